"""Which figures count what a pack says is none of its own."""

from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.tallies.course import Course, Spot, counted_before, item_of
from workers.extract.words.lexicon import BEARERS, Mark, Sort
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

CLOSED = re.compile("[）)]")
ASIDE = re.compile(r"[（(][^（()）]{0,60}[)）](?P<rest>[^，。；、,;：:（(\n]*)")
"""Brackets after a figure, and how its clause goes on after them: 7 人（含甲县 2 人）正在接受观察."""


def claimed(course: Course, spot: Spot) -> bool:
    """Say whether the figure counts what a pack says is none of its own."""
    scene = course.scene
    if spot.opened is not None and spot.owner is None and counted_before(scene, spot.opened):
        return course.said is None or not _divides(course, spot, spot.opened)
    if Sort.AVOID not in scene.sorts:
        return False
    marks = scene.of(Sort.AVOID, spot.low, spot.high) + scene.of(Sort.AVOID, *_beyond(scene, spot.high))
    own = [mark for mark in marks if not (_is_next(scene, spot.figure, mark) or _in_place(scene, mark))]
    claimed = {course.lexicon.pack_of[item.id] for mark in own if (item := item_of(course, mark, spot.figure))}
    bearers = [mark for sort in BEARERS for mark in scene.of(sort, spot.low, spot.high)] if claimed else []
    named = (item for mark in bearers if (item := item_of(course, mark, spot.figure)))
    return bool(claimed) and all(course.lexicon.pack_of[item.id] in claimed for item in named)


def _divides(course: Course, spot: Spot, opened: int) -> bool:
    """Say whether brackets that name the figure say of what kinds all are that stand before (9 例（确诊 4 例、…）)."""
    scene = course.scene
    whole = between(scene.quantities, scene.start, opened)[-1:]
    closed = CLOSED.search(scene.text, opened, scene.end)
    inside = between(scene.quantities, opened, closed.start()) if closed else []
    parts = [one for one in inside if one.unit in course.lexicon.tally_units]
    named = any(scene.of(sort, spot.low, spot.figure.start) for sort in BEARERS)
    return named and bool(whole) and len(parts) > 1 and sum(one.value for one in parts) == whole[0].value


def _in_place(scene: Scene, mark: Mark) -> bool:
    """Say whether the word is a part of a place's name (新疆[生产]建设兵团)."""
    return any(item.start < mark.start < item.end for item in between(scene.places, scene.start, mark.start))


def _is_next(scene: Scene, figure: Quantity, mark: Mark) -> bool:
    """Say whether the word belongs to the figure listed after this one (5 例和无症状感染者 8 例)."""
    return mark.start > figure.end and scene.text[figure.end] in "和及与、以"


def _beyond(scene: Scene, high: int) -> tuple[int, int]:
    """Return where the clause that ends at brackets goes on after them."""
    aside = ASIDE.match(scene.text, high, scene.end)
    return aside.span("rest") if aside else (high, high)
