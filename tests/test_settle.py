import json
import os
import subprocess
import sys
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select

from shuize import packfile
from shuize.alert import Status
from shuize.errors import UsageError
from shuize.store import alerts, notes, observations
from shuize.store.engine import writing
from shuize.store.notes import Note, What
from shuize.store.schema import settlements as rows
from shuize.types import Place, Series
from tests.tales import ENDPOINTS, JIMO, NOW, PACK, SHANDONG, Story, send, states, store, story, submit, told
from workers.ledger.settle import Ruling, settle

DAY = "2020-03-15"
PAGE = story(
    "2020-03-17",
    {"value": "100", "as_of": DAY, "series": JIMO},
    {"value": "86.89", "as_of": DAY, "series": JIMO, "computed": Decimal("82.58"), "formula": "8327/10083"},
)
AGAIN = story("2020-03-19", {"value": "86.9", "as_of": DAY, "series": JIMO}, source="other")
CORRECTION = story("2020-03-20", {"value": "86.9", "as_of": DAY, "series": JIMO}, correction_of="*")
EVERYBODY = ("told", ENDPOINTS)


def rule(engine: Engine, value: str | None, second: int = 1) -> list[tuple[str, str, tuple[str, ...]]]:
    """Let this value stand for the day and return the events."""
    with engine.connect() as conn:
        ids = {str(one.value): one.id for one in observations.of_series(conn, JIMO.id)}
    ruling = Ruling(JIMO.id, DAY, ids[value] if value else None, "王", "电话核实")
    said = settle(
        engine, ruling, [PACK], ENDPOINTS, now=NOW + timedelta(seconds=second), lateness_days=14, language="zh"
    )
    return [(one.type, one.told, one.endpoints) for one in said]


def standing(engine: Engine) -> list[tuple[str, str]]:
    """Return what stands: key and status."""
    with engine.connect() as conn:
        found = [one.stored.state for one in alerts.listed(conn)]
    return sorted((one.key, str(one.status)) for one in found if one.status is not Status.RETRACTED)


def test_a_person_releases_what_a_contradiction_held(engine: Engine) -> None:
    """100 stands: the contradiction ends, and the marks that it held back are told; who and why are kept."""
    submit(engine, PAGE)
    send(engine)
    assert [one for _, one in standing(engine)] == ["held", "open", "held", "held"]
    assert rule(engine, "100") == [("milestone.crossed", *EVERYBODY), ("conflict.resolved", *EVERYBODY)]
    assert standing(engine) == [("100", "open"), ("90", "open"), ("95", "open")]
    with engine.connect() as conn:
        (kept,) = conn.execute(select(rows))
    assert (kept.who, kept.why, kept.said_at, kept.published) == (
        "王",
        "电话核实",
        NOW + timedelta(seconds=1),
        "2020-03-17",
    )


def test_the_decision_survives_what_comes_after(engine: Engine) -> None:
    """Read again, contradicted again, or decided twice alike: nothing; taken back: as it was before."""
    submit(engine, PAGE)
    before = states(engine)
    rule(engine, "100")
    after = states(engine)
    assert submit(engine, PAGE, 2).events == ()
    assert submit(engine, AGAIN, 3).events == ()
    assert rule(engine, "100", 4) == []
    assert states(engine) == after
    rule(engine, None, 5)
    assert {one[1:5] for one in states(engine)} == {one[1:5] for one in before}


def test_a_correction_takes_over(engine: Engine) -> None:
    """Published after the decision, it stands above it: the marks are taken back from who was told."""
    submit(engine, PAGE)
    rule(engine, "100")
    send(engine)
    assert told(submit(engine, CORRECTION, 2))[0] == ("milestone.retracted", *EVERYBODY)
    assert standing(engine) == []


def test_the_order_of_decision_and_articles_is_nothing(tmp_path: Path) -> None:
    """What stands in the end is the same whether a late equal arrives before or after the decision."""
    found = []
    for number, order in enumerate(((PAGE, None, AGAIN), (PAGE, AGAIN, None), (AGAIN, PAGE, None))):
        with store(f"sqlite:///{tmp_path}/{number}.db") as engine:
            for second, one in enumerate(order):
                if isinstance(one, Story):
                    submit(engine, one, second)
                else:
                    rule(engine, "100", second)
            found.append(states(engine))
    assert found[0] == found[1] == found[2]


def test_only_a_figure_of_that_date_can_stand(engine: Engine) -> None:
    """Another's figure, a date without one, and a series that is none are refused; nothing is kept."""
    submit(engine, PAGE)
    wrong = (Ruling(JIMO.id, DAY, "0" * 64, "a", "b"), Ruling(JIMO.id, "2020-01-01", None, "a", "b"),
             Ruling("0" * 16, DAY, None, "a", "b"))  # fmt: skip
    for ruling in wrong:
        with pytest.raises(UsageError, match="no "):
            settle(engine, ruling, [PACK], ENDPOINTS, now=NOW, lateness_days=14, language="zh")
    with engine.connect() as conn:
        assert conn.execute(select(rows)).all() == []


def note(engine: Engine, what: What, key: str = "90", **changes: Any) -> str:  # noqa: ANN401  # any field
    """Say something of the alert with this key and return its id."""
    with writing(engine) as conn:
        (one,) = [one.stored for one in alerts.listed(conn) if one.stored.state.key == key]
        notes.add(conn, Note(one.state.id, one.version, what, "王", "因为", NOW, **changes))
    return one.state.id


def test_an_acknowledgement_ends_with_the_next_news(engine: Engine) -> None:
    """A moved date is no news and leaves it; a retraction ends it. All that was said is kept."""
    submit(engine, story("2020-03-26", {"value": "91", "as_of": "2020-03-24"}))
    alert = note(engine, What.ACK)
    submit(engine, story("2020-03-27", {"value": "90.5", "as_of": "2020-03-20"}), 1)
    with engine.connect() as conn:
        assert notes.standing(conn, [alert])[alert].what is What.ACK
    note(engine, What.RESOLVE)
    with engine.connect() as conn:
        assert notes.standing(conn, [alert])[alert].what is What.RESOLVE
    send(engine)
    figures = [{"value": "80", "as_of": day} for day in ("2020-03-20", "2020-03-24")]
    submit(engine, story("2020-03-28", *figures, correction_of="*"), 2)
    with engine.connect() as conn:
        assert notes.standing(conn, [alert]) == {}
        assert [one.what for one in notes.of_alert(conn, alert)] == [What.ACK, What.RESOLVE]


def test_silence_keeps_states_and_takes_back(engine: Engine) -> None:
    """Nobody hears of the next mark on that series; another series is told; what was told is taken back."""
    submit(engine, story("2020-03-26", {"value": "91", "as_of": "2020-03-24"}))
    send(engine)
    note(engine, What.SILENCE, until=NOW + timedelta(seconds=5))
    assert told(submit(engine, story("2020-03-27", {"value": "96", "as_of": "2020-03-26"}), 1)) == [
        ("milestone.crossed", "quiet", ())
    ]
    other = story("2020-03-27", {"value": "96", "as_of": "2020-03-26", "series": JIMO})
    assert told(submit(engine, other, 2)) == [("milestone.crossed", *EVERYBODY)]
    figures = [{"value": "80", "as_of": day} for day in ("2020-03-24", "2020-03-26")]
    taken_back = told(submit(engine, story("2020-03-28", *figures, correction_of="*"), 3))
    assert ("milestone.retracted", *EVERYBODY) in taken_back
    later = told(submit(engine, story("2020-03-30", {"value": "97", "as_of": "2020-03-29"}), 6))
    assert later == [("milestone.crossed", *EVERYBODY)]


def test_the_last_word_on_silence_counts(engine: Engine) -> None:
    """A silence that ends before it is asked for ends the one before."""
    submit(engine, story("2020-03-26", {"value": "91", "as_of": "2020-03-24"}))
    note(engine, What.SILENCE, until=NOW + timedelta(days=5))
    with engine.connect() as conn:
        assert notes.silenced(conn, "p/marks", SHANDONG.id, NOW)
        assert not notes.silenced(conn, "p/marks", JIMO.id, NOW)
        assert not notes.silenced(conn, "p/conflicts", SHANDONG.id, NOW)
    note(engine, What.SILENCE, until=NOW)
    with engine.connect() as conn:
        assert not notes.silenced(conn, "p/marks", SHANDONG.id, NOW)


RATE = Series("staff_return_rate", Place("370215", "即墨区"), None, "%")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a data folder with a contradiction about 即墨: 97 here, 81 there."""
    with store(f"sqlite:///{tmp_path}/shuize.db") as engine:
        for second, (value, source) in enumerate((("97.0", "a"), ("81.0", "b"))):
            told = {"series": RATE, "value": value, "as_of": "2020-03-10"}
            submit(engine, story("2020-03-12", told, source=source), second, pack=packfile.load("resumption"))
    owners = '[[owner]]\nid = "jimo"\nplaces = ["370215"]\n\n[[owner]]\nid = "else"\nplaces = ["330000"]\n'
    (tmp_path / "shuize.toml").write_text(owners, encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run `shuize` on the folder."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SHUIZE_")}
    command = [sys.executable, "-m", "shuize", *arguments]
    environ = kept | {"SHUIZE_DATA": str(folder), "SHUIZE_CONFIG": str(folder / "shuize.toml")} | settings
    return subprocess.run(command, env=environ, capture_output=True, text=True, check=False, timeout=60)


def listed(folder: Path) -> dict[str, dict[str, Any]]:
    """Return the alerts by kind and key."""
    found = [json.loads(line) for line in run(folder, "alerts", "--json").stdout.splitlines()]
    return {one["key"]: one for one in found}


def test_a_contradiction_is_settled_at_the_terminal(folder: Path) -> None:
    """By the beginning of its id and the value that stands; taken back, it is open again."""
    alert = listed(folder)["2020-03-10"]["id"]
    done = run(folder, "conflict", "resolve", alert[:8], "--take", "97%", "--by", "王", "--why", "电话核实")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == "2020-03-10，王：电话核实"
    assert "通告: 截至2020年3月10日，即墨区返岗率为97%，首次见报即已越过90%、95%。" in done.stdout
    assert {key: one["status"] for key, one in listed(folder).items()} == {
        "2020-03-10": "retracted", "90": "open", "95": "open",
    }  # fmt: skip
    again = run(folder, "conflict", "reopen", alert, "--by", "王", "--why", "听错了")
    assert again.returncode == 0, again.stderr
    assert listed(folder)["2020-03-10"]["status"] == "open"


@pytest.mark.parametrize(
    ("key", "arguments", "said"),
    [
        (
            "2020-03-10",
            ("conflict", "resolve", "{id}", "--take", "50", "--why", "x"),
            "there are 97 (a, 2020-03-12), 81",
        ),
        ("2020-03-10", ("conflict", "resolve", "{id}", "--take", "sNaN", "--why", "x"), "no such figure"),
        ("90", ("conflict", "resolve", "{id}", "--take", "97", "--why", "x"), "is no contradiction"),
        ("90", ("alerts", "ack", "ffffffff", "--why", "x"), "no such alert"),
        ("90", ("alerts", "ack", "", "--why", "x"), "no such alert"),
        ("90", ("alerts", "ack", "{id}"), "Missing option '--why'"),
        ("90", ("alerts", "--owner", "nobody"), "no such owner; there are jimo"),
        ("90", ("alerts", "--state", "shut"), "'shut' is not one of 'pending', 'open', 'acknowledged'"),
        ("90", ("alerts", "--kind", "marks"), "'marks' is not one of 'milestone'"),
    ],
)
def test_what_cannot_be_said(folder: Path, key: str, arguments: tuple[str, ...], said: str) -> None:
    """One clear line that says what would do, exit 2."""
    alert = listed(folder)[key]["id"]
    done = run(folder, *(one.format(id=alert) for one in arguments), SHUIZE_LANGUAGE="en")
    assert done.returncode == 2
    assert said in done.stderr


def test_alerts_are_handled_at_the_terminal(folder: Path) -> None:
    """Seen, done with, or silent until a day: shown beside the alert, with who and why."""
    alert = listed(folder)["90"]["id"]
    for arguments in (("ack",), ("silence", "--until", "2020-05-01"), ("resolve",)):
        done = run(folder, "alerts", arguments[0], alert[:8], *arguments[1:], "--by", "王", "--why", "在办")
        assert done.returncode == 0, done.stderr
        shown = listed(folder)["90"]["note"]
        assert (shown["who"], shown["why"]) == ("王", "在办")
        assert shown["what"] == ("resolve" if arguments[0] == "resolve" else "ack")
    printed = run(folder, "alerts").stdout
    assert "王" in printed
    assert alert[:8] in printed


def test_the_course_of_an_alert(folder: Path) -> None:
    """What was told of it, to whom, and what people said of it afterwards, in order."""
    alert = listed(folder)["2020-03-10"]["id"]
    assert run(folder, "alerts", "ack", alert[:8], "--by", "王", "--why", "在查").returncode == 0
    shown = json.loads(run(folder, "alerts", "show", alert[:8], "--json").stdout)
    opened, said = shown["course"]
    assert (shown["id"], opened["what"], opened["told"]) == (alert, "conflict.opened", "told")
    assert opened["endpoints"] == list(ENDPOINTS)
    assert "81" in opened["text"]
    assert (said["what"], said["who"], said["why"], said["until"]) == ("ack", "王", "在查", None)
    printed = run(folder, "alerts", "show", alert[:8]).stdout
    assert all(word in printed for word in (opened["text"], *ENDPOINTS, "已阅", "在查"))


@pytest.mark.parametrize(
    ("arguments", "keys"),
    [
        ((), {"2020-03-10", "90", "95"}),
        (("--kind", "conflict"), {"2020-03-10"}),
        (("--state", "held"), {"90", "95"}),
        (("--state", "open"), set()),
        (("--state", "acknowledged"), {"2020-03-10"}),
        (("--owner", "jimo", "--limit", "1", "--state", "acknowledged"), {"2020-03-10"}),
        (("--owner", "else"), set()),
    ],
)
def test_alerts_that_are_asked_for(folder: Path, arguments: tuple[str, ...], keys: set[str]) -> None:
    """By kind, by how they stand, by who answers for them; the answer names both."""
    with store(f"sqlite:///{folder}/shuize.db") as engine, writing(engine) as conn:
        (one,) = alerts.listed(conn, kind="conflict")
        notes.add(conn, Note(one.stored.state.id, one.stored.version, What.ACK, "王", "看过", NOW))
    found = [json.loads(line) for line in run(folder, "alerts", "--json", *arguments).stdout.splitlines()]
    assert {one["key"] for one in found} == keys
    assert {one["owner"] for one in found} <= {"jimo"}
    assert {(one["state"], one["status"]) for one in found} <= {("acknowledged", "open"), ("held", "held")}
