"""What words are set apart by says nothing: bold marks, an item's number, a weekday, quotation marks."""

from datetime import date

import pytest

from shuize.types import Article, Observation, PublishedKind
from tests.reading import EVERY_PACK, reader

TOLD = date(2021, 3, 12)


def read(text: str) -> tuple[Observation, ...]:
    """Return what is read."""
    return reader(*EVERY_PACK).read(Article("test", text, TOLD, PublishedKind.GIVEN)).observations


def told(text: str) -> list[tuple[str, str | None, str | None, str, str | None]]:
    """Return (indicator, place, population, value, day) of each figure; each must be quoted as it is printed."""
    found = read(text)
    assert all(text[one.start : one.end] == one.text and one.quote in text for one in found)
    return [
        (one.series.indicator, one.series.place.code, one.series.subject, str(one.value), one.as_of) for one in found
    ]


PLAIN = "截至3月9日，合肥市规上工业企业复工率达96.3%，其中电子企业98%。"


@pytest.mark.parametrize(
    "text",
    [
        "截至3月9日（星期二），合肥市规上工业企业复工率达96.3%，其中电子企业98%。",
        "截至3月9日(周二)，合肥市规上工业企业复工率达96.3%，其中电子企业98%。",
        "截至3月9日（周四），合肥市规上工业企业复工率达96.3%，其中电子企业98%。",
        "截至3月9日，星期五，合肥市规上工业企业复工率达96.3%，其中电子企业98%。",
        "截至3月9日，周二，合肥市规上工业企业复工率达96.3%，其中电子企业98%。",
        "1.3月9日，合肥市规上工业企业复工率达96.3%，其中电子企业98%。",
        "2、3月9日，合肥市规上工业企业复工率达96.3%，其中电子企业98%。",
        "12．2021年3月9日，合肥市规上工业企业复工率达96.3%，其中电子企业98%。",
        "合肥复工情况\n1.3月9日，合肥市规上工业企业复工率达96.3%，其中电子企业98%。",
        "截至3月9日，合肥市规上工业企业复工率达**96.3%**，其中**电子企业98%**。",
        "**截至3月9日**，**合肥市**规上工业企业复工率达**96.3**%，其中电子企业**98%**。",
        "截至3月9日，合肥市规上工业企业“复工率”达96.3%，其中电子企业98%。",
        "截至3月9日，合肥市规上工业企业「复工率」达96.3%，其中电子企业98%。",
        '截至3月9日，合肥市规上工业企业"复工率"达96.3%，其中电子企业98%。',
    ],
)
def test_what_sets_words_apart_says_nothing(text: str) -> None:
    """The same is read as without."""
    assert told(text) == told(PLAIN)
    assert len(told(PLAIN)) == 2


def test_each_item_has_its_own_day() -> None:
    """A number before a month is none of its figures."""
    found = told("1.3月9日，合肥市复工企业2600家。\n2.3月10日，合肥市复工企业2700家。")
    assert [(value, day) for _, _, _, value, day in found] == [("2600", "2021-03-09"), ("2700", "2021-03-10")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3月8日，合肥市召开会议。截至周三，全市复工企业2600家。", "2021-03-10"),
        ("截至周三，合肥市复工企业2600家。", "2021-03-10"),
        ("截至3月9日，王**、李**和其他人员所在的合肥市，复工企业2600家。", "2021-03-09"),
    ],
)
def test_what_only_looks_like_it(text: str, day: str) -> None:
    """A weekday of its own, names that are hidden in part."""
    found = told(text)
    assert [(value, one) for _, _, _, value, one in found if value == "2600"] == [("2600", day)]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("3至11岁儿童", "“3至11岁儿童接种率达96%。”王某说。"),
        ("产线", "“4条产线到岗率达96%。”王某说。"),
        ("沿街商户", "“1.2万户沿街商户复工率96%。”王某说。"),
        ("规模以上工业企业", "“合肥市1.2万家规模以上工业企业，复工率已达96%。”王某说。"),
        ("3+2企业", "合肥市“3+2”企业复工率96%。"),
    ],
)
def test_a_saying_that_opens_with_a_figure(name: str, said: str) -> None:
    """A number of those told of is none of their name, ages are; one in quotation marks of its own is."""
    assert [one for _, _, one, value, _ in told(said) if value == "96"] == [name]


MOVES = [
    "（较上周提高2.3个百分点）",
    "(比3月1日上升了2个百分点)",
    "（环比上升1.5个百分点）",
    "（同比增长12.5%）",
    "（与上周持平）",
    "（提高3个百分点）",
]


@pytest.mark.parametrize("moved", MOVES)
@pytest.mark.parametrize(
    "text",
    [
        "合肥、芜湖、滁州重点项目开工率分别为66.1%{0}、63.4%{0}和61.9%{0}。",
        "合肥市企业复工率81.6%{0}，芜湖、滁州紧随其后，分别为79.9%{0}、78.2%{0}。",
        "芜湖市企业复工率最高，达100%{0}，滁州略低，为92.3%{0}。",
        "合肥市蜀山区企业复工率达95.2%{0}、庐阳区91%{0}、包河区90%{0}。",
        "截至3月9日，合肥市已有2600家{0}企业复工，占96%{0}。",
    ],
)
def test_a_remark_that_says_how_far_a_figure_moved_parts_nothing(text: str, moved: str) -> None:
    """In brackets behind any figure of a list."""
    plain = told(text.format(""))
    assert len(plain) > 1
    assert told(text.format(moved)) == plain


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("安徽省企业复工率95%（合肥市98%）。", ["95", "98"]),
        ("合肥市大型超市复工率98.3%（150家）、农贸市场95%（30家）。", ["98.3", "150", "95", "30"]),
    ],
)
def test_other_remarks_are_read(text: str, values: list[str]) -> None:
    """What they tell of is a figure of its own."""
    assert [value for _, _, _, value, _ in told(text)] == values


@pytest.mark.parametrize("number", ["", "一是", "\n一是"])
@pytest.mark.parametrize("second", ["二是", ""])
def test_the_number_of_an_item_is_no_part_of_a_name(number: str, second: str) -> None:
    """Whether it stands behind a full stop, a semicolon or a colon."""
    plain = told("合肥市复工情况：规上工业企业复工率96%；中小企业复工率90%。超市复工率99%。")
    counted = f"合肥市复工情况：{number}规上工业企业复工率96%；{second}中小企业复工率90%。{second}超市复工率99%。"
    assert [name for _, _, name, _, _ in told(counted)] == ["规模以上工业企业", "中小企业", "超市"]
    assert told(counted) == plain


PARTS = [("规模以上工业企业", "95"), ("电子企业", "98"), ("汽车企业", "97")]


@pytest.mark.parametrize("led", ["其中", "其中，", "", "其中："])
@pytest.mark.parametrize("said", ["", "达", "已达", "为"])
@pytest.mark.parametrize("mark", ["、", "，", "；"])
def test_parts_in_brackets_are_read_to_the_last(led: str, said: str, mark: str) -> None:
    """The bracket ends the last of them as a comma ends the others."""
    found = told(f"合肥市规上工业企业复工率达95%（{led}电子企业{said}98%{mark}汽车企业{said}97%），高于上周。")
    assert [(name, value) for _, _, name, value, _ in found] == PARTS


def test_counts_of_parts_in_brackets() -> None:
    """As rates are."""
    found = told("合肥市规上工业企业已复工2600家（其中电子企业300家）。")
    assert [(name, value) for _, _, name, value, _ in found] == [("规模以上工业企业", "2600"), ("电子企业", "300")]


def test_a_full_stop_of_half_width() -> None:
    """Behind Chinese or a percentage, in a text whose other marks are of half width too."""
    plain = told("截至3月9日，合肥市规上工业企业复工率95.2%。中小企业有2600家复工。芜湖市商户复工率80%。")
    found = told("截至3月9日,合肥市规上工业企业复工率95.2%.中小企业有2600家复工.芜湖市商户复工率80%.")
    assert len(plain) > 2
    assert found == plain
