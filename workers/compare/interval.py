"""What interval a figure stands for: its span says what it may be, floor and ceiling what it surely is.

近95% and 约95% surely reach nothing upwards; 95%以上 and 超过95% reach 95; 95.0% is compared exactly as printed.
"""

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache, reduce
from typing import NamedTuple

from shuize.alert import Figure
from shuize.types import Relation

BELOW = (Relation.LE, Relation.LT)
ABOVE = (Relation.GE, Relation.GT)
PRECISION = {Relation.EQ: 0, Relation.GE: 1, Relation.GT: 1, Relation.LE: 2, Relation.LT: 2, Relation.APPROX: 3}


def is_exact(figure: Figure) -> bool:
    """Say whether one number was printed for it, not a range and not a bound."""
    return figure.relation is Relation.EQ and not _is_wide(figure.low, figure.high, figure.step)


def floor(figure: Figure) -> Decimal | None:
    """Return what the true value is surely at or past upwards, None where nothing is sure."""
    if is_exact(figure):
        return figure.value
    if figure.relation in ABOVE:
        return figure.value if figure.low is None else figure.low
    return figure.low if figure.relation is Relation.EQ else None


def ceiling(figure: Figure) -> Decimal | None:
    """Return what the true value is surely at or past downwards, None where nothing is sure."""
    if is_exact(figure):
        return figure.value
    if figure.relation in BELOW:
        return figure.value if figure.high is None else figure.high
    return figure.high if figure.relation is Relation.EQ else None


class Span(NamedTuple):
    """An interval that true values lie in, None where it is open."""

    low: Decimal | None
    high: Decimal | None

    @property
    def is_possible(self) -> bool:
        """Say whether any value lies in it."""
        return self.low is None or self.high is None or self.low <= self.high

    def within(self, other: "Span") -> "Span":
        """Return what both hold."""
        low = other.low if self.low is None or (other.low is not None and other.low > self.low) else self.low
        high = other.high if self.high is None or (other.high is not None and other.high < self.high) else self.high
        return Span(low, high)


EVERYTHING = Span(None, None)


def together(figures: Iterable[Figure]) -> Span:
    """Return where the one true value behind all of them would lie."""
    return reduce(Span.within, set(map(span, figures)), EVERYTHING)


def agree(figures: Iterable[Figure]) -> bool:
    """Say whether one true value could be behind all of them, rounding allowed."""
    return together(figures).is_possible


def _is_wide(low: Decimal | None, high: Decimal | None, step: Decimal) -> bool:
    """Say whether the interval is wider than the rounding of its last digit."""
    return low is not None and high is not None and high - low > step


def span(figure: Figure) -> Span:
    """Return the interval that the true value lies in."""
    return _span(figure.relation, figure.value, figure.low, figure.high, figure.step)


@lru_cache(maxsize=4096)
def _span(relation: Relation, value: Decimal, low: Decimal | None, high: Decimal | None, step: Decimal) -> Span:
    """Return the same; what is told is told again and again."""
    if relation is Relation.EQ and not _is_wide(low, high, step):
        return Span(value - step / 2, value + step / 2)
    if relation in ABOVE:
        return Span(value if low is None else low, high)
    if relation in BELOW:
        return Span(low, value if high is None else high)
    return Span(low, high)
