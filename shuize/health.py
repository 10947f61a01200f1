"""How a process shows that it is alive: its main loop touches a file, and a check looks at the file's age.

The host's name is in the file's name, so containers that share a data folder look only at themselves.
"""

import os
import socket
import time
from pathlib import Path

from shuize.settings import Settings

STALE_SECONDS = 30.0


class Pulse:
    """The file of one running process; `beat` in the main loop, `stop` at the end."""

    def __init__(self, settings: Settings, process: str) -> None:
        """Make the folder and beat for the first time."""
        folder = _folder(settings)
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / f"{process}@{socket.gethostname()}@{os.getpid()}"
        self._beaten = 0.0
        self.beat()

    def beat(self) -> None:
        """Say that the main loop goes on; costs a system call a second at most, and a full disk ends nothing."""
        now = time.monotonic()
        if now - self._beaten < 1.0:
            return
        self._beaten = now
        try:
            self._path.touch()
        except OSError:
            return

    def stop(self) -> None:
        """Take the file away: this process ends on purpose."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError:
            return


def alive(
    settings: Settings, process: str, *, now: float, stale_seconds: float = STALE_SECONDS, pid: int | None = None
) -> bool:
    """Say whether a process of that name on this host has beaten within `stale_seconds`; `now` in epoch seconds.

    With `pid`, only that one is looked at.
    """
    ages = [now - touched for touched in _touched(settings, process, pid)]
    return any(age <= stale_seconds for age in ages)


def check(settings: Settings, process: str) -> int:
    """Return 0 if `process` is alive on this host, else 1; what `python -m <process> --check` answers."""
    return 0 if alive(settings, process, now=time.time()) else 1


def _touched(settings: Settings, process: str, pid: int | None) -> list[float]:
    """Return when each process of that name last beat, in epoch seconds."""
    times = []
    for path in _folder(settings).glob(f"{process}@{socket.gethostname()}@{pid or '*'}"):
        try:
            times.append(path.stat().st_mtime)
        except FileNotFoundError:
            continue
    return times


def _folder(settings: Settings) -> Path:
    """Return where the files lie."""
    return settings.data / "health"
