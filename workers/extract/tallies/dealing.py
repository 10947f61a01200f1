"""Lines that deal a running count out over places, each line one: what their heading says that they are of."""

from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.tallies.aspects import ASPECT_WORDS, Aspect, aspect_of
from workers.extract.tallies.course import Course
from workers.extract.tallies.placing import REST
from workers.extract.tallies.tale import Tale, Told
from workers.extract.tallies.unsaid import said_of
from workers.extract.where.parted import ITEM
from workers.extract.words.lexicon import Lexicon, Sort
from workers.text import lazyre as re

ENDS = re.compile(r"(?:[：:—–]+|如下)\s*$")
"""What a heading ends with."""


def headed(scene: Scene, lexicon: Lexicon) -> Told | None:
    """Return what a line without a figure says that the lines below it are of (新增本土确诊病例分布如下：)."""
    if not lexicon.tallies or ENDS.search(scene.text, scene.start, scene.end) is None or Sort.AVOID in scene.sorts:
        return None
    marks = [mark for mark in scene.marks if mark.sort in (Sort.TERM, Sort.NOUN)]
    found = []
    for mark in marks:
        low, _ = scene.clause(mark.start)
        items = [lexicon.indicators[one] for one in mark.ids if lexicon.indicators[one].measure == "tally"]
        words = scene.text[low : mark.start]
        if items and (mark.sort is Sort.TERM or ASPECT_WORDS.search(words)):
            aspect = aspect_of(words) or said_of(items[0])
            about = [one.ids[0] for one in scene.of(Sort.SUBJECT, low, mark.end) if one.ids[0] not in lexicon.products]
            base = items[0].new_of or items[0].present_of or items[0].id
            found.append(Told(base, aspect or Aspect.OTHER, about[-1] if about else None, None, scene.end))
    return found[0] if len(found) == 1 and found[0].aspect is not Aspect.OTHER else None


def is_rest(scene: Scene) -> bool:
    """Say whether a line is the one of those places that the others do not name (• 其他区：7 例)."""
    opened = ITEM.match(scene.text, scene.start, scene.end)
    return REST.match(scene.text, opened.end() if opened else scene.start, scene.end) is not None


def of_dealt(course: Course, base: str, aspect: Aspect) -> str | None:
    """Return whom a line's figure is of that names again what is dealt out (• 甲区：确诊病例 5 例)."""
    told = course.main if course.dealt else None
    alike = told is not None and told.base == base and told.aspect is aspect
    return told.about if told and alike and between(course.scene.places, course.scene.start, course.scene.end) else None


def heads(tale: Tale, scene: Scene, lexicon: Lexicon) -> None:
    """Take up a heading that tells nothing itself."""
    if told := headed(scene, lexicon):
        tale.dealt, tale.paragraph = told, scene.sentence.paragraph
