"""A figure that a change leads to: from what it changed (由 A 增至 B), or by how much (增加 A 至 B)."""

from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.words import cues
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

REACH = 20
"""How far before the earlier figure of a change the words begin that say so."""
TO = re.compile("后?(?:达|[增升降])?[至到]|后?达|后为")
"""What stands between an amount of change and what it leads to."""
TO_ENDS = frozenset("至到达为")
AMOUNTS = frozenset({"百分点", "%", "倍"})
"""Units of change beside the figure's own."""


def led(scene: Scene, quantity: Quantity) -> Quantity:
    """Return the figure with the words of the change that leads to it as words before it, as 超过 and 约 are."""
    low = _from(scene, quantity)
    low = _by(scene, quantity) if low is None else low
    return quantity if low is None else quantity._replace(prefix_start=low)


def _from(scene: Scene, quantity: Quantity) -> int | None:
    """Return where the change begins that names what it led away from."""
    earlier = scene.changes.get(quantity.start) if scene.changes else None
    if earlier is None:
        return None
    first = scene.steps(earlier)[0].prefix_start
    found = cues.FROM.search(scene.text, max(scene.start, first - REACH), first)
    return found.start() if found else first


def _by(scene: Scene, quantity: Quantity) -> int | None:
    """Return where the change begins that says by how much."""
    if scene.text[quantity.prefix_start - 1] not in TO_ENDS:
        return None
    low, _ = scene.clause(quantity.start)
    before = between(scene.quantities, low, quantity.prefix_start)[-1:]
    if not before or before[0].unit not in {quantity.unit, *AMOUNTS}:
        return None
    if not TO.fullmatch(scene.text, before[0].end, quantity.prefix_start):
        return None
    grown = cues.GROWTH.search(scene.text[low : before[0].prefix_start])
    return low + grown.start() if grown else None
