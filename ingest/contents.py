"""What articles are in the bytes of a file, each under its name, and which of its members are none."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from ingest import names
from ingest.article import INVISIBLE, Defaults, article_of
from ingest.draft import Draft
from ingest.formats import registry
from ingest.sidecar import unknown
from shuize.errors import ArticleError
from shuize.types import Article, PublishedKind

VISIBLE = re.compile(f"[^\\s{''.join(map(chr, INVISIBLE))}]")


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
    return article_of(name, draft, sidecar, modified, defaults)


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
