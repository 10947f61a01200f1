"""Which units figures are kept in, and which an indicator counts in."""

from shuize.pack import Indicator
from workers.numbers.numerals import Quantity
from workers.numbers.units import COUNTED, UNITS

LAND = frozenset({"亩", "公顷"})
"""Units of land that is worked: of whose land an area is may be told."""
KNOWN_UNITS = frozenset(unit for unit, _ in UNITS.values())


def counts_in(item: Indicator, quantity: Quantity) -> bool:
    """Say whether the figure's unit is one that the indicator counts in."""
    return quantity.unit == item.unit or quantity.unit in item.units


def unknown_unit(pack: str, indicator: str, unit: str) -> str:
    """Say which unit cannot be, and which one may have been meant."""
    meant = UNITS.get(unit, ("", None))[0]
    examples = " ".join(sorted(COUNTED & KNOWN_UNITS))
    hint = f"it is read as {meant!r}" if meant else f"such as % 家 例 剂次 {examples}"
    return f"pack {pack}: indicator {indicator!r}: unit {unit!r} is none that figures are kept in; {hint}"
