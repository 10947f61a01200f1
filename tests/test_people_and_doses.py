"""Doses and people vaccinated: told by an age, each of several places, in names that hold a number, in waves."""

from datetime import date
from functools import partial

import pytest

from tests import reading
from tests.reading import Row

TOLD = date(2022, 8, 23)
rows = partial(reading.rows, published=TOLD)

PEOPLE, DOSES, ALL, NEW = "vaccinated_people", "doses_administered", "confirmed_cases", "new_confirmed_cases"
RATE = "vaccination_rate"
AGES: list[tuple[str, list[Row]]] = [
    (
        "福建省60岁及以上人群接种210万人，其中90岁及以上3800人，最大年龄接种者104岁。",
        [("210万人", PEOPLE, "350000", "60岁及以上人群"), ("3800人", PEOPLE, "350000", "90岁及以上人群")],
    ),
    (
        "福建省60岁及以上人群接种210万人。其中，90岁及以上3800人。",
        [("210万人", PEOPLE, "350000", "60岁及以上人群"), ("3800人", PEOPLE, "350000", "90岁及以上人群")],
    ),
    (
        "福建省累计接种疫苗210万人，其中80岁以上3800人。",
        [("210万人", PEOPLE, "350000", None), ("3800人", PEOPLE, "350000", "80岁及以上人群")],
    ),
    # an age among cases is no series of the place
    ("福建省新增确诊病例21例，其中80岁以上3例。", [("21例", NEW, "350000", None)]),
    (
        "福建省80岁以上老年接种的覆盖人数为45.6万，完成全程接种40.3万人。",
        [("45.6万", PEOPLE, "350000", "80岁及以上人群"), ("40.3万人", PEOPLE, "350000", "80岁及以上人群全程接种")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), AGES)
def test_people_named_by_their_age(text: str, wanted: list[Row]) -> None:
    """Parts of people are people of an age though no noun says people; parts of cases are no series."""
    assert rows(text) == wanted


GIVEN: list[tuple[str, list[Row]]] = [
    ("截至8月22日，福建省累计接种流感疫苗21.4万支。", [("21.4万支", DOSES, "350000", "流感疫苗")]),
    ("截至8月22日，福建省累计接种17.4万人份。", [("17.4万人份", DOSES, "350000", None)]),
    (
        "截至8月22日，福建省签收疫苗21万人份，采购疫苗30万支，发放消毒液2万支。",
        [("2万支", "supplies_delivered", "350000", "消毒液")],
    ),
    # doses of some people are not all that were given; those of a sort are of the sort
    (
        "截至8月22日，福建省老年人接种7.7万支，中小学生接种9.1万支。",
        [("7.7万支", DOSES, "350000", "老年人"), ("9.1万支", DOSES, "350000", "中小学生")],
    ),
    ("截至8月22日，福建省为适龄女生接种HPV疫苗2.4万剂次。", [("2.4万剂次", DOSES, "350000", "HPV疫苗")]),
    # who heads a sentence has all of its rates
    (
        (
            "福建省60岁及以上人群：累计接种179万剂次；第1剂次覆盖率为50.1%，全程接种覆盖率为25.3%。\n"
            "12-14岁人群：累计接种31万剂次；第1剂次覆盖率为99%，全程接种覆盖率为0.1%；全人群全程接种覆盖率为63%。"
        ),
        [
            ("179万剂次", DOSES, "350000", "60岁及以上人群"),
            ("50.1%", RATE, "350000", "60岁及以上人群"),
            ("25.3%", RATE, "350000", "60岁及以上人群全程接种"),
            ("31万剂次", DOSES, "350000", "12-14岁人群"),
            ("99%", RATE, "350000", "12-14岁人群"),
            ("0.1%", RATE, "350000", "12-14岁人群全程接种"),
            ("63%", RATE, "350000", "全程接种"),
        ],
    ),
    # everybody is nobody in particular
    ("截至8月22日，福建省为市民接种疫苗24.4万剂次。", [("24.4万剂次", DOSES, "350000", None)]),
    ("截至8月22日，福建省居民接种疫苗24.4万人。", [("24.4万人", PEOPLE, "350000", None)]),
    # an age behind a number of people tells of one person only where it is his
    ("福建省已有14万名60岁以上老人接种了流感疫苗。", [("14万名", PEOPLE, "350000", "60岁及以上人群")]),
    ("福建省新增确诊病例1例，1人62岁，男。", [("1例", NEW, "350000", None)]),
]


@pytest.mark.parametrize(("text", "wanted"), GIVEN)
def test_what_was_given_and_to_whom(text: str, wanted: list[Row]) -> None:
    """Doses are counted in several words, and are of the people who had them."""
    assert rows(text) == wanted


FOUND: list[tuple[str, list[Row]]] = [
    (
        "8月22日，福州市新增确诊病例36例，隔离管控中发现35例确诊病例，筛查中发现1例确诊病例。",
        [("36例", NEW, "350100", None)],
    ),
    # what outbreaks are counted with is theirs; so many outbreaks behind a count take nothing from it
    ("7月，福建省报告流感暴发疫情12起，病例数324例。", []),
    ("7月，福建省共报告12起突发公共卫生事件，报告病例324例，死亡2例。", []),
    ("7月，福建省报告诺如病毒感染聚集性疫情12起，发病324例。", []),
    ("7月，福建省报告手足口病病例340例，其中暴发疫情2起。", [("340例", NEW, "350000", None)]),
    ("8月22日起，福州市新增确诊病例改为每周通报。8月22日，福州市新增确诊病例9例。", [("9例", NEW, "350100", None)]),
    # a zone beside counties is their city's, one right behind a county its own
    (
        "8月22日，宁波市新增确诊病例7例，其中慈溪市3例、高新区2例、余姚市2例。",
        [
            ("7例", NEW, "330200", None),
            ("3例", NEW, "330282", None),
            ("2例", NEW, "330200", None),
            ("2例", NEW, "330281", None),
        ],
    ),
    # the figures of towns are followed by nobody, those of a line's town too
    (
        "8月22日，慈溪市新增确诊病例5例，分布如下：\n浒山街道：确诊病例2例\n观海卫镇：确诊病例3例",
        [("5例", NEW, "330282", None)],
    ),
    # a numbered heading says where what stands below it is
    (
        "8月22日，山东省新增确诊病例58例。\n2、文登区0307疫情。\n现有确诊病例20例。\n3、周村区0308疫情。\n现有确诊病例8例。",
        [
            ("58例", NEW, "370000", None),
            ("20例", "active_confirmed_cases", "371003", None),
            ("8例", "active_confirmed_cases", "370306", None),
        ],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), FOUND)
def test_where_and_how_they_were_found(text: str, wanted: list[Row]) -> None:
    """How some of a whole were found is no count; lists and headings say where the others lie."""
    assert rows(text) == wanted


EACH: list[tuple[str, list[Row]]] = [
    (
        "福建省累计接种疫苗人数达到910万人。其中，福州市和厦门市累计接种均超过200万人。",
        [
            ("910万人", PEOPLE, "350000", None),
            ("200万人", PEOPLE, "350100", None),
            ("200万人", PEOPLE, "350200", None),
        ],
    ),
    ("福建省福州、厦门等市累计接种疫苗均超过200万人。", []),
    ("福建省各市累计接种疫苗均超过200万人。", []),
    ("8月22日，有8个省（区、市）和福建省新增确诊病例在10例以下。", []),
]


@pytest.mark.parametrize(("text", "wanted"), EACH)
def test_a_bound_of_each(text: str, wanted: list[Row]) -> None:
    """A bound that holds for each of places that are named is a figure of each; of places that are not, of none."""
    assert rows(text) == wanted


DOSES_BY_NAME: list[tuple[str, list[Row]]] = [
    (
        "福建省累计接种疫苗900.5万剂次。其中，第一剂次410.2万，第二剂次380.3万，第三剂次110万。",
        [
            ("900.5万剂次", DOSES, "350000", None),
            ("410.2万", DOSES, "350000", "第一剂"),
            ("380.3万", DOSES, "350000", "第二剂"),
            ("110万", DOSES, "350000", "第三剂"),
        ],
    ),
    ("福建省累计接种疫苗900.5万剂次。其中，预算第一期410.2万。", [("900.5万剂次", DOSES, "350000", None)]),
    ("福建省累计确诊病例破万，引发关注。", []),
]


@pytest.mark.parametrize(("text", "wanted"), DOSES_BY_NAME)
def test_bare_numbers_behind_the_name_of_a_dose(text: str, wanted: list[Row]) -> None:
    """第一剂次 says in what its number is counted; the name of cases does not make 破万 a figure."""
    assert rows(text) == wanted


FATES: list[tuple[str, list[Row]]] = [
    (
        "据疫情通报，港澳方面，香港特别行政区2.4万例（出院1.9万例，死亡213例），澳门特别行政区79例（出院77例）。",
        [
            ("2.4万例", ALL, "810000", None), ("1.9万例", "recovered_cases", "810000", None),
            ("213例", "deaths", "810000", None), ("79例", ALL, "820000", None),
            ("77例", "recovered_cases", "820000", None),
        ],
    ),
    ("据疫情通报，澳门特别行政区则有79例，其中77例已经出院。", [
        ("79例", ALL, "820000", None), ("77例", "recovered_cases", "820000", None),
    ]),
    (
        "截至8月22日，江苏省累计报告H7N9病例20例，其中死亡7例。浙江省10例，死亡1例；安徽省2例。",
        [
            ("20例", ALL, "320000", None), ("7例", "deaths", "320000", None), ("10例", ALL, "330000", None),
            ("1例", "deaths", "330000", None), ("2例", ALL, "340000", None),
        ],
    ),
    # cases may be but a part of them, or something else was counted before
    ("无症状感染者：上海9例（转确诊3例），福建4例（确诊1例）。", []),
    ("无症状感染者：上海9例，福建4例（出院1例）。", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), FATES)
def test_what_became_of_them_says_what_they_are(text: str, wanted: list[Row]) -> None:
    """A place's figure that names nothing is of cases where some of them recovered or died."""
    assert rows(text) == wanted


def test_everybody_ends_a_group() -> None:
    """全人群 is nobody told of before."""
    text = "福建省12岁及以上人群第1剂次覆盖率为97.2%，全人群第1剂次覆盖率为84.1%。"
    assert [one[3] for one in rows(text)] == ["12岁及以上人群", None]


GROUPS: list[tuple[str, list[Row]]] = [
    (
        "福建省12—17周岁人群应接种31.2万人，已接种29.8万人，接种率95.6%。",
        [("29.8万人", PEOPLE, "350000", "12—17周岁人群"), ("95.6%", "vaccination_rate", "350000", "12—17周岁人群")],
    ),
    (
        "福建省12至17岁人群完成两剂接种率达92.6%。",
        [("92.6%", "vaccination_rate", "350000", "12至17岁人群")],
    ),
    (
        "福建省60岁以上老年人免费接种流感疫苗12.4万人，接种率41.2%。",
        [("12.4万人", PEOPLE, "350000", "60岁及以上人群"), ("41.2%", "vaccination_rate", "350000", "60岁及以上人群")],
    ),
    ("福建省适龄女生HPV疫苗首针接种率达95.3%。", [("95.3%", "vaccination_rate", "350000", "适龄女生")]),
    ("福建省累计已接种第一剂疫苗人数为321.5万人。", [("321.5万人", PEOPLE, "350000", "第一剂")]),
    (
        "8月22日，全国内地报告新增非典型肺炎病例75例，其中医务人员6例；治愈出院98例。",
        [("75例", NEW, "100000", None), ("98例", "new_recovered_cases", "100000", None)],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), GROUPS)
def test_whom_counts_and_rates_beside_them_are_of(text: str, wanted: list[Row]) -> None:
    """People who should be vaccinated say of whom the next count is; vaccines are nobody."""
    assert rows(text) == wanted


RATES: list[tuple[str, list[str | None]]] = [
    ("福建省第一剂次接种率为88.1%，第二剂次接种率为81.2%。", [None, "第二剂"]),
    ("福建省60岁以上老年人第一剂接种率为88.1%，第二剂接种率为81.2%。", ["60岁及以上人群", "60岁及以上人群"]),
    ("台湾疫苗第一剂施打率80.1%，第二剂施打率68.2%。", ["第一剂", "第二剂"]),
]


@pytest.mark.parametrize(("text", "subjects"), RATES)
def test_rates_of_one_dose_and_the_next(text: str, subjects: list[str | None]) -> None:
    """A rate of a later dose that names nobody is none of all: two doses never share a series."""
    assert [one[3] for one in rows(text) if one[1] == "vaccination_rate"] == subjects


MORE: list[tuple[str, list[Row]]] = [
    ("香港新增912宗新型冠状病毒确诊个案，再多7名患者死亡。", [
        ("912宗", NEW, "810000", None), ("7名", "new_deaths", "810000", None),
    ]),
    ("香港累计确诊9120宗。今日新增765宗新型冠状病毒快速测试阳性个案。", [("9120宗", ALL, "810000", None)]),
    ("福建省累计接种疫苗900.5万剂次，其中第一剂次410.2万人，完成全程接种380.3万人。", [
        ("900.5万剂次", DOSES, "350000", None), ("410.2万人", PEOPLE, "350000", "第一剂"),
        ("380.3万人", PEOPLE, "350000", "全程接种"),
    ]),
    ("福建省累计接种疫苗900.5万剂次，第一剂接种点有志愿者300人。", [("900.5万剂次", DOSES, "350000", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), MORE)
def test_people_beside_doses_and_long_names_of_a_virus(text: str, wanted: list[Row]) -> None:
    """People of a dose go with the verb of the doses before; a virus before 确诊 or 阳性 decides nothing."""
    assert rows(text) == wanted


NAMES: list[tuple[str, list[Row]]] = [
    ("澳门累计已接种至少1剂人数61.5万人。", [("61.5万人", PEOPLE, "820000", None)]),
    (
        "澳门已接种人数共有5.9万人，其中已接种一剂有2.7万人，已完成接种两剂有3.2万人。",
        [
            ("5.9万人", PEOPLE, "820000", None),
            ("2.7万人", PEOPLE, "820000", "第一剂"),
            ("3.2万人", PEOPLE, "820000", "全程接种"),
        ],
    ),
    ("福建省累计接种新冠疫苗剂次达到3012万剂。", [("3012万剂", DOSES, "350000", None)]),
    (
        "香港今日新增912宗确诊，第五波累计68.4万宗个案。",
        [("912宗", NEW, "810000", None), ("68.4万宗", ALL, "810000", None)],
    ),
    (
        "香港新增确诊个案中，只有9例为境外移入，其余为本地个案。",
        [("9例", NEW, "810000", "境外输入")],
    ),
    (
        "8月22日，成都市新增本土确诊病例17例。\n新增17例确诊病例中，在隔离管控中发现11例。",
        [("17例", NEW, "510100", "本土"), ("17例", NEW, "510100", "本土")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), NAMES)
def test_numbers_in_names(text: str, wanted: list[Row]) -> None:
    """A number that is part of a name, of an age or an order is no figure beside which another would be cut off."""
    assert rows(text) == wanted


RATE = "vaccination_rate"
SORTS: list[tuple[str, list[Row]]] = [
    (
        "福建省新冠疫苗累计接种900.5万剂次，流感疫苗接种82万剂次，麻疹疫苗接种率98%。",
        [
            ("900.5万剂次", DOSES, "350000", None), ("82万剂次", DOSES, "350000", "流感疫苗"),
            ("98%", RATE, "350000", "麻疹疫苗"),
        ],
    ),
    (
        "福建省累计接种水痘疫苗5.8万针次，九价宫颈癌疫苗1.2万剂。",
        [("5.8万针次", DOSES, "350000", "水痘疫苗"), ("1.2万剂", DOSES, "350000", "HPV疫苗")],
    ),
    ("福建省累计接种各类疫苗5.8万剂次。", [("5.8万剂次", DOSES, "350000", None)]),
    (
        "福建省共接种二类疫苗33万剂次，疫苗报告接种率在95%以上。",
        [("33万剂次", DOSES, "350000", "二类疫苗"), ("95%以上", RATE, "350000", "二类疫苗")],
    ),
    # those who had it are whom a rate is of
    ("福建省医务人员流感疫苗接种率达91%。", [("91%", RATE, "350000", "医务人员")]),
    ("福建省13岁女生HPV疫苗首剂接种率达91%。", [("91%", RATE, "350000", "13岁女生")]),
    ("福建省为65岁以上老人免费接种流感疫苗12万剂次。", [("12万剂次", DOSES, "350000", "65岁以上老人")]),
    # so many are how many did it, not a group of whom something is told
    (
        "福建省完成全程接种的近360万人，接种率62%；完成加强免疫接种的218万人，接种率38%。",
        [
            ("360万人", PEOPLE, "350000", "全程接种"), ("62%", RATE, "350000", "全程接种"),
            ("218万人", PEOPLE, "350000", "加强免疫"), ("38%", RATE, "350000", "加强免疫"),
        ],
    ),
    ("福建省昨天出院的7人，均为轻症。", []),
    ("福建省完成接种的218万人中，有3人发热。", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), SORTS)
def test_doses_and_rates_of_a_sort(text: str, wanted: list[Row]) -> None:
    """Another vaccine than the first has figures of its own, but of people they are theirs whatever they got."""
    assert rows(text) == wanted
