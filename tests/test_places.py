import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.mentions import GAZETTEER, SPRING_2020, found, read

SHARED = Path(__file__).resolve().parents[2] / "shared"


NAMES = [
    ("全国复工", [("全国", "100000")]),
    ("我国企业", [("我国", "100000")]),
    ("在中国，", [("中国", "100000")]),
    ("中国累计", [("中国", "100000")]),
    ("山东的企业", [("山东", "370000")]),
    ("内蒙古、广西、宁夏", [("内蒙古", "150000"), ("广西", "450000"), ("宁夏", "640000")]),
    ("香港、澳门和台湾", [("香港", "810000"), ("澳门", "820000"), ("台湾", "710000")]),
    ("中国香港", [("中国香港", "810000")]),
    ("北京市", [("北京市", "110000")]),
    ("延边州和恩施州", [("延边州", "222400"), ("恩施州", "422800")]),
    ("黔南布依族苗族自治州", [("黔南布依族苗族自治州", "522700")]),
    ("大兴安岭地区", [("大兴安岭地区", "232700")]),
    ("新疆巴州", [("新疆巴州", "652800")]),
    ("山东省青岛市即墨区", [("山东省青岛市即墨区", "370215")]),
    ("青岛市崂山区", [("青岛市崂山区", "370212")]),
    ("湖北武汉、江苏苏州", [("湖北武汉", "420100"), ("江苏苏州", "320500")]),
    ("海南海口秀英区", [("海南海口秀英区", "460105")]),
    ("湖北省仙桃市", [("湖北省仙桃市", "429004")]),
    ("中国山东", [("山东", "370000")]),
    ("我国山东", [("我国山东", "370000")]),
    ("青岛市北区和青岛市市北区", [("青岛市北区", "370203"), ("青岛市市北区", "370203")]),
    ("济南市市中区", [("济南市市中区", "370103")]),
    ("山西晋城城区", [("山西晋城城区", "140502")]),
    ("甘肃白银", [("甘肃白银", "620400")]),
    ("河南开封兰考县", [("河南开封兰考县", "410225")]),
    ("山东阳信", [("山东阳信", "371622")]),
    ("湖北黄石、大冶、阳新", [("湖北黄石", "420200"), ("大冶", "420281"), ("阳新", "420222")]),
    ("吉林吉林市", [("吉林吉林市", "220200")]),
    ("吉林市场", [("吉林", "220000")]),
    ("长沙县", [("长沙县", "430121")]),
    ("确保山东", [("山东", "370000")]),
    ("从海宁出发", [("海宁", "330481")]),
    ("昆山区域", [("昆山", "320583")]),
    ("从江苏到其中江西", [("江苏", "320000"), ("江西", "360000")]),
    ("月内江西", [("江西", "360000")]),
    ("四川内江西部", [("四川内江", "511000")]),
    ("对接上海", [("上海", "310000")]),
    ("落地上海", [("上海", "310000")]),
    ("在魏县，", [("魏县", "130434")]),
    ("青岛市阳信", [("青岛市", "370200")]),
    ("任丘：复工", [("任丘", "130982")]),
    ("目前，遵化已", [("遵化", "130281")]),
    ("在射洪，", [("射洪", "510981")]),
    ("句容、德惠", [("句容", "321183"), ("德惠", "220183")]),
    ("广南高速增长", [("广南", "532627")]),
    ("新泰市", [("新泰市", "370982")]),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names(text: str, expected: list[tuple[str, str | None]]) -> None:
    """A name is one mention with its parents, under the innermost code."""
    assert found(text) == expected


NOTHING = [
    "真金白银助企业", "兴城路街道", "加强合作", "绿色通道", "东方的曙光", "健康平安", "安全生产", "中方表示",
    "和平发展",
    "北京时间", "南京大屠杀", "上海合作组织", "广州军区", "杭州湾", "山东舰", "普洱茶", "中山装", "孙中山", "中山路",
    "南京西路", "上海路", "北京路", "天下大同",
    "中国石化", "中国银行", "斗山（中国）有限公司", "全国人大", "全国首个",
    "全国率先", "一般城区", "主城区改造", "提高邮政", "弘扬中华文化", "、李金华、", "迈克尔·瑞安",
    "普通化肥", "欧中卫生部",
    "3月5日本报讯", "在今日本报", "12日本台", "其中东部较多",
    "增加纳税", "办法国家出台", "保全国有资产", "前海湾", "该区间",
    "安全国际", "保全国有资产", "安全区域", "全市场", "该区域",
    "园区内", "城市内", "当地时间", "487个省界", "4个省级", "等8省市",
    "东城区域", "贸易合作区", "最近和县里", "21任县委", "满城樱花", "乌苏里江", "青岛路", "明尼苏达州", "北部湾",
    "，高密度城区", "，建水利设施", "，新会员单位", "，其任丘陵", "，定结构图",
    "，高要求建设", "，从化工看", "，惠农贷款", "，达日均水平", "，阳春三月", "都安高速完成",
    "", "。", "1234", "abc",
]  # fmt: skip


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_looks_like_a_place(text: str) -> None:
    """Common words, roads, ships, teas, firms of the nation and crossings of words are no places."""
    assert found(text) == []


DATED = [
    ("即墨市", date(2016, 5, 1), "370282"),
    ("即墨市", SPRING_2020, "370215"),
    ("即墨", date(2016, 5, 1), "370282"),
    ("即墨", SPRING_2020, "370215"),
    ("襄樊", SPRING_2020, "420600"),
    ("襄樊市", date(2009, 1, 1), "420600"),
    ("襄阳市", SPRING_2020, "420600"),
    ("莱芜市", date(2018, 6, 1), "371200"),
    ("莱芜", SPRING_2020, "370116"),
    ("莱芜区", SPRING_2020, "370116"),
    ("海门市", SPRING_2020, "320684"),
    ("海门市", date(2021, 3, 1), "320614"),
    ("巢湖市", date(2010, 1, 1), "341400"),
    ("巢湖市", SPRING_2020, "340181"),
    ("思茅市", SPRING_2020, "530800"),
    ("双流县", SPRING_2020, "510116"),
    ("昆山县", SPRING_2020, "320583"),
]


@pytest.mark.parametrize(("text", "day", "code"), DATED)
def test_names_count_as_of_publication(text: str, day: date, code: str) -> None:
    """A former name gives the code of its day before the change and the heir's after it."""
    assert found(text, day) == [(text, code)]


AMBIGUOUS = [
    ("市中区", [None]),
    ("鼓楼区", [None]),
    ("北京的朝阳区", ["110000", "110105"]),
    ("北京市朝阳区、长春市朝阳区。朝阳区", ["110105", "220104", "220104"]),
    ("河北。新华区", ["130000", None]),
    ("辽宁朝阳", ["211300"]),
    ("海南", ["460000"]),
    ("北京市密云区和平谷区", ["110118", "110117"]),
    ("天津市河西区和平区", ["120103", "120101"]),
    ("青海、海南", ["630000", "460000"]),
    ("青海海南州", ["632500"]),
    ("吉林", ["220000"]),
]


@pytest.mark.parametrize(("text", "codes"), AMBIGUOUS)
def test_names_of_several_places(text: str, codes: list[str | None]) -> None:
    """The higher level wins; among equals the one whose holder was named last; else none, all kept."""
    mentions = read(text)
    assert [each.code for each in mentions] == codes
    assert all(each.code is not None or len(each.ambiguous) > 1 for each in mentions)


EXCLUDED = [
    ("除湖北外，全国", [("湖北", True), ("全国", False)]),
    ("除武汉以外的湖北", [("武汉", True), ("湖北", False)]),
    ("湖北以外地区", [("湖北", True)]),
    ("全国（不含湖北）", [("全国", False), ("湖北", True)]),
    ("除湖北、北京外，山东", [("湖北", True), ("北京", True), ("山东", False)]),
    ("解除武汉封锁外", [("武汉", False)]),
    ("除夕在武汉外", [("武汉", False)]),
]


@pytest.mark.parametrize(("text", "expected"), EXCLUDED)
def test_exclusions(text: str, expected: list[tuple[str, bool]]) -> None:
    """A place that the text leaves out is marked."""
    assert [(text[each.start : each.end], each.excluded) for each in read(text)] == expected


INSIDE = [
    ("青岛银行", True), ("天津港", True), ("武汉大学", True), ("山东电力设备公司", True), ("武汉天河机场", True),
    ("工程机械（山东）有限公司", True), ("武汉市中心医院", True), ("青岛市人社局", False), ("山东企业", False),
    ("重庆市小学一年级", False), ("山东上市公司", False), ("湖北成立救治医院", False), ("河南（新乡）", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "inside"), INSIDE)
def test_a_place_that_begins_a_name(text: str, inside: bool) -> None:  # noqa: FBT001 a column of the table
    """A firm, school or station named after a place keeps the place, marked."""
    assert read(text)[0].inside_name is inside


AREAS = [
    ("京津冀企业", "region", ("110000", "120000", "130000")),
    ("长三角企业", "region", ("310000", "320000", "330000", "340000")),
    ("西部地区", "region", ()),
    ("苏南地区纳入监测的企业", "region", ("320000",)),
    ("胶东地区企业", "region", ("370000",)),
    ("全国16个省份", "region", ()),
    ("19省市重点企业", "region", ()),
    ("美国企业", "foreign", ()),
    ("意大利", "foreign", ()),
    ("31个省（区、市）和新疆生产建设兵团", "nation", ()),
    ("31个省（区、市）与新疆生产建设兵团", "nation", ()),
    ("各省区市", "nation", ()),
]


@pytest.mark.parametrize(("text", "level", "members"), AREAS)
def test_areas_without_a_code(text: str, level: str, members: tuple[str, ...]) -> None:
    """Areas of several places, foreign places, and all provinces together."""
    [mention] = read(text)
    assert (mention.level, mention.members, mention.code) == (level, members, "100000" if level == "nation" else None)


PIECES = [
    "山东", "省", "青岛", "市", "即墨", "区", "北京", "朝阳",
    "高新区", "除", "外", "（", "）", "公司", "全市", "个省",
    "12", "路", "、", "县", "中国", "新区", "市中", "莱芜",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=40).map("".join)


@given(TEXTS, st.dates(min_value=date(2000, 1, 1), max_value=date(2030, 1, 1)))
def test_any_text(text: str, day: date) -> None:
    """No text raises; mentions lie inside it, in order, apart from one another; their codes are known."""
    mentions = read(text, day)
    edges = [edge for each in mentions for edge in (each.start, each.end)]
    assert edges == sorted(edges)
    assert all(0 <= each.start < each.end <= len(text) for each in mentions)
    assert all(GAZETTEER.known(code) for each in mentions for code in (each.code, *each.ambiguous) if code)
    assert all(not each.reference or each.code is None for each in mentions)


@given(TEXTS)
def test_a_text_read_twice_reads_the_same(text: str) -> None:
    """Reading keeps nothing between texts."""
    assert read(text) == read(text)


def test_regions_of_the_gold_are_mentioned() -> None:
    """97 of 100 regions that a person read in real articles are among the article's mentions."""
    gold = SHARED / "gold" / "broadcast"
    if not gold.is_dir():
        pytest.skip("the articles labelled by hand are not here")
    published = {
        line["doc"]: date.fromisoformat(line["published"])
        for line in map(json.loads, (gold / "meta.jsonl").read_text(encoding="utf-8").splitlines())
    }
    codes = {}
    for doc, day in published.items():
        text = (gold / "articles" / doc).read_text(encoding="utf-8")
        codes[doc] = {code for each in read(text, day) for code in (each.code, *each.members) if code}
    lines = [json.loads(line) for line in (gold / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    named = [line for line in lines if line.get("region") not in (None, "100000")]
    hits = sum(not codes[line["doc"]].isdisjoint({line["region"], *line.get("region_alt", ())}) for line in named)
    assert hits >= 0.97 * len(named)
