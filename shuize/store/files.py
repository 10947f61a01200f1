"""What became of each file of the inbox, by its path in bytes: a file that is known unchanged is not read again."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, select

from shuize.store.rows import among, asked, put_all
from shuize.store.schema import files

DONE = "done"
DUPLICATE = "duplicate"
REJECTED = "rejected"
KNOWN = among(files.c.path, select(files).where)
FORGOTTEN = among(files.c.path, delete(files).where)
PLAIN = ("path", "fingerprint", "outcome", "reason", "seen_at")


@dataclass(frozen=True, slots=True)
class Seen:
    """One file as it was when it was last read; `fingerprint` is its inode, size and mtime_ns."""

    path: bytes
    fingerprint: str
    outcome: str
    reason: str | None
    article_ids: tuple[str, ...]
    seen_at: datetime


def remember_all(conn: Connection, seen: Iterable[Seen]) -> None:
    """Note what became of many files."""
    rows = [
        {**{name: getattr(one, name) for name in PLAIN}, "article_ids": json.dumps(one.article_ids)} for one in seen
    ]
    put_all(conn, files, rows)


def known_of(conn: Connection, paths: Iterable[bytes]) -> dict[bytes, Seen]:
    """Return what became of those files that were seen, by path."""
    return {one.path: one for one in map(_seen, asked(conn, KNOWN, paths))}


def fingerprints(conn: Connection) -> dict[bytes, str]:
    """Return the fingerprint of every file seen, by path: what one whole scan compares with."""
    return dict(conn.execute(select(files.c.path, files.c.fingerprint)).all())


def forget_all(conn: Connection, paths: Iterable[bytes]) -> None:
    """Drop the notes of paths that hold no files any more."""
    asked(conn, FORGOTTEN, paths)


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
