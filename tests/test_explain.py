"""What a figure is explained by: the words that gave it its parts, the rule's name, and how people see them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.text import Text

from shuize import packfile
from shuize.cli import evidence
from shuize.cli.explained import STYLES, Page
from shuize.cli.read import command
from shuize.cli.words import WORDS
from tests.reading import article, observe, reader
from workers.extract.links.link import Rule

RESUMPTION = packfile.load("resumption")
KNOWN = evidence.synonyms([RESUMPTION])
NAMED = "截至3月10日，宁波市规上工业企业复工率达96.3%。"

Parts = tuple[str, str | None, str | None, str | None]
"""The words of indicator, place, date and population."""

WORDS_OF: list[tuple[str, int, str, Parts]] = [
    (NAMED, 0, "term_before", ("复工率", "宁波市", "截至3月10日", "规上工业企业")),
    ("宁波市已有190家外贸企业复工。", 0, "verb_after", ("复工", "宁波市", None, "外贸企业")),
    ("宁波市外贸企业全部复工。", 0, "complete", ("全部复工", "宁波市", None, "外贸企业")),
    ("浙江省复工很快。全省外贸企业复工率97%。", 0, "term_before", ("复工率", "全省", None, "外贸企业")),
    ("宁波市复工很快。外贸企业复工率97%。", 0, "term_before", ("复工率", "宁波市", None, "外贸企业")),
    (
        "截至3月10日，宁波市复工很快。外贸企业复工率97%。",
        0,
        "term_before",
        ("复工率", "宁波市", "截至3月10日", "外贸企业"),
    ),
    ("杭州市、宁波市外贸企业复工率97%。", 0, "term_before", ("复工率", "杭州市", None, "外贸企业")),
    ("杭州市、宁波市外贸企业复工率97%。", 1, "term_before", ("复工率", "宁波市", None, "外贸企业")),
    ("杭州市外贸企业复工率97%，宁波市98%。", 1, "ellipsis", ("复工率", "宁波市", None, "外贸企业")),
    ("宁波市外贸企业复工率由70%提高到97%。", 0, "change", ("复工率", "宁波市", None, "外贸企业")),
    ("宁波市857名员工中822名员工返岗。", 1, "derived", ("返岗", "宁波市", None, None)),
    ("供热满意率达98%。", 0, "open", ("供热满意率", None, None, None)),
    (
        "宁波市外贸企业复工率97%\n\n截至3月1日，宁波市外贸企业复工率97%。",
        0,
        "term_before",
        ("复工率", "宁波市", "截至3月1日", "外贸企业"),
    ),
]


@pytest.mark.parametrize(("text", "number", "rule", "parts"), WORDS_OF)
def test_the_words_that_gave_a_figure_its_parts(text: str, number: int, rule: str, parts: Parts) -> None:
    """Each part has its words where words gave it, in another sentence too, and the link its rule."""
    one = observe(text)[number]
    indicator, place, date, population = parts
    found = evidence.spans(text, one, KNOWN)
    said = {role: span and text[slice(*span)] for role, span in found.items()}
    assert one.evidence is not None
    assert one.evidence.rule == rule
    assert said == {"figure": one.text, "indicator": indicator, "place": place, "date": date, "population": population}


def test_of_two_namings_the_one_that_goes_with_the_figure_is_shown() -> None:
    """What follows a figure names its population only where it is counted by it."""
    text = "宁波市外贸企业复工率97%，到3月底外贸企业将更多。"
    assert evidence.population(text, observe(text)[0], KNOWN) == (3, 7)


def test_a_figure_that_was_not_just_read_has_no_evidence() -> None:
    """What is kept in the database has none."""
    (one,) = observe(NAMED)
    (kept,) = observe(NAMED)
    assert one == kept
    assert (
        evidence.spans(NAMED, type(one)(**{f: getattr(one, f) for f in one.__slots__ if f != "evidence"}), KNOWN) == {}
    )


def test_every_rule_is_said_in_both_languages() -> None:
    """No name without words."""
    names = {f"rule.{rule.name.lower()}" for rule in Rule} | {"rule.derived"}
    assert {key for key in WORDS if key.startswith("rule.")} == names


def test_pieces_carry_all_their_roles() -> None:
    """The words of what is implied are its indicator's too."""
    text = "宁波市外贸企业全部复工。"
    (one,) = observe(text)
    pieces = list(evidence.pieces(text, evidence.sentence(text, one), evidence.spans(text, one, KNOWN)))
    assert pieces == [
        ("宁波市", ("place",)), ("外贸企业", ("population",)), ("全部复工", ("figure", "indicator")), ("。", ()),
    ]  # fmt: skip


def page(text: str, *, colour: bool, language: str = "zh") -> list[Text]:
    """Return the lines that explain the text."""
    written = article(text)
    return list(Page([RESUMPTION], language, colour=colour).lines("a.txt", written, reader().read(written)))


def test_colours_where_they_are_seen() -> None:
    """The words have the legend's colours, and no brackets."""
    lines = page(NAMED, colour=True)
    legend = next(line for line in lines if line.plain.startswith("图例"))
    assert legend.plain == "图例 数字 指标 地点 日期 对象"
    assert [span.style for span in legend.spans] == list(STYLES.values())
    (shown,) = [line for line in lines if NAMED in line.plain]
    styles = {shown.plain[span.start : span.end]: str(span.style) for span in shown.spans}
    assert styles == {
        "截至3月10日": STYLES["date"], "宁波市": STYLES["place"], "规上工业企业": STYLES["population"],
        "复工率": STYLES["indicator"], "96.3%": STYLES["figure"],
    }  # fmt: skip


def test_marks_where_no_colours_are_seen() -> None:
    """Each stretch says its role, the labels their words, and what stands elsewhere is shown there."""
    lines = [line.plain for line in page("宁波市复工很快。外贸企业复工率97%。", colour=False)]
    assert "图例 [数字:…] [指标:…] [地点:…] [日期:…] [对象:…]" in lines
    assert "主题 复工复产 0.33: 复工" in lines
    assert "  [对象:外贸企业][指标:复工率][数字:97%]。" in lines
    assert any(line.startswith("  地点 ← …[地点:宁波市]复工很快") for line in lines)
    assert "  规则 term_before: 指标之名在数字之前" in lines
    assert "  日期: 文中未写，取见报之日" in lines


def test_nothing_to_explain() -> None:
    """An article without figures says so."""
    assert page("宁波今天下雨。", colour=False, language="en")[-2].plain == "no figures"


def test_for_programs_only_where_it_is_asked_for(tmp_path: Path) -> None:
    """One more field, spans in code points."""
    path = tmp_path / "a.txt"
    path.write_text(NAMED, "utf-8")
    plain, explained = (
        json.loads(CliRunner().invoke(command, [str(path), "--published", "2020-03-12", "--json", *more]).stdout)
        for more in ([], ["--explain"])
    )
    said = explained.pop("evidence")
    assert explained == plain
    assert said == {
        "rule": "term_before", "figure": [21, 26], "indicator": [17, 20], "place": [8, 11], "date": [0, 7],
        "population": [11, 17],
    }  # fmt: skip
