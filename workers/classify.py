"""Which topics an article earns, and which packs read it; each label says which terms earned it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ahocorasick_rs import AhoCorasick, MatchKind

from shuize.pack import Pack, Topic
from shuize.types import Label

TERM, HINT = 2, 1
"""Points for an occurrence of a term, and of a hint."""
HEADLINE = 40
WINDOW = 200
"""The points that earn a topic are found this close together: what is told of takes a few sentences, not one word."""
SATURATION = 12
"""Points at which a score is as good as certain."""
HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Ballot:
    """One label and the points that each of its words is worth; words worth nothing only hide others."""

    id: str
    pack: str
    points: Mapping[str, int]
    enough: int
    """Points that earn it; in the headline all count double."""
    owns: bool
    """Whether earning it earns the pack."""
    names: bool = False
    """Whether its words are the names of the pack's indicators, one of which is enough."""


Found = tuple[int, int, str]
"""Start, end and word of one match."""


class Classifier:
    """The packs' topics compiled for classifying; made once a process."""

    def __init__(self, packs: Sequence[Pack]) -> None:
        """Compile one automaton of the words of all topics and of all indicators' names."""
        topics = [_ballot(pack, topic) for pack in packs for topic in pack.topics]
        self._ballots = (*topics, *map(_names, packs))
        self._of: dict[str, list[int]] = defaultdict(list)
        for number, ballot in enumerate(self._ballots):
            for word in ballot.points:
                self._of[word].append(number)
        self._words = sorted(self._of)
        self._automaton = AhoCorasick(self._words, matchkind=MatchKind.Standard)

    def classify(self, text: str) -> tuple[tuple[Label, ...], tuple[Label, ...]]:
        """Return the topics and the packs of `text`, best first, each with a score in [0, 1] and its terms.

        A pack is earned by one of its own topics, or by the very name of one of its indicators.
        """
        topics: list[Label] = []
        packs: dict[str, Label] = {}
        for number, found in sorted(self._found(text).items()):
            ballot = self._ballots[number]
            label = _label(ballot, _longest(found))
            if label is None:
                continue
            if not ballot.names:
                topics.append(label)
            if ballot.owns and (ballot.pack not in packs or label.score > packs[ballot.pack].score):
                packs[ballot.pack] = Label(ballot.pack, label.score, label.terms)
        return _ranked(topics), _ranked(packs.values())

    def _found(self, text: str) -> dict[int, list[Found]]:
        """Return the matches of each ballot's words, longer ones of one beginning last."""
        found: dict[int, list[Found]] = defaultdict(list)
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            word = self._words[index]
            for number in self._of[word]:
                found[number].append((start, end, word))
        return found


def _ballot(pack: Pack, topic: Topic) -> Ballot:
    """Return what each word of a topic is worth."""
    points = {
        **dict.fromkeys(topic.hints, HINT),
        **dict.fromkeys(topic.terms, TERM),
        **dict.fromkeys(topic.avoid, 0),
    }
    return Ballot(topic.id, pack.id, points, TERM * topic.enough, topic.own)


def _names(pack: Pack) -> Ballot:
    """Return the names of a pack's indicators, each enough."""
    points = {term: TERM for item in pack.indicators for term in item.terms}
    return Ballot(pack.id, pack.id, points, TERM, owns=True, names=True)


def _longest(found: list[Found]) -> Iterator[Found]:
    """Yield the matches that lie in no other, from left to right, none overlapping the one before."""
    end = 0
    for match in sorted(found, key=lambda one: (one[0], -one[1])):
        if match[0] >= end:
            end = match[1]
            yield match


def _label(ballot: Ballot, found: Iterable[Found]) -> Label | None:
    """Return the label that the matches earn, None where they do not earn it; its words come by what they earned."""
    counted = [match for match in found if ballot.points[match[2]]]
    if _most(ballot, counted) < ballot.enough:
        return None
    earned: Counter[str] = Counter()
    for _, _, word in counted:
        earned[word] += ballot.points[word]
    score = min(Decimal(earned.total()) / SATURATION, Decimal(1)).quantize(HUNDREDTH)
    return Label(ballot.id, score, tuple(sorted(earned, key=lambda word: (-earned[word], word))))


def _most(ballot: Ballot, found: Sequence[Found]) -> int:
    """Return the most points that lie within one window."""
    best = within = first = 0
    worth = [ballot.points[word] * (2 if start < HEADLINE else 1) for start, _, word in found]
    for last, (start, _, _) in enumerate(found):
        within += worth[last]
        while start - found[first][0] > WINDOW:
            within -= worth[first]
            first += 1
        best = max(best, within)
    return best


def _ranked(labels: Iterable[Label]) -> tuple[Label, ...]:
    """Return the labels, best first."""
    return tuple(sorted(labels, key=lambda label: (-label.score, label.id)))
