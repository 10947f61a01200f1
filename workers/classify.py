"""Which topics an article earns, and which packs read it; each label says which terms earned it."""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from operator import itemgetter

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from shuize.pack import Pack, Topic
from shuize.types import Label
from workers.text import lazyre as re

TERM, HINT = 2, 1
"""Points for an occurrence of a term, and of a hint."""
REACH = 12
"""A hint is beside a word that is no farther from it, in the same sentence."""
END = re.compile("[。！？；\n]")
BREAKS = frozenset("，。！？；：…\n ")
CLAUSE = re.compile(f"[{''.join(sorted(BREAKS))}]")
OPENING = re.compile(".*?(?:随着|由于)|面对|因(?!此|地|时|而)|受(?!到|理|贿|益|访)")
CLOSING = re.compile(
    ".*(?=的同时|前提之?下|基础上|过程中|背景下|形势下|之际)"
    "|.*?(?=(?:期间|以来|之?后|之下|(?<![手其心当行])中|(?<![以上如])下|时|时[期刻候]|影响|冲击)$)"
)
"""What comes after an opening, or before a closing, is the time, the cause or the circumstance of something else."""
OPENS, CLOSES = re.compile("随着|由于"), re.compile("的同时|前提|基础上|过程中|背景下|形势下|之际")
FIRST, LAST = frozenset("面因受"), frozenset("间来后下中时期刻候响击")
"""What an opening has somewhere, or begins with; a closing has somewhere, or ends with: most clauses have none."""
HEADLINE = 40
WINDOW = 200
"""The points that earn a topic are found this close together: what is told of takes a few sentences, not one word."""
SATURATION = 12
"""Points at which a score is as good as certain."""
HUNDREDTH = Decimal("0.01")
BEGIN = itemgetter(0)
"""Where a match begins; the automaton gives them by their ends."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """One label and the points that each of its words is worth; words worth nothing hide others or stand beside."""

    id: str
    pack: str
    points: Mapping[str, int]
    enough: int
    """Points that earn it; in the headline all count double."""
    owns: bool
    """Whether earning it earns the pack."""
    hints: frozenset[str] = frozenset()
    """Words that count as much as terms, but only beside one of `beside`."""
    beside: frozenset[str] = frozenset()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    """A word right after one of `before` or right before one of `after` counts nothing."""
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
        of: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, ballot in enumerate(self._ballots):
            for word, points in ballot.points.items():
                of[word].append((number, points))
        self._words = sorted(of)
        self._of = [of[word] for word in self._words]
        self._automaton = AhoCorasick(self._words, matchkind=MatchKind.Standard, implementation=Implementation.DFA)

    def classify(self, text: str) -> tuple[tuple[Label, ...], tuple[Label, ...]]:
        """Return the topics and the packs of `text`, best first, each with a score in [0, 1] and its terms.

        A pack is earned by one of its own topics, or by the very name of one of its indicators.
        """
        topics: list[Label] = []
        packs: dict[str, Label] = {}
        asides = _Asides(text)
        for number, found in sorted(self._found(text).items()):
            ballot = self._ballots[number]
            matches = list(_longest(found))
            if not ballot.names:
                worth = _most(ballot, matches)
                matches = list(_earned(ballot, text, asides, matches)) if worth >= ballot.enough else []
            label = _label(ballot, matches)
            if label is None:
                continue
            if not ballot.names:
                topics.append(label)
            if ballot.owns and (ballot.pack not in packs or label.score > packs[ballot.pack].score):
                packs[ballot.pack] = Label(ballot.pack, label.score, label.terms)
        return _ranked(topics), _ranked(packs.values())

    def _found(self, text: str) -> dict[int, list[Found]]:
        """Return the matches, the outer first, of the words of each ballot that could be enough if all counted."""
        matches = self._automaton.find_matches_as_indexes(text, overlapping=True)
        worth = [0] * len(self._ballots)
        for index, start, _ in matches:
            for number, points in self._of[index]:
                worth[number] += points * 2 if start < HEADLINE else points
        could = {number for number, points in enumerate(worth) if points >= self._ballots[number].enough}
        found: dict[int, list[Found]] = {number: [] for number in could}
        for index, start, end in reversed(matches) if could else ():
            for number, _ in self._of[index]:
                if number in could:
                    found[number].append((start, end, self._words[index]))
        for ones in found.values():
            ones.sort(key=BEGIN)
        return found


def _ballot(pack: Pack, topic: Topic) -> Ballot:
    """Return what each word of a topic is worth."""
    points = {
        **dict.fromkeys(topic.beside, 0),
        **dict.fromkeys(topic.hints, TERM if topic.beside else HINT),
        **dict.fromkeys(topic.terms, TERM),
        **dict.fromkeys(topic.avoid, 0),
    }
    hints = frozenset(topic.hints if topic.beside else ())
    return Ballot(
        topic.id, pack.id, points, TERM * topic.enough, topic.own,
        hints=hints, beside=frozenset(topic.beside), before=topic.before, after=topic.after,
    )  # fmt: skip


def _names(pack: Pack) -> Ballot:
    """Return the names of a pack's indicators, each enough."""
    points = {term: TERM for item in pack.indicators for term in item.terms}
    return Ballot(pack.id, pack.id, points, TERM, owns=True, names=True)


def _longest(found: list[Found]) -> Iterator[Found]:
    """Yield the matches that lie in no other, from left to right, none overlapping the one before."""
    end = 0
    for match in found:
        if match[0] >= end:
            end = match[1]
            yield match


class _Asides:
    """Which parts of a text are only the time, the cause or the circumstance of something else."""

    def __init__(self, text: str) -> None:
        """Look at nothing yet: most texts are never asked about."""
        self._text = text
        self._begin, self._end = 0, -1
        """The clause that was asked about last."""
        self._known: dict[int, tuple[int, int]] = {}

    def hold(self, start: int, end: int) -> bool:
        """Say whether a match lies in such a part."""
        if not self._begin <= start <= self._end:
            self._turn_to(start)
        known = self._known.get(self._begin)
        if known is None:
            known = self._known[self._begin] = self._bounds(self._begin, self._end)
        return start >= known[0] or end <= known[1]

    def _turn_to(self, at: int) -> None:
        """Find the clause that holds a position."""
        text, begin = self._text, at
        while begin and text[begin - 1] not in BREAKS:
            begin -= 1
        ended = CLAUSE.search(text, at)
        self._begin, self._end = begin, ended.start() if ended else len(text)

    def _bounds(self, begin: int, end: int) -> tuple[int, int]:
        """Return from where on a clause is aside, and up to where."""
        text = self._text
        opens = text[begin] in FIRST or OPENS.search(text, begin, end)
        closes = text[end - 1] in LAST or CLOSES.search(text, begin, end)
        opening = OPENING.match(text, begin, end) if opens else None
        closing = CLOSING.match(text, begin, end) if closes else None
        return opening.end() if opening else end + 1, closing.end() if closing else -1


def _earned(ballot: Ballot, text: str, asides: _Asides, found: list[Found]) -> Iterator[Found]:
    """Yield the matches that count: neither hidden nor aside, and hints beside their words."""
    points, hints, before, after = ballot.points, ballot.hints, ballot.before, ballot.after
    near = [match for match in found if match[2] in ballot.beside] if ballot.beside else []
    for match in found:
        start, end, word = match
        if not points[word] or (after and text.startswith(after, end)) or (before and text.endswith(before, 0, start)):
            continue
        if (word not in hints or _beside(text, match, near)) and not asides.hold(start, end):
            yield match


def _beside(text: str, match: Found, near: list[Found]) -> bool:
    """Say whether the nearest of the words that stand beside is within reach and in the same sentence."""
    at = bisect(near, match)
    for other in near[max(at - 2, 0) : at + 1]:
        first, second = (match, other) if match < other else (other, match)
        if other != match and second[0] - first[1] <= REACH and not END.search(text, first[1], second[0]):
            return True
    return False


def _label(ballot: Ballot, counted: Sequence[Found]) -> Label | None:
    """Return the label that the matches earn, None where they do not earn it; its words come by what they earned."""
    if _most(ballot, counted) < ballot.enough:
        return None
    earned: dict[str, int] = {}
    for _, _, word in counted:
        earned[word] = earned.get(word, 0) + ballot.points[word]
    return Label(
        ballot.id,
        _score(min(sum(earned.values()), SATURATION)),
        tuple(sorted(earned, key=lambda word: (-earned[word], word))),
    )


@lru_cache
def _score(points: int) -> Decimal:
    """Return the score that so many points earn."""
    return (Decimal(points) / SATURATION).quantize(HUNDREDTH)


def _most(ballot: Ballot, found: Sequence[Found]) -> int:
    """Return the most points that lie within one window."""
    best = within = first = 0
    worth = [ballot.points[word] * (2 if start < HEADLINE else 1) for start, _, word in found]
    for last, (start, _, _) in enumerate(found):
        within += worth[last]
        while start - found[first][0] > WINDOW:
            within -= worth[first]
            first += 1
        if within > best:  # noqa: PLR1730 - faster than max()
            best = within
    return best


def _ranked(labels: Iterable[Label]) -> tuple[Label, ...]:
    """Return the labels, best first."""
    return tuple(sorted(labels, key=lambda label: (-label.score, label.id)))
