"""What people said of alerts: who has seen one, who is done with one, who wants to hear no more of it for a while.

A note never changes what the figures say; it says what a person made of it. An open alert that somebody has seen or is
done with is shown as acknowledged, until something new is told of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Connection, and_, func, insert, select

from shuize.alert import Status, Telling
from shuize.store.schema import alerts, event_alerts, events, notes


class What(StrEnum):
    """What a person says of an alert."""

    ACK = "ack"
    RESOLVE = "resolve"
    SILENCE = "silence"


@dataclass(frozen=True, slots=True)
class Note:
    """What was said, by whom, why and when; `until` only of a silence."""

    alert_id: str
    version: int
    what: What
    who: str
    why: str
    said_at: datetime
    until: datetime | None = None


def add(conn: Connection, note: Note) -> None:
    """Keep the note."""
    row = {name: getattr(note, name) for name in ("alert_id", "version", "what", "who", "why", "said_at", "until")}
    conn.execute(insert(notes).values(row))


def standing(conn: Connection, alert_ids: Iterable[str]) -> dict[str, Note]:
    """Return, for each alert that has one, the last acknowledgement or resolution that nothing new was told after."""
    query = select(notes).where(notes.c.alert_id.in_(list(alert_ids)), *_stands())
    return {note.alert_id: note for note in map(_note, conn.execute(query.order_by(notes.c.sequence)))}


def _stands() -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Return what is so of an acknowledgement or resolution that nothing new was told after."""
    news = (
        select(event_alerts.c.version)
        .join(events, events.c.id == event_alerts.c.event_id)
        .where(
            event_alerts.c.alert_id == notes.c.alert_id,
            event_alerts.c.version > notes.c.version,
            events.c.told != Telling.LOG,
        )
    )
    return notes.c.what != What.SILENCE, ~news.exists()


def is_acknowledged() -> ColumnElement[bool]:
    """Return what is so of a row of alerts that is open and that somebody has seen or is done with."""
    mine = select(notes.c.sequence).where(notes.c.alert_id == alerts.c.id, *_stands())
    return and_(alerts.c.state == Status.OPEN, mine.exists())


def acknowledged(conn: Connection) -> int:
    """Return how many open alerts somebody has seen or is done with."""
    query = select(func.count(notes.c.alert_id.distinct())).join(alerts, alerts.c.id == notes.c.alert_id)
    return conn.scalar(query.where(alerts.c.state == Status.OPEN, *_stands())) or 0


def silenced(conn: Connection, rule: str, series_id: str, now: datetime) -> bool:
    """Say whether somebody wants to hear nothing of the rule on the series at that instant; the last word counts."""
    query = (
        select(notes.c.until)
        .join(alerts, alerts.c.id == notes.c.alert_id)
        .where(alerts.c.series_id == series_id, alerts.c.rule == rule, notes.c.what == What.SILENCE)
        .order_by(notes.c.sequence.desc())
    )
    until: datetime | None = conn.scalar(query.limit(1))
    return until is not None and now < until


def of_alert(conn: Connection, alert_id: str) -> list[Note]:
    """Return all that was ever said of the alert, in order."""
    query = select(notes).where(notes.c.alert_id == alert_id).order_by(notes.c.sequence)
    return [_note(row) for row in conn.execute(query)]


def _note(row: object) -> Note:
    """Return the row as the value."""
    names = ("alert_id", "version", "who", "why", "said_at", "until")
    return Note(**{name: getattr(row, name) for name in names}, what=What(row.what))  # type: ignore[attr-defined]  # a row
