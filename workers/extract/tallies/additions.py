"""What came to a running count in a day: in which hours, and on which day where only one of both says it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from shuize.types import AsOfKind, Observation, Series
from workers.extract.sentence.scene import Scene
from workers.extract.when.echoes import SURE
from workers.extract.words import cues


def in_part_of_a_day(text: str, start: int, end: int) -> bool | None:
    """Say whether the hours named last are not those of a whole day (0—12时, 16时至次日10时); None where none are.

    >>> [in_part_of_a_day(text, 0, len(text)) for text in ("2日0—24时", "2日12时至24时", "2日")]
    [False, True, None]
    """
    if cues.HOUR.search(text, start, end) is None:
        return None
    hours = [found.groups() for found in cues.HOURS_OF_A_DAY.finditer(text, start, end)]
    return (int(hours[-1][0].replace("零", "0")) - int(hours[-1][1])) % cues.DAY != 0 if hours else None


def partly(scene: Scene, *, stood: bool) -> bool:
    """Say whether what follows came in a part of a day: the sentence says so, or `stood` and it names no other time."""
    said = in_part_of_a_day(scene.text, scene.start, scene.end)
    return (stood and not scene.dates) if said is None else said


def on_one_day(
    found: Sequence[Observation], headlines: Collection[int], base_of: Mapping[str, str], partial: Collection[int]
) -> list[Observation]:
    """Return `found` with each undated addition under the day of its story's total of the same thing, and conversely.

    A morning's bulletin says once of which day it tells: what was added then made the total what it was.
    Where a story tells of a part of a day (`partial`), an addition of its headline is of that, and left out.
    """
    other = {**base_of, **{base: new for new, base in base_of.items()}}
    dated: dict[tuple[int, Series], dict[str, Observation]] = {}
    for one in found:
        if one.as_of and one.as_of_kind in SURE and one.series.indicator in other:
            dated.setdefault((one.story, one.series), {})[one.as_of] = one
    result = []
    for one in found:
        beside = other.get(one.series.indicator)
        if beside is None or one.as_of_kind is not AsOfKind.PUBLISHED:
            result.append(one)
        elif one.series.indicator not in base_of or one.start not in headlines or one.story not in partial:
            days = dated.get((one.story, replace(one.series, indicator=beside)), {})
            result.append(_on_its_day(one, *days.values()) if len(days) == 1 else one)
    return _beside(result, found, base_of)


def _beside(
    result: Sequence[Observation], found: Sequence[Observation], base_of: Mapping[str, str]
) -> list[Observation]:
    """Return `result` with each undated addition under the day that its sentence's others of its kind were found on."""
    were = {id(one) for one in found}
    moved: dict[tuple[int, str, str], dict[str | None, Observation]] = {}
    for one in result:
        if id(one) not in were:
            moved.setdefault((one.story, one.quote, one.series.indicator), {})[one.as_of] = one
    if not moved:
        return list(result)
    told: list[Observation] = []
    for one in result:
        days = moved.get((one.story, one.quote, one.series.indicator), {})
        alike = one.as_of_kind is AsOfKind.PUBLISHED and one.series.indicator in base_of and len(days) == 1
        told.append(_on_its_day(one, *days.values()) if alike else one)
    return told


def _on_its_day(one: Observation, beside: Observation) -> Observation:
    """Return the figure under the day of the other, with the words that say it."""
    date = beside.evidence.date if beside.evidence else None
    evidence = replace(one.evidence, date=date) if one.evidence else None
    return replace(one, as_of=beside.as_of, as_of_kind=AsOfKind.INHERITED, evidence=evidence)
