"""Which series there are. A writer locks the ones its article touches, always in the order of their ids."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, select

from shuize.siblings import family, sibling_codes
from shuize.store.rows import among, asked, chunks, insert_missing
from shuize.store.schema import observations
from shuize.store.schema import series as table
from shuize.types import Place, Series

LOCK = among(table.c.id, lambda mine: select(table.c.id).where(mine).order_by(table.c.id).with_for_update())


@dataclass(frozen=True, slots=True)
class Listed:
    """A series as people are shown it: how many figures it has, and the dates they are of."""

    id: str
    series: Series
    observations: int
    first_as_of: str | None
    last_as_of: str | None


def lock(conn: Connection, touched: Iterable[Series]) -> None:
    """Add the series that are missing and keep other writers from all of them until the transaction ends."""
    rows = {one.id: _row(one) for one in touched}
    ids = sorted(rows)
    insert_missing(conn, table, [rows[one] for one in ids])
    for chunk in chunks(ids):
        asked(conn, LOCK, chunk).all()


def _row(series: Series) -> dict[str, str | None]:
    """Return the series as its row."""
    return {
        "id": series.id,
        "indicator": series.indicator,
        "region": series.place.code,
        "region_name": series.place.name,
        "zone": series.place.zone,
        "subject": series.subject,
        "unit": series.unit,
        "excludes": ",".join(series.excludes),
    }


def of_articles(conn: Connection, ids: Iterable[str]) -> list[Series]:
    """Return the series of the figures that were read from the articles and still count."""
    mine = observations.c.article_id.in_(list(ids)), observations.c.withdrawn_at.is_(None)
    query = select(table).where(table.c.id.in_(select(observations.c.series_id).where(*mine)))
    return [from_row(row) for row in conn.execute(query)]


def beside(conn: Connection, one: Series) -> list[Series]:
    """Return the series that stand side by side with this one, itself among them where it is known."""
    codes = sibling_codes(one)
    if not codes:
        return []
    query = select(table).where(table.c.indicator == one.indicator, table.c.region.in_(codes))
    return [found for found in map(from_row, conn.execute(query)) if family(found) == family(one)]


def get(conn: Connection, series_id: str) -> Series | None:
    """Return the series, None where it is unknown."""
    row = conn.execute(select(table).where(table.c.id == series_id)).one_or_none()
    return from_row(row) if row else None


def some(conn: Connection, ids: Iterable[str]) -> list[Series]:
    """Return the series of these ids."""
    return [from_row(row) for row in conn.execute(select(table).where(table.c.id.in_(list(ids))))]


def listed(
    conn: Connection, *, indicator: str | None = None, region: str | None = None, limit: int = 1000
) -> list[Listed]:
    """Return the series that have figures by indicator and region, of one of either where given."""
    dated = observations.c.as_of
    query = (
        select(table, func.count(observations.c.id).label("count"), func.min(dated), func.max(dated))
        .join(observations, observations.c.series_id == table.c.id)
        .where(observations.c.withdrawn_at.is_(None))
        .group_by(table.c.id)
        .order_by(table.c.indicator, table.c.region, table.c.subject, table.c.id)
    )
    if indicator is not None:
        query = query.where(table.c.indicator == indicator)
    if region is not None:
        query = query.where(table.c.region == region)
    return [Listed(row.id, from_row(row), *row[-3:]) for row in conn.execute(query.limit(limit))]


def count(conn: Connection) -> int:
    """Return how many series there are."""
    return conn.scalar(select(func.count()).select_from(table)) or 0


def from_row(row: Row[Any]) -> Series:
    """Return a row that holds the series' columns as the value."""
    return Series(
        indicator=row.indicator,
        place=Place(row.region, row.region_name, row.zone),
        subject=row.subject,
        unit=row.unit,
        excludes=tuple(row.excludes.split(",")) if row.excludes else (),
    )
