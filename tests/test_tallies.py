"""Running counts: totals, additions, parts in brackets and after 其中, zeros; one fact of the grammar a row."""

from datetime import date

import pytest

from shuize.types import Article, Observation, PublishedKind
from tests.reading import level, reader
from workers.extract.tallies.aspects import Aspect, aspect_of

PUBLISHED = date(2020, 3, 12)
PACKS = ("resumption", "epidemic", "vaccination")
NAMES = {
    "confirmed_cases": "确诊", "new_confirmed_cases": "+确诊", "active_confirmed_cases": "现有确诊",
    "suspected_cases": "疑似", "new_suspected_cases": "+疑似", "severe_cases": "重症", "new_severe_cases": "+重症",
    "recovered_cases": "出院", "new_recovered_cases": "+出院", "deaths": "死亡", "new_deaths": "+死亡",
    "doses_administered": "剂次", "new_doses_administered": "+剂次", "vaccinated_people": "人数",
    "new_vaccinated_people": "+人数", "vaccination_rate": "接种率",
}  # fmt: skip
"""The packs' indicators under names short enough for a table; + is what was added."""
NATION, HUBEI, WUHAN, HUANGSHI, XIAOGAN, GUANGDONG = "100000", "420000", "420100", "420200", "420900", "440000"
NINGBO, HANGZHOU = "330200", "330100"


def observe(text: str) -> tuple[Observation, ...]:
    """Return the observations of the text."""
    return reader(*PACKS).read(Article("test", text, PUBLISHED, PublishedKind.GIVEN, packs=PACKS)).observations


def told(text: str) -> list[tuple[str, str]]:
    """Return (indicator, value with unit) of every figure."""
    return [(NAMES.get(one.series.indicator, one.series.indicator), level(one)) for one in observe(text)]


def placed(text: str) -> list[tuple[str, str, str | None]]:
    """Return (indicator, value, code of the place) of every figure."""
    return [(NAMES[one.series.indicator], f"{one.value:f}", one.series.place.code) for one in observe(text)]


ASPECTS = [
    # named outright, before and after the figure
    ("宁波市累计报告确诊病例157例。", [("确诊", "157例")]),
    ("宁波市新增确诊病例3例。", [("+确诊", "3例")]),
    ("宁波市新增3例确诊病例。", [("+确诊", "3例")]),
    ("宁波市现有确诊病例12例。", [("现有确诊", "12例")]),
    ("宁波市现有疑似病例5例，现有重症病例2例。", [("疑似", "5例"), ("重症", "2例")]),
    ("宁波市累计治愈出院病例100例，累计死亡病例1例。", [("出院", "100例"), ("死亡", "1例")]),
    ("宁波市新型冠状病毒肺炎确诊病例累计157例。", [("确诊", "157例")]),
    ("宁波市累计有25例确诊病例出院。", [("出院", "25例")]),
    ("宁波市累计确诊病例超过150例。", [("确诊", ">=150例")]),
    # the second figure is another aspect of the first
    ("宁波市累计确诊病例157例，当日新增3例。", [("确诊", "157例"), ("+确诊", "3例")]),
    ("宁波市新增死亡病例1例，累计4例。", [("+死亡", "1例"), ("死亡", "4例")]),
    ("宁波市现有疑似病例5例，当日新增2例。", [("疑似", "5例"), ("+疑似", "2例")]),
    (
        "宁波市累计确诊病例157例，其中境外输入4例；当日新增3例。",
        [("确诊", "157例"), ("确诊", "4例"), ("+确诊", "3例")],
    ),
    # what counts nothing in particular
    ("宁波市新增病例3例。", [("+确诊", "3例")]),
    ("宁波新增3例，累计157例\n\n宁波市通报肺炎疫情。", [("+确诊", "3例"), ("确诊", "157例")]),
    # a name without an aspect has that of what it is listed with, of the day, else the total
    ("宁波市新增确诊病例3例、疑似病例2例。", [("+确诊", "3例"), ("+疑似", "2例")]),
    ("宁波市累计确诊病例157例（重症病例2例，死亡1例）。", [("确诊", "157例"), ("重症", "2例"), ("死亡", "1例")]),
    ("3月11日0—24时，宁波市报告确诊病例3例，治愈出院6例。", [("+确诊", "3例"), ("+出院", "6例")]),
    ("截至3月11日24时，宁波市确诊病例157例，治愈出院100例。", [("确诊", "157例"), ("出院", "100例")]),
    ("3月11日，宁波市新增确诊病例3例。治愈出院6例。", [("+确诊", "3例"), ("+出院", "6例")]),
    ("宁波市无新增确诊病例，治愈出院6例。", [("+确诊", "0例"), ("+出院", "6例")]),
    # whoever counts, it is one series; the name of a province is no word of its own
    ("宁波市累计确诊病例157人，累计治愈出院100人。", [("确诊", "157例"), ("出院", "100例")]),
    ("31个省（区、市）和新疆生产建设兵团累计报告接种新冠病毒疫苗283533.2万剂次。", [("剂次", "2835332000剂次")]),
    # what is listed next, what was counted before under another name
    ("宁波市新增确诊病例6例和无症状感染者9例，其中1例为此前无症状感染者转归。", [("+确诊", "6例")]),
    # a heading names what is listed after it
    (
        "宁波市累计出院病例9例。其中：确诊病例中，杭州3例、宁波5例；重症病例中，宁波1例；累计出院病例中：杭州2例。",
        [("出院", "9例"), ("确诊", "3例"), ("确诊", "5例"), ("重症", "1例"), ("出院", "2例")],
    ),
    # 又有, 今天有, 新确诊 are additions
    ("宁波市又有4名肺炎患者治愈出院。", [("+出院", "4例")]),
    ("3月12日，宁波市新确诊3例。", [("+确诊", "3例")]),
    # 病例 that are divided into confirmed and others are not confirmed
    ("宁波市累计报告肺炎病例24例，其中确诊病例20例。", [("确诊", "20例")]),
    # what opens with 现有 goes on after the stop
    ("全国现有确诊病例30例。其中境外输入确诊病例8例；当日新增确诊病例2例。",
     [("现有确诊", "30例"), ("现有确诊", "8例"), ("+确诊", "2例")]),
    # no news of any
    ("宁波市无新增确诊病例，无新增疑似病例，无死亡病例。", [("+确诊", "0例"), ("+疑似", "0例"), ("+死亡", "0例")]),
    ("宁波市没有新增确诊病例和疑似病例。", [("+确诊", "0例"), ("+疑似", "0例")]),
    ("宁波市无现有疑似病例，确诊病例累计157例。", [("疑似", "0例"), ("确诊", "157例")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ASPECTS)
def test_what_a_running_count_is_told_of(text: str, expected: list[tuple[str, str]]) -> None:
    """The name gives the count, the words beside it give the aspect."""
    assert told(text) == expected


PARTS = [
    # parts by place in brackets, after 其中, and in brackets within
    (
        "湖北省新增确诊病例9例（武汉8例，黄石1例）；新增死亡病例5例。",
        [("+确诊", "9", HUBEI), ("+确诊", "8", WUHAN), ("+确诊", "1", HUANGSHI), ("+死亡", "5", HUBEI)],
    ),
    (
        "湖北省累计确诊病例90例，其中武汉市80例、黄石市4例、孝感市6例；累计死亡病例5例。",
        [
            ("确诊", "90", HUBEI), ("确诊", "80", WUHAN), ("确诊", "4", HUANGSHI), ("确诊", "6", XIAOGAN),
            ("死亡", "5", HUBEI),
        ],
    ),
    (
        "湖北省累计确诊病例90例。其中，武汉市80例，黄石市4例。",
        [("确诊", "90", HUBEI), ("确诊", "80", WUHAN), ("确诊", "4", HUANGSHI)],
    ),
    # a place that stood in other brackets
    ("全国新增病例9例（湖北8例，广东1例），累计确诊病例90例（湖北80例，广东9例）。",
     [("+确诊", "9", NATION), ("+确诊", "8", HUBEI), ("+确诊", "1", GUANGDONG), ("确诊", "90", NATION),
      ("确诊", "80", HUBEI), ("确诊", "9", GUANGDONG)]),
    # a list of places each
    ("湖北省新增病例分布：武汉、黄石各2例。", [("+确诊", "2", WUHAN), ("+确诊", "2", HUANGSHI)]),
    # the nation by its thirty-one parts
    ("31个省（区、市）和新疆生产建设兵团累计报告确诊病例900例。", [("确诊", "900", NATION)]),
    ("31个省（自治区、直辖市）和新疆生产建设兵团报告新增确诊病例9例（湖北8例，广东1例），新增死亡病例1例。",
     [("+确诊", "9", NATION), ("+确诊", "8", HUBEI), ("+确诊", "1", GUANGDONG), ("+死亡", "1", NATION)]),
    # a place that a sentence turned to for once does not stand for the next
    (
        "全国累计确诊病例900例。3月11日，湖北无新增确诊病例。截至3月11日24时，累计死亡病例9例。",
        [("确诊", "900", NATION), ("+确诊", "0", HUBEI), ("死亡", "9", NATION)],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_where_the_parts_of_a_count_are(text: str, expected: list[tuple[str, str, str]]) -> None:
    """A part has its own place; what comes after the parts is of the whole again."""
    assert placed(text) == expected


ORIGINS = [
    ("全国新增确诊病例9例，其中8例为境外输入病例，1例为本土病例（湖北1例）。", [None, "境外输入", "本土", "本土"]),
    ("全国累计确诊病例90例（其中累计境外输入确诊病例8例），当日新增3例。", [None, "境外输入", None]),
    ("全国新增确诊病例9例（其中境外输入8例，湖北6例，广东2例）。", [None, "境外输入", "境外输入", "境外输入"]),
    ("现有境外输入确诊病例7例（重症病例1例），现有境外输入疑似病例4例，累计出院病例2例。",
     ["境外输入", "境外输入", "境外输入", "境外输入"]),
    ("全国新增境外输入确诊病例8例，累计死亡病例2例。", ["境外输入", None]),
    ("全国现有境外输入确诊病例7例，现有疑似病例4例，累计治愈出院病例20例，无死亡病例。", ["境外输入"] * 4),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ORIGINS)
def test_whose_the_parts_of_a_count_are(text: str, expected: list[str | None]) -> None:
    """Where cases come from is a subject of its own, and its parts share it."""
    assert [one.series.subject for one in observe(text)] == expected


def test_the_day_of_a_bulletin_stands() -> None:
    """The hours of a day date what is told after them, in other paragraphs too; 当日 is that day."""
    text = (
        "3月10日0—24时，宁波市新增确诊病例3例。\n\n"
        "当日新增出院病例2例。新增死亡病例1例，当日解除医学观察4人。累计出院病例90例。"
    )
    assert {one.as_of for one in observe(text)} == {"2020-03-10"}
    assert len(observe(text)) == 4


DAYS = [
    (
        "宁波新增3例，累计28例\n\n宁波市新增确诊病例3例。截至3月11日24时，宁波市累计确诊病例28例。",
        ["+3 11", "28 11", "+3 11", "28 11"],
    ),
    ("宁波新增3例，累计28例\n\n3月11日0—24时，宁波市新增确诊病例3例。", ["+3 11", "28 11", "+3 11"]),
    ("宁波新增3例，确诊28例\n\n3月11日0—24时，宁波市新增确诊病例3例。", ["+3 11", "28 11", "+3 11"]),
    ("宁波新增3例，累计28例\n\n3月11日12—24时，宁波市新增确诊病例3例，累计确诊病例28例。", ["28 11", "28 11"]),
    ("宁波新增3例\n\n10日10时30分至23时30分，宁波市新增确诊病例3例。确诊病例中，海曙区2例、鄞州区1例。", []),
    (
        "3月11日0-12时，宁波市新增确诊病例3例。新增确诊病例中，海曙区2例。\n\n3月11日，海曙区新增确诊病例5例。",
        ["+5 11"],
    ),
    (
        "宁波新增3例，累计28例\n\n3月11日0—24时，宁波市新增疑似病例3例，现有疑似病例28例。",
        ["?+3 11", "?28 11", "?+3 11", "?28 11"],
    ),
    ("宁波报告病例9例\n\n截至3月11日24时，宁波市报告确诊病例7例；疑似病例2例。", ["7 11", "?2 11"]),
    ("宁波新增3例，累计28例\n\n宁波市疾控中心通报了有关情况。", ["+3 12", "28 12"]),
]
"""Bulletins, and each figure as its mark (+ added, ? suspected), its value and its day of March."""


@pytest.mark.parametrize(("text", "expected"), DAYS)
def test_a_bulletin_says_once_of_which_day_it_tells(text: str, expected: list[str]) -> None:
    """Total and addition are of one day; what came in a part of a day is none of the day's; a headline leaves out."""
    marks = {"confirmed_cases": "", "new_confirmed_cases": "+", "suspected_cases": "?", "new_suspected_cases": "?+"}
    found = [f"{marks[one.series.indicator]}{one.value} {one.as_of and one.as_of[-2:]}" for one in observe(text)]
    assert found == expected


def test_a_subject_before_its_aspect_is_a_theme() -> None:
    """What is said of 境外输入 as such goes on to be of it until a place is named."""
    text = (
        "境外输入现有确诊病例28例（无重症病例）。累计确诊病例178例，无死亡病例。截至3月11日，全国累计确诊病例1900例。"
    )
    assert [(NAMES[one.series.indicator], one.series.subject) for one in observe(text)] == [
        ("现有确诊", "境外输入"), ("重症", "境外输入"), ("确诊", "境外输入"), ("死亡", "境外输入"), ("确诊", None),
    ]  # fmt: skip


def test_an_area_of_several_places_is_none_of_the_nations() -> None:
    """Its parts are read, it is not; and what follows something else is no part of anything."""
    text = (
        "全国累计确诊病例900例。累计收到港澳台地区通报确诊病例30例。其中，香港特别行政区20例（出院5例），台湾地区10例。"
    )
    assert placed(text) == [
        ("确诊", "900", NATION), ("确诊", "20", "810000"), ("出院", "5", "810000"), ("确诊", "10", "710000"),
    ]  # fmt: skip
    assert len(observe("宁波市累计确诊病例157例。新增无症状感染者8例。其中境外输入3例。")) == 1


def test_parts_among_parts_that_are_not_read() -> None:
    """含…转为确诊 is of another kind; the parts after it are of the whole again."""
    text = (
        "全国新增确诊病例90例。其中境外输入19例（广东6例），"
        "含4例由无症状感染者转为确诊病例（广东4例）；本土71例（湖北50例，其中武汉30例）。"
    )
    assert [(one.text, one.series.place.code, one.series.subject) for one in observe(text)] == [
        ("90例", NATION, None), ("19例", NATION, "境外输入"), ("6例", GUANGDONG, "境外输入"), ("71例", NATION, "本土"),
        ("50例", HUBEI, "本土"), ("30例", WUHAN, "本土"),
    ]  # fmt: skip


NOTHING = [
    "宁波市现有重症病例较前一日减少3例。",
    "宁波市追踪到密切接触者300人，确诊病例的密切接触者解除医学观察20人。",
    "宁波市新增无症状感染者3例（其中境外输入2例），当日转为确诊病例1例。",
    "宁波市预计新增确诊病例3例。",
    "韩国累计确诊病例7000例，新增100例。",
    "全国16个省份无新增确诊病例。",
    "宁波市确诊病例中有男性8例。",
    "宁波市第二医院确诊病例出院3例。",
    # an institution's own count, in its clause and after it
    "湖北武汉某某医院累计收治患者36名，出院11名。",
    "宁波海关检出确诊病例3例。",
    # a foreign country stands until this one is named, and 全国 after it is its own
    "韩国公布新数据。累计确诊病例7000例。",
    "西班牙全国新增确诊病例100例。",
    "中国以外确诊病例7000例，死亡病例80例。",
    # additions of several days, bounds that hold for each, zeros that only describe others
    "近一周，宁波市新增确诊病例7例。",
    "3月1日以来，宁波市累计新增确诊病例9例。",
    "3月1日以来，各地都在防控，同期宁波市新增境外输入确诊病例9例、本土确诊病例2例。",
    "浙江各市新增确诊病例均在5例以下。",
    "无确诊病例的乡镇可以复学。",
    "宁波市连续多日没有新增病例的社区可以解封。",
    "其他市州无报告病例。",
    "1月25日0—12时，宁波市新增确诊病例7例。",
    "1月25日16时至26日10时，宁波市新增确诊病例7例。",
    "宁波市每天治愈出院患者都在10至20人。",
    "宁波市80岁以上治愈患者超过36人。",
    # some that a verb only qualifies, one person told of
    "宁波出院的7名患者恢复良好。",
    "宁波市新增病例中有一名4岁女童。",
    "宁波市追踪密切接触者18人，其中确诊5人。",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_running_count(text: str) -> None:
    """Changes of another kind, people that are no cases, plans, foreign countries, parts of no place."""
    assert told(text) == []


DOSES = [
    ("截至3月11日，全国累计报告接种新冠病毒疫苗9000万剂次，当日新增接种60万剂次。",
     [("剂次", "90000000剂次"), ("+剂次", "600000剂次")]),
    ("宁波市疫苗接种总人数达80万人，完成全程接种70万人，接种率为85.6%。",
     [("人数", "800000人"), ("人数", "700000人"), ("接种率", "85.6%")]),
    ("浙江省累计接种疫苗500万剂，其中宁波90万剂。", [("剂次", "5000000剂次"), ("剂次", "900000剂次")]),
    ("宁波市供应疫苗60万剂。", []),
    ("宁波市计划年底前接种疫苗60万剂次。", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DOSES)
def test_doses_are_told_as_cases_are(text: str, expected: list[tuple[str, str]]) -> None:
    """The same grammar reads another domain."""
    assert told(text) == expected


def test_a_headline_has_the_day_of_its_story() -> None:
    """The headline's figure says no day; the sentence that tells it again does."""
    text = "宁波新增确诊病例3例\n\n截至3月10日24时，宁波市新增确诊病例3例，累计确诊病例157例。"
    assert [(one.text, one.as_of) for one in observe(text)] == [
        ("3例", "2020-03-10"), ("3例", "2020-03-10"), ("157例", "2020-03-10"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("累计", Aspect.TOTAL),
        ("当日新增", Aspect.NEW),
        ("现有", Aspect.PRESENT),
        ("较上日减少", Aspect.OTHER),
        ("确诊", None),
    ],
)
def test_aspects(words: str, expected: Aspect | None) -> None:
    """The words before a figure say which part of a count it is."""
    assert aspect_of(words) is expected


def test_text_without_end_is_read_in_its_time() -> None:
    """Brackets in brackets and lists without end neither fail nor nest without end."""
    assert observe("宁波市新增确诊病例3例" + "（其中1例" * 3000 + "，2例" * 3000)


def test_a_city_that_its_province_governs_is_its_own_city() -> None:
    """仙桃 lies in no prefecture: 全市 is 仙桃."""
    found = placed("仙桃市累计确诊病例500例。全市新增确诊病例3例。")
    assert found == [("确诊", "500", "429004"), ("+确诊", "3", "429004")]


def test_every_figure_of_a_list_of_an_open_rate_is_open() -> None:
    """A list of a rate that no pack knows stays open to its end."""
    found = observe("宁波市累计确诊病例157例。湖北、浙江治愈率分别为85.1%和92.2%。")
    assert [str(one.kind) for one in found] == ["stated", "open", "open"]
