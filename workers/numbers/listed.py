"""Numbers of a list that only its last has the unit of (320、410和52家): theirs too, and what it is counted by."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from workers.numbers.cardinals import LARGE, plain

if TYPE_CHECKING:
    from workers.numbers.numerals import Quantity

JOINTS = frozenset("、和及与")
FORMS = frozenset(("number", "percent"))
ALIKE = 20
"""As many times as much as its neighbour a number may be that is counted by the same 万."""
FEW = 10
_ONE = Decimal(1)


def shared(text: str, found: Sequence["Quantity"]) -> list["Quantity"]:
    """Return the quantities, each bare number of a list in the unit of the next.

    Two neighbours are no list but a guess (5、6 人). 万 and 亿 are shared by numbers that look alike (3200、4100 万亩),
    unless more than the last has its own (800、4.1 万和 5.2 万人).
    """
    if all(one.unit for one in found[:-1]):
        return list(found)
    result: list[Quantity] = []
    large, apart = _ONE, False
    for one in reversed(found):
        after = result[-1] if result else None
        own = _large(text[one.start : one.end])
        if after is None or one.unit or not after.unit or not _listed(text, one, after):
            large, apart = own, False
            result.append(one)
            continue
        apart = apart or own > _ONE
        lift = _ONE if apart else large
        alike = lift == _ONE or _alike(one.value, after.value / large)
        result.append(_lifted(one, after, lift) if alike else one)
    return result[::-1]


def _listed(text: str, one: "Quantity", after: "Quantity") -> bool:
    """Say whether the next number goes on a list that a bare one is in."""
    guess = after.value < FEW and after.value - one.value == 1
    return one.form == "number" and after.form in FORMS and text[one.end : after.prefix_start] in JOINTS and not guess


def _alike(own: Decimal, other: Decimal) -> bool:
    """Say whether two numbers are both whole or both not, and of about one size."""
    whole = own == own.to_integral_value(), other == other.to_integral_value()
    return whole[0] == whole[1] and own > 0 and max(own, other) <= ALIKE * min(own, other)


def _lifted(one: "Quantity", after: "Quantity", large: Decimal) -> "Quantity":
    """Return a bare number in the unit of the next, so many times as much."""
    low, high = (None if end is None else plain(end * large) for end in (one.low, one.high))
    value, step = plain(one.value * large), one.step * large
    return one._replace(value=value, step=step, low=low, high=high, unit=after.unit, form=after.form)


def _large(words: str) -> Decimal:
    """Return what the 万 and 亿 of a number multiply by."""
    large = _ONE
    for character in words:
        large *= LARGE.get(character, _ONE)
    return large
