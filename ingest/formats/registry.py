"""Which format a file is in: one extractor a format, asked in order, by content before name.

A format's module is imported when the first file in that format comes: PDF, Word and web pages need large libraries.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from ingest.draft import Draft
from ingest.formats import marks, records, text
from ingest.formats.bounds import File, dropped
from ingest.sealed import ROOM
from shuize.errors import ArticleError


@dataclass(frozen=True, slots=True)
class Format:
    """One format: whether it knows these bytes (with their name), and the module whose `extract` finds the articles."""

    name: str
    recognises: Callable[[str, bytes], bool]
    module: str
    sealed: bool = True
    """Parsed in a process of its own, which may be ended: complex parsers meet files that were made to break them."""


FORMATS = (
    Format("pdf", marks.is_pdf, "ingest.formats.pdf"),
    Format("docx", marks.is_word, "ingest.formats.docx"),
    Format("zip", marks.is_zip, "ingest.formats.zipped"),
    Format("tar", marks.is_tar, "ingest.formats.tarred"),
    Format("json", records.recognises, "ingest.formats.records", sealed=False),
    Format("mhtml", marks.is_saved_page, "ingest.formats.mhtml"),
    Format("mail", marks.is_mail, "ingest.formats.mail"),
    Format("html", marks.is_page, "ingest.formats.html"),
    Format("text", text.recognises, "ingest.formats.text", sealed=False),
)
FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "an RTF document"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)


def drafts(name: str, content: bytes, limit: int) -> list[Draft]:
    """Return the articles in `content`. Raises ArticleError: empty, too large, a format that is not read."""
    if len(content) > limit:
        raise ArticleError(f"is larger than {limit} bytes; split it or raise SHUIZE_MAX_BYTES")
    file = dropped(name, content, limit)
    made = chosen(file)
    return ROOM.drafts(name, content, limit) if made.sealed else _extract(made, file)


def extract(file: File) -> list[Draft]:
    """Return the articles in a file or a member of one, parsed in this very process. Raises ArticleError."""
    return _extract(chosen(file), file)


def _extract(made: Format, file: File) -> list[Draft]:
    """Return the articles in a file of that format."""
    found: list[Draft] = import_module(made.module).extract(file)
    return found


def chosen(file: File) -> Format:
    """Return the format that the file is in. Raises ArticleError where it is empty or in none that is read."""
    if not file.content.strip():
        raise ArticleError("is empty")
    for mark, what in FOREIGN:
        if file.content.startswith(mark):
            raise ArticleError(f"is {what}, which is not read; save its text as UTF-8")
    return next(one for one in FORMATS if one.recognises(file.name, file.content))
