"""Who answers for a series: the owner that the settings file names most narrowly, and how far a source is trusted."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from shuize.declared import OwnerTable, SourceTable
from shuize.types import UNRANKED, Article, Series


def owner_of(
    owners: Sequence[OwnerTable], series: Series, around: Sequence[AbstractSet[str]], name: str = ""
) -> OwnerTable | None:
    """Return the owner who names the series most narrowly: the smallest place, then population, then indicator.

    `around` holds codes and names of the series' place and of each place around it, the smallest first; `name` is what
    people call its indicator. Of two who name it alike, the first in the file.
    """
    fitting = [(fit, one) for one in owners if (fit := _fit(one, series, around, name)) is not None]
    return min(fitting, key=lambda pair: pair[0], default=(None, None))[1]


def _fit(
    owner: OwnerTable, series: Series, around: Sequence[AbstractSet[str]], name: str
) -> tuple[int, bool, bool] | None:  # fmt: skip
    """Return how narrowly the owner names the series, the narrowest least; None where it is another's."""
    if owner.indicators and not {series.indicator, name} & set(owner.indicators):
        return None
    if owner.subjects and series.subject not in owner.subjects:
        return None
    level = _level(owner.places, around) if owner.places else len(around)
    return None if level is None else (level, not owner.subjects, not owner.indicators)


def _level(places: Iterable[str], around: Sequence[AbstractSet[str]]) -> int | None:
    """Return how many steps out from the series' place the first of these places lies."""
    named = set(places)
    return next((number for number, names in enumerate(around) if names & named), None)


def ranks(sources: Iterable[SourceTable]) -> dict[str, int]:
    """Return how far each source is trusted, by its name."""
    return {one.name: one.rank for one in sources}


def ranked(article: Article, by_source: Mapping[str, int]) -> Article:
    """Return the article with its source's rank, unless a rank was given with it."""
    if article.rank != UNRANKED or article.source is None or article.source not in by_source:
        return article
    return replace(article, rank=by_source[article.source])
