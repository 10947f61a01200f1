"""What a rule finds in a series, before it gets its identity and before anybody asks whether it comes late."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from shuize.alert import Figure, Status
from shuize.types import Kind
from workers.compare.canonical import Point

CROSSED = "crossed"
FIRST_REPORT = "first_report"


@dataclass(frozen=True, slots=True)
class Finding:
    """One state a rule sees: at which key, since which date, and the figure that carries it."""

    key: str
    point: Point
    figure: Figure
    reason: str
    status: Status = Status.OPEN
    episode: int = 1
    previous: Figure | None = None
    detail: dict[str, object] = field(default_factory=dict)
    ages: bool = True
    """Whether it is historical where its article came long after its date."""
    news: date | None = None
    """When it came to be known, where that is not when its figure was published."""

    @property
    def known_since(self) -> date:
        """When it came to be known."""
        return self.news or self.figure.published

    @property
    def speakers(self) -> int:
        """How many sources say so."""
        said = [one for one in self.point.backing if one.kind is not Kind.DERIVED] or self.point.backing
        return len({figure.speaker for figure in said})


def carrier(point: Point, test: Callable[[Figure], bool]) -> Figure:
    """Return the first published of the figures behind the date that pass the test, which its chosen one does."""
    return next(figure for figure in point.backing if test(figure))
