"""What a worker works at, and what a job of it is: to read the articles of its ids, for as long as a job may take."""

import time
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Protocol

from redis import Redis
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from shuize import broker, declared, endpoints, log, packfile, tracing
from shuize.declared import Declared
from shuize.endpoints import Endpoint
from shuize.errors import BrokerError
from shuize.pack import Pack
from shuize.places import Gazetteer
from shuize.settings import Settings, database_url
from shuize.store import articles as ledger
from shuize.store import attempts
from shuize.store.engine import open_store, practising
from shuize.types import Article, PublishedKind, Reading
from workers.batch import Batch
from workers.compare.reprints import bands
from workers.ledger import together
from workers.ledger.daily import send_due
from workers.ledger.record import Terms, write
from workers.read import Reader

HORSE_SECONDS = 10.0
"""A horse that is older takes on no other job: what grew in it goes with it, and its parent sees to other things."""
STORE_AWAY_SECONDS = 1.0
"""Pause before a job is given back because the database is away."""

PRACTICE_DAY = date(2020, 3, 11)

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
    packs = tuple(packfile.load(name) for name in settings.packs)
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
    reader.read(practice(reader.packs))
    return reader


def practice(packs: Sequence[Pack]) -> Article:
    """Return an article of a line that gives a figure of the first rate that the packs know."""
    rates = ((pack.id, item) for pack in packs for item in pack.indicators if item.measure == "rate" and item.terms)
    earned, rate = next(rates, ("", None))
    text = f"截至3月10日，青岛市企业{rate.terms[0] if rate else '比率'}达96%。{'水则' * 30}"
    return Article("0" * 64, text, PRACTICE_DAY, PublishedKind.GIVEN, packs=(earned,) if earned else ())


def practise(desk: Desk) -> None:
    """Record a line before the fork and take it back: the horses inherit the statements ready made."""
    now, article = datetime.now(UTC), replace(practice(desk.packs), published=datetime.now(UTC).date())
    terms = Terms(desk.packs, (endpoints.LOG,), False, desk.settings.lateness_days, "zh", 100, {}, ())
    reading = desk.reader.read(article)
    with practising(desk.engine) as conn:
        ledger.insert(conn, article, name="practice", now=now)
        ledger.get(conn, article.id)
        attempts.begin_attempt(conn, article.id, now)
        ledger.get_short(conn, [article.id], len(article.text))
        write(conn, article, reading, terms, now)
        some = [replace(article, id=digit * 64) for digit in "12"]
        ledger.insert_all(conn, [(one, "practice") for one in some], now=now)
        readings = reading, Reading("", (), (), ())
        keys = (), bands("水则碑上刻着七道横线。" * 20)
        together.finish(
            conn, [together.Sheet(*one) for one in zip(some, readings, [terms] * 2, keys, strict=True)], now
        )


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


def read_articles(ids: list[str], more: Callable[[], list[str]] = list) -> None:
    """Read the articles of these ids: the job, and what `more` says when they are read, for a while.

    Raises where the store is away; the job is then tried again.
    """
    desk = _Process.desk
    if desk is None:
        raise BrokerError("this worker was not started by `shuize work` or `python -m workers`; use one of them")
    try:
        _read_all(desk, ids, more)
    finally:
        tracing.flush()


def _read_all(desk: Desk, ids: list[str], more: Callable[[], list[str]]) -> None:
    """Read one after the other, as long as it may take; what was counted and not begun was not tried."""
    batch, began = Batch(desk), time.monotonic()
    until = began + broker.JOB_SECONDS / 2  # the other half is for the article that is read then
    try:
        with desk.engine.connect() as conn:
            batch.begin(conn, ids)
            batch.read_next()  # whatever was told: a whole job given back would bear this id
            while not _Process.stopping and time.monotonic() < until:
                if not batch.goes_on() and (time.monotonic() > began + HORSE_SECONDS or not batch.begin(conn, more())):
                    break
                batch.read_next()
            batch.settle()
    except (OperationalError, InterfaceError) as error:
        logger.error("store_unavailable", reason=log.redact(str(error.orig)))  # noqa: TRY400 - one clear line
        time.sleep(STORE_AWAY_SECONDS)
        raise
    finally:
        batch.end()
    if batch.left:
        _give_back(desk, batch.left)


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
