"""Making the day's digest from what is stored and putting it into the outbox: once a day and endpoint."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, Engine

from shuize import digest
from shuize.alert import Status, Telling
from shuize.declared import DigestTable, OwnerTable
from shuize.digest import MOST, Digest, Item, Square
from shuize.endpoints import LOG, Endpoint
from shuize.pack import Indicator, Pack
from shuize.store import alerts, deliveries, events, observations, series, watermarks
from shuize.store.engine import writing
from shuize.store.series import Listed
from shuize.wording import Language
from workers.compare.canonical import canonical
from workers.ledger.reader import EVERYTHING, Reader

READ_AT_MOST = 10_000
"""Events of a day that are looked at, and series of one indicator."""
FRESH_DAYS = 30
"""Nothing older, in event time, is on the board."""
BOARD = 40
AT_ONCE = 1_000
"""Alerts whose bodies one statement fetches."""


def recipients(table: DigestTable | None, endpoints: Sequence[Endpoint]) -> list[Endpoint]:
    """Return who gets the digest: whom `[digest]` names, and whoever wants it; else everybody but the log."""
    if table is None:
        return []
    named = [one for one in endpoints if one.digest or one.id in table.endpoints]
    return named or [one for one in endpoints if one.id != LOG] or list(endpoints)


def send_due(
    engine: Engine, table: DigestTable | None, endpoints: Sequence[Endpoint], packs: Sequence[Pack], *,
    zone: str, now: datetime, owners: tuple[OwnerTable, ...] = (),
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
            made = make(conn, packs, day, at=table.at, zone=zone, reader=Reader(endpoint, owners))
            if _put(conn, made, endpoint.id, spoken, now):
                done.append((endpoint.id, day))
    return done


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
    conn: Connection, packs: Sequence[Pack], day: date, *, at: str, zone: str, reader: Reader = EVERYTHING
) -> Digest:
    """Return the day's digest for that reader."""
    until, since = digest.instant(day, at, zone), digest.instant(day - timedelta(days=1), at, zone)
    told = events.between(conn, since, until, [Telling.TOLD], READ_AT_MOST)
    if reader.chooses:
        mine = deliveries.told_to(conn, reader.endpoint.id, [one.id for one in told])
        told = [one for one in told if one.id in mine]
    kept = events.between(conn, since, until, [Telling.QUIET], READ_AT_MOST)
    kept = [one for one in kept if reader.cares(conn, one.body)]
    conflicts, stale = (_standing(conn, kind, reader) for kind in ("conflict", "stale"))
    board = sorted(_board(conn, packs, reader), key=_place)
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
        conflicts=[_item(one) for one in conflicts[:MOST]],
        stale=[_item(one) for one in stale[:MOST]],
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


def _standing(conn: Connection, kind: str, reader: Reader) -> list[str]:
    """Return what was last said of each alert of this kind that is open now, the latest changed first."""
    ids = [one.stored.state.id for one in alerts.listed(conn, kind=kind, status=Status.OPEN, limit=READ_AT_MOST)]
    found: list[str] = []
    for start in range(0, len(ids), AT_ONCE):
        bodies = events.bodies(conn, ids[start : start + AT_ONCE])
        found += (bodies[one] for one in ids[start : start + AT_ONCE] if one in bodies)
    return [one for one in found if reader.cares(conn, one)]


def _board(conn: Connection, packs: Sequence[Pack], reader: Reader) -> Iterator[Square]:
    """Give each place of the board: the newest figure of each series of an indicator that has marks for it."""
    seen = watermarks.seen(conn)
    if seen is None:
        return
    first = (seen - timedelta(days=FRESH_DAYS)).isoformat()
    for indicator in {one.id: one for pack in packs for one in pack.indicators if one.board}.values():
        for one in series.listed(conn, indicator=indicator.id, limit=READ_AT_MOST):
            fresh = one.last_as_of and one.last_as_of >= first and one.series.place.name
            if fresh and reader.follows(one.series, packs):
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
