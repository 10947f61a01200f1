"""Lanes and the process: order, independence, the breaker, and an orderly stop."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Engine
from structlog.testing import capture_logs

from alerts import deliver, ledger
from alerts.lane import Lane
from alerts.ledger import Ended, Pace
from alerts.schedule import Outcome, Reason
from alerts.sinks.log import Log
from alerts.sinks.sink import sink
from alerts.sinks.webhook import Webhook
from shuize.broker import broker, wake
from shuize.endpoints import Condition, Endpoint, configured
from shuize.settings import Settings
from shuize.store import endpoints
from shuize.store.deliveries import Claim
from shuize.store.engine import open_store, writing
from tests.outbox import SECRET, added, eventually, prepare, row, run_lanes, states
from tests.receivers import Peer, hanging_up, listening, silent, status

LOGGED = Endpoint("log", sink="log")
QUICK = Pace((0, *[0.05] * 30), timeout_seconds=5, poll_seconds=0.05)
PATIENT = Pace((0, 0.05, *[86400] * 8), timeout_seconds=5, concurrency=1, poll_seconds=0.05)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """Give a store whose lanes are open."""
    opened = open_store(database_url)
    prepare(opened, "webhook", "other", "log")
    yield opened
    opened.dispose()


def webhook(peer: Peer, timeout_seconds: float = 5) -> Webhook:
    """Return the sink that posts to the peer."""
    settings = Settings(webhook_url=peer.url, webhook_secret=SECRET, webhook_allow_cidrs=("127.0.0.0/8",))
    return Webhook(configured(settings)[1], timeout_seconds=timeout_seconds)


def condition(engine: Engine, endpoint: str = "webhook") -> Condition:
    """Return how the endpoint is doing."""
    with engine.connect() as conn:
        return endpoints.current(conn, endpoint)


def test_order_is_kept_for_each_key(engine: Engine) -> None:
    """With failures and lost answers in between, the events of a key arrive in order, and each did arrive."""
    ids = [added(engine, key=f"k{number % 4}") for number in range(40)]
    answers = [status(204), status(500), status(204), hanging_up, status(503), status(204)] * 20
    with listening(*answers, status(204)) as peer:
        run_lanes(engine, {"webhook": webhook(peer)}, QUICK, lambda: states(engine)["sent"] == len(ids), seconds=30)
        assert {request.headers["webhook-id"] for request in peer.requests} == set(ids)
        for key in range(4):
            numbers = [told["alert"]["sequence"] for told in sent(peer) if told["alert"]["id"] == f"k{key}"]
            assert numbers == sorted(numbers)


def sent(peer: Peer) -> list[dict[str, dict[str, object]]]:
    """Return what the peer was told, in the order of the requests."""
    return [json.loads(request.body)["data"] for request in peer.requests]


def test_dead_endpoint_delays_no_other(engine: Engine) -> None:
    """While one receiver never answers, the other one gets everything."""
    for number in range(60):
        added(engine, key=f"k{number}", to=("webhook", "other"))
    with listening(silent) as dead, listening(status(200)) as peer:
        sinks = {"webhook": webhook(dead, 60), "other": webhook(peer)}
        pace = replace(QUICK, timeout_seconds=60)
        run_lanes(engine, sinks, pace, lambda: states(engine, "other")["sent"] == 60)
        assert states(engine)["sent"] == 0
        assert 0 < len(dead.requests) <= pace.concurrency


def test_breaker_spares_the_rest(engine: Engine) -> None:
    """Five failures stop the lane: the other rows lose no attempt; a probe that arrives opens it to all."""
    for number in range(9):
        added(engine, key=f"k{number}")
    with listening(*[status(500)] * 5, status(200)) as peer:
        run_lanes(engine, {"webhook": webhook(peer)}, PATIENT, lambda: condition(engine).open_until)
        assert len(peer.requests) == condition(engine).failures == 5
        attempts = sum(row(engine, f"msg_k{number}_0")["attempts"] for number in range(9))
        assert attempts == 5
        lapse(engine)
        everything = {f"msg_k{number}_0" for number in range(5, 9)}
        run_lanes(engine, {"webhook": webhook(peer)}, PATIENT, lambda: states(engine)["sent"] >= len(everything))
        assert condition(engine) == Condition("webhook")


def lapse(engine: Engine) -> None:
    """Let the time pass for which the breaker is open."""
    with writing(engine) as conn:
        stored = endpoints.locked(conn, "webhook")
        endpoints.save(conn, replace(stored, open_until=datetime.now(UTC) - timedelta(seconds=1)), datetime.now(UTC))


def test_a_breaker_that_another_deliverer_closed_is_closed_here_too(engine: Engine) -> None:
    """The lane whose own attempts opened it tells what it is given again, as soon as somebody's probe has arrived."""
    for number in range(9):
        added(engine, key=f"k{number}")

    def told() -> bool:
        """Close the breaker, as another deliverer does, once this one has opened it; say whether the rest arrived."""
        if condition(engine).open_until:
            with writing(engine) as conn:
                endpoints.save(conn, Condition("webhook"), datetime.now(UTC))
        return states(engine)["sent"] >= 4

    with listening(*[status(500)] * 5, status(200)) as peer:
        run_lanes(engine, {"webhook": webhook(peer)}, PATIENT, told)
        assert len(peer.requests) >= 9


def test_one_probe_for_all_deliverers(engine: Engine) -> None:
    """Of several deliverers one gets the probe, a single row; the others nothing, until its lease ends."""
    now = datetime.now(UTC)
    for number in range(3):
        added(engine, key=f"k{number}")
    with writing(engine) as conn:
        endpoints.save(conn, Condition("webhook", failures=5, open_until=now), now)
    taken = [ledger.take(engine, "webhook", limit=8, pace=PATIENT, now=now) for _ in range(3)]
    assert [(len(one.parcels), one.probe) for one in taken] == [(1, True), (0, False), (0, False)]
    later = now + timedelta(seconds=PATIENT.lease_seconds)
    again = ledger.take(engine, "webhook", limit=8, pace=PATIENT, now=later)
    ((mine,),) = again.parcels
    ended = Ended(mine, Outcome(Reason.TIMEOUT), probe=again.probe, seconds=5, chance=0.5)
    ((noted,), _) = ledger.turn(engine, "webhook", [ended], limit=0, pace=PATIENT, now=later)
    assert noted.after.open_until == later + timedelta(seconds=120)


def test_gone_stops_until_a_person_switches_it_on(engine: Engine) -> None:
    """410 keeps every row and sends nothing more; a start changes nothing, `endpoints enable` does."""
    for number in range(3):
        added(engine, key=f"k{number}")
    with listening(status(410), status(200)) as peer:
        run_lanes(engine, {"webhook": webhook(peer)}, PATIENT, lambda: not condition(engine).enabled)
        assert len(peer.requests) == 1
        assert states(engine) == {"due": 3, "sent": 0, "given_up": 0, "cancelled": 0}
        (off,) = ledger.open_lanes(engine, ("webhook", "other"), datetime.now(UTC))
        assert off.reason is not None
        assert off.reason.startswith("gone")
        assert not condition(engine).enabled
        assert ledger.enable(engine, "webhook", datetime.now(UTC))
        run_lanes(engine, {"webhook": webhook(peer)}, PATIENT, lambda: states(engine)["sent"] == 3)


def test_given_up_after_the_schedule(engine: Engine) -> None:
    """The last slot's failure ends the delivery, keeps the row and lets the next of the key go."""
    added(engine), added(engine)
    with listening(status(400), status(400), status(400), status(200)) as peer, capture_logs() as logs:
        pace = replace(QUICK, schedule=(0, 0.05, 0.05))
        run_lanes(engine, {"webhook": webhook(peer)}, pace, lambda: states(engine)["sent"])
        assert states(engine) == {"due": 0, "sent": 1, "given_up": 1, "cancelled": 0}
        assert row(engine, "msg_k1_0")["last_error"] == "rejected (HTTP 400)"
    assert [entry["id"] for entry in logs if entry["event"] == "alert_abandoned"] == ["msg_k1_0"]


class Broken:
    """A sink with a bug."""

    async def tell(self, delivery: Claim, now: datetime) -> Outcome:
        """Fail as no sink should."""
        raise KeyError(delivery.event_id, now)

    async def aclose(self) -> None:
        """Nothing to close."""


def test_bug_in_a_sink_is_a_failed_attempt(engine: Engine) -> None:
    """It costs its own delivery an attempt and stops neither the lane nor another."""
    added(engine, to=("webhook", "log"))
    sinks = {"webhook": Broken(), "log": Log(LOGGED, timeout_seconds=1)}
    run_lanes(
        engine, sinks, PATIENT, lambda: states(engine, "log")["sent"] and row(engine, "msg_k1_0")["attempts"] == 2
    )
    assert row(engine, "msg_k1_0")["last_error"] == "broken: KeyError"


def test_log_says_what_a_webhook_says(engine: Engine) -> None:
    """The event under its type's name, with the sentence, the id and everything else."""
    added(engine, to=("log",), text="山东复工率过九成五")
    with capture_logs() as logs:
        run_lanes(engine, {"log": Log(LOGGED, timeout_seconds=1)}, QUICK, lambda: states(engine, "log")["sent"])
    (entry,) = [entry for entry in logs if entry["event"] == "milestone_crossed"]
    assert (entry["text"], entry["id"]) == ("山东复工率过九成五 k1/0", "msg_k1_0")
    assert entry["data"] == {"alert": {"id": "k1", "sequence": 0}, "series": {"id": "s1"}}


def test_whom_nothing_is_news_to_is_told_together(engine: Engine) -> None:
    """The first at once, what comes after it no sooner than so many seconds later; the end waits for none of them."""
    calm = replace(QUICK, calm_seconds=0.5)
    added(engine, key="first", to=("log",))

    def told() -> bool:
        """Add two more once the first is told."""
        seen = states(engine, "log")
        if seen["sent"] == 1 and not seen["due"]:
            added(engine, key="second", to=("log",))
            added(engine, key="third", to=("log",))
        return seen["sent"] == 3

    run_lanes(engine, {"log": Log(LOGGED, timeout_seconds=1)}, calm, told)
    sent = [row(engine, f"msg_{key}_0", "log")["sent_at"] for key in ("first", "second", "third")]
    assert sent[1] - sent[0] >= timedelta(seconds=0.4)
    began = time.monotonic()
    added(engine, key="last", to=("log",))
    quiet = replace(QUICK, calm_seconds=600)
    run_lanes(engine, {"log": Log(LOGGED, timeout_seconds=1)}, quiet, lambda: states(engine, "log")["sent"] == 4)
    assert time.monotonic() - began < 60


def test_broken_off_attempts_are_let_go(engine: Engine) -> None:
    """What the stop breaks off can be claimed at once, is marked as perhaps told, and has lost no attempt."""
    added(engine)
    with listening(silent) as peer:
        run_lanes(engine, {"webhook": webhook(peer, 60)}, replace(QUICK, timeout_seconds=60), lambda: peer.requests)
    stored = row(engine, "msg_k1_0")
    assert (stored["state"], stored["attempts"]) == ("due", 0)
    assert stored["lease_token"] is not None
    assert stored["lease_until"] <= datetime.now(UTC)


@contextmanager
def outage(engine: Engine) -> Iterator[None]:
    """Let the database end every connection and take no new one."""
    name = engine.url.database
    address = engine.url.set(database="postgres").render_as_string(hide_password=False)
    with psycopg.connect(address.replace("+psycopg", ""), autocommit=True) as conn:
        conn.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")  # type: ignore[arg-type]  # a name of our own
        conn.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
        try:
            yield
        finally:
            conn.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")  # type: ignore[arg-type]  # the same


@pytest.mark.postgres
def test_database_away_while_telling(postgres_url: str) -> None:
    """The outcome is noted once the database is back, without telling twice; the lane lives on."""
    engine = open_store(postgres_url)
    prepare(engine, "webhook")
    added(engine)
    pace = replace(QUICK, timeout_seconds=20)
    with listening(held := Held()) as peer, capture_logs() as logs:
        sinks = {"webhook": webhook(peer, 20)}
        lane = threading.Thread(target=run_lanes, args=(engine, sinks, pace, held.noted.is_set))
        lane.start()
        eventually(lambda: peer.requests)
        with outage(engine):
            held.released.set()
            eventually(lambda: any(entry["event"] == "store_missed" and entry["unnoted"] for entry in logs))
        eventually(lambda: states(engine)["sent"] == 1)
        added(engine)
        eventually(lambda: states(engine)["sent"] == 2)
        held.noted.set()
        lane.join(60)
        assert len(peer.requests) == 2
    engine.dispose()


@pytest.mark.parametrize(("reason", "state"), [(Reason.SENT, "sent"), (Reason.CLOSED, "due")])
def test_what_arrived_is_noted_after_its_lease(engine: Engine, reason: Reason, state: str) -> None:
    """The database was away for longer, or the process stood still: nobody is told twice. A failure is another's."""
    added(engine)
    ((mine,),) = ledger.take(engine, "webhook", limit=1, pace=QUICK, now=datetime.now(UTC)).parcels
    late = replace(mine, lease_until=datetime.now(UTC) - timedelta(seconds=1))
    with listening(status(204)) as peer, ThreadPoolExecutor(1) as executor:
        lane = Lane("webhook", webhook(peer), engine, QUICK, executor)
        lane._ended.append(Ended(late, Outcome(reason), probe=False, seconds=1, chance=0.5))
        asyncio.run(lane._turn())
        assert peer.requests == []
    (stored,) = [each for each, number in states(engine).items() if number]
    assert (stored, row(engine, mine.event_id)["lease_token"] is None) == (state, reason is Reason.SENT)


class Held:
    """Answers 204 once it is released."""

    def __init__(self) -> None:
        """Begin unreleased."""
        self.released = threading.Event()
        self.noted = threading.Event()

    def __call__(self, connection: socket.socket) -> None:
        """Wait, then answer."""
        self.released.wait(60)
        status(204)(connection)


def test_wake_comes_through_redis(tmp_path: Path) -> None:
    """A worker's wake-up reaches the lanes without waiting for the poll."""
    settings = Settings(data=tmp_path)
    woken = threading.Event()

    async def listen() -> None:
        deliver._listen(settings, woken.set)
        assert await asyncio.to_thread(woken.wait, 15)

    with broker(settings) as redis:
        wake(redis.client)
        asyncio.run(listen())


def environment(tmp_path: Path, peer: Peer, url: str, **more: str) -> dict[str, str]:
    """Return the environment of a deliverer process."""
    shuize = {
        "SHUIZE_DATA": str(tmp_path / "data"),
        "SHUIZE_DATABASE_URL": url,
        "SHUIZE_WEBHOOK_URL": peer.url,
        "SHUIZE_WEBHOOK_SECRET": SECRET,
        "SHUIZE_WEBHOOK_ALLOW_CIDRS": "127.0.0.0/8",
        "SHUIZE_LOG_FORMAT": "json",
    }
    return {**os.environ, **shuize, **more}


@contextmanager
def process(environ: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """Run `python -m alerts` for as long as the block does."""
    command = [sys.executable, "-m", "alerts"]
    with subprocess.Popen(command, env=environ, stderr=subprocess.PIPE, text=True) as running:
        try:
            yield running
        finally:
            running.kill()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_process_lets_go_and_ends(engine: Engine, database_url: str, tmp_path: Path, number: int) -> None:
    """With an attempt under way that would take a minute it lets go, ends with 0, and shows no secret on the way."""
    added(engine, to=("webhook", "log"))
    with listening(silent) as peer:
        environ = environment(tmp_path, peer, database_url, SHUIZE_WEBHOOK_TIMEOUT_SECONDS="60")
        with process(environ) as running:
            eventually(lambda: peer.requests and states(engine, "log")["sent"], seconds=60)  # on a busy machine
            check = subprocess.run([sys.executable, "-m", "alerts", "--check"], env=environ, check=False, timeout=60)
            assert check.returncode == 0
            running.send_signal(number)
            _, log = running.communicate(timeout=60)  # on a busy machine; what it took itself is in its log
            assert running.returncode == 0
        check = subprocess.run([sys.executable, "-m", "alerts", "--check"], env=environ, check=False, timeout=60)
        assert check.returncode == 1
    lines = {line["event"]: datetime.fromisoformat(line["timestamp"]) for line in map(json.loads, log.splitlines())}
    assert next(iter(lines)) == "alerts_started"
    begun = json.loads(log.splitlines()[0])
    assert sorted(name.split("//")[0] for name in begun["endpoints"]) == ["log", "webhook (webhook http:"]
    assert "milestone_crossed" in lines
    assert [*lines][-2:] == ["alerts_stopping", "alerts_stopped"]
    assert lines["alerts_stopped"] - lines["alerts_stopping"] < timedelta(seconds=4)
    assert "/hook" not in log
    assert SECRET not in log
    assert row(engine, "msg_k1_0")["lease_until"] <= datetime.now(UTC)


def test_configuration_errors_are_one_line(tmp_path: Path) -> None:
    """A webhook without a secret ends the start with 2 and says what to do."""
    environ = {**os.environ, "SHUIZE_DATA": str(tmp_path), "SHUIZE_WEBHOOK_URL": "http://example.com/T0KEN"}
    done = subprocess.run(
        [sys.executable, "-m", "alerts"], env=environ, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 2
    assert done.stderr.startswith("shuize: SHUIZE_WEBHOOK_SECRET: ")
    assert done.stderr.count("\n") == 1
    assert "T0KEN" not in done.stderr


def test_sink_of_each_endpoint() -> None:
    """The log is written, everything with a URL is posted to."""
    settings = Settings(webhook_url="https://example.com/x", webhook_secret=SECRET)
    kinds = [type(sink(one, 1)) for one in (LOGGED, configured(settings)[1])]
    assert kinds == [Log, Webhook]
