"""Which articles are one report printed again, and who speaks in it: the first of them, by publication, then by id.

Reprints are linked in chains: whoever is like any of them is one of them. So the links are a function of the set of
articles. `bands` finds what may be alike in a few steps of an index, however many articles there are.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, bindparam, delete, func, or_, select, text

from shuize.alert import speaker
from shuize.store.rows import insert_missing, keys_inserted, number_list
from shuize.store.schema import articles, bands, observations, reprints, sketches
from shuize.store.schema import series as series_table
from shuize.store.series import from_row
from shuize.types import Article, Series

MOST_CANDIDATES = 1000
"""Compared with one article at most, those published nearest to it: a phrase that everybody prints must not stop the
line. Prints of one report are compared until one is alike, so that as many as there are count as one."""
MOST_LISTED = 10_000
"""Of more than that which share a band only those received last are looked at."""
TEXTS_AT_ONCE = 20

_near = select(bands.c.sketch).where(bands.c.key.in_(bindparam("keys", expanding=True))).distinct()
NEAR = (
    select(articles.c.id, articles.c.published, reprints.c.first_id)
    .join(sketches, sketches.c.article_id == articles.c.id)
    .join(reprints, reprints.c.article_id == articles.c.id, isouter=True)
    .where(sketches.c.number.in_(_near.order_by(bands.c.sketch.desc()).limit(MOST_LISTED)))
    .where(articles.c.id != bindparam("mine"))
)
"""Made once, for each article asks it."""
# Hundreds of keys at once: a list is one value.
TAKEN = {
    "postgresql": text('SELECT DISTINCT "key" FROM bands WHERE "key" = ANY(CAST(:keys AS bigint[]))'),
    "sqlite": text('SELECT DISTINCT "key" FROM bands WHERE "key" IN (SELECT value FROM json_each(:keys))'),
}
ADD = {
    "postgresql": text(
        'INSERT INTO bands ("key", sketch) SELECT * FROM unnest(CAST(:keys AS bigint[]), CAST(:sketches AS bigint[]))'
    ),
    "sqlite": text(
        "INSERT INTO bands (\"key\", sketch) SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') "
        "FROM json_each(:pairs)"
    ),
}


@dataclass(frozen=True, slots=True, order=True)
class Member:
    """One article of a report that was printed several times."""

    published: str
    id: str
    source: str | None


def candidates(conn: Connection, article: Article, keys: Sequence[int]) -> Iterator[tuple[str, str, str]]:
    """Give id, report and text of the other articles that share a band, those published nearest to it first."""
    rows = conn.execute(NEAR, {"keys": list(keys), "mine": article.id}).all()
    nearest = sorted(rows, key=lambda row: (abs(date.fromisoformat(row.published) - article.published), row.id))
    for start in range(0, min(len(nearest), MOST_CANDIDATES), TEXTS_AT_ONCE):
        some = nearest[start : start + TEXTS_AT_ONCE]
        wanted = select(articles.c.id, articles.c.text).where(articles.c.id.in_([row.id for row in some]))
        texts = dict(conn.execute(wanted).all())
        yield from ((row.id, row.first_id or row.id, texts[row.id]) for row in some)


def registered(conn: Connection, ids: Iterable[str]) -> set[str]:
    """Return which of the articles are found by their bands."""
    return set(conn.scalars(select(sketches.c.article_id).where(sketches.c.article_id.in_(list(ids)))))


def voices(conn: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Return in whose name those of the articles speak that are reprints."""
    query = select(reprints.c.article_id, reprints.c.speaker).where(reprints.c.article_id.in_(list(ids)))
    return dict(conn.execute(query).all())


def taken(conn: Connection, keys: Iterable[int]) -> set[int]:
    """Return which of the bands some article has already."""
    said = number_list(keys) if conn.dialect.name == "postgresql" else json.dumps(list(keys))
    return set(conn.scalars(TAKEN[conn.dialect.name], {"keys": said}))


def register(conn: Connection, keys: Mapping[str, Iterable[int]]) -> None:
    """Let the articles, by id, be found by these bands; again is harmless."""
    added = keys_inserted(conn, sketches, [{"article_id": one} for one in keys], sketches.c.article_id)
    if added:
        pairs = sorted((key, row.number) for row in added for key in set(keys[row.article_id]))
        conn.execute(ADD[conn.dialect.name], _listed(conn.dialect.name, pairs))


def _listed(dialect: str, pairs: Sequence[tuple[int, int]]) -> dict[str, object]:
    """Return pairs of band and sketch as the database takes a list of them."""
    if dialect == "postgresql":
        return {"keys": number_list(key for key, _ in pairs), "sketches": number_list(number for _, number in pairs)}
    return {"pairs": json.dumps(pairs)}


def report(conn: Connection, ids: Sequence[str]) -> list[Member]:
    """Return all that is printed from the same report as any of these, these included; the first print first."""
    firsts = set(conn.scalars(select(reprints.c.first_id).where(reprints.c.article_id.in_(ids)))) | set(ids)
    linked = select(reprints.c.article_id).where(reprints.c.first_id.in_(firsts))
    query = select(articles.c.published, articles.c.id, articles.c.source)
    rows = conn.execute(query.where(or_(articles.c.id.in_(firsts), articles.c.id.in_(linked))))
    return sorted(Member(*row) for row in rows)


def link(conn: Connection, members: Sequence[Member]) -> set[str]:
    """Link all to the first of them and return the ids of those in whose name somebody else speaks now than before."""
    first, *others = members
    voice = speaker(first.source, first.id)
    stood = _standing(conn, [one.id for one in members])
    wrong = [one.id for one in others if stood.get(one.id) != (first.id, voice)]
    conn.execute(delete(reprints).where(reprints.c.article_id.in_([first.id, *(one for one in wrong if one in stood)])))
    insert_missing(conn, reprints, [{"article_id": one, "first_id": first.id, "speaker": voice} for one in wrong])
    return {one.id for one in members if _voice(one, stood) != voice}


def _standing(conn: Connection, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return to which article each is linked, and in whose name it speaks."""
    rows = conn.execute(select(reprints).where(reprints.c.article_id.in_(ids)))
    return {row.article_id: (row.first_id, row.speaker) for row in rows}


def _voice(one: Member, stood: Mapping[str, tuple[str, str]]) -> str:
    """Return in whose name the article spoke so far."""
    return stood[one.id][1] if one.id in stood else speaker(one.source, one.id)


def series_of(conn: Connection, ids: Iterable[str]) -> dict[str, Series]:
    """Return the series of which these articles give figures."""
    told = select(observations.c.series_id).where(observations.c.article_id.in_(list(ids))).distinct()
    return {row.id: from_row(row) for row in conn.execute(select(series_table).where(series_table.c.id.in_(told)))}


def count(conn: Connection) -> int:
    """Return how many articles are reprints of an earlier one."""
    return conn.scalar(select(func.count()).select_from(reprints)) or 0
