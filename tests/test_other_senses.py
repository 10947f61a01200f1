"""Words of the packs in other senses: what is no figure of theirs is kept as an open rate at most."""

import pytest

from shuize.types import Article
from tests.reading import EVERY_PACK, article, reader


def told(text: str, *packs: str) -> list[tuple[str, str]]:
    """Return (indicator, words) of every figure."""
    read: Article = article(text)
    return [(one.series.indicator, one.text) for one in reader(*(packs or EVERY_PACK)).read(read).observations]


COVERED = [
    (
        "去年末全市广播人口覆盖率99.2%，电视人口覆盖率99.6%，适龄儿童疫苗接种率96%。",
        [("?广播人口覆盖率", "99.2%"), ("?电视人口覆盖率", "99.6%"), ("vaccination_rate", "96%")],
    ),
    (
        "全县5G网络人口覆盖率达到87%，适龄儿童疫苗接种率99.3%。",
        [("?网络人口覆盖率", "87%"), ("vaccination_rate", "99.3%")],
    ),
    ("流感疫苗接种点新增12个，参保人员覆盖率稳定在97%。", [("?参保人员覆盖率", "97%")]),
]
"""What covers a population is a vaccine only where no other thing is named."""

ANIMALS = [
    ("全市春季共免疫接种生猪26万头，疫苗接种率98%。", [("?疫苗接种率", "98%")]),
    ("全县犬只狂犬病疫苗接种率达到93%。", [("?狂犬病疫苗接种率", "93%")]),
    ("养老院老人疫苗接种率达到93%。", [("vaccination_rate", "93%")]),
    ("乡里给牛羊和家禽打了防疫针，口蹄疫疫苗累计接种3.2万剂。", []),
]
"""Animals are vaccinated too; a name with nobody before it is told of those of the clause before."""

ARRIVED = [
    ("复工项目资金到位率85%，工人到位率92%。", [("?资金到位率", "85%"), ("staff_return_rate", "92%")]),
    (
        "复工一周，工程机械设备到位率达72%，人员到位率为68%。",
        [("?机械设备到位率", "72%"), ("staff_return_rate", "68%")],
    ),
]
"""What arrives may be money or machines."""

OPENED = [
    ("公司复工后新开业门店310家。", []),
    ("全市已有310家门店恢复营业。", [("resumed_enterprises", "310家")]),
]
"""A shop that opens for the first time has taken nothing up again."""

BUSES = [
    ("6月3日起，西安公交线路恢复运营，线路恢复率达97%。", [("work_resumption_rate", "97%")]),
    ("地面客运班线开通210条，恢复率为32.5%，停电的小区已恢复供电。", [("?恢复率", "32.5%")]),
    ("地震后停电的1907户已修复1794户；停水4万户，修复5000户。", [("users_restored", "1794户")]),
    ("受停电影响的用户已恢复3.1万户，恢复率为92.5%。", [("users_restored", "3.1万户"), ("restoration_rate", "92.5%")]),
]
"""恢复率 of lines and flights is no power restored."""

YEARLY = [
    ("我国每年确诊肺癌患者约80万人，死亡60余万人。", []),
    ("该病每年新增确诊病例1200例，病亡90例。", []),
    ("全国其余22种传染病共报告发病31万例，死亡1458人。", []),
    ("截至3月11日，全省累计确诊病例1200例，死亡9例。", [("confirmed_cases", "1200例"), ("deaths", "9例")]),
]
"""So many a year is no running count."""


@pytest.mark.parametrize(("text", "figures"), [*COVERED, *ANIMALS, *ARRIVED, *OPENED, *BUSES, *YEARLY])
def test_other_senses(text: str, figures: list[tuple[str, str]]) -> None:
    """A figure of another thing is none of the pack's."""
    assert told(text) == figures


ALONE = [
    ("节后企业复工加快，全省化工装置开工率82.3%。", []),
    ("今年全市计划实施项目210个，开工率82.3%。", [("start_rate", "82.3%")]),
    ("1—9月，全省棚户区改造开工率达96.5%。", [("start_rate", "96.5%")]),
    ("全市保障性安居工程开工率93%。", [("start_rate", "93%")]),
    ("复工以来，全市集中开工重点工程项目120个。", [("projects_started", "120个")]),
]


@pytest.mark.parametrize(("text", "figures"), ALONE)
def test_a_word_of_two_packs_is_not_taken_where_it_speaks_for_the_one_that_is_not_read(
    text: str, figures: list[tuple[str, str]]
) -> None:
    """A trade's operating rate is no start rate, though the pack that knows it is not loaded."""
    assert told(text, "projects") == figures
