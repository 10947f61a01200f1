"""A database that is in use keeps all its rows through `shuize db upgrade`, and goes on where it was."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from click.testing import CliRunner
from sqlalchemy import Connection, Engine, Table, create_engine, insert, inspect, select, text

from shuize.cli.main import shuize
from shuize.store import events, migrate, notes
from shuize.store.engine import writing
from shuize.store.notes import Note, What
from shuize.store.schema import alerts, dues, metadata, observations, settlements
from tests.tales import APRIL, CROSSING, MARCH, NOW, PAGE, send, store, story, submit, told

OLDEST = "0003"
"""The schema of the first version that people used."""
LIVED = (MARCH, PAGE, CROSSING, APRIL)
CORRECTION = story("2020-04-14", {"value": "86.3", "as_of": "2020-03-24"}, correction_of="*")
Rows = Mapping[str, list[dict[str, object]]]


def columns(conn: Connection) -> dict[str, list[str]]:
    """Return the columns of each table that there is."""
    seen = inspect(conn)
    return {name: [one["name"] for one in seen.get_columns(name)] for name in seen.get_table_names()}


def rows(conn: Connection, known: Mapping[str, list[str]]) -> Rows:
    """Return all rows of these columns of these tables."""
    found = {}
    for table in metadata.sorted_tables:
        if table.name in known:
            shown = [table.c[name] for name in known[table.name]]
            found[table.name] = [
                dict(row) for row in conn.execute(select(*shown).order_by(*table.primary_key)).mappings()
            ]
    return found


def live(engine: Engine) -> None:
    """Let a store be used: articles, alerts, deliveries, a word of a person, a decision, something awaited."""
    for second, one in enumerate(LIVED):
        submit(engine, one, second)
        send(engine)
    with writing(engine) as conn:
        alert = conn.execute(select(alerts).where(alerts.c.kind == "conflict")).one()
        notes.add(conn, Note(alert.id, alert.version, What.ACK, "王", "看过", NOW))
        said = {"series_id": alert.series_id, "as_of": alert.as_of, "published": "2020-03-17", "said_at": NOW}
        conn.execute(insert(settlements).values(said | {"who": "王", "why": "另查", "observation_id": None}))
        conn.execute(insert(dues).values(rule="p/x", series_id=alert.series_id, due="2020-06-01", stale=False))


def old_store(url: str, folder: Path) -> Rows:
    """Make a database of the oldest schema and fill it as if that version had been used; return its rows."""
    engine = create_engine(url)
    with engine.begin() as conn:
        command.upgrade(migrate._config(conn), OLDEST)
        known = {name: names for name, names in columns(conn).items() if name in metadata.tables}
    with store(f"sqlite:///{folder}/lived.db") as lived:
        live(lived)
        with lived.connect() as conn:
            kept = rows(conn, known)
    with engine.begin() as conn:
        for table in metadata.sorted_tables:
            if kept.get(table.name):
                _fill(conn, table, kept[table.name])
    engine.dispose()
    return kept


def _fill(conn: Connection, table: Table, found: list[dict[str, object]]) -> None:
    """Write the rows; PostgreSQL is to number the next one after them."""
    conn.execute(insert(table), found)
    if conn.dialect.name == "postgresql" and "sequence" in found[0]:
        sequence = f"pg_get_serial_sequence('{table.name}', 'sequence')"
        conn.execute(text(f"SELECT setval({sequence}, (SELECT max(sequence) FROM {table.name}))"))  # noqa: S608  # constants


@pytest.fixture
def upgraded(database_url: str, tmp_path: Path) -> Iterator[tuple[Engine, Rows]]:
    """Give a store of the oldest schema after the command, and what it held before."""
    kept = old_store(database_url, tmp_path)
    done = CliRunner().invoke(shuize, ["db", "upgrade"], env={"SHUIZE_DATABASE_URL": database_url})
    assert done.exit_code == 0, done.output
    with store(database_url) as engine:
        yield engine, kept


def test_rows_live_through_the_upgrade(upgraded: tuple[Engine, Rows]) -> None:
    """Every row is there as it was, no reference is broken, the schema is this version's, and life goes on."""
    engine, kept = upgraded
    assert min(len(found) for name, found in kept.items() if name not in ("files", "endpoints")) > 0
    with engine.connect() as conn:
        assert rows(conn, {name: list(found[0]) for name, found in kept.items() if found}) == {
            name: found for name, found in kept.items() if found
        }
        assert compare_metadata(MigrationContext.configure(conn, opts={"compare_type": True}), metadata) == []
        if engine.dialect.name == "sqlite":
            assert conn.exec_driver_sql("PRAGMA foreign_key_check").all() == []
            assert conn.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert set(conn.scalars(select(observations.c.withdrawn_at))) == {None}
    again = [told(submit(engine, one, second + 10)) for second, one in enumerate(LIVED)]
    assert again == [[]] * len(LIVED)
    assert ("milestone.retracted", "told", ("log", "webhook")) in told(submit(engine, CORRECTION, 20))
    with writing(engine) as conn:
        assert events.add_digest(conn, "msg_" + "0" * 32, "{}", NOW + timedelta(1)) is not None
