"""What people said of alerts: who has seen one, who is done with one, who wants to hear no more of it for a while.

A note never changes where an alert stands; it says what a person made of it. An acknowledgement ends when something
new is told of the alert.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, insert, select

from shuize.alert import Telling
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
    news = (
        select(event_alerts.c.version)
        .join(events, events.c.id == event_alerts.c.event_id)
        .where(
            event_alerts.c.alert_id == notes.c.alert_id,
            event_alerts.c.version > notes.c.version,
            events.c.told != Telling.LOG,
        )
    )
    query = select(notes).where(notes.c.alert_id.in_(list(alert_ids)), notes.c.what != What.SILENCE, ~news.exists())
    return {note.alert_id: note for note in map(_note, conn.execute(query.order_by(notes.c.sequence)))}


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
