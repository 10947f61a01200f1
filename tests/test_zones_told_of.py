"""Which place a figure is of where zones, parks, levels and by-names stand before it."""

from datetime import date

import pytest

from shuize.types import Article, PublishedKind
from tests.reading import reader

PACKS = ("resumption", "harvest", "power", "epidemic")
TOLD = date(2020, 3, 6)


def told(text: str) -> tuple[str | None, str | None, str | None]:
    """Return (code, zone, subject) of the last figure."""
    article = Article("test", text, TOLD, PublishedKind.GIVEN)
    series = reader(*PACKS).read(article).observations[-1].series
    return series.place.code, series.place.zone, series.subject


DISTRICTS = [
    ("无锡高新区统计局调查企业复工复产。\n调查显示，全区已有88家外贸企业复工。", ("320200", "无锡高新区", "外贸企业")),
    ("无锡高新区统计局调查企业复工复产。滨湖区也参加。\n全区已有88家外贸企业复工。", ("320211", None, "外贸企业")),
    ("南宁高新区调查企业复工复产。\n全区已有88家外贸企业复工。", ("450000", None, "外贸企业")),
]


@pytest.mark.parametrize(("text", "series"), DISTRICTS)
def test_all_of_the_district_may_be_a_zone(text: str, series: tuple[str, str | None, str]) -> None:
    """全区 in a story that names one zone and no district is that zone; an autonomous region stays one."""
    assert told(text) == series


PARKS = [
    ("无锡软件园（一、二期）累计复工企业206家。", ("320200", "无锡软件园", "企业")),
    ("宜兴市丁蜀投资区41家规上企业复工38家。", ("320282", "丁蜀投资区", "规模以上企业")),
    ("截至3月5日，宁波石化经开区90%以上产能恢复。", ("330211", "宁波石化经济技术开发区", None)),
    ("截至3月5日，大连石化区90%以上产能恢复。", ("210200", "大连石化区", None)),
    ("北京海淀区企业复工复产。中关村石景山园已复工企业206家。", ("110107", "中关村石景山园", "企业")),
    ("北京海淀区企业复工复产。中关村已复工企业206家。", ("110108", "中关村", "企业")),
]


@pytest.mark.parametrize(("text", "series"), PARKS)
def test_a_park_is_where_its_figures_are(text: str, series: tuple[str, str | None, str | None]) -> None:
    """Brackets behind its name and other kinds of zones make no difference; it is a place, and no population."""
    assert told(text) == series


NAMED = [
    ("黑龙江春播过半。在大豆之乡海伦，大豆已播200万亩。", "231283"),
    ("新疆采收开始。新疆植棉大县尉犁棉花种植面积达101万亩。", "652823"),
    ("宜兴市项目加快复工，45个无锡市层面统筹推进的重点项目已复工40个。", "320282"),
    ("宜兴市项目加快复工，无锡市重点项目已复工40个。", "320200"),
]


@pytest.mark.parametrize(("text", "code"), NAMED)
def test_by_names_lead_to_places_and_levels_are_none(text: str, code: str) -> None:
    """What a county is known for leads to its name; 市层面统筹 says whose task a project is, not where it stands."""
    assert told(text)[0] == code


PASSED_BY = [
    ("大连通报灾后供电。省电力公司从全省各地调集500人抢修。截至昨天，6.1万户恢复供电。", "210200"),
    ("大连通报灾后供电。省电力公司在全省抢修。截至昨天，6.1万户恢复供电。", "210000"),
    (
        "浙江大风。宁海、象山等地停电。\n经过宁波电力抢修人员的奋战，设施正逐步修复。截至3月6日，7万户恢复供电。",
        "330200",
    ),
    ("浙江企业复工，我省收到上海、江苏两省市来函54件，商请我省协调企业复工239家，已复工234家。", "330000"),
    ("浙江企业复工，上海、江苏两省市协调企业复工239家，已复工234家。", "320000"),
    ("返岗专列载着1038名务工人员从湖南新化站缓缓开出。", "431322"),
    ("春节返岗。列车从太原南站驶向江苏南京站。列车上搭载着400名务工人员。", "140100"),
    ("春节返岗。列车驶向江苏南京站。列车上搭载着400名务工人员。", None),
    ("呼和浩特企业复工，武川县已复工5家，托县已复工8家。", "150122"),
]


@pytest.mark.parametrize(("text", "code"), PASSED_BY)
def test_whoever_writes_or_sends_help_is_not_where_it_is_so(text: str, code: str | None) -> None:
    """Help and letters from somewhere set no place; whose effort it took, and whence people leave, do."""
    assert told(text)[0] == code


GOODS = [
    ("辽宁口罩日产量1000万只。\n从地区看，日产量居前的为大连（311万只）、锦州（164万只）。", "口罩"),
    ("辽宁口罩日产量1000万只。\n大连日产量311万只。", None),
]


@pytest.mark.parametrize(("text", "subject"), GOODS)
def test_a_view_by_place_is_of_the_goods_told_of(text: str, subject: str | None) -> None:
    """An output of no product in a paragraph that only views by place is of the one that was told of."""
    assert told(text)[2] == subject


TWINS = [
    ("台湾新增本土确诊病例239例，分别为新北市210例、澎湖县14例、连江县13例。", ("710000", "连江县")),
    ("福建新增本土确诊病例39例，其中福清市14例、连江县13例。", ("350122", None)),
    ("台湾新增本土确诊病例82例。福建连江县新增本土确诊病例3例。", ("350122", None)),
    ("连江县新增本土确诊病例3例。台湾新增本土确诊病例82例，连江县新增7例。", ("710000", "连江县")),
]


@pytest.mark.parametrize(("text", "place"), TWINS)
def test_of_two_counties_of_one_name_that_beside_the_others(text: str, place: tuple[str, str | None]) -> None:
    """After places of Taiwan, and none it lies in, the county of this name is the one there."""
    assert told(text)[:2] == place
