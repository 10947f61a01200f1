"""What a text takes back in so many words gives the right figure alone, as a correction, in its place in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from tests.reading import EVERY_PACK, article, reader
from tests.tales import CROSSING, ENDPOINTS, send, story, submit, told
from workers.text.errata import righted

CORRECTED = {
    "更正：3月2日《忙起来》一文中，宁波市规上企业复工率98%应为89%。": [("89%", "规模以上企业")],
    "更正：本报昨日报道中“宁波市规上企业复工率达98%”应为“宁波市规上企业复工率达89%”。": [("89%", "规模以上企业")],
    "更正：本报昨日报道中“宁波市规上企业复工率达98%”有误，应为“89%”。": [("89%", "规模以上企业")],
    "经核实，宁波市规上企业返岗率由98%更正为89%。": [("89%", "规模以上企业")],
    "勘误：昨日稿件将宁波市规上企业返岗率89%误写为98%。": [("89%", "规模以上企业")],
    "本报3月2日将“宁波市规上企业返岗率达89%”误为“宁波市规上企业返岗率达98%”，特此更正。": [("89%", "规模以上企业")],
    "宁波市规上企业复工率应为89%，而非此前公布的98%。": [("89%", "规模以上企业")],
    "宁波市规上企业复工率九成八应更正为八成九。": [("八成九", "规模以上企业")],
    "宁波市规上企业复工率不是98%，而是89%。": [("89%", "规模以上企业")],
    "3月5日甘肃省新增确诊病例由43例订正为41例。": [("41例", None)],
}
ORDINARY = {
    "宁波市规上企业复工率达98%，员工返岗率应为最高。": ["98%"],
    "宁波市规上企业复工率由89%提高到98%。": ["89%", "98%"],
    "宁波市日产口罩由10万只改为20万只。": ["10万只", "20万只"],
    "宁波市将隔离期由14天改为7天，企业复工率98%。": ["98%"],
    "“复工率98%”的消息传来，“返岗率96%”的企业更有信心。宁波市规上企业复工率达97%。": ["98%", "96%", "97%"],
}
"""What only looks like it is no correction."""


@pytest.mark.parametrize("text", CORRECTED)
def test_the_right_figure_stands_in_for_the_wrong_one(text: str) -> None:
    """One figure, the right one, with its own words in the text as it is printed."""
    found = reader(*EVERY_PACK).read(article(text)).observations
    assert [(one.text, one.series.subject) for one in found] == CORRECTED[text]
    for one in found:
        assert one.correction
        assert text[one.start : one.end] == one.text
        assert one.quote in text


@pytest.mark.parametrize("text", ORDINARY)
def test_what_takes_nothing_back(text: str) -> None:
    """It is read as ever, and corrects nothing."""
    found = reader(*EVERY_PACK).read(article(text)).observations
    assert [one.text for one in found] == ORDINARY[text]
    assert not any(one.correction for one in found)


@given(st.text(st.sampled_from("应为更正误写而非由从“”‘’，。1289%成一九家例复工率达到了"), max_size=40))
def test_spans_lie_within_any_text(text: str) -> None:
    """What is left is in order, each right figure's place is in the text, and nothing is left to take back twice."""
    found = righted(text)
    if not found:
        return
    assert len(found.read.text) < len(text)
    for low, high in found.right:
        assert 0 <= low < high <= len(text)
    last = len(found.read.text)
    assert found.read.printed((0, last))[1] <= len(text)


def test_an_erratum_takes_back_what_was_told(engine: Engine) -> None:
    """The figure of an erratum replaces that of its day, whoever's it was; those who were told are told."""
    submit(engine, CROSSING)
    send(engine)
    erratum = story("2020-03-25", {"value": "86.3", "as_of": "2020-03-24", "correction": True}, source="别家")
    assert told(submit(engine, erratum, 1)) == [("milestone.retracted", "told", ENDPOINTS)]
