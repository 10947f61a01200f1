"""Which figure stands for a date of a series because a person said so; append-only, the last word counts."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Connection, insert, select

from shuize.alert import Settlement
from shuize.store.rows import among, asked, chunks
from shuize.store.schema import settlements as table

OF_SERIES = among(table.c.series_id, lambda mine: select(table).where(mine).order_by(table.c.sequence))


def add(
    conn: Connection, series_id: str, as_of: str, observation_id: str | None, *, on: date, who: str, why: str,
    now: datetime,
) -> None:  # fmt: skip
    """Keep the decision; without an observation the one before is taken back."""
    row = {"series_id": series_id, "as_of": as_of, "observation_id": observation_id, "published": on.isoformat()}
    conn.execute(insert(table).values(**row, who=who, why=why, said_at=now))


def of_many(conn: Connection, ids: Sequence[str]) -> dict[str, dict[str, Settlement]]:
    """Return the decisions that hold for each of the series, by date."""
    found: dict[str, dict[str, Settlement]] = {one: {} for one in ids}
    for chunk in chunks(ids):
        for row in asked(conn, OF_SERIES, chunk):
            found[row.series_id].pop(row.as_of, None)
            if row.observation_id is not None:
                found[row.series_id][row.as_of] = Settlement(row.observation_id, date.fromisoformat(row.published))
    return found
