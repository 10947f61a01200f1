"""What a figure of a running count is told of: a name in its clause, what it counts, or the figure it goes on from.

Whom it is of, and which aspect (累计, 新增, 现有) it has, is settled here too: said, shared or supposed.
"""

from shuize.pack import Indicator
from workers.extract.links.link import Link, Rule
from workers.extract.sentence.spans import between
from workers.extract.tallies.aspects import Aspect
from workers.extract.tallies.bareness import ADDED, GROUPS, bare, doing, follows, who_did
from workers.extract.tallies.behind import (
    WHOLE,
    alone,
    became,
    does_else,
    done,
    ended,
    goes_on,
    goes_with,
    happened_on,
    heads_parts,
    is_divided,
    is_whole_again,
    names_next,
    of_kind,
    of_others,
    of_that_day,
    restricts,
)
from workers.extract.tallies.course import Course, Spot, item_of
from workers.extract.tallies.dealing import of_dealt
from workers.extract.tallies.fates import of_fates
from workers.extract.tallies.headings import SPREAD
from workers.extract.tallies.origins import (
    AGE,
    aged,
    aged_part,
    group_of,
    inherited,
    is_theme,
    of_group,
    own_subject,
    said_again,
)
from workers.extract.tallies.persons import of_named, of_persons
from workers.extract.tallies.placing import like_whom, of_several, outgrown
from workers.extract.tallies.segments import item_before, modelled, source_of
from workers.extract.tallies.tale import Told
from workers.extract.tallies.unclaimed import unclaimed
from workers.extract.tallies.unsaid import (
    aspected,
    grown_to,
    in_a_day,
    of_past_day,
    reported,
    said_of,
    shared_aspect,
    summed_in_hours,
    summed_in_period,
    sums_again,
    sums_parts,
)
from workers.extract.whom.names import name_before
from workers.extract.words import namewords
from workers.extract.words.heads import PEOPLE
from workers.extract.words.lexicon import BEARERS, Mark, Sort
from workers.extract.words.units import counts_in
from workers.text import lazyre as re

OTHERS = re.compile(rf"(?:{namewords.HEAD})(?:已经?|共|有|报告|新增|累计|现有)*$")


def told_of(course: Course, spot: Spot) -> Told | None:
    """Return what the figure is told of: its name, what it counts, or the figure that it goes on from."""
    return (
        by_name(course, spot)
        or _by_people(course, spot)
        or _general(course, spot)
        or _carried(course, spot)
        or _beside(course, spot)
    )


def by_name(course: Course, spot: Spot) -> Told | None:
    """Return what the figure is told of by a name before it (确诊病例 5 例) or, with its aspect, after it."""
    figure, scene = spot.figure, course.scene
    if spot.own and (item := item_of(course, spot.own, figure)):
        return _told(course, spot, spot.own, item, Rule.TERM_BEFORE)
    marks = [mark for mark in between(scene.marks, spot.low, spot.high) if mark.sort in BEARERS]
    named = [(mark, item) for mark in marks if (item := item_of(course, mark, figure))]
    last = course.links[-1] if course.links else None
    told = last.anchor if last and last.rule is Rule.TERM_AFTER and spot.aspect is None else None
    before = [pair for pair in named if pair[0].end <= figure.prefix_start and (pair[0].start, pair[0].end) != told]
    led = scene.text[spot.low : before[0][0].start] if before else ""
    others = OTHERS.search(led) or (before and of_persons(course, before[0][1]) and led.endswith(PEOPLE))
    if others and not aged(course, figure.start):
        return _of_people(course, spot, *before[-1])
    if before and restricts(scene, before[-1][0], figure):
        return None
    after = [pair for pair in named if pair[0].start >= figure.end and follows(scene, figure.end, pair[0].start)]
    if after and (listed := goes_on(course, spot, [mark for mark, _ in before])):
        return _told(course, spot._replace(low=listed), *after[-1], Rule.TERM_AFTER)
    if before and unclaimed(scene, before[-1][0].end, figure.prefix_start):
        return _told(course, spot, *doing(scene, before), Rule.TERM_BEFORE)
    said = after and (
        spot.aspect
        or ADDED.match(scene.text, figure.end)
        or spot.part
        or done(scene, figure, after[-1][0])
        or alone(course, spot, after[-1][0])
        or (after[-1][0].sort is Sort.VERB and happened_on(scene, after[-1][0], figure))
        or reported(course, figure)
        or (after[-1][0].sort is Sort.TERM and heads_parts(course, figure, after[-1][0]))
        or ended(scene, spot, after[-1][0], [mark for mark, _ in before])
    )
    said = said and not became(course, spot, *after[-1]) and not of_others(course, spot, after[-1][1])
    return _told(course, spot, *after[-1], Rule.TERM_AFTER) if said else None


def _of_people(course: Course, spot: Spot, mark: Mark, item: Indicator) -> Told | None:
    """Return what the figure is told of where its clause names a group of people before it."""
    scene = course.scene
    name = name_before(scene, mark.start, course.lexicon) if of_persons(course, item) else None
    if name is None or not name.endswith(GROUPS) or not unclaimed(scene, mark.end, spot.figure.prefix_start):
        return None
    return of_named(_told(course, spot, mark, item, Rule.TERM_BEFORE), name, course.lexicon)


def _by_people(course: Course, spot: Spot) -> Told | None:
    """Return what the figure is told of by what those did whom it counts (已有 3 万名中小学生接种疫苗)."""
    people = who_did(course, spot)
    told = _told(course, spot, *people[:2], Rule.TERM_AFTER) if people else None
    return of_named(told, people[2], course.lexicon) if people else None


def _general(course: Course, spot: Spot) -> Told | None:
    """Return what the figure is told of where only what it counts is named (新增病例 5 例), or nothing (新增 5 例)."""
    scene, figure = course.scene, spot.figure
    if not bare(scene, spot) or (spot.owner and spot.part):
        return None
    nouns = [mark for mark in scene.of(Sort.NOUN, spot.low, figure.start) if item_of(course, mark, figure)]
    if nouns and course.spread and SPREAD.match(scene.text, nouns[-1].end, scene.end):
        return None
    if not nouns and (spot.aspect or reported(course, figure)):
        nouns = [mark for mark in scene.of(Sort.NOUN, figure.end, spot.high) if item_of(course, mark, figure)]
    if nouns and (item := item_of(course, nouns[-1], figure)):
        return None if is_divided(course, spot, item) else _told(course, spot, nouns[-1], item, Rule.ATTRIBUTE)
    if fated := of_fates(course, spot):
        return _told(course, spot, Mark(figure.start, figure.end, Sort.NOUN), fated, Rule.ATTRIBUTE)
    alike = [item for item in course.lexicon.tallies if item.unit == figure.unit]
    item = alike[0] if alike else item_before(course, spot)
    if item is None or not spot.aspect or course.main or spot.part or is_divided(course, spot, item):
        return None
    return _told(course, spot, Mark(figure.start, figure.end, Sort.NOUN), item, Rule.ATTRIBUTE)


def _carried(course: Course, spot: Spot) -> Told | None:
    """Return what the figure is told of where it goes on from another: another aspect of it, or a part of it."""
    scene, figure = course.scene, spot.figure
    listed, model = modelled(course, spot)
    spot = spot._replace(owner=model) if listed else spot
    spot = spot._replace(low=figure.prefix_start, part=True) if aged_part(course, spot) else spot
    source = source_of(course, spot, model if listed else course.main if spot.aspect and not spot.part else spot.owner)
    if not source or not bare(scene, spot) or does_else(course, spot, source):
        return None
    spot = spot._replace(owner=source) if spot.part else spot
    item = course.lexicon.indicators[source.base]
    named = between(scene.places, spot.low, figure.start) or scene.of(Sort.SUBJECT, spot.low, spot.high)
    if not counts_in(item, figure) or not (spot.aspect or spot.part or named) or is_whole_again(scene, spot):
        return None
    return _told(course, spot, Mark(figure.start, figure.end, Sort.NOUN), item, Rule.ELLIPSIS)


def _beside(course: Course, spot: Spot) -> Told | None:
    """Return what a figure in another unit is told of by the verb of the one right before it (66 万剂次、40 万人)."""
    scene, last = course.scene, course.links[-1] if course.links else None
    if last is None or spot.aspect or not goes_with(scene, last.end, spot.figure.prefix_start):
        return None
    marks = [mark for mark in scene.of(Sort.VERB, *last.anchor) if unclaimed(scene, spot.figure.end, spot.high)]
    named = [(mark, item) for mark in marks if (item := item_of(course, mark, spot.figure))]
    return _told(course, spot, *named[0], Rule.TERM_BEFORE) if named and named[0][1].id != last.indicator else None


def _told(course: Course, spot: Spot, mark: Mark, item: Indicator, rule: Rule) -> Told | None:
    """Return the figure as one of `item`, its aspect said, shared or supposed; nothing where no indicator counts it."""
    carried, item = rule is Rule.ELLIPSIS, of_kind(course, spot, mark, item)
    base = item.new_of or item.present_of or item.id
    aspect = _said(course, spot, mark) or said_of(item) or shared_aspect(course, spot, base, carried=carried)
    summed = sums_parts(course, spot, base)
    past = of_past_day(course.scene, spot.figure.start) or sums_again(course, spot, base) or summed
    aspect = Aspect.NEW if aspect is Aspect.TOTAL and past else aspect
    aspect = Aspect.TOTAL if grown_to(course, spot, base) else aspect
    indicator = aspected(course.lexicon, base, aspect)
    about, group = _whose(course, spot, carried=carried)
    about = None if summed else about or said_again(course, spot, base) or of_dealt(course, base, aspect)
    if is_theme(course, spot):
        course.theme = about
    elif course.theme not in {None, about} and course.scene.of(Sort.SUBJECT, spot.low, spot.figure.start):
        course.theme = None
    if indicator is None or of_several(course.scene, spot):
        return Told(base, aspect, about, None, spot.figure.end, group)
    like = like_whom(course, spot)
    within = spot.owner.link if spot.depth and spot.owner else None
    figure = spot.figure
    link = Link(
        indicator, figure.start, figure.end, (mark.start, mark.end), rule, figure, about=about, running=True, like=like,
        within=within,
    )  # fmt: skip
    return Told(base, aspect, about, link, figure.end, group)


def _said(course: Course, spot: Spot, mark: Mark) -> Aspect | None:
    """Return the aspect that the words before the figure say: of what happened (出院) 昨天共有 is no total."""
    words = course.scene.text[spot.low : spot.figure.prefix_start]
    if mark.start > spot.figure.end and ADDED.match(course.scene.text, spot.figure.end, mark.start):
        return Aspect.NEW
    if spot.aspect is Aspect.TOTAL and summed_in_period(course, spot.low, spot.figure.prefix_start):
        return Aspect.NEW
    if mark.sort is not Sort.VERB:
        if spot.aspect is None and of_that_day(course.scene, mark, spot.figure):
            return Aspect.NEW
        if spot.aspect is Aspect.TOTAL and summed_in_hours(course.scene, spot.low, spot.figure.prefix_start):
            return Aspect.NEW
        return spot.aspect or (Aspect.TOTAL if WHOLE in course.scene.text[mark.start : mark.end] else None)
    return in_a_day(words, spot.aspect) or (Aspect.NEW if happened_on(course.scene, mark, spot.figure) else None)


def _whose(course: Course, spot: Spot, *, carried: bool) -> tuple[str | None, str | None]:
    """Return whom the figure is of, and the people of an age among these."""
    low = spot.low
    if names_next(course.scene, spot):
        low = goes_on(course, spot, course.scene.of(Sort.SUBJECT, low, spot.figure.start)) or low
    own = own_subject(course, low, spot.high, spot.figure.start)
    if own is None:
        whole = outgrown(course, spot) if carried else None
        own = whole.about if whole else inherited(course, spot, carried=carried)
    group = group_of(course, spot)
    return (own if group is None or (own and AGE in own) else of_group(group, own, course.lexicon)), group
