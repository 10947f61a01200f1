"""Of which kind a running count is: of the one that its clause names, else of the only one that its story does.

A story names a kind by its title, or where it counts it.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import NamedTuple

from shuize.types import Observation
from workers.extract.words.lexicon import Lexicon
from workers.extract.words.varieties import Varieties
from workers.text import lazyre as re

STOPS = "。；！？\n\r"
"""What parts a figure from a name before it that is said of another; behind it any mark does."""
MARKS = STOPS + "，、,;：:（("
MARKED = frozenset((*MARKS, ""))
COUNTED_IN = 12
"""Within so many code points behind its name a figure, or what is counted, makes a kind one that is told of."""
LEFT_OUT = re.compile("除(?:了|去)?[^，。；：]*$")
"""What stands before a kind that others are told without."""
COUNTED_RIGHT = re.compile(r"(?:\d[\d,.]*[多余]?万?[例宗人]|无|没有|未报告)$")
"""A figure right before a kind, or that there is none: so many of it."""
AMONG = re.compile("中[，,]")
"""What stands behind a kind that a sentence goes on to tell of."""
BEHIND = 6
"""Most code points between a figure and the name of what it counts (3 例确诊[登革热]病例)."""


class Naming(NamedTuple):
    """Where a story names a kind; the usual one has no name."""

    start: int
    end: int
    name: str | None


@dataclass(slots=True)
class StoryKinds:
    """The kinds that a story names, found when the first of its running counts asks."""

    text: str
    start: int
    end: int
    lexicon: Lexicon
    _named: dict[int, list[Naming]] = field(default_factory=dict)

    def known(self, one: Observation) -> Observation:
        """Return the count as one of its kind, where that is not the usual one and nobody else is named."""
        for number, kinds in enumerate(self.lexicon.varieties):
            subject = one.series.subject
            if one.series.indicator in kinds.tallies and (subject is None or subject in kinds.every):
                name = self._kind(self._namings(number, kinds), one)
                return replace(one, series=replace(one.series, subject=f"{subject or ''}{name}")) if name else one
        return one

    def _namings(self, number: int, kinds: Varieties) -> list[Naming]:
        """Return where the story names a kind, in order."""
        if number not in self._named:
            found = kinds.named.finditer(self.text, self.start, self.end)
            namings = (Naming(*one.span(), kinds.own.get(one.group())) for one in found)
            title = self.text.find("\n", self.start, self.end)
            self._named[number] = [
                one
                for one in namings
                if not self._is_left_out(one.start)
                and (one.name is None or one.end <= title or self._is_counted(one, kinds))
            ]
        return self._named[number]

    def _is_left_out(self, at: int) -> bool:
        """Say whether others than the kind are told of (除霍乱外，共报告…)."""
        return LEFT_OUT.search(self.text, max(self.start, at - COUNTED_IN), at) is not None

    def _is_counted(self, one: Naming, kinds: Varieties) -> bool:
        """Say whether a figure, or what is counted, follows the name before any mark: what was ruled out is not.

        Nor does what it opens with need any (乙类传染病中，…), or what stands right behind a figure (9 例霍乱，…).
        """
        at = one.end
        if COUNTED_RIGHT.search(self.text, max(self.start, one.start - COUNTED_IN), one.start):
            return True
        if AMONG.match(self.text, at):
            return True
        high = next((end for end in range(at, at + COUNTED_IN) if self.text[end : end + 1] in MARKED), at + COUNTED_IN)
        behind = self.text[at:high]
        return any(mark.isdecimal() for mark in behind) or any(thing in behind for thing in kinds.things)

    def _kind(self, named: Sequence[Naming], one: Observation) -> str | None:
        """Return the kind that the figure's clause names, before it or right behind, else the only one there is."""
        near = next(self._near(named, one), None)
        if near:
            return near.name
        names = {item.name for item in named}
        return names.pop() if len(names) == 1 else None

    def _near(self, named: Sequence[Naming], one: Observation) -> Iterator[Naming]:
        """Yield the name right behind the figure, then the last before its end with no stop between."""
        at = bisect_left(named, one.end, key=attrgetter("start"))
        behind, before = named[at : at + 1], named[:at][-1:]
        yield from (
            item for item in behind if item.start - one.end <= BEHIND and self._joined(one.end, item.start, MARKS)
        )
        yield from (item for item in before if self._joined(item.end, one.start, STOPS))

    def _joined(self, start: int, end: int, marks: str) -> bool:
        """Say whether none of the marks stands between."""
        return not any(self.text.find(mark, start, end) >= 0 for mark in marks)
