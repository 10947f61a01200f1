"""What two printed counts say of a rate: one that is not printed is derived, one that is printed is checked."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from shuize.types import Kind, Observation, Relation
from workers.extract.lexicon import Lexicon

PLACES = Decimal("0.01")
HUNDRED = Decimal(100)
REACH = 80
"""Most code points between a count and the count or rate that belongs to it."""


def derive(found: Sequence[Observation], lexicon: Lexicon, verbs: dict[str, str]) -> list[Observation]:
    """Return `found` with printed rates checked and unprinted ones added.

    `verbs` names, by observation id, the rate that a numerator's own verb is a verb of.
    """
    result = list(found)
    for part in found:
        for rate in [item for item in lexicon.rates if part.series.indicator in item.numerator]:
            whole = _whole(found, part, rate.denominator)
            if whole:
                result = _with_rate(result, part, whole, rate.id, verbs.get(part.id))
    return result


def _whole(found: Sequence[Observation], part: Observation, denominators: Sequence[str]) -> Observation | None:
    """Return the nearest total before the count that is of the same population, place and date."""
    near = [
        one for one in found if one.series.indicator in denominators and _together(one, part) and one.start < part.start
    ]
    return near[-1] if near and near[-1].value >= part.value > 0 else None


def _together(first: Observation, second: Observation) -> bool:
    """Say whether two figures stand together and are about the same thing."""
    same = (first.series.place, first.series.subject, first.as_of, first.story)
    other = (second.series.place, second.series.subject, second.as_of, second.story)
    return same == other and abs(first.start - second.start) <= REACH


def _with_rate(
    found: list[Observation], part: Observation, whole: Observation, rate: str, spoken: str | None
) -> list[Observation]:
    """Return the observations with this rate checked where it is printed, added where none is."""
    printed = [
        one for one in found if one.series.indicator == rate and one.kind is not Kind.DERIVED and _together(one, part)
        and one.start > part.start
    ]  # fmt: skip
    if not (part.relation is Relation.EQ and whole.relation is Relation.EQ):
        return found
    value = (part.value * HUNDRED / whole.value).quantize(PLACES, ROUND_HALF_UP)
    formula = f"{part.value.normalize():f}/{whole.value.normalize():f}"
    if printed:
        return [_checked(one, value, formula) if one is printed[0] else one for one in found]
    if rate != spoken or any(_is_rate_of(one, part, rate) for one in found):
        return found
    return sorted([*found, *_derived(part, rate, value, formula)], key=lambda one: (one.start, one.kind))


def _is_rate_of(one: Observation, part: Observation, rate: str) -> bool:
    """Say whether the rate of this count is known already, printed or implied."""
    return one.series.indicator == rate and _together(one, part)


def _checked(printed: Observation, value: Decimal, formula: str) -> Observation:
    """Return the printed rate with what its counts give, where that differs beyond rounding."""
    if printed.relation is not Relation.EQ or abs(printed.value - value) <= printed.step / 2 + PLACES:
        return printed
    return replace(printed, computed=value, formula=formula)


def _derived(part: Observation, rate: str, value: Decimal, formula: str) -> Iterator[Observation]:
    """Yield the rate that is not printed, at the count's own words."""
    yield replace(
        part, series=replace(part.series, indicator=rate, unit="%"), value=value, low=value, high=value, step=PLACES,
        kind=Kind.DERIVED, formula=formula, relation=Relation.EQ,
    )  # fmt: skip
