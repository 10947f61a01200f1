"""The process that watches the inbox: `python -m ingest`, and `--check` for its health."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from types import FrameType

from sqlalchemy.exc import DBAPIError

from ingest import names
from ingest.inbox import Inbox
from ingest.submit import Desk
from ingest.sweep import sweep
from ingest.watch import POLL_SECONDS, Watcher
from shuize import broker, health, log
from shuize.errors import BrokerError, ShuizeError, UsageError
from shuize.settings import Settings, database_url, load
from shuize.store.engine import open_store

BREATH_SECONDS = 0.01
"""Shortest pause between two scans: a burst of events is one look."""
AWAY_SECONDS = 2.0
"""Pause before the next try while the database or the inbox is away."""

logger = log.get(__name__)


def main(settings: Settings) -> int:
    """Watch until a signal ends it; nothing is lost in between. Raises ShuizeError where it cannot begin."""
    log.configure(settings, "ingest")
    changed, stop = threading.Event(), threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stopper(stop, changed))
    _make_inbox(settings)
    _check_marker(settings.marker)
    engine = open_store(database_url(settings))
    with broker.broker(settings) as redis:
        watcher = Watcher(settings.inbox, changed, settings.polling)
        logger.info("ingest_started", inbox=str(settings.inbox), polling=watcher.polling, redis=redis.shown)
        try:
            Watch(settings, Inbox(Desk(settings, engine, redis.client)), watcher, redis).run(stop, changed)
        finally:
            watcher.close()
            engine.dispose()
    logger.info("ingest_stopped")
    return 0


def _stopper(stop: threading.Event, changed: threading.Event) -> Callable[[int, FrameType | None], None]:
    """Return what a signal does: say stop, and wake the loop."""

    def end(_number: int, _frame: FrameType | None) -> None:
        stop.set()
        changed.set()

    return end


def _make_inbox(settings: Settings) -> None:
    """Make the inbox if it is not there. Raises UsageError where it cannot be one."""
    try:
        settings.inbox.mkdir(parents=True, exist_ok=True)
        next(settings.inbox.iterdir(), None)
    except OSError as error:
        raise UsageError(f"SHUIZE_INBOX: {settings.inbox} cannot be watched: {error.strerror}") from error


def _check_marker(marker: str) -> None:
    """Raise UsageError for a marker that is never looked at, or means something else already."""
    name = b"a.txt" + os.fsencode(marker)
    if marker and (names.ignored(name) or names.is_sidecar(name)):
        raise UsageError(f"SHUIZE_MARKER: {marker} has a meaning already; take another one, as .done")


class Watch:
    """The loop: look, submit, sweep, beat; what goes wrong is said once, and tried again."""

    def __init__(self, settings: Settings, inbox: Inbox, watcher: Watcher, redis: broker.Broker) -> None:
        """Hold what the loop needs."""
        self._settings, self._inbox, self._watcher, self._redis = settings, inbox, watcher, redis
        self._pulse = health.Pulse(settings, "ingest")
        self._swept = -settings.sweep_seconds
        self._trouble = ""

    def run(self, stop: threading.Event, changed: threading.Event) -> None:
        """Go round until `stop`; `changed` cuts a pause short."""
        self._inbox.go_on = partial(self._goes_on, stop)
        try:
            self._inbox.recall()
            while not stop.is_set():
                changed.clear()
                pause = self._round()
                self._pulse.beat()
                if not stop.wait(BREATH_SECONDS):
                    changed.wait(pause)
        finally:
            self._pulse.stop()

    def _goes_on(self, stop: threading.Event) -> bool:
        """Beat between two files of a round, for one file may take long, and say whether there is to be another."""
        self._pulse.beat()
        return not stop.is_set()

    def _round(self) -> float:
        """Do everything once and return the longest pause until the next time."""
        try:
            self._watcher.check()
            pause = self._inbox.round(self._watcher.closed(), trust=not self._watcher.polling)
            self._sweep()
        except DBAPIError as error:
            return self._say("store_unavailable", log.redact(str(error.orig)))
        except BrokerError as error:
            return self._say("queue_unavailable", str(error))
        except OSError as error:
            return self._say("inbox_unavailable", f"{self._settings.inbox}: {error.strerror}")
        self._trouble = ""
        longest = POLL_SECONDS if self._watcher.polling else self._settings.rescan_seconds
        return max(0.0, min(pause, longest, self._settings.sweep_seconds))

    def _sweep(self) -> None:
        """Put back what the queue lost, every `sweep_seconds`; the first time at once."""
        now = time.monotonic()
        if now - self._swept < self._settings.sweep_seconds:
            return
        self._swept = now
        self._redis.ensure()
        sweep(self._inbox.desk, datetime.now(UTC))

    def _say(self, event: str, reason: str) -> float:
        """Log trouble the first time that it comes, and return the pause before the next try."""
        if self._trouble != event:
            logger.error(event, reason=reason, retry_seconds=AWAY_SECONDS)
        self._trouble = event
        return AWAY_SECONDS


def run(arguments: list[str]) -> int:
    """Run the process, or check whether one runs, with the settings of the environment."""
    try:
        settings = load()
        return health.check(settings, "ingest") if arguments == ["--check"] else main(settings)
    except ShuizeError as error:
        sys.stderr.write(f"ingest: {error}\n")
        return error.exit_code


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
