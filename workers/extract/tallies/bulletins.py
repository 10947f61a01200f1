"""Running counts as bulletins tell them: a total, what was added, its parts in brackets or after 其中.

Each figure is one of a base indicator, named or carried on from the figure it is told beside, and of an aspect
(累计, 新增, 现有) which chooses the base itself or the indicator of its additions or of its present state.
Here the sentence is gone through figure by figure; what each is told of is `telling`.
"""

from collections.abc import Collection

from workers.extract.counts.people import named_people
from workers.extract.links.deal import changed_from, respective
from workers.extract.links.link import Link
from workers.extract.links.plans import planned
from workers.extract.sentence.led import led
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.tallies.aspects import Aspect
from workers.extract.tallies.claims import claimed
from workers.extract.tallies.course import Course, Spot, counted, depths, spot_of
from workers.extract.tallies.headings import deal_out, head, spread
from workers.extract.tallies.origins import opens_with_stage, own_group, own_subject
from workers.extract.tallies.partial import is_partial, part_of_a_day
from workers.extract.tallies.placing import of_rest
from workers.extract.tallies.segments import begin, end, whole_of
from workers.extract.tallies.tale import Tale
from workers.extract.tallies.telling import by_name, told_of
from workers.extract.where.excluded import stands_abroad
from workers.extract.whom.sited import goes_on_at_site, of_site
from workers.extract.words import cues
from workers.extract.words.lexicon import Lexicon, Sort
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

LARGE, LONGEST = "万亿", 8
EACH = "每"
IS_SO_MANY = re.compile(r"(?:共|已|[达至]到?|为|是)+$")
"""What stands between a name and its number."""
COMPARED = re.compile(r"(?<!占)[较比](?!例)[^，。；、（(]{1,10}$")
"""What stands before brackets with the figures of a time that others are held against (较 2 月（报告 30 例）上升)."""
REACH = 12
AREAS = re.compile(r"(?:设区|地级|[地省县市区])?[市省州县区国](?!内|外)|街道|乡镇|地区")
"""What a number counts that only says in how many places."""


def link_tallies(scene: Scene, lexicon: Lexicon, taken: list[Link], tale: Tale) -> Course:
    """Return the links of the sentence's running counts; a sentence that opens with 其中 goes on from the last."""
    if not lexicon.tallies:
        return Course(scene, lexicon, abroad=tale.abroad, sited=tale.sited, partly=tale.partly)
    before = tale.last
    opens = scene.text[scene.start : scene.end].lstrip("“#【 \n").startswith(cues.PARTS_OF)
    course = Course(scene, lexicon, main=whole_of(scene, tale, lexicon.tally_units) if opens else None)
    course.abroad, course.added, course.sited, course.partly = tale.abroad, tale.added, tale.sited, tale.partly
    course.several = tale.several
    course.period = tale.period and not scene.dates
    course.latest = tale.latest
    course.stood = tale.latest if tale.paragraph == scene.sentence.paragraph else None
    course.said = tale.said if opens and tale.paragraph == scene.sentence.paragraph else None
    if course.main:
        course.levels[0] = course.main
    elif opens and tale.paragraph == scene.sentence.paragraph:
        course.before = tale.latest
    if tale.usual is Aspect.NEW and not scene.dates:
        course.usual = Aspect.NEW
    if tale.paragraph == scene.sentence.paragraph and not scene.places:
        course.theme = tale.theme
    if before and tale.paragraph == scene.sentence.paragraph and opens_with_stage(scene):
        course.group, course.grouped = before.group, scene.start
    spread(course, tale)
    held = {link.start for link in taken}
    units = lexicon.tally_units
    named = [_in_unit_of_name(scene, named_people(scene, one), units) for one in counted(scene, scene.start, scene.end)]
    figures = [led(scene, one) for one in named if one.unit in units and _is_own(scene, one, held)]
    brackets = depths(scene) if figures else []
    at, since = 0, scene.start
    for figure in figures:
        deal_out(course, since, figure)
        since = figure.end
        while at + 1 < len(brackets) and brackets[at + 1][0] < figure.start:
            at += 1
        if not brackets[at][1]:
            head(course, figure)
        _tell(course, spot_of(course, figure, brackets[at][1]))
    course.links[:] = respective(scene, course.links)
    course.links += [earlier for link in course.links for earlier in changed_from(scene, link)]
    return course


def _is_own(scene: Scene, figure: Quantity, held: Collection[int]) -> bool:
    """Say whether a figure is told for itself: no rate's, none that a change led away from, none of areas."""
    return not (figure.start in held or scene.is_earlier(figure) or _counts_areas(scene, figure))


def _in_unit_of_name(scene: Scene, figure: Quantity, units: Collection[str]) -> Quantity:
    """Return a bare number in the unit that the name right before it ends with (第一剂次 810.2 万)."""
    if figure.unit or scene.text[figure.end - 1] not in LARGE:
        return figure
    led = IS_SO_MANY.search(scene.text, scene.start, figure.prefix_start)
    end = led.start() if led else figure.prefix_start
    names = [mark for mark in scene.of(Sort.SUBJECT, max(scene.start, end - LONGEST), end) if mark.end == end]
    ends = [one for mark in names for one in units if scene.text.endswith(one, mark.start, end)]
    return figure._replace(unit=max(ends, key=len)) if ends else figure


def _tell(course: Course, spot: Spot) -> None:
    """Take up one figure: of what it is named, of what it is a part, or of something else."""
    begin(course, spot)
    _take_up(course, spot)
    end(course, spot)


def _take_up(course: Course, spot: Spot) -> None:
    """Take up one figure within the part of the list that it stands in."""
    scene = course.scene
    other = claimed(course, spot)
    if (spot.aspect is Aspect.OTHER and not other) or _is_compared(scene, spot) or planned(scene, spot.figure.start):
        return
    if of_rest(scene, spot.figure) or _is_each(scene, spot.figure):
        return
    if _is_foreign(scene, spot) or stands_abroad(scene, spot.figure.start, stood=course.abroad):
        return
    if other or of_site(scene, spot.low, spot.figure.start) or goes_on_at_site(course, spot):
        course.forget(spot)
        if group := own_group(course, spot.low, spot.high, spot.figure.start):
            course.group, course.grouped = group, spot.figure.end
        return
    if is_partial(course, spot):
        _note_part_of_a_day(course, spot)
        return
    told = told_of(course, spot)
    if told:
        course.take(spot, told)
        course.said = None
    elif spot.aspect and not spot.part:
        course.said = spot.aspect
        course.said_about = own_subject(course, spot.low, spot.high, spot.figure.start)


def _is_each(scene: Scene, figure: Quantity) -> bool:
    """Say whether so many are those of each, or of so many (每 10 万人确诊 3 例)."""
    low, _ = scene.clause(figure.start)
    return (
        scene.text.find(EACH, low, figure.start) >= 0 and cues.OF_EACH.search(scene.text, low, figure.start) is not None
    )


def _is_compared(scene: Scene, spot: Spot) -> bool:
    """Say whether the figure stands in brackets that tell what others are held against."""
    low = scene.start if spot.opened is None else max(scene.start, spot.opened - REACH)
    return spot.opened is not None and COMPARED.search(scene.text, low, spot.opened) is not None


def _counts_areas(scene: Scene, figure: Quantity) -> bool:
    """Say whether a figure only says in how many places (16 个地市累计报告…)."""
    return figure.unit == "个" and (
        scene.text[figure.end - 1] in cues.AREAS or AREAS.match(scene.text, figure.end) is not None
    )


def _is_foreign(scene: Scene, spot: Spot) -> bool:
    """Say whether the figure is one of a foreign country."""
    low, _ = scene.clause(spot.figure.start)
    named = between(scene.places, low, spot.figure.start)
    return any(item.level == "foreign" for item in named) if named else False


def _note_part_of_a_day(course: Course, spot: Spot) -> None:
    """Keep how many came in a part of a day: a list of these is no list of the total (新增 3 例。确诊病例中，…)."""
    if part_of_a_day(course, spot.figure.start) and (told := by_name(course, spot)) and told.aspect is Aspect.NEW:
        course.added[told.base] = spot.figure.value
