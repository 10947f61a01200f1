"""What every change of what is known comes down to: the series concerned judged anew, and whoever must hear of it told.

It runs inside a transaction that somebody else begins, after the series are locked.
"""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache

from sqlalchemy import Connection

from shuize import event
from shuize.alert import Audience, Notice, Status, Telling, Untold
from shuize.declared import OwnerTable
from shuize.event import Subject
from shuize.owners import owner_of
from shuize.pack import Pack
from shuize.places import NATION, Gazetteer
from shuize.siblings import family
from shuize.store import alerts, articles, deliveries, dues, events, notes, observations, series, settlements, turns
from shuize.types import Place, Series
from shuize.wanted import Occurrence, Wanted, wants
from shuize.wording import Language
from workers.compare.decide import Decision, Moment, Shelf, audience, compares, decide, telling, untold, waiting

Beliefs = Mapping[str, Mapping[str, Status]]
"""How each alert stands for each endpoint."""


@dataclass(frozen=True, slots=True)
class Told:
    """One event that came about: for the log, and to know whether anybody is to be woken."""

    event_id: str
    type: str
    told: Telling
    endpoints: tuple[str, ...]
    text: str
    why: Untold | None
    """Why it is told to nobody."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What the whole transaction works with."""

    conn: Connection
    packs: Sequence[Pack]
    endpoints: tuple[str, ...]
    now: datetime
    when: Moment
    language: Language
    wanted: Mapping[str, Wanted] = field(default_factory=dict)
    """What each endpoint wants to hear of; one that is not named here wants everything."""
    owners: tuple[OwnerTable, ...] = ()
    """Who answers for which series."""
    hush: bool = False
    """Tell nobody of anything, not even that something is taken back."""
    topics: Callable[[Connection, str], frozenset[str]] = articles.topics
    """What topics an article earned."""


def area(code: str) -> str:
    """Return what people call the area of the code; asked only for what a series leaves out."""
    places = _places()
    return places.place(code).name if places.known(code) else code


@cache
def _places() -> Gazetteer:
    """Return the places, read once."""
    return Gazetteer.load()


def concerned(desk: Desk, touched: Mapping[str, Series]) -> dict[str, Series]:
    """Return the series that the article touches, those beside them, and those that it makes overdue.

    Nobody adds any beside them until the transaction ends.
    """
    turns.enter_families(desk.conn, compared(desk, touched))
    return around_these(desk, touched)


def compared(desk: Desk, touched: Mapping[str, Series]) -> set[tuple[str, ...]]:
    """Return the families of these series that a rule compares."""
    return {kin for one in touched.values() if compares(desk.packs, one) and (kin := family(one)) is not None}


def around_these(desk: Desk, touched: Mapping[str, Series]) -> dict[str, Series]:
    """Return these series, those beside them, and those that are overdue."""
    beside = [one for one in touched.values() if compares(desk.packs, one)]
    found = [other for one in beside for other in series.beside(desk.conn, one)]
    rules = waiting(desk.packs)
    if rules:
        found += dues.overdue(desk.conn, rules, desk.when.seen)
    return {one.id: one for one in found} | dict(touched)


def judge(desk: Desk, concerned: Mapping[str, Series], touched: Collection[str]) -> list[Told]:
    """Judge the series as they now are and tell what is new."""
    return pronounce(desk, shelves(desk.conn, concerned), touched)


def pronounce(desk: Desk, stand: Mapping[str, Shelf], touched: Collection[str]) -> list[Told]:
    """Judge the series that stand so and tell what is new."""
    verdict = decide(desk.packs, stand, desk.when, touched=touched)
    dues.save(desk.conn, verdict.due, desk.when.seen)
    return [told for decision in verdict.decisions for told in _tell(desk, decision)]


def shelves(conn: Connection, concerned: Mapping[str, Series]) -> dict[str, Shelf]:
    """Return the series as they now are."""
    ids = list(concerned)
    figures, stored = observations.of_many(conn, ids), alerts.of_many(conn, ids)
    settled = settlements.of_many(conn, ids)
    found = {}
    for key, one in concerned.items():
        live, withdrawn = ({one.id: one for one in part} for part in figures[key])
        found[key] = Shelf(one, live, stored[key], settled[key], withdrawn)
    return found


def _tell(desk: Desk, decision: Decision) -> list[Told]:
    """Store the changes, take back what is not sent yet and no longer true, and tell the rest."""
    events.withdraw(desk.conn, events.false_and_unsent(desk.conn, decision.stand))
    alerts.save(desk.conn, [change for notice in decision.notices for change in notice.changes], desk.now)
    beliefs = events.beliefs(desk.conn, decision.stand)
    return [_announce(desk, notice, decision, beliefs) for notice in decision.notices]


def _announce(desk: Desk, notice: Notice, decision: Decision, beliefs: Beliefs) -> Told:
    """Write the event and a delivery for everyone who is to be told of it."""
    lead = notice.lead
    supersedes = events.last_announced(desk.conn, lead.state.id) if lead.came_from else None
    told, text = telling_of(desk, notice, decision, beliefs, supersedes)
    sequence = events.add(
        desk.conn, notice, told=told.told, untold=told.why, supersedes=supersedes, body=text, now=desk.now
    )
    deliveries.insert(desk.conn, notice.id, sequence, told.endpoints, order_key=notice.order_key, now=desk.now)
    return told


def foretell(desk: Desk, decision: Decision) -> list[Told]:
    """Return what telling the decision would come to; only reads."""
    unsent = events.false_and_unsent(desk.conn, decision.stand)
    beliefs = events.beliefs(desk.conn, decision.stand, besides=unsent)
    return [telling_of(desk, notice, decision, beliefs, None)[0] for notice in decision.notices]


def telling_of(
    desk: Desk, notice: Notice, decision: Decision, beliefs: Beliefs, supersedes: str | None
) -> tuple[Told, str]:
    """Return the event that the notice becomes, and its body."""
    text = event.body(notice, subject_of(desk, notice, decision), supersedes=supersedes, now=desk.now)
    told, told_to, why = hearing(desk, notice, decision, beliefs)
    return Told(notice.id, notice.lead.type, told, told_to, json.loads(text)["data"]["text"], why), text


def subject_of(desk: Desk, notice: Notice, decision: Decision) -> Subject:
    """Return what the event is about, with whoever answers for it."""
    subject = decision.subject(notice, desk.language, area)
    return replace(subject, owner=responsible(desk.owners, subject.series, desk.packs))


def responsible(owners: Sequence[OwnerTable], series: Series, packs: Sequence[Pack]) -> OwnerTable | None:
    """Return who answers for the series."""
    if not owners:
        return None
    names = (one.name for pack in packs for one in pack.indicators if one.id == series.indicator)
    return owner_of(owners, series, _outwards(series.place), next(names, ""))


def hearing(
    desk: Desk, notice: Notice, decision: Decision, beliefs: Beliefs
) -> tuple[Telling, tuple[str, ...], Untold | None]:  # fmt: skip
    """Return how the event is marked, the endpoints that hear of it, and why nobody does; what is hushed is no news."""
    lead = notice.lead
    hushed = notes.silenced(desk.conn, decision.scope.watch.id, decision.scope.series.id, desk.now)
    unheard = desk.when.quiet and lead.audience is Audience.LOG  # an archive's small changes would fill it
    if desk.hush or unheard or (hushed and lead.audience is Audience.EVERYBODY):
        why = untold(notice, desk.when) or (Untold.HUSHED if desk.hush else Untold.SILENCED)
        return (Telling.LOG, (), None) if lead.audience is Audience.LOG else (Telling.QUIET, (), why)
    interested = _interested(desk, notice, decision)
    told_to = audience(notice, interested, beliefs)
    marked = telling(notice, told_to, desk.endpoints)
    if marked is not Telling.QUIET:
        return marked, told_to, None
    return marked, told_to, untold(notice, desk.when) or _unwanted(desk, notice, decision, interested)


def _interested(desk: Desk, notice: Notice, decision: Decision) -> tuple[str, ...]:
    """Return the endpoints whose filters let the event through; a retraction follows what was told all the same."""
    if not desk.wanted:
        return desk.endpoints
    told = _occurrence(desk, notice, decision)
    return tuple(one for one in desk.endpoints if one not in desk.wanted or wants(desk.wanted[one], told))


def _unwanted(desk: Desk, notice: Notice, decision: Decision, interested: Collection[str]) -> Untold:
    """Return why nobody is left who has to hear of it."""
    if notice.lead.audience is Audience.BELIEVERS:
        return Untold.UNHEARD
    if interested:
        return Untold.KNOWN
    told = _occurrence(desk, notice, decision)
    by_owner = any(wants(replace(one, owners=()), told) for one in desk.wanted.values())
    return Untold.OWNER if by_owner else Untold.FILTERED


def _occurrence(desk: Desk, notice: Notice, decision: Decision) -> Occurrence:
    """Return what filters look at."""
    state, series = notice.lead.state, decision.scope.series
    figure = decision.figures[state.observation_id]
    owner = responsible(desk.owners, series, desk.packs)
    by_topic = any(one.topics for one in desk.wanted.values())
    return Occurrence(
        type=notice.lead.type,
        severity=state.severity,
        rule=state.rule,
        kind=state.kind,
        pack=decision.scope.pack.id,
        indicator=series.indicator,
        places=around(series.place),
        topics=desk.topics(desk.conn, figure.article_id) if by_topic else frozenset(),
        owners=frozenset({owner.id} if owner else ()),
    )


def around(place: Place) -> frozenset[str]:
    """Return codes and names of the place and of every place around it."""
    return frozenset().union(*_outwards(place))


def _outwards(place: Place) -> list[frozenset[str]]:
    """Return codes and names of the place and of each place around it, the smallest first."""
    zone = [frozenset({place.zone})] if place.zone and place.zone != place.name else []
    if place.code is None or not _places().known(place.code):
        return [*zone, frozenset({place.name, *({place.code} if place.code else ())})]
    codes = (place.code, *_places().ancestors(place.code))
    here, *above = [frozenset({code, area(code)}) for code in codes]
    nation = [frozenset({NATION, area(NATION)})] if place.code != NATION else []
    return [*zone, here | {place.name}, *above, *nation]
