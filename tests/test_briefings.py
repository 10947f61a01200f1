"""Cases and doses as briefings and papers of Hong Kong, Macao, Taiwan and abroad tell them: words, lists, home."""

from datetime import date
from functools import partial

import pytest

from tests import reading
from tests.reading import Row
from workers.numbers.numerals import quantities

TOLD = date(2022, 5, 20)
read = partial(reading.every, published=TOLD)
rows = partial(reading.rows, published=TOLD)

LISTS: list[tuple[str, list[Row]]] = [
    (
        "5月19日，青海省新增6例确诊病例、2例死亡病例。",
        [("6例", "new_confirmed_cases", "630000", None), ("2例", "new_deaths", "630000", None)],
    ),
    (
        "5月19日，青海省新增6例确诊病例，2例死亡病例。",
        [("6例", "new_confirmed_cases", "630000", None), ("2例", "new_deaths", "630000", None)],
    ),
    (
        "5月19日，西宁市新增本土病例9例，分别来自湟中区5例、大通县4例；境外输入则有12例。",
        [
            ("9例", "new_confirmed_cases", "630100", "本土"),
            ("5例", "new_confirmed_cases", "630106", "本土"),
            ("4例", "new_confirmed_cases", "630121", "本土"),
            ("12例", "new_confirmed_cases", "630100", "境外输入"),
        ],
    ),
    (
        "5月19日，青海省新增确诊病例21例。当中，本土病例9例，境外输入则有12例。",
        [
            ("21例", "new_confirmed_cases", "630000", None),
            ("9例", "new_confirmed_cases", "630000", "本土"),
            ("12例", "new_confirmed_cases", "630000", "境外输入"),
        ],
    ),
    (
        "5月19日，青海省新增肺炎（又称冬季肺炎）确诊病例21例。",
        [("21例", "new_confirmed_cases", "630000", None)],
    ),
    (
        (
            "5月19日0—24时，青海省新增本土确诊病例4例，本土无症状感染者2例。本土确诊病例治愈出院7例，其中西宁市5例，"
            "解除医学观察的无症状感染者9例，其中西宁市6例。"
        ),
        [
            ("4例", "new_confirmed_cases", "630000", "本土"),
            ("7例", "new_recovered_cases", "630000", "本土"),
            ("5例", "new_recovered_cases", "630100", "本土"),
        ],
    ),
    (
        "西宁市累计确诊病例61例，累计出院54例，58例为境外输入病例。",
        [
            ("61例", "confirmed_cases", "630100", None),
            ("54例", "recovered_cases", "630100", None),
            ("58例", "confirmed_cases", "630100", "境外输入"),
        ],
    ),
    (
        "5月18日，青海省新增确诊病例31例。其中：新增确诊病例中，西宁市21例、海东市10例；新增出院病例中，西宁市1例、海东市3例。",
        [
            ("31例", "new_confirmed_cases", "630000", None),
            ("21例", "new_confirmed_cases", "630100", None),
            ("10例", "new_confirmed_cases", "630200", None),
            ("1例", "new_recovered_cases", "630100", None),
            ("3例", "new_recovered_cases", "630200", None),
        ],
    ),
    (
        "5月18日，31个省（自治区、直辖市）和新疆生产建设兵团报告新增本土病例17例。",
        [("17例", "new_confirmed_cases", "100000", "本土")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), LISTS)
def test_each_figure_of_a_list_has_its_own_name(text: str, wanted: list[Row]) -> None:
    """A name after its figure is not that of the next one; what heads or interrupts a list goes on over it."""
    assert rows(text) == wanted


CORRECTED: list[tuple[str, list[Row]]] = [
    (
        "5月18日青海省新增确诊病例数由43例订正为57例，累计确诊病例数由602例更正为616例。",
        [("57例", "new_confirmed_cases", "630000", None), ("616例", "confirmed_cases", "630000", None)],
    ),
    (
        "截至5月18日24时，西宁市确诊病例核增14例，累计确诊病例数订正为616例；累计死亡病例数应订正为31例。",
        [("616例", "confirmed_cases", "630100", None), ("31例", "deaths", "630100", None)],
    ),
    ("截至5月18日，西宁市共有31位确诊病人在医院离世。", []),
]


@pytest.mark.parametrize(("text", "wanted"), CORRECTED)
def test_what_was_wrong_is_not_told(text: str, wanted: list[Row]) -> None:
    """Only the corrected figure counts; what was added to it, or who of the confirmed died, is no total."""
    assert rows(text) == wanted


HOME: list[tuple[str, list[Row]]] = [
    ("（槟城20日讯）我国目前累计接种了4100万剂新冠疫苗。", []),
    ("（西宁20日讯）我国目前累计接种了4100万剂新冠疫苗。", [("4100万剂", "doses_administered", "100000", None)]),
    ("〔記者王某／台中報導〕我國昨日新增確診病例87例。", [("87例", "new_confirmed_cases", "710000", None)]),
    ("流行疫情指揮中心今日公布，國內新增87例本土個案。", [("87例", "new_confirmed_cases", "710000", "本土")]),
    ("本港今日新增87宗確診個案，包括9宗屬輸入個案。", [
        ("87宗", "new_confirmed_cases", "810000", None), ("9宗", "new_confirmed_cases", "810000", "境外输入"),
    ]),
    ("大陸今新增的境外輸入病例分別為山東7例、遼寧3例。", [
        ("7例", "new_confirmed_cases", "370000", "境外输入"), ("3例", "new_confirmed_cases", "210000", "境外输入"),
    ]),
    ("本澳昨日新增確診病例3例。", [("3例", "new_confirmed_cases", "820000", None)]),
    ("國內武漢肺炎累計1萬627例確診。", [("1萬627例", "confirmed_cases", None, None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), HOME)
def test_whose_country_is_meant(text: str, wanted: list[Row]) -> None:
    """我国 of a paper abroad is none of this country's; offices and words of Hong Kong, Macao and Taiwan say where."""
    assert rows(text) == wanted


JABS: list[tuple[str, list[Row]]] = [
    (
        "香港今日全日共有5,210人接種疫苗，當中1,100人打第一針、2,010人打第二針。",
        [
            ("5,210人", "new_vaccinated_people", "810000", None),
            ("1,100人", "new_vaccinated_people", "810000", "第一剂"),
            ("2,010人", "new_vaccinated_people", "810000", "第二剂"),
        ],
    ),
    (
        "截至5月18日，西宁市80岁以上老年人，共接种新冠病毒疫苗3.1万剂，覆盖1.2万人。",
        [
            ("3.1万剂", "doses_administered", "630100", "80岁及以上人群"),
            ("1.2万人", "vaccinated_people", "630100", "80岁及以上人群"),
        ],
    ),
    ("昨（19）日西宁市疫苗接种5210剂，累计接种51万剂。", [
        ("5210剂", "new_doses_administered", "630100", None), ("51万剂", "doses_administered", "630100", None),
    ]),
    ("西宁市60岁以上的老人接种率达到81.5%。", [("81.5%", "vaccination_rate", "630100", "60岁及以上人群")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), JABS)
def test_doses_by_number_age_and_day(text: str, wanted: list[Row]) -> None:
    """Which dose, whose age and which day a figure is of."""
    assert rows(text) == wanted


OTHERS: list[tuple[str, list[Row]]] = [
    (
        "西宁市再多7名确诊者离世；其中，5人住在院舍，2人已接种两剂疫苗。",
        [("7名", "new_deaths", "630100", None)],
    ),
    (
        "青海省昨日新增31宗确诊病例，包括4宗输入个案、27宗本地个案。",
        [
            ("31宗", "new_confirmed_cases", "630000", None),
            ("4宗", "new_confirmed_cases", "630000", "境外输入"),
            ("27宗", "new_confirmed_cases", "630000", "本土"),
        ],
    ),
    ("香港新闻网5月19日电 全国累计接种疫苗3亿剂次。", [("3亿剂次", "doses_administered", "100000", None)]),
    ("以上合共新增31宗死亡个案。", [("31宗", "new_deaths", None, None)]),
]


@pytest.mark.parametrize(("text", "wanted"), OTHERS)
def test_whose_parts_they_are(text: str, wanted: list[Row]) -> None:
    """Some of the dead who had a jab are no count of jabs; a name behind a figure is its own; no paper is a place."""
    assert rows(text) == wanted


DAYS = [
    ("青海省昨再添6例确诊病例。", "2022-05-19"),
    ("自本月3日全员检测起，西宁市累计报告确诊病例61例。", "2022-05-20"),
    ("自5月3日起，西宁市累计报告确诊病例61例。", "2022-05-20"),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_days_said_short_or_begun(text: str, day: str) -> None:
    """昨 before what came is yesterday; what 自 … 起 begins goes on until today."""
    assert [one.as_of for one in read(text)] == [day]


@pytest.mark.parametrize(
    ("text", "value"),
    [("3万9,627例", 39627), ("3万627例", 30627), ("1萬80劑", 10080), ("5万3月", None), ("8萬4842例", 84842)],
)
def test_thousands_without_noughts(text: str, value: int | None) -> None:
    """What stands after 万 need not be filled up with noughts; a month there is none of the number."""
    found = [int(one.value) for one in quantities(text)]
    assert found == ([] if value is None else [value])
