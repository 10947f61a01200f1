"""Alertmanager: what is posted fits its API, and a real one keeps, ends and passes on alerts as is meant."""

import asyncio
import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from alerts.samples import SAMPLES
from alerts.schedule import Outcome, Reason
from alerts.sinks.alertmanager import alerts
from alerts.sinks.sink import sink
from shuize.addresses import network
from shuize.endpoints import Endpoint
from shuize.store.deliveries import Claim
from tests.outbox import eventually
from tests.receivers import Peer, free_port, listening, status

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
PROGRAM = shutil.which("prometheus-alertmanager") or shutil.which("alertmanager")


def event(kind: str = "milestone.crossed", *, at: datetime | None = None, marks: tuple[str, ...] = ("95",)) -> str:
    """Return an event about these marks, detected at that moment."""
    body = json.loads(SAMPLES[0])
    body["type"] = kind
    body["timestamp"] = (at or NOW).strftime("%Y-%m-%dT%H:%M:%SZ")
    body["data"]["milestone"]["marks"] = list(marks)
    body["data"]["milestone"]["alerts"] = [{"id": f"alert-{mark}", "sequence": 1} for mark in marks]
    return json.dumps(body, ensure_ascii=False)


def endpoint(port: int, **changes: Any) -> Endpoint:  # noqa: ANN401  # any field of an endpoint
    """Return the endpoint of an Alertmanager on this machine."""
    allow = (network("127.0.0.0/8", "test"),)
    return replace(Endpoint("am", f"http://127.0.0.1:{port}", allow=allow, sink="alertmanager"), **changes)


def tell(one: Endpoint, body: str, now: datetime, event_id: str = "msg_1") -> Outcome:
    """Tell the Alertmanager the event."""

    async def told() -> Outcome:
        opened = sink(one, 5)
        kind = json.loads(body)["type"]
        claim = Claim(1, "am", event_id, kind, "k1", body, 0, "t", datetime.now(UTC) + timedelta(seconds=20))
        try:
            return await opened.tell(claim, now)
        finally:
            await opened.aclose()

    return asyncio.run(told())


def made(body: str, now: datetime = NOW) -> list[dict[str, Any]]:
    """Return the alerts that are made of the event."""
    return list(alerts(json.loads(body), "msg_1", {"summary": "s"}, now))


def test_an_alert_begins_when_it_was_detected_and_does_not_end() -> None:
    """Neither the date of the figure nor the time of the attempt; the end is years away."""
    (one,) = made(event(), NOW + timedelta(days=2))
    assert one["startsAt"] == "2026-11-21T08:00:00.000Z"
    assert one["endsAt"] > "2036"
    assert one["labels"] == {
        "alertname": "Shuize", "rule": "resumption/rate-marks", "kind": "milestone", "severity": "info",
        "series": "sample", "indicator": "work_resumption_rate", "place": "370600", "mark": "95",
        "alert_id": "alert-95",
    }  # fmt: skip


def test_each_mark_is_an_alert_of_its_own() -> None:
    """So that one of them can be taken back alone, under the same labels."""
    crossed = made(event(marks=("90", "95")))
    (back,) = made(event("milestone.reversed", marks=("95",)))
    assert [one["labels"]["mark"] for one in crossed] == ["90", "95"]
    assert back["labels"] == crossed[1]["labels"]


@pytest.mark.parametrize("kind", ["milestone.retracted", "milestone.reversed", "conflict.resolved", "record.retracted"])
def test_what_takes_back_ends_the_alert(kind: str) -> None:
    """Now, and not before it began."""
    (one,) = made(event(kind), NOW + timedelta(hours=1))
    assert (one["startsAt"], one["endsAt"]) == ("2026-11-21T08:00:00.000Z", "2026-11-21T09:00:00.000Z")


@pytest.mark.parametrize("kind", ["milestone.crossed", "reversal.opened", "conflict.opened", "restatement.opened"])
def test_nothing_else_ends_it(kind: str) -> None:
    """A rule of the kind `reversal` opens an alert as others do."""
    assert made(event(kind))[0]["endsAt"] > "2036"


def test_words_are_no_labels() -> None:
    """Names may change with a pack; ids do not."""
    (one,) = made(SAMPLES[1])
    assert "mark" not in one["labels"]
    assert all(value.isascii() for value in one["labels"].values())


def test_what_is_no_alert_lasts_a_day() -> None:
    """A digest is told once."""
    body = {"type": "digest.day", "timestamp": "2026-11-21T08:00:00Z", "api_version": "1", "data": {"text": "一天"}}
    (one,) = made(json.dumps(body))
    assert one["labels"] == {"alertname": "Shuize", "kind": "digest.day", "alert_id": "msg_1"}
    assert one["endsAt"] == "2026-11-22T08:00:00.000Z"


def test_a_trial_is_soon_over() -> None:
    """A message to try the endpoint with carries a sample figure and is no standing alert."""
    assert made(event("endpoint.test"))[0]["endsAt"] == "2026-11-21T08:05:00.000Z"


@pytest.mark.parametrize("path", ["", "/", "/prefix", "/api/v2/alerts"])
def test_the_url_may_name_the_server_or_its_api(path: str) -> None:
    """With a prefix or without; a secret is a bearer token."""
    with listening(status(200)) as peer:
        one = endpoint(peer.port, url=f"http://127.0.0.1:{peer.port}{path}", secrets=("bearer-token",))
        assert tell(one, event(), NOW).reason is Reason.SENT
        (request,) = peer.requests
        prefix = path if path == "/prefix" else ""
        assert request.line == f"POST {prefix}/api/v2/alerts HTTP/1.1"
        assert request.headers["authorization"] == "Bearer bearer-token"


def test_a_refusal_keeps_its_words() -> None:
    """400 with a reason is no arrival."""
    said = b'"bad labels"'
    answer = b"HTTP/1.1 400 Bad Request\r\ncontent-length: %d\r\n\r\n" % len(said) + said
    with listening(lambda connection: connection.sendall(answer)) as peer:
        outcome = tell(endpoint(peer.port), event(), NOW)
        assert (outcome.reason, outcome.status, outcome.detail) == (Reason.REJECTED, 400, '"bad labels"')


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[int, Peer]]:
    """Run a real Alertmanager that passes everything on at once; give its port and who is told."""
    if PROGRAM is None:
        pytest.skip("prometheus-alertmanager is not installed")
    with listening(status(200)) as peer:
        port = free_port()
        config = tmp_path / "alertmanager.yml"
        config.write_text(
            "route: {receiver: peer, group_by: ['...'], group_wait: 0s, group_interval: 1s, repeat_interval: 1h}\n"
            f"receivers: [{{name: peer, webhook_configs: [{{url: '{peer.url}', send_resolved: true}}]}}]\n",
            encoding="utf-8",
        )
        command = [PROGRAM, f"--config.file={config}", f"--storage.path={tmp_path}", "--cluster.listen-address="]
        with subprocess.Popen(
            [*command, f"--web.listen-address=127.0.0.1:{port}"], stderr=subprocess.DEVNULL
        ) as running:
            try:
                eventually(lambda: _ready(port))
                yield port, peer
            finally:
                running.terminate()


def _ready(port: int) -> bool:
    """Say whether the server answers."""
    try:
        return httpx.get(f"http://127.0.0.1:{port}/-/ready", timeout=1).status_code == 200
    except httpx.HTTPError:
        return False


def standing(port: int) -> list[dict[str, Any]]:
    """Return the alerts that the server holds as active."""
    found: list[dict[str, Any]] = httpx.get(f"http://127.0.0.1:{port}/api/v2/alerts?active=true").json()
    return found


def passed_on(peer: Peer) -> list[tuple[str, str]]:
    """Return state and mark of every alert that the server told about, in order."""
    bodies = [json.loads(request.body) for request in peer.requests]
    return [(one["status"], one["labels"]["mark"]) for body in bodies for one in body["alerts"]]


def test_a_real_alertmanager(server: tuple[int, Peer]) -> None:
    """Two marks stand as two alerts; a repeat changes nothing; one is taken back, the other stands on."""
    port, peer = server
    one, detected = endpoint(port), datetime.now(UTC) - timedelta(minutes=20)
    crossed = event(at=detected, marks=("90", "95"))
    for _ in range(2):
        assert tell(one, crossed, datetime.now(UTC)).reason is Reason.SENT
    eventually(lambda: sorted(passed_on(peer)) == [("firing", "90"), ("firing", "95")])
    assert {each["startsAt"] for each in standing(port)} == {detected.strftime("%Y-%m-%dT%H:%M:%S.000Z")}
    assert tell(one, event("milestone.retracted", marks=("95",)), datetime.now(UTC)).reason is Reason.SENT
    eventually(lambda: ("resolved", "95") in passed_on(peer))
    assert [each["labels"]["mark"] for each in standing(port)] == ["90"]
    assert ("resolved", "90") not in passed_on(peer)


def test_a_late_delivery_is_told_all_the_same(server: tuple[int, Peer]) -> None:
    """Detected three days before it could be delivered: firing, not dropped as one that is over."""
    port, peer = server
    late = event(at=datetime.now(UTC) - timedelta(days=3))
    assert tell(endpoint(port), late, datetime.now(UTC)).reason is Reason.SENT
    eventually(lambda: passed_on(peer) == [("firing", "95")])
