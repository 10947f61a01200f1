"""What people and the clock do with deliveries: look at them, tell some once more, hasten them, forget old ones."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, exists, func, or_, select, update

from shuize.store.deliveries import DUE, GIVEN_UP, SENT, STATES
from shuize.store.schema import deliveries, event_alerts, events


@dataclass(frozen=True, slots=True)
class Delivery:
    """One row as people are shown it."""

    sequence: int
    endpoint: str
    event_id: str
    type: str
    state: str
    attempts: int
    due_at: datetime
    leased: bool
    last_status: int | None
    last_error: str | None
    sent_at: datetime | None
    created_at: datetime


def hasten(conn: Connection, endpoint: str, now: datetime) -> int:
    """Make what waits for its next attempt at the endpoint due now, and return how many rows that were."""
    mine = and_(deliveries.c.endpoint == endpoint, deliveries.c.state == DUE, deliveries.c.due_at > now)
    return conn.execute(update(deliveries).where(mine).values(due_at=now)).rowcount


def counts(conn: Connection) -> dict[str, dict[str, int]]:
    """Return how many deliveries each endpoint has in each state (every state named, zeros too)."""
    query = select(deliveries.c.endpoint, deliveries.c.state, func.count()).group_by(
        deliveries.c.endpoint, deliveries.c.state
    )
    found: dict[str, dict[str, int]] = {}
    for endpoint, state, count in conn.execute(query):
        found.setdefault(endpoint, dict.fromkeys(STATES, 0))[state] = count
    return dict(sorted(found.items()))


def listed(
    conn: Connection,
    now: datetime,
    *,
    state: str | None = None,
    endpoint: str | None = None,
    kind: str | None = None,
    limit: int = 100,
) -> list[Delivery]:
    """Return the newest deliveries first, of one state, endpoint or type of event where given."""
    wanted = ((deliveries.c.state, state), (deliveries.c.endpoint, endpoint), (events.c.type, kind))
    query = (
        select(deliveries, events.c.type)
        .join(events, events.c.id == deliveries.c.event_id)
        .where(*(column == value for column, value in wanted if value is not None))
        .order_by(deliveries.c.sequence.desc())
        .limit(limit)
    )
    return [_delivery(row, now) for row in conn.execute(query)]


def of_event(conn: Connection, beginning: str, now: datetime) -> tuple[str, list[Delivery]] | None:
    """Return body and deliveries of the event whose id alone begins so; None where there is none or are several."""
    query = select(events.c.id, events.c.body).where(events.c.id.startswith(beginning, autoescape=True)).limit(2)
    found = conn.execute(query).all()
    if len(found) != 1:
        return None
    mine = select(deliveries, events.c.type).join(events, events.c.id == deliveries.c.event_id)
    rows = conn.execute(mine.where(events.c.id == found[0].id).order_by(deliveries.c.endpoint))
    return found[0].body, [_delivery(row, now) for row in rows]


def replay_all(
    conn: Connection,
    now: datetime,
    *,
    since: datetime,
    endpoint: str | None = None,
    kind: str | None = None,
    event_id: str | None = None,
    sent: bool = False,
) -> int:
    """Make deliveries of events since then due again, those given up and on demand those sent; return how many."""
    chosen = select(events.c.id).where(events.c.created_at >= since)
    for column, value in ((events.c.type, kind), (events.c.id, event_id)):
        chosen = chosen.where(column == value) if value is not None else chosen
    states = (GIVEN_UP, SENT) if sent else (GIVEN_UP,)
    query = update(deliveries).where(deliveries.c.event_id.in_(chosen), deliveries.c.state.in_(states))
    query = query.where(deliveries.c.endpoint == endpoint) if endpoint is not None else query
    return conn.execute(query.values(state=DUE, due_at=now, attempts=1)).rowcount


def purge(conn: Connection, *, given_up_before: datetime, sent_before: datetime) -> int:
    """Forget what was given up, and what arrived, before these instants; return how many rows that were.

    What arrived last of an alert is kept: it says what the endpoint believes, and whom a retraction must reach.
    """
    later, mine, theirs = deliveries.alias("later"), event_alerts.alias("mine"), event_alerts.alias("theirs")
    newer = (
        select(theirs.c.alert_id)
        .join(later, later.c.event_id == theirs.c.event_id)
        .where(theirs.c.alert_id == mine.c.alert_id, theirs.c.version > mine.c.version)
        .where(later.c.endpoint == deliveries.c.endpoint, later.c.state == SENT)
    )
    last_of_some = exists().where(mine.c.event_id == deliveries.c.event_id, ~newer.exists())
    old = and_(deliveries.c.state == SENT, deliveries.c.due_at < sent_before, ~last_of_some)
    lost = and_(deliveries.c.state == GIVEN_UP, deliveries.c.due_at < given_up_before)
    return conn.execute(delete(deliveries).where(or_(old, lost))).rowcount


def _delivery(row: Row[Any], now: datetime) -> Delivery:
    """Return the row as people are shown it."""
    return Delivery(
        sequence=row.sequence,
        endpoint=row.endpoint,
        event_id=row.event_id,
        type=row.type,
        state=row.state,
        attempts=row.attempts,
        due_at=row.due_at,
        leased=row.state == DUE and row.lease_until is not None and row.lease_until > now,
        last_status=row.last_status,
        last_error=row.last_error,
        sent_at=row.sent_at,
        created_at=row.created_at,
    )
