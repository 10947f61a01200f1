"""How changes of the inbox are noticed: watchdog's events only say "look"; what there is, the scan decides.

Polling (a scan after a fixed pause) takes over where events cannot be trusted: a file system that other machines
write to, a probe file that raises none, the kernel's limit of watches, or SHUIZE_POLLING=always.
"""

import logging
import os
import re
import sys
import threading
import warnings
from collections import deque
from contextlib import suppress
from pathlib import Path

from watchdog.events import (
    DirCreatedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from shuize import log

EVENTS: list[type[FileSystemEvent]] = [
    FileClosedEvent, FileMovedEvent, FileCreatedEvent, DirCreatedEvent, DirMovedEvent,
]  # fmt: skip
POLL_SECONDS = 0.5
PROBE_SECONDS = 1.0
PROBE = ".shuize-probe"
OCTAL = re.compile(r"\\(040|011|012|134)")
"""How a blank, a tab, a line's end and a backslash are written in the list of mounts."""
MOUNTS = Path("/proc/self/mountinfo")
REMOTE = (
    "nfs", "cifs", "smb", "9p", "v9fs", "fuse", "virtiofs", "vboxsf", "vmhgfs", "prl_fs", "fakeowner", "afs", "ceph",
    "glusterfs", "lustre", "gfs2", "ocfs2", "gpfs", "beegfs", "orangefs", "coda",
)  # fmt: skip

NO_MORE_WATCHES = "the system gives no more watches"

logger = log.get(__name__)


class Hints(FileSystemEventHandler):
    """What events leave behind: a flag that says look, and the paths that were closed after writing or moved in."""

    def __init__(self, changed: threading.Event) -> None:
        """Raise `changed` at every event."""
        self._changed = changed
        self._closed: deque[str | bytes] = deque()

    def dispatch(self, event: FileSystemEvent) -> None:
        """Take the hint; nothing here can raise, for that would end the watching."""
        if isinstance(event, FileClosedEvent):
            self._closed.append(event.src_path)
        elif isinstance(event, FileMovedEvent):
            self._closed.append(event.dest_path)
        self._changed.set()

    def closed(self) -> set[bytes]:
        """Return the full paths of the files that were closed or moved in since the last call."""
        paths = set()
        while self._closed:
            paths.add(os.fsencode(self._closed.popleft()))
        return paths


class Overflow(logging.Handler):
    """The kernel's queue was too short: watchdog tells it to nobody but its log, so that is listened to."""

    def __init__(self, changed: threading.Event) -> None:
        """Raise `changed` when events were lost."""
        super().__init__(logging.WARNING)
        self._changed = changed

    def emit(self, record: logging.LogRecord) -> None:
        """Ask for a scan."""
        if "overflow" in record.getMessage():
            self._changed.set()


class Watcher:
    """Watches one folder; `polling` says whether the scan is on its own."""

    def __init__(self, root: Path, changed: threading.Event, polling: str) -> None:
        """Begin to watch; `polling` is auto, always or never."""
        self._root, self._changed, self._wish = root, changed, polling
        self._hints = Hints(changed)
        self._overflow = Overflow(changed)
        logging.getLogger("watchdog").addHandler(self._overflow)
        self._observer: BaseObserver | None = None
        self._identity: tuple[int, int] | None = None
        self.polling = True
        self._start()

    def closed(self) -> set[bytes]:
        """Return the full paths that events said are closed."""
        return self._hints.closed()

    def check(self) -> None:
        """Begin again where the folder is another one than before, or not all of it is watched any more."""
        identity = _identity(self._root)
        if identity is None or (identity == self._identity and self._is_sound()):
            return
        logger.warning("watch_restarted", inbox=str(self._root))
        self._stop()
        self._start()

    def close(self) -> None:
        """End watching."""
        self._stop()
        logging.getLogger("watchdog").removeHandler(self._overflow)

    def _is_sound(self) -> bool:
        """Say whether everything that should run runs, and hears of all folders."""
        if self._observer is None:
            return True  # polling needs nobody
        return self._observer.is_alive() and all(one.is_alive() for one in self._observer.emitters)

    def _start(self) -> None:
        """Watch by events if they come, else by polling."""
        # A folder made and moved into at once is registered twice by watchdog 7.1; the second time is harmless.
        warnings.filterwarnings("ignore", message="Callback with id", category=RuntimeWarning)
        self._identity = _identity(self._root)
        reason = self._why_poll()
        self.polling = reason is not None
        if reason:
            logger.info("polling_started", inbox=str(self._root), reason=reason)

    def _why_poll(self) -> str | None:
        """Return why the folder has to be polled; None where an observer watches it."""
        if self._wish == "always":
            return "SHUIZE_POLLING is always"
        remote = remote_type(self._root, MOUNTS) if self._wish == "auto" else None
        if remote:
            return f"{remote} does not tell of what others write"
        try:
            self._observe()
        except OSError as error:
            self._stop()
            return f"{NO_MORE_WATCHES}: {error.strerror}"
        if not self._is_sound():
            self._stop()
            return f"{NO_MORE_WATCHES} for the folders in it"
        if self._wish == "auto" and not self._probe():
            self._stop()
            return "a probe file raised no event"
        return None

    def _observe(self) -> None:
        """Start watchdog's observer."""
        self._observer = _observer(self._hints)
        self._observer.schedule(self._hints, str(self._root), recursive=True, event_filter=EVENTS)
        self._observer.start()

    def _stop(self) -> None:
        """Stop the observer, if there is one."""
        observer, self._observer = self._observer, None
        if observer is None:
            return
        observer.stop()
        with suppress(RuntimeError):  # it never began
            observer.join(timeout=2.0)

    def _probe(self) -> bool:
        """Say whether a new file raises an event; an inbox that we cannot write to is taken at its word."""
        probe = self._root / f"{PROBE}-{os.getpid()}"
        self._changed.clear()
        try:
            probe.write_bytes(b"")
        except OSError:
            return True
        try:
            return self._changed.wait(PROBE_SECONDS)
        finally:
            self._changed.set()  # the first scan is due anyway
            with suppress(OSError):
                probe.unlink()


def _observer(hints: Hints) -> BaseObserver:
    """Return what watches for us; on Linux, one that hears of no more than it must."""
    if not sys.platform.startswith("linux"):
        return Observer()
    from ingest import inotify  # noqa: PLC0415 - there is none elsewhere

    return inotify.observer(hints)


def _identity(root: Path) -> tuple[int, int] | None:
    """Return what tells this folder from another of the same name; None while there is none."""
    try:
        status = root.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def remote_type(root: Path, mounts: Path) -> str | None:
    """Return the type of the file system that `root` is on if others may write to it unseen, else None."""
    try:
        lines = os.fsdecode(mounts.read_bytes()).splitlines()
    except OSError:
        return None
    place = str(root.resolve())
    best, kind = "", ""
    for line in lines:
        before, _, after = line.partition(" - ")
        point = OCTAL.sub(lambda found: chr(int(found[1], 8)), before.split()[4])
        inside = place == point or place.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, after.split()[0]
    return kind if kind.startswith(REMOTE) else None
