"""Articles that give no figure change nothing but what is known of themselves: many of them are finished at once.

Nine in ten are such. An article whose figures somebody may be told of has a transaction of its own (`workers.record`),
and so has one that turns out to be more than plain: it was read before, something else is known of it now, or it shares
a band with another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from shuize.store import articles, reprints, turns
from shuize.types import Article, Reading
from workers.record import labels


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article and what was read from it."""

    article: Article
    reading: Reading
    quiet: bool
    keys: tuple[int, ...]
    """Its bands, by which those are found that may be alike."""
    seconds: float = 0.0
    """How long reading it took."""


def finish(conn: Connection, some: Sequence[Sheet], now: datetime) -> set[str]:
    """Finish, in the transaction that is open, those of them that nothing else depends on; return which.

    The others are left alone; nothing is known of them yet by which anybody would find them.
    """
    same = articles.unread(conn, [one.article for one in some])
    turns.enter_bands(conn, {key for one in some for key in one.keys})
    alone = _strangers([one for one in some if one.article.id in same], _taken(conn, some))
    reprints.register(conn, {one.article.id: one.keys for one in alone if one.keys})
    articles.finish_all(conn, {one.article.id: labels(one.reading) for one in alone}, now)
    return {one.article.id for one in alone}


def _taken(conn: Connection, some: Sequence[Sheet]) -> set[int]:
    """Return which of their bands some article has already."""
    keys = {key for one in some for key in one.keys}
    return reprints.taken(conn, keys) if keys else set()


def _strangers(some: Sequence[Sheet], taken: set[int]) -> list[Sheet]:
    """Return those that share a band with no other, neither one that is known nor one that stands before them here."""
    alone = []
    for one in some:
        if taken.isdisjoint(one.keys):
            alone.append(one)
        taken = taken.union(one.keys)
    return alone
