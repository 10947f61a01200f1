"""The deliverer's transactions: take what is due, note how it ended, let go; each commits before it returns."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from secrets import token_hex

from sqlalchemy import Connection, Engine

from alerts.schedule import Gate, Outcome, Reason, failed, gate, next_due, succeeded
from shuize.endpoints import Condition
from shuize.store import deliveries, endpoints
from shuize.store.deliveries import Claim
from shuize.store.engine import writing

LEASE_MARGIN_SECONDS = 5.0
"""What a lease outlasts a whole attempt by: time to commit the claim before it and the outcome after it."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast and how long an endpoint is told; `schedule` are the pauses before each attempt."""

    schedule: tuple[float, ...]
    timeout_seconds: float
    concurrency: int = 8
    poll_seconds: float = 1.0

    @property
    def lease_seconds(self) -> float:
        """How long a claim is ours."""
        return self.timeout_seconds + LEASE_MARGIN_SECONDS


@dataclass(frozen=True, slots=True)
class Noted:
    """What an outcome changed; `ours` False: the lease was lost and another deliverer's word counts."""

    ours: bool
    due_at: datetime | None
    before: Condition
    after: Condition


def open_lanes(engine: Engine, names: tuple[str, ...], now: datetime) -> list[Condition]:
    """Make each endpoint ready and switch on what was off, for a start is a person's act; return what was off."""
    with writing(engine) as conn:
        for name in names:
            endpoints.remember(conn, name, now)
        off = [stored for name in names if not (stored := endpoints.locked(conn, name)).enabled]
        for stored in off:
            endpoints.save(conn, replace(succeeded(stored), enabled=True, reason=None), now)
    return off


def take(engine: Engine, endpoint: str, *, limit: int, pace: Pace, now: datetime) -> tuple[list[Claim], bool]:
    """Claim up to `limit` deliveries, and say whether what was claimed is the probe of an open breaker.

    Looks without a lock first, so that an idle or closed endpoint costs others nothing.
    """
    with engine.connect() as conn:
        open_now = gate(endpoints.current(conn, endpoint), now) in {Gate.FREE, Gate.PROBE}
        if not (open_now and deliveries.waiting(conn, endpoint, now, first_pause_seconds=pace.schedule[0])):
            return [], False
    with writing(engine) as conn:
        return _taken(conn, endpoint, limit, pace, now)


def _taken(conn: Connection, endpoint: str, limit: int, pace: Pace, now: datetime) -> tuple[list[Claim], bool]:
    """Claim what the endpoint's gate lets through; a probe keeps the breaker shut to others for its lease."""
    condition = endpoints.locked(conn, endpoint)
    entry = gate(condition, now)
    if entry in {Gate.WAIT, Gate.OFF}:
        return [], False
    claims = deliveries.claim(
        conn,
        endpoint,
        limit=1 if entry is Gate.PROBE else limit,
        now=now,
        lease_until=now + timedelta(seconds=pace.lease_seconds),
        token=token_hex(16),
        first_pause_seconds=pace.schedule[0],
    )
    if entry is Gate.PROBE and claims:
        endpoints.save(conn, replace(condition, open_until=claims[0].lease_until), now)
    return claims, entry is Gate.PROBE


def note(
    engine: Engine, mine: Claim, outcome: Outcome, *, probe: bool, pace: Pace, now: datetime, chance: float
) -> Noted:
    """Write how the attempt ended, when the next is due, and what that says of the endpoint."""
    due_at = next_due(outcome, mine.attempts + 1, pace.schedule, now=now, chance=chance)
    with writing(engine) as conn:
        ours = _close(conn, mine, outcome, due_at, now)
        before = endpoints.locked(conn, mine.endpoint)
        after = _condition(before, outcome, pace, now, probe=probe)
        if after != before:
            endpoints.save(conn, after, now)
    return Noted(ours, due_at, before, after)


def _close(conn: Connection, mine: Claim, outcome: Outcome, due_at: datetime | None, now: datetime) -> bool:
    """Close the claim as sent, due again or given up."""
    if outcome.reason is Reason.SENT:
        return deliveries.finish(conn, mine, status=outcome.status, now=now)
    if due_at is None:
        return deliveries.give_up(conn, mine, status=outcome.status, error=outcome.text)
    return deliveries.reschedule(conn, mine, due_at=due_at, status=outcome.status, error=outcome.text)


def _condition(before: Condition, outcome: Outcome, pace: Pace, now: datetime, *, probe: bool) -> Condition:
    """Return how the endpoint is doing after this outcome."""
    if outcome.reason is Reason.SENT:
        return succeeded(before)
    return failed(before, outcome, max(pace.schedule), now=now, probe=probe)


def let_go(engine: Engine, mine: Claim, now: datetime) -> None:
    """Give the delivery back at once, its outcome unknown."""
    with writing(engine) as conn:
        deliveries.release(conn, mine, now=now)
