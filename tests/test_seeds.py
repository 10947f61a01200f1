"""The sample articles, what a careful reader takes from them and what they must make the system announce."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from shuize import pack
from shuize.pack import Pack

SEED = pack.SEEDS / "resumption"
ARTICLES = sorted(path for path in (SEED / "articles").iterdir() if path.suffix in {".txt", ".md"})
NAMES = [path.name for path in ARTICLES]
SHARED = Path(__file__).resolve().parents[2] / "shared"
CHINESE = re.compile(r"[\u4e00-\u9fff]+")
MOST_SHARED = 11
RELATIONS = {"eq", "ge", "lt", "approx"}
KINDS = {"stated", "implied", "derived", "open"}


def lines(name: str) -> list[dict[str, Any]]:
    """Return the objects of a file of JSON lines beside the pack."""
    return [json.loads(line) for line in (SEED / name).read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def resumption() -> Pack:
    """Return the default pack."""
    return pack.load("resumption")


def test_the_order_of_names_is_the_order_of_publication() -> None:
    """Whoever drops the samples in name order drops them as they were published."""
    days = [published(path) for path in ARTICLES]
    assert days == sorted(days)
    assert len(set(days)) == len(ARTICLES) >= 12


def published(path: Path) -> date:
    """Return the date in the sidecar, else the first one in the text, however it is written there."""
    sidecar = path.with_suffix(".meta.json")
    if sidecar.exists():
        return date.fromisoformat(json.loads(sidecar.read_text(encoding="utf-8"))["published"])
    found = re.search(r"(20\d\d)[-年](\d\d)[-月](\d\d)", path.read_text(encoding="utf-8"))
    assert found, f"{path.name} carries no date"
    return date(*map(int, found.groups()))


@pytest.mark.parametrize("name", ["expected.jsonl", "traps.jsonl"])
def test_every_span_holds_its_text(name: str) -> None:
    """The offsets are code points of the file as it stands."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in ARTICLES}
    for line in lines(name):
        assert texts[line["doc"]][line["start"] : line["end"]] == line["text"]


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
    seen = [(NAMES.index(line["doc"]), *key(line)) for line in lines("expected.jsonl")]
    for line in lines("announced.jsonl"):
        assert line["rule"] in rules
        assert [one for one in seen if one[0] <= NAMES.index(line["after"]) and one[1:] == key(line)], line


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
