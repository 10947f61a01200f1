"""JSON: one article, a list of them, or one a line; gzip around the lines is taken off, up to a limit."""

import json
from collections.abc import Mapping

from ingest.draft import Draft
from ingest.formats import text as plain
from ingest.formats.bounds import File
from ingest.formats.gzipped import GZIP, unpacked
from shuize.errors import ArticleError

TEXT_KEYS = ("text", "content", "body")
DATE_KEYS = ("published", "published_at", "date")


def recognises(name: str, content: bytes) -> bool:
    """Say yes to what is compressed, is called JSON, or begins like JSON and is."""
    if content.startswith(GZIP):
        return True
    if not content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        return False
    return name.lower().endswith((".json", ".jsonl", ".ndjson")) or _parses(content)


def extract(file: File) -> list[Draft]:
    """Return the articles in their order. Raises ArticleError naming the record that is none."""
    content = file.content
    if content.startswith(GZIP):
        content = unpacked(content, file.budget.most_bytes)
    records = _records(plain.decode(content))
    if not records:
        raise ArticleError("holds no article")
    return [_draft(record, number) for number, record in enumerate(records, 1)]


def _parses(content: bytes) -> bool:
    """Say whether the whole, or at least its first line, is JSON that holds objects."""
    for candidate in (content, content.lstrip().split(b"\n", 1)[0]):
        try:
            value = json.loads(candidate)
        except (ValueError, RecursionError):
            continue
        return isinstance(value, dict) or (isinstance(value, list) and all(isinstance(one, dict) for one in value))
    return False


def _records(text: str) -> list[object]:
    """Return the values: the list's, the one object, or one a line."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return [_line(line, number) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    return value if isinstance(value, list) else [value]


def _line(line: str, number: int) -> object:
    """Return the value on one line."""
    try:
        value: object = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ArticleError(f"line {number} is no JSON: {error}") from error
    return value


def _draft(record: object, number: int) -> Draft:
    """Return the article that one record is."""
    if not isinstance(record, Mapping):
        raise ArticleError(f"record {number} is no object with a text")
    text = next((record[key] for key in TEXT_KEYS if isinstance(record.get(key), str)), None)
    if text is None:
        raise ArticleError(f"record {number} has no text; expected one of {', '.join(TEXT_KEYS)}")
    return Draft(
        text,
        title=_word(record, "title"),
        source=_word(record, "source"),
        published=next((record[key] for key in DATE_KEYS if record.get(key)), None),
        url=_word(record, "url"),
        rank=record.get("rank"),
        correction_of=_word(record, "correction_of"),
    )


def _word(record: Mapping[str, object], key: str) -> str | None:
    """Return the string under `key`, if one is there."""
    value = record.get(key)
    return value if isinstance(value, str) and value.strip() else None
