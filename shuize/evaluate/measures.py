"""From outcomes to the figures that are held against targets. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from shuize.evaluate.agree import same_span
from shuize.evaluate.judge import Judged, Outcome
from shuize.evaluate.labels import Line, Trap
from shuize.types import AsOfKind, Kind

Pair = tuple[Judged, Line]
"""A label that was read, right or wrong."""
SERIES_KEY = frozenset({"relation", "zone", "excludes"})
"""Fields that decide a series or a mark, which the loosest definition of a right figure leaves out."""
VAGUE = frozenset({AsOfKind.NOW, AsOfKind.PUBLISHED, AsOfKind.INHERITED})


@dataclass(frozen=True, slots=True)
class Score:
    """How many were right of those read and of those asked for."""

    right: int
    read: int
    asked: int

    @property
    def precision(self) -> float | None:
        """The share of what was read that is right; None where nothing was read."""
        return self.right / self.read if self.read else None

    @property
    def recall(self) -> float | None:
        """The share of what was asked for that was read right; None where nothing was asked."""
        return self.right / self.asked if self.asked else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None where nothing was read or asked."""
        return 2 * self.right / (self.read + self.asked) if self.read + self.asked else None


@dataclass(frozen=True, slots=True)
class Tally:
    """The outcomes of one kind of figure."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    false: int = 0

    @property
    def score(self) -> Score:
        """Precision and recall of whole figures."""
        return Score(self.right, self.right + self.wrong + self.false, self.right + self.wrong + self.missed)


@dataclass(frozen=True, slots=True)
class Measure:
    """One row of the table of targets: what was found, what it is made of, and what must be reached."""

    name: str
    found: float | None
    of: str
    target: float | None = None

    @property
    def short_by(self) -> float | None:
        """What is missing to the target; 0 where it is reached, None where there is nothing to compare."""
        return None if self.target is None or self.found is None else max(0.0, self.target - self.found)


@dataclass(frozen=True, slots=True)
class Report:
    """All figures of one evaluation."""

    kinds: dict[Kind, Tally]
    measures: tuple[Measure, ...]
    wrong_fields: Counter[str]
    traps: Counter[str]
    """How many traps of each kind there are."""
    sprung: Counter[str]
    """How many of them were stepped into."""
    outcomes: tuple[Judged, ...] = field(repr=False)

    @property
    def f1(self) -> float | None:
        """The headline: F1 of whole stated figures."""
        return self.kinds[Kind.STATED].score.f1

    def of(self, outcome: Outcome) -> list[Judged]:
        """Return the outcomes of one sort; wrong ones by the field that is wrong most often."""
        found = [item for item in self.outcomes if item.outcome is outcome]
        return sorted(found, key=self._worst) if outcome is Outcome.WRONG else found

    def _worst(self, item: Judged) -> tuple[int, str]:
        """Return the place of a wrong figure in the list."""
        worst = max(item.fields, key=lambda name: (self.wrong_fields[name], name))
        return -self.wrong_fields[worst], worst


def report(outcomes: Sequence[Judged], traps: Sequence[Trap]) -> Report:
    """Return the figures of the outcomes of all articles."""
    kinds = {kind: tally(item.outcome for item in outcomes if item.kind is kind) for kind in Kind}
    wrong = Counter(name for item in outcomes if item.outcome is Outcome.WRONG for name in item.fields)
    stepped = {(item.doc, item.trap.start, item.trap.end): item.trap.trap for item in outcomes if item.trap}
    known, sprung = Counter(trap.trap for trap in traps), Counter(stepped.values())
    stated = [item for item in outcomes if item.kind is Kind.STATED]
    rows = (*_measures(stated, kinds[Kind.STATED]), _trap_row(sprung.total(), len(traps)))
    return Report(kinds, rows, wrong, known, sprung, tuple(outcomes))


def tally(outcomes: Iterable[Outcome]) -> Tally:
    """Count the outcomes."""
    counted = Counter(outcomes)
    return Tally(
        counted[Outcome.RIGHT], counted[Outcome.WRONG], counted[Outcome.MISSED], counted[Outcome.FALSE]
    )  # fmt: skip


def _measures(stated: Sequence[Judged], whole: Tally) -> Iterable[Measure]:
    """Yield the rows of stated figures, in the order of the targets."""
    pairs = [(item, item.line) for item in stated if item.outcome in {Outcome.RIGHT, Outcome.WRONG} if item.line]
    explicit = [pair for pair in pairs if not _is_vague(pair[1]) and not pair[1].is_before]
    placed = [(item, line) for item, line in pairs if item.one and item.one.series.place.code]
    coded = [(item, line) for item, line in pairs if line.region]
    yield _all_of("quantity (value and span), F1", pairs, whole, _is_quantity, 0.98)
    yield _share("value and unit", pairs, _without("value", "unit"), 0.97)
    yield _share("relation", pairs, _without("relation"), 0.97)
    yield _share("indicator", pairs, _without("indicator"))
    yield _share("explicit dates", explicit, _without("as_of"), 0.99)
    yield _share("vague, lunar and inherited dates", [p for p in pairs if _is_vague(p[1])], _without("as_of"), 0.90)
    yield _share("earlier value of a change", [p for p in pairs if p[1].is_before], _without("as_of"))
    yield _share("place, precision", placed, _without("region"), 0.97)
    yield _share("place, recall", coded, _without("region"), 0.97)
    yield _share(
        "place where 全省, 该区 point at it", [p for p in coded if p[0].is_reference], _without("region"), 0.95
    )
    yield _share("zone", [p for p in pairs if p[1].zone], _without("zone"))
    yield _share("what is left out (除…外)", [p for p in pairs if p[1].excludes], _without("excludes"))
    yield _share("subject", pairs, _without("subject"))
    yield _all_of("whole figure, F1, relation and scope not asked", pairs, whole, _is_right_but_for_scope)
    yield _all_of("whole figure, F1", pairs, whole, lambda pair: not pair[0].fields, 0.92)


def _all_of(
    name: str, pairs: Sequence[Pair], whole: Tally, holds: Callable[[Pair], bool], target: float | None = None
) -> Measure:
    """Return a measure over everything read and everything asked for."""
    score = Score(sum(map(holds, pairs)), whole.score.read, whole.score.asked)
    return Measure(name, score.f1, f"{score.right} of {score.read} read, {score.asked} asked", target)


def _share(name: str, pairs: Sequence[Pair], holds: Callable[[Pair], bool], target: float | None = None) -> Measure:
    """Return a measure over the figures that were found, whatever else is right of them."""
    right = sum(map(holds, pairs))
    return Measure(name, right / len(pairs) if pairs else None, f"{right} of {len(pairs)} found", target)


def _without(*fields: str) -> Callable[[Pair], bool]:
    """Return what says that none of the fields is wrong."""
    return lambda pair: not set(fields) & set(pair[0].fields)


def _is_vague(line: Line) -> bool:
    """Say whether the text dates the figure by 目前, by words before it or not at all."""
    return line.as_of_kind in VAGUE or (line.as_of is None and not line.is_before)


def _is_quantity(pair: Pair) -> bool:
    """Say whether value and span are those of the label."""
    item, line = pair
    return "value" not in item.fields and item.one is not None and same_span(line, item.one)


def _is_right_but_for_scope(pair: Pair) -> bool:
    """Say whether value, unit, indicator, region, subject and date are right."""
    return set(pair[0].fields) <= SERIES_KEY


def _trap_row(sprung: int, traps: int) -> Measure:
    """Return the share of the traps that was not stepped into."""
    of = f"{sprung} of {traps} sprung"
    return Measure("traps not sprung", (traps - sprung) / traps if traps else None, of, 0.97)
