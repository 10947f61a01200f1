"""What notices of work resumed are made of: wholes and who of them did, joint populations, plans."""

import pytest

from tests.test_divided import read, told

PLANNED = [
    "预计月底，绍兴市可新增返回3万人左右，规上工业企业到岗率接近七成。",
    "预计本周内，绍兴高新区亿元以上企业将全部复工，限额以上服务业企业复工率超过50%。",
    "绍兴市预计本月内复产的企业达22户，占全部规上工业企业的86.4%。",
    "力争到3月底前，绍兴市规上工业企业复工，员工返岗率达到90%。",
]


@pytest.mark.parametrize("text", PLANNED)
def test_a_plan_goes_on_over_its_sentence(text: str) -> None:
    """A clause of a word of planning and a time opens a plan; the share of what is planned is planned as well."""
    assert told(text) == []


DONE = [
    ("预计3月底，绍兴市项目全部开工，目前已复工35个，复工率60%。", ["35个", "60%"]),
    ("力争到3月底前，绍兴市规上企业返岗率达90%；目前复工率为45%。", ["45%"]),
    ("绍兴市52户规上企业复工，占规上企业的46%，预计本月复产72户，占规上企业的86%。", ["52户", "46%"]),
]


@pytest.mark.parametrize(("text", "figures"), DONE)
def test_what_is_done_ends_a_plan(text: str, figures: list[str]) -> None:
    """目前 and a semicolon end what a plan opens; what stands before it is none of it."""
    assert [words for words, _, _ in told(text)] == figures


WHOLES = [
    ("绍兴市61个在建项目有60个已复工。", ["61个", "60个", "60个"]),
    ("绍兴市61个亿元以上的在建项目已有60个复工。", ["61个", "60个", "60个"]),
    ("绍兴市在128项续建项目中，已有57项实现复工，复工率44.5%。", ["128项", "57项", "44.5%"]),
    ("绍兴市25户占工业总产值80%的重点企业复工率为99%。", ["25户", "99%"]),
    ("绍兴市规上企业413户，实现全面复工。", ["413户", "全面复工"]),
    ("绍兴市有80%的企业产能恢复率超过70%。", []),
]


@pytest.mark.parametrize(("text", "figures"), WHOLES)
def test_wholes_and_who_of_them_did(text: str, figures: list[str]) -> None:
    """有 parts a whole from those of it that did; how much of something they make is no rate."""
    assert [words for words, _, _ in told(text)] == figures


WHOM = [
    ("绍兴市超市、商场、菜店，已全部复工。", "超市、商场、菜店"),
    ("绍兴市骨干企业、总部企业已100%复工。", "骨干企业、总部企业"),
    ("从地区看，浙江省各市州企业开工率均达到50%以上。", None),
    ("绍兴市规模以上企业共15家。市规模以上企业已复工8家。", "规模以上企业"),
    ("绍兴市保障房项目复工率99%。", "保障房项目"),
    ("绍兴市开放式景区3家已恢复开放。", "开放式景区"),
    ("绍兴市农贸市场开业率68%，其中中心城区开业率91%。", "农贸市场"),
    ("绍兴市94个农贸市场已复工25个；全市超市157家，复工146家，占比94%。", "超市"),
    ("绍兴市超50亿元企业复工率98%；129家规上企业中有127家复工。", "规模以上企业"),
    ("绍兴市规上企业用工恢复率79%。", "规模以上企业"),
    ("绍兴市中介服务和租赁行业复工率65%。", "中介服务和租赁行业"),
    ("最新情况：绍兴市超市、商场复工率98%。", "超市、商场"),
]


@pytest.mark.parametrize(("text", "whom"), WHOM)
def test_whom_a_notice_tells_of(text: str, whom: str | None) -> None:
    """Those who are listed are told of together; ranks of places, and the middle of a town, are nobody."""
    assert told(text)[-1][2] == whom


BARE = [
    ("绍兴市重点企业中，震元光电现有员工917人，返岗员工617人，产能恢复30%。", ["震元光电"] * 3),
    (
        "绍兴市企业复工率达90%；震元光电已到岗219人，返岗率67.9%；古越灯饰返岗员工80人。",
        ["震元光电"] * 2 + ["古越灯饰"],
    ),
    ("绍兴市企业复工加快。其中，震元光电员工到岗率95%，产能恢复至80%。", ["震元光电"] * 2),
    ("绍兴市复工顺利；外省籍员工返岗率72%。", ["外省籍员工"]),
    ("绍兴市持续推进，已有2000名员工返岗。", [None]),
    ("绍兴市加大稳岗力度，员工到岗率95%。", [None]),
]


@pytest.mark.parametrize(("text", "whom"), BARE)
def test_a_bare_name_that_has_people_is_a_firm(text: str, whom: list[str | None]) -> None:
    """Who opens a part of a sentence by a name of no kind, and has people or did something, is whom it tells of."""
    assert [name for words, _, name in told(text) if words != "90%"][-len(whom) :] == whom


def test_people_in_brackets_are_some_of_those_before() -> None:
    """含 opens brackets that hold a part, which is neither a level of its own nor a whole of the next."""
    figures = told("绍兴市震元光电返岗员工817人（含远程办公496人），返岗率73%；古越灯饰已到岗219人。")
    assert [words for words, _, _ in figures] == ["817人", "73%", "219人"]


def test_the_same_time_is_the_day_just_told() -> None:
    """同期 at the head of a sentence is the time that was told of, over the end of a paragraph too."""
    figures = read("截至3月1日，绍兴市已复工企业979家。\n同期，全市重点项目复工218个，复工率54%。")
    assert [one.as_of for one in figures] == ["2020-03-01"] * 3


PLACED = [
    ("落户绍兴市柯桥区的公司开工。\n柳州市的订单多了。\n为推动复工，截至3月4日，该区59家企业复工41家。", ["330603"]),
    ("钦州市钦南区企业加快复工。\n钦州市推动复工。\n截至3月4日，该区重点企业复工41家。", ["450702"]),
    ("绍兴新闻网3月6日讯（记者 王一）全市规上工业企业复工41家。", ["330600"]),
    (
        "绍兴市复工情况如下。\n规上企业复工率52%，其中，柯桥区复工率86%；绍兴滨海新区复工率36%。建材企业复工5家。",
        ["330600", "330603", "330600", "330600"],
    ),
]


@pytest.mark.parametrize(("text", "codes"), PLACED)
def test_where_a_notice_tells_of(text: str, codes: list[str]) -> None:
    """该区 is a district named before; a paper's own city is 全市; lists by place end with their sentence."""
    assert [code for words, code, _ in told(text) if words != "59家"][-len(codes) :] == codes


COUNTED = [
    ("绍兴市新开工亿元以上项目218个，较前一日新增9个。", [("218个", "亿元以上项目")]),
    (
        "绍兴市规上企业共有314户，截至3月2日开复工企业达286户，复工率91%。",
        [("314户", "规模以上企业"), ("286户", "规模以上企业")],
    ),
    ("绍兴市复工复产企业项目达到129个。", [("129个", "企业项目")]),
]


@pytest.mark.parametrize(("text", "figures"), COUNTED)
def test_what_a_notice_counts(text: str, figures: list[tuple[str, str]]) -> None:
    """A size before those counted is no count, and a day between them parts no whole from who of it did."""
    assert [(words, whom) for words, _, whom in told(text)][: len(figures)] == figures


NO_LEVELS = [
    "绍兴市返岗人数超过500人的企业有119家。",
    "绍兴市复工企业超过1000家的镇街有30个。",
    "绍兴市14个项目建成投产。",
    "绍兴市已建成投产企业36家。",
]


@pytest.mark.parametrize("text", NO_LEVELS)
def test_what_is_no_level_of_work_resumed(text: str) -> None:
    """A size that only so many reached, and what produces for the first time."""
    assert told(text) == []


SHARES = [
    ("绍兴市43户国有企业复工，营业收入占全市企业总量的45%。", ["43户"]),
    ("绍兴市43户国有企业复工，资产总额、营业收入两个指标分别占全市企业总量的21%、45%。", ["43户"]),
    ("绍兴市43户国有企业复工，占全市企业总量的45%。", ["43户", "45%"]),
    ("绍兴市43户国有企业复工，复工企业数占全市企业总量的45%。", ["43户", "45%"]),
]


@pytest.mark.parametrize(("text", "figures"), SHARES)
def test_shares_of_something_else_are_no_rate(text: str, figures: list[str]) -> None:
    """What else is said to be so much of a whole is not those who were counted before."""
    assert [words for words, _, _ in told(text)] == figures


def test_a_day_that_is_reported_below_dates_the_paragraphs_after() -> None:
    """现将…日情况如下 dates what follows, which names no day of its own."""
    figures = read("绍兴市复工复产通报\n现将3月4日复工复产情况通报如下。\n规上企业复工54家。\n服务业企业复工25家。\n")
    assert [one.as_of for one in figures] == ["2020-03-04"] * 2
