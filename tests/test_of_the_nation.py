"""Whose figures are the nation's: those of central organs of any year and of banks, where no place was named."""

import pytest

from tests.reading import EVERY_PACK, PUBLISHED, article, reader

PLACES = [
    ("新华社北京3月10日电 记者从民政部获悉，民政部已向灾区调拨9万床棉被。", ["100000"]),
    ("卫生部今天通报，新增确诊病例18例。", ["100000"]),
    ("铁道部介绍，在建项目已复工86个。", ["100000"]),
    ("国家防总介绍，停电用户已恢复供电12万户。", ["100000"]),
    ("国土资源部门介绍，在建项目已复工86个。", [None]),
    ("农行已累计投放复工贷款170亿元。", ["100000"]),
    ("建行和工行已累计投放复工贷款170亿元。", ["100000"]),
    ("工商银行累计发放复工贷款300亿元。", ["100000"]),
    ("农行宁波分行已累计投放复工贷款30亿元。", ["330200"]),
    ("建行湖南省分行累计发放复工贷款30亿元。", ["430000"]),
    ("慈溪市支持企业复工。\n邮储银行、农商银行已累计发放复工贷款30亿元。", ["330282"]),
    ("慈溪市支持企业复工。\n农行已累计投放复工贷款8亿元。", ["330282"]),
    ("慈溪市受灾停电。\n国家电网组织抢修，已恢复供电15万户。", ["330282"]),
    ("施工行业复工率90%。", [None]),
    ("全市小麦已收割40万亩。\n各地抓紧抢收，全市油菜已收割12万亩。", [None, None]),
    ("各地抓紧抢收，小麦已收割40万亩。", ["100000"]),
]
WHOLE = [
    ("海门全市复工企业300家。\n全市员工返岗2万人。", ["320684", "320684"]),
    ("昌邑全市复工企业300家。", ["370786"]),
    ("昌邑全省复工企业300家。", [None]),
]
VIEWED = (
    "青岛市新开工项目103个，其中黄岛区24个、即墨区21个、胶州市18个。\n按行业划分，工业项目新开工77个。\n服务业项目新开工34个。",
    "370200",
)


def codes(text: str) -> list[str | None]:
    """Return the place of every figure."""
    return [one.series.place.code for one in reader(*EVERY_PACK).read(article(text, PUBLISHED)).observations]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_of_the_nation(text: str, expected: list[str | None]) -> None:
    """An organ of the centre speaks for the nation, its branch and a county's banks do not."""
    assert codes(text) == expected


@pytest.mark.parametrize(("text", "expected"), WHOLE)
def test_a_name_behind_which_all_of_it_is_named(text: str, expected: list[str | None]) -> None:
    """全区 right behind a name that may mean much else makes it that of the district."""
    assert codes(text) == expected


def test_a_list_of_districts_leaves_their_city_standing() -> None:
    """What is viewed anew after some districts is told of the city."""
    text, city = VIEWED
    found = reader(*EVERY_PACK).read(article(text)).observations
    assert [one.series.place.code for one in found if one.text in {"103个", "77个", "34个"}] == [city] * 3


def test_a_citys_own_zone_in_a_list_of_districts() -> None:
    """市经开区 is that of the city told of, as 经开区 is."""
    text = "慈溪市企业复工情况：观海卫镇复工率97%；市高新区复工率92%，县高新区无。"
    zones = {one.text: one.series.place.zone for one in reader(*EVERY_PACK).read(article(text)).observations}
    assert zones["92%"] == "慈溪高新区"


def test_the_lines_below_a_part_deal_out_that_part() -> None:
    """其中本土病例 9 例： and the places below are of those, bullets or not."""
    head = "3月10日，全国新增确诊病例15例。其中本土病例9例："
    text = head + "\n  • 河南5例，其中安阳市3例、许昌市2例；\n  • 浙江4例，在杭州市。"
    found = reader(*EVERY_PACK).read(article(text)).observations
    assert {one.series.subject for one in found if one.text != "15例"} == {"本土"}
