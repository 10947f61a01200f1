"""Lists that semicolons divide, each part of another place: what a part tells is told of the place it opens with."""

from collections.abc import Collection, Sequence
from decimal import Decimal

from shuize.pack import Indicator
from workers.extract.links.link import Link, Rule
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between, last_mark
from workers.extract.tallies.aspects import Aspect
from workers.extract.tallies.behind import sums_up
from workers.extract.tallies.course import Course, Spot, depths
from workers.extract.tallies.tale import Tale, Told
from workers.extract.where.governing import governs
from workers.extract.words.lexicon import BEARERS, Sort
from workers.numbers.numerals import Quantity
from workers.places.mentioned import PlaceMention

DIVIDES = "；;"
NAMES = {*BEARERS, Sort.NOUN}
LEAST = 2
"""Fewer parts make up no whole."""
MOST = 200
"""More places than a list of people's making names in one sentence."""
LONGEST = 16
"""More code points than the name of a place has."""


def whole_of(scene: Scene, tale: Tale, units: Collection[str]) -> Told | None:
    """Return what 其中 goes on with: the last that was told, or the first, where the parts are more than the last.

    What the parts name themselves is not what those are of that name nothing (死亡 9 例。其中甲 7 例，死亡 3 例).
    """
    last, first = tale.last, tale.latest
    least, most = last.counted if last else None, first.counted if first else None
    if last is None or first is None or least is None or most is None:
        return last
    marks = [mark for mark in scene.marks if mark.sort in BEARERS and scene.is_open(mark.start)]
    named = {one for mark in marks for one in mark.ids}
    if last.base in named and first.base not in named:
        return first
    parts = sum(one.value for one in scene.quantities if one.unit in units and scene.is_open(one.start))
    return first if least.value < parts <= most.value else last


def begin(course: Course, spot: Spot) -> None:
    """Take up that a figure stands in another part of the list than the one before."""
    told = course.listing
    low = last_mark(course.scene.text, DIVIDES, max(told.seen, course.scene.start), spot.figure.start)
    told.seen = spot.figure.start
    if low >= 0:
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
    whole = listing.model.counted if listing.model else None
    return whole is not None and (listing.placed or spot.figure.value <= whole.value), listing.model


def source_of(course: Course, spot: Spot, source: Told | None) -> Told | None:
    """Return what a figure goes on from: `source`, or what the sentence told first where that is too few."""
    first = course.first
    if source and not spot.aspect and not spot.depth and (whole := _made_up(course, spot)):
        return whole
    if source and (parts := run_of(course, spot)):
        whole = course.main if source.link and source.link.rule is Rule.ELLIPSIS else source
        if whole and _is_fewer(course, whole, spot, parts):
            held = first is not None and not _is_fewer(course, first, spot, parts)
            source = first if held else None if _is_of_else(course, whole, spot, parts) else source
    if source is None or first is None or first.base == source.base or spot.aspect:
        return source
    other = _is_less(source, spot.figure) or sums_up(course.scene, first, spot.figure)
    return first if other and not _is_less(first, spot.figure) else source


def _made_up(course: Course, spot: Spot) -> Told | None:
    """Return what was told before the last whole, where its parts follow (新增 48 例，累计 448 例；其中甲…、乙…)."""
    main = course.main.link if course.main else None
    counted = main.quantity if main else None
    wholes = [link for link in course.links if link.rule is not Rule.ELLIPSIS and link is not main]
    if main is None or counted is None or not wholes:
        return None
    scene, total, parts = course.scene, Decimal(0), []
    for one in scene.quantities:
        if one.start >= main.end and one.unit == counted.unit and scene.is_open(one.start):
            total += one.value
            parts.append(one)
    made = [
        link for link in wholes if link.quantity and link.quantity.value == total and link.quantity.unit == counted.unit
    ]
    if len(parts) < LEAST or not made or spot.figure not in parts or total == counted.value:
        return None
    item = course.lexicon.indicators[made[-1].indicator]
    aspect = Aspect.NEW if item.new_of else Aspect.PRESENT if item.present_of else Aspect.TOTAL
    return Told(item.new_of or item.present_of or item.id, aspect, made[-1].about, made[-1], made[-1].end)


def _is_less(whole: Told, figure: Quantity) -> bool:
    """Say whether what was told is less than the figure, which is then none of its parts (出院 5 例，7 例为输入)."""
    counted = _own_count(whole)
    return counted is not None and counted.value < figure.value


def _own_count(whole: Told) -> Quantity | None:
    """Return the figure of what was told, None where that itself was but a part that went on from another."""
    return whole.counted if whole.link and whole.link.rule is not Rule.ELLIPSIS else None


def run_of(course: Course, spot: Spot) -> Decimal | None:
    """Return how many those are in all that a list gives place by place around the figure; None outside of a list."""
    if spot.depth or spot.aspect:
        return None
    if course.runs is None:
        course.runs = _runs(course)
    return course.runs.get(spot.figure.start)


def _runs(course: Course) -> dict[int, Decimal]:
    """Return, by where each figure of a list of places begins, how many those of its rank are in all."""
    scene, units, brackets, at = course.scene, course.lexicon.tally_units, depths(course.scene), 0
    result: dict[int, Decimal] = {}
    run: list[tuple[str, Quantity]] = []
    last: Quantity | None = None
    for one in scene.quantities:
        while at + 1 < len(brackets) and brackets[at + 1][0] < one.start:
            at += 1
        if one.unit not in units or brackets[at][1]:
            continue
        rank = _own_rank(scene, one)
        if rank is None or (last and _named(scene, last, one)):
            result |= _summed(run)
            run = []
        run += [(rank, one)] if rank else []
        last = one
    return result | _summed(run)


def _summed(run: Sequence[tuple[str, Quantity]]) -> dict[int, Decimal]:
    """Return the sum of each figure's rank, by where the figure begins."""
    sums: dict[str, Decimal] = {}
    for rank, one in run:
        sums[rank] = sums.get(rank, Decimal(0)) + one.value
    return {one.start: sums[rank] for rank, one in run}


def _is_of_else(course: Course, whole: Told, spot: Spot, parts: Decimal) -> bool:
    """Say whether the list goes on with something else: counted before it and nothing known, or sentences ago."""
    scene, told = course.scene, {link.start for link in course.links}
    if whole.link and whole.link.start < scene.start:
        return True
    before = between(scene.quantities, scene.start, spot.figure.start)
    units = course.lexicon.tally_units
    return any(one.value >= parts and one.unit in units and one.start not in told for one in before)


def _named(scene: Scene, first: Quantity, second: Quantity) -> bool:
    """Say whether what is counted is named anew between two figures."""
    return any(mark.sort in NAMES for mark in between(scene.marks, first.end, second.prefix_start))


def _is_fewer(course: Course, whole: Told, spot: Spot, parts: Decimal) -> bool:
    """Say whether what was told is fewer than its parts would be, and not one of the list itself."""
    counted = _own_count(whole)
    if counted is None or counted.value >= parts:
        return False
    return counted.start < course.scene.start or _own_rank(course.scene, counted) != _own_rank(
        course.scene, spot.figure
    )


def _own_rank(scene: Scene, figure: Quantity) -> str | None:
    """Return the rank of the place that a figure stands right behind."""
    places = between(scene.places, max(scene.start, figure.prefix_start - LONGEST), figure.prefix_start)
    return places[-1].level if places and places[-1].end == figure.prefix_start else None


def item_before(course: Course, spot: Spot) -> Indicator | None:
    """Return what the sentence before counted in the unit of a bare total (今日新增 9 宗。至今累计 400 宗)."""
    told = course.stood
    counted = told.counted if told else None
    if told is None or counted is None or counted.unit != spot.figure.unit or spot.aspect is not Aspect.TOTAL:
        return None
    return course.lexicon.indicators[told.base]


def of_segment(course: Course, at: int) -> Link | None:
    """Return a link of the place that the part of the list at `at` tells of (甲市 9 例，死亡 1 例；乙市 3 例).

    Where a place of the same rank opens the part before or after, the places are told of one by one.
    """
    scene = course.scene
    if course.divided is None:
        course.divided = any(scene.text.find(mark, scene.start, scene.end) >= 0 for mark in DIVIDES)
    if not course.divided or len(scene.places) > MOST:
        return None
    low = last_mark(scene.text, DIVIDES, scene.start, at)
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
