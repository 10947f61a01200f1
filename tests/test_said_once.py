"""What a notice says once and all of it shares: its zone, its day, what is left out, and whom its headline names."""

from datetime import date

import pytest

from shuize.types import Article, Observation, PublishedKind
from tests.reading import reader

PACKS = ("resumption", "harvest", "power", "epidemic")
TOLD = date(2020, 6, 14)


def every(text: str) -> tuple[Observation, ...]:
    """Return all that is read."""
    return reader(*PACKS).read(Article("test", text, TOLD, PublishedKind.GIVEN)).observations


ZONES = [
    ("上海临港新片区管委会介绍了临港企业情况。\n截至6月5日，临港规上企业复工310家，复工率95%。", "临港新片区"),
    ("重庆两江新区通报，截至6月5日，两江规模以上企业已复工400家。人员到岗率71%。", "两江新区"),
    ("上海臨港新片區通報復工情況。\n截至6月5日，臨港規模以上企業已復工300家，占92%。", "临港新片区"),
    ("四川天府新区重点企业复工320家。\n天府重点企业复工率97%。", "天府新区"),
    ("重庆两江新区规上企业复工率96%。\n其中，规上企业产能利用率60%。", "两江新区"),
]


@pytest.mark.parametrize(("text", "zone"), ZONES)
def test_the_short_name_of_a_zone_is_it(text: str, zone: str) -> None:
    """A new area named in full is meant by its short name, which is no part of whom the figure is of."""
    last = every(text)[-1].series
    assert last.place.zone == zone
    assert zone[:2] not in (last.subject or "")


@pytest.mark.parametrize(
    "text",
    [
        "上海临港新片区通报。\n宜宾临港企业复工率95%。",
        "上海临港新片区通报。\n上汽临港工厂产能利用率50%。",
        "临港集团所属企业复工率95%。",
        "天津滨海新区通报。\n盐城市滨海县规上企业复工率95%。",
    ],
)
def test_what_bears_its_name_is_not_the_zone(text: str) -> None:
    """Another town's port, a firm and a county are not the zone."""
    place = every(text)[-1].series.place
    assert place.zone is None
    assert place.name != "滨海新区"


HEAD = "截至6月11日，全国已收小麦2亿亩，进度65%。\n"
DAYS = [
    ("安徽省已收小麦4000万亩，进度九成。", 11),
    ("安徽省已收小麦4000万亩。\n河南省已收小麦8000万亩。\n江苏省已收小麦2000万亩。\n山东省已收小麦900万亩。", 11),
    ("安徽省已收小麦4000万亩。全省玉米已播118万亩。", 11),
    ("安徽：小麦已收4000万亩。\n陕西省已收小麦700万亩；山西省已收小麦280万亩。", 11),
    ("安徽6月8日进入大面积机收，已收小麦3000万亩。", 11),
    ("安徽6月8日开镰，已收小麦3000万亩。\n江苏已收小麦1800万亩。", 11),
    ("河南进度98%；6月5日开镰的山东已收小麦1200万亩。", 11),
    ("6月12日，河南省已收小麦8000万亩。", 12),
    ("截至6月12日，河南省已收小麦8000万亩。\n山东省已收小麦900万亩。", 14),
    ("记者在河南采访了解到，当地一家合作社已收小麦8000亩。", 14),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_the_day_of_the_nation_is_that_of_its_provinces(text: str, day: int) -> None:
    """What follows by provinces is of the day of the whole, until another is stated; no day of a beginning is."""
    assert every(HEAD + text)[-1].as_of == date(2020, 6, day).isoformat()


LEFT_OUT = [
    "除武汉外，湖北省规上企业已复工1.2万家，复工率95%，员工返岗率90%。",
    "其中，除武汉市外，湖北其他市（州）企业复工率99%，返岗率98%。",
    "湖北省（不含武汉）规上企业复工率95%；员工返岗率90%。",
    "武汉以外湖北各地规上企业复工率95%，员工返岗率90%。",
    "除武汉以外的湖北省其他市州规上企业复工率95%，员工返岗率90%。",
    "不包括武汉，湖北规上企业复工率95%，员工返岗率90%。",
    "不计武汉市，湖北全省规上企业复工率95%，员工返岗率90%。",
    "剔除武汉，湖北规上企业复工率95%，员工返岗率90%。",
    "湖北省除武汉外的12个市州规上企业已复工8000家，复工率95%。",
]


@pytest.mark.parametrize("text", LEFT_OUT)
def test_what_is_left_out_stays_so(text: str) -> None:
    """It is left out of every figure of the statement."""
    found = every(text)
    assert len(found) > 1
    assert {(one.series.place.code, one.series.excludes) for one in found} == {("420000", ("420100",))}


@pytest.mark.parametrize(
    "text",
    [
        "除武汉外，湖北企业复工率95%；武汉市企业复工率60%，返岗率50%。",
        "除武汉外，湖北企业复工率95%；全省规上企业复工率85%，返岗率80%。",
        "除武汉外，湖北企业复工率95%。全省规上企业复工率85%。",
        "除雄安新区外，河北规上企业复工率95%。",
    ],
)
def test_another_place_and_the_whole_end_it(text: str) -> None:
    """The place itself leaves nothing out, nor does the whole named anew; a zone has no code to leave out."""
    assert every(text)[-1].series.excludes == ()


PLACES = [
    ("湖北、湖南、江西早稻收获进度过八成\n早稻已收3000万亩。", None),
    ("湖北、湖南、江西早稻收获过八成\n早稻收获忙。\n全国早稻已收3000万亩。", "100000"),
    ("各地复工\n湖北企业复工率90%。湖南企业复工率91%。江西企业复工率92%。\n规上企业复工率95%。", "100000"),
    ("闽南平原早稻已收20万亩。", None),
    ("台风从嘉南平原登陆，已恢复供电8000户。", None),
    ("南平早稻已收20万亩。", "350700"),
    ("南平原有早稻30万亩，已收早稻20万亩。", "350700"),
    ("平原县小麦已收20万亩。", "371426"),
]


@pytest.mark.parametrize(("text", "code"), PLACES)
def test_places_of_a_headline_and_within_words(text: str, code: str | None) -> None:
    """The several places of a headline are not the nation, and a plain holds no city's name."""
    assert every(text)[-1].series.place.code == code
