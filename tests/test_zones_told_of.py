"""Which place a figure is of where zones, parks, levels and by-names stand before it."""

from datetime import date

import pytest

from shuize.types import Article, PublishedKind
from tests.reading import reader

PACKS = ("resumption", "harvest")
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
    ("截至3月5日，大连石化区90%以上产能恢复。", ("210200", "大连石化区", None)),
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
