"""Which files a person means by the paths they give, and the articles in them; the inbox is not asked."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from ingest import contents as held
from ingest import folder, names
from ingest.article import Defaults
from ingest.defaults import of_inbox
from ingest.sidecar import sidecar_fields
from shuize.errors import ArticleError
from shuize.inboxes import Watched
from shuize.types import Article

Doc = tuple[str, Path]
"""A file's name as it is printed, and where it lies."""


def listed(paths: Iterable[Path]) -> list[Doc]:
    """Return the files to read: those named, and those in the folders named, in the order of their names."""
    return [doc for path in paths for doc in (_inside(path) if path.is_dir() else _named(path))]


def _named(path: Path) -> Iterator[Doc]:
    """Yield the file, unless it is the sidecar of one that lies beside it: a shell's * names both."""
    name = os.fsencode(path.name)
    if names.is_sidecar(name) and path.with_name(os.fsdecode(names.article_of(name))).is_file():
        return
    yield path.name, path


def _inside(folder: Path) -> Iterator[Doc]:
    """Yield the folder's articles; what lies in folders for files already dealt with is not read."""
    for path in sorted(folder.rglob("*")):
        parts = [part.encode("utf-8", "surrogateescape") for part in path.relative_to(folder).parts]
        passed_over = parts[0] in names.RESERVED or any(map(names.ignored, parts)) or names.is_sidecar(parts[-1])
        passed_over = passed_over or names.is_part(b"/".join(parts))
        if path.is_file() and not passed_over:
            yield names.printable(b"/".join(parts)), path


def articles(doc: str, path: Path, defaults: Defaults) -> list[Article]:
    """Return the articles in the file. Raises ArticleError, also where the file cannot be read."""
    return contents(doc, path, defaults).articles


def inboxed(path: Path, inboxes: Iterable[Watched], base: Defaults) -> Defaults:
    """Return what holds for a file that lies in one of the inboxes; what is not said there is as everywhere.

    A pack that is not at work is left out: whoever looks at other packs is not to be stopped by it.
    """
    place = path.resolve()
    for one in inboxes:
        if place.is_relative_to(one.path.expanduser().resolve()):
            return of_inbox(base, replace(one, packs=tuple(name for name in one.packs if name in base.known_packs)))
    return base


def contents(doc: str, path: Path, defaults: Defaults) -> held.Contents:
    """Return what the file holds, under its names. Raises ArticleError, also where the file cannot be read.

    A .shuize.toml in its folder, or one above up to the folder that was named, says what else holds.
    """
    below = Path(*path.parts[-len(Path(doc).parts) :])
    defaults = folder.defaults(path.parents[len(below.parts) - 1], below, defaults)
    try:
        content, modified = path.read_bytes(), datetime.fromtimestamp(path.stat().st_mtime, UTC)
        beside = path.with_name(path.name + names.SIDECAR.decode())
        sidecar = sidecar_fields(beside.read_bytes()) if beside.is_file() else None
    except OSError as error:
        raise ArticleError(f"cannot be read: {error.strerror}") from error
    return held.contents(doc, content, sidecar=sidecar, modified=modified, defaults=defaults)
