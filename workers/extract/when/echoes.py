"""A figure told twice: an undated headline has the day of the sentence that tells its figure again or exactly."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from shuize.types import AsOfKind, Evidence, Kind, Observation, Place, Relation
from workers.extract.links.link import Rule
from workers.extract.tallies.aspects import Aspect, aspect_of
from workers.extract.words.codes import inside
from workers.text import lazyre as re
from workers.text.stories import LONGEST

Said = tuple[object, ...]
NEAR = Decimal("0.125")
"""How far from a round figure what it stands for may lie, as a part of it, unless it is told in tenths: 突破 90 %."""
LEAST = 2
"""A word of no more code points (企业) means whomever."""
WAVE = re.compile(r"第[\d一二三四五六七八九十]波|[本这此上]轮|[今这]一?波|期间")
"""What makes a total one of a time that is not all (第五波累计)."""
SURE = frozenset({AsOfKind.STATED, AsOfKind.INHERITED})


def dated(found: Sequence[Observation]) -> list[Observation]:
    """Return `found` with each undated figure that the story gives again, dated, under that date."""
    known: dict[Said, Observation] = {}
    result: list[Observation] = []
    for one in reversed(found):
        undated = one.as_of_kind is AsOfKind.PUBLISHED and one.kind is not Kind.DERIVED
        again = known.get(_said(one)) if undated and known else None
        if again:
            date = again.evidence.date if again.evidence else None
            evidence = replace(one.evidence, date=date) if one.evidence else None
            result.append(replace(one, as_of=again.as_of, as_of_kind=AsOfKind.INHERITED, evidence=evidence))
            continue
        if one.as_of_kind in SURE and one.as_of:
            known[_said(one)] = one
        result.append(one)
    return result[::-1]


def retold(found: Sequence[Observation], headlines: Collection[int]) -> list[Observation]:
    """Return `found` with each figure of a headline told as the body tells it: whose, where and when.

    `headlines` are where the headlines' figures begin. A headline is short for what follows: 企业复工率95%.
    """
    bodies: dict[Said, list[Observation]] = {}
    values: dict[Said, list[Observation]] = {}
    exact: dict[Said, list[Observation]] = {}
    for one in found if headlines else ():
        if one.start not in headlines:
            bodies.setdefault(_told(one), []).append(one)
            values.setdefault(_valued(one), []).append(one)
            if one.relation is Relation.EQ and one.as_of_kind in SURE:
                exact.setdefault(_of(one), []).append(one)
    named = {one: bodies.get(_told(one)) or _meant(one, values) for one in found if one.start in headlines}
    told = [_as_body(one, named[one]) if one in named else one for one in found]
    told = [_as_exact(one, exact.get(_of(one), ())) if one.start in headlines else one for one in told]
    return [one for one in told if one.start not in headlines or not _is_sum(one, exact)]


def bounded(found: Sequence[Observation], headlines: Collection[int], running: Collection[str]) -> list[Observation]:
    """Return `found` with no undated figure of a headline later than a greater one that the body tells of its series.

    Of `running` counts their bulletins say the day.
    """
    sure: dict[Said, list[Observation]] = {}
    for one in found if headlines else ():
        if one.as_of_kind in SURE and one.series.indicator not in running:
            sure.setdefault(_of(one), []).append(one)
    return [_bounded(one, sure.get(_of(one), ())) if one.start in headlines else one for one in found]


def whole(found: Sequence[Observation], text: str, tallies: Collection[str]) -> list[Observation]:
    """Return `found` without what an article tells of a running count beside a greater one of the same day.

    No part is more than the whole, so of several the greatest is the total, and the others are parts, additions or
    the day's none, unless they are called totals themselves. `tallies` are the indicators that are totals.
    """
    most: dict[Said, Observation] = {}
    for one in found:
        if one.series.indicator in tallies and one.relation is Relation.EQ:
            last = most.get(_dated(one))
            most[_dated(one)] = one if last is None or one.value > last.value else last
    return [one for one in found if not _is_less(one, most.get(_dated(one)), text)]


def _is_less(one: Observation, most: Observation | None, text: str) -> bool:
    """Say whether the figure is less than the greatest, and is not called a total as that one is."""
    if most is None or one.relation is not Relation.EQ or one.value >= most.value:
        return False
    return not (_is_called_total(one, text) and _is_called_total(most, text))


def _is_called_total(one: Observation, text: str) -> bool:
    """Say whether the words before the figure, since the last mark, call it a total (累计)."""
    low = max(0, one.start - LONGEST)
    since = max(low, *(text.rfind(mark, low, one.start) + 1 for mark in "，。；、：（(\n"))
    if aspect_of(text[since : one.start]) is not Aspect.TOTAL:
        return False
    return WAVE.search(text, max(low, *(text.rfind(mark, low, one.start) + 1 for mark in "。\n")), one.start) is None


def _dated(one: Observation) -> Said:
    """Return what and when a figure is of."""
    return one.series, one.as_of


def _as_body(one: Observation, bodies: Sequence[Observation]) -> Observation:
    """Return the headline's figure as the first body that tells it of the same place, or of any where it names none."""
    own = one.series.place
    for body in bodies:
        after = body.start > one.start
        if after and (own.code is None or (own.code == body.series.place.code and not _is_wider(own, body))):
            same = body.as_of_kind in SURE and one.as_of_kind is AsOfKind.PUBLISHED
            when = (body.as_of, AsOfKind.INHERITED) if same else (one.as_of, one.as_of_kind)
            evidence = _joined(one, body, dated_by_body=same)
            return replace(one, series=body.series, as_of=when[0], as_of_kind=when[1], evidence=evidence)
    return _as_parts(one, bodies)


def _is_wider(own: Place, body: Observation) -> bool:
    """Say whether a headline names a place of whose part without a code the body tells (新疆; 兵团)."""
    zone = body.series.place.zone
    return bool(zone) and own.zone is None and str(own.code).endswith("0000")


def _as_parts(one: Observation, bodies: Sequence[Observation]) -> Observation:
    """Return a headline's undated figure under the day that the body tells it of several places within its own."""
    own = one.series.place.code
    if own is None or one.as_of_kind is not AsOfKind.PUBLISHED:
        return one
    within = [body for body in bodies if body.start > one.start and inside(body.series.place.code or own, own)]
    if len({body.series.place for body in within}) == 1 or not within or within[0].as_of_kind not in SURE:
        return one
    evidence = _joined(one, within[0], dated_by_body=True)
    return replace(one, as_of=within[0].as_of, as_of_kind=AsOfKind.INHERITED, evidence=evidence)


def _meant(one: Observation, values: Mapping[Said, Sequence[Observation]]) -> Sequence[Observation]:
    """Return the bodies that name what a headline counts and does not name (新增 117 例), if all name one thing."""
    named = one.evidence is None or one.evidence.indicator != (one.start, one.end)
    bodies = () if named else values.get(_valued(one), ())
    return bodies if len({body.series.indicator for body in bodies}) == 1 else ()


def _is_sum(one: Observation, exact: Mapping[Said, Sequence[Observation]]) -> bool:
    """Say whether a headline's cases are what the body tells in two parts, those of its name and others.

    报告病例 224 例: 确诊 217 例，疑似 7 例.
    """
    if one.evidence is None or one.evidence.rule != Rule.ATTRIBUTE.name.lower():
        return False
    own = {body.value for body in exact.get(_of(one), ()) if body.series == one.series}
    here = [body for bodies in exact.values() for body in bodies if body.story == one.story]
    beside = {body.value for body in here if replace(body.series, indicator=one.series.indicator) == one.series}
    return one.value not in own and any(one.value - value in beside - {value} for value in own)


def _as_exact(one: Observation, bodies: Sequence[Observation]) -> Observation:
    """Return a headline's undated 突破九成 under the day of its series' latest figure that it stands for (92.3)."""
    if one.as_of_kind is not AsOfKind.PUBLISHED:
        return one
    meant = [body for body in bodies if body.start > one.start and _stands_for(one, body)]
    if not meant:
        return one
    body = max(meant, key=lambda item: item.as_of or "")
    evidence = _joined(one, body, dated_by_body=True)
    return replace(one, series=body.series, as_of=body.as_of, as_of_kind=AsOfKind.INHERITED, evidence=evidence)


def _bounded(one: Observation, bodies: Sequence[Observation]) -> Observation:
    """Return a headline's figure of the day of the body's if it only says above what that is, else of none (八成)."""
    like = [body for body in bodies if body.start > one.start and _is_like(one, body)]
    if not like or one.as_of_kind is not AsOfKind.PUBLISHED:
        return one
    body = max(like, key=lambda item: item.as_of or "")
    evidence = _joined(one, body, dated_by_body=True)
    if body.value < one.value:
        return one
    if one.relation is Relation.EQ or not _holds(one, body):
        return replace(one, as_of=None, as_of_kind=AsOfKind.BEFORE, evidence=evidence)
    return replace(one, series=body.series, as_of=body.as_of, as_of_kind=AsOfKind.INHERITED, evidence=evidence)


def _stands_for(one: Observation, body: Observation) -> bool:
    """Say whether the inexact figure can be the exact one, told of the same series or of one without a place."""
    away = abs(body.value - one.value)
    if one.relation is Relation.EQ:
        return _is_like(one, body) and 0 < away < one.step and body.step < one.step
    return _is_like(one, body) and _holds(one, body) and away <= max(one.step, abs(one.value) * NEAR)


def _is_like(one: Observation, body: Observation) -> bool:
    """Say whether a headline's figure is of the body's series, or of one without a place or with a shorter name."""
    place = one.series.place
    placeless = place.code is None and place.zone is None
    series = replace(one.series, place=body.series.place) if placeless else one.series
    shorter = _is_tail(one.series.subject, body.series.subject)
    return body.series == (replace(series, subject=body.series.subject) if shorter else series)


def _holds(one: Observation, body: Observation) -> bool:
    """Say whether the body's figure lies within what the headline's says."""
    return (one.low is None or body.value >= one.low) and (one.high is None or body.value <= one.high)


def _is_tail(short: str | None, full: str | None) -> bool:
    """Say whether a headline's population is the body's by the end of its name (工业企业 of 规模以上工业企业)."""
    return bool(short and full and len(short) > LEAST and full.endswith(short))


def _joined(one: Observation, body: Observation, *, dated_by_body: bool) -> Evidence | None:
    """Return the headline's evidence with that of the body for what only the body says."""
    if one.evidence is None or body.evidence is None:
        return one.evidence
    date = body.evidence.date if dated_by_body else one.evidence.date
    return replace(one.evidence, place=one.evidence.place or body.evidence.place, date=date)


def _told(one: Observation) -> Said:
    """Return what a headline and its body have in common."""
    return one.story, one.series.indicator, one.value, one.relation, one.kind


def _valued(one: Observation) -> Said:
    """Return what they have in common where the headline names nothing."""
    return one.story, one.series.unit, one.value, one.relation, one.kind


def _of(one: Observation) -> Said:
    """Return what an inexact figure and the exact one that it stands for have in common."""
    return one.story, one.series.indicator, one.kind


def _said(one: Observation) -> Said:
    """Return what makes two figures the same: of what they are, and how much."""
    return one.story, one.series, one.value, one.relation
