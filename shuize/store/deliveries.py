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

from sqlalchemy import Connection, Integer, Row, and_, bindparam, exists, func, or_, select, update
from sqlalchemy import insert as insert_into

from shuize.endpoints import Condition
from shuize.store.endpoints import condition_of
from shuize.store.schema import deliveries, endpoints, events

DUE = "due"
SENT = "sent"
GIVEN_UP = "given_up"
CANCELLED = "cancelled"
STATES = (DUE, SENT, GIVEN_UP, CANCELLED)

UNTOUCHED = and_(deliveries.c.state == DUE, deliveries.c.attempts == 0, deliveries.c.lease_token.is_(None))


_earlier = deliveries.alias("earlier")
_first_due = (  # a subquery of each row: as a join it was planned, while few rows were known, to compare all with all
    select(func.min(_earlier.c.event_sequence))
    .where(
        _earlier.c.endpoint == deliveries.c.endpoint,
        _earlier.c.order_key == deliveries.c.order_key,
        _earlier.c.state == DUE,
    )
    .scalar_subquery()
)
_free = or_(deliveries.c.lease_until.is_(None), deliveries.c.lease_until <= bindparam("now"))
_claimable = and_(  # due, free, past the pause before a first attempt, and nothing earlier of its key due
    deliveries.c.state == DUE,
    deliveries.c.endpoint == bindparam("to"),
    deliveries.c.due_at <= bindparam("now"),
    _free,
    or_(deliveries.c.attempts > 0, deliveries.c.created_at <= bindparam("paused")),
    deliveries.c.event_sequence <= _first_due,
)
_these = deliveries.c.sequence.in_(bindparam("sequences", expanding=True))
# Made once: a deliverer that is woken asks them several times, and making one costs more than running it.
AWAITED = select(endpoints).where(endpoints.c.id == bindparam("to"), exists().where(_claimable))
CLAIMED = (
    select(deliveries, events.c.type, events.c.body)
    .join(events, events.c.id == deliveries.c.event_id)
    .where(_claimable)
    .order_by(deliveries.c.due_at, deliveries.c.sequence)
    .limit(bindparam("most", type_=Integer))
    .with_for_update(of=deliveries, skip_locked=True)  # SQLite: the write transaction is the lock
)
LEASED = (
    update(deliveries)
    .where(_these, deliveries.c.state == DUE, _free)
    .values(lease_until=bindparam("until"), lease_token=bindparam("token"))
    .returning(deliveries.c.sequence)
)
ARRIVED = (
    update(deliveries)
    .where(_these, deliveries.c.lease_token == bindparam("token"))
    .values(
        attempts=deliveries.c.attempts + 1,
        lease_until=None,
        lease_token=None,
        state=SENT,
        last_status=bindparam("status"),
        last_error=None,
        sent_at=bindparam("now"),
    )
    .returning(deliveries.c.sequence)
)


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


def awaited(conn: Connection, endpoint: str, now: datetime, *, first_pause_seconds: float = 0) -> Condition | None:
    """Return how the endpoint is doing if `claim` would find anything; only reads, so that polling takes no lock."""
    row = conn.execute(AWAITED, _asked(endpoint, now, first_pause_seconds)).one_or_none()
    return condition_of(row) if row else None


def _asked(endpoint: str, now: datetime, first_pause_seconds: float) -> dict[str, object]:
    """Return what is claimable, of whom and when."""
    return {"to": endpoint, "now": now, "paused": now - timedelta(seconds=first_pause_seconds)}


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
    found = conn.execute(CLAIMED, {**_asked(endpoint, now, first_pause_seconds), "most": limit})
    rows = {row.sequence: row for row in found}
    leased = {"sequences": list(rows), "now": now, "until": lease_until, "token": token}
    ours = set(conn.scalars(LEASED, leased)) if rows else set()
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
        told = {"sequences": [one.sequence for one in group], "token": token, "status": status, "now": now}
        found.update(conn.scalars(ARRIVED, told))
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
