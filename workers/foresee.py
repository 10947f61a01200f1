"""What a replay would change, without changing anything: figures first, then what is told of the series they touch."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection

from shuize import event
from shuize.alert import Figure
from shuize.owners import ranked
from shuize.siblings import family
from shuize.store import articles, events, notes, observations, reprints, series
from shuize.types import Article, Reading, Series
from workers.compare.decide import Decision, Shelf, compares, decide
from workers.compare.rehearse import recorded
from workers.desk import Desk, hearing, shelves, subject_of
from workers.record import pack_of
from workers.replay import SERIES, Course, desk_for, readable

Step = Literal["added", "changed", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure that a replay would add, restate or withdraw; `was` holds the columns that it would change."""

    step: Step
    article: Article
    series: Series
    figure: Figure
    was: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Foreseen:
    """One event that a replay would make: its type, how it would be marked, and its sentence."""

    type: str
    told: str
    endpoints: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Read:
    """So many articles were read, of how many; these of them cannot be read."""

    done: int
    of: int
    failed: Mapping[str, str]


@dataclass(slots=True)
class _Amended:
    """The series that a replay would judge, and how their figures would differ."""

    series: dict[str, Series] = field(default_factory=dict)
    figures: dict[str, dict[str, Figure]] = field(default_factory=dict)
    gone: dict[str, set[str]] = field(default_factory=dict)

    def take(self, one: Difference) -> None:
        """Keep one difference."""
        key = one.series.id
        if one.step == "withdrawn":
            self.gone.setdefault(key, set()).add(one.figure.id)
        else:
            self.figures.setdefault(key, {})[one.figure.id] = one.figure

    def shelf(self, key: str, stands: Shelf) -> Shelf:
        """Return the series as it would be."""
        gone = self.gone.get(key, set())
        figures = {**stands.figures, **self.figures.get(key, {})}
        left = {one: figure for one, figure in figures.items() if one not in gone}
        return replace(stands, figures=left, withdrawn={**stands.withdrawn, **{one: figures[one] for one in gone}})


def foresee(conn: Connection, course: Course, now: datetime) -> Iterator[Difference | Read | Foreseen]:
    """Give what a replay would change; reads only."""
    amended = _Amended()
    yield from _figures(conn, course, amended)
    desk = desk_for(conn, course, now)
    ids = sorted(amended.series)
    for start in range(0, len(ids), SERIES):
        yield from _events(desk, amended, ids[start : start + SERIES])


def _figures(conn: Connection, course: Course, amended: _Amended) -> Iterator[Difference | Read]:
    """Read all articles and give the figures that would differ."""
    total, done, cursor = articles.counts(conn)[articles.READ], 0, ""
    while batch := articles.after(conn, cursor, course.batch):
        readings, failed = readable(course.reader, batch)
        mine = [article.id for article, _ in readings]
        amended.series |= {one.id: one for one in series.of_articles(conn, mine)}
        voices = reprints.voices(conn, mine)
        for found, reading in readings:
            article = ranked(found, course.ranks)
            amended.series |= {one.series.id: one.series for one in reading.observations}
            for one in _differences(conn, course, article, reading):
                amended.take(replace(one, figure=replace(one.figure, voice=voices.get(article.id))))
                yield one
        done, cursor = done + len(batch), batch[-1].id
        yield Read(done, max(total, done), failed)


def _differences(conn: Connection, course: Course, article: Article, reading: Reading) -> Iterator[Difference]:
    """Give the figures of one article that would differ."""
    found = observations.compare(conn, article, reading.observations, pack_of(course.packs))
    known = {one.id: one for one in series.of_articles(conn, [article.id])} if found.gone else {}
    for one in reading.observations:
        if one.id in found.fresh:
            yield Difference("added", article, one.series, recorded(one, article))
        elif one.id in found.changed:
            yield Difference("changed", article, one.series, recorded(one, article), found.was[one.id])
    for row in found.gone.values():
        yield Difference("withdrawn", article, known[row.series_id], observations.figure(row))


def _events(desk: Desk, amended: _Amended, ids: Sequence[str]) -> Iterator[Foreseen]:
    """Judge some series as they would be, and give the events."""
    touched = {one: amended.series[one] for one in ids}
    concerned = _beside(desk, amended, touched) | touched
    stands = shelves(desk.conn, concerned)
    would = {key: amended.shelf(key, shelf) for key, shelf in stands.items()}
    for decision in decide(desk.packs, would, desk.when, touched=touched).decisions:
        yield from _foreseen(desk, decision)


def _beside(desk: Desk, amended: _Amended, touched: Mapping[str, Series]) -> dict[str, Series]:
    """Return the series beside those touched, where a rule compares them; those that would be new among them."""
    compared = [one for one in touched.values() if compares(desk.packs, one)]
    families = {family(one) for one in compared} - {None}
    found = {other.id: other for one in compared for other in series.beside(desk.conn, one)}
    return found | {key: one for key, one in amended.series.items() if families and family(one) in families}


def _foreseen(desk: Desk, decision: Decision) -> Iterator[Foreseen]:
    """Give the events of one rule on one series, and who would hear of each."""
    hushed = notes.silenced(desk.conn, decision.scope.watch.id, decision.scope.series.id, desk.now)
    for notice in decision.notices:
        beliefs = events.beliefs(desk.conn, [change.state.id for change in notice.changes])
        told, told_to = hearing(desk, notice, decision, beliefs, hushed=hushed)
        body = json.loads(event.body(notice, subject_of(desk, notice, decision), supersedes=None, now=desk.now))
        yield Foreseen(notice.lead.type, told, told_to, body["data"]["text"])
