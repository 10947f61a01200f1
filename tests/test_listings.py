import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from shuize.cli.stage import Stage, stage
from shuize.settings import database_url
from shuize.store import articles, outbox
from shuize.store.engine import open_store
from shuize.supervise import environment

SAMPLES = Path(__file__).resolve().parent.parent / "seeds" / "resumption" / "articles"


def run(running: Stage, *arguments: str, language: str = "zh") -> subprocess.CompletedProcess[str]:
    """Run `shuize` with the settings of what is running."""
    environ = environment(running.settings, os.environ) | {"SHUIZE_LANGUAGE": language}
    command = [sys.executable, "-m", "shuize", *arguments]
    return subprocess.run(command, env=environ, capture_output=True, text=True, check=False, timeout=60)


def lines(running: Stage, *arguments: str) -> list[dict[str, Any]]:
    """Return the objects that a command prints."""
    done = run(running, *arguments, "--json")
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Give the whole system after it has read two articles and refused one file: 烟台 went from 91.2 % to 95.8 %."""
    with stage(tmp_path_factory.mktemp("stage"), "zh") as begun:
        begun.await_ready()
        engine = open_store(database_url(begun.settings))

        def settled(wanted: int) -> bool:
            with engine.connect() as conn:
                due = any(states["due"] for states in outbox.counts(conn).values())
                return articles.counts(conn)["read"] == wanted and not due

        for read, name in enumerate(("01-yantai-restart.txt", "04-yantai-momentum.txt"), start=1):
            begun.drop(SAMPLES / name)
            begun.until(f"{name} read and told", 20, partial(settled, read))
        engine.dispose()
        (begun.settings.inbox / "empty.txt").write_bytes(b"")
        begun.until("empty.txt refused", 20, (begun.settings.inbox / "rejected" / "empty.txt.why").exists)
        yield begun


def _status(begun: Stage) -> dict[str, Any]:
    """Return what `shuize status --json` says."""
    (found,) = lines(begun, "status")
    return found


def test_status(running: Stage) -> None:
    """The status counts what waits, what is read, what was refused and what was told, and asks Redis itself."""
    found = _status(running)
    assert found["queue"] == {"depth": 0, "problem": None}
    assert found["articles"] == {"received": 0, "read": 2, "again": 0, "quarantined": 0}
    assert found["rejected_files"] == 1
    assert found["oldest_waiting_seconds"] is None
    assert found["deliveries"]["webhook"]["sent"] == found["deliveries"]["log"]["sent"] == 2
    assert found["endpoints"]["webhook"]["enabled"]
    shown = run(running, "status", language="en").stdout
    assert all(word in shown for word in ("queue", "0 jobs", "read 2", "rejected", "1 files", "sent 2"))


def test_alerts(running: Stage) -> None:
    """Alerts are listed with where they stand, the mark, the figure and its sentence."""
    found = lines(running, "alerts", "--rule", "resumption/rate-marks")
    assert sorted((one["key"], one["status"], one["value"], one["as_of"]) for one in found) == [
        ("90", "open", "91.2", "2020-02-25"),
        ("95", "open", "95.8", "2020-03-02"),
    ]
    assert all(one["region"] == "370600" and one["value"] in one["quote"] for one in found)
    assert lines(running, "alerts", "--status", "retracted") == []
    assert len(lines(running, "alerts", "--limit", "1")) == 1
    shown = run(running, "alerts").stdout
    assert all(word in shown for word in ("烟台", "复工率", "95.8%", "成立", "越过", "首报"))


def test_series_by_words(running: Stage) -> None:
    """Words of place and indicator find one series, and its history is told by date."""
    for words in (("烟台", "复工率"), ("370600", "work_resumption_rate"), ("烟台市", "Work Resumption Rate")):
        (found,) = lines(running, "series", *words)
        past = [(one["as_of"], one["value"]) for one in found["history"]]
        assert past == [("2020-02-25", "91.2"), ("2020-03-02", "95.8")]
    shown = run(running, "series", "烟台", "复工率").stdout
    assert all(word in shown for word in ("2020-02-25", "91.2%", "2020-03-02", "95.8%"))


def test_series_by_id(running: Stage) -> None:
    """An id names one series alone; words that fit several list them."""
    listed = lines(running, "series")
    assert len(listed) > 1
    for one in listed:
        assert "history" not in one
        (found,) = lines(running, "series", one["id"])
        assert len(found["history"]) == found["observations"] == one["observations"]
    assert len(lines(running, "series", "烟台")) == len(listed)


def test_nothing_is_made_by_looking(tmp_path: Path) -> None:
    """Where nothing has run yet, looking says so, exit 5, and makes no database."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SHUIZE_")}
    for command in ("status", "alerts", "series"):
        done = subprocess.run(
            [sys.executable, "-m", "shuize", command],
            cwd=tmp_path,
            env=kept | {"SHUIZE_LANGUAGE": "en"},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == 5
        absent = tmp_path / "data" / "shuize.db"
        assert done.stderr == f"shuize: {absent}: there is no database yet; `shuize up` makes one\n"
    assert list(tmp_path.iterdir()) == []


def test_series_as_a_spreadsheet(running: Stage) -> None:
    """All figures of what is asked for, one a row, however many series they belong to."""
    printed = run(running, "series", "--csv", "烟台", "复工率").stdout
    rows = list(csv.DictReader(io.StringIO(printed.removeprefix("\ufeff"))))
    assert [(row["region_name"], row["as_of"], row["value"]) for row in rows] == [
        ("烟台市", "2020-02-25", "91.2"),
        ("烟台市", "2020-03-02", "95.8"),
    ]
    every = run(running, "series", "--csv").stdout
    assert len(list(csv.DictReader(io.StringIO(every)))) == _status(running)["observations"] > len(rows)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (("series", "--csv", "不存在的地方"), "no such series"),
        (("series", "不存在的地方"), "no such series"),
        (("alerts", "--rule", "resumption/none"), "no such rule"),
        (("alerts", "--rule", "marks"), "no such rule"),
    ],
)
def test_what_there_is_not(running: Stage, call: tuple[str, ...], says: str) -> None:
    """A question about what does not exist is a wrong call, not an empty answer."""
    done = run(running, *call, language="en")
    assert (done.returncode, says in done.stderr) == (2, True)
