"""Clauses of a sentence, changes and lists among its figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading import scene, scenes
from workers.extract.sentence.spans import between, quoted
from workers.extract.words.lexicon import Sort

CLAUSES = [
    ("宁波复工了，杭州也复工了。", ["宁波复工了", "杭州也复工了", ""]),
    ("宁波复工；杭州(主城)复工。", ["宁波复工", "杭州", "主城", "复工", ""]),
    ("口罩1,200只,手套30双", ["口罩1,200只", "手套30双"]),
    ("宁波95%、杭州96%。", ["宁波95%", "杭州96%", ""]),
    ("宁波、杭州复工率95%、96%。", ["宁波、杭州复工率95%、96%", ""]),
    ("杭州、宁波两市复工率、返岗率为95%。", ["杭州、宁波两市复工率、返岗率为95%", ""]),
    ("纺织、化工等行业复工。", ["纺织、化工等行业复工", ""]),
]

CHANGES = [
    ("复工率由80%提高到95%", [("80%", "95%")]),
    ("日产量从20万只一路扩大至160万只", [("20万只", "160万只")]),
    ("复工率由80%提高到95%，返岗率由60%提高到90%", [("80%", "95%"), ("60%", "90%")]),
    ("复工率80%，返岗率95%", []),
    ("复工率提高到95%，比80%高", []),
    ("由20家扩大到95%", []),
]

GROUPS = [
    ("分别为95%、96%和97%", ["95%", "96%", "97%"]),
    ("宁波95%、杭州96%", ["95%"]),
    ("95%、96家", ["95%"]),
    ("95%，96%", ["95%"]),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_clauses(text: str, expected: list[str]) -> None:
    """A clause ends at its mark; a 、 ends one only where it parts figures that have words of their own."""
    one = scene(text)
    spans = list(dict.fromkeys(one.clause(at) for at in range(len(text))))
    found = [text[low:high].strip("、，；,()。") for low, high in spans]
    assert [words for words in found if words] == [words for words in expected if words]


def test_the_clause_before() -> None:
    """The first clause has none before it."""
    one = scene("宁波复工了，杭州也复工了。")
    assert one.clause_before(8) == (0, 5)
    assert one.clause_before(2) is None


@pytest.mark.parametrize(("text", "expected"), CHANGES)
def test_changes(text: str, expected: list[tuple[str, str]]) -> None:
    """由 A 提高到 B joins two figures of one unit."""
    one = scene(text)
    later = {item.start: item for item in one.quantities}
    pairs = [(earlier, later[start]) for start, earlier in one.changes.items()]
    assert [(text[a.start : a.end], text[b.start : b.end]) for a, b in pairs] == expected
    assert all(one.is_earlier(a) and not one.is_earlier(b) for a, b in pairs)


@pytest.mark.parametrize(("text", "expected"), GROUPS)
def test_groups(text: str, expected: list[str]) -> None:
    """Figures of one unit with nothing but a list's mark between them are one list."""
    one = scene(text)
    assert [text[item.start : item.end] for item in one.group(one.quantities[0])] == expected


def test_between_takes_what_begins_in_the_stretch() -> None:
    """The end does not count."""
    one = scene("宁波95%，杭州96%。")
    first, second = one.quantities
    assert between(one.quantities, first.start, second.start) == [first]
    assert between(one.quantities, first.start + 1, second.start + 1) == [second]


def test_marks_by_sort_and_words_by_stretch() -> None:
    """Known words are found by what they are, all words by where they lie."""
    text = "宁波企业复工率95%"
    one = scene(text)
    assert [text[mark.start : mark.end] for mark in one.of(Sort.TERM, 0, len(text))] == ["复工率"]
    assert [text[slice(*word)] for word in one.words_in(2, 7)] == ["企业", "复工率"]
    assert one.words_in(3, 7) == [(4, 7)]


def test_firms() -> None:
    """Full names are found once a sentence; without a firm's word there is none."""
    text = "甬江造船有限公司复工"
    assert [text[slice(*span)] for span in scene(text).firms] == ["甬江造船有限公司"]
    assert scene("甬江造船复工").firms == []


SPEECH = [("他说：“我们复工", True), ("他说：“好。”我们复工", False), ("我们", False)]


@pytest.mark.parametrize(("text", "inside"), SPEECH)
def test_quoted(text: str, *, inside: bool) -> None:
    """A position is in speech when the last quotation mark before it opened one."""
    assert quoted(text, len(text)) is inside


@given(st.text(alphabet="宁波复工率95%、，；（）由到家。和", max_size=80))
def test_every_position_lies_in_one_clause(text: str) -> None:
    """Clauses cover a sentence in order."""
    for one in scenes(text):
        ends = [one.clause(at) for at in range(one.start, one.end)]
        assert all(one.start <= low <= high <= one.end for low, high in ends)
        assert ends == sorted(ends)
        assert all(one.group(item) for item in one.quantities)
