"""Chat robots against servers that check as the vendors do: signatures, limits, and 200 that means no."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from alerts.ledger import Pace
from alerts.samples import SAMPLES
from alerts.schedule import Gate, Outcome, Reason, gate
from alerts.sinks.sink import Merging, sink
from shuize.addresses import network
from shuize.endpoints import Endpoint
from shuize.errors import UsageError
from shuize.store.deliveries import Claim
from shuize.store.endpoints import current
from shuize.store.engine import open_store
from tests.outbox import added, prepare, row, run_lanes
from tests.receivers import Peer, listening, status
from tests.robots import JUDGES, SECRETS, robot, url

VENDORS = sorted(JUDGES)
SIGNED = ("dingtalk", "feishu")
LOOPBACK = (network("127.0.0.0/8", "test"),)
FAMILY = "👨‍👩‍👧‍👦"


def endpoint(vendor: str, peer: Peer, *, secret: str | None = None) -> Endpoint:
    """Return the endpoint of the robot."""
    secrets = (secret or SECRETS[vendor],) if vendor in SIGNED else ()
    return Endpoint("team", url(vendor, peer), secrets, LOOPBACK, sink=vendor)


def claims(*bodies: str) -> list[Claim]:
    """Return deliveries as the store hands them out."""
    until = datetime.now(UTC) + timedelta(seconds=20)
    return [Claim(n, "team", f"msg_{n}", "milestone.crossed", "k1", one, 0, "t", until) for n, one in enumerate(bodies)]


def tell(one: Endpoint, *bodies: str, at_once: bool = False) -> list[Outcome]:
    """Tell the endpoint each of the events, or all in one message."""

    async def told() -> list[Outcome]:
        opened = sink(one, 5)
        try:
            if at_once:
                assert isinstance(opened, Merging)
                return [await opened.tell_all(claims(*bodies), datetime.now(UTC))]
            return [await opened.tell(claim, datetime.now(UTC)) for claim in claims(*bodies)]
        finally:
            await opened.aclose()

    return asyncio.run(told())


@pytest.mark.parametrize("vendor", VENDORS)
def test_three_messages_arrive(vendor: str) -> None:
    """Each signed for its own time, in the vendor's form; title, sentence, quote and source are in it."""
    with robot(vendor) as peer:
        outcomes = tell(endpoint(vendor, peer), *SAMPLES)
        assert [one.reason for one in outcomes] == [Reason.SENT] * 3
        assert len(peer.requests) == 3
        said = peer.requests[0].body.decode()
        for part in ("烟台市规模以上工业企业复工率升至95.8%，越过95%", "由91.2%升至95.8%", "样报", "2020年3月4日"):
            assert part in said


@pytest.mark.parametrize("vendor", SIGNED)
def test_another_secret_is_refused(vendor: str) -> None:
    """The robot's answer is 200; the outcome says the code, and that the secret may be wrong."""
    with robot(vendor) as peer:
        (outcome,) = tell(endpoint(vendor, peer, secret="SECanother0123456789"), SAMPLES[0])
        assert (outcome.reason, outcome.status) == (Reason.UNAUTHORISED, 200)
        assert {"dingtalk": "errcode 310000", "feishu": "code 19021"}[vendor] in outcome.text


@pytest.mark.parametrize("vendor", SIGNED)
def test_without_a_secret_nothing_is_signed(vendor: str) -> None:
    """Robots that only look for keywords or addresses need none."""
    with listening(status(200)) as peer:
        tell(replace(endpoint(vendor, peer), secrets=()), SAMPLES[0])
        (request,) = peer.requests
        assert "sign" not in request.line
        assert "sign" not in json.loads(request.body)


@pytest.mark.parametrize("vendor", SIGNED)
def test_signatures_in_another_time_zone(vendor: str) -> None:
    """A process in China's zone signs what the robot recomputes."""
    with robot(vendor) as peer:
        code = (
            "from tests.test_robots import *; from alerts.schedule import Reason; p = Peer(); "
            f"p.port = {peer.port}; assert tell(endpoint({vendor!r}, p), *SAMPLES)[2].reason is Reason.SENT"
        )
        environ = {**os.environ, "TZ": "Asia/Shanghai"}
        root = Path(__file__).resolve().parent.parent
        subprocess.run([sys.executable, "-c", code], env=environ, cwd=root, check=True, timeout=60)
        assert len(peer.requests) == 3


@pytest.fixture
def engine(sqlite_url: str) -> Iterator[Engine]:
    """Give a store whose lane is open."""
    opened = open_store(sqlite_url)
    prepare(opened, "team")
    yield opened
    opened.dispose()


@pytest.mark.parametrize(
    ("vendor", "code", "reason", "seconds"),
    [
        ("dingtalk", 130101, "rate_limited", 600),
        ("feishu", 11232, "rate_limited", 60),
        ("wecom", 45009, "rate_limited", 60),
        ("dingtalk", 130102, "rate_limited", 600),
        ("feishu", 99991400, "rate_limited", 60),
        ("wecom", 45033, "rate_limited", 60),
        ("slack", "rate_limited", "rate_limited", 60),
        ("dingtalk", 310000, "unauthorised", None),
        ("feishu", 19024, "unauthorised", None),
        ("slack", "action_prohibited", "unauthorised", None),
        ("dingtalk", 999999, "rejected", None),
        ("slack", "a word of tomorrow", "rejected", None),
        ("dingtalk", -1, "server_error", None),
        ("feishu", 2200, "server_error", None),
        ("wecom", -1, "server_error", None),
    ],
)
def test_success_is_a_code_too(
    engine: Engine, vendor: str, code: int | str, reason: str, seconds: float | None
) -> None:
    """HTTP 200 with another code has not arrived: it is due again, no earlier than the vendor allows."""
    event_id = added(engine, to=("team",))
    pace = Pace((0, 20, 20), timeout_seconds=5, poll_seconds=0.05)
    with robot(vendor, [code]) as peer:
        one = endpoint(vendor, peer)
        began = datetime.now(UTC)
        run_lanes(engine, {"team": sink(one, 5)}, pace, lambda: row(engine, event_id, "team")["attempts"])
        stored = row(engine, event_id, "team")
        assert (stored["state"], stored["last_status"]) == ("due", 200)
        assert stored["last_error"].startswith(reason)
        assert str(code) in stored["last_error"]
        pause = (stored["due_at"] - began).total_seconds()
        assert (seconds or 20 * 0.79) < pause < (seconds or 20 * 1.21) + 10
        assert not any(word in stored["last_error"] for word in (SECRETS[vendor], one.url, "token0123456789"))


@pytest.mark.parametrize(
    ("vendor", "code", "seconds"), [("dingtalk", 130101, 600), ("feishu", 11232, 60), ("wecom", 45009, 60)]
)
def test_a_robot_that_blocks_is_left_alone(engine: Engine, vendor: str, code: int, seconds: float) -> None:
    """Nothing else is sent meanwhile: it would be refused too, and cost attempts."""
    first = added(engine, key="k1", to=("team",))
    pace = Pace((0, 0.1, 0.1, 0.1), timeout_seconds=5, poll_seconds=0.05)
    with robot(vendor, [code]) as peer:
        sinks = {"team": sink(endpoint(vendor, peer), 5)}
        began = datetime.now(UTC)
        run_lanes(engine, sinks, pace, lambda: row(engine, first, "team")["attempts"])
        with engine.connect() as conn:
            condition = current(conn, "team")
        assert condition.open_until is not None
        assert 0 <= (condition.open_until - began).total_seconds() - seconds < 10
        assert gate(condition, began + timedelta(seconds=seconds - 1)) is Gate.WAIT
        assert gate(condition, began + timedelta(seconds=seconds + 10)) is Gate.PROBE
        assert len(peer.requests) == 1


REFUSALS = [("dingtalk", 430104), ("feishu", 9499), ("wecom", 40058), ("slack", "invalid_payload")]
ENDINGS = [
    ("dingtalk", 300001), ("dingtalk", 400102), ("feishu", 19001), ("wecom", 93000), ("slack", "no_service"),
    ("slack", "channel_not_found"),
]  # fmt: skip


@pytest.mark.parametrize(("vendor", "code"), REFUSALS)
def test_a_message_that_will_never_be_taken_is_given_up_and_the_next_one_goes(
    engine: Engine, vendor: str, code: int | str
) -> None:
    """One attempt; what follows it about the same alert waits for nothing, and the robot counts as well."""
    refused, after = added(engine, key="k1", to=("team",)), added(engine, key="k1", to=("team",))
    pace = Pace((0, 60, 60), timeout_seconds=5, poll_seconds=0.05)
    with robot(vendor, [code]) as peer:
        sinks = {"team": sink(endpoint(vendor, peer), 5)}
        run_lanes(engine, sinks, pace, lambda: row(engine, after, "team")["state"] == "sent")
        assert len(peer.requests) == 2
    stored = row(engine, refused, "team")
    assert (stored["state"], stored["attempts"]) == ("given_up", 1)
    assert str(code) in stored["last_error"]
    with engine.connect() as conn:
        assert current(conn, "team").failures == 0


@pytest.mark.parametrize(("vendor", "code"), ENDINGS)
def test_a_robot_that_is_no_more_is_switched_off(engine: Engine, vendor: str, code: int | str) -> None:
    """Its reason is kept, and so is what is due; nothing more is sent until a person switches it on."""
    first, second = (added(engine, key=key, to=("team",)) for key in ("k1", "k2"))
    pace = Pace((0, 0.1, 0.1), timeout_seconds=5, poll_seconds=0.05, concurrency=1)
    with robot(vendor, [code]) as peer:
        sinks = {"team": sink(endpoint(vendor, peer), 5)}
        run_lanes(engine, sinks, pace, lambda: row(engine, first, "team")["attempts"])
        assert len(peer.requests) == 1
    with engine.connect() as conn:
        condition = current(conn, "team")
    assert not condition.enabled
    assert str(code) in str(condition.reason)
    assert {row(engine, one, "team")["state"] for one in (first, second)} == {"due"}


def test_a_code_beside_another_status_says_more() -> None:
    """Feishu says 400 and its code for a wrong body, and the same code with other words where it is told too fast."""
    words = {"too many request": Reason.RATE_LIMITED, "Bad Request": Reason.REFUSED}
    said = [json.dumps({"code": 9499, "msg": word, "data": {}}).encode() for word in words]
    heads = [
        b"HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: %d\r\n\r\n" % len(one) + one for one in said
    ]
    with listening(*[lambda connection, one=one: connection.sendall(one) for one in heads]) as peer:
        outcomes = tell(endpoint("feishu", peer), *[SAMPLES[0]] * len(words))
        assert [one.reason for one in outcomes] == list(words.values())


@pytest.mark.parametrize("vendor", VENDORS)
def test_a_replaced_secret_is_taken_up(vendor: str, tmp_path: Path) -> None:
    """The file that holds the secret, or the address that is one, is read again; a broken one changes nothing."""
    with robot(vendor) as peer:
        right = endpoint(vendor, peer)
        secret, address = tmp_path / "secret", tmp_path / "url"
        signed = vendor in SIGNED
        secret.write_text("SECanother0123456789\n")
        address.write_text(f"{right.url}\n" if signed else right.url.replace(SECRETS[vendor], "another0123456789"))
        begun = replace(
            right, url=address.read_text().strip(), url_file=address,
            secrets=(secret.read_text().strip(),) if signed else (), secret_file=secret if signed else None,
        )  # fmt: skip
        found: list[Outcome] = []

        async def told() -> None:
            opened = sink(begun, 5)
            for text in (None, "", SECRETS[vendor] if signed else right.url):
                if text is not None:
                    (secret if signed else address).write_text(text)
                found.append(await opened.tell(claims(SAMPLES[0])[0], datetime.now(UTC)))
            await opened.aclose()

        asyncio.run(told())
        assert [one.reason is Reason.SENT for one in found] == [False, False, True]


@pytest.mark.parametrize("vendor", ["dingtalk", "feishu", "wecom"])
def test_it_arrives_on_the_second_attempt(engine: Engine, vendor: str) -> None:
    """What was refused once by a code is told again and then is sent."""
    event_id = added(engine, to=("team",))
    pace = Pace((0, 0.1, 0.1), timeout_seconds=5, poll_seconds=0.05)
    with robot(vendor, [-1]) as peer:
        sinks = {"team": sink(endpoint(vendor, peer), 5)}
        run_lanes(engine, sinks, pace, lambda: row(engine, event_id, "team")["state"] == "sent")
        assert row(engine, event_id, "team")["attempts"] == 2
        assert len(peer.requests) == 2


def long_event(character: str) -> str:
    """Return an event whose words are nothing but that character."""
    body = json.loads(SAMPLES[0])
    body["data"]["observation"] |= {"quote": character * 3000, "source": character * 1000}
    for said in body["data"]["said"].values():
        said |= {"title": character * 2000, "text": character * 2000}
    return json.dumps(body, ensure_ascii=False)


@pytest.mark.parametrize("vendor", VENDORS)
def test_the_longest_event_fits(vendor: str) -> None:
    """Whatever the quote, the names and the source are made of: the vendor takes it."""
    with robot(vendor) as peer:
        outcomes = tell(endpoint(vendor, peer), *map(long_event, ["字", FAMILY, '"', "[", "&"]))
        assert [one.text for one in outcomes] == ["sent (HTTP 200)"] * 5


@pytest.mark.parametrize("vendor", VENDORS)
def test_several_in_one_message(vendor: str) -> None:
    """What a rate has no room for goes as one message of headlines."""
    with robot(vendor) as peer:
        (outcome,) = tell(endpoint(vendor, peer), *SAMPLES * 20, at_once=True)
        assert outcome.reason is Reason.SENT, outcome.text
        (request,) = peer.requests
        assert "60 条警讯" in request.body.decode()


STATUSES = {429: "rate_limited", 404: "unauthorised", 410: "gone", 502: "server_error", 302: "redirected"}


@pytest.mark.parametrize("vendor", VENDORS)
def test_statuses_are_those_of_every_sink(vendor: str) -> None:
    """What is not 200 is judged as a webhook's answer is."""
    with listening(*map(status, STATUSES)) as peer:
        outcomes = tell(endpoint(vendor, peer), *[SAMPLES[0]] * len(STATUSES))
        assert {one.status: one.reason for one in outcomes} == STATUSES


@pytest.mark.parametrize("vendor", VENDORS)
def test_a_page_is_no_robots_answer(vendor: str) -> None:
    """200 and a web page, as of a proxy that wants a login, has not arrived."""
    page = b"<html>log in</html>"
    answer = b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n" % len(page) + page
    with listening(lambda connection: connection.sendall(answer)) as peer:
        (outcome,) = tell(endpoint(vendor, peer), SAMPLES[0])
        assert outcome.reason is Reason.REJECTED


@pytest.mark.parametrize("vendor", VENDORS)
def test_robots_go_through_the_guard(vendor: str) -> None:
    """A loopback address that is not allowed is not dialled."""
    with robot(vendor) as peer:
        (outcome,) = tell(replace(endpoint(vendor, peer), allow=()), SAMPLES[0])
        assert outcome.reason is Reason.NOT_PUBLIC
        assert peer.requests == []


def test_a_template_is_tried_at_start(tmp_path: Path) -> None:
    """A robot with one that cannot be used does not begin."""
    own = tmp_path / "own.md"
    own.write_text("{{ nothing }}", encoding="utf-8")
    with pytest.raises(UsageError, match="'nothing' is undefined"):
        sink(Endpoint("team", "https://x.example/", sink="wecom", template=own), 5)
