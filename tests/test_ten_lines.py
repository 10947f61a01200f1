"""The receiver in a few lines that the pages show, run: it takes what is signed and nothing else."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from standardwebhooks import Webhook

from tests.pages import ENGLISH, FORMATS_PAGE, blocks, text_of

SECRET = "whsec_" + "c2h1aXplIHRlc3RzIHNpZ24gd2l0aCB0aGlzIGtleQ=="
PATIENCE_SECONDS = 60.0


def test_the_receiver_is_the_one_of_the_formats() -> None:
    """One receiver in all pages."""
    (program,) = blocks(text_of(ENGLISH), "python")
    assert program in blocks(text_of(FORMATS_PAGE), "python")


@pytest.fixture
def receiver(tmp_path: Path) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """Run the receiver that the page shows, on a free port; give its URL and its process."""
    (program,) = blocks(text_of(ENGLISH), "python")
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    path = tmp_path / "receiver.py"
    path.write_text(program.replace("8787", str(port)), encoding="utf-8")
    environ = {**os.environ, "SHUIZE_WEBHOOK_SECRET": SECRET, "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(
        [sys.executable, str(path)], env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    ) as process:  # fmt: skip
        try:
            await_listening(port)
            yield f"http://127.0.0.1:{port}/", process
        finally:
            process.kill()


def await_listening(port: int) -> None:
    """Return once somebody listens on the port."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            continue
        return
    raise AssertionError(f"nobody listens on {port}")


def test_the_receiver_takes_the_alert_that_is_shown_and_no_forged_one(
    receiver: tuple[str, "subprocess.Popen[str]"],
) -> None:
    """The page's own alert, signed, is printed; one signed with another secret, or changed on its way, is not."""
    url, process = receiver
    (shown,) = blocks(text_of(ENGLISH), "http")
    body = json.dumps(json.loads(shown.partition("\n\n")[2]), ensure_ascii=False, separators=(",", ":"))
    now = datetime.now(UTC)
    headers = {"webhook-id": "msg_1", "webhook-timestamp": str(int(now.timestamp()))}
    forged = Webhook("whsec_" + "b3RoZXJz" * 4).sign("msg_1", now, body)
    signed = Webhook(SECRET).sign("msg_1", now, body)
    with httpx.Client(trust_env=False, timeout=PATIENCE_SECONDS) as client:
        for content, signature in ((body, forged), (body.replace("95.8", "99.8"), signed)):
            refused = client.post(url, content=content.encode(), headers={**headers, "webhook-signature": signature})
            assert refused.status_code == httpx.codes.UNAUTHORIZED
        answer = client.post(url, content=body.encode(), headers={**headers, "webhook-signature": signed})
    assert answer.status_code == httpx.codes.NO_CONTENT
    assert process.stdout is not None
    assert process.stdout.readline().startswith("milestone.crossed 截至2020年3月2日，烟台市")
