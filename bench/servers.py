"""A PostgreSQL and a Redis of one's own, for benches and tests: in a temporary folder, on a socket, gone afterwards.

Redis begins again whenever it ends, as under a supervisor.
"""

import getpass
import os
import pwd
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

RESTART_SECONDS = 0.5
"""How soon a Redis that ended begins again."""
UNPRIVILEGED = ("postgres", "nobody")
SETTINGS = "-c listen_addresses='' -c max_connections=200"


def programs() -> Path | None:
    """Return the folder of PostgreSQL's programs, the newest version's; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    paths = [*([Path(on_path)] if on_path else []), *found]
    return paths[-1].parent if paths else None


@contextmanager
def postgres() -> Iterator[str]:
    """Give the URL of an empty database that syncs what it commits. Ends a bench where PostgreSQL is not installed."""
    if programs() is None:
        raise SystemExit("PostgreSQL is not installed (apt-get install postgresql)")
    with cluster() as folder:
        yield f"postgresql+psycopg://shuize@/postgres?host={folder}"


@contextmanager
def cluster(options: str = "", secret: Path | None = None) -> Iterator[Path]:
    """Run a server with further options and give the folder of its socket; `secret` is a file that only it may read."""
    found, user = programs(), owner()
    assert found  # noqa: S101 - asked before
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))
    data = str(folder / "cluster")
    try:
        shutil.chown(folder, user)
        if secret:
            shutil.chown(secret, user)
        _run(user, str(found / "initdb"), "-D", data, "-U", "shuize", "-A", "trust", "-E", "UTF8", "--locale=C")
        said = f"{SETTINGS} -k {folder} {options}"
        _run(user, str(found / "pg_ctl"), "-D", data, "-w", "-o", said, "-l", f"{folder}/log", "start")
        try:
            yield folder
        finally:
            _run(user, str(found / "pg_ctl"), "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def redis(folder: Path, *, appends: bool) -> Iterator[str]:
    """Give the URL of a Redis that begins again when it was killed: with what it held, or with nothing."""
    program = shutil.which("redis-server") or shutil.which("valkey-server")
    if program is None:
        raise SystemExit("Redis is not installed (apt-get install redis-server)")
    place = folder / "redis"
    place.mkdir()
    options = f"--port 0 --unixsocket {place}/sock --appendonly {'yes' if appends else 'no'} --appendfsync everysec"
    command = [program, *options.split(), "--save", ""]
    ending = threading.Event()
    running = [subprocess.Popen(command, cwd=place, stdout=subprocess.DEVNULL)]

    def restart() -> None:
        while not ending.wait(RESTART_SECONDS):
            if running[-1].poll() is not None:
                running.append(subprocess.Popen(command, cwd=place, stdout=subprocess.DEVNULL))

    keeper = threading.Thread(target=restart, daemon=True)
    keeper.start()
    try:
        yield f"unix://{place}/sock"
    finally:
        ending.set()
        keeper.join()
        running[-1].kill()
        running[-1].wait()


def owner() -> str:
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
        assert done.returncode == 0, output.read().decode()  # noqa: S101 - what it said is the reason
