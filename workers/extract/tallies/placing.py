"""Where a figure of a running count is, by what it goes on from: the place that was told stands for it too."""

from workers.extract.links.link import Link
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between, last_mark
from workers.extract.tallies.course import Course, Spot
from workers.extract.tallies.segments import of_segment, run_of
from workers.extract.tallies.tale import Told
from workers.extract.where.governing import governs
from workers.numbers.numerals import Quantity
from workers.places.mentioned import PlaceMention
from workers.text import lazyre as re

LEAD = re.compile("(?:[在以而]|再[以看])?")
"""What may stand between a semicolon and the place that what follows is told of."""
WHOLE_OF = "全"
"""What an area's name begins with that is the whole of its province."""
REST = re.compile(
    r"其[他它余](?:各|的)?(?:区[县市]?|县[市区]?|市县|旗县?|街道|乡镇|镇街?)(?:合计|共计?|总计|均|则|分别|报告|通报|累计|新增)*"
    r"(?=[：:，,\s\d确本无死治出疑现])"
)
"""What tells of the parts of a city that a list does not name: a figure of theirs is nobody's (其他区：3 例)."""
OTHER = "其"
"""What that begins with; most figures have none before them."""


def of_rest(scene: Scene, figure: Quantity) -> bool:
    """Say whether the places that a list leaves unnamed were told of last (• 其他区：确诊病例 3 例，出院 1 例)."""
    if scene.text.find(OTHER, scene.start, figure.start) < 0:
        return False
    low = max(scene.start, last_mark(scene.text, "；;", scene.start, figure.start))
    found = list(REST.finditer(scene.text, low, figure.start))
    return bool(found) and not between(scene.places, found[-1].end(), figure.start)


def of_several(scene: Scene, spot: Spot) -> bool:
    """Say whether the figure is one of an area of several places (港澳台地区), which is none of the whole's."""
    named = between(scene.places, spot.low, spot.figure.start)
    return bool(named) and named[-1].level == "region" and scene.text[named[-1].start] != WHOLE_OF


def like_whom(course: Course, spot: Spot) -> Link | None:
    """Return the link whose place stands for a figure that names none of its own, be it 9省（区、市）."""
    low, _ = course.scene.clause(spot.figure.start)
    named = between(course.scene.places, course.scene.start, spot.figure.start)
    if any(item.end >= low and governs(course.scene, item) for item in named):
        return None
    if named and _opens_part(course.scene, named[-1], spot.figure.start):
        return None
    whole = spot.owner.link if spot.depth and spot.owner else of_segment(course, spot.figure.start) or course.root
    return whole.like or whole if whole else None


def _opens_part(scene: Scene, item: PlaceMention, at: int) -> bool:
    """Say whether the part of the sentence that a semicolon divides off is told of the place (；在珠海市，累计…)."""
    cut = last_mark(scene.text, "；;", scene.start, at)
    opens = cut >= 0 and LEAD.fullmatch(scene.text, cut + 1, item.start) is not None
    told = any(one.form != "ordinal" for one in between(scene.quantities, item.end, at))
    return opens and not told and governs(scene, item)


def outgrown(course: Course, spot: Spot) -> Told | None:
    """Return the whole that a list is of where the part told of last is too few (输入 21 例，其中甲区 191 例、…)."""
    last, whole = course.levels.get(0), course.main
    if last is None or last is whole or last.link is None:
        return None
    if between(course.scene.places, course.scene.clause(last.link.start)[0], last.link.start):
        return None
    part, most, parts = last.counted, whole.counted if whole else None, run_of(course, spot)
    return whole if parts and part and most and part.value < parts <= most.value else None
