from dataclasses import fields
from pathlib import Path

import pytest

from shuize import settings
from shuize.errors import UsageError
from shuize.settings import Settings


def test_no_variable_is_needed() -> None:
    """Without a single variable the settings are the defaults."""
    assert settings.load({"PATH": "/bin", "SHUIZEX": "1"}) == Settings()


@pytest.mark.parametrize(
    ("variable", "text", "name", "value"),
    [
        ("SHUIZE_INBOX", "/srv/in", "inbox", Path("/srv/in")),
        ("SHUIZE_WORKERS", "4", "workers", 4),
        ("SHUIZE_SETTLE_SECONDS", "0", "settle_seconds", 0.0),
        ("SHUIZE_RETRY_SECONDS", "0, 1.5,60", "retry_seconds", (0.0, 1.5, 60.0)),
        ("SHUIZE_PACKS", "resumption, /etc/pack.toml,", "packs", ("resumption", "/etc/pack.toml")),
        ("SHUIZE_WEBHOOK_ALLOW_CIDRS", "", "webhook_allow_cidrs", ()),
        ("SHUIZE_LANGUAGE", "en", "language", "en"),
        ("SHUIZE_TIMEZONE", "UTC", "timezone", "UTC"),
    ],
)
def test_value(variable: str, text: str, name: str, value: object) -> None:
    """A variable's text becomes a value of its setting's type, and no other setting changes."""
    loaded = settings.load({variable: text})
    assert getattr(loaded, name) == value
    assert {item.name for item in fields(Settings) if getattr(loaded, item.name) != getattr(Settings(), item.name)} <= {
        name
    }


@pytest.mark.parametrize(
    ("variable", "text", "said"),
    [
        ("SHUIZE_INBXO", "x", "SHUIZE_INBXO: no such setting; did you mean SHUIZE_INBOX?"),
        ("SHUIZE_INBXO_FILE", "x", "SHUIZE_INBXO_FILE: no such setting"),
        ("SHUIZE_ZZZZZZ", "x", "SHUIZE_ZZZZZZ: no such setting"),
        ("SHUIZE_WORKERS", "two", "SHUIZE_WORKERS: 'two' is no whole number"),
        ("SHUIZE_WORKERS", "0", "SHUIZE_WORKERS: 0 is too small"),
        ("SHUIZE_SETTLE_SECONDS", "-1", "SHUIZE_SETTLE_SECONDS: -1.0 is too small"),
        ("SHUIZE_RETRY_SECONDS", "1,x", "SHUIZE_RETRY_SECONDS: '1,x'"),
        ("SHUIZE_LANGUAGE", "fr", "SHUIZE_LANGUAGE: 'fr' is none of zh, en"),
        ("SHUIZE_MARKER", "done", "SHUIZE_MARKER: 'done' is no ending of a name, as .done"),
        ("SHUIZE_TIMEZONE", "Mars/Olympus", "SHUIZE_TIMEZONE: no time zone 'Mars/Olympus'"),
        ("SHUIZE_WEBHOOK_SECRET_FILE", "/nowhere/at/all", "SHUIZE_WEBHOOK_SECRET_FILE: cannot read /nowhere/at/all"),
    ],
)
def test_wrong_value(variable: str, text: str, said: str) -> None:
    """What is wrong is said in one line that begins with the variable."""
    with pytest.raises(UsageError) as caught:
        settings.load({variable: text})
    assert str(caught.value).startswith(said)
    assert "\n" not in str(caught.value)


def test_secret_from_a_file(tmp_path: Path) -> None:
    """NAME_FILE names the file that holds the value, as container secrets do."""
    secret = tmp_path / "secret"
    secret.write_text("whsec_abc\n")
    assert settings.load({"SHUIZE_WEBHOOK_SECRET_FILE": str(secret)}).webhook_secret == "whsec_abc"


def test_secrets_are_not_shown() -> None:
    """Printing the settings shows no address and no secret."""
    shown = repr(
        Settings(
            webhook_url="https://token@host/x",
            webhook_secret="whsec_abc",
            database_url="postgresql://u:hidden@h/d",
            redis_url="redis://:hidden@h",
        )
    )
    assert not any(word in shown for word in ("token", "whsec_", "hidden"))


def test_database_beside_the_data(tmp_path: Path) -> None:
    """Without a URL the database is a file in the data folder, by its full path."""
    assert settings.database_url(Settings(data=tmp_path)) == f"sqlite:///{tmp_path / 'shuize.db'}"
    assert settings.database_url(Settings(database_url="postgresql://h/d")) == "postgresql://h/d"
