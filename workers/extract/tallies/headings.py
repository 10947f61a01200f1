"""What heads a list of running counts: a name before 中，, or that what was told last lies in several places."""

from shuize.pack import Indicator
from workers.extract.sentence.spans import between
from workers.extract.tallies.aspects import ASPECT_WORDS, Aspect, aspect_of
from workers.extract.tallies.course import Course, item_of
from workers.extract.tallies.origins import own_subject
from workers.extract.tallies.tale import Tale, Told
from workers.extract.tallies.unsaid import said_of
from workers.extract.words.lexicon import Sort
from workers.extract.words.units import counts_in
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

SPREAD = re.compile(r"(?:主要|具体|的|地区|区域)*分布(?:情况)?(?:如下|为|是|于|在)?(?=[:：]|[^，。；,;]{2,12}[（(\d])")
"""What deals those who were told of last out over places."""
HEADINGS = frozenset({"中，", "中：", "中,", "中:"})


def spread(course: Course, tale: Tale) -> None:
    """Take up that what was told last is dealt out over places (病例分布于甲市（3例）、乙市（2例）)."""
    scene, told = course.scene, tale.latest
    near = told is not None and scene.sentence.paragraph - tale.paragraph <= 1
    named = [mark for mark in scene.marks if mark.sort in (Sort.TERM, Sort.NOUN, Sort.SUBJECT)] if near else []
    for mark in named[:1]:
        if told and SPREAD.match(scene.text, mark.end, scene.end):
            about = own_subject(course, scene.start, mark.end, mark.start) or told.about
            course.main = course.spread = told._replace(about=about, link=None, end=mark.end)
            course.levels, course.root = {0: course.main}, None


def head(course: Course, figure: Quantity) -> None:
    """Take up a heading that stands before the figure's clause (确诊病例中，…): what is listed is of it."""
    scene = course.scene
    since = max([scene.start, *[one.end for one in between(scene.quantities, scene.start, figure.start)]])
    marks = [mark for mark in between(scene.marks, since, figure.start) if mark.sort in (Sort.TERM, Sort.NOUN)]
    for mark in reversed(marks):
        item = item_of(course, mark, figure)
        if mark.sort is Sort.NOUN and not ASPECT_WORDS.search(scene.text, scene.clause(mark.start)[0], mark.start):
            continue
        if item and scene.text[mark.end : mark.end + 2] in HEADINGS:
            low, _ = scene.clause(mark.start)
            aspect = aspect_of(scene.text[low : mark.start]) or said_of(item) or _of_before(course, item, mark.end)
            about = own_subject(course, low, mark.end, mark.start)
            course.main = Told(item.new_of or item.present_of or item.id, aspect, about, None, mark.end)
            course.levels, course.root, course.lost = {0: course.main}, None, False
            return


def _of_before(course: Course, item: Indicator, at: int) -> Aspect:
    """Return the aspect of a list whose heading says none: that which was told last (新增 5 例。确诊病例中，…).

    No parts are more than their whole: a list that sums up to more than was added is one of the total.
    """
    scene, added = course.scene, course.added.get(item.new_of or item.present_of or item.id)
    parts = [
        one.value for one in scene.quantities if one.start > at and scene.is_open(one.start) and counts_in(item, one)
    ]
    return Aspect.NEW if added is not None and sum(parts) <= added else Aspect.TOTAL
