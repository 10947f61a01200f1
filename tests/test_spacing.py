"""Blanks that set figures apart from Chinese: the same is read with them and without, and quoted as it was printed."""

import re
from collections import Counter
from pathlib import Path

import pytest

from shuize.types import Article, Observation, PublishedKind
from tests.test_tallies import PACKS, PUBLISHED, reader
from workers.spacing import squeezed

ARTICLES = sorted((Path(__file__).parent / "data" / "gold" / "articles").glob("*.txt"))
SIDES = (r"([一-鿿])([0-9A-Za-z])", r"([0-9A-Za-z%])([一-鿿])")


def spaced(text: str, blank: str = " ") -> str:
    """Return the text as outlets print it that set such blanks throughout."""
    for side in SIDES:
        text = re.sub(side, rf"\1{blank}\2", text)
    return text


def read(text: str) -> tuple[Observation, ...]:
    """Return what is read in the text."""
    return reader().read(Article("test", text, PUBLISHED, PublishedKind.GIVEN, packs=PACKS)).observations


def said(one: Observation) -> tuple[object, ...]:
    """Return all of a figure but where it stands."""
    return one.series, one.value, one.relation, one.as_of, one.kind, one.bound


@pytest.mark.parametrize("path", ARTICLES[::4], ids=lambda path: path.stem)
def test_the_same_is_read(path: Path) -> None:
    """Of each article; each figure's words, sentence and evidence are those of the text as printed."""
    text = re.sub(r"(?<=[一-鿿]) (?=[0-9A-Za-z%])|(?<=[0-9A-Za-z%]) (?=[一-鿿])", "", path.read_text("utf-8"))
    printed = spaced(text)
    found = read(printed)
    assert Counter(map(said, found)) == Counter(map(said, read(text)))
    for one in found:
        assert printed[one.start : one.end] == one.text
        assert one.quote in printed


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u2009", "\u202f"])
def test_what_is_quoted_stands_in_the_text(blank: str) -> None:
    """Every span, whatever blank it is."""
    text = spaced("截至3月10日，宁波市规模以上工业企业复工率达95.5%，杭州市为97%。", blank)
    for one in read(text):
        assert one.evidence is not None
        assert text[slice(*one.evidence.indicator)] == "复工率"
        assert one.evidence.date is not None
        assert text[slice(*one.evidence.date)] == spaced("截至3月10日", blank).rstrip()
        assert one.evidence.place is not None
        assert text[slice(*one.evidence.place)] in {"宁波市", "杭州市"}
    assert len(read(text)) == 2


@pytest.mark.parametrize(
    "text",
    ["复工率达95%，（记者 3月5日电）", "宁波 95%，杭州97%、温州98%", "复工率达95%", "", "Shuize 1 2 3", "王某 李某"],
)
def test_a_blank_that_is_no_rule_of_the_text_stays(text: str) -> None:
    """It may part what belongs to two columns."""
    assert squeezed(text) is None
