"""Outbreaks of whatever disease, in the words of the mainland, of Hong Kong, of Macao and of Taiwan."""

from datetime import date
from functools import partial

import pytest

from tests import reading
from tests.reading import Row

TOLD = date(2022, 5, 19)
NEW, ALL, OUT, GONE = "new_confirmed_cases", "confirmed_cases", "new_recovered_cases", "recovered_cases"
DEAD, DIED = "deaths", "new_deaths"
HONG_KONG, TAIWAN = "810000", "710000"
rows = partial(reading.rows, published=TOLD)

NAMES = [
    "寨卡病毒", "布鲁氏菌病", "手足口病", "麻疹", "水痘", "人感染H7N9", "人感染H7N9禽流感", "甲型H1N1流感",
    "先天性风疹综合征",
    "西尼罗热", "百日咳", "基孔肯雅热", "猴痘", "鼠疫", "埃博拉病毒病", "流行性乙型脑炎",
    "茲卡病毒感染症", "屈公病",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_disease_of_any_name(name: str) -> None:
    """What a disease is called is a part of what is counted, whether a pack knows the name or not."""
    text = f"5月18日，宁波市新增{name}病例4例，累计报告{name}确诊病例213例。"
    assert rows(text) == [("4例", NEW, "330200", None), ("213例", ALL, "330200", None)]


@pytest.mark.parametrize("name", NAMES)
def test_a_disease_behind_its_figure(name: str) -> None:
    """The same where the figure stands before it."""
    assert rows(f"5月18日，宁波市新增4例{name}确诊病例。") == [("4例", NEW, "330200", None)]


def test_a_name_that_says_fewer() -> None:
    """减少 in a name takes nothing off."""
    text = "5月18日，宁波市新增4例发热伴血小板减少综合征病例。"
    assert rows(text) == [("4例", NEW, "330200", None)]


@pytest.mark.parametrize(
    "text",
    [
        "5月18日，宁波市某医院新增先天性心脏病病例4例。", "5月18日，宁波市新增发热病例4例。",
        "宁波市新增职业病病例4例。",
        "越南新增麻疹病例400例。", "宁波市新增罕见病病例4例。",
    ],
)  # fmt: skip
def test_other_diseases(text: str) -> None:
    """Of what does not spread, of a symptom and of other countries nothing is told."""
    assert rows(text) == []


FATES: list[tuple[str, list[Row]]] = [
    (
        f"香港新增22宗确诊病例，{led}7人{verb}，累计确诊1380宗。",
        [("22宗", NEW, HONG_KONG, None), ("7人", DIED, HONG_KONG, None), ("1380宗", ALL, HONG_KONG, None)],
    )
    for led, verb in (("", "不治"), ("另有", "离世"), ("再有", "死亡"), ("还有", "死亡"))
] + [
    (
        "截至5月18日24时，宁波市累计确诊病例337例；已有53名患者痊愈，另有3人死亡。",
        [("337例", ALL, "330200", None), ("53名", GONE, "330200", None), ("3人", DEAD, "330200", None)],
    ),
    (
        "台湾新增65名SARS病例，累计483例，另有60人死亡、128人痊愈出院。",
        [
            ("65名", NEW, TAIWAN, None), ("483例", ALL, TAIWAN, None),
            ("60人", DEAD, TAIWAN, None), ("128人", GONE, TAIWAN, None),
        ],
    ),
    (
        "5月18日，宁波市报告确诊病例5例，治愈7例；累计报告确诊病例1836例，累计治愈1820例。",
        [
            ("5例", NEW, "330200", None), ("7例", OUT, "330200", None),
            ("1836例", ALL, "330200", None), ("1820例", GONE, "330200", None),
        ],
    ),
    ("宁波市一处工地坍塌，3名工人受伤，另有2人死亡。", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), FATES)
def test_what_became_of_some(text: str, wanted: list[Row]) -> None:
    """Beside what was counted stands what else is told of it: of that day, or of all."""
    assert rows(text) == wanted


WORDED: list[tuple[str, list[Row]]] = [
    ("今日本港新增12宗确诊个案。", [("12宗", NEW, HONG_KONG, None)]),
    (
        "至今本港个案累计3754宗，今日新增12宗确诊个案。",
        [("3754宗", ALL, HONG_KONG, None), ("12宗", NEW, HONG_KONG, None)],
    ),
    ("昨日本澳新增1例确诊病例。", [("1例", NEW, "820000", None)]),
    ("卫生防护中心正调查85宗新增2019冠状病毒病确诊个案。", [("85宗", NEW, HONG_KONG, None)]),
    ("香港新增59宗确诊，总数升至641宗。", [("59宗", NEW, HONG_KONG, None), ("641宗", ALL, HONG_KONG, None)]),
    (
        "香港昨日再多133宗确诊，126宗属本地感染，7宗由外地传入。",
        [("133宗", NEW, HONG_KONG, None), ("126宗", NEW, HONG_KONG, "本土"), ("7宗", NEW, HONG_KONG, "境外输入")],
    ),
    (
        "台湾今增85720例本土、41例境外移入，死亡增49例，累计108万4512例确诊。",
        [
            ("85720例", NEW, TAIWAN, "本土"), ("41例", NEW, TAIWAN, "境外输入"),
            ("49例", DIED, TAIWAN, None), ("108万4512例", ALL, TAIWAN, None),
        ],
    ),
    (
        "黑龙江省新增境外输入确诊病例1例，本土确诊病例7例，累计确诊510例。",
        [("1例", NEW, "230000", "境外输入"), ("7例", NEW, "230000", "本土"), ("510例", ALL, "230000", None)],
    ),
    (
        "目前病例分布于上海（32例，死亡11例）、江苏（22例，死亡3例），均为人感染H7N9禽流感确诊病例。",
        [
            ("32例", ALL, "310000", None), ("11例", DEAD, "310000", None),
            ("22例", ALL, "320000", None), ("3例", DEAD, "320000", None),
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), WORDED)
def test_how_it_is_worded(text: str, wanted: list[Row]) -> None:
    """今增, 由外地传入, 正调查 85 宗新增: the words differ, not what they say."""
    assert rows(text) == wanted


def zones(text: str) -> list[tuple[str, str | None]]:
    """Return each printed figure with the area it is of."""
    return [(one.text, one.series.place.zone) for one in reading.every(text, TOLD)]


@pytest.mark.parametrize(
    "text",
    [
        "台湾新增确诊病例67例，台北32例，新北20例，桃园8例，台南7例。",
        "国内今日新增67例本土确诊病例，依序为台北市32例、新北市20例、桃园市8例、台南市7例。",
        "台湾新增67例本土确诊，以台北32例最多，其次为新北20例、桃园8例及台南7例。",
    ],
)
def test_counties_by_their_short_names(text: str) -> None:
    """Where Taiwan is told of, its cities are known by their short names too."""
    assert zones(text)[1:] == [("32例", "台北市"), ("20例", "新北市"), ("8例", "桃园市"), ("7例", "台南市")]


def test_short_names_elsewhere() -> None:
    """Elsewhere they are other places, or words."""
    assert zones("常州市累计确诊病例30例，桃园8例，新北20例。") == [("30例", None), ("20例", None)]


PARTS: list[tuple[str, list[Row]]] = [
    (
        "5月18日，宁波市新增本土确诊病例48例，累计达448例；其中慈溪市34例、余姚市14例。",
        [
            ("48例", NEW, "330200", "本土"), ("448例", ALL, "330200", "本土"),
            ("34例", NEW, "330282", "本土"), ("14例", NEW, "330281", "本土"),
        ],
    ),
    (
        "截至5月18日24时，浙江省累计报告确诊病例48例，死亡1例。宁波13例，温州9例，绍兴6例。",
        [
            ("48例", ALL, "330000", None), ("1例", DEAD, "330000", None), ("13例", ALL, "330200", None),
            ("9例", ALL, "330300", None), ("6例", ALL, "330600", None),
        ],
    ),
    (
        "5月18日0—24时，浙江省新增确诊病例30例，累计确诊病例48例。宁波13例，温州9例，绍兴6例。",
        [("30例", NEW, "330000", None), ("48例", ALL, "330000", None)],
    ),
    (
        "17日10时至18日10时，宁波市共报告确诊病例29人；出院46人，死亡4人。",
        [("29人", NEW, "330200", None), ("46人", OUT, "330200", None), ("4人", DIED, "330200", None)],
    ),
    (
        "台湾今日新增266例本土、89例校正回归，共355例，累计8511例确诊。",
        [("266例", NEW, TAIWAN, "本土"), ("355例", NEW, TAIWAN, None), ("8511例", ALL, TAIWAN, None)],
    ),
    (
        "江苏省631例确诊病例中，630例出院。",
        [("631例", ALL, "320000", None), ("630例", GONE, "320000", None)],
    ),
    ("截至5月18日18时，宁波市慈溪市报告8例基孔肯雅热病例。", [("8例", ALL, "330282", None)]),
    ("宁波市已发现8例基孔肯雅热病例。", [("8例", ALL, "330200", None)]),
    (
        "北京累计确诊病例二千零四十九例，死亡一百一十二例。",
        [("二千零四十九例", ALL, "110000", None), ("一百一十二例", DEAD, "110000", None)],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), PARTS)
def test_of_which_whole_the_parts_are(text: str, wanted: list[Row]) -> None:
    """Parts are of what they make up; where that is not to be known, of nothing."""
    assert rows(text) == wanted


PEOPLE, RATE, DAILY = "vaccinated_people", "vaccination_rate", "new_vaccinated_people"
SHOTS: list[tuple[str, list[Row]]] = [
    ("辽宁省已有132万名中小学生接种流感疫苗。", [("132万名", PEOPLE, "210000", "中小学生")]),
    ("辽宁省132万名中小学生已接种流感疫苗。", [("132万名", PEOPLE, "210000", "中小学生")]),
    ("辽宁省计划为132万名中小学生接种流感疫苗。", []),
    (
        "香港今日有19794人接种疫苗，当中3708人打第一针，7087人打第二针，8999人打第三针。",
        [
            ("19794人", DAILY, HONG_KONG, None), ("3708人", DAILY, HONG_KONG, "第一剂"),
            ("7087人", DAILY, HONG_KONG, "第二剂"), ("8999人", DAILY, HONG_KONG, "第三剂"),
        ],
    ),
    (
        "香港昨日接种剂次为68452剂，其中接种首剂疫苗的有11462人。",
        [("68452剂", "new_doses_administered", HONG_KONG, None), ("11462人", DAILY, HONG_KONG, "第一剂")],
    ),
    (
        "台湾第一剂涵盖率80.15%、第二剂70.08%、追加剂0.88%。",
        [("80.15%", RATE, TAIWAN, "第一剂"), ("70.08%", RATE, TAIWAN, "第二剂"), ("0.88%", RATE, TAIWAN, "加强免疫")],
    ),
    (
        "台湾目前疫苗涵盖率为第一剂94%、第二剂89%。",
        [("94%", RATE, TAIWAN, "第一剂"), ("89%", RATE, TAIWAN, "第二剂")],
    ),
    (
        "嘉义县第二剂施打率38.4%，第三剂接种率为20%。",
        [("38.4%", RATE, TAIWAN, "第二剂"), ("20%", RATE, TAIWAN, "第三剂")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), SHOTS)
def test_how_far_they_have_come(text: str, wanted: list[Row]) -> None:
    """Each dose of a list is told of by its own name; a day's shots are that day's."""
    assert rows(text) == wanted


SO_FAR: list[tuple[str, list[Row]]] = [
    ("截至昨日，本港今年录得8宗外地传入登革热个案。", [("8宗", ALL, HONG_KONG, "境外输入登革热")]),
    ("本港今年麻疹个案维持65宗。", [("65宗", ALL, HONG_KONG, None)]),
    ("5月10日至5月16日，本港录得1宗外地传入的登革热个案。", []),
    ("宁波市今年新增确诊病例90例。", []),
    (
        "截至今晚8时，内地累计录得新型肺炎病例236宗，确诊病例227宗，其中武汉市205宗；疑似病例9宗。",
        [
            ("227宗", ALL, "100000", None), ("205宗", ALL, "420100", None),
            ("9宗", "suspected_cases", "100000", None),
        ],
    ),
]  # fmt: skip

SO_FAR += [
    (
        "台湾新增90例本土病例，为40例男性、47例女性、3例调查中，年龄介于5岁至90岁；个案分布为高雄市（50例）、基隆市（40例）。",
        [("90例", NEW, TAIWAN, "本土"), ("50例", NEW, TAIWAN, "本土"), ("40例", NEW, TAIWAN, "本土")],
    ),
    (
        "香港再有11名病人不治，死亡个案增至204宗，怀疑个案25宗。",
        [
            ("11名", DIED, HONG_KONG, None),
            ("204宗", DEAD, HONG_KONG, None),
            ("25宗", "suspected_cases", HONG_KONG, None),
        ],
    ),
    ("香港严重急性呼吸系统综合症新增确诊个案有八宗。", [("八宗", NEW, HONG_KONG, None)]),
    ("宁波市手足口病累计病例213例。", [("213例", ALL, "330200", None)]),
    ("香港已经连续4天新增病例少于5宗确诊。", []),
]


@pytest.mark.parametrize(("text", "wanted"), SO_FAR)
def test_a_year_that_is_not_over(text: str, wanted: list[Row]) -> None:
    """What is told of this year is all so far, what came in several days nothing; cases are not all confirmed."""
    assert rows(text) == wanted


@pytest.mark.parametrize("day", ["昨（18）日", "昨(5/18)日", "昨（5月18日）", "昨（5/18）"])
def test_a_day_in_brackets(day: str) -> None:
    """Brackets say which day yesterday is, with its month or without."""
    found = reading.every(f"台湾{day}疫苗接种3万剂。", TOLD)
    assert [(one.text, one.as_of) for one in found] == [("3万剂", "2022-05-18")]


BULLETINS = [
    (
        "10月14日至10月20日期间，慈溪市新增登革热病例97例，较前一周增加了60例。\n这些新增病例中，本地病例31例；输入性病例66例。",
        [("97例", "2025-10-20"), ("31例", "2025-10-20"), ("66例", "2025-10-20")],
    ),
    (
        "9月12至18日的一周内，慈溪市新增登革热病例75例，其中本地病例70例。",
        [("75例", "2025-09-18"), ("70例", "2025-09-18")],
    ),
    (
        "8月10日上午，慈溪市疾控中心通报：8月3日至9日，全市新增登革热病例87例。病例分布在浒山72例，观海卫15例。",
        [("87例", "2025-08-09")],
    ),
    ("8月3日0时至8月9日24时，慈溪市新增登革热病例87例。", [("87例", "2025-08-09")]),
    ("9月26日至10月9日，慈溪市新增登革热病例73例。", [("73例", "2025-10-09")]),
    ("3月1日以来，慈溪市累计新增登革热病例9例。", []),
    ("近一周，慈溪市新增登革热病例12例。", []),
    ("8月1日至31日，慈溪市新增登革热病例12例。", [("12例", "2025-08-31")]),
    ("9月，慈溪市新增报告12例猴痘确诊病例。", [("12例", "2025-09")]),
    ("8月1日至9月20日，慈溪市新增登革热病例12例。", []),
    ("8月3日15时至8月9日8时，慈溪市新增登革热病例12例。", []),
]


@pytest.mark.parametrize(("text", "told"), BULLETINS)
def test_what_a_week_brought_is_an_addition_as_of_its_last_day(text: str, told: list[tuple[str, str]]) -> None:
    """Both days are said, and no more than two weeks lie between them."""
    found = reading.reader(*reading.EVERY_PACK).read(reading.article(text, date(2025, 10, 22))).observations
    assert [(one.text, one.as_of) for one in found if one.series.indicator == "new_confirmed_cases"][:3] == told
