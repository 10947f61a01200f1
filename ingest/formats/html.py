"""Web pages: trafilatura says which lines are the article; how the lines run is the page's own word.

Where it finds no article (a page of one sentence, nesting thousands deep) the page's lines without menus are the text.
"""

import re
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from lxml import etree
from trafilatura import bare_extraction
from trafilatura.settings import Document

from ingest.draft import Draft
from ingest.formats import text as plain
from ingest.formats.bounds import File
from ingest.formats.page import Page
from ingest.published import from_clock, from_words
from shuize.errors import ArticleError

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*(?P<name>[A-Za-z0-9_-]{2,40})", re.IGNORECASE)
HEAD_BYTES = 4096
UTC = ZoneInfo("UTC")
DATE_NAMES = (
    "article:published_time",
    "publishdate",
    "pubdate",
    "publish_time",
    "date",
    "datepublished",
    "og:release_date",
)
SOURCE_NAMES = ("source", "article:author", "og:site_name", "mediaid")
TITLE_NAMES = ("og:title", "articletitle", "title")
SAID_SOURCE = re.compile(r"(?:来源|來源)\s*[:：]\s*(?P<name>[^\s|:：，。、；（）()【】\[\]]{2,20})")
SAID_WITHIN = 80
"""A line that names the source is short: in a long one the words are prose."""
SOURCE_LINES = 40
AGREED_SHARE = 0.5
"""Of trafilatura's text, so much must be whole lines of the page; else the two saw different pages."""
DATES = {"extensive_search": False, "original_date": True}
"""Never a date from somewhere in the text: that is what its figures are about."""


def extract(file: File) -> list[Draft]:
    """Return the page's article. Raises ArticleError where the page has no text of its own."""
    characters = _decoded(file.content)
    page = _page(characters)
    main = _main(characters)
    text = _headed(page, _agreed(page.text(), main.text if main else None))
    if not text:
        raise ArticleError("is a page without a text of its own")
    return [_draft(page, main, text)]


def _page(characters: str) -> Page:
    """Return the page as its tags say. Raises ArticleError where they are broken beyond reading."""
    page = Page()
    try:
        page.feed(characters)
        page.close()
    except AssertionError as error:  # the standard library's way of refusing a broken <![...
        raise ArticleError(f"is a broken page: {error}") from error
    return page


def _main(characters: str) -> Document | None:
    """Return what trafilatura takes for the article; None where it sees none."""
    try:
        found = bare_extraction(
            characters, include_comments=False, include_tables=True, with_metadata=True, date_extraction_params=DATES
        )
    except (etree.LxmlError, ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError):
        return None  # its parts were not written for pages that were made to break them; the page's lines remain
    return found if isinstance(found, Document) else None


def _agreed(lines: str, main: str | None) -> str:
    """Return the page's lines that are in trafilatura's text, all where it has none."""
    if not lines or not main:
        return lines
    wanted = _bare(main)
    kept = [line for line in lines.splitlines() if _bare(line) and _bare(line) in wanted]
    if len(_bare("".join(kept))) < AGREED_SHARE * len(wanted):
        return main
    return "\n".join(kept)


def _headed(page: Page, text: str) -> str:
    """Return the text under the page's headline, which trafilatura gives as the title only."""
    headline = page.heading
    if not text or not headline or headline in text.splitlines():
        return text
    return f"{headline}\n{text}"


def _bare(text: str) -> str:
    """Return the text without white space and without what stands between cells of a table."""
    return "".join(text.replace("|", " ").split())


def _draft(page: Page, main: Document | None, text: str) -> Draft:
    """Return the article: each field as the page's head says it, else as the page shows it, else as it was guessed."""
    shown = page.text().splitlines()
    clock = from_clock(page.text())
    return Draft(
        text,
        title=_first(page.meta, TITLE_NAMES) or page.heading or page.title or (main.title if main else None),
        source=_source(page, shown) or (main.sitename if main else None),
        published=_dated(_first(page.meta, DATE_NAMES))
        or _dated(page.time)
        or (clock.isoformat() if clock else None)
        or _dated(main.date if main else None),
        url=page.address or page.meta.get("og:url"),
    )


def _source(page: Page, shown: list[str]) -> str | None:
    """Return who says so: the head's field, else the line 来源： that the page shows."""
    said = _first(page.meta, SOURCE_NAMES[:1])
    found = [SAID_SOURCE.search(line) for line in shown[:SOURCE_LINES] if len(line) <= SAID_WITHIN]
    named = next((one["name"] for one in found if one), None)
    labelled = SAID_SOURCE.fullmatch(said) if said else None
    return (labelled["name"] if labelled else said) or named or _first(page.meta, SOURCE_NAMES[1:])


def _decoded(content: bytes) -> str:
    """Return the page's characters: as it declares, else as they look."""
    declared = CHARSET.search(content[:HEAD_BYTES])
    return plain.decode_declared(content, declared["name"].decode("ascii") if declared else "").lstrip("\ufeff")


def _dated(value: str | None) -> str | None:
    """Return `value` if it is a date: a page's head says many things, and none of them is a promise."""
    return value if from_words(value, UTC) else None


def _first(meta: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    """Return the first of these fields that says something."""
    return next((meta[name] for name in names if meta.get(name)), None)
