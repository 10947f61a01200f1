"""What an article costs while ever more of them wait: taken in, read and recorded, and swept past.

python -m bench.backlog [--sizes 100,1000,10000,100000] [--articles 1000] [--store sqlite]

Each size has a store and a Redis of its own, and all have the same articles, fifty after fifty in turns, each time
another one first: what the host gives at a moment, and what an article holds, is the same for all. The first fifty are
for nothing. In one process, so that its processor time says what the work costs whatever else the machine does.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import structlog
from sqlalchemy import text

from bench.road import bodies, database
from ingest.defaults import general
from ingest.desk import Desk
from ingest.inbox import Inbox
from ingest.sweep import sweep
from shuize import broker, declared, log
from shuize.settings import Settings, database_url
from shuize.store import articles as ledger
from shuize.store import attempts
from shuize.store.engine import open_store, writing
from shuize.types import Article, PublishedKind
from workers import jobs

CHUNK = 1000
PORTION = 50
CHARACTERS = 600


@dataclass(slots=True)
class Spent:
    """Processor time and time that a kind of work took."""

    busy: float = 0.0
    taken: float = 0.0

    def add(self, work: Callable[[], object]) -> None:
        """Do it, and count what it took."""
        began, busy = time.perf_counter(), time.process_time()
        work()
        self.taken += time.perf_counter() - began
        self.busy += time.process_time() - busy

    def shown(self, number: int) -> str:
        """Return the milliseconds of processor time, and of time, of one of so many."""
        return f"{self.busy * 1000 / number:.2f} ({self.taken * 1000 / number:.2f})"


@dataclass(slots=True)
class Place:
    """A store and a Redis at which so many articles wait, what takes in and what reads there, and what that took."""

    waiting: int
    ingest: Desk
    work: jobs.Desk
    inbox: Inbox
    take_in: Spent = field(default_factory=Spent)
    read: Spent = field(default_factory=Spent)
    swept: Spent = field(default_factory=Spent)


def place(folder: Path, waiting: int, store: str, stack: ExitStack) -> Place:
    """Return a place at which as many articles wait as are to."""
    settings = Settings(
        inbox=folder / "inbox",
        data=folder / "data",
        queue_jobs=10**6,
        sidecar_seconds=0,
        database_url=stack.enter_context(database(store, folder)),
    )
    settings.inbox.mkdir(parents=True)
    redis = stack.enter_context(broker.broker(settings))
    work = jobs.make_desk(settings, redis.client)
    stack.callback(work.engine.dispose)
    base = general(settings, declared.load(settings), settings.packs)
    ingest = Desk(settings, open_store(database_url(settings)), redis.client, base=base)
    stack.callback(ingest.engine.dispose)
    made = Place(waiting, ingest, work, Inbox(ingest))
    wait(made)
    return made


def wait(at: Place) -> None:
    """Let the articles wait, in the ledger and on the queue, as ingest would."""
    now = datetime.now(UTC)
    for start in range(0, at.waiting, CHUNK):
        texts = [f"第{number}篇等着。" for number in range(start, min(at.waiting, start + CHUNK))]
        waiting = [
            Article(sha256(one.encode()).hexdigest(), one, date(2020, 4, 1), PublishedKind.GIVEN) for one in texts
        ]
        ids = [one.id for one in waiting]
        with writing(at.ingest.engine) as conn:
            ledger.insert_all(conn, [(one, one.id) for one in waiting], now=now)
            attempts.mark_queued(conn, ids, now)
        for portion in broker.portions(ids, at.ingest.settings.batch_articles):
            broker.enqueue(at.ingest.client, portion)


def go_through(at: Place, texts: Sequence[str]) -> None:
    """Take in and read these articles."""
    for one in texts:
        key = sha256(one.encode()).hexdigest()
        (at.ingest.settings.inbox / f"2020-04-01-{key}.txt").write_text(one, encoding="utf-8")
    at.take_in.add(lambda: at.inbox.round((), trust=True))
    with at.ingest.engine.connect() as conn:
        # by number: what is asked in between must not bring the waiting ones into memory
        found = conn.execute(text("SELECT id, state FROM articles WHERE name LIKE '2020-04-01-%' AND read_at IS NULL"))
        unread = [one.id for one in found if one.state == ledger.RECEIVED]
    assert len(unread) == len(texts), len(unread)  # noqa: S101 - or nothing was measured
    jobs.prepare(at.work)
    at.read.add(lambda: jobs.read_articles(unread))


def in_turns(places: Sequence[Place], texts: Sequence[str]) -> None:
    """Let the articles go through all places, each portion through each of them before the next one."""
    for number, start in enumerate(range(0, len(texts), PORTION)):
        first = number % len(places)
        for at in (*places[first:], *places[:first]):
            go_through(at, texts[start : start + PORTION])


def main() -> None:
    """Print the table."""
    given = argparse.ArgumentParser()
    given.add_argument("--sizes", default="100,1000,10000,100000")
    given.add_argument("--articles", type=int, default=1000)
    given.add_argument("--store", choices=("sqlite", "postgres"), default="sqlite")
    chosen = given.parse_args()
    number = chosen.articles
    with tempfile.TemporaryDirectory() as name, (Path(name) / "log").open("w") as said, ExitStack() as stack:
        log.configure(Settings(), "bench", stream=said)
        sizes = [int(one) for one in chosen.sizes.split(",")]
        places = [place(Path(name) / str(size), size, chosen.store, stack) for size in sizes]
        texts = list(bodies(number + PORTION, CHARACTERS))
        in_turns(places, texts[:PORTION])
        for at in places:
            at.take_in, at.read = Spent(), Spent()
        in_turns(places, texts[PORTION:])
        print("| waiting | taken in, ms an article | read and recorded | a sweep |\n|---|---|---|---|")
        for at in places:
            at.swept.add(lambda at=at: sweep(at.ingest, datetime.now(UTC)))
            print(f"| {at.waiting:,} | {at.take_in.shown(number)} | {at.read.shown(number)} | {at.swept.shown(1)} |")
    structlog.reset_defaults()


if __name__ == "__main__":
    main()
