"""One webhook after another against receivers that behave in every way a receiver can."""

import asyncio
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine
from standardwebhooks import Webhook as Verifier

from alerts.ledger import Pace
from alerts.schedule import Outcome, Reason
from alerts.sinks.webhook import Webhook
from shuize.endpoints import Endpoint, configured
from shuize.settings import Settings
from shuize.store.deliveries import Claim
from shuize.store.engine import open_store
from tests.outbox import OTHER_SECRET, SECRET, added, prepare, row, run_lanes, states
from tests.receivers import (
    Answer,
    Peer,
    cut,
    dripping,
    hanging_up,
    huge,
    listening,
    nonsense,
    silent,
    status,
)

LOOPBACK = ("127.0.0.0/8", "::1/128")
PACE = Pace((0, 1000, 1000), timeout_seconds=0.6, poll_seconds=0.05)
BODY = '{"type": "milestone.crossed", "data": {"text": "山东省外贸企业复工率 96.9 %"}}'


def endpoint(url: str, secret: str = SECRET, allow: tuple[str, ...] = LOOPBACK) -> Endpoint:
    """Return the webhook endpoint of these settings."""
    return configured(Settings(webhook_url=url, webhook_secret=secret, webhook_allow_cidrs=allow))[1]


@pytest.fixture
def engine(sqlite_url: str) -> Iterator[Engine]:
    """Give a store whose webhook lane is open."""
    opened = open_store(sqlite_url)
    prepare(opened, "webhook")
    yield opened
    opened.dispose()


def attempt(engine: Engine, url: str, *, allow: tuple[str, ...] = LOOPBACK) -> tuple[str, str, int | None, timedelta]:
    """Make one attempt through a lane; return the row's state, reason, status and pause to the next attempt."""
    event_id = added(engine)
    sink = Webhook(endpoint(url, allow=allow), timeout_seconds=PACE.timeout_seconds)
    began = datetime.now(UTC)
    run_lanes(engine, {"webhook": sink}, PACE, lambda: row(engine, event_id)["attempts"])
    stored = row(engine, event_id)
    reason = (stored["last_error"] or "sent").split()[0].rstrip(":;")
    return stored["state"], reason, stored["last_status"], stored["due_at"] - began


@pytest.mark.parametrize(
    ("answer", "reason", "code"),
    [
        (status(200), "sent", 200),
        (status(201), "sent", 201),
        (status(204), "sent", 204),
        (status(301, "location: /elsewhere"), "redirected", 301),
        (status(302, "location: http://127.0.0.1:1/"), "redirected", 302),
        (status(400), "rejected", 400),
        (status(401), "unauthorised", 401),
        (status(403), "unauthorised", 403),
        (status(404), "unauthorised", 404),
        (status(408), "timeout", 408),
        (status(410), "gone", 410),
        (status(429), "rate_limited", 429),
        (status(500), "server_error", 500),
        (status(503), "server_error", 503),
        (silent, "timeout", None),
        (dripping, "timeout", None),
        (cut, "closed", None),
        (hanging_up, "closed", None),
        (nonsense, "closed", None),
        (huge, "sent", 200),
    ],
    ids=lambda value: getattr(value, "__name__", None) if callable(value) else None,
)
def test_receiver_matrix(engine: Engine, answer: Answer, reason: str, code: int | None) -> None:
    """Every way to answer has its reason; what did not arrive is due again in its slot; one request was made."""
    with listening(answer) as peer:
        began = time.monotonic()
        state, found, last_status, pause = attempt(engine, peer.url)
        assert time.monotonic() - began < 5
        assert (found, last_status) == (reason, code)
        assert state == ("sent" if reason == "sent" else "due")
        if state == "due":
            assert timedelta(seconds=790) < pause < timedelta(seconds=1210)
        assert len(peer.requests) == 1


@pytest.mark.parametrize(
    ("answer", "seconds"),
    [
        (status(429, "retry-after: 5000"), 5000),
        (status(503, "retry-after: 5000"), 5000),
        (status(429, "retry-after: 1"), 1000),
        (status(503, "retry-after: Fri, 01 Jan 2100 00:00:00 GMT"), 86400),
        (status(200, "retry-after: 5000"), None),
    ],
)
def test_retry_after_is_heeded(engine: Engine, answer: Answer, seconds: float | None) -> None:
    """The later of the slot and the receiver's wish, at most a day."""
    with listening(answer) as peer:
        state, _, _, pause = attempt(engine, peer.url)
        if seconds is None:
            assert state == "sent"
        else:
            assert abs(pause.total_seconds() - seconds) < (0.21 * seconds if seconds == 1000 else 5)


def test_nobody_listens(engine: Engine) -> None:
    """A refused connection is that."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        assert attempt(engine, f"http://127.0.0.1:{port}/")[:3] == ("due", "not_connected", None)
    assert added(engine, key="other")


def test_no_such_name(engine: Engine) -> None:
    """A name without an address is that, or takes too long to say so."""
    assert attempt(engine, "http://name.invalid/")[1] in {"name_not_found", "timeout"}


def test_tls_to_a_plain_server(engine: Engine) -> None:
    """An https URL before an http server fails in the handshake."""
    with listening(nonsense) as peer:
        assert attempt(engine, peer.url.replace("http:", "https:"))[:3] == ("due", "tls_failed", None)


def test_not_public_unless_allowed(engine: Engine) -> None:
    """Without permission loopback is not posted to, and the row says what to set."""
    with listening(status(200)) as peer:
        assert attempt(engine, peer.url, allow=())[1] == "not_public"
        assert "SHUIZE_WEBHOOK_ALLOW_CIDRS" in row(engine, "msg_k1_0")["last_error"]
        assert peer.requests == []


def claim(body: str = BODY) -> Claim:
    """Return a delivery as the store hands it out."""
    now = datetime.now(UTC)
    return Claim(1, "webhook", "msg_1", "milestone.crossed", "k1", body, 0, "t", now + timedelta(seconds=20))


def tell(peer: Peer, *, times: int = 1, secret: str = SECRET, body: str = BODY) -> list[Outcome]:
    """Tell the peer the same delivery some times."""

    async def told() -> list[Outcome]:
        sink = Webhook(endpoint(peer.url, secret), timeout_seconds=5)
        try:
            return [await sink.tell(claim(body), datetime.now(UTC)) for _ in range(times)]
        finally:
            await sink.aclose()

    return asyncio.run(told())


def test_request_is_what_the_specification_says() -> None:
    """POST, JSON, the stored bytes, three webhook headers, nothing compressed, nothing remembered."""
    with listening(status(200, "set-cookie: tracked=1; path=/")) as peer:
        began = int(time.time())
        tell(peer, times=2)
        for request in peer.requests:
            assert request.line == "POST /hook HTTP/1.1"
            assert request.body == BODY.encode()
            assert request.headers["content-type"] == "application/json"
            assert request.headers["webhook-id"] == "msg_1"
            assert began <= int(request.headers["webhook-timestamp"]) <= time.time()
            assert "cookie" not in request.headers


def test_signature_verifies_with_the_package_and_by_hand() -> None:
    """Over the raw bytes; another body, id, time or secret does not verify."""
    with listening(status(200)) as peer:
        tell(peer)
        (request,) = peer.requests
        assert Verifier(SECRET).verify(request.body, request.headers) == json.loads(BODY)
        assert request.signed_with(SECRET)
        assert not request.signed_with(OTHER_SECRET)


def test_rotation_signs_with_both() -> None:
    """While a secret is being replaced, receivers with either accept."""
    with listening(status(200)) as peer:
        tell(peer, secret=f"{SECRET},{OTHER_SECRET}")
        (request,) = peer.requests
        assert len(request.headers["webhook-signature"].split(" ")) == 2
        assert request.signed_with(SECRET)
        assert request.signed_with(OTHER_SECRET)


@pytest.mark.parametrize("body", [BODY, '{"text":"𠮷\\u0000é"}', '{"spaces" :  1 }\n', '"' + "水" * 6000 + '"'])
def test_bytes_are_sent_as_stored(body: str) -> None:
    """Nothing is parsed, ordered or escaped on the way out."""
    with listening(status(200)) as peer:
        tell(peer, body=body)
        assert peer.requests[0].body == body.encode()
        assert peer.requests[0].signed_with(SECRET)


def test_signature_in_another_time_zone() -> None:
    """The machine's zone (China's here) changes nothing: the whole process runs in it and both checks pass."""
    with listening(status(200)) as peer:
        code = f"from tests.test_webhook import tell, Peer; p = Peer(); p.port = {peer.port}; tell(p)"
        environ = {**os.environ, "TZ": "Asia/Shanghai"}
        root = Path(__file__).resolve().parent.parent
        subprocess.run([sys.executable, "-c", code], env=environ, cwd=root, check=True, timeout=60)
        (request,) = peer.requests
        Verifier(SECRET).verify(request.body, request.headers)
        assert request.signed_with(SECRET)


def test_every_attempt_repeats_bytes_and_id(engine: Engine) -> None:
    """Three attempts are the same message, each signed for its own time."""
    event_id = added(engine)
    with listening(status(500), hanging_up, status(204)) as peer:
        sink = Webhook(endpoint(peer.url), timeout_seconds=5)
        pace = Pace((0, 0.05, 1.2), timeout_seconds=5, poll_seconds=0.05)
        run_lanes(engine, {"webhook": sink}, pace, lambda: states(engine)["sent"])
        assert {request.headers["webhook-id"] for request in peer.requests} == {event_id}
        assert len({request.body for request in peer.requests}) == 1
        assert len({request.headers["webhook-timestamp"] for request in peer.requests}) > 1
        assert len(peer.requests) == 3
        for request in peer.requests:
            Verifier(SECRET).verify(request.body, request.headers)


def test_what_the_error_says_holds_no_secret(engine: Engine) -> None:
    """Path, query and password of the URL stay out of the row."""
    with listening(nonsense) as peer:
        url = f"http://user:pa55@127.0.0.1:{peer.port}/T0KEN?key=K3Y"
        state, reason, _, _ = attempt(engine, url)
        assert (state, reason) == ("due", "closed")
        assert not any(word in row(engine, "msg_k1_0")["last_error"] for word in ("pa55", "T0KEN", "K3Y", SECRET))


def test_unknown_reason_is_still_a_failure() -> None:
    """A status outside the table of names is judged by its hundred."""
    with listening(lambda connection: connection.sendall(b"HTTP/1.1 299 Fine\r\ncontent-length: 0\r\n\r\n")) as peer:
        assert tell(peer) == [Outcome(Reason.SENT, 299)]
