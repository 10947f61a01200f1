"""PDF: the text of its pages, printed lines joined to paragraphs again; a page that is a picture is named."""

import re
import unicodedata
from collections.abc import Iterator

import pypdfium2

from ingest.draft import Draft
from ingest.formats.bounds import File, TooMuchError
from shuize.errors import ArticleError

MOST_PAGES = 2000
FULL_SHARE = 0.75
"""A line this much as wide as the page's widest goes on in the next one."""
PAGE_NUMBER = re.compile(r"^[\W_]*(?:第\s*)?\d{1,4}(?:\s*[页/]\s*(?:共?\s*\d{1,4}\s*页?)?)?[\W_]*$")
STRAY = {ord("\ufffe"): None, ord("\uffff"): None, ord("\0"): None, ord("\u00ad"): None}
PASSWORD = "password"  # noqa: S105 - what pdfium's message says
ENDS = "。！？；!?;：:"


def extract(file: File) -> list[Draft]:
    """Return the one article, then a refusal for each page without text. Raises ArticleError where none has any."""
    try:
        document = pypdfium2.PdfDocument(file.content)
    except pypdfium2.PdfiumError as error:
        locked = PASSWORD in str(error).lower()
        raise ArticleError("is a PDF locked with a password" if locked else f"is a broken PDF: {error}") from error
    with document:
        if len(document) > MOST_PAGES:
            raise TooMuchError(f"is a PDF of {len(document)} pages, more than {MOST_PAGES}; split it")
        pages = list(_pages(document, file.budget.most_bytes))
    return _drafts(pages)


def _pages(document: pypdfium2.PdfDocument, most: int) -> Iterator[str]:
    """Yield each page's text, nothing for one that cannot be read."""
    size = 0
    for number in range(len(document)):
        try:
            page = document[number]
            found = page.get_textpage().get_text_bounded()
        except pypdfium2.PdfiumError:
            found = ""
        size += len(found)
        if size > most:
            raise TooMuchError(f"holds more than {most} characters of text; split it")
        yield found.translate(STRAY)


def _drafts(pages: list[str]) -> list[Draft]:
    """Return the article and the refusals."""
    empty = [number for number, page in enumerate(pages, start=1) if not page.strip()]
    if len(empty) == len(pages):
        raise ArticleError(f"is a PDF without text on any of its {len(pages)} pages; pictures of text are not read")
    text = paragraphs([line for page in pages for line in lines(page)])
    return [Draft(text)] + [
        Draft("", member=f"page {number}", refused="has no text; a picture of text is not read") for number in empty
    ]


def lines(page: str) -> list[tuple[str, bool]]:
    """Return a page's lines without its number, and of each whether it fills the width of the page."""
    found = [line.strip() for line in page.splitlines()]
    found = [line for line in found if line]
    for end in (-1, 0):
        if found and PAGE_NUMBER.match(found[end]):
            del found[end]
    widest = max(map(width, found), default=0)
    return [(line, len(found) > 1 and width(line) >= FULL_SHARE * widest) for line in found]


def paragraphs(found: list[tuple[str, bool]]) -> str:
    r"""Join each line that fills the page to the one after it, unless a sentence ends there.

    >>> paragraphs([("截至3月24日，全市返岗率为96.", True), ("3%。", False), ("各地推进。", False)])
    '截至3月24日，全市返岗率为96.3%。\n各地推进。'
    """
    parts: list[str] = []
    goes_on = False
    for line, full in found:
        if goes_on:
            parts[-1] += (" " if _spaced(parts[-1][-1], line[0]) else "") + line
        else:
            parts.append(line)
        goes_on = full and line[-1] not in ENDS
    return "\n".join(parts)


def width(line: str) -> int:
    """Return how many columns a line takes; a Chinese character takes two.

    >>> width("复工96%")
    7
    """
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line)


def _spaced(left: str, right: str) -> bool:
    """Say whether a blank stood between two lines: between words of letters, never within a number."""
    return left.isascii() and right.isascii() and left.isalpha() and right.isalnum()
