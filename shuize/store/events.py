"""What happened to the alerts, in order and for ever: one row an event, its body as it is signed and sent."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from shuize.alert import Notice, Status, Telling, Untold
from shuize.store.deliveries import CANCELLED, UNTOUCHED, cancel_unsent
from shuize.store.rows import insert_missing
from shuize.store.schema import alerts, deliveries, event_alerts, events

SUPPORTED_BY = {
    Status.OPEN: (Status.OPEN, Status.HISTORICAL, Status.REVERSED),
    Status.REVERSED: (Status.REVERSED,),
}
"""While an alert stands at one of these, an event that said the key of it is still true."""
Unsent = tuple[str, str]
"""A delivery: an event and an endpoint."""


@dataclass(frozen=True, slots=True)
class Event:
    """One event as people are shown it."""

    sequence: int
    id: str
    type: str
    told: str
    untold: str | None
    body: str
    created_at: datetime


def add(
    conn: Connection, notice: Notice, *, told: Telling, untold: Untold | None, supersedes: str | None, body: str,
    now: datetime,
) -> int:  # fmt: skip
    """Write the event and which alerts it speaks of; return its place among all events."""
    lead = notice.lead
    row = {
        "id": notice.id,
        "alert_id": lead.state.id,
        "version": lead.version,
        "type": lead.type,
        "told": told,
        "untold": untold,
        "order_key": notice.order_key,
        "supersedes": supersedes,
        "body": body,
        "created_at": now,
    }
    sequence = conn.execute(insert(events).values(row).returning(events.c.sequence)).scalar_one()
    members = [
        {"alert_id": one.state.id, "version": one.version, "event_id": notice.id, "state": one.state.status}
        for one in notice.changes
    ]
    conn.execute(insert(event_alerts), members)
    return int(sequence)


def false_and_unsent(conn: Connection, stand: Mapping[str, Status]) -> list[Unsent]:
    """Return what was not sent yet of events that none of their alerts bears out, once these alerts stand so."""
    query = (
        select(event_alerts.c.event_id, deliveries.c.endpoint)
        .distinct()
        .join(deliveries, deliveries.c.event_id == event_alerts.c.event_id)
        .where(event_alerts.c.alert_id.in_(list(stand)), UNTOUCHED)
        .order_by(event_alerts.c.event_id, deliveries.c.endpoint)
    )
    unsent = [(event_id, endpoint) for event_id, endpoint in conn.execute(query)]
    untrue = {event_id for event_id in {one for one, _ in unsent} if not _is_true(conn, event_id, stand)}
    return [one for one in unsent if one[0] in untrue]


def _is_true(conn: Connection, event_id: str, stand: Mapping[str, Status]) -> bool:
    """Say whether any alert that the event speaks of still stands as it said; a retraction is never taken back."""
    query = (
        select(event_alerts.c.alert_id, event_alerts.c.state, alerts.c.state)
        .join(alerts, alerts.c.id == event_alerts.c.alert_id)
        .where(event_alerts.c.event_id == event_id)
    )
    return any(
        said not in SUPPORTED_BY or stand.get(alert_id, Status(stood)) in SUPPORTED_BY[Status(said)]
        for alert_id, said, stood in conn.execute(query)
    )


def withdraw(conn: Connection, unsent: Iterable[Unsent]) -> None:
    """Cancel these deliveries, but for those that somebody has attempted by now."""
    for event_id, endpoint in unsent:
        cancel_unsent(conn, event_id, endpoint)


def beliefs(
    conn: Connection, alert_ids: Collection[str], besides: Collection[Unsent] = ()
) -> dict[str, dict[str, Status]]:
    """Return how each alert stands for each endpoint: by the last event it was told, or is about to be.

    `besides`: deliveries that are as good as cancelled.
    """
    query = (
        select(event_alerts.c.event_id, event_alerts.c.alert_id, deliveries.c.endpoint, event_alerts.c.state)
        .join(events, events.c.id == event_alerts.c.event_id)
        .join(deliveries, deliveries.c.event_id == event_alerts.c.event_id)
        .where(event_alerts.c.alert_id.in_(alert_ids), events.c.told == Telling.TOLD, deliveries.c.state != CANCELLED)
        .order_by(event_alerts.c.version)
    )
    found: dict[str, dict[str, Status]] = {one: {} for one in alert_ids}
    for event_id, alert_id, endpoint, state in conn.execute(query):
        if (event_id, endpoint) not in besides:
            found[alert_id][endpoint] = Status(state)
    return found


def last_announced(conn: Connection, alert_id: str) -> str | None:
    """Return the id of the last event that said of the alert that it opened or reversed."""
    query = (
        select(events.c.id)
        .join(event_alerts, event_alerts.c.event_id == events.c.id)
        .where(event_alerts.c.alert_id == alert_id, events.c.type != "alert.updated")
        .where(event_alerts.c.state.in_([Status.OPEN, Status.HISTORICAL, Status.REVERSED]))
        .order_by(event_alerts.c.version.desc())
    )
    return conn.scalar(query.limit(1))


def listed(conn: Connection, *, told: str | None = None, limit: int = 100) -> list[Event]:
    """Return the newest events first, only those told, quiet or logged where given."""
    query = select(events).order_by(events.c.sequence.desc()).limit(limit)
    if told is not None:
        query = query.where(events.c.told == told)
    return [_event(row) for row in conn.execute(query)]


def _event(row: Row[Any]) -> Event:
    """Return the row as people are shown it."""
    return Event(row.sequence, row.id, row.type, row.told, row.untold, row.body, row.created_at)


def between(conn: Connection, since: datetime, until: datetime, told: Collection[str], limit: int) -> list[Event]:
    """Return the events of that time that are marked so, the earliest first."""
    within = events.c.created_at >= since, events.c.created_at < until, events.c.told.in_(told)
    query = select(events).where(*within, events.c.alert_id.is_not(None)).order_by(events.c.sequence).limit(limit)
    return [_event(row) for row in conn.execute(query)]


def of_alert(conn: Connection, alert_id: str) -> list[tuple[Event, list[str]]]:
    """Return each event that spoke of the alert, in order, and the endpoints that it was written for."""
    query = select(events).join(event_alerts, event_alerts.c.event_id == events.c.id)
    found = conn.execute(query.where(event_alerts.c.alert_id == alert_id).order_by(events.c.sequence)).all()
    sent = select(deliveries.c.event_id, deliveries.c.endpoint).order_by(deliveries.c.endpoint)
    meant: dict[str, list[str]] = {row.id: [] for row in found}
    for event_id, endpoint in conn.execute(
        sent.where(deliveries.c.event_id.in_(meant), deliveries.c.state != CANCELLED)
    ):
        meant[event_id].append(endpoint)
    return [(_event(row), meant[row.id]) for row in found]


def untold(conn: Connection, alert_ids: Collection[str]) -> dict[str, str]:
    """Return, for each alert of which nobody was told the last that is more than a moved date, why not."""
    query = (
        select(event_alerts.c.alert_id, events.c.untold)
        .join(events, events.c.id == event_alerts.c.event_id)
        .where(event_alerts.c.alert_id.in_(list(alert_ids)), events.c.told != Telling.LOG)
        .order_by(event_alerts.c.version)
    )
    last = {row.alert_id: row.untold for row in conn.execute(query)}
    return {one: why for one, why in last.items() if why}


def bodies(conn: Connection, alert_ids: Collection[str]) -> dict[str, str]:
    """Return the last body that spoke of each alert."""
    query = (
        select(event_alerts.c.alert_id, events.c.body)
        .join(events, events.c.id == event_alerts.c.event_id)
        .where(event_alerts.c.alert_id.in_(list(alert_ids)))
        .order_by(event_alerts.c.version)
    )
    return {row.alert_id: row.body for row in conn.execute(query)}


def add_digest(conn: Connection, event_id: str, body: str, now: datetime) -> int | None:
    """Write a digest; None where it is written already."""
    row = {"id": event_id, "version": 0, "type": "digest", "told": Telling.TOLD, "order_key": event_id[4:36]}
    if not insert_missing(conn, events, [row | {"body": body, "created_at": now}]):
        return None
    return conn.scalar(select(events.c.sequence).where(events.c.id == event_id))


def digests(conn: Connection, ids: Collection[str]) -> set[str]:
    """Return which of the digests are written."""
    return set(conn.scalars(select(events.c.id).where(events.c.id.in_(list(ids)))))


def count(conn: Connection) -> int:
    """Return how many events there are."""
    return conn.scalar(select(func.count()).select_from(events)) or 0
