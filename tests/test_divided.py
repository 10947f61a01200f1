"""What paragraphs, parts and lists go on with: a notice's day, whom it is of, the rate that another clause names."""

from datetime import date
from functools import cache

import pytest

from shuize import pack
from shuize.types import Article, Observation, PublishedKind
from tests.reading import gazetteer
from workers.read import Reader

PACKS = ("resumption", "vaccination", "harvest", "power", "projects")
NOTICE = "截至3月4日，宁波市规上工业企业复工率达95.1%。\n"
TOLD = date(2020, 3, 6)


@cache
def reader() -> Reader:
    """Return a reader of several packs, made once."""
    return Reader([pack.load(one) for one in PACKS], gazetteer())


def read(text: str) -> tuple[Observation, ...]:
    """Return the observations of a text of the day."""
    article = Article("test", text, TOLD, PublishedKind.GIVEN)
    return reader().read(article).observations


def told(text: str) -> list[tuple[str, str | None, str | None]]:
    """Return (words, place, subject) of every figure."""
    return [(one.text, one.series.place.code, one.series.subject) for one in read(text)]


DAYS = [
    ("慈溪市复工率为98%，余姚市为97%。", ["2020-03-04"] * 2),
    ("从各区县看，慈溪市为98%，余姚市为97%。", ["2020-03-04"] * 2),
    ("分行业看，全市规上服务业企业复工560家。", ["2020-03-04"]),
    ("宁波市外贸企业复工率为98%。", ["2020-03-06"]),
    ("目前，慈溪市复工率为98%。", ["2020-03-06"]),
    ("3月5日，慈溪市复工率为98%。", ["2020-03-05"]),
    ("宁波山前制药有限公司复工率为98%。", ["2020-03-06"]),
    ("镇里的老王说：“我们村企业复工率98%。”", ["2020-03-06"]),
    ("全市口罩日产量达80万只。", ["2020-03-06"]),
]


@pytest.mark.parametrize(("text", "days"), DAYS)
def test_the_day_of_a_notice_holds_for_figures_of_its_kind(text: str, days: list[str]) -> None:
    """A paragraph that divides what the one before told has its day, unless it says one, or tells of something else."""
    assert [one.as_of for one in read(NOTICE + text)][1:] == days


WHOSE = [
    ("从各区县看，慈溪市复工率98%。", "规模以上工业企业"),
    ("慈溪市复工率98%。", "规模以上工业企业"),
    ("从服务业看，全市规上服务业企业复工率88%。", "规模以上服务业企业"),
]


@pytest.mark.parametrize(("text", "subject"), WHOSE)
def test_whom_the_paragraph_before_told_of(text: str, subject: str) -> None:
    """A division by place is of those that were told of before."""
    assert read(NOTICE + text)[-1].series.subject == subject


PARTS = [
    ("宁波市规上工业企业复工率90%，慈溪市最高，为98%。", [("90%", "330200"), ("98%", "330282")]),
    (
        "宁波市规上工业企业复工率90%，慈溪市、余姚市略低，为88%和87%。",
        [("90%", "330200"), ("88%", "330282"), ("87%", "330281")],
    ),
    ("宁波市规上工业企业复工率居全省首位，为98%。", [("98%", "330200")]),
    ("宁波市规上工业企业复工率90%，慈溪市干部包联企业，为企业减负20%。", [("90%", "330200")]),
    (
        "宁波市规上工业企业复工900家，其中慈溪市98家、余姚市87家。",
        [("900家", "330200"), ("98家", "330282"), ("87家", "330281")],
    ),
    ("宁波市规上工业企业复工900家，其中慈溪市980家。", [("900家", "330200")]),
    ("宁波市规上工业企业复工900家，其中慈溪市98家停产。", [("900家", "330200")]),
]


@pytest.mark.parametrize(("text", "places"), PARTS)
def test_a_part_whose_clause_names_only_its_place(text: str, places: list[tuple[str, str]]) -> None:
    """A place and what is said of it, then the figure alone; or the place and its part of a count."""
    assert [(words, place) for words, place, _ in told(text)] == places


TRADES = [
    ("宁波市装备制造业企业复工61家，复工率93%；生物医药74家，复工率98%。", ["装备制造业企业"] * 2 + ["生物医药"] * 2),
    ("宁波市超市营业率98%，农贸市场（菜市场）95%，百货商场（购物中心）91%。", ["超市", "农贸市场", "百货商场"]),
]


@pytest.mark.parametrize(("text", "subjects"), TRADES)
def test_the_next_trade_of_a_list(text: str, subjects: list[str]) -> None:
    """A trade alone before its figures, also with another name of it in brackets."""
    assert [one for _, _, one in told(text)] == subjects


BOUNDS = [
    ("餐饮、住宿、家政企业复工率分别达到83%、64%、45%左右。", ["approx"] * 3),
    ("餐饮、住宿、家政企业复工率分别超过83%、64%、45%。", ["ge"] * 3),
    ("餐饮、住宿、家政企业复工率分别为83%、64%、45%以上。", ["eq", "eq", "ge"]),
    ("餐饮、住宿企业复工率分别为83%、64%。", ["eq"] * 2),
]


@pytest.mark.parametrize(("text", "relations"), BOUNDS)
def test_what_bounds_a_whole_list(text: str, relations: list[str]) -> None:
    """左右 after the last and 超过 before the first are said of all."""
    assert [one.relation.value for one in read(text)] == relations


SHARES = [
    (
        "全国接种总人数达12.9亿人，完成全程接种12.6亿人，覆盖人数和全程接种人数分别占全国总人口的91.9%和89.5%。",
        [None, "全程接种"],
    ),
    ("60岁以上老年人接种2.3亿人，占老年人口的88.6%。", ["60岁及以上人群"]),
    ("全国接种总人数达12.9亿人，费用占财政支出的2%。", []),
]


@pytest.mark.parametrize(("text", "subjects"), SHARES)
def test_shares_of_the_people(text: str, subjects: list[str | None]) -> None:
    """What a running count is of everybody is its rate, each of a list its own."""
    rates = [one for one in read(text) if one.series.indicator == "vaccination_rate"]
    assert [one.series.subject for one in rates] == subjects


NATION = [
    ("成都市发展改革委介绍情况。\n分领域看，产业项目开工率55.8%。", "510100"),
    ("国家发展改革委介绍情况。\n分领域看，产业项目开工率55.8%。", "100000"),
    ("中国棉纺织行业协会的调查显示，67%的企业已复工。", "100000"),
    ("宁波市纺织行业协会的调查显示，67%的企业已复工。", "330200"),
    ("截至目前，慈溪市21个省市重点项目复工20个。", "330282"),
]


@pytest.mark.parametrize(("text", "place"), NATION)
def test_who_speaks_for_the_nation(text: str, place: str) -> None:
    """A place's own organ is none of the nation's, the nation's association is; ranks of projects are no places."""
    assert read(text)[-1].series.place.code == place


AGES = [
    ("宁波市12—17岁人群已接种31.4万人。", [("31.4万人", "12—17岁人群")]),
    ("宁波市疫苗接种覆盖人数达到839.2万。", [("839.2万", None)]),
    ("宁波市一名17岁学生接种后与3人同行。", []),
]


@pytest.mark.parametrize(("text", "groups"), AGES)
def test_people_by_their_age(text: str, groups: list[tuple[str, str | None]]) -> None:
    """A group of an age is a subject of people vaccinated; a bare number of 人数 is one of people."""
    assert [(words, subject) for words, _, subject in told(text)] == groups
