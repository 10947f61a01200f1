"""Which of the figures told for one date count, as a function of their set alone, never of their arrival.

A person's decision stands until something better is published. Explicit corrections stand over everything of the
same or a worse rank; then the best rank; then each source's newest word. A running count grows while its day lasts:
of what differs there, the word published last stands, and of one day's words the greatest. Those are live. Where live
figures contradict one another, the date is contested and decides nothing. Other figures that agree with all the live
ones back them: a fact told again, or rounded, is no new fact.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from shuize.alert import Figure, Settlement, last_day
from shuize.types import Kind, Relation
from workers.compare.interval import PRECISION, agree, span, together


@dataclass(frozen=True, slots=True)
class Point:
    """One date of a series. `chosen` is its most precise figure, None where the date is contested."""

    as_of: str
    day: date
    figures: tuple[Figure, ...]
    """All that was ever told for it, earliest published first."""
    live: tuple[Figure, ...]
    backing: tuple[Figure, ...]
    """The live figures and those that agree with them, earliest published first."""
    chosen: Figure | None
    running: bool = False
    """Whether it is of a running count."""

    @property
    def is_told_alike(self) -> bool:
        """Say whether all that was ever told for it agrees."""
        return len(self.figures) == 1 or agree(self.figures)


@dataclass(frozen=True, slots=True)
class Track:
    """A whole series: its dates in order, and the known value before the first of them, if any was told."""

    points: tuple[Point, ...]
    baseline: Figure | None
    seen: date | None = None
    """The newest publication date of all articles so far: where event time stands."""

    @property
    def known(self) -> list[tuple[Point, Figure]]:
        """The dates that are not contested, each with the figure that stands for it."""
        return [(point, point.chosen) for point in self.points if point.chosen is not None]


def canonical(
    figures: Iterable[Figure],
    seen: date | None = None,
    settled: Mapping[str, Settlement] | None = None,
    *,
    running: bool = False,
) -> Track:
    """Return the series that the set of figures makes; the same figure twice is once.

    `seen` is the newest publication date of all articles so far, of other series too; `settled` says for which dates
    a person decided; `running` that the series is a count which only grows.
    """
    settled = settled or {}
    distinct = sorted({figure.id: figure for figure in figures}.values(), key=lambda figure: figure.as_of or "")
    groups = [(as_of, list(group)) for as_of, group in groupby(distinct, key=lambda figure: figure.as_of or "")]
    points = sorted(
        (settle(as_of, group, settled.get(as_of), running=running) for as_of, group in groups if as_of),
        key=lambda p: (p.day, p.as_of),
    )
    undated = next((group for as_of, group in groups if not as_of), [])
    return Track(tuple(points), _baseline(undated, points), seen)


def settle(
    as_of: str, figures: Sequence[Figure], settled: Settlement | None = None, *, running: bool = False
) -> Point:  # fmt: skip
    """Return what stands for this date among all that was told for it."""
    told = tuple(sorted(figures, key=_order_of_publication))
    decided = _decided(told, settled) if settled else None
    live = (decided,) if decided else _standing(told, running=running)
    ids, truth = {one.id for one in live}, together(live)
    backing = tuple(
        one for one in told if one.id in ids or (one.computed is None and truth.within(span(one)).is_possible)
    )
    contested = not decided and (not truth.is_possible or any(one.computed is not None for one in live))
    chosen = None if contested else min(backing, key=lambda one: _precedence(one, ids))
    return Point(as_of, last_day(as_of), told, live, backing, chosen, running)


def _decided(told: tuple[Figure, ...], settled: Settlement) -> Figure | None:
    """Return the figure that a person chose, until a correction or a better rank is published after that."""
    chosen = next((one for one in told if one.id == settled.observation_id), None)
    if chosen is None:
        return None
    newer = (one for one in told if one.published > settled.on)
    return None if any(one.correction or one.rank < chosen.rank for one in newer) else chosen


def _standing(told: tuple[Figure, ...], *, running: bool) -> tuple[Figure, ...]:
    """Return the live figures; where one alone was told, as on most dates, it is."""
    if len(told) == 1:
        return told
    return _grown(_live(told)) if running else _live(told)


def _live(told: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return the figures that nothing stands over."""
    corrected = min((figure.rank for figure in told if figure.correction), default=None)
    standing = told if corrected is None else [one for one in told if one.correction or one.rank < corrected]
    best = min(figure.rank for figure in standing)
    said = [(one, one.speaker, (one.correction, one.published)) for one in standing if one.rank == best]
    newest: dict[str, tuple[bool, date]] = {}
    for _, speaker, recency in said:  # a correction is newer than any other word, then by its date
        newest[speaker] = max(newest.get(speaker, recency), recency)
    return tuple(one for one, speaker, recency in said if recency == newest[speaker])


def _grown(live: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return those of a running count that were told last; of one day's the greatest, with all else of its article.

    What is counted one by one is not rounded: 3 and 4 cases are not the same.
    """
    counted = {figure.value for figure in live if figure.relation is Relation.EQ and figure.step <= 1}
    if agree(live) and len(counted) <= 1:
        return live
    last = max(figure.published for figure in live)
    told = [figure for figure in live if figure.published == last]
    most = max(told, key=lambda one: (one.value, one.id))
    return tuple(one for one in told if one.value == most.value or one.article_id == most.article_id)


def _order_of_publication(figure: Figure) -> tuple[date, bool, int, str]:
    """Return where the figure stands among those told for its date; of one day's words the exact ones come first."""
    return figure.published, figure.correction, PRECISION[figure.relation], figure.id


def _precedence(figure: Figure, live: Collection[str]) -> tuple[int, bool, Decimal, bool, int, int, str]:
    """Return what chooses among figures that agree: exact and printed ones first, in the most digits; live ones next.

    Then rank, the newer, the hash.
    """
    newer = -figure.published.toordinal()
    derived = figure.kind is Kind.DERIVED
    return PRECISION[figure.relation], derived, figure.step, figure.id not in live, figure.rank, newer, figure.id


def _baseline(undated: Sequence[Figure], points: Sequence[Point]) -> Figure | None:
    """Return the earlier value of a change, where no dated figure lies before the date that bounds it."""
    before_all = [
        (last_day(one.bound), one) for one in undated if one.bound and points and last_day(one.bound) <= points[0].day
    ]
    if not before_all:
        return None
    earliest = min(bound for bound, _ in before_all)
    first = settle(earliest.isoformat(), [one for bound, one in before_all if bound == earliest])
    return first.chosen or min(first.live, key=lambda one: _precedence(one, ()))
