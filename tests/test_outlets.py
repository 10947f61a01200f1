"""What agencies, ministries and newspapers set around a figure: datelines, ways, areas, other days and other years."""

from datetime import date

import pytest

from shuize.types import Article, Kind, Observation, PublishedKind
from tests.reading import reader
from tests.test_divided import PACKS

TOLD = date(2020, 3, 12)
Figures = list[tuple[str, str | None, str | None]]


def read(text: str) -> tuple[Observation, ...]:
    """Return the observations of a text of the day."""
    return reader(*PACKS).read(Article("test", text, TOLD, PublishedKind.GIVEN)).observations


def placed(text: str) -> Figures:
    """Return the words, the place (its zone where it has no code) and the day of each figure."""
    found = [(one.text, one.series.place, one.as_of) for one in read(text)]
    return [(words, place.code or place.zone, day) for words, place, day in found]


TOLD_FROM: list[tuple[str, Figures]] = [
    ("新华社北京3月12日电（记者李欣）记者从工信部获悉，钢铁企业复工率达97%。", [("97%", "100000", "2020-03-12")]),
    ("据各地上报，全省规上工业企业复工率达97%。\n丽水市加快复产。", [("97%", "330000", "2020-03-12")]),
    ("据各地上报，规上工业企业复工率达97%。\n丽水市加快复产。", [("97%", "100000", "2020-03-12")]),
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


SAID: list[tuple[str, list[tuple[str, str, str | None, str | None]]]] = [
    (
        "吉安市外贸企业复工率达91%，其中纺织企业复工率为87%。赣州、宜春市复工率超过80%。",
        [
            ("91%", "work_resumption_rate", "360800", "外贸企业"),
            ("87%", "work_resumption_rate", "360800", "纺织企业"),
            ("80%", "work_resumption_rate", "360700", "外贸企业"),
            ("80%", "work_resumption_rate", "360900", "外贸企业"),
        ],
    ),
    (
        "吉安市水利项目52个，已复工47个；机场项目3个，已复工2个。",
        [
            ("52个", "total_enterprises", "360800", "水利项目"),
            ("47个", "resumed_enterprises", "360800", "水利项目"),
            ("3个", "total_enterprises", "360800", "机场项目"),
            ("2个", "resumed_enterprises", "360800", "机场项目"),
        ],
    ),
    ("吉安市水利项目9个，全部复工。", [("9个", "resumed_enterprises", "360800", "水利项目")]),
    (
        "吉安市44个重点项目已100%复工。",
        [
            ("44个", "resumed_enterprises", "360800", "重点项目"),
            ("100%", "work_resumption_rate", "360800", "重点项目"),
        ],
    ),
    ("吉安市重点项目中，除不具备开工条件的5个项目外，已全部复工。", []),
    ("吉安市总计划2亿元以上在建项目已复工44个。", [("44个", "resumed_enterprises", "360800", "2亿元以上在建项目")]),
    ("吉安市计划复工项目44个。", []),
    (
        "吉安市620家货物运输企业中，已复工580家。",
        [
            ("620家", "total_enterprises", "360800", "货物运输企业"),
            ("580家", "resumed_enterprises", "360800", "货物运输企业"),
        ],
    ),
    ("3月，吉安市企业复工，口罩产量210万只，产能利用率为64%。", [("64%", "capacity_rate", "360800", "口罩")]),
    ("吉安市企业复工，将于3月20日开行专列2趟，运送返岗农民工900名。", []),
    ("吉安市企业复工，日均运送返岗农民工900名。", []),
    (
        "吉安市零售业复工率82%，其他行业复工率75%。",
        [
            ("82%", "work_resumption_rate", "360800", "零售业"),
            ("75%", "work_resumption_rate", "360800", "其他行业"),
        ],
    ),
    (
        "江西加快建设，吉安至抚州、赣州至韶关等3条在建高速公路复工。",
        [("3条", "resumed_enterprises", "360000", "在建高速公路")],
    ),
]


@pytest.mark.parametrize(("text", "figures"), SAID)
def test_wholes_parts_and_what_is_left_out(text: str, figures: list[tuple[str, str, str | None, str | None]]) -> None:
    """What follows a sentence's parts is told of its whole; a count may be the whole of the next clause's."""
    implied = [one for one in read(text) if one.kind is not Kind.STATED]
    assert [one for one in goods(text) if one[0] not in {each.text for each in implied}] == [
        one for one in figures if one[0] not in {each.text for each in implied}
    ]


GIVEN: list[tuple[str, list[tuple[str, str, str | None, str | None]]]] = [
    (
        "截至3月2日，黄冈市累计接收捐赠物资4100件。其中，防护服900套，N95口罩2.6万个。",
        [
            ("4100件", "supplies_delivered", "421100", "物资"),
            ("900套", "supplies_delivered", "421100", "防护服"),
            ("2.6万个", "supplies_delivered", "421100", "N95口罩"),
        ],
    ),
    ("物资运抵黄冈。送往医院的，还有来自曲靖的14吨萝卜。", [("14吨", "supplies_delivered", "530300", "萝卜")]),
    ("黄冈市收到曲靖市捐赠防护服70套。", [("70套", "supplies_delivered", "530300", "防护服")]),
    ("曲靖市驰援黄冈抗疫，捐赠了70多吨的萝卜，用于保供。", [("70多吨", "supplies_delivered", "530300", "萝卜")]),
    ("一台70吨重的机组启运，曲靖企业复工。", []),
    (
        "黄冈市重大项目复工310家，总投资90亿元，其中工业项目120个，交通项目60个。",
        [
            ("310家", "resumed_enterprises", "421100", "重大项目"),
            ("120个", "resumed_enterprises", "421100", "工业项目"),
            ("60个", "resumed_enterprises", "421100", "交通项目"),
        ],
    ),
    ("黄冈市复工，技工共320人已全部返岗到位。", [("320人", "returned_staff", "421100", "技工")]),
    (
        "黄冈市房地产项目复工率98%；非房地产项目复工率86%。",
        [
            ("98%", "work_resumption_rate", "421100", "房地产项目"),
            ("86%", "work_resumption_rate", "421100", "非房地产项目"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "figures"), GIVEN)
def test_what_was_given_and_who_came(text: str, figures: list[tuple[str, str, str | None, str | None]]) -> None:
    """Pieces of whatever kind have parts in other units; what was received came from the place that is named."""
    assert [one for one in goods(text) if (one[0], one[1]) != ("全部返岗", "staff_return_rate")] == figures
