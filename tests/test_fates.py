"""What became of people in a day and so far: told behind those to whom it happened, or of a part of them."""

from datetime import date

import pytest

from tests.reading import every
from workers.days.dates import dates

TOLD = date(2022, 8, 23)
Row = tuple[str, str, str]


def rows(text: str) -> list[Row]:
    """Return (words, indicator, day) of every figure that is printed."""
    return [
        (one.text, one.series.indicator, one.as_of or "") for one in every(text, TOLD) if one.kind.value == "stated"
    ]


BACK, LEFT, DEAD, DIED = "recovered_cases", "new_recovered_cases", "deaths", "new_deaths"
TODAY, BEFORE = "2022-08-23", "2022-08-21"
BEHIND: list[tuple[str, list[Row]]] = [
    ("8月21日佛山市有14名确诊患者出院。", [("14名", LEFT, BEFORE)]),
    ("8月21日约有14名确诊患者出院。", [("14名", LEFT, BEFORE)]),
    ("截至8月21日，佛山市有14名确诊患者出院。", []),
    ("8月21日，佛山市某医院有14名确诊患者出院。", []),
    ("过去廿四小时香港共有14名确诊病人出院。", [("14名", LEFT, TODAY)]),
    ("至今香港共有4008名确诊或疑似病人康复出院。", [("4008名", BACK, TODAY)]),
    ("澳门已有3名核酸阳性病例死亡。", [("3名", DEAD, TODAY)]),
    ("内地累计确诊个案8万宗，死亡个案维持4612宗。", [
        ("8万宗", "confirmed_cases", TODAY), ("4612宗", DEAD, TODAY),
    ]),
    ("香港卫生署廿一日表示，截至当日零时，香港新增确诊病例8例。", [("8例", "new_confirmed_cases", BEFORE)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), BEHIND)
def test_what_happened_behind_whom(text: str, wanted: list[Row]) -> None:
    """A day and 有 before people, and what became of them behind: so many that day; one hospital's are no place's."""
    assert rows(text) == wanted


def test_the_second_of_a_list_is_named_behind_it() -> None:
    """The name of the first of two figures, which stands behind it, is none of the second's."""
    told = rows("台湾新增确诊个案912例。新增190例中重症个案、90例死亡个案。")
    assert [one[:2] for one in told] == [
        ("912例", "new_confirmed_cases"),
        ("190例", "new_severe_cases"),
        ("90例", DIED),
    ]


CAME: list[tuple[str, list[Row]]] = [
    (
        "香港新增9宗确诊个案，患者分别由埃及、印度、法国以及巴西抵港。再多3名确诊者离世。",
        [("9宗", "new_confirmed_cases", TODAY), ("3名", DIED, TODAY)],
    ),
    (
        "香港新增9宗确诊个案，分别为法国及巴西旅客。再多3名确诊者离世。",
        [("9宗", "new_confirmed_cases", TODAY), ("3名", DIED, TODAY)],
    ),
    (
        "香港新增9宗确诊个案。在埃及、印度和巴西，疫情仍在蔓延，再多3名确诊者离世。",
        [("9宗", "new_confirmed_cases", TODAY)],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), CAME)
def test_countries_that_people_came_from(text: str, wanted: list[Row]) -> None:
    """Who came from the first or the last country of a list came from all of them: the story turns to none."""
    assert rows(text) == wanted


@pytest.mark.parametrize("part", ["14人已打1针，12人已打2针", "14人已接种第一剂疫苗"])
def test_what_some_of_them_did(part: str) -> None:
    """Those of the dead who had done what another pack counts are no count of the dead."""
    assert rows(f"香港再多87名确诊患者离世。当中54人没有打针，{part}。") == [("87名", DIED, TODAY)]


def test_words_of_another_pack_in_the_name_of_a_place() -> None:
    """A place whose name holds a word that another pack knows (大田县) is a place like any other."""
    told = rows("福建省新增疑似病例3例，其中：大田县1例、尤溪县2例。")
    assert [one[0] for one in told] == ["3例", "1例", "2例"]


def test_days_in_digits_of_the_calendar() -> None:
    """廿一日 is always a day of the month; 三日 may be three days."""
    assert [item.as_of for item in dates("香港廿一日表示", TOLD)] == [BEFORE]
    assert [item.as_of for item in dates("连续廿一日，香港三日来", TOLD)] == []
