"""A series of which nothing is heard any more, measured in event time: against the newest publication date seen."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from statistics import median

from shuize.pack import Rule
from workers.compare.canonical import Track
from workers.compare.finding import Finding

FEWEST = 2
"""Dates that have a gap between them."""


def stale(rule: Rule, track: Track) -> Iterator[Finding]:
    """Find the series' last date where what was published since lies past the day on which more was due."""
    due = due_day(rule, track)
    if due is None or track.seen is None or track.seen < due:
        return
    last = track.points[-1]
    figure = last.chosen or last.live[0]
    yield Finding(last.as_of, last, figure, "stale", detail={"due": due.isoformat()}, ages=False, news=due)


def due_day(rule: Rule, track: Track) -> date | None:
    """Return the first day on which the series is stale: past its last date by `gaps` median gaps or `floor_days`.

    None for a series of fewer than `min_points` dates, and where the calendar ends before.
    """
    days = sorted({point.day for point in track.points})
    if len(days) < max(FEWEST, rule.min_points):
        return None
    usual = median((later - earlier).days for earlier, later in pairwise(days))
    patience = max(int(rule.gaps * Decimal(str(usual))), rule.floor_days) + 1
    return days[-1] + timedelta(days=patience) if patience <= (date.max - days[-1]).days else None
