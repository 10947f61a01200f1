"""Whose a running count is: the subject that its clause names, that it shares, or that was set as a theme."""

from decimal import Decimal

from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.tallies.aspects import ASPECT_WORDS, Aspect, aspect_of
from workers.extract.tallies.course import Course, Spot
from workers.extract.tallies.tale import Told
from workers.extract.where.governing import governs
from workers.extract.words.heads import WHO_DID
from workers.extract.words.lexicon import Lexicon, Sort
from workers.text import lazyre as re

AGED = re.compile(
    r"(?<!\d)\d++(?:周?岁)?(?:[—–\-~～至到]+\d+)?周?岁(?:及?以[上下])?的?(?:适龄)?(?:人群|人口|人员|长者|老年人|老人|老年|儿童|青少年|未成年人|学生|居民|女生|女性|男性)"
)
"""A group of people by their age."""
OF_AGE = re.compile(
    r"(?<!\d)(?P<age>\d++(?:周?岁)?(?:[—–\-~～至到]+\d+)?周?岁)(?P<bound>(?:及|或(?=以))?以[上下])?(?:年龄段|年龄组|年?小童|人士|人群)?的?$"
)
"""People by their age alone, before what is told of them (20至29岁的接种率)."""
WHO = re.compile(
    rf"(?<!\d)(?P<age>\d++(?:[—–\-~～至到]+\d+)?周?岁)(?P<bound>[及或]?以[上下])?已[^，。；、\d岁]{{2,12}}{WHO_DID}"
)
"""People by their age before what they did (12岁或以上已接种第一剂疫苗的市民)."""
WITHIN = "中"
"""What says of a number of people that some of them are told of next."""
AGE = "岁"
STAGE_WITHIN = 3
"""How soon a sentence names a stage that it opens with (已完成全程接种)."""
BEGUN = ("第一", "首")
"""What only says that somebody has begun is said of the whole group (3—11岁儿童首针接种)."""


def is_theme(course: Course, spot: Spot) -> bool:
    """Say whether the clause sets a subject that what follows is of too.

    It stands before the aspect (境外输入现有确诊病例), or what there is now of it opens the sentence.
    """
    scene, at = course.scene, spot.figure.start
    if course.main is None and spot.aspect is Aspect.PRESENT and not spot.part and not course.links:
        return bool(scene.of(Sort.SUBJECT, spot.low, at))
    names = scene.of(Sort.SUBJECT, spot.low, at)
    if spot.part or not names or ASPECT_WORDS.search(scene.text, spot.low, names[0].start):
        return False
    return ASPECT_WORDS.search(scene.text, names[0].end, at) is not None


def own_subject(course: Course, low: int, high: int, at: int) -> str | None:
    """Return the subject that the clause itself names: the last before `at`, else the first after it."""
    return of_group(own_group(course, low, high, at), _own_stage(course, low, high, at), course.lexicon)


def _names(course: Course, low: int, high: int, at: int) -> list[str]:
    """Return the subjects that the clause names before `at`, else the first after it."""
    marks = course.scene.of(Sort.SUBJECT, low, high)
    names = [mark for mark in marks if mark.ids[0] not in course.lexicon.products]
    return [mark.ids[0] for mark in names if mark.start < at] or [mark.ids[0] for mark in names[:1]]


def own_group(course: Course, low: int, high: int, at: int) -> str | None:
    """Return the people of an age that the clause names."""
    groups = [name for name in _names(course, low, high, at) if AGE in name]
    return groups[-1] if groups else aged(course, at) or _led(course, at)


def _led(course: Course, at: int) -> str | None:
    """Return the people of an age who alone are the clause before (其中，60岁及以上老年人，累计接种…)."""
    before = course.scene.clause_before(at)
    if before:
        before = max([before[0], *[one.end for one in between(course.scene.places, *before)]]), before[1]
    found = AGED.fullmatch(course.scene.text, *before) if before else None
    name = found.group().replace("的", "") if found else None
    return course.lexicon.subjects.get(name, name) if name else None


def _own_stage(course: Course, low: int, high: int, at: int) -> str | None:
    """Return the last subject that the clause names but for people of an age."""
    others = [name for name in _names(course, low, high, at) if AGE not in name]
    return others[-1] if others else None


def opens_with_stage(scene: Scene) -> bool:
    """Say whether the sentence opens with how far some have come, and not with whom (完成加强免疫 1.8 万人)."""
    named = [one for mark in scene.of(Sort.SUBJECT, scene.start, scene.start + STAGE_WITHIN) for one in mark.ids]
    return bool(named) and AGE not in named[0]


def of_group(group: str | None, stage: str | None, lexicon: Lexicon) -> str | None:
    """Return the name of those of a group who have come so far (60岁及以上人群, 全程接种): neither alone is they.

    Of what sort it was that they had is no part of their name.
    """
    if group is None or stage is None:
        return group or stage
    return group if stage.startswith(BEGUN) or stage in lexicon.sorts else group + stage


def group_of(course: Course, spot: Spot) -> str | None:
    """Return the people of an age that the figure is of: its clause's, else its sentence's, no place named since."""
    at = spot.figure.start
    own = own_group(course, spot.low, spot.high, at)
    if own is None and course.within and spot.figure.value <= course.within[1]:
        return None if _moved(course, course.within[2], at) else course.within[0]
    if own or course.group is None or (spot.aspect is Aspect.TOTAL and not _in_all(course)):
        return own
    return None if _moved(course, course.grouped, at) else course.group


def _moved(course: Course, start: int, end: int) -> bool:
    """Say whether a place is named between the two."""
    return any(governs(course.scene, item) for item in between(course.scene.places, start, end))


def _in_all(course: Course) -> bool:
    """Say whether the people of an age were told of in all (累计) as well."""
    low, _ = course.scene.clause(course.grouped - 1)
    return aspect_of(course.scene.text[low : course.grouped]) is Aspect.TOTAL


def of_age(scene: Scene, at: int, lexicon: Lexicon) -> str | None:
    """Return the people of an age whom the words that end at `at` name by their age alone.

    >>> OF_AGE.search("其中，80岁或以上的")["age"]
    '80岁'
    """
    low, _ = scene.clause(at - 1)
    found = OF_AGE.search(scene.text[low:at]) if AGE in scene.text[low:at] else None
    name = f"{found['age']}{(found['bound'] or '').removeprefix('或')}人群" if found else None
    return lexicon.subjects.get(name, name) if name else None


def aged_part(course: Course, spot: Spot) -> str | None:
    """Return the people of an age who are part of others, told by their age alone (其中 90 岁及以上 41 人)."""
    whole = spot.owner or course.main
    if whole is None or course.lexicon.indicators[whole.base].unit != spot.figure.unit:
        return None
    part = spot.part or (whole.link is not None and whole.link.start < course.scene.start)
    return of_age(course.scene, spot.figure.prefix_start, course.lexicon) if part else None


def aged(course: Course, at: int) -> str | None:
    """Return the group of an age that the clause names before `at` (12—17岁人群)."""
    text, (low, _) = course.scene.text, course.scene.clause(at)
    if text.find(AGE, low, at) < 0:
        return None
    found, who = list(AGED.finditer(text, low, at)), WHO.search(text, low, at)
    if found:
        name = found[-1].group().replace("的", "")
    elif who:
        name = f"{who['age']}{(who['bound'] or '').removeprefix('或')}人群"
    else:
        return None
    return course.lexicon.subjects.get(name, name)


def inherited(course: Course, spot: Spot, *, carried: bool) -> str | None:
    """Return the subject of what the figure is a part or another aspect of.

    A place alone is a part of what it follows; brackets divide what the words right before them name (，均为…（…）).
    """
    if part := aged_part(course, spot):
        return part
    said = course.scene.of(Sort.SUBJECT, spot.owner.end, spot.opened) if spot.owner and spot.opened else []
    if said:
        return said[-1].ids[0]
    whole = spot.owner if spot.depth else course.main
    if carried and not spot.aspect and between(course.scene.places, spot.low, spot.figure.start):
        whole = course.levels.get(spot.depth) or whole
    if whole is None and course.before and not carried:
        return course.before.about
    if whole is None and spot.part:
        return course.said_about
    if made := next((told for told in (course.main, course.first) if told and _sums_up(course, spot, told)), None):
        return made.about
    return whole.about if whole and (spot.part or carried) else course.topic or course.theme


def said_again(course: Course, spot: Spot, base: str) -> str | None:
    """Return whom those are of among whom something is told, where as many were told of last (17 例新增病例中，…)."""
    if course.scene.text[spot.high - 1] != WITHIN:
        return None
    told, figure = course.latest, spot.figure
    counted = told.counted if told else None
    same = counted is not None and (counted.value, counted.unit) == (figure.value, figure.unit)
    return told.about if told and same and (told.base, told.aspect) == (base, spot.aspect) else None


def _sums_up(course: Course, spot: Spot, told: Told) -> bool:
    """Say whether the figure is one of those right behind a whole that are as many (出院 9 例、在院 3 例)."""
    whole = told.counted
    if whole is None or told.about is None or spot.aspect or spot.depth:
        return False
    scene, units, total = course.scene, course.lexicon.tally_units, Decimal(0)
    for one in scene.quantities:
        if one.start < told.end or one.unit not in units or not scene.is_open(one.start):
            continue
        total += one.value
        if total >= whole.value:
            return total == whole.value and spot.figure.start <= one.start and one.value < whole.value
    return False
