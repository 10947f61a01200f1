"""The attempts to read articles: who waits for the queue, who was tried how often, and who is tried once more.

Those that many are counted of are locked by a statement of its own, in the order of their ids, so that two who want
many never wait for each other. Where lock and count were one statement, PostgreSQL looked for all of them once for each
article that waited.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, bindparam, or_, select, text, update

from shuize.store.articles import KEY, QUARANTINED, RECEIVED, UNREAD
from shuize.store.rows import among, asked
from shuize.store.schema import UNFINISHED, articles

STILL_UNREAD = articles.c.state.concat("").in_(UNREAD)
"""Said so that no index knows it: SQLite would look through all that wait for those whose keys are given."""

BEGIN_ATTEMPT = (
    update(articles)
    .where(KEY)
    .values(attempts=articles.c.attempts + 1, queued_at=bindparam("now"))
    .returning(articles.c.attempts)
)


LOCK = among(articles.c.id, lambda mine: select(articles.c.id).where(mine).order_by(articles.c.id).with_for_update())
QUEUED = among(articles.c.id, lambda mine: update(articles).where(mine).values(queued_at=bindparam("now")))
BEGUN = among(
    articles.c.id,
    lambda mine: (
        update(articles).where(mine, articles.c.attempts == 0, STILL_UNREAD).values(attempts=1).returning(articles.c.id)
    ),
)
FORGIVEN = among(
    articles.c.id,
    lambda mine: (
        update(articles).where(mine, articles.c.attempts > 0, STILL_UNREAD).values(attempts=articles.c.attempts - 1)
    ),
)


def mark_queued(conn: Connection, ids: Iterable[str], now: datetime) -> None:
    """Note that the articles were put on the queue."""
    asked(conn, QUEUED, _locked(conn, ids), now=now)


def mark_unqueued(conn: Connection, ids: Iterable[str]) -> None:
    """Note that the articles are not on the queue: the next sweep is to put them there."""
    asked(conn, QUEUED, _locked(conn, ids), now=None)


def begin_attempts(conn: Connection, ids: Iterable[str]) -> set[str]:
    """Count the first attempt of those articles that were not tried yet, and return which; commit before trying."""
    return set(asked(conn, BEGUN, _locked(conn, ids)).scalars())


def _locked(conn: Connection, ids: Iterable[str]) -> list[str]:
    """Lock the articles, and return their ids; SQLite has one writer and needs no lock."""
    mine = sorted(ids)
    if conn.dialect.name == "postgresql":
        asked(conn, LOCK, mine)
    return mine


def begin_attempt(conn: Connection, article_id: str, now: datetime) -> int:
    """Count one more attempt to read the article and return the count; commit before trying."""
    return int(conn.execute(BEGIN_ATTEMPT, {"key": article_id, "now": now}).scalar_one())


def forgive_attempts(conn: Connection, ids: Iterable[str]) -> None:
    """Take back attempts that were not made, or ended through no fault of the article: the store was away."""
    asked(conn, FORGIVEN, _locked(conn, ids))


def release(conn: Connection, ids: Iterable[str]) -> list[str]:
    """Let quarantined articles be read once more, as if they had just come, and return which those are."""
    chosen = articles.c.id.in_(list(ids)), articles.c.state == QUARANTINED
    values = {"state": RECEIVED, "attempts": 0, "reason": None, "queued_at": None}
    return sorted(conn.scalars(update(articles).where(*chosen).values(values).returning(articles.c.id)))


def overdue(conn: Connection, before: datetime, limit: int, *, now: datetime | None = None) -> list[str]:
    """Return the ids of unread articles that were not put on the queue, or before that instant; oldest first.

    With `now`, those too that were later than that: a clock that was ahead wrote it, and says nothing.
    """
    late = or_(articles.c.queued_at.is_(None), articles.c.queued_at < before)
    if now is not None:
        late = or_(late, articles.c.queued_at > now)
    query = select(articles.c.id).where(text(f"articles.{UNFINISHED}"), articles.c.state.in_(UNREAD), late)
    return list(conn.scalars(query.order_by(articles.c.queued_at, articles.c.published, articles.c.id).limit(limit)))
