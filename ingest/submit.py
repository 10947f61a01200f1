"""The order of things from a whole file to work on the queue; each step may be the last before a crash.

1 prepare: read the bytes once, find the articles. 2 record: one transaction, articles and what became of each file.
3 enqueue. 4 put away: move the files. 5 note: queued, and the moved files forgotten. Begun again after any of them,
step 2 finds what it wrote (same path, same fingerprint) and the rest is done once more, harmlessly.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from redis import Redis
from sqlalchemy import Connection, Engine

from ingest import folder, names, shelf
from ingest.article import Defaults, contents, sidecar_fields
from ingest.scan import Found, fingerprint, spelled
from ingest.take import NOT_REGULAR, take
from shuize import broker, log, metrics
from shuize.errors import ArticleError, BrokerError
from shuize.metrics import Count
from shuize.settings import Settings
from shuize.store import articles as ledger
from shuize.store import files
from shuize.store.engine import writing
from shuize.types import Article

logger = log.get(__name__)


@dataclass(frozen=True, slots=True)
class Desk:
    """What submitting needs: the inbox, the store, the queue."""

    settings: Settings
    engine: Engine
    client: Redis
    further: bool = False
    """The inbox is not the first one: the ledger knows its files by their whole paths."""

    @property
    def root(self) -> bytes:
        """The inbox in bytes."""
        return bytes(self.settings.inbox.absolute())

    def key(self, path: bytes) -> bytes:
        """Return by what the ledger knows a file of this inbox."""
        return self.root + b"/" + path if self.further else path

    def path(self, key: bytes) -> bytes | None:
        """Return the file of this inbox that the ledger knows by that, None if it lies in another one."""
        if not self.further:
            return None if key.startswith(b"/") else key
        start = self.root + b"/"
        return key[len(start) :] if key.startswith(start) else None

    def defaults(self, path: bytes) -> Defaults:
        """Return what holds for articles in that file that say nothing else. Raises UsageError, OSError."""
        base = Defaults(self.settings.source, self.settings.timezone, self.settings.max_bytes)
        return folder.defaults(shelf.place(self.root), Path(os.fsdecode(path)), base)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file that was read: its articles, or the reason why it has none."""

    path: bytes
    fingerprint: str
    articles: tuple[Article, ...] = ()
    reason: str | None = None
    sidecar: bytes | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    """What each article is called, by its id, where that is not the file's own name: `a.zip!b.txt`."""
    refused: tuple[tuple[str, str], ...] = ()
    """Members that are no articles, each with its reason."""

    def name(self, article_id: str) -> str:
        """Return what an article is called."""
        return self.names.get(article_id) or names.printable(self.path)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: done, duplicate or rejected, and the ids that are still to be read."""

    prepared: Prepared
    outcome: str
    unread: tuple[str, ...] = ()
    reason: str | None = None


def submit(desk: Desk, prepared: Sequence[Prepared], now: datetime) -> list[bytes]:
    """Do steps 2 to 5 and return the paths that stay where they are (kept, or they cannot be moved)."""
    outcomes = record(desk, prepared, now)
    queued = enqueue(desk, outcomes)
    kept = put_away(desk, outcomes, now)
    note(desk, outcomes, queued, kept, now)
    return kept


def prepare(desk: Desk, file: Found, sidecar: bytes | None) -> Prepared | None:
    """Step 1. None where the file changed meanwhile; raises OSError where it cannot be read."""
    path, mark = file.path, spelled(file.fingerprint)
    if not file.regular:
        return Prepared(path, mark, reason=NOT_REGULAR)
    try:
        taken = take(desk.root + b"/" + path, desk.settings.max_bytes)
        if taken is None:
            return None
        mark = spelled(taken.fingerprint)
        fields = _sidecar(desk, sidecar)
        found = contents(
            names.printable(path), taken.content, sidecar=fields, modified=taken.modified, defaults=desk.defaults(path)
        )
    except ArticleError as error:
        return Prepared(path, mark, reason=str(error), sidecar=sidecar)
    called = {article.id: name for name, article in found.named}
    return Prepared(path, mark, tuple(found.articles), sidecar=sidecar, names=called, refused=found.refused)


def _sidecar(desk: Desk, sidecar: bytes | None) -> Mapping[str, object] | None:
    """Return what the sidecar says; one that vanished says nothing."""
    if sidecar is None:
        return None
    try:
        taken = take(desk.root + b"/" + sidecar, desk.settings.max_bytes)
    except FileNotFoundError:
        return None
    return sidecar_fields(taken.content) if taken else None


def record(desk: Desk, prepared: Sequence[Prepared], now: datetime) -> list[Outcome]:
    """Step 2: one transaction."""
    with writing(desk.engine) as conn:
        return [_record(conn, desk.key(one.path), one, now) for one in prepared]


def _record(conn: Connection, key: bytes, one: Prepared, now: datetime) -> Outcome:
    """Write the articles and the file's outcome, or find them written by a run that died."""
    seen = files.known(conn, key)
    if seen and seen.fingerprint == one.fingerprint:
        unread = [article.id for article in one.articles if _is_unread(conn, article.id)]
        return Outcome(one, seen.outcome, tuple(unread), seen.reason)
    fresh = [one_new.id for one_new in one.articles if _insert(conn, one, one_new, now)]
    outcome = files.REJECTED if one.reason else files.DONE if fresh else files.DUPLICATE
    ids = [article.id for article in one.articles]
    files.remember(conn, key, one.fingerprint, outcome, article_ids=ids, reason=one.reason, now=now)
    return Outcome(one, outcome, tuple(fresh), one.reason)


def _insert(conn: Connection, one: Prepared, article: Article, now: datetime) -> bool:
    """Add the article; False where it is known."""
    return ledger.insert(conn, article, name=one.name(article.id), now=now)


def _is_unread(conn: Connection, article_id: str) -> bool:
    """Say whether the article still waits to be read."""
    found = ledger.get(conn, article_id)
    return found is not None and found[1] in ledger.UNREAD


def enqueue(desk: Desk, outcomes: Sequence[Outcome]) -> list[str]:
    """Step 3: return the ids that are on the queue; what failed is logged and left to the sweeper."""
    ids = [article_id for one in outcomes for article_id in one.unread]
    return put_on_queue(desk, ids)


def put_on_queue(desk: Desk, ids: Sequence[str]) -> list[str]:
    """Put the articles on the queue in jobs of at most `batch_articles` and return those that got there."""
    queued: list[str] = []
    try:
        for batch in broker.portions(ids, desk.settings.batch_articles):
            broker.enqueue(desk.client, batch, attempts=desk.settings.max_attempts)
            queued.extend(batch)
    except BrokerError as error:
        logger.warning("queue_failed", reason=str(error), articles=len(ids) - len(queued))
    return queued


def put_away(desk: Desk, outcomes: Sequence[Outcome], now: datetime) -> list[bytes]:
    """Step 4: move each file with its sidecar; return the paths that stay."""
    return [one.prepared.path for one in outcomes if not _put_away(desk, one, now)]


def _put_away(desk: Desk, one: Outcome, now: datetime) -> bool:
    """Move one file and say what became of it; False where it stays."""
    path = one.prepared.path
    _say(one)
    if desk.settings.after == "keep":
        return False
    shelved = _folder(one.outcome, now.astimezone(ZoneInfo(desk.settings.timezone)))
    try:
        if not _is_same(desk, one):
            logger.info("file_changed", file=names.printable(path), reason="replaced after it was read; read again")
            return False
        target = shelf.move(desk.root, path, shelved)
        if one.prepared.sidecar and target:
            shelf.move_beside(desk.root, one.prepared.sidecar, target)
        if desk.settings.marker:
            shelf.drop(desk.root, path + os.fsencode(desk.settings.marker))
        if target and one.reason:
            shelf.say_why(target, one.reason, now)
    except OSError as error:
        logger.warning("file_kept", file=names.printable(path), reason=f"cannot be moved: {error.strerror}")
        return False
    return True


def _is_same(desk: Desk, one: Outcome) -> bool:
    """Say whether what lies at the path is still what was read."""
    status = os.lstat(desk.root + b"/" + one.prepared.path)
    return spelled(fingerprint(status)) == one.prepared.fingerprint


def _folder(outcome: str, now: datetime) -> bytes:
    """Return the folder for files of that outcome."""
    return f"done/{now:%Y-%m-%d}".encode() if outcome == files.DONE else outcome.encode()


def _say(one: Outcome) -> None:
    """Log what became of the file, and which articles it held."""
    file = names.printable(one.prepared.path)
    metrics.count(_counts(one))
    if one.outcome == files.REJECTED:
        logger.warning("article_rejected", file=file, reason=one.reason)
    for member, reason in one.prepared.refused:
        logger.warning("member_rejected", file=member, reason=reason)
    for article in one.prepared.articles:
        event = "article_received" if article.id in one.unread else "article_duplicate"
        called, published = one.prepared.name(article.id), article.published.isoformat()
        logger.info(event, article=article.id[:12], file=called, published=published, by=article.published_kind)


def _counts(one: Outcome) -> Iterator[Count]:
    """Yield what a file adds to the metrics."""
    fresh = sum(article.id in one.unread for article in one.prepared.articles)
    yield "articles", ("received",), fresh
    yield "articles", ("duplicate",), len(one.prepared.articles) - fresh
    yield "articles", ("rejected",), (one.outcome == files.REJECTED) + len(one.prepared.refused)


def note(desk: Desk, outcomes: Sequence[Outcome], queued: Sequence[str], kept: Sequence[bytes], now: datetime) -> None:
    """Step 5: one transaction that says what is queued, and forgets the files that are gone from the inbox."""
    stay = set(kept)
    with writing(desk.engine) as conn:
        if queued:
            ledger.mark_queued(conn, queued, now)
        for one in outcomes:
            if one.prepared.path not in stay:
                files.forget(conn, desk.key(one.prepared.path))
