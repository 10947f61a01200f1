import json
import re
from pathlib import Path

import pytest

from shuize import packfile
from shuize.errors import UsageError
from shuize.evaluate import labels
from shuize.evaluate.judge import Page, strayed
from shuize.evaluate.labels import Labels
from tests.labelled import (
    GOAL,
    LINE,
    TEXT,
    TODAY,
    line,
    trap,
)


def test_a_label_that_strayed_is_named() -> None:
    """Its text does not stand at its span: it is of another article, or another version of it."""
    goal = trap(GOAL, "goal")
    assert list(strayed(Page("a.txt", TEXT, TODAY, [line()], [goal], []))) == []
    assert list(strayed(Page("a.txt", TEXT[1:], TODAY, [line()], [goal], []))) == [line(), goal]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"doc": "a", "start": 0, "indicator": "x"}', "gold.jsonl:1: Object missing required field `end`"),
        (json.dumps(LINE) + "\n\n" + json.dumps({**LINE, "relation": "more"}), "gold.jsonl:3: Invalid enum value"),
        (json.dumps(LINE) + "\n" + json.dumps({**LINE, "value": "many"}), "gold.jsonl:2: "),
        ("nothing", "gold.jsonl:1: no JSON"),
        ('{"doc": "a", "published": "yesterday"}', "gold.jsonl:1: Invalid RFC3339"),
    ],
)  # fmt: skip
def test_a_wrong_label_is_named(text: str, said: str) -> None:
    """File, line and what is wrong with it."""
    with pytest.raises(UsageError, match=re.escape(said)):
        labels.parse("gold.jsonl", text)


def test_labels_have_the_names_of_the_packs() -> None:
    """A population, or a unit of a running count, under another name than the pack's is the same one."""
    packs = [packfile.load("resumption"), packfile.load("epidemic")]
    cases = line(indicator="deaths", unit="人", subject=None, value=3)
    firms = line(subject="外资企业", subject_alt=[None, "规上工业企业"])
    others = line(subject="某某企业", unit="家")
    found = labels.as_packs_name(Labels(lines=(cases, firms, others)), packs).lines
    assert [(one.unit, one.subject, one.subject_alt) for one in found] == [
        ("例", None, None),
        (firms.unit, "外商投资企业", (None, "规模以上工业企业")),
        ("家", "某某企业", None),
    ]


def test_dates_that_are_none_are_refused(tmp_path: Path) -> None:
    """A file of dates under other keys would date every article to today."""
    (tmp_path / "gold.jsonl").write_text(json.dumps(LINE), "utf-8")
    (tmp_path / "meta.jsonl").write_text('{"doc": "a.txt", "published_at": "2020-03-12"}', "utf-8")
    with pytest.raises(UsageError, match=r"meta\.jsonl: no dates of publication"):
        labels.load(tmp_path, tmp_path, None)
    (tmp_path / "meta.jsonl").write_text('{"doc": "a.txt", "published": "2020-03-12"}', "utf-8")
    assert labels.load(tmp_path, tmp_path, None).published == {"a.txt": TODAY}


def test_a_file_that_labels_nothing_says_nothing() -> None:
    """Other files of JSON lines may lie beside the labels."""
    assert labels.parse("announced.jsonl", '{"type": "milestone.crossed"}\n') == Labels()
    assert labels.parse("empty.jsonl", "\n") == Labels()
