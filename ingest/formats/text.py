"""Plain text and Markdown: what encoding the bytes are in, and the front matter before the text."""

import codecs
import re
import unicodedata
from collections.abc import Mapping

from ingest.draft import Draft
from ingest.formats.bounds import File
from shuize.errors import ArticleError
from shuize.width import is_plain

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins the same way
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MARKS = tuple(mark for mark, _ in BOMS)
GUESSES = ["gb18030", "big5", "utf_16_le", "utf_16_be"]
SAMPLE_BYTES = 200_000
STRANGE_SHARE = 0.02
"""More control, private and unassigned characters than this: it is no text."""
TORN_SHARE = 0.01
"""Of a page's characters, so many may be torn: a browser shows it nevertheless."""
BEGUN_CHARACTERS = 8
"""As many characters that are UTF-8 before the first byte that is not happen in no other encoding."""
FRONT_MATTER = re.compile(
    r"\A(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<fields>.*?)\r?\n(?P=fence)[ \t]*(?:\r?\n|\Z)", re.DOTALL
)
FIELD = re.compile(r"^(?P<key>[A-Za-z_]+)\s*[:=]\s*(?P<value>.*?)\s*$", re.MULTILINE)


def recognises(_name: str, _content: bytes) -> bool:
    """Anything may be text; this is the last format that is asked."""
    return True


def extract(file: File) -> list[Draft]:
    """Return the one article that the bytes are. Raises ArticleError: empty, or no text."""
    text, guess = decoded(file.content)
    fields, body = front_matter(text)
    return [
        Draft(
            body,
            title=fields.get("title"),
            source=fields.get("source"),
            published=fields.get("published") or fields.get("date"),
            url=fields.get("url"),
            rank=fields.get("rank"),
            correction_of=fields.get("correction_of"),
            encoding=guess,
        )
    ]


def decode(content: bytes) -> str:
    """Return the text in whatever encoding it is. Raises ArticleError where the bytes are no text."""
    return decoded(content)[0]


def decoded(content: bytes) -> tuple[str, str | None]:
    """Return the text, and its encoding where that had to be guessed. Raises ArticleError."""
    for mark, encoding in BOMS:
        if content.startswith(mark):
            return _checked(_decoded(content, encoding)), None
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        _check_begun(content, error)
        text = "\0"
    if "\0" not in text:
        return _checked(text), None
    encoding = _guess(content)
    return _checked(_decoded(content, encoding)), encoding


def _check_begun(content: bytes, error: UnicodeDecodeError) -> None:
    """Raise ArticleError where the bytes begin as UTF-8: they were cut off, or are two texts in one."""
    if sum(1 for char in content[: error.start].decode("utf-8") if char > "\x7f") < BEGUN_CHARACTERS:
        return
    if error.reason == "unexpected end of data":
        raise ArticleError("is no whole utf-8 text: it ends within a character; drop it again when it is all there")
    raise ArticleError(f"is no whole utf-8 text: byte {error.start} does not fit; save it as UTF-8") from error


def decode_declared(content: bytes, charset: str) -> str:
    """Return the text in the encoding that is declared with it, else as it looks; pages and mails may be a little torn.

    Raises ArticleError where the bytes are no text.
    """
    charset = charset.lower()
    name = "gb18030" if charset in {"gb2312", "gbk", "x-gbk"} else charset or "utf-8"
    try:
        return _checked(content.decode(name))
    except (LookupError, UnicodeDecodeError, ValueError, ArticleError):
        pass
    try:
        return decode(content)
    except ArticleError:
        text = _torn(content, name)
        if text is None:
            raise
        return text


def _torn(content: bytes, charset: str) -> str | None:
    """Return the text with a mark for each byte that does not fit, None where these are many."""
    try:
        text = content.decode(charset, "replace")
    except LookupError:
        text = content.decode("utf-8", "replace")
    return text if "\0" not in text and text.count("\ufffd") <= TORN_SHARE * len(text) else None


def _guess(content: bytes) -> str:
    """Return the encoding that fits best, as charset-normalizer judges a sample."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - costs a tenth of a cold start, and most texts are UTF-8

    best = from_bytes(content[:SAMPLE_BYTES], cp_isolation=GUESSES).best()
    if best is None:
        raise ArticleError("is no text: binary, or in an encoding that is none of UTF-8, GB18030, Big5, UTF-16")
    return best.encoding


def _decoded(content: bytes, encoding: str) -> str:
    """Decode strictly: a broken text is not read by half."""
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise ArticleError(f"is no whole {encoding} text: byte {error.start} does not fit; save it as UTF-8") from error


def _checked(text: str) -> str:
    """Return `text` if it is one."""
    if is_plain(text):
        return text
    sample = text[:SAMPLE_BYTES]
    strange = sum(1 for char in sample if unicodedata.category(char) in {"Cc", "Co", "Cn", "Cs"} and not char.isspace())
    if "\0" in text or strange > STRANGE_SHARE * len(sample):
        raise ArticleError("is no text: binary")
    return text


def front_matter(text: str) -> tuple[Mapping[str, str], str]:
    """Return the fields before the text (`key: value` between two lines of ---) and the text after them."""
    found = FRONT_MATTER.match(text)
    if not found:
        return {}, text
    fields = {field["key"].lower(): field["value"].strip("\"'") for field in FIELD.finditer(found["fields"])}
    return fields, text[found.end() :]
