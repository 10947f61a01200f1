"""What would have been announced: articles taken one after another in memory, decided exactly as in the store.

Whatever is told counts as delivered at once, so a later correction takes it back instead of cancelling it.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from typing import Any, cast

from shuize import event
from shuize.alert import Figure, Notice, Status, Stored, Telling
from shuize.declared import OwnerTable
from shuize.pack import Pack
from shuize.siblings import family
from shuize.types import Article, Observation, Reading, Series
from shuize.wording import Language
from workers.compare.decide import Decision, Shelf, audience, compares, decide, moment, telling
from workers.compare.prints import Prints

EVERYBODY = ("everybody",)
REPRINT_PERCENT = 60
SAID = (Status.OPEN, Status.HISTORICAL, Status.REVERSED)


@dataclass(frozen=True, slots=True)
class Announcement:
    """One event, the article that made it, and its body as a receiver would get it."""

    article: Article
    telling: Telling
    notice: Notice
    body: Mapping[str, Any]

    @property
    def text(self) -> str:
        """The sentence for people."""
        return str(self.body["data"]["text"])

    @property
    def keys(self) -> frozenset[tuple[str, ...]]:
        """What it announces, whatever the rule is called: one key for each mark, the same under another pack."""
        return frozenset(
            (self.article.id, one.type, one.state.kind, one.state.series_id, one.state.key, one.state.status)
            for one in self.notice.changes
        )


def rehearse(
    read: Iterable[tuple[Article, Reading]],
    packs: Sequence[Pack],
    *,
    lateness_days: int,
    language: Language,
    area: Callable[[str], str] = str,
    owner: Callable[[Series], OwnerTable | None] = lambda _: None,
    reprint_percent: int = REPRINT_PERCENT,
) -> Iterator[Announcement]:
    """Give every event that the articles make in the order given, told or not.

    Event time is the articles' publication dates: give them in that order to see what would have been told when.
    `area` names the area of a code in sentences, `owner` who answers for a series.
    """
    memory = _Memory(packs, lateness_days, language, area, owner, Prints(reprint_percent))
    for article, reading in read:
        yield from memory.take(article, reading)


@dataclass(slots=True)
class _Memory:
    """What the store would hold."""

    packs: Sequence[Pack]
    lateness_days: int
    language: Language
    area: Callable[[str], str]
    owner: Callable[[Series], OwnerTable | None]
    prints: Prints
    told: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    """The figures of each article, each by its series and its id."""
    newest: date | None = None
    series: dict[str, Series] = field(default_factory=dict)
    families: dict[tuple[str, ...], set[str]] = field(default_factory=dict)
    """The series that stand side by side."""
    due: dict[tuple[str, str], date] = field(default_factory=dict)
    """When the series turns stale, for each rule and series."""
    figures: dict[str, dict[str, Figure]] = field(default_factory=dict)
    stored: dict[str, dict[str, dict[str, Stored]]] = field(default_factory=dict)
    beliefs: dict[str, dict[str, Status]] = field(default_factory=dict)
    announced: dict[str, str] = field(default_factory=dict)
    """The last event that said of the alert that it opened or reversed."""

    def take(self, article: Article, reading: Reading) -> Iterator[Announcement]:
        """Keep the article's figures and give the events that they make."""
        when = moment(article.published, self.newest, lateness_days=self.lateness_days, quiet=False, seen=self.newest)
        self.newest = max(self.newest or article.published, article.published)
        moved = self.prints.take(article)
        touched = {one.series.id for one in reading.observations} | self._voiced(moved)
        for one in reading.observations:
            self._enter(one, article)
        concerned = touched | self._overdue() | self._beside(touched)
        shelves = {key: self._shelf(key) for key in concerned}
        verdict = decide(self.packs, shelves, when, touched=touched)
        for key, due in verdict.due.items():
            self.due.pop(key, None)
            self.due |= {key: due} if due is not None and due > when.seen else {}
        for decision in verdict.decisions:
            for notice in decision.notices:
                yield self._announce(article, decision, notice)

    def _enter(self, observation: Observation, article: Article) -> None:
        """Keep one figure and its series."""
        series = observation.series
        if self.series.setdefault(series.id, series) is series and (kin := family(series)) is not None:
            self.families.setdefault(kin, set()).add(series.id)
        figure = recorded(observation, article).in_name_of(self.prints.voice(article.id))
        self.figures.setdefault(series.id, {}).setdefault(observation.id, figure)
        self.told.setdefault(article.id, set()).add((series.id, observation.id))

    def _voiced(self, moved: Iterable[str]) -> set[str]:
        """Let the figures of these articles speak in the name in which they speak now; return their series."""
        told = [(one, *figure) for one in moved for figure in self.told.get(one, ())]
        for article_id, series_id, figure_id in told:
            figures = self.figures[series_id]
            figures[figure_id] = figures[figure_id].in_name_of(self.prints.voice(article_id))
        return {series_id for _, series_id, _ in told}

    def _overdue(self) -> set[str]:
        """Return the series that turned stale."""
        return {series_id for (_, series_id), due in self.due.items() if self.newest and due <= self.newest}

    def _beside(self, touched: Collection[str]) -> set[str]:
        """Return the series beside those touched, where a rule compares them."""
        found: set[str] = set()
        for key in touched:
            kin = family(self.series[key])
            if kin is not None and compares(self.packs, self.series[key]):
                found |= self.families[kin]
        return found

    def _shelf(self, series_id: str) -> Shelf:
        """Return the series as it now is."""
        stored = {rule: tuple(alerts.values()) for rule, alerts in self.stored.get(series_id, {}).items()}
        return Shelf(self.series[series_id], self.figures[series_id], stored)

    def _announce(self, article: Article, decision: Decision, notice: Notice) -> Announcement:
        """Keep what the event changes and return it."""
        lead = notice.lead
        beliefs = {one.state.id: self.beliefs.setdefault(one.state.id, {}) for one in notice.changes}
        told_to = audience(notice, EVERYBODY, beliefs)
        said = telling(notice, told_to, EVERYBODY)
        supersedes = self.announced.get(lead.state.id) if lead.came_from else None
        language = cast("Language", article.language or self.language)
        subject = decision.subject(notice, language, self.area)
        subject = replace(subject, owner=self.owner(subject.series))
        text = event.body(notice, subject, supersedes=supersedes, now=_instant(article.published))
        self._keep(notice, told_to)
        return Announcement(article, said, notice, json.loads(text))

    def _keep(self, notice: Notice, told_to: Sequence[str]) -> None:
        """Keep the alerts as they are after the event, and who believes what."""
        for change in notice.changes:
            state = change.state
            kept = Stored(
                replace(state, published=None, previous_id=None, speakers=1), change.version
            )  # as a row has it
            self.stored.setdefault(state.series_id, {}).setdefault(state.rule, {})[state.id] = kept
            self.beliefs[state.id].update(dict.fromkeys(told_to, state.status))
            if state.status in SAID and change.type != "alert.updated":
                self.announced[state.id] = notice.id


def recorded(observation: Observation, article: Article) -> Figure:
    """Return the observation as it would be read back from the store, recorded on the day it was published."""
    return Figure(
        id=observation.id,
        article_id=observation.article_id,
        value=observation.value,
        relation=observation.relation,
        low=observation.low,
        high=observation.high,
        step=observation.step,
        as_of=observation.as_of,
        bound=observation.bound,
        kind=observation.kind,
        computed=observation.computed,
        formula=observation.formula,
        text=observation.text,
        quote=observation.quote,
        start=observation.start,
        end=observation.end,
        published=article.published,
        source=article.source,
        rank=article.rank,
        correction=observation.correction or article.correction_of is not None,
        recorded_at=_instant(article.published),
    )


def _instant(day: date) -> datetime:
    """Return the day's beginning."""
    return datetime.combine(day, time(), UTC)
