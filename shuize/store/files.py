"""What became of each file of the inbox, by its path in bytes: a file that is known unchanged is not read again."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, select

from shuize.store.rows import put
from shuize.store.schema import files

DONE = "done"
DUPLICATE = "duplicate"
REJECTED = "rejected"
OUTCOMES = (DONE, DUPLICATE, REJECTED)
KNOWN = select(files).where(files.c.path == bindparam("wanted"))
FORGOTTEN = delete(files).where(files.c.path == bindparam("gone"))


@dataclass(frozen=True, slots=True)
class Seen:
    """One file as it was when it was last read; `fingerprint` is its inode, size and mtime_ns."""

    path: bytes
    fingerprint: str
    outcome: str
    reason: str | None
    article_ids: tuple[str, ...]
    seen_at: datetime


def remember(
    conn: Connection,
    path: bytes,
    fingerprint: str,
    outcome: str,
    *,
    article_ids: Iterable[str] = (),
    reason: str | None = None,
    now: datetime,
) -> None:
    """Note what became of the file; an earlier note of the same path is written over."""
    row = {
        "path": path,
        "fingerprint": fingerprint,
        "outcome": outcome,
        "reason": reason,
        "article_ids": json.dumps(list(article_ids)),
        "seen_at": now,
    }
    put(conn, files, row)


def known(conn: Connection, path: bytes) -> Seen | None:
    """Return what became of the file of that path, None where it was never seen."""
    row = conn.execute(KNOWN, {"wanted": path}).one_or_none()
    return _seen(row) if row else None


def fingerprints(conn: Connection) -> dict[bytes, str]:
    """Return the fingerprint of every file seen, by path: what one whole scan compares with."""
    return dict(conn.execute(select(files.c.path, files.c.fingerprint)).all())


def forget(conn: Connection, path: bytes) -> None:
    """Drop the note of a path that holds no file any more."""
    conn.execute(FORGOTTEN, {"gone": path})


def counts(conn: Connection) -> dict[str, int]:
    """Return how many files had each outcome (every outcome named, zeros too)."""
    found: dict[str, int] = dict(conn.execute(select(files.c.outcome, func.count()).group_by(files.c.outcome)).all())
    return {outcome: found.get(outcome, 0) for outcome in OUTCOMES}


def _seen(row: Row[Any]) -> Seen:
    """Return the row as a value."""
    return Seen(
        path=bytes(row.path),
        fingerprint=row.fingerprint,
        outcome=row.outcome,
        reason=row.reason,
        article_ids=tuple(json.loads(row.article_ids)),
        seen_at=row.seen_at,
    )
