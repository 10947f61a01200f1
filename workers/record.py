"""The one transaction of an article: its figures, what they change, who is told of it, and that it was read.

It may be run again at any time, by anybody: what is known already is inserted once and told once.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, Engine

from shuize import event
from shuize.alert import Audience, Figure, Notice, Status, Watch
from shuize.event import Subject
from shuize.pack import Pack
from shuize.sentence import Language
from shuize.store import alerts, articles, deliveries, events, observations, series
from shuize.store.engine import writing
from shuize.types import Article, Label, Reading, Series
from workers.compare.canonical import canonical
from workers.compare.diff import diff
from workers.compare.project import project

LOG_ENDPOINT = "log"


@dataclass(frozen=True, slots=True)
class Told:
    """One event that came about: for the log, and to know whether anybody is to be woken."""

    event_id: str
    type: str
    told: str
    endpoints: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """What recording an article did."""

    observations: int
    added: int
    """How many of the observations were not known before."""
    events: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """What the whole transaction works with."""

    conn: Connection
    packs: Sequence[Pack]
    endpoints: tuple[str, ...]
    now: datetime
    quiet: bool
    horizon: date
    lateness_days: int
    language: Language


def record(
    engine: Engine,
    article: Article,
    reading: Reading,
    packs: Sequence[Pack],
    endpoints: Sequence[str],
    *,
    now: datetime,
    quiet: bool,
    lateness_days: int,
    language: Language,
) -> Recorded:
    """Record what was read from the article and tell the endpoints what it changes; return what happened.

    The article must be in the ledger. `quiet`: its changes are kept and told to nobody.
    """
    with writing(engine) as conn:
        newest = articles.watermark(conn, article.id)
        horizon = max(newest or article.published, article.published) - timedelta(days=lateness_days)
        desk = Desk(
            conn=conn,
            packs=packs,
            endpoints=tuple(dict.fromkeys(endpoints)),
            now=now,
            quiet=quiet or article.published < horizon,
            horizon=horizon,
            lateness_days=lateness_days,
            language=language,
        )
        touched = {one.series.id: one.series for one in reading.observations}
        series.lock(conn, touched.values())
        added = observations.insert(conn, article, reading.observations, pack_of=_pack_of(packs), now=now)
        told = [event for key in sorted(touched) for event in _compare(desk, touched[key])]
        articles.finish(conn, article.id, _labels(reading), now)
    return Recorded(len(reading.observations), added, tuple(told))


def _pack_of(packs: Sequence[Pack]) -> Mapping[str, str]:
    """Return which pack each indicator belongs to, the first that has it."""
    return {one.id: pack.id for pack in reversed(packs) for one in pack.indicators}


def _labels(reading: Reading) -> str:
    """Return the topics and packs that the article earned, as JSON."""

    def listed(labels: Iterable[Label]) -> list[dict[str, object]]:
        return [{"id": one.id, "score": str(one.score), "terms": list(one.terms)} for one in labels]

    return json.dumps({"topics": listed(reading.topics), "packs": listed(reading.packs)}, ensure_ascii=False)


def _compare(desk: Desk, touched: Series) -> list[Told]:
    """Project the rules over the series as it now is, and tell the difference to what is stored."""
    figures = {figure.id: figure for figure in observations.of_series(desk.conn, touched.id)}
    track = canonical(figures.values())
    stored = alerts.of_series(desk.conn, touched.id)
    told: list[Told] = []
    for pack, watch in _watches(desk, touched):
        projected = project(watch, touched.id, track)
        notices = diff(watch, stored.get(watch.id, ()), projected, quiet=desk.quiet, horizon=desk.horizon)
        told += _tell(desk, notices, figures, Scope(touched, pack, watch))
    return told


@dataclass(frozen=True, slots=True)
class Scope:
    """One rule of one pack on one series."""

    series: Series
    pack: Pack
    watch: Watch


def _watches(desk: Desk, touched: Series) -> list[tuple[Pack, Watch]]:
    """Return the rules of all packs that watch the series."""
    return [
        (pack, Watch(f"{pack.id}/{rule.id}", rule, desk.lateness_days))
        for pack in desk.packs
        for rule in pack.rules
        if touched.indicator in (rule.indicators or tuple(one.id for one in pack.indicators))
        and (not rule.subjects or touched.subject in rule.subjects)
    ]


def _tell(desk: Desk, notices: Sequence[Notice], figures: Mapping[str, Figure], scope: Scope) -> list[Told]:
    """Store the changes, take back what is not sent yet and no longer true, and tell the rest."""
    changes = [change for notice in notices for change in notice.changes]
    if not changes:
        return []
    ids = [change.state.id for change in changes]
    alerts.save(desk.conn, changes, desk.now)
    events.withdraw(desk.conn, ids)
    beliefs = events.beliefs(desk.conn, ids)
    return [_announce(desk, notice, figures, scope, beliefs) for notice in notices]


def _announce(
    desk: Desk,
    notice: Notice,
    figures: Mapping[str, Figure],
    scope: Scope,
    beliefs: Mapping[str, Mapping[str, Status]],
) -> Told:
    """Write the event and a delivery for everyone who is to be told of it."""
    lead = notice.lead
    figure, previous = figures[lead.state.observation_id], figures.get(lead.state.previous_id or "")
    subject = Subject(scope.series, figure, previous, scope.pack, scope.watch.rule, desk.language)
    supersedes = events.last_announced(desk.conn, lead.state.id) if lead.came_from else None
    text = event.body(notice, subject, supersedes=supersedes, now=desk.now)
    audience = _audience(desk, notice, beliefs)
    told = _told(desk, lead.audience, audience)
    sequence = events.add(desk.conn, notice, told=told, supersedes=supersedes, body=text, now=desk.now)
    deliveries.insert(desk.conn, notice.id, sequence, audience, order_key=notice.order_key, now=desk.now)
    return Told(notice.id, lead.type, told, audience, json.loads(text)["data"]["text"])


def _told(desk: Desk, wanted: Audience, audience: tuple[str, ...]) -> str:
    """Return how the event is marked."""
    if wanted is Audience.LOG:
        return events.LOG
    everybody = wanted is Audience.EVERYBODY and not desk.endpoints
    return events.TOLD if audience or everybody else events.QUIET


def _audience(desk: Desk, notice: Notice, beliefs: Mapping[str, Mapping[str, Status]]) -> tuple[str, ...]:
    """Return the endpoints for which the event is news: those that hold another belief about one of its alerts."""
    if notice.lead.audience is Audience.LOG:
        return tuple(one for one in desk.endpoints if one == LOG_ENDPOINT)
    held = [(beliefs[change.state.id], change.state.status) for change in notice.changes]
    if notice.lead.audience is Audience.EVERYBODY:
        return tuple(one for one in desk.endpoints if any(belief.get(one) is not status for belief, status in held))
    if notice.lead.audience is Audience.BELIEVERS:
        believers = {one for belief, _ in held for one, status in belief.items() if status is not Status.RETRACTED}
        return tuple(sorted(believers))
    return ()
