"""Which folders are watched, and what is so of the articles in each: the settings name them, the settings file more."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from shuize.declared import Declared, InboxTable, load
from shuize.errors import UsageError
from shuize.settings import Settings


@dataclass(frozen=True, slots=True)
class Watched:
    """One folder; what is empty or None holds as everywhere else."""

    path: Path
    variable: str
    """Where it is set, to be named when it cannot be watched."""
    source: str = ""
    rank: int | None = None
    packs: tuple[str, ...] = ()
    language: str | None = None


def watched(settings: Settings, declared: Declared | None = None) -> tuple[Watched, ...]:
    """Return every folder that is watched, SHUIZE_INBOX first.

    An `[[inbox]]` of the settings file adds a folder, or says what is so of one that is watched anyway; its path is
    relative to the file. Raises UsageError where the file is wrong.
    """
    declared = load(settings) if declared is None else declared
    found = [Watched(settings.inbox, "SHUIZE_INBOX")]
    found += [Watched(Path(name), "SHUIZE_MORE_INBOXES") for name in settings.more_inboxes]
    for table in declared.inboxes:
        path = settings.config.parent / table.path
        known = [number for number, one in enumerate(found) if _same(one.path) == _same(path)]
        for number in known:
            found[number] = _said(table, found[number].path, found[number].variable)
        if not known:
            found.append(_said(table, path, "[[inbox]]"))
    return tuple(found)


def check_packs(inbox: Watched, known: Sequence[str]) -> None:
    """Raise UsageError for a pack that is not at work."""
    for one in inbox.packs:
        if one not in known:
            raise UsageError(f"[[inbox]] {inbox.path}: no pack {one!r} is at work; SHUIZE_PACKS has {', '.join(known)}")


def paths(settings: Settings) -> tuple[Path, ...]:
    """Return the folders alone."""
    return tuple(one.path for one in watched(settings))


def _same(path: Path) -> Path:
    """Return what two spellings of one folder have in common."""
    return path.expanduser().resolve()


def _said(table: InboxTable, path: Path, variable: str) -> Watched:
    """Return the folder with what its table says."""
    return Watched(path, variable, table.source, table.rank, table.packs, table.language)
