"""Every figure ever read: append-only. What supersedes what is decided when a series is read back, not here."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Row, func, select

from shuize.alert import Figure
from shuize.store.rows import insert_missing
from shuize.store.schema import observations as table
from shuize.store.schema import reprints
from shuize.types import Article, Kind, Observation, Relation


def insert(
    conn: Connection,
    article: Article,
    observations: Iterable[Observation],
    *,
    pack_of: Mapping[str, str],
    now: datetime,
) -> int:
    """Add the figures read from the article and return how many were not known."""
    rows = {one.id: _row(one, article) | {"pack": pack_of.get(one.series.indicator, "")} for one in observations}
    return insert_missing(conn, table, [rows[key] | {"recorded_at": now} for key in sorted(rows)])


def _row(observation: Observation, article: Article) -> dict[str, object]:
    """Return the figure as its row, beside what its article ranks it by."""
    return {
        "id": observation.id,
        "series_id": observation.series.id,
        "article_id": observation.article_id,
        "story": observation.story,
        "start": observation.start,
        "end": observation.end,
        "text": observation.text,
        "quote": observation.quote,
        "value": f"{observation.value:f}",
        "low": _digits(observation.low),
        "high": _digits(observation.high),
        "step": f"{observation.step:f}",
        "relation": observation.relation,
        "as_of": observation.as_of,
        "as_of_kind": observation.as_of_kind,
        "bound": observation.bound,
        "kind": observation.kind,
        "confidence": f"{observation.confidence:f}",
        "computed": _digits(observation.computed),
        "formula": observation.formula,
        "published": article.published.isoformat(),
        "source": article.source,
        "rank": article.rank,
        "correction": article.correction_of is not None,
    }


def _digits(value: Decimal | None) -> str | None:
    """Return the exact decimal as text without exponent."""
    return None if value is None else f"{value:f}"


def of_series(conn: Connection, series_id: str) -> list[Figure]:
    """Return all figures of the series by date, those without one first; reads this series' rows only."""
    query = (
        select(table, reprints.c.speaker)
        .join(reprints, reprints.c.article_id == table.c.article_id, isouter=True)
        .where(table.c.series_id == series_id)
    )
    order = (table.c.as_of.is_not(None), table.c.as_of, table.c.published, table.c.id)
    return [_figure(row) for row in conn.execute(query.order_by(*order))]


def _figure(row: Row[Any]) -> Figure:
    """Return the row as the value that is compared."""
    return Figure(
        **as_read(row),
        id=row.id,
        published=date.fromisoformat(row.published),
        source=row.source,
        rank=row.rank,
        correction=row.correction,
        recorded_at=row.recorded_at,
        voice=row.speaker,
    )


def as_read(row: Row[Any]) -> dict[str, Any]:
    """Return what the article's text gave, under the names that figures and observations share."""
    return {
        "article_id": row.article_id,
        "value": Decimal(row.value),
        "relation": Relation(row.relation),
        "low": _number(row.low),
        "high": _number(row.high),
        "step": Decimal(row.step),
        "as_of": row.as_of,
        "bound": row.bound,
        "kind": Kind(row.kind),
        "computed": _number(row.computed),
        "formula": row.formula,
        "text": row.text,
        "quote": row.quote,
        "start": row.start,
        "end": row.end,
    }


def _number(text: str | None) -> Decimal | None:
    """Return the decimal that the text is."""
    return None if text is None else Decimal(text)


def count(conn: Connection) -> int:
    """Return how many figures there are."""
    return conn.scalar(select(func.count()).select_from(table)) or 0
