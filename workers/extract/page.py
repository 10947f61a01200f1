"""A page of several stories: each is read as if it stood alone, and what it tells is moved to where it stands."""

from dataclasses import replace

from shuize.places import Gazetteer
from shuize.types import Article, Evidence, Observation
from workers.extract.observe import observe
from workers.extract.words.lexicon import Lexicon
from workers.text.segment import Segmenter
from workers.text.stories import stories


def observe_stories(
    article: Article, lexicon: Lexicon, gazetteer: Gazetteer, segments: Segmenter
) -> tuple[Observation, ...]:
    """Return the observations of an article, in the order of their spans; no story explains a figure of another."""
    spans = stories(article.text)
    if len(spans) == 1:
        return observe(article, lexicon, gazetteer, segments)
    return tuple(
        moved(one, start, story)
        for story, (start, end) in enumerate(spans)
        for one in observe(replace(article, text=article.text[start:end]), lexicon, gazetteer, segments)
    )


def moved(one: Observation, by: int, story: int) -> Observation:
    """Return the observation of a story as one of the text that the story begins in after so many code points."""
    evidence = one.evidence
    if evidence:
        (low, high), place, date = evidence.indicator, evidence.place, evidence.date
        place, date = (span and (span[0] + by, span[1] + by) for span in (place, date))
        evidence = Evidence(evidence.rule, (low + by, high + by), place, date)
    return replace(one, start=one.start + by, end=one.end + by, story=story, evidence=evidence)
