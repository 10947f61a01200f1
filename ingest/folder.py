"""What a folder says of all that is dropped into it: `.shuize.toml`, there or in a folder above, up to the inbox."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ingest.article import RANKS, Defaults
from ingest.sidecar import LANGUAGES
from shuize.errors import UsageError

NAME = ".shuize.toml"
KEYS = ("source", "rank", "timezone", "packs", "language")


def defaults(root: Path, below: Path, base: Defaults) -> Defaults:
    """Return what holds for the file `below` the root where neither it nor its sidecar says otherwise.

    The nearest folder's word goes before that of those above it. Raises UsageError for a file of the wrong form,
    OSError for one that cannot be read.
    """
    found = base
    for folder in (root, *(root / parent for parent in reversed(below.parents[:-1]))):
        path = folder / NAME
        said = _read(path)
        if said:
            found = _changed(found, path, said)
    return found


def _read(path: Path) -> Mapping[str, object]:
    """Return what the file says, nothing where there is none."""
    try:
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return {}
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except ValueError as error:
        raise UsageError(f"{path}: is no TOML: {error}") from error


def _changed(base: Defaults, path: Path, said: Mapping[str, object]) -> Defaults:
    """Return the defaults with what the file says."""
    for key in said:
        if key not in KEYS:
            near = get_close_matches(key, KEYS, n=1)
            hint = f"; did you mean {near[0]}?" if near else f"; known are {', '.join(KEYS)}"
            raise UsageError(f"{path}: no such key {key}{hint}")
    source, rank = said.get("source", base.source), said.get("rank", base.rank)
    if not isinstance(source, str):
        raise UsageError(f"{path}: source must be a text")
    if not isinstance(rank, int) or isinstance(rank, bool) or rank not in RANKS:
        raise UsageError(f"{path}: rank must be a whole number from 0 to 100")
    return replace(
        base,
        source=source,
        rank=rank,
        timezone=_zone(path, said.get("timezone", base.timezone)),
        packs=_packs(path, said.get("packs", base.packs), base.known_packs),
        language=_language(path, said.get("language", base.language)),
    )


def _packs(path: Path, named: object, known: Collection[str]) -> tuple[str, ...]:
    """Return the names of packs that there are."""
    if not isinstance(named, list | tuple) or not all(isinstance(one, str) for one in named):
        raise UsageError(f"{path}: packs must be a list of names")
    for one in named:
        if known and one not in known:
            raise UsageError(f"{path}: no pack {one!r} is at work here; known are {', '.join(known)}")
    return tuple(named)


def _language(path: Path, language: object) -> str | None:
    """Return a language that there is, or None."""
    if language not in (None, *LANGUAGES):
        raise UsageError(f"{path}: language must be {' or '.join(LANGUAGES)}")
    return None if language is None else str(language)


def _zone(path: Path, name: object) -> str:
    """Return the name of a time zone that there is."""
    try:
        return ZoneInfo(str(name)).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UsageError(f"{path}: no time zone {name!r}") from error
