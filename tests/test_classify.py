"""Topics and packs that an article earns, and the terms that earned them."""

from decimal import Decimal

import pytest

from shuize import pack
from shuize.pack import Pack
from workers.classify import Classifier

RESUMPTION = pack.load("resumption")

TOPICS = [
    ("宁波企业复工忙", ["resumption"]),
    ("宁波今天下雨。" * 8 + "有一家店复工。", []),
    ("宁波今天下雨。" * 8 + "有一家店复工，另一家复产。", ["resumption"]),
    ("宁波今天下雨。" * 8 + "一家店复工，又一家店复工。", ["resumption"]),
    ("口罩、防护服、消毒液运到了宁波，银行也来送贷款。", ["supplies", "credit"]),
    ("宁波今天下雨。", []),
    ("", []),
]

PACKS = [
    ("宁波企业复工忙", ["resumption"]),
    ("宁波今天下雨。" * 8 + "开工率是多少，没有人知道。", ["resumption"]),
    ("宁波今天下雨。" * 8 + "有一家店复工。", []),
    ("满意率达到98%。", []),
]


@pytest.fixture(scope="module")
def classifier() -> Classifier:
    """Return the default pack's classifier."""
    return Classifier([RESUMPTION])


@pytest.mark.parametrize(("text", "expected"), TOPICS)
def test_topics(text: str, expected: list[str], classifier: Classifier) -> None:
    """One term in the headline is enough, elsewhere it takes two; the best topic comes first."""
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


def test_without_packs_nothing_is_earned() -> None:
    """A reader of no pack labels nothing."""
    none: list[Pack] = []
    assert Classifier(none).classify("宁波企业复工忙") == ((), ())
