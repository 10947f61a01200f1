"""What holds of the reading of any text at all: asked by the property tests and by the fuzzer."""

from shuize.types import Article, Observation, Reading
from workers.read import legible
from workers.text.traditional import simplified


def assert_upheld(article: Article, reading: Reading) -> None:
    """Assert that each observation lies in the text, holds its words, and bounds what it says."""
    article = legible(article)
    simple = simplified(article.text)
    starts = [one.start for one in reading.observations]
    assert starts == sorted(starts)
    for one in reading.observations:
        _assert_placed(article, one)
        _assert_sane(article, one)
    for label in (*reading.topics, *reading.packs):
        assert 0 < label.score <= 1
        assert label.terms
        assert all(term in simple for term in label.terms)


def _assert_placed(article: Article, one: Observation) -> None:
    """Assert that the spans lie in the text."""
    assert 0 <= one.start < one.end <= len(article.text)
    assert one.text == article.text[one.start : one.end]
    assert one.text in one.quote
    assert one.quote in article.text
    assert one.evidence is not None
    for span in (one.evidence.indicator, one.evidence.place, one.evidence.date):
        assert span is None or 0 <= span[0] < span[1] <= len(article.text)


def _assert_sane(article: Article, one: Observation) -> None:
    """Assert that value, date and confidence can be."""
    assert one.value.is_finite()
    assert (one.as_of is None) == (one.as_of_kind.value == "before")
    assert one.as_of is None or one.as_of <= article.published.isoformat()
    assert 0 < one.confidence < 1
    assert one.low is None or one.high is None or one.low <= one.high
