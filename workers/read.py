"""Reading one article: classify it, extract its figures; pure, the same text always gives the same reading."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from shuize.pack import Pack
from shuize.places import Gazetteer
from shuize.types import Article, Label, Reading
from workers.classify import Classifier
from workers.extract.page import observe_stories
from workers.extract.rates.unnamed import may_name_rate
from workers.extract.words.lexicon import Lexicon
from workers.text import errata, spacing
from workers.text import lazyre as re
from workers.text.segment import Waiting
from workers.text.traditional import as_printed
from workers.text.usual import usual

SURROGATE = re.compile("[\ud800-\udfff]")


class Reader:
    """Everything that reading needs, made once a process: the packs compiled, the places, the segmenter."""

    def __init__(self, packs: Sequence[Pack], gazetteer: Gazetteer, *, prefer: str = "rjieba") -> None:
        """Compile the packs; `prefer` names the segmenter to take where it is installed."""
        self.packs = tuple(packs)
        self._gazetteer = gazetteer
        self._classifier = Classifier(self.packs)
        self._lexicons: dict[frozenset[str], Lexicon] = {}
        self._segments = Waiting(lambda: Lexicon(self.packs).words, prefer=prefer)

    def read(self, article: Article) -> Reading:
        """Return the labels and observations of `article`; offsets are code points of its text.

        An article that earns no pack, and was given none, yields only open rates.
        """
        article = legible(article)
        simple = usual(article.text)
        if simple != article.text:
            return self._printed(article, replace(article, text=simple))
        close = spacing.squeezed(article.text)
        if close:
            reading = self.read(replace(article, text=close.text))
            return replace(reading, observations=spacing.whole(reading.observations, article.text, close))
        right = errata.righted(article.text)
        if right:
            reading = self.read(replace(article, text=right.read.text))
            return replace(reading, observations=errata.corrected(reading.observations, article.text, right))
        topics, earned_packs = self._classifier.classify(article.text)
        packs = _given(article, earned_packs) if article.packs else earned_packs
        if not packs and not may_name_rate(article.text):
            return Reading(article.id, topics, packs, ())
        lexicon = self._lexicon(frozenset(label.id for label in packs))
        return Reading(article.id, topics, packs, observe_stories(article, lexicon, self._gazetteer, self._segments))

    def _printed(self, printed: Article, simple: Article) -> Reading:
        """Return the reading of a text in other characters or marks: read in the common ones, quoted as printed."""
        reading = self.read(simple)
        return replace(reading, observations=tuple(as_printed(one, printed, simple) for one in reading.observations))

    def _lexicon(self, earned: frozenset[str]) -> Lexicon:
        """Return the indicators of these packs and the populations of all, compiled when first needed together."""
        if earned not in self._lexicons:
            self._lexicons[earned] = Lexicon([pack for pack in self.packs if pack.id in earned], self.packs)
        return self._lexicons[earned]

    def warm(self) -> None:
        """Load what loads when first used (before a fork)."""
        re.ready()
        self._segments.load()


def legible(article: Article) -> Article:
    """Return the article with each lone surrogate replaced, in its place; no text that UTF-8 can hold has one."""
    try:
        article.text.encode()
    except UnicodeEncodeError:
        return replace(article, text=SURROGATE.sub("\ufffd", article.text))
    return article


def _given(article: Article, earned: Sequence[Label]) -> tuple[Label, ...]:
    """Return the packs that the article was given, each with the terms that it has of them."""
    labels = {label.id: label for label in earned}
    return tuple(labels.get(one, Label(one, Decimal(1), ())) for one in article.packs)
