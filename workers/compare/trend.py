"""When the next mark will be passed if the trend holds: shown to whoever asks, never an alert by itself.

The trend is the median of the changes a day between any two of the newest exact values (Theil and Sen): one wrong
figure does not bend it. From the newest value on it is drawn straight; how far the changes differ among themselves
(their tenth and ninetieth percentile) gives the earliest and the latest day. A rate that nears 100 % grows slower
than a straight line, so the day is rather too early than too late.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import combinations
from statistics import median

from shuize.alert import Figure
from shuize.pack import Rule
from workers.compare.canonical import Point, Track
from workers.compare.interval import is_exact

NEWEST = 8
"""How many values the trend is taken from, and within how many days before the last."""
WITHIN_DAYS = 60
FEWEST = 3
FARTHEST_DAYS = 365
OUTER = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Outlook:
    """The next mark and the day on which a straight line reaches it; `latest` None: perhaps never."""

    mark: Decimal
    per_day: Decimal
    expected: date
    earliest: date
    latest: date | None
    points: int


def outlook(rules: Iterable[Rule], track: Track) -> Outlook | None:
    """Return which mark of the rules comes first and when; None where the values are few or lead to none in a year."""
    values = _newest(track)
    if len(values) < FEWEST:
        return None
    slopes = sorted(
        (late.value - early.value) / (later.day - earlier.day).days
        for (earlier, early), (later, late) in combinations(values, 2)
    )
    found = [_reached(mark, values[-1], slopes, len(values)) for rule in rules for mark in _ahead(rule, values[-1][1])]
    return min((one for one in found if one is not None), key=lambda one: (one.expected, one.mark), default=None)


def _newest(track: Track) -> list[tuple[Point, Figure]]:
    """Return the newest exact values, one a day."""
    exact = {point.day: (point, figure) for point, figure in track.known if is_exact(figure)}
    days = sorted(exact)[-NEWEST:]
    return [exact[day] for day in days if days[-1] - day <= timedelta(days=WITHIN_DAYS)]


def _ahead(rule: Rule, figure: Figure) -> list[Decimal]:
    """Return the rule's next mark, if it has one beyond the value."""
    if rule.kind == "every" and rule.step:
        return [(figure.value // rule.step + 1) * rule.step]
    if rule.kind != "milestone":
        return []
    if rule.direction == "up":
        return sorted(mark for mark in rule.marks if mark > figure.value)[:1]
    return sorted((mark for mark in rule.marks if mark < figure.value), reverse=True)[:1]


def _reached(mark: Decimal, last: tuple[Point, Figure], slopes: Sequence[Decimal], points: int) -> Outlook | None:
    """Return when the line from the last value reaches the mark."""
    point, figure = last
    distance = mark - figure.value
    slow, usual, fast = _percentile(slopes, OUTER), median(slopes), _percentile(slopes, 1 - OUTER)
    if distance < 0:
        slow, fast = fast, slow
    days, soonest, last_days = _days(distance, usual), _days(distance, fast), _days(distance, slow)
    if days is None or soonest is None:
        return None
    first = point.day
    latest = None if last_days is None else first + timedelta(days=last_days)
    return Outlook(mark, usual, first + timedelta(days=days), first + timedelta(days=soonest), latest, points)


def _days(distance: Decimal, per_day: Decimal) -> int | None:
    """Return in how many days the distance is gone; None where it never is, or not within a year."""
    if distance * per_day <= 0:
        return None
    days = int((distance / per_day).to_integral_value(ROUND_CEILING))
    return days if days <= FARTHEST_DAYS else None


def _percentile(values: Sequence[Decimal], share: Decimal) -> Decimal:
    """Return the value below which this share of the sorted values lies; of the lower half the lower one."""
    rounding = ROUND_FLOOR if share * 2 < 1 else ROUND_CEILING
    return values[int((share * (len(values) - 1)).to_integral_value(rounding))]
