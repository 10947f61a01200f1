"""What the beginning of a list or of a story sets for what follows: districts of a city just named, a day."""

import pytest

from shuize import packfile
from tests.reading import article, gazetteer
from workers.extract.observe import observe
from workers.extract.words.lexicon import Lexicon
from workers.text.segment import segmenter

LEXICON = Lexicon([packfile.load(name) for name in ("resumption", "power")])
LISTS = [
    ("宁德市规上企业复工率91%。蕉城、福鼎规上企业复工率均达97%。", {"350900", "350902", "350982"}),
    ("宁德市规上企业复工率91%。福安、霞浦、屏南复工率均在88%以上。", {"350900", "350981", "350921", "350923"}),
    ("规上企业复工率91%。福安、康乐是人们所盼。", {None}),
]
DAYS = [
    ("截至3月5日，各地电网运行平稳。\n湖北省已恢复供电21万户。", "2020-03-05"),
    ("截至3月5日，各地电网运行平稳。\n天气转晴。\n湖北省已恢复供电21万户。", "2020-03-12"),
]


def read(text: str) -> list[tuple[str | None, str | None]]:
    """Return where and when each printed figure is told of."""
    found = observe(article(text), LEXICON, gazetteer(), segmenter(LEXICON.words))
    return [(one.series.place.code, one.as_of) for one in found if one.kind == "stated"]


@pytest.mark.parametrize(("text", "codes"), LISTS)
def test_lists_begin_with_any_district(text: str, codes: set[str | None]) -> None:
    """A short name that is a word as well is a place where a sister of its city follows."""
    assert {code for code, _ in read(text)} == codes


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_an_idle_day_holds_for_the_next_paragraph(text: str, day: str) -> None:
    """A day that a story opens with and that dates nothing there."""
    assert read(text)[-1][1] == day
