"""How well topics and packs are told, against labels made by reading; every wrong one can be listed.

    .venv/bin/python bench/topics.py [--part tune|held|later] [--wrong]

The labels are `tests/data/topics.jsonl`: ids and labels only. The items lie outside the repository; without them
nothing is measured.
"""

import argparse
import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from shuize import packfile
from workers.classify import Classifier

ROOT = Path(__file__).resolve().parents[1]
LABELS = ROOT / "tests" / "data" / "topics.jsonl"
ITEMS = ROOT.parent / "shared" / "stream" / "broadcast-2020H1.jsonl.gz"
PARTS = ("tune", "held", "later")
PACKS = ("resumption", "epidemic", "vaccination")
Row = dict[str, Any]
Judged = tuple[Row, set[str], set[str]]
"""An item, the labels it should have, and those it got."""


def items() -> dict[str, Row]:
    """Return the items by their ids."""
    with gzip.open(ITEMS, "rt", encoding="utf-8") as lines:
        return {item["id"]: item for item in map(json.loads, lines)}


def judged(part: str) -> Iterator[Judged]:
    """Yield the labelled items of a part; a pack is told from a topic of its name by `pack:` before it."""
    classifier = Classifier([packfile.load(name) for name in PACKS])
    known = items()
    for line in map(json.loads, LABELS.read_text("utf-8").splitlines()):
        if line["part"] == part:
            item = known[line["id"]]
            topics, packs = classifier.classify(f"{item['title']}\n{item['text']}")
            wanted = {*line["topics"], *[f"pack:{one}" for one in line["packs"]]}
            yield {**item, **line}, wanted, {one.id for one in topics} | {f"pack:{one.id}" for one in packs}


def counts(outcomes: Sequence[Judged], label: str) -> tuple[int, int, int]:
    """Return how often the label was right, false and missed."""
    right = sum(label in wanted and label in got for _, wanted, got in outcomes)
    false = sum(label not in wanted and label in got for _, wanted, got in outcomes)
    return right, false, sum(label in wanted and label not in got for _, wanted, got in outcomes)


def f1(right: int, false: int, missed: int) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * right / (2 * right + false + missed) if right else 0.0


def table(outcomes: Sequence[Judged]) -> Iterator[str]:
    """Yield a Markdown table, one row a label, and the means."""
    labels = sorted({label for _, wanted, _ in outcomes for label in wanted})
    yield "| label | labelled | right | false | missed | F1 |\n|---|---|---|---|---|---|"
    for label in labels:
        right, false, missed = counts(outcomes, label)
        yield f"| {label} | {right + missed} | {right} | {false} | {missed} | {f1(right, false, missed):.3f} |"
    for name, chosen in (("topics", [one for one in labels if ":" not in one]), ("topics and packs", labels)):
        mean = sum(f1(*counts(outcomes, label)) for label in chosen) / len(chosen)
        yield f"| **mean of {name}** | | | | | **{mean:.3f}** |"


def wrong(outcomes: Iterable[Judged]) -> Iterator[str]:
    """Yield each item that got other topics than it should have."""
    for item, wanted, got in outcomes:
        off = [f"-{one}" for one in sorted(wanted - got)] + [f"+{one}" for one in sorted(got - wanted)]
        off = [one for one in off if ":" not in one]
        if off:
            yield f"{item['id']} {' '.join(off)} {item['title'][:40]}"


def main() -> None:
    """Print the table of all parts, or of one."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--part", choices=PARTS, action="append")
    options.add_argument("--wrong", action="store_true", help="list the items that are labelled otherwise")
    chosen = options.parse_args()
    if not ITEMS.exists():
        print("the labelled items are not beside the project: nothing to measure topics on")
        return
    for part in chosen.part or PARTS:
        for draws in (("random",), ("random", "words")):
            outcomes = [one for one in judged(part) if one[0]["draw"] in draws]
            print(f"\n{part}, {' and '.join(draws)}: {len(outcomes)} items\n", *table(outcomes), sep="\n")
        if chosen.wrong:
            print("", *wrong(outcomes), sep="\n")


if __name__ == "__main__":
    main()
