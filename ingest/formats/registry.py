"""Which format a file is in: one extractor a format, asked in order, by content before name."""

from collections.abc import Callable
from dataclasses import dataclass

from ingest.draft import Draft
from ingest.formats import html, records, text
from shuize.errors import ArticleError


@dataclass(frozen=True, slots=True)
class Format:
    """One format: whether it knows these bytes (with their name), and the articles in them (within a limit)."""

    name: str
    recognises: Callable[[str, bytes], bool]
    extract: Callable[[bytes, int], list[Draft]]


FORMATS = (
    Format("json", records.recognises, records.extract),
    Format("html", html.recognises, html.extract),
    Format("text", text.recognises, text.extract),
)
FOREIGN = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an Office document"),
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
    if not content.strip():
        raise ArticleError("is empty")
    for mark, what in FOREIGN:
        if content.startswith(mark):
            raise ArticleError(f"is {what}, which is not read; save its text as UTF-8")
    chosen = next(one for one in FORMATS if one.recognises(name, content))
    return chosen.extract(content, limit)
