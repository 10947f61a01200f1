"""The benches that together say how fast this is on this machine, bounded, one after the other.

    python -m bench [NAME...] [--to FOLDER]

Everything printed goes to `bench.md` in the folder (default bench/results), and its tables to `bench.json`, with the
machine and the commands. Each has its time, all together 25 minutes; one that takes longer is cut short, and says so.
What takes longer, or shows that nothing gets lost, is run by itself: see docs/performance.md.
"""

import argparse
import json
import os
import platform
import re
import signal
import subprocess
import sys
import threading
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bench.servers import programs
from bench.system import ROOT

BENCHES = {
    "reading": "bench.reading",
    "linear": "bench.linear --seconds 0.2",
    "road": "bench.road --articles 500",
    "waiting": "bench.road --articles 1000 --stores postgres --sizes 600 --waiting --rounds 3",
    "backlog": "bench.backlog --sizes 100,10000 --articles 500",
    "latency": "bench.latency --files 30",
    "loaded": "bench.latency --files 30 --load 150",
    "growth": "bench.growth --large 100000 --rounds 30",
    "crowded": "bench.crowded --sizes 100,1000 --rounds 10",
    "delivery": "bench.delivery rate --rows 1000",
    "arrival": "bench.delivery latency --samples 50",
    "burst": "bench.burst --rate 1000 --seconds 5",
    "start": "bench.start",
    "milestones": "bench.milestones",
}
SECONDS = {
    "reading": 150, "linear": 60, "road": 270, "waiting": 145, "backlog": 120, "loaded": 110, "growth": 120,
    "milestones": 150, "crowded": 20, "start": 55,
}  # fmt: skip
"""What each may take."""
OTHERS_SECONDS = 75
ENDING_SECONDS = 60
"""What one that is cut short may take to take down what it began."""
PACKAGES = ("jieba", "rjieba", "rq", "redis", "SQLAlchemy", "httpx")
Table = list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Run:
    """One bench: its command, how it ended and what it said."""

    name: str
    command: str
    seconds: float
    code: int
    cut: bool
    """Whether it took longer than it may."""
    text: str
    tables: list[Table]


def machine() -> dict[str, object]:
    """Return where and with what this is measured."""
    known = Path("/proc/cpuinfo")
    cpu = re.search(r"model name\s*:\s*(.*)", known.read_text("utf-8")) if known.exists() else None
    git = ["git", "rev-parse", "--short", "HEAD"]
    revision = subprocess.run(git, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "revision": revision or None,
        "system": platform.platform(),
        "processor": cpu[1] if cpu else platform.processor(),
        "cores": os.cpu_count(),
        "load": os.getloadavg()[0],
        "python": platform.python_version(),
        **{package: version(package) for package in PACKAGES},
    }


def run(name: str, words: str, seconds: float) -> Run:
    """Run one bench and show what it says, as it says it; one that takes longer is cut short."""
    command = f"python -m {words}"
    print(f"\n## {name}\n\n`{command}`, at most {seconds:.0f} s\n", flush=True)
    began, lines, cut = time.monotonic(), list[str](), threading.Event()
    with subprocess.Popen(
        [sys.executable, "-m", *words.split()], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:

        def end() -> None:
            cut.set()
            process.send_signal(signal.SIGINT)

        timers = [threading.Timer(seconds, end), threading.Timer(seconds + ENDING_SECONDS, process.kill)]
        for timer in timers:
            timer.start()
        assert process.stdout  # noqa: S101 - a pipe was asked for
        for line in process.stdout:
            print(line, end="", flush=True)
            lines.append(line)
        code = process.wait()
        for timer in timers:
            timer.cancel()
    taken = time.monotonic() - began
    if cut.is_set():
        lines.append(f"\ncut short after {seconds:.0f} s\n")
    print(f"\n({name}: {taken:.0f} s{', cut short' if cut.is_set() else ''})", flush=True)
    text = "".join(lines)
    return Run(name, command, round(taken, 1), code, cut.is_set(), text, tables(text))


def tables(text: str) -> list[Table]:
    """Return the Markdown tables of a text, each a list of rows by column."""
    found: list[Table] = []
    lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line[:1] == "|"]
    heads: list[str] = []
    for at, cells in enumerate(lines):
        if at + 1 < len(lines) and set("".join(lines[at + 1])) <= set("-: "):
            heads = cells
            found.append([])
        elif set("".join(cells)) - set("-: "):
            found[-1].append(dict(zip(heads, cells, strict=False)))
    return found


def _in_words(here: dict[str, object]) -> str:
    """Return where it is measured, in a line."""
    return ", ".join(f"{name} {value}" for name, value in here.items())


def write(folder: Path, here: dict[str, object], runs: list[Run]) -> None:
    """Write what was seen so far: a run that is stopped keeps what it has."""
    folder.mkdir(parents=True, exist_ok=True)
    sections = [f"## {one.name}\n\n`{one.command}` ({one.seconds:.0f} s)\n\n{one.text}" for one in runs]
    (folder / "bench.md").write_text("\n".join([_in_words(here), "", *sections]), "utf-8")
    results = {"machine": here, "benches": [asdict(one) for one in runs]}
    (folder / "bench.json").write_text(json.dumps(results, ensure_ascii=False, indent=1), "utf-8")


def main() -> None:
    """Run what was named, or all; exit 1 when one of them failed."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHES))
    given.add_argument("--to", type=Path, default=ROOT / "bench" / "results")
    chosen = given.parse_args()
    if unknown := set(chosen.names) - set(BENCHES):
        given.error(f"no such bench: {', '.join(sorted(unknown))}; there are {', '.join(BENCHES)}")
    benches = dict(BENCHES)
    if programs() is None:
        for name in ("road", "waiting"):
            benches[name] += " --stores sqlite"
    here = machine()
    print(_in_words(here))
    runs: list[Run] = []
    names = chosen.names or list(benches)
    for number, name in enumerate(names, 1):
        print(f"\n{number} of {len(names)}, {sum(one.seconds for one in runs):.0f} s so far", flush=True)
        runs.append(run(name, benches[name], SECONDS.get(name, OTHERS_SECONDS)))
        write(chosen.to, here, runs)
    print(f"written: {chosen.to}/bench.md, bench.json")
    if short := [one.name for one in runs if one.cut]:
        print(f"cut short: {', '.join(short)}")
    if failed := [one.name for one in runs if one.code and not one.cut]:
        raise SystemExit(f"failed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
