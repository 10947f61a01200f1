"""Every place of today by its full name, in one way or another that a sentence names where its figure is."""

from collections import Counter
from datetime import date

import pytest

from tests.reading import article, gazetteer, observe, reader

SAID = (
    "截至3月5日，{name}规上工业企业复工率达92%。",
    "据{name}发展改革局消息，目前企业复工率达92%。",
    "记者从{name}工信局获悉，目前企业复工率达92%。",
    "记者走进{name}，目前企业复工率达92%。",
    "会议在{name}召开，目前企业复工率达92%。",
    "由{name}牵头，目前企业复工率达92%。",
    "{name}：复工率92%",
)
TODAY = date(2026, 1, 1)
WORDS = """
    站前区 西市区 工农区 友好区 前进区 东风区 老城区 红旗区 解放区 光明区 港口区 东区 西区 南部县 城东区 城西区
    城北区 平安区 新市区 中华人民共和国
"""
"""Names that are words as well: their parent must be named before them."""
TORN = {
    ("江城哈尼族彝族自治县", "从"),
    ("深圳市南山区", "走进"),
    ("关岭布依族苗族自治县", "走进"),
}
"""Left: with what stands before them they begin like another place, or like another word."""


def test_full_names() -> None:
    """Each is read as itself, with its parent before it where others are called the same."""
    places = gazetteer()
    rows = [row for row in places.rows if not row.until and row.name not in WORDS.split()]
    called = Counter(row.name for row in places.rows)
    wrong = []
    for at, row in enumerate(rows):
        parent = places.parent(row.code)
        alone = called[row.name] == 1 or row.level in {"province", "city"} or parent is None
        name = row.name if alone else f"{places.row(parent or '').name}{row.name}"
        for form in {SAID[0], SAID[at % len(SAID)]}:
            text = form.format(name=name)
            told = reader().read(article(text, TODAY)).observations
            torn = any(name == one and word + name in text for one, word in TORN)
            if not torn and {one.series.place.code for one in told} != {row.code}:
                wrong.append(text)
    assert len(rows) > 3000
    assert not wrong


@pytest.mark.parametrize(("name", "word"), sorted(TORN))
def test_what_is_left_is_marked(name: str, word: str) -> None:
    """A name that is read by now must lose its mark."""
    code = next(row.code for row in gazetteer().rows if name.endswith(row.name) and not row.until)
    texts = [form.format(name=name) for form in SAID if word + "{name}" in form]
    told = [{one.series.place.code for one in reader().read(article(text, TODAY)).observations} for text in texts]
    assert told
    assert {code} not in told


def test_conditions_are_no_places() -> None:
    """若 makes a condition but where it is part of a name."""
    assert [one.series.place.name for one in observe("截至3月5日，若羌县规上工业企业复工率达92%。")] == ["若羌县"]
    assert not observe("若企业复工率达92%，就可验收。")
