"""How rows that may be there already are inserted: both databases agree on it only in their own dialects.

Each statement is made once, without its values: making and compiling it costs more than running it. PostgreSQL takes
all rows as one value, so that a statement's words are the same for any number of them, and neither side reads it anew.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import (
    ARRAY,
    Column,
    ColumnElement,
    Connection,
    Executable,
    Result,
    Row,
    Table,
    TextClause,
    any_,
    bindparam,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite

from shuize.store.schema.columns import aware

T = TypeVar("T")
CHUNK = 200  # rows a statement; SQLite bounds the number of its variables
KEYS = 10_000  # keys a statement, for the same reason


def chunks(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    """Give the keys in lists that a statement takes."""
    return (keys[start : start + KEYS] for start in range(0, len(keys), KEYS))


def among(column: Column[Any], make: Callable[[ColumnElement[bool]], T]) -> Mapping[str, T]:
    """Return what `make` makes, for each database, of the condition that the column is one of `keys`.

    For PostgreSQL they are one value, so that the statement's words are the same for any number of them.
    """
    kind = type(column.type)()  # without its length, to which the value would be cut
    wanted = {
        "postgresql": column == any_(bindparam("keys", type_=ARRAY(kind))),
        "sqlite": column.in_(bindparam("keys", expanding=True)),
    }
    return {dialect: make(condition) for dialect, condition in wanted.items()}


def asked(conn: Connection, queries: Mapping[str, Executable], keys: Iterable[Any], **others: object) -> Result[Any]:
    """Run what `among` made, of these keys."""
    return conn.execute(queries[conn.dialect.name], {"keys": list(keys), **others})


def insert_missing(conn: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> int:
    """Insert the rows whose key is not there yet, in the order given, and return how many that were."""
    return len(keys_inserted(conn, table, rows))


def keys_inserted(
    conn: Connection, table: Table, rows: Sequence[Mapping[str, Any]], *beside: Column[Any]
) -> list[Row[Any]]:
    """Do the same and return their keys, and what else is asked for."""
    inserted: list[Row[Any]] = []
    for start in range(0, len(rows), CHUNK):
        chunk = [dict(row) for row in rows[start : start + CHUNK]]
        if conn.dialect.name == "postgresql":
            found = conn.execute(_at_once(table, tuple(chunk[0]), *beside), {"rows": as_json(chunk)})
        else:
            found = conn.execute(_missing(table, *beside), chunk)
        inserted.extend(found.all())
    return inserted


def as_json(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return the rows as PostgreSQL takes them in one value."""
    return json.dumps(rows, ensure_ascii=False, default=_plain)


def _plain(value: datetime | bytes) -> str:
    """Return what JSON has no word for as PostgreSQL reads it."""
    return aware(value).isoformat() if isinstance(value, datetime) else f"\\x{value.hex()}"


def number_list(numbers: Iterable[int]) -> str:
    """Return the numbers as PostgreSQL writes a list of them: hundreds at once, which psycopg turns one by one."""
    return f"{{{','.join(map(str, numbers))}}}"


def put(conn: Connection, table: Table, row: Mapping[str, Any], *, only_new: Mapping[str, Any] | None = None) -> None:
    """Insert the row with `only_new`, or write the row alone over the one that has its key."""
    conn.execute(_over(conn.dialect.name, table, tuple(row)), {**row, **(only_new or {})})


def put_all(conn: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows, all of the same columns, each written over the one that has its key."""
    if not rows:
        return
    if conn.dialect.name == "postgresql":
        conn.execute(_all_over(table, tuple(rows[0])), {"rows": as_json([dict(row) for row in rows])})
    else:
        conn.execute(_over("sqlite", table, tuple(rows[0])), [dict(row) for row in rows])


@cache
def _missing(table: Table, *beside: Column[Any]) -> Executable:
    """Return what inserts rows that are not there yet."""
    return sqlite.insert(table).on_conflict_do_nothing().returning(*table.primary_key, *beside)


@cache
def _at_once(table: Table, names: Sequence[str], *beside: Column[Any]) -> TextClause:
    """Return what inserts rows of these columns that are not there yet, all as one value."""
    returned = _quoted(column.name for column in (*table.primary_key, *beside))
    return text(f"{_from_one_value(table, names)} ON CONFLICT DO NOTHING RETURNING {returned}")


@cache
def _all_over(table: Table, names: Sequence[str]) -> TextClause:
    """Return what inserts rows of these columns, or writes them over those that have their keys, all as one value."""
    keys = [column.name for column in table.primary_key]
    others = ", ".join(f'"{name}" = excluded."{name}"' for name in names if name not in keys)
    return text(f"{_from_one_value(table, names)} ON CONFLICT ({_quoted(keys)}) DO UPDATE SET {others}")


def _from_one_value(table: Table, names: Iterable[str]) -> str:
    """Return how PostgreSQL inserts rows of these columns that come as one value."""
    columns, source = _quoted(names), f"json_populate_recordset(CAST(NULL AS {table.name}), CAST(:rows AS json))"
    return f"INSERT INTO {table.name} ({columns}) SELECT {columns} FROM {source}"  # noqa: S608 - names of our own


def _quoted(names: Iterable[str]) -> str:
    """Return the columns as a statement lists them."""
    return ", ".join(f'"{name}"' for name in names)


@cache
def _over(dialect: str, table: Table, names: Sequence[str]) -> Executable:
    """Return what inserts a row of these columns, or writes it over the one that has its key."""
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    keys = [column.name for column in table.primary_key]
    query = insert(table)
    others = {name: query.excluded[name] for name in names if name not in keys}
    return query.on_conflict_do_update(index_elements=keys, set_=others)
