"""Which series stand side by side: one indicator, population and unit, of places of one level in one place."""

from shuize.places import NATION
from shuize.types import Series

PROVINCES = range(11, 100)
BELOW = range(1, 100)


def sibling_codes(series: Series) -> tuple[str, ...]:
    """Return the codes that a place beside the series' may have, its own among them.

    Provinces of the nation, cities of one province, counties of one city; nothing for the nation, for an area
    without a code of its own and for a place that is unknown.
    """
    code = series.place.code
    if code is None or code == NATION or series.place.zone:
        return ()
    if code.endswith("0000"):
        return tuple(f"{number}0000" for number in PROVINCES)
    if code.endswith("00"):
        return tuple(f"{code[:2]}{number:02}00" for number in BELOW)
    return tuple(f"{code[:4]}{number:02}" for number in BELOW)


def family(series: Series) -> tuple[str, ...] | None:
    """Return what the series shares with all that stand beside it and with no other; None where nothing can.

    >>> from shuize.types import Place
    >>> family(Series("rate", Place("370200", "青岛市"), "企业", "%"))
    ('rate', '企业', '%', '', '370100')
    """
    codes = sibling_codes(series)
    if not codes:
        return None
    return series.indicator, series.subject or "", series.unit, ",".join(series.excludes), codes[0]
