"""What a replay would change, without changing anything: figures first, then what is told of the series they touch.

It takes no lock and writes nothing, so it may run beside workers. What the replay would write is laid over what is
stored: figures, states of alerts, topics; who would hear is then found by what finds it when it is told.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection

from shuize.alert import Figure
from shuize.owners import ranked
from shuize.siblings import family
from shuize.store import articles, observations, replays, reprints, series
from shuize.types import Article, Reading, Series
from workers.compare.decide import Shelf, decide
from workers.compare.rehearse import recorded
from workers.ledger.desk import Desk, Told, around_these, compared, foretell, shelves
from workers.ledger.record import pack_of
from workers.ledger.replay import Course, desk_for, readable

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
    told: set[str] = field(default_factory=set)
    """Events that were given: series beside each other are judged with either."""

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


def foresee(conn: Connection, course: Course, now: datetime) -> Iterator[Difference | Read | Told]:
    """Give what a replay would change; reads only.

    Reprints that nobody has looked for yet (in a store older than that search) are not looked for here either.
    """
    amended = _Amended({one.id: one for one in _left(conn, course)})
    yield from _figures(conn, course, amended)
    desk = replace(desk_for(conn, course, now), topics=_Topics(course))
    ids = sorted(amended.series)
    for start in range(0, len(ids), course.series):
        yield from _events(desk, amended, ids[start : start + course.series])


def _left(conn: Connection, course: Course) -> Iterator[Series]:
    """Give the series that a replay which was interrupted has left to judge."""
    ids = replays.to_judge(conn, replays.left(conn))
    for start in range(0, len(ids), course.series):
        yield from series.some(conn, ids[start : start + course.series])


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
                amended.take(replace(one, figure=one.figure.in_name_of(voices.get(article.id))))
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


def _events(desk: Desk, amended: _Amended, ids: Sequence[str]) -> Iterator[Told]:
    """Judge some series as they would be, and give the events."""
    touched = {one: amended.series[one] for one in ids}
    stands = shelves(desk.conn, _beside(desk, amended, touched) | around_these(desk, touched))
    would = {key: amended.shelf(key, shelf) for key, shelf in stands.items()}
    for decision in decide(desk.packs, would, desk.when, touched=touched).decisions:
        for told in foretell(desk, decision):
            if told.event_id not in amended.told:
                amended.told.add(told.event_id)
                yield told


def _beside(desk: Desk, amended: _Amended, touched: Mapping[str, Series]) -> dict[str, Series]:
    """Return the series beside those touched that would be new, where a rule compares them."""
    families = compared(desk, touched)
    return {key: one for key, one in amended.series.items() if families and family(one) in families}


@dataclass(frozen=True, slots=True)
class _Topics:
    """What topics an article would have earned."""

    course: Course

    def __call__(self, conn: Connection, article_id: str) -> frozenset[str]:
        """Read the article once more; what cannot be read keeps its topics."""
        stands = articles.get(conn, article_id)
        readings, _ = readable(self.course.reader, [stands[0]] if stands else [])
        if not readings:
            return articles.topics(conn, article_id)
        return frozenset(one.id for one in readings[0][1].topics)
