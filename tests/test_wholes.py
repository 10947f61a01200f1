"""全部复工: which words say 100 % without printing it."""

import pytest

from tests.reading import observe, values

IMPLIED = [
    ("舟山市规模以上工业企业已全部复工。", "work", "全部复工"),
    ("舟山市外贸企业全部恢复生产。", "production", "全部恢复生产"),
    ("复工复产提速，舟山市重点项目全线开工。", "operating", "全线开工"),
    ("舟山市20家重点企业全面复工。", "work", "全面复工"),
    ("舟山市外贸企业悉数复产，订单回来了。", "production", "悉数复产"),
    ("舟山市的工地86家，均已复工。", "work", "均已复工"),
    ("舟山市企业员工全部返岗。", "staff", "全部返岗"),
]

NOTHING = [
    "舟山市企业将全部复工。",
    "舟山市企业基本全部复工。",
    "舟山市企业尚未全部复工。",
    "舟山市力争企业全部复工。",
    "舟山市要求企业全部复工。",
    "舟山市全面复工复产工作会议召开。",
    "舟山市企业全面复工。",
    "舟山市全部复工企业的名单在网上。",
    "全部复工！",
]


@pytest.mark.parametrize(("text", "indicator", "words"), IMPLIED)
def test_implied(text: str, indicator: str, words: str) -> None:
    """A word of completeness said of a named population, with a verb of a rate, is 100 %."""
    found = [one for one in observe(text) if one.kind == "implied"]
    assert [one.text for one in found] == [words]
    assert (indicator, "100%") in values(text)


@pytest.mark.parametrize("text", NOTHING)
def test_not_implied(text: str) -> None:
    """Plans, near completeness, nobody named, or a verb that only modifies a noun imply nothing."""
    assert observe(text) == ()


def test_a_printed_rate_makes_the_words_superfluous() -> None:
    """全部复工，复工率100%: one fact, told once; a rate of others right after says nothing of these."""
    text = "舟山市国有煤矿全部复产，地方煤矿复产率94%。"
    assert values(text) == [("production", "100%"), ("production", "94%")]
    assert values("舟山市规模以上工业企业已全部复工，复工率达100%。") == [("work", "100%")]
