"""The same said in another form gives the same: what stands behind figures, before them, and what 目前 is."""

from datetime import date

import pytest

from shuize.types import Article, PublishedKind
from tests.reading import EVERY_PACK, reader

TOLD = date(2021, 3, 12)
LIST = [("大型超市", "98.3"), ("农贸市场", "95"), ("百货商场", "91")]


def told(text: str) -> list[tuple[str, str | None, str | None, str, str | None]]:
    """Return (indicator, place, population, value, day) of each figure."""
    return [
        (one.series.indicator, one.series.place.code, one.series.subject, str(one.value), one.as_of)
        for one in reader(*EVERY_PACK).read(Article("test", text, TOLD, PublishedKind.GIVEN)).observations
    ]


@pytest.mark.parametrize("mark", ["，", "、", "；"])
@pytest.mark.parametrize("aside", ["", "（较上周提高2个百分点）", "(环比上升1.5个百分点)", "（占比最高）"])
@pytest.mark.parametrize("end", ["。", "！", "", "，均高于上周。"])
def test_items_of_a_list_are_read_whatever_stands_behind_them(mark: str, aside: str, end: str) -> None:
    """A remark in brackets, an exclamation mark or nothing at all."""
    items = [f"{name}{'复工率' if at == 0 else ''}{value}%{aside}" for at, (name, value) in enumerate(LIST)]
    found = [(name, value) for _, _, name, value, _ in told(f"合肥市{mark.join(items)}{end}")]
    assert found == LIST


@pytest.mark.parametrize("mark", ["，", "、", "；"])
def test_a_count_in_brackets_is_of_whom_the_figure_before_it_is(mark: str) -> None:
    """Each of its own item."""
    items = mark.join(["大型超市复工率98.3%（150家）", "农贸市场95%（30家）", "百货商场91%（28家）"])
    counts = [
        (name, value)
        for indicator, _, name, value, _ in told(f"合肥市{items}。")
        if indicator != "work_resumption_rate"
    ]
    assert counts == [("大型超市", "150"), ("农贸市场", "30"), ("百货商场", "28")]


def test_a_trade_after_a_bracket_is_an_item_too() -> None:
    """One whose noun says nothing of firms."""
    found = told("合肥市大型超市复工率98.3%（较上周提高2个百分点）、农贸95%（提高2个百分点）、餐饮91%（持平）。")
    assert [name for _, _, name, _, _ in found] == ["大型超市", "农贸", "餐饮"]


@pytest.mark.parametrize("bound", ["近", "接近", "将近"])
def test_a_bounding_word_is_no_part_of_the_goods(bound: str) -> None:
    """Whichever it is."""
    (found,) = told(f"安徽向武汉运送大米、食用油等生活物资{bound}1.3万吨。")
    assert found[2] == "大米、食用油等生活物资"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("截至3月10日，合肥市规上工业企业目前已复工2600家。", "2021-03-10"),
        ("截至3月10日，合肥市规上工业企业现已复工2600家。", "2021-03-10"),
        ("3月10日，记者从合肥市经信局获悉，目前全市规上工业企业已复工2600家。", "2021-03-10"),
        ("3月9日，合肥市召开新闻发布会，市经信局局长介绍，当前全市规上工业企业已复工2600家。", "2021-03-09"),
        ("3月1日，合肥市启动复工，目前全市规上工业企业已复工2600家。", "2021-03-12"),
        ("目前，合肥市规上工业企业已复工2600家。", "2021-03-12"),
    ],
)
def test_now_is_the_day_on_which_it_is_said(text: str, day: str) -> None:
    """The day that figures are up to, or that somebody told them on; what began on a day says nothing of now."""
    assert [one[-1] for one in told(text)] == [day]


def test_now_after_a_figure_of_a_day_is_another() -> None:
    """What was told of that day stands apart."""
    found = told("截至3月1日，合肥市企业复工率80%，目前已达98%。")
    assert [(value, day) for _, _, _, value, day in found] == [("80", "2021-03-01"), ("98", "2021-03-12")]


@pytest.mark.parametrize("when", ["今晚即可运到", "明天上午便可抵达", "近日即将发往武汉"])
def test_goods_that_are_still_to_come_are_not_there(when: str) -> None:
    """What can or will be soon is not."""
    assert told(f"安徽已发出3批物资，2万个护目镜{when}。") == []


@pytest.mark.parametrize("joint", ["、", "，", ","])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "合肥、芜湖、滁州重点项目开工率分别为66.1%{0}63.4%{0}61.9%。",
            [("合肥", "66.1"), ("芜湖", "63.4"), ("滁州", "61.9")],
        ),
        (
            "商场、超市、农贸市场复工率分别达92%{0}99%{0}98.5%，高于上周。",
            [("商场", "92"), ("超市", "99"), ("农贸市场", "98.5")],
        ),
        ("合肥、芜湖复工率分别为66.1%{0}63.4%，80%的员工已返岗。", [("合肥", "66.1"), ("芜湖", "63.4"), ("", "80")]),
    ],
)
def test_what_is_dealt_out_may_be_parted_by_commas(joint: str, text: str, expected: list[tuple[str, str]]) -> None:
    """The figures of one list are those that nothing is said of but whose they are."""
    names = {"340100": "合肥", "340200": "芜湖", "341100": "滁州"}
    found = told(text.format(joint))
    assert [(names.get(place or "", name or ""), value) for _, place, name, value, _ in found] == expected


@pytest.mark.parametrize(
    "text", ["合肥、芜湖分别有661家、634家企业复工。", "合肥、芜湖分别有661家和634家企业恢复生产。"]
)
def test_counts_that_are_dealt_out_are_no_names(text: str) -> None:
    """The nouns before a verb are names, figures among them are none."""
    assert [(place, value) for _, place, _, value, _ in told(text)] == [("340100", "661"), ("340200", "634")]
    assert all(name in {None, "企业"} for _, _, name, _, _ in told(text))
