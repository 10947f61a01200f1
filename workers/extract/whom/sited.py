"""Counts of one institution: a hospital or a prison that the clause, the sentence or the paragraph tells of.

Such a count is no place's total.
"""

from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.tallies.course import Course, Spot
from workers.extract.where.governing import governs
from workers.extract.words import cues
from workers.text import lazyre as re

AT_SITE = re.compile(
    r"[“\s]*(?:在|走进|来到)?(?:(?![各定]|医疗机构)[^，。；]){2,24}?(?:医院|院区|病区|方舱|监狱|养老院|福利院|邮轮)[里内中]?[，,]"
)
"""A sentence that opens with an institution as where it plays."""
BY_SOMEBODY = re.compile(r"在(?:[他她我]|[^，。；]{0,6}团队)[^，。；]{0,18}下[，,]")
"""Whose doing what follows is: of those alone whom they had to do with (在她和队友的照料下，…)."""
INSTITUTION = re.compile("医院|院区|病区|方舱|监狱|养老院|福利院|邮轮")
"""What such an institution is called; most sentences speak of none."""


def of_site(scene: Scene, low: int, at: int) -> bool:
    """Say whether the count is one institution's: named in its clause, or before it with no place named since."""
    if cues.SITE.search(scene.text, low, at) or BY_SOMEBODY.search(scene.text, scene.start, at):
        return True
    named = [item.end for item in between(scene.places, scene.start, at) if governs(scene, item)]
    earlier = cues.SITE.finditer(scene.text, max([scene.start, *named]), low)
    return any(_holds_on(scene, found.start(), low) for found in earlier)


def _holds_on(scene: Scene, site: int, low: int) -> bool:
    """Say whether an institution is still told of at `low`: what brackets name is told of in these alone."""
    return scene.is_open(site) or not scene.is_open(low)


def goes_on_at_site(course: Course, spot: Spot) -> bool:
    """Say whether the paragraph tells of an institution, with no place named since (在某医院，… 累计出院 30 人)."""
    scene = course.scene
    return course.sited and not any(
        governs(scene, item) for item in between(scene.places, scene.start, spot.figure.start)
    )


def tells_of_site(scene: Scene, *, stood: bool) -> bool:
    """Say whether what follows is told of one institution: the sentence opens with it, or the paragraph `stood` so."""
    named = INSTITUTION.search(scene.text, scene.start, scene.end)
    opens = named is not None and AT_SITE.match(scene.text, scene.start, scene.end) is not None
    return opens or (stood and not any(governs(scene, item) for item in scene.places))
