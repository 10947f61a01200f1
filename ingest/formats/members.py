"""What becomes of the files inside a file: each goes through the registry; one that is no article spoils no other."""

from collections.abc import Mapping
from dataclasses import replace

from ingest import names
from ingest.draft import Draft
from ingest.formats import registry
from ingest.formats.bounds import File, TooMuchError
from ingest.sidecar import sidecar_fields
from shuize.errors import ArticleError

JUNK = ("__MACOSX",)


def is_junk(name: str) -> bool:
    """Say that a member of that name is never looked at: hidden, temporary, made by a system, part of a saved page."""
    if escapes(name):
        return False  # said, not passed over
    parts = [part for part in name.split("/") if part]
    if names.is_part(name.encode("utf-8", "replace")):
        return True
    return not parts or any(part in JUNK or names.ignored(part.encode("utf-8", "replace")) for part in parts)


def escapes(name: str) -> bool:
    r"""Say that a member's name leads out of the archive; nothing is written, but nobody names files so by chance.

    >>> [escapes(name) for name in ("a/b.txt", "../a.txt", "/etc/passwd", "c:\\a.txt", "a..txt")]
    [False, True, True, True, False]
    """
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or parts[0] == "" or parts[0].endswith(":")


def read(file: File, name: str, content: bytes, modified: str | None = None) -> list[Draft]:
    """Return the articles of one member, or why it is none. Raises TooMuchError, which is the whole file's fault."""
    try:
        inner = registry.extract(file.member(name, content))
    except TooMuchError:
        raise
    except ArticleError as error:
        return [Draft("", member=name, refused=str(error))]
    return [
        replace(one, member=f"{name}!{one.member}" if one.member else name, modified=one.modified or modified)
        for one in inner
    ]


def take(file: File, sidecars: dict[str, bytes], name: str, content: bytes, modified: str | None) -> list[Draft]:
    """Put a sidecar among the sidecars, or return the articles of any other member."""
    if not names.is_sidecar(name.encode("utf-8", "replace")):
        return read(file, name, content, modified)
    file.budget.spend(len(content))
    sidecars[name] = content
    return []


def refused(name: str, reason: str) -> list[Draft]:
    """Return what says that a member was not even opened."""
    return [Draft("", member=name, refused=reason)]


def with_sidecars(drafts: list[Draft], sidecars: Mapping[str, bytes]) -> list[Draft]:
    """Return the drafts, each with what the NAME.meta.json beside it in the archive says."""
    found: list[Draft] = []
    for one in drafts:
        content = sidecars.get(f"{one.member}{names.SIDECAR.decode()}")
        if content is None or one.refused:
            found.append(one)
            continue
        try:
            found.append(replace(one, sidecar={**sidecar_fields(content), **(one.sidecar or {})}))
        except ArticleError as error:
            found.append(Draft("", member=one.member, refused=str(error)))
    return found
