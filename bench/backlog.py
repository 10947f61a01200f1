"""What an article costs while ever more of them wait: taken in, read and recorded, and swept past.

python -m bench.backlog [--sizes 100,1000,10000,100000] [--articles 1000] [--store sqlite]

In one process, so that its processor time says what the work costs whatever else the machine does.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import structlog
from sqlalchemy import select

from bench.road import bodies, database
from ingest.defaults import general
from ingest.desk import Desk
from ingest.inbox import Inbox
from ingest.sweep import sweep
from shuize import broker, declared, log
from shuize.settings import Settings, database_url
from shuize.store import articles as ledger
from shuize.store import attempts, schema
from shuize.store.engine import open_store, writing
from shuize.types import Article, PublishedKind
from workers import jobs

CHUNK = 1000
CHARACTERS = 600


@dataclass(frozen=True, slots=True)
class Place:
    """What takes in and what reads, at one store and one Redis."""

    ingest: Desk
    work: jobs.Desk


def wait_more(place: Place, before: int, after: int) -> None:
    """Let so many articles wait, in the ledger and on the queue."""
    now = datetime.now(UTC)
    for start in range(before, after, CHUNK):
        texts = [f"第{number}篇等着。" for number in range(start, min(after, start + CHUNK))]
        waiting = [
            Article(sha256(one.encode()).hexdigest(), one, date(2020, 4, 1), PublishedKind.GIVEN) for one in texts
        ]
        ids = [one.id for one in waiting]
        with writing(place.ingest.engine) as conn:
            ledger.insert_all(conn, [(one, one.id) for one in waiting], now=now)
            attempts.mark_queued(conn, ids, now)
        for portion in broker.portions(ids, place.ingest.settings.batch_articles):
            broker.enqueue(place.ingest.client, portion)


def spent(work: Callable[[], object], articles: int) -> str:
    """Return the milliseconds of processor time an article, and of time."""
    began, busy = time.perf_counter(), time.process_time()
    work()
    taken, busy = time.perf_counter() - began, time.process_time() - busy
    return f"{busy * 1000 / articles:.2f} ({taken * 1000 / articles:.2f})"


def measure(place: Place, texts: list[str], number: int) -> list[str]:
    """Return what an article costs to take in and to read, and what a sweep costs."""
    inbox = Inbox(place.ingest)
    for text in texts:
        key = sha256(text.encode()).hexdigest()
        (place.ingest.settings.inbox / f"2020-04-01-{key}.txt").write_text(text, encoding="utf-8")
    taken = spent(lambda: inbox.round((), trust=True), number)
    with place.ingest.engine.connect() as conn:
        ids = list(conn.scalars(select(schema.articles.c.id).where(schema.articles.c.name.like("%.txt"))))
        unread = [one for one in ids if (found := ledger.get(conn, one)) and found[1] == ledger.RECEIVED]
    assert len(unread) == number, len(unread)  # noqa: S101 - or nothing was measured
    read = spent(lambda: [jobs.read_articles(one) for one in broker.portions(unread, 100)], number)
    return [taken, read, spent(lambda: sweep(place.ingest, datetime.now(UTC)), 1)]


def main() -> None:
    """Print the table."""
    given = argparse.ArgumentParser()
    given.add_argument("--sizes", default="100,1000,10000,100000")
    given.add_argument("--articles", type=int, default=1000)
    given.add_argument("--store", choices=("sqlite", "postgres"), default="sqlite")
    chosen = given.parse_args()
    sizes = [int(one) for one in chosen.sizes.split(",")]
    number = chosen.articles
    with tempfile.TemporaryDirectory() as name, (Path(name) / "log").open("w") as said, ExitStack() as stack:
        settings = Settings(
            inbox=Path(name) / "inbox",
            data=Path(name) / "data",
            queue_jobs=10**6,
            sidecar_seconds=0,
            database_url=stack.enter_context(database(chosen.store, Path(name))),
        )
        settings.inbox.mkdir()
        log.configure(settings, "bench", stream=said)
        with broker.broker(settings) as redis:
            work = jobs.make_desk(settings, redis.client)
            jobs.prepare(work)
            base = general(settings, declared.load(settings), settings.packs)
            place = Place(Desk(settings, open_store(database_url(settings)), redis.client, base=base), work)
            texts = list(bodies(number * (len(sizes) + 1), CHARACTERS))
            measure(place, texts[:number], number)  # once for nothing: what is made once is made
            print("| waiting | taken in, ms an article | read and recorded | a sweep |\n|---|---|---|---|")
            before = 0
            for turn, size in enumerate(sizes, 1):
                wait_more(place, before, size)
                before = size
                cells = measure(place, texts[number * turn : number * (turn + 1)], number)
                print(f"| {size:,} | {' | '.join(cells)} |", flush=True)
            place.ingest.engine.dispose()
            work.engine.dispose()
    structlog.reset_defaults()


if __name__ == "__main__":
    main()
