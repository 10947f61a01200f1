"""A place's figure that names nothing, but is followed by what became of some of them: it is the pack's first count."""

from shuize.pack import Indicator
from workers.extract.sentence.spans import between
from workers.extract.tallies.aspects import Aspect
from workers.extract.tallies.course import Course, Spot, item_of
from workers.extract.words.lexicon import Sort
from workers.extract.words.units import counts_in
from workers.text import lazyre as re

ITS_OWN = re.compile(r"(?:则|共|现|已|累计|报告)*有?")
"""What may stand between a place and its figure."""
PARTED = re.compile(r"[（(](?P<aside>[^（()）]{2,60})[）)]|[，,]其中(?P<part>[^，,。；;（()）]{2,24})")
"""What stands behind a figure that is divided."""


def of_fates(course: Course, spot: Spot) -> Indicator | None:
    """Return what a place's figure counts by what became of some (甲区 9 例（出院 3 例）, 乙区 9 例，死亡 1 例)."""
    scene, figure = course.scene, spot.figure
    if spot.depth or spot.part or course.main or spot.aspect not in {None, Aspect.TOTAL}:
        return None
    named = between(scene.places, spot.low, figure.prefix_start)
    told = {link.start for link in course.links}
    before = [one for one in between(scene.quantities, scene.start, figure.start) if one.unit == figure.unit]
    if any(one.start not in told for one in before) or scene.of(Sort.AVOID, scene.start, figure.start):
        return None
    if not named or not ITS_OWN.fullmatch(scene.text, named[-1].end, figure.prefix_start):
        return None
    parted = PARTED.match(scene.text, figure.end, scene.end)
    low, high = parted.span() if parted else scene.clause(figure.end + 1)
    verbs = scene.of(Sort.VERB, low, high if parted else low + 1) if high > figure.end else []
    fates = [item for mark in verbs if (item := item_of(course, mark, figure))]
    first = _first(course, fates[0], spot) if fates else None
    return first if first and first.id not in {item.id for item in fates} else None


def _first(course: Course, fate: Indicator, spot: Spot) -> Indicator | None:
    """Return the first running count of the fate's pack that is counted as the figure is."""
    packs = course.lexicon.pack_of
    own = (item for item in course.lexicon.tallies if packs[item.id] == packs[fate.id])
    return next((item for item in own if counts_in(item, spot.figure)), None)
