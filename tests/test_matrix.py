"""The receiver matrix: every status there can be and every way to misbehave, each with its outcome, in one table."""

import asyncio
import gzip
import time
from datetime import UTC, datetime, timedelta
from socket import socket

import pytest

from alerts.schedule import Outcome
from alerts.sinks.webhook import Webhook
from tests.receivers import Answer, cut, dripping, hanging_up, huge, listening, nonsense, silent
from tests.test_webhook import SECRET, claim, endpoint

SPECIAL = {
    401: "unauthorised", 403: "unauthorised", 404: "unauthorised", 408: "timeout", 410: "gone", 429: "rate_limited",
    504: "timeout",
}  # fmt: skip
HUNDREDS = {1: "closed", 2: "sent", 3: "redirected", 4: "rejected", 5: "server_error"}
BOMB = gzip.compress(b"\0" * 50_000_000)
TIMEOUT_SECONDS = 0.6
"""What an attempt may take at a receiver that keeps it waiting."""
PATIENT_SECONDS = 60.0
"""What it may take at one that answers: a machine may stand still for a while."""


def answering(code: int, *headers: str, body: bytes = b"") -> Answer:
    """Answer any status there can be, known or not."""
    lines = [f"HTTP/1.1 {code} Something", f"content-length: {len(body)}", "connection: close", *headers, "", ""]
    return lambda connection: connection.sendall("\r\n".join(lines).encode() + body)


def unended(connection: socket) -> None:
    """Answer 200 and headers that never end."""
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        connection.sendall(b"x-more: " + b"x" * 8000 + b"\r\n")


MISBEHAVED: dict[str, tuple[Answer, str, int | None]] = {
    "slow": (silent, "timeout", None),
    "a byte now and then": (dripping, "timeout", None),
    "1 GB": (huge, "sent", 200),
    "closed in the middle of the body": (cut, "closed", None),
    "closed without an answer": (hanging_up, "closed", None),
    "no HTTP": (nonsense, "closed", None),
    "headers without end": (unended, "closed", None),
    "a redirect to another host": (answering(307, "location: http://127.0.0.1:1/"), "redirected", 307),
    "a gzip bomb": (answering(200, "content-encoding: gzip", body=BOMB), "sent", 200),
    "200 with an error in the body": (answering(200, body=b'{"errcode": 310000}'), "sent", 200),
    "500 with a long body": (answering(500, body=b"x" * 5_000_000), "server_error", 500),
}


def outcomes(url: str, count: int, seconds: float = PATIENT_SECONDS) -> list[tuple[Outcome, float]]:
    """Tell the receiver so often, one after the other; return each outcome and how long it took."""

    async def told() -> list[tuple[Outcome, float]]:
        sink = Webhook(endpoint(url, SECRET), timeout_seconds=seconds)
        found = []
        for _ in range(count):
            began = time.monotonic()
            try:
                async with asyncio.timeout(seconds):
                    outcome = await sink.tell(claim(), datetime.now(UTC))
            except TimeoutError:
                outcome = Outcome.timeout(timedelta(seconds=seconds))
            found.append((outcome, time.monotonic() - began))
        await sink.aclose()
        return found

    return asyncio.run(told())


def test_every_status() -> None:
    """From 100 to 599, whether anybody has defined it or not."""
    codes = range(100, 600)
    with listening(*map(answering, codes)) as peer:
        found = outcomes(peer.url, len(codes))
        assert len(peer.requests) == len(codes)
    expected = {code: SPECIAL.get(code, HUNDREDS[code // 100]) for code in codes}
    assert {code: str(one.reason) for code, (one, _) in zip(codes, found, strict=True)} == expected


@pytest.mark.parametrize(("answer", "reason", "status"), MISBEHAVED.values(), ids=list(MISBEHAVED))
def test_every_way_to_misbehave(answer: Answer, reason: str, status: int | None) -> None:
    """One request, one outcome, within the time that an attempt may take."""
    with listening(answer) as peer:
        ((outcome, seconds),) = outcomes(peer.url, 1, TIMEOUT_SECONDS if reason == "timeout" else PATIENT_SECONDS)
        assert (str(outcome.reason), outcome.status) == (reason, status)
        assert seconds < PATIENT_SECONDS
        assert len(peer.requests) == 1
