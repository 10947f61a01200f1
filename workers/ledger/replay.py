"""Reading all stored articles again: first their figures are replaced, batch by batch, then their series are judged.

Nothing is judged while half of the articles are read one way and half the other, so nobody is told of what only the
mixture says. How far it has come is kept in the database: begun again after a crash it goes on where it was.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count
from typing import Literal, Protocol

import msgspec
from sqlalchemy import Connection, Engine

from shuize.declared import OwnerTable
from shuize.owners import ranked
from shuize.pack import Pack
from shuize.store import articles, observations, replays, reprints, series, turns, watermarks
from shuize.store.engine import writing
from shuize.store.replays import Progress
from shuize.types import Article, Reading, digest
from shuize.wanted import Wanted
from shuize.wording import Language
from workers.compare.decide import Moment, waiting
from workers.ledger.desk import Desk, Told, concerned, judge
from workers.ledger.linking import link
from workers.ledger.record import labels, pack_of


class Reads(Protocol):
    """Whatever reads an article."""

    packs: tuple[Pack, ...]

    def read(self, article: Article) -> Reading:
        """Return what the article says."""
        ...


@dataclass(frozen=True, slots=True)
class Course:
    """How articles are read again, and who is told of what comes of it."""

    reader: Reads
    endpoints: tuple[str, ...]
    wanted: Mapping[str, Wanted]
    """What each endpoint wants to hear of."""
    lateness_days: int
    language: Language
    tell: bool = True
    batch: int = 200
    """Articles whose figures are replaced in one transaction."""
    series: int = 50
    """Series that are judged in one transaction."""
    reprint_percent: int = 60
    owners: tuple[OwnerTable, ...] = ()
    ranks: Mapping[str, int] = field(default_factory=dict)
    """How far each source is trusted."""

    @property
    def packs(self) -> tuple[Pack, ...]:
        """The packs that read and judge."""
        return self.reader.packs

    def named(self, version: str) -> str:
        """Return what tells this reader from others: the version of the program and its packs."""
        return digest(version, *(msgspec.json.encode(one, enc_hook=str).decode() for one in self.packs))


@dataclass(frozen=True, slots=True)
class Step:
    """One transaction: how many articles are read or series judged so far, of how many, and what was told."""

    phase: Literal["read", "judge"]
    done: int
    of: int
    progress: Progress
    told: tuple[Told, ...] = ()
    failed: Mapping[str, str] = field(default_factory=dict)
    """Articles that the reader cannot read, with the reason; they stay as they were read before."""


def replay(
    engine: Engine, course: Course, version: str, *, clock: Callable[[], datetime], afresh: bool = False
) -> Iterator[Step]:
    """Read all articles again and judge their series; go on where a replay of the same reader was interrupted.

    `afresh`: begin at the first article nevertheless. Articles that come meanwhile are recorded beside it.
    """
    with writing(engine) as conn:
        found = None if afresh else replays.under_way(conn, course.named(version))
        progress = found or replays.begin(conn, course.named(version), clock())
        total = articles.counts(conn)[articles.READ]
    for step in _read(engine, course, progress, total, clock):
        progress = step.progress
        yield step
    yield from _judge(engine, course, progress, clock)
    with writing(engine) as conn:
        replays.end(conn, progress, clock())


def _read(
    engine: Engine, course: Course, progress: Progress, total: int, clock: Callable[[], datetime]
) -> Iterator[Step]:  # fmt: skip
    """Replace the figures of all articles, a transaction a batch."""
    while True:
        with engine.connect() as conn:
            batch = articles.after(conn, progress.cursor, course.batch)
        if not batch:
            return
        readings, failed = readable(course.reader, batch)
        _link(engine, course, readings)
        progress = _replace(engine, course, batch, readings, progress=progress, now=clock())
        yield Step("read", progress.articles, max(total, progress.articles), progress, failed=failed)


def readable(reader: Reads, batch: Sequence[Article]) -> tuple[list[tuple[Article, Reading]], dict[str, str]]:
    """Read the articles; return the readings, and why the others cannot be read."""
    readings, failed = [], {}
    for article in batch:
        try:
            readings.append((article, reader.read(article)))
        except Exception as error:  # noqa: BLE001 - as in a worker: one article must not lose the others
            failed[article.id] = f"{type(error).__name__}: {error}"
    return readings, failed


def _link(engine: Engine, course: Course, readings: Sequence[tuple[Article, Reading]]) -> None:
    """Look for reprints of the articles that were never compared; each in a transaction of its own, for its locks."""
    with engine.connect() as conn:
        known = reprints.registered(conn, [article.id for article, _ in readings])
    for article, _ in readings:
        if article.id not in known:
            with writing(engine) as conn:
                moved = link(conn, article, course.reprint_percent)
                replays.judge_later(conn, moved.series)


def _replace(
    engine: Engine, course: Course, batch: Sequence[Article], readings: Sequence[tuple[Article, Reading]], *,
    progress: Progress, now: datetime,
) -> Progress:  # fmt: skip
    """Replace the figures of one batch and note how far it has come."""
    mine = [article.id for article, _ in readings]
    with writing(engine) as conn:
        articles.lock(conn, mine)
        touched = {one.id: one for one in series.of_articles(conn, mine)}
        touched |= {one.series.id: one.series for _, reading in readings for one in reading.observations}
        series.lock(conn, touched.values())
        replays.judge_later(conn, touched)
        done = [_replace_one(conn, course, article, reading, now) for article, reading in readings]
        return replays.advance(conn, progress, batch[-1].id, len(batch), done)


def _replace_one(
    conn: Connection, course: Course, article: Article, reading: Reading, now: datetime
) -> observations.Replaced:  # fmt: skip
    """Replace the figures of one article, unless something newer became known of it meanwhile."""
    stands = articles.get(conn, article.id)
    if stands is None or stands[:2] != (article, articles.READ):
        return observations.Replaced(0, 0, 0)
    trusted = ranked(article, course.ranks)
    replaced = observations.replace(conn, trusted, reading.observations, pack_of=pack_of(course.packs), now=now)
    articles.relabel(conn, article.id, labels(reading))
    return replaced


def _judge(engine: Engine, course: Course, progress: Progress, clock: Callable[[], datetime]) -> Iterator[Step]:
    """Judge the series whose figures were replaced, and tell what is new, a transaction a few."""
    with engine.connect() as conn:
        total = replays.left(conn)
    for number in count(1):
        with writing(engine) as conn:
            ids = replays.to_judge(conn, course.series)
            if not ids:
                return
            touched = {one.id: one for one in series.some(conn, ids)}
            if waiting(course.packs):
                turns.keep_event_time(conn)
            desk = desk_for(conn, course, clock())
            found = concerned(desk, touched)
            series.lock(conn, found.values())
            told = judge(desk, found, touched)
            replays.judged(conn, ids)
        done = min(number * course.series, total)
        yield Step("judge", done, max(total, done), progress, tuple(told))


def desk_for(conn: Connection, course: Course, now: datetime) -> Desk:
    """Return what judging again works with: event time stands where the newest article left it."""
    return Desk(
        conn=conn,
        packs=course.packs,
        endpoints=tuple(dict.fromkeys(course.endpoints)),
        now=now,
        when=_moment(watermarks.seen(conn), watermarks.newest(conn, now), course),
        language=course.language,
        wanted=course.wanted,
        owners=course.owners,
        hush=not course.tell,
    )


def _moment(seen: date | None, received: date | None, course: Course) -> Moment:
    """Return the moment at which everything is looked at again."""
    stands = seen or received or date.min + timedelta(days=course.lateness_days)
    horizon = (received or stands) - timedelta(days=course.lateness_days)
    return Moment(horizon, stands, course.lateness_days, quiet=False, again=True)
