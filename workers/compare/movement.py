"""The rules about how a series moves: a record, a jump, a fall from its peak. They compare exact figures only."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from statistics import median

from shuize.alert import Figure, plain
from shuize.pack import Rule
from workers.compare.canonical import Point, Track
from workers.compare.finding import Finding, carrier
from workers.compare.interval import is_exact

NORMAL_SCALE = Decimal("1.4826")  # of the median deviation, to stand for a standard deviation
DEFAULT_Z = Decimal("3.5")


def record(rule: Rule, track: Track) -> Iterator[Finding]:
    """Find each new highest (direction down: lowest) value after at least `min_points` others."""
    sign = _sign(rule)
    best: tuple[Point, Figure] | None = None
    for number, (point, figure) in enumerate(_exact(track)):
        if best is not None and sign * figure.value <= sign * best[1].value:
            continue
        if best is not None and number >= rule.min_points:
            yield _exactly("record", point, best[1], key=point.as_of, record=plain(best[1].value))
        best = point, figure


def jump(rule: Rule, track: Track) -> Iterator[Finding]:
    """Find changes a day beyond `per_day`, or beyond `z` robust deviations of at least `min_points` changes before.

    A rule with neither bound takes z = 3.5.
    """
    changes: list[Decimal] = []
    exact = _exact(track)
    for (earlier, before), (point, figure) in pairwise(exact):
        days = (point.day - earlier.day).days
        if days == 0:
            continue
        change = (figure.value - before.value) / days
        if _is_jump(rule, change, changes, max(figure.step, before.step) / days):
            yield _exactly("jump", point, before, key=point.as_of, per_day=plain(round(change, 4)))
        changes.append(change)


def _is_jump(rule: Rule, change: Decimal, changes: list[Decimal], rounding: Decimal) -> bool:
    """Say whether the change a day is beyond the rule's bounds, given the changes before it."""
    if rule.per_day is not None and abs(change) >= rule.per_day:
        return True
    z = rule.z if rule.z is not None or rule.per_day is not None else DEFAULT_Z
    if z is None or len(changes) < rule.min_points:
        return False
    middle = median(changes)
    deviation = NORMAL_SCALE * median([abs(one - middle) for one in changes])
    return abs(change - middle) >= z * max(deviation, rounding)


def reversal(rule: Rule, track: Track) -> Iterator[Finding]:
    """Find falls by at least `delta` from the running maximum (direction down: rises from the minimum), one a peak."""
    sign, delta = _sign(rule), rule.delta or Decimal(0)
    peak: tuple[Point, Figure] | None = None
    fallen = False
    for point, figure in _exact(track):
        if peak is None or sign * figure.value > sign * peak[1].value:
            peak, fallen = (point, figure), False
        elif not fallen and sign * (peak[1].value - figure.value) >= delta:
            fallen = True
            yield _exactly("reversal", point, peak[1], key=peak[0].as_of, peak=plain(peak[1].value))


def _sign(rule: Rule) -> int:
    """Return what turns the rule's direction upwards."""
    return 1 if rule.direction == "up" else -1


def _exact(track: Track) -> list[tuple[Point, Figure]]:
    """Return the dates at which one exact number stands."""
    return [(point, figure) for point, figure in track.known if is_exact(figure)]


def _exactly(reason: str, point: Point, previous: Figure, *, key: str, **detail: str) -> Finding:
    """Return the finding at this date, carried by the first publication of its exact value."""
    chosen = point.chosen
    first = carrier(point, lambda one: is_exact(one) and chosen is not None and one.value == chosen.value)
    return Finding(key, point, first, reason, previous=previous, detail=dict(detail))
