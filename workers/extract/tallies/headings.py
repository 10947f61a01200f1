"""What heads a list of running counts: a name before 中，, or that what was told last lies in several places."""

from decimal import Decimal

from shuize.pack import Indicator
from workers.extract.sentence.spans import between
from workers.extract.tallies.aspects import ASPECT_WORDS, Aspect, aspect_of
from workers.extract.tallies.course import Course, item_of
from workers.extract.tallies.dealing import is_rest
from workers.extract.tallies.origins import own_subject
from workers.extract.tallies.segments import whole_of
from workers.extract.tallies.tale import Tale, Told
from workers.extract.tallies.unclaimed import unclaimed
from workers.extract.tallies.unsaid import said_of
from workers.extract.where.parted import ITEM
from workers.extract.words.lexicon import Mark, Sort
from workers.extract.words.units import counts_in
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

SPREAD = re.compile(
    r"(?:主要|具体|的|居住|所在|县市|地区|区域)*(?:分布(?:情况)?(?:如下|为|是|于|在)?|集中(?:分布)?[于在])(?=[:：]|[^，。；,;]{2,12}[（(\d])"
)
"""What deals those who were told of last out over places."""
LINE = re.compile(r"[\s•·●■◆▲★○◎▶►\-—*]*[\u4e00-\u9fff]{2,11}[：:\s]{0,2}\d")
"""What a line begins with that may be one: a name and a number."""
ITS_OWN = re.compile(r"[：:\s]{0,2}(?:新增|报告)?")
"""What may stand between a place and its figure there."""
TIMED = frozenset({"now", "until"})
DEALS = re.compile("分布|集中")
SEVERAL = 2
PAUSE = re.compile("[，；]")
PARTED = re.compile("[；;。]")
HEADINGS = frozenset({"中，", "中：", "中,", "中:"})


def spread(course: Course, tale: Tale) -> None:
    """Take up that what was told last is dealt out over places, here or line by line."""
    near = tale.dealt is not None and course.scene.sentence.paragraph - tale.paragraph <= 1
    if tale.dealt and near and (_is_item(course, tale.dealt) or is_rest(course.scene)):
        course.main, course.root, course.dealt = tale.dealt._replace(link=None, end=course.scene.start), None, True
        course.levels = {0: course.main}
    elif whole := _gone_through(course, tale):
        course.main, course.root, course.levels = whole, None, {0: whole}
    else:
        _spread(course, tale)


def _gone_through(course: Course, tale: Tale) -> Told | None:
    """Return what the sentence before told where this one but goes through its places, which make up just that.

    甲省新增 14 例。甲市 9 例，乙市 5 例: some fewer may be of a day of which nothing was told.
    """
    scene, units = course.scene, course.lexicon.tally_units
    whole = whole_of(scene, tale, units) if tale.paragraph == scene.sentence.paragraph and not course.main else None
    if whole is None or whole.counted is None or not _is_item(course, whole):
        return None
    parts = [one for one in scene.quantities if one.unit in units and scene.is_open(one.start)]
    named = [any(item.end == one.prefix_start for item in scene.places) for one in parts]
    total = sum(one.value for one in parts)
    if len(parts) < SEVERAL or not all(named):
        return None
    if total == whole.counted.value:
        return whole._replace(link=None, end=scene.start)
    return _some_of(course, tale, total, most=max(one.value for one in parts)) if len(parts) > SEVERAL else None


def _some_of(course: Course, tale: Tale, total: Decimal | int, *, most: Decimal) -> Told | None:
    """Return what was told that is more than the listed places have, but not twice as much (48 例。甲市 23 例，…)."""
    told = [(one, one.counted.value) for one in (tale.last, tale.latest) if one and one.counted]
    more = [one for one, value in told if total < value < 2 * total]
    others = any(value >= most for one, value in told if one not in more)
    added = any(value >= most for value in tale.added.values())
    if not more or others or added or course.scene.dates or len({(one.base, one.aspect) for one in more}) > 1:
        return None
    return more[0]._replace(link=None, end=course.scene.start)


def _is_item(course: Course, whole: Told) -> bool:
    """Say whether a line opens with a place and its figure (• 甲省 13 例，其中乙市 9 例；), no more than the whole."""
    scene = course.scene
    opened = ITEM.match(scene.text, scene.start, scene.end)
    place = between(scene.places, opened.end(), opened.end() + 1) if opened else []
    led = ITS_OWN.match(scene.text, place[0].end) if place else None
    named = scene.of(Sort.TERM, led.end(), led.end() + 1) if led else []
    at = named[0].end if named else led.end() if led else scene.end
    counted = between(scene.quantities, at, at + 1)
    return bool(counted) and (whole.counted is None or counted[0].value <= whole.counted.value)


def _spread(course: Course, tale: Tale) -> None:
    """Take up that what was told last is dealt out over places (病例分布于甲市（3例）、乙市（2例）)."""
    scene, told = course.scene, tale.latest
    near = (told is not None or tale.several) and scene.sentence.paragraph - tale.paragraph <= 1
    named = [mark for mark in scene.marks if mark.sort in (Sort.TERM, Sort.NOUN, Sort.SUBJECT)] if near else []
    if named and told is None and tale.several and SPREAD.match(scene.text, named[0].end, scene.end):
        course.usual = Aspect.NEW
    elif told is None and not tale.several and (whole := _of_nothing_told(course)):
        course.main = course.spread = whole
        course.levels = {0: whole}
    for mark in named[:1]:
        if told and SPREAD.match(scene.text, mark.end, scene.end):
            exceeds = _exceeds(course, told, mark.end)
            about = own_subject(course, scene.start, mark.end, mark.start) or (None if exceeds else told.about)
            aspect = Aspect.TOTAL if exceeds else told.aspect
            course.main = course.spread = told._replace(aspect=aspect, about=about, link=None, end=mark.end)
            course.levels, course.root = {0: course.main}, None


def _of_nothing_told(course: Course) -> Told | None:
    """Return what a sentence deals out over places that names it first (目前病例分布于甲市（3 例）、…): all so far."""
    scene = course.scene
    if not DEALS.search(scene.text, scene.start, scene.end) or not any(one.role in TIMED for one in scene.dates):
        return None
    marks = [one for one in scene.marks if one.sort in (Sort.TERM, Sort.NOUN)]
    dealt = [one for one in marks[:1] if SPREAD.match(scene.text, one.end, scene.end)]
    figures = between(scene.quantities, dealt[0].end, scene.end) if dealt else []
    item = item_of(course, dealt[0], figures[0]) if figures else None
    if item is None or item.new_of or any(one.start < dealt[0].start for one in scene.quantities):
        return None
    about = own_subject(course, scene.start, dealt[0].end, dealt[0].start)
    return Told(item.present_of or item.id, Aspect.TOTAL, about, None, dealt[0].end)


def _exceeds(course: Course, told: Told, at: int) -> bool:
    """Say whether the parts are more than what was told last, which is then not what is dealt out."""
    scene, item = course.scene, course.lexicon.indicators[told.base]
    whole = told.counted
    parts = [one for one in between(scene.quantities, at, scene.end) if counts_in(item, one)]
    if whole is None or not parts:
        return False
    open_ones = sum(one.value for one in parts if scene.is_open(one.start))
    return max(open_ones, *(one.value for one in parts)) > whole.value


def deal_out(course: Course, since: int, figure: Quantity) -> None:
    """Take up that what the sentence told is dealt out from here (新增 90 例；个案分布为甲市（50 例）、乙市…).

    It is the last of its parts where no more are dealt out (其中本地病例 51 例，分布在甲市 30 例、乙市 21 例；输入…).
    """
    scene, told = course.scene, course.main or course.first
    if told is None or DEALS.search(scene.text, since, figure.start) is None:
        return
    marks = [
        mark for mark in between(scene.marks, since, figure.start) if mark.sort in (Sort.TERM, Sort.NOUN, Sort.SUBJECT)
    ]
    starts = [mark.end for mark in marks] + [one.end() for one in PAUSE.finditer(scene.text, since, figure.start)]
    if any(SPREAD.match(scene.text, one, scene.end) for one in starts):
        part = course.levels.get(0)
        dealt = part if part and _holds(course, part, figure) else told
        course.spread = dealt._replace(link=None, end=figure.start)
        course.main = course.spread if dealt is told else course.main
        course.levels = {0: course.spread}


def _holds(course: Course, part: Told, first: Quantity) -> bool:
    """Say whether a part is at least as many as are dealt out from the figure on, up to the next part."""
    whole, scene = part.counted, course.scene
    high = PARTED.search(scene.text, first.end, scene.end)
    dealt = between(scene.quantities, first.start, high.start() if high else scene.end)
    return whole is not None and sum(one.value for one in dealt if one.unit == whole.unit) <= whole.value


def head(course: Course, figure: Quantity) -> None:
    """Take up a heading that stands before the figure's clause (确诊病例中，…): what is listed is of it."""
    scene = course.scene
    since = max([scene.start, *[one.end for one in between(scene.quantities, scene.start, figure.start)]])
    marks = [mark for mark in between(scene.marks, since, figure.start) if mark.sort in (Sort.TERM, Sort.NOUN)]
    for mark in reversed(marks):
        item = item_of(course, mark, figure)
        if mark.sort is Sort.NOUN and not (
            ASPECT_WORDS.search(scene.text, scene.clause(mark.start)[0], mark.start) or _goes_on(course, mark, item)
        ):
            continue
        if item and scene.text[mark.end : mark.end + 2] in HEADINGS:
            low, _ = scene.clause(mark.start)
            aspect = aspect_of(scene.text[low : mark.start]) or said_of(item) or _of_before(course, item, mark.end)
            about = own_subject(course, low, mark.end, mark.start) or _of_whole(course, item, mark.end)
            course.main = Told(item.new_of or item.present_of or item.id, aspect, about, None, mark.end)
            course.levels, course.root, course.lost = {0: course.main}, None, False
            return


def _goes_on(course: Course, mark: Mark, item: Indicator | None) -> bool:
    """Say whether the sentence before told of the same, and of all (新增病例 160 例。病例中，甲市 98 例)."""
    told, scene = course.stood, course.scene
    if told is None or item is None or told.base != (item.new_of or item.present_of or item.id):
        return False
    return unclaimed(scene, scene.clause(mark.start)[0], mark.start)


def _of_whole(course: Course, item: Indicator, at: int) -> str | None:
    """Return whom what the sentence before told first is of, where the parts behind `at` make up just that."""
    told = course.stood
    if told is None or told.counted is None or told.base != (item.new_of or item.present_of or item.id):
        return None
    return told.about if _sum_behind(course, item, at) == told.counted.value else None


def _sum_behind(course: Course, item: Indicator, at: int) -> Decimal | int:
    """Return how many of the item the figures behind `at` make up, or those of them right behind places."""
    scene = course.scene
    parts = [one for one in scene.quantities if one.start > at and scene.is_open(one.start) and counts_in(item, one)]
    ends = {one.end for one in between(scene.places, at, scene.end)}
    return sum(one.value for one in [one for one in parts if one.prefix_start in ends] or parts)


def _of_before(course: Course, item: Indicator, at: int) -> Aspect:
    """Return the aspect of a list whose heading says none: that which was told last (新增 5 例。确诊病例中，…).

    No parts are more than their whole: a list that sums up to more than was added is one of the total.
    """
    added = course.added.get(item.new_of or item.present_of or item.id)
    return Aspect.NEW if added is not None and _sum_behind(course, item, at) <= added else Aspect.TOTAL
