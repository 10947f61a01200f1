"""What interval a figure stands for: its span says what it may be, floor and ceiling what it surely is.

近95% and 约95% surely reach nothing upwards; 95%以上 and 超过95% reach 95; 95.0% is compared exactly as printed.
"""

from collections.abc import Iterable
from decimal import Decimal

from shuize.alert import Figure
from shuize.types import Relation

BELOW = (Relation.LE, Relation.LT)
ABOVE = (Relation.GE, Relation.GT)
PRECISION = {Relation.EQ: 0, Relation.GE: 1, Relation.GT: 1, Relation.LE: 2, Relation.LT: 2, Relation.APPROX: 3}


def is_exact(figure: Figure) -> bool:
    """Say whether one number was printed for it, not a range and not a bound."""
    return figure.relation is Relation.EQ and not _is_range(figure)


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


def agree(figures: Iterable[Figure]) -> bool:
    """Say whether one true value could be behind all of them, rounding allowed."""
    spans = [_span(figure) for figure in figures]
    lows = [low for low, _ in spans if low is not None]
    highs = [high for _, high in spans if high is not None]
    return not lows or not highs or max(lows) <= min(highs)


def _is_range(figure: Figure) -> bool:
    """Say whether the interval is wider than the rounding of its last digit."""
    if figure.low is None or figure.high is None:
        return False
    return figure.high - figure.low > figure.step


def _span(figure: Figure) -> tuple[Decimal | None, Decimal | None]:
    """Return the interval that the true value lies in, None where it is open."""
    if is_exact(figure):
        return figure.value - figure.step / 2, figure.value + figure.step / 2
    if figure.relation in ABOVE:
        return (figure.value if figure.low is None else figure.low), figure.high
    if figure.relation in BELOW:
        return figure.low, (figure.value if figure.high is None else figure.high)
    return figure.low, figure.high
