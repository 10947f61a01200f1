"""Figures of less than the place that they are told at: of a site, a firm, a work's sections, a group, a part."""

import pytest

from shuize.types import Place
from tests.reading import observe, where
from tests.test_tallies import HUANGSHI, HUBEI, NATION, NINGBO, WUHAN
from tests.test_tallies import observe as tally
from workers.extract.words.codes import reach

ZHEJIANG = "330000"
CASES = {"确诊": "confirmed_cases", "+确诊": "new_confirmed_cases", "出院": "recovered_cases"}


def told(text: str, name: str) -> list[tuple[str | None, int]]:
    """Return where and how many the text tells of one count."""
    return [(one.series.place.code, int(one.value)) for one in tally(text) if one.series.indicator == CASES[name]]


OWNERS = [
    ("宁波市加快复工。宁波山前集团是当地大厂，拿到贷款后，企业生产线已全部开工。", "宁波山前集团"),
    ("作为重点工程的东溪引水工程，全线13个标段全部复工。", "东溪引水工程标段"),
    ("宁波市全线13个标段全部复工。", "标段"),
    ("连接两市的东溪引水65个在建项目全部复工。", "东溪引水在建项目"),
    ("铁路建设方面，其他30个在建项目均已全部复工。", "铁路在建项目"),
    ("各地扩大生产，口罩产能产量提高，产能利用率保持100%以上。", "口罩"),
]
MAKERS = [
    ("目前，东溪油田日产原油2万吨。", "东溪油田"),
    ("中国石化东溪气田目前日产天然气2万立方米。", "中国石化东溪气田"),
    ("宁波市山前制药有限公司日产口罩2万只。", "山前制药有限公司"),
    ("考察了山前生物科技公司的口罩生产线。公司负责人说，现在形成日产30万只口罩的产能。", "山前生物科技公司"),
    ("山前制药有限公司扩产。目前，全国口罩日产量达到2亿只。", None),
]


@pytest.mark.parametrize(("text", "owner"), OWNERS)
def test_whose_a_rate_is(text: str, owner: str) -> None:
    """A part that names nobody is told with the firm, the work or the field that it is of."""
    assert observe(text)[-1].series.subject == owner


@pytest.mark.parametrize(("text", "maker"), MAKERS)
def test_a_maker_s_output_is_none_of_its_place_s(text: str, maker: str | None) -> None:
    """What one field or firm makes is its own series, never the base of the nation's."""
    (one,) = observe("国家能源局消息，各地加快生产。" + text)
    assert one.series.place.zone == maker


def test_whose_firms_they_are_is_not_where_they_are() -> None:
    """在甲省的乙市企业 are in 甲省; without such a place they are where they are said to be of."""
    assert where("在浙江境内的30家北京企业已全部复工。") == [("30家", ZHEJIANG), ("全部复工", ZHEJIANG)]
    assert {one.series.subject for one in observe("在浙江境内的30家北京企业已全部复工。")} == {"北京企业"}
    assert where("97%的宁波企业已复工。") == [("97%", NINGBO)]


def test_a_park_that_was_named_before() -> None:
    """园区内 is the park that the paragraph named, else a park without a name; never the city."""
    named = observe("宁波东溪的智造产业园是全市26个功能区之一，园区内97家企业都已复工。")[-1]
    assert named.series.place == Place(NINGBO, "智造产业园", zone="智造产业园")
    assert observe("在宁波市，园区内97家企业都已复工。")[-1].series.place.zone == "园区"


def test_a_line_over_a_paragraph_is_told_as_the_paragraph_tells_it() -> None:
    """In a roundup too the short line has the day, the population and the scope of what stands below it."""
    text = (
        "快讯\n这一天的要闻如下，一共三条。\n重点粮油企业复工率97.3%\n"
        "数据显示，截至3月8日，除湖北外，全国40家应急供应重点粮油企业复工率达97.3%。"
    )
    over, below = (one for one in observe(text) if one.series.indicator == "work_resumption_rate")
    assert (over.series, over.as_of) == (below.series, below.as_of)


def test_no_part_is_more_than_its_whole() -> None:
    """Of one day's counts of a place the greatest is the total; what is less is one only where both are called so."""
    assert told("湖北省确诊1例新冠肺炎病例，累计确诊病例增至8例。", "确诊") == [(HUBEI, 8)]
    assert told("湖北省累计确诊病例9例。截至目前，湖北省累计确诊病例8例。", "确诊") == [(HUBEI, 9), (HUBEI, 8)]


def test_a_list_without_an_aspect_is_of_what_was_told_last_if_it_fits() -> None:
    """确诊病例中 after 新增 5 例 divides the five, but only where its parts are no more than five."""
    opened = "截至3月11日24时，湖北省累计确诊病例40例，新增确诊病例5例。"
    assert told(opened + "确诊病例中，武汉市3例、黄石市2例。", "+确诊") == [(HUBEI, 5), (WUHAN, 3), (HUANGSHI, 2)]
    assert told(opened + "确诊病例中，武汉市30例、黄石市10例。", "确诊") == [(HUBEI, 40), (WUHAN, 30), (HUANGSHI, 10)]


def test_parts_that_lie_elsewhere_say_where_people_came_from() -> None:
    """宁波市 47 例（…、湖北省武汉市 2 例）tells nothing of 武汉."""
    text = "截至3月11日24时，浙江省累计确诊病例60例，其中：宁波市47例（余姚市45例、湖北省武汉市2例）。"
    assert told(text, "确诊") == [(ZHEJIANG, 60), (NINGBO, 47), ("330281", 45)]


def test_where_somebody_has_been_is_not_where_they_are() -> None:
    """湖北接触史 does not move the story there."""
    assert told("宁波市新增确诊病例5例。1例有湖北及其他省份接触史。累计出院9例。", "出院") == [(NINGBO, 9)]


def test_a_group_and_an_institution_are_less_than_their_place() -> None:
    """A group is its own; a paragraph that opens in a hospital tells of it until a place is said."""
    assert told("武汉市累计确诊病例40例。上周收治的10例发热病例中，确诊1例。", "确诊") == [(WUHAN, 40)]
    text = "武汉市继续救治。\n在第一医院，医生们很忙。今天有43名患者出院，累计出院304人。武汉市累计出院病例2300例。"
    assert told(text, "出院") == [(WUHAN, 2300)]


def test_within_the_borders() -> None:
    """境内 with no place is the nation, and what its brackets name are its parts."""
    text = "湖北省武汉市出现疫情。截至3月11日，境内累计报告病例226例，其中确诊病例219例（武汉市198例）。"
    assert told(text, "确诊") == [(NATION, 219), (WUHAN, 198)]


def test_the_whole_district_of_a_city_in_an_autonomous_region_is_the_region() -> None:
    """全区 after 北海市 can only be 广西."""
    assert reach("450500", "county") == "450000"


def test_a_list_of_outputs_is_dealt_out() -> None:
    """Each place has its own figure, and the goods of the sentence."""
    text = "国家发展改革委表示，全国煤炭日产量达到12万吨，其中山西、陕西日产量分别为5万吨和4万吨。"
    found = [(one.series.place.code, one.series.subject, int(one.value)) for one in observe(text)]
    assert found == [(NATION, "煤炭", 120000), ("140000", "煤炭", 50000), ("610000", "煤炭", 40000)]


def test_the_rest_of_the_firms_is_a_population() -> None:
    """其余企业 are none of those told of before."""
    assert observe("浙江省重点企业复工率98%，其余企业复工率87%。")[-1].series.subject == "其余企业"


def test_the_dead_of_an_accident_are_no_epidemic_s() -> None:
    """Where the missing or the injured are counted beside them."""
    assert told_of("宁波市洪涝灾害共造成10人死亡、14人失踪。", "deaths") == []


def told_of(text: str, indicator: str) -> list[str]:
    """Return what the text tells of an indicator."""
    return [one.text for one in tally(text) if one.series.indicator == indicator]
