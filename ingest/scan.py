"""What lies in the inbox now: the truth that events only hint at."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass

from ingest import names
from ingest.settle import Fingerprint


@dataclass(frozen=True, slots=True)
class Found:
    """One entry of the inbox that is not a folder; `path` is below the inbox, in bytes."""

    path: bytes
    fingerprint: Fingerprint
    regular: bool
    """False for a symbolic link, a pipe, a socket, a device: never opened."""


def scan(root: bytes, unreadable: list[bytes]) -> Iterator[Found]:
    """Give every file that may be an article or a sidecar, sub-folders included; links are never followed.

    Sub-folders that cannot be listed are put into `unreadable`. Raises OSError where the inbox itself cannot.
    """
    folders = [b""]
    while folders:
        folder = folders.pop()
        try:
            entries = os.scandir(root + b"/" + folder)
        except OSError:
            if not folder:
                raise
            unreadable.append(folder)
            continue
        with entries:
            for entry in entries:
                yield from _entry(entry, folder, folders)


def _entry(entry: "os.DirEntry[bytes]", folder: bytes, folders: list[bytes]) -> Iterator[Found]:
    """Give the entry if it is a file, put it into `folders` if it is one."""
    if names.ignored(entry.name) or (not folder and entry.name in names.RESERVED):
        return
    path = folder + b"/" + entry.name if folder else entry.name
    try:
        if entry.is_dir(follow_symlinks=False):
            folders.append(path)
            return
        if names.is_part(path):
            return
        status = entry.stat(follow_symlinks=False)
    except OSError:
        return  # gone again
    yield Found(path, fingerprint(status), stat.S_ISREG(status.st_mode))


def fingerprint(status: os.stat_result) -> Fingerprint:
    """Return what changes when a file does."""
    return status.st_ino, status.st_size, status.st_mtime_ns


def spelled(mark: Fingerprint) -> str:
    """Return the fingerprint as the ledger of files keeps it."""
    return "-".join(map(str, mark))
