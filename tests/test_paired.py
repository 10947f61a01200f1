"""Names in a list, each with its own of the figures that 分别 deals out, of whatever measure."""

import pytest

from shuize.types import Observation
from tests.test_tallies import observe

PAIRED = [
    ("全省累计确诊病例和治愈出院病例分别为320例、310例。", ["confirmed_cases 320", "recovered_cases 310"]),
    ("全市新增确诊病例、新增治愈病例分别为3例和12例。", ["new_confirmed_cases 3", "new_recovered_cases 12"]),
    ("全市新增确诊和治愈出院病例分别为3例、12例。", ["new_confirmed_cases 3", "new_recovered_cases 12"]),
    ("全省累计确诊、治愈、死亡病例分别为20例、17例、2例。", ["confirmed_cases 20", "recovered_cases 17", "deaths 2"]),
    (
        "累计接种人数和全程接种人数分别为32万人和29万人。",
        ["vaccinated_people 320000", "vaccinated_people 290000 全程接种"],
    ),
    ("全市口罩日产量、日产能分别为30万只和50万只。", ["daily_output 300000 口罩", "daily_capacity 500000 口罩"]),
    (
        "布洛芬片日产能和日产量分别达到5万片、3万片。",
        ["daily_capacity 50000 布洛芬片", "daily_output 30000 布洛芬片"],
    ),
    ("复工企业和返岗员工分别达到2300家、12万人。", ["resumed_enterprises 2300 企业", "returned_staff 120000 企业"]),
    ("全市新增确诊和治愈出院病例依次为3例、12例。", ["new_confirmed_cases 3", "new_recovered_cases 12"]),
    (
        "全省复工率93%，其中，汽车制造96%、生物医药97%。",
        [
            "work_resumption_rate 93",
            "work_resumption_rate 96 汽车制造",
            "work_resumption_rate 97 生物医药",
        ],
    ),
    # one name, figures of several places or goods
    ("全市日均产量分别为粗钢30万吨、生铁27万吨。", ["daily_output 300000 粗钢", "daily_output 270000 生铁"]),
    ("全市口罩、防护服日产量分别为30万只和5万件。", ["daily_output 300000 口罩", "daily_output 50000 防护服"]),
    ("杭州、宁波两市累计确诊病例分别为30例和12例。", ["confirmed_cases 30", "confirmed_cases 12"]),
]


def said(one: Observation) -> str:
    """Return indicator, value and subject."""
    return " ".join(filter(None, (one.series.indicator, f"{one.value.normalize():f}", one.series.subject)))


@pytest.mark.parametrize(("text", "expected"), PAIRED)
def test_each_name_has_its_own_figure(text: str, expected: list[str]) -> None:
    """By its place in the list; what stands before the first name holds for all."""
    assert [said(one) for one in observe(text)] == expected
