"""What several test modules start: a private PostgreSQL server, an empty database or store a test, a stack."""

import getpass
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import Engine

from tests.inboxes import Stack, stack
from tests.tales import store

SETTINGS = "-c listen_addresses='' -c fsync=off -c max_connections=120"
UNPRIVILEGED = ("postgres", "nobody")


def _programs() -> Path | None:
    """Return the folder of PostgreSQL's programs, the newest version's; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    paths = [*([Path(on_path)] if on_path else []), *found]
    return paths[-1].parent if paths else None


def _user() -> str:
    """Return whom the server runs as: never root, which PostgreSQL refuses."""
    if os.geteuid() != 0:
        return getpass.getuser()
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in UNPRIVILEGED if name in known)


def _run(user: str, *command: str) -> None:
    """Run the command as that user."""
    prefix = ["runuser", "-u", user, "--"] if os.geteuid() == 0 else []
    with tempfile.TemporaryFile() as output:  # not a pipe: the server that pg_ctl leaves behind would hold it open
        done = subprocess.run([*prefix, *command], cwd="/", stdout=output, stderr=output, check=False, timeout=120)
        output.seek(0)
        assert done.returncode == 0, output.read().decode()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Run a PostgreSQL server of our own in a temporary folder and give its folder of sockets."""
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL's programs (initdb, pg_ctl) are not installed")
    if os.geteuid() == 0 and shutil.which("runuser") is None:
        pytest.skip("PostgreSQL refuses root, and there is no runuser to become another user")
    user = _user()
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))  # short: a socket's path has at most 107 bytes
    cluster = str(folder / "cluster")
    try:
        shutil.chown(folder, user)
        _run(user, str(programs / "initdb"), "-D", cluster, "-U", "shuize", "-A", "trust", "-E", "UTF8", "--locale=C")
        options = f"{SETTINGS} -k {folder}"
        _run(user, str(programs / "pg_ctl"), "-D", cluster, "-w", "-o", options, "-l", f"{folder}/log", "start")
        try:
            yield str(folder)
        finally:
            _run(user, str(programs / "pg_ctl"), "-D", cluster, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """Give the URL of an empty PostgreSQL database that is this test's alone."""
    name = f"test_{uuid4().hex}"
    with psycopg.connect(host=postgres_server, user="shuize", dbname="postgres", autocommit=True) as conn:
        conn.execute(f"CREATE DATABASE {name}")
        yield f"postgresql+psycopg://shuize@/{name}?host={postgres_server}"
        conn.execute(f"DROP DATABASE {name} WITH (FORCE)")


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
