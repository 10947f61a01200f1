"""Where a figure of a running count is, by what it goes on from: the place that was told stands for it too."""

from workers.extract.links.link import Link
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.tallies.course import Course, Spot
from workers.extract.tallies.segments import of_segment
from workers.extract.where.governing import governs

WHOLE_OF = "全"
"""What an area's name begins with that is the whole of its province."""


def of_several(scene: Scene, spot: Spot) -> bool:
    """Say whether the figure is one of an area of several places (港澳台地区), which is none of the whole's."""
    named = between(scene.places, spot.low, spot.figure.start)
    return bool(named) and named[-1].level == "region" and scene.text[named[-1].start] != WHOLE_OF


def like_whom(course: Course, spot: Spot) -> Link | None:
    """Return the link whose place stands for a figure that names none of its own."""
    low, _ = course.scene.clause(spot.figure.start)
    if any(governs(course.scene, item) for item in between(course.scene.places, low, spot.figure.start)):
        return None
    whole = spot.owner.link if spot.depth and spot.owner else of_segment(course, spot.figure.start) or course.root
    return whole.like or whole if whole else None
