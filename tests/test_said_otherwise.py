"""The same said in other words is read the same: every article of our gold, each with one way of saying replaced.

What is asked is that hardly a figure changes, for a replacement may change what some sentence says.
"""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from shuize.types import Article, PublishedKind
from tests.reading import reader
from tests.test_spacing import said
from tests.test_tallies import PACKS, PUBLISHED

ARTICLES = sorted((Path(__file__).parent / "data" / "gold" / "articles").glob("*.txt"))
ALL = (*PACKS, "harvest", "power", "projects")
MOST_OF_A_HUNDRED = 1
OTHERWISE: tuple[tuple[str, str], ...] = (
    (r"达到(?=\d)", "为"),
    (r"(?<!到)达(?=\d)", "达到"),
    (r"(?<=率)[为达](?=\d)", "是"),
    (r"(?<=率)(?:为|达到?)(?=\d)", ""),
    (r"(?<=率)(?:为|达到?)(?=\d)", "已达"),
    (r"(?<=率)(?:为|达到?)(?=\d)", "高达"),
    ("截至", "截止"),
    ("截至", "截止到"),
    (r"截至(\d+月\d+日)(?=，)", r"截至\g<1>24时"),
    (r"截至(\d+月\d+日)(?=，)", r"截至\1下午5点"),
    (r"(?<!\d)([1-9])月([1-9])日", r"0\1月0\2日"),
    ("目前", "当前"),
    ("目前", "眼下"),
    ("全市", "我市"),
    ("已(?!经)", "已经"),
    ("规模以上", "规上"),
    ("分别为", "分别是"),
    ("分别", "依次"),
    (r"其中(?![，：])", "其中，"),
    (r"\A", "今日要闻\n"),
    (r"\A", "来源：本报讯 作者：李明 2020-03-11 08:30\n"),
    (r"\Z", "\n（来源：新华网）\n责任编辑：王小明"),
    (r"\n", "\n\n"),
    (r"(?m)^", "　　"),
    (r"(\d)%", r"\1％"),
)


def read(text: str) -> Counter[object]:
    """Return what is read in the text, wherever it stands."""
    article = Article("test", text, PUBLISHED, PublishedKind.GIVEN, packs=ALL)
    return Counter(map(said, reader(*ALL).read(article).observations))


@cache
def as_written() -> dict[str, Counter[object]]:
    """Return what is read in each article as it stands."""
    return {text: read(text) for text in (path.read_text("utf-8") for path in ARTICLES)}


@pytest.mark.parametrize(("words", "others"), OTHERWISE)
def test_hardly_a_figure_changes(words: str, others: str) -> None:
    """Of the articles that say it, at most one figure in a hundred is read otherwise."""
    told, changed = 0, Counter[object]()
    for text, figures in as_written().items():
        other = re.sub(words, others, text)
        if other != text:
            told += figures.total()
            changed += figures - read(other)
    assert told > 0
    assert changed.total() * 100 <= told * MOST_OF_A_HUNDRED, changed
