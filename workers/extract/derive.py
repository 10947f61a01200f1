"""What two printed counts say of a rate: one that is not printed is derived, one that is printed is checked."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from shuize.types import Kind, Observation, Relation
from workers.extract.sentence.spans import between
from workers.extract.words.lexicon import Lexicon
from workers.text import lazyre as re

PLACES = Decimal("0.01")
HUNDRED = Decimal(100)
FINEST = Decimal(1)
"""九成 is a word for very many shares: only one told to a hundredth is known again."""
LEFT_OUT = re.compile(r"剔除|扣除|除[^，。；]{0,40}外|其[余他]\d")
"""What says that a rate is not of all who are counted first (扣除 2 户后，其余 30 户复工)."""
REACH = 80
"""Most code points between where a count begins and the count or rate that belongs to it."""


Said = tuple[int, int, str]
"""The words of a figure and its indicator: what one verb was said of, however many places it is of."""


def spoken_of(one: Observation) -> Said:
    """Return what the observation's verb was said of."""
    return one.start, one.end, one.series.indicator


def derive(found: Sequence[Observation], lexicon: Lexicon, verbs: Mapping[Said, str]) -> list[Observation]:
    """Return `found`, in the order of their spans, with printed rates checked and unprinted ones added.

    `verbs` names the rate that a numerator's own verb is a verb of.
    """
    result = sorted(found, key=lambda one: one.start)
    added: list[Observation] = []
    for part in [one for one in result if one.series.indicator in lexicon.rates_of and not LEFT_OUT.search(one.quote)]:
        for rate in lexicon.rates_of[part.series.indicator]:
            whole = _whole(result, part, rate.denominator)
            if whole and part.relation is whole.relation is Relation.EQ:
                _compare(result, added, part, whole, rate.id, spoken=rate.id == verbs.get(spoken_of(part)))
    return sorted([*result, *added], key=lambda one: (one.start, one.kind))


def _near(found: Sequence[Observation], part: Observation, indicators: Sequence[str]) -> list[Observation]:
    """Return the observations of one of the indicators that stand together with the count."""
    around = between(found, part.start - REACH, part.start + REACH + 1)
    return [one for one in around if one.series.indicator in indicators and _together(one, part)]


def _whole(found: Sequence[Observation], part: Observation, denominators: Sequence[str]) -> Observation | None:
    """Return the nearest total before the count that is of the same population, place and date."""
    totals = [one for one in _near(found, part, denominators) if one.start < part.start]
    return totals[-1] if totals and totals[-1].value >= part.value > 0 else None


def _together(first: Observation, second: Observation) -> bool:
    """Say whether two figures are about the same thing."""
    same = (first.series.place, first.series.subject, first.as_of, first.story)
    return same == (second.series.place, second.series.subject, second.as_of, second.story)


def _compare(
    found: list[Observation],
    added: list[Observation],
    part: Observation,
    whole: Observation,
    rate: str,
    *,
    spoken: bool,
) -> None:
    """Check this rate in `found` where it is printed, add it to `added` where no words of the story give it."""
    value = (part.value * HUNDRED / whole.value).quantize(PLACES, ROUND_HALF_UP)
    formula = f"{part.value.normalize():f}/{whole.value.normalize():f}"
    known = [*_near(found, part, (rate,)), *_near(added, part, (rate,))]
    printed = [one for one in known if one.kind is not Kind.DERIVED and one.start > part.start]
    if printed:
        at = found.index(printed[0], bisect_left(found, printed[0].start, key=lambda one: one.start))
        agrees = _agrees(printed[0], part, whole)
        found[at] = printed[0] if agrees else replace(printed[0], computed=value, formula=formula)
    elif spoken and not known and not _said_otherwise(found, part, value):
        added.append(_derived(part, rate, value, formula))


def _said_otherwise(found: Sequence[Observation], part: Observation, value: Decimal) -> bool:
    """Say whether the rate is printed under a name of its own (恢复率): that very percentage follows, cut off maybe."""
    after = (one for one in _beside(found, part) if one.series.unit == "%" and one.start > part.start)
    return any(abs(one.value - value) <= min(one.step, FINEST) for one in after)


def _beside(found: Sequence[Observation], part: Observation) -> list[Observation]:
    """Return the observations near the count, of whomever they are."""
    return between(found, part.start, part.start + REACH + 1)


def _agrees(printed: Observation, part: Observation, whole: Observation) -> bool:
    """Say whether a printed rate is what its counts give, each of the three rounded as it is printed.

    11.19 万 of 19.25 万 may be anything from 58.09 % to 58.17 %: 58.15 % is no contradiction.
    """
    if printed.relation is not Relation.EQ:
        return True
    lowest = (part.value - part.step / 2) * HUNDRED / (whole.value + whole.step / 2)
    highest = (part.value + part.step / 2) * HUNDRED / max(whole.value - whole.step / 2, PLACES)
    slack = printed.step / 2 + PLACES
    return lowest - slack <= printed.value <= highest + slack


def _derived(part: Observation, rate: str, value: Decimal, formula: str) -> Observation:
    """Return the rate that is not printed, at the count's own words."""
    evidence = replace(part.evidence, rule="derived") if part.evidence else None
    return replace(
        part, series=replace(part.series, indicator=rate, unit="%"), value=value, low=value, high=value, step=PLACES,
        kind=Kind.DERIVED, formula=formula, relation=Relation.EQ,
        evidence=evidence,
    )  # fmt: skip
