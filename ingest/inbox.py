"""The inbox as it stands: which files are whole, which wait, which were dealt with; one round looks and acts once."""

import math
import os
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from sqlalchemy.exc import DataError, IntegrityError

from ingest import markers, names, shelf, submit
from ingest.desk import Prepared
from ingest.memory import Memory
from ingest.pressure import Pressure
from ingest.scan import Found, scan, spelled
from ingest.settle import Sight, Verdict, look, verdict, whole_in
from ingest.take import released
from shuize import log
from shuize.errors import UsageError
from shuize.types import PublishedKind

ORPHAN_SECONDS = 3600.0
"""A sidecar without its article is put away after this long."""
FULL_SECONDS = 0.5
"""Pause while the queue is full."""
ORPHANED = "no article of that name came within an hour after it, nor ten minutes before"

logger = log.get(__name__)


def _always() -> bool:
    """Say go on."""
    return True


@dataclass(slots=True)
class Inbox(Memory):
    """The inbox between two looks: what is whole is submitted, what is not waits."""

    pressure: Pressure = field(init=False)
    go_on: Callable[[], bool] = _always
    """Asked before each file; what is not read when it says no is there for the next round."""

    def __post_init__(self) -> None:
        """Ask the queue that the desk submits to."""
        self.pressure = Pressure(self.desk.client, self.desk.settings.queue_jobs)

    def round(self, closed: Iterable[bytes], *, trust: bool) -> float:
        """Look once, submit what is whole, and return the seconds until something that waits may be.

        `trust` says that this machine sees every writer, so that it may be asked whether one still writes.
        Raises OSError where the inbox cannot be listed.
        """
        self.closed.update(closed)
        now = time.monotonic()
        found = self._look(now, trust=trust)
        for marker in markers.alone(self.sights, self.present, self.desk.settings.marker, now):
            shelf.drop(self.desk.root, marker)
        ready, wait = self._sort(found, now)
        self.pressure.behind = False
        for chunk in submit.chunks(ready, self.desk.settings.max_bytes):
            if self.pressure.is_full():
                return min(wait, FULL_SECONDS)
            self._submit(chunk)
        return min([wait, *(until - now for until in self.undated.values() if until > now)])

    def _look(self, now: float, *, trust: bool) -> dict[bytes, Found]:
        """Return the files that are not dealt with yet, their sights brought up to date."""
        unreadable: list[bytes] = []
        found = {one.path: one for one in scan(self.desk.root, unreadable)}
        self.present = frozenset(found)
        self.habit.learn(found)
        if now >= self.move_at:
            self.handled, self.move_at = {}, math.inf
        self.handled = {path: mark for path, mark in self.handled.items() if path in found}
        self.asked = {path: mark for path, mark in self.asked.items() if path in found}
        self.later = {path: at for path, at in self.later.items() if path in found or path in unreadable}
        for folder in unreadable:
            self.warn_once(folder, "is a folder that cannot be listed", now)
        self.undated = {path: until for path, until in self.undated.items() if path in found}
        fresh = {path: one for path, one in found.items() if self.handled.get(path) != spelled(one.fingerprint)}
        self.sights = {path: self._sight(one, now, trust=trust) for path, one in fresh.items()}
        self.closed.clear()
        return fresh

    def _sight(self, one: Found, now: float, *, trust: bool) -> Sight:
        """Return what is known of the file now."""
        before = self.sights.get(one.path)
        full = self.desk.root + b"/" + one.path
        certain = before is not None and before.closed and before.fingerprint == one.fingerprint
        closed = certain or not one.regular or full in self.closed or (trust and released(full))
        return look(before, one.fingerprint, closed=closed, now=now)

    def _sort(self, found: dict[bytes, Found], now: float) -> tuple[list[submit.Ready], float]:
        """Return the articles that may be read, each with its sidecar, oldest first, and how long the others wait."""
        ready, wait = [], self.desk.settings.rescan_seconds
        for path, one in found.items():
            if max(self.later.get(path, 0.0), self.undated.get(path, 0.0)) > now or markers.is_marker(
                path, self.desk.settings.marker
            ):
                continue
            sidecar = names.sidecar_of(path)
            seconds = self._wait(path, sidecar if sidecar in found else None, now)
            if seconds > 0:
                wait = min(wait, seconds)
            elif not names.is_sidecar(path) or self._is_orphan(path):
                ready.append((one, sidecar if sidecar in found else None))
        return sorted(ready, key=lambda pair: (pair[0].fingerprint[2], pair[0].path)), wait

    def _is_orphan(self, path: bytes) -> bool:
        """Say whether the article of this sidecar is not here."""
        return names.article_of(path) not in self.present

    def _wait(self, path: bytes, sidecar: bytes | None, now: float) -> float:
        """Return the seconds that the file still waits."""
        settings, sight = self.desk.settings, self.sights[path]
        if settings.marker:
            return self._wait_marked(path)
        if names.is_sidecar(path):
            if self._is_orphan(path) and self.asked.get(path) == sight.fingerprint:
                return max(0.0, sight.since + ORPHAN_SECONDS - now)
            return whole_in(sight, now=now, settle_seconds=settings.settle_seconds)
        answer, seconds = verdict(
            sight,
            self.sights[sidecar] if sidecar else None,
            now=now,
            settle_seconds=settings.settle_seconds,
            sidecar_seconds=settings.sidecar_seconds if self.habit.waits else 0.0,
        )
        return seconds if answer is Verdict.WAIT else 0.0

    def _wait_marked(self, path: bytes) -> float:
        """Return 0 for an article whose marker is there; all others wait for as long as it takes."""
        marked = markers.of(path, self.desk.settings.marker) in self.present
        return 0.0 if marked and not names.is_sidecar(path) else self.desk.settings.rescan_seconds

    def _submit(self, ready: list[submit.Ready]) -> None:
        """Submit one chunk in one transaction."""
        prepared = [made for one, sidecar in ready if self.go_on() and (made := self._prepare(one, sidecar))]
        prepared = [one for one in prepared if not (self._is_late(one) or self._may_be_dated(one))]
        if not prepared:
            return
        self.habit.alone += sum(not (one.sidecar or names.is_sidecar(one.path)) for one in prepared)
        kept = self._store(prepared)
        for one in prepared:
            if one.path in kept:
                self.keep(one)

    def _is_late(self, one: Prepared) -> bool:
        """Say whether the file's sidecar came while it was read: both are taken together in the next round."""
        if one.sidecar or names.is_sidecar(one.path) or self.desk.settings.marker:
            return False
        return os.path.lexists(self.desk.root + b"/" + names.sidecar_of(one.path))

    def _may_be_dated(self, one: Prepared) -> bool:
        """Say whether a sidecar may still come for an article that only its file's time dates: it is put off."""
        if one.sidecar or not any(made.published_kind is PublishedKind.MODIFIED for made in one.articles):
            return False
        until = self.sights[one.path].since + self.desk.settings.sidecar_seconds
        if self.desk.settings.marker or until <= time.monotonic():
            return False
        self.undated[one.path] = until
        return True

    def _store(self, prepared: list[Prepared]) -> set[bytes]:
        """Submit the files and return the paths that stay; one that the database refuses stops no other."""
        now = datetime.now(UTC)
        try:
            return set(submit.submit(self.desk, prepared, now))
        except (DataError, IntegrityError) as error:
            if len(prepared) > 1:
                return {path for one in prepared for path in self._store([one])}
            reason = f"cannot be stored: {log.redact(str(error.orig).splitlines()[0])}"
            return set(submit.submit(self.desk, [replace(prepared[0], articles=(), reason=reason)], now))

    def _prepare(self, one: Found, sidecar: bytes | None) -> Prepared | None:
        """Read one file; None where it has to be looked at again."""
        try:
            if names.is_sidecar(one.path):
                return self._prepare_orphan(one)
            return submit.prepare(self.desk, one, sidecar)
        except FileNotFoundError:
            return None  # gone again
        except UsageError as error:
            self.warn_once(one.path, f"waits: {error}", time.monotonic())
            return None
        except OSError as error:
            self.warn_once(
                one.path, f"cannot be read: {error.strerror}; tried again every few seconds", time.monotonic()
            )
            return None
        except Exception as error:
            logger.exception("file_unreadable", file=names.printable(one.path))
            return Prepared(
                one.path, spelled(one.fingerprint), reason=f"cannot be read: {type(error).__name__}: {error}"
            )

    def _prepare_orphan(self, one: Found) -> Prepared | None:
        """Return what a sidecar without an article says of one that came before it; None while one may still come."""
        late = submit.prepare_late(self.desk, one, datetime.now(UTC))
        if late or self.asked.get(one.path) == one.fingerprint:
            self.asked.pop(one.path, None)
            return late or Prepared(one.path, spelled(one.fingerprint), reason=ORPHANED)
        self.asked[one.path] = one.fingerprint
        return None
