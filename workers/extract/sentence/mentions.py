"""What a text mentions, each kind found when it is first asked for: most sentences are never asked for their words."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from shuize.places import Gazetteer
from workers.days.dates import DateMention, dates
from workers.extract.sentence.lazily import lazy
from workers.extract.sentence.tellers import told_from
from workers.extract.words.lexicon import Lexicon, Mark
from workers.extract.words.namedkinds import longer
from workers.numbers.numerals import Quantity, legible, quantities_in
from workers.numbers.printed import REACH, spots
from workers.places.mentioned import PlaceMention
from workers.places.places import places
from workers.places.tokens import Said
from workers.text.segment import Segmenter, Words

NONE: frozenset[str] = frozenset()


class Mentions:
    """The figures, dates, places, known words and words of one text."""

    def __init__(self, text: str, published: date, gazetteer: Gazetteer, segments: Segmenter, lexicon: Lexicon) -> None:
        """Look at nothing yet."""
        self.text, self.published, self.gazetteer, self.segments = text, published, gazetteer, segments
        self.lexicon = lexicon
        self.read_to = len(text)
        """Where reading ends: no date and no place that begins behind it is looked for until one is missed."""

    @lazy
    def marks(self) -> Sequence[Mark]:
        """The known words."""
        return longer(self.text, self.lexicon.marks(self.text), self.lexicon)

    @lazy
    def said(self) -> Said:
        """Where known words begin that say something: names, verbs, and whom they are said of."""
        return self.lexicon.said(self.marks)

    def quantities(self, start: int, end: int) -> list[Quantity]:
        """Return the figures that begin in [start, end), which is one sentence: nothing is read twice."""
        return quantities_in(self.legible, start, end)

    @lazy
    def today(self) -> str:
        """The day of publication, as it is written."""
        return self.published.isoformat()

    @lazy
    def legible(self) -> str:
        """The text as numbers are read in it."""
        return legible(self.text)

    @lazy
    def _spots(self) -> tuple[list[int], list[frozenset[str]]]:
        """Where figures in units of the packs may stand, and in which each."""
        return spots(self.legible, self.lexicon.units)

    def measures(self, start: int, end: int) -> frozenset[str]:
        """Return in which of the packs' units the figures may be that begin in [start, end)."""
        at, units = self._spots
        low = bisect_left(at, start)
        high = bisect_left(at, end + REACH, low)
        return NONE.union(*units[low:high]) if high > low + 1 else units[low] if high > low else NONE

    @lazy
    def dates(self) -> Sequence[DateMention]:
        """The days and periods, each seen from those before it."""
        return dates(self.text, self.published, self.read_to)

    @lazy
    def places(self) -> Sequence[PlaceMention]:
        """The places, each seen from those before it."""
        found = places(self.text, self.gazetteer, self.published, self.read_to, self.said)
        return told_from(self.text, found, self.gazetteer)

    @lazy
    def all_places(self) -> Sequence[PlaceMention]:
        """The places of the whole text."""
        whole = self.read_to == len(self.text)
        if whole:
            return self.places
        found = places(self.text, self.gazetteer, self.published, said=self.said)
        return told_from(self.text, found, self.gazetteer)

    def words(self, start: int, end: int) -> Words:
        """Return the words of a sentence."""
        return Words(self.segments, self.text, start, end)
