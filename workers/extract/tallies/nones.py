"""无新增确诊病例: a negation before the name of a running count says 0 without printing it."""

import re
from collections.abc import Iterator

from workers.extract.links.link import Link, Rule
from workers.extract.links.plans import planned
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.tallies.aspects import ASPECT_WORDS, NEGATED, Aspect, aspect_of
from workers.extract.tallies.course import Course
from workers.extract.tallies.origins import own_subject
from workers.extract.tallies.unclaimed import unclaimed
from workers.extract.tallies.unsaid import aspected, said_of, supposed
from workers.extract.where.excluded import stands_abroad
from workers.extract.whom.sited import of_site
from workers.extract.words import cues
from workers.extract.words.lexicon import Mark, Sort

JOINED = frozenset({"和", "及", "或", "、", "与", "以及"})
STILL = r"(?:[仍均都已也]|已经|保持|实现|首次|再次|继续|持续|连续\w{1,4})*"
ZERO = re.compile(
    rf"人?数?(?:量)?{STILL}(?:(?:为|是|[降归]至?|降为|下降[为到至])[零0]|零[报增][告长]|零新增|(?P<cleared>清零))(?=[，。；、,;）)\s！]|$)"
)
"""What says after a name that there is none; what was cleared is what there was at the time."""
SOME = re.compile("多(?:地|个?[省市县区国])|部分|一些|有的|不少|许多|个别")
"""What says that only some have none (多地确诊病例清零)."""
NOUGHT = re.compile("零|[为至到归]0")
NAMES = (Sort.TERM, Sort.NOUN)


def link_nones(course: Course) -> Iterator[Link]:
    """Yield an implied 0 for each name of a tally that is negated, and for those listed with it."""
    scene, last = course.scene, None
    if Sort.NONE not in scene.sorts and NOUGHT.search(scene.text, scene.start, scene.end) is None:
        return
    for mark in scene.marks if course.lexicon.tallies else ():
        if mark.sort not in NAMES or not any(one.id in mark.ids for one in course.lexicon.tallies):
            continue
        found = _negated(course, mark) or _of_zero(course, mark) or (_listed(course, mark, last) if last else None)
        if found:
            yield found
            last = found


def _negated(course: Course, mark: Mark) -> Link | None:
    """Return the link of a name with a negation before it, and no number in its clause."""
    scene = course.scene
    low, high = scene.clause(mark.start)
    found = _negation(course, low, mark.start)
    if found is None or between(scene.quantities, found, high) or _of_some(course, low, found):
        return None
    if (
        cues.OTHERS.search(scene.text, low, found)
        or cues.MODIFIED.match(scene.text, mark.end)
        or of_site(scene, low, found)
        or _is_either(scene, found)
    ):
        return None
    if stands_abroad(scene, mark.start, stood=course.abroad):
        return None
    return None if planned(scene, mark.start) else _link(course, mark, found)


def _of_zero(course: Course, mark: Mark) -> Link | None:
    """Return the link of a name that is said to be none (新增确诊病例为零)."""
    scene = course.scene
    zero = ZERO.match(scene.text, _list_end(scene, mark), scene.end)
    if zero is None or planned(scene, mark.start):
        return None
    low, _ = scene.clause(mark.start)
    aspects = ASPECT_WORDS.search(scene.text, low, mark.start)
    if of_site(scene, low, mark.start) or _of_some(course, low, mark.start):
        return None
    return _link(course, mark, aspects.start() if aspects else mark.start, cleared=zero["cleared"] is not None)


def _list_end(scene: Scene, mark: Mark) -> int:
    """Return where the list of names ends that the name is in (确诊病例、疑似病例均为零)."""
    end = mark.end
    for one in between(scene.marks, mark.end, scene.clause(mark.start)[1]):
        if one.sort in NAMES and ASPECT_WORDS.sub("", scene.text[end : one.start]) in JOINED:
            end = one.end
    return end


def _is_either(scene: Scene, at: int) -> bool:
    """Say whether the negation is but one of two that may be (在10例以下或无新增)."""
    return scene.text[at - 1 : at] == "或"


def _negation(course: Course, low: int, end: int) -> int | None:
    """Return where the negation begins that governs the name which begins at `end`."""
    text = course.scene.text
    for mark in reversed(course.scene.of(Sort.NONE, low, end)):
        words = text[mark.start : end]
        stem = ASPECT_WORDS.split(words)[0] if ASPECT_WORDS.search(words) else text[mark.start : mark.end]
        if NEGATED.fullmatch(stem) and unclaimed(course.scene, mark.start + len(stem), end):
            return mark.start
    return None


def _of_some(course: Course, low: int, end: int) -> bool:
    """Say whether the clause speaks of a number of places or people (16 个省份无新增, 500 名老人均无), or of abroad."""
    scene = course.scene
    named = any(item.level in {"region", "foreign"} for item in between(scene.places, low, end))
    counted = any(
        one.unit == "人" or scene.text[one.end - 1 : one.end + 1].strip("个")[:1] in cues.AREAS
        for one in between(scene.quantities, low, end)
    )
    return named or counted or SOME.search(scene.text, low, end) is not None


def _listed(course: Course, mark: Mark, last: Link) -> Link | None:
    """Return the link of a name that is joined to a negated one (无新增确诊病例和疑似病例)."""
    scene = course.scene
    joined = scene.text[last.end : mark.start] in JOINED
    counted = between(scene.quantities, mark.end, scene.clause(mark.start)[1])
    return _link(course, mark, last.start) if joined and not counted else None


def _link(course: Course, mark: Mark, start: int, *, cleared: bool = False) -> Link | None:
    """Return the link of the name, of the aspect that its words say."""
    scene, lexicon = course.scene, course.lexicon
    item = next(one for one in lexicon.tallies if one.id in mark.ids)
    aspect = aspect_of(scene.text[start : mark.start]) or said_of(item)
    aspect = aspect or (Aspect.PRESENT if cleared else supposed(course, mark.start))
    indicator = aspected(lexicon, item.new_of or item.present_of or item.id, aspect)
    if indicator is None:
        return None
    low, _ = scene.clause(mark.start)
    about = own_subject(course, low, mark.end, mark.start) or course.topic or course.theme
    return Link(
        indicator,
        start,
        mark.end,
        (mark.start, mark.end),
        Rule.NONE,
        None,
        about=about,
        unit=item.unit,
        running=True,
        like=_like(course, low, start),
    )


def _like(course: Course, low: int, start: int) -> Link | None:
    """Return the link whose place stands where the clause names none."""
    whole = course.root
    if between(course.scene.places, low, start) or whole is None or whole.start > start:
        return None
    return whole.like or whole
