"""The ledger of articles: received -> read | quarantined, read -> again -> read. The queue forgets, this does not.

Who waits for the queue and was tried how often is in `attempts`, how far event time stands in `watermarks`.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, TextClause, bindparam, func, select, text, update

from shuize.store import former
from shuize.store.rows import among, asked, keys_inserted
from shuize.store.schema import ONCE_READ, UNFINISHED, articles
from shuize.types import Article, PublishedKind

RECEIVED = "received"
READ = "read"
AGAIN = "again"
"""Read once, and to be read again because more is known of it; what was read of it counts until then."""
QUARANTINED = "quarantined"
STATES = (RECEIVED, READ, AGAIN, QUARANTINED)
UNREAD = (RECEIVED, AGAIN)
STATED = ("title", "source", "rank", "url", "published", "published_kind", "correction_of", "language")
"""What is known of an article beside its text."""

# Statements that each article meets are made once: making one costs more than running it.
KEY = articles.c.id == bindparam("key")
GET = select(articles).where(KEY)
SHORT = among(
    articles.c.id, lambda mine: select(articles).where(mine, func.length(articles.c.text) <= bindparam("longest"))
)
_known = [articles.c[name] for name in ("id", "read_at", "received_at", "packs", *STATED)]
LOCK = among(
    articles.c.id,
    lambda mine: select(*_known).where(mine).order_by(articles.c.id).with_for_update(key_share=True),
)
FINISH = (
    update(articles).where(KEY).values(state=READ, labels=bindparam("labels"), reason=None, read_at=bindparam("now"))
)
FINISH_AT_ONCE = text(  # by keys, never by a join: a plan that was made while there were few would look at all
    f"UPDATE articles SET state = '{READ}', reason = NULL, read_at = :now, "  # noqa: S608 - a constant
    "labels = (CAST(:labels AS text[]))[array_position(CAST(:keys AS text[]), CAST(id AS text))] "
    "WHERE id = ANY(CAST(:keys AS text[]))"
)


def insert(conn: Connection, article: Article, *, name: str, now: datetime, quiet: bool = False) -> bool:
    """Add the article as received; False where its text is known already (nothing changes then)."""
    return bool(insert_all(conn, [(article, name)], now=now, quiet=quiet))


def insert_all(
    conn: Connection,
    named: Iterable[tuple[Article, str]],
    *,
    now: datetime,
    quiet: bool = False,
    queued: datetime | None = None,
) -> set[str]:
    """Add the articles, each under its name, as received, and return the ids of those that were not known.

    `queued` is when they are put on the queue, by whoever is about to do that.
    """
    rows = [{**_received(article, name, now, quiet=quiet), "queued_at": queued} for article, name in named]
    return {row.id for row in keys_inserted(conn, articles, rows)}


def _received(article: Article, name: str, now: datetime, *, quiet: bool) -> dict[str, Any]:
    """Return the row of an article that has just come."""
    return _stated(article) | {
        "id": article.id,
        "text": article.text,
        "name": name,
        "state": RECEIVED,
        "attempts": 0,
        "quiet": quiet,
        "received_at": now,
    }


def _stated(article: Article) -> dict[str, Any]:
    """Return what is known of the article beside its text, as columns."""
    packs = json.dumps(article.packs) if article.packs else None
    stated = {name: getattr(article, name) for name in STATED}
    return stated | {"published": article.published.isoformat(), "packs": packs}


def restate(conn: Connection, article: Article, now: datetime) -> bool:
    """Take what is now known of a stored article beside its text; False where that is what was known.

    An article that was read is to be read again: it becomes overdue at once, so that the sweeper puts it on the queue,
    and `workers.ledger.record` replaces its figures by those of the new reading. What was known before is kept in
    `former`.
    """
    lock(conn, [article.id])
    row = conn.execute(select(articles).where(articles.c.id == article.id)).one_or_none()
    stated = _stated(article)
    was = {name: value for name, value in stated.items() if row and getattr(row, name) != value}
    if row is None or not was:
        return False
    former.keep(conn, former.ARTICLE, {article.id: {name: getattr(row, name) for name in was}}, now)
    again = {"state": AGAIN, "attempts": 0, "queued_at": None} if row.state == READ else {}
    conn.execute(update(articles).where(articles.c.id == article.id).values(stated | again))
    return True


def lock(conn: Connection, ids: Iterable[str]) -> bool:
    """Keep other writers from these articles until the transaction ends; say whether any of them was read before.

    Taken before all other locks, in the order of the ids.
    """
    return any(row.read_at is not None for row in asked(conn, LOCK, sorted(ids)).all())


def stands(conn: Connection, article: Article) -> bool:
    """Lock the article and say whether what is known of it beside its text is still this."""
    rows = asked(conn, LOCK, [article.id]).all()
    return all(_is_still(row, article) for row in rows)


def unread(conn: Connection, some: Sequence[Article]) -> dict[str, datetime]:
    """Lock the articles and return when those came that were never read and of which nothing else is known by now."""
    known = {one.id: one for one in some}
    rows = asked(conn, LOCK, sorted(known)).all()
    return {row.id: row.received_at for row in rows if row.read_at is None and _is_still(row, known[row.id])}


def _is_still(row: Row[Any], article: Article) -> bool:
    """Say whether the row states what the article does."""
    return all(getattr(row, name) == value for name, value in _stated(article).items())


def get(conn: Connection, article_id: str) -> tuple[Article, str, bool] | None:
    """Return the article, its state and whether it is part of a quiet backfill; None where it is unknown."""
    row = conn.execute(GET, {"key": article_id}).one_or_none()
    return (_article(row), row.state, row.quiet) if row else None


def get_short(conn: Connection, ids: Sequence[str], longest: int) -> dict[str, tuple[Article, str, bool]]:
    """Return the same of those articles that are known and have no more than so many characters."""
    rows = asked(conn, SHORT, ids, longest=longest)
    return {row.id: (_article(row), row.state, row.quiet) for row in rows}


def beginning(conn: Connection, start: str) -> list[tuple[str, Article]]:
    """Return the articles whose ids begin so, with their names; two at most, for more would say no more."""
    query = select(articles).where(articles.c.id.startswith(start, autoescape=True)).order_by(articles.c.id)
    return [(row.name, _article(row)) for row in conn.execute(query.limit(2))]


def named(conn: Connection, name: str, since: datetime) -> list[Article]:
    """Return the articles that the file of that name held when it came last, if that is not before `since`."""
    newest = select(func.max(articles.c.received_at)).where(articles.c.name == name, articles.c.received_at >= since)
    query = select(articles).where(articles.c.name == name, articles.c.received_at == newest.scalar_subquery())
    return [_article(row) for row in conn.execute(query.order_by(articles.c.id))]


def any_by_sidecar(conn: Connection, since: date, *, below: str) -> bool:
    """Say whether an article of that inbox, published since then, was dated by a sidecar; empty: the first inbox."""
    mine = articles.c.name.startswith(below, autoescape=True) if below else ~articles.c.name.startswith("/")
    recent = articles.c.published >= since.isoformat(), articles.c.published_kind == PublishedKind.SIDECAR
    return conn.execute(select(articles.c.id).where(*recent, mine).limit(1)).first() is not None


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
        packs=tuple(json.loads(row.packs)) if row.packs else (),
        language=row.language,
    )


def after(conn: Connection, cursor: str, limit: int) -> list[Article]:
    """Return the next articles that were read, in the order of their ids."""
    query = select(articles).where(articles.c.id > cursor, articles.c.state == READ).order_by(articles.c.id)
    return [_article(row) for row in conn.execute(query.limit(limit))]


def finish(conn: Connection, article_id: str, labels_json: str, now: datetime) -> None:
    """Mark the article read, with what it was labelled."""
    finish_all(conn, {article_id: labels_json}, now)


def finish_all(conn: Connection, labels: Mapping[str, str], now: datetime) -> None:
    """Mark the articles read, with what each was labelled."""
    if labels and conn.dialect.name == "postgresql":
        conn.execute(FINISH_AT_ONCE, {"keys": list(labels), "labels": list(labels.values()), "now": now})
    elif labels:
        conn.execute(FINISH, [{"key": one, "labels": said, "now": now} for one, said in sorted(labels.items())])


def topics(conn: Connection, article_id: str) -> frozenset[str]:
    """Return the topics that the article earned; none where it was not read yet."""
    labels = conn.scalar(select(articles.c.labels).where(articles.c.id == article_id))
    return frozenset(one["id"] for one in json.loads(labels or "{}").get("topics", ()))


def relabel(conn: Connection, article_id: str, labels_json: str) -> None:
    """Write what an article that was read is labelled now."""
    conn.execute(update(articles).where(articles.c.id == article_id).values(labels=labels_json))


def quarantine(conn: Connection, article_id: str, reason: str, now: datetime) -> None:
    """Put an article that is not read yet aside, with the reason, until a person looks at it."""
    query = update(articles).where(articles.c.id == article_id, articles.c.state.in_(UNREAD))
    conn.execute(query.values(state=QUARANTINED, reason=reason, read_at=now))


def counts(conn: Connection) -> dict[str, int]:
    """Return how many articles are in each state (every state named, zeros too)."""
    return {state: count(conn, state) for state in STATES}


def count(conn: Connection, state: str) -> int:
    """Return how many articles are in that state."""
    return conn.scalar(select(func.count()).select_from(articles).where(*being(state))) or 0


def being(state: str) -> tuple[TextClause, ColumnElement[bool]]:
    """Return the condition that an article is in that state, in words by which an index of it is found."""
    return text(f"articles.{UNFINISHED if state in (RECEIVED, QUARANTINED) else ONCE_READ}"), articles.c.state == state
