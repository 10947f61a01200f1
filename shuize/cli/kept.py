"""Articles that are in the database, by the beginnings of their ids."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from shuize.cli import stored
from shuize.errors import UsageError
from shuize.settings import Settings
from shuize.store import articles
from shuize.types import Article, PublishedKind


def articles_of(ids: Iterable[str], settings: Settings, given: date | None) -> Iterator[tuple[str, Article]]:
    """Yield each article with its file's name, published when it is `given`. Raises UsageError, StoreError."""
    with stored.reading(settings) as conn:
        for one in ids:
            found = articles.beginning(conn, one)
            if len(found) != 1:
                raise UsageError(
                    f"{one}: {'several articles begin so' if found else 'no such file and no such article'}"
                )
            ((name, article),) = found
            yield name, replace(article, published=given, published_kind=PublishedKind.GIVEN) if given else article
