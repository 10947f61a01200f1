"""What the code of a place says: its level, and which place of a wider level it lies in."""

from shuize.types import Place

NATION = Place("100000", "全国")
TAIWAN = "710000"
"""The island, whose cities have no codes."""
NOWHERE = Place(None, "")
LEVELS = {"province": 2, "prefecture": 4, "county": 6}
MUNICIPALITIES = frozenset({"11", "12", "31", "50"})
"""北京, 天津, 上海, 重庆, whose 全市 is the whole of them."""
DIRECT = "90"
"""What stands in the code of a county that a province governs itself, with no prefecture between (仙桃市 429004)."""
REGIONS = frozenset({"15", "45", "54", "64", "65"})
"""The autonomous regions, whose 全区 is the whole of them."""


def reach(code: str, reference: str) -> str | None:
    """Return the code of the given level that `code` is or lies in, None where it is wider than that."""
    if reference == "county" and code.endswith("0000") and code[:2] in REGIONS:
        return code
    if reference == "county" and code[:2] in REGIONS and level(code) == "prefecture":
        return code[:2] + "0000"
    if code[2:4] == DIRECT and reference == "prefecture":
        return code
    if code[:2] in MUNICIPALITIES and reference == "prefecture":
        return code[:2] + "0000"
    wide = LEVELS[reference]
    return None if LEVELS[level(code)] < wide else code[:wide].ljust(6, "0")


def level(code: str) -> str:
    """Return the level of a code: province, prefecture or county."""
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


def is_county(code: str) -> bool:
    """Say whether it is the code of a county."""
    return level(code) == "county"


def inside(code: str, outer: str) -> bool:
    """Say whether `code` lies in `outer`."""
    return code != outer and code.startswith(outer.rstrip("0").ljust(2, "0"))
