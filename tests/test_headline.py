"""The headline of each kind of event, in both languages."""

from decimal import Decimal
from typing import Any

import pytest

from shuize.headline import HEADLINES, headline
from shuize.sentence import Scene
from shuize.types import Relation
from shuize.wording import SENTENCES
from tests.test_sentence import scene

MULTIPLE: dict[str, Any] = {"marks": (Decimal(2), Decimal(5)), "multiple_of": Decimal(1200000), "unit": "只"}


@pytest.mark.parametrize(
    ("said", "zh", "en"),
    [
        (
            scene("milestone.crossed", "crossed", "96.3"),
            "山东省复工率升至96.3%，越过95%",
            "山东省复工率 rose to 96.3%, past 95%",
        ),
        (
            scene("milestone.crossed", "crossed", "95", relation=Relation.GE),
            "山东省复工率升至不低于95%，越过95%",
            "山东省复工率 rose to at least 95%, past 95%",
        ),
        (
            scene("milestone.crossed", "crossed", "88", rises=False, marks=(Decimal(90),)),
            "山东省复工率降至88%，跌破90%",
            "山东省复工率 fell to 88%, below 90%",
        ),
        (
            scene("milestone.crossed", "crossed", "96.3", previous=None),
            "山东省复工率首次见报：96.3%，已越过95%",
            "山东省复工率 first reported: 96.3%, past 95%",
        ),
        (
            scene("milestone.crossed", "crossed", "8000000", **MULTIPLE),
            "山东省复工率升至800万只，越过首个已知值120万只的2倍、5倍",
            "山东省复工率 rose to 8,000,000 只, past 2x, 5x of the first known value, 1,200,000 只",
        ),
        (
            scene("milestone.reversed", "reversed", "93"),
            "山东省复工率回落至93%，退回95%以下",
            "山东省复工率 fell to 93%, back below 95%",
        ),
        (
            scene("milestone.retracted", "retracted", "96.3"),
            "更正：山东省复工率越过95%不再成立",
            "Correction: 山东省复工率 past 95% no longer holds",
        ),
        (
            scene("conflict.opened", "conflict", "96.3", detail={"values": ["96.3", "94.1"]}),
            "数字矛盾：山东省复工率（2020年3月20日）",
            "Contradiction: 山东省复工率 (2020-03-20)",
        ),
        (
            scene("record.retracted", "retracted", "96.3"),
            "更正：关于山东省复工率的警讯不再成立",
            "Correction: the alert on 山东省复工率 no longer holds",
        ),
    ],
)
def test_headlines(said: Scene, zh: str, en: str) -> None:
    """A few words, the figure and the mark among them."""
    assert (headline(said, "zh"), headline(said, "en")) == (zh, en)


def test_every_sentence_has_its_headline() -> None:
    """What is said in a sentence is said in a headline."""
    assert set(HEADLINES) == set(SENTENCES)
