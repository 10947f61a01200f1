"""How the database is reached: which pragmas, which transaction, and what becomes of connections across a fork.

SQLite runs in WAL mode with synchronous=FULL: an ingested file is moved away once its row is committed, so a commit
must outlive the loss of power, not only of the process. A write transaction begins as BEGIN IMMEDIATE, so that it
waits for its turn at the start (busy_timeout) instead of failing in its middle.
"""

import fcntl
import os
import sqlite3
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, Pool, create_engine, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DatabaseError, InvalidatePoolError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry

from shuize.errors import StoreError
from shuize.store import migrate
from shuize.store.turnstile import turn

BUSY_TIMEOUT_MS = 30_000
CONNECT_TIMEOUT_SECONDS = 10
POOL = 5
IDLE_SECONDS = 0.5
USED = "shuize_used"
"""Since when nobody uses a connection."""
ADVISORY_LOCK = 0x5368_7569_7A65  # any number that is ours
WRITES = "shuize_writes"
DRIVERS = {
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
    "sqlite": "sqlite",
    "sqlite+pysqlite": "sqlite",
}

_inherited: list[Pool] = []
"""Pools of a parent process: kept so that nothing in the child ever closes the parent's connections."""


class NoStoreError(StoreError):
    """Nothing has made the database yet."""


def open_store(url: str, *, pool: int = POOL, repeatable: bool = False, makes: bool = True) -> Engine:
    """Return the engine of a database whose schema is this version's; an empty database gets it.

    `pool` is the most connections that this process holds to PostgreSQL; who needs another one waits for it.
    `repeatable`: a commit does not wait for the disk. What is lost with the machine is lost from its end, and whoever
    opened the store so does it again; what others commit after it takes it to the disk with their own.
    Raises StoreError: not a usable URL, unreachable, an older schema (`shuize db upgrade`) or a newer one; where it
    `makes` nothing, NoStoreError for an empty one.
    """
    file = sqlite_file(url)
    if not makes and file and not (file.exists() and file.stat().st_size):
        raise NoStoreError(f"{file}: there is no database yet; `shuize up` makes one")
    engine = _engine(url, pool, repeatable=repeatable)
    try:
        with _alone(engine):
            _prepare(engine, makes=makes)
    except BaseException:
        engine.dispose()
        raise
    return engine


def upgrade(url: str) -> str:
    """Bring the database's schema to this version and return the revision it now has. Raises StoreError."""
    engine = _engine(url)
    try:
        with _alone(engine), writing(engine) as conn:
            return migrate.upgrade(conn)
    finally:
        engine.dispose()


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give one write transaction: committed at the end of the block, rolled back by an exception."""
    with engine.connect() as conn, transaction(conn):
        yield conn


@contextmanager
def transaction(conn: Connection, *, writes: bool = True) -> Iterator[None]:
    """Make the block a transaction of a connection that has many, one after the other."""
    conn.execution_options(**{WRITES: writes})
    with turn(conn, BUSY_TIMEOUT_MS / 1000) if writes else nullcontext(), conn.begin():
        yield


@contextmanager
def looking(engine: Engine) -> Iterator[Connection]:
    """Give a connection on which to look: to PostgreSQL nothing but the statements goes.

    A transaction that is rolled back, as one that only reads is, has psycopg forget all that it has prepared.
    """
    with engine.connect() as conn:
        yield conn.execution_options(isolation_level="AUTOCOMMIT") if engine.dialect.name == "postgresql" else conn


@contextmanager
def practising(engine: Engine) -> Iterator[Connection]:
    """Give one write transaction that leaves nothing behind."""
    with engine.connect() as conn:
        conn.execution_options(**{WRITES: True})
        with turn(conn, BUSY_TIMEOUT_MS / 1000):
            begun = conn.begin()
            try:
                yield conn
            finally:
                begun.rollback()


def _prepare(engine: Engine, *, makes: bool) -> None:
    """Make the tables of an empty database; raise StoreError where there are others than this version's."""
    with engine.connect() as conn:
        empty = migrate.is_empty(conn)
    if empty and not makes:
        raise NoStoreError(f"{shown(engine.url)} answers and is empty; `shuize up` makes the tables")
    if empty:
        with writing(engine) as conn:
            migrate.upgrade(conn)


@contextmanager
def _alone(engine: Engine) -> Iterator[None]:
    """Hold the lock that no two processes start or upgrade under; the database's errors become StoreErrors."""
    try:
        with _file_lock(engine.url) if engine.dialect.name == "sqlite" else _advisory_lock(engine):
            yield
    except DatabaseError as error:
        raise _unusable(engine.url, error) from error


@contextmanager
def _file_lock(address: URL) -> Iterator[None]:
    """Hold the lock file beside the database; the kernel lets go of it when the process dies."""
    path = Path(f"{address.database}.lock")
    try:
        file = path.open("a")
    except OSError as error:
        raise StoreError(f"cannot write beside the database: {path}: {error.strerror}") from error
    with file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def _advisory_lock(engine: Engine) -> Iterator[None]:
    """Hold PostgreSQL's lock of our number in a transaction of its own."""
    with engine.connect() as conn, conn.begin():
        conn.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ADVISORY_LOCK})
        yield


def _engine(url: str, pool: int = POOL, *, repeatable: bool = False) -> Engine:
    """Return an engine that has not connected yet."""
    address = _address(url)
    if address.drivername == "sqlite":
        engine = create_engine(address, connect_args={"timeout": BUSY_TIMEOUT_MS / 1000})
        event.listen(engine, "connect", partial(_set_pragmas, synchronous="NORMAL" if repeatable else "FULL"))
        event.listen(engine, "begin", _begin)
    else:
        arguments = {"connect_timeout": CONNECT_TIMEOUT_SECONDS, "application_name": "shuize"}
        engine = create_engine(address, connect_args=arguments, pool_size=pool, max_overflow=0, pool_use_lifo=True)
        _ask_the_idle(engine)
        if repeatable:
            event.listen(engine, "begin", _do_not_wait)
    _forget_in_children(engine)
    return engine


def sqlite_file(url: str) -> Path | None:
    """Return the file that an SQLite URL names; None for another database. Raises StoreError for no usable URL."""
    address = _parsed(url)
    return Path(str(address.database)).resolve() if address.drivername == "sqlite" else None


def shown(address: URL) -> str:
    """Return where a database is, without a password; of a file its path as people write it."""
    return address.database or "" if address.drivername == "sqlite" else address.render_as_string(hide_password=True)


def _address(url: str) -> URL:
    """Return the URL with the driver we use, its folder made for SQLite."""
    address = _parsed(url)
    if address.drivername == "sqlite":
        _make_folder(Path(str(address.database)).parent)
    return address


def _parsed(url: str) -> URL:
    """Return the URL with the driver we use."""
    try:
        address = make_url(url)
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise StoreError("the database URL is not one; use sqlite:///FILE or postgresql://USER@HOST/NAME") from error
    driver = DRIVERS.get(address.drivername)
    if driver is None:
        raise StoreError(f"no database {address.drivername!r} is known; use sqlite:///FILE or postgresql://...")
    if driver == "sqlite" and (not address.database or address.database == ":memory:"):
        raise StoreError("a database in memory is lost with its process; use sqlite:///FILE")
    return address.set(drivername=driver)


def _make_folder(folder: Path) -> None:
    """Make the database's folder."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"cannot make the database's folder {folder}: {error.strerror}") from error


def _unusable(address: URL, error: DatabaseError) -> StoreError:
    """Return the error that says which database could not be used and why, without its password."""
    reason = str(error.orig).strip().splitlines()[0] if error.orig else "no reason given"
    return StoreError(f"cannot use the database {shown(address)}: {reason}")


def _set_pragmas(connection: sqlite3.Connection, _entry: ConnectionPoolEntry, *, synchronous: str) -> None:
    """Set what SQLite keeps for each connection, and take the transactions into our own hands."""
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout={BUSY_TIMEOUT_MS}",
        "journal_mode=WAL",
        f"synchronous={synchronous}",
        "foreign_keys=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(conn: Connection) -> None:
    """Begin for writing where `writing` asked for it, else for reading."""
    writes = conn.get_execution_options().get(WRITES, False)
    conn.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _ask_the_idle(engine: Engine) -> None:
    """Have a connection that nobody used for a while asked whether it still stands; one that just answered is not."""

    def left(_connection: object, record: ConnectionPoolEntry) -> None:
        record.info[USED] = time.monotonic()

    def taken(connection: DBAPIConnection, record: ConnectionPoolEntry, _fairy: object) -> None:
        if time.monotonic() - record.info.get(USED, time.monotonic()) < IDLE_SECONDS:
            return
        try:
            engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as error:
            raise InvalidatePoolError from error  # that one and all that are as old: the pool makes new ones

    event.listen(engine, "checkin", left)
    event.listen(engine, "checkout", taken)


def _do_not_wait(conn: Connection) -> None:
    """Let the commit return before PostgreSQL's disk has it; said each time, for a pooler lends sessions to others."""
    if conn.get_execution_options().get(WRITES, False):
        conn.exec_driver_sql("SET LOCAL synchronous_commit TO off")


def _forget_in_children(engine: Engine) -> None:
    """Give every forked child a pool of its own."""
    reference = weakref.ref(engine)

    def forget() -> None:
        inherited = reference()
        if inherited is not None:
            _inherited.append(inherited.pool)
            inherited.dispose(close=False)

    os.register_at_fork(after_in_child=forget)
