"""Zip archives: each member an article of its own; nothing is written, and what is locked is left out by name."""

import lzma
import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from ingest.draft import Draft
from ingest.formats import members
from ingest.formats.bounds import MOST_MEMBERS, File, TooMuchError, check_ratio
from ingest.formats.marks import ZIP_ENTRY
from shuize.errors import ArticleError

BROKEN = (BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, struct.error)
LOCKED = 0x1
UTF8 = 0x800
NO_YEAR = 1980
OFFICE = "[Content_Types].xml"


def extract(file: File) -> list[Draft]:
    """Return the members' articles in the archive's order. Raises ArticleError: broken, too much, no archive."""
    if file.content.count(ZIP_ENTRY) > 2 * MOST_MEMBERS:
        raise TooMuchError(f"holds more than {MOST_MEMBERS} files; split it")
    try:
        with ZipFile(BytesIO(file.content)) as archive:
            if OFFICE in archive.namelist():
                raise ArticleError("is an Office document other than Word's .docx, which is not read; save its text")
            return _members(file, archive)
    except (*BROKEN, NotImplementedError) as error:
        raise ArticleError(f"is a broken zip archive: {_line(error)}") from error


def _members(file: File, archive: ZipFile) -> list[Draft]:
    """Return the articles of all members, each with its sidecar."""
    found: list[Draft] = []
    sidecars: dict[str, bytes] = {}
    for info in _files(archive):
        name = spelled(info)
        check_ratio(info.compress_size, info.file_size)
        file.budget.check(info.file_size)
        reason = _unopened(info, name)
        try:
            content = None if reason else archive.read(info)
        except (*BROKEN, NotImplementedError, RuntimeError) as error:
            content, reason = None, f"cannot be unpacked: {_line(error)}"
        if content is None:
            found += members.refused(name, reason or "")
        else:
            found += members.take(file, sidecars, name, content, _modified(info))
    return members.with_sidecars(found, sidecars)


def _files(archive: ZipFile) -> Iterator[ZipInfo]:
    """Yield the members that are no folders and no junk."""
    for info in archive.infolist():
        if not info.is_dir() and not members.is_junk(spelled(info)):
            yield info


def _unopened(info: ZipInfo, name: str) -> str | None:
    """Return why a member must not be opened."""
    if members.escapes(name):
        return "has a name that leads out of the archive"
    return "is locked with a password" if info.flag_bits & LOCKED else None


def spelled(info: ZipInfo) -> str:
    """Return a member's name; archives made by Chinese Windows write GBK without saying so."""
    if info.flag_bits & UTF8:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _modified(info: ZipInfo) -> str | None:
    """Return the day of the member's time; None for the format's way of saying that there is none."""
    year, month, day = info.date_time[:3]
    return f"{year:04}-{month:02}-{day:02}" if year > NO_YEAR else None


def _line(error: Exception) -> str:
    """Return the error's text on one line."""
    return " ".join(str(error).split())[:200]
