"""What stands behind a figure says of it: that it goes on a list, what became of some, that brackets divide it."""

from collections.abc import Sequence
from decimal import Decimal

from shuize.pack import Indicator
from shuize.types import Relation
from workers.extract.links.link import Rule
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.tallies.aspects import ASPECT_WORDS
from workers.extract.tallies.course import PARTS, Course, Spot, item_of
from workers.extract.tallies.origins import AGE, WITHIN
from workers.extract.tallies.tale import Told
from workers.extract.tallies.unclaimed import unclaimed
from workers.extract.words.cues import TEMPORAL
from workers.extract.words.heads import WHO_DID
from workers.extract.words.lexicon import BEARERS, Mark, Sort
from workers.extract.words.units import counts_in
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

DONE, WHOLE = "已", "总"
LED = ("已有", "已为", "已经为", "已给", "已经给")
"""What says before those who are counted that they did it, or that it was done to them."""
PAST, PAUSE = re.compile("昨|前[天日]|当[天日]|单日|首日"), re.compile("[，。；,;]")
JOINTS = "、和及与"
TURNED = "转"
FINISHED = re.compile("(?<![未没有能])完成")
"""What says of a verb that it is done."""
THOSE = re.compile(WHO_DID)
MANY = 10_000
"""So many are nobody's group: they are how many did it (完成接种的 360 万人，)."""
ENDS = "，。；、！,;（()）\n"
IS = "为是系属"
"""What says of which kind so many of a whole are (9 例为境外输入病例)."""
WHOLE_REACH = 120
"""How far before its brackets the place of a whole is named."""
SO_MANY = re.compile("[为是有达：:]*")
PART = re.compile(r"[^，,。；、（()）]{0,8}[，,（(]?(?:其中|包括)[，,：:]?(?P<name>[^，,。；、]{0,24})")
"""How a figure goes on to its parts (病例 9 例，其中确诊病例 8 例)."""
SOME = re.compile("有约?$")
"""What says right before a figure that so many there were."""
NEXT = re.compile("[^，,、；。\\d]{0,10}[，,、；](?:(?:另外?|还|并|亦|也|再|又)[，,]?)?有?")
"""What leads to what else is told of those who were just counted."""
AMONG = re.compile(r"[当之]?中[，,]?有?")
"""What says of those who are named that something is told of some."""
LISTED = re.compile(r"[、，,和及与以另外还有\s]{1,5}")
"""What parts the members of a list of figures, each with its name after it."""


def goes_on(course: Course, spot: Spot, before: Sequence[Mark]) -> int | None:
    """Return where the figure goes on a list whose figures stand before their names (5 例确诊病例、3 例死亡病例)."""
    scene, last = course.scene, course.links[-1] if course.links else None
    if last and last.rule is Rule.TERM_AFTER and last.anchor[1] == spot.figure.prefix_start:
        return last.anchor[1]
    counted = any(one.end == spot.low for one in scene.quantities)
    if before and counted and unclaimed(scene, spot.low, before[0].start):
        end = before[-1].end
    elif last and last.rule is Rule.TERM_AFTER and last.anchor[0] >= last.end:
        end = last.anchor[1]
    else:
        return None
    return end if LISTED.fullmatch(scene.text, end, spot.figure.prefix_start) else None


def of_others(course: Course, spot: Spot, item: Indicator) -> bool:
    """Say whether the sentence tells of people whom another pack counts: some of these did it (7 人离世，2 人接种)."""
    packs, scene = course.lexicon.pack_of, course.scene
    follows = course.main is not None and packs[course.main.base] != packs[item.id]
    told = follows or any(packs.get(link.indicator) != packs[item.id] for link in course.links)
    marks = [one for one in between(scene.marks, scene.start, spot.low) if one.sort in BEARERS] if not told else []
    other = [one for one in marks if one.ids and all(packs.get(each) != packs[item.id] for each in one.ids)]
    return (
        spot.aspect is None
        and not spot.part
        and (told or bool(other))
        and not between(scene.places, spot.low, spot.figure.start)
    )


def does_else(course: Course, spot: Spot, source: Told) -> bool:
    """Say whether the clause tells what another pack counts: those of the whole who did that (其中 2 人已接种)."""
    scene, lexicon = course.scene, course.lexicon
    own = lexicon.pack_of[source.base]
    marks = [one for one in between(scene.marks, spot.low, spot.high) if one.sort in BEARERS]
    items = [lexicon.indicators[each] for mark in marks for each in mark.ids]
    known: set[str | None] = {lexicon.pack_of[item.id] for item in items if counts_in(item, spot.figure)}
    names = [mark for mark in scene.of(Sort.SUBJECT, spot.low, spot.high) if AGE not in mark.ids[0]]
    placed = [(item.start, item.end) for item in between(scene.places, spot.low, spot.high)]
    stages = [mark.ids[0] for mark in names if not any(low <= mark.start < high for low, high in placed)]
    known |= {lexicon.packs_of.get(name) for name in stages if name not in lexicon.products}
    return bool(known) and own not in known


def names_next(scene: Scene, spot: Spot) -> bool:
    """Say whether a subject's name stands right behind the figure, and another's before it (9 宗输入、80 宗本地)."""
    behind = scene.of(Sort.SUBJECT, spot.figure.end, spot.figure.end + 1)
    return bool(behind) and bool(scene.of(Sort.SUBJECT, spot.low, spot.figure.start))


def became(course: Course, spot: Spot, mark: Mark, item: Indicator) -> bool:
    """Say whether the clause ends with what became of those who are counted (20 名确诊病人在医院去世)."""
    verbs = course.scene.of(Sort.VERB, mark.end, spot.high)
    last = item_of(course, verbs[-1], spot.figure) if verbs and verbs[-1].end == spot.high else None
    return last is not None and last.id != item.id


def happened_on(scene: Scene, mark: Mark, figure: Quantity) -> bool:
    """Say whether a day, and a place, stand before what happened (3月5日全市接种 3 万剂): it is that day's count.

    A day set apart by a comma dates what was reached by then (3月5日，全市接种 300 万剂), but cases happen in it.
    What happened may stand behind those to whom it did (3月5日有 12 名患者出院).
    """
    behind = figure.end <= mark.start
    at = figure.start if behind else mark.start
    days = [one for one in between(scene.dates, scene.start, at) if one.end <= at]
    if not days or days[-1].role != "at" or days[-1].first != days[-1].last:
        return False
    words = scene.text[days[-1].end : at]
    if behind and not SOME.search(words):
        return False
    apart = figure.unit != "例" and any(one in words for one in "，,")
    reached = not behind and (figure.relation is not Relation.EQ or WHOLE in scene.text[mark.end : figure.start])
    return (
        not (apart or reached or DONE in words)
        and not ASPECT_WORDS.search(words)
        and unclaimed(scene, days[-1].end, at)
    )


def of_that_day(scene: Scene, mark: Mark, figure: Quantity) -> bool:
    """Say whether a name of what is done is told of one day that is over, or of that alone (昨日接种剂次为 3 万剂)."""
    days = [one for one in between(scene.dates, scene.start, mark.start) if one.end <= mark.start]
    if not days or days[-1].role != "at" or not PAST.match(scene.text, days[-1].start):
        return False
    words = scene.text[days[-1].end : figure.prefix_start]
    apart = WHOLE in words or DONE in words or ASPECT_WORDS.search(words) or figure.unit == "例"
    return not apart and not PAUSE.search(words) and unclaimed(scene, days[-1].end, mark.start)


def alone(course: Course, spot: Spot, mark: Mark) -> bool:
    """Say whether a clause right after a figure is but how many of those did something (确诊 43 人，11 人死亡)."""
    scene, last = course.scene, course.links[-1] if course.links else None
    if last is None or last.quantity is None or mark.sort is not Sort.VERB or spot.figure.relation is not Relation.EQ:
        return False
    before = between(scene.quantities, scene.start, spot.figure.start)[-1:]
    if not before or before[0].unit not in course.lexicon.tally_units:
        return False
    between_them = scene.text[before[0].end : spot.figure.prefix_start]
    high = scene.clause(spot.figure.start)[1]
    whole = course.main.counted if course.main and course.main.link else last.quantity
    return (
        NEXT.fullmatch(between_them) is not None
        and spot.figure.end == mark.start
        and (mark.end == high or scene.text[mark.end] in JOINTS)
        and whole is not None
        and spot.figure.value <= whole.value
    )


def done(scene: Scene, figure: Quantity, mark: Mark) -> bool:
    """Say whether those who are counted are said to have done it (83 万人已接种, 83 万人完成接种, 已为 83 万人接种)."""
    led = scene.text.endswith(LED, scene.start, figure.prefix_start)
    finished = FINISHED.search(scene.text, figure.end, mark.end) and not TEMPORAL.match(scene.text, mark.end)
    return mark.sort is Sort.VERB and (led or bool(finished) or DONE in scene.text[figure.end : mark.start])


def restricts(scene: Scene, mark: Mark, figure: Quantity) -> bool:
    """Say whether a verb only says which ones are counted (出院的 7 名患者), or what they became (密接转疑似 3 人)."""
    turned = scene.text[mark.start - 1 : mark.start] == TURNED
    said = scene.text[mark.end : figure.prefix_start] if mark.sort is Sort.VERB else ""
    ends = scene.text[figure.end : figure.end + 1] in ENDS
    those = said == "的" and not (ends and figure.value >= MANY)
    return turned or those or (THOSE.search(said) is not None and not ends)


def ended(scene: Scene, spot: Spot, mark: Mark, before: Sequence[Mark]) -> bool:
    """Say whether the clause is but how many of those it names first did something (确诊个案中 137 例死亡)."""
    among = before[-1].end if before else None
    alike = among is not None and AMONG.fullmatch(scene.text, among, spot.figure.prefix_start) is not None
    return alike and mark.sort is Sort.VERB and (spot.figure.end, spot.high) == (mark.start, mark.end)


def heads_parts(course: Course, figure: Quantity, mark: Mark) -> bool:
    """Say whether a figure is all of whom some are told of next (631 例确诊病例中，630 例出院), not told before."""
    scene, told = course.scene, course.stood or course.latest
    high = scene.clause(mark.start)[1]
    before = told.counted if told else None
    if scene.text[mark.end : high] != WITHIN or (before and before.value == figure.value):
        return False
    after = between(scene.quantities, high, scene.end)
    parts = [one for one in after if scene.of(Sort.VERB, one.end, one.end + 1)]
    return bool(parts) and after[0] == parts[0] and parts[0].value <= figure.value


def of_kind(course: Course, spot: Spot, mark: Mark, item: Indicator) -> Indicator:
    """Return what a part by origin counts: its whole, where all make that up (出院 9 例（本土确诊病例 7 例、…）)."""
    scene, whole = course.scene, spot.owner if spot.opened is not None else course.main
    counted = whole.counted if whole else None
    if whole is None or counted is None or mark.sort is Sort.VERB or spot.aspect or whole.base == item.id:
        return item
    total, figure = Decimal(0), spot.figure
    for one in scene.quantities:
        if one.start < counted.end or one.unit != counted.unit:
            continue
        parted = total or PARTS.search(scene.text, counted.end, one.start) or spot.opened is not None
        if not parted or not scene.of(Sort.SUBJECT, scene.clause(one.start)[0], one.start):
            return item
        total += one.value
        if total >= counted.value:
            made_up = total == counted.value > one.value and figure.start <= one.start
            return course.lexicon.indicators[whole.base] if made_up else item
    return item


def sums_up(scene: Scene, whole: Told, figure: Quantity) -> bool:
    """Say whether the figure is one of those that are told by kind and make up the whole (60 例为…，11 例为…)."""
    if whole.counted is None:
        return False
    parts = [one for one in scene.quantities if one.start >= whole.end and scene.text[one.end : one.end + 1] in IS]
    kinds = [one for one in parts if scene.text[one.end : one.end + 1]]
    return figure in kinds and len(kinds) > 1 and sum(one.value for one in kinds) == whole.counted.value


def is_divided(course: Course, spot: Spot, item: Indicator) -> bool:
    """Say whether the figure has those that the item names only among its parts (病例 9 例，其中确诊病例 8 例)."""
    scene = course.scene
    among = PART.match(scene.text, spot.figure.end, scene.end)
    marks = [one for sort in BEARERS for one in scene.of(sort, among.start("name"), among.end())] if among else []
    return any(item.id in mark.ids for mark in marks) or _names_some(scene, spot.figure, item)


def _names_some(scene: Scene, figure: Quantity, item: Indicator) -> bool:
    """Say whether the next clause but names some of those counted (病例 224 宗，确诊病例 218 宗)."""
    low = scene.clause(figure.start)[1] + 1
    named = [mark for mark in scene.of(Sort.TERM, low, low + 1) if item.id in mark.ids]
    after = between(scene.quantities, low, scene.end)[:1] if named else []
    counted = [one for one in after if one.unit == figure.unit and one.value <= figure.value]
    return bool(counted) and SO_MANY.fullmatch(scene.text, named[0].end, counted[0].prefix_start) is not None


def is_whole_again(scene: Scene, spot: Spot) -> bool:
    """Say whether brackets name the very place they divide (新疆 5 例（新疆 3 例、兵团 2 例）): no figure of it."""
    if spot.opened is None:
        return False
    before = between(scene.places, max(scene.start, spot.opened - WHOLE_REACH), spot.opened)
    whole = {item.code for item in before if scene.is_open(item.start)}
    return any(item.code in whole for item in between(scene.places, spot.low, spot.figure.start))


def goes_with(scene: Scene, start: int, end: int) -> bool:
    """Say whether a figure is of the same verb as the one that ends at `start`: right beside it, or of some of whom."""
    listed = scene.text[start:end] in ("、", "，", ",")
    return listed or (bool(scene.of(Sort.SUBJECT, start, end)) and unclaimed(scene, start, end))
