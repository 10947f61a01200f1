"""What is remembered of an inbox between two looks; all of it may be forgotten, the next look begins anew."""

import math
import os
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from ingest import names
from ingest.desk import Desk, Prepared
from ingest.habit import DAYS, Habit
from ingest.scan import fingerprint, spelled
from ingest.settle import Fingerprint, Sight
from shuize import log
from shuize.store import articles, files
from shuize.store.engine import writing

MOVE_SECONDS = 3600.0
"""Files that could not be moved are tried again after this long: the disk was full, or a right was missing."""

logger = log.get(__name__)


@dataclass(slots=True)
class Memory:
    """The files that were seen, those that were dealt with, and those that wait."""

    desk: Desk
    sights: dict[bytes, Sight] = field(default_factory=dict)
    handled: dict[bytes, str] = field(default_factory=dict)
    """Files that stay where they are, by fingerprint."""
    move_at: float = math.inf
    """When those of them that should have been moved are tried again."""
    present: frozenset[bytes] = frozenset()
    """Every path of the last scan."""
    later: dict[bytes, float] = field(default_factory=dict)
    """Files that could not be read, and when to try again."""
    undated: dict[bytes, float] = field(default_factory=dict)
    """Articles that a sidecar may still date, and until when they wait for it."""
    closed: set[bytes] = field(default_factory=set)
    """Full paths that events said are closed, until the scan has seen them."""
    asked: dict[bytes, Fingerprint] = field(default_factory=dict)
    """Sidecars without an article of which the ledger knew none either."""
    habit: Habit = field(default_factory=Habit)
    """Whether sidecars come."""

    def recall(self) -> None:
        """Drop what the ledger says of files that are gone; in keep mode remember the others as dealt with."""
        with writing(self.desk.engine) as conn:
            known = files.fingerprints(conn)
            marks = {path: mark for key, mark in known.items() if (path := self.desk.path(key)) is not None}
            gone = [path for path in marks if not os.path.lexists(self.desk.root + b"/" + path)]
            files.forget_all(conn, map(self.desk.key, gone))
            marks = {path: mark for path, mark in marks.items() if path not in set(gone)}
            since = (datetime.now(UTC) - timedelta(days=DAYS)).date()
            self.habit.pairs = articles.any_by_sidecar(conn, since, below=self.desk.called(""))
        if self.desk.settings.after == "keep":
            self.handled = marks

    def keep(self, one: Prepared) -> None:
        """Remember that the file is dealt with though it stays."""
        self.handled[one.path] = one.fingerprint
        if self.desk.settings.after != "keep":
            self.move_at = min(self.move_at, time.monotonic() + MOVE_SECONDS)
        if one.sidecar:
            full = self.desk.root + b"/" + one.sidecar
            status = os.lstat(full) if os.path.lexists(full) else None
            if status:
                self.handled[one.sidecar] = spelled(fingerprint(status))

    def warn_once(self, path: bytes, reason: str, now: float) -> None:
        """Say it the first time, and try again after a pause."""
        if path not in self.later:
            logger.warning("file_unreadable", file=names.printable(path), reason=reason)
        self.later[path] = now + self.desk.settings.rescan_seconds
