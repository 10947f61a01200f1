"""Marks of another form, and blanks in the place of one: read in the usual form, quoted as they were printed."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shuize import packfile
from shuize.places import Gazetteer
from shuize.types import Article, Observation, PublishedKind
from workers.read import Reader
from workers.text.halfwidth import narrowed, paused, quoted, widened
from workers.text.usual import usual

READER = Reader([packfile.load(name) for name in ("resumption", "harvest", "power")], Gazetteer.load())


def observe(text: str) -> tuple[Observation, ...]:
    """Return the observations of the text."""
    return READER.read(Article("test", text, date(2022, 10, 12), PublishedKind.GIVEN)).observations


@pytest.mark.parametrize(
    "text",
    [
        "截至10月9日，合肥市规模以上工业企业复工率96.5%，员工返岗率91%；其中，肥西县98.2%、长丰县97.4%。",
        "全省秋粮已收获2,350万亩，完成61.5%；玉米1,180万亩，完成72%。（记者 李想）",
        "据统计：宁波供电公司已恢复供电12.6万户（占停电用户的93%），其余用户抢修中！",
    ],
)
@pytest.mark.parametrize("forms", [",;:()!", "\ufe50\ufe54\ufe55\ufe59\ufe5a\ufe57"])
def test_both_widths_give_the_same_figures(text: str, forms: str) -> None:
    """Same series, values, dates and spans; the words are the text's own."""
    half = text.translate(str.maketrans("，；：（）！", forms))
    found, expected = observe(half), observe(text)
    assert found
    assert [(one.series, one.value, one.as_of, one.start, one.end) for one in found] == [
        (one.series, one.value, one.as_of, one.start, one.end) for one in expected
    ]
    for one in found:
        assert half[one.start : one.end] == one.text
        assert one.quote in half


@pytest.mark.parametrize("text", ["复工率95％，返岗率90%。", "1,200 at 10:30", "a, b; c: d", ""])
def test_marks_of_numbers_times_and_other_languages_stay(text: str) -> None:
    """The very text comes back, or an equal one."""
    assert widened(text) == text


def test_a_colon_after_among_pauses() -> None:
    """A part is the same with it, a comma, or nothing."""
    text = "截至10月9日，合肥市企业复工率96.5%，其中{}制造业97.2%，建筑业93%。"
    expected = [(one.series, one.value) for one in observe(text.format(""))]
    assert [(one.series, one.value) for one in observe(text.format("："))] == expected
    assert [(one.series, one.value) for one in observe(text.format("，"))] == expected
    assert len(expected) == 3


def test_full_width_figures_give_the_same() -> None:
    """Figures, signs of percentages and points, quoted as printed."""
    text = "截至10月9日，合肥市规模以上工业企业复工率96.5%，员工返岗率91%，60岁以上员工500人返岗。"
    wide = text.translate(str.maketrans("0123456789%.", "０１２３４５６７８９％．"))
    found, expected = observe(wide), observe(text)
    assert [(one.series, one.value, one.as_of, one.start) for one in found] == [
        (one.series, one.value, one.as_of, one.start) for one in expected
    ]
    assert all(wide[one.start : one.end] == one.text for one in found)
    assert len(found) >= 2
    assert narrowed("９５﹪，ＡＢ") == "95%，AB"
    assert narrowed("９５﹒５％，1﹒2万，寧波﹒開工") == "95.5%，1.2万，寧波﹒開工"


@pytest.mark.parametrize("marks", ['""', "「」"])
def test_other_quotation_marks_give_the_same(marks: str) -> None:
    """A name in quotation marks is one, whatever they are."""
    text = "合肥市首批“链主”企业复工率达96.5%。"
    other = text.translate(str.maketrans("“”", marks))
    assert [(one.series.subject is None, one.value, one.start) for one in observe(other)] == [
        (one.series.subject is None, one.value, one.start) for one in observe(text)
    ]
    assert all(one.quote in other for one in observe(other))
    assert quoted('5" and 7"') == '5" and 7"'


@pytest.mark.parametrize(
    ("title", "clauses"),
    [
        ("合肥：企业复工率超九成 员工返岗率逾八成", "合肥：企业复工率超九成，员工返岗率逾八成"),
        ("复工率98% 返岗率95% 芜湖工业按下快进键", "复工率98%，返岗率95%，芜湖工业按下快进键"),
        ("全国秋粮收获进入高峰期\u3000进度过六成", "全国秋粮收获进入高峰期，进度过六成"),
    ],
)
def test_the_clauses_of_a_title_are_parted_by_blanks(title: str, clauses: str) -> None:
    """A figure is told of its own clause; what is quoted is the title as it was printed."""
    found, expected = observe(f"{title}\n"), observe(f"{clauses}\n")
    assert [(one.series, one.value) for one in found] == [(one.series, one.value) for one in expected]
    assert found
    for one in found:
        assert title[one.start : one.end] == one.text
        assert one.quote in title


@pytest.mark.parametrize("text", ["合肥市 96% 的企业已复工", "他说 企业已复工。", "王 芳 报道", "截至 3 月 5 日"])
def test_other_blanks_are_no_pauses(text: str) -> None:
    """Those of a sentence, of a name, and those that set figures apart stay."""
    assert paused(text) == text


@pytest.mark.parametrize("mark", [",", "?", "!", ", "])
def test_any_number_of_marks_in_a_row_is_read(mark: str) -> None:
    """As torn characters are printed: what one of them is all are, whatever comes after."""
    text = f"截至10月9日，合肥市企业复工率96.5%，真好{mark * 3000}a"
    assert [str(one.value) for one in observe(text)] == ["96.5"]


@given(st.text('复工率 \u3000,;:()!?，：（）%％95a９．\n"“”「」其中。復', max_size=40))
def test_what_is_usual_stays_so(text: str) -> None:
    """It is as long, and nothing is left to be changed."""
    once = usual(text)
    assert len(once) == len(text)
    assert usual(once) == once


def test_the_blanks_of_a_long_line_take_linear_time() -> None:
    """Four times the line takes about four times as long, not sixteen: what is no title is not looked through."""

    def seconds(count: int) -> float:
        line = "企业复工 " * count
        began = time.process_time()
        assert paused(line) == line
        return time.process_time() - began

    assert min(seconds(200_000) for _ in range(2)) < 10 * min(seconds(50_000) for _ in range(3)) + 0.05
