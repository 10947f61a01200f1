"""What paragraphs, parts and lists go on with: a notice's day, whom it is of, the rate that another clause names."""

from datetime import date

import pytest

from shuize.types import Article, Observation, PublishedKind
from tests.reading import reader

PACKS = ("resumption", "vaccination", "harvest", "power", "projects")
NOTICE = "截至3月4日，宁波市规上工业企业复工率达95.1%。\n"
TOLD = date(2020, 3, 6)


def read(text: str) -> tuple[Observation, ...]:
    """Return the observations of a text of the day."""
    article = Article("test", text, TOLD, PublishedKind.GIVEN)
    return reader(*PACKS).read(article).observations


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


CITIES = [
    ("记者从慈溪市工信局了解到，全市53家规上工业企业已复工50家。", "330282"),
    ("记者从宁波市工信局了解到，慈溪市全力推进。全市53家规上工业企业已复工50家。", "330200"),
    ("慈溪市加快复工复产。截至3月4日，我市企业复工率98%。", "330282"),
    ("这家公司是全国防疫重点保障企业。宁波市企业复工率98%。\n目前企业复产率90%。", "330200"),
    ("工行盐城分行助力复工。\n截至3月4日，累计为13户企业发放贷款9.4亿元。", "320900"),
]


@pytest.mark.parametrize(("text", "place"), CITIES)
def test_whose_city_is_meant(text: str, place: str) -> None:
    """全市 is a county-level city where the story names none above; 是全国… speaks of nobody's place."""
    assert read(text)[-1].series.place.code == place


OWN = [
    ("宁波市“白名单”企业复工率为95%。", "白名单企业"),
    ("宁波市“小巨人”企业“复工”率高，企业复工率95%。", None),
    ("甬江集团全部复工，5800余名员工返岗。", "甬江集团"),
    ("宁波企业复工。甬江汽车3200余名员工到岗。", "甬江汽车"),
    ("宁波市1.2万名员工到岗，企业复工。", None),
    ("宁波市规上工业企业复工率93%，其中汽车制造96%、光电子95%。", "光电子"),
]


@pytest.mark.parametrize(("text", "subject"), OWN)
def test_whom_a_name_without_a_known_ending_is_of(text: str, subject: str | None) -> None:
    """A name in quotation marks, a short one of a group, one right before its people, one of a list that 其中 opens."""
    assert read(text)[-1].series.subject == subject


GOES_ON = [
    ("宁波市复工，运送农民工118万人，其中贫困劳动力29万人。", [("118万人", "人"), ("29万人", "人")]),
    ("宁波市复工，运送农民工29万人，其中贫困劳动力118万人。", [("29万人", "人")]),
    (
        "全市夏播粮食1680亩，进度同比快2个百分点，其中夏玉米1120亩、夏大豆146亩。",
        [("1680亩", "亩"), ("1120亩", "亩"), ("146亩", "亩")],
    ),
    ("台风造成停电，宁波市已恢复线路271条、用户52.9万户。", [("52.9万户", "户")]),
    ("宁波市小麦抢收，当日投入收割机12台，机收830亩。", []),
    ("宁波市18.6万外出农民工中已有15.7万返岗复工。", [("15.7万", "人")]),
    ("宁波市接回贵州、云南籍员工2374人，企业复工。", [("2374人", "人")]),
]


@pytest.mark.parametrize(("text", "counts"), GOES_ON)
def test_counts_that_go_on(text: str, counts: list[tuple[str, str]]) -> None:
    """A part of people, of an area, the next object of a verb; nothing of one day's area."""
    assert list(dict.fromkeys((one.text, one.series.unit) for one in read(text))) == counts


LEVELS = [
    ("宁波市企业复工，日用电量1206万千瓦时，恢复到去年12月份日均水平的71%。", [("power_recovery_rate", "2020-03-06")]),
    ("宁波市企业复工，产能已恢复到疫情前的八成。", [("capacity_rate", "2020-03-06")]),
    ("宁波市企业复工，客流恢复到去年同期的八成。", []),
]


@pytest.mark.parametrize(("text", "rates"), LEVELS)
def test_what_came_back_to_a_part(text: str, rates: list[tuple[str, str]]) -> None:
    """恢复到…的 is a rate of what a clause before names; the time it is measured by dates nothing."""
    assert [(one.series.indicator, one.as_of) for one in read(text)] == rates


LISTS = [
    ("宁波市购物中心已恢复营业262家，百货店58家。", ["购物中心", "百货店"]),
    ("宁波市购物中心已恢复营业262家，停业商场58家。", ["购物中心"]),
    ("宁波市规下工业企业复工面82%。", ["规模以下工业企业"]),
    ("宁波市“三个一批”重大项目开（复）工率87%。", ["三个一批重大项目"]),
    ("慈溪市12—17岁人群接种率95%。余姚市加强针接种率62%。", ["12—17岁人群", "加强免疫"]),
]


@pytest.mark.parametrize(("text", "subjects"), LISTS)
def test_each_population_of_a_list_told_in_other_forms(text: str, subjects: list[str]) -> None:
    """Counts that commas part, brackets within a verb, figures in quotation marks, a group that a rate names."""
    assert [one for _, _, one in told(text)] == subjects


def test_the_first_of_two_finer_tenths() -> None:
    """三成五和 31 % are 35 % and 31 %."""
    assert [int(one.value) for one in read("宁波市、绍兴市企业复工率分别达到三成五和31%。")] == [35, 31]
