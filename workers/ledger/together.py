"""Articles of one job that nothing else depends on: recorded one after the other, but for the statements they share.

Each stands by itself. One that was read before, of which something else is known by now, that shares a band with
another, or whose figures are of a series that an article before it here concerns, has a transaction of its own
(`workers.ledger.record`); and so has each of them where the store refuses any.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from shuize.metrics import Count
from shuize.owners import ranked
from shuize.store import articles, observations, reprints, series, turns, watermarks
from shuize.types import Article, Reading, Series
from workers.ledger.desk import Desk, around_these, compared, pronounce, shelves
from workers.ledger.record import Recorded, Terms, desk_of, labels, pack_of

NOTHING = Recorded(0, 0, 0, 0, ())
"""What comes of an article without figures."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article and what was read from it."""

    article: Article
    reading: Reading
    terms: Terms
    keys: tuple[int, ...]
    """Its bands, by which those are found that may be alike."""
    seconds: float = 0.0
    """How long reading it took."""

    @property
    def id(self) -> str:
        """The article's id."""
        return self.article.id

    @property
    def series(self) -> dict[str, Series]:
        """The series of its figures."""
        return {one.series.id: one.series for one in self.reading.observations}


@dataclass(frozen=True, slots=True)
class _Case:
    """An article with figures, and all series that are judged for it."""

    sheet: Sheet
    desk: Desk
    concerned: Mapping[str, Series]


def finish(conn: Connection, some: Sequence[Sheet], now: datetime) -> dict[str, Recorded]:
    """Record, in the transaction that is open, those that nothing else depends on; return what that did, by article.

    The others are left alone; nothing is known of them yet by which anybody would find them. No rule waits.
    """
    came = articles.unread(conn, [one.article for one in some])
    turns.enter_bands(conn, {key for one in some for key in one.keys})
    alone = {one.id for one in _strangers([one for one in some if one.id in came], _taken(conn, some))}
    cases = _apart(some, _desks(conn, [one for one in some if one.series and one.id in alone], came, now))
    series.lock(conn, [one for case in cases for one in case.concerned.values()])
    apart = {case.sheet.id for case in cases}
    mine = [one for one in some if one.id in apart or (one.id in alone and not one.series)]
    reprints.register(conn, {one.id: one.keys for one in mine if one.keys})
    articles.finish_all(conn, {one.id: labels(one.reading) for one in mine}, now)
    return {one.id: NOTHING for one in mine} | _judged(conn, cases, now)


def _taken(conn: Connection, some: Sequence[Sheet]) -> set[int]:
    """Return which of their bands some article has already."""
    keys = {key for one in some for key in one.keys}
    return reprints.taken(conn, keys) if keys else set()


def _strangers(some: Sequence[Sheet], taken: set[int]) -> list[Sheet]:
    """Return those that share a band with no other, neither one that is known nor one that stands before them here."""
    alone = []
    for one in some:
        if taken.isdisjoint(one.keys):
            alone.append(one)
        taken = taken.union(one.keys)
    return alone


def _desks(
    conn: Connection, some: Sequence[Sheet], came: Mapping[str, datetime], now: datetime
) -> dict[str, Desk]:  # fmt: skip
    """Return what judging each works with, by article; nobody adds series beside theirs until the transaction ends."""
    newest = {at: watermarks.newest(conn, at) for at in {came[one.id] for one in some}}
    desks = {one.id: desk_of(conn, one.article, one.terms, now, received=newest[came[one.id]]) for one in some}
    turns.enter_families(conn, {kin for one in some for kin in compared(desks[one.id], one.series)})
    return desks


def _apart(some: Sequence[Sheet], desks: Mapping[str, Desk]) -> list[_Case]:
    """Return those with figures that concern no series that another does which stands before them here."""
    cases: list[_Case] = []
    before = set[str]()
    for one in some:
        desk = desks.get(one.id)
        concerned = around_these(desk, one.series) if desk else one.series
        if desk and before.isdisjoint(concerned):
            cases.append(_Case(one, desk, concerned))
        before |= concerned.keys()
    return cases


def _judged(conn: Connection, cases: Sequence[_Case], now: datetime) -> dict[str, Recorded]:
    """Add the figures of articles that were never read before, judge what that changes, and tell it."""
    if not cases:
        return {}
    read = [(ranked(one.sheet.article, one.sheet.terms.ranks), one.sheet.reading.observations) for one in cases]
    added = observations.add(conn, read, pack_of=pack_of(cases[0].desk.packs), now=now)
    stand = shelves(conn, {key: one for case in cases for key, one in case.concerned.items()})
    found = {}
    for case in cases:
        told = pronounce(case.desk, {key: stand[key] for key in case.concerned}, case.sheet.series)
        number = len(case.sheet.reading.observations)
        found[case.sheet.id] = Recorded(number, added[case.sheet.id], 0, 0, tuple(told))
    return found


def counts(sheet: Sheet, recorded: Recorded, seconds: float) -> Iterator[Count]:
    """Yield what an article that was read adds to the metrics."""
    yield "articles", ("read",), 1
    yield "stages", ("read",), sheet.seconds
    yield "stages", ("record",), seconds
    if recorded.added:
        kinds = Counter(one.kind for one in sheet.reading.observations)
        yield from (("observations", (kind,), n) for kind, n in kinds.items())
    yield from (("events", (kind,), n) for kind, n in Counter(one.type for one in recorded.events).items())


def said(sheet: Sheet, recorded: Recorded, seconds: float) -> dict[str, object]:
    """Return what is logged of an article that was read, and of what that changed."""
    return {
        "article": sheet.article.id[:12],
        "published": sheet.article.published.isoformat(),
        "observations": recorded.observations,
        "milliseconds": round((sheet.seconds + seconds) * 1000),
        "added": recorded.added,
        "withdrawn": recorded.withdrawn,
        "events": [one.type for one in recorded.events],
    }
