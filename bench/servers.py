"""A PostgreSQL of one's own for a bench: in a temporary folder, on a socket, with fsync on, gone afterwards."""

import getpass
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

UNPRIVILEGED = ("postgres", "nobody")
SETTINGS = "-c listen_addresses='' -c max_connections=200"


@contextmanager
def postgres() -> Iterator[str]:
    """Give the URL of an empty database. Ends the bench where PostgreSQL is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if not found:
        raise SystemExit("PostgreSQL is not installed (apt-get install postgresql)")
    programs, user = found[-1], _user()
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))
    cluster = str(folder / "cluster")
    try:
        shutil.chown(folder, user)
        _run(user, str(programs / "initdb"), "-D", cluster, "-U", "shuize", "-A", "trust", "-E", "UTF8", "--locale=C")
        options = f"{SETTINGS} -k {folder}"
        _run(user, str(programs / "pg_ctl"), "-D", cluster, "-w", "-o", options, "-l", f"{folder}/log", "start")
        try:
            yield f"postgresql+psycopg://shuize@/postgres?host={folder}"
        finally:
            _run(user, str(programs / "pg_ctl"), "-D", cluster, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


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
        subprocess.run([*prefix, *command], cwd="/", stdout=output, stderr=output, check=True, timeout=120)
