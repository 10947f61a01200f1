"""What starting and idling cost: each command's cold start, and of a system with nothing to do memory and processor.

A start is cold in that nothing of it is in memory; bytecode is there, as an installation has it.

python -m bench.start [--times 5] [--seconds 20]
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import psutil

from bench.road import READY
from bench.system import ROOT, environ, name_of, up, wait_until

ARTICLE = ROOT / "seeds" / "resumption" / "articles" / "04-yantai-momentum.txt"
COMMANDS = (("--help",), ("alerts", "--help"), ("db", "upgrade"), ("status",), ("read", "--json", str(ARTICLE)))
MEGABYTE = 1e6
WATCH = """
import resource, subprocess, sys, time
began = time.monotonic()
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(time.monotonic() - began, used.ru_utime + used.ru_stime, used.ru_maxrss)
"""
"""A small process in between: what it starts would else count the memory of this one as its own."""


def cold(words: Sequence[str], env: dict[str, str]) -> tuple[float, float, float]:
    """Run a command; return seconds, seconds of the processor, and megabytes at the most."""
    command = [sys.executable, "-c", WATCH, sys.executable, "-m", "shuize", *words]
    said = subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout
    seconds, processor, kilobytes = map(float, said.split())
    return seconds, processor, kilobytes * 1024 / MEGABYTE


def idle(folder: Path, seconds: float) -> None:
    """Start a system, leave it alone, and print what its processes hold and take."""
    began = time.monotonic()
    with up(folder, environ(folder, 9, workers=2, webhook_url="")) as process:
        log = folder / "log"
        if not wait_until(lambda: log.read_text().count(READY) == 2, 60):  # noqa: PLR2004 - workers
            raise SystemExit(log.read_text()[-3000:])
        print(f"\n`shuize up` to the second worker ready: {time.monotonic() - began:.1f} s\n")
        whole = psutil.Process(process.pid)
        found = [whole, *whole.children(recursive=True)]
        time.sleep(5)
        before = [sum(one.cpu_times()[:2]) for one in found]
        time.sleep(seconds)
        print(f"| process, idle for {seconds:.0f} s | own MB | resident MB | % of a core |\n|---|---|---|---|")
        shares = [(sum(one.cpu_times()[:2]) - was) / seconds * 100 for one, was in zip(found, before, strict=True)]
        for one, share in zip(found, shares, strict=True):
            taken = one.memory_full_info()
            name = name_of(one.cmdline())
            print(f"| {name} | {taken.uss / MEGABYTE:.0f} | {taken.rss / MEGABYTE:.0f} | {share:.2f} |")
        print(f"| all | | | {sum(shares):.2f} |")


def main() -> None:
    """Print both tables."""
    given = argparse.ArgumentParser()
    given.add_argument("--times", type=int, default=5)
    given.add_argument("--seconds", type=float, default=20)
    chosen = given.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "inbox").mkdir()
        env = {**environ(folder, 9), "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
        print("| command | seconds | of the processor | MB |\n|---|---|---|---|")
        for words in COMMANDS:
            cold(words, env)
            runs = [cold(words, env) for _ in range(chosen.times)]
            wall, processor, memory = (median(column) for column in zip(*runs, strict=True))
            shown = " ".join(Path(word).name for word in words)
            print(f"| `shuize {shown}` | {wall:.2f} | {processor:.2f} | {memory:.0f} |", flush=True)
        idle(folder, chosen.seconds)


if __name__ == "__main__":
    main()
