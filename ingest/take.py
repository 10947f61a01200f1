"""How a file's bytes are taken: opened once, never through a link, and thrown away if it changed meanwhile."""

import errno
import fcntl
import os
import signal
import stat
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from ingest.scan import fingerprint
from ingest.settle import Fingerprint
from shuize.errors import ArticleError

FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
CHUNK = 1 << 20
NOT_REGULAR = "is no regular file; links and devices are not read"


@dataclass(frozen=True, slots=True)
class Taken:
    """A file's bytes, and the fingerprint they belong to."""

    content: bytes
    fingerprint: Fingerprint
    modified: datetime


def take(path: bytes, limit: int) -> Taken | None:
    """Return the file's bytes; None where it changed while it was read: look again.

    Raises ArticleError for what is no regular file or larger than `limit`, OSError where it cannot be opened.
    """
    try:
        file = os.open(path, FLAGS)
    except OSError as error:
        if error.errno in {errno.ELOOP, errno.ENXIO}:
            raise ArticleError(NOT_REGULAR) from error
        raise
    try:
        before = os.fstat(file)
        _check(before, limit)
        content = _read(file, limit)
        after = os.fstat(file)
    finally:
        os.close(file)
    if fingerprint(before) != fingerprint(after) or len(content) != after.st_size:
        return None
    return Taken(content, fingerprint(after), datetime.fromtimestamp(after.st_mtime_ns / 1e9, UTC))


def _check(status: os.stat_result, limit: int) -> None:
    """Raise ArticleError for what must not be read."""
    if not stat.S_ISREG(status.st_mode):
        raise ArticleError(NOT_REGULAR)
    if status.st_size > limit:
        raise ArticleError(f"is {status.st_size} bytes, more than {limit}; split it or raise SHUIZE_MAX_BYTES")


def _read(file: int, limit: int) -> bytes:
    """Return what the file holds, a little beyond the limit at most."""
    parts: list[bytes] = []
    length = 0
    while length <= limit:
        part = os.read(file, CHUNK)
        if not part:
            break
        parts.append(part)
        length += len(part)
    return b"".join(parts)


def released(path: bytes) -> bool:
    """Say whether the kernel knows that nobody has the file open for writing.

    A read lease is granted only then. False where it cannot be asked: another system than Linux, a network file
    system, somebody else's file. Then time decides.
    """
    if not hasattr(fcntl, "F_SETLEASE"):
        return False
    with suppress(OSError):
        file = os.open(path, FLAGS)
        try:
            fcntl.fcntl(file, fcntl.F_SETSIG, signal.SIGURG)  # a writer who comes now: a signal that ends nobody
            fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_RDLCK)
            fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_UNLCK)
        finally:
            os.close(file)
        return True
    return False
