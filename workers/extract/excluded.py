"""What a figure leaves out: the parts that 除…外 takes from a place, and foreign countries."""

from shuize.types import Place
from workers.extract.codes import NATION, inside
from workers.extract.dating import OPENING
from workers.extract.links import Link
from workers.extract.scene import Scene, between
from workers.places import PlaceMention


def holds(place: Place, excludes: tuple[str, ...]) -> bool:
    """Say whether what is left out is a part of the place (湖北省除武汉外)."""
    return place.code is not None and all(inside(code, place.code) for code in excludes)


def excluded(scene: Scene, low: int, link: Link) -> tuple[str, ...]:
    """Return the codes that are left out before the figure (除湖北外), in its clause or the run-up to it."""
    named = between(scene.places, scene.start, link.start)
    kept = [
        item.start for item in named if not item.excluded and item.start < low and item.code not in {None, NATION.code}
    ]
    after = max([scene.start, *kept])
    return tuple(sorted({item.code for item in named if item.excluded and item.code and item.start >= after}))


def excluded_in(scene: Scene, low: int, link: Link) -> tuple[str, ...]:
    """Return the codes that the figure's own clause leaves out (湖北除武汉外)."""
    named = between(scene.places, max(scene.start, low - OPENING), link.start)
    return tuple(sorted({item.code for item in named if item.excluded and item.code}))


def is_foreign(scene: Scene, low: int, link: Link) -> bool:
    """Say whether the figure's own clause speaks of a foreign country."""
    return any(item.level == "foreign" for item in between(scene.places, low, link.start))


def is_here(item: PlaceMention) -> bool:
    """Say whether a mention is of a place of this country that is not left out."""
    return not item.excluded and item.level != "foreign"
