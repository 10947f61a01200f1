"""What is told: the difference between the states stored and the states projected, as a table of transitions."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import groupby

from shuize.alert import Audience, Change, Notice, State, Status, Stored, Watch
from shuize.pack import THRESHOLDS, Rule

OPENED, RETRACTED, REVERSED, HELD, UPDATED = "opened", "retracted", "reversed", "held", "updated"
PENDING = "pending"
EVERYBODY, BELIEVERS, LOG, NOBODY = Audience

TRANSITIONS: Mapping[tuple[Status | None, Status | None], tuple[str, Audience]] = {
    (None, Status.PENDING): (PENDING, NOBODY),
    (None, Status.OPEN): (OPENED, EVERYBODY),
    (None, Status.HELD): (HELD, NOBODY),
    (None, Status.HISTORICAL): (OPENED, NOBODY),
    (None, Status.REVERSED): (REVERSED, EVERYBODY),
    (Status.PENDING, Status.PENDING): (UPDATED, LOG),
    (Status.PENDING, Status.OPEN): (OPENED, EVERYBODY),
    (Status.PENDING, Status.HELD): (HELD, NOBODY),
    (Status.PENDING, Status.HISTORICAL): (OPENED, NOBODY),
    (Status.PENDING, Status.REVERSED): (REVERSED, EVERYBODY),
    (Status.PENDING, None): (RETRACTED, BELIEVERS),
    (Status.OPEN, Status.PENDING): (RETRACTED, BELIEVERS),
    (Status.OPEN, Status.OPEN): (UPDATED, LOG),
    (Status.OPEN, Status.HELD): (HELD, NOBODY),
    (Status.OPEN, Status.HISTORICAL): (UPDATED, LOG),
    (Status.OPEN, Status.REVERSED): (REVERSED, EVERYBODY),
    (Status.OPEN, None): (RETRACTED, BELIEVERS),
    (Status.HELD, Status.PENDING): (RETRACTED, BELIEVERS),
    (Status.HELD, Status.OPEN): (OPENED, EVERYBODY),
    (Status.HELD, Status.HELD): (UPDATED, LOG),
    (Status.HELD, Status.HISTORICAL): (OPENED, NOBODY),
    (Status.HELD, Status.REVERSED): (REVERSED, EVERYBODY),
    (Status.HELD, None): (RETRACTED, BELIEVERS),
    (Status.HISTORICAL, Status.PENDING): (RETRACTED, BELIEVERS),
    (Status.HISTORICAL, Status.OPEN): (OPENED, EVERYBODY),
    (Status.HISTORICAL, Status.HELD): (HELD, NOBODY),
    (Status.HISTORICAL, Status.HISTORICAL): (UPDATED, LOG),
    (Status.HISTORICAL, Status.REVERSED): (REVERSED, EVERYBODY),
    (Status.HISTORICAL, None): (RETRACTED, BELIEVERS),
    (Status.REVERSED, Status.PENDING): (RETRACTED, BELIEVERS),
    (Status.REVERSED, Status.OPEN): (OPENED, EVERYBODY),
    (Status.REVERSED, Status.HELD): (HELD, NOBODY),
    (Status.REVERSED, Status.HISTORICAL): (OPENED, NOBODY),
    (Status.REVERSED, Status.REVERSED): (UPDATED, LOG),
    (Status.REVERSED, None): (RETRACTED, BELIEVERS),
}
"""From what is stored (None: nothing, or retracted) to what is projected: the event and who is told."""


ORDER = ((RETRACTED,), (HELD, PENDING), (UPDATED,), (OPENED, REVERSED))
"""In which order the events of one article come about: what is taken back first, then what happened, by its date."""

NAMES = {
    ("conflict", RETRACTED): "conflict.resolved",
    ("stale", RETRACTED): "stale.resolved",
    ("series.new", OPENED): "series.new",
    ("series.new", RETRACTED): "series.retracted",
}


def event_type(kind: str, step: str) -> str:
    """Return the event's type as receivers see it: milestone.crossed, conflict.resolved, alert.updated ...

    >>> event_type("multiple", OPENED), event_type("conflict", RETRACTED), event_type("jump", UPDATED)
    ('milestone.crossed', 'conflict.resolved', 'alert.updated')
    """
    if step == UPDATED:
        return "alert.updated"
    if kind in THRESHOLDS:
        return f"milestone.{'crossed' if step == OPENED else step}"
    return NAMES.get((kind, step), f"{kind}.{step}")


def diff(
    watch: Watch,
    stored: Iterable[Stored],
    projected: Iterable[State],
    *,
    quiet: bool = False,
    horizon: date | None = None,
    again: bool = False,
) -> tuple[Notice, ...]:
    """Return the events that lead from the alerts stored to the states projected, for one rule and one series.

    Nobody is told of what a `quiet` article changes, nor of a fresh state whose figure was published before the
    `horizon`; only what was told before is taken back all the same. `again`: all is looked at again, so that a state
    whose figure is older than the horizon is no news wherever it came from.
    """
    late = partial(_is_old, horizon=horizon, again=again)
    before = {one.state.id: one for one in stored}
    after = {state.id: state for state in projected}
    changes = [_change(before.get(key), state, quiet, late) for key, state in after.items()]
    gone = [one for key, one in before.items() if key not in after and _is_watched(watch.rule, one.state.key)]
    changes += [_change(one, None, quiet, late) for one in gone]
    return _notices(watch.rule, [change for change in changes if change is not None])


def _change(
    stored: Stored | None, state: State | None, quiet: bool, late: Callable[[Status | None, State], bool]  # noqa: FBT001  # private, two callers
) -> Change | None:  # fmt: skip
    """Return the step from one to the other, None where nothing changed."""
    came_from = None if stored is None or stored.state.status is Status.RETRACTED else stored.state.status
    goes_to = state.status if state else None
    if came_from is goes_to and (stored is None or state is None or stored.state == state):
        return None
    step, audience = TRANSITIONS[came_from, goes_to]
    if state and audience is EVERYBODY and (quiet or late(came_from, state)):
        audience = NOBODY
    shown = state or _retracted(stored)
    version = stored.version + 1 if stored else 1
    return Change(shown, version, event_type(shown.kind, step), audience, came_from)


def _is_old(came_from: Status | None, state: State, *, horizon: date | None, again: bool) -> bool:
    """Say whether the state is history by itself: reversed long ago, or fresh here but published before the horizon."""
    if state.reason == "historical":
        return True
    fresh = again or came_from is None
    return fresh and horizon is not None and state.published is not None and state.published < horizon


def _retracted(stored: Stored | None) -> State:
    """Return the stored state as what it is after it was taken back."""
    assert stored is not None  # noqa: S101  # a change has at least one side
    return replace(stored.state, status=Status.RETRACTED, reason="retracted")


def _is_watched(rule: Rule, key: str) -> bool:
    """Say whether the rule still looks at the key; what a pack stops watching is not taken back."""
    if rule.kind == "milestone":
        return Decimal(key) in rule.marks
    if rule.kind == "multiple":
        return Decimal(key) in rule.factors
    if rule.kind == "every" and rule.step:
        number = Decimal(key) / rule.step
        return number == int(number)
    return True


def _notices(rule: Rule, changes: Iterable[Change]) -> tuple[Notice, ...]:
    """Put the marks that one figure changes alike into one event, the furthest last; events in their order."""
    if rule.kind not in THRESHOLDS:
        return tuple(Notice((change,)) for change in sorted(changes, key=_place))
    sign = 1 if rule.direction == "up" else -1
    ordered = sorted(changes, key=lambda change: (_place(change), sign * Decimal(change.state.key)))
    return tuple(Notice(tuple(group)) for _, group in groupby(ordered, key=_place))


def _place(change: Change) -> tuple[int, str, str, str, str, str, str]:
    """Return what puts events in order and holds together what is one event."""
    state = change.state
    first = next(number for number, step in enumerate(ORDER) if change.type in _types(state.kind, step))
    came_from = str(change.came_from)
    return first, state.as_of, change.type, state.observation_id, state.reason, change.audience, came_from


def _types(kind: str, steps: Iterable[str]) -> set[str]:
    """Return the types of the events that these steps are."""
    return {event_type(kind, step) for step in steps}
