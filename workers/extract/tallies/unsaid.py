"""The aspect of a running count that says none: total, added or present, from what it is told beside."""

from shuize.pack import Indicator
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.tallies.aspects import ASPECTS, HOURS, MORE, SAID, SUMS, Aspect
from workers.extract.tallies.course import Course, Spot
from workers.extract.tallies.origins import own_subject
from workers.extract.tallies.tale import SPANS, is_period
from workers.extract.words import cues
from workers.extract.words.lexicon import BEARERS, Lexicon, Sort
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

RECORD = re.compile(
    r"[，,\s]*(?:再度?|又|再次|也)?(?:刷新|创下?|为|是)[^，。；,;]{0,12}单日[^，。；,;]{0,10}(?:纪录|新高|最高|之最)"
)
"""What says after a figure that it came in one day, more than ever."""
GROWN = re.compile("(?:[增升][加高]?|提[升高]|扩大)[至到为]$")
"""What says before a figure how many there are by now."""
FELL = re.compile("(?:降低?|减少?|缩减|回落|跌)[至到为](?:近|约|不足|不到)?$")
"""What says so of what there still are: what is counted from the beginning never falls."""
ALREADY = re.compile("已经?(?:陆续|先后)?(?:有|出现|发现|录得)$")
"""What says before a figure that it is all so far."""
SUMMED = re.compile(r"^[^累截至]*(?:[昨今前当][天日]|(?<![至到止])\d日)[^累]*共有?[^累]*$")
"""What says how many there were in one day."""
PAST_DAY = re.compile(r"过去的?(?:一[天日]|(?:24|二十四|廿四)个?小时)")
"""The day before this hour: what is told of it came in it."""
SO_FAR = re.compile("累计|至今|截至|目前|[升增达]|总")
"""What takes that back."""
REPORTED = re.compile(r"(?P<by>已经?)?(?:陆续|累计|共|先后|再次|又)*(?:报告|录得|通报|发现|出现)了?$")
"""What says before a figure that it was told of a time."""
AMONG = re.compile("[案例者人]中[，,]?有?$")
"""What says before a figure that it is some of those who are named."""
TOLD_OF_PERIOD = re.compile("报告|无|没有")
"""What says, without 共, that a figure is what came in a stretch of days (2月，全省报告 30 例)."""
SUMMING = re.compile(r"(?:共计?|合[计共]|总计)(?:有|为)?$")
"""What sums up right before a figure."""
NEXT_REACH = 6
"""How far after a day's figure its total is told."""


def said_of(item: Indicator) -> Aspect | None:
    """Return the aspect that an indicator is of by its very name."""
    return Aspect.NEW if item.new_of else Aspect.PRESENT if item.present_of else None


def shared_aspect(course: Course, spot: Spot, base: str, *, carried: bool) -> Aspect:
    """Return the aspect of a figure that says none: that of what it is listed with, the day's, else the total.

    What is more than was just added of the same is no part of that: it is the total (新增 9 例，确诊 38 例).
    """
    if by_itself := _by_itself(course, spot.figure) or _of_some(course, spot):
        return by_itself
    listed = course.scene.text[spot.low - 1 : spot.low] == "、"
    kind = course.main and course.main.aspect is Aspect.PRESENT and _of_other_kind(course, spot, base)
    if (owner := course.main if kind else spot.owner) and (kind or spot.part or listed or carried):
        return owner.aspect
    if _exceeds_added(course, spot, base):
        return Aspect.TOTAL
    if course.before:
        return course.before.aspect
    if course.said and course.main is None:
        return course.said
    return supposed(course, spot.figure.start)


def _exceeds_added(course: Course, spot: Spot, base: str) -> bool:
    """Say whether the figure is more than was just added of the same, not of another kind or another part of a list."""
    told = course.main
    if told is None or told.base != base or spot.figure.value <= course.added.get(base, spot.figure.value):
        return False
    if course.listing.low >= told.end and between(course.scene.places, course.listing.low, spot.figure.start):
        return False
    own = own_subject(course, spot.low, spot.high, spot.figure.start)
    return own is None or told.about in {None, own}


def _of_some(course: Course, spot: Spot) -> Aspect | None:
    """Return the aspect of so many of those named: that of what was told last, where these may be some of it."""
    if spot.part or not AMONG.search(course.scene.text, spot.low, spot.figure.prefix_start):
        return None
    told = course.main
    whole = told.counted if told else None
    return told.aspect if told and whole and spot.figure.value <= whole.value else Aspect.TOTAL


def _of_other_kind(course: Course, spot: Spot, base: str) -> bool:
    """Say whether the figure is one of another kind of what there is now (现有输入确诊病例 3 例，本土确诊病例 9 例)."""
    present = aspected(course.lexicon, base, Aspect.PRESENT)
    named = course.scene.of(Sort.SUBJECT, spot.low, spot.figure.start)
    return bool(named) and present != base and any(link.indicator == present for link in course.links)


def _by_itself(course: Course, figure: Quantity) -> Aspect | None:
    """Return the aspect that the words right beside a figure say: 已有 before it, a day's record after it."""
    scene = course.scene
    if RECORD.match(scene.text, figure.end, scene.end):
        return Aspect.NEW
    if FELL.search(scene.text, scene.start, figure.start):
        hours = cues.HOURS_OF_A_DAY.search(scene.text, scene.start, figure.start)
        return Aspect.NEW if hours and course.main is None else Aspect.PRESENT
    led = ALREADY.search(scene.text, scene.start, figure.prefix_start) or scene.changes.get(figure.start)
    return Aspect.TOTAL if led or GROWN.search(scene.text, scene.start, figure.prefix_start) else None


def in_a_day(words: str, aspect: Aspect | None) -> Aspect | None:
    """Return the aspect of what happened, said with the words before its number: 昨天共有 is that day's, not all.

    >>> in_a_day("昨天宁波市共有", Aspect.TOTAL), in_a_day("昨天累计", Aspect.TOTAL)
    (<Aspect.NEW: 'new'>, <Aspect.TOTAL: 'total'>)
    """
    return Aspect.NEW if aspect is Aspect.TOTAL and SUMMED.search(words) else aspect


def of_past_day(scene: Scene, at: int) -> bool:
    """Say whether the sentence tells of the day that is just over (过去24小时，全市共录得 30 宗)."""
    said = PAST_DAY.search(scene.text, scene.start, at)
    return said is not None and not SO_FAR.search(scene.text, said.end(), at)


def summed_in_hours(scene: Scene, low: int, at: int) -> bool:
    """Say whether 共 sums up the hours of a day (9日10时至10日10时，全市共报告 29 人)."""
    hours = HOURS.search(scene.text, scene.start, at)
    said = list(ASPECTS.finditer(scene.text, low, at))
    return (
        hours is not None and bool(said) and said[-1].group() in SUMS and not SO_FAR.search(scene.text, hours.end(), at)
    )


def summed_in_period(course: Course, low: int, at: int) -> bool:
    """Say whether 共 sums up days that are over, and not all since the year began (3 月，全省共报告 30 例)."""
    said = list(ASPECTS.finditer(course.scene.text, low, at))
    return bool(said) and said[-1].group() in SUMS and _in_period(course, at)


def _in_period(course: Course, at: int, told_by: re.Pattern[str] | None = None) -> bool:
    """Say whether the time named last before `at` is of days that are over; none named, the sentence before says it."""
    scene = course.scene
    told = [one for one in between(scene.dates, scene.start, at) if one.role in SPANS]
    if not told:
        return course.period
    since = told[-1].end
    if not is_period(told[-1]) or SO_FAR.search(scene.text, since, at):
        return False
    return told_by is None or told_by.search(scene.text, since, at) is not None


def sums_again(course: Course, spot: Spot, base: str) -> bool:
    """Say whether 共 only sums up what was just said to be added (今日新增 327 例。个案共 327 例，以甲市最多)."""
    scene, figure = course.scene, spot.figure
    alike = course.added.get(base) == figure.value and SUMMING.search(scene.text, spot.low, figure.prefix_start)
    return bool(alike) and not SO_FAR.search(scene.text, scene.start, figure.start)


def sums_parts(course: Course, spot: Spot, base: str) -> bool:
    """Say whether 共 sums up what was added in parts, some of them nothing known (66 例本土、9 例…，共 75 例)."""
    told, scene, figure = course.main, course.scene, spot.figure
    if told is None or told.link is None or (told.base, told.aspect) != (base, Aspect.NEW):
        return False
    if spot.depth or not SUMMING.search(scene.text, spot.low, figure.prefix_start):
        return False
    parts = [one for one in between(scene.quantities, told.link.start, figure.start) if one.unit == figure.unit]
    return len(parts) > 1 and sum(one.value for one in parts) == figure.value


def grown_to(course: Course, spot: Spot, base: str) -> bool:
    """Say whether 增 leads to what there are now: more than was just said to be added (新增 12 例，病例增 60 例)."""
    text, at = course.scene.text, spot.figure.prefix_start
    led = text.endswith(MORE, spot.low, at) and not ASPECTS.search(text, max(spot.low, at - 2), at)
    return led and course.added.get(base, spot.figure.value) < spot.figure.value


def reported(course: Course, figure: Quantity) -> bool:
    """Say whether so many were reported in the hours of a day, or by then (0—24时，全市报告 4 例境外输入病例)."""
    said = REPORTED.search(course.scene.text, course.scene.start, figure.prefix_start)
    if said is None:
        return False
    by_then = any(one.role == "until" for one in between(course.scene.dates, course.scene.start, figure.start))
    return by_then or said["by"] is not None or supposed(course, figure.start) is Aspect.NEW


def supposed(course: Course, at: int) -> Aspect:
    """Return the aspect of a figure that says none: the last one's, that of a day's hours, the usual."""
    if course.main:
        return Aspect.TOTAL if course.main.aspect is Aspect.PRESENT else course.main.aspect
    if course.listing.low >= 0 and course.listing.aspect in {Aspect.NEW, Aspect.TOTAL}:
        return course.listing.aspect
    hours = HOURS.search(course.scene.text, course.scene.start, course.scene.end)
    if (hours is not None and hours.end() <= at) or _in_period(course, at, TOLD_OF_PERIOD):
        return Aspect.NEW
    return Aspect.NEW if _of_day(course.scene, at) else course.usual


def _of_day(scene: Scene, at: int) -> bool:
    """Say whether the sentence tells a day's figure first and totals after it (昨日出院 3 例，累计出院 90 例)."""
    day = [item for item in between(scene.dates, scene.start, at) if item.role == "at"]
    _, high = scene.clause(at)
    later = ASPECTS.search(scene.text, high, scene.end) if day else None
    if later is None or SAID.get(later.group()) is not Aspect.TOTAL:
        return False
    return later.end() <= high + NEXT_REACH or _tallies_again(scene, scene.clause(at), later.start())


def _tallies_again(scene: Scene, clause: tuple[int, int], at: int) -> bool:
    """Say whether what the clause counts is counted again in all at `at` (确诊 5 例，治愈 3 例；累计确诊 80 例)."""
    own = {one for sort in BEARERS for mark in scene.of(sort, *clause) for one in mark.ids}
    later = {one for sort in BEARERS for mark in scene.of(sort, at, scene.clause(at)[1]) for one in mark.ids}
    return bool(own & later)


def aspected(lexicon: Lexicon, base: str, aspect: Aspect) -> str | None:
    """Return the indicator of that aspect of the base, None where the packs have none."""
    if aspect is Aspect.NEW:
        return next((item.id for item in lexicon.tallies if item.new_of == base), None)
    if aspect is Aspect.PRESENT:
        return next((item.id for item in lexicon.tallies if item.present_of == base), base)
    return base
