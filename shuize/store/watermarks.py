"""How far event time stands: the newest publication date among articles, of those that were read or came before one."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection, bindparam, select, text

from shuize.store.articles import AGAIN, KEY, READ, being
from shuize.store.schema import articles
from shuize.store.schema.columns import Instant
from shuize.types import PublishedKind

RECEIVED_AT = select(articles.c.received_at).where(KEY)
NEWEST = text(  # from day to day, newest first, two steps of an index each: an archive has thousands received later
    """WITH RECURSIVE days (day) AS (
      SELECT max(published) FROM articles WHERE published <= :latest
      UNION ALL
      SELECT (SELECT max(published) FROM articles WHERE published < day) FROM days
      WHERE day IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM articles WHERE published = day AND received_at < :before AND published_kind != :guess
      )
    )
    SELECT CASE WHEN count(*) = count(day) THEN min(day) END FROM days
    """
).bindparams(bindparam("before", type_=Instant), bindparam("guess", PublishedKind.MODIFIED.value))


def seen(conn: Connection) -> date | None:
    """Return the newest publication date among the articles that were read: where event time stands."""
    latest = _latest(datetime.now(UTC))
    dates = []
    for state in (READ, AGAIN):  # one step of an index each
        query = select(articles.c.published).where(*being(state), articles.c.published <= latest)
        dates.append(conn.scalar(query.order_by(articles.c.published.desc()).limit(1)))
    return max((date.fromisoformat(one) for one in dates if one), default=None)


def _latest(received_at: datetime) -> str:
    """Return the latest day on which an article received then can have been published, anywhere on earth."""
    return (received_at + timedelta(days=1)).date().isoformat()


def watermark(conn: Connection, article_id: str) -> date | None:
    """Return the newest publication date among the articles received before this one; one step of an index.

    Received, not read: several workers read at once, and which of them is first must not decide who is told.
    """
    received_at = conn.scalar(RECEIVED_AT, {"key": article_id})
    return None if received_at is None else newest(conn, received_at)


def newest(conn: Connection, before: datetime) -> date | None:
    """Return the newest publication date among the articles received before that instant.

    A date that is only the file's modification time is a guess, one that lies ahead a mistake: they age nobody.
    """
    found = conn.scalar(NEWEST, {"before": before, "latest": _latest(before)})
    return date.fromisoformat(found) if found else None
