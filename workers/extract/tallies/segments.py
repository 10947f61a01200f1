"""Lists that semicolons divide, each part of another place: what a part tells is told of the place it opens with."""

from collections.abc import Collection

from workers.extract.links.link import Link, Rule
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.tallies.course import Course, Spot
from workers.extract.tallies.tale import Tale, Told
from workers.extract.where.governing import governs
from workers.places.mentioned import PlaceMention

DIVIDES = "；;"


def whole_of(scene: Scene, tale: Tale, units: Collection[str]) -> Told | None:
    """Return what 其中 goes on with: the last that was told, or the first, where the parts are more than the last."""
    last, first = tale.last, tale.latest
    if not (last and first and last.link and last.link.quantity and first.link and first.link.quantity):
        return last
    parts = sum(one.value for one in scene.quantities if one.unit in units and scene.is_open(one.start))
    return first if last.link.quantity.value < parts <= first.link.quantity.value else last


def begin(course: Course, spot: Spot) -> None:
    """Take up that a figure stands in another part of the list than the one before."""
    text, start, told = course.scene.text, course.scene.start, course.listing
    low = max(text.rfind(mark, start, spot.figure.start) for mark in DIVIDES)
    if low != told.low:
        if told.head or told.blind:
            told.model, told.lost, told.placed = told.head, told.blind, told.low >= 0
        told.low, told.head, told.blind, told.begun = low, None, False, False


def end(course: Course, spot: Spot) -> None:
    """Take up what the first figure of a part was told of, where it is but its place's, or the sentence's first."""
    told = course.listing
    if told.begun or not (told.low < 0 or opens_part(course, spot)):
        told.begun = True
        return
    named = bool(course.links) and course.links[-1].start == spot.figure.start
    told.head = course.levels.get(spot.depth) if named else None
    told.blind = not named and opens_part(course, spot)
    told.begun = named or told.blind


def opens_part(course: Course, spot: Spot) -> bool:
    """Say whether a figure stands right behind the place that its part, or its clause, opens with."""
    place, low = between(course.scene.places, spot.low, spot.figure.start), course.listing.low
    if not place or spot.depth or spot.aspect or place[-1].end != spot.figure.prefix_start:
        return False
    return low < 0 or not course.scene.text[low + 1 : place[0].start].strip()


def modelled(course: Course, spot: Spot) -> tuple[bool, Told | None]:
    """Say whether a figure goes on a list as the parts before it do, and with what: None where that is unknown."""
    listing = course.listing
    if listing.low < 0 or listing.head or listing.begun or not opens_part(course, spot):
        return False, None
    if listing.lost:
        return True, None
    whole = listing.model.link.quantity if listing.model and listing.model.link else None
    return whole is not None and (listing.placed or spot.figure.value <= whole.value), listing.model


def of_segment(course: Course, at: int) -> Link | None:
    """Return a link of the place that the part of the list at `at` tells of (甲市 9 例，死亡 1 例；乙市 3 例).

    Where a place of the same rank opens the part before or after, the places are told of one by one.
    """
    scene = course.scene
    low = max(scene.text.rfind(mark, scene.start, at) for mark in DIVIDES)
    high = min((end for mark in DIVIDES if (end := scene.text.find(mark, at, scene.end)) > 0), default=-1)
    if low < 0 and high < 0:
        return None
    named = [one for one in scene.places if governs(scene, one) and scene.is_open(one.start)]
    opening = [one for one in named if one.start - 1 in {low, high}]
    if not opening:
        return None
    own = [one for one in named if max(low, scene.start) <= one.start < at and one.level == opening[0].level]
    return _told_of(course, own[-1], at) if own else None


def _told_of(course: Course, place: PlaceMention, at: int) -> Link | None:
    """Return a link of the place's first figure, told or not."""
    scene = course.scene
    figures = [one for one in between(scene.quantities, place.end, at) if one.unit in course.lexicon.tally_units]
    if not figures or between(scene.places, place.end, figures[0].start):
        return None
    span = figures[0].start, figures[0].end
    return Link(course.lexicon.tallies[0].id, *span, span, Rule.ELLIPSIS, figures[0], running=True)
