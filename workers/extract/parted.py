"""Places that stand for a part of what is told: those that 其中 tells of, and where goods set out from."""

from collections.abc import Callable, Sequence

from shuize.types import Place
from workers import lazyre as re
from workers.extract.codes import NATION, inside
from workers.extract.lexicon import Sort
from workers.extract.links import Link
from workers.extract.scene import Scene, between
from workers.places import PlaceMention

Named = Sequence[tuple[PlaceMention, Place]]
"""A sentence's places, in order, each with what it means."""
SENT_FROM = re.compile(r"[，,](?:从|由)[\u4e00-\u9fff]{2,8}?(?:发往|运往|送往|启程|发出|出发|驶出|起运|运抵)")


def is_sent_from(scene: Scene, link: Link, item: PlaceMention) -> bool:
    """Say whether the goods counted set out from the place (240 吨大米，从辽宁发往武汉)."""
    parted = between(scene.quantities, link.end, item.start)
    return not parted and item.start > link.end and bool(SENT_FROM.match(scene.text, item.start - 2))


def wide(scene: Scene, named: Named, standing: Callable[[], Place | None]) -> Named:
    """Return the places but those that 其中 tells of as parts of the one that stands: what follows is not theirs."""
    among = scene.of(Sort.AMONG, scene.start, scene.end)
    at = among[0].start if among else scene.end
    own = next((place for item, place in named if item.start < at), None)
    whole = (own or standing()) if among else None
    code = whole.code if whole else None
    if code is None:
        return named
    return [
        pair for pair in named if pair[0].start < at or not (code == NATION.code or inside(pair[1].code or "", code))
    ]
