"""The road: articles a second from the drop to the record and to the webhook; beside it RQ with nothing to do.

    python -m bench.road [--articles 2000] [--stores sqlite,postgres] [--workers 1,2] [--sizes 600,3500] [--json FILE]
                         [--waiting] [--rounds 1]

A bulletin is real text of that many characters (the stream beside the repository, else the samples), each made its
own by a line that nobody else has. All files are moved in at once; the clock ends when the last one is read, and told.
With `--waiting` the workers sleep until all are taken in and on the queue, and the clock begins then: what workers do
where neither ingest nor the number of cores holds them up. The last table says who had the processors meanwhile.
With more than one of `--rounds` the numbers of workers take turns, each time on a fresh system, and what the last of
them does is put beside what the first did just before: the median of these is what more workers bring.
"""

import argparse
import gzip
import json
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from statistics import median

import psutil
from sqlalchemy import Engine, func, select

from bench.ceiling import KINDS, ceiling
from bench.servers import postgres
from bench.shares import Use, processes, readers
from bench.system import Mailbox, environ, name_of, receiver, up, wait_until
from shuize import packfile
from shuize.store import articles, schema, views
from shuize.store.engine import open_store

STREAM = Path(__file__).resolve().parents[2] / "shared" / "stream" / "broadcast-2020H1.jsonl.gz"
SAMPLES = Path(packfile.SEEDS) / "resumption" / "articles"
PATIENCE_SECONDS = 600
POLL_SECONDS = 0.3
CALM_SECONDS = 1.0
"""Pause between the start of the system and the first drop."""
READY = "worker_started"


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
    seconds: float
    """How long the last article was waited for, by the bench's own clock: that long the next is measured."""
    shares: dict[str, float]
    """Seconds of processor time by then, by who had them, all others and what nobody had among them."""


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
                wanted = Road(kind, workers, characters, number, 0, 0, 0, {}, {}, 0, {})
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
        sleeping = readers(process.pid) if waiting else []
        for one in sleeping:
            one.suspend()
        idle, used = processes(process.pid), Use(process.pid, url)
        began, started = time.monotonic(), datetime.now(UTC)
        for path in sorted((folder / "staged").iterdir()):
            path.rename(folder / "inbox" / path.name)
        if sleeping:
            wait_until(lambda: not any((folder / "inbox").glob("*.txt")), PATIENCE_SECONDS, pause=POLL_SECONDS)
            idle, used = processes(process.pid), Use(process.pid, url)
            began, started = time.monotonic(), datetime.now(UTC)
            for one in sleeping:
                one.resume()
        if not wait_until(lambda: _read(engine) == wanted.articles, PATIENCE_SECONDS, pause=POLL_SECONDS):
            raise SystemExit(f"{_read(engine)} of {wanted.articles} read\n{log.read_text()[-3000:]}")
        seconds, shares = used.so_far()
        recorded = (_last(engine) - started).total_seconds()
        wait_until(lambda: not _owed(engine), PATIENCE_SECONDS, pause=POLL_SECONDS)
        busy = processes(process.pid)
        last = max((at for at, _ in box.came.values()), default=began + recorded)
        return replace(
            wanted,
            recorded=round(wanted.articles / recorded, 1),
            told=round(wanted.articles / max(recorded, last - began), 1),
            webhooks=len(box.came),
            memory=_memory(process.pid),
            busy={name: round((s - idle.get(name, 0)) * 1000 / wanted.articles, 2) for name, s in busy.items()},
            seconds=round(seconds, 2),
            shares={name: round(taken, 2) for name, taken in shares.items()},
        )


def _read(engine: Engine) -> int:
    """Return how many articles are read."""
    with engine.connect() as conn:
        return articles.count(conn, articles.READ)


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


def shown(road: Road) -> Iterator[str]:
    """Yield, as rows of a table, who had the machine's processors during the run."""
    machine = road.seconds * (os.cpu_count() or 1)
    for who, seconds in road.shares.items():
        where = f"{road.store} | {road.workers} | {road.characters}"
        yield f"| {where} | {who} | {seconds:.2f} | {seconds * 100 / machine:.0f} |"


def gains(roads: list[Road]) -> Iterator[str]:
    """Yield, as rows of a table, how many times the rate of the fewest workers the most had, round by round."""
    for store, size in dict.fromkeys((road.store, road.characters) for road in roads):
        mine = [road for road in roads if (road.store, road.characters) == (store, size)]
        few, many = min(road.workers for road in mine), max(road.workers for road in mine)
        before = [road.recorded for road in mine if road.workers == few]
        after = [road.recorded for road in mine if road.workers == many]
        times = [late / early for early, late in zip(before, after, strict=True)]
        rounds = ", ".join(f"{early:,.0f} and {late:,.0f}" for early, late in zip(before, after, strict=True))
        yield f"| {store} | {size} | {few} and {many} | {rounds} | {median(times):.2f} |"


def main() -> None:
    """Print the tables."""
    given = argparse.ArgumentParser()
    given.add_argument("--articles", type=int, default=2000)
    given.add_argument("--stores", default="sqlite,postgres")
    given.add_argument("--workers", default="1,2")
    given.add_argument("--sizes", default="600,3500")
    given.add_argument("--json", type=Path)
    given.add_argument("--waiting", action="store_true")
    given.add_argument("--rounds", type=int, default=1)
    chosen = given.parse_args()
    ceilings = {f"{number} {kind}": ceiling(kind, number) for kind, number in KINDS}
    both = ceilings["2 SimpleWorker"]
    print("| RQ, jobs that do nothing | a second |\n|---|---|")
    for kind, rate in ceilings.items():
        print(f"| {kind} | {rate:,.0f} |")
    print(
        "\n| store | workers | characters | recorded/s | told/s | webhooks | times RQ's two SimpleWorkers "
        "| MB, by process | processor ms an article, by process |\n|" + "---|" * 9
    )
    roads = []
    for store in chosen.stores.split(","):
        for size in map(int, chosen.sizes.split(",")):
            for workers in list(map(int, chosen.workers.split(","))) * chosen.rounds:
                road = run(store, workers, size, chosen.articles, waiting=chosen.waiting)
                roads.append(road)
                taken = ", ".join(f"{name} {megabytes:.0f}" for name, megabytes in sorted(road.memory.items()))
                busy = ", ".join(f"{name} {taken:.2f}" for name, taken in sorted(road.busy.items()))
                print(
                    f"| {store} | {workers} | {size} | {road.recorded:,.0f} | {road.told:,.0f} | {road.webhooks} "
                    f"| {road.recorded / both:.2f} | {taken} | {busy} |",
                    flush=True,
                )
    if chosen.rounds > 1:
        print("\n| store | characters | workers | recorded/s, round by round | times, the median |\n|" + "---|" * 5)
        print("\n".join(gains(roads)))
    print("\n| store | workers | characters | who | processor s | % of the machine |\n|" + "---|" * 6)
    for road in roads:
        print("\n".join(shown(road)))
    if chosen.json:
        chosen.json.write_text(
            json.dumps({"cores": os.cpu_count(), "rq": ceilings, "roads": list(map(asdict, roads))}, indent=1), "utf-8"
        )


if __name__ == "__main__":
    main()
