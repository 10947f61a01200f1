"""JSON: one article, a list of them, or one a line; gzip around the lines is taken off, up to a limit."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace

from ingest.draft import Draft
from ingest.formats import text as plain
from ingest.formats.bounds import File
from ingest.formats.gzipped import GZIP, unpacked
from shuize.errors import ArticleError

TEXT_KEYS = ("text", "content", "body")
SUMMARY_KEYS = ("summary", "description")
"""What stands under a headline, where a record has no text of its own: both together are its text."""
DATE_KEYS = ("published", "published_at", "publishedAt", "datePublished", "pubDate", "pub_date", "publish_time", "date")
SOURCE_KEYS = ("source", "infoSource", "publisher")
URL_KEYS = ("url", "link", "sourceUrl")
BROKEN = "is no JSON"
ESCAPED = re.compile("[\udc80-\udcff]")
"""A byte that is no UTF-8, as `surrogateescape` writes it."""


def recognises(name: str, content: bytes) -> bool:
    """Say yes to what is compressed, is called JSON, or begins like JSON and is."""
    if content.startswith(GZIP):
        return True
    if not content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        return False
    return name.lower().endswith((".json", ".jsonl", ".ndjson")) or _parses(content)


def extract(file: File) -> list[Draft]:
    """Return the articles in their order; of a stream, a record that is none spoils no other. Raises ArticleError."""
    content = file.content
    if content.startswith(GZIP):
        content = unpacked(content, file.budget.most_bytes)
    lines = not file.name.lower().endswith(".json")
    text, guess = (_torn(content), None) if lines and _is_torn(content) else plain.decoded(content)
    drafts = _drafts(text, lines=lines)
    if not drafts:
        raise ArticleError("holds no article")
    return [replace(one, encoding=guess) for one in drafts]


def _is_torn(content: bytes) -> bool:
    """Say whether these are lines of UTF-8 but for some: one bad byte must not make all of them another encoding."""
    if content.startswith(plain.MARKS):
        return False
    return any(not line.isascii() and _is_whole(line) for line in content.split(b"\n")) and not _is_whole(content)


def _is_whole(content: bytes) -> bool:
    """Say whether that is UTF-8, and text."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\0" not in content


def _torn(content: bytes) -> str:
    """Return the text; bytes that do not fit stand for themselves, so that their lines can be put back as they were."""
    return content.decode("utf-8", "surrogateescape")


def _parses(content: bytes) -> bool:
    """Say whether the whole, or at least its first line, is JSON that holds objects."""
    for candidate in (content, content.lstrip().split(b"\n", 1)[0]):
        try:
            value = json.loads(candidate)
        except (ValueError, RecursionError):
            continue
        return isinstance(value, dict) or (isinstance(value, list) and all(isinstance(one, dict) for one in value))
    return False


def _drafts(text: str, *, lines: bool) -> list[Draft]:
    """Return what the text holds: the list's articles, the one article, or one a line.

    `lines` says that a first line that is broken is one among others. Raises ArticleError.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        told = [_of_line(line, number) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
        if not lines and (told[0].refused or "").startswith(BROKEN):
            raise ArticleError(f"{BROKEN}: {error}") from error
        return told
    if not isinstance(value, list):
        return [_draft(value)]
    return [_of_stream(one, f"record {number}", _spelled(one)) for number, one in enumerate(value, 1)]


def _of_line(line: str, number: int) -> Draft:
    """Return the article on one line."""
    place = f"line {number}"
    if "\0" in line or ESCAPED.search(line):
        return Draft("", refused="is no whole UTF-8: a byte does not fit", line=line, place=place)
    try:
        value: object = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Draft("", refused=f"{BROKEN}: {error}", line=line, place=place)
    return _of_stream(value, place, line)


def _of_stream(record: object, place: str, line: str) -> Draft:
    """Return the article that the record is, or what says that it is none."""
    try:
        return replace(_draft(record), line=line, place=place)
    except ArticleError as error:
        return Draft("", refused=str(error), line=line, place=place)


def _spelled(record: object) -> str:
    """Return a record on one line."""
    return json.dumps(record, ensure_ascii=False)


def _draft(record: object) -> Draft:
    """Return the article that one record is. Raises ArticleError."""
    if not isinstance(record, Mapping):
        raise ArticleError("is no object with a text")
    return Draft(
        _text(record),
        title=_word(record, "title"),
        source=_word(record, *SOURCE_KEYS),
        published=next((record[key] for key in DATE_KEYS if record.get(key)), None),
        url=_word(record, *URL_KEYS),
        rank=record.get("rank"),
        correction_of=_word(record, "correction_of"),
    )


def _text(record: Mapping[str, object]) -> str:
    """Return the record's text, else its headline and summary. Raises ArticleError."""
    text = next((record[key] for key in TEXT_KEYS if isinstance(record.get(key), str)), None)
    if isinstance(text, str):
        return text
    summary = _word(record, *SUMMARY_KEYS)
    if summary is None:
        raise ArticleError(f"has no text; expected one of {', '.join(TEXT_KEYS + SUMMARY_KEYS)}")
    return "\n\n".join(filter(None, (_word(record, "title"), summary)))


def _word(record: Mapping[str, object], *keys: str) -> str | None:
    """Return the string under the first of the keys that has one."""
    values = (record.get(key) for key in keys)
    return next((value for value in values if isinstance(value, str) and value.strip()), None)
