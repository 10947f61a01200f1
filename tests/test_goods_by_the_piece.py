"""Goods counted by whatever classifier is theirs."""

from dataclasses import replace

import pytest

from shuize.types import Observation
from tests.reading import article, reader

GOODS = [
    ("睡袋3200条", "睡袋"), ("雨靴3200双", "雨靴"), ("应急灯3200盏", "应急灯"), ("树苗3200株", "树苗"),
    ("香皂3200块", "香皂"), ("蜡烛3200根", "蜡烛"), ("鱼苗3200尾", "鱼苗"), ("图书3200册", "图书"),
]  # fmt: skip


def observe(text: str) -> tuple[Observation, ...]:
    """Return the observations of a text that was given its pack."""
    return reader().read(replace(article(text), packs=("resumption",))).observations


@pytest.mark.parametrize(("goods", "name"), GOODS)
def test_goods(goods: str, name: str) -> None:
    """The name stands before its figure, the classifier behind."""
    (one,) = observe(f"慈溪市红十字会向灾区调拨{goods}。")
    assert (one.series.indicator, one.value, one.series.subject) == ("supplies_delivered", 3200, name)


@pytest.mark.parametrize(
    "text",
    ["慈溪市发布防疫信息3200条。", "医护人员分乘11架运输机抵达慈溪。", "慈溪市收到群众建议3200条，已送达各部门。"],
)
def test_no_goods(text: str) -> None:
    """What is published, or carries people, is none."""
    assert observe(text) == ()
