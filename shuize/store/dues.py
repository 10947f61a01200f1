"""When a rule will find that nothing more is heard of a series; looked up by how far event time has come."""

from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import Connection, and_, delete, or_, select

from shuize.store.rows import put
from shuize.store.schema import dues, series
from shuize.store.series import from_row
from shuize.types import Series


def overdue(conn: Connection, rules: Collection[str], seen: date) -> list[Series]:
    """Return the series that the rules will find stale now that event time has come to `seen`, or stale no more.

    Event time goes back where the newest article turns out to be an older one.
    """
    day = seen.isoformat()
    turns = or_(and_(dues.c.stale.is_(False), dues.c.due <= day), and_(dues.c.stale.is_(True), dues.c.due > day))
    query = select(series).join(dues, dues.c.series_id == series.c.id).where(turns, dues.c.rule.in_(list(rules)))
    return [from_row(row) for row in conn.execute(query)]


def save(conn: Connection, due: Mapping[tuple[str, str], date | None], seen: date) -> None:
    """Write the day for each rule and series, and whether event time has come to it; None takes it away."""
    for (rule, series_id), day in sorted(due.items()):
        mine = (dues.c.rule == rule, dues.c.series_id == series_id)
        if day is None:
            conn.execute(delete(dues).where(*mine))
        else:
            put(conn, dues, {"rule": rule, "series_id": series_id, "due": day.isoformat(), "stale": day <= seen})
