"""Who is still to be told what: one row for each event and endpoint, claimed with a lease, closed only by its token.

`attempts` counts attempts whose outcome is known; a token on a row says that an attempt may be under way or
may have died. Both at rest mean that nobody was told. First in, first out for each (endpoint, order_key): a row is
not claimed while an earlier one of its key is still due. The claim is committed before anything is sent.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, exists, or_, select, update
from sqlalchemy import insert as insert_into

from shuize.store.schema import deliveries, events

DUE = "due"
SENT = "sent"
GIVEN_UP = "given_up"
CANCELLED = "cancelled"
STATES = (DUE, SENT, GIVEN_UP, CANCELLED)

UNTOUCHED = and_(deliveries.c.state == DUE, deliveries.c.attempts == 0, deliveries.c.lease_token.is_(None))


@dataclass(frozen=True, slots=True)
class Claim:
    """A delivery that is ours until `lease_until`; `attempts` were made before this one."""

    sequence: int
    endpoint: str
    event_id: str
    type: str
    order_key: str
    body: str
    attempts: int
    token: str
    lease_until: datetime


def insert(
    conn: Connection, event_id: str, event_sequence: int, endpoints: Iterable[str], *, order_key: str, now: datetime
) -> None:
    """Add one delivery of the event for each endpoint, due at once; a second call for the same pair is an error."""
    rows = [
        {
            "event_id": event_id,
            "endpoint": endpoint,
            "order_key": order_key,
            "event_sequence": event_sequence,
            "state": DUE,
            "attempts": 0,
            "due_at": now,
            "created_at": now,
        }
        for endpoint in endpoints
    ]
    if rows:
        conn.execute(insert_into(deliveries), rows)


def cancel_unsent(conn: Connection, event_id: str, endpoint: str) -> bool:
    """Cancel the delivery and return True where it was never attempted and nobody holds it; else change nothing."""
    mine = and_(deliveries.c.event_id == event_id, deliveries.c.endpoint == endpoint)
    return conn.execute(update(deliveries).where(mine, UNTOUCHED).values(state=CANCELLED)).rowcount == 1


def told_to(conn: Connection, endpoint: str, event_ids: Iterable[str]) -> set[str]:
    """Return which of the events the endpoint got or is to get."""
    mine = deliveries.c.endpoint == endpoint, deliveries.c.state != CANCELLED
    query = select(deliveries.c.event_id).where(*mine, deliveries.c.event_id.in_(list(event_ids)))
    return set(conn.scalars(query))


def _claimable(endpoint: str, now: datetime, first_pause_seconds: float) -> ColumnElement[bool]:
    """Return the condition: due, free, past the pause before a first attempt, and nothing earlier of its key due."""
    earlier = deliveries.alias("earlier")
    blocked = exists().where(
        earlier.c.endpoint == deliveries.c.endpoint,
        earlier.c.order_key == deliveries.c.order_key,
        earlier.c.event_sequence < deliveries.c.event_sequence,
        earlier.c.state == DUE,
    )
    return and_(
        deliveries.c.state == DUE,
        deliveries.c.endpoint == endpoint,
        deliveries.c.due_at <= now,
        _free(now),
        or_(deliveries.c.attempts > 0, deliveries.c.created_at <= now - timedelta(seconds=first_pause_seconds)),
        ~blocked,
    )


def _free(now: datetime) -> ColumnElement[bool]:
    """Return the condition that nobody holds the row at `now`."""
    return or_(deliveries.c.lease_until.is_(None), deliveries.c.lease_until <= now)


def waiting(conn: Connection, endpoint: str, now: datetime, *, first_pause_seconds: float = 0) -> bool:
    """Say whether `claim` would find anything; only reads, so that polling takes no lock."""
    query = select(deliveries.c.sequence).where(_claimable(endpoint, now, first_pause_seconds)).limit(1)
    return conn.scalar(query) is not None


def claim(
    conn: Connection,
    endpoint: str,
    *,
    limit: int,
    now: datetime,
    lease_until: datetime,
    token: str,
    first_pause_seconds: float = 0,
) -> list[Claim]:
    """Lease up to `limit` claimable deliveries, those longest due first; commit before sending any of them.

    `token` fences: whoever claims a row after the lease ran out writes another, and ours closes nothing more.
    """
    query = (
        select(deliveries, events.c.type, events.c.body)
        .join(events, events.c.id == deliveries.c.event_id)
        .where(_claimable(endpoint, now, first_pause_seconds))
        .order_by(deliveries.c.due_at, deliveries.c.sequence)
        .limit(limit)
        .with_for_update(of=deliveries, skip_locked=True)  # SQLite: the write transaction is the lock
    )
    rows = {row.sequence: row for row in conn.execute(query)}
    taken = (
        update(deliveries)
        .where(deliveries.c.sequence.in_(rows), deliveries.c.state == DUE, _free(now))
        .values(lease_until=lease_until, lease_token=token)
        .returning(deliveries.c.sequence)
    )
    ours = set(conn.scalars(taken)) if rows else set()
    return [_claim(row, token, lease_until) for sequence, row in rows.items() if sequence in ours]


def _claim(row: Row[Any], token: str, lease_until: datetime) -> Claim:
    """Return the row as a claim under our token."""
    return Claim(
        sequence=row.sequence,
        endpoint=row.endpoint,
        event_id=row.event_id,
        type=row.type,
        order_key=row.order_key,
        body=row.body,
        attempts=row.attempts,
        token=token,
        lease_until=lease_until,
    )


def finish_all(
    conn: Connection, arrived: Sequence[Claim], *, statuses: Mapping[int, int | None], now: datetime
) -> set[int]:
    """Record that these were told and return their sequences, without those whose lease was lost to another."""
    found: set[int] = set()
    for (token, status), group in groupby(arrived, lambda one: (one.token, statuses[one.sequence])):
        query = (
            update(deliveries)
            .where(deliveries.c.sequence.in_([one.sequence for one in group]), deliveries.c.lease_token == token)
            .values(
                attempts=deliveries.c.attempts + 1,
                lease_until=None,
                lease_token=None,
                state=SENT,
                last_status=status,
                last_error=None,
                sent_at=now,
            )
            .returning(deliveries.c.sequence)
        )
        found.update(conn.scalars(query))
    return found


def reschedule(conn: Connection, mine: Claim, *, due_at: datetime, status: int | None, error: str) -> bool:
    """Record a failed attempt and when the next is due; False where the lease was lost."""
    return _close(conn, mine, due_at=due_at, last_status=status, last_error=error)


def give_up(conn: Connection, mine: Claim, *, status: int | None, error: str) -> bool:
    """Record a failed attempt as the last; the row stays, to be replayed. False where the lease was lost."""
    return _close(conn, mine, state=GIVEN_UP, last_status=status, last_error=error)


def _close(conn: Connection, mine: Claim, **values: Any) -> bool:  # noqa: ANN401  # columns of one table
    """Count the attempt, end the lease and write `values`, where the row is still ours."""
    query = (
        update(deliveries)
        .where(deliveries.c.sequence == mine.sequence, deliveries.c.lease_token == mine.token)
        .values(attempts=mine.attempts + 1, lease_until=None, lease_token=None, **values)
    )
    return conn.execute(query).rowcount == 1


def release(conn: Connection, mine: Claim, *, now: datetime) -> bool:
    """Let others claim it at once; the token stays as the mark of an attempt that may have arrived."""
    query = (
        update(deliveries)
        .where(deliveries.c.sequence == mine.sequence, deliveries.c.lease_token == mine.token)
        .values(lease_until=now)
    )
    return conn.execute(query).rowcount == 1
