"""Whom the parts of a whole are of: named right before brackets, said of a whole that is no pack's, or by their sum."""

from datetime import date
from functools import partial

import pytest

from tests import reading
from tests.reading import Row

TOLD = date(2022, 8, 23)
read = partial(reading.every, published=TOLD)
rows = partial(reading.rows, published=TOLD)

NEW, ALL, BACK = "new_confirmed_cases", "confirmed_cases", "recovered_cases"
HOME, ABROAD = "本土", "境外输入"
WHOLES: list[tuple[str, list[Row]]] = [
    # what brackets divide is named right before them
    (
        "8月22日，全国新增确诊病例11例，均为境外输入病例（上海7例，福建4例）。",
        [("11例", NEW, "100000", None), ("7例", NEW, "310000", ABROAD), ("4例", NEW, "350000", ABROAD)],
    ),
    (
        "8月22日，全国新增确诊病例11例（上海7例，福建4例）。",
        [("11例", NEW, "100000", None), ("7例", NEW, "310000", None), ("4例", NEW, "350000", None)],
    ),
    # those who make up the whole are of it
    (
        "截至8月22日，云南省累计报告境外输入确诊病例90例，出院81例、在院9例。",
        [("90例", ALL, "530000", ABROAD), ("81例", BACK, "530000", ABROAD)],
    ),
    (
        "截至8月22日，云南省累计报告境外输入确诊病例90例，出院81例、在院4例。",
        [("90例", ALL, "530000", ABROAD), ("81例", BACK, "530000", None)],
    ),
    # a list that sums up to what was told before is of it
    (
        "8月22日0—24时，成都市新增本土确诊病例15例。新增病例中，武侯区9例、锦江区6例。",
        [("15例", NEW, "510100", HOME), ("9例", NEW, "510107", HOME), ("6例", NEW, "510104", HOME)],
    ),
    (
        "8月22日0—24时，成都市新增本土确诊病例15例。新增病例中，武侯区7例、锦江区6例。",
        [("15例", NEW, "510100", HOME), ("7例", NEW, "510107", None), ("6例", NEW, "510104", None)],
    ),
    # what is counted is no pack's, its parts are
    ("8月22日，成都市新增本土感染者15例，其中确诊病例9例、无症状感染者6例。", [("9例", NEW, "510100", HOME)]),
    ("8月2日以来，成都市累计报告本土病例15例，其中确诊9例，无症状感染者6例。", [("9例", ALL, "510100", HOME)]),
    ("8月2日—22日，成都市累计报告本土感染者15例（确诊9例、无症状感染者6例）。", [("9例", ALL, "510100", HOME)]),
    ("8月2日—22日，成都市累计报告密切接触者15人（确诊9人）。", []),
    # two kinds, each behind its figure
    (
        "香港新增17宗确诊个案，包括9宗本地确诊个案及8宗输入个案。",
        [("17宗", NEW, "810000", None), ("9宗", NEW, "810000", HOME), ("8宗", NEW, "810000", ABROAD)],
    ),
    # the next sentence but goes through the places of what was told
    (
        "8月22日，福建省新增确诊病例12例。福州市7例，泉州市4例，莆田市1例。",
        [
            ("12例", NEW, "350000", None),
            ("7例", NEW, "350100", None),
            ("4例", NEW, "350500", None),
            ("1例", NEW, "350300", None),
        ],
    ),
    (
        "截至8月22日，福建省累计报告确诊病例64例。福州市2例，泉州市3例，莆田市1例。",
        [("64例", ALL, "350000", None)],
    ),
    ("8月22日，福建省新增确诊病例12例。福州市无症状感染者7例，泉州市5例。", [("12例", NEW, "350000", None)]),
    # what others are held against is told of another time
    (
        "8月，全国累计确诊病例90例，较7月（累计确诊病例40例）大幅上升。",
        [("90例", ALL, "100000", None)],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), WHOLES)
def test_whom_parts_are_of(text: str, wanted: list[Row]) -> None:
    """Parts are of whom their whole is of, where the sentence or the sum says that they are its parts."""
    assert rows(text) == wanted


LINES = """昆明市最新提醒
2022年8月21日（0—24时）
1. 新增本土确诊病例19例
四川9例，其中遂宁市5例、未公布来源4例；
福建8例，均在泉州市；
"""


def test_lines_below_a_line_that_ends_with_its_figure() -> None:
    """A line that ends with its figure is dealt out by the lines below that open with places, on the day above it."""
    told = [(one.text, one.series.place.code, one.series.subject, one.as_of) for one in read(LINES)]
    day = "2022-08-21"
    assert told == [
        ("19例", "100000", HOME, day), ("9例", "510000", HOME, day), ("5例", "510900", HOME, day),
        ("8例", "350000", HOME, day),
    ]  # fmt: skip


def test_lines_that_are_none_of_it() -> None:
    """More than the whole is no part of it, nor is what stands below a line of another thing."""
    told = read("8月21日新增本土确诊病例7例\n四川9例，其中遂宁市5例。\n新增无症状感染者30例\n福建8例，均在泉州市。")
    assert [one.text for one in told] == ["7例"]
