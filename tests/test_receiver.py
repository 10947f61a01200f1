"""The demo receiver: what it accepts, what it shows, and how it fails when told to."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from io import StringIO

import httpx
import pytest
from rich.console import Console
from standardwebhooks import Webhook as Signer

from alerts.receiver import Behaviour, Receiver, Server
from alerts.schedule import Reason
from alerts.sinks.webhook import Webhook
from shuize.endpoints import configured
from shuize.settings import Settings
from shuize.store.deliveries import Claim
from tests.outbox import OTHER_SECRET, SECRET

BODY = json.dumps(
    {
        "type": "milestone.crossed",
        "data": {
            "text": "山东省外贸企业复工率 96.9 %，超过 95 %",
            "observation": {"quote": "外贸企业复工率达96.9%", "source": "某报", "published": "2020-04-13"},
        },
    },
    ensure_ascii=False,
)


@contextmanager
def receiving(behaviour: Behaviour, *, terminal: bool = False) -> Iterator[tuple[str, Receiver, StringIO]]:
    """Run a receiver; give its URL, itself and what it prints."""
    printed = StringIO()
    receiver = Receiver(behaviour, Console(file=printed, force_terminal=terminal, width=100))
    with Server(("127.0.0.1", 0), receiver) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/", receiver, printed
        finally:
            server.shutdown()
            thread.join()


def tell(
    url: str, event_id: str = "msg_1", *, body: str = BODY, secret: str = SECRET, timeout_seconds: float = 5
) -> tuple[Reason, int | None]:
    """Post with the real sink; return reason and status."""
    settings = Settings(webhook_url=url, webhook_secret=secret, webhook_allow_cidrs=("127.0.0.0/8",))
    now = datetime.now(UTC)
    claim = Claim(1, "webhook", event_id, "milestone.crossed", "k1", body, 0, "t", now + timedelta(seconds=20))

    async def once() -> tuple[Reason, int | None]:
        sink = Webhook(configured(settings)[1], timeout_seconds=timeout_seconds)
        try:
            async with asyncio.timeout(timeout_seconds):  # as a lane bounds it
                outcome = await sink.tell(claim, now)
        except TimeoutError:
            return Reason.TIMEOUT, None
        finally:
            await sink.aclose()
        return outcome.reason, outcome.status

    return asyncio.run(once())


def test_alert_is_one_line() -> None:
    """Away from a terminal: time, type, sentence, id; a repeat is known as one."""
    with receiving(Behaviour((SECRET,))) as (url, receiver, printed):
        assert tell(url) == (Reason.SENT, 204)
        assert tell(url) == (Reason.SENT, 204)
        assert tell(url, "msg_2") == (Reason.SENT, 204)
    lines = printed.getvalue().splitlines()
    assert lines[0][9:] == "milestone.crossed 山东省外贸企业复工率 96.9 %，超过 95 % [msg_1]"
    assert lines[1][9:] == "repeat of msg_1: known already"
    assert len(lines) == 3
    assert receiver.counts == {"alerts": 2, "repeats": 1, "refused": 0, "failed": 0}


def test_alert_is_a_coloured_panel_on_a_terminal() -> None:
    """With the sentence, its evidence and its source."""
    with receiving(Behaviour((SECRET,)), terminal=True) as (url, _, printed):
        tell(url)
    shown = printed.getvalue()
    for part in (
        "╭",
        "\x1b[",
        "96.9 %，超过 95 %",
        "“外贸企业复工率达96.9%”",
        "某报, 2020-04-13",
        "signature verified",
    ):
        assert part in shown


def test_articles_cannot_steer_the_terminal() -> None:
    """Control characters in what was told are not printed."""
    body = json.dumps({"type": "milestone.crossed", "data": {"text": "a\x1b[2Jb\r\nc\u202e"}})
    with receiving(Behaviour((SECRET,))) as (url, _, printed):
        tell(url, body=body)
    assert printed.getvalue()[9:] == "milestone.crossed a [2Jb  c  [msg_1]\n"


@pytest.mark.parametrize("body", ["{}", '{"type": 1, "data": []}', '{"data": {"text": null, "observation": "x"}}'])
def test_unexpected_shapes_are_shown_as_they_are(body: str) -> None:
    """A signed object of another shape is accepted."""
    with receiving(Behaviour((SECRET,)), terminal=True) as (url, receiver, _):
        assert tell(url, body=body) == (Reason.SENT, 204)
        assert receiver.counts["alerts"] == 1


def test_other_secret_is_refused() -> None:
    """A signature that is not ours gets 401, and so does JSON that is none."""
    with receiving(Behaviour((SECRET,))) as (url, receiver, printed):
        assert tell(url, secret=OTHER_SECRET) == (Reason.UNAUTHORISED, 401)
        assert tell(url, body="no json") == (Reason.UNAUTHORISED, 401)
        assert tell(url, body="[]") == (Reason.UNAUTHORISED, 401)
    assert receiver.counts == {"alerts": 0, "repeats": 0, "refused": 3, "failed": 0}
    assert "refused: no signature that fits" in printed.getvalue()


def test_rotation_accepts_either_secret() -> None:
    """Both of two secrets verify."""
    with receiving(Behaviour((SECRET, OTHER_SECRET))) as (url, _, _):
        assert tell(url, secret=OTHER_SECRET) == (Reason.SENT, 204)


@pytest.mark.parametrize(
    "change",
    [
        {"webhook-timestamp": "1"}, {"webhook-timestamp": "x"}, {"webhook-id": "msg_2"}, {"webhook-signature": "v1"},
        {"webhook-signature": "v1,%%%"}, {"webhook-signature": "v2,AAAA"}, {"webhook-signature": ""},
    ],
)  # fmt: skip
def test_any_change_breaks_the_signature(change: dict[str, str]) -> None:
    """Time, id and signature are all part of it; malformed ones are refused, not stumbled over."""
    now = datetime.now(UTC)
    headers = {
        "webhook-id": "msg_1",
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": Signer(SECRET).sign("msg_1", now, BODY),
    }
    with receiving(Behaviour((SECRET,))) as (url, _, _):
        assert httpx.post(url, content=BODY.encode(), headers=headers).status_code == 204
        assert httpx.post(url, content=BODY.encode(), headers={**headers, **change}).status_code == 401
        assert httpx.post(url, content=b"\xff\xfe", headers=headers).status_code == 401


def test_fails_on_demand() -> None:
    """A fail rate of one answers everything with the status; nothing is kept."""
    with receiving(Behaviour((SECRET,), fail_rate=1, status=503)) as (url, receiver, _):
        assert tell(url) == (Reason.SERVER_ERROR, 503)
        assert receiver.counts == {"alerts": 0, "repeats": 0, "refused": 0, "failed": 1}


def test_loses_answers_on_demand() -> None:
    """The alert is kept, the answer never comes, the repeat is known."""
    with receiving(Behaviour((SECRET,), lose_rate=1)) as (url, receiver, _):
        assert tell(url) == tell(url) == (Reason.CLOSED, None)
        assert receiver.counts == {"alerts": 1, "repeats": 1, "refused": 0, "failed": 0}


def test_is_slow_on_demand() -> None:
    """The alert is kept, the answer comes too late, the repeat is known."""
    with receiving(Behaviour((SECRET,), slow_seconds=1.0)) as (url, receiver, _):
        assert tell(url, timeout_seconds=0.3) == (Reason.TIMEOUT, None)
        assert tell(url) == (Reason.SENT, 204)
        assert receiver.counts == {"alerts": 1, "repeats": 1, "refused": 0, "failed": 0}


def test_other_requests() -> None:
    """Health with counts; nothing else to get; no body without a length, and none too long."""
    with receiving(Behaviour((SECRET,))) as (url, _, _):
        assert httpx.get(f"{url}healthz").json() == {
            "status": "ok", "alerts": 0, "repeats": 0, "refused": 0, "failed": 0
        }  # fmt: skip
        assert httpx.get(url).status_code == 404
        assert httpx.post(url, content=iter([b"{}"])).status_code == 413
        assert announced(url, "99999999") == announced(url, "-1") == announced(url, "0" * 5000) == 413


def announced(url: str, length: str) -> int:
    """Announce a body of that length, send none, and return the status."""
    connection = HTTPConnection(url.removeprefix("http://").rstrip("/"), timeout=60)
    connection.putrequest("POST", "/")
    connection.putheader("content-length", length)
    connection.endheaders()
    with closing(connection):
        return connection.getresponse().status


@contextmanager
def process(*options: str, **environ: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run `python -m alerts.receiver` on a free port; give it and its URL."""
    command = [sys.executable, "-m", "alerts.receiver", "--port", "0", *options]
    environ = {**os.environ, "PYTHONUNBUFFERED": "1", **environ}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, env=environ, text=True, **pipes) as running:  # type: ignore[call-overload]  # pipes
        try:
            stream = running.stderr if "--json" in options else running.stdout
            yield running, stream.readline().split()[-1]
        finally:
            running.kill()


def test_process_prints_json_lines() -> None:
    """For programs: one object a line with the very text that was signed; SIGTERM ends it with 0."""
    with process("--json", SHUIZE_WEBHOOK_SECRET=SECRET) as (running, url):
        assert tell(url) == tell(url) == (Reason.SENT, 204)
        running.send_signal(signal.SIGTERM)
        out, _ = running.communicate(timeout=60)
        assert running.returncode == 0
    first, second = (json.loads(line) for line in out.splitlines())
    assert (first["webhook_id"], first["repeat"], first["body"]) == ("msg_1", False, BODY)
    assert second["repeat"] is True


def test_process_prints_lines_for_people() -> None:
    """The default, with the secret as an option."""
    with process("--secret", SECRET) as (running, url):
        tell(url)
        running.send_signal(signal.SIGINT)
        out, _ = running.communicate(timeout=60)
        assert running.returncode == 0
    assert "山东省外贸企业复工率 96.9 %" in out


@pytest.mark.parametrize(("secret", "said"), [("", "the receiver needs --secret"), ("whsec_x", "must be whsec_ and")])
def test_process_needs_a_secret(secret: str, said: str) -> None:
    """Without a secret, or with one that is none, it ends with 2 and says what to do."""
    environ = {**os.environ, "SHUIZE_WEBHOOK_SECRET": secret, "SHUIZE_LANGUAGE": "en"}
    command = [sys.executable, "-m", "alerts.receiver", "--port", "0"]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert said in done.stderr


def test_taken_port_is_said() -> None:
    """Two receivers on one port: the second says so."""
    with receiving(Behaviour((SECRET,))) as (url, _, _):
        port = url.rstrip("/").rpartition(":")[2]
        command = [sys.executable, "-m", "alerts.receiver", "--port", port, "--secret", SECRET]
        environ = os.environ | {"SHUIZE_LANGUAGE": "en"}
        done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False, timeout=60)
        assert done.returncode == 2
        assert f"cannot listen on 127.0.0.1:{port}: " in done.stderr
