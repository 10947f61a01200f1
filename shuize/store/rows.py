"""How rows that may be there already are inserted: both databases agree on it only in their own dialects.

Each statement is made once, without its values: making and compiling it costs more than running it.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Column, Connection, Executable, Row, Table
from sqlalchemy.dialects import postgresql, sqlite

CHUNK = 200  # rows a statement; SQLite bounds the number of its variables
KEYS = 10_000  # keys a statement, for the same reason


def chunks(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    """Give the keys in lists that a statement takes."""
    return (keys[start : start + KEYS] for start in range(0, len(keys), KEYS))


def insert_missing(conn: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> int:
    """Insert the rows whose key is not there yet, in the order given, and return how many that were."""
    return len(keys_inserted(conn, table, rows))


def keys_inserted(
    conn: Connection, table: Table, rows: Sequence[Mapping[str, Any]], *beside: Column[Any]
) -> list[Row[Any]]:
    """Do the same and return their keys, and what else is asked for."""
    query = _missing(conn.dialect.name, table, *beside)
    inserted: list[Row[Any]] = []
    for start in range(0, len(rows), CHUNK):
        chunk = [dict(row) for row in rows[start : start + CHUNK]]
        inserted.extend(conn.execute(query, chunk).all())
    return inserted


def put(conn: Connection, table: Table, row: Mapping[str, Any], *, only_new: Mapping[str, Any] | None = None) -> None:
    """Insert the row with `only_new`, or write the row alone over the one that has its key."""
    conn.execute(_over(conn.dialect.name, table, tuple(row)), {**row, **(only_new or {})})


def put_all(conn: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows, all of the same columns, each written over the one that has its key."""
    if rows:
        conn.execute(_over(conn.dialect.name, table, tuple(rows[0])), [dict(row) for row in rows])


@cache
def _missing(dialect: str, table: Table, *beside: Column[Any]) -> Executable:
    """Return what inserts rows that are not there yet."""
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    return insert(table).on_conflict_do_nothing().returning(*table.primary_key, *beside)


@cache
def _over(dialect: str, table: Table, names: Sequence[str]) -> Executable:
    """Return what inserts a row of these columns, or writes it over the one that has its key."""
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    keys = [column.name for column in table.primary_key]
    query = insert(table)
    others = {name: query.excluded[name] for name in names if name not in keys}
    return query.on_conflict_do_update(index_elements=keys, set_=others)
