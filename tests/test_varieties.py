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
    # where they come from says more than which it is
    (
        "9月19日，福建省新增登革热病例23例，其中境外输入病例4例。",
        [("23例", "new_confirmed_cases", DENGUE), ("4例", "new_confirmed_cases", "境外输入")],
    ),
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
