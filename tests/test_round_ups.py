"""Round-ups of cases and doses: of many diseases and places, line by line, part by part, of the last day or so far."""

from datetime import date

import pytest

from shuize.types import Article, Observation, PublishedKind
from tests.reading import EVERY_PACK, people, reader

TOLD = date(2023, 8, 21)
Row = tuple[str, str, str | None, str | None]


def read(text: str) -> tuple[Observation, ...]:
    """Return the observations of a text of the day."""
    return reader(*EVERY_PACK).read(Article("test", text, TOLD, PublishedKind.GIVEN)).observations


def rows(text: str) -> list[Row]:
    """Return (words, indicator, place or zone, subject) of every figure that is printed."""
    return [
        (one.text, one.series.indicator, one.series.place.zone or one.series.place.code, people(one))
        for one in read(text)
        if one.kind.value == "stated"
    ]


NEW, SO_FAR = "new_confirmed_cases", "confirmed_cases"
SUMS: list[tuple[str, list[Row]]] = [
    ("8月20日，云南省新增确诊病例共17例。", [("17例", NEW, "530000", None)]),
    ("8月20日，云南省新增登革热病例合计17例。", [("17例", NEW, "530000", None)]),
    ("8月20日，云南省新报告确诊病例共计17例，累计确诊病例共260例。", [
        ("17例", NEW, "530000", None), ("260例", SO_FAR, "530000", None),
    ]),
    ("过去24小时，云南省共录得17例确诊病例。", [("17例", NEW, "530000", None)]),
    ("过去一天，云南省共有17人确诊，2人死亡。", [("17人", NEW, "530000", None), ("2人", "new_deaths", "530000", None)]),
    ("过去24小时，云南省新增确诊病例17例，累计确诊病例260例。", [
        ("17例", NEW, "530000", None), ("260例", SO_FAR, "530000", None),
    ]),
    ("截至8月20日，云南省共有6个州市累计报告登革热病例260例。", [("260例", SO_FAR, "530000", None)]),
    ("截至8月20日，云南省6个县区共报告260例登革热病例。", [("260例", SO_FAR, "530000", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), SUMS)
def test_what_is_summed_up_is_what_was_told(text: str, wanted: list[Row]) -> None:
    """新增…共 sums up what was added, the last 24 hours are a day, and how many places there are is no case."""
    assert rows(text) == wanted


HOURS: list[tuple[str, list[Row]]] = [
    ("8月19日18时至8月20日18时，云南省报告登革热病例17例，其中昆明市、玉溪市各报告4例。", [
        ("17例", NEW, "530000", None), ("4例", NEW, "530100", None), ("4例", NEW, "530400", None),
    ]),
    ("8月19日18时至20日18时，云南省累计报告登革热病例17例。", [("17例", SO_FAR, "530000", None)]),
    ("8月19日18时至22日18时，云南省报告登革热病例17例。", [("17例", NEW, "530000", None)]),
    ("8月19日18时至22日8时，云南省报告登革热病例17例。", []),
    ("截至8月20日18时，云南省报告登革热病例17例。", [("17例", SO_FAR, "530000", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), HOURS)
def test_a_day_that_begins_at_an_hour(text: str, wanted: list[Row]) -> None:
    """From an hour to the same hour of a later day are whole days: what is reported of them came in them."""
    assert rows(text) == wanted


NAMES: list[tuple[str, list[Row]]] = [
    ("截至8月20日，云南省共报告7例人感染H7N9禽流感病例，其中2人死亡。", [
        ("7例", SO_FAR, "530000", None), ("2人", "deaths", "530000", None),
    ]),
    ("8月20日，云南省新增2例人感染H7N9禽流感病例。", [("2例", NEW, "530000", None)]),
    ("截至8月20日，云南省累计报告非典型肺炎临床诊断病例31例，死亡2例。", [
        ("31例", SO_FAR, "530000", None), ("2例", "deaths", "530000", None),
    ]),
    ("截至8月20日，云南省累计报告基孔肯雅热病例31例。", [("31例", SO_FAR, "530000", None)]),
    ("截至8月20日，湖北省确诊病例31例，含临床诊断病例12例。", [("31例", SO_FAR, "420000", None)]),
    ("过去24小时，香港再有9名新冠患者离世，包括一名8个月大的男婴。", [("9名", "new_deaths", "810000", None)]),
    ("香港今日新增9宗确诊个案，另外再多1人染疫病逝。", [
        ("9宗", NEW, "810000", None), ("1人", "new_deaths", "810000", None),
    ]),
    ("在她和队友的精心治疗下，云南已有9位患者治愈出院。", []),
    ("卫生防护中心指本港今日新增9宗确诊个案。", [("9宗", NEW, "810000", None)]),
    ("截至8月20日，澳门未出现社区传播，累计确诊病例31例。", [("31例", SO_FAR, "820000", None)]),
    ("8月20日，昆明市某社区新增确诊病例3例。", []),
    ("台湾今日新增9宗确诊个案，其中新竹县5宗、新竹市3宗、嘉义县1宗。", [
        ("9宗", NEW, "710000", None), ("5宗", NEW, "新竹县", None), ("3宗", NEW, "新竹市", None),
        ("1宗", NEW, "嘉义县", None),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), NAMES)
def test_what_diseases_and_places_are_called(text: str, wanted: list[Row]) -> None:
    """A disease by its long name; a place that speaks for itself; an institution's own are none of its place's."""
    assert rows(text) == wanted


PARTS: list[tuple[str, list[Row]]] = [
    ("截至8月20日，云南省累计确诊31人，4人死亡，9人康复。", [
        ("31人", SO_FAR, "530000", None), ("4人", "deaths", "530000", None), ("9人", "recovered_cases", "530000", None),
    ]),
    ("截至8月20日，云南省累计确诊31人，4人死亡。其中，昆明市20例（3例死亡），玉溪市11例。", [
        ("31人", SO_FAR, "530000", None), ("4人", "deaths", "530000", None), ("20例", SO_FAR, "530100", None),
        ("3例", "deaths", "530100", None), ("11例", SO_FAR, "530400", None),
    ]),
    ("截至8月20日，云南省累计确诊病例31例，重症病例4例。其中，昆明市20例、玉溪市11例。", [
        ("31例", SO_FAR, "530000", None), ("4例", "severe_cases", "530000", None), ("20例", SO_FAR, "530100", None),
        ("11例", SO_FAR, "530400", None),
    ]),
    ("截至8月20日，云南省累计确诊病例31例，重症病例4例。其中，昆明市3例、玉溪市1例。", [
        ("31例", SO_FAR, "530000", None), ("4例", "severe_cases", "530000", None),
        ("3例", "severe_cases", "530100", None),
        ("1例", "severe_cases", "530400", None),
    ]),
    ("截至8月20日，澳门累计确诊病例31例，累计出院29例，20例为境外输入病例，11例为输入相关病例。", [
        ("31例", SO_FAR, "820000", None), ("29例", "recovered_cases", "820000", None),
        ("20例", SO_FAR, "820000", "境外输入"), ("11例", SO_FAR, "820000", "输入相关"),
    ]),
    ("截至8月20日，澳门累计确诊病例31例，累计出院29例，其中20例为境外输入病例。", [
        ("31例", SO_FAR, "820000", None), ("29例", "recovered_cases", "820000", None),
        ("20例", "recovered_cases", "820000", "境外输入"),
    ]),
    ("8月20日，云南省新增登革热病例4例。目前，病例分布于昆明市（1例）、玉溪市（12例，死亡2例）。", [
        ("4例", NEW, "530000", None), ("1例", SO_FAR, "530100", None), ("12例", SO_FAR, "530400", None),
        ("2例", "deaths", "530400", None),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), PARTS)
def test_parts_are_of_what_they_can_be_parts_of(text: str, wanted: list[Row]) -> None:
    """No parts are more than their whole, and kinds that make up a total are its own."""
    assert rows(text) == wanted


RUNS: list[tuple[str, list[Row]]] = [
    ("8月20日，云南省新增感染者50例，其中确诊病例31例、无症状感染者19例；昆明市40例、玉溪市10例。", [
        ("31例", NEW, "530000", None),
    ]),
    ("8月20日，云南省新增感染者50例，其中确诊病例31例、无症状感染者19例；昆明市20例、玉溪市11例。", [
        ("31例", NEW, "530000", None), ("20例", NEW, "530100", None), ("11例", NEW, "530400", None),
    ]),
    ("8月20日，云南省新增确诊病例20例，其中，昆明市12例、五华区8例、盘龙区4例，玉溪市8例。", [
        ("20例", NEW, "530000", None), ("12例", NEW, "530100", None), ("8例", NEW, "530102", None),
        ("4例", NEW, "530103", None), ("8例", NEW, "530400", None),
    ]),
    ("台湾今日新增31宗确诊个案，新增个案以台北市15宗最多，其次为新北市9宗，其他分别是苗栗县5宗、新竹县2宗。", [
        ("31宗", NEW, "710000", None), ("15宗", NEW, "台北市", None), ("9宗", NEW, "新北市", None),
        ("5宗", NEW, "苗栗", None), ("2宗", NEW, "新竹县", None),
    ]),
    ("8月20日，云南省现有境外输入确诊病例3例、疑似病例1例，本土确诊病例31例（昆明市20例、玉溪市11例）。", [
        ("3例", "active_confirmed_cases", "530000", "境外输入"), ("1例", "suspected_cases", "530000", "境外输入"),
        ("31例", "active_confirmed_cases", "530000", "本土"), ("20例", "active_confirmed_cases", "530100", "本土"),
        ("11例", "active_confirmed_cases", "530400", "本土"),
    ]),
    ("截至8月20日，台南市登革热病例数已打破去年高雄纪录，昨天新增41例。全市病例累积1240例。", [
        ("41例", NEW, "台南市", None), ("1240例", SO_FAR, "台南市", None),
    ]),
    ("台湾今日新增31例本土病例，14例男性，17例女性；年龄未满5岁至90岁；个案分布为新竹县（20例），新竹市（11例）。", [
        ("31例", NEW, "710000", "本土"), ("20例", NEW, "新竹县", "本土"), ("11例", NEW, "新竹市", "本土"),
    ]),
    ("截至8月20日，云南省共报告31例登革热病例，其中输入病例9例，本地病例22例。31例病例分布在：昆明20例，玉溪11例。", [
        ("31例", SO_FAR, "530000", None), ("9例", SO_FAR, "530000", "境外输入登革热"),
        ("22例", SO_FAR, "530000", "本土登革热"),
        ("20例", SO_FAR, "530100", None), ("11例", SO_FAR, "530400", None),
    ]),
    ("香港今日新增9宗确诊个案。香港至今累计增至11564宗。", [
        ("9宗", NEW, "810000", None), ("11564宗", SO_FAR, "810000", None),
    ]),
    ("8月20日0—24时，上海市通过口岸联防联控机制，报告4例境外输入性新冠肺炎确诊病例。治愈出院6例。", [
        ("4例", NEW, "310000", "境外输入"), ("6例", "new_recovered_cases", "310000", None),
    ]),
    ("台南市今年迄今出现3例登革热本土病例及16例境外移入病例。", [
        ("3例", SO_FAR, "台南市", "本土登革热"), ("16例", SO_FAR, "台南市", "境外输入登革热"),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), RUNS)
def test_a_list_of_places_is_of_a_whole_that_can_hold_it(text: str, wanted: list[Row]) -> None:
    """Those of all places together are no more than the whole; who has most, and who comes next, are on the list."""
    assert rows(text) == wanted


def test_parts_have_the_day_of_their_whole() -> None:
    """The day that a total gives to what was added is that of its parts as well."""
    told = read(
        "云南省新增确诊病例12例，其中昆明市9例、玉溪市3例。\n截至8月19日，云南省累计确诊病例260例，昆明市累计确诊病例200例。"
    )
    assert {(one.text, one.as_of) for one in told if one.series.indicator == NEW} == {
        ("12例", "2023-08-19"), ("9例", "2023-08-19"), ("3例", "2023-08-19"),
    }  # fmt: skip


def test_whose_nation_an_office_of_taiwan_means() -> None:
    """全国 in what only an office of Taiwan tells, with no other place of this country, is Taiwan."""
    text = "疾管署今天公布，新冠疫苗接种累计约161万人次。全国新增重症病例6例。"
    assert {one.series.place.code for one in read(text)} == {"710000"}


TITLES: list[tuple[str, list[Row]]] = [
    ("香港增2764宗新冠确诊28人病逝", [("2764宗", NEW, "810000", None), ("28人", "new_deaths", "810000", None)]),
    ("云南新增13例确诊病例 累计28例", [("13例", NEW, "530000", None), ("28例", SO_FAR, "530000", None)]),
    ("香港增2764宗确诊包括827宗快速测试", [("2764宗", NEW, "810000", None)]),
    ("8月20日，昆明市新增确诊病例174例，这是昆明市连续7天超150例。", [("174例", NEW, "530100", None)]),
    ("截至8月20日，第五波疫情期间香港共录得56宗死亡个案，累计死亡个案共有58宗。", [("58宗", "deaths", "810000", None)]),
    ("截至8月19日，台湾流感疫苗总接种数约591万剂，确诊病例31例。", [
        ("591万剂", "doses_administered", "710000", "流感疫苗"), ("31例", SO_FAR, "710000", None),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), TITLES)
def test_what_titles_run_together(text: str, wanted: list[Row]) -> None:
    """A name right behind a figure is not the next one's; a wave's total is not all; a run of days gives no figure."""
    assert rows(text) == wanted


DIVIDED: list[tuple[str, list[Row]]] = [
    ("8月20日，确诊病例中，昆明市9例，治愈出院3例，死亡2例；玉溪市2例，死亡1例；曲靖市1例。", [
        ("9例", SO_FAR, "530100", None), ("3例", "recovered_cases", "530100", None), ("2例", "deaths", "530100", None),
        ("2例", SO_FAR, "530400", None), ("1例", "deaths", "530400", None), ("1例", SO_FAR, "530300", None),
    ]),
    ("8月20日，云南省新增确诊病例12例，其中，昆明市9例，死亡2例；玉溪市3例，死亡1例。", [
        ("12例", NEW, "530000", None), ("9例", NEW, "530100", None), ("2例", "new_deaths", "530100", None),
        ("3例", NEW, "530400", None), ("1例", "new_deaths", "530400", None),
    ]),
    ("8月20日，湖北新增确诊病例9例，其中武汉8例，治愈出院3例；河南新增确诊病例2例，死亡1例。", [
        ("9例", NEW, "420000", None), ("8例", NEW, "420100", None), ("3例", "new_recovered_cases", "420000", None),
        ("2例", NEW, "410000", None), ("1例", "new_deaths", "410000", None),
    ]),
    ("8月20日，云南省治愈出院7例，死亡6例。观察病例中，昆明市9例，死亡4例；玉溪市5例，死亡2例。", [
        ("7例", "new_recovered_cases", "530000", None), ("6例", "new_deaths", "530000", None),
        ("4例", "new_deaths", "530100", None), ("2例", "new_deaths", "530400", None),
    ]),
    ("8月20日，云南省确诊病例中，昆明市9例、玉溪市4例；重症病例中，昆明市2例。", [
        ("9例", SO_FAR, "530100", None), ("4例", SO_FAR, "530400", None), ("2例", "severe_cases", "530100", None),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), DIVIDED)
def test_parts_that_semicolons_divide(text: str, wanted: list[Row]) -> None:
    """Each part is told of the place it opens with, and opens as the part before; what is unknown there stays so."""
    assert rows(text) == wanted


LINES = """8月20日，云南省新增确诊病例14例，分布情况如下：
• 昆明市9例，其中五华区5例、盘龙区4例；
• 玉溪市4例，均在红塔区；
• 曲靖市1例。
新增无症状感染者30例，分布情况如下：
• 昆明市20例，其中五华区20例；
• 玉溪市10例。
"""


def test_a_list_goes_on_line_by_line() -> None:
    """A line that ends with 如下 deals out over the lines after it; what no pack counts deals out nothing."""
    assert rows(LINES) == [
        ("14例", NEW, "530000", None),
        ("9例", NEW, "530100", None),
        ("5例", NEW, "530102", None),
        ("4例", NEW, "530103", None),
        ("4例", NEW, "530400", None),
        ("1例", NEW, "530300", None),
    ]


DOSES: list[tuple[str, list[Row]]] = [
    ("政府已为参与计划的人士接种约20万剂疫苗。", [("20万剂", "doses_administered", None, None)]),
    ("政府计划为市民接种约20万剂疫苗。", []),
    ("过去一日，香港共有约2万人接种疫苗。", [("2万人", "new_vaccinated_people", "810000", None)]),
    ("全国31个省（区、市）、新疆生产建设兵团累计完成接种9万人。", [("9万人", "vaccinated_people", "100000", None)]),
]


@pytest.mark.parametrize(("text", "wanted"), DOSES)
def test_doses_of_a_programme(text: str, wanted: list[Row]) -> None:
    """A programme that people take part in is no plan; the last day's doses are not all."""
    assert rows(text) == wanted


def test_a_rate_of_all_is_of_nobody_told_of_before() -> None:
    """总接种覆盖率 that opens a clause is none of the group before it."""
    text = "昆明市3岁以上人群接种率96.1%，列全省第一；常住人口846万人，总接种覆盖率93.3%。"
    told = {one.text: one.series.subject for one in read(text)}
    assert told == {"96.1%": "3岁以上人群", "93.3%": None}


def test_a_centre_that_is_busy_is_no_coverage() -> None:
    """How full an institution's bookings are (整体接种率) is told as no rate of a population."""
    told = read("香港各社区疫苗接种中心的整体接种率约为97%。")
    assert not [one for one in told if one.series.indicator == "vaccination_rate"]
