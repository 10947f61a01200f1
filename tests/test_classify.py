"""Topics and packs that an article earns, and the terms that earned them."""

from decimal import Decimal

import msgspec
import pytest

from shuize import packfile
from shuize.pack import Pack, Topic
from workers.classify import CLOSES, CLOSING, FIRST, LAST, OPENING, OPENS, Classifier

RESUMPTION = packfile.load("resumption")

TOPICS = [
    ("宁波企业复工忙", ["resumption"]),
    ("宁波今天下雨。" * 8 + "有一家店复工。", ["resumption"]),
    ("宁波今天下雨。" * 8 + "随着企业复工，车多了起来。", []),
    ("宁波今天下雨。" * 8 + "一家店有口罩。", []),
    ("宁波今天下雨。" * 8 + "一家店捐赠口罩。", ["supplies"]),
    ("口罩、防护服、消毒液运到了宁波，银行也来送贷款。", ["supplies", "credit"]),
    ("宁波今天下雨。", []),
    ("", []),
]

PACKS = [
    ("宁波企业复工忙", ["resumption"]),
    ("宁波今天下雨。" * 8 + "开工率是多少，没有人知道。", ["resumption"]),
    ("宁波今天下雨。" * 8 + "有一家店复工。", ["resumption"]),
    ("宁波今天下雨。" * 8 + "在复工的同时，雨停了。", []),
    ("宁波今天下雨。" * 8 + "随着开工率提高，雨停了。", ["resumption"]),
    ("满意率达到98%。", []),
]


@pytest.fixture(scope="module")
def classifier() -> Classifier:
    """Return the default pack's classifier."""
    return Classifier([RESUMPTION])


@pytest.mark.parametrize(("text", "expected"), TOPICS)
def test_topics(text: str, expected: list[str], classifier: Classifier) -> None:
    """One clause that says it is enough, what is only named on the way is not; the best topic comes first."""
    topics, _ = classifier.classify(text)
    assert [label.id for label in topics] == expected


@pytest.mark.parametrize(("text", "expected"), PACKS)
def test_packs(text: str, expected: list[str], classifier: Classifier) -> None:
    """A pack is earned by its own topic, or by the name of one of its indicators."""
    _, packs = classifier.classify(text)
    assert [label.id for label in packs] == expected


def test_a_label_says_what_earned_it(classifier: Classifier) -> None:
    """The terms are listed, the most frequent first, and the score grows with them up to 1."""
    topics, _ = classifier.classify("复产复产复产，返岗")
    (label,) = topics
    assert label.terms == ("复产", "返岗")
    assert label.score == Decimal("0.67")
    topics, packs = classifier.classify("复工" * 40)
    assert topics[0].score == packs[0].score == Decimal(1)


def test_a_pack_takes_the_better_of_its_reasons(classifier: Classifier) -> None:
    """The name of an indicator once, and the topic three times: the topic is the better reason."""
    _, packs = classifier.classify("复工、复产、返岗，复工率")
    assert packs[0].terms[0] == "复工"


FLOOD = Topic(
    "flood", "洪水", "flood", terms=("洪水", "决堤"), hints=("降雨", "水位"), avoid=("洪水猛兽",), enough=2,
)  # fmt: skip
FAR = "无事可记，" * 50

WEIGHTS = [
    ("", "洪水来了", ["洪水"]),
    (FAR, "洪水来了", None),
    (FAR, "洪水来了，降雨不停", None),
    (FAR, "洪水来了，降雨不停，水位很高", ["洪水", "水位", "降雨"]),
    (FAR, "洪水猛兽，决堤一般", None),
    (FAR, "洪水猛兽，洪水，决堤", ["决堤", "洪水"]),
    (FAR, f"洪水{FAR}决堤", None),
    (FAR, f"洪水{FAR}洪水，决堤", ["洪水", "决堤"]),
]


@pytest.mark.parametrize(("before", "text", "terms"), WEIGHTS)
def test_hints_count_half_and_only_words_close_together_add_up(before: str, text: str, terms: list[str] | None) -> None:
    """What is avoided hides the word in it; two mentions far apart are no topic."""
    small = msgspec.structs.replace(RESUMPTION, topics=(FLOOD,), indicators=())
    topics, packs = Classifier([small]).classify(before + text)
    assert [list(label.terms) for label in topics] == ([terms] if terms else [])
    assert [label.id for label in packs] == (["resumption"] if terms else [])


GIFTS = Topic(
    "gifts", "赠物", "gifts", terms=("义捐",), hints=("棉被", "棉衣"), beside=("送到", "捐赠"),
    before=("旧",), after=("厂",), avoid=("棉被花",), enough=1,
)  # fmt: skip

CLAUSES = [
    ("棉被送到了山上。", ["棉被"]),
    ("捐赠的棉衣和棉被到了。", ["棉衣", "棉被"]),
    ("山上有棉被。", None),
    ("山上有棉被。有人捐赠。", None),
    ("棉被，" + "山路很长，" * 3 + "送到了山上。", None),
    ("棉被花捐赠给学校。", None),
    ("旧棉被送到了山上。", None),
    ("棉被厂捐赠书本。", None),
    ("义捐开始了。", ["义捐"]),
    ("随着义捐开始，天晴了。", None),
    ("天晴了，但由于义捐，路上人多。", None),
    ("随着天晴，义捐开始了。", ["义捐"]),
    ("在义捐的同时举办展览。", None),
    ("举办展览的同时开始义捐。", ["义捐"]),
    ("义捐期间，天晴了。", None),
    ("义捐期间的展览结束了。", ["义捐"]),
    ("义捐有序进行中。", ["义捐"]),
    ("在义捐中，人人出力。", None),
]


@pytest.mark.parametrize(("text", "terms"), CLAUSES)
def test_what_is_only_the_time_or_the_cause_of_something_else_counts_nothing(
    text: str, terms: list[str] | None
) -> None:
    """A hint counts beside one of its words in a sentence; asides of a clause count nothing."""
    small = msgspec.structs.replace(RESUMPTION, topics=(GIFTS,), indicators=())
    topics, _ = Classifier([small]).classify(FAR + text)
    assert [sorted(label.terms) for label in topics] == ([sorted(terms)] if terms else [])


def test_without_packs_nothing_is_earned() -> None:
    """A reader of no pack labels nothing."""
    none: list[Pack] = []
    assert Classifier(none).classify("宁波企业复工忙") == ((), ())


WORDS = (
    "随着 由于 面对 因 因此 受 受到 的同时 前提下 前提之下 基础上 过程中 背景下 形势下 之际 期间 以来 之后 后"
    " 之下 中 手中 下 时 时期 时刻 时候 影响 冲击"
)


@pytest.mark.parametrize(
    "clause", [shape.format(word) for word in WORDS.split() for shape in ("{}企业", "企业{}", "企{}业")]
)
def test_a_clause_is_looked_through_wherever_it_has_an_opening_or_a_closing(clause: str) -> None:
    """What is asked first of a clause is never narrower than the patterns themselves."""
    assert not OPENING.match(clause) or clause[0] in FIRST or OPENS.search(clause)
    assert not CLOSING.match(clause) or clause[-1] in LAST or CLOSES.search(clause)
