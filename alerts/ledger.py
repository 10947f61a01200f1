"""The deliverer's transactions: note how attempts ended, take what is due, let go; each commits before it returns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from secrets import token_hex

from sqlalchemy import Connection, Engine

from alerts.rates import MERGED_MOST, parcels, room, spent
from alerts.schedule import Gate, Outcome, Reason, failed, gate, next_due, succeeded
from shuize.addresses import Rate
from shuize.endpoints import Condition
from shuize.store import deliveries, endpoints, outbox
from shuize.store.deliveries import Claim
from shuize.store.engine import looking, writing

LEASE_MARGIN_SECONDS = 5.0
"""What a lease outlasts a whole attempt by: time to commit the claim before it and the outcome after it."""

GIVEN_UP_KEPT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast and how long an endpoint is told; `schedule` are the pauses before each attempt."""

    schedule: tuple[float, ...]
    timeout_seconds: float
    concurrency: int = 8
    poll_seconds: float = 1.0
    calm_seconds: float = 0.0
    """How long to leave it alone once it was told: what is no news to anybody is told together."""
    rates: tuple[Rate, ...] = ()
    merges: bool = False
    """Whether several events may become one message where the rate leaves no room for more."""

    @property
    def lease_seconds(self) -> float:
        """How long a claim is ours."""
        return self.timeout_seconds + LEASE_MARGIN_SECONDS


@dataclass(frozen=True, slots=True)
class Ended:
    """How the attempt at one delivery ended; `chance` in [0, 1) spreads its next one."""

    mine: Claim
    outcome: Outcome
    probe: bool
    seconds: float
    chance: float


@dataclass(frozen=True, slots=True)
class Noted:
    """What an outcome changed; `ours` False: the lease was lost and another deliverer's word counts."""

    ended: Ended
    ours: bool
    due_at: datetime | None
    before: Condition
    after: Condition


@dataclass(frozen=True, slots=True)
class Taken:
    """Claims, those of each message together; `probe`: they are the one attempt that an open breaker lets through."""

    parcels: tuple[tuple[Claim, ...], ...] = ()
    probe: bool = False


NOTHING = Taken()


def open_lanes(engine: Engine, names: tuple[str, ...], now: datetime) -> list[Condition]:
    """Make each endpoint ready and return those that are switched off: only `shuize endpoints enable` ends that."""
    with writing(engine) as conn:
        for name in names:
            endpoints.remember(conn, name, now)
        return [stored for name in names if not (stored := endpoints.current(conn, name)).enabled]


def take(engine: Engine, endpoint: str, *, limit: int, pace: Pace, now: datetime) -> Taken:
    """Claim up to `limit` deliveries.

    Looks without a lock first, so that an idle, closed or exhausted endpoint costs others nothing.
    """
    with looking(engine) as conn:
        stored = deliveries.awaited(conn, endpoint, now, first_pause_seconds=pace.schedule[0])
    if stored is None:
        return NOTHING  # as nearly always
    if gate(stored, now) in {Gate.WAIT, Gate.OFF} or room(stored.sends, pace.rates, now.timestamp()) == 0:
        return NOTHING
    return turn(engine, endpoint, (), limit=limit, pace=pace, now=now)[1]


def turn(
    engine: Engine, endpoint: str, ended: Sequence[Ended], *, limit: int, pace: Pace, now: datetime
) -> tuple[list[Noted], Taken]:
    """Write how these attempts ended, and claim up to `limit` more deliveries, all in one transaction."""
    with writing(engine) as conn:
        condition = endpoints.locked(conn, endpoint)
        noted = _note(conn, condition, ended, pace, now)
        after = noted[-1].after if noted else condition
        taken, after = _taken(conn, after, limit, pace, now) if limit else (NOTHING, after)
        if after != condition:
            endpoints.save(conn, after, now)
    return noted, taken


def _note(conn: Connection, condition: Condition, ended: Iterable[Ended], pace: Pace, now: datetime) -> list[Noted]:
    """Write how each ended, when its next attempt is due, and return what that says of the endpoint."""
    ended = list(ended)
    arrived = [one.mine for one in ended if one.outcome.reason is Reason.SENT]
    statuses = {one.mine.sequence: one.outcome.status for one in ended}
    told = deliveries.finish_all(conn, arrived, statuses=statuses, now=now)
    noted = []
    for one in ended:
        due_at = next_due(one.outcome, one.mine.attempts + 1, pace.schedule, now=now, chance=one.chance)
        sent = one.outcome.reason is Reason.SENT
        ours = one.mine.sequence in told if sent else _put_off(conn, one, due_at)
        after = succeeded(condition) if sent else _after_failure(condition, one, pace, now)
        noted.append(Noted(one, ours, due_at, condition, after))
        condition = after
    return noted


def _put_off(conn: Connection, one: Ended, due_at: datetime | None) -> bool:
    """Write that the delivery is due again, or given up."""
    status, error = one.outcome.status, one.outcome.text
    if due_at is None:
        return deliveries.give_up(conn, one.mine, status=status, error=error)
    return deliveries.reschedule(conn, one.mine, due_at=due_at, status=status, error=error)


def _after_failure(before: Condition, one: Ended, pace: Pace, now: datetime) -> Condition:
    """Return how the endpoint is doing after this failure."""
    return failed(before, one.outcome, max(pace.schedule), now=now, probe=one.probe)


def _taken(
    conn: Connection, condition: Condition, limit: int, pace: Pace, now: datetime
) -> tuple[Taken, Condition]:  # fmt: skip
    """Claim what gate and rate let through; a probe keeps the breaker shut to others for its lease."""
    entry = gate(condition, now)
    messages = room(condition.sends, pace.rates, now.timestamp())
    if entry in {Gate.WAIT, Gate.OFF} or messages == 0:
        return NOTHING, condition
    probe = entry is Gate.PROBE
    most = 1 if probe else min(limit, messages or limit)
    merges = pace.merges and messages is not None and messages <= most and not probe
    claims = deliveries.claim(
        conn,
        condition.endpoint,
        limit=most + MERGED_MOST - 1 if merges else most,
        now=now,
        lease_until=now + timedelta(seconds=pace.lease_seconds),
        token=token_hex(16),
        first_pause_seconds=pace.schedule[0],
    )
    if probe and claims:
        condition = replace(condition, open_until=claims[0].lease_until)
    found = _cut(claims, parcels(len(claims), most if merges else None, merges=merges))
    sends = spent(condition.sends, pace.rates, len(found), now.timestamp())
    return Taken(found, probe), replace(condition, sends=sends)


def _cut(claims: Sequence[Claim], sizes: Sequence[int]) -> tuple[tuple[Claim, ...], ...]:
    """Return the claims in parts of these sizes."""
    found, start = [], 0
    for size in sizes:
        found.append(tuple(claims[start : start + size]))
        start += size
    return tuple(found)


def let_go(engine: Engine, claims: Iterable[Claim], now: datetime) -> None:
    """Give the deliveries back at once, their outcome unknown."""
    with writing(engine) as conn:
        for mine in claims:
            deliveries.release(conn, mine, now=now)


def enable(engine: Engine, endpoint: str, now: datetime) -> bool:
    """Switch the endpoint on with a closed breaker, and let what waits be tried now; False where it was on."""
    with writing(engine) as conn:
        endpoints.remember(conn, endpoint, now)
        stored = endpoints.locked(conn, endpoint)
        endpoints.save(conn, replace(succeeded(stored), enabled=True, reason=None), now)
        outbox.hasten(conn, endpoint, now)
    return not stored.enabled


def disable(engine: Engine, endpoint: str, reason: str, now: datetime) -> bool:
    """Switch the endpoint off: what is due to it is kept; False where it was off."""
    with writing(engine) as conn:
        endpoints.remember(conn, endpoint, now)
        stored = endpoints.locked(conn, endpoint)
        if stored.enabled:
            endpoints.save(conn, replace(stored, enabled=False, reason=reason), now)
    return stored.enabled


def forget(engine: Engine, now: datetime, *, sent_days: int) -> int:
    """Delete what was given up 30 days ago and what arrived that many days ago; return how many rows that were."""
    with writing(engine) as conn:
        return outbox.purge(conn, given_up_before=now - GIVEN_UP_KEPT, sent_before=now - timedelta(days=sent_days))
