"""The sample articles of each pack but the first, which has tests of its own, give the figures labelled beside them."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from shuize.types import Article, Observation, PublishedKind
from tests.constructions import reader

SEEDS = Path(__file__).parents[1] / "seeds"
SAMPLES = [path for path in sorted(SEEDS.glob("*/articles/*.txt")) if path.parts[-3] != "resumption"]
ALL_PACKS = 5
EACH_AT_LEAST = 3
NO_LABEL = frozenset(("derived",))


def read(path: Path) -> list[tuple[object, ...]]:
    """Return what the pack's own reader takes from an article."""
    told = json.loads(path.with_name(path.name + ".meta.json").read_text("utf-8"))
    packs = (path.parts[-3],)
    text = path.read_text("utf-8")
    article = Article("sample", text, date.fromisoformat(told["published"]), PublishedKind.GIVEN, packs=packs)
    return sorted(given(one) for one in reader(packs).read(article).observations if one.kind not in NO_LABEL)


def given(one: Observation) -> tuple[object, ...]:
    """Return a figure as its label has it."""
    place = one.series.place.code or ""
    span, level = (one.start, one.end, one.text), (one.series.indicator, float(one.value), one.series.unit)
    return *span, *level, str(one.relation), place, one.series.subject or "", one.as_of or "", str(one.kind)


def labelled(line: dict[str, Any]) -> tuple[object, ...]:
    """Return a label as a figure."""
    span, level = (line["start"], line["end"], line["text"]), (line["indicator"], float(line["value"]), line["unit"])
    return *span, *level, line["relation"], line["region"], line["subject"] or "", line["as_of"], line["kind"]


def test_every_pack_has_samples() -> None:
    """No pack is without articles that show what it reads."""
    counts = [len(list(path.parent.glob("articles/*.txt"))) for path in SEEDS.glob("*/pack.toml")]
    assert len(counts) > ALL_PACKS
    assert min(counts) >= EACH_AT_LEAST


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_a_sample_gives_its_figures(path: Path) -> None:
    """All that is labelled is read, and nothing else."""
    lines = [json.loads(line) for line in (path.parents[1] / "expected.jsonl").read_text("utf-8").splitlines()]
    assert read(path) == sorted(labelled(line) for line in lines if line["doc"] == path.name)
