"""Workers and deliverers killed at random moments while thousands of alerts flow through a bad receiver.

    python bench/kill_delivery.py [--alerts 3000] [--kills 60] [--database URL] [--keep FOLDER]

Real files are dropped into a watched folder; two workers read them, two deliverers post to a receiver that fails 20 %
of the requests and loses 5 % of the answers; all four are killed with SIGKILL again and again, and Redis is emptied
once. What the receiver saw is compared with what the same articles give where nothing is killed.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import psutil
from sqlalchemy import Engine, func, select

from shuize import broker, hands, packfile
from shuize.places import Gazetteer
from shuize.settings import Settings
from shuize.store import articles as ledger
from shuize.store.engine import open_store, writing
from shuize.store.schema import articles, deliveries, events
from shuize.types import Article, PublishedKind, digest
from tests.outbox import SECRET
from tests.receivers import Answer, Peer, hanging_up, listening, status
from workers.ledger.record import record
from workers.read import Reader

A_FILE = 10
"""Figures in one article."""
FAILED, ACCEPTED = status(503), status(204)
MOST_REQUESTS = 60_000
DEADLINE_SECONDS = 1500.0
ROUNDS = (
    ("2020-03-10", "截至3月9日，{place}企业复工率达{value}%。", 93),
    ("2020-03-20", "截至3月19日，{place}企业复工率达{value}%。", 71),
)


@dataclass
class Run:
    """One run: its folder, its processes and what was killed."""

    folder: Path
    environ: dict[str, str]
    running: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)
    kills: Counter[str] = field(default_factory=Counter)

    def start(self, name: str) -> None:
        """Start `workers-1`, `alerts-2` ... with its log in the folder."""
        with (self.folder / f"{name}.log").open("ab") as log:
            module = name.partition("-")[0]
            self.running[name] = subprocess.Popen(
                [sys.executable, "-m", module], env=self.environ, stdout=log, stderr=log
            )

    def kill(self, name: str) -> None:
        """Kill one and start it again."""
        self.running[name].send_signal(signal.SIGKILL)
        self.running[name].wait(30)
        self.kills[name.partition("-")[0]] += 1
        self.start(name)

    def processor(self) -> float:
        """Return the seconds of the processor that they have had since they began, their dead forks included."""
        return sum(sum(psutil.Process(one.pid).cpu_times()[:4]) for one in self.running.values())

    def stop(self) -> None:
        """End all of them."""
        for process in self.running.values():
            process.terminate()
        for process in self.running.values():
            process.wait(60)


def texts(count: int) -> list[list[tuple[str, str]]]:
    """Return for each round name and text of its files: so many figures of as many places, ten a file."""
    gazetteer = Gazetteer.load()
    codes = [code for code in sorted(gazetteer._by_code) if gazetteer.level(code) == "county"]  # noqa: SLF001
    seen: Counter[str] = Counter(gazetteer.place(code).name for code in codes)
    names = []
    for code in codes:
        name = gazetteer.place(code).name
        above = gazetteer.place(gazetteer.ancestors(code)[-1]).name if gazetteer.ancestors(code) else ""
        if seen[name] == 1 and len(name) > 2 and above:  # noqa: PLR2004  # short names are words too
            names.append(above + name)
    chance = random.Random(5)  # noqa: S311  # spreads places
    chance.shuffle(names)
    names = names[:count]
    return [
        [
            (
                f"{published}-{start:05}.txt",
                "\n".join(line.format(place=name, value=value) for name in names[start : start + A_FILE]),
            )
            for start in range(0, len(names), A_FILE)
        ]
        for published, line, value in ROUNDS
    ]


def expected(folder: Path, rounds: Sequence[Sequence[tuple[str, str]]]) -> dict[str, str]:
    """Return id and order key of every event that the articles give where one process records them in order."""
    engine, resumption = open_store(f"sqlite:///{folder}/reference.db"), packfile.load("resumption")
    reader = Reader((resumption,), Gazetteer.load())
    reader.warm()
    now = datetime.now(UTC)
    for (published, _, _), files in zip(ROUNDS, rounds, strict=True):
        for name, text in files:
            article = Article(digest(text), text, date.fromisoformat(published), PublishedKind.GIVEN)
            with writing(engine) as conn:
                ledger.insert(conn, article, name=name, now=now)
            record(engine, article, reader.read(article), (resumption,), ("log", "webhook"), now=now, quiet=False,
                   lateness_days=99999, language="zh")  # fmt: skip
    with engine.connect() as conn:
        found = conn.execute(select(events.c.type, func.count()).where(events.c.told == "told").group_by(events.c.type))
        kinds = {row.type: int(row[1]) for row in found}
    engine.dispose()
    return kinds


def until(condition: Callable[[], object], what: str) -> None:
    """Wait until the condition holds."""
    deadline = time.monotonic() + DEADLINE_SECONDS
    while not condition():
        if time.monotonic() > deadline:
            raise SystemExit(f"the deadline has passed: {what}")
        time.sleep(0.1)


def count(engine: Engine, query: object) -> int:
    """Return the number that the query gives."""
    with engine.connect() as conn:
        return int(conn.scalar(query) or 0)  # type: ignore[call-overload]


def unread(engine: Engine) -> int:
    """Return how many articles wait."""
    return count(engine, select(func.count()).where(articles.c.state != "read").select_from(articles))


def unread_ids(engine: Engine) -> set[str]:
    """Return which articles wait."""
    with engine.connect() as conn:
        return set(conn.scalars(select(articles.c.id).where(articles.c.state != "read")))


def due(engine: Engine) -> int:
    """Return how many deliveries wait."""
    return count(engine, select(func.count()).where(deliveries.c.state == "due").select_from(deliveries))


def drop(folder: Path, files: Sequence[tuple[str, str]]) -> None:
    """Put the files into the inbox, each at once whole."""
    for name, text in files:
        (folder / "part").write_text(text, "utf-8")
        (folder / "part").rename(folder / "inbox" / name)


def main() -> None:
    """Run, compare, print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--alerts", type=int, default=3000)
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--database", default="")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        trial(Path(name), given.alerts, given.kills, given.database)


def trial(folder: Path, alerts: int, kills: int, database: str) -> None:
    """Drop, kill, wait until all is told, and say what came of it."""
    rounds = texts(-(-alerts // 30) * A_FILE)  # crossed, reversed, turned: three of each place
    (folder / "inbox").mkdir()
    url = database or f"sqlite:///{folder}/shuize.db"
    engine = open_store(url)
    network = random.Random(7)  # noqa: S311  # plays a bad network
    answers: list[Answer] = network.choices([FAILED, hanging_up, ACCEPTED], weights=[20, 5, 75], k=MOST_REQUESTS)
    chance = random.Random(11)  # noqa: S311  # chooses what to kill and when
    settings = Settings(data=folder / "data")
    began = time.monotonic()
    with broker.broker(settings) as redis, listening(*answers) as peer:
        run = Run(folder, environment(folder, url, redis.url, peer.url))
        for one in ("ingest-1", "workers-1", "workers-2", "alerts-1", "alerts-2"):
            run.start(one)
        for number, files in enumerate(rounds):
            drop(folder, files)
            want = kills * (number + 1) // len(rounds)
            while run.kills.total() < want:
                time.sleep(chance.uniform(0.2, 2.5))
                run.kill(chance.choice(("workers-1", "workers-2", "alerts-1", "alerts-2")))
            if number:
                waiting = [unread(engine), due(engine)]
                redis.client.flushall()
                flushed, used = time.monotonic(), run.processor()
                until(lambda: hands.carried(redis.client) >= unread_ids(engine), "all of it back on the queue")
                print(f"Redis emptied with {waiting[0]} articles unread and {waiting[1]} deliveries due; "
                      f"all of it back on the queue {time.monotonic() - flushed:.1f} s later")  # fmt: skip
            total = sum(len(one) for one in rounds[: number + 1])
            until(
                lambda total=total: count(engine, select(func.count()).select_from(articles)) == total, "files taken in"
            )
            until(lambda: unread(engine) == 0, "articles read")
            read = time.monotonic()
            if not number:
                until(lambda: due(engine) == 0, "deliveries sent")
        until(lambda: due(engine) == 0, "deliveries sent")
        drained, used = time.monotonic() - flushed, run.processor() - used
        run.stop()
        check(engine, peer, answers, run, rounds)
    print(f"all read {read - flushed:.0f} s and drained {drained:.0f} s after Redis was emptied, with {used:.0f} s of "
          f"the processor; {time.monotonic() - began:.0f} s in all; load {os.getloadavg()[0]:.1f}")  # fmt: skip
    engine.dispose()


def environment(folder: Path, url: str, redis: str, receiver: str) -> dict[str, str]:
    """Return what every process is started with."""
    shuize = {
        "SHUIZE_INBOX": str(folder / "inbox"), "SHUIZE_DATA": str(folder / "data"), "SHUIZE_DATABASE_URL": url,
        "SHUIZE_REDIS_URL": redis, "SHUIZE_WEBHOOK_URL": receiver, "SHUIZE_WEBHOOK_SECRET": SECRET,
        "SHUIZE_WEBHOOK_ALLOW_CIDRS": "127.0.0.0/8", "SHUIZE_WEBHOOK_TIMEOUT_SECONDS": "2",
        "SHUIZE_RETRY_SECONDS": ",".join(["0", *["0.2"] * 90]), "SHUIZE_MAX_ATTEMPTS": "1000",
        "SHUIZE_LATENESS_DAYS": "99999", "SHUIZE_BATCH_ARTICLES": "5",
    }  # fmt: skip
    bare = {name: text for name, text in os.environ.items() if not name.startswith("SHUIZE_")}
    return {**bare, **shuize}


def check(
    engine: Engine,
    peer: Peer,
    answers: Sequence[Answer],
    run: Run,
    rounds: Sequence[Sequence[tuple[str, str]]],
) -> None:
    """Compare what the receiver saw with what was to be told, and print it."""
    with engine.connect() as conn:
        stored = {row.id: row for row in conn.execute(select(events))}
        owed = set(conn.scalars(select(deliveries.c.event_id).where(deliveries.c.endpoint == "webhook")))
    kinds = Counter(row.type for row in stored.values() if row.told == "told")
    requests = list(peer.requests)
    first: dict[str, int] = {}
    other, unsigned = 0, 0
    for number, request in enumerate(requests):
        told = request.headers["webhook-id"]
        other += told not in stored or request.body != stored[told].body.encode()
        unsigned += not request.signed_with(SECRET)
        if answers[number] is not FAILED:
            first.setdefault(told, number)
    order = defaultdict(list)
    for told in sorted(owed & set(first), key=lambda one: stored[one].sequence):
        order[stored[told].order_key].append(first[told])
    disorder = sum(found != sorted(found) for found in order.values())
    leaks = sum(SECRET in path.read_text("utf-8", "replace") for path in run.folder.glob("*.log"))
    kept = dict(kinds)
    print(f"kills {dict(run.kills)} = {run.kills.total()}; requests {len(requests)}; alerts told {len(owed)}")
    print(f"lost {len(owed - set(first))}, made up {len(set(first) - owed)}, changed bytes {other}, unsigned "
          f"{unsigned}, keys out of order {disorder} of {len(order)}, repeats {len(requests) - len(set(first))}, "
          f"logs with a secret {leaks} of {len(list(run.folder.glob('*.log')))}")  # fmt: skip
    print("the same events as without kills:", kept == expected(run.folder, rounds), kept)


if __name__ == "__main__":
    main()
