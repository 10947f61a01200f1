"""Where a file goes that has been dealt with: done/DATE, duplicate or rejected inside the inbox, never over another."""

import errno
import json
import os
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from ingest import names
from shuize.refusals import spoken

WHY = b".why"
REJECTED = b"rejected"
LONGEST_NAME = 255
COPY_MARK = b".shuize-"


def place(root: bytes, *parts: bytes) -> Path:
    """Return the path of bytes as a Path; what is no UTF-8 comes back unharmed."""
    return Path(os.fsdecode(root), *map(os.fsdecode, parts))


def move(root: bytes, path: bytes, folder: bytes) -> bytes | None:
    """Move `root/path` to `root/folder/path`, beside what lies there already, and return the path where it is now.

    None where there is nothing to move (any more). Raises OSError where it cannot be moved.
    """
    source, wished = b"/".join((root, path)), b"/".join((root, folder, path))
    if os.path.lexists(wished):
        wished = bytes(_free(place(wished)))
    try:
        _rename(source, wished)
    except FileNotFoundError:  # no folder yet, or no file any more
        if not os.path.lexists(source):
            return None
        os.makedirs(os.path.dirname(wished), exist_ok=True)  # noqa: PTH103, PTH120 - these are bytes
        _rename(source, wished)
    return wished


def move_beside(root: bytes, sidecar: bytes, target: Path) -> None:
    """Move a sidecar to where its article lies now, under the name that this has got there."""
    source = place(root, sidecar)
    if os.path.lexists(source):
        _rename(source, _free(_sibling(target, os.fsencode(target.name), names.SIDECAR)))


def move_parts(root: bytes, page: bytes, folder: bytes) -> None:
    """Move what a saved page is made of after it, as far as it is there; the folders that are empty then go."""
    for below in (place(root, one) for one in names.folders_of(page)):
        inside = [] if below.is_symlink() else sorted(below.rglob("*"), reverse=True)
        for one in [*inside, below]:
            path = os.fsencode(one.relative_to(place(root)))
            with suppress(OSError):
                if one.is_dir():
                    one.rmdir()
                elif names.is_part(path):
                    move(root, path, folder)


def back(root: bytes, rejected: Path) -> Path:
    """Move a rejected file with its sidecar to where it was dropped, and return where it is now; its .why goes.

    Raises OSError where it cannot be moved.
    """
    below = rejected.relative_to(place(root, REJECTED))
    target = place(root) / below
    target.parent.mkdir(parents=True, exist_ok=True)
    target = _free(target)
    sidecar = _sibling(rejected, os.fsencode(rejected.name), names.SIDECAR)
    if os.path.lexists(sidecar):
        _rename(sidecar, _sibling(target, os.fsencode(target.name), names.SIDECAR))
    _rename(rejected, target)
    with suppress(FileNotFoundError):
        _sibling(rejected, os.fsencode(rejected.name), WHY).unlink()
    return target


def drop(root: bytes, path: bytes) -> None:
    """Take a file away that only said something; where that is not allowed, it stays."""
    with suppress(OSError):
        place(root, path).unlink()


def leave(root: bytes, path: bytes, content: str, reason: str, now: datetime) -> None:
    """Put what of a file could not be read among the rejected files, under its name, with the reason; once."""
    target = place(root, REJECTED, path)
    if target.suffix.lower() == ".gz":
        target = target.with_suffix("")
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        written = content.encode("utf-8", "surrogateescape")  # bytes that were no UTF-8 as they were
    except UnicodeEncodeError:
        written = content.encode("utf-8", "surrogatepass")
    if not (target.is_file() and target.read_bytes() == written):
        target = _free(target)
        target.write_bytes(written)
    say_why(target, reason, now)


def say_why(target: Path, reason: str, now: datetime) -> None:
    """Write beside a rejected file one line for people, in their language, and one for programs."""
    name = names.printable(os.fsencode(target.name))
    line = json.dumps({"file": name, "reason": reason, "at": now.isoformat()}, ensure_ascii=False)
    why = _sibling(target, os.fsencode(target.name), WHY)
    why.write_text(f"{name} {spoken(reason)}\n{line}\n", encoding="utf-8")


def _free(target: Path) -> Path:
    """Return `target`, or the first of NAME.1.EXT, NAME.2.EXT ... that is not taken."""
    candidate, number = target, 0
    while os.path.lexists(candidate):
        number += 1
        ending = b".%d%s" % (number, os.fsencode(target.suffix))
        candidate = _sibling(target, os.fsencode(target.stem), ending)
    return candidate


def _sibling(target: Path, stem: bytes, ending: bytes) -> Path:
    """Return the path beside `target` of that name, its stem cut where no file system takes so long a name."""
    return target.with_name(os.fsdecode(stem[: LONGEST_NAME - len(ending)] + ending))


def _rename(source: Path | bytes, target: Path | bytes) -> None:
    """Move a file, also to another file system."""
    try:
        os.rename(source, target)  # noqa: PTH104 - the same
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        _carry(Path(os.fsdecode(source)), Path(os.fsdecode(target)))


def _carry(source: Path, target: Path) -> None:
    """Copy to another file system, whole or not at all, then take the source away."""
    copy = _sibling(target, COPY_MARK + os.fsencode(target.name), b"")
    try:
        with source.open("rb") as origin, copy.open("wb") as goal:
            shutil.copyfileobj(origin, goal)
            goal.flush()
            os.fsync(goal.fileno())
        shutil.copystat(source, copy)
        copy.rename(target)
    except OSError:
        with suppress(OSError):
            copy.unlink()
        raise
    source.unlink()
