"""Which count is the population of another figure, and which is not."""

import pytest

from tests.reading import values

READ = [
    ("宁波市规模以上工业企业8000家，已复工7200家。", [("total", "8000家"), ("work", "90%"), ("resumed", "7200家")]),
    ("宁波市8000家规模以上工业企业复产7920家。", [("total", "8000家"), ("production", "99%"), ("producing", "7920家")]),
    ("宁波市8000多家企业已复工7200多家。", [("total", ">=8000家"), ("resumed", ">=7200家")]),
    (
        "宁波市企业职工总数为1.2万人，返岗1.1万人。",
        [("people", "12000人"), ("staff", "91.67%"), ("returned", "11000人")],
    ),
    ("宁波市130家企业有90%复工。", [("total", "130家"), ("work", "90%")]),
    ("宁波市966个项目中，复工率为88.5%。", [("total", "966个"), ("work", "88.5%")]),
    ("宁波市30个机场建设项目复工率为86.6%。", [("total", "30个"), ("work", "86.6%")]),
]

NOT_WHOLE = [
    # less than its part
    ("宁波市120家银行支持8000家企业复工。", [("resumed", "8000家")]),
    # no part beside it
    ("宁波市企业总数8000家，都在为复工复产做准备。", []),
    # a number that sums up a list of places or trades
    ("杭州、宁波、温州三市企业复工率为95%。", [("work", "95%")] * 3),
    ("宁波市纺织、化工等五个行业复工率为95%。", [("work", "95%")]),
    # planned
    ("宁波市计划支持130家企业，已有90%复工。", [("work", "90%")]),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_totals(text: str, expected: list[tuple[str, str]]) -> None:
    """The population stands before its part, is counted in its unit and is not less."""
    assert values(text) == expected


@pytest.mark.parametrize(("text", "expected"), NOT_WHOLE)
def test_no_totals(text: str, expected: list[tuple[str, str]]) -> None:
    """Another count beside a figure is not its population."""
    assert values(text) == expected
