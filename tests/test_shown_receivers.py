"""The receivers in Python, Node and Go that the formats show, each told by the webhook that is really sent."""

import asyncio
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from alerts.samples import SAMPLES
from alerts.schedule import Outcome, Reason
from alerts.sinks.webhook import Webhook
from shuize.addresses import network
from shuize.endpoints import Endpoint
from shuize.store.deliveries import Claim
from tests.outbox import OTHER_SECRET, SECRET
from tests.pages import FORMATS_PAGE, blocks, text_of
from tests.test_ten_lines import await_listening

LANGUAGES = {"python": "receiver.py", "js": "receiver.mjs", "go": "receiver.go"}
PROGRAMS = {"python": sys.executable, "js": shutil.which("node"), "go": shutil.which("go")}
ONCE_ONLY = ("js", "go")
"""Those that remember what they have seen; the one in Python does not."""


@contextmanager
def receiver(language: str, folder: Path) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """Run the page's receiver on a free port; give its URL and its process."""
    program = PROGRAMS[language]
    if program is None:
        pytest.skip(f"{'node' if language == 'js' else language} is not installed")
    (shown,) = blocks(text_of(FORMATS_PAGE), language)
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    path = folder / LANGUAGES[language]
    path.write_text(shown.replace("8787", str(port)), encoding="utf-8")
    environ = {**os.environ, "SHUIZE_WEBHOOK_SECRET": SECRET, "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"}
    command = [program, str(path)]
    if language == "go":
        built = {**environ, "GO111MODULE": "off", "GOFLAGS": "", "GOCACHE": str(folder / "cache"), "HOME": str(folder)}
        binary = folder / "receiver"
        subprocess.run([program, "build", "-o", binary, path], env=built, check=True, timeout=200)
        command = [str(binary)]
    with subprocess.Popen(
        command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8"
    ) as running:
        try:
            await_listening(port)
            yield f"http://127.0.0.1:{port}/", running
        finally:
            running.kill()


def tell(url: str, event_id: str, *secrets: str) -> Outcome:
    """Deliver an event with these secrets."""

    async def told() -> Outcome:
        opened = Webhook(Endpoint("e", url, secrets, (network("127.0.0.0/8", "test"),)), timeout_seconds=10)
        until = datetime.now(UTC) + timedelta(seconds=20)
        try:
            claim = Claim(1, "e", event_id, "milestone.crossed", "k", SAMPLES[0], 0, "t", until)
            return await opened.tell(claim, datetime.now(UTC))
        finally:
            await opened.aclose()

    return asyncio.run(told())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_receiver_takes_what_is_delivered(language: str, tmp_path: Path) -> None:
    """Signed by its secret, alone or beside a new one; not what somebody else signed; once, if it remembers."""
    with receiver(language, tmp_path) as (url, running):
        forged = tell(url, "msg_0", OTHER_SECRET)
        taken = [tell(url, "msg_1", SECRET), tell(url, "msg_1", SECRET), tell(url, "msg_2", OTHER_SECRET, SECRET)]
        assert forged.reason is not Reason.SENT
        assert [(one.reason, one.status) for one in taken] == [(Reason.SENT, 204)] * 3
        running.kill()
        assert running.stdout is not None
        lines = running.stdout.read().splitlines()
    said = "milestone.crossed 截至2020年3月2日，烟台市规模以上工业企业复工率由91.2%升至95.8%，越过95%。"
    assert lines == [said] * (2 if language in ONCE_ONLY else 3)
