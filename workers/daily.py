"""Making the day's digest from what is stored and putting it into the outbox: once a day and endpoint."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, Engine

from shuize import digest
from shuize.alert import Status, Telling
from shuize.declared import DigestTable
from shuize.digest import MOST, Digest, Item, Square
from shuize.endpoints import LOG, Endpoint
from shuize.pack import Indicator, Pack
from shuize.sentence import Language
from shuize.store import alerts, articles, deliveries, events, observations, series
from shuize.store.engine import writing
from shuize.store.series import Listed
from workers.compare.canonical import canonical

READ_AT_MOST = 10_000
"""Events of a day that are looked at, and series of one indicator."""
FRESH_DAYS = 30
"""Nothing older, in event time, is on the board."""
BOARD = 40


def recipients(table: DigestTable | None, endpoints: Sequence[Endpoint]) -> list[Endpoint]:
    """Return who gets the digest: whom `[digest]` names, and whoever wants it; else everybody but the log."""
    if table is None:
        return []
    named = [one for one in endpoints if one.digest or one.id in table.endpoints]
    return named or [one for one in endpoints if one.id != LOG] or list(endpoints)


def send_due(
    engine: Engine, table: DigestTable | None, endpoints: Sequence[Endpoint], packs: Sequence[Pack], *,
    zone: str, now: datetime,
) -> list[tuple[str, date]]:  # fmt: skip
    """Put what is due into the outbox; return each endpoint and day that this call put there.

    A day that was missed while nothing ran is sent late, once, unless the endpoint never got a digest before.
    """
    told = recipients(table, endpoints)
    if table is None or not told:
        return []
    zone = table.timezone or zone
    with engine.connect() as conn:
        open_days = [(one, day) for one in told for day in _unsent(conn, one.id, digest.due(now, table.at, zone))]
    done = []
    for endpoint, day in open_days:
        spoken = table.language or endpoint.language
        with writing(engine) as conn:
            made = make(conn, packs, day, at=table.at, zone=zone, endpoint=_filtered(endpoint))
            if _put(conn, made, endpoint.id, spoken, now):
                done.append((endpoint.id, day))
    return done


def _filtered(endpoint: Endpoint) -> str | None:
    """Return the endpoint where it filters: then only what it was told is news in its digest."""
    return endpoint.id if endpoint.wanted != Endpoint("").wanted else None


def _unsent(conn: Connection, endpoint: str, days: Sequence[date]) -> list[date]:
    """Return the days whose digest the endpoint lacks: those after its last one; without one, the last day."""
    ids = {digest.event_id(day, endpoint): day for day in days}
    sent = {ids[one] for one in events.digests(conn, ids)}
    return [day for day in days if day > max(sent)] if sent else [days[-1]]


def _put(conn: Connection, made: Digest, endpoint: str, language: Language, now: datetime) -> bool:
    """Write the digest and its delivery; False where somebody else did."""
    event_id = digest.event_id(made.day, endpoint)
    sequence = events.add_digest(conn, event_id, digest.body(made, endpoint, now, language), now)
    if sequence is None:
        return False
    deliveries.insert(conn, event_id, sequence, [endpoint], order_key=event_id[4:36], now=now)
    return True


def make(
    conn: Connection, packs: Sequence[Pack], day: date, *, at: str, zone: str, endpoint: str | None = None
) -> Digest:
    """Return the day's digest; of an endpoint, with the announcements that it got."""
    until, since = digest.instant(day, at, zone), digest.instant(day - timedelta(days=1), at, zone)
    told = events.between(conn, since, until, [Telling.TOLD], READ_AT_MOST)
    if endpoint is not None:
        mine = deliveries.told_to(conn, endpoint, [one.id for one in told])
        told = [one for one in told if one.id in mine]
    kept = events.between(conn, since, until, [Telling.QUIET], READ_AT_MOST)
    conflicts, stale = (_standing(conn, kind) for kind in ("conflict", "stale"))
    board = sorted(_board(conn, packs), key=_place)
    sections: dict[str, Sequence[object]] = {
        "told": told,
        "kept": kept,
        "conflicts": conflicts,
        "stale": stale,
        "board": board,
    }
    return Digest(
        day,
        since,
        until,
        told=[_item(one.body) for one in told[:MOST]],
        kept=[_item(one.body) for one in kept[:MOST]],
        conflicts=_said(conn, conflicts[:MOST]),
        stale=_said(conn, stale[:MOST]),
        board=board[:BOARD],
        counts={name: len(section) for name, section in sections.items()},
    )


def _item(body: str) -> Item:
    """Return one line from a stored body; older ones have one language only."""
    told = json.loads(body)
    content, alert = told["data"], told["data"]["alert"]
    said = content.get("said", {})
    words = {language: said.get(language, {}).get("text", content["text"]) for language in ("zh", "en")}
    return Item(alert["id"], told["type"], alert["status"], words)


def _standing(conn: Connection, kind: str) -> list[str]:
    """Return the alerts of this kind that are open now, the latest changed first."""
    found = alerts.listed(conn, kind=kind, status=Status.OPEN, limit=READ_AT_MOST)
    return [one.stored.state.id for one in found]


def _said(conn: Connection, ids: Sequence[str]) -> list[Item]:
    """Return what was last said of each alert."""
    bodies = events.bodies(conn, ids)
    return [_item(bodies[one]) for one in ids if one in bodies]


def _board(conn: Connection, packs: Sequence[Pack]) -> Iterator[Square]:
    """Give each place of the board: the newest figure of each series of an indicator that has marks for it."""
    seen = articles.seen(conn)
    if seen is None:
        return
    first = (seen - timedelta(days=FRESH_DAYS)).isoformat()
    for indicator in {one.id: one for pack in packs for one in pack.indicators if one.board}.values():
        for one in series.listed(conn, indicator=indicator.id, limit=READ_AT_MOST):
            if one.last_as_of and one.last_as_of >= first and one.series.place.name:
                yield from _square(conn, indicator, one)


def _square(conn: Connection, indicator: Indicator, one: Listed) -> Iterator[Square]:
    """Give the series' newest known figure, if it has one."""
    known = canonical(observations.of_series(conn, one.id)).known
    if not known:
        return
    point, figure = known[-1]
    names: Mapping[str, str] = {"zh": indicator.name, "en": indicator.name_en}
    place = one.series.place.zone or one.series.place.name
    colour = digest.colour(indicator, figure.value)
    yield Square(colour, names, place, one.series.subject, figure.value, one.series.unit, point.as_of)


def _place(one: Square) -> tuple[int, str, str, str]:
    """Return what puts the board in order: what is worst first."""
    return ("red", "amber", "green").index(one.colour), one.indicator["zh"], one.place, one.subject or ""
