from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from shuize.alert import Audience, Figure, Notice, State, Status, Stored, Watch
from tests.figures import CONTRADICTION, MARKS, SERIES, figure, watch
from workers.compare.canonical import canonical
from workers.compare.diff import TRANSITIONS, diff, event_type
from workers.compare.project import project


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
        (None, Status.PENDING, "milestone.pending", Audience.NOBODY),
        (Status.PENDING, Status.PENDING, "alert.updated", Audience.LOG),
        (Status.PENDING, Status.OPEN, "milestone.crossed", Audience.EVERYBODY),
        (Status.PENDING, Status.HELD, "milestone.held", Audience.NOBODY),
        (Status.PENDING, Status.HISTORICAL, "milestone.crossed", Audience.NOBODY),
        (Status.PENDING, Status.REVERSED, "milestone.reversed", Audience.EVERYBODY),
        (Status.PENDING, None, "milestone.retracted", Audience.BELIEVERS),
        (Status.OPEN, Status.PENDING, "milestone.retracted", Audience.BELIEVERS),
        (Status.HELD, Status.PENDING, "milestone.retracted", Audience.BELIEVERS),
        (Status.HISTORICAL, Status.PENDING, "milestone.retracted", Audience.BELIEVERS),
        (Status.REVERSED, Status.PENDING, "milestone.retracted", Audience.BELIEVERS),
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
    live = [None, *(one for one in Status if one is not Status.RETRACTED)]
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
