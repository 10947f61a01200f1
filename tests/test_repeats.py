"""What says the same over and over is read in time that grows with its length, and no faster."""

import re
import time
from collections.abc import Callable

import pytest

from shuize.types import Article, PublishedKind
from tests.mentions import read as mentions
from tests.reading import PUBLISHED, reader
from workers.extract.tallies import nones, unclaimed
from workers.extract.when import dating
from workers.extract.where import governing, parted

SHORT, LONG = 3_000, 24_000
MOST = 2.5
"""Within this a code point of the long text costs what one of the short text does; what grew did so fourfold."""

STORIES = {
    "speech, one line": ("", "钱敏说：“今天企业到岗率达{}%。”"),
    "no place": ("", "企业复工率{}%。"),
    "no place, counts": ("", "新增确诊病例{}例。"),
    "a paper's": ("安徽日报讯\n", "企业复工率{}%。"),
    "a city named nowhere": ("", "全市企业复工率{}%。"),
    "a city of ours": ("", "我市企业复工率{}%。"),
    "a zone": ("合肥高新区企业复工。", "全区企业复工率{}%。"),
    "bullets": ("3月5日，安徽省新增确诊病例900例，其中：\n", "●滁州市：{}例\n"),
    "ministries": ("", "商务部表示，企业复工率{}%。\n"),
}


def costs(work: Callable[[str], object], lead: str, unit: str, size: int) -> float:
    """Return the least seconds a code point of a text of that many, each unit of it with another number."""
    count = size // len(unit)
    text = lead + "".join(unit.format(50 + number % 45) for number in range(count))
    taken = []
    for _ in range(max(2, SHORT * 3 // size)):
        began = time.process_time()
        work(text)
        taken.append(time.process_time() - began)
    return min(taken) / len(text)


@pytest.mark.parametrize("story", STORIES)
def test_a_long_story_costs_no_more_a_code_point(story: str) -> None:
    """What no sentence names is looked for in the whole story once, not once for every figure."""

    def work(text: str) -> object:
        return reader("resumption", "epidemic").read(Article("test", text, PUBLISHED, PublishedKind.GIVEN))

    work("企业复工率95%，新增确诊病例5例。")
    assert costs(work, *STORIES[story], LONG) < MOST * costs(work, *STORIES[story], SHORT)


def test_any_number_of_towns_cost_no_more_a_code_point() -> None:
    """Each is put where it belongs without a look at all that were named."""
    town = "绍兴市柯桥区企业复工。", "大桥镇已有{}家企业复工。"
    mentions("大桥镇")
    assert costs(mentions, *town, 50 * SHORT) < MOST * costs(mentions, *town, 5 * SHORT)


WORDS = [
    (unclaimed.UNCLAIMED, "达到"),
    (unclaimed.UNCLAIMED, "以及"),
    (unclaimed.UNCLAIMED, "分布在"),
    (unclaimed.UNCLAIMED, "维持在"),
    (unclaimed.UNCLAIMED, "省份："),
    (unclaimed.UNCLAIMED, "各地区县："),
    (unclaimed.UNCLAIMED, "由9改为"),
    (nones.ZERO, "连续九日"),
    (dating.LISTED_DAYS, "初六十"),
    (governing.SENDERS, "和平和县"),
    (parted.OF_PLACES, "地区"),
]


@pytest.mark.parametrize(("pattern", "words"), WORDS)
def test_words_that_could_be_parted_in_two_ways_are_parted_in_one(pattern: "re.Pattern[str]", words: str) -> None:
    """Where a long run of them leads to nothing, not every way to part it is tried."""
    began = time.process_time()
    assert pattern.fullmatch(words * 25 + "某") is None
    assert time.process_time() - began < 1
