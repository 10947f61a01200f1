from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest

from shuize.types import Relation
from tests.figures import BASE, MARKS, SERIES, figure, states, watch
from workers.compare.canonical import canonical
from workers.compare.project import project


def test_a_rate_that_rises_past_one_mark() -> None:
    """87.7 then 94.7: past 90, not past 95."""
    told = [figure("87.7", "2020-03-10", "2020-03-12"), figure("94.7", "2020-04-01", "2020-04-13")]
    assert states(MARKS, told) == [("90", 1, "open", "crossed", "2020-04-01")]


def test_a_first_report_past_marks() -> None:
    """The first known value is past two marks: both, as a first report."""
    told = [figure("96.3", "2020-03-24", "2020-03-26")]
    assert states(MARKS, told) == [
        ("90", 1, "open", "first_report", "2020-03-24"),
        ("95", 1, "open", "first_report", "2020-03-24"),
    ]


def test_the_same_figure_told_again_later_changes_nothing() -> None:
    """A repetition a month later neither moves the crossing nor makes it historical; a second source corroborates."""
    first = figure("99.7", "2020-03-10", "2020-03-12", source="a")
    again = figure("99.7", "2020-03-10", "2020-04-13", source="a")
    other = figure("99.7", "2020-03-10", "2020-04-13", source="b")
    alone = project(MARKS, SERIES, canonical([first]))
    assert project(MARKS, SERIES, canonical([again, first])) == alone
    assert [one.speakers for one in project(MARKS, SERIES, canonical([again, first]))] == [1, 1]
    corroborated = project(MARKS, SERIES, canonical([other, again, first]))
    assert corroborated == alone
    assert [one.speakers for one in corroborated] == [2, 2]


def test_a_crossing_told_late_is_historical() -> None:
    """15 days after its date is history, 14 is news; a month's figure is as old as the month's last day."""
    assert states(MARKS, [figure("91", "2020-03-10", "2020-03-25")])[0][2:4] == ("historical", "historical")
    assert states(MARKS, [figure("91", "2020-03-10", "2020-03-24")])[0][2:4] == ("open", "first_report")
    assert states(MARKS, [figure("91", "2020-02", "2020-03-14")])[0][2] == "open"
    assert states(MARKS, [figure("91", "2020-03", "2020-03-12")])[0][2] == "open"
    assert states(MARKS, [figure("91", "2019", "2020-03-12")])[0][2] == "historical"


@pytest.mark.parametrize(
    ("value", "changes", "passes"),
    [
        ("95", {}, True),
        ("94.99", {}, False),
        ("95", {"relation": Relation.GE, "low": Decimal(95)}, True),
        ("95", {"relation": Relation.GT, "low": Decimal(95)}, True),
        ("95", {"relation": Relation.GE}, True),
        ("95", {"relation": Relation.LT}, False),
        ("100", {"relation": Relation.LT, "high": Decimal(100)}, False),
        ("96", {"relation": Relation.LE}, False),
        ("99", {"relation": Relation.LT, "low": Decimal(96), "high": Decimal(99)}, False),
        ("97", {"relation": Relation.APPROX, "low": Decimal(96), "high": Decimal(98)}, False),
        ("92", {"low": Decimal(90), "high": Decimal(95)}, False),
        ("96", {"low": Decimal(95), "high": Decimal(97)}, True),
        ("95.0", {"low": Decimal("94.95"), "high": Decimal("95.05")}, True),
    ],
)
def test_what_an_interval_surely_passes(value: str, changes: dict[str, Any], passes: bool) -> None:  # noqa: FBT001  # a table
    """近95 and 约95 do not reach 95; 95以上 and 超过95 do; a range does with its lower end."""
    found = states(watch("milestone", marks=("95",)), [figure(value, "2020-03-10", **changes)])
    assert [one for one in found if one[2] != "pending"] != [] if passes else {one[2] for one in found} <= {"pending"}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([("95", "2020-03-10", Relation.APPROX)], ("pending", "about", "2020-03-10")),
        ([("94", "2020-03-10", Relation.APPROX)], None),
        ([("95", "2020-03-10", Relation.LT)], None),
        (
            [("91", "2020-03-01", Relation.EQ), ("95", "2020-03-10", Relation.APPROX)],
            ("pending", "about", "2020-03-10"),
        ),
        (
            [("95", "2020-03-10", Relation.APPROX), ("96", "2020-03-12", Relation.APPROX)],
            ("pending", "about", "2020-03-10"),
        ),
        ([("95", "2020-03-10", Relation.APPROX), ("94", "2020-03-12", Relation.EQ)], None),
        (
            [("95", "2020-03-10", Relation.APPROX), ("95", "2020-03-10", Relation.EQ)],
            ("open", "first_report", "2020-03-10"),
        ),
        (
            [("95", "2020-03-10", Relation.APPROX), ("95.1", "2020-03-12", Relation.EQ)],
            ("open", "crossed", "2020-03-12"),
        ),
        (
            [("96", "2020-03-01", Relation.EQ), ("95", "2020-03-10", Relation.APPROX)],
            ("open", "first_report", "2020-03-01"),
        ),
    ],
)
def test_about_a_mark_is_pending(told: list[tuple[str, str, Relation]], expected: tuple[str, str, str] | None) -> None:
    """约95% may be past 95 and opens nothing alone; a surer figure decides, in any order."""
    rule = watch("milestone", marks=("95",))
    figures = [figure(value, as_of, relation=relation, source="a") for value, as_of, relation in told]
    for order in permutations(figures):
        assert [one[2:] for one in states(rule, order)] == ([expected] if expected else [])


def test_a_falling_mark() -> None:
    """Direction down mirrors everything: an upper bound passes, an 'about' does not, and a rise re-arms."""
    down = watch("milestone", marks=("10",), direction="down")
    assert states(down, [figure("9", "2020-03-10", relation=Relation.LT)])[0][2] == "open"
    assert states(down, [figure("9", "2020-03-10", relation=Relation.GT)]) == []
    assert states(down, [figure("11", "2020-03-10", relation=Relation.APPROX)]) == []
    assert states(down, [figure("9", "2020-03-10", relation=Relation.APPROX)])[0][2] == "pending"
    told = [figure("12", "2020-03-01"), figure("9", "2020-03-10"), figure("11", "2020-03-20")]
    assert states(down, told) == [("10", 1, "reversed", "reversed", "2020-03-20")]


def test_reversal_and_second_episode() -> None:
    """A fall within the hysteresis is nothing; below it the mark is re-armed, and the next crossing is episode 2."""
    rule = watch("milestone", marks=("95",))
    rise = [figure("94", "2020-03-01"), figure("95.2", "2020-03-05"), figure("94.6", "2020-03-09")]
    assert states(rule, rise) == [("95", 1, "open", "crossed", "2020-03-05")]
    fall = [*rise, figure("94.5", "2020-03-12")]
    assert states(rule, fall) == [("95", 1, "reversed", "reversed", "2020-03-12")]
    assert states(rule, [*fall, figure("96", "2020-03-20")]) == [
        ("95", 1, "reversed", "reversed", "2020-03-12"),
        ("95", 2, "open", "crossed", "2020-03-20"),
    ]


def test_a_newer_rounding_retracts_nothing() -> None:
    """The same source later says 约96 of what it printed as 96.3: the mark stays passed since the first."""
    first = figure("96.3", "2020-03-24", "2020-03-26", source="a")
    rounded = figure("96", "2020-03-24", "2020-04-13", source="a", relation=Relation.APPROX)
    assert project(MARKS, SERIES, canonical([rounded, first])) == project(MARKS, SERIES, canonical([first]))


TENFOLD = watch("multiple", factors=("2", "5", "10"))


def test_multiples_of_the_first_known_value() -> None:
    """120万 -> 800万 is 2x and 5x; 1100万 is not 10x, though its article names 120万 again."""
    told = [
        BASE,
        figure("8000000", "2020-03-12", "2020-03-12"),
        figure("1200000", bound="2020-04-13", published="2020-04-13"),
        figure("11000000", "2020-04-13", "2020-04-13"),
    ]
    expected = [("2", 1, "open", "crossed", "2020-03-12"), ("5", 1, "open", "crossed", "2020-03-12")]
    for order in permutations(told):
        assert states(TENFOLD, order) == expected
    assert [one[4] for one in states(TENFOLD, told[2:])] == ["2020-04-13"] * 2


def test_an_earlier_value_makes_no_state_alone() -> None:
    """A value without a date is only ever the value before; a dated one before its bound puts it out of use."""
    assert states(TENFOLD, [BASE]) == []
    assert states(MARKS, [figure("99", bound="2020-03-12")]) == []
    assert canonical([BASE, figure("3000000", "2020-02-01")]).baseline is None
    earlier = figure("900000", bound="2020-02-01")
    assert canonical([BASE, earlier, figure("8000000", "2020-03-12")]).baseline == earlier


def test_an_earlier_value_makes_a_crossing() -> None:
    """由87提高到96: past the mark from a known value."""
    told = [figure("87", bound="2020-03-10"), figure("96", "2020-03-10")]
    assert {one[3] for one in states(MARKS, told)} == {"crossed"}
    told = [figure("95.5", bound="2020-03-10"), figure("96", "2020-03-10")]
    assert {one[3] for one in states(MARKS, told)} == {"first_report"}


def test_every_step() -> None:
    """The first value is past its highest multiple; later ones are each said, of a leap only the last ten."""
    rule = watch("every", step="1000000")
    told = [figure("4619000", "2020-02-01"), figure("4700000", "2020-02-10"), figure("7100000", "2020-03-01")]
    assert [(one[0], one[3]) for one in states(rule, told)] == [
        ("4000000", "first_report"),
        ("5000000", "crossed"),
        ("6000000", "crossed"),
        ("7000000", "crossed"),
    ]
    leap = states(rule, [*told, figure("90000000", "2020-03-20")])
    assert len(leap) == 4 + 10
    assert states(rule, [figure("9" * 60, "2020-02-01")])[0][3] == "first_report"
