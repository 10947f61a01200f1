"""The sample articles, what a careful reader takes from them and what they must make the system announce."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from ingest.contents import articles as parse
from ingest.sidecar import sidecar_fields
from shuize import packfile
from shuize.pack import Pack
from shuize.types import Article, PublishedKind

SEED = packfile.SEEDS / "resumption"
ARTICLES = sorted(path for path in (SEED / "articles").iterdir() if path.suffix in {".txt", ".md"})
NAMES = [path.name for path in ARTICLES]
SHARED = Path(__file__).resolve().parents[2] / "shared"
CHINESE = re.compile(r"[\u4e00-\u9fff]+")
MOST_SHARED = 11
FEWEST = 12
RELATIONS = {"eq", "ge", "lt", "approx"}
KINDS = {"stated", "implied", "derived", "open"}


def lines(name: str) -> list[dict[str, Any]]:
    """Return the objects of a file of JSON lines beside the pack."""
    return [json.loads(line) for line in (SEED / name).read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def resumption() -> Pack:
    """Return the default pack."""
    return packfile.load("resumption")


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    """Return the samples as they are taken in, by file name."""
    return {path.name: taken_in(path) for path in ARTICLES}


def taken_in(path: Path) -> Article:
    """Return the one article of a file, dated as `ingest` dates it."""
    beside = path.with_name(f"{path.name}.meta.json")
    fields = sidecar_fields(beside.read_bytes()) if beside.exists() else None
    (article,) = parse(path.name, path.read_bytes(), sidecar=fields, modified=datetime.now(UTC))
    return article


def test_the_order_of_names_is_the_order_of_publication(articles: dict[str, Article]) -> None:
    """Whoever drops the samples in name order drops them as they were published."""
    days = [articles[name].published for name in NAMES]
    assert days == sorted(days)
    assert len(set(days)) == len(days) >= FEWEST


def test_every_way_of_dating_an_article_is_shown(articles: dict[str, Article]) -> None:
    """No sample is dated by its file's time, which differs from machine to machine."""
    kinds = {one.published_kind for one in articles.values()}
    assert kinds == {PublishedKind.SIDECAR, PublishedKind.FRONT_MATTER, PublishedKind.DATELINE}


@pytest.mark.parametrize("name", ["expected.jsonl", "traps.jsonl"])
def test_every_span_holds_its_text(name: str, articles: dict[str, Article]) -> None:
    """The offsets are code points of the article's text."""
    for line in lines(name):
        assert articles[line["doc"]].text[line["start"] : line["end"]] == line["text"]


def test_no_figure_is_both_expected_and_a_trap() -> None:
    """A trap gives nothing, so no expected reading overlaps one."""
    expected = {(line["doc"], at) for line in lines("expected.jsonl") for at in span(line)}
    assert not [line for line in lines("traps.jsonl") for at in span(line) if (line["doc"], at) in expected]


def span(line: dict[str, Any]) -> range:
    """Return the code points of a labelled figure."""
    return range(line["start"], line["end"])


def test_expected_readings_speak_the_pack_s_language(resumption: Pack) -> None:
    """Indicators are the pack's (open ones are marked), and so are relations, kinds and dates."""
    indicators = {item.id for item in resumption.indicators}
    for line in lines("expected.jsonl"):
        assert line["indicator"] in indicators or (line["kind"] == "open" and str(line["indicator"]).startswith("?"))
        assert line["relation"] in RELATIONS
        assert line["kind"] in KINDS
        assert (line["as_of"] is None) == (line["as_of_kind"] == "before")
        assert re.fullmatch(r"\d{4}-\d\d(-\d\d)?", str(line["as_of"])) or line["as_of"] is None


def test_what_is_announced_names_rules_of_the_pack_and_figures_that_are_expected(resumption: Pack) -> None:
    """An announcement follows from a figure of the same indicator, place, subject and date in the articles so far."""
    rules = {f"{resumption.id}/{rule.id}" for rule in resumption.rules}
    for line in lines("announced.jsonl"):
        assert line["rule"] in rules
        known = [one for one in lines("expected.jsonl") if one["doc"] <= line["after"]]
        assert [one for one in known if key(one) == key(line)], line


def key(line: dict[str, Any]) -> tuple[object, ...]:
    """Return what a figure is a figure of, and when."""
    return line["indicator"], line["region"], line["subject"], line["as_of"]


def test_no_sentence_is_borrowed() -> None:
    """No run of twelve Chinese characters stands in the articles that the figures come from."""
    sources = sorted(SHARED.glob("seeds/*.txt")) + sorted(SHARED.glob("gold/broadcast/articles/*"))
    if not sources:
        pytest.skip("the articles to compare with are not on this machine")
    theirs = {piece for path in sources for piece in pieces(path.read_text(encoding="utf-8"))}
    for path in ARTICLES:
        assert not pieces(path.read_text(encoding="utf-8")) & theirs, path.name


def pieces(text: str) -> set[str]:
    """Return all runs of MOST_SHARED + 1 Chinese characters."""
    size = MOST_SHARED + 1
    return {run[at : at + size] for run in CHINESE.findall(text) for at in range(len(run) - size + 1)}
