"""The deliverer with endpoints of a settings file: every kind is told, and no log line shows what only they know."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import Engine

from shuize.store.engine import open_store
from tests.outbox import added, eventually, prepare, row
from tests.post_office import Office, office
from tests.receivers import Peer
from tests.robots import SECRETS, robot, url

REFUSING = ("dingtalk", "feishu", "wecom", "slack")
ENDPOINTS = (*REFUSING, "desk")


@pytest.fixture
def engine(sqlite_url: str) -> Iterator[Engine]:
    """Give a store."""
    opened = open_store(sqlite_url)
    prepare(opened)
    yield opened
    opened.dispose()


def settings_file(folder: Path, robots: dict[str, Peer], mail: Office) -> Path:
    """Write the settings file that declares them all; addresses and secrets stand in files."""
    tables = []
    for vendor, peer in robots.items():
        (folder / f"{vendor}.url").write_text(url(vendor, peer), encoding="utf-8")
        (folder / f"{vendor}.secret").write_text(SECRETS[vendor], encoding="utf-8")
        secret = f'secret_file = "{vendor}.secret"\n' if vendor in {"dingtalk", "feishu"} else ""
        tables.append(f'id = "{vendor}"\nsink = "{vendor}"\nurl_file = "{vendor}.url"\nlanguage = "en"\n{secret}')
    mailed = f'url = "smtp://127.0.0.1:{mail.port}?tls=none"\nto = ["desk@example.org"]\nfrom = "shuize@example.org"\n'
    tables.append(f'id = "desk"\nsink = "email"\n{mailed}')
    path = folder / "shuize.toml"
    path.write_text(
        "".join(f'[[endpoint]]\nallow_cidrs = ["127.0.0.0/8"]\n{one}\n' for one in tables), encoding="utf-8"
    )
    return path


def test_all_kinds_at_once(engine: Engine, sqlite_url: str, tmp_path: Path) -> None:
    """Each robot refuses once and then takes the alert; with every log line on, no token and no secret is in one."""
    event_id = added(engine, to=ENDPOINTS)
    with ExitStack() as stack:
        robots = {vendor: stack.enter_context(robot(vendor, [7 if vendor != "slack" else "no"])) for vendor in REFUSING}
        mail = stack.enter_context(office(None))
        environ = {
            **{name: value for name, value in os.environ.items() if not name.startswith("SHUIZE_")},
            "SHUIZE_CONFIG": str(settings_file(tmp_path, robots, mail)), "SHUIZE_DATA": str(tmp_path),
            "SHUIZE_DATABASE_URL": sqlite_url, "SHUIZE_RETRY_SECONDS": "0,0.2,0.2", "SHUIZE_LOG_LEVEL": "debug",
            "SHUIZE_REDIS_URL": "redis://127.0.0.1:1", "SHUIZE_LOG_FORMAT": "json", "PYTHONUNBUFFERED": "1",
        }  # fmt: skip
        log = tmp_path / "alerts.log"
        with log.open("w") as stream, subprocess.Popen(
            [sys.executable, "-m", "alerts"], env=environ, stderr=stream, stdout=stream
        ) as running:  # fmt: skip
            try:
                eventually(lambda: all(row(engine, event_id, one)["state"] == "sent" for one in ENDPOINTS), seconds=60)
                running.send_signal(signal.SIGTERM)
                assert running.wait(60) == 0
            finally:
                running.kill()
        assert [len(peer.requests) for peer in robots.values()] == [2, 2, 2, 2]
        assert [str(one["Message-ID"]) for one in mail.letters] == [f"<{event_id}@example.org>"]
        said = log.read_text(encoding="utf-8")
    assert said.count('"alert_sent"') == len(ENDPOINTS)
    assert said.count('"alert_failed"') == len(REFUSING)
    hidden = [*SECRETS.values(), "dingtoken0123456789", "feishutoken0123456789", *(url(*one) for one in robots.items())]
    assert [word for word in hidden if word in said] == []
