"""One article can be named as it is printed, `stream.jsonl#29`, `archive.zip!a.txt`, or by its id in the database."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

MARKS = re.compile(r"[#!]")
STORED = re.compile(r"[0-9a-f]{8,64}")
Only = dict[Path, set[str]]
"""Of which files only some articles are meant, by the names they are printed under."""


class Named(click.Path):
    """The path of a file or a folder, the name of an article in a file, or the id of a stored one."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401  # click's
        """Return the path as it is named, where it, or the file before one of the marks, is there."""
        if not Path(value).exists() and (found := _file(str(value))):
            super().convert(str(found), param, ctx)
            return Path(value)
        if is_stored(Path(value)):
            return Path(value)
        return super().convert(value, param, ctx)


def is_stored(path: Path) -> bool:
    """Say that no file is meant, but an article in the database by its id, or eight of its digits or more."""
    return bool(STORED.fullmatch(str(path))) and not path.exists()


def split(paths: Iterable[Path]) -> tuple[list[Path], Only]:
    """Return the files and folders to read, each once, and which articles of a file are meant."""
    files: dict[Path, None] = {}
    only: Only = {}
    for path in paths:
        inside = None if path.exists() else _file(str(path))
        files[inside or path] = None
        if inside:
            only.setdefault(inside, set()).add(inside.name + str(path)[len(str(inside)) :])
    return list(files), only


def _file(name: str) -> Path | None:
    """Return the file that stands before one of the marks in the name, the longest."""
    before = (Path(name[: found.start()]) for found in reversed(list(MARKS.finditer(name))))
    return next((path for path in before if path.is_file()), None)
