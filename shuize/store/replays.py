"""How far a replay has come: which articles were read again, and which series are still to be judged."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from shuize.errors import UsageError
from shuize.store.observations import Replaced
from shuize.store.rows import chunks, insert_missing
from shuize.store.schema import replays as table
from shuize.store.schema import unjudged

BEFORE_ALL = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """One replay: the last article that was read again, and what came of all so far."""

    sequence: int
    cursor: str
    articles: int
    added: int
    changed: int
    withdrawn: int


def under_way(conn: Connection, reader: str) -> Progress | None:
    """Return the replay of that reader that was begun and has not ended."""
    query = select(table).where(table.c.reader == reader, table.c.ended_at.is_(None)).order_by(table.c.sequence.desc())
    row = conn.execute(query.limit(1)).one_or_none()
    if row is None:
        return None
    return Progress(row.sequence, row.cursor, row.articles, row.added, row.changed, row.withdrawn)


def begin(conn: Connection, reader: str, now: datetime) -> Progress:
    """Begin at the first article; a replay that was interrupted is over."""
    conn.execute(update(table).where(table.c.ended_at.is_(None)).values(ended_at=now))
    row = {"reader": reader, "cursor": BEFORE_ALL, "articles": 0, "added": 0, "changed": 0, "withdrawn": 0}
    number = conn.execute(insert(table).values(**row, begun_at=now).returning(table.c.sequence)).scalar_one()
    return Progress(number, BEFORE_ALL, 0, 0, 0, 0)


def advance(conn: Connection, at: Progress, cursor: str, articles: int, done: Iterable[Replaced]) -> Progress:
    """Note that the articles up to `cursor` were read again. Raises UsageError where another process did so too."""
    done = list(done)
    further = Progress(
        at.sequence,
        cursor,
        at.articles + articles,
        at.added + sum(one.added for one in done),
        at.changed + sum(one.changed for one in done),
        at.withdrawn + sum(one.withdrawn for one in done),
    )
    mine = update(table).where(table.c.sequence == at.sequence, table.c.cursor == at.cursor, table.c.ended_at.is_(None))
    counts = {name: getattr(further, name) for name in ("cursor", "articles", "added", "changed", "withdrawn")}
    if conn.execute(mine.values(counts)).rowcount != 1:
        raise UsageError("another replay is under way; let it end, then begin again")
    return further


def end(conn: Connection, at: Progress, now: datetime) -> None:
    """Note that all is done."""
    conn.execute(update(table).where(table.c.sequence == at.sequence).values(ended_at=now))


def judge_later(conn: Connection, ids: Iterable[str]) -> None:
    """Keep in mind that these series are to be judged again."""
    insert_missing(conn, unjudged, [{"series_id": one} for one in sorted(set(ids))])


def to_judge(conn: Connection, limit: int) -> list[str]:
    """Return some series that are to be judged again, in the order of their ids."""
    return list(conn.scalars(select(unjudged.c.series_id).order_by(unjudged.c.series_id).limit(limit)))


def left(conn: Connection) -> int:
    """Return how many series are to be judged again."""
    return conn.scalar(select(func.count()).select_from(unjudged)) or 0


def judged(conn: Connection, ids: list[str]) -> None:
    """Note that these series are judged."""
    for chunk in chunks(ids):
        conn.execute(delete(unjudged).where(unjudged.c.series_id.in_(chunk)))
