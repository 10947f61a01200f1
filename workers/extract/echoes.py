"""A figure told twice: an undated headline has the day of the sentence that tells its figure again."""

from collections.abc import Sequence
from dataclasses import replace

from shuize.types import AsOfKind, Kind, Observation

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


def _said(one: Observation) -> Said:
    """Return what makes two figures the same: of what they are, and how much."""
    return one.story, one.series, one.value, one.relation
