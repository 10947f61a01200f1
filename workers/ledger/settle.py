"""A person settles a contradiction: the decision is kept as data beside the figures, and what follows is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, Engine

from shuize.alert import Figure, last_day
from shuize.declared import OwnerTable
from shuize.errors import UsageError
from shuize.pack import Pack
from shuize.store import observations, series, settlements, turns, watermarks
from shuize.store.engine import writing
from shuize.wanted import EVERYBODY, Wanted
from shuize.wording import Language
from workers.compare.decide import Moment, waiting
from workers.ledger.desk import Desk, Told, concerned, judge


@dataclass(frozen=True, slots=True)
class Ruling:
    """Which figure stands for the date of a series (None: whichever stood without a ruling), who says so, and why."""

    series_id: str
    as_of: str
    observation_id: str | None
    who: str
    why: str


def settle(
    engine: Engine,
    ruling: Ruling,
    packs: Sequence[Pack],
    endpoints: Sequence[str],
    *,
    now: datetime,
    lateness_days: int,
    language: Language,
    wanted: Mapping[str, Wanted] = EVERYBODY,
    owners: tuple[OwnerTable, ...] = (),
) -> tuple[Told, ...]:
    """Keep the ruling and tell the endpoints what it changes: contradictions that end, marks that are released.

    Raises UsageError where the figure is none of that date and series. Articles that are read again, and packs that
    change, leave the ruling in force; a correction or a source of better rank published later takes over.
    """
    with writing(engine) as conn:
        if waiting(packs):
            turns.keep_event_time(conn)
        seen = watermarks.seen(conn) or last_day(ruling.as_of)
        when = Moment(seen - timedelta(days=lateness_days), seen, lateness_days, quiet=False)
        desk = Desk(conn, packs, tuple(dict.fromkeys(endpoints)), now, when, language, wanted, owners)
        one = series.get(conn, ruling.series_id)
        if one is None:
            raise UsageError(f"{ruling.series_id}: no such series")
        found = concerned(desk, {one.id: one})
        series.lock(conn, found.values())
        newest = _newest(conn, ruling)
        settlements.add(
            conn, one.id, ruling.as_of, ruling.observation_id, on=newest, who=ruling.who, why=ruling.why, now=now
        )
        return tuple(judge(desk, found, {one.id}))


def _newest(conn: Connection, ruling: Ruling) -> date:
    """Return when the newest figure of the date was published; the ruling must choose one of them."""
    figures: list[Figure] = [one for one in observations.of_series(conn, ruling.series_id) if one.as_of == ruling.as_of]
    if not figures or (ruling.observation_id and ruling.observation_id not in {one.id for one in figures}):
        raise UsageError(f"{ruling.observation_id}: no figure of this series for {ruling.as_of}")
    return max(one.published for one in figures)
