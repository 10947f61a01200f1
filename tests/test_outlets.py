"""What agencies, ministries and newspapers set around a figure: datelines, ways, areas, other days and other years."""

from datetime import date

import pytest

from shuize.types import Article, Observation, PublishedKind
from tests.test_divided import reader

TOLD = date(2020, 3, 12)
Figures = list[tuple[str, str | None, str | None]]


def read(text: str) -> tuple[Observation, ...]:
    """Return the observations of a text of the day."""
    return reader().read(Article("test", text, TOLD, PublishedKind.GIVEN)).observations


def placed(text: str) -> Figures:
    """Return the words, the place (its zone where it has no code) and the day of each figure."""
    found = [(one.text, one.series.place, one.as_of) for one in read(text)]
    return [(words, place.code or place.zone, day) for words, place, day in found]


TOLD_FROM: list[tuple[str, Figures]] = [
    ("新华社北京3月12日电（记者李欣）记者从工信部获悉，钢铁企业复工率达97%。", [("97%", "100000", "2020-03-12")]),
    ("中新网广州3月12日电 国家邮政局称，邮政业复工率达92%。", [("92%", "100000", "2020-03-12")]),
    ("新华社合肥3月12日电 截至11日，规上工业企业复工率达97%。", [("97%", "340100", "2020-03-11")]),
    ("新华社合肥3月12日电 截至11日，全省规上工业企业复工率达97%。", [("97%", "340000", "2020-03-11")]),
    ("工信部称，北京至张家口高铁已经通车。钢铁企业复工率达97%。", [("97%", "100000", "2020-03-12")]),
    ("工信部称，东北地区重点项目复工率达61%。", [("61%", "东北", "2020-03-12")]),
]


@pytest.mark.parametrize(("text", "figures"), TOLD_FROM)
def test_where_an_agency_tells_from(text: str, figures: Figures) -> None:
    """A dateline says where something is so only if nothing else does; an end of a way never; an area is no rank."""
    assert placed(text) == figures


OTHER_DAYS: list[tuple[str, Figures]] = [
    (
        "截至3月9日，台州市商场开业率为81%，较节前（1月20日）低9个百分点。餐馆开业率为66%。",
        [("81%", "331000", "2020-03-09"), ("66%", "331000", "2020-03-09")],
    ),
    ("2月，台州市项目开工率为71%（去年同期69%）。", [("71%", "331000", "2020-02")]),
    ("2月，台州市重点项目复工140个（上年同期为122个）。", [("140个", "331000", "2020-02")]),
    ("台州市项目开工率为71%（截至3月9日）。", [("71%", "331000", "2020-03-09")]),
    ("台州市2019年引进的44个项目已经复工。", [("44个", "331000", "2020-03-12")]),
]


@pytest.mark.parametrize(("text", "figures"), OTHER_DAYS)
def test_days_of_something_else(text: str, figures: Figures) -> None:
    """A day that another is compared with, that of a year ago, or that projects came in dates no figure."""
    assert placed(text) == figures


def goods(text: str) -> list[tuple[str, str, str | None, str | None]]:
    """Return the words, the indicator, the place and the subject of each figure."""
    found = [(one.text, one.series) for one in read(text)]
    return [(words, series.indicator, series.place.code, series.subject) for words, series in found]


SENT: list[tuple[str, list[tuple[str, str, str | None, str | None]]]] = [
    (
        "绍兴市向襄阳捐赠医疗物资。这批物资包括隔离衣600件、KN95口罩4万只，护目镜300副。",
        [
            ("600件", "supplies_delivered", "330600", "隔离衣"),
            ("4万只", "supplies_delivered", "330600", "KN95口罩"),
            ("300副", "supplies_delivered", "330600", "护目镜"),
        ],
    ),
    ("绍兴市向襄阳捐赠医疗物资。第二批物资包括隔离衣600件，即将启运。", []),
    ("绍兴市储备医疗物资。仓库里的物资包括隔离衣600件。", []),
    (
        "绍兴市累计向襄阳调运隔离衣900件；N95口罩4万只；额温枪200个。",
        [
            ("900件", "supplies_delivered", "330600", "隔离衣"),
            ("4万只", "supplies_delivered", "330600", "N95口罩"),
            ("200个", "supplies_delivered", "330600", "额温枪"),
        ],
    ),
    ("绍兴市复工企业生产口罩，产量超过30万只/天。", [("30万只", "daily_output", "330600", "口罩")]),
    ("绍兴市复工企业生产口罩，产量超过30万只。", []),
    ("绍兴市企业复工，专车运送返岗员工340名。", [("340名", "workers_transported", "330600", None)]),
    ("绍兴市企业复工，返厂员工3400名。", [("3400名", "returned_staff", "330600", None)]),
    (
        "绍兴市发放复工贷款260笔共3.5亿元。",
        [("260笔", "loan_count", "330600", None), ("3.5亿元", "loans_issued", "330600", None)],
    ),
    ("绍兴市58家市属企业，已全部复工。", [("58家", "resumed_enterprises", "330600", "市属企业")]),
    ("金华疫情暴发后，记者了解到，绍兴商会捐赠了口罩6000只。", [("6000只", "supplies_delivered", None, "口罩")]),
]


@pytest.mark.parametrize(("text", "figures"), SENT)
def test_goods_people_and_loans(text: str, figures: list[tuple[str, str, str | None, str | None]]) -> None:
    """A batch is what was told of as sent; 万只/天 is of a day; who are carried are not yet back."""
    assert [one for one in goods(text) if one[1] != "work_resumption_rate"] == figures


PARTS: list[tuple[str, list[tuple[str, str, str | None, str | None]]]] = [
    (
        "9月8日，襄阳市集中开工项目46个，总投资210亿元，年度计划投资40亿元；其中市级项目14个，总投资60亿元。",
        [("46个", "projects_started", "420600", "项目"), ("14个", "projects_started", "420600", "市级项目")],
    ),
    (
        "9月8日，襄阳市46个项目集中开工，总投资210亿元。其中，农业项目有30项，总投资90亿元；文旅项目16项，总投资80亿元。",
        [
            ("46个", "projects_started", "420600", "项目"),
            ("30项", "projects_started", "420600", "农业项目"),
            ("16项", "projects_started", "420600", "文旅项目"),
        ],
    ),
    (
        "襄阳市养殖企业（不含个体户）复工率达88%，我们的门店、超市复业率为70%，包装企业如纸箱企业复工率达91%。",
        [
            ("88%", "work_resumption_rate", "420600", "养殖企业"),
            ("70%", "work_resumption_rate", "420600", "门店、超市"),
            ("91%", "work_resumption_rate", "420600", "纸箱企业"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "figures"), PARTS)
def test_parts_and_names(text: str, figures: list[tuple[str, str, str | None, str | None]]) -> None:
    """A plan of money plans no projects; 个 and 项 count alike; brackets part no name from its rate."""
    assert goods(text) == figures
