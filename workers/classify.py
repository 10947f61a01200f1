"""Which topics an article earns, and which packs read it; each label says which terms earned it."""

import re
from collections import Counter
from collections.abc import Sequence
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
        """Compile one pattern of all topics' terms."""
        self._topics = [(pack.id, topic) for pack in packs for topic in pack.topics]
        words = sorted({term for _, topic in self._topics for term in topic.terms}, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, words)) if words else r"(?!)")

    def classify(self, text: str) -> tuple[tuple[Label, ...], tuple[Label, ...]]:
        """Return the topics and the packs of `text`, best first, each with a score in [0, 1] and its terms."""
        seen = Counter(self._pattern.findall(text))
        headline = set(self._pattern.findall(text[:HEADLINE]))
        topics = [
            (pack, topic.own, label)
            for pack, topic in self._topics
            if (label := _label(topic.id, topic.terms, seen, headline)) is not None
        ]
        best: dict[str, Label] = {}
        for pack, own, label in topics:
            if own and (pack not in best or label.score > best[pack].score):
                best[pack] = Label(pack, label.score, label.terms)
        return _ranked([label for _, _, label in topics]), _ranked(list(best.values()))


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
