"""A share of a whole that the place told of only lies in is no rate of its (甲市已复工 30 家，占全省总数的 12 %)."""

from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.where.governing import governs
from workers.places.mentioned import PlaceMention
from workers.places.names import RANK

RANKS = {**RANK, "zone": len(RANK)}


def is_of_wider(scene: Scene, low: int, high: int) -> bool:
    """Say whether the last whole named in [low, high), as 全省 or 全国, is wider than the place told of before it."""
    wholes = [one for one in between(scene.places, low, high) if one.reference or one.level == "nation"]
    told = [one for one in between(scene.places, scene.start, low) if governs(scene, one)] if wholes else []
    if not told:
        return False
    whole, own = wholes[-1], told[-1]
    itself = (own.zone or own.name)[-1] == whole.name[-1]
    return not itself and _rank(own) > _rank(whole) >= 0


def _rank(item: PlaceMention) -> int:
    """Return how far down a place stands, -1 where that is not known."""
    return RANKS.get(item.reference or item.level, -1)
