"""Bulletins of outbreaks, of many diseases and years: where each figure lies, of whom it is, in which time it came."""

from datetime import date

import pytest

from shuize.types import Article, Observation, PublishedKind
from tests.reading import EVERY_PACK, reader

TOLD = date(2021, 9, 15)


def read(text: str) -> tuple[Observation, ...]:
    """Return the observations of a text of the day."""
    return reader(*EVERY_PACK).read(Article("test", text, TOLD, PublishedKind.GIVEN)).observations


def placed(text: str) -> list[tuple[str, str]]:
    """Return (words, name of the place) of every figure."""
    return [(one.text, one.series.place.name) for one in read(text)]


def kinds(text: str) -> list[tuple[str, str]]:
    """Return (words, indicator) of every figure."""
    return [(one.text, one.series.indicator) for one in read(text)]


def whose(text: str) -> list[tuple[str, str | None]]:
    """Return (words, subject) of every figure."""
    return [(one.text, one.series.subject) for one in read(text)]


PLACES = [
    (
        "9月14日0—24时，5省（区、市）报告新增确诊病例40例（福建省36例）；11省（区、市）报告新增疑似病例19例。",
        [("40例", "5省（区、市）"), ("36例", "福建省"), ("19例", "11省（区、市）")],
    ),
    (
        "9月14日，厦门市新增确诊病例9例，具体情况如下：\n• 同安区：确诊病例7例\n• 其他区：确诊病例2例，出院1例",
        [("9例", "厦门市"), ("7例", "同安区")],
    ),
    (
        "9月14日，厦门市新增9例确诊病例，其中同安区5例，其余各区共4例。全市累计确诊60例。",
        [("9例", "厦门市"), ("5例", "同安区"), ("60例", "厦门市")],
    ),
    ("9月14日，全国其他地区新增确诊病例9例。", [("9例", "全国")]),
    (
        "截至14日，全国累计报告病例340例（其中医务人员72例。福建排除病例8例；江西排除病例1例），治愈133例（云南补报2例），死亡15例。",
        [("340例", "全国"), ("133例", "全国"), ("15例", "全国")],
    ),
    (
        "14日，全国新增确诊病例12例，死亡9例。其中福建7例（其中4例为疑似病例转为确诊病例），死亡3例；江西4例（均为隔离中的密\n切接触者），死亡1例。",
        [("12例", "全国"), ("9例", "全国"), ("7例", "福建省"), ("3例", "福建省"), ("4例", "江西省"), ("1例", "江西省")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), PLACES)
def test_where_the_parts_of_a_bulletin_lie(text: str, wanted: list[tuple[str, str]]) -> None:
    """A name may end with brackets, other districts are no place, brackets hold stops and the end of a line."""
    assert placed(text) == wanted


TIMES = [
    ("9月6日至12日，厦门市新增确诊病例40例。同期漳州市新增确诊病例7例。", "2021-09-12"),
    ("截至9月12日，厦门市累计确诊病例40例。\n漳州市\n同期漳州市累计确诊病例7例。", "2021-09-12"),
    ("截至9月12日，厦门市累计确诊病例40例，去年同期漳州市累计确诊病例7例。", "2020-09-12"),
]


@pytest.mark.parametrize(("text", "day"), TIMES)
def test_the_same_time_is_the_one_just_told_of(text: str, day: str) -> None:
    """同期 that opens a clause is no year ago."""
    assert [one.as_of for one in read(text)] == ["2021-09-12", day]


ASPECTS = [
    (
        "厦门市14日新增7例登革热病例，截至9月14日已出现91例登革热病例。",
        [("7例", "new_confirmed_cases"), ("91例", "confirmed_cases")],
    ),
    (
        "14日，全国新增确诊病例12例，死亡9例。其中福建7例，死亡3例；江西4例。",
        [(one, "new_confirmed_cases") for one in ("12例",)]
        + [
            ("9例", "new_deaths"),
            ("7例", "new_confirmed_cases"),
            ("3例", "new_deaths"),
            ("4例", "new_confirmed_cases"),
        ],
    ),
    (
        "14日，全国新增确诊病例60例，出院11例。确诊病例中，福建38例，出院2例；江西12例，出院5例；云南5例。",
        [
            (one, "new_confirmed_cases" if number in {0, 2, 4, 6} else "new_recovered_cases")
            for number, one in enumerate(("60例", "11例", "38例", "2例", "12例", "5例", "5例"))
        ],
    ),
    (
        "疾控局14日公布厦门市新增7例登革热病例，患者曾到过泰国。今年累计共报告91例登革热病例。",
        [("7例", "new_confirmed_cases"), ("91例", "confirmed_cases")],
    ),
    ("截至14日，厦门市各级医疗机构报告手足口病例9100例，较去年同期的3900例上升。", [("9100例", "confirmed_cases")]),
    ("过去一周厦门市共录得7例登革热病例。", []),
    (
        "14日，厦门市新增7例疑似登革热死亡病例，累计死亡56人，53例疑似死亡病例待审。",
        [("56人", "deaths")],
    ),
    ("登革热导致全球21个国家约70万人感染。其中有明确统计的死亡病例约800人。", []),
    (
        "14日，厦门市新增登革热病例7例，出院2例。",
        [("7例", "new_confirmed_cases"), ("2例", "new_recovered_cases")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), ASPECTS)
def test_what_came_and_what_there_is(text: str, wanted: list[tuple[str, str]]) -> None:
    """What has come so far is a total, though a day's additions stand before it."""
    assert kinds(text) == wanted


ORIGINS = [
    (
        "截至14日，厦门市累计本土确诊病例513例，治愈出院264例，在院治疗246例（其中重型8例），死亡3例。",
        [("513例", "本土"), ("264例", "本土"), ("3例", "本土")],
    ),
    (
        "14日，厦门市新增确诊病例13例，其中4例为境外输入性病例，9例为境内感染病例。",
        [("13例", None), ("4例", "境外输入"), ("9例", "本土")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), ORIGINS)
def test_parts_that_make_up_a_whole_are_of_its_people(text: str, wanted: list[tuple[str, str]]) -> None:
    """Fates that are as many as the whole are those of all of them, whatever brackets stand between."""
    assert whose(text) == wanted


RATES = [
    (
        "厦门市60岁以上老年人完成全程接种36万人，全程接种率62%，加强免疫接种率38%。",
        [("36万人", "60岁及以上人群全程接种"), ("62%", "60岁及以上人群全程接种"), ("38%", "60岁及以上人群加强免疫")],
    ),
    (
        "厦门市60岁以上老年人接种36万人，全人群全程接种率62%。",
        [("36万人", "60岁及以上人群"), ("62%", "全程接种")],
    ),
    (
        "厦门市60岁以上老年人接种率82%，漳州市加强免疫接种率38%。",
        [("82%", "60岁及以上人群"), ("38%", "加强免疫")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), RATES)
def test_rates_of_those_who_came_so_far_are_of_people_of_an_age(text: str, wanted: list[tuple[str, str]]) -> None:
    """The people of an age stand until everybody or a place is named."""
    assert whose(text) == wanted


LISTS = [
    (
        "14日，全国新增本土确诊病例80例。\n本土新增确诊病例分布如下——\n福建72例，其中厦门市38例；云南3例。",
        "80例 全国, 72例 福建省, 38例 厦门市, 3例 云南省",
    ),
    (
        "14日，全国新增本土确诊病例80例。\n本土新增确诊病例集中在以下几省：\n• 福建省：新增72例\n• 云南省：新增3例",
        "80例 全国, 72例 福建省, 3例 云南省",
    ),
    (
        "14日，厦门市新增本土确诊病例38例。\n新增的38例本土确诊病例中：\n• 同安区：33例\n• 其他区：2例\n• 思明区：3例",
        "38例 厦门市, 38例 厦门市, 33例 同安区, 3例 思明区",
    ),
    (
        "14日，厦门市新增38例本土确诊病例和4例无症状感染者，情况如下：\n• 同安区：确诊病例33例，无症状感染者4例",
        "38例 厦门市, 33例 同安区",
    ),
    (
        "14日，厦门市新增本土确诊病例38例。\n14日新增无症状感染者分布如下：\n• 同安区：33例\n• 思明区：3例",
        "38例 厦门市",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), LISTS)
def test_lines_below_a_heading_are_of_what_it_names(text: str, wanted: str) -> None:
    """What heads a list says of what and of whom its lines are, with a figure or without one."""
    assert ", ".join(f"{words} {name}" for words, name in placed(text)) == wanted
    assert {one.series.subject for one in read(text)} == {"本土"}


PERIODS = [
    ("2021年7月，福州市共报告麻疹病例30例，死亡2例。", [("30例", "new_confirmed_cases"), ("2例", "new_deaths")]),
    (
        "2021年7月1日零时至31日24时，福州市共报告麻疹病例30例，死亡2例。",
        [("30例", "new_confirmed_cases"), ("2例", "new_deaths")],
    ),
    ("2021年7月，福州市报告麻疹病例30例，死亡2例。", [("30例", "new_confirmed_cases"), ("2例", "new_deaths")]),
    ("2021年7月1日至8月20日，福州市共报告麻疹病例30例。", []),
    ("2021年7月，福州市累计报告麻疹病例30例。", [("30例", "confirmed_cases")]),
    ("7月初，福州市的麻疹病例30例。", []),
    ("9月1日至7日，福州市共报告麻疹病例30例。", [("30例", "new_confirmed_cases")]),
    ("2021年1—7月，福州市共报告麻疹病例30例。", [("30例", "confirmed_cases")]),
    ("截至7月31日，福州市共报告麻疹病例30例。", [("30例", "confirmed_cases")]),
    ("2021年8月，福州市共接种新冠疫苗3万剂次。", [("3万剂次", "new_doses_administered")]),
    (
        "截至9月7日，福州市已接种1剂有3734人，已完成接种2剂有529人。",
        [(one, "vaccinated_people") for one in ("3734人", "529人")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), PERIODS)
def test_what_a_period_sums_up_is_no_total(text: str, wanted: list[tuple[str, str]]) -> None:
    """共 sums up the month, or the week, that it is told of; from the beginning of a year on it is all so far."""
    assert kinds(text) == wanted
