"""Deliverers killed again and again: nothing lost, nothing made up, repeats alike, order kept for each key."""

import multiprocessing
import os
import random
import socket
import sys
import time
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import pairwise
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from sqlalchemy import Engine, select

from alerts.__main__ import main
from shuize import entry
from shuize.store.engine import open_store, writing
from shuize.store.schema import events
from tests.outbox import SECRET, add, eventually, prepare, states
from tests.receivers import Answer, Peer, Request, hanging_up, listening, status

KILLS = 16
KEYS = 25
EVENTS = KILLS * KEYS
MOST_REQUESTS = 5000
FAILED, ACCEPTED = status(503), status(204)


def slowly(connection: socket.socket) -> None:
    """Accept after so long that a kill hits deliverers while they wait: whether it was accepted they never know."""
    time.sleep(0.05)
    ACCEPTED(connection)


NETWORK = random.Random(7)  # noqa: S311  # plays a bad network
ANSWERS: list[Answer] = NETWORK.choices(
    [FAILED, hanging_up, ACCEPTED, slowly], weights=[20, 5, 50, 25], k=MOST_REQUESTS
)


PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload([__name__])  # to load the programme anew for every kill would take most of the time


def environment(folder: Path, peer: Peer, url: str) -> dict[str, str]:
    """Return the environment of a deliverer that retries quickly and leases for six seconds."""
    return {
        "SHUIZE_DATA": str(folder),
        "SHUIZE_DATABASE_URL": url,
        "SHUIZE_WEBHOOK_URL": peer.url,
        "SHUIZE_WEBHOOK_SECRET": SECRET,
        "SHUIZE_WEBHOOK_ALLOW_CIDRS": "127.0.0.0/8",
        "SHUIZE_WEBHOOK_TIMEOUT_SECONDS": "1",
        "SHUIZE_RETRY_SECONDS": ",".join(["0", *["0.2"] * 60]),
        "SHUIZE_LOG_LEVEL": "error",
    }


def deliver(environ: Mapping[str, str]) -> None:
    """Be a deliverer with these settings."""
    os.environ.update(environ)
    sys.exit(entry.command("alerts", main, [], says="shuize"))


def start(environ: Mapping[str, str]) -> ForkServerProcess:
    """Start one deliverer."""
    process = PROCESSES.Process(target=deliver, args=(environ,))
    process.start()
    return process


def kill_again_and_again(engine: Engine, peer: Peer, environ: Mapping[str, str]) -> list[ForkServerProcess]:
    """Kill sixteen deliverers in the middle of their work, two running at any time; return those left running."""
    chance = random.Random(11)  # noqa: S311  # chooses when to kill
    running = [start(environ), start(environ)]
    for _ in range(KILLS):
        with writing(engine) as conn:
            for key in range(KEYS):
                add(conn, key=f"k{key}", now=datetime.now(UTC))  # older ones are forgotten once they have arrived
        wanted = len(peer.requests) + chance.randint(2, 10)
        eventually(lambda wanted=wanted: len(peer.requests) >= wanted, seconds=60)  # type: ignore[misc]  # bound at once
        time.sleep(chance.uniform(0, 0.02))  # where in its work it dies is left to chance
        oldest = running.pop(0)
        oldest.kill()
        oldest.join(30)
        running.append(start(environ))
    return running


def test_nothing_is_lost_and_nothing_made_up(database_url: str, tmp_path: Path) -> None:
    """Sixteen SIGKILLs in a stream of 400 events with failures and lost answers: every event arrives, in order."""
    engine = open_store(database_url)
    prepare(engine, "webhook")
    with listening(*ANSWERS) as peer:
        running = kill_again_and_again(engine, peer, environment(tmp_path, peer, database_url))
        try:
            eventually(lambda: states(engine)["sent"] == EVENTS, seconds=60)
        finally:
            for process in running:
                process.terminate()
                process.join(30)
        assert [process.exitcode for process in running] == [0, 0]
        check(engine, list(peer.requests))
    engine.dispose()


def check(engine: Engine, requests: list[Request]) -> None:
    """Compare what the receiver saw with what was to be told."""
    assert len(requests) < MOST_REQUESTS
    with engine.connect() as conn:
        stored = {event.id: event for event in conn.execute(select(events))}
    arrived = [(number, told(request)) for number, request in enumerate(requests) if ANSWERS[number] is not FAILED]
    first = {event_id: number for number, event_id in reversed(arrived)}
    assert set(first) == set(stored)  # lost: 0
    for request in requests:
        event = stored[told(request)]  # made up: 0
        assert request.body == event.body.encode()  # repeats: the same bytes
        assert request.signed_with(SECRET)
    answered = Counter(event_id for number, event_id in arrived if ANSWERS[number] in {ACCEPTED, slowly})
    assert max(answered.values()) > 1  # the kills did hit attempts whose outcome was not yet noted
    check_order(requests, first)


def told(request: Request) -> str:
    """Return which event the request tells."""
    return request.headers["webhook-id"]


def check_order(requests: list[Request], first: dict[str, int]) -> None:
    """No event of a key is even tried before the one before it has arrived."""
    tried = {told(request): number for number, request in reversed(list(enumerate(requests)))}
    for key in range(KEYS):
        ids = [f"msg_k{key}_{version}" for version in range(KILLS)]
        for before, after in pairwise(ids):
            assert first[before] < tried[after]
