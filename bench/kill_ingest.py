"""Watcher, workers, their forks and Redis killed every few seconds while thousands of articles are dropped.

    python -m bench.kill_ingest [--articles 10000] [--seconds 3] [--database URL] [--forget]

Every article must end read exactly once, and each milestone be announced once. `--forget` empties Redis at some kills,
as a server without its append-only file does.
"""

import argparse
import random
import tempfile
import threading
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

import psutil
from redis import Redis
from redis.exceptions import RedisError
from sqlalchemy import func, select

from bench.system import Mailbox, cities, environ, receiver, up, wait_until
from shuize import embedded
from shuize.store import schema
from shuize.store.engine import open_store

CITIES = 200
DAYS = 20
FORGET_SHARE = 0.3
PATIENCE_SECONDS = 1200


def text(number: int, names: list[str]) -> str:
    """Return an article: the figures of a city rise by half a point a day, past 90 and 95."""
    city, day = names[number % len(names)], 1 + number // len(names) % DAYS
    return (
        f"---\npublished: 2020-03-{day + 1:02}\n---\n第{number}号快讯\n"
        f"截至3月{day}日，{city}规模以上工业企业复工率达{86 + day / 2:.1f}%。编号{number * 7919}。\n"
    )


def drop(inbox: Path, articles: int) -> None:
    """Drop them one after the other."""
    names = cities(CITIES)
    for number in range(articles):
        part = inbox / f"{number}.part"
        part.write_text(text(number, names), encoding="utf-8")
        part.rename(inbox / f"{number}.txt")


def victims(pid: int) -> list[psutil.Process]:
    """Return every process of the system but the supervisor itself."""
    found = psutil.Process(pid).children(recursive=True)
    servers = [one for one in psutil.process_iter(["name", "ppid"]) if "valkey" in (one.info["name"] or "")]
    ours = {one.pid for one in found}
    return found + [one for one in servers if one.pid not in ours and one.ppid() in (pid, *ours)]


def strike(pid: int, folder: Path, chance: random.Random, *, forget: bool) -> str:
    """Kill one process at random and say which; or make Redis forget all."""
    if forget and chance.random() < FORGET_SHARE:
        with suppress(RedisError, OSError):
            Redis(unix_socket_path=str(embedded.socket_path(folder / "data"))).flushall()
        return "forget"
    with suppress(psutil.Error, IndexError):
        one = chance.choice(victims(pid))
        told = " ".join(one.cmdline())
        one.kill()
        return next((word for word in ("ingest", "workers", "alerts", "valkey", "redis") if word in told), one.name())
    return "nobody"


def count(url: str) -> Counter[str]:
    """Return how many articles are in each state."""
    engine = open_store(url)
    with engine.connect() as conn:
        found = Counter(dict(list(conn.execute(select(schema.articles.c.state, func.count()).group_by("state")))))
    engine.dispose()
    return found


def judge(url: str, box: Mailbox) -> str:
    """Return what was told how often."""
    engine = open_store(url)
    crossed = schema.events.c.type == "milestone.crossed"
    with engine.connect() as conn:
        events = conn.execute(select(schema.events.c.alert_id, schema.events.c.id).where(crossed)).all()
        due = conn.scalar(select(func.count()).select_from(schema.deliveries).where(schema.deliveries.c.state == "due"))
    engine.dispose()
    twice = [one for one, times in Counter(alert for alert, _ in events).items() if times > 1]
    came = [body for _, body in box.came.values() if body["type"] == "milestone.crossed"]
    again = sum(times - 1 for times in box.times.values())
    return (
        f"{len(events)} crossings recorded, {len(twice)} alerts crossed more than once, {len(came)} crossings told, "
        f"{again} posted again under the same id, {due} still due"
    )


def main() -> None:
    """Run it and print what became of everything."""
    given = argparse.ArgumentParser()
    given.add_argument("--articles", type=int, default=10_000)
    given.add_argument("--seconds", type=float, default=3.0)
    given.add_argument("--database", default="")
    given.add_argument("--forget", action="store_true")
    chosen = given.parse_args()
    chance, killed = random.Random(1), Counter[str]()  # noqa: S311 - who dies next
    with tempfile.TemporaryDirectory() as name, receiver() as box:
        folder = Path(name)
        inbox = folder / "inbox"
        inbox.mkdir()
        url = chosen.database or f"sqlite:///{folder}/data/shuize.db"
        settings = {"database_url": chosen.database, "requeue_seconds": 5, "queue_jobs": 5000, "max_attempts": 20}
        with up(folder, environ(folder, box.port, **settings)) as process:
            wait_until((folder / "data").exists, 30)
            began = time.monotonic()
            threading.Thread(target=drop, args=(inbox, chosen.articles), daemon=True).start()

            def is_read() -> bool:
                killed[strike(process.pid, folder, chance, forget=chosen.forget)] += 1
                print(f"{time.monotonic() - began:.0f} s: {dict(count(url))}", flush=True)
                return count(url)["read"] == chosen.articles

            wait_until(is_read, PATIENCE_SECONDS, pause=chosen.seconds)
            taken = time.monotonic() - began
            wait_until(lambda: "0 still due" in judge(url, box), 60, pause=1)
            print(f"{taken:.0f} s, killed {dict(killed)}")
            print(f"{chosen.articles} dropped, {dict(count(url))}; {judge(url, box)}")


if __name__ == "__main__":
    main()
