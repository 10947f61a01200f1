"""What several test modules start: a private PostgreSQL server, an empty database or store a test, a stack."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
import structlog
from hypothesis import settings
from sqlalchemy import Engine

from bench.servers import cluster, programs
from tests.inboxes import Stack, stack
from tests.tales import store

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")  # speed is never a test


@pytest.fixture(autouse=True)
def _log_as_it_was() -> Iterator[None]:
    """Let no test's log settle what the next one's shows: neither its level nor its stream."""
    yield
    structlog.reset_defaults()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Run a PostgreSQL server of our own in a temporary folder and give its folder of sockets."""
    if programs() is None:
        pytest.skip("PostgreSQL's programs (initdb, pg_ctl) are not installed")
    if os.geteuid() == 0 and shutil.which("runuser") is None:
        pytest.skip("PostgreSQL refuses root, and there is no runuser to become another user")
    with cluster("-c fsync=off") as folder:
        yield str(folder)


@contextmanager
def database(server: str) -> Iterator[str]:
    """Make an empty PostgreSQL database, give its URL, and drop it."""
    name = f"test_{uuid4().hex}"
    with psycopg.connect(host=server, user="shuize", dbname="postgres", autocommit=True) as conn:
        conn.execute(f"CREATE DATABASE {name}")
        yield f"postgresql+psycopg://shuize@/{name}?host={server}"
        conn.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """Give the URL of an empty PostgreSQL database that is this test's alone."""
    with database(postgres_server) as url:
        yield url


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """Give the URL of a SQLite file that does not exist yet."""
    return f"sqlite:///{tmp_path / 'shuize.db'}"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    """Give the URL of an empty database, once of each kind."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """Give an empty store of either kind."""
    with store(database_url) as opened:
        yield opened


@pytest.fixture
def box(tmp_path: Path) -> Iterator[Stack]:
    """Give a running stack."""
    with stack(tmp_path) as found:
        yield found
