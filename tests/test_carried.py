"""Whom and where figures are of that say neither: what views, speakers, parts and lists before them leave standing."""

from datetime import date

import pytest

from shuize.types import Article, PublishedKind
from tests.reading import reader

PACKS = ("resumption", "vaccination", "harvest", "power", "projects")
PLANT = "台州海棠制衣有限公司"
TOLD = date(2020, 3, 6)
NOTICE = "截至3月4日，浙江省规上工业企业复工率达95.1%。\n"
LARGE = "分规模看，大型企业复工率良好。特大企业复工率99%。"


def told(text: str) -> list[tuple[str, str, str | None]]:
    """Return (words, place, subject) of every figure."""
    article = Article("test", text, TOLD, PublishedKind.GIVEN)
    found = reader(*PACKS).read(article).observations
    return [(one.text, one.series.place.name, one.series.subject) for one in found]


VIEWS = [
    (NOTICE + LARGE + "分地区看，各市复工率均在上升。温州、台州复工率均超过90%。", "规模以上工业企业"),
    (NOTICE + LARGE + "从各市情况看，台州市复工率达90%。", "规模以上工业企业"),
    (NOTICE + LARGE + "\n分地区看，台州市复工率达90%。", "规模以上工业企业"),
    (NOTICE + LARGE + "台州市特大企业复工率达90%。", "特大企业"),
    (NOTICE + LARGE + "分类型看，外贸企业复工率达90%。", "外贸企业"),
    (NOTICE + "分规模看，特大企业复工率99%，中小企业复工率也达90%。", "中小企业"),
]


@pytest.mark.parametrize(("text", "subject"), VIEWS)
def test_each_view_divides_what_was_told_before_the_first(text: str, subject: str) -> None:
    """Of whom the last view told has nothing to do with the next (分规模看，… 分地区看，甲市 90 %)."""
    assert told(text)[-1][2] == subject


AREAS = [
    ("截至3月5日，全省共有7个市复工率升至99%以上。", ("99%以上", "7个市", "规模以上工业企业")),
    ("全省186个市层面统筹推进的重点项目复工率升至99%以上。", ("99%以上", "浙江省", "重点项目")),
]


@pytest.mark.parametrize(("text", "figure"), AREAS)
def test_areas_that_are_only_counted_divide_too(text: str, figure: tuple[str, str, str]) -> None:
    """A rate of so many cities is of those that the notice told of, as that of a named one is."""
    assert told(NOTICE + text)[-1] == figure


SPEAKERS = ["党组成员、总工程师林一鸣", "二级巡视员林一鸣", "党委委员林一鸣", "领导班子成员林一鸣", "通讯员林一鸣"]


@pytest.mark.parametrize("speaker", SPEAKERS)
def test_who_speaks_is_no_population(speaker: str) -> None:
    """Whatever the office is called, it is that of one."""
    assert told(f"{NOTICE}省经信厅{speaker}介绍，台州市复工率90%。")[-1][2] == "规模以上工业企业"


def test_whose_people_are_told_of_in_speech_is_named_behind_it() -> None:
    """Words for people alone name nobody: the firm whose speaker is named after the quotation has them."""
    said = "“我们从1日开始复工，目前员工到岗率90%。”5日，台州海棠制衣有限公司副总经理林一鸣介绍。"
    assert [one[2] for one in told(said)] == ["台州海棠制衣有限公司"]
    assert told("目前员工到岗率90%。台州海棠制衣有限公司副总经理林一鸣介绍了情况。")[0][2] is None


FIRST = [
    ("全省规上工业企业复工率95%；省重点项目复工率88%。\n温州、台州复工率均超过90%。", "规模以上工业企业"),
    ("全省规上工业企业复工率95%，其中国有企业99%。\n温州、台州复工率均超过90%。", "规模以上工业企业"),
    ("全省规上工业企业复工率95%；省重点项目复工率88%，台州最高，为99%。", "省重点项目"),
    ("全省复工率95%，其中国有企业复工率99%。\n温州、台州复工率均超过90%。", None),
    ("全省规上工业企业复工率95%。\n省重点项目复工率88%。\n台州市复工率90%。", "省重点项目"),
]


@pytest.mark.parametrize(("text", "subject"), FIRST)
def test_a_paragraph_is_about_those_whom_it_tells_of_first(text: str, subject: str | None) -> None:
    """A later paragraph's places go on with these, not with whom the last clause came to."""
    assert told(text)[-1][2] == subject


PARTS = [
    ("浙江2月开工项目600个，其中制造业300个，台州、温州开工数居前，依次为90个、80个。", "项目"),
    ("浙江2月开工项目600个，其中台州制造业300个，温州开工数居前，为80个。", "制造业"),
    ("浙江2月开工项目600个，其中，台州、温州开工数居前，依次为90个、80个。", "项目"),
]


@pytest.mark.parametrize(("text", "subject"), PARTS)
def test_places_after_a_part_of_the_population_divide_the_whole(text: str, subject: str) -> None:
    """Trades are one way to divide a whole, places another (其中制造业 300 个，甲市、乙市居前)."""
    assert told(text)[-1][2] == subject


ZONES = ["台州、温州和经济技术开发区接种率超过80%。", "台州、温州和经济技术开发区等5地接种率超过80%。"]


@pytest.mark.parametrize("text", ZONES)
def test_a_zone_in_a_list_of_places_is_no_population(text: str) -> None:
    """Its neighbours are places, so it is one too."""
    assert {subject for _, _, subject in told(text)} == {None}


OPENERS = [
    ("海川晨星春节期间持续生产，员工返岗率达96%。", "海川晨星"),
    ("大型企业复工率99%；海川晨星目前已到岗员工590人。", "海川晨星"),
    ("3月5日，台州晨星已全面复工复产，500余名员工到岗。", "台州晨星"),
    ("生物医药领域，晨星医疗保持生产，产能利用率提高到80%。", "晨星医疗"),
    ("机械设备持续运转，产能利用率90%。", None),
    ("台州多地已全面复工，员工返岗率90%。", None),
    ("物资储备恢复正常，产能利用率90%。", None),
    ("春耕备耕加快推进，人员到岗率90%。", None),
    ("县委书记林一鸣率先行动，员工返岗率90%。", None),
    ("各项措施全面落实，员工返岗率90%。", None),
    ("台州市经信局持续走访，员工返岗率90%。", None),
    ("台州市全面复工，员工返岗率90%。", None),
]


@pytest.mark.parametrize(("text", "subject"), OPENERS)
def test_the_bare_name_that_opens_a_part_has_its_people(text: str, subject: str | None) -> None:
    """Whoever goes on or began again in the first clause is whose people and whose output the next tells of."""
    assert told(text)[-1][2] == subject


GOT = [
    (f"3月2日，{PLANT}负责人拿到180万元贷款后说。", PLANT),
    (f"{PLANT}顺利获得180万元贷款。", PLANT),
    (f"在{PLANT}走访后，全市发放贷款180万元。", None),
    (f"{PLANT}获得授信，全市发放贷款180万元。", None),
]


@pytest.mark.parametrize(("text", "subject"), GOT)
def test_a_loan_is_of_the_firm_that_got_it(text: str, subject: str | None) -> None:
    """The firm or who speaks for it, and the verb right after: no other firm of the sentence."""
    assert told(text)[-1][2] == subject


ASIDES = [
    ("全市规上工业企业已复工60户（其中亿元以上企业28户），复工率93%。", "规模以上工业企业"),
    ("全市规上工业企业已复工60户，其中亿元以上企业28户，复工率93%。", "亿元以上企业"),
]


@pytest.mark.parametrize(("text", "subject"), ASIDES)
def test_a_total_in_brackets_is_no_whole_of_what_follows_them(text: str, subject: str) -> None:
    """What brackets add is of others; behind them it goes on with those before."""
    assert told(text)[-1][2] == subject


STAFF = [
    ("海棠集团宣传疫苗接种，500余名员工自愿接种，累计接种1252人，员工接种率达99%。", "海棠集团"),
    ("全市宣传疫苗接种，500余名教师自愿接种，累计接种1252人，教师接种率达99%。", "教师"),
]


@pytest.mark.parametrize(("text", "subject"), STAFF)
def test_whose_staff_are_told_of_is_the_firm_that_was_named(text: str, subject: str) -> None:
    """员工 alone are those of the firm that the sentence names; other people are a population."""
    assert told(text)[-1][2] == subject
