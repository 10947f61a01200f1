"""What articles are in these bytes, what identifies each, and when it was published."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

from ingest import names, published
from ingest.draft import Draft
from ingest.formats import registry
from ingest.sidecar import language, packs, unknown
from shuize.errors import ArticleError
from shuize.types import Article, PublishedKind
from shuize.width import is_plain, normal

INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
VISIBLE = re.compile(f"[^\\s{''.join(map(chr, INVISIBLE))}]")
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


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file holds: its articles in their order, each under its name, and the members that are none, with why."""

    named: tuple[tuple[str, Article], ...]
    refused: tuple[tuple[str, str], ...] = ()
    remains: str = ""
    """The lines of a stream that are no articles, as they stand there: to be put right and dropped again."""
    doubts: tuple[str, ...] = ()
    """What is odd about the file though it was read."""
    guesses: tuple[tuple[str, str], ...] = ()
    """The articles whose encoding had to be guessed, by name, each with what it was taken for."""
    undated: tuple[tuple[str, str], ...] = ()
    """Where in a stream records say no date, so that its file's was taken, each with its article's id."""

    @property
    def articles(self) -> list[Article]:
        """The articles alone."""
        return [article for _, article in self.named]


def articles(
    name: str,
    content: bytes,
    *,
    sidecar: Mapping[str, object] | None,
    modified: datetime,
    defaults: Defaults | None = None,
) -> list[Article]:
    """Return the articles in `content` in their order; the same text twice is one article, no text is none.

    `name` is the path below the inbox, `modified` the file's time (aware). Raises ArticleError, whose text goes on
    from the file's name: "is empty".
    """
    return contents(name, content, sidecar=sidecar, modified=modified, defaults=defaults).articles


def contents(
    name: str,
    content: bytes,
    *,
    sidecar: Mapping[str, object] | None,
    modified: datetime,
    defaults: Defaults | None = None,
) -> Contents:
    """Return what the file holds; a member that is no article spoils no other. Raises ArticleError if all are none."""
    defaults = defaults or Defaults()
    found: dict[str, tuple[str, Article]] = {}
    refused: list[tuple[str, str]] = []
    remains: list[str] = []
    undated: list[tuple[str, str]] = []
    doubts, guesses = dict.fromkeys(unknown(sidecar)), dict[str, str]()
    for draft in registry.drafts(name, content, defaults.max_bytes):
        called = f"{name}!{_shown(draft.member)}" if draft.member else name
        try:
            article = _found(called, draft, {**(draft.sidecar or {}), **(sidecar or {})}, modified, defaults)
            doubts |= dict.fromkeys(unknown(draft.sidecar))
        except ArticleError as error:
            if not draft.member and draft.line is None:
                raise
            refused.append((called, f"{draft.place} {error}".lstrip()))
            remains += [draft.line] if draft.line and not draft.member else []
            continue
        if article:
            found.setdefault(article.id, (called, article))
            guessed = draft.line is not None and article.published_kind is PublishedKind.MODIFIED
            undated += [(draft.place, article.id)] if guessed else []
            guesses |= {called: draft.encoding} if draft.encoding else {}
    if not found:
        raise ArticleError(_nothing(refused))
    return Contents(
        tuple(found.values()), tuple(refused), "\n".join(remains), tuple(doubts), tuple(guesses.items()), tuple(undated)
    )


def _found(
    name: str, draft: Draft, sidecar: Mapping[str, object], modified: datetime, defaults: Defaults
) -> Article | None:
    """Return the article, None for a draft without text. Raises ArticleError for one that was refused."""
    if draft.refused:
        raise ArticleError(draft.refused)
    if not VISIBLE.search(draft.text):
        return None
    return _article(name, draft, sidecar, modified, defaults)


def _nothing(refused: Sequence[tuple[str, str]]) -> str:
    """Return why a file gives no article: it is empty, or its members are none."""
    if not refused:
        return "is empty"
    (name, reason), others = refused[0], len(refused) - 1
    more = f", and {others} more" if others else ""
    return f"holds no article: {name.partition('!')[2]} {reason}{more}".replace("  ", " ")


def _shown(member: str) -> str:
    """Return a member's name on one line, valid everywhere."""
    return names.printable(member.encode("utf-8", "replace"))


def identity(text: str) -> str:
    """Return sha256 of the text in NFKC without white space: the same article in any layout or encoding.

    >>> identity("复工率 ９６．３％") == identity("复工率96.3%")
    True
    """
    seen = normal(text) if is_plain(text) else "".join(unicodedata.normalize("NFKC", text).translate(INVISIBLE).split())
    return sha256(seen.encode("utf-8")).hexdigest()


def _article(name: str, draft: Draft, sidecar: Mapping[str, object], modified: datetime, defaults: Defaults) -> Article:
    """Return the article, each field from the first that says it: sidecar, file, defaults."""
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
