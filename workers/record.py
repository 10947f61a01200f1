"""The one transaction of an article: its figures, what they change, who is told of it, and that it was read.

It may be run again at any time, by anybody: what is known already is inserted once and told once.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, Engine

from shuize import event
from shuize.alert import Notice, Status
from shuize.pack import Pack
from shuize.sentence import Language
from shuize.siblings import family
from shuize.store import alerts, articles, deliveries, dues, events, observations, series, turns
from shuize.store.engine import writing
from shuize.types import Article, Label, Reading, Series
from workers.compare.decide import Decision, Moment, Shelf, audience, compares, decide, moment, telling, waits


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
    when: Moment
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
        touched = {one.series.id: one.series for one in reading.observations}
        seen = _event_time(conn, packs, article)
        received = articles.watermark(conn, article.id)
        desk = Desk(
            conn=conn,
            packs=packs,
            endpoints=tuple(dict.fromkeys(endpoints)),
            now=now,
            when=moment(article.published, received, lateness_days=lateness_days, quiet=quiet, seen=seen),
            language=language,
        )
        concerned = _concerned(desk, touched)
        series.lock(conn, concerned.values())
        added = observations.insert(conn, article, reading.observations, pack_of=_pack_of(packs), now=now)
        verdict = decide(packs, _shelves(conn, concerned), desk.when, touched=touched)
        dues.save(conn, verdict.due)
        told = [event for decision in verdict.decisions for event in _tell(desk, decision)]
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


def _event_time(conn: Connection, packs: Sequence[Pack], article: Article) -> date | None:
    """Return where event time stands, and keep others from moving it on; None where no rule asks."""
    if not waits(packs):
        return None
    seen = articles.seen(conn)
    if seen is not None and article.published <= seen:
        turns.keep_event_time(conn)
    else:
        turns.move_event_time(conn)
    return articles.seen(conn)


def _concerned(desk: Desk, touched: Mapping[str, Series]) -> dict[str, Series]:
    """Return the series that the article touches, those beside them, and those that it makes overdue."""
    beside = [one for one in touched.values() if compares(desk.packs, one)]
    turns.enter_families(desk.conn, {kin for one in beside if (kin := family(one)) is not None})
    found = [other for one in beside for other in series.beside(desk.conn, one)]
    if waits(desk.packs):
        found += dues.overdue(desk.conn, desk.when.seen)
    return {one.id: one for one in found} | dict(touched)


def _shelves(conn: Connection, concerned: Mapping[str, Series]) -> dict[str, Shelf]:
    """Return the series as they now are."""
    return {
        key: Shelf(
            one, {figure.id: figure for figure in observations.of_series(conn, key)}, alerts.of_series(conn, key)
        )
        for key, one in concerned.items()
    }


def _tell(desk: Desk, decision: Decision) -> list[Told]:
    """Store the changes, take back what is not sent yet and no longer true, and tell the rest."""
    changes = [change for notice in decision.notices for change in notice.changes]
    ids = [change.state.id for change in changes]
    alerts.save(desk.conn, changes, desk.now)
    events.withdraw(desk.conn, ids)
    beliefs = events.beliefs(desk.conn, ids)
    return [_announce(desk, notice, decision, beliefs) for notice in decision.notices]


def _announce(desk: Desk, notice: Notice, decision: Decision, beliefs: Mapping[str, Mapping[str, Status]]) -> Told:
    """Write the event and a delivery for everyone who is to be told of it."""
    lead = notice.lead
    supersedes = events.last_announced(desk.conn, lead.state.id) if lead.came_from else None
    text = event.body(notice, decision.subject(notice, desk.language), supersedes=supersedes, now=desk.now)
    told_to = audience(notice, desk.endpoints, beliefs)
    told = telling(notice, told_to, desk.endpoints)
    sequence = events.add(desk.conn, notice, told=told, supersedes=supersedes, body=text, now=desk.now)
    deliveries.insert(desk.conn, notice.id, sequence, told_to, order_key=notice.order_key, now=desk.now)
    return Told(notice.id, lead.type, told, told_to, json.loads(text)["data"]["text"])
