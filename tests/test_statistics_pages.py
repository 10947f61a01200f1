"""What ministries, associations and papers of trade tell beside a rate: shares, levels of some, lengths of time."""

from datetime import date

import pytest

from shuize.types import Article, Observation, PublishedKind
from tests.reading import reader
from tests.test_divided import PACKS

TOLD = date(2020, 3, 12)


def read(text: str) -> tuple[Observation, ...]:
    """Return the observations of a text of the day."""
    return reader(*PACKS).read(Article("test", text, TOLD, PublishedKind.GIVEN)).observations


def figures(text: str) -> list[tuple[str, str]]:
    """Return the words and the indicator of each figure."""
    return [(one.text, one.series.indicator) for one in read(text)]


def told_of(text: str) -> list[tuple[str, str | None]]:
    """Return the words and the subject of each figure."""
    return [(one.text, one.series.subject) for one in read(text)]


LEVELS_OF_SOME = [
    "合肥市开工率达到100%的企业占四成，开工率为70%至100%的企业占35%。",
    "合肥市全面复工及复工率在70%以上的公司占比91%。",
    "合肥市返岗率达到90%的项目占比超八成。",
    "合肥市复工率100%的街道有14个。",
    "合肥市产能利用率在80%的企业比例为三成。",
    "合肥市有纺织企业复工率达六成。",
    "合肥市有的企业复工率达到92%。",
    "合肥市部分企业复工率达到92%。",
    "合肥市大部分商场的营业率超过八成。",
    "目前，有多家外资企业开工率达92%。",
    "合肥市不少工厂的产能利用率恢复到70%以上。",
    "合肥市多数餐厅上座率达到75%。",
    "超过六成产能恢复率达到80%以上；约七成的外资企业营业额达到平时的80%以上。",
]


@pytest.mark.parametrize("text", LEVELS_OF_SOME)
def test_levels_that_only_some_reached(text: str) -> None:
    """A level that only some, or a share of them, reached is none of the whole."""
    assert not figures(text)


LEVELS_OF_ALL = [
    ("合肥市国有企业复工率达到92%。", [("92%", "work_resumption_rate")]),
    ("合肥市有色金属企业复工率达到92%。", [("92%", "work_resumption_rate")]),
    ("合肥市现有企业复工率达到92%。", [("92%", "work_resumption_rate")]),
    ("合肥市所有企业复工率达到92%。", [("92%", "work_resumption_rate")]),
    (
        "合肥市复工率达92%的规上企业已复工1300家。",
        [("92%", "work_resumption_rate"), ("1300家", "resumed_enterprises")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), LEVELS_OF_ALL)
def test_levels_that_all_reached(text: str, wanted: list[tuple[str, str]]) -> None:
    """What only looks like some of them is all of a kind."""
    assert figures(text) == wanted


SHARES = [
    ("合肥市小微企业1300户，占复工企业的六成。", []),
    ("合肥市龙头企业40家，占已开工项目总数的15%。", []),
    ("合肥市产能利用率80%以上企业2100户，占已复工企业的57.5%。", []),
    ("其中民营企业复工800家，占全部复工企业的72%。", [("800家", "resumed_enterprises")]),
    (
        "合肥市规上企业已复工1300家，占应复工企业的97%。",
        [("1300家", "resumed_enterprises"), ("97%", "work_resumption_rate")],
    ),
    (
        "合肥市规上企业已复工1300家，占具备复工条件企业总数的97%。",
        [("1300家", "resumed_enterprises"), ("97%", "work_resumption_rate")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), SHARES)
def test_shares_of_those_who_did(text: str, wanted: list[tuple[str, str]]) -> None:
    """A share of those who did it says of what kind they are; a share of those who could is a rate."""
    assert figures(text) == wanted


HALVES = [
    ("合肥市停摆近半年的影院终于复工。", []),
    ("合肥市停工近半个月的工厂复工。", []),
    ("合肥市近半企业复工。", [("半", "work_resumption_rate")]),
    ("合肥市超半数企业已复工。", [("半数", "work_resumption_rate")]),
]


@pytest.mark.parametrize(("text", "wanted"), HALVES)
def test_half_a_year_is_no_half(text: str, wanted: list[tuple[str, str]]) -> None:
    """近半 before a length of time is half of it."""
    assert figures(text) == wanted


CAME_BACK = [
    ("合肥市企业复工复产加快，日用电量14万千瓦时，恢复到去年同期的72%。", [("72%", "power_recovery_rate")]),
    ("合肥市企业复工复产加快，日用电量14万千瓦时，目前已恢复到去年同期的72%。", [("72%", "power_recovery_rate")]),
    ("合肥市企业复工复产加快，日用电量14万千瓦时，商场销售额恢复到去年同期的72%。", []),
    ("合肥市企业复工复产加快，日用电量14万千瓦时，客流恢复到去年同期的72%。", []),
]


@pytest.mark.parametrize(("text", "wanted"), CAME_BACK)
def test_what_came_back_is_named_in_its_clause(text: str, wanted: list[tuple[str, str]]) -> None:
    """Where the clause names what came back itself, it is not what an earlier one told of."""
    assert figures(text) == wanted


WHOSE = [
    ("餐饮、零售、家政等企业的复工率分别达到了82%、63%和45%。", ["餐饮企业", "零售企业", "家政企业"]),
    ("中央企业分类分级精准复工复产，截至目前，复工复产率超过92%。", ["中央企业"]),
    ("重点服务企业复工率在92%以上。", ["重点服务企业"]),
    ("外卖骑手复工到岗人员超过30万人。", ["外卖骑手"]),
    ("我国口罩实际产能已经恢复65%。", ["口罩"]),
    ("合肥市14个高速公路服务区全部恢复开放。", ["高速公路服务区"]),
    ("合肥市续建项目269个进展顺利；汽车产业园、生态产业园等51个项目开工建设。", ["项目"]),
]


@pytest.mark.parametrize(("text", "wanted"), WHOSE)
def test_whose_figures_are(text: str, wanted: list[str]) -> None:
    """Neither 等 nor what says how something is done is part of whom it is told of."""
    stated = [one for one in read(text) if one.kind.value == "stated"]
    assert [one.series.subject for one in stated][-len(wanted) :] == wanted


def test_those_who_are_brought_back_are_carried() -> None:
    """A verb of those who are carried governs the name of people that begins with another verb."""
    assert figures("安徽接回返皖返岗农民工2.6万余人。") == [("2.6万余人", "workers_transported")]
    assert figures("安徽返皖返岗农民工2.6万余人。") == [("2.6万余人", "returned_staff")]


def test_a_change_however_large_leads_to_its_level() -> None:
    """大幅度 stands between the figures of a change as other adverbs do."""
    found = figures("合肥市口罩日产量从3月2日的4.2万只大幅度增长到3月11日的14.6万只。")
    assert found == [("4.2万只", "daily_output"), ("14.6万只", "daily_output")]


OPEN_RATES: list[tuple[str, list[tuple[str, str | None]]]] = [
    ("合肥市城镇调查失业率为5.3%。", [("?城镇调查失业率", None)]),
    ("25—59岁劳动力调查失业率为4.7%。", [("?劳动力调查失业率", "25—59岁")]),
    ("31个大城市城镇调查失业率为5.8%。", [("?大城市城镇调查失业率", None)]),
    ("截至2月底，合肥市户籍人口城镇化率为47.2%。", [("?城镇化率", "户籍人口")]),
    ("合肥市高中阶段毛入学率95.2%。", [("?高中阶段毛入学率", None)]),
    ("合肥市农村卫生厕所普及率超过72%。", [("?农村卫生厕所普及率", None)]),
    ("合肥市城市污水处理率96.4%。", [("?城市污水处理率", None)]),
    ("规模以上工业企业营业收入利润率为6.9%。", [("?营业收入利润率", "规模以上工业企业")]),
    ("一级资本充足率为12.1%，核心一级资本充足率为10.3%。", [("?一级资本充足率", None), ("?核心一级资本充足率", None)]),
    ("合肥市城镇新增就业完成率为91%。", [("?城镇新增就业完成率", None)]),
    ("新能源汽车渗透率达34%。", [("?新能源汽车渗透率", None)]),
    ("该项目本地化配套率达71%。", [("?本地化配套率", "项目")]),
    ("合肥市酒店整体的入住率超82%。", [("?入住率", "酒店")]),
    ("合肥市假期四日平均入住率达94%。", [("?入住率", None)]),
    ("高校毕业生初次就业率为76.4%。", [("?初次就业率", "高校毕业生")]),
    ("合肥市改善城市污水处理率达到92%。", [("?城市污水处理率", None)]),
]


@pytest.mark.parametrize(("text", "wanted"), OPEN_RATES)
def test_names_of_rates_that_no_pack_knows(text: str, wanted: list[tuple[str, str | None]]) -> None:
    """An open rate has the whole noun phrase for its name, but for whom, where and when it is so."""
    assert [(one.series.indicator, one.series.subject) for one in read(text)] == wanted


NO_LOANS = [
    "银行平均每户企业获得优惠贷款3000万元。",
    "银行发放优惠贷款的进度保持在每天120亿元以上。",
    "商业银行不良贷款余额2.8万亿元，正常贷款余额168.3万亿元。",
    "正常类贷款余额165.2万亿元，关注类贷款余额3.9万亿元。",
    "客户贷款净额为16.4万亿元。",
]


@pytest.mark.parametrize("text", NO_LOANS)
def test_amounts_that_were_not_lent(text: str) -> None:
    """A mean, an amount of a day and the loans of one quality are no loans issued."""
    assert not figures(text)


GROUPS = [
    ("其中首批320家企业复工率已超过91%。", [("320家", "首批企业"), ("91%", "首批企业")]),
    ("首批320家重点企业复工率已超过91%。", [("320家", "重点企业"), ("91%", "重点企业")]),
    ("480户重点企业剔除3户停产企业外，477户企业全部复工。", [("480户", "重点企业"), ("477户", "重点企业")]),
    (
        "安徽320家上市公司中除3家公司外，其他公司均已复工，复工家数占比99.1%。",
        [("320家", "上市公司"), ("99.1%", "上市公司")],
    ),
    ("博物馆、图书馆开放117家，开放率74.2%。", [("117家", "博物馆、图书馆"), ("74.2%", "博物馆、图书馆")]),
    ("安徽正式启动建设的320个重大项目总投资3800亿元。", [("320个", "重大项目")]),
    ("安徽省市县三级联动开工重大项目320个。", [("320个", "重大项目")]),
    ("钢铁企业共生产粗钢1980万吨，平均日产198万吨。", [("198万吨", "粗钢")]),
    ("口罩产能利用率达到92%，特别是急需的N95口罩，产能利用率达到121%。", [("92%", "口罩"), ("121%", "N95口罩")]),
]


@pytest.mark.parametrize(("text", "wanted"), GROUPS)
def test_which_of_them_a_figure_is_of(text: str, wanted: list[tuple[str, str]]) -> None:
    """A batch, who is left of a whole, a list that was counted together and what was made are told by what is near."""
    stated = [(one.text, one.series.subject) for one in read(text) if one.kind.value == "stated"]
    assert stated == wanted


def test_all_areas_are_no_place() -> None:
    """在各地区中 says among whom somebody is first, and neither of the nation nor of what was told of before."""
    text = "安徽省项目复工率较高，为88%。河北省项目复工率在各地区中较低，为66%。"
    places = [one.series.place for one in read(text)]
    assert [place.name for place in places if place] == ["安徽省", "河北省"]


def test_vehicles_that_carry_nothing_are_no_supplies() -> None:
    """So many vehicles sent a day are no goods."""
    assert not figures("企业复工复产加快，合肥市货场每天发送约1600辆。")


def test_two_names_of_a_day_share_it() -> None:
    """日产能产量 are two names, whose figures 分别 deals out."""
    found = figures("口罩企业复工，N95口罩日产能产量分别达到186万只、156万只。")
    assert found == [("186万只", "daily_capacity"), ("156万只", "daily_output")]


def test_a_share_of_the_plan_is_no_forecast() -> None:
    """Parts of a sentence that only measures what was done by a plan are done (完成年度投资计划的 73 %。其中…)."""
    done = "1至8月，合肥市重点项目完成投资622亿元，占年度投资计划的73%。其中124个新建项目已开工122个，开工率为98.4%。"
    assert figures(done) == [("124个", "total_enterprises"), ("122个", "projects_started"), ("98.4%", "start_rate")]


def test_a_rate_that_no_pack_knows_takes_nobody_over_from_before() -> None:
    """Whom an earlier sentence told of is not whom the next rate of a bulletin is of."""
    text = "25—59岁劳动力调查失业率为4.7%。31个大城市城镇调查失业率为5.8%。"
    assert [one.series.subject for one in read(text)] == ["25—59岁", None]
