"""Of which disease running counts are: each but the usual one has series of its own."""

from datetime import date

import pytest

from tests.reading import every

TOLD = date(2014, 9, 20)
FLU, DENGUE = "人感染H7N9禽流感", "登革热"

TOLD_OF: list[tuple[str, list[tuple[str, str, str | None]]]] = [
    (
        "9月19日，浙江省新增人感染H7N9禽流感确诊病例3例，死亡1例，累计确诊病例41例。",
        [("3例", "new_confirmed_cases", FLU), ("1例", "new_deaths", FLU), ("41例", "confirmed_cases", FLU)],
    ),
    # its places and its next sentences are of it too
    (
        "9月19日，福建省新增登革热病例23例。其中福州市15例。\n龙岩市新增2例。",
        [
            ("23例", "new_confirmed_cases", DENGUE), ("15例", "new_confirmed_cases", DENGUE),
            ("2例", "new_confirmed_cases", DENGUE),
        ],
    ),
    ("9月19日，龙岩市新增2例登革热病例。", [("2例", "new_confirmed_cases", DENGUE)]),
    # a title says what its story is of
    ("福建省登革热疫情周报\n9月19日，全省新增病例23例。", [("23例", "new_confirmed_cases", DENGUE)]),
    # by any of its names
    ("9月19日，福建省新增非典病例9例。", [("9例", "new_confirmed_cases", "非典型肺炎")]),
    # where they come from is said as well
    (
        "9月19日，福建省新增登革热病例23例，其中境外输入病例4例。",
        [("23例", "new_confirmed_cases", DENGUE), ("4例", "new_confirmed_cases", "境外输入登革热")],
    ),
    (
        "9月19日，福建省新增新冠肺炎境外输入确诊病例3例，登革热本土病例2例，境外输入登革热病例1例。",
        [
            ("3例", "new_confirmed_cases", "境外输入"), ("2例", "new_confirmed_cases", "本土登革热"),
            ("1例", "new_confirmed_cases", "境外输入登革热"),
        ],
    ),
    ("9月19日，福建省新增境外输入确诊病例3例。", [("3例", "new_confirmed_cases", "境外输入")]),
    # what a part is dealt out over is of that part, and what all are dealt out over of none
    (
        "9月19日，福建省新增登革热病例23例，其中本地病例19例，分布在福州15例，龙岩4例；输入病例4例，分布在福州3例，漳州1例。",
        [
            ("23例", "new_confirmed_cases", DENGUE), ("19例", "new_confirmed_cases", "本土登革热"),
            ("15例", "new_confirmed_cases", "本土登革热"), ("4例", "new_confirmed_cases", "本土登革热"),
            ("4例", "new_confirmed_cases", "境外输入登革热"), ("3例", "new_confirmed_cases", "境外输入登革热"),
            ("1例", "new_confirmed_cases", "境外输入登革热"),
        ],
    ),
    (
        "9月19日，福建省新增登革热病例23例，其中输入病例4例，分布在福州15例，龙岩8例。",
        [
            ("23例", "new_confirmed_cases", DENGUE), ("4例", "new_confirmed_cases", "境外输入登革热"),
            ("15例", "new_confirmed_cases", DENGUE), ("8例", "new_confirmed_cases", DENGUE),
        ],
    ),
    # the classes of the law are told of by months, and each is of its own
    (
        ("2014年8月，福建省共报告法定传染病932例，死亡9例。\n甲类传染病无发病、死亡报告。"
        "\n乙类传染病中，除霍乱外，共报告发病411例，死亡8人。\n丙类传染病共报告9种521例，死亡1例。"),
        [
            ("932例", "new_confirmed_cases", "法定传染病"), ("9例", "new_deaths", "法定传染病"),
            ("无发病", "new_confirmed_cases", "甲类传染病"),
            ("411例", "new_confirmed_cases", "乙类传染病"), ("8人", "new_deaths", "乙类传染病"),
            ("521例", "new_confirmed_cases", "丙类传染病"), ("1例", "new_deaths", "丙类传染病"),
        ],
    ),
    (
        "2014年8月，福建省无甲类传染病报告。报告乙类传染病17种，发病411例，死亡8人；白喉、梅毒无发病报告。",
        [
            ("无甲类传染病", "new_confirmed_cases", "甲类传染病"), ("411例", "new_confirmed_cases", "乙类传染病"),
            ("8人", "new_deaths", "乙类传染病"), ("无发病", "new_confirmed_cases", "梅毒"),
        ],
    ),
    ("今年以来，福建省累计报告手足口病发病411例。", [("411例", "confirmed_cases", "手足口病")]),
    # so many of it stand right before it
    (
        "8月，福建省通报首例鼠疫死亡病例。今年以来累计411例手足口病，比去年同期下降一成。",
        [("411例", "confirmed_cases", "手足口病")],
    ),
    # old bulletins head a list by what the sentence before told of, and say that in other words
    (
        ("9月18日10时至9月19日10时，福建省共报告新增非典临床诊断病例60例，死亡2例。"
        "临床诊断病例中，福州48例（其中8例为疑似病例转为临床诊断病例，40例为新发病例），死亡2例；龙岩12例。"),
        [
            ("60例", "new_confirmed_cases", "非典型肺炎"), ("2例", "new_deaths", "非典型肺炎"),
            ("48例", "new_confirmed_cases", "非典型肺炎"), ("2例", "new_deaths", "非典型肺炎"),
            ("12例", "new_confirmed_cases", "非典型肺炎"),
        ],
    ),
    ("9月19日，湖北省新增确诊病例62例（含临床诊断病例48例）。", [("62例", "new_confirmed_cases", None)]),
    ("从9月1日到9月19日的连续19天中，福建省报告非典病例60例，其中福州48例。", []),
    # a list that is more than the part told of last is of the whole
    (
        "截至9月19日，福建省累计报告登革热病例60例，包括39例本地病例、21例输入病例，其中福州48例，龙岩12例。",
        [
            ("60例", "confirmed_cases", DENGUE), ("39例", "confirmed_cases", "本土登革热"),
            ("21例", "confirmed_cases", "境外输入登革热"), ("48例", "confirmed_cases", DENGUE),
            ("12例", "confirmed_cases", DENGUE),
        ],
    ),
    # of whom two were told no later sentence is
    (
        "9月19日，福建省现有本土确诊病例23例、境外输入确诊病例2例。累计治愈出院病例67例，累计死亡病例6例。",
        [
            ("23例", "active_confirmed_cases", "本土"), ("2例", "active_confirmed_cases", "境外输入"),
            ("67例", "recovered_cases", None), ("6例", "deaths", None),
        ],
    ),
    (
        "9月19日，福建省境外输入现有确诊病例23例。累计治愈出院病例67例。",
        [("23例", "active_confirmed_cases", "境外输入"), ("67例", "recovered_cases", "境外输入")],
    ),
    # where those who died lived is where so many died
    (
        "台湾累计60例死亡病例，其中52例本土，个案居住县市分布为新竹县40例、新竹市12例。",
        [("60例", "deaths", None), ("52例", "deaths", "本土"), ("40例", "deaths", "本土"), ("12例", "deaths", "本土")],
    ),
    # a beginning of an illness counts nobody
    (
        "9月19日，福建省新增确诊病例9例，其中3例发病前到过菜市场，2例发病后就诊；其家人没有发病。",
        [("9例", "new_confirmed_cases", None)],
    ),
    ("9月19日0—12时，福建省新增确诊病例9例，其中1例为7月龄婴儿；新增疑似病例1例。", []),
    # several: each has its own, and the usual one none
    (
        "9月19日，福建省新增新冠肺炎确诊病例30例，登革热病例2例，猴痘病例1例。",
        [
            ("30例", "new_confirmed_cases", None), ("2例", "new_confirmed_cases", DENGUE),
            ("1例", "new_confirmed_cases", "猴痘"),
        ],
    ),
    ("9月19日，福建省新增确诊病例3例。", [("3例", "new_confirmed_cases", None)]),
    # what was ruled out, or is spoken of, is not counted
    ("9月19日，福建省已排除流感、登革热等，新增确诊病例3例。", [("3例", "new_confirmed_cases", None)]),
    ("9月19日，福建省新增确诊病例3例。目前正值流感高发季节。", [("3例", "new_confirmed_cases", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD_OF)
def test_of_which_disease(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    """The disease that the clause names, else the only one that the story counts, is whom a count is of."""
    found = every(text, TOLD)
    assert [(one.text, one.series.indicator, one.series.subject) for one in found] == expected
