import multiprocessing
import os
import sqlite3
from pathlib import Path

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import IntegrityError

from shuize.errors import StoreError
from shuize.store import engine as store
from shuize.store import migrate
from shuize.store.engine import looking, open_store, upgrade, writing
from shuize.store.schema import metadata


def test_migrations_make_exactly_the_schema(database_url: str) -> None:
    """Autogenerate finds no difference between the revisions and the tables."""
    engine = open_store(database_url)
    with engine.connect() as conn:
        assert compare_metadata(MigrationContext.configure(conn, opts={"compare_type": True}), metadata) == []
    engine.dispose()


def test_a_plain_postgresql_url_is_taken(postgres_url: str) -> None:
    """postgresql:// means psycopg 3."""
    engine = open_store(postgres_url.replace("+psycopg", ""))
    assert engine.dialect.driver == "psycopg"
    engine.dispose()


def test_sqlite_is_durable_and_strict(sqlite_url: str) -> None:
    """WAL, every commit synced, foreign keys enforced, and a wait instead of an error."""
    engine = open_store(sqlite_url)
    with engine.connect() as conn:
        found = {name: conn.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")}
        assert found == {"journal_mode": "wal", "synchronous": 2}
        assert conn.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert conn.exec_driver_sql("PRAGMA busy_timeout").scalar() == 30_000
    engine.dispose()


def test_writing_takes_the_lock_at_its_beginning(sqlite_url: str) -> None:
    """Another writer is kept out before the first has written anything."""
    engine = open_store(sqlite_url)
    other = sqlite3.connect(engine.url.database or "", timeout=0, isolation_level=None)
    with writing(engine), pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")
    other.execute("BEGIN IMMEDIATE")
    other.close()
    engine.dispose()


def _insert_twice(engine: Engine) -> None:
    with writing(engine) as conn:
        for _ in range(2):
            conn.execute(text("INSERT INTO series VALUES ('a','b',NULL,'c',NULL,NULL,'%','')"))


def test_an_exception_rolls_back(database_url: str) -> None:
    """Nothing of a failed block remains."""
    engine = open_store(database_url)
    with pytest.raises(IntegrityError):
        _insert_twice(engine)
    with engine.connect() as conn:
        assert conn.scalar(text("SELECT count(*) FROM series")) == 0
    engine.dispose()


def _set_revision(url: str, revision: str) -> None:
    engine = open_store(url)
    with writing(engine) as conn:
        conn.execute(text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision})
    engine.dispose()


def test_a_newer_schema_is_refused(database_url: str) -> None:
    """A revision that this version does not know is a newer one's, for opening and for upgrading."""
    _set_revision(database_url, "9999")
    with pytest.raises(StoreError, match=r"9999.*newer Shuize"):
        open_store(database_url)
    with pytest.raises(StoreError, match="newer Shuize"):
        upgrade(database_url)


def test_an_older_schema_names_the_command(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Opening an older schema changes nothing and says what to run; running it helps."""
    open_store(database_url).dispose()
    folder = tmp_path / "migrations"
    (folder / "versions").mkdir(parents=True)
    for path in [*migrate.FOLDER.glob("*.py"), *migrate.FOLDER.glob("versions/*.py")]:
        (folder / path.relative_to(migrate.FOLDER)).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    stored = migrate.head()
    later = f'revision = "9000"\ndown_revision = "{stored}"\n\n\ndef upgrade() -> None:\n    pass\n'
    (folder / "versions" / "9000_later.py").write_text(later, encoding="utf-8")
    monkeypatch.setattr(migrate, "FOLDER", folder)
    with pytest.raises(StoreError, match=rf"older schema {stored}.*`shuize db upgrade`"):
        open_store(database_url)
    assert upgrade(database_url) == "9000"
    open_store(database_url).dispose()


def test_a_foreign_database_is_left_alone(database_url: str) -> None:
    """Tables that are not ours are not added to."""
    engine = open_store(database_url)
    with writing(engine) as conn:
        conn.execute(text("DROP TABLE alembic_version"))
    engine.dispose()
    with pytest.raises(StoreError, match="already holds other tables"):
        open_store(database_url)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("nonsense", "not one"),
        ("mysql://localhost/x", "'mysql'"),
        ("sqlite://", "in memory"),
        ("sqlite:////proc/nowhere/shuize.db", "folder"),
        ("postgresql://me:hidden@127.0.0.1:1/none", r"me:\*\*\*@127"),
    ],
)
def test_an_unusable_url_is_one_clear_line(url: str, words: str) -> None:
    """Each wrong URL says what is wrong, never with a password."""
    with pytest.raises(StoreError, match=words) as caught:
        open_store(url)
    assert "\n" not in str(caught.value)
    assert "hidden" not in str(caught.value)


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    """A file of something else is named, not overwritten."""
    path = tmp_path / "shuize.db"
    path.write_text("not a database " * 100)
    with pytest.raises(StoreError, match="not a database"):
        open_store(f"sqlite:///{path}")
    assert path.read_text().startswith("not a database")


def _open_and_count(
    url: str, start: "multiprocessing.synchronize.Barrier", results: "multiprocessing.Queue[int]"
) -> None:
    start.wait(30)
    engine = open_store(url)
    results.put(len(inspect(engine).get_table_names()))
    engine.dispose()


def test_many_processes_may_start_first(database_url: str) -> None:
    """Eight processes open an empty database at once: all find every table."""
    context = multiprocessing.get_context("fork")
    start, results = context.Barrier(8), context.Queue()
    processes = [context.Process(target=_open_and_count, args=(database_url, start, results)) for _ in range(8)]
    for process in processes:
        process.start()
    found = [results.get(timeout=60) for _ in processes]
    for process in processes:
        process.join(30)
    assert found == [len(metadata.tables) + 1] * 8
    assert [process.exitcode for process in processes] == [0] * 8


@pytest.mark.postgres
def test_a_connection_that_was_ended_while_nobody_used_it_is_replaced(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever asks after a while hears nothing of it."""
    engine = open_store(postgres_url)
    with looking(engine) as conn:
        mine = conn.scalar(text("SELECT pg_backend_pid()"))
    with psycopg.connect(postgres_url.replace("+psycopg", "")) as other:
        other.execute("SELECT pg_terminate_backend(%s)", [mine])
    monkeypatch.setattr(store, "IDLE_SECONDS", 0.0)
    with looking(engine) as conn:
        assert conn.scalar(text("SELECT pg_backend_pid()")) != mine
    engine.dispose()


@pytest.mark.postgres
def test_looking_forgets_no_prepared_statement(postgres_url: str) -> None:
    """What was asked often enough to be prepared stays so."""
    engine = open_store(postgres_url)
    for _ in range(8):
        with looking(engine) as conn:
            conn.scalar(text("SELECT count(*) FROM articles"))
    with looking(engine) as conn:
        assert conn.scalar(text("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%articles'")) == 1
    engine.dispose()


def test_a_forked_child_has_connections_of_its_own(database_url: str) -> None:
    """The child reads and writes; the parent's connection still works afterwards."""
    engine = open_store(database_url)
    with engine.connect() as conn:
        conn.execute(text("SELECT 1"))
    child = os.fork()
    if child == 0:
        with writing(engine) as conn:
            conn.execute(text("INSERT INTO series VALUES ('a','b',NULL,'c',NULL,NULL,'%','')"))
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    with engine.connect() as conn:
        assert conn.scalar(text("SELECT count(*) FROM series")) == 1
    engine.dispose()
