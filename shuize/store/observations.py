"""Every figure ever read; none is deleted. What supersedes what is decided when a series is read back, not here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, select, update

from shuize.alert import Figure
from shuize.store import former
from shuize.store.rows import among, asked, chunks, insert_missing
from shuize.store.schema import observations as table
from shuize.store.schema import reprints
from shuize.types import Article, Kind, Observation, Relation

RELATIONS: Mapping[str, Relation] = {one.value: one for one in Relation}
KINDS: Mapping[str, Kind] = {one.value: one for one in Kind}
COMPARED = tuple(column.name for column in table.columns if column.name not in ("id", "recorded_at"))

# Made once, for each article with figures asks them.
OF_ARTICLE = select(table).where(table.c.article_id == bindparam("article"))
STORED = Figure.__struct_fields__[:-1]
"""The columns of a figure, in its order; the last of its fields, in whose name it speaks, is another table's."""
WITHDRAWN = table.c.withdrawn_at.is_not(None)
OF_SERIES = among(
    table.c.series_id,
    lambda mine: (
        select(table.c.series_id, WITHDRAWN, *(table.c[name] for name in STORED), reprints.c.speaker)
        .join(reprints, reprints.c.article_id == table.c.article_id, isouter=True)
        .where(mine)
        .order_by(table.c.as_of.is_not(None), table.c.as_of, table.c.published, table.c.id)
    ),
)


@dataclass(frozen=True, slots=True)
class Replaced:
    """How many figures of an article are new, which it had otherwise, and which it has no more."""

    added: int
    changed: int
    withdrawn: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a reading of an article makes of the figures that are recorded of it; each by id, in the order of ids."""

    fresh: Mapping[str, Mapping[str, object]]
    """Rows that are not known."""
    changed: Mapping[str, Mapping[str, object]]
    """Rows that are known otherwise, or were withdrawn."""
    was: Mapping[str, Mapping[str, object]]
    """What those are so far: the columns that differ."""
    gone: Mapping[str, Row[Any]]
    """What the reading does not give."""


def compare(
    conn: Connection, article: Article, observations: Iterable[Observation], pack_of: Mapping[str, str]
) -> Comparison:  # fmt: skip
    """Compare the reading with what is recorded. Figures of packs that do not read now are left alone."""
    rows = _rows(article, observations, pack_of)
    known = {row.id: row for row in conn.execute(OF_ARTICLE, {"article": article.id})}
    was = {key: before for key in sorted(rows.keys() & known.keys()) if (before := _other(known[key], rows[key]))}
    reading = {"", *pack_of.values()}
    gone = [one for one in known.values() if one.id not in rows and one.withdrawn_at is None and one.pack in reading]
    return Comparison(
        fresh={key: rows[key] for key in sorted(rows.keys() - known.keys())},
        changed={key: rows[key] for key in was},
        was=was,
        gone={one.id: one for one in sorted(gone, key=lambda row: row.id)},
    )


def replace(
    conn: Connection,
    article: Article,
    observations: Iterable[Observation],
    *,
    pack_of: Mapping[str, str],
    now: datetime,
) -> Replaced:
    """Let the article's figures be these and no others; the article must be locked.

    What an earlier reading gave and this one does not is withdrawn: it stays, and counts no more. What either has but
    differs is restated, and what it was is kept in `former`. The same reading again changes nothing.
    """
    found = compare(conn, article, observations, pack_of)
    insert_missing(conn, table, [{**row, "recorded_at": now} for row in found.fresh.values()])
    former.keep(conn, former.OBSERVATION, {**found.was, **{key: {"withdrawn_at": None} for key in found.gone}}, now)
    for key, row in found.changed.items():
        conn.execute(update(table).where(table.c.id == key).values({**row, "recorded_at": now}))
    if found.gone:
        conn.execute(update(table).where(table.c.id.in_(list(found.gone))).values(withdrawn_at=now))
    return Replaced(len(found.fresh), len(found.changed), len(found.gone))


def add(
    conn: Connection,
    read: Iterable[tuple[Article, Iterable[Observation]]],
    *,
    pack_of: Mapping[str, str],
    now: datetime,
) -> dict[str, int]:
    """Add the figures of articles that were never read before, and return how many each has."""
    found = {article.id: _rows(article, observations, pack_of) for article, observations in read}
    rows = {key: row for mine in found.values() for key, row in mine.items()}
    insert_missing(conn, table, [{**rows[key], "recorded_at": now} for key in sorted(rows)])
    return {article_id: len(mine) for article_id, mine in found.items()}


def _rows(
    article: Article, observations: Iterable[Observation], pack_of: Mapping[str, str]
) -> dict[str, dict[str, object]]:
    """Return the figures of one article as rows, by id."""
    return {one.id: _row(one, article) | {"pack": pack_of.get(one.series.indicator, "")} for one in observations}


def _other(stored: Row[Any], row: Mapping[str, object]) -> dict[str, object]:
    """Return the stored columns that the row would change, and when they were recorded; empty where none would."""
    before = {name: getattr(stored, name) for name in COMPARED if getattr(stored, name) != row[name]}
    return before | {"recorded_at": stored.recorded_at} if before else {}


def _row(observation: Observation, article: Article) -> dict[str, object]:
    """Return the figure as its row, beside what its article ranks it by."""
    return {
        "id": observation.id,
        "series_id": observation.series.id,
        "article_id": observation.article_id,
        "story": observation.story,
        "start": observation.start,
        "end": observation.end,
        "text": observation.text,
        "quote": observation.quote,
        "value": f"{observation.value:f}",
        "low": _digits(observation.low),
        "high": _digits(observation.high),
        "step": f"{observation.step:f}",
        "relation": observation.relation,
        "as_of": observation.as_of,
        "as_of_kind": observation.as_of_kind,
        "bound": observation.bound,
        "kind": observation.kind,
        "confidence": f"{observation.confidence:f}",
        "computed": _digits(observation.computed),
        "formula": observation.formula,
        "published": article.published.isoformat(),
        "source": article.source,
        "rank": article.rank,
        "correction": observation.correction or article.correction_of is not None,
        "withdrawn_at": None,
    }


def _digits(value: Decimal | None) -> str | None:
    """Return the exact decimal as text without exponent."""
    return None if value is None else f"{value:f}"


def of_series(conn: Connection, series_id: str) -> list[Figure]:
    """Return the figures of the series by date, those without one first; reads this series' rows only."""
    return with_withdrawn(conn, series_id)[0]


def with_withdrawn(conn: Connection, series_id: str) -> tuple[list[Figure], list[Figure]]:
    """Return the figures of the series that count, by date, and those that were withdrawn."""
    return of_many(conn, [series_id])[series_id]


def of_many(conn: Connection, ids: Sequence[str]) -> dict[str, tuple[list[Figure], list[Figure]]]:
    """Return the same of many series."""
    found: dict[str, tuple[list[Figure], list[Figure]]] = {one: ([], []) for one in ids}
    for chunk in chunks(ids):
        rows: Sequence[Any] = asked(conn, OF_SERIES, chunk).all()
        for row in rows:
            found[row[0]][row[1]].append(_figure(row[2:]))
    return found


def figure(row: Row[Any]) -> Figure:
    """Return the row as the value that is compared, whoever speaks in it."""
    return _figure([*(getattr(row, name) for name in STORED), None])


def _figure(stored: Iterable[Any]) -> Figure:
    """Return the stored columns, in the order of its fields, as the value that is compared."""
    (
        one, article_id, value, relation, low, high, step, as_of, bound, kind, computed, formula, text, quote,
        start, end, published, source, rank, correction, recorded_at, voice,
    ) = stored  # fmt: skip
    return Figure(
        one, article_id, Decimal(value), RELATIONS[relation], _number(low), _number(high), Decimal(step),
        as_of, bound, KINDS[kind], _number(computed), formula, text, quote,
        start, end, date.fromisoformat(published), source, rank, correction, recorded_at, voice,
    )  # fmt: skip


def as_read(row: Row[Any]) -> dict[str, Any]:
    """Return what the article's text gave, under the names that figures and observations share."""
    return {
        "article_id": row.article_id,
        "value": Decimal(row.value),
        "relation": Relation(row.relation),
        "low": _number(row.low),
        "high": _number(row.high),
        "step": Decimal(row.step),
        "as_of": row.as_of,
        "bound": row.bound,
        "kind": Kind(row.kind),
        "computed": _number(row.computed),
        "formula": row.formula,
        "text": row.text,
        "quote": row.quote,
        "start": row.start,
        "end": row.end,
    }


def _number(text: str | None) -> Decimal | None:
    """Return the decimal that the text is."""
    return None if text is None else Decimal(text)


def count(conn: Connection) -> int:
    """Return how many figures count."""
    return conn.scalar(select(func.count()).select_from(table).where(table.c.withdrawn_at.is_(None))) or 0
