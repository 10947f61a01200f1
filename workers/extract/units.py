"""Which units an indicator counts in."""

from shuize.pack import Indicator
from workers.numerals import Quantity


def counts_in(item: Indicator, quantity: Quantity) -> bool:
    """Say whether the figure's unit is one that the indicator counts in."""
    return quantity.unit == item.unit or quantity.unit in item.units
