"""Watcher, workers, their forks and Redis killed every few seconds while thousands of articles are dropped.

    python -m bench.kill_ingest [--articles 10000] [--seconds 3] [--redis embedded|kept|lost] [--postgresql] [--forget]

Every article must end read exactly once, and each milestone be announced once. The Redis is the embedded one, or one
of its own, with its append-only file (kept) or without it (lost: whatever it held is gone at each kill). `--forget`
empties the embedded one at some kills, as if it had no file either.
"""

import argparse
import random
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import psutil
from redis import Redis
from redis.exceptions import RedisError
from sqlalchemy import func, select

from bench.servers import postgres, redis
from bench.system import Mailbox, cities, environ, receiver, up, wait_until
from shuize import embedded
from shuize.store import schema
from shuize.store.engine import open_store

CITIES = 200
DAYS = 20
FORGET_SHARE = 0.3
PATIENCE_SECONDS = 3600
PARTS = ("ingest", "workers", "alerts")


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


def victims(folder: Path, pid: int) -> dict[str, list[psutil.Process]]:
    """Return every process of the system but the supervisor itself, by what it does."""
    found: dict[str, list[psutil.Process]] = defaultdict(list)
    watched = psutil.Process(pid).children(recursive=True)
    for one in watched:
        with suppress(psutil.Error):
            said = one.cmdline()
            name = next((word for word in PARTS if word in said), "another")
            mine = one.parent() in watched and name == "workers"
            found["fork of a worker" if mine else name].append(one)
    for one in psutil.process_iter():
        with suppress(psutil.Error):
            if one.name().startswith(("valkey", "redis")) and Path(one.cwd()).is_relative_to(folder):
                found["another"] = [each for each in found["another"] if each != one]
                found["redis"].append(one)
    return {name: processes for name, processes in found.items() if processes}


def strike(pid: int, folder: Path, chance: random.Random, *, forget: bool) -> str:
    """Kill one process at random and say which; or make Redis forget all."""
    if forget and chance.random() < FORGET_SHARE:
        with suppress(RedisError, OSError):
            Redis(unix_socket_path=str(embedded.socket_path(folder / "data"))).flushall()
        return "forget"
    with suppress(psutil.Error, IndexError):
        found = victims(folder, pid)
        name = chance.choice(sorted(found))
        chance.choice(found[name]).kill()
        return name
    return "nobody"


def count(url: str) -> Counter[str]:
    """Return how many articles are in each state."""
    engine = open_store(url)
    with engine.connect() as conn:
        found = Counter(dict(list(conn.execute(select(schema.articles.c.state, func.count()).group_by("state")))))
    engine.dispose()
    return found


def figures(url: str) -> tuple[int, int]:
    """Return how many figures are stored, and how many attempts to read began."""
    engine = open_store(url)
    with engine.connect() as conn:
        stored = conn.scalar(select(func.count()).select_from(schema.observations)) or 0
        attempts = conn.scalar(select(func.sum(schema.articles.c.attempts))) or 0
    engine.dispose()
    return stored, int(attempts)


def judge(url: str, box: Mailbox) -> str:
    """Return what was told how often."""
    engine = open_store(url)
    crossed = schema.events.c.type == "milestone.crossed"
    sent = schema.deliveries.c.state == "sent", schema.deliveries.c.endpoint == "webhook"
    with engine.connect() as conn:
        marks = select(schema.event_alerts.c.alert_id, schema.events.c.id).join(schema.events).where(crossed)
        events = conn.execute(marks).all()
        due = conn.scalar(select(func.count()).select_from(schema.deliveries).where(schema.deliveries.c.state == "due"))
        told = set(conn.scalars(select(schema.deliveries.c.event_id).where(*sent)))
    engine.dispose()
    twice = [one for one, times in Counter(alert for alert, _ in events).items() if times > 1]
    came = {key for key, (_, body) in box.came.items() if body["type"] == "milestone.crossed"}
    again = sum(times - 1 for times in box.times.values())
    lost = len(told - set(box.came))
    return (
        f"{len(events)} milestones in {len({key for _, key in events})} events, {len(twice)} of them more than once, "
        f"{len(came)} events told, "
        f"{lost} noted as sent that never came, {again} posted again under the same id, {due} still due"
    )


@contextmanager
def system(chosen: argparse.Namespace) -> Iterator[tuple[Path, str, dict[str, object]]]:
    """Give folder, database and settings of a system of the kind that was chosen."""
    with ExitStack() as held:
        folder = Path(held.enter_context(tempfile.TemporaryDirectory()))
        settings: dict[str, object] = {"requeue_seconds": 5, "queue_jobs": 5000, "max_attempts": 20}
        url = f"sqlite:///{folder}/data/shuize.db"
        if chosen.postgresql:
            url = settings["database_url"] = held.enter_context(postgres())
        if chosen.redis != "embedded":
            settings["redis_url"] = held.enter_context(redis(folder, appends=chosen.redis == "kept"))
        yield folder, url, settings


def main() -> None:
    """Run it and print what became of everything."""
    given = argparse.ArgumentParser()
    given.add_argument("--articles", type=int, default=10_000)
    given.add_argument("--seconds", type=float, default=3.0)
    given.add_argument("--redis", choices=("embedded", "kept", "lost"), default="embedded")
    given.add_argument("--postgresql", action="store_true")
    given.add_argument("--forget", action="store_true")
    chosen = given.parse_args()
    chance, killed = random.Random(1), Counter[str]()  # noqa: S311 - who dies next
    with system(chosen) as (folder, url, settings), receiver() as box:
        inbox = folder / "inbox"
        inbox.mkdir()
        with up(folder, environ(folder, box.port, **settings)) as process:
            wait_until(lambda: "ingest_started" in (folder / "log").read_text(errors="replace"), 60)
            began = time.monotonic()
            threading.Thread(target=drop, args=(inbox, chosen.articles), daemon=True).start()

            def is_read() -> bool:
                killed[strike(process.pid, folder, chance, forget=chosen.forget)] += 1
                found = count(url)
                print(f"{time.monotonic() - began:.0f} s: {dict(found)}", flush=True)
                return found["read"] == chosen.articles

            wait_until(is_read, PATIENCE_SECONDS, pause=chosen.seconds)
            taken = time.monotonic() - began
            wait_until(lambda: judge(url, box).endswith(" 0 still due"), 120, pause=1)
            print(f"{taken:.0f} s, {killed.total()} kills: {dict(killed)}")
            stored, attempts = figures(url)
            print(f"{chosen.articles} dropped, {dict(count(url))}, {stored} figures after {attempts} attempts")
            print(judge(url, box), flush=True)


if __name__ == "__main__":
    main()
