"""The ledger of articles: received -> read | quarantined. Whatever the queue forgets, this remembers."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, func, or_, select, update

from shuize.store.rows import insert_missing
from shuize.store.schema import articles
from shuize.types import Article, PublishedKind

RECEIVED = "received"
READ = "read"
QUARANTINED = "quarantined"
STATES = (RECEIVED, READ, QUARANTINED)


def insert(conn: Connection, article: Article, *, name: str, now: datetime, quiet: bool = False) -> bool:
    """Add the article as received; False where its text is known already (nothing changes then)."""
    row = {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "rank": article.rank,
        "url": article.url,
        "published": article.published.isoformat(),
        "published_kind": article.published_kind,
        "correction_of": article.correction_of,
        "text": article.text,
        "name": name,
        "state": RECEIVED,
        "attempts": 0,
        "quiet": quiet,
        "received_at": now,
    }
    return insert_missing(conn, articles, [row]) == 1


def mark_queued(conn: Connection, ids: Iterable[str], now: datetime) -> None:
    """Note that the articles were put on the queue."""
    conn.execute(update(articles).where(articles.c.id.in_(list(ids))).values(queued_at=now))


def begin_attempt(conn: Connection, article_id: str, now: datetime) -> int:
    """Count one more attempt to read the article and return the count; commit before trying."""
    query = (
        update(articles)
        .where(articles.c.id == article_id)
        .values(attempts=articles.c.attempts + 1, queued_at=now)
        .returning(articles.c.attempts)
    )
    return int(conn.execute(query).scalar_one())


def forgive_attempt(conn: Connection, article_id: str) -> None:
    """Take back an attempt that ended through no fault of the article: the store was away."""
    conn.execute(update(articles).where(articles.c.id == article_id).values(attempts=articles.c.attempts - 1))


def get(conn: Connection, article_id: str) -> tuple[Article, str, bool] | None:
    """Return the article, its state and whether it is part of a quiet backfill; None where it is unknown."""
    row = conn.execute(select(articles).where(articles.c.id == article_id)).one_or_none()
    return (_article(row), row.state, row.quiet) if row else None


def _article(row: Row[Any]) -> Article:
    """Return the row as the value that is read."""
    return Article(
        id=row.id,
        text=row.text,
        published=date.fromisoformat(row.published),
        published_kind=PublishedKind(row.published_kind),
        title=row.title,
        source=row.source,
        rank=row.rank,
        url=row.url,
        correction_of=row.correction_of,
    )


def finish(conn: Connection, article_id: str, labels_json: str, now: datetime) -> None:
    """Mark the article read, with what it was labelled."""
    values = {"state": READ, "labels": labels_json, "reason": None, "read_at": now}
    conn.execute(update(articles).where(articles.c.id == article_id).values(values))


def quarantine(conn: Connection, article_id: str, reason: str, now: datetime) -> None:
    """Put an article that is not read yet aside, with the reason, until a person looks at it."""
    query = update(articles).where(articles.c.id == article_id, articles.c.state == RECEIVED)
    conn.execute(query.values(state=QUARANTINED, reason=reason, read_at=now))


def overdue(conn: Connection, before: datetime, limit: int) -> list[str]:
    """Return the ids of received articles that were not put on the queue, or before that instant; oldest first."""
    late = or_(articles.c.queued_at.is_(None), articles.c.queued_at < before)
    query = select(articles.c.id).where(articles.c.state == RECEIVED, late)
    return list(conn.scalars(query.order_by(articles.c.queued_at, articles.c.published, articles.c.id).limit(limit)))


def counts(conn: Connection) -> dict[str, int]:
    """Return how many articles are in each state (every state named, zeros too)."""
    found: dict[str, int] = dict(conn.execute(select(articles.c.state, func.count()).group_by(articles.c.state)).all())
    return {state: found.get(state, 0) for state in STATES}


def seen(conn: Connection) -> date | None:
    """Return the newest publication date among the articles that were read: where event time stands."""
    query = select(articles.c.published).where(
        articles.c.state == READ, articles.c.published <= _latest(datetime.now(UTC))
    )
    newest = conn.scalar(query.order_by(articles.c.published.desc()).limit(1))
    return date.fromisoformat(newest) if newest else None


def _latest(received_at: datetime) -> str:
    """Return the latest day on which an article received then can have been published, anywhere on earth."""
    return (received_at + timedelta(days=1)).date().isoformat()


def watermark(conn: Connection, article_id: str) -> date | None:
    """Return the newest publication date among the articles received before this one; one step of an index.

    Received, not read: several workers read at once, and which of them is first must not decide who is told.
    A date that is only the file's modification time is a guess, one that lies ahead a mistake: they age nobody.
    """
    received_at = conn.scalar(select(articles.c.received_at).where(articles.c.id == article_id))
    if received_at is None:
        return None
    earlier = articles.c.received_at < received_at, articles.c.published_kind != PublishedKind.MODIFIED
    query = select(articles.c.published).where(*earlier, articles.c.published <= _latest(received_at))
    newest = conn.scalar(query.order_by(articles.c.published.desc()).limit(1))
    return date.fromisoformat(newest) if newest else None
