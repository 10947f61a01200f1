"""How long the work of a `shuize up` waits that was killed with SIGKILL, alone or with all that it ran.

    python bench/kill_up.py [--articles 60]

A new `up` begins at once. Printed: when its first worker was ready, when what was lost was back on the queue, and when
everything was read, in seconds after the kill.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import psutil

from bench.system import environ, wait_until

CITIES = ("青岛市", "烟台市", "潍坊市", "济南市", "淄博市", "临沂市")
FIGURES = 12
READ_FIRST = 6
"""Articles that are read before the kill."""
DEADLINE_SECONDS = 150.0


def text(number: int) -> str:
    """Return an article of twelve figures."""
    city = CITIES[number % len(CITIES)]
    lines = [
        f"截至3月{1 + n}日，{city}企业复工率达{50 + (n * 7 + number) % 50}.{number % 10}%。" for n in range(FIGURES)
    ]
    return "\n".join([f"---\npublished: 2020-04-{1 + number % 28:02}\n---", f"第{number}号。", *lines])


def events(folder: Path) -> list[tuple[str, float]]:
    """Return what the log says happened, each with its instant."""
    lines = (line for line in (folder / "log").read_text("utf-8", "replace").splitlines() if line.startswith("{"))
    found = [json.loads(line) for line in lines if line.endswith("}")]
    return [(one["event"], datetime.fromisoformat(one["timestamp"]).timestamp()) for one in found]


def read(folder: Path) -> int:
    """Return how many articles are read."""
    return sum(name == "article_read" for name, _ in events(folder))


def trial(folder: Path, articles: int, *, whole: bool) -> None:
    """Drop, kill, begin again, and print how long it took."""
    (folder / "inbox").mkdir()
    env = environ(folder, 9, workers=2, webhook_url="")
    with (folder / "log").open("ab") as log:

        def up() -> "subprocess.Popen[bytes]":
            return subprocess.Popen([sys.executable, "-m", "shuize", "up"], env=env, cwd=folder, stdout=log, stderr=log)

        process = up()
        for number in range(articles):
            (folder / "part").write_text(text(number), "utf-8")
            (folder / "part").rename(folder / "inbox" / f"{number}.txt")
        wait_until(lambda: read(folder) >= READ_FIRST, DEADLINE_SECONDS)
        family = psutil.Process(process.pid).children(recursive=True) if whole else []
        process.kill()
        for one in family:
            with suppress(psutil.Error):
                one.kill()
        process.wait()
        killed = time.time()
        process = up()
        done = wait_until(lambda: read(folder) >= articles, DEADLINE_SECONDS)
        process.terminate()
        process.wait(30)
    after = [(name, at - killed) for name, at in events(folder) if at > killed]
    first = dict(reversed(after))
    said = {"worker_started": "ready", "articles_requeued": "queued again", "article_read": "first read"}
    shown = ", ".join(f"{word} {first[name]:.1f} s" for name, word in said.items() if name in first)
    last = max((seconds for name, seconds in after if name == "article_read"), default=0.0)
    print(f"{'all' if whole else '`up` alone'} killed: {shown}, {'all' if done else 'NOT ALL'} read "
          f"{last:.1f} s after; load {os.getloadavg()[0]:.1f}", flush=True)  # fmt: skip


def main() -> None:
    """Run both."""
    given = argparse.ArgumentParser()
    given.add_argument("--articles", type=int, default=60)
    chosen = given.parse_args()
    for whole in (False, True):
        with tempfile.TemporaryDirectory() as name:
            trial(Path(name), chosen.articles, whole=whole)


if __name__ == "__main__":
    main()
