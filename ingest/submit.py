"""The order of things from a whole file to work on the queue; each step may be the last before a crash.

1 prepare: read the bytes once, find the articles. 2 record: one transaction, articles and what became of each file.
3 enqueue. 4 put away: move the files. 5 note: queued, and the moved files forgotten. Begun again after any of them,
step 2 finds what it wrote (same path, same fingerprint) and the rest is done once more, harmlessly.
"""

import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection

from ingest import names
from ingest.article import restated
from ingest.away import put_away
from ingest.contents import contents
from ingest.desk import Desk, Outcome, Prepared
from ingest.scan import Found, spelled
from ingest.sidecar import sidecar_fields, unknown
from ingest.take import NOT_REGULAR, take
from shuize import broker, log
from shuize.errors import ArticleError, BrokerError
from shuize.store import articles as ledger
from shuize.store import attempts, files
from shuize.store.engine import writing
from shuize.types import Article

LATE_SECONDS = 600.0
"""A sidecar that comes no later than this after its article speaks of it; after that, of one that is still to come."""

FILES_AT_ONCE = 200
"""Files of one transaction: one commit for many is what makes a burst fast."""

Ready = tuple[Found, bytes | None]
"""A file that may be read, and its sidecar."""

logger = log.get(__name__)


def submit(desk: Desk, prepared: Sequence[Prepared], now: datetime) -> list[bytes]:
    """Do steps 2 to 5 and return the paths that stay where they are (kept, or they cannot be moved)."""
    outcomes = record(desk, prepared, now)
    queued = enqueue(desk, outcomes)
    kept = put_away(desk, outcomes, now)
    note(desk, outcomes, queued, kept, now)
    return kept


def chunks(ready: Sequence[Ready], most_bytes: int) -> Iterator[list[Ready]]:
    """Give the files in lists that are short, and small enough to be held in memory at once."""
    chunk: list[Ready] = []
    size = 0
    for one in ready:
        size += one[0].fingerprint[1]
        if chunk and (len(chunk) == FILES_AT_ONCE or size > most_bytes):
            yield chunk
            chunk, size = [], one[0].fingerprint[1]
        chunk.append(one)
    if chunk:
        yield chunk


def prepare(desk: Desk, file: Found, sidecar: bytes | None) -> Prepared | None:
    """Step 1. None where the file changed meanwhile; raises OSError where it cannot be read."""
    path, mark = file.path, spelled(file.fingerprint)
    if not file.regular:
        return Prepared(path, mark, reason=NOT_REGULAR)
    began = time.time()
    fields: Mapping[str, object] | None = None
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
        return Prepared(path, mark, reason=str(error), sidecar=sidecar, doubts=tuple(unknown(fields)))
    return Prepared(
        path,
        mark,
        tuple(found.articles),
        sidecar=sidecar,
        names={article.id: desk.called(name) for name, article in found.named},
        refused=found.refused,
        remains=found.remains,
        doubts=(*found.doubts, *_ahead(found.articles, began)),
        guesses=found.guesses,
        restated=_restated(desk, path, found.articles, fields or {}),
        began=began,
    )


def _restated(desk: Desk, path: bytes, found: Sequence[Article], said: Mapping[str, object]) -> tuple[Article, ...]:
    """Return those of the articles that are known already, with what the sidecar says of them now."""
    if not said:
        return ()
    with desk.engine.connect() as conn:
        known = [row[0] for one in found if (row := ledger.get(conn, one.id))]
    return tuple(restated(one, said, desk.defaults(path)) for one in known)


def prepare_late(desk: Desk, file: Found, now: datetime) -> Prepared | None:
    """Return what a sidecar says of the articles of its name that came shortly before it.

    None where there are none, or it changed meanwhile. Raises OSError where it cannot be read.
    """
    mark = spelled(file.fingerprint)
    with desk.engine.connect() as conn:
        called = desk.called(names.printable(names.article_of(file.path)))
        meant = ledger.named(conn, called, now - timedelta(seconds=LATE_SECONDS))
    if not meant:
        return None
    try:
        fields = _sidecar(desk, file.path) or {}
        told = tuple(restated(one, fields, desk.defaults(file.path)) for one in meant)
    except ArticleError as error:
        return Prepared(file.path, mark, reason=str(error))
    return Prepared(file.path, mark, doubts=tuple(unknown(fields)), restated=told)


def _ahead(articles: Sequence[Article], now: float) -> Iterator[str]:
    """Yield a doubt for each publication date that no clock on earth has reached: it was mistyped, or says another."""
    today = datetime.fromtimestamp(now, UTC).date()
    for day in sorted({one.published for one in articles if one.published > today + timedelta(days=1)}):
        yield f"its publication date {day} is still to come; state the right one in a sidecar"


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
    keys = {one.path: desk.key(one.path) for one in prepared}
    with writing(desk.engine) as conn:
        known = files.known_of(conn, keys.values())
        before = {one.path: seen for one in prepared if (seen := known.get(keys[one.path])) and _is_same(seen, one)}
        new = [one for one in prepared if one.path not in before]
        named = [(article, one.name(article.id)) for one in new for article in one.articles]
        fresh = ledger.insert_all(conn, named, now=now, queued=now)  # said before it is so: step 5 takes it back
        outcomes = [
            _found_again(conn, one, seen, now) if (seen := before.get(one.path)) else _new(conn, one, fresh, now)
            for one in prepared
        ]
        files.remember_all(conn, [_seen(keys, one, now) for one in outcomes])
        return outcomes


def _is_same(seen: files.Seen, one: Prepared) -> bool:
    """Say whether this very file was dealt with, by a run that died or before it got another time."""
    return seen.fingerprint == one.fingerprint or seen.article_ids == one.article_ids != ()


def _found_again(conn: Connection, one: Prepared, seen: files.Seen, now: datetime) -> Outcome:
    """Return the outcome that was written then."""
    unread = [article_id for article_id in one.article_ids if _is_unread(conn, article_id)]
    still = tuple(dict.fromkeys((*unread, *_restate(conn, one, now))))
    return Outcome(one, seen.outcome, still, seen.reason, again=True)


def _new(conn: Connection, one: Prepared, fresh: set[str], now: datetime) -> Outcome:
    """Return what becomes of a file; of those `fresh` articles that it holds it is the first, so it takes them."""
    mine = [article.id for article in one.articles if article.id in fresh]
    fresh.difference_update(mine)
    is_news = mine or not one.articles
    outcome = files.REJECTED if one.reason else files.DONE if is_news else files.DUPLICATE
    return Outcome(
        one, outcome, tuple(dict.fromkeys((*mine, *_restate(conn, one, now)))), one.reason, fresh=tuple(mine)
    )


def _restate(conn: Connection, one: Prepared, now: datetime) -> list[str]:
    """Write down what a sidecar says now of articles that are known, and return those of which it says news."""
    return [known.id for known in one.restated if ledger.restate(conn, known, now)]


def _seen(keys: Mapping[bytes, bytes], one: Outcome, now: datetime) -> files.Seen:
    """Return the outcome as the ledger of files keeps it."""
    file = one.prepared
    return files.Seen(keys[file.path], file.fingerprint, one.outcome, one.reason, file.article_ids, now)


def _is_unread(conn: Connection, article_id: str) -> bool:
    """Say whether the article still waits to be read."""
    found = ledger.get(conn, article_id)
    return found is not None and found[1] in ledger.UNREAD


def enqueue(desk: Desk, outcomes: Sequence[Outcome]) -> list[str]:
    """Step 3: return the ids that are on the queue; what failed is logged and left to the sweeper."""
    ids = dict.fromkeys(article_id for one in outcomes for article_id in one.unread)
    again = [known.id for one in outcomes for known in one.prepared.restated if known.id in ids]
    fresh = [one for one in ids if one not in again]
    return [*put_on_queue(desk, fresh), *put_on_queue(desk, again, anew=True)]


def put_on_queue(desk: Desk, ids: Sequence[str], *, anew: bool = False) -> list[str]:
    """Put the articles on the queue in jobs of at most `batch_articles` and return those that got there.

    `anew`: they may be in the hands of a worker just now, and are to be read once more all the same.
    """
    queued: list[str] = []
    try:
        for batch in broker.portions(ids, desk.settings.batch_articles):
            broker.enqueue(desk.client, batch, attempts=desk.settings.max_attempts, anew=anew)
            queued.extend(batch)
    except BrokerError as error:
        logger.warning("queue_failed", reason=str(error), articles=len(ids) - len(queued))
    return queued


def note(desk: Desk, outcomes: Sequence[Outcome], queued: Sequence[str], kept: Sequence[bytes], now: datetime) -> None:
    """Step 5: one transaction that says what is queued after all, or not, and forgets the files that are gone."""
    stay, there = set(kept), set(queued)
    fresh = {article_id for one in outcomes for article_id in one.fresh}
    with writing(desk.engine) as conn:
        if there - fresh:
            attempts.mark_queued(conn, there - fresh, now)
        if fresh - there:
            attempts.mark_unqueued(conn, fresh - there)
        gone = [one.prepared.path for one in outcomes if one.prepared.path not in stay]
        files.forget_all(conn, map(desk.key, gone))
