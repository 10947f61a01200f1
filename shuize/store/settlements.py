"""Which figure stands for a date of a series because a person said so; append-only, the last word counts."""

from datetime import date, datetime

from sqlalchemy import Connection, insert, select

from shuize.alert import Settlement
from shuize.store.schema import settlements as table


def add(
    conn: Connection, series_id: str, as_of: str, observation_id: str | None, *, on: date, who: str, why: str,
    now: datetime,
) -> None:  # fmt: skip
    """Keep the decision; without an observation the one before is taken back."""
    row = {"series_id": series_id, "as_of": as_of, "observation_id": observation_id, "published": on.isoformat()}
    conn.execute(insert(table).values(**row, who=who, why=why, said_at=now))


def of_series(conn: Connection, series_id: str) -> dict[str, Settlement]:
    """Return the decisions that hold, by date."""
    found: dict[str, Settlement] = {}
    for row in conn.execute(select(table).where(table.c.series_id == series_id).order_by(table.c.sequence)):
        found.pop(row.as_of, None)
        if row.observation_id is not None:
            found[row.as_of] = Settlement(row.observation_id, date.fromisoformat(row.published))
    return found
