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

STOPS = "。；！？\n\r"
"""What parts a figure from a name before it that is said of another; behind it any mark does."""
MARKS = STOPS + "，、,;：:（("
MARKED = frozenset((*MARKS, ""))
COUNTED_IN = 12
"""Within so many code points behind its name a figure, or what is counted, makes a kind one that is told of."""
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
            if one.series.indicator in kinds.tallies and one.series.subject is None:
                name = self._kind(self._namings(number, kinds), one)
                return replace(one, series=replace(one.series, subject=name)) if name else one
        return one

    def _namings(self, number: int, kinds: Varieties) -> list[Naming]:
        """Return where the story names a kind, in order."""
        if number not in self._named:
            found = kinds.named.finditer(self.text, self.start, self.end)
            namings = (Naming(*one.span(), kinds.own.get(one.group())) for one in found)
            title = self.text.find("\n", self.start, self.end)
            self._named[number] = [
                one for one in namings if one.name is None or one.end <= title or self._is_counted(one.end, kinds)
            ]
        return self._named[number]

    def _is_counted(self, at: int, kinds: Varieties) -> bool:
        """Say whether a figure, or what is counted, follows the name before any mark: what was ruled out is not."""
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
        """Yield the name right behind the figure, then the last before it with no stop between."""
        at = bisect_left(named, one.end, key=attrgetter("start"))
        behind, before = (
            named[at : at + 1],
            named[max(0, bisect_left(named, one.start + 1, key=attrgetter("end")) - 1) :],
        )
        yield from (
            item for item in behind if item.start - one.end <= BEHIND and self._joined(one.end, item.start, MARKS)
        )
        yield from (item for item in before[:1] if item.end <= one.start and self._joined(item.end, one.start, STOPS))

    def _joined(self, start: int, end: int, marks: str) -> bool:
        """Say whether none of the marks stands between."""
        return not any(self.text.find(mark, start, end) >= 0 for mark in marks)
