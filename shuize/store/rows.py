"""How rows that may be there already are inserted: both databases agree on it only in their own dialects."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

CHUNK = 200  # rows a statement; SQLite bounds the number of its variables


def insert_missing(conn: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> int:
    """Insert the rows whose key is not there yet, in the order given, and return how many that were."""
    insert = postgresql.insert if conn.dialect.name == "postgresql" else sqlite.insert
    inserted = 0
    for start in range(0, len(rows), CHUNK):
        chunk = [dict(row) for row in rows[start : start + CHUNK]]
        query = insert(table).values(chunk).on_conflict_do_nothing().returning(*table.primary_key)
        inserted += len(conn.execute(query).all())
    return inserted


def put(conn: Connection, table: Table, row: Mapping[str, Any], *, only_new: Mapping[str, Any] | None = None) -> None:
    """Insert the row with `only_new`, or write the row alone over the one that has its key."""
    insert = postgresql.insert if conn.dialect.name == "postgresql" else sqlite.insert
    keys = [column.name for column in table.primary_key]
    others = {name: value for name, value in row.items() if name not in keys}
    whole = {**row, **(only_new or {})}
    conn.execute(insert(table).values(whole).on_conflict_do_update(index_elements=keys, set_=others))
