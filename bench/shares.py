"""Who had the processors while something was measured: each kind of process, all others, nobody.

What a process that ended had is its parent's. Seconds that the host gave to other machines were nobody's here.
"""

import time
from contextlib import suppress
from pathlib import Path

import psutil
from sqlalchemy import make_url

from bench.system import name_of


def processes(pid: int) -> dict[str, float]:
    """Return the seconds of processor time that the processes below have had, by name, their forks' among them."""
    found: dict[str, float] = {}
    for process in psutil.Process(pid).children():
        with suppress(psutil.Error):
            name = name_of(process.cmdline())
            found[name] = found.get(name, 0) + tree(process)
    return found


def readers(pid: int) -> list[psutil.Process]:
    """Return the workers of the system."""
    return [one for one in psutil.Process(pid).children() if "workers" in one.cmdline()]


def tree(process: psutil.Process) -> float:
    """Return the seconds of a process and of all that it began."""
    seconds = 0.0
    for one in (process, *process.children(recursive=True)):
        with suppress(psutil.Error):
            seconds += sum(one.cpu_times()[:4])
    return seconds


def server(url: str) -> psutil.Process | None:
    """Return the PostgreSQL behind the socket that the URL names; None for another database."""
    folder = make_url(url).query.get("host")
    if not isinstance(folder, str):
        return None
    return psutil.Process(int((Path(folder) / "cluster" / "postmaster.pid").read_text("ascii").split()[0]))


class Use:
    """Who has had how much since this was made."""

    def __init__(self, pid: int, url: str) -> None:
        """Begin to measure the system of that process, and its database."""
        self._pid, self._server = pid, server(url)
        self._began, self._before = time.monotonic(), self._now()

    def so_far(self) -> tuple[float, dict[str, float]]:
        """Return the seconds that have passed, and the seconds of processor time of each by then."""
        seconds, now = time.monotonic() - self._began, self._now()
        used = {name: taken - self._before.get(name, 0) for name, taken in now.items()}
        everybody, nobody = used.pop("everybody"), used.pop("nobody")
        used = dict(sorted(used.items(), key=lambda one: -one[1]))
        return seconds, {**used, "other work": max(0.0, everybody - sum(used.values())), "nobody": nobody}

    def _now(self) -> dict[str, float]:
        """Return what everybody has had until now."""
        up, whole = psutil.Process(self._pid).cpu_times(), psutil.cpu_times()
        nobody = whole.idle + getattr(whole, "iowait", 0) + getattr(whole, "steal", 0)
        return {
            **processes(self._pid),
            **({"PostgreSQL": tree(self._server)} if self._server else {}),
            "up": up.user + up.system,
            "bench": time.process_time(),
            "everybody": sum(whole[:8]) - nobody,
            "nobody": nobody,
        }
