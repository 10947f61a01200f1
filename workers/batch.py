"""The articles of one job, one by one: each attempt counted before it begins, each recorded whole or not at all.

An article that raises stays received: the sweeper brings it back until its attempts are used up. One that ends the
whole process is found out the same way, for its attempt was counted. The others of its job go on. Those on which
nothing else depends are recorded together (`workers.ledger.together`), twenty at a time, each other in a transaction of
its own; so is one that is tried again, so that what dies with another's worker dies with it once.
"""

import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from rq.timeouts import BaseTimeoutException
from sqlalchemy import Connection
from sqlalchemy.exc import InterfaceError, OperationalError

from shuize import broker, endpoints, log, metrics, tracing
from shuize.owners import ranks
from shuize.store import articles as ledger
from shuize.store import attempts
from shuize.store.engine import transaction, writing
from shuize.store.turnstile import is_free
from shuize.types import Article
from shuize.wording import Language
from workers.compare.decide import waiting
from workers.compare.reprints import bands
from workers.ledger import together
from workers.ledger.record import Recorded, Terms, write
from workers.ledger.together import Sheet, counts, said

if TYPE_CHECKING:
    from workers.jobs import Desk

TOGETHER = 20
"""Articles that are fetched, and recorded, at once: each locks up to 16 bands, of which PostgreSQL keeps thousands."""
MEANWHILE = 80
"""Articles that are recorded at once where SQLite's writer was somebody else: reading goes on meanwhile."""
SHORT = 20_000
"""Characters; longer articles are fetched one by one, so that few are in memory at once."""
LONGEST_REASON = 500
SPARE_ATTEMPTS = 2

logger = log.get(__name__)


class Batch:
    """One job as it goes: what of it is left, and what is read of it and not finished yet."""

    def __init__(self, desk: "Desk") -> None:
        """Hold what all articles of the job are read with."""
        self.left = deque[str]()
        self._desk = desk
        self._conn: Connection | None = None
        self._counted = set[str]()
        self._fetched = dict[str, tuple[Article, str, bool]]()
        self._read: list[Sheet] = []
        self._ranks = ranks(desk.declared.sources)
        self._wanted = endpoints.filters(desk.endpoints)
        self._together = not waiting(desk.packs)  # or any article may make a series overdue

    @property
    def conn(self) -> Connection:
        """The connection that the job has."""
        assert self._conn  # noqa: S101 - begun
        return self._conn

    def begin(self, conn: Connection, ids: Sequence[str]) -> bool:
        """Count, in one commit, an attempt of each article that was never tried; say whether there are articles.

        One that ends its worker costs the others of its job an attempt that they never had, but no more than this one:
        from then on each is counted when its turn comes. Where no attempt is to spare, each is counted so at once.
        """
        self._conn = conn
        self.left.extend(ids)
        if ids and self._desk.settings.max_attempts >= SPARE_ATTEMPTS:
            with transaction(conn):
                self._counted |= attempts.begin_attempts(conn, ids)
        return bool(ids)

    def end(self) -> None:
        """Take back the attempts that were not made, or led to nothing, as well as a store in trouble lets us."""
        ids = self._counted | {one.id for one in self._read}
        if ids:
            with suppress(OperationalError, InterfaceError), writing(self._desk.engine) as conn:
                attempts.forgive_attempts(conn, ids)

    def goes_on(self) -> bool:
        """Say whether an article is left; before there is none, all are finished, and one may have come back."""
        if not self.left:
            self.settle()
        return bool(self.left)

    def read_next(self) -> None:
        """Read the next article if it is still to be read."""
        article_id = self.left.popleft()
        found = self._fetch(article_id)
        if found is None:
            logger.warning("article_unknown", article=article_id[:12])
            return
        article, state, quiet = found
        if state not in ledger.UNREAD:
            return
        first = article_id in self._counted
        attempts = self._count(article_id)
        if attempts > self._desk.settings.max_attempts:
            self._quarantine(article_id, f"ended its worker {self._desk.settings.max_attempts} times")
            return
        if not first:
            self.settle()
        self._try(article, attempts, quiet=quiet)
        if not first or self._is_time():
            self.settle()

    def _is_time(self) -> bool:
        """Say whether enough is read to be recorded, and it can be, or there is too much of it."""
        number = len(self._read)
        return number >= TOGETHER and (number >= MEANWHILE or is_free(self._desk.engine))

    def settle(self) -> None:
        """Record the articles that were read; those that more depends on, one by one."""
        some, began = self._read, time.perf_counter()
        if not some:
            return
        done = self._recorded(some)
        self._read = []
        each = (time.perf_counter() - began) / len(some)
        self._tell([(one, done[one.id]) for one in some if one.id in done], each)
        for one in some:
            if one.id not in done:
                with self._caught(one.article, 1):
                    self._record(one)

    def _recorded(self, some: Sequence[Sheet]) -> dict[str, Recorded]:
        """Return what recording them together did: of none, where the store refuses one of them."""
        try:
            with transaction(self.conn):
                return together.finish(self.conn, some, datetime.now(UTC))
        except (OperationalError, InterfaceError, BaseTimeoutException):
            raise
        except Exception as error:  # noqa: BLE001 - one article must not lose the others
            logger.warning("batch_refused", articles=len(some), reason=log.redact(f"{type(error).__name__}: {error}"))
            return {}

    def _fetch(self, article_id: str) -> tuple[Article, str, bool] | None:
        """Return the article, its state and whether it is told to nobody; the next ones are fetched with it."""
        if article_id not in self._fetched:
            ids = [article_id, *(self.left[at] for at in range(min(TOGETHER - 1, len(self.left))))]
            with transaction(self.conn, writes=False):
                self._fetched = ledger.get_short(self.conn, ids, SHORT)
                if article_id not in self._fetched:
                    return ledger.get(self.conn, article_id)
        return self._fetched.pop(article_id)

    def _count(self, article_id: str) -> int:
        """Count the attempt, committed before it begins, and return how many there were."""
        if article_id in self._counted:
            self._counted.remove(article_id)
            return 1
        with transaction(self.conn):
            return attempts.begin_attempt(self.conn, article_id, datetime.now(UTC))

    def _try(self, article: Article, attempts: int, *, quiet: bool) -> None:
        """Read the article, and record what it says or keep it until many are finished."""
        with tracing.span("work", article.id, attempt=attempts), self._caught(article, attempts):
            began = time.perf_counter()
            with tracing.span("read", article.id):
                reading = self._desk.reader.read(article)
            seconds = time.perf_counter() - began
            sheet = Sheet(article, reading, self._terms(article, quiet=quiet), bands(article.text), seconds)
            if self._together:
                self._read.append(sheet)
            else:
                self._record(sheet)

    @contextmanager
    def _caught(self, article: Article, attempts: int) -> Iterator[None]:
        """Let what is wrong with one article lose no other; what is wrong with the store is no fault of it."""
        try:
            yield
        except (OperationalError, InterfaceError):
            self._counted.add(article.id)
            raise
        except BaseTimeoutException:
            raise
        except Exception as error:  # noqa: BLE001 - one article must not lose the others
            self._note_failure(article.id, attempts, error)

    def _record(self, sheet: Sheet) -> None:
        """Do what an article is here for, in a transaction of its own."""
        began, article = time.perf_counter(), sheet.article
        with transaction(self.conn):
            if not ledger.stands(self.conn, article):
                self._again(article.id)
                return
            recorded = write(self.conn, article, sheet.reading, sheet.terms, datetime.now(UTC), keys=sheet.keys)
        if recorded.first_id not in (None, article.id):
            logger.info("article_linked", article=article.id[:12], reprint_of=recorded.first_id[:12])
        self._tell([(sheet, recorded)], time.perf_counter() - began)

    def _tell(self, done: Sequence[tuple[Sheet, Recorded]], seconds: float) -> None:
        """Wake whoever delivers, count what was done, and log it; recording took so many seconds each."""
        if any(one.endpoints for _, recorded in done for one in recorded.events):
            broker.wake(self._desk.client)
        metrics.count([count for sheet, recorded in done for count in counts(sheet, recorded, seconds)])
        for sheet, recorded in done:
            logger.info("article_read", **said(sheet, recorded, seconds))

    def _again(self, article_id: str) -> None:
        """Read the article once more: while it was read, something else became known of it."""
        self._fetched.pop(article_id, None)
        self._counted.add(article_id)
        self.left.append(article_id)

    def _terms(self, article: Article, *, quiet: bool) -> Terms:
        """Return what recording the article depends on."""
        desk = self._desk
        return Terms(
            packs=desk.packs,
            endpoints=[one.id for one in desk.endpoints],
            quiet=quiet,
            lateness_days=desk.settings.lateness_days,
            language=cast("Language", article.language or desk.settings.language),
            reprint_percent=desk.settings.reprint_percent,
            wanted=self._wanted,
            owners=desk.declared.owners,
            ranks=self._ranks,
        )

    def _note_failure(self, article_id: str, attempts: int, error: Exception) -> None:
        """Log what went wrong with one article; the last attempt puts it aside."""
        reason = log.redact(f"{type(error).__name__}: {error}")[:LONGEST_REASON]
        metrics.count([("articles", ("failed",), 1)])
        logger.error("article_failed", article=article_id[:12], attempt=attempts, exc_info=error)
        if attempts >= self._desk.settings.max_attempts:
            self._quarantine(article_id, reason)

    def _quarantine(self, article_id: str, reason: str) -> None:
        """Put the article aside with its reason; the rest goes on."""
        with transaction(self.conn):
            ledger.quarantine(self.conn, article_id, reason, datetime.now(UTC))
        metrics.count([("articles", ("quarantined",), 1)])
        logger.error("article_quarantined", article=article_id[:12], reason=reason)
