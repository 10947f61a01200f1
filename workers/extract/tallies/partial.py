"""Counts of more or less than they seem: of several days, of a part of one, of each of several places, of a group."""

from itertools import pairwise

from shuize.types import Relation
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.tallies.additions import in_part_of_a_day
from workers.extract.tallies.aspects import Aspect, aspect_of
from workers.extract.tallies.course import Course, Spot
from workers.extract.tallies.origins import aged, aged_part
from workers.extract.tallies.unclaimed import unclaimed
from workers.extract.tallies.unsaid import supposed
from workers.extract.when.dating import opening
from workers.extract.words import cues
from workers.extract.words.codes import NATION
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

RECENT = re.compile(
    r"近(?:[\d一二两三四五六七八九十]+[天日周]|半?个?月)|[\d一二两三四五六七八九十]+[天日周](?:之?内|间)|半?个?月(?:之?内|间)"
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
GROUP = re.compile(r"[例人名](?P<name>[^，。；、：,:（(）)其]{1,12})中[，,：:]")
"""A group whose parts are told of next (10 例发热病例中，…)."""


def is_partial(course: Course, spot: Spot) -> bool:
    """Say whether the figure is of more or less than it seems: additions of several days, a bound that holds for each.

    Nor is a part a count of the whole's where the whole was something else (密切接触者 9 人，其中确诊 2 人).
    """
    scene, figure = course.scene, spot.figure
    hard = max(scene.start, *(scene.text.rfind(mark, scene.start, figure.start) for mark in "，；"))
    words = scene.text[min(opening(scene, scene.clause(figure.start)[0]), hard) : figure.prefix_start]
    new = Aspect.NEW in (spot.aspect or supposed(course, figure.start), aspect_of(words))
    days = new and (cues.SPAN_OF_DAYS.search(words) or part_of_a_day(course, figure.start))
    opens = spot.aspect is None and course.first is None and bool(scene.dates or course.before)
    opens = opens and not (spot.part and course.said is Aspect.TOTAL)
    if days or ((new or opens) and _of_days(course, figure)):
        return True
    if RECENT.search(words) or YEARLY.search(scene.text, scene.start, figure.start):
        return True
    if figure.relation is not Relation.EQ and _is_of_each(scene, spot.low, figure):
        return True
    if cues.ONE_PERSON.match(scene.text, figure.end) or cues.TURNED.search(scene.text, figure.end, spot.high):
        return True
    if _of_group(course, figure):
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
    since = max(scene.start, *(scene.text.rfind(mark, scene.start, figure.start) for mark in "；;"))
    groups = GROUP.finditer(scene.text, since, figure.start)
    return any(not unclaimed(scene, *found.span("name")) for found in groups)


def part_of_a_day(course: Course, at: int) -> bool:
    """Say whether the hours named last before `at`, or in the sentences before, are not those of a whole day."""
    said = in_part_of_a_day(course.scene.text, course.scene.start, at)
    return course.partly and not course.scene.dates if said is None else said
