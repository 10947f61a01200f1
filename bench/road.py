"""The road: articles a second from the drop to the record and to the webhook; beside it RQ with nothing to do.

    python -m bench.road [--articles 2000] [--stores sqlite,postgres] [--workers 1,2] [--sizes 600,3500] [--json FILE]
                         [--waiting]

A bulletin is real text of that many characters (the stream beside the repository, else the samples), each made its
own by a line that nobody else has. All files are moved in at once; the clock ends when the last one is read, and told.
With `--waiting` the workers sleep until all are taken in and on the queue, and the clock begins then: what workers do
where neither ingest nor the number of cores holds them up.
"""

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import psutil
from rq import Queue, SimpleWorker, Worker
from rq.serializers import JSONSerializer
from sqlalchemy import Engine, func, select

from bench.servers import postgres
from bench.system import Mailbox, environ, name_of, receiver, up, wait_until
from shuize import broker, packfile
from shuize.settings import Settings
from shuize.store import articles, schema, views
from shuize.store.engine import open_store

STREAM = Path(__file__).resolve().parents[2] / "shared" / "stream" / "broadcast-2020H1.jsonl.gz"
SAMPLES = Path(packfile.SEEDS) / "resumption" / "articles"
PATIENCE_SECONDS = 600
POLL_SECONDS = 0.3
CALM_SECONDS = 1.0
"""Pause between the start of the system and the first drop."""
READY = "worker_started"
EMPTY_JOBS = 500


@dataclass(frozen=True, slots=True)
class Road:
    """One run: what was on it, and how fast it went."""

    store: str
    workers: int
    characters: int
    articles: int
    recorded: float
    """Articles a second from the first drop until the last one is recorded."""
    told: float
    """The same until the last webhook has arrived."""
    webhooks: int
    memory: dict[str, float]
    """Resident megabytes of each kind of process, the largest of its kind."""
    busy: dict[str, float]
    """Milliseconds of processor time an article, by kind of process, their ended children's among them."""


def bodies(number: int, characters: int) -> Iterator[str]:
    """Yield that many articles of about that length, in mixed order; no two share more than half of their words.

    No character is in two of them, until all were: then all runs by again, half an article further on.
    """
    text = "\n".join(_texts())
    room = len(text) // characters - 1
    mixed = Random(1).sample(range(room), room)  # noqa: S311 - the same each time
    for one in range(number):
        again, window = divmod(one, room)
        start = mixed[window] * characters + again * characters // 2 % characters
        yield f"第{one}号简报\n{text[start : start + characters]}\n（编号{one}）\n"


def _texts() -> Iterator[str]:
    """Yield real articles."""
    if STREAM.exists():
        with gzip.open(STREAM, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for line in lines)
    else:
        yield from (path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.txt")))


@contextmanager
def database(kind: str, folder: Path) -> Iterator[str]:
    """Give the URL of an empty database of that kind."""
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'road.db'}"
        return
    with postgres() as url:
        yield url


def run(kind: str, workers: int, characters: int, number: int, *, waiting: bool = False) -> Road:
    """Drop so many articles on a fresh system and time them; `waiting`: from when all wait on the queue."""
    with tempfile.TemporaryDirectory() as name, receiver() as box:
        folder = Path(name)
        inbox, staged = folder / "inbox", folder / "staged"
        inbox.mkdir()
        staged.mkdir()
        for one, text in enumerate(bodies(number, characters)):
            (staged / f"2020-04-{one % 28 + 1:02}-{one}.txt").write_text(text, encoding="utf-8")
        with database(kind, folder) as url:
            engine = open_store(url)
            try:
                wanted = Road(kind, workers, characters, number, 0, 0, 0, {}, {})
                return _timed(folder, engine, box, wanted, url, waiting=waiting)
            finally:
                engine.dispose()


def _timed(folder: Path, engine: Engine, box: Mailbox, wanted: Road, url: str, *, waiting: bool) -> Road:
    """Start the system, move the files in, and wait for the end of all of them."""
    env = environ(folder, box.port, database_url=url, workers=wanted.workers)
    with up(folder, env) as process:
        log = folder / "log"
        if not wait_until(lambda: log.read_text().count(READY) == wanted.workers, 60, pause=0.2):
            raise SystemExit(log.read_text()[-3000:])
        wait_until(lambda: False, CALM_SECONDS)
        sleeping = _workers(process.pid) if waiting else []
        for one in sleeping:
            one.suspend()
        idle = _busy(process.pid)
        began, started = time.monotonic(), datetime.now(UTC)
        for path in sorted((folder / "staged").iterdir()):
            path.rename(folder / "inbox" / path.name)
        if sleeping:
            wait_until(lambda: _queued(engine) == wanted.articles, PATIENCE_SECONDS, pause=POLL_SECONDS)
            idle, began, started = _busy(process.pid), time.monotonic(), datetime.now(UTC)
            for one in sleeping:
                one.resume()
        if not wait_until(lambda: _read(engine) == wanted.articles, PATIENCE_SECONDS, pause=POLL_SECONDS):
            raise SystemExit(f"{_read(engine)} of {wanted.articles} read\n{log.read_text()[-3000:]}")
        recorded = (_last(engine) - started).total_seconds()
        wait_until(lambda: not _owed(engine), PATIENCE_SECONDS, pause=POLL_SECONDS)
        busy = _busy(process.pid)
        last = max((at for at, _ in box.came.values()), default=began + recorded)
        return Road(
            wanted.store,
            wanted.workers,
            wanted.characters,
            wanted.articles,
            round(wanted.articles / recorded, 1),
            round(wanted.articles / max(recorded, last - began), 1),
            len(box.came),
            _memory(process.pid),
            {name: round((s - idle.get(name, 0)) * 1000 / wanted.articles, 2) for name, s in busy.items()},
        )


def _read(engine: Engine) -> int:
    """Return how many articles are read."""
    with engine.connect() as conn:
        return articles.count(conn, articles.READ)


def _queued(engine: Engine) -> int:
    """Return how many articles are on the queue."""
    with engine.connect() as conn:
        known = schema.articles.c
        return conn.execute(select(func.count()).where(known.queued_at.is_not(None))).scalar_one()


def _workers(pid: int) -> list[psutil.Process]:
    """Return the workers of the system."""
    return [one for one in psutil.Process(pid).children() if "workers" in one.cmdline()]


def _last(engine: Engine) -> datetime:
    """Return when the last article was recorded, as the ledger says: asking costs the system, so it is asked seldom."""
    with engine.connect() as conn:
        return conn.execute(select(func.max(schema.articles.c.read_at))).scalar_one()


def _owed(engine: Engine) -> int:
    """Return how many deliveries are due."""
    with engine.connect() as conn:
        return sum(one.due for one in views.owed(conn))


def _memory(pid: int) -> dict[str, float]:
    """Return the resident megabytes of the processes below, the largest of each name."""
    found: dict[str, float] = {}
    for process in psutil.Process(pid).children(recursive=True):
        try:
            words, taken = process.cmdline(), process.memory_full_info()
        except psutil.Error:
            continue
        name = name_of(words)
        found[name] = max(found.get(name, 0), round(taken.rss / 1e6, 1))
    return found


def _busy(pid: int) -> dict[str, float]:
    """Return the seconds of processor time that the processes below have had, by name, their forks' among them."""
    found: dict[str, float] = {}
    for process in psutil.Process(pid).children():
        with suppress(psutil.Error):
            name = name_of(process.cmdline())
            for one in (process, *process.children(recursive=True)):
                with suppress(psutil.Error):
                    found[name] = found.get(name, 0) + sum(one.cpu_times()[:4])
    return found


def empty() -> None:
    """Do nothing, as RQ's job."""


def ceiling(kind: str, number: int) -> float:
    """Return how many empty jobs a second so many workers of RQ get through."""
    with tempfile.TemporaryDirectory() as name, broker.broker(Settings(data=Path(name))) as redis:
        queue = Queue("empty", connection=redis.client, serializer=JSONSerializer)
        for _ in range(EMPTY_JOBS):
            queue.enqueue("bench.road.empty", result_ttl=0)
        command = [sys.executable, "-m", "bench.road", "--work", kind, "--redis", redis.url]
        waiting = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) for _ in range(number)]
        for one in waiting:
            assert one.stdout  # noqa: S101 - piped above
            one.stdout.readline()
        began = time.monotonic()
        for one in waiting:
            assert one.stdin  # noqa: S101 - the same
            one.stdin.close()
        for one in waiting:
            one.wait()
        return round(EMPTY_JOBS / (time.monotonic() - began), 1)


def work(kind: str, url: str) -> None:
    """Be one of RQ's workers until the queue is empty; begin when standard input ends."""
    client = broker.connect(url)
    queue = Queue("empty", connection=client, serializer=JSONSerializer)
    worker = {"Worker": Worker, "SimpleWorker": SimpleWorker}[kind](
        [queue], connection=client, serializer=JSONSerializer
    )
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.read()
    worker.work(burst=True, logging_level="ERROR")


def main() -> None:
    """Print both tables."""
    given = argparse.ArgumentParser()
    given.add_argument("--articles", type=int, default=2000)
    given.add_argument("--stores", default="sqlite,postgres")
    given.add_argument("--workers", default="1,2")
    given.add_argument("--sizes", default="600,3500")
    given.add_argument("--json", type=Path)
    given.add_argument("--waiting", action="store_true")
    given.add_argument("--work", help=argparse.SUPPRESS)
    given.add_argument("--redis", help=argparse.SUPPRESS)
    chosen = given.parse_args()
    if chosen.work:
        work(chosen.work, chosen.redis)
        return
    kinds = (("Worker", 1), ("Worker", 2), ("SimpleWorker", 1), ("SimpleWorker", 2))
    ceilings = {f"{number} {kind}": ceiling(kind, number) for kind, number in kinds}
    best = ceilings["2 SimpleWorker"]
    print("| RQ, jobs that do nothing | a second |\n|---|---|")
    for kind, rate in ceilings.items():
        print(f"| {kind} | {rate:,.0f} |")
    print(
        "\n| store | workers | characters | recorded/s | told/s | webhooks | times RQ's best | MB, by process "
        "| processor ms an article, by process |\n|" + "---|" * 9
    )
    roads = []
    for store in chosen.stores.split(","):
        for size in map(int, chosen.sizes.split(",")):
            for workers in map(int, chosen.workers.split(",")):
                road = run(store, workers, size, chosen.articles, waiting=chosen.waiting)
                roads.append(asdict(road))
                shown = ", ".join(f"{name} {taken:.0f}" for name, taken in sorted(road.memory.items()))
                busy = ", ".join(f"{name} {taken:.2f}" for name, taken in sorted(road.busy.items()))
                print(
                    f"| {store} | {workers} | {size} | {road.recorded:,.0f} | {road.told:,.0f} | {road.webhooks} "
                    f"| {road.recorded / best:.2f} | {shown} | {busy} |",
                    flush=True,
                )
    if chosen.json:
        chosen.json.write_text(json.dumps({"cores": os.cpu_count(), "rq": ceilings, "roads": roads}, indent=1), "utf-8")


if __name__ == "__main__":
    main()
