"""Where an article stands among the reprints: found by its bands, linked to the first, and whose figures that concerns.

It runs inside the transaction that records the article, before its series are locked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from shuize.store import reprints, turns
from shuize.types import Article, Series
from workers.compare.reprints import alike, bands


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking found: the report's first print (None: this article is alone), and the series to be judged anew."""

    first_id: str | None = None
    series: Mapping[str, Series] = field(default_factory=dict)
    """Those in which somebody else speaks now than before."""


def link(conn: Connection, article: Article, percent: int, keys: Sequence[int] | None = None) -> Linked:
    """Link the article with those that it shares `percent` of its wording with; `keys` are its bands, if known."""
    keys = bands(article.text) if keys is None else keys
    if not keys:
        return Linked()
    turns.enter_bands(conn, keys)
    found = alike(article.text, reprints.candidates(conn, article, keys), percent)
    reprints.register(conn, {article.id: keys})
    if not found:
        return Linked()
    turns.link_reports(conn)
    members = reprints.report(conn, [article.id, *found])
    moved = reprints.link(conn, members)
    return Linked(members[0].id, reprints.series_of(conn, moved))
