"""The process that watches the inbox: `python -m ingest`, and `--check` for its health."""

import signal
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import permutations
from types import FrameType

from redis import Redis
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from ingest import markers, names
from ingest.article import Defaults
from ingest.defaults import general, of_inbox
from ingest.desk import Desk
from ingest.inbox import Inbox
from ingest.sweep import LOOK_SECONDS, Sweeper
from ingest.watch import POLL_SECONDS, Watcher
from shuize import broker, entry, gauges, health, log, metrics, packfile, probe
from shuize.declared import load
from shuize.errors import BrokerError, UsageError
from shuize.inboxes import Watched, watched
from shuize.settings import Settings, database_url
from shuize.store.engine import open_store

BREATH_SECONDS = 0.01
"""Shortest pause between two scans: a burst of events is one look."""
BEHIND_SECONDS = 0.2
"""The same while jobs wait."""
AWAY_SECONDS = 2.0
"""Pause before the next try while the database or the inbox is away."""

AWAY = "inbox_unavailable"

logger = log.get(__name__)


def main(settings: Settings) -> int:
    """Watch until a signal ends it; nothing is lost in between. Raises ShuizeError where it cannot begin."""
    log.configure(settings, "ingest")
    changed, stop = threading.Event(), threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stopper(stop, changed))
    declared = load(settings)
    folders = watched(settings, declared)
    _make_inboxes(folders)
    _check_marker(settings.marker)
    base = general(settings, declared, [packfile.load(name).id for name in settings.packs])
    engine = open_store(database_url(settings), pool=settings.database_pool)
    with broker.broker(settings) as redis:
        places = [
            (Inbox(desk), Watcher(desk.settings.inbox, changed, settings.polling))
            for desk in _desks(settings, folders, base, engine, redis.client)
        ]
        for inbox, watcher in places:
            folder = str(inbox.desk.settings.inbox)
            logger.info("ingest_started", inbox=folder, polling=watcher.polling, redis=redis.shown)
        ready = partial(gauges.ready, engine, redis.client)
        try:
            with (
                metrics.watched(partial(gauges.intake, engine, redis.client)),
                probe.shown(settings, "ingest", ready),
            ):
                Watch(settings, places, redis).run(stop, changed)
        finally:
            for _, watcher in places:
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


def _desks(settings: Settings, folders: Sequence[Watched], base: Defaults, engine: Engine, client: Redis) -> list[Desk]:
    """Return what submitting needs, for each inbox. Raises UsageError."""
    return [
        Desk(replace(settings, inbox=one.path), engine, client, further=number > 0, base=of_inbox(base, one))
        for number, one in enumerate(folders)
    ]


def _make_inboxes(folders: Sequence[Watched]) -> None:
    """Make the inboxes that are not there. Raises UsageError where one cannot be one, or lies within another."""
    for one in folders:
        try:
            one.path.mkdir(parents=True, exist_ok=True)
            next(one.path.iterdir(), None)
        except OSError as error:
            raise UsageError(f"{one.variable}: {one.path} cannot be watched: {error.strerror}") from error
    for one, other in permutations(folders, 2):
        if one.path.resolve().is_relative_to(other.path.resolve()):
            inner = one if one.variable != "SHUIZE_INBOX" else other
            raise UsageError(
                f"{inner.variable}: {one.path} lies in {other.path}, which is watched with all that is in it"
            )


def _check_marker(marker: str) -> None:
    """Raise UsageError for a marker that is never looked at, or means something else already."""
    name = markers.of(b"a.txt", marker)
    if marker and (names.ignored(name) or names.is_sidecar(name)):
        raise UsageError(f"SHUIZE_MARKER: {marker} has a meaning already; take another one, as .done")


class Watch:
    """The loop: look, submit, sweep, beat; what goes wrong is said once, and tried again."""

    def __init__(self, settings: Settings, watched: Sequence[tuple[Inbox, Watcher]], redis: broker.Broker) -> None:
        """Hold what the loop needs."""
        self._settings, self._watched = settings, watched
        self._pulse = health.Pulse(settings, "ingest")
        self._sweeper = Sweeper(watched[0][0].desk, redis.ensure)
        self._troubles: set[tuple[str, str]] = set()

    def run(self, stop: threading.Event, changed: threading.Event) -> None:
        """Go round until `stop`; `changed` cuts a pause short."""
        try:
            for inbox, _ in self._watched:
                inbox.go_on = partial(self._goes_on, stop)
                inbox.recall()
            while not stop.is_set():
                changed.clear()
                pause = self._round()
                self._pulse.beat()
                if not stop.wait(self._breath()):
                    self._wait(changed, pause)
        finally:
            self._pulse.stop()

    def _breath(self) -> float:
        """Return the pause before the next look: longer while workers are behind, so that a job is of many articles."""
        return BEHIND_SECONDS if any(inbox.pressure.behind for inbox, _ in self._watched) else BREATH_SECONDS

    def _goes_on(self, stop: threading.Event) -> bool:
        """Beat and tend between two files of a round, which may be many, and say whether there is to be another."""
        self._pulse.beat()
        self._tend()
        return not stop.is_set()

    def _wait(self, changed: threading.Event, seconds: float) -> None:
        """Wait until something has changed or the time is over, and tend meanwhile."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0 and not changed.wait(min(left, LOOK_SECONDS)):
            self._tend()

    def _tend(self) -> float:
        """Put back what the queue lost; return 0, or the pause before the next try where that cannot be asked."""
        try:
            self._sweeper.tend()
        except DBAPIError as error:
            return self._say("store_unavailable", log.redact(str(error.orig)))
        except BrokerError as error:
            return self._say("queue_unavailable", str(error))
        return 0.0

    def _round(self) -> float:
        """Do everything once and return the longest pause until the next time."""
        try:
            pause = min(self._look(inbox, watcher) for inbox, watcher in self._watched)
        except DBAPIError as error:
            return self._say("store_unavailable", log.redact(str(error.orig)))
        if away := self._tend():
            return away
        self._troubles = {one for one in self._troubles if one[0] == AWAY}
        return max(0.0, pause)

    def _look(self, inbox: Inbox, watcher: Watcher) -> float:
        """Do one inbox' round and return the longest pause until the next; one that is away stops no other."""
        folder = str(inbox.desk.settings.inbox)
        try:
            watcher.check()
            pause = inbox.round(watcher.closed(), trust=not watcher.polling)
        except OSError as error:
            return self._say(AWAY, f"{folder}: {error.strerror}")
        self._troubles = {one for one in self._troubles if one[0] != AWAY or not one[1].startswith(f"{folder}: ")}
        return min(pause, POLL_SECONDS if watcher.polling else self._settings.rescan_seconds)

    def _say(self, event: str, reason: str) -> float:
        """Log trouble the first time that it comes, and return the pause before the next try."""
        if (event, reason) not in self._troubles:
            logger.error(event, reason=reason, retry_seconds=AWAY_SECONDS)
        self._troubles.add((event, reason))
        return AWAY_SECONDS


if __name__ == "__main__":
    sys.exit(entry.command("ingest", main, sys.argv[1:]))
