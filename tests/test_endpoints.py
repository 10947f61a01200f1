"""Which endpoints the settings name, and what is said of settings that name none that could be used."""

import base64
from pathlib import Path
from subprocess import run

import pytest

from shuize import settings as configuration
from shuize.endpoints import Endpoint, configured
from shuize.errors import UsageError
from shuize.keys import NEW_SECRET, parse_secrets
from shuize.settings import Settings
from tests.outbox import OTHER_SECRET, SECRET

URL = "https://user:pass@hooks.example.com:8443/T0KEN?key=K3Y"


def test_log_always() -> None:
    """Without a URL alerts are logged only."""
    assert configured(Settings()) == (Endpoint("log", sink="log"),)


def test_webhook_beside_the_log() -> None:
    """A URL adds the webhook with its secrets and networks."""
    settings = Settings(
        webhook_url=URL, webhook_secret=f"{SECRET}, {OTHER_SECRET}", webhook_allow_cidrs=("127.0.0.0/8", "fd00::/8")
    )
    log, webhook = configured(settings)
    assert (log.id, webhook.id, webhook.url) == ("log", "webhook", URL)
    assert webhook.secrets == (SECRET, OTHER_SECRET)
    assert [str(network) for network in webhook.allow] == ["127.0.0.0/8", "fd00::/8"]


def test_nothing_secret_is_shown() -> None:
    """Neither repr nor what is meant to be shown holds the path, the query, the password or a secret."""
    webhook = configured(Settings(webhook_url=URL, webhook_secret=SECRET))[1]
    assert webhook.shown == "https://hooks.example.com:8443"
    for text in (repr(webhook), webhook.shown):
        assert not any(word in text for word in ("pass", "T0KEN", "K3Y", SECRET))
    assert Endpoint("webhook", "http://[::1]:80/x").shown == "http://[::1]:80"


@pytest.mark.parametrize(
    "url",
    [
        "hooks.example.com/T0KEN", "ftp://hooks.example.com/T0KEN", "http://", "http:///T0KEN", "http://:80/T0KEN",
        "http://hooks.example.com:99999/T0KEN", "http://hooks.example.com:0/T0KEN", "http://hooks.example.com:x/T0KEN",
        "http://[::1/T0KEN", "http://hooks.example.com/T0KEN#part", "http://hooks.example.com/a b/T0KEN",
        "http://hooks.example.com/\nT0KEN", f"http://{'a' * 70}.example.com/T0KEN", "http://./T0KEN",
    ],
)  # fmt: skip
def test_bad_url(url: str) -> None:
    """A URL that cannot be dialled stops the start, and is not repeated."""
    with pytest.raises(UsageError, match=r"^SHUIZE_WEBHOOK_URL: ") as raised:
        configured(Settings(webhook_url=url, webhook_secret=SECRET))
    assert "T0KEN" not in str(raised.value)


@pytest.mark.parametrize("secret", ["", " , "])
def test_webhook_without_secret(secret: str) -> None:
    """No webhook goes out unsigned; the error says how to make a secret."""
    with pytest.raises(UsageError, match=r"alerts are always signed; make a secret with python3 -c "):
        configured(Settings(webhook_url=URL, webhook_secret=secret))


def test_the_advice_works() -> None:
    """The command in the error makes a secret that is accepted, another one each time."""
    made = {run(["sh", "-c", NEW_SECRET], capture_output=True, text=True, check=True).stdout.strip() for _ in range(2)}
    assert len(made) == 2
    assert all(parse_secrets(secret) == (secret,) for secret in made)


@pytest.mark.parametrize(
    "secret",
    [
        "hunter2", "whsec_", "whsec_c2h1aXpl", "c2h1aXpl" * 4, "whsec_" + "!" * 32, "whsec_汉字",
        "whsec_" + base64.b64encode(bytes(65)).decode(), f"{SECRET},whsec_short",
    ],
)  # fmt: skip
def test_bad_secret(secret: str) -> None:
    """A secret of the wrong form or length is refused without being repeated."""
    with pytest.raises(UsageError, match=r"^SHUIZE_WEBHOOK_SECRET: must be whsec_") as raised:
        configured(Settings(webhook_url=URL, webhook_secret=secret))
    assert secret.removeprefix("whsec_") not in str(raised.value) or secret == "whsec_"


def test_bad_network() -> None:
    """A network that is none stops the start."""
    with pytest.raises(UsageError, match=r"^SHUIZE_WEBHOOK_ALLOW_CIDRS: .*10\.0\.0\.1/8"):
        configured(Settings(webhook_url=URL, webhook_secret=SECRET, webhook_allow_cidrs=("10.0.0.1/8",)))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("RETRY_SECONDS", ""), ("RETRY_SECONDS", "0,-5"), ("RETRY_SECONDS", "nan"), ("RETRY_SECONDS", "0,inf"),
        ("WEBHOOK_TIMEOUT_SECONDS", "0"), ("WEBHOOK_TIMEOUT_SECONDS", "inf"), ("WEBHOOK_TIMEOUT_SECONDS", "nan"),
    ],
)  # fmt: skip
def test_bad_pauses(name: str, text: str) -> None:
    """Pauses with which nothing would ever be sent stop the start."""
    settings = configuration.load({f"SHUIZE_{name}": text})
    with pytest.raises(UsageError, match=rf"^SHUIZE_{name}: "):
        configured(settings)


def test_secret_from_a_file(tmp_path: Path) -> None:
    """The usual way into a container: SHUIZE_WEBHOOK_SECRET_FILE."""
    file = tmp_path / "secret"
    file.write_text(f"{SECRET}\n")
    environ = {"SHUIZE_WEBHOOK_URL": URL, "SHUIZE_WEBHOOK_SECRET_FILE": str(file)}
    assert configured(configuration.load(environ))[1].secrets == (SECRET,)
