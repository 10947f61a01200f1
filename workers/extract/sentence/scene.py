"""One sentence with everything that was found in it, and the grammar of its clauses."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from workers.days.dates import DateMention
from workers.extract.sentence.lazily import lazy
from workers.extract.sentence.lists import alike, joined, runs
from workers.extract.sentence.mentions import Mentions
from workers.extract.sentence.spans import Clauses, Spanned, between
from workers.extract.sentence.steps import CHANGES, leads, led_up
from workers.extract.words import cues, namewords
from workers.extract.words.lexicon import BEARERS, Mark, Sort
from workers.numbers.numerals import Quantity
from workers.places.mentioned import PlaceMention
from workers.text import lazyre as re
from workers.text.segment import Word, Words
from workers.text.stories import Sentence

BREAK = re.compile(r"[，；;。！？!?\n（(）),](?:(?<=[；;。！？!?\n（(）)])|(?!\d{3}(?!\d))|(?<!\d[，,]))")
"""One class of characters first: that makes the scan fast."""
LISTED = re.compile(r"^(?:、|和|及|与|以及|，|,|\s)*$")
PAUSE = "、"
BRACKETED = 3
"""A word with brackets in it has more code points than this."""
MARKS = frozenset("，；;（）()、,。！？!?\n")
"""What a clause may begin with that is no part of it."""


class Scene:
    """A sentence of `text` (offsets are the whole text's) and its mentions in order, each kind found when asked for."""

    __slots__ = ("__dict__", "end", "governing", "marks", "mentions", "published", "sentence", "start", "text", "today")

    def __init__(self, sentence: Sentence, mentions: Mentions, marks: Sequence[Mark]) -> None:
        """Take the sentence; `marks` are the known words that begin in it."""
        self.text = mentions.text
        self.start, self.end = sentence.start, sentence.end
        self.sentence, self.mentions, self.marks = sentence, mentions, marks
        self.published, self.today = mentions.published, mentions.today
        """The day of publication, and as it is written."""
        self.governing: dict[int, bool] = {}
        """By where it begins, whether a place governs, as far as it was asked."""

    @lazy
    def quantities(self) -> Sequence[Quantity]:
        """The figures."""
        return self.mentions.quantities(self.start, self.end)

    @lazy
    def measures(self) -> frozenset[str]:
        """The packs' units that figures may be in, more or all of them: less work than reading the figures."""
        return self.mentions.measures(self.start, self.end)

    @lazy
    def dates(self) -> Sequence[DateMention]:
        """The days and periods."""
        return between(self.mentions.dates, self.start, self.end)

    @lazy
    def places(self) -> Sequence[PlaceMention]:
        """The places."""
        return between(self.mentions.places, self.start, self.end)

    @property
    def all_places(self) -> Sequence[PlaceMention]:
        """The places, also where the sentence stands behind the last one that is read."""
        read = self.end <= self.mentions.read_to
        return self.places if read else between(self.mentions.all_places, self.start, self.end)

    @lazy
    def words(self) -> Words:
        """The words, cut part by part."""
        return self.mentions.words(self.start, self.end)

    @lazy
    def breaks(self) -> list[int]:
        """The clause boundaries: 0 ... n, as positions in the text, the sentence's own ends included."""
        cuts = [found.start() for found in BREAK.finditer(self.text, self.start, self.end)]
        edges = [self.start, *self._outside_words(cuts), self.end]
        listed = self.text.find(PAUSE, self.start, self.end) >= 0 and len(self.quantities) > 1
        soft = [cut for low, high in pairwise(edges) for cut in self._pauses(low, high)] if listed else []
        return sorted({*edges, *soft})

    def _outside_words(self, cuts: list[int]) -> list[int]:
        """Return the cuts but those within a known word: brackets may be a part of one."""
        if self.text.find("（", self.start, self.end) < 0 and self.text.find("(", self.start, self.end) < 0:
            return cuts
        wide = [mark for mark in self.marks if mark.sort in BEARERS and mark.end - mark.start > BRACKETED]
        return [at for at in cuts if not any(mark.start < at < mark.end for mark in wide)] if wide else cuts

    def _pauses(self, low: int, high: int) -> list[int]:
        """Return the 、 of this stretch that part figures each with words of its own (A 区 95%、B 区 96%).

        What only counts the places just named (杭州、宁波两市) is none.
        """
        if self.text.find(PAUSE, low + 1, high) < 0:
            return []
        cuts = [at for at in range(low + 1, high) if self.text[at] == PAUSE]
        parts = list(pairwise([low, *cuts, high]))
        counted = [between(self.quantities, *part) for part in parts]
        figured = [any(self.text[item.end - 1] not in cues.AREAS for item in part) for part in counted]
        worded = [self._worded(*part) for part in parts]
        return [
            cut
            for cut, before, after, words in zip(cuts, figured, figured[1:], worded[1:], strict=False)
            if before and after and words
        ]

    def _worded(self, low: int, high: int) -> bool:
        """Say whether words come before the first figure of this stretch."""
        figures = between(self.quantities, low, high)
        return bool(figures) and len(self.text[low : figures[0].prefix_start].strip("、 和及与")) > 0

    @lazy
    def changes(self) -> dict[int, Quantity]:
        """The earlier figure of each change (由 120 万扩大到 800 万), by where its later figure begins."""
        if CHANGES.search(self.text, self.start, self.end) is None:
            return {}
        found: dict[int, Quantity] = {}
        for earlier, later in pairwise(self.quantities):
            if self._changed(earlier, later, on=earlier.start in found):
                found[later.start] = earlier
        return found

    def _changed(self, earlier: Quantity, later: Quantity, *, on: bool) -> bool:
        """Say whether the words between two figures lead from the one to the other, `on` from a change before."""
        if not later.unit or earlier.unit not in {"", later.unit}:
            return False
        gap = self.undated(earlier.end, later.prefix_start)
        opens = self.steps(earlier, on=False)[0].prefix_start
        return leads(self.text[max(self.start, opens - 20) : opens], gap, later.prefix_start - earlier.end, on=on)

    def undated(self, start: int, end: int) -> str:
        """Return the words of the stretch without its dates (提高到正月十六的 -> 提高到的)."""
        days = [item for item in between(self.dates, start, end) if item.end <= end]
        if not days:
            return self.text[start:end]
        opened = [item.start + (self.text[item.start] in cues.UNTIL) for item in days]
        edges = [start, *[at for item, low in zip(days, opened, strict=True) for at in (low, item.end)], end]
        return "".join(self.text[low:high] for low, high in zip(edges[::2], edges[1::2], strict=True))

    @lazy
    def _left(self) -> frozenset[int]:
        """Where the figures begin that changes led away from."""
        return frozenset(one.start for earlier in self.changes.values() for one in self.steps(earlier))

    def steps(self, last: Quantity, *, on: bool = True) -> tuple[Quantity, ...]:
        """Return the figures that lead up to one, each of a day of its own, or else its list; `on` across verbs."""
        group = self.group(last)
        led = led_up(group, between(self.quantities, self.start, group[0].start), self.undated) if self.dates else group
        before = self.changes.get(led[0].start) if on else None
        return (*self.steps(before), *led) if before else led

    def is_earlier(self, quantity: Quantity) -> bool:
        """Say whether the figure is the one that a change led away from."""
        return quantity.start in self._left

    def is_open(self, at: int) -> bool:
        """Say whether position `at` stands in no brackets."""
        words = self.text[self.start : at]
        if "（" not in words and "(" not in words:
            return True
        return max(words.rfind("（"), words.rfind("(")) <= max(words.rfind("）"), words.rfind(")"))

    @lazy
    def clause(self) -> Callable[[int], tuple[int, int]]:
        """Return the clause that holds a position, without the mark it begins with."""
        return Clauses(self.breaks, self._clauses).__getitem__

    @lazy
    def _clauses(self) -> list[tuple[int, int]]:
        """The clauses in order, each without the mark it begins with."""
        start, text = self.start, self.text
        edges = [*self.breaks, self.breaks[-1]] if len(self.breaks) == 1 else self.breaks
        return [(low + 1 if low > start and text[low] in MARKS else low, high) for low, high in pairwise(edges)]

    def resumed(self, at: int) -> int:
        """Return where the clause of `at` begins, words before its brackets included (甲 9 %（3 家）、乙 8 %: not)."""
        low, _ = self.clause(at)
        while low > self.start and self.text[low - 1] in "）)":
            opened = max(self.text.rfind("（", self.start, low), self.text.rfind("(", self.start, low))
            listed = self.text.startswith(PAUSE, low) and any(one.end == opened for one in self.quantities)
            if opened <= self.start or listed:
                break
            low, _ = self.clause(opened - 1)
        return low

    def clause_before(self, at: int) -> tuple[int, int] | None:
        """Return the clause before the one that holds `at`, None for the first."""
        low, _ = self.clause(at)
        return self.clause(low - 2) if low - 2 >= self.start else None

    def of(self, sort: Sort, start: int, end: int) -> list[Mark]:
        """Return the marks of this sort that begin in [start, end)."""
        marks = self.sorts.get(sort)
        return between(marks, start, end) if marks else []

    @lazy
    def sorts(self) -> dict[Sort, list[Mark]]:
        """The marks by their sort."""
        found: dict[Sort, list[Mark]] = {}
        for mark in self.marks:
            found.setdefault(mark.sort, []).append(mark)
        return found

    @lazy
    def named(self) -> frozenset[str]:
        """The indicators that a name or a verb of the sentence stands for."""
        return frozenset([one for mark in self.marks if mark.sort in BEARERS for one in mark.ids])

    @lazy
    def firms(self) -> list[tuple[int, int]]:
        """The spans of what may be firms by their full names; where a name begins is still open."""
        if not namewords.FIRM_END.search(self.text, self.start, self.end):
            return []
        return [found.span() for found in namewords.COMPANY.finditer(self.text, self.start, self.end)]

    def words_in(self, start: int, end: int) -> list[Word]:
        """Return the words that lie in [start, end)."""
        return self.words.within(start, end)

    def words_back(self, start: int, end: int) -> Iterator[Word]:
        """Yield the words that lie in [start, end), the last first."""
        return self.words.back(start, end)

    def listed(self, first: Spanned, second: Spanned) -> bool:
        """Say whether nothing but a list's mark (、 和 及) stands between the two."""
        return second.start - first.end <= 3 and bool(LISTED.match(self.text[first.end : second.start]))  # noqa: PLR2004 - the longest is 以及 with a comma

    def group(self, quantity: Quantity) -> tuple[Quantity, ...]:
        """Return the unbroken list of figures of one unit that `quantity` stands in (94.5%、99% 和 98%)."""
        return self._groups[quantity.start]

    def run(self, quantity: Quantity) -> tuple[Quantity, ...]:
        """Return the unbroken list of figures of whatever units that `quantity` stands in (3 万套、120 万只)."""
        return self._runs[quantity.start]

    @lazy
    def _runs(self) -> dict[int, tuple[Quantity, ...]]:
        """The list that each figure stands in, by where the figure begins."""
        return runs(self.quantities, lambda first, second: joined(self.text, first, second))

    @lazy
    def _groups(self) -> dict[int, tuple[Quantity, ...]]:
        """The list of one unit that each figure stands in, by where the figure begins."""
        return runs(self.quantities, lambda first, second: alike(self.text, self.start, first, second))
