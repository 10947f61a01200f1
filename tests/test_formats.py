"""What docs/formats.md says is so: its packs parse, its tables are complete, its receiver verifies."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import get_args

import httpx
import msgspec
import pytest
from standardwebhooks import Webhook

from ingest.names import TEMPORARY
from shuize import pack
from shuize.cli.fields import fields
from shuize.pack import Indicator, Rule, RuleKind, Subject, Topic
from shuize.types import AsOfKind, Kind, Observation, Place, PublishedKind, Relation, Series

DOCS = Path(__file__).resolve().parents[1] / "docs" / "formats.md"
SECRET = "whsec_" + "c2h1aXplIHRlc3RzIHNpZ24gd2l0aCB0aGlzIGtleQ=="
PATIENCE_SECONDS = 10.0


def section(title: str) -> str:
    """Return the part under this heading, up to the next."""
    text = DOCS.read_text(encoding="utf-8")
    found = re.search(rf"^#+ {re.escape(title)}\n(?P<body>.*?)(?=^#+ |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"no heading {title!r}"
    return found["body"]


def blocks(text: str, language: str) -> list[str]:
    """Return the code blocks in this language."""
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def first_column(text: str) -> set[str]:
    """Return every word in code style in the first cell of a table's row."""
    cells = re.findall(r"^\|([^|]*)\|", text, re.MULTILINE)
    return {word for cell in cells for word in re.findall(r"`([^`]+)`", cell)}


def test_the_pack_that_is_shown_can_be_used() -> None:
    """Whoever copies the example has a pack."""
    (example,) = blocks(section("Packs"), "toml")
    assert pack.parse(example, "the example").rules[0].marks == (Decimal(70), Decimal(80), Decimal(90))


def test_every_key_of_a_pack_is_explained() -> None:
    """The page knows the keys of topics, indicators and rules: none is missing, and none is gone."""
    parts = re.split(r"^\*\*`\[\[?(\w+)\]\]?`\*\*", section("Packs") + section("Rules"), flags=re.MULTILINE)
    texts = dict(zip(parts[1::2], parts[2::2], strict=True))
    for name, struct in (("topic", Topic), ("indicator", Indicator)):
        assert first_column(texts[name]) == {key.name for key in msgspec.structs.fields(struct)}
    for name, other in (("subject", Subject), ("rule", Rule)):
        assert all(f"`{key.name}`" in texts[name] for key in msgspec.structs.fields(other))


def test_every_kind_of_rule_is_explained() -> None:
    """The table of rules is the kinds that there are."""
    assert first_column(section("Rules")) == set(get_args(RuleKind))


def test_the_fields_of_a_reading_are_those_that_are_printed() -> None:
    """The table of fields is the fields, and it names every word that they can hold."""
    text = section("`shuize read --json`")
    one = Observation(
        Series("work_resumption_rate", Place("370000", "山东省"), None, "%"),
        Decimal("96.3"), Relation.EQ, None, None, Decimal("0.1"), "2020-03-24", AsOfKind.STATED, Kind.STATED,
        "0" * 64, 0, 0, 5, "96.3%", "96.3%", Decimal(1),
    )  # fmt: skip
    assert first_column(text) == set(fields("a.txt", one))
    assert {str(word) for words in (Relation, AsOfKind, Kind) for word in words} <= set(re.findall(r"`(\w+)`", text))


def test_every_way_of_dating_is_explained() -> None:
    """The table of publication dates is the ways that there are, best first."""
    rows = re.findall(r"^\| `(\w+)` \|", section("Publication dates"), re.MULTILINE)
    assert rows == list(PublishedKind)


def test_every_name_that_is_never_read_is_listed() -> None:
    """Whoever writes into the inbox knows which names are safe to write under."""
    text = section("The inbox")
    assert all(f"`{ending.decode()}`" in text for ending in TEMPORARY)


@pytest.fixture
def receiver(tmp_path: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Run the receiver that is shown, on a free port; give its URL and its process."""
    (program,) = blocks(section("A receiver in ten lines"), "python")
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    path = tmp_path / "receiver.py"
    path.write_text(program.replace("8787", str(port)), encoding="utf-8")
    environ = {**os.environ, "SHUIZE_WEBHOOK_SECRET": SECRET, "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(
        [sys.executable, str(path)], env=environ, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        encoding="utf-8",
    ) as process:  # fmt: skip
        try:
            wait_for(port)
            yield f"http://127.0.0.1:{port}/", process
        finally:
            process.kill()


def wait_for(port: int) -> None:
    """Return once somebody listens on the port."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            continue
        return
    raise AssertionError(f"nobody listens on {port}")


def test_the_receiver_that_is_shown_takes_what_is_signed_and_nothing_else(
    receiver: tuple[str, subprocess.Popen[str]],
) -> None:
    """A signed alert is answered 204 and printed; one that was changed on its way is not taken."""
    url, process = receiver
    body = '{"type": "milestone.crossed", "data": {"text": "山东外贸企业复工率96.9%"}}'
    now = datetime.now(UTC)
    headers = {
        "webhook-id": "msg_1",
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": Webhook(SECRET).sign("msg_1", now, body),
    }
    with httpx.Client(trust_env=False, timeout=PATIENCE_SECONDS) as client:
        with pytest.raises(httpx.TransportError):
            client.post(url, content=body.replace("96", "99").encode(), headers=headers)
        assert client.post(url, content=body.encode(), headers=headers).status_code == httpx.codes.NO_CONTENT
    assert process.stdout is not None
    assert process.stdout.readline() == "milestone.crossed 山东外贸企业复工率96.9%\n"
