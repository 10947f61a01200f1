"""The one transaction of an article: its figures, what they change, who is told of it, and that it was read.

It may be run again at any time, by anybody: what is known already is inserted once and told once. Where the article was
read before, what it said then and does not say now is withdrawn, so that only its last reading counts.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import Connection, Engine

from shuize.declared import OwnerTable
from shuize.owners import ranked
from shuize.pack import Pack
from shuize.store import articles, observations, series, turns, watermarks
from shuize.store.engine import writing
from shuize.types import Article, Label, Reading
from shuize.wanted import EVERYBODY, Wanted
from shuize.wording import Language
from workers.compare.decide import moment, waiting
from workers.ledger.desk import Desk, Told, concerned, judge
from workers.ledger.linking import link


@dataclass(frozen=True, slots=True)
class Recorded:
    """What recording an article did."""

    observations: int
    added: int
    """How many of the observations were not known before."""
    changed: int
    """How many were known otherwise: with another bound, another date of publication ..."""
    withdrawn: int
    """How many an earlier reading of the article gave that this one does not."""
    events: tuple[Told, ...]
    first_id: str | None = None
    """The first print of the report that the article is printed from too; None where it is the only one."""


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
    reprint_percent: int = 60,
    wanted: Mapping[str, Wanted] = EVERYBODY,
    owners: tuple[OwnerTable, ...] = (),
) -> Recorded:
    """Record what was read from the article and tell the endpoints what it changes; return what happened.

    The article must be in the ledger. `quiet`: its changes are kept and told to nobody. `wanted`: filters by endpoint.
    An article that was read before (its date or source became known later, the reader changed) comes as late as it is
    now: what of it is news is measured against all that was received until now, and what is no longer true is taken
    back from whoever was told.
    """
    terms = Terms(packs, endpoints, quiet, lateness_days, language, reprint_percent, wanted, owners)
    with writing(engine) as conn:
        return write(conn, article, reading, terms, now)


@dataclass(frozen=True, slots=True)
class Terms:
    """What recording depends on beside the article."""

    packs: Sequence[Pack]
    endpoints: Sequence[str]
    quiet: bool
    lateness_days: int
    language: Language
    reprint_percent: int
    wanted: Mapping[str, Wanted]
    owners: tuple[OwnerTable, ...]
    ranks: Mapping[str, int] = field(default_factory=dict)
    """Of sources, for articles that came without one."""


def write(
    conn: Connection,
    article: Article,
    reading: Reading,
    terms: Terms,
    now: datetime,
    *,
    keys: Sequence[int] | None = None,
) -> Recorded:
    """Do all of it in the transaction that is open; `keys` are the article's bands, if known."""
    packs = terms.packs
    again = articles.lock(conn, [article.id])
    linked = link(conn, article, terms.reprint_percent, keys)
    if not (reading.observations or linked.series or again or waiting(packs)):
        articles.finish(conn, article.id, labels(reading), now)  # most articles give no figure: nothing else can change
        return Recorded(0, 0, 0, 0, (), linked.first_id)
    seen = _event_time(conn, packs, article)
    received = watermarks.newest(conn, now) if again else watermarks.watermark(conn, article.id)
    touched = {**linked.series, **{one.series.id: one.series for one in reading.observations}}
    if again:
        touched |= {one.id: one for one in series.of_articles(conn, [article.id])}
    desk = desk_of(conn, article, terms, now, received=received, seen=seen)
    found = concerned(desk, touched)
    series.lock(conn, found.values())
    trusted = ranked(article, terms.ranks)
    replaced = observations.replace(conn, trusted, reading.observations, pack_of=pack_of(packs), now=now)
    articles.finish(conn, article.id, labels(reading), now)  # first: filters ask for an article's topics
    told = judge(desk, found, touched)
    return Recorded(
        len(reading.observations), replaced.added, replaced.changed, replaced.withdrawn, tuple(told), linked.first_id
    )


def desk_of(
    conn: Connection, article: Article, terms: Terms, now: datetime, *, received: date | None, seen: date | None = None
) -> Desk:
    """Return what judging the article's figures works with; `received`: the newest date among those that came before.

    `seen`: where event time stands, if a rule asks.
    """
    return Desk(
        conn=conn,
        packs=terms.packs,
        endpoints=tuple(dict.fromkeys(terms.endpoints)),
        now=now,
        when=moment(article.published, received, lateness_days=terms.lateness_days, quiet=terms.quiet, seen=seen),
        language=terms.language,
        wanted=terms.wanted,
        owners=terms.owners,
    )


def pack_of(packs: Sequence[Pack]) -> Mapping[str, str]:
    """Return which pack each indicator belongs to, the first that has it."""
    return {one.id: pack.id for pack in reversed(packs) for one in pack.indicators}


def labels(reading: Reading) -> str:
    """Return the topics and packs that the article earned, as JSON."""

    def listed(labels: Iterable[Label]) -> list[dict[str, object]]:
        return [{"id": one.id, "score": str(one.score), "terms": list(one.terms)} for one in labels]

    return json.dumps({"topics": listed(reading.topics), "packs": listed(reading.packs)}, ensure_ascii=False)


def _event_time(conn: Connection, packs: Sequence[Pack], article: Article) -> date | None:
    """Return where event time stands, and keep others from moving it on; None where no rule asks."""
    if not waiting(packs):
        return None
    seen = watermarks.seen(conn)
    if seen is not None and article.published <= seen:
        turns.keep_event_time(conn)
    else:
        turns.move_event_time(conn)
    return watermarks.seen(conn)
