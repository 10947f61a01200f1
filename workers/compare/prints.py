"""Reprints among articles that are held in memory: who speaks in whose name, exactly as the store has it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from shuize.alert import speaker
from shuize.types import Article
from workers.compare.reprints import alike, bands


@dataclass(slots=True)
class Prints:
    """The articles so far, by what they may be found by, and the reports that they are printed from."""

    percent: int
    articles: dict[str, Article] = field(default_factory=dict)
    by_band: dict[int, list[str]] = field(default_factory=dict)
    reports: dict[str, str] = field(default_factory=dict)
    """The first print of the report of each article that has others beside it."""

    def take(self, article: Article) -> set[str]:
        """Link the article and return the ids of those in whose name somebody else speaks now."""
        keys = bands(article.text)
        found = alike(article.text, self._candidates(article, keys), self.percent)
        if article.id not in self.articles:
            for key in dict.fromkeys(keys):
                self.by_band.setdefault(key, []).append(article.id)
        self.articles[article.id] = article
        return self._link({article.id, *found}) if found else set()

    def voice(self, article_id: str) -> str | None:
        """Return in whose name the article speaks; None: in its own."""
        first = self.reports.get(article_id, article_id)
        return None if first == article_id else speaker(self.articles[first].source, first)

    def _candidates(self, article: Article, keys: tuple[int, ...]) -> Iterator[tuple[str, str, str]]:
        """Give id, report and text of the others that share a band, those published nearest to it first."""
        found = [self.articles[one] for one in {one for key in keys for one in self.by_band.get(key, ())}]
        for one in sorted(found, key=lambda one: (abs(one.published - article.published), one.id)):
            if one.id != article.id:
                yield one.id, self.reports.get(one.id, one.id), one.text

    def _link(self, ids: set[str]) -> set[str]:
        """Make one report of those that these belong to."""
        firsts = {self.reports.get(one, one) for one in ids}
        members = ids | {one for one, first in self.reports.items() if first in firsts}
        before = {one: self._speaker(one) for one in members}
        first = min(members, key=lambda one: (self.articles[one].published, one))
        self.reports |= dict.fromkeys(members, first)
        return {one for one in members if self._speaker(one) != before[one]}

    def _speaker(self, article_id: str) -> str:
        """Return who says what the article says."""
        return self.voice(article_id) or speaker(self.articles[article_id].source, article_id)
