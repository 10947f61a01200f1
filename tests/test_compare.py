import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import permutations
from random import Random
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shuize.alert import Audience, Figure, Notice, Settlement, State, Status, Stored, Watch, last_day, plain
from shuize.pack import Rule, RuleKind
from shuize.types import Kind, Relation, digest
from workers.compare.canonical import Track, canonical
from workers.compare.diff import TRANSITIONS, diff, event_type
from workers.compare.overtaking import Rival
from workers.compare.project import PAIRS, RULES, project, project_pair

SERIES = "5e41e50000000000"
RECORDED = datetime(2020, 4, 13, tzinfo=UTC)


def figure(value: str, as_of: str | None = None, published: str = "", **changes: object) -> Figure:
    """Make a figure; without `published` its article came out the day after its date."""
    day = last_day(as_of or str(changes["bound"]))
    fields: dict[str, Any] = {
        "article_id": digest(str(as_of), published, value, str(changes))[:8],
        "value": Decimal(value),
        "relation": Relation.EQ,
        "low": None,
        "high": None,
        "step": Decimal(1).scaleb(int(Decimal(value).as_tuple().exponent)),
        "as_of": as_of,
        "bound": None,
        "kind": Kind.STATED,
        "computed": None,
        "formula": None,
        "text": value,
        "quote": value,
        "start": 0,
        "end": len(value),
        "published": date.fromisoformat(published) if published else day + timedelta(days=1),
        "source": None,
        "rank": 50,
        "correction": False,
        "recorded_at": RECORDED,
    }
    fields |= changes
    return Figure(id=digest(*(f"{name}={fields[name]}" for name in sorted(fields))), **fields)


def watch(kind: str, **fields: object) -> Watch:
    """Make a rule of this kind under the name test/rule."""
    values = {name: _decimals(value) for name, value in fields.items()}
    return Watch("test/rule", msgspec.convert({"id": "rule", "kind": kind, **values}, Rule), 14)


def _decimals(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(Decimal(str(one)) for one in value)
    is_number = isinstance(value, str) and value.replace(".", "").isdigit()
    return Decimal(str(value)) if is_number else value


def states(rule: Watch, figures: Sequence[Figure], seen: str | None = None) -> list[tuple[str, int, str, str, str]]:
    """Project, in the words of the tables below: key, episode, status, reason, as_of."""
    found = project(rule, SERIES, canonical(figures, date.fromisoformat(seen) if seen else None))
    return sorted((one.key, one.episode, one.status.value, one.reason, one.as_of) for one in found)


MARKS = watch("milestone", marks=("90", "95", "100"))


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
    assert bool(states(watch("milestone", marks=("95",)), [figure(value, "2020-03-10", **changes)])) is passes


def test_a_falling_mark() -> None:
    """Direction down mirrors everything: an upper bound passes, an 'about' does not, and a rise re-arms."""
    down = watch("milestone", marks=("10",), direction="down")
    assert states(down, [figure("9", "2020-03-10", relation=Relation.LT)])[0][2] == "open"
    assert states(down, [figure("9", "2020-03-10", relation=Relation.GT)]) == []
    assert states(down, [figure("9", "2020-03-10", relation=Relation.APPROX)]) == []
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


CONTRADICTION = [
    figure("100", "2020-03-15", "2020-03-17", article_id="page"),
    figure("86.89", "2020-03-15", "2020-03-17", article_id="page", computed=Decimal("82.58"), formula="8327/10083"),
]


def test_a_conflict_holds_what_only_some_would_cross() -> None:
    """100 beside 86.89, whose own numerator and denominator give 82.58: every mark of 100 is held."""
    assert [one[2] for one in states(MARKS, CONTRADICTION)] == ["held"] * 3
    assert states(watch("conflict"), CONTRADICTION) == [("2020-03-15", 1, "open", "conflict", "2020-03-15")]


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


def test_a_newer_rounding_retracts_nothing() -> None:
    """The same source later says 约96 of what it printed as 96.3: the mark stays passed since the first."""
    first = figure("96.3", "2020-03-24", "2020-03-26", source="a")
    rounded = figure("96", "2020-03-24", "2020-04-13", source="a", relation=Relation.APPROX)
    assert project(MARKS, SERIES, canonical([rounded, first])) == project(MARKS, SERIES, canonical([first]))


BASE = figure("1200000", bound="2020-03-12", published="2020-03-12")
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


def test_records() -> None:
    """A new highest after five points; a tie is none; direction down looks for the lowest."""
    told = [figure(value, f"2020-03-{number:02}") for number, value in enumerate(["3", "5", "4", "5", "2"], 1)]
    rule = watch("record")
    assert states(rule, told) == []
    assert states(rule, [*told, figure("5", "2020-03-06")]) == []
    assert states(rule, [*told, figure("6", "2020-03-06")])[0][0] == "2020-03-06"
    assert states(watch("record", direction="down"), [*told, figure("1", "2020-03-06")])[0][0] == "2020-03-06"


def test_jumps() -> None:
    """A change a day beyond the bound; or beyond what the changes before make usual."""
    absolute = watch("jump", per_day="5")
    told = [figure("10", "2020-03-01"), figure("30", "2020-03-11"), figure("36", "2020-03-12")]
    assert [one[0] for one in states(absolute, told)] == ["2020-03-12"]
    usual = [figure(str(10 + number + number % 2), f"2020-03-{number:02}") for number in range(1, 9)]
    robust = watch("jump", z="3.5")
    assert states(robust, [*usual, figure("19", "2020-03-09")]) == []
    assert [one[0] for one in states(robust, [*usual, figure("40", "2020-03-09")])] == ["2020-03-09"]
    assert states(robust, [*usual[:4], figure("40", "2020-03-09")]) == []
    assert states(watch("jump"), [*usual, figure("40", "2020-03-09")]) != []
    assert states(absolute, [figure("10", "2020-03"), figure("90", "2020-03-31")]) == []


def test_reversals() -> None:
    """A fall by delta from the peak, once a peak."""
    rule = watch("reversal", delta="5")
    told = [figure(value, f"2020-03-{number:02}") for number, value in enumerate(["90", "95", "91", "90", "80"], 1)]
    assert [(one[0], one[4]) for one in states(rule, told)] == [("2020-03-02", "2020-03-04")]
    again = [*told, figure("97", "2020-03-06"), figure("90", "2020-03-07")]
    assert [one[0] for one in states(rule, again)] == ["2020-03-02", "2020-03-06"]


def test_restatements() -> None:
    """What stands for a date is changed by a later publication, beyond rounding and tolerance; each time one more."""
    rule = watch("restatement")
    first = figure("96.3", "2020-03-10", "2020-03-11", source="a")
    rounded = figure("96", "2020-03-10", "2020-03-12", source="a")
    corrected = figure("95.1", "2020-03-10", "2020-03-12", source="a", correction=True)
    again = figure("94.8", "2020-03-10", "2020-03-15", source="a", correction=True)
    assert states(rule, [first, rounded]) == []
    for order in permutations([first, rounded, corrected, again]):
        assert [one[:2] for one in states(rule, order)] == [("2020-03-10", 1), ("2020-03-10", 2)]
    assert len(states(watch("restatement", tolerance="1"), [first, corrected, again])) == 1


def test_a_series_first_figure() -> None:
    """A dated figure makes a series new; the first published carries it."""
    rule = watch("series.new")
    assert states(rule, [BASE]) == []
    told = [figure("1", "2020-03-01", "2020-03-20"), figure("2", "2020-03-10", "2020-03-11")]
    assert states(rule, told) == [("first", 1, "open", "first_report", "2020-03-10")]


def _state(status: Status | None, **changes: object) -> State | None:
    fields: dict[str, Any] = {
        "id": "a",
        "rule": "test/rule",
        "kind": "milestone",
        "series_id": SERIES,
        "key": "95",
        "episode": 1,
        "reason": "crossed",
        "as_of": "2020-03-24",
        "observation_id": "o",
        "published": date(2020, 3, 26),
    }
    return None if status is None else State(status=status, **fields | changes)


def _step(
    stored: Status | None, projected: Status | None, *, quiet: bool = False, horizon: date | None = None
) -> list[tuple[str, Audience, int]]:
    moved = {"observation_id": "p"} if stored is projected else {}
    before, after = _state(stored), _state(projected, **moved)
    notices = diff(
        watch("milestone", marks=("95",)),
        [Stored(before, 3)] if before else [],
        [after] if after else [],
        quiet=quiet,
        horizon=horizon,
    )
    return [(notice.lead.type, notice.lead.audience, notice.lead.version) for notice in notices]


@pytest.mark.parametrize(
    ("stored", "projected", "type_", "audience"),
    [
        (None, Status.OPEN, "milestone.crossed", Audience.EVERYBODY),
        (None, Status.HISTORICAL, "milestone.crossed", Audience.NOBODY),
        (None, Status.HELD, "milestone.held", Audience.NOBODY),
        (None, Status.REVERSED, "milestone.reversed", Audience.EVERYBODY),
        (Status.RETRACTED, Status.OPEN, "milestone.crossed", Audience.EVERYBODY),
        (Status.OPEN, Status.OPEN, "alert.updated", Audience.LOG),
        (Status.OPEN, Status.HISTORICAL, "alert.updated", Audience.LOG),
        (Status.OPEN, Status.HELD, "milestone.held", Audience.NOBODY),
        (Status.OPEN, Status.REVERSED, "milestone.reversed", Audience.EVERYBODY),
        (Status.OPEN, None, "milestone.retracted", Audience.BELIEVERS),
        (Status.HELD, Status.OPEN, "milestone.crossed", Audience.EVERYBODY),
        (Status.HELD, Status.HISTORICAL, "milestone.crossed", Audience.NOBODY),
        (Status.HELD, None, "milestone.retracted", Audience.BELIEVERS),
        (Status.HISTORICAL, Status.OPEN, "milestone.crossed", Audience.EVERYBODY),
        (Status.HISTORICAL, None, "milestone.retracted", Audience.BELIEVERS),
        (Status.REVERSED, Status.OPEN, "milestone.crossed", Audience.EVERYBODY),
        (Status.REVERSED, Status.REVERSED, "alert.updated", Audience.LOG),
        (Status.REVERSED, None, "milestone.retracted", Audience.BELIEVERS),
    ],
)
def test_transitions(stored: Status | None, projected: Status | None, type_: str, audience: Audience) -> None:
    """Each row of the table: the event, who is told, one version further."""
    assert _step(stored, projected) == [(type_, audience, 4 if stored else 1)]


def test_every_transition_is_in_the_table() -> None:
    """Any status may follow any other."""
    live = [None, Status.OPEN, Status.HELD, Status.HISTORICAL, Status.REVERSED]
    assert set(TRANSITIONS) == {(a, b) for a in live for b in live} - {(None, None)}


def test_no_change_is_no_event() -> None:
    """What is equal but for what is not compared says nothing."""
    state = _state(Status.OPEN)
    assert state is not None
    again = _state(Status.OPEN, published=date(2020, 4, 1), speakers=2, severity="critical")
    assert again is not None
    assert diff(MARKS, [Stored(state, 1)], [again]) == ()
    retracted = _state(Status.RETRACTED)
    assert retracted is not None
    assert diff(MARKS, [Stored(retracted, 2)], []) == ()


def test_quiet_is_told_to_nobody_but_still_takes_back() -> None:
    """A backfill changes states without a word; whoever was told something false hears of it all the same."""
    assert _step(None, Status.OPEN, quiet=True)[0][1] is Audience.NOBODY
    assert _step(Status.OPEN, Status.REVERSED, quiet=True)[0][1] is Audience.NOBODY
    assert _step(Status.OPEN, None, quiet=True)[0][1] is Audience.BELIEVERS


def test_a_fresh_state_older_than_the_horizon_is_no_news() -> None:
    """A rule added today does not tell last year's crossings; what was held is told when it is released."""
    assert _step(None, Status.OPEN, horizon=date(2020, 4, 1))[0][1] is Audience.NOBODY
    assert _step(None, Status.OPEN, horizon=date(2020, 3, 26))[0][1] is Audience.EVERYBODY
    assert _step(Status.HELD, Status.OPEN, horizon=date(2020, 4, 1))[0][1] is Audience.EVERYBODY


@pytest.mark.parametrize(
    ("rule", "key"),
    [
        (watch("milestone", marks=("90",)), "95"),
        (watch("multiple", factors=("2",)), "5"),
        (watch("every", step="7"), "10"),
    ],
)
def test_what_a_pack_stops_watching_is_not_taken_back(rule: Watch, key: str) -> None:
    """A mark removed from the rule is no correction of the news."""
    state = _state(Status.OPEN, key=key)
    assert state is not None
    assert diff(rule, [Stored(state, 1)], []) == ()


def test_marks_passed_by_one_figure_are_one_event() -> None:
    """The event lists all; it is named after the furthest mark, downwards the lowest."""
    (notice,) = _events(MARKS, [figure("100", "2020-03-24")])
    assert [change.state.key for change in notice.changes] == ["90", "95", "100"]
    down = watch("milestone", marks=("5", "10"), direction="down")
    (notice,) = _events(down, [figure("4", "2020-03-24")])
    assert notice.lead.state.key == "5"
    conflicts = _events(watch("conflict"), [*CONTRADICTION, figure("1", "2020-03-16"), figure("9", "2020-03-16")])
    assert len(conflicts) == 2


def _events(rule: Watch, figures: Sequence[Figure]) -> tuple[Notice, ...]:
    return diff(rule, [], project(rule, SERIES, canonical(figures)))


def test_types_of_other_kinds() -> None:
    """Thresholds are milestones; the rest carry their kind's name."""
    assert event_type("record", "opened") == "record.opened"
    assert event_type("series.new", "opened") == "series.new"
    assert event_type("every", "reversed") == "milestone.reversed"


EVERY_KIND = (
    watch("milestone", marks=("90", "95", "100")),
    watch("milestone", marks=("93",), direction="down", hysteresis="1"),
    watch("every", step="3"),
    watch("multiple", factors=("1.05", "1.1")),
    watch("record", min_points=2),
    watch("jump", per_day="2", z="3", min_points=2),
    watch("reversal", delta="3"),
    watch("conflict"),
    watch("restatement"),
    watch("series.new"),
    watch("stale", min_points=2, floor_days=1),
)
PAIR = (
    watch("overtakes"),
    watch("overtakes", direction="down", tolerance="0.5", within_days=1),
)


def test_every_kind_is_in_the_streams() -> None:
    """The property below runs over each kind of rule that there is."""
    assert {one.rule.kind for one in EVERY_KIND} == set(RULES)
    assert {one.rule.kind for one in PAIR} == set(PAIRS)
    assert set(RULES) | set(PAIRS) == set(get_args(RuleKind))


VALUES = ("88", "89.5", "90", "92", "94.5", "94.6", "95", "95.2", "96", "96.3", "97", "100")


@st.composite
def told_figures(draw: st.DrawFn) -> Figure:
    """Draw a figure: late or not, corrected, contradicted, a bound, an earlier value, of one of three sources."""
    day = draw(st.integers(1, 5))
    value = Decimal(draw(st.sampled_from(VALUES)))
    relation = draw(st.sampled_from([Relation.EQ] * 6 + list(Relation)))
    undated = draw(st.integers(0, 9)) == 0
    as_of = draw(st.sampled_from([f"2020-03-{day:02}"] * 8 + ["2020-03", "2020-02"]))
    return figure(
        str(value),
        None if undated else as_of,
        bound=as_of if undated else None,
        published=(date(2020, 3, day) + timedelta(days=draw(st.sampled_from([0, 1, 3, 20])))).isoformat(),
        relation=relation,
        low=value if relation in (Relation.GE, Relation.GT) else None,
        high=value if relation in (Relation.LE, Relation.LT) else None,
        source=draw(st.sampled_from(["a", "b", None])),
        rank=draw(st.sampled_from([50, 50, 50, 10])),
        correction=draw(st.integers(0, 9)) == 0,
        computed=Decimal(70) if draw(st.integers(0, 19)) == 0 else None,
    )


def _track(told: Sequence[Figure]) -> Track:
    """Settle the figures, event time standing at the newest publication."""
    return canonical(told, max(one.published for one in told))


def _follow(notices: Sequence[Notice], stored: dict[str, Stored], said: set[tuple[str, int]]) -> None:
    """Store what the events say; nothing may be said twice."""
    for change in (change for notice in notices for change in notice.changes):
        assert (change.state.id, change.version) not in said
        said.add((change.state.id, change.version))
        stored[change.state.id] = Stored(change.state, change.version)


def _fold(rule: Watch, arrivals: Sequence[Sequence[Figure]]) -> tuple[dict[str, State], set[tuple[str, int]]]:
    """Follow the events of each arrival; return the states they end in and every (alert, version) that was said."""
    known: list[Figure] = []
    stored: dict[str, Stored] = {}
    said: set[tuple[str, int]] = set()
    for arrival in arrivals:
        known += arrival
        _follow(diff(rule, stored.values(), project(rule, SERIES, _track(known))), stored, said)
    states_now = {key: one.state for key, one in stored.items() if one.state.status is not Status.RETRACTED}
    return states_now, said


@settings(max_examples=1000, deadline=None)
@given(
    rule=st.sampled_from(EVERY_KIND),
    told=st.lists(told_figures(), min_size=1, max_size=9),
    random=st.randoms(use_true_random=False),
)
def test_confluence(rule: Watch, told: list[Figure], random: Random) -> None:
    """Any order, any repetition, any grouping into articles: the events lead to the states of the whole set."""
    whole = {state.id: state for state in project(rule, SERIES, _track(told))}
    arrivals = [[one] for one in told] + [random.sample(told, random.randint(1, len(told))) for _ in range(2)]
    random.shuffle(arrivals)
    states_now, said = _fold(rule, arrivals)
    assert states_now == whole
    for alert in {alert for alert, _ in said}:
        versions = sorted(version for one, version in said if one == alert)
        assert versions == list(range(1, len(versions) + 1))


@settings(max_examples=1000, deadline=None)
@given(
    rule=st.sampled_from(PAIR),
    told=st.lists(st.tuples(st.booleans(), told_figures()), min_size=2, max_size=10),
    random=st.randoms(use_true_random=False),
)
def test_confluence_of_pairs(rule: Watch, told: list[tuple[bool, Figure]], random: Random) -> None:
    """Whichever of two series a figure belongs to and whenever it arrives, the same passings stand in the end."""
    arrivals = told + random.sample(told, len(told) // 2)
    random.shuffle(arrivals)
    known: list[list[Figure]] = [[], []]
    stored: dict[str, Stored] = {}
    said: set[tuple[str, int]] = set()
    for mine, figure_ in arrivals:
        known[mine].append(figure_)
        projected = project_pair(rule, SERIES, canonical(known[0]), Rival("other", canonical(known[1])))
        _follow(diff(rule, stored.values(), projected), stored, said)
    sides = [canonical(one for mine, one in told if mine is side) for side in (False, True)]
    whole = {state.id: state for state in project_pair(rule, SERIES, sides[0], Rival("other", sides[1]))}
    assert {key: one.state for key, one in stored.items() if one.state.status is not Status.RETRACTED} == whole
    back = project_pair(rule, "other", sides[1], Rival(SERIES, sides[0]))
    assert not {state.as_of for state in back} & {state.as_of for state in whole.values()}


OURS = [figure("80", "2020-03-01"), figure("86", "2020-03-05"), figure("91", "2020-03-09")]
THEIRS = [figure("84", "2020-03-02"), figure("88.5", "2020-03-06"), figure("89", "2020-03-08")]


def passings(rule: Watch, mine: Sequence[Figure], theirs: Sequence[Figure]) -> list[tuple[str, str, str]]:
    """Say each passing as its date, its status and the value that was passed."""
    found = project_pair(rule, SERIES, canonical(mine), Rival("other", canonical(theirs)))
    return sorted((one.as_of, one.status.value, json.loads(one.detail)["value"]) for one in found)


def test_one_place_passes_another_and_back() -> None:
    """Behind, ahead on the 5th, behind again on the 6th, ahead on the 9th; the other passes back in between."""
    assert passings(PAIR[0], OURS, THEIRS) == [("2020-03-05", "open", "84"), ("2020-03-09", "open", "89")]
    assert passings(PAIR[0], THEIRS, OURS) == [("2020-03-06", "open", "86")]
    down = watch("overtakes", direction="down")
    assert passings(down, OURS, THEIRS) == [("2020-03-06", "open", "88.5")]
    assert passings(PAIR[0], OURS[:1], THEIRS) == []


@pytest.mark.parametrize(
    ("value", "changes", "rule"),
    [
        ("84", {}, {}),
        ("84.4", {"step": Decimal(1)}, {}),
        ("85", {}, {"tolerance": "1"}),
        ("85", {"relation": Relation.GT, "low": Decimal(80)}, {}),
        ("90", {"computed": Decimal(70)}, {}),
        ("90", {"as_of": "2020-03-10"}, {}),
    ],
)
def test_what_passes_nobody(value: str, changes: dict[str, Any], rule: dict[str, Any]) -> None:
    """A tie, a lead within rounding or tolerance, a bound below, a contested figure, one a week after the other's."""
    later = figure(value, **{"as_of": "2020-03-05"} | changes)
    assert passings(watch("overtakes", **rule), [OURS[0], later], THEIRS[:1]) == []


def test_a_passing_is_news_once_both_are_told() -> None:
    """The other's figure came a month later: nobody could know before, so it is history."""
    late = figure("84", "2020-03-02", "2020-04-02")
    assert passings(PAIR[0], OURS[:2], [late]) == [("2020-03-05", "historical", "84")]


def test_a_tie_is_no_change_of_places() -> None:
    """Behind, level, ahead is one passing; ahead, level, ahead is none."""
    level = [figure("84", "2020-03-04"), figure("90", "2020-03-06")]
    assert passings(PAIR[0], [OURS[0], *level], THEIRS[:1]) == [("2020-03-06", "open", "84")]
    ahead = figure("85", "2020-03-03")
    assert passings(PAIR[0], [ahead, *level], THEIRS[:1]) == []


SILENT = [figure("80", f"2020-03-{day:02}") for day in (1, 3, 5, 9, 11)]
SILENCE = watch("stale", gaps="3", floor_days=5)


def test_a_series_turns_stale_in_event_time() -> None:
    """Median gap 2 days, three of them are 6: stale on the seventh day after the last date, not on the sixth."""
    assert states(SILENCE, SILENT, "2020-03-17") == []
    assert states(SILENCE, SILENT, "2020-03-18") == [("2020-03-11", 1, "open", "stale", "2020-03-11")]
    assert states(SILENCE, SILENT) == []
    patient = watch("stale", gaps="3", floor_days=14)
    assert states(patient, SILENT, "2020-03-25") == []
    assert len(states(patient, SILENT, "2020-03-26")) == 1
    assert states(SILENCE, [*SILENT, figure("80", "2020-03-17")], "2020-03-18") == []


def test_too_few_dates_are_no_rhythm() -> None:
    """Four dates of five asked for, or the end of the calendar."""
    assert states(SILENCE, SILENT[:4], "2021-03-18") == []
    forever = watch("stale", gaps="9999999999")
    assert states(forever, SILENT, "9999-12-31") == []


def test_a_contested_last_date_is_a_sign_of_life() -> None:
    """What is told twice differently is told; silence counts from there."""
    contested = [*SILENT[:4], *(figure(value, "2020-03-11") for value in ("80", "81"))]
    assert states(SILENCE, contested, "2020-03-18")[0][4] == "2020-03-11"


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
