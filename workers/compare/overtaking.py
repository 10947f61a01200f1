"""One place passes another: two series of one figure, each by its newest value of the last days."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from shuize.alert import Figure, plain
from shuize.pack import Rule
from workers.compare.canonical import Point, Track
from workers.compare.finding import Finding, carrier
from workers.compare.interval import agree

SEPARATOR = "@"


@dataclass(frozen=True, slots=True)
class Rival:
    """A series beside the one that is looked at."""

    id: str
    track: Track


def overtakes(rule: Rule, track: Track, rival: Rival) -> Iterator[Finding]:
    """Find the dates since which the series is surely ahead (direction down: below) of its rival, behind it before.

    Values older than `within_days` are not compared; a lead within rounding or within `tolerance` is none.
    """
    ours, theirs = _Standing(track), _Standing(rival.track)
    behind: Figure | None = None
    for day in sorted({*ours.days, *theirs.days}):
        mine, other = ours.on(day, rule.within_days), theirs.on(day, rule.within_days)
        lead = _lead(rule, mine[1], other[1]) if mine and other else 0
        if not (lead and mine and other):
            continue
        if lead > 0 and behind is not None:
            yield _passing(rule, day, mine[0], other, rival_id=rival.id, behind=behind)
        behind = mine[1] if lead < 0 else None


def rival_of(key: str) -> str:
    """Return which series the finding of this key passes."""
    return key.partition(SEPARATOR)[0]


class _Standing:
    """What stands on a day: the newest known value up to it."""

    def __init__(self, track: Track) -> None:
        """Keep the known values by day, of two on one day the last."""
        self._known = {point.day: (point, figure) for point, figure in track.known}
        self.days = sorted(self._known)

    def on(self, day: date, within_days: int) -> tuple[Point, Figure] | None:
        """Return the newest known value up to the day, None where it is older than so many days."""
        place = bisect_right(self.days, day)
        newest = self.days[place - 1] if place else None
        if newest is None or day - newest > timedelta(days=within_days):
            return None
        return self._known[newest]


def _lead(rule: Rule, mine: Figure, other: Figure) -> int:
    """Return 1 where the one is surely ahead of the other, -1 where it is surely behind, else 0."""
    difference = mine.value - other.value
    if agree((mine, other)) or abs(difference) <= rule.tolerance:
        return 0
    return 1 if (difference > 0) is (rule.direction == "up") else -1


def _passing(
    rule: Rule, day: date, point: Point, other: tuple[Point, Figure], *, rival_id: str, behind: Figure
) -> Finding:  # fmt: skip
    """Return the passing on this day, news since both of its figures were published."""
    figure = carrier(point, lambda one: _lead(rule, one, other[1]) > 0)
    passed = carrier(other[0], lambda one: _lead(rule, figure, one) > 0)
    as_of = point.as_of if point.day == day else other[0].as_of
    detail: dict[str, object] = {
        "rival": rival_id,
        "value": plain(passed.value),
        "relation": passed.relation,
        "as_of": passed.as_of,
        "by": passed.id,
    }
    return Finding(
        key=f"{rival_id}{SEPARATOR}{as_of}",
        point=replace(point, as_of=as_of, day=day),
        figure=figure,
        reason="overtaken",
        previous=behind,
        detail=detail,
        news=max(figure.published, passed.published),
    )
