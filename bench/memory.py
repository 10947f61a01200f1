"""Whether a process grows: the resident memory of each part while thousands of articles are read, forks left out.

python -m bench.memory [--articles 2000] [--seconds 100]
"""

import argparse
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path

import psutil

from bench.kill_ingest import count, drop
from bench.system import environ, receiver, up, wait_until

PARTS = ("ingest", "workers", "alerts")


def resident(pid: int) -> dict[str, int]:
    """Return the megabytes of each part: its first process, for the forks of a worker are its children."""
    found: dict[str, int] = {}
    for one in psutil.Process(pid).children():
        with suppress(psutil.Error):
            name = next((word for word in PARTS if word in one.cmdline()), "redis")
            found[name] = max(found.get(name, 0), one.memory_info().rss >> 20)
    return found


def main() -> None:
    """Print what each part holds as more and more articles are read."""
    given = argparse.ArgumentParser()
    given.add_argument("--articles", type=int, default=2000)
    given.add_argument("--seconds", type=float, default=100)
    chosen = given.parse_args()
    with tempfile.TemporaryDirectory() as name, receiver() as box:
        folder = Path(name)
        (folder / "inbox").mkdir()
        url = f"sqlite:///{folder}/data/shuize.db"
        with up(folder, environ(folder, box.port)) as process:
            wait_until(lambda: "worker_started" in (folder / "log").read_text(errors="replace"), 60)
            began = time.monotonic()
            threading.Thread(target=drop, args=(folder / "inbox", chosen.articles), daemon=True).start()

            def is_read() -> bool:
                done = count(url)["read"]
                print(f"{time.monotonic() - began:.0f} s, {done} read, MB: {resident(process.pid)}", flush=True)
                return done == chosen.articles

            wait_until(is_read, chosen.seconds, pause=10)


if __name__ == "__main__":
    main()
