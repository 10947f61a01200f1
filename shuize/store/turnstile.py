"""How SQLite's writers wait for each other: in short steps, where SQLite's own grow to a tenth of a second.

It only spares waiting. SQLite itself sees to it that there is one writer, whoever has the turn; threads of one process
share one, and where no lock can be had there is none.
"""

import errno
import fcntl
import os
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine

STEP_SECONDS = 0.0005
LONGEST_STEP_SECONDS = 0.002
STEP_GROWTH = 1.2
_files: weakref.WeakKeyDictionary[Engine, int] = weakref.WeakKeyDictionary()


@contextmanager
def turn(conn: Connection, seconds: float) -> Iterator[None]:
    """Make the block wait until no other process writes to SQLite's file, or so many seconds have passed."""
    file = _file(conn.engine)
    if file is None:
        yield
        return
    deadline, step = time.monotonic() + seconds, STEP_SECONDS
    while not _take(file) and time.monotonic() < deadline:
        time.sleep(step)
        step = min(step * STEP_GROWTH, LONGEST_STEP_SECONDS)
    try:
        yield
    finally:
        fcntl.lockf(file, fcntl.LOCK_UN)


def is_free(engine: Engine) -> bool:
    """Say whether nobody else seems to write just now; always, where there are no turns."""
    file = _file(engine)
    if file is None or not _take(file):
        return file is None
    fcntl.lockf(file, fcntl.LOCK_UN)
    return True


def _take(file: int) -> bool:
    """Say whether the turn is ours now, or there are no turns on this file system."""
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in {errno.EACCES, errno.EAGAIN}
    return True


def _file(engine: Engine) -> int | None:
    """Return the file by which processes take turns in writing, open as long as the engine lives; None: no turns."""
    if engine.dialect.name != "sqlite":
        return None
    if engine not in _files:
        try:
            file = os.open(f"{engine.url.database}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError:
            return None
        _files[engine] = file
        weakref.finalize(engine, os.close, file)
    return _files[engine]
