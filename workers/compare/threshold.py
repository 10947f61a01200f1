"""The rules about passing something: a mark, each multiple of a step, a multiple of the first value."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Context, Decimal

from shuize.alert import Figure, Status, plain
from shuize.pack import Rule
from shuize.types import Relation
from workers.compare.canonical import Point, Track
from workers.compare.finding import CROSSED, FIRST_REPORT, Finding, carrier
from workers.compare.interval import ceiling, floor

EXACT = Context(prec=200, rounding=ROUND_FLOOR)  # more digits than any text prints; never past the true multiple
LISTED = 10  # most multiples of a step that one figure is said to pass; a leap over thousands is one piece of news


@dataclass(frozen=True, slots=True)
class Gauge:
    """One mark and what it is to pass it or to fall back behind it."""

    mark: Decimal
    rises: bool
    hysteresis: Decimal

    def passed(self, figure: Figure) -> bool:
        """Say whether the figure is surely at or past the mark."""
        bound = floor(figure) if self.rises else ceiling(figure)
        return bound is not None and (bound >= self.mark if self.rises else bound <= self.mark)

    def may_be_passed(self, figure: Figure) -> bool:
        """Say whether the figure is said to be about the mark or past it, which is not sure."""
        reaches = figure.value >= self.mark if self.rises else figure.value <= self.mark
        return figure.relation is Relation.APPROX and reaches

    def left(self, figure: Figure) -> bool:
        """Say whether the figure is surely back behind the mark by the hysteresis."""
        bound = ceiling(figure) if self.rises else floor(figure)
        if bound is None:
            return False
        return bound <= self.mark - self.hysteresis if self.rises else bound >= self.mark + self.hysteresis


def milestone(rule: Rule, track: Track) -> Iterator[Finding]:
    """Find the marks that the series passed, each episode of each."""
    for mark in rule.marks:
        yield from _episodes(Gauge(mark, rule.direction == "up", rule.hysteresis), track)


def _episodes(gauge: Gauge, track: Track) -> Iterator[Finding]:
    """Find each time the series passed the mark; a contested date, or an `about`, never passes it alone."""
    crossing: Finding | None = None
    held: Finding | None = None
    pending: Finding | None = None
    previous, episode = track.baseline, 1
    for point in track.points:
        if point.chosen is None:
            if crossing is None and held is None:
                held = _held(gauge, point, previous, episode)
            continue
        if crossing is None and gauge.passed(point.chosen):
            crossing, held = _crossing(gauge, point, previous, episode), None
        elif crossing is not None and gauge.left(point.chosen):
            yield _reversed(gauge, point, previous, crossing)
            crossing, episode = None, episode + 1
        pending = None if crossing else _pending(gauge, point, previous, episode, pending)
        previous = point.chosen
    standing = crossing or held or pending
    if standing:
        yield standing


def _crossing(gauge: Gauge, point: Point, previous: Figure | None, episode: int) -> Finding:
    """Return the passing at this date."""
    below = previous is not None and not gauge.passed(previous)
    return Finding(
        key=plain(gauge.mark),
        point=point,
        figure=carrier(point, gauge.passed),
        reason=CROSSED if below else FIRST_REPORT,
        episode=episode,
        previous=previous,
    )


def _held(gauge: Gauge, point: Point, previous: Figure | None, episode: int) -> Finding | None:
    """Return the passing that one of the contested figures would make, if one would."""
    figure = next((one for one in point.live if gauge.passed(one)), None)
    if figure is None:
        return None
    return Finding(plain(gauge.mark), point, figure, "conflict", Status.HELD, episode, previous, ages=False)


def _pending(
    gauge: Gauge, point: Point, previous: Figure | None, episode: int, pending: Finding | None
) -> Finding | None:  # fmt: skip
    """Return the passing that is only said to be about so, by the first that does; None where this date says other."""
    if point.chosen is None or not gauge.may_be_passed(point.chosen):
        return None
    first = carrier(point, gauge.may_be_passed)
    return pending or Finding(plain(gauge.mark), point, first, "about", Status.PENDING, episode, previous, ages=False)


def _reversed(gauge: Gauge, point: Point, previous: Figure | None, crossing: Finding) -> Finding:
    """Return the end of a passing."""
    return Finding(
        key=crossing.key,
        point=point,
        figure=carrier(point, gauge.left),
        reason="reversed",
        status=Status.REVERSED,
        episode=crossing.episode,
        previous=previous,
        detail={"crossed_as_of": crossing.point.as_of, "crossed_by": crossing.figure.id},
    )


def every(rule: Rule, track: Track) -> Iterator[Finding]:
    """Find the multiples of the step that the series passed; of the first value only the highest."""
    step = rule.step or Decimal(1)
    top = None if track.baseline is None else _multiple(track.baseline, step)
    previous = track.baseline
    for point, figure in track.known:
        reached = _multiple(figure, step)
        if reached is not None:
            lowest = reached if top is None else max(top + 1, reached - LISTED + 1)
            reason = FIRST_REPORT if top is None else CROSSED
            for number in range(max(lowest, 1), reached + 1):
                bound = EXACT.multiply(Decimal(number), step)
                yield _at_least(bound, plain(bound), point, previous, reason)
            top = reached if top is None else max(top, reached)
        previous = figure


def _multiple(figure: Figure, step: Decimal) -> int | None:
    """Return how many whole steps the figure surely holds."""
    bound = floor(figure)
    return None if bound is None else int(EXACT.divide(bound, step))


def _at_least(bound: Decimal, key: str, point: Point, previous: Figure | None, reason: str) -> Finding:
    """Return the passing of this bound at this date."""
    figure = carrier(point, lambda one: (floor(one) or Decimal(0)) >= bound)
    return Finding(key, point, figure, reason, previous=previous)


def multiple(rule: Rule, track: Track) -> Iterator[Finding]:
    """Find the multiples of its first known value that the series reached (120万 -> 1100万: 2x, 5x)."""
    base = _base(track)
    if base is None:
        return
    open_factors = sorted(rule.factors)
    previous: Figure | None = None if track.baseline is not base else base
    for point, figure in track.known:
        bound, value = floor(figure), ceiling(base) or base.value
        while open_factors and bound is not None and figure is not base and bound >= open_factors[0] * value:
            factor = open_factors.pop(0)
            finding = _at_least(factor * value, plain(factor), point, previous, CROSSED)
            finding.detail.update(base=plain(value), base_by=base.id)
            yield finding
        previous = figure


def _base(track: Track) -> Figure | None:
    """Return the first known figure that bounds its value upwards, so that a multiple of it is surely reached."""
    known = [track.baseline] if track.baseline is not None else []
    known += [figure for _, figure in track.known]
    return next((figure for figure in known if (ceiling(figure) or 0) > 0), None)
