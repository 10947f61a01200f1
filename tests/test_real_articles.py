"""The five real articles, in any order of dropping, announce what a person reading them would want to be told."""

import itertools
import json
import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from ingest.contents import articles
from shuize import packfile
from shuize.cli.stage import stage
from shuize.places import Gazetteer
from shuize.store import articles as ledger
from shuize.store.engine import open_store, writing
from shuize.store.schema import alerts, events, series
from shuize.store.schema import articles as stored
from shuize.types import Article, Reading
from workers.ledger.record import record
from workers.read import Reader

SHARED = Path(__file__).resolve().parents[2] / "shared" / "seeds"
NOW = datetime(2026, 1, 5, 8, tzinfo=UTC)
ORDERS = 12
SECONDS = 60
ABOVE = "规模以上工业企业"

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the real articles lie outside the repository")

MUST = [
    ("milestone.crossed", "first_report", "production_resumption_rate", "370000", ABOVE, "95"),
    ("milestone.crossed", "crossed", "staff_return_rate", "370000", ABOVE, "90"),
    ("milestone.crossed", "first_report", "staff_return_rate", "370200", ABOVE, "95"),
    ("milestone.crossed", "first_report", "work_resumption_rate", "370212", "商务楼宇", "100"),
    ("milestone.crossed", "first_report", "work_resumption_rate", "370000", "外商投资企业", "95"),
    ("milestone.crossed", "first_report", "work_resumption_rate", "370000", "外贸企业", "95"),
    ("milestone.crossed", "crossed", "daily_output", "370000", "口罩", "5"),
]
"""Event type, reason, indicator, region, subject, and a mark or factor that is among those it lists."""

NEVER = [
    ("staff_return_rate", "370000", ABOVE, "95"),
    ("work_resumption_rate", "370215", ABOVE, "100"),
    ("daily_output", "370000", "口罩", "10"),
]
"""Indicator, region, subject and mark that no event may announce."""


def in_order() -> list[dict[str, str]]:
    """Return the articles' names and sources, in order of publication."""
    lines = (SHARED / "meta.jsonl").read_text(encoding="utf-8").splitlines()
    return sorted(map(json.loads, lines), key=lambda line: line["published"])


@pytest.fixture(scope="module")
def read() -> list[tuple[Article, Reading]]:
    """Return the five articles with what is read from them, in order of publication."""
    reader = Reader([packfile.load("resumption")], Gazetteer.load())
    found = []
    for line in in_order():
        sidecar = {"published": line["published"], "source": line["source"]}
        (article,) = articles(line["doc"], (SHARED / line["doc"]).read_bytes(), sidecar=sidecar, modified=NOW)
        found.append((article, reader.read(article)))
    return found


def states(folder: Path, read: Sequence[tuple[Article, Reading]]) -> list[tuple[object, ...]]:
    """Return the final states after recording the readings in this order."""
    engine = open_store(f"sqlite:///{folder}/one.db")
    for article, reading in read:
        with writing(engine) as conn:
            ledger.insert(conn, article, name=article.id, now=NOW)
        record(
            engine, article, reading, [packfile.load("resumption")], ("log", "webhook"),
            now=NOW, quiet=False, lateness_days=14, language="zh",
        )  # fmt: skip
    columns = (alerts.c.rule, alerts.c.key, alerts.c.episode, alerts.c.state, alerts.c.as_of)
    query = select(*columns, series.c.region, series.c.subject).join(series, alerts.c.series_id == series.c.id)
    with engine.begin() as conn:
        found = sorted(map(tuple, conn.execute(query)), key=str)
    engine.dispose()
    return found


def test_any_order_ends_in_the_same_states(tmp_path: Path, read: list[tuple[Article, Reading]]) -> None:
    """Held, historical and crossed states are a function of the set of articles."""
    straight = states_in(tmp_path, "straight", read)
    orders = random.Random(7).sample(list(itertools.permutations(range(len(read)))), ORDERS)  # noqa: S311 - a fixed sample
    for number, order in enumerate(orders):
        assert states_in(tmp_path, f"order-{number}", [read[at] for at in order]) == straight, order


def states_in(tmp_path: Path, name: str, read: Sequence[tuple[Article, Reading]]) -> list[tuple[object, ...]]:
    """Return the final states of one order, in a folder of its own."""
    folder = tmp_path / name
    folder.mkdir()
    return states(folder, read)


def test_the_contradiction_holds_its_milestone_back(tmp_path: Path, read: list[tuple[Article, Reading]]) -> None:
    """100 % beside 86.89 %, and 86.89 % beside 8327/10083, are a conflict that holds the marks only one passes."""
    found = {row[:2] + row[3:4] for row in states_in(tmp_path, "one", read) if row[5:] == ("370215", ABOVE)}
    assert ("resumption/conflicts", "2020-03-15", "open") in found
    assert {row for row in found if row[0] == "resumption/rate-marks"} == {
        ("resumption/rate-marks", mark, "held") for mark in ("90", "95", "100")
    }


def test_dropped_in_order_they_announce_what_they_must_and_nothing_twice(tmp_path: Path) -> None:
    """The whole system, from the inbox to a signed webhook; the same articles under other names announce nothing."""
    with stage(tmp_path, "zh") as running:
        running.await_ready()
        for line in in_order():
            drop(running.settings.inbox, line, line["doc"])
            running.until("the article filed", SECONDS, lambda name=line["doc"]: filed(tmp_path, "done", name))
        told: list[dict[str, object]] = []
        running.until("the last announcement", SECONDS, lambda: bool(told.extend(running.heard()) or complete(told)))
        before = recorded(tmp_path)
        for line in in_order():
            drop(running.settings.inbox, line, f"again-{line['doc']}")
            name = f"again-{line['doc']}"
            running.until("the repeat filed", SECONDS, lambda name=name: filed(tmp_path, "duplicate", name))
        assert recorded(tmp_path) == before
    for never in NEVER:
        assert not [body for body in told if never == facts(body)[2:5] and never[-1] in marks(body)]
    assert not [
        body for body in told if "有限公司" in str(facts(body)[4]) and body["data"]["observation"]["relation"] == "lt"
    ]


def drop(inbox: Path, line: dict[str, str], name: str) -> None:
    """Put one article and its sidecar into the inbox, each whole at once."""
    sidecar = json.dumps({"published": line["published"], "source": line["source"]})
    for target, content in ((f"{name}.meta.json", sidecar.encode()), (name, (SHARED / line["doc"]).read_bytes())):
        part = inbox / f"{target}.part"
        part.write_bytes(content)
        part.rename(inbox / target)


def filed(folder: Path, shelf: str, name: str) -> bool:
    """Say whether the inbox has put the file away on that shelf."""
    return any((folder / "inbox").glob(f"{shelf}/**/{name}"))


def recorded(folder: Path) -> tuple[int, int]:
    """Return how many articles and how many events the system has."""
    engine = open_store(f"sqlite:///{folder}/data/shuize.db")
    with engine.begin() as conn:
        counted = [conn.scalar(select(func.count()).select_from(table)) or 0 for table in (stored, events)]
    engine.dispose()
    return counted[0], counted[1]


def facts(body: dict[str, object]) -> tuple[object, ...]:
    """Return the event's type, reason, indicator, region and subject."""
    data = body["data"]
    named = data["series"]
    return body["type"], data["alert"]["reason"], named["indicator"]["id"], named["place"]["code"], named["subject"]


def marks(body: dict[str, object]) -> list[str]:
    """Return the marks or factors that the event lists."""
    return list((body["data"].get("milestone") or {}).get("marks", []))


def complete(told: list[dict[str, object]]) -> bool:
    """Say whether everything that must be told has been."""
    return not list(missing(told))


def missing(told: list[dict[str, object]]) -> Iterator[tuple[str, ...]]:
    """Yield what must be told and is not yet."""
    for wanted in MUST:
        if not any(facts(body) == wanted[:5] and wanted[5] in marks(body) for body in told):
            yield wanted
    if not any(body["type"] == "conflict.opened" and facts(body)[3] == "370215" for body in told):
        yield ("conflict.opened",)
