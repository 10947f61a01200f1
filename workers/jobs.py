"""What a job does: read its articles one by one, each attempt counted before it begins, each result one transaction.

An article that raises stays received: the sweeper brings it back until its attempts are used up. One that ends the
whole process is found out the same way, for its attempt was counted. The others of its job go on.
"""

import time
from collections import Counter, deque
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Protocol, cast

from redis import Redis
from rq.timeouts import BaseTimeoutException
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from shuize import broker, declared, endpoints, log, metrics, pack, tracing
from shuize.declared import Declared
from shuize.endpoints import Endpoint
from shuize.errors import BrokerError
from shuize.metrics import Count
from shuize.owners import ranked, ranks
from shuize.pack import Pack
from shuize.places import Gazetteer
from shuize.sentence import Language
from shuize.settings import Settings, database_url
from shuize.store import articles as ledger
from shuize.store.engine import open_store, practising, transaction, writing
from shuize.types import Article, PublishedKind, Reading
from workers.daily import send_due
from workers.read import Reader
from workers.record import Recorded, Terms, write

STORE_AWAY_SECONDS = 1.0
"""Pause before a job is given back because the database is away."""
LONGEST_REASON = 500
SPARE_ATTEMPTS = 2

PRACTICE = Article(
    "0" * 64, "截至3月10日，青岛市企业复工率达96%。" + "水则" * 30, date(2020, 3, 11), PublishedKind.GIVEN
)

logger = log.get(__name__)


class Reads(Protocol):
    """Whatever reads an article."""

    def read(self, article: Article) -> Reading:
        """Return what the article says."""
        ...


@dataclass(frozen=True, slots=True)
class Desk:
    """What reading needs, made once in the parent process and inherited by every horse."""

    settings: Settings
    engine: Engine
    client: Redis
    packs: tuple[Pack, ...]
    reader: Reads
    endpoints: tuple[Endpoint, ...]
    declared: Declared = field(default_factory=Declared)
    rehearses: bool = False
    """Whether a horse waits for each job and practises meanwhile."""


class _Process:
    """What this process works at, and whether it was asked to end; a job is called with nothing but its ids."""

    desk: Desk | None = None
    stopping = False


def make_desk(settings: Settings, client: Redis) -> Desk:
    """Load packs, places and dictionary and open the store. Raises PackError, StoreError, UsageError."""
    packs = tuple(pack.load(name) for name in settings.packs)
    told = endpoints.configured(settings)
    engine = open_store(database_url(settings), pool=settings.database_pool, repeatable=True)
    reader = warmed(Reader(packs, Gazetteer.load()))
    desk = Desk(settings, engine, client, packs, reader, told, declared.load(settings), rehearses=True)
    practise(desk)
    desk.engine.dispose()
    return desk


def warmed(reader: Reader) -> Reader:
    """Read a line before the fork, so that no horse loads or compiles anything."""
    reader.warm()
    reader.read(PRACTICE)
    return reader


def practise(desk: Desk) -> None:
    """Record a line before the fork and take it back: the horses inherit the statements ready made."""
    now, article = datetime.now(UTC), replace(PRACTICE, published=datetime.now(UTC).date())
    terms = Terms(desk.packs, (endpoints.LOG,), False, desk.settings.lateness_days, "zh", 100, {}, ())
    with practising(desk.engine) as conn:
        ledger.insert(conn, article, name="practice", now=now)
        ledger.get(conn, article.id)
        ledger.begin_attempt(conn, article.id, now)
        write(conn, article, desk.reader.read(article), terms, now)


def rehearses() -> bool:
    """Say whether a horse is to wait for each job."""
    return _Process.desk is not None and _Process.desk.rehearses


def rehearse() -> None:
    """Practise in a horse that waits; whatever is wrong with the store, its job will say it."""
    if _Process.desk is not None:
        with suppress(DBAPIError):
            practise(_Process.desk)


def prepare(desk: Desk) -> None:
    """Say what this process and its horses work at."""
    _Process.desk = desk
    _Process.stopping = False


def stop() -> None:
    """End the job after the article that is being read; the rest goes back on the queue."""
    _Process.stopping = True


def read_articles(ids: list[str]) -> None:
    """Read the articles of these ids: the job. Raises where the store is away; the job is then tried again."""
    desk = _Process.desk
    if desk is None:
        raise BrokerError("this worker was not started by `shuize work` or `python -m workers`; use one of them")
    try:
        _read_all(desk, ids)
    finally:
        tracing.flush()


def _read_all(desk: Desk, ids: list[str]) -> None:
    """Read one after the other, as long as it may take; what was counted and not begun was not tried."""
    left, counted = deque(ids), set[str]()
    until = time.monotonic() + broker.JOB_SECONDS / 2  # the other half is for the article that is read then
    try:
        with desk.engine.connect() as conn:
            counted |= _count_first(desk, conn, ids)
            _read(desk, conn, left.popleft(), counted)  # whatever was told: a whole job given back would bear this id
            while left and not _Process.stopping and time.monotonic() < until:
                _read(desk, conn, left.popleft(), counted)
    except (OperationalError, InterfaceError) as error:
        logger.error("store_unavailable", reason=log.redact(str(error.orig)))  # noqa: TRY400 - one clear line
        time.sleep(STORE_AWAY_SECONDS)
        raise
    finally:
        _forgive(desk, counted)
    if left:
        _give_back(desk, left)


def _count_first(desk: Desk, conn: Connection, ids: Sequence[str]) -> set[str]:
    """Count, in one commit, an attempt of each article that was never tried, and return which those are.

    One that ends its worker costs the others of its job an attempt that they never had, but no more than this one: from
    then on each is counted when its turn comes. Where no attempt is to spare, each is counted so at once.
    """
    if desk.settings.max_attempts < SPARE_ATTEMPTS:
        return set()
    with transaction(conn):
        return ledger.begin_attempts(conn, ids, datetime.now(UTC))


def tell_the_day(now: datetime) -> None:
    """Put the digests that are due into the outbox; whatever is wrong, reading goes on."""
    desk = _Process.desk
    if desk is None or desk.declared.digest is None:
        return
    zone = desk.settings.timezone
    try:
        told = send_due(
            desk.engine, desk.declared.digest, desk.endpoints, desk.packs,
            zone=zone, now=now, owners=desk.declared.owners,
        )  # fmt: skip
        if told:
            broker.wake(desk.client)
    except (DBAPIError, BrokerError) as error:
        logger.warning("digest_failed", reason=log.redact(str(error)))
        return
    for endpoint, day in told:
        logger.info("digest_made", endpoint=endpoint, day=day.isoformat())


def _give_back(desk: Desk, ids: Collection[str]) -> None:
    """Put what is not read back on the queue; if that fails, the sweeper will."""
    try:
        broker.enqueue(desk.client, list(ids), attempts=desk.settings.max_attempts)
    except BrokerError as error:
        logger.warning("queue_failed", reason=str(error), articles=len(ids))


def _read(desk: Desk, conn: Connection, article_id: str, counted: set[str]) -> None:
    """Read one article if it is still to be read."""
    with transaction(conn, writes=False):
        found = ledger.get(conn, article_id)
    if found is None:
        logger.warning("article_unknown", article=article_id[:12])
        return
    article, state, quiet = found
    if state not in ledger.UNREAD:
        return
    attempts = _begin(conn, article_id, counted)
    if attempts > desk.settings.max_attempts:
        _quarantine(desk, article_id, f"ended its worker {desk.settings.max_attempts} times")
        return
    try:
        with tracing.span("work", article.id, attempt=attempts):
            done = _read_and_record(desk, conn, article, quiet=quiet)
    except (OperationalError, InterfaceError):
        counted.add(article_id)
        raise
    except BaseTimeoutException:
        raise
    except Exception as error:  # noqa: BLE001 - one article must not lose the others
        _note_failure(desk, article_id, attempts, error)
        return
    if not done:
        counted.add(article_id)  # no attempt of its own
        _read(desk, conn, article_id, counted)


def _forgive(desk: Desk, ids: Collection[str]) -> None:
    """Take attempts back, as well as a store that is in trouble lets us."""
    if ids:
        with suppress(OperationalError, InterfaceError), writing(desk.engine) as conn:
            ledger.forgive_attempts(conn, ids)


def _begin(conn: Connection, article_id: str, counted: set[str]) -> int:
    """Count the attempt, committed before it begins, and return how many there were."""
    if article_id in counted:
        counted.remove(article_id)
        return 1
    with transaction(conn):
        return ledger.begin_attempt(conn, article_id, datetime.now(UTC))


def _read_and_record(desk: Desk, conn: Connection, article: Article, *, quiet: bool) -> bool:
    """Do what an article is here for, and wake whoever tells; False where a sidecar says something else of it now."""
    started = time.perf_counter()
    with tracing.span("read", article.id):
        reading = desk.reader.read(article)
    read = time.perf_counter()
    terms = Terms(
        packs=desk.packs,
        endpoints=[one.id for one in desk.endpoints],
        quiet=quiet,
        lateness_days=desk.settings.lateness_days,
        language=cast("Language", article.language or desk.settings.language),
        reprint_percent=desk.settings.reprint_percent,
        wanted=endpoints.filters(desk.endpoints),
        owners=desk.declared.owners,
    )
    with transaction(conn):
        if not ledger.stands(conn, article):
            return False
        recorded = write(conn, ranked(article, ranks(desk.declared.sources)), reading, terms, datetime.now(UTC))
    if recorded.events:
        broker.wake(desk.client)
    if recorded.first_id not in (None, article.id):
        logger.info("article_linked", article=article.id[:12], reprint_of=recorded.first_id[:12])
    metrics.count(_counts(reading, recorded, read - started, time.perf_counter() - read))
    logger.info(
        "article_read",
        article=article.id[:12],
        published=article.published.isoformat(),
        observations=recorded.observations,
        milliseconds=round((time.perf_counter() - started) * 1000),
        added=recorded.added,
        withdrawn=recorded.withdrawn,
        events=[one.type for one in recorded.events],
    )
    return True


def _counts(reading: Reading, recorded: Recorded, read_seconds: float, record_seconds: float) -> Iterator[Count]:
    """Yield what an article that was read adds to the metrics."""
    yield "articles", ("read",), 1
    yield "stages", ("read",), read_seconds
    yield "stages", ("record",), record_seconds
    if recorded.added:
        yield from (("observations", (kind,), n) for kind, n in Counter(o.kind for o in reading.observations).items())
    yield from (("events", (kind,), n) for kind, n in Counter(one.type for one in recorded.events).items())


def _note_failure(desk: Desk, article_id: str, attempts: int, error: Exception) -> None:
    """Log what went wrong with one article; the last attempt puts it aside."""
    reason = log.redact(f"{type(error).__name__}: {error}")[:LONGEST_REASON]
    last = attempts >= desk.settings.max_attempts
    metrics.count([("articles", ("failed",), 1)])
    logger.error("article_failed", article=article_id[:12], attempt=attempts, exc_info=error)
    if last:
        _quarantine(desk, article_id, reason)


def _quarantine(desk: Desk, article_id: str, reason: str) -> None:
    """Put the article aside with its reason; the rest goes on."""
    with writing(desk.engine) as conn:
        ledger.quarantine(conn, article_id, reason, datetime.now(UTC))
    metrics.count([("articles", ("quarantined",), 1)])
    logger.error("article_quarantined", article=article_id[:12], reason=reason)
