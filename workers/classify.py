"""Which topics an article earns, and which packs read it; each label says which terms earned it."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from shuize.pack import Pack
from shuize.types import Label

ENOUGH = 2
"""Different terms, or occurrences of one, that earn a topic; one in the headline is enough."""
HEADLINE = 40
SATURATION = Decimal(6)
"""Points at which a score is as good as certain."""
HUNDREDTH = Decimal("0.01")


class Classifier:
    """The packs' topics compiled for classifying; made once a process."""

    def __init__(self, packs: Sequence[Pack]) -> None:
        """Compile one pattern of all topics' terms and one of all indicators' names."""
        self._topics = [(pack.id, topic) for pack in packs for topic in pack.topics]
        self._names = {pack.id: {term for item in pack.indicators for term in item.terms} for pack in packs}
        self._topical = _pattern({term for _, topic in self._topics for term in topic.terms})
        self._naming = _pattern({term for terms in self._names.values() for term in terms})

    def classify(self, text: str) -> tuple[tuple[Label, ...], tuple[Label, ...]]:
        """Return the topics and the packs of `text`, best first, each with a score in [0, 1] and its terms.

        A pack is earned by one of its own topics, or by the very name of one of its indicators.
        """
        seen = Counter(self._topical.findall(text))
        headline = set(self._topical.findall(text[:HEADLINE]))
        topics, packs = [], dict(self._named(text))
        for pack, topic in self._topics:
            label = _label(topic.id, topic.terms, seen, headline)
            if label is None:
                continue
            topics.append(label)
            if topic.own and (pack not in packs or label.score > packs[pack].score):
                packs[pack] = Label(pack, label.score, label.terms)
        return _ranked(topics), _ranked(list(packs.values()))

    def _named(self, text: str) -> Iterator[tuple[str, Label]]:
        """Yield the packs of which an indicator is named, with the names."""
        seen = Counter(self._naming.findall(text))
        for pack, names in self._names.items():
            label = _label(pack, sorted(names & seen.keys()), seen, set(seen))
            if label:
                yield pack, label


def _pattern(words: Collection[str]) -> re.Pattern[str]:
    """Return one pattern of all words, the longest first; of no words, one that matches nothing."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, ordered)) if ordered else r"(?!)")


def _label(name: str, terms: Sequence[str], seen: Counter[str], headline: set[str]) -> Label | None:
    """Return the label that these terms earn, None where they do not earn it."""
    found = [term for term in terms if seen[term]]
    points = sum(seen[term] for term in found)
    if not found or (points < ENOUGH and not headline & set(found)):
        return None
    score = min(Decimal(points) / SATURATION, Decimal(1)).quantize(HUNDREDTH)
    return Label(name, score, tuple(sorted(found, key=lambda term: -seen[term])))


def _ranked(labels: list[Label]) -> tuple[Label, ...]:
    """Return the labels, best first."""
    return tuple(sorted(labels, key=lambda label: (-label.score, label.id)))
