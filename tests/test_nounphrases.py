"""Whom a figure is about, by the grammar of the noun that names them: one fact a row, with what only looks like it."""

import pytest

from tests.test_divided import told

QUOTED = [
    ("宁波市“链主”企业复工率97%。", "链主企业"),
    ("宁波市30家“链主”企业已全部复工，复工率100%。", "链主企业"),
    ("宁波市链主企业复工率97%。", "链主企业"),
]
"""Quotation marks say that a word is new; they make nobody another."""

TRADES = [
    ("宁波市批发和零售行业复工率97%。", "批发和零售行业"),
    ("宁波市居民服务、修理和其他服务业复工率97%。", "居民服务、修理和其他服务业"),
    ("宁波市电力、热力、燃气及水生产和供应业复工率97%。", "电力、热力、燃气及水生产和供应业"),
    ("宁波市房地产开发与经营业企业复工率97%。", "房地产开发与经营业企业"),
    ("宁波市石化、冶金、纺织3个行业复工率97%。", "石化、冶金、纺织行业"),
    ("宁波市石化、冶金、纺织3个行业员工返岗率97%。", "石化、冶金、纺织行业"),
    ("宁波市光伏、生物医药等支柱行业的企业复工率97%。", "光伏、生物医药行业企业"),
    # each a name of its own
    ("宁波市规上工业和服务业复工率97%。", "规模以上工业企业、服务业"),
    ("宁波市学校和餐饮业复工率97%。", "学校、餐饮业"),
    ("宁波市国有企业和民营企业复工率97%。", "国有企业、民营企业"),
]
"""What 和 goes through is one trade, what a number or 等 sums up one list; names that stand alone are several."""

STARTED = [
    ("宁波市86个新开工项目已开工56个。", "新开工项目"),
    ("宁波市新开工项目56个。", "新开工项目"),
    ("宁波市新开工的铁路项目复工率97%。", "铁路项目"),
    ("宁波市已开工项目56个。", "项目"),
]
"""新开工 makes projects a kind, 已开工 says what they did."""


@pytest.mark.parametrize(("text", "subject"), [*QUOTED, *TRADES, *STARTED])
def test_whom_the_last_figure_is_about(text: str, subject: str | None) -> None:
    """The name is whole, and nothing else is in it."""
    assert told(text)[-1][-1] == subject
