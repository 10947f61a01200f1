from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import permutations
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shuize.alert import Figure, Settlement, plain
from shuize.types import Kind, Relation
from tests.figures import (
    CONTRADICTION,
    MARKS,
    figure,
    states,
    told_figures,
    watch,
)
from workers.compare.canonical import Track, canonical
from workers.compare.interval import agree


def test_a_conflict_holds_what_only_some_would_cross() -> None:
    """100 beside 86.89, whose own numerator and denominator give 82.58: every mark of 100 is held."""
    assert [one[2] for one in states(MARKS, CONTRADICTION)] == ["held"] * 3
    assert states(watch("conflict"), CONTRADICTION) == [("2020-03-15", 1, "open", "conflict", "2020-03-15")]


def test_a_running_count_grows_while_its_day_lasts() -> None:
    """What was published last stands; of one day's words the greatest; two values of one article are a conflict."""
    day, after = "2020-03-15", "2020-03-16"
    told = [figure("6", day, day), figure("9", day, day), figure("12", day, after), figure("11", day, after)]
    chosen = [canonical(part, running=True).points[0].chosen for part in (told[:2], told[:3], told)]
    assert [one.value for one in chosen if one] == [9, 12, 12]
    assert canonical(told).points[0].chosen is None
    for count in range(2, 9):  # counted one by one, not rounded
        pair = [figure(str(value), day, day) for value in (count, count + 1)]
        assert canonical(pair, running=True).points[0].chosen == pair[1]
    twice = [figure("6", day, article_id="one"), figure("9", day, article_id="one")]
    assert canonical(twice, running=True).points[0].chosen is None


def test_a_rate_against_its_own_numbers_is_a_conflict_alone() -> None:
    """One figure suffices where the numbers printed beside it give another rate."""
    assert len(states(watch("conflict"), CONTRADICTION[1:])) == 1


@pytest.mark.parametrize(
    "resolution",
    [
        {"rank": 10},
        {"correction": True},
    ],
)
def test_a_better_source_or_a_correction_releases(resolution: dict[str, Any]) -> None:
    """The conflict goes, and what was held is open or gone by what stands now."""
    settled = figure("100", "2020-03-15", "2020-03-18", **resolution)
    assert states(watch("conflict"), [*CONTRADICTION, settled]) == []
    assert [one[2] for one in states(MARKS, [*CONTRADICTION, settled])] == ["open"] * 3
    lower = figure("86.89", "2020-03-15", "2020-03-18", **resolution)
    assert states(MARKS, [*CONTRADICTION, lower]) == []


def standing(figures: Sequence[Figure], chosen: Figure, on: str) -> str | None:
    """Return which value stands once a person chose, None where none does."""
    (point,) = canonical(figures, settled={"2020-03-15": Settlement(chosen.id, date.fromisoformat(on))}).points
    return plain(point.chosen.value) if point.chosen else None


def test_a_person_decides_until_something_better_is_published() -> None:
    """Either figure may stand, even one that its own numbers contradict; repetitions and equals change nothing."""
    high, low = CONTRADICTION
    assert [standing(CONTRADICTION, one, "2020-03-17") for one in (high, low)] == ["100", "86.89"]
    again = figure("86.89", "2020-03-15", "2020-03-19", source="other")
    assert standing([*CONTRADICTION, again], high, "2020-03-17") == "100"
    for better in ({"rank": 10}, {"correction": True}):
        later = figure("90", "2020-03-15", "2020-03-18", **better)
        assert standing([*CONTRADICTION, later], high, "2020-03-17") == "90"
        assert standing([*CONTRADICTION, later], high, "2020-03-18") == "100"
    gone = figure("100", "2020-03-15", article_id="elsewhere")
    assert standing(CONTRADICTION, gone, "2020-03-17") is None


def test_a_later_clear_figure_takes_a_held_mark_over() -> None:
    """The contested date decides nothing; the next date that is clear does, under the same identity."""
    later = figure("97", "2020-03-20")
    assert states(MARKS, [*CONTRADICTION, later]) == [
        ("100", 1, "held", "conflict", "2020-03-15"),
        ("90", 1, "open", "first_report", "2020-03-20"),
        ("95", 1, "open", "first_report", "2020-03-20"),
    ]


@pytest.mark.parametrize(
    ("told", "live"),
    [
        ([{"value": "96", "rank": 10}, {"value": "93", "rank": 50}], "96"),
        ([{"value": "96", "rank": 10}, {"value": "93", "rank": 50, "correction": True}], "96"),
        ([{"value": "96", "rank": 50}, {"value": "93", "rank": 50, "correction": True}], "93"),
        ([{"value": "96", "source": "a"}, {"value": "93", "source": "a", "published": "2020-03-13"}], "93"),
        ([{"value": "96", "source": "a"}, {"value": "93", "source": "b", "published": "2020-03-13"}], None),
        ([{"value": "96"}, {"value": "93", "published": "2020-03-13"}], None),
        ([{"value": "96.3", "source": "a"}, {"value": "96", "source": "b"}], "96.3"),
        ([{"value": "96.3"}, {"value": "95", "relation": Relation.GT, "rank": 10}], "96.3"),
        ([{"value": "96.3"}, {"value": "96.28", "kind": Kind.DERIVED}], "96.3"),
        ([{"value": "96.0", "source": "a"}, {"value": "96.1", "source": "b", "published": "2020-03-13"}], "96.1"),
        ([{"value": "96.1", "source": "a"}, {"value": "96.0", "source": "b", "published": "2020-03-13"}], "96"),
        ([{"value": "96.0"}, {"value": "96.1", "correction": True}], "96.1"),
        ([{"value": "96.1"}, {"value": "96.0", "correction": True}], "96"),
        ([{"value": "94"}, {"value": "95", "relation": Relation.GT, "low": Decimal(95)}], None),
        ([{"value": "65"}, {"value": "60", "relation": Relation.GT, "low": Decimal(60), "high": Decimal(70)}], "65"),
        ([{"value": "75"}, {"value": "60", "relation": Relation.GT, "low": Decimal(60), "high": Decimal(70)}], None),
    ],
)
def test_which_figure_stands(told: list[dict[str, Any]], live: str | None) -> None:
    """Correction, then rank, then each source's newest; None: they contradict one another."""
    figures = [figure(**{"as_of": "2020-03-10", "published": "2020-03-12"} | one) for one in told]
    for order in permutations(figures):
        (point,) = canonical(order).points
        assert (plain(point.chosen.value) if point.chosen else None) == live


@settings(max_examples=300, deadline=None)
@given(told=st.lists(told_figures(), max_size=9), random=st.randoms(use_true_random=False))
def test_the_canonical_series_is_a_function_of_the_set(told: list[Figure], random: Random) -> None:
    """Order and repetition leave dates, live figures and choices as they were, with a person's decision too."""
    settled = {one.as_of: Settlement(one.id, date(2020, 3, 6)) for one in told[:3] if one.as_of}
    again = told + random.sample(told, len(told) // 2)
    random.shuffle(again)
    assert canonical(again) == canonical(told)
    assert canonical(again, settled=settled) == canonical(told, settled=settled)
    assert isinstance(canonical(told), Track)


@given(told=st.lists(told_figures(), max_size=9))
def test_what_backs_a_date_agrees_with_all_that_stands_there(told: list[Figure]) -> None:
    """The figures behind a date are the live ones and those that agree with all of them at once, and no others."""
    for point in canonical(told).points:
        live = {one.id for one in point.live}
        agree_with = [one for one in point.figures if one.computed is None and agree((one, *point.live))]
        assert point.backing == tuple(one for one in point.figures if one.id in live or one in agree_with)
        contested = any(one.computed is not None for one in point.live) or not agree(point.live)
        assert (point.chosen is None) == contested
        assert contested or point.chosen in point.backing
