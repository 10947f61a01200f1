"""When a rule will find that nothing more is heard of a series; looked up by how far event time has come."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection, delete, select

from shuize.store.rows import put
from shuize.store.schema import dues, series
from shuize.store.series import from_row
from shuize.types import Series


def overdue(conn: Connection, seen: date) -> list[Series]:
    """Return the series that are stale once something was published on that day."""
    query = select(series).join(dues, dues.c.series_id == series.c.id).where(dues.c.due <= seen.isoformat())
    return [from_row(row) for row in conn.execute(query)]


def save(conn: Connection, due: Mapping[tuple[str, str], date | None]) -> None:
    """Write the day for each rule and series; None takes it away."""
    for (rule, series_id), day in sorted(due.items()):
        mine = (dues.c.rule == rule, dues.c.series_id == series_id)
        if day is None:
            conn.execute(delete(dues).where(*mine))
        else:
            put(conn, dues, {"rule": rule, "series_id": series_id, "due": day.isoformat()})
