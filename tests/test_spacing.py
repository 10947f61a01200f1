"""Texts laid out by blanks, invisible characters and broken lines: the same is read, quoted as it was printed."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from shuize.types import Article, Observation, PublishedKind
from tests.reading import reader
from tests.test_tallies import PACKS, PUBLISHED
from workers.text.spacing import squeezed

ARTICLES = sorted((Path(__file__).parent / "data" / "gold" / "articles").glob("*.txt"))
PIECES = (
    "宁波市企业复工率达",
    "95.5%",
    "，",
    "，  ",
    " ",
    "\n",
    " \n",
    "3 月",
    "10日",
    "\u200b",
    "\u00a0",
    "。",
    "（",
    "a",
    "　",
    "复工" * 13,
)
"""What texts are made of that are laid out in every way."""
BROKEN = st.builds(
    lambda start, end: "复工返岗达95%，"[start:] + "企业" * 12 + "，宁波"[:start] + end,
    st.integers(0, 3), st.sampled_from(["\n", " \n", "， \n", "，\u00a0\n", "\u200b\n", "。\n"]),
)  # fmt: skip
"""Lines about as long as one another, with what may stand at their ends."""
SIDES = (r"([一-鿿])([0-9A-Za-z])", r"([0-9A-Za-z%])([一-鿿])")


def spaced(text: str, blank: str = " ") -> str:
    """Return the text as outlets print it that set such blanks throughout."""
    for side in SIDES:
        text = re.sub(side, rf"\1{blank}\2", text)
    return text


def read(text: str) -> tuple[Observation, ...]:
    """Return what is read in the text."""
    return reader(*PACKS).read(Article("test", text, PUBLISHED, PublishedKind.GIVEN, packs=PACKS)).observations


def said(one: Observation) -> tuple[object, ...]:
    """Return all of a figure but where it stands."""
    return one.series, one.value, one.relation, one.as_of, one.kind, one.bound


def pauses(text: str) -> str:
    """Return the text with a blank after each mark."""
    return re.sub("([，；：、])", r"\1 ", text)


def invisible(text: str) -> str:
    """Return the text with characters that nobody sees, as pages have them."""
    return re.sub("([，。])", "\\1\u200b", text).replace("日", "日\u00ad")


def broken(text: str) -> str:
    """Return the text with its lines broken at 60 columns, as letters have them."""
    return "\n".join(part for line in text.split("\n") for part in columns(line, 60))


def columns(line: str, most: int) -> list[str]:
    """Return the line in parts of so many columns; Chinese takes two."""
    parts, width = [""], 0
    for character in line:
        wide = 1 + (character > "\u2e7f")
        if width + wide > most:
            parts.append("")
            width = 0
        parts[-1] += character
        width += wide
    return parts


@pytest.mark.parametrize("layout", [spaced, pauses, invisible], ids=lambda layout: layout.__name__)
@pytest.mark.parametrize("path", ARTICLES[::4], ids=lambda path: path.stem)
def test_the_same_is_read(path: Path, layout: Callable[[str], str]) -> None:
    """Of each article; each figure's words and sentence are those of the text as printed."""
    text = re.sub(r"(?<=[一-鿿]) (?=[0-9A-Za-z%])|(?<=[0-9A-Za-z%]) (?=[一-鿿])", "", path.read_text("utf-8"))
    printed = layout(text)
    found = read(printed)
    assert Counter(map(said, found)) == Counter(map(said, read(text)))
    for one in found:
        assert printed[one.start : one.end] == one.text
        assert one.quote in printed


def test_lines_broken_at_a_width_are_read_as_one() -> None:
    """Where that is the rule of the text; a heading and a short last line stay lines."""
    text = (
        "复工情况\n截至3月10日，宁波市规模以上工业企业复工率达95.5%，员工返岗率为88.2%，其中鄞州区企业复工率达97.3%，"
        "慈溪市为96.1%，余姚市为94.8%。\n目前，全市已有3200家外贸企业复工，复工率达91.4%，返岗员工21.6万人，占员工总数的86%，"
        "口罩日产量达120万只。"
    )
    printed = broken(text)
    assert printed.count("\n") >= 4
    assert Counter(map(said, read(printed))) == Counter(map(said, read(text)))
    assert all(one.quote in printed for one in read(printed))


def cut(text: str, most: int) -> str:
    """Return the text with its lines broken after so many characters."""
    return "\n".join(line[at : at + most] for line in text.split("\n") for at in range(0, len(line), most))


@pytest.mark.parametrize("most", [12, 16, 20, 25, 30, 40, 50])
def test_columns_of_any_width_are_read(most: int) -> None:
    """Those of a newspaper are narrow; of our articles hardly a figure is lost or read otherwise."""
    lost = every = 0
    for path in ARTICLES[::6]:
        text = path.read_text("utf-8")
        whole = Counter(map(said, read(text)))
        lost += (whole - Counter(map(said, read(cut(text, most))))).total()
        every += whole.total()
    assert lost <= every * 0.04


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("截至3月10日，宁波市规模以上工业企业复工率达到9\n6.3%。", 1),
        ("截至3月10日，宁波市的规模以上工业企业已经复工\n，复工率达96.3%。", 1),
        ("截至3月10日，宁波市规模以上工业企业复工率已经达\n96.3%。", 1),
        ("今天从会上得知，截至3月10日宁波市规模以上企业的\n复工率达96.3%，全市", 1),
        ("宁波市规模以上工业企业复工率\n截至3月10日达96.3%，比上周高", 0),
        ("宁波市规模以上工业企业三月十日复工率达到百分之九十\n全市返岗员工21.6万人", 0),
        ("宁波市复工率达95%\n温州市复工率达96%\n绍兴市复工率达97%\n台州市复工率达98%", 0),
        ("宁波市规上工业企业一千家复工率96.3%\n温州市规上工业企业九百家复工率97.1%", 0),
        ("1.宁波市规上工业企业一千家复工率96.3%，共12\n2.温州市规上工业企业九百家复工率97.1%，共13", 0),
    ],
    ids=["within a figure", "before a mark", "after a verb", "after 的", "a short heading", "a heading of one line",
         "a list of short lines", "a list of long ones", "a numbered list"],
)  # fmt: skip
def test_two_lines_are_one_where_no_author_breaks(text: str, expected: int) -> None:
    """Beside a mark, after a word that another follows, within a figure; other breaks of so few lines stay."""
    found = squeezed(text)
    assert (0 if found is None else text.count("\n") - found.text.count("\n")) == expected


def everything(text: str) -> str:
    """Return the text with every layout at once: lines end with a blank, after a mark too."""
    return broken(invisible(pauses(spaced(text)))).replace("\n", " \n")


@example("复工" * 12 + "， \n" + "返岗" * 12 + "， \n" + "恢复" * 12 + "， \n\u200b95% 企业")
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.lists(BROKEN, max_size=8).map("".join))
def test_every_code_point_is_printed_where_it_was(text: str) -> None:
    """Whatever is taken out: each character that is left is the one at its place in the text as printed."""
    found = squeezed(text)
    if found is not None:
        places = [found.printed((at, at + 1)) for at in range(len(found.text))]
        assert [text[slice(*place)] for place in places] == list(found.text)
        assert places == sorted(places)


@pytest.mark.parametrize("path", ARTICLES[::9], ids=lambda path: path.stem)
def test_what_is_quoted_holds_the_figure(path: Path) -> None:
    """Under every layout at once."""
    printed = everything(path.read_text("utf-8"))
    for one in read(printed):
        assert printed[one.start : one.end] == one.text
        assert one.text in one.quote
        assert one.quote in printed


@pytest.mark.parametrize(
    "text",
    [
        "各市复工率\n宁波市97.5%\n杭州市96.1%\n温州市95.4%\n",
        "宁波市企业复工率达97.5%，员工返岗率达到96.1%。\n杭州市企业复工率达96.5%，员工返岗率达到95.1%。\n" * 3,
        "第一段没有多少字\n第二段也没有多少字\n\n第三段\n",
    ],
)
def test_lines_that_are_items_of_their_own_stay(text: str) -> None:
    """Short ones, whole sentences, paragraphs."""
    assert squeezed(text) is None


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


def test_long_lines_broken_at_an_uneven_width_are_joined() -> None:
    """Letters and figures take less room than Chinese: lines of a proportional face differ by a few columns."""
    told = (
        "全市规上工业企业共有314户，截至3月12日开复工企业达到286户，开复工率为91.1%。其中，食品行业132户，开复工率92.3%，"
        "能源行业56户，开复工率达100%，装备行业44户，开复工率为97.7%；石化行业21户，开复工率95.5%，林木建材行业25户，"
        "开复工率61%，冶金行业3户，开复工率为100%，纺织行业3户，开复工率100%，医药行业2户，开复工率100%，均在有序生产。"
    )
    lines, at = [], 0
    for length in (58, 59, 58):
        lines.append(told[at : at + length])
        at += length
    found = squeezed("\n".join([*lines, told[at:]]))
    assert found is not None
    assert found.text == told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("宁波市企业复工率达95. 6%。", ["95. 6%"]),
        ("宁波市企业复工率达95 .6%。", ["95 .6%"]),
        ("宁波市已有8 327家企业复工，12 345人返岗。", ["8 327家", "12 345人"]),
        ("宁波市已有8, 327家企业复工。", ["8, 327家"]),
        ("2. 95%的宁波市企业复工。", ["95%"]),
        ("附件2 327家宁波市企业复工。", ["327家"]),
        ("3月5日 327家宁波市企业复工。", ["327家"]),
    ],
)
def test_a_figure_that_blanks_tear_is_one(text: str, expected: list[str]) -> None:
    """A blank beside its point or between its groups of three digits; but not after a number of its own."""
    assert [one.text for one in read(text)] == expected
