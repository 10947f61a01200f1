"""Traditional characters: read as their simplified forms, quoted as they were printed."""

from datetime import date

import pytest

from shuize import packfile
from shuize.places import Gazetteer
from shuize.types import Article, Observation, PublishedKind
from workers.read import Reader
from workers.text.traditional import simplified

READER = Reader([packfile.load(name) for name in ("resumption", "epidemic")], Gazetteer.load())


def observe(text: str) -> tuple[Observation, ...]:
    """Return the observations of the text."""
    return READER.read(Article("test", text, date(2020, 3, 12), PublishedKind.GIVEN)).observations


@pytest.mark.parametrize(
    ("traditional", "simple"),
    [
        (
            "廣東省工業企業復工率達98.2%，復工企業超過5.2萬家。",
            "广东省工业企业复工率达98.2%，复工企业超过5.2万家。",
        ),
        (
            "截至3月10日，臺灣累計確診病例45例，新增3例。",
            "截至3月10日，台湾累计确诊病例45例，新增3例。",
        ),
        ("香港累計確診病例1.2萬宗。\n\n以後的事，無人知曉。", "香港累计确诊病例1.2万宗。\n\n以后的事，无人知晓。"),
    ],
)
def test_both_scripts_give_the_same_figures(traditional: str, simple: str) -> None:
    """Same series, values, dates and spans; the words are the text's own."""
    found, expected = observe(traditional), observe(simple)
    assert found
    assert [(one.series, one.value, one.as_of) for one in found] == [
        (one.series, one.value, one.as_of) for one in expected
    ]
    for one in found:
        assert traditional[one.start : one.end] == one.text
        assert one.quote in traditional


@pytest.mark.parametrize("text", ["企业复工率95%", "乾隆年间的著作", "於女士", "", "abc 95%"])
def test_simplified_text_is_left_alone(text: str) -> None:
    """Characters of both scripts alone make no text traditional; the very text comes back."""
    assert simplified(text) is text


def test_every_character_stays_in_its_place() -> None:
    """One character for one."""
    assert simplified("後來於臺灣𠀀🙂") == "后来于台湾𠀀🙂"
