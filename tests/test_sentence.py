from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, get_args

import pytest

from shuize.alert import Figure
from shuize.pack import RuleKind
from shuize.sentence import Scene, sentence
from shuize.types import Kind, Relation
from shuize.wording import SENTENCES, Language, named_once
from workers.compare.diff import ORDER, event_type


def figure(value: str, as_of: str | None = "2020-03-10", relation: Relation = Relation.EQ) -> Figure:
    """Make a figure of this value."""
    return Figure(
        id="o",
        article_id="a",
        value=Decimal(value),
        relation=relation,
        low=None,
        high=None,
        step=Decimal("0.1"),
        as_of=as_of,
        bound=None,
        kind=Kind.STATED,
        computed=None,
        formula=None,
        text=value,
        quote=value,
        start=0,
        end=1,
        published=date(2020, 3, 12),
        source=None,
        rank=50,
        correction=False,
        recorded_at=datetime(2020, 3, 12, tzinfo=UTC),
    )


def scene(type_: str, reason: str, value: str, **changes: Any) -> Scene:  # noqa: ANN401  # any field of a scene
    """Make a scene on 2020-03-20 after 91.2 on 2020-03-10."""
    fields: dict[str, Any] = {
        "rises": True,
        "what": "山东省复工率",
        "unit": "%",
        "as_of": "2020-03-20",
        "figure": figure(value, "2020-03-20", changes.pop("relation", Relation.EQ)),
        "previous": figure("91.2"),
        "marks": (Decimal(95),),
        "multiple_of": None,
        "detail": {},
    }
    return Scene(type=type_, reason=reason, **fields | changes)


@pytest.mark.parametrize(
    ("said", "language", "expected"),
    [
        (
            scene("milestone.crossed", "crossed", "96.9"),
            "zh",
            "截至2020年3月20日，山东省复工率由91.2%（2020年3月10日）升至96.9%，越过95%。",
        ),
        (
            scene("milestone.crossed", "crossed", "96.9"),
            "en",
            "山东省复工率 rose from 91.2% (2020-03-10) to 96.9% as of 2020-03-20, past 95%.",
        ),
        (
            scene("milestone.crossed", "crossed", "95", relation=Relation.GT, previous=figure("87", None)),
            "zh",
            "截至2020年3月20日，山东省复工率由87%升至超过95%，越过95%。",
        ),
        (
            scene("milestone.crossed", "first_report", "95.0", as_of="2020-03"),
            "zh",
            "截至2020年3月，山东省复工率为95%，首次见报即已达到95%。",
        ),
        (
            scene("milestone.crossed", "crossed", "4", rises=False, marks=(Decimal(10), Decimal(5))),
            "en",
            "山东省复工率 fell from 91.2% (2020-03-10) to 4% as of 2020-03-20, below 10%, 5%.",
        ),
        (
            scene(
                "milestone.crossed",
                "crossed",
                "180",
                multiple_of=Decimal(60),
                marks=(Decimal(2), Decimal(3)),
                unit="家",
            ),
            "zh",
            "截至2020年3月20日，山东省复工率由91.2家（2020年3月10日）升至180家，达到首个已知值60家的2倍、3倍。",
        ),
        (
            scene("milestone.reversed", "reversed", "94"),
            "zh",
            "截至2020年3月20日，山东省复工率由91.2%（2020年3月10日）回落至94%，退回95%以下。",
        ),
        (
            scene("milestone.retracted", "retracted", "96"),
            "zh",
            "更正：山东省复工率越过95%（截至2020年3月20日，96%）不再成立。",
        ),
        (
            scene("conflict.opened", "conflict", "100", detail={"values": ["100", "86.89"], "computed": []}, marks=()),
            "en",
            "Figures for 山东省复工率 as of 2020-03-20 contradict one another: 100%, 86.89%.",
        ),
        (
            scene("restatement.opened", "restated", "95.1", previous=figure("96.3", "2020-03-20"), marks=()),
            "zh",
            "山东省复工率截至2020年3月20日的数字由96.3%改为95.1%。",
        ),
        (
            scene("jump.retracted", "retracted", "95.1", previous=None, marks=()),
            "zh",
            "更正：此前关于山东省复工率（截至2020年3月20日，95.1%）的警讯不再成立。",
        ),
    ],
)
def test_sentences(said: Scene, language: Language, expected: str) -> None:
    """What passed which mark, from what to what, as of when, and where."""
    assert sentence(said, language) == expected


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("previous", [None, figure("91.2")])
def test_every_event_has_its_sentence(language: Language, previous: Figure | None) -> None:
    """Whatever kind of rule and whatever step: something a person can read, with the place and no gap."""
    reasons = ("crossed", "first_report", "historical", "reversed", "retracted", "conflict")
    kinds = [(kind, step) for kind in get_args(RuleKind) for steps in ORDER for step in steps]
    for kind, step in kinds:
        if step in ("held", "pending", "reversed") and kind not in ("milestone", "every", "multiple"):
            continue
        type_ = event_type(kind, step)
        allowed = reasons[:3] if type_ == "milestone.crossed" else reasons
        for reason in allowed:
            said = sentence(scene(type_, reason, "96.9", previous=previous), language)
            assert "山东省复工率" in said
            assert said.endswith(("。", "."))
            assert "{" not in said


def test_both_languages_say_the_same() -> None:
    """Each sentence stands in both, and the English one names nothing that the Chinese one does not."""
    assert all(zh and en and "{what}" in zh and "{what}" in en for zh, en in SENTENCES.values())


@pytest.mark.parametrize(
    ("population", "indicator", "named"),
    [
        ("口罩", "口罩日产量", "口罩日产量"),
        ("全程接种", "接种率", "全程接种率"),
        ("中小企业", "复工率", "中小企业复工率"),
        ("", "复工率", "复工率"),
        ("建成投产", "产量", "建成投产产量"),
    ],
)
def test_no_word_is_said_twice(population: str, indicator: str, named: str) -> None:
    """What ends the population's name and begins the indicator's stands once; a single character is no word."""
    assert named_once(population, indicator) == named
