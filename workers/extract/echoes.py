"""A figure told twice: an undated headline has the day of the sentence that tells its figure again."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from shuize.types import AsOfKind, Evidence, Kind, Observation

Said = tuple[object, ...]
SURE = frozenset({AsOfKind.STATED, AsOfKind.INHERITED})


def dated(found: Sequence[Observation]) -> list[Observation]:
    """Return `found` with each undated figure that the story gives again, dated, under that date."""
    known: dict[Said, Observation] = {}
    result: list[Observation] = []
    for one in reversed(found):
        again = known.get(_said(one))
        if one.as_of_kind is AsOfKind.PUBLISHED and again and one.kind is not Kind.DERIVED:
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
    for one in found if headlines else ():
        if one.start not in headlines:
            bodies.setdefault(_told(one), []).append(one)
    return [_as_body(one, bodies.get(_told(one), ())) if one.start in headlines else one for one in found]


def _as_body(one: Observation, bodies: Sequence[Observation]) -> Observation:
    """Return the headline's figure as the first body that tells it of the same place, or of any where it names none."""
    own = one.series.place
    for body in bodies:
        if own.code is None or own.code == body.series.place.code:
            same = body.as_of_kind in SURE and one.as_of_kind is AsOfKind.PUBLISHED
            when = (body.as_of, AsOfKind.INHERITED) if same else (one.as_of, one.as_of_kind)
            evidence = _joined(one, body, dated_by_body=same)
            return replace(one, series=body.series, as_of=when[0], as_of_kind=when[1], evidence=evidence)
    return one


def _joined(one: Observation, body: Observation, *, dated_by_body: bool) -> Evidence | None:
    """Return the headline's evidence with that of the body for what only the body says."""
    if one.evidence is None or body.evidence is None:
        return one.evidence
    date = body.evidence.date if dated_by_body else one.evidence.date
    return replace(one.evidence, place=one.evidence.place or body.evidence.place, date=date)


def _told(one: Observation) -> Said:
    """Return what a headline and its body have in common."""
    return one.story, one.series.indicator, one.value, one.relation, one.kind


def _said(one: Observation) -> Said:
    """Return what makes two figures the same: of what they are, and how much."""
    return one.story, one.series, one.value, one.relation
