"""The files that were rejected, as they lie in the inbox, and how they get a second chance: by being dropped again."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest import markers, names, shelf
from shuize import inboxes
from shuize.settings import Settings


@dataclass(frozen=True, slots=True)
class Rejected:
    """One file: its name below `rejected/`, for people (of a further inbox: after that), why and when (ISO, UTC)."""

    name: str
    inbox: Path
    path: Path
    reason: str
    at: str


def listed(settings: Settings) -> list[Rejected]:
    """Return the rejected files, oldest first."""
    found = [one for number, inbox in enumerate(inboxes.paths(settings)) for one in _of(inbox, further=number > 0)]
    return sorted(found, key=lambda one: (one.at, one.name))


def retry(one: Rejected, marker: str) -> Path:
    """Put the file back to where it was dropped, with its sidecar and marker, and return its path. Raises OSError."""
    path = shelf.back(bytes(one.inbox.absolute()), one.path)
    if marker:
        shelf.place(markers.of(bytes(path), marker)).touch()
    return path


def _of(inbox: Path, *, further: bool) -> Iterator[Rejected]:
    """Yield the rejected files of one inbox."""
    folder = shelf.place(bytes(inbox.absolute()), shelf.REJECTED)
    for path, why in _explained(folder):
        below = names.printable(bytes(path.relative_to(folder)))
        name = f"{names.printable(bytes(inbox))}/{below}" if further else below
        yield Rejected(name, inbox, path, *_said(why))


def _explained(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Yield each file that a .why lies beside, and that."""
    for why in sorted(folder.rglob(f"*{shelf.WHY.decode()}")):
        stem = os.fsencode(why.name)[: -len(shelf.WHY)]
        path = why.with_name(os.fsdecode(stem))
        if len(os.fsencode(why.name)) == shelf.LONGEST_NAME and not os.path.lexists(path):
            path = _cut_short(why, stem)  # the file's name was too long for an ending
        if os.path.lexists(path):
            yield path, why


def _cut_short(why: Path, stem: bytes) -> Path:
    """Return the file beside the .why whose name begins like that."""
    beside = (one for one in sorted(why.parent.iterdir()) if one != why and os.fsencode(one.name).startswith(stem))
    return next(beside, why.with_name(os.fsdecode(stem)))


def _said(why: Path) -> tuple[str, str]:
    """Return reason and time as the .why says them; one that a person wrote over says nothing."""
    try:
        said = json.loads(why.read_text(encoding="utf-8", errors="replace").splitlines()[1])
        return str(said["reason"]), str(said["at"])
    except (OSError, ValueError, LookupError, TypeError):
        return "", ""
