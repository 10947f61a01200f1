"""Bulletins of cases and doses as offices of towns and provinces write them: whose, where, and what is no count."""

from datetime import date

import pytest

from shuize.types import Article, Observation, PublishedKind
from tests.reading import EVERY_PACK, reader

TOLD = date(2022, 5, 20)


def read(text: str) -> tuple[Observation, ...]:
    """Return the observations of a text of the day."""
    return reader(*EVERY_PACK).read(Article("test", text, TOLD, PublishedKind.GIVEN)).observations


def whose(text: str) -> list[tuple[str, str | None]]:
    """Return (words, subject) of every figure."""
    return [(one.text, one.series.subject) for one in read(text)]


def placed(text: str) -> list[tuple[str, str | None]]:
    """Return (words, place) of every figure."""
    return [(one.text, one.series.place.code) for one in read(text)]


STAGES = [
    (
        "截至5月18日，福建省70岁以上老年人接种覆盖人数达210.5万人，完成全程接种188.2万人。",
        [("210.5万人", "70岁以上老年人"), ("188.2万人", "70岁以上老年人全程接种")],
    ),
    (
        "截至5月18日，福建省15—17岁人群已接种超过300万剂次，覆盖160.5万人。",
        [("300万剂次", "15—17岁人群"), ("160.5万人", "15—17岁人群")],
    ),
    (
        "截至5月18日，福建省70岁以上老年人接种210.5万人，福州市完成全程接种388.2万人。",
        [("210.5万人", "70岁以上老年人"), ("388.2万人", "全程接种")],
    ),
    ("福建省5—9岁儿童首针接种55.1万人。", [("55.1万人", "5—9岁儿童")]),
    (
        "福建省60岁以上老年人接种210万人，完成全程接种188万人，分别占老年人口的90%和81%。完成加强免疫120万人。",
        [
            ("210万人", "60岁及以上人群"),
            ("188万人", "60岁及以上人群全程接种"),
            ("90%", "60岁及以上人群"),
            ("81%", "60岁及以上人群全程接种"),
            ("120万人", "60岁及以上人群加强免疫"),
        ],
    ),
    (
        "福建省完成加强免疫700万人，其中80岁以上老年人接种45万人，完成全程接种40万人，福州市完成全程接种39万人。",
        [
            ("700万人", "加强免疫"),
            ("45万人", "80岁及以上人群"),
            ("40万人", "80岁及以上人群全程接种"),
            ("39万人", "全程接种"),
        ],
    ),
    (
        "福建省80岁以上老年人接种覆盖人数和全程接种人数分别占老年人口的77%和66%。",
        [("77%", "80岁及以上人群"), ("66%", "80岁及以上人群全程接种")],
    ),
    (
        "福建省累计接种800万人，其中80岁以上老年人接种45万人，完成全程接种640万人。",
        [("800万人", None), ("45万人", "80岁及以上人群"), ("640万人", "全程接种")],
    ),
    ("福建省累计接种800万人，其中650万人已完成两针接种。", [("800万人", None), ("650万人", "全程接种")]),
    (
        "福建省累计接种900万剂次，其中第一针接种500万剂次，第二针接种400万剂次。",
        [("900万剂次", None), ("500万剂次", "第一剂"), ("400万剂次", "第二剂")],
    ),
    (
        "福建省完成加强免疫接种700万人，其中序贯加强免疫接种30万人。",
        [("700万人", "加强免疫"), ("30万人", "序贯加强免疫")],
    ),
    ("福建省已完成两剂次接种650万人。", [("650万人", "全程接种")]),
    # the group alone is the clause before; both ends of an age in years; in all as well
    (
        "福建省累计接种900万剂次，其中，70岁以上老年人，累计接种86万剂次。",
        [("900万剂次", None), ("86万剂次", "70岁以上老年人")],
    ),
    (
        "福建省5岁至9岁儿童累计接种110万剂次，累计接种58万人。",
        [("110万剂次", "5岁至9岁儿童"), ("58万人", "5岁至9岁儿童")],
    ),
    (
        "截至5月18日，福建省已完成全程接种700万人，接种总人数占全省总人口的88%，15周岁以上人口覆盖率91%。",
        [("700万人", "全程接种"), ("88%", None), ("91%", "15周岁以上人群")],
    ),
    ("福建省累计接种900万剂次，青少年接种86万人。", [("900万剂次", None), ("86万人", "青少年")]),
]


@pytest.mark.parametrize(("text", "figures"), STAGES)
def test_how_far_people_of_an_age_have_come(text: str, figures: list[tuple[str, str | None]]) -> None:
    """A group goes on through its sentence until a place is named; how many doses one gets is no count of any."""
    assert whose(text) == figures


AGES = [
    (
        "截至5月18日，珠海市总人口的新冠疫苗接种覆盖率为78%。\n其中，5至9岁的接种率为15.9%，20岁至29岁年龄段的接种率为97.3%，80岁或以上的接种率为22.3%。",
        [("78%", None), ("15.9%", "5至9岁人群"), ("97.3%", "20岁至29岁人群"), ("22.3%", "80岁及以上人群")],
    ),
    (
        "珠海市的新冠疫苗接种率达68.8%。15岁以上人士接种率为77.5%。",
        [("68.8%", None), ("77.5%", "15岁以上人群")],
    ),
    ("珠海市全民接种率为74.5%。", [("74.5%", None)]),
    ("珠海市累计自愿接种522人，接种率达93%。", [("522人", None), ("93%", None)]),
]


@pytest.mark.parametrize(("text", "figures"), AGES)
def test_people_named_by_their_age_alone(text: str, figures: list[tuple[str, str | None]]) -> None:
    """What is injected is nobody, nor is everybody; an age alone names people."""
    assert whose(text) == figures


DAYS = [
    ("昨（19）日，浙江省新增确诊病例4例。", "2022-05-19"),
    ("截至昨（十九）日下午四时，浙江省累计报告确诊病例40例。", "2022-05-19"),
    ("截至今(20)日凌晨，浙江省累计报告确诊病例40例。", "2022-05-20"),
    ("截至五月廿日九时，浙江省累计报告确诊病例40例。", "2022-05-20"),
    ("截至 5 月 18 日，31 个省（自治区、直辖市）和新疆生产建设兵团累计报告确诊病例 40 例。", "2022-05-18"),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_days_as_other_outlets_write_them(text: str, day: str) -> None:
    """The number of 昨日 in brackets, 廿 and blanks within a day."""
    (one,) = read(text)
    assert (one.as_of, one.series.place.code) == (day, "100000" if "31" in text else "330000")


LOCAL = [
    ("5月18日0—24时，重庆市新增本地新冠肺炎确诊病例2例。", [("2例", "本土")]),
    ("截至5月18日24时，重庆市累计报告本地确诊病例712例。", [("712例", "本土")]),
    (
        "澳门新增9宗确诊病例，当中2宗为本地感染，另外7宗为输入个案。",
        [("9宗", None), ("2宗", "本土"), ("7宗", "境外输入")],
    ),
]


@pytest.mark.parametrize(("text", "figures"), LOCAL)
def test_local_cases(text: str, figures: list[tuple[str, str | None]]) -> None:
    """本地 before cases says whose they are."""
    assert whose(text) == figures


PLACES = [
    # 本地 in a name is no place: what the brackets named is not meant
    (
        "截至5月18日24时，重庆市现有确诊病例2例（长寿区、潼南区各1例），累计报告本地确诊病例712例。",
        [("2例", "500000"), ("1例", "500115"), ("1例", "500152"), ("712例", "500000")],
    ),
    # 我县 is a county, no city of its rank
    (
        "5月18日，我县新增确诊病例2例，其中1例户籍临海市。\n截至18日24时，我县累计报告确诊病例63例。\n仙居县防控指挥部",
        [("2例", "331024"), ("63例", "331024")],
    ),
    # among whom somebody came first
    ("余姚市疫苗接种覆盖率在全市已率先达到90%。", [("90%", "330281")]),
    # 各地, of which an organ of the nation tells
    (
        "宁波市推进接种工作。国家卫健委数据显示，截至5月18日，各地累计报告接种新冠疫苗33亿剂次。",
        [("33亿剂次", "100000")],
    ),
    # what brackets tell of an institution holds in the brackets alone
    (
        "截至5月18日，宁波市治愈出院32例（市第一医院20例、余姚市人民医院12例），死亡3例。",
        [("32例", "330200"), ("3例", "330200")],
    ),
]


@pytest.mark.parametrize(("text", "figures"), PLACES)
def test_where(text: str, figures: list[tuple[str, str | None]]) -> None:
    """Each figure has the place that its words mean."""
    assert placed(text) == figures


UNDER = [
    # a line that is but a place, and the place that a paragraph opens with
    (
        "5月18日0—24时，全国新增确诊病例90例。\n●浙江省\n5月18日0—24时，新增本土确诊病例7例（宁波5例，温州2例）。\n●福建省\n5月18日0—24时，新增本土确诊病例3例。",
        [("90例", "100000"), ("7例", "330000"), ("5例", "330200"), ("2例", "330300"), ("3例", "350000")],
    ),
    (
        "5月18日，各省（区、市）和新疆生产建设兵团报告新增确诊病例90例。\n浙江无新增疑似病例。新增确诊病例7例，其中宁波5例；新增治愈出院病例8例。",
        [("90例", "100000"), ("无新增疑似病例", "330000"), ("7例", "330000"), ("5例", "330200"), ("8例", "330000")],
    ),
    # 全市 of which only an institution's name says which
    ("5月18日，湖州市中心医院又传来好消息。\n截至目前，全市累计41名确诊患者出院。", [("41名", "330500")]),
]


@pytest.mark.parametrize(("text", "figures"), UNDER)
def test_what_stands_under_a_place(text: str, figures: list[tuple[str, str | None]]) -> None:
    """A heading's place stands until another is told of; a paragraph goes on with the place it opens with."""
    assert placed(text) == figures


TOLD_AS = [
    ("宁波市已累计出院新冠肺炎确诊患者41人。", [("41人", "recovered_cases")]),
    (
        "昨日，宁波市又有3例出院。\n宁波市已有7名确诊患者治愈出院。",
        [("3例", "new_recovered_cases"), ("7名", "recovered_cases")],
    ),
    (
        "宁波市累计接种264万剂次，其中5月18日接种15万剂次，创单日接种最高纪录；5月19日接种36万剂次，再创单日接种新高。",
        [
            ("264万剂次", "doses_administered"),
            ("15万剂次", "new_doses_administered"),
            ("36万剂次", "new_doses_administered"),
        ],
    ),
    (
        "宁波市新增感染者82例，其中确诊24例。",
        [("24例", "new_confirmed_cases")],
    ),
    (
        "宁波市新增确诊病例3例。\n宁波市累计报告感染者820例。其中，确诊病例240例（慈溪市90例、余姚市80例）。",
        [
            ("3例", "new_confirmed_cases"),
            ("240例", "confirmed_cases"),
            ("90例", "confirmed_cases"),
            ("80例", "confirmed_cases"),
        ],
    ),
    (
        "宁波市新增本土感染者70例。其中本土确诊30例，来自2个县市：慈溪市20例，余姚市10例。",
        [("30例", "new_confirmed_cases"), ("20例", "new_confirmed_cases"), ("10例", "new_confirmed_cases")],
    ),
    ("昨天宁波市共有88名确诊患者治愈出院。", [("88名", "new_recovered_cases")]),
    ("宁波市累计有88名确诊患者治愈出院。", [("88名", "recovered_cases")]),
    ("宁波市无新增确诊病例。全市养老机构的500名老人均没有出现感染病例。", [("无新增确诊病例", "new_confirmed_cases")]),
]


@pytest.mark.parametrize(("text", "figures"), TOLD_AS)
def test_of_what_it_is(text: str, figures: list[tuple[str, str]]) -> None:
    """A verb before whom it is said of, all so far, a day's record, none of a group."""
    assert [(one.text, one.series.indicator) for one in read(text)] == figures


SPREAD = [
    (
        "截至5月18日，浙江省累计报告确诊病例12例。病例分布于宁波（7例，死亡1例）、温州（5例）。",
        [("12例", "330000"), ("7例", "330200"), ("1例", "330200"), ("5例", "330300")],
    ),
    (
        "截至5月18日，浙江省累计报告确诊病例12例。病例分布情况如下：宁波市7例，温州市5例。",
        [("12例", "330000"), ("7例", "330200"), ("5例", "330300")],
    ),
    ("浙江省的病例分布于宁波（7例）、温州（5例）。", []),
]


@pytest.mark.parametrize(("text", "figures"), SPREAD)
def test_what_was_told_last_is_dealt_out_over_places(text: str, figures: list[tuple[str, str | None]]) -> None:
    """A list that says where they lie is of what the sentence before counted; without one it says nothing."""
    assert placed(text) == figures


NOTHING = [
    "4月9日至5月15日，佛山市新增登革热病例49例。这些新增病例中，本地病例43例，输入性病例6例。",
    "4月份以来，佛山市新增登革热病例49例。",
    "佛山市密切接触转疑似8人（含顺德区6人），尚有57人（含顺德区6人）正在接受医学观察。",
    "5月18日，佛山市新增86例病例，其中，75例诊断为新冠肺炎确诊病例。",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_count_of_a_day(text: str) -> None:
    """Additions of more than a month, what contacts became, those observed, cases of several kinds are none."""
    assert placed(text) == []


def test_from_an_hour_to_the_same_hour_is_a_day() -> None:
    """Such a stretch is one day, of its end."""
    (one,) = read("5月17日16时至5月18日16时，佛山市新增确诊病例4例。")
    assert (one.text, one.as_of) == ("4例", "2022-05-18")


def test_the_day_that_something_is_counted_through() -> None:
    """A stretch from a day on that is counted in all is told of as of its end, in the sentence after it as well."""
    day = [one.as_of for one in read("自5月1日至5月18日24时，宁波市累计报告感染者820例。其中，确诊病例240例。")]
    assert day == ["2022-05-18"]


def test_the_year_that_figures_are_reckoned_by() -> None:
    """What people there were at the end of a year is no day of the figure."""
    (one,) = read("截至5月18日，以2020年底人口数为基数统计，宁波市疫苗接种率达92%。")
    assert one.as_of == "2022-05-18"


def test_what_grew_to_so_many_was_not_added() -> None:
    """再增 says an addition, 再增至 how many there are."""
    text = "5月5日，全省手足口病病例增至一千四百例；5月8日，该病病例再增至七千二百例；5月9日，手足口病病例再增九十例。"
    assert [(one.text, one.series.indicator) for one in read(text)] == [
        ("一千四百例", "confirmed_cases"),
        ("七千二百例", "confirmed_cases"),
        ("九十例", "new_confirmed_cases"),
    ]
