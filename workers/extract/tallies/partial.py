"""Counts of more or less than they seem: of several days, of a part of one, of each of several places, of a group."""

from itertools import pairwise

from shuize.types import Relation
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between, last_mark
from workers.extract.tallies.additions import in_part_of_a_day
from workers.extract.tallies.aspects import Aspect, aspect_of
from workers.extract.tallies.bareness import who_did
from workers.extract.tallies.course import Course, Spot
from workers.extract.tallies.origins import aged, aged_part
from workers.extract.tallies.unclaimed import unclaimed
from workers.extract.tallies.unsaid import summed_in_period, supposed
from workers.extract.when.dating import opening
from workers.extract.words import cues
from workers.extract.words.codes import NATION
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

RECENT = re.compile(
    r"过去的?(?:[\d一二两三四五六七八九十]+个?(?:周|星期|月|年)|(?!一|1日)[\d二两三四五六七八九十]+[天日])|近(?:[\d一二两三四五六七八九十]+[天日周]|半?个?月)|[\d一二两三四五六七八九十]+[天日周](?:之?内|间)|半?个?月(?:之?内|间)"
)
"""What makes any count one of several days."""
THIS_YEAR = re.compile("[今本]年(?!以|初|[第上下前一二三四\\d])")
"""A time that is not over: what is told of it without more words is all so far."""
YEARLY = re.compile(r"其余[\d一二两三四五六七八九十]+种|每年|年均|每隔?[\d一二两三四五六七八九十]+[秒分年]")
"""What makes every count of its sentence one of so many a year (每年确诊 80 万人), or of other diseases."""
EACH = re.compile(r"[均各]|连续[\d一二两三四五六七八九十]+[天日周]")
"""What makes a bound one that holds for each place or day (连续 7 天超 150 例)."""
IN_A_ROW = re.compile(r"连续第?[\d一二三四五六七八九十]+[天日周]")
ALIKE = re.compile("[均都皆]")
"""What says of places that are named that so many are in each."""
MONTH = 31
"""Days: bulletins are of a day, a week, two, or a month."""
WITHIN = re.compile(r"(?:的?(?:[一1]周|[七7五5][天日])(?:之?内|里|间)?|期间|间)?")
"""What may stand behind the days of a week."""
AGAINST = re.compile("[较比]|同比|环比|增[加长幅]|减少|上升|下降")
"""What makes a figure an amount of change."""
OUTBREAKS = re.compile(
    r"(?:疫情|事件|暴发|爆发)[\u4e00-\u9fff]{0,4}\d++起|\d++起[\u4e00-\u9fff]{0,10}(?:疫情|事件|暴发|爆发)"
)
"""So many outbreaks: what a sentence that opens with them counts is theirs (报告疫情 12 起，病例 324 例)."""
FOUND_IN = re.compile("(?:管控|管理|筛查|排查|检测|监测|隔离|观察)中(?:共|主动)?(?:发现|检出)[^，。；]*$")
"""What says how some of those were found who were told of (隔离管控中发现 3 例)."""
GROUP = re.compile(r"[例人名](?P<name>[^，。；、：,:（(）)其]{1,12})中[，,：:]")
"""A group whose parts are told of next (10 例发热病例中，…)."""
AMONG = "中"
"""What such a group ends with."""


def is_partial(course: Course, spot: Spot) -> bool:
    """Say whether the figure is of more or less than it seems: additions of several days, a bound that holds for each.

    Nor is a part a count of the whole's where the whole was something else (密切接触者 9 人，其中确诊 2 人).
    """
    scene, figure = course.scene, spot.figure
    hard = max(scene.start, last_mark(scene.text, "，；", scene.start, figure.start))
    words = scene.text[min(opening(scene, scene.clause(figure.start)[0]), hard) : figure.prefix_start]
    new = Aspect.NEW in (spot.aspect or supposed(course, figure.start), aspect_of(words))
    new = new or summed_in_period(course, spot.low, figure.prefix_start)
    goes_on = course.before or (course.several and course.main is None)
    opens = spot.aspect is None and course.first is None and bool(scene.dates or goes_on)
    opens = opens and not (spot.part and course.said is Aspect.TOTAL)
    bulletin = new and _in_bulletin(course, figure)
    days = new and not bulletin and (cues.SPAN_OF_DAYS.search(words) or part_of_a_day(course, figure.start))
    several = not days and (new or opens) and _of_days(course, figure)
    course.several = course.several and not bulletin
    some = RECENT.search(words) if not bulletin else None
    if days or (several and not bulletin) or some or YEARLY.search(scene.text, scene.start, figure.start):
        return True
    if figure.relation is not Relation.EQ and _is_of_each(scene, spot.low, figure):
        return True
    one = cues.ONE_PERSON.match(scene.text, figure.end) and who_did(course, spot) is None
    if one or cues.TURNED.search(scene.text, figure.end, spot.high):
        return True
    if _of_group(course, figure) or _is_found_part(course, spot):
        return True
    if course.first is None and OUTBREAKS.search(scene.text, scene.start, figure.start):
        return True
    low, _ = scene.clause(figure.start)
    years = any(one.unit == "岁" for one in between(scene.quantities, low, figure.start))
    group = figure.unit != "例" and (aged(course, figure.start) or aged_part(course, spot))
    return (years and not group) or (spot.part and spot.opened is None and spot.owner is None and course.lost)


def _of_days(course: Course, figure: Quantity) -> bool:
    """Say whether the last time named before the figure is one of several days, here or in the sentence before.

    From an hour to the same hour of the next day is one day.
    """
    scene = course.scene
    told = [one for one in between(scene.dates, scene.start, figure.start) if one.role in {"at", "during", "until"}]
    if not told:
        return course.several
    until = any(one.role == "until" for one in told) or aspect_of(scene.text[told[-1].end : figure.start]) is None
    if until and THIS_YEAR.match(scene.text, told[-1].start):
        return course.several
    days = (told[-1].last - told[-1].first).days if told[-1].role == "during" else 0
    course.several = days > 1 or (days == 1 and in_part_of_a_day(scene.text, told[-1].start, figure.start) is not False)
    return course.several


def _in_bulletin(course: Course, figure: Quantity) -> bool:
    """Say whether the figure is what came between two days that are both said: a week's bulletin, a month's.

    Longer ones, or such as have no end (3 月 1 日以来, 近一周), are no additions of a bulletin.
    """
    scene = course.scene
    told = [one for one in between(scene.dates, scene.start, figure.start) if one.role in {"at", "during", "until"}]
    if not told or told[-1].role != "during" or not 1 < (told[-1].last - told[-1].first).days < MONTH:
        return False
    said = WITHIN.match(scene.text, told[-1].end, figure.prefix_start)
    words = scene.text[said.end() : figure.prefix_start] if said else ""
    hours = cues.HOUR.search(scene.text, told[-1].start, figure.start) is not None
    whole = cues.HOURS_OF_A_DAY.search(scene.text, told[-1].start, figure.start) is not None
    part = in_part_of_a_day(scene.text, told[-1].start, figure.start) or (hours and not whole)
    return not part and said is not None and cues.SPAN_OF_DAYS.search(words) is None and AGAINST.search(words) is None


def _is_of_each(scene: Scene, low: int, figure: Quantity) -> bool:
    """Say whether a bound holds for each of several places (各市均不到 10 例, 28 个省新增确诊在 10 例以下).

    Where these are all named (甲区和乙区均超过 200 万人) it is a figure of each.
    """
    whole = [(one.start, one.end) for one in scene.places if one.code == NATION.code]
    counted = between(scene.quantities, scene.resumed(figure.start), figure.start)
    counted = [one for one in counted if not any(start <= one.start < end for start, end in whole)]
    if not counted and ALIKE.search(scene.text[low : figure.prefix_start]) and _are_named(scene, low, figure):
        return False
    summed = any(one.unit == "个" and scene.text[one.end - 1] in cues.AREAS for one in counted)
    lasting = IN_A_ROW.search(scene.text, scene.clause(figure.start)[0], figure.prefix_start)
    return summed or lasting is not None or EACH.search(scene.text[low : figure.prefix_start]) is not None


def _are_named(scene: Scene, low: int, figure: Quantity) -> bool:
    """Say whether the clause names several places in one list, and no 等 after them."""
    named = [one for one in between(scene.places, scene.clause(low)[0], figure.start) if not one.reference]
    listed = len(named) > 1 and all(scene.listed(*pair) for pair in pairwise(named))
    return listed and scene.text[named[-1].end] != "等"


def _of_group(course: Course, figure: Quantity) -> bool:
    """Say whether the figure is a part of a group that no tally counts (10 例发热病例中，确诊 1 例)."""
    scene = course.scene
    if scene.text.find(AMONG, scene.start, figure.start) < 0:
        return False
    since = max(scene.start, last_mark(scene.text, "；;", scene.start, figure.start))
    groups = GROUP.finditer(scene.text, since, figure.start)
    return any(not unclaimed(scene, *found.span("name")) for found in groups)


def _is_found_part(course: Course, spot: Spot) -> bool:
    """Say whether the figure says of those told of before how some were found, which is no count of its own."""
    told = course.main.counted if course.main else None
    if told is None or spot.figure.value > told.value or spot.figure.unit != told.unit:
        return False
    return FOUND_IN.search(course.scene.text, spot.low, spot.figure.prefix_start) is not None


def part_of_a_day(course: Course, at: int) -> bool:
    """Say whether the hours named last before `at`, or in the sentences before, are not those of a whole day."""
    said = in_part_of_a_day(course.scene.text, course.scene.start, at)
    return course.partly and not course.scene.dates if said is None else said
