"""What people ask of several tables at once; reads only."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Row, func, select

from shuize.store import articles as ledger
from shuize.store import deliveries as outbox
from shuize.store import series as series_table
from shuize.store.observations import as_read
from shuize.store.schema import articles, deliveries, observations, series
from shuize.types import AsOfKind, Observation


def read_from(conn: Connection, article_id: str) -> list[Observation]:
    """Return the figures that the article's last reading gave, in the order of its text."""
    place = [column for column in series.c if column.name != "id"]
    query = (
        select(observations, *place)
        .join(series, series.c.id == observations.c.series_id)
        .where(observations.c.article_id == article_id, observations.c.withdrawn_at.is_(None))
        .order_by(observations.c.start, observations.c.end, observations.c.id)
    )
    return [_observation(row) for row in conn.execute(query)]


def _observation(row: Row[Any]) -> Observation:
    """Return the joined row as the value it was recorded from."""
    return Observation(
        **as_read(row),
        series=series_table.from_row(row),
        as_of_kind=AsOfKind(row.as_of_kind),
        story=row.story,
        confidence=Decimal(row.confidence),
    )


def waiting_since(conn: Connection) -> datetime | None:
    """Return when the oldest article that is not read yet was received; None where none waits."""
    query = select(articles.c.received_at).where(*ledger.being(ledger.RECEIVED))
    found: datetime | None = conn.scalar(query.order_by(articles.c.received_at).limit(1))
    return found


def set_aside(conn: Connection) -> list[tuple[str, str, date, str | None]]:
    """Return id, name, publication date and reason of all articles that were put aside, newest first."""
    query = select(articles.c.id, articles.c.name, articles.c.published, articles.c.reason)
    rows = conn.execute(query.where(*ledger.being(ledger.QUARANTINED)).order_by(articles.c.read_at.desc()))
    return [(row.id, row.name, date.fromisoformat(row.published), row.reason) for row in rows]


def quarantined(conn: Connection, limit: int = 20) -> list[tuple[str, date, str]]:
    """Return name, publication date and reason of the articles that were put aside, newest first."""
    query = select(articles.c.name, articles.c.published, articles.c.reason)
    rows = conn.execute(query.where(*ledger.being(ledger.QUARANTINED)).order_by(articles.c.read_at.desc()).limit(limit))
    return [(row.name, date.fromisoformat(row.published), row.reason or "") for row in rows]


@dataclass(frozen=True, slots=True)
class Owed:
    """What an endpoint is owed: deliveries due and given up, and since when the oldest due one waits."""

    endpoint: str
    due: int
    given_up: int
    oldest: datetime | None


def owed(conn: Connection) -> list[Owed]:
    """Return the endpoints that are owed something; what was sent costs nothing here."""
    due = deliveries.c.state == outbox.DUE
    query = select(
        deliveries.c.endpoint,
        func.count().filter(due),
        func.count().filter(deliveries.c.state == outbox.GIVEN_UP),
        func.min(deliveries.c.created_at).filter(due),
    )
    unsent = query.where(deliveries.c.state.in_((outbox.DUE, outbox.GIVEN_UP)))
    return [Owed(*row) for row in conn.execute(unsent.group_by(deliveries.c.endpoint).order_by(deliveries.c.endpoint))]


def answers(conn: Connection) -> None:
    """Return where the database answers with this version's tables; raises what it raises."""
    conn.execute(select(articles.c.id).limit(1))
