"""Whose turn it is: what PostgreSQL's writers must not do at once although they write to different rows.

SQLite has one writer at a time. Locks are taken in one order (event time, then families, then series) and end with
the transaction.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, text

from shuize.types import digest

CLASS = 0x5368  # any number that is ours
EVENT_TIME = 0
SHARED = text("SELECT pg_advisory_xact_lock_shared(:class, :number)")
ALONE = text("SELECT pg_advisory_xact_lock(:class, :number)")


def keep_event_time(conn: Connection) -> None:
    """Let nobody move event time on until the transaction ends."""
    _lock(conn, [EVENT_TIME], alone=False)


def move_event_time(conn: Connection) -> None:
    """Be alone in moving event time on, with nobody writing who relies on where it stood."""
    _lock(conn, [EVENT_TIME], alone=True)


def enter_families(conn: Connection, families: Iterable[tuple[str, ...]]) -> None:
    """Be alone with the series that stand side by side, those that others are about to add among them."""
    _lock(conn, {int(digest(*one)[:7], 16) + 1 for one in families}, alone=True)


def _lock(conn: Connection, numbers: Iterable[int], *, alone: bool) -> None:
    """Take the locks of these numbers, in their order."""
    if conn.dialect.name == "postgresql":
        for number in sorted(numbers):
            conn.execute(ALONE if alone else SHARED, {"class": CLASS, "number": number})
