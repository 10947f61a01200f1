"""What a list divides, which place holds several, and days told by their number."""

import pytest

from tests.reading import article, level, reader

PACKS = ("resumption", "harvest", "power")


def told(text: str) -> list[tuple[str, str | None, str | None]]:
    """Return (level, zone or else code, day) of every stated figure."""
    found = reader(*PACKS).read(article(text)).observations
    return [
        (level(one), one.series.place.zone or one.series.place.code, one.as_of) for one in found if one.kind == "stated"
    ]


RESTS = [
    (
        "福建停电户数35万户，其中21万户已恢复供电，14万户尚未复电，包括泉州市6万户、莆田市3000户。",
        [("210000户", "350000", "2020-03-12")],
    ),
    (
        "福建停电35万户，已恢复供电21万户，其中泉州市6万户、莆田市3000户。",
        [
            ("210000户", "350000", "2020-03-12"),
            ("60000户", "350500", "2020-03-12"),
            ("3000户", "350300", "2020-03-12"),
        ],
    ),
    ("宁波412个停电小区已恢复供电161个。", []),
]
"""A list divides the figure that it follows, and of houses without power there are no users with it."""

HOLDERS = [
    ("青浦、松江、嘉定等15个货运站场已恢复运营。", [("15个", "310000", "2020-03-12")]),
    ("南京、苏州等地复工率达95%。", [("95%", "320100", "2020-03-12"), ("95%", "320500", "2020-03-12")]),
    ("山东、浙江等120家企业已复工。", [("120家", "370000", "2020-03-12"), ("120家", "330000", "2020-03-12")]),
]
"""Sites of several places are counted together where there are more than those named."""

DAYS = [
    ("截至今(11)日17时止，福州已恢复供电3万户。", [("30000户", "350100", "2020-03-11")]),
    ("截至昨（10）日，福州已恢复供电3万户。", [("30000户", "350100", "2020-03-10")]),
    ("自3月2日福州低风险地区有序恢复供电起，已有3万户复电。", [("30000户", "350100", "2020-03-12")]),
    ("截至昨日，福州已恢复供电3万户。", [("30000户", "350100", "2020-03-11")]),
]
"""A day that is told with its number is that day, whenever it was printed."""

TAIWAN = [
    (
        "台电表示，全国曾停电5万户，已复电4.8万户，屏东县、云林县和台东县最多。",
        [("48000户", "710000", "2020-03-12")],
    ),
    ("全国已有4.8万户复电，屏东县、福州市最多。", [("48000户", "100000", "2020-03-12")]),
]
"""全国 is Taiwan where no place but its own is named."""


@pytest.mark.parametrize(("text", "figures"), [*RESTS, *HOLDERS, *DAYS, *TAIWAN])
def test_figures(text: str, figures: list[tuple[str, str | None, str | None]]) -> None:
    """Each figure is of its place and its day."""
    assert told(text) == figures
