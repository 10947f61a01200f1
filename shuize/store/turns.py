"""Whose turn it is: what PostgreSQL's writers must not do at once although they write to different rows.

SQLite has one writer at a time. Locks are taken in one order (articles, bands of reprints, reports, event time,
families, then series) and end with the transaction.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, text

from shuize.store.rows import number_list
from shuize.types import digest

CLASS = 0x5368  # any number that is ours
EVENT_TIME = 0
BAND_CLASS = 0x5369
"""Another one, for the bands of reprints; its number 0 is the report's lock."""
NUMBERS = "unnest(CAST(:numbers AS integer[])) AS number"  # one after the other, in the order of the array
SHARED = text(f"SELECT pg_advisory_xact_lock_shared(:class, number) FROM {NUMBERS}")  # noqa: S608 - a constant
ALONE = text(f"SELECT pg_advisory_xact_lock(:class, number) FROM {NUMBERS}")  # noqa: S608 - a constant


def keep_event_time(conn: Connection) -> None:
    """Let nobody move event time on until the transaction ends."""
    _lock(conn, [EVENT_TIME], alone=False)


def move_event_time(conn: Connection) -> None:
    """Be alone in moving event time on, with nobody writing who relies on where it stood."""
    _lock(conn, [EVENT_TIME], alone=True)


def enter_bands(conn: Connection, keys: Iterable[int]) -> None:
    """Be alone with the articles that may be alike: of two that come at once, the later sees the earlier."""
    _lock(conn, {(key & 0x3FFFFFFF) + 1 for key in keys}, alone=True, kind=BAND_CLASS)


def link_reports(conn: Connection) -> None:
    """Be alone in saying which articles are one report."""
    _lock(conn, [0], alone=True, kind=BAND_CLASS)


def enter_families(conn: Connection, families: Iterable[tuple[str, ...]]) -> None:
    """Be alone with the series that stand side by side, those that others are about to add among them."""
    _lock(conn, {int(digest(*one)[:7], 16) + 1 for one in families}, alone=True)


def _lock(conn: Connection, numbers: Iterable[int], *, alone: bool, kind: int = CLASS) -> None:
    """Take the locks of these numbers, in their order."""
    wanted = sorted(numbers)
    if wanted and conn.dialect.name == "postgresql":
        conn.execute(ALONE if alone else SHARED, {"class": kind, "numbers": number_list(wanted)})
