"""The rules about what was told rather than what happened: contradictions, restatements, a series' first figure."""

from collections.abc import Iterator
from itertools import accumulate, compress, groupby

from shuize.alert import Figure, plain
from shuize.pack import Rule
from workers.compare.canonical import Point, Track, settle
from workers.compare.finding import FIRST_REPORT, Finding
from workers.compare.interval import Span, agree, span

LISTED = 10  # most values that one contradiction names


def conflict(_rule: Rule, track: Track) -> Iterator[Finding]:
    """Find the dates whose live figures contradict one another, or the numbers printed beside them."""
    for point in track.points:
        if point.chosen is None:
            figure = _disputing(point)
            others = (one for one in point.live if one.id != figure.id and not agree((one, figure)))
            detail: dict[str, object] = {"values": _values(point), "computed": _computed(point)}
            yield Finding(
                point.as_of, point, figure, "conflict", previous=next(others, None), detail=detail, ages=False
            )


def _disputing(point: Point) -> Figure:
    """Return the first published live figure with which the contradiction stood."""
    truths = accumulate(map(span, point.live), Span.within)
    at_odds = (one.computed is not None or not truth.is_possible for one, truth in zip(point.live, truths, strict=True))
    return next(compress(point.live, at_odds))


def _values(point: Point) -> list[str]:
    """Return the live values, each once, the highest first."""
    return [plain(value) for value in sorted({figure.value for figure in point.live}, reverse=True)[:LISTED]]


def _computed(point: Point) -> list[dict[str, str]]:
    """Return what the numbers printed beside a rate give, where that is another rate."""
    found = {(one.value, one.computed, one.formula or "") for one in point.live if one.computed is not None}
    return [
        {"value": plain(value), "computed": plain(computed), "formula": formula}
        for value, computed, formula in sorted(found, key=str)[:LISTED]
        if computed is not None
    ]


def restatement(rule: Rule, track: Track) -> Iterator[Finding]:
    """Find each change of what stands for a date beyond `tolerance` and beyond rounding, as publication went on."""
    for point in track.points:
        if point.is_told_alike:
            continue  # whatever stood for it at any time agrees with what stood before
        standing: Figure | None = None
        revision = 0
        for figure in _standing_by_publication(point):
            if standing is not None and _differs(rule, standing, figure) and not _grew(point, standing, figure):
                revision += 1
                yield Finding(point.as_of, point, figure, "restated", episode=revision, previous=standing, ages=False)
            standing = figure


def _standing_by_publication(point: Point) -> Iterator[Figure]:
    """Give what stood for the date after each day of publication, corrections after the rest of their day."""
    told: list[Figure] = []
    for _, published in groupby(point.figures, key=lambda figure: (figure.published, figure.correction)):
        told += published
        chosen = settle(point.as_of, told, running=point.running).chosen
        if chosen is not None:
            yield chosen


def _grew(point: Point, standing: Figure, figure: Figure) -> bool:
    """Say whether a running count only went on: what stood was told before its day was over."""
    return point.running and standing.published <= point.day and figure.value > standing.value


def _differs(rule: Rule, standing: Figure, restated: Figure) -> bool:
    """Say whether the two values differ beyond rounding and beyond the rule's tolerance."""
    return not agree((standing, restated)) and abs(restated.value - standing.value) > rule.tolerance


def series_new(_rule: Rule, track: Track) -> Iterator[Finding]:
    """Find the figure that the series was first told with."""
    first = min(
        ((figure.published, point.day, figure.id, point, figure) for point in track.points for figure in point.figures),
        key=lambda told: told[:3],
        default=None,
    )
    if first is not None:
        yield Finding("first", first[3], first[4], FIRST_REPORT, ages=False)
