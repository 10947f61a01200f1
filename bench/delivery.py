"""How fast alerts arrive: deliveries a second to a fast receiver, from commit to arrival, and beside a dead receiver.

    python bench/delivery.py rate [--rows 5000] [--deliverers 2] [--database URL]
    python bench/delivery.py latency [--samples 200]
    python bench/delivery.py dead [--rows 5000]

Deliverers are processes of their own (`python -m alerts`), the receiver is another, the database a new SQLite file
unless a URL of an empty database is given; `postgres` is a new server. Each run prints one line a figure.
"""

import argparse
import asyncio
import contextlib
import multiprocessing
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import psutil
from sqlalchemy import Engine

from bench.servers import postgres
from bench.shares import server, tree
from shuize.broker import broker, wake
from shuize.settings import Settings
from shuize.store.engine import open_store, writing
from tests.outbox import SECRET, add, prepare, states

DEADLINE_SECONDS = 600.0
WARM = 20
"""Events before those that are measured."""


class Fast(asyncio.Protocol):
    """The smallest receiver: answers 204 to every POST and notes when each id came."""

    def __init__(self, arrivals: "multiprocessing.Queue[tuple[str, float]]") -> None:
        """Begin with nothing received."""
        self._arrivals = arrivals
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep where to answer."""
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer every whole request."""
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            head = self._buffer[:end].lower()
            length = int(head.split(b"content-length:")[1].split(b"\r\n")[0])
            if len(self._buffer) < end + 4 + length:
                return
            self._buffer = self._buffer[end + 4 + length :]
            told = head.split(b"webhook-id:")[1].split(b"\r\n")[0].strip().decode()
            self._arrivals.put((told, time.time()))
            self._transport.write(b"HTTP/1.1 204 No Content\r\n\r\n")


def receive(port: "multiprocessing.Queue[int]", arrivals: "multiprocessing.Queue[tuple[str, float]]") -> None:
    """Receive until killed."""

    async def serve() -> None:
        server = await asyncio.get_running_loop().create_server(lambda: Fast(arrivals), "127.0.0.1", 0)
        port.put(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(serve())


@contextlib.contextmanager
def receiver() -> Iterator[tuple[str, "multiprocessing.Queue[tuple[str, float]]"]]:
    """Give a receiver's URL and what arrives there."""
    port: multiprocessing.Queue[int] = multiprocessing.Queue()
    arrivals: multiprocessing.Queue[tuple[str, float]] = multiprocessing.Queue()
    process = multiprocessing.Process(target=receive, args=(port, arrivals), daemon=True)
    process.start()
    try:
        yield f"http://127.0.0.1:{port.get(timeout=10)}/hook", arrivals
    finally:
        process.kill()
        process.join()


class Bench:
    """A folder, a database and an embedded Redis."""

    def __init__(self, folder: Path, database: str) -> None:
        """Open them."""
        self.folder = folder
        self.url = database or f"sqlite:///{folder / 'shuize.db'}"
        self.engine: Engine = open_store(self.url)

    def deliverer(self, config: str) -> "subprocess.Popen[bytes]":
        """Start a deliverer of the endpoints that the settings file declares."""
        path = self.folder / "shuize.toml"
        path.write_text(config)
        shuize = {
            "SHUIZE_CONFIG": str(path),
            "SHUIZE_DATA": str(self.folder),
            "SHUIZE_DATABASE_URL": self.url,
            "SHUIZE_LOG_LEVEL": "warning",
            "BENCH_SECRET": SECRET,
            "SHUIZE_WEBHOOK_TIMEOUT_SECONDS": "5",
        }
        bare = {name: text for name, text in os.environ.items() if not name.startswith("SHUIZE_")}
        return subprocess.Popen([sys.executable, "-m", "alerts"], env={**bare, **shuize})


def table(name: str, url: str) -> str:
    """Return the endpoint as the settings file declares it."""
    return f'[[endpoint]]\nid = "{name}"\nurl = "{url}"\nsecret_env = "BENCH_SECRET"\nallow_cidrs = ["127.0.0.0/8"]\n'


def fill(engine: Engine, rows: int, *to: str) -> None:
    """Put that many events of as many alerts into the outbox."""
    for start in range(0, rows, 500):
        with writing(engine) as conn:
            for number in range(start, min(start + 500, rows)):
                add(conn, key=f"{to[0]}{number}", to=to, now=datetime.now(UTC))


def until(condition: object) -> None:
    """Wait until the callable is true."""
    deadline = time.monotonic() + DEADLINE_SECONDS
    while not condition():  # type: ignore[operator]
        if time.monotonic() > deadline:
            raise SystemExit("the deadline has passed")
        time.sleep(0.05)


def stop(processes: "list[subprocess.Popen[bytes]]") -> None:
    """End the deliverers in order."""
    for process in processes:
        process.terminate()
    for process in processes:
        process.wait(30)


def rate(bench: Bench, rows: int, deliverers: int) -> None:
    """Say how many deliveries a second arrive and are noted."""
    prepare(bench.engine, "fast")
    fill(bench.engine, rows, "fast")
    with receiver() as (url, arrivals):
        processes = [bench.deliverer(table("fast", url)) for _ in range(deliverers)]
        first = arrivals.get(timeout=60)[1]
        until(lambda: states(bench.engine, "fast")["due"] == 0)
        seconds = time.time() - first
        stop(processes)
        times = [first, *(arrivals.get(timeout=5)[1] for _ in range(rows - 1))]
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{rows} deliveries, {deliverers} deliverers: {rows / seconds:.0f}/s until noted, "
          f"{rows / (max(times) - first):.0f}/s until arrived; load {os.getloadavg()[0]:.1f}; "
          f"CPU of children {used.ru_utime + used.ru_stime:.1f} s")  # fmt: skip


def samples(
    bench: Bench, arrivals: "multiprocessing.Queue[tuple[str, float]]", count: int, name: str = "warm"
) -> list[float]:
    """Return how many milliseconds pass from commit to arrival, one after the other, under ids of that name."""
    found = []
    with broker(Settings(data=bench.folder)) as redis:
        time.sleep(2)
        for number in range(count):
            with writing(bench.engine) as conn:
                add(conn, key=f"{name}{number}", to=("fast", "log"), now=datetime.now(UTC))
            committed = time.time()
            wake(redis.client)
            found.append((arrivals.get(timeout=60)[1] - committed) * 1000)
            time.sleep(0.02)
    return found


def show(name: str, found: list[float]) -> None:
    """Print the middle and the tail."""
    ordered = sorted(found)
    p99 = ordered[int(len(ordered) * 0.99) - 1]
    print(f"{name}: p50 {statistics.median(found):.1f} ms, p99 {p99:.1f} ms, {len(found)} samples; "
          f"load {os.getloadavg()[0]:.1f}")  # fmt: skip


def latency(bench: Bench, count: int) -> None:
    """Say how long it takes from commit to arrival, nothing else going on, and whose processor time that is."""
    prepare(bench.engine, "fast", "log")
    with receiver() as (url, arrivals):
        processes = [bench.deliverer(table("fast", url))]
        samples(bench, arrivals, WARM)
        whose = {"deliverer": psutil.Process(processes[0].pid), "PostgreSQL": server(bench.url)}
        before = {name: tree(one) for name, one in whose.items() if one}
        show("idle", samples(bench, arrivals, count, "one"))
        used = {name: (tree(one) - before[name]) * 1000 / count for name, one in whose.items() if one}
        print("processor ms an event: " + ", ".join(f"{name} {taken:.1f}" for name, taken in used.items()))
        stop(processes)


def dead(bench: Bench, rows: int, count: int) -> None:
    """Say the same while another endpoint is dead with that many rows due."""
    prepare(bench.engine, "fast", "dead")
    with receiver() as (url, arrivals):
        config = table("fast", url) + table("dead", "http://127.0.0.1:9/hook")
        processes = [bench.deliverer(config)]
        show("before", samples(bench, arrivals, count))
        fill(bench.engine, rows, "dead")
        show(f"{rows} rows due to a dead endpoint", samples(bench, arrivals, count, "two"))
        stop(processes)


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=("rate", "latency", "dead"))
    parser.add_argument("--rows", type=int, default=5000)
    parser.add_argument("--deliverers", type=int, default=2)
    parser.add_argument("--samples", type=int, default=200)
    parser.add_argument("--database", default="")
    given = parser.parse_args()
    own = postgres() if given.database == "postgres" else contextlib.nullcontext(given.database)
    with tempfile.TemporaryDirectory() as folder, own as url:
        bench = Bench(Path(folder), url)
        if given.what == "rate":
            rate(bench, given.rows, given.deliverers)
        elif given.what == "latency":
            latency(bench, given.samples)
        else:
            dead(bench, given.rows, given.samples)
        bench.engine.dispose()


if __name__ == "__main__":
    main()
