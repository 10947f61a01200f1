"""One article from its draft: what identifies it, when it was published, and what else is known of it."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

from ingest import published
from ingest.draft import Draft
from ingest.sidecar import language, packs
from shuize.errors import ArticleError
from shuize.types import Article, PublishedKind
from shuize.width import is_plain, normal

INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
UNKEEPABLE = re.compile("[\0\ud800-\udfff]")
"""What no database keeps in a text."""
LONGEST_TITLE = 80
KICKER = re.compile(r"【[^】]*】|[□■◆●\s]*(?:核心阅读|核心提示|编者按|导读|内容提要|摘要)[:：]?")
SENTENCE_ENDS = "。！？；!?;"
RANKS = range(101)


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds where neither a file nor its sidecar says otherwise."""

    source: str = ""
    timezone: str = "Asia/Shanghai"
    max_bytes: int = 20_000_000
    rank: int = 50
    given: date | None = None
    """The publication date that a person gave with the call; before all others."""
    packs: tuple[str, ...] = ()
    """The packs that read the articles, whatever they are about; empty: whichever an article earns."""
    language: str | None = None
    """The language of their alerts; None: the system's."""
    known_packs: tuple[str, ...] = ()
    """The packs that a sidecar may ask for; empty: not known here."""
    ranks: Mapping[str, int] = field(default_factory=dict)
    """How far each source is trusted, by its name."""


def identity(text: str) -> str:
    """Return sha256 of the text in NFKC without white space: the same article in any layout or encoding.

    >>> identity("复工率 ９６．３％") == identity("复工率96.3%")
    True
    """
    seen = normal(text) if is_plain(text) else "".join(unicodedata.normalize("NFKC", text).translate(INVISIBLE).split())
    return sha256(seen.encode("utf-8")).hexdigest()


def article_of(
    name: str, draft: Draft, sidecar: Mapping[str, object], modified: datetime, defaults: Defaults
) -> Article:
    """Return the article, each field from the first that says it: sidecar, file, defaults. Raises ArticleError."""
    text = _clean(draft.text)
    source = _word(sidecar, "source") or _clean_word(draft.source) or defaults.source or None
    day, kind = _said_date(draft, sidecar, defaults) or _seen_date(name, draft, text, modified, defaults)
    return Article(
        id=identity(text),
        text=text,
        published=day,
        published_kind=kind,
        title=_word(sidecar, "title") or _clean_word(draft.title) or _first_line(text),
        source=source,
        rank=_rank(sidecar.get("rank"), draft.rank, defaults.ranks.get(source or ""), defaults.rank),
        url=_word(sidecar, "url") or _clean_word(draft.url),
        correction_of=_word(sidecar, "correction_of") or _clean_word(draft.correction_of),
        packs=packs(sidecar, defaults.known_packs) or defaults.packs,
        language=language(sidecar) or defaults.language,
    )


def restated(article: Article, said: Mapping[str, object], defaults: Defaults) -> Article:
    """Return a known article with what a sidecar says of it that came later. Raises ArticleError."""
    dated = _said_date(Draft(""), said, defaults) or (article.published, article.published_kind)
    rank = _rank(said.get("rank"), defaults.ranks.get(_word(said, "source") or ""), article.rank)
    return replace(
        article,
        published=dated[0],
        published_kind=dated[1],
        title=_word(said, "title") or article.title,
        source=_word(said, "source") or article.source,
        rank=rank,
        url=_word(said, "url") or article.url,
        correction_of=_word(said, "correction_of") or article.correction_of,
        packs=packs(said, defaults.known_packs) or article.packs,
        language=language(said) or article.language,
    )


def _said_date(draft: Draft, sidecar: Mapping[str, object], defaults: Defaults) -> tuple[date, PublishedKind] | None:
    """Return the publication date that somebody wrote down, None if nobody did."""
    zone = ZoneInfo(defaults.timezone)
    if defaults.given:
        return defaults.given, PublishedKind.GIVEN
    if sidecar.get("published"):
        return _said(sidecar["published"], "its sidecar", zone), PublishedKind.SIDECAR
    if draft.published:
        return _said(draft.published, "it", zone), PublishedKind.FRONT_MATTER
    return None


def _seen_date(
    name: str, draft: Draft, text: str, modified: datetime, defaults: Defaults
) -> tuple[date, PublishedKind]:
    """Return the publication date that text, file name or file time show, the first that there is."""
    zone = ZoneInfo(defaults.timezone)
    named = published.from_name(name.replace("!", "/"))
    day = published.from_words(draft.modified, zone) or modified.astimezone(zone).date()
    dated = published.from_text(text, named or day)
    if dated:
        return dated, PublishedKind.DATELINE
    return (named, PublishedKind.FILE_NAME) if named else (day, PublishedKind.MODIFIED)


def _said(value: object, who: str, zone: ZoneInfo) -> date:
    """Return the date that a field says; one that is written but is none is an error, never a guess."""
    day = published.from_words(value, zone)
    if day is None:
        raise ArticleError(f"cannot be dated: {who} says published {str(value)[:40]!r}, expected YYYY-MM-DD")
    return day


def _rank(*values: object) -> int:
    """Return the first rank that is said. Raises ArticleError for one that is no whole number from 0 to 100."""
    value = next(one for one in values if one is not None)
    try:
        rank = int(str(value))
    except ValueError:
        rank = -1
    if rank not in RANKS:
        raise ArticleError(f"has rank {str(value)[:20]!r}, expected a whole number from 0 to 100")
    return rank


def _clean(text: str) -> str:
    """Return `text` as every database can keep it, each character at its place."""
    return UNKEEPABLE.sub("\ufffd", text)


def _clean_word(word: str | None) -> str | None:
    """Return a one-line field without surrounding space, None if nothing is left."""
    return " ".join(_clean(word).split()) or None if word else None


def _word(fields: Mapping[str, object], key: str) -> str | None:
    """Return a sidecar's field that must be a string."""
    value = fields.get(key)
    if value is not None and not isinstance(value, str):
        raise ArticleError(f"has a sidecar whose {key} is no string")
    return _clean_word(value)


def _first_line(text: str) -> str | None:
    """Return the first line if it reads like a headline: short, no sentence, no kicker above the headline."""
    lines = (line for line in map(str.strip, text.splitlines()) if line and not KICKER.fullmatch(line))
    line = next(lines, "").lstrip("# ")
    return line if 0 < len(line) <= LONGEST_TITLE and line[-1] not in SENTENCE_ENDS else None
