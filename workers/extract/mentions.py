"""What a text mentions, each kind found when it is first asked for: most sentences are never asked for their words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from shuize.places import Gazetteer
from workers.dates import DateMention, dates
from workers.extract.lazily import lazy
from workers.numerals import Quantity, legible, quantities_in
from workers.places import PlaceMention, places
from workers.segment import Segmenter, Words


@dataclass(frozen=True)
class Mentions:
    """The figures, dates, places and words of one text."""

    text: str
    published: date
    gazetteer: Gazetteer
    segments: Segmenter

    def quantities(self, start: int, end: int) -> list[Quantity]:
        """Return the figures that begin in [start, end), which is one sentence: nothing is read twice."""
        return quantities_in(self._legible, start, end)

    @lazy
    def today(self) -> str:
        """The day of publication, as it is written."""
        return self.published.isoformat()

    @lazy
    def _legible(self) -> str:
        """The text as numbers are read in it."""
        return legible(self.text)

    @lazy
    def dates(self) -> Sequence[DateMention]:
        """All days and periods, each seen from those before it."""
        return dates(self.text, self.published)

    @lazy
    def places(self) -> Sequence[PlaceMention]:
        """All places, each seen from those before it."""
        return places(self.text, self.gazetteer, self.published)

    def words(self, start: int, end: int) -> Words:
        """Return the words of a sentence."""
        return Words(self.segments, self.text, start, end)
