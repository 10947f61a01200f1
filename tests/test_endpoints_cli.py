"""`shuize endpoints` and `shuize deliveries`: what people see, and what each word of theirs changes."""

import asyncio
import json
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from cloudevents.core.bindings.http import HTTPMessage, from_http_event
from sqlalchemy import Engine, update

from alerts import ledger
from alerts.sinks.webhook import Webhook
from shuize import running
from shuize.cli.main import shuize
from shuize.endpoints import Endpoint
from shuize.health import Pulse
from shuize.settings import Settings
from shuize.store.endpoints import current
from shuize.store.engine import open_store, writing
from shuize.store.schema import deliveries as rows
from shuize.store.schema import event_alerts
from tests.outbox import OTHER_SECRET, SECRET, START, added, prepare, row, states
from tests.receivers import Peer, listening, status
from tests.test_webhook import claim

LOOPBACK_NETWORKS = (ip_network("127.0.0.0/8"),)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a settings file of one webhook at the peer."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SHUIZE_LANGUAGE", "en")
    return tmp_path


@pytest.fixture
def peer(folder: Path) -> Iterator[Peer]:
    """Give a receiver that the settings file names, and its secret in a file."""
    with listening(status(204)) as found:
        (folder / "hook.secret").write_text(f"{SECRET}\n")
        (folder / "hook.secret").chmod(0o600)
        (folder / "shuize.toml").write_text(
            f'[[endpoint]]\nid = "webhook"\nurl = "{found.url}"\nsecret_file = "hook.secret"\n'
            'allow_cidrs = ["127.0.0.0/8"]\n'
        )
        yield found


@pytest.fixture
def engine(folder: Path, peer: Peer) -> Iterator[Engine]:  # noqa: ARG001  # the settings file comes first
    """Give the store that the commands find."""
    opened = open_store(f"sqlite:///{folder / 'data' / 'shuize.db'}")
    prepare(opened, "webhook")
    yield opened
    opened.dispose()


def run(*words: str) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(shuize, words)


def test_list_says_where_and_how(engine: Engine) -> None:
    """Each endpoint with its address's beginning, its state, and what waits; no path, no secret."""
    added(engine)
    listed = run("endpoints", "list", "--json")
    log, webhook = map(json.loads, listed.output.splitlines())
    assert (log["endpoint"], log["state"]) == ("log", "on")
    assert (webhook["endpoint"], webhook["sink"], webhook["state"], webhook["due"]) == ("webhook", "webhook", "on", 1)
    assert "/hook" not in listed.output + run("endpoints", "list").output


def test_whom_up_tells_is_known_in_another_shell(engine: Engine, folder: Path) -> None:
    """What was said on the command line of a running `up` is listed and switched, and `test` says what is missing."""
    settings = Settings(data=folder / "data")
    running.leave(settings, [Endpoint("webhook"), Endpoint("hook", "https://h.example:8443/T0KEN?key=T0KEN")])
    assert "hook" not in [
        json.loads(line)["endpoint"] for line in run("endpoints", "list", "--json").output.splitlines()
    ]
    pulse = Pulse(settings, "up")
    rows = [json.loads(line) for line in run("endpoints", "list", "--json").output.splitlines()]
    (found,) = [one for one in rows if one["endpoint"] == "hook"]
    assert found["to"] == "https://h.example:8443"
    assert "running `shuize up`" in found["state"]
    assert "set here what was set there" in str(run("endpoints", "test", "hook").exception)
    prepared = run("endpoints", "disable", "hook", "--why", "quiet night")
    assert prepared.exit_code == 0, prepared.exception
    with engine.connect() as conn:
        assert current(conn, "hook").reason == "quiet night"
    assert "T0KEN" not in (folder / "data" / running.FILE).read_text()
    pulse.stop()
    assert "no such endpoint" in str(run("endpoints", "test", "hook").exception)


def test_a_message_to_try(peer: Peer, engine: Engine) -> None:
    """It is signed, says what it is, and leaves no row; a receiver that is away is an error with its reason."""
    assert run("endpoints", "test", "webhook").exit_code == 0
    (request,) = peer.requests
    body = json.loads(request.body)
    assert body["type"] == "endpoint.test"
    assert "测试" in body["data"]["text"] or "test" in body["data"]["text"]
    assert request.signed_with(SECRET)
    assert states(engine) == {}
    unknown = run("endpoints", "test", "hook")
    assert "there are log, webhook" in str(unknown.exception)


def test_off_and_on_again(engine: Engine) -> None:
    """What is due waits while it is off; on again, it is due now, and the breaker is closed."""
    event_id = added(engine)
    assert "off" in run("endpoints", "disable", "webhook", "--why", "holidays").output
    assert "off: holidays" in run("endpoints", "list").output
    with writing(engine) as conn:
        conn.execute(update(rows).values(due_at=datetime.now(UTC) + timedelta(days=1)))
    assert "was off already" in run("endpoints", "disable", "webhook").output
    assert "on again" in run("endpoints", "enable", "webhook").output
    assert row(engine, event_id)["due_at"] <= datetime.now(UTC)
    assert "was on already" in run("endpoints", "enable", "webhook").output


def test_what_was_done_is_said_in_chinese(engine: Engine, peer: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing else is set, an outcome, a switch and the reason that is stored are Chinese; JSON is not."""
    added(engine)
    monkeypatch.delenv("SHUIZE_LANGUAGE")
    assert "已发（HTTP 204）" in run("endpoints", "test", "webhook").output
    assert "已关闭" in run("endpoints", "disable", "webhook").output
    assert "手动关闭" in run("endpoints", "list").output
    assert "switched off by hand" in run("endpoints", "list", "--json").output
    assert "已重新打开" in run("endpoints", "enable", "webhook").output
    assert "1 则将再次投递" not in run("deliveries", "replay", "--since", "2020-04-02").output
    assert peer.requests


def test_a_new_secret(folder: Path, peer: Peer) -> None:
    """Both sign for a day, the new one first; the file stays closed to others, and a running sink takes it up."""
    one = Endpoint("webhook", peer.url, (SECRET,), LOOPBACK_NETWORKS, secret_file=folder / "hook.secret")
    sink = Webhook(one, timeout_seconds=5)

    async def told() -> None:
        await sink.tell(claim(), datetime.now(UTC))
        rotated = await asyncio.to_thread(run, "endpoints", "rotate-secret", "webhook")
        assert rotated.exit_code == 0
        made.append(rotated.output.splitlines()[0])
        await sink.tell(claim(), datetime.now(UTC))
        await sink.tell(claim(), datetime.now(UTC) + timedelta(hours=25))
        await sink.aclose()

    made: list[str] = []
    asyncio.run(told())
    before, both, after = peer.requests
    assert before.signed_with(SECRET)
    assert not before.signed_with(made[0])
    assert both.signed_with(SECRET)
    assert both.signed_with(made[0])
    assert not after.signed_with(SECRET)
    assert after.signed_with(made[0])
    assert stat.S_IMODE((folder / "hook.secret").stat().st_mode) == 0o600
    assert [path.name for path in folder.iterdir() if "secret" in path.name] == ["hook.secret"]


def test_a_broken_file_of_secrets_changes_nothing(folder: Path, peer: Peer) -> None:
    """What cannot be read is said in the log; the secrets before go on signing."""
    one = Endpoint("webhook", peer.url, (SECRET,), LOOPBACK_NETWORKS, secret_file=folder / "hook.secret")
    (folder / "hook.secret").write_text("hunter2\n")
    sink = Webhook(one, timeout_seconds=5)

    async def told() -> None:
        await sink.tell(claim(), datetime.now(UTC))
        await sink.aclose()

    asyncio.run(told())
    assert peer.requests[0].signed_with(SECRET)
    assert not peer.requests[0].signed_with(OTHER_SECRET)


def test_replaying_what_was_given_up(engine: Engine) -> None:
    """By day, endpoint and type; what has arrived only on demand; the id is the same, attempts do not begin at 0."""
    lost, arrived = added(engine, key="k1"), added(engine, key="k2")
    with writing(engine) as conn:
        for event_id, state in ((lost, "given_up"), (arrived, "sent")):
            conn.execute(update(rows).where(rows.c.event_id == event_id).values(state=state, attempts=10))
    assert run("deliveries", "replay", "--since", "2020-04-02").output == "0 due again\n"
    assert run("deliveries", "replay", "--since", "2020-04-01", "--endpoint", "other").output == "0 due again\n"
    assert run("deliveries", "replay", "--since", "2020-04-01", "--type", "milestone.crossed").output == "1 due again\n"
    assert (row(engine, lost)["state"], row(engine, lost)["attempts"]) == ("due", 1)
    assert row(engine, arrived)["state"] == "sent"
    assert run("deliveries", "replay", "--since", "2020-04-01", "--sent").output == "1 due again\n"


def test_what_was_told(engine: Engine) -> None:
    """The list, and one event as it is sent."""
    event_id = added(engine)
    (listed,) = map(json.loads, run("deliveries", "list", "--state", "due", "--json").output.splitlines())
    assert (listed["event_id"], listed["endpoint"], listed["attempts"]) == (event_id, "webhook", 0)
    shown = json.loads(run("deliveries", "show", event_id, "--json").output)
    assert shown["body"]["type"] == "milestone.crossed"
    assert [one["state"] for one in shown["deliveries"]] == ["due"]
    assert event_id in run("deliveries", "list").output
    read = run("deliveries", "show", event_id).output
    assert read.splitlines()[:3] == [event_id, "milestone.crossed", "山东复工率过九成五 k1/0"]
    assert "webhook" in read
    assert "{" not in read
    assert "no such event" in str(run("deliveries", "show", "msg_x").exception)


def test_old_deliveries_are_forgotten_but_for_the_last(engine: Engine) -> None:
    """Given up for thirty days: gone; arrived and followed by something later: gone; the last that arrived stays."""
    lost, first, last = added(engine, key="k1"), added(engine, key="k2"), added(engine, key="k2")
    with writing(engine) as conn:
        for event_id, state in ((lost, "given_up"), (first, "sent"), (last, "sent")):
            conn.execute(update(rows).where(rows.c.event_id == event_id).values(state=state))
        for event_id, version in ((lost, 0), (first, 0), (last, 1)):
            key = "k1" if event_id == lost else "k2"
            values = {"alert_id": key, "version": version, "event_id": event_id, "state": "open"}
            conn.execute(event_alerts.insert().values(values))
    assert ledger.forget(engine, START + timedelta(days=20), sent_days=365) == 0
    assert ledger.forget(engine, START + timedelta(days=31), sent_days=365) == 1
    assert ledger.forget(engine, START + timedelta(days=400), sent_days=365) == 1
    assert states(engine)["sent"] == 1
    assert row(engine, last)["state"] == "sent"


@pytest.mark.parametrize("form", ["cloudevents-binary", "cloudevents-structured"])
def test_cloud_events(form: str, peer: Peer) -> None:
    """The package reads back what was sent; the signature is over those bytes, and a repeat has the same ones."""
    stored = '{"type":"milestone.crossed","timestamp":"2020-04-03T02:11:09Z","api_version":"1","data":{"series":{"id":"s1"},"alert":{"rule":"p/r"},"text":"过九成五"}}'  # noqa: E501
    sink = Webhook(Endpoint("webhook", peer.url, (SECRET,), LOOPBACK_NETWORKS, format=form), timeout_seconds=5)

    async def told() -> None:
        for _ in range(2):
            await sink.tell(claim(stored), datetime.now(UTC))
        await sink.aclose()

    asyncio.run(told())
    one, again = peer.requests
    assert one.body == again.body
    assert one.signed_with(SECRET)
    event = from_http_event(HTTPMessage(headers=one.headers, body=one.body))
    assert (event.get_id(), event.get_type(), event.get_source(), event.get_subject()) == (
        "msg_1", "milestone.crossed", "/shuize/p/r", "s1",
    )  # fmt: skip
    assert event.get_time() == datetime(2020, 4, 3, 2, 11, 9, tzinfo=UTC)
    assert event.get_data() == json.loads(stored)["data"]
