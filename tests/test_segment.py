"""Both segmenters cut text into the same words, which together are the whole text."""

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading import lexicon
from workers.text import segment, thrifty
from workers.text.cutting import Cutter
from workers.text.segment import HYPHEN, LITTLE, Waiting, segmenter, spans

SHARED = Path(__file__).resolve().parents[2] / "shared"
OWN = [
    "截至3月10日24时，宁波市规模以上工业企业复工率达到97.2%，比2月底提高12.6个百分点。",
    "鄞州区商务局副局长陈立说：“我们这里的外贸企业已经有九成以上复工复产，订单排到了六月。”",
    "口罩日产量由20万只扩大到160万只，防护服、护目镜、消毒液等物资也在加紧生产。",
    "来自贵州的800名务工人员乘坐G2306次专列抵达宁波站，随后由大巴送往各自的工厂。",
    "某某有限责任公司（宁波）的返岗率、到岗率分别为95%和91%；C919、5G、B2B等词也常见。",
    "　　全省转贷1,200笔，金额30.5亿元。\n",
]


@pytest.fixture(params=["rjieba", "jieba"])
def cutter(request: pytest.FixtureRequest) -> segment.Segmenter:
    """Give each engine with the pack's words."""
    return segmenter(lexicon().words, prefer=request.param)


@pytest.mark.parametrize("text", OWN)
def test_both_engines_give_the_same_words(text: str) -> None:
    """Whoever installs without rjieba reads the same figures."""
    fast = segmenter(lexicon().words)
    plain = segmenter(lexicon().words, prefer="jieba")
    assert list(fast.cut(text)) == list(plain.cut(text))


def test_both_engines_give_the_same_words_on_real_articles() -> None:
    """The same on whole articles, line by line."""
    articles = sorted(SHARED.glob("seeds/*.txt"))
    if not articles:
        pytest.skip("the articles to compare on are not on this machine")
    fast, plain = segmenter(lexicon().words), segmenter(lexicon().words, prefer="jieba")
    lines = [line for path in articles for line in path.read_text(encoding="utf-8").splitlines()]
    assert [line for line in lines if list(fast.cut(line)) != list(plain.cut(line))] == []


def test_the_pack_s_words_stay_whole(cutter: segment.Segmenter) -> None:
    """A word of the pack is one word, whatever the engine's own dictionary says."""
    assert "规上工业企业" in list(cutter.cut("宁波规上工业企业已复工"))


@settings(deadline=None)  # the first call loads the dictionaries
@given(st.text(max_size=60))
def test_the_words_are_the_text(text: str) -> None:
    """Nothing is lost or added, so that offsets hold."""
    for prefer in ("rjieba", "jieba"):
        assert "".join(segmenter((), prefer=prefer).cut(text)) == text


def test_spans_are_offset() -> None:
    """The words of a sentence are placed in the whole text."""
    text = "前言。宁波复工了"
    found = [text[slice(*word)] for word in spans(segmenter(()), text[3:], 3)]
    assert "".join(found) == "宁波复工了"
    assert found[0] == "宁波"


def test_jieba_takes_over_where_rjieba_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The slower engine is enough."""
    monkeypatch.setitem(sys.modules, "rjieba", None)
    assert isinstance(segmenter(("水则",)), Cutter)


GOLD = Path(__file__).parent / "data" / "gold"


def test_what_is_cut_with_little_of_the_dictionary_is_cut_as_with_all_of_it() -> None:
    """Whether one article is read or a thousand, its words are the same."""
    lines = [line for path in sorted(GOLD.rglob("*.txt")) for line in path.read_text("utf-8").splitlines()]
    pieces = [piece for line in [*OWN, *lines] for piece in segment.APART.split(line) if HYPHEN not in piece]
    whole, little = segmenter(lexicon().words), thrifty.tokenizer(lexicon().words)
    assert len(pieces) > LITTLE
    assert [piece for piece in pieces if list(little.cut(piece)) != list(whole.cut(piece))] == []


def test_jieba_s_dictionary_lies_as_it_is_looked_into() -> None:
    """Its words are together by first characters, in order behind the top, and their frequencies sum up."""
    lines = thrifty.DICTIONARY.read_bytes()
    words = [line.split(" ")[0] for line in lines[thrifty.TOP :].decode().splitlines()]
    assert lines[thrifty.TOP - 1 :].startswith("\n一 ".encode())
    assert [word[0] for word in words] == sorted(word[0] for word in words)
    assert sum(int(line.split()[1]) for line in lines.splitlines()) == thrifty.TOTAL


def test_the_whole_dictionary_is_loaded_for_more_than_a_little_and_where_engines_differ() -> None:
    """A worker's articles are cut by the engine that it prefers."""
    assert list(Waiting(lambda: (), prefer="rjieba").cut("F-35战机")) == list(segmenter(()).cut("F-35战机"))
    waiting = Waiting(lambda: lexicon().words)
    texts = OWN * (LITTLE // len("".join(OWN)) + 2)
    assert [list(waiting.cut(text)) for text in texts] == [list(segmenter(lexicon().words).cut(text)) for text in texts]


def test_one_segmenter_serves_the_same_words() -> None:
    """Loading a dictionary is paid for once."""
    assert segmenter(("水则", "复工")) is segmenter(["复工", "水则", "水则"])
