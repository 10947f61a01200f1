"""The short names of new areas that a text names in full (临港新片区…，[临港]规上企业)."""

from collections.abc import Iterator

from workers.places.mentioned import PlaceMention
from workers.text import lazyre as re

NEW_AREA = ("新片区", "新区")
LEADS = frozenset("，。；：、（(,;:在了")
OF_SHORT = re.compile(
    r"(?:的|区内|各类|所有)?(?:规模以上|规上|限上|重点|企业|外资|内资|中小|在建|工业(?![区园集])|已|累计|复[工产])"
)
"""What stands before and after the short name of a new area named in full (临港新片区…，[临港]规上企业)."""


def with_short(text: str, found: list[PlaceMention], end: int | None) -> list[PlaceMention]:
    """Add the short names of the new areas that the text names in full, where nothing else is named there."""
    if not any(kind in text for kind in NEW_AREA):
        return found
    short = {cut: item for item in found if (cut := _short(item))}
    taken = {at for item in found for at in range(item.start, item.end)} if short else set()
    more = [
        item._replace(start=at, end=at + len(name), inside_name=False)
        for name, item in short.items()
        for at in _said(text[:end], name)
        if at not in taken
    ]
    return sorted([*found, *more], key=lambda item: item.start) if more else found


def _short(item: PlaceMention) -> str | None:
    """Return the short name of a new area, None for another place."""
    name = item.zone or item.name
    ends = next((kind for kind in NEW_AREA if name.endswith(kind)), None) if item.code else None
    return name.removesuffix(ends) if ends and len(name) - len(ends) > 1 else None


def _said(text: str, name: str) -> Iterator[int]:
    """Yield where something is told of the name."""
    at = text.find(name)
    while at >= 0:
        leads = at == 0 or text[at - 1] in LEADS or text[at - 1].isspace()
        if leads and OF_SHORT.match(text, at + len(name)):
            yield at
        at = text.find(name, at + len(name))
