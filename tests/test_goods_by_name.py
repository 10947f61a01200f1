"""Goods by name: what is made for them or of them is other goods, and parts are of the goods of their whole."""

import pytest

from tests.reading import Said, said

GOODS: dict[str, list[Said]] = {
    "甲厂日产口罩4万只，乙厂日产口罩辅料1200公斤。": [
        ("4万只", "daily_output", "口罩"),
        ("1200公斤", "daily_output", "口罩辅料"),
    ],
    "该公司日产口罩机15台、熔喷布2吨。": [("15台", "daily_output", "口罩机"), ("2吨", "daily_output", "熔喷布")],
    "全市已发放3万份装有体温计的健康包。": [("3万份", "supplies_delivered", "健康包")],
    "全市已发放3万个内装有口罩、消毒液的防疫包。": [("3万个", "supplies_delivered", "防疫包")],
    "公司向用户发放16万只印有标志的口罩。": [("16万只", "supplies_delivered", "口罩")],
    "全省小麦机收已过六成。": [("六成", "harvest_progress", "小麦")],
    "各地捐赠物资。湖南累计向湖北捐赠各类蔬菜540吨，其中长沙市、岳阳市在100吨以上。": [
        ("540吨", "supplies_delivered", "蔬菜"),
        ("100吨以上", "supplies_delivered", "蔬菜"),
        ("100吨以上", "supplies_delivered", "蔬菜"),
    ],
}
"""A machine for masks is no mask nor what holds some; wheat cut by machine is wheat; a part is of its whole's goods."""


@pytest.mark.parametrize(("text", "rows"), GOODS.items())
def test_goods(text: str, rows: list[Said]) -> None:
    """Each figure has its goods."""
    assert said(text) == rows
