"""Where stories, paragraphs and sentences begin and end, and what each paragraph is."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.text.blocks import Role
from workers.text.stories import (
    LINE,
    LONGEST,
    _is_one,
    _joined,
    _story_starts,
    paragraphs,
    sentences,
    stories,
)

PAGE = """江北造纸厂炉火重燃
三条生产线一起转动
□记者 方圆
清晨六点，江北造纸厂的锅炉重新点火。工人们按岗位就位。

渡口小镇迎来首批返岗客车
□通讯员 林帆
昨天下午，三辆客车停靠渡口镇。
"""

ROLES = [
    ("核心阅读\n三月以来，江北加快复工。\n正文从这里开始，企业陆续开门。", ["note", "note", "body"]),
    ("炉火重燃\n本报记者 方圆\n锅炉重新点火。", ["headline", "byline", "body"]),
    ("炉火重燃\n本报江北讯\n锅炉重新点火。", ["headline", "byline", "body"]),
    ("新华社江北3月8日电 锅炉重新点火，工人们回来了。", ["body"]),
    ("锅炉重新点火。\n（责编：方圆）", ["body", "tail"]),
    ("锅炉重新点火。\n责任编辑：方圆", ["body", "tail"]),
    ("锅炉重新点火。\n推荐阅读", ["body", "tail"]),
    ("锅炉重新点火。\n（本报记者方圆）", ["body", "tail"]),
    ("锅炉重新点火。\n一组数字", ["body", "body"]),
    ("编辑部里的灯亮了一夜。", ["body"]),
    # what a site says of its page, and the titles of other stories below it
    ("炉火重燃\n发布时间：2020-03-08 来源：江北网 浏览次数：20\n锅炉重新点火。", ["headline", "byline", "body"]),
    ("炉火重燃\n2020-03-08 10:20:31\n锅炉重新点火。", ["headline", "byline", "body"]),
    ("炉火重燃\n2020年3月8日\n锅炉重新点火。", ["headline", "headline", "body"]),
    ("炉火重燃\n时间：昨天。地点：江北。", ["headline", "body"]),
    ("锅炉重新点火。\n上一篇：渡口通车\n下一篇：客车返程", ["body", "tail", "tail"]),
    ("锅炉重新点火。\n【相关新闻】\n渡口通车\n客车返程", ["body", "tail", "tail", "tail"]),
    ("锅炉重新点火。\n相关链接\n渡口昨天通车，客车返程。", ["body", "tail", "body"]),
    ("锅炉重新点火。\n相关阅读：渡口昨天通车。\n客车返程", ["body", "body", "body"]),
]

SENTENCES = [
    ("复工了。复产了。", ["复工了。", "复产了。"]),
    ("“复工了！”他说。", ["“复工了！”", "他说。"]),
    ("复工了？还没有", ["复工了？", "还没有"]),
    ("复工率95.5%，复产率90%。", ["复工率95.5%，复产率90%。"]),
    ("复工了。。。复产了。", ["复工了。", "复产了。"]),
    ("　　复工了。　\n\n　复产了。", ["复工了。", "复产了。"]),
    ("", []),
    ("\n \r\n", []),
    ("。", []),
]


def words(text: str) -> list[str]:
    """Return the sentences of the text."""
    return [text[one.start : one.end] for one in sentences(text)]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    """A sentence ends with its stop and the quotation marks after it, or with its paragraph."""
    assert words(text) == expected


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_roles(text: str, expected: list[str]) -> None:
    """Headline, byline, editor's note and tail matter are told from the body."""
    assert [str(block.role) for block in paragraphs(text)] == expected


def test_a_page_is_split_into_its_stories() -> None:
    """Each printed byline opens a story, together with the headline lines over it."""
    found = [(block.story, str(block.role), PAGE[block.start : block.end][:4]) for block in paragraphs(PAGE)]
    assert found == [
        (0, "headline", "江北造纸"),
        (0, "headline", "三条生产"),
        (0, "byline", "□记者 "),
        (0, "body", "清晨六点"),
        (1, "headline", "渡口小镇"),
        (1, "byline", "□通讯员"),
        (1, "body", "昨天下午"),
    ]


def test_one_byline_opens_no_second_story() -> None:
    """The headline lines over the only byline belong to its own story."""
    text = "江北复工忙\n炉火重燃\n□记者 方圆\n锅炉重新点火。"
    assert {block.story for block in paragraphs(text)} == {0}


def test_one_byline_far_down_opens_a_second_story() -> None:
    """What stands before it is a story of its own."""
    text = "锅炉重新点火。\n工人们回来了。\n机器转了。\n订单来了。\n货发走了。\n渡口来客\n□记者 方圆\n三辆客车停靠。"
    assert [block.story for block in paragraphs(text)] == [0, 0, 0, 0, 0, 1, 1, 1]


LEAD = "江北造纸厂的锅炉昨天重新点火，工人们按岗位就位。"
OTHER = "渡口镇的三辆客车到站，乘客们走下车来。"
OPENINGS = [
    "本报讯（记者 方圆）",
    "本报江北讯 ",
    "本台消息：",
    "新华社江北3月8日电（记者方圆）",
    "江北新闻网3月8日讯 ",
    "江北日报3月8日讯（记者 方圆）",
    "中江网江北3月8日电 题：",
    "江视网消息（江北新闻）：",
]


def numbers(text: str) -> list[int]:
    """Return the story of each paragraph."""
    return [block.story for block in paragraphs(text)]


@pytest.mark.parametrize("opening", OPENINGS)
def test_each_dateline_opens_a_story_with_the_headline_over_it(opening: str) -> None:
    """One alone opens none: it is that of the text."""
    first, second = f"炉火重燃\n{opening}{LEAD}", f"渡口来客\n　　{opening}{OTHER}"
    assert numbers(f"{first}\n{second}") == [0, 0, 1, 1]
    assert numbers(first) == [0, 0]
    assert [text[:4] for text in told(f"{first}\n{second}")] == ["炉火重燃", "渡口来客"]


def told(text: str) -> list[str]:
    """Return the stories of the text, each without the white space around it."""
    return [text[start:end].strip() for start, end in stories(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{LEAD}\n渡口来客\n本报讯 {OTHER}\n本报讯 {LEAD}", [0, 1, 1, 2]),
        (f"江北市经济运行\n2020-03-08 10:00\n本报讯 {OTHER}\n本报讯 {LEAD}", [0, 0, 0, 1]),
        (f"炉火重燃\n□记者 方圆\n本报讯 {LEAD}\n渡口来客\n□记者 林帆\n本报讯 {OTHER}", [0, 0, 0, 1, 1, 1]),
        (f"{LEAD}（记者 方圆）\n渡口来客\n{OTHER}", [0, 1, 1]),
        (f"{LEAD}（江北日报全媒体记者方圆 林帆）\n渡口来客\n{OTHER}", [0, 1, 1]),
        (f"{LEAD}(完)\n渡口来客\n{OTHER}", [0, 1, 1]),
        (f"{LEAD}（记者 方圆 摄）\n渡口来客\n{OTHER}", [0, 0, 0]),
        (f"{LEAD}（记者 方圆）\n{OTHER}", [0, 0]),
        (f"{LEAD}（记者 方圆）\n相关阅读\n渡口来客", [0, 0, 0]),
        (f"{LEAD}\n据江北社电报，{OTHER}\n江北网消息称，{LEAD}", [0, 0, 0]),
        (f"{LEAD}\n一组数字\n{OTHER}", [0, 0, 0]),
    ],
    ids=["a story before", "lines over the first", "byline and dateline", "signed", "signed by several", "end mark",
         "who took the picture", "no headline after", "tail after", "within sentences", "a heading"],
)  # fmt: skip
def test_what_else_parts_stories(text: str, expected: list[int]) -> None:
    """Who wrote it ends a story where a headline and a body follow; a heading alone begins none."""
    assert numbers(text) == expected


@given(st.lists(st.sampled_from(["本报讯 " + LEAD, OTHER, "□记者 方圆", "渡口来客", LEAD + "（记者 方圆）", ""])))
def test_the_stories_are_the_whole_text(lines: list[str]) -> None:
    """Nothing is lost between them, and none is empty."""
    text = "\n".join(lines)
    assert "".join(text[start:end] for start, end in stories(text)) == text
    assert all(start < end for start, end in stories(text)) or not text


def test_a_line_broken_by_the_page_is_joined() -> None:
    """A long line that stops in the middle of a sentence goes on in the next, a short or a finished one does not."""
    long = (
        "清晨六点，江北造纸厂的锅炉重新点火。工人们按岗位就位，检查了每一台机器的仪表和阀门以后又把昨天没有装完的那一批"
    )
    assert words(f"{long}\n货物装上了车。")[-1].endswith("一批\n货物装上了车。")
    assert len(paragraphs(f"{long}。\n货物装上了车。")) == 2
    assert len(paragraphs("昨天没有装完的那一批\n货物装上了车。")) == 2
    assert len(paragraphs(f"{long}\n□记者 方圆")) == 2


@pytest.mark.parametrize("mark", ["；", "，", "、", " ", ""])
def test_a_sentence_that_never_ends_is_cut(mark: str) -> None:
    """No sentence is longer than LONGEST; the cuts lie after the best mark and lose nothing."""
    text = f"炉火重燃工人就位{mark}" * 400
    found = words(text)
    assert "".join(found) == text.rstrip()
    assert max(map(len, found)) <= LONGEST
    assert all(one.endswith(mark.strip() or one[-1]) for one in found)


def test_a_better_mark_is_taken_before_a_later_lesser_one() -> None:
    """A semicolon parts more than a comma."""
    text = "炉火重燃，" * 60 + "工人就位；" + "机器转动，" * 200
    assert words(text)[0].endswith("工人就位；")


@given(st.text(alphabet="一二。！？”\n\r □核心阅读记者本报（）责编：，；、a1%", max_size=200))
def test_any_text_gives_ordered_sentences_inside_it(text: str) -> None:
    """Sentences lie in the text, in order, apart, and none is empty; stories and paragraphs only count up."""
    found = sentences(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    for before, after in pairwise(found):
        assert before.end <= after.start
        assert (before.story, before.paragraph) <= (after.story, after.paragraph)
    assert all(isinstance(one.role, Role) for one in found)


LINES = st.sampled_from(
    [
        "炉火重燃",
        "□记者 方圆",
        "清晨六点，锅炉重新点火。工人们就位。",
        "三条生产线一起转动，工人们说",
        "本报江北讯 三辆客车停靠渡口镇。",
        "新华社江北3月8日电",
        "工人们按岗位就位（记者 方圆）",
        "（完）",
        "来源：江北日报",
        "\u3000\u3000",
    ]
)


@given(st.lists(LINES, max_size=9), st.sampled_from(("\n", "\r\n", "\n\n", " \n")))
def test_what_cannot_open_a_second_story_opens_none(lines: list[str], between: str) -> None:
    """The one look at the whole text says what the looks at all its lines say."""
    text = between.join(lines)
    blocks = _joined(text, [found.span() for found in LINE.finditer(text)])
    assert not (_is_one(text) and _story_starts(text, blocks))
