"""Tar archives, also within gzip: each member an article of its own; links and devices are left out by name."""

import tarfile
from datetime import UTC, datetime
from io import BytesIO

from ingest.draft import Draft
from ingest.formats import gzipped, members
from ingest.formats.bounds import MOST_MEMBERS, File, TooMuchError
from shuize.errors import ArticleError


def extract(file: File) -> list[Draft]:
    """Return the members' articles in the archive's order. Raises ArticleError: broken, too much."""
    content = file.content
    if content.startswith(gzipped.GZIP):
        content = gzipped.unpacked(content, file.budget.most_bytes)
    try:
        with tarfile.open(fileobj=BytesIO(content), mode="r:") as archive:
            return _members(file, archive)
    except (tarfile.TarError, EOFError, OSError, ValueError, OverflowError, RecursionError) as error:
        raise ArticleError(f"is a broken tar archive: {' '.join(str(error).split())[:200]}") from error


def _members(file: File, archive: tarfile.TarFile) -> list[Draft]:
    """Return the articles of all members, each with its sidecar."""
    found: list[Draft] = []
    sidecars: dict[str, bytes] = {}
    for number, info in enumerate(archive):
        if number > 2 * MOST_MEMBERS:
            raise TooMuchError(f"holds more than {MOST_MEMBERS} files; split it")
        name = spelled(info)
        if info.isdir() or members.is_junk(name):
            continue
        content, reason = _content(file, archive, info, name)
        if content is None:
            found += members.refused(name, reason)
        else:
            found += members.take(file, sidecars, name, content, _modified(info))
    return members.with_sidecars(found, sidecars)


def _content(file: File, archive: tarfile.TarFile, info: tarfile.TarInfo, name: str) -> tuple[bytes | None, str]:
    """Return a member's bytes, or None and why it must not be opened."""
    if members.escapes(name):
        return None, "has a name that leads out of the archive"
    opened = archive.extractfile(info) if info.isreg() else None
    if opened is None:
        return None, "is no regular file; links and devices are not read"
    return opened.read(file.budget.bytes_left + 1), ""


def spelled(info: tarfile.TarInfo) -> str:
    """Return a member's name; one that is no UTF-8 is most likely GBK."""
    raw = info.name.encode("utf-8", "surrogateescape")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "replace")


def _modified(info: tarfile.TarInfo) -> str | None:
    """Return the member's time."""
    try:
        return datetime.fromtimestamp(info.mtime, UTC).isoformat() if info.mtime else None
    except (ValueError, OverflowError, OSError):
        return None
