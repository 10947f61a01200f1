"""Letters through a real mail server: encryption, log-in, threads, refusals, and what is in them."""

import asyncio
import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from alerts.samples import SAMPLES
from alerts.schedule import Outcome, Reason
from alerts.sinks.sink import sink
from shuize.addresses import network
from shuize.endpoints import Endpoint
from shuize.errors import UsageError
from shuize.store.deliveries import Claim
from tests.post_office import PASSWORD, USER, certificate_for, office

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
LOOPBACK = (network("127.0.0.0/8", "test"), network("::1/128", "test"))


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a certificate for localhost."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed")
    return certificate_for("localhost", tmp_path_factory.mktemp("tls"))


def endpoint(url: str, **changes: Any) -> Endpoint:  # noqa: ANN401  # any field of an endpoint
    """Return an endpoint that writes to two people."""
    to = ("张三 <zhang@example.org>", "li@example.org")
    told = Endpoint("desk", url, allow=LOOPBACK, sink="email", to=to, sender="水则 <shuize@example.org>")
    return replace(told, **changes)


def claim(body: str = SAMPLES[0], event_id: str = "msg_1", kind: str = "milestone.crossed") -> Claim:
    """Return a delivery as the store hands it out."""
    return Claim(1, "desk", event_id, kind, "k1", body, 0, "t", datetime.now(UTC) + timedelta(seconds=20))


def tell(one: Endpoint, *claims: Claim) -> list[Outcome]:
    """Write the letters."""

    async def told() -> list[Outcome]:
        opened = sink(one, 5)
        return [await opened.tell(each, NOW) for each in claims or (claim(),)]

    return asyncio.run(told())


def part(letter: EmailMessage, kind: str) -> str:
    """Return the letter's text of that kind."""
    found = letter.get_body((kind,))
    assert found is not None
    return str(found.get_content())


def test_starttls(certificate: Path) -> None:
    """`smtp://` says STARTTLS before anything else; text and page, sender and recipients as they are declared."""
    with office(certificate) as opened:
        url = f"smtp://localhost:{opened.port}"
        assert [one.reason for one in tell(endpoint(url, ca_file=certificate))] == [Reason.SENT]
        (letter,) = opened.letters
        assert opened.over_tls == [True]
        assert opened.recipients == [["zhang@example.org", "li@example.org"]]
        assert letter["Subject"] == "烟台市规模以上工业企业复工率升至95.8%，越过95%"
        assert letter["From"] == "水则 <shuize@example.org>"
        assert letter["Message-ID"] == "<msg_1@example.org>"
        assert letter["Date"].datetime == NOW
        assert letter["Auto-Submitted"] == "auto-generated"
        assert letter["In-Reply-To"] is None
        assert "由91.2%升至95.8%" in part(letter, "plain")
        assert "<td>91.2% (2020年2月25日)</td>" in part(letter, "html")


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS:UserWarning")  # all of it is in TLS
def test_tls_from_the_start_with_a_password(certificate: Path) -> None:
    """`smtps://`, logged in."""
    with office(certificate, tls=True, password=True) as opened:
        one = endpoint(f"smtps://localhost:{opened.port}", ca_file=certificate, username=USER, secrets=(PASSWORD,))
        assert tell(one)[0].reason is Reason.SENT
        assert len(opened.letters) == 1


def test_a_wrong_password_is_said_without_it(certificate: Path) -> None:
    """535: likely a mistake in the settings; no password in what is said."""
    with office(certificate, password=True) as opened:
        one = endpoint(
            f"smtp://localhost:{opened.port}", ca_file=certificate, username=USER, secrets=("not-the-password",)
        )
        (outcome,) = tell(one)
        assert outcome.reason is Reason.UNAUTHORISED
        assert outcome.text.startswith("unauthorised: SMTP 535")
        assert "not-the-password" not in outcome.text


def test_threads() -> None:
    """A retraction answers the letter that it takes back, an attempt repeated is the same letter."""
    body = json.loads(SAMPLES[0])
    body["data"]["alert"]["supersedes"] = "msg_1"
    with office(None) as opened:
        one = endpoint(f"smtp://127.0.0.1:{opened.port}?tls=none")
        back = claim(json.dumps(body), "msg_2", "milestone.retracted")
        assert [each.reason for each in tell(one, claim(), back, back)] == [Reason.SENT] * 3
        first, second, again = opened.letters
        assert second["In-Reply-To"] == second["References"] == first["Message-ID"]
        assert second["Message-ID"] == again["Message-ID"] == "<msg_2@example.org>"
        assert opened.over_tls == [False] * 3


@pytest.mark.parametrize(
    ("refusal", "reason", "seconds"),
    [
        ("451 4.7.1 greylisted, come back", Reason.RATE_LIMITED, 300),
        ("421 4.3.2 closing", Reason.SERVER_ERROR, None),
        ("452 4.2.2 mailbox full", Reason.SERVER_ERROR, None),
        ("554 5.7.1 spam", Reason.REJECTED, None),
        ("530 5.7.0 log in first", Reason.UNAUTHORISED, None),
    ],
)
def test_refusals(refusal: str, reason: Reason, seconds: float | None) -> None:
    """Each code has its reason; the server's words are kept."""
    with office(None, refusals=[refusal]) as opened:
        (outcome,) = tell(endpoint(f"smtp://127.0.0.1:{opened.port}?tls=none"))
        assert (outcome.reason, outcome.retry_after_seconds) == (reason, seconds)
        assert outcome.detail == f"SMTP {refusal[:3]}: {refusal[4:]}"


def test_one_unknown_recipient_does_not_tell_the_others_twice() -> None:
    """Who is known has the letter, so it has arrived; where nobody is known it has not."""
    with office(None, unknown=("li@example.org",)) as opened:
        one = endpoint(f"smtp://127.0.0.1:{opened.port}?tls=none")
        assert tell(one)[0].reason is Reason.SENT
        assert opened.recipients == [["zhang@example.org"]]
        (outcome,) = tell(replace(one, to=("li@example.org",)))
        assert (outcome.reason, outcome.detail) == (Reason.REJECTED, "SMTP 550: 5.1.1 no such mailbox")


def test_a_server_without_starttls_gets_nothing() -> None:
    """Nothing goes out in the clear unless the URL says so."""
    with office(None) as opened:
        assert tell(endpoint(f"smtp://127.0.0.1:{opened.port}"))[0].reason is Reason.TLS_FAILED
        assert opened.letters == []


def test_a_certificate_of_somebody_else(certificate: Path) -> None:
    """Neither an unknown authority nor another name is trusted, in STARTTLS nor in TLS."""
    for tls, scheme in ((False, "smtp"), (True, "smtps")):
        with office(certificate, tls=tls) as opened:
            unknown = endpoint(f"{scheme}://localhost:{opened.port}")
            other_name = endpoint(f"{scheme}://127.0.0.1:{opened.port}", ca_file=certificate)
            assert [tell(one)[0].reason for one in (unknown, other_name)] == [Reason.TLS_FAILED] * 2
            assert opened.letters == []


def test_nobody_listens_and_nobody_may_be_asked() -> None:
    """A refused connection is that; an address that is not allowed is not dialled."""
    with office(None) as opened:
        one = endpoint(f"smtp://127.0.0.1:{opened.port}?tls=none")
        assert tell(replace(one, allow=()))[0].reason is Reason.NOT_PUBLIC
    assert tell(one)[0].reason is Reason.NOT_CONNECTED


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"to": ("nobody",)}, "to: 'nobody' is no mail address"),
        ({"sender": "a@b@c"}, "from: 'a@b@c' is no mail address"),
        ({"to": ("x <a@b.org>\nBcc: c@d.org",)}, "is no mail address"),
        ({"url": "smtp://user:word@localhost"}, "not a password in the URL"),
        ({"url": "smtp://localhost?tls=none", "secrets": ("word",)}, "tls=none is for smtp:// without a password"),
    ],
)
def test_mistakes_are_said_at_start(changes: dict[str, Any], said: str) -> None:
    """Before anything is dialled."""
    with pytest.raises(UsageError, match="endpoint") as raised:
        sink(endpoint(**{"url": "smtp://localhost", **changes}), 5)
    assert said in str(raised.value)


def test_a_title_with_line_breaks_is_one_line() -> None:
    """No header comes out of an article's words."""
    body = json.loads(SAMPLES[0])
    body["data"]["said"]["zh"]["title"] = "标题\r\nBcc: all@example.org"
    with office(None) as opened:
        assert (
            tell(endpoint(f"smtp://127.0.0.1:{opened.port}?tls=none"), claim(json.dumps(body)))[0].reason is Reason.SENT
        )
        assert opened.letters[0]["Subject"] == "标题 Bcc: all@example.org"
        assert opened.letters[0]["Bcc"] is None


@pytest.mark.parametrize(("name", "kind"), [("own.txt", "plain"), ("own.html", "html")])
def test_a_template_replaces_the_part_that_it_is_named_after(tmp_path: Path, name: str, kind: str) -> None:
    """Text or page; the page escapes what articles say."""
    own = tmp_path / name
    own.write_text("<p>{{ quote }}</p>", encoding="utf-8")
    body = json.loads(SAMPLES[0])
    body["data"]["observation"]["quote"] = "<b>"
    with office(None) as opened:
        tell(endpoint(f"smtp://127.0.0.1:{opened.port}?tls=none", template=own), claim(json.dumps(body)))
        expected = "<p>&lt;b&gt;</p>" if kind == "html" else "<p><b></p>"
        assert part(opened.letters[0], kind).strip() == expected
