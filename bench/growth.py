"""What recording one article costs in a store of a thousand figures and in one of a million, in turns in one run.

Both stores have the same packs and series of the same length (a hundred dates); the big one has ten thousand of them,
with their articles, reprint bands, alerts, events, deliveries and dues. Each article gives new dates of three series,
chosen at random; they are judged once before, so that only what is new costs. Building is not measured.

    python bench/growth.py [--large 1000000] [--rounds 60] [--small-url URL --large-url URL]
"""

import argparse
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import islice
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Table, insert, text

from shuize import packfile
from shuize.pack import Pack
from shuize.places import Gazetteer
from shuize.store import articles as ledger
from shuize.store import schema
from shuize.store.engine import open_store, writing
from shuize.types import (
    Article,
    AsOfKind,
    Kind,
    Observation,
    Place,
    PublishedKind,
    Reading,
    Relation,
    Series,
    digest,
)
from workers.compare.reprints import bands
from workers.ledger.record import record

T = TypeVar("T")
DATES = 100
AN_ARTICLE = 20
FIRST = date(2020, 1, 1)
NOW = datetime(2026, 1, 1, tzinfo=UTC)
STALE = packfile.parse(
    """
[pack]
id = "silence"
version = "1"
name = "silence"
name_en = "silence"

[[topic]]
id = "t"
name = "t"
name_en = "t"
terms = ["t"]

[[indicator]]
id = "work_resumption_rate"
name = "rate"
name_en = "rate"
unit = "%"
measure = "rate"

[[rule]]
id = "silent"
kind = "stale"
""",
    "bench",
)


@dataclass(frozen=True, slots=True)
class Times:
    """The medians of one store's rounds, in milliseconds."""

    wall: float
    processor: float


def series_of(number: int, codes: Sequence[str]) -> Series:
    """Return the series of this number: a place and a population."""
    code = codes[number % len(codes)]
    return Series("work_resumption_rate", Place(code, code), f"population {number // len(codes)}", "%")


def article_of(name: str, published: date, random: Random) -> Article:
    """Return an article of some 400 digits that is like no other."""
    body = f"{name} " + " ".join(str(random.getrandbits(64)) for _ in range(20))
    return Article(digest(body), body, published, PublishedKind.GIVEN, source="daily")


def figure(article: Article, series: Series, value: Decimal, number: int) -> Observation:
    """Return one figure of the article."""
    return Observation(
        series, value, Relation.EQ, None, None, Decimal("0.1"), article.published.isoformat(), AsOfKind.STATED,
        Kind.STATED, article.id, 0, number * 10, number * 10 + 4, str(value), "a sentence", Decimal("0.9"),
    )  # fmt: skip


def build(engine: Engine, observations: int, codes: Sequence[str]) -> int:
    """Fill the store with so many figures and return how many series they make."""
    random = Random(observations)  # noqa: S311  # a simulation, not a secret
    many = observations // DATES
    every = [series_of(number, codes) for number in range(many)]
    with writing(engine) as conn:
        add(conn, schema.series, ({"id": one.id, **series_row(one)} for one in every))
        add(conn, schema.dues, ({"rule": "silence/silent", "series_id": one.id, "due": "2021-01-01", "stale": False}
                                for one in every))  # fmt: skip
    number = 0
    for group in batched(every, AN_ARTICLE):
        with writing(engine) as conn:
            number = _group(conn, group, number, random)
    with writing(engine) as conn:
        _alerts(conn, every)
    with engine.connect() as conn:
        conn.execution_options(isolation_level="AUTOCOMMIT").execute(text("ANALYZE"))
    return many


def _group(conn: Connection, group: Sequence[Series], number: int, random: Random) -> int:
    """Add the articles of some series, one a day; return the number of the last."""
    papers = [article_of(f"{group[0].id} {day}", FIRST + timedelta(days=day), random) for day in range(DATES)]
    add(conn, schema.articles, map(article_row, papers))
    numbered = [(number + at, paper) for at, paper in enumerate(papers, 1)]
    add(conn, schema.sketches, ({"number": at, "article_id": paper.id} for at, paper in numbered))
    keys = ({"key": key, "sketch": at} for at, paper in numbered for key in sorted(set(bands(paper.text))))
    add(conn, schema.bands, keys)
    add(conn, schema.observations, (figure_row(paper, one, place, day) for day, paper in enumerate(papers)
                                    for place, one in enumerate(group)))  # fmt: skip
    return number + len(papers)


def series_row(one: Series) -> dict[str, Any]:
    """Return the columns of a series."""
    return {"indicator": one.indicator, "region": one.place.code, "region_name": one.place.name, "zone": None,
            "subject": one.subject, "unit": one.unit, "excludes": ""}  # fmt: skip


def article_row(one: Article) -> dict[str, Any]:
    """Return the columns of an article that was read."""
    at = NOW - timedelta(days=400) + timedelta(seconds=(one.published - FIRST).days)
    return {"id": one.id, "source": one.source, "rank": 50, "published": one.published.isoformat(),
            "published_kind": "given", "text": one.text, "name": "a.txt", "state": ledger.READ, "attempts": 1,
            "quiet": False, "received_at": at, "queued_at": at, "read_at": at}  # fmt: skip


def figure_row(paper: Article, one: Series, place: int, day: int) -> dict[str, Any]:
    """Return the columns of a figure; the rate rises from 60 to 80."""
    seen = figure(paper, one, Decimal(600 + day * 2) / 10, place)
    return {"id": seen.id, "series_id": one.id, "article_id": paper.id, "story": 0, "start": seen.start,
            "end": seen.end, "text": seen.text, "quote": seen.quote, "value": str(seen.value), "step": "0.1",
            "relation": "eq", "as_of": seen.as_of, "as_of_kind": "stated", "kind": "stated", "confidence": "0.9",
            "pack": "resumption", "published": seen.as_of, "source": "daily", "rank": 50, "correction": False,
            "recorded_at": NOW}  # fmt: skip


def _alerts(conn: Connection, every: Sequence[Series]) -> None:
    """Add one alert for each series, told to two endpoints."""
    first = dict(conn.execute(text("SELECT series_id, min(id) FROM observations GROUP BY series_id")).all())
    ids = [(f"{number:032x}", f"msg_{number:032x}", one) for number, one in enumerate(every)]
    add(conn, schema.alerts, (
        {"id": alert, "rule": "gone/rule", "kind": "milestone", "series_id": one.id, "key": "50", "episode": 1,
         "state": "open", "version": 1, "reason": "crossed", "severity": "info", "as_of": "2020-01-01",
         "observation_id": first[one.id], "detail": "{}", "opened_at": NOW, "updated_at": NOW}
        for alert, _, one in ids))  # fmt: skip
    add(conn, schema.events, (
        {"sequence": number, "id": event, "alert_id": alert, "version": 1, "type": "milestone.crossed", "told": "told",
         "order_key": alert, "body": "{}" * 1000, "created_at": NOW}
        for number, (alert, event, _) in enumerate(ids, 1)))  # fmt: skip
    add(conn, schema.event_alerts, ({"alert_id": alert, "version": 1, "event_id": event, "state": "open"}
                                    for alert, event, _ in ids))  # fmt: skip
    add(conn, schema.deliveries, (
        {"event_id": event, "endpoint": endpoint, "order_key": alert, "event_sequence": number, "state": "sent",
         "attempts": 1, "due_at": NOW, "created_at": NOW}
        for number, (alert, event, _) in enumerate(ids, 1) for endpoint in ("log", "webhook")))  # fmt: skip
    if conn.dialect.name == "postgresql":
        for table, column in (("events", "sequence"), ("sketches", "number")):
            query = f"SELECT setval(pg_get_serial_sequence('{table}', '{column}'), max({column})) FROM {table}"  # noqa: S608
            conn.execute(text(query))


def batched(rows: Iterable[T], size: int) -> Iterator[list[T]]:
    """Give the rows in lists of this size."""
    left = iter(rows)
    while chunk := list(islice(left, size)):
        yield chunk


def add(conn: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert the rows, some thousands at a time."""
    for chunk in batched(rows, 5000):
        conn.execute(insert(table), chunk)


def rounds(engine: Engine, packs: Sequence[Pack], many: int, codes: Sequence[str], seed: int) -> Iterator[Times]:
    """Record articles for ever; give what each took, the first of each three series left out."""
    random = Random(seed)  # noqa: S311  # a simulation, not a secret
    day = {}
    while True:
        chosen = [series_of(number, codes) for number in random.sample(range(many), 3)]
        for measured in (False, True):
            latest = max(day.get(one.id, DATES) for one in chosen)
            paper = article_of(f"round {random.random()}", FIRST + timedelta(days=latest), random)
            day |= {one.id: latest + 1 for one in chosen}
            told = tuple(figure(paper, one, Decimal(800 + latest % 50) / 10, at) for at, one in enumerate(chosen))
            taken = recorded(engine, packs, paper, told)
            if measured:
                yield taken


def recorded(engine: Engine, packs: Sequence[Pack], paper: Article, told: tuple[Observation, ...]) -> Times:
    """Record the article and return what that took."""
    now = datetime.now(UTC)
    with writing(engine) as conn:
        ledger.insert(conn, paper, name="a.txt", now=now)
    wall, processor = time.perf_counter(), time.process_time()
    record(
        engine, paper, Reading(paper.id, (), (), told), packs, ("log", "webhook"),
        now=now, quiet=False, lateness_days=14, language="zh",
    )  # fmt: skip
    return Times((time.perf_counter() - wall) * 1000, (time.process_time() - processor) * 1000)


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--large", type=int, default=1_000_000)
    options.add_argument("--rounds", type=int, default=60)
    options.add_argument("--small-url")
    options.add_argument("--large-url")
    given = options.parse_args()
    with TemporaryDirectory() as folder:
        urls = [given.small_url or f"sqlite:///{folder}/small.db", given.large_url or f"sqlite:///{folder}/large.db"]
        measure([1000, given.large], urls, given.rounds)


def measure(sizes: Sequence[int], urls: Sequence[str], many: int) -> None:
    """Build both stores, record in turns, print what it took."""
    packs = [packfile.load("resumption"), STALE]
    codes = sorted({row.code for row in Gazetteer.load().rows if not row.code.endswith("00")})
    engines = [open_store(url) for url in urls]
    stores = []
    for size, engine in zip(sizes, engines, strict=True):
        began = time.perf_counter()
        built = build(engine, size, codes)
        print(f"built {size:,} figures in {time.perf_counter() - began:.0f} s", flush=True)
        stores.append(rounds(engine, packs, built, codes, seed=1))
    taken = [[next(store) for store in stores] for _ in range(many)]
    for engine in engines:
        engine.dispose()
    found = [Times(median(one.wall for one in store), median(one.processor for one in store)) for store in zip(*taken)]  # noqa: B905
    kind = engines[0].dialect.name
    print(f"\n{kind}, {many} articles of three figures into each store, in turns; medians in milliseconds\n")
    print("| figures stored | time | processor time |\n|---|---|---|")
    for size, one in zip(sizes, found, strict=True):
        print(f"| {size:,} | {one.wall:.1f} | {one.processor:.1f} |")
    print(f"| ratio | {found[1].wall / found[0].wall:.2f} | {found[1].processor / found[0].processor:.2f} |")


if __name__ == "__main__":
    main()
