"""The samples as a careful reader reads them, dropped in order, announce what announced.jsonl says and no more."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, select

from ingest.contents import articles
from ingest.sidecar import sidecar_fields
from shuize import packfile
from shuize.store import articles as ledger
from shuize.store import deliveries
from shuize.store.engine import open_store, writing
from shuize.store.schema import alerts, events
from shuize.types import Article, AsOfKind, Kind, Observation, Place, Reading, Relation, Series
from workers.ledger.record import record

SEED = packfile.SEEDS / "resumption"
NOW = datetime(2026, 1, 5, 8, tzinfo=UTC)
LATENESS_DAYS = 14
ENDPOINTS = ("log", "webhook")
PRINTED = {"86.89%": (Decimal("82.58"), "8327/10083")}
"""A rate beside which its numerator and denominator are printed, and what they give."""


def lines(name: str) -> list[dict[str, Any]]:
    """Return the objects of a file of JSON lines beside the pack, numbers exact."""
    text = (SEED / name).read_text(encoding="utf-8")
    return [json.loads(line, parse_float=Decimal) for line in text.splitlines()]


def taken_in(path: Path) -> Article:
    """Return the one article of a file."""
    beside = path.with_name(f"{path.name}.meta.json")
    fields = sidecar_fields(beside.read_bytes()) if beside.exists() else None
    (article,) = articles(path.name, path.read_bytes(), sidecar=fields, modified=NOW)
    return article


def readings() -> Iterator[tuple[str, Article, Reading]]:
    """Yield each sample in order, with what is expected to be read from it."""
    expected = lines("expected.jsonl")
    for path in sorted(path for path in SEED.glob("articles/*") if path.suffix != ".json"):
        article = taken_in(path)
        mine = [line for line in expected if line["doc"] == path.name and line["kind"] != "open"]
        observations = tuple(observation(article, line, mine) for line in mine)
        yield path.name, article, Reading(article.id, (), (), observations)


def observation(article: Article, line: dict[str, Any], beside: list[dict[str, Any]]) -> Observation:
    """Return the labelled figure as a reader would hand it on."""
    value, relation = Decimal(line["value"]), Relation(line["relation"])
    rounding = step(line["text"]) / 2
    computed, formula = PRINTED.get(line["text"], (None, None))
    return Observation(
        series=series(line),
        value=value,
        relation=relation,
        low={"eq": value - rounding, "ge": value}.get(relation),
        high={"eq": value + rounding, "lt": value}.get(relation),
        step=2 * rounding,
        as_of=line["as_of"],
        as_of_kind=AsOfKind(line["as_of_kind"]),
        kind=Kind(line["kind"]),
        article_id=article.id,
        story=0,
        start=line["start"],
        end=line["end"],
        text=line["text"],
        quote=line["text"],
        confidence=Decimal(1),
        bound=None if line["as_of"] else next(one["as_of"] for one in beside if follows(one, line)),
        computed=computed,
        formula=formula,
    )


def series(line: dict[str, Any]) -> Series:
    """Return what the figure is a figure of."""
    place = Place(line["region"], line["region"] or "", line.get("zone"))
    return Series(line["indicator"], place, line["subject"], line["unit"])


def follows(one: dict[str, Any], line: dict[str, Any]) -> bool:
    """Say whether this is the later value of the change that the line begins."""
    return series(one) == series(line) and one["start"] > line["start"]


def step(text: str) -> Decimal:
    """Return the weight of the last printed digit of a percentage; counts are taken as exact."""
    found = re.fullmatch(r"\d+(?:\.(?P<places>\d+))?%", text)
    return Decimal(1).scaleb(-len(found["places"] or "")) if found else Decimal(1)


def take(engine: Engine, name: str, article: Article, reading: Reading) -> None:
    """Record one sample as a worker does, and let its news arrive."""
    with writing(engine) as conn:
        ledger.insert(conn, article, name=name, now=NOW)
    record(
        engine, article, reading, (packfile.load("resumption"),), ENDPOINTS, now=NOW, quiet=False,
        lateness_days=LATENESS_DAYS, language="zh",
    )  # fmt: skip
    deliver(engine)


def announced(engine: Engine) -> Iterator[dict[str, Any]]:
    """Take each sample in and yield what was told after it, in the words of announced.jsonl."""
    seen = 0
    for name, article, reading in readings():
        take(engine, name, article, reading)
        with engine.connect() as conn:
            told = conn.execute(select(events).where(events.c.sequence > seen).order_by(events.c.sequence)).all()
        for row in told:
            seen = row.sequence
            if row.told == "told":
                yield {"after": name, **summary(json.loads(row.body))}


def states(engine: Engine) -> set[tuple[str, ...]]:
    """Return where every alert stands that was not taken back."""
    rule, columns = alerts.c.rule, (alerts.c.series_id, alerts.c.key, alerts.c.state, alerts.c.reason, alerts.c.as_of)
    with engine.connect() as conn:
        return {tuple(row) for row in conn.execute(select(rule, *columns).where(alerts.c.state != "retracted"))}


def deliver(engine: Engine) -> None:
    """Let every endpoint have what is due, so that each knows what is later taken back."""
    with writing(engine) as conn:
        for endpoint in ENDPOINTS:
            while claims := deliveries.claim(conn, endpoint, limit=100, now=NOW, lease_until=NOW, token="test"):
                for claim in claims:
                    assert deliveries.finish_all(conn, [claim], statuses={claim.sequence: None}, now=NOW)


def summary(body: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of an event that announced.jsonl names."""
    told = body["data"]
    return {
        "type": body["type"],
        "rule": told["alert"]["rule"],
        "indicator": told["series"]["indicator"]["id"],
        "region": told["series"]["place"]["code"],
        "subject": told["series"]["subject"],
        "as_of": told["observation"]["as_of"],
        "marks": told.get("milestone", {}).get("marks", []),
        "reason": told["alert"]["reason"],
    }


def in_order(found: list[dict[str, Any]]) -> list[str]:
    """Return one line an announcement, sorted: the order within one article is not what is tested here."""
    return sorted(json.dumps(one, ensure_ascii=False, sort_keys=True) for one in found)


@contextmanager
def store(tmp_path: Path, name: str) -> Iterator[Engine]:
    """Open a new store and close it in the end."""
    engine = open_store(f"sqlite:///{tmp_path / name}.db")
    try:
        yield engine
    finally:
        engine.dispose()


def test_the_samples_announce_exactly_what_is_expected(tmp_path: Path) -> None:
    """Each mark, conflict and correction is told once, at its article, for its reason."""
    expected = [{key: value for key, value in line.items() if key != "why"} for line in lines("announced.jsonl")]
    with store(tmp_path, "a") as engine:
        assert in_order(list(announced(engine))) == in_order(expected)


def test_the_order_of_dropping_decides_no_state(tmp_path: Path) -> None:
    """Dropped backwards, or each twice, the samples end in the same alerts."""
    samples = list(readings())
    with store(tmp_path, "forwards") as one, store(tmp_path, "backwards") as other:
        for sample in [*samples, *samples]:
            take(one, *sample)
        for sample in reversed(samples):
            take(other, *sample)
        assert states(one) == states(other)


def test_the_body_that_the_page_shows_is_the_one_that_is_sent(tmp_path: Path) -> None:
    """Each field of the page's example has the value of the real event; only names of places and quotes differ."""
    page = (SEED.parents[1] / "docs" / "formats.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```json\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    (shown,) = [json.loads(block) for block in blocks if '"data"' in block]
    with store(tmp_path, "a") as engine:
        assert list(announced(engine))
        with engine.connect() as conn:
            sent = [json.loads(row.body) for row in conn.execute(select(events))]
    (real,) = [one for one in sent if summary(one) == summary(shown)]
    assert without_words(real) == without_words(shown)


def without_words(body: dict[str, Any]) -> dict[str, Any]:
    """Return the body without what the reader's own places and sentences would say."""
    told = body["data"]
    place = {**told["series"]["place"], "name": None}
    return {
        **body,
        "data": {
            **told,
            "series": {**told["series"], "place": place},
            "observation": {**told["observation"], "quote": None},
            "text": None,
            "said": None,
        },
    }
