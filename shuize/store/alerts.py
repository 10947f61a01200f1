"""The alerts as last projected, each with the number of its last event."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, select

from shuize.alert import ACKNOWLEDGED, STANDINGS, Change, State, Status, Stored
from shuize.store import notes
from shuize.store import series as series_table
from shuize.store.rows import among, asked, chunks, put
from shuize.store.schema import alerts as table
from shuize.store.schema import observations, series
from shuize.types import Series

COMPARED = ("id", "rule", "kind", "series_id", "key", "episode", "reason", "as_of", "observation_id", "detail")
OF_SERIES = among(table.c.series_id, lambda mine: select(table).where(mine).order_by(table.c.id))


@dataclass(frozen=True, slots=True)
class Listed:
    """An alert as people are shown it, with its series and the figure that carries it."""

    stored: Stored
    series: Series
    value: Decimal
    relation: str
    text: str
    quote: str
    source: str | None
    published: str
    article_id: str
    opened_at: datetime
    updated_at: datetime
    acknowledged: bool

    @property
    def standing(self) -> str:
        """How it stands for people: acknowledged where it is open and somebody has said that it is seen."""
        return ACKNOWLEDGED if self.acknowledged else self.stored.state.status.value


def of_series(conn: Connection, series_id: str) -> dict[str, list[Stored]]:
    """Return the series' alerts, retracted ones too, by rule."""
    return of_many(conn, [series_id])[series_id]


def of_many(conn: Connection, ids: Sequence[str]) -> dict[str, dict[str, list[Stored]]]:
    """Return the same of many series."""
    found: dict[str, dict[str, list[Stored]]] = {one: {} for one in ids}
    for chunk in chunks(ids):
        for row in asked(conn, OF_SERIES, chunk):
            found[row.series_id].setdefault(row.rule, []).append(_stored(row))
    return found


def _stored(row: Row[Any]) -> Stored:
    """Return the row as the value that is compared."""
    compared = {name: getattr(row, name) for name in COMPARED}
    return Stored(State(**compared, status=Status(row.state), severity=row.severity), row.version)


def named(conn: Connection, beginning: str) -> list[Stored]:
    """Return the alerts whose ids begin so, retracted ones too; two at most, for more would say no more."""
    query = select(table).where(table.c.id.startswith(beginning, autoescape=True)).order_by(table.c.id)
    return [_stored(row) for row in conn.execute(query.limit(2))]


def save(conn: Connection, changes: Iterable[Change], now: datetime) -> None:
    """Write the alerts as they are after the changes."""
    for change in changes:
        state = change.state
        row = {name: getattr(state, name) for name in COMPARED}
        row |= {"state": state.status, "version": change.version, "severity": state.severity, "updated_at": now}
        put(conn, table, row, only_new={"opened_at": now})


def listed(
    conn: Connection, *, status: str | None = None, rule: str | None = None, series_id: str | None = None,
    kind: str | None = None, standing: str | None = None, alert_id: str | None = None, limit: int = 100,
) -> list[Listed]:  # fmt: skip
    """Return the alerts that changed last first, those of the values that are given, standing as they do for people."""
    wanted = ((table.c.state, status), (table.c.rule, rule), (table.c.series_id, series_id), (table.c.kind, kind),
              (table.c.id, alert_id))  # fmt: skip
    shown = (observations.c.value, observations.c.relation, observations.c.text, observations.c.quote,
             observations.c.source, observations.c.published, observations.c.article_id)  # fmt: skip
    place = [column for column in series.c if column.name != "id"]
    query = (
        select(table, *place, *shown, notes.is_acknowledged().label("acknowledged"))
        .join(series, series.c.id == table.c.series_id)
        .join(observations, observations.c.id == table.c.observation_id)
        .where(*(column == value for column, value in wanted if value is not None), *_standing(standing))
        .order_by(table.c.updated_at.desc(), table.c.as_of.desc(), table.c.id)
    )
    return [_listed(row) for row in conn.execute(query.limit(limit))]


def _standing(wanted: str | None) -> list[ColumnElement[bool]]:
    """Return what is so of the rows that stand so for people."""
    if wanted is None:
        return []
    if wanted == ACKNOWLEDGED:
        return [notes.is_acknowledged()]
    return [table.c.state == wanted, *([~notes.is_acknowledged()] if wanted == Status.OPEN else [])]


def _listed(row: Row[Any]) -> Listed:
    """Return the row as people are shown it."""
    return Listed(
        stored=_stored(row),
        series=series_table.from_row(row),
        value=Decimal(row.value),
        relation=row.relation,
        text=row.text,
        quote=row.quote,
        source=row.source,
        published=row.published,
        article_id=row.article_id,
        opened_at=row.opened_at,
        updated_at=row.updated_at,
        acknowledged=bool(row.acknowledged),
    )


def counts(conn: Connection) -> dict[str, int]:
    """Return how many alerts stand how for people (everything named, zeros too)."""
    found: dict[str, int] = dict(conn.execute(select(table.c.state, func.count()).group_by(table.c.state)).all())
    seen = notes.acknowledged(conn)
    found |= {ACKNOWLEDGED: seen, Status.OPEN.value: found.get(Status.OPEN, 0) - seen}
    return {one: found.get(one, 0) for one in STANDINGS}
