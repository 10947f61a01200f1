"""Which units an indicator counts in."""

from shuize.pack import Indicator
from workers.numbers.numerals import Quantity

LAND = frozenset({"亩", "公顷"})
"""Units of land that is worked: of whose land an area is may be told."""


def counts_in(item: Indicator, quantity: Quantity) -> bool:
    """Say whether the figure's unit is one that the indicator counts in."""
    return quantity.unit == item.unit or quantity.unit in item.units
