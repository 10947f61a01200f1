from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuize.types import Relation
from tests.figures import figure, watch
from workers.compare.canonical import canonical
from workers.compare.trend import FARTHEST_DAYS, Outlook, outlook

MARKS = watch("milestone", marks=("90", "95", "100")).rule
STEADY = ["80", "82", "84", "86"]


def ahead(values: Sequence[str], *rules: object, step_days: int = 2, **changes: object) -> Outlook | None:
    """Look ahead from these values, one every two days from 1 March 2020."""
    days = [date(2020, 3, 1) + timedelta(days=step_days * number) for number in range(len(values))]
    told = [figure(value, day.isoformat(), **changes) for value, day in zip(values, days, strict=True)]
    return outlook(rules or (MARKS,), canonical(told))  # type: ignore[arg-type]  # rules


def test_a_steady_rise_is_drawn_on() -> None:
    """One point a day: from 86 on the 7th to 90 on the 11th, with no doubt at all."""
    day = date(2020, 3, 11)
    assert ahead(STEADY) == Outlook(Decimal(90), Decimal(1), day, day, day, 4)


def test_uneven_changes_widen_the_range() -> None:
    """The earliest day comes by the fastest changes, the latest by the slowest; a fall among them: perhaps never."""
    found = ahead(["80", "81", "84", "85", "88"], watch("milestone", marks=("100",)).rule)
    assert found is not None
    assert found.earliest < found.expected
    assert found.latest is not None
    assert found.expected < found.latest
    shaky = ahead(["80", "84", "82", "86"])
    assert shaky is not None
    assert shaky.latest is None


def test_one_wrong_figure_does_not_bend_the_trend() -> None:
    """A value ten times too small in the middle leaves the expected day where it was, or near."""
    straight, bent = ahead([*STEADY, "88", "89"]), ahead(["80", "82", "8.4", "86", "88", "89"])
    assert straight is not None
    assert bent is not None
    assert abs((straight.expected - bent.expected).days) <= 1


@pytest.mark.parametrize(
    "values",
    [
        [],
        ["80", "82"],
        ["80", "80", "80"],
        ["86", "84", "82"],
        ["98", "99", "100"],
        ["80.00", "80.01", "80.02"],
    ],
)
def test_what_leads_to_no_mark(values: list[str]) -> None:
    """Too few, level, falling, past all marks, or not within a year."""
    assert ahead(values) is None


def test_bounds_and_old_values_are_no_trend() -> None:
    """近86 is no exact value; what lies two months before the last is another time."""
    assert ahead(STEADY, relation=Relation.LT) is None
    assert ahead(STEADY, step_days=40) is None


def test_falling_marks_and_steps() -> None:
    """Downwards the next lower mark; of a count the next multiple; of several rules the one that comes first."""
    down = watch("milestone", marks=("10", "5"), direction="down").rule
    found = ahead(["20", "18", "16"], down)
    assert found is not None
    assert (found.mark, found.expected) == (Decimal(10), date(2020, 3, 11))
    every = watch("every", step="100").rule
    counted = ahead(["150", "170", "190"], every, watch("milestone", marks=("300",)).rule)
    assert counted is not None
    assert (counted.mark, counted.expected) == (Decimal(200), date(2020, 3, 6))
    assert ahead(STEADY, watch("record").rule) is None


@given(st.lists(st.integers(0, 100), max_size=12))
def test_the_days_are_in_their_order(values: list[int]) -> None:
    """Whatever the values: after the last, within a year, the earliest first."""
    found = ahead([str(value) for value in values])
    if found is not None:
        last = date(2020, 3, 1) + timedelta(days=2 * (len(values) - 1))
        assert last < found.earliest <= found.expected <= last + timedelta(days=FARTHEST_DAYS)
        assert found.latest is None or found.expected <= found.latest
