import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select

from shuize.store import articles
from shuize.store.engine import open_store, practising
from shuize.store.schema import alerts as alert_rows
from shuize.store.schema import deliveries as delivery_rows
from shuize.store.schema import event_alerts
from shuize.store.schema import events as event_rows
from tests.tales import (
    APRIL,
    CROSSING,
    JIMO,
    MARCH,
    NOW,
    PAGE,
    SHANDONG,
    Story,
    everything,
    receive,
    send,
    shuffled,
    states,
    store,
    story,
    streams,
    submit,
)
from workers.ledger.record import Recorded


@settings(max_examples=25, deadline=None)
@given(stories=streams(), random=st.randoms(use_true_random=False))
def test_confluence_through_the_store(
    tmp_path_factory: pytest.TempPathFactory, stories: Sequence[Story], random: Random
) -> None:
    """Two orders of the same articles, with repetitions, end in the same rows; the last event says each state."""
    found = []
    for order, engine in shuffled(stories, random, tmp_path_factory.mktemp("stores")):
        for second, one in enumerate(order):
            submit(engine, one, second)
            if random.random() < 0.3:
                send(engine)
        found.append(states(engine))
        _check_events(engine)
    assert found[0] == found[1]


def _check_events(engine: Engine) -> None:
    """Each alert stands as its last event says, and its events are numbered without a gap."""
    with engine.connect() as conn:
        said = conn.execute(select(event_alerts.c.alert_id, event_alerts.c.version, event_alerts.c.state)).all()
        stands = conn.execute(select(alert_rows.c.id, alert_rows.c.version, alert_rows.c.state)).all()
    for alert_id, version, state in stands:
        mine = sorted((row.version, row.state) for row in said if row.alert_id == alert_id)
        assert mine[-1] == (version, state)
        assert [number for number, _ in mine] == list(range(1, version + 1))


def test_fifty_threads_at_once(engine: Engine) -> None:
    """The same and interleaved articles from 50 threads: one observation each, one event each, no deadlock."""
    stories = [
        MARCH,
        PAGE,
        APRIL,
        CROSSING,
        story("2020-03-29", {"value": "97", "as_of": "2020-03-28", "series": JIMO}),
    ]
    for second, one in enumerate(stories):
        receive(engine, one, second)
    start = threading.Barrier(50)

    def run(number: int) -> Recorded:
        start.wait(60)
        return submit(engine, stories[number % len(stories)], number)

    with ThreadPoolExecutor(50) as pool:
        done = [future.result(timeout=120) for future in [pool.submit(run, number) for number in range(50)]]
    assert sum(one.added for one in done) == sum(len(one.reading.observations) for one in stories)
    _check_events(engine)
    with engine.connect() as conn:
        ids = list(conn.scalars(select(event_rows.c.id)))
        rows = list(conn.execute(select(delivery_rows.c.event_id, delivery_rows.c.endpoint)))
    assert len(ids) == len(set(ids)) == sum(len(one.events) for one in done)
    assert len(rows) == len(set(rows))


def _record_shuffled(url: str, stories: Sequence[Story], number: int, start: Barrier, added: "Queue[int]") -> None:
    """Wait for the others, then record all in an order of this process's own."""
    with store(url) as engine:
        own = list(enumerate(stories))
        Random(number).shuffle(own)  # noqa: S311  # an order
        start.wait(60)
        added.put(sum(submit(engine, one, second).added for second, one in own))


def test_processes_at_once(database_url: str, tmp_path: Path) -> None:
    """Eight processes record the same articles, each in another order: one observation, one event, no deadlock."""
    stories = [
        *(MARCH, PAGE, APRIL, CROSSING),
        story("2020-03-29", *({"value": "97", "as_of": "2020-03-28", "series": one} for one in (JIMO, SHANDONG))),
    ]
    open_store(database_url).dispose()
    context = multiprocessing.get_context("fork")
    start, added = context.Barrier(8), context.Queue()
    children = [
        context.Process(target=_record_shuffled, args=(database_url, stories, number, start, added), daemon=True)
        for number in range(8)
    ]
    for child in children:
        child.start()
    counted = [added.get(timeout=120) for _ in children]
    for child in children:
        child.join(60)
    assert [child.exitcode for child in children] == [0] * 8
    assert sum(counted) == sum(len(one.reading.observations) for one in stories)
    with store(database_url) as engine:
        _check_events(engine)
        with engine.connect() as conn:
            ids = list(conn.scalars(select(event_rows.c.id)))
            rows = list(conn.execute(select(delivery_rows.c.event_id, delivery_rows.c.endpoint)))
        found = states(engine)
        assert (len(ids), len(rows)) == (len(set(ids)), len(set(rows)))
    with store(f"sqlite:///{tmp_path}/alone.db") as alone:
        for second, one in enumerate(stories):
            submit(alone, one, second)
        assert found == states(alone)


def _record_many(url: str, stories: Sequence[Story], ready: Callable[[], None]) -> None:
    with store(url) as engine:
        for second, one in enumerate(stories):
            submit(engine, one, second)
            ready()


def _record_and_stay(url: str, stories: Sequence[Story], ready: Callable[[], None]) -> None:
    """Record, and be there to be killed even where the parent is slow."""
    _record_many(url, stories, ready)
    signal.pause()


@pytest.mark.parametrize("seed", range(6))
def test_killed_in_the_middle(database_url: str, seed: int) -> None:
    """SIGKILL at a random moment, then again from the start: everything is there exactly once."""
    stories = [
        story(f"2020-03-{number + 2:02}", {"value": str(86 + number), "as_of": f"2020-03-{number + 1:02}"})
        for number in range(14)
    ]
    open_store(database_url).dispose()
    context = multiprocessing.get_context("fork")
    begun = context.Semaphore(0)
    child = context.Process(target=_record_and_stay, args=(database_url, stories, begun.release), daemon=True)
    child.start()
    random = Random(seed)  # noqa: S311  # a moment to die at
    for _ in range(random.randrange(1, 8)):
        assert begun.acquire(timeout=60)
    child.join(random.random() * 0.02)
    os.kill(child.pid or 0, signal.SIGKILL)
    child.join(30)
    assert child.exitcode == -signal.SIGKILL
    _record_many(database_url, stories, lambda: None)
    with store(database_url) as engine:
        _check_events(engine)
        assert everything(engine) == [14, 1, 2, 2, 2, 4]
        with engine.connect() as conn:
            assert articles.counts(conn)["read"] == 14


def test_practising_leaves_nothing(database_url: str) -> None:
    """What is written to make statements ready is taken back."""
    with store(database_url) as engine:
        before = everything(engine)
        with practising(engine) as conn:
            articles.insert(conn, CROSSING.article, name="a.txt", now=NOW)
        assert everything(engine) == before
        with engine.connect() as conn:
            assert articles.get(conn, CROSSING.article.id) is None
