"""The vocabulary of the delivery tests: events in an outbox, lanes that run until something is true."""

import asyncio
import json
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, func, insert, select

from alerts import ledger
from alerts.lane import Lane, Sink
from alerts.ledger import Pace
from shuize.store import deliveries, outbox
from shuize.store.engine import writing
from shuize.store.schema import alerts, articles, events, observations, series

SECRET = "whsec_" + "c2h1aXpl" * 4
OTHER_SECRET = "whsec_" + "b3RoZXJz" * 4
START = datetime(2020, 4, 1, 8, 0, tzinfo=UTC)


def prepare(engine: Engine, *endpoints: str) -> None:
    """Put in the article, series and observation that every event stands on, and open the endpoints."""
    with writing(engine) as conn:
        conn.execute(insert(articles).values(
            id="a1", rank=50, published="2020-04-01", published_kind="given", text="复工率96.3%", name="a1.txt",
            state="read", attempts=1, quiet=False, received_at=START,
        ))  # fmt: skip
        conn.execute(insert(series).values(
            id="s1", indicator="work_resumption_rate", region="370000", region_name="山东省", unit="%", excludes="",
        ))  # fmt: skip
        conn.execute(insert(observations).values(
            id="o1", series_id="s1", article_id="a1", story=0, start=3, end=8, text="96.3%", quote="复工率96.3%",
            value="96.3", low="96.25", high="96.35", step="0.1", relation="eq", as_of="2020-04-01", as_of_kind="stated",
            kind="stated", confidence="1", pack="resumption", published="2020-04-01", rank=50, correction=False,
            recorded_at=START,
        ))  # fmt: skip
    if endpoints:
        ledger.open_lanes(engine, endpoints, START)


def add(conn: Connection, *, key: str = "k1", to: Sequence[str] = ("webhook",), text: str = "山东复工率过九成五",
        now: datetime = START) -> str:  # fmt: skip
    """Insert the next event of this key with its deliveries and return its webhook-id."""
    if conn.scalar(select(alerts.c.id).where(alerts.c.id == key)) is None:
        conn.execute(insert(alerts).values(
            id=key, rule="resumption/rate", kind="milestone", series_id="s1", key="95", episode=1, state="open",
            version=0, reason="crossed", severity="info", as_of="2020-04-01", observation_id="o1", detail="{}",
            opened_at=START, updated_at=START,
        ))  # fmt: skip
    version = conn.scalar(select(func.count()).where(events.c.alert_id == key)) or 0
    event_id = f"msg_{key}_{version}"
    told = {"alert": {"id": key, "sequence": version}, "series": {"id": "s1"}, "text": f"{text} {key}/{version}"}
    body = {"type": "milestone.crossed", "timestamp": "2020-04-01T08:00:00Z", "api_version": "1", "data": told}
    row = conn.execute(insert(events).values(
        id=event_id, alert_id=key, version=version, type="milestone.crossed", told="told", order_key=key,
        body=json.dumps(body, ensure_ascii=False), created_at=now,
    ).returning(events.c.sequence)).one()  # fmt: skip
    deliveries.insert(conn, event_id, row.sequence, to, order_key=key, now=now)
    return event_id


def added(engine: Engine, **event: Any) -> str:  # noqa: ANN401  # what `add` takes
    """Insert one event in a transaction of its own."""
    with writing(engine) as conn:
        return add(conn, **event)


def row(engine: Engine, event_id: str, endpoint: str = "webhook") -> RowMapping:
    """Return the delivery as it is stored."""
    table = deliveries.deliveries
    with engine.connect() as conn:
        query = select(table).where(table.c.event_id == event_id, table.c.endpoint == endpoint)
        return conn.execute(query).mappings().one()


def states(engine: Engine, endpoint: str = "webhook") -> dict[str, int]:
    """Return how many deliveries of the endpoint are in each state."""
    with engine.connect() as conn:
        return outbox.counts(conn).get(endpoint, {})


def eventually(condition: Callable[[], object], *, seconds: float = 60.0) -> None:
    """Return once the condition holds; fail after `seconds`."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it never came true"
        time.sleep(0.02)


def run_lanes(
    engine: Engine, sinks: dict[str, Sink], pace: Pace, until: Callable[[], object], *, seconds: float = 60.0
) -> None:
    """Run a lane for each sink until the condition holds, then stop them the way SIGTERM does."""
    with ThreadPoolExecutor(4) as executor:
        lanes = [Lane(name, sink, engine, pace, executor) for name, sink in sinks.items()]
        asyncio.run(_run(lanes, until, seconds))


async def _run(lanes: list[Lane], until: Callable[[], object], seconds: float) -> None:
    """Run the lanes until the condition holds; fail if it never does."""
    stop = asyncio.Event()
    running = asyncio.gather(*(lane.run(stop) for lane in lanes))
    met = False
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            while not (met := bool(await asyncio.to_thread(until))) and not running.done():  # noqa: ASYNC110  # a row
                await asyncio.sleep(0.02)
    stop.set()
    for lane in lanes:
        lane.wake()
    await running
    assert met, "it never came true"
