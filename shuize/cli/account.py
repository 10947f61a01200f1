"""A series in plain words: how it went, which marks it passed, what contradicts what, and where it seems to go."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shuize.alert import Figure, Status, plain
from shuize.cli.words import word
from shuize.pack import THRESHOLDS, Pack, runs
from shuize.sentence import amount, day, number
from shuize.store.alerts import Listed
from shuize.types import Series
from shuize.wording import Language
from workers.compare.canonical import Track, canonical
from workers.compare.decide import scopes
from workers.compare.trend import Outlook, outlook

BARS = "▁▂▃▄▅▆▇█"
LONGEST = 60
"""Most values that one line of bars shows, the newest."""


@dataclass(frozen=True, slots=True)
class Account:
    """What is to be said of one series."""

    series: Series
    track: Track
    passed: tuple[Listed, ...]
    conflicts: tuple[Listed, ...]
    outlook: Outlook | None


def account(series: Series, history: Iterable[Figure], alerts: Iterable[Listed], packs: Sequence[Pack]) -> Account:
    """Return what the history comes to; marks that were taken back are not among those passed."""
    track = canonical(history, running=runs(packs, series.indicator))
    stands = [one for one in alerts if one.stored.state.status is not Status.RETRACTED]
    stands.sort(key=lambda one: (one.stored.state.as_of, Decimal(_mark(one) or 0), one.stored.state.id))
    return Account(
        series=series,
        track=track,
        passed=tuple(one for one in stands if one.stored.state.kind in THRESHOLDS),
        conflicts=tuple(one for one in stands if one.stored.state.kind == "conflict"),
        outlook=outlook([scope.watch.rule for scope in scopes(packs, series, 0)], track),
    )


def _mark(one: Listed) -> str | None:
    """Return the mark, multiple or factor; None for what is no threshold."""
    return one.stored.state.key if one.stored.state.kind in THRESHOLDS else None


def sparkline(values: Sequence[Decimal]) -> str:
    """Return the values as bars between the lowest and the highest.

    >>> sparkline([Decimal(80), Decimal(90), Decimal(100)]), sparkline([Decimal(7), Decimal(7)])
    ('▁▅█', '▄▄')
    """
    lowest, highest = min(values, default=Decimal(0)), max(values, default=Decimal(0))
    if lowest == highest:
        return BARS[3] * len(values)
    top = len(BARS) - 1
    return "".join(BARS[int((value - lowest) / (highest - lowest) * top + Decimal("0.5"))] for value in values)


def lines(told: Account, language: Language) -> list[str]:
    """Return what there is to say, a line each: the course, marks, contradictions, outlook."""
    found = [_course(told, language)]
    found += [_passing(told, one, language) for one in told.passed]
    found += [_contradiction(told, one, language) for one in told.conflicts]
    found.append(_prospect(told, language))
    return [line for line in found if line]


def _course(told: Account, language: Language) -> str:
    """Return the bars, with the first and the last value and their dates."""
    known = told.track.known[-LONGEST:]
    if not known:
        return ""
    ends = [known[0], known[-1]] if len(known) > 1 else known
    said = [f"{amount(one, told.series.unit, language)} ({day(point.as_of, language)})" for point, one in ends]
    return " ".join((sparkline([one.value for _, one in known]), " → ".join(said)))


def _passing(told: Account, one: Listed, language: Language) -> str:
    """Return one mark: since when, why, and how it stands now."""
    state = one.stored.state
    mark = f"{state.key}×" if state.kind == "multiple" else number(Decimal(state.key), told.series.unit, language)
    why = ", ".join(dict.fromkeys((word(f"status.{state.status}", language), word(state.reason, language))))
    return f"{word('mark', language)} {mark}: {day(state.as_of, language)} ({why})"


def _contradiction(told: Account, one: Listed, language: Language) -> str:
    """Return one date's contradicting values."""
    values: Iterable[str] = json.loads(one.stored.state.detail)["values"]
    said = " / ".join(number(Decimal(value), told.series.unit, language) for value in values)
    return f"{word('conflict', language)} {day(one.stored.state.as_of, language)}: {said}"


def _prospect(told: Account, language: Language) -> str:
    """Return when the next mark comes if the trend holds, and how sure that is."""
    ahead = told.outlook
    if ahead is None:
        return ""
    latest = day(ahead.latest.isoformat(), language) if ahead.latest else word("outlook.never", language)
    return word("outlook", language).format(
        mark=number(ahead.mark, told.series.unit, language),
        expected=day(ahead.expected.isoformat(), language),
        earliest=day(ahead.earliest.isoformat(), language),
        latest=latest,
        points=ahead.points,
        per_day=f"{plain(round(ahead.per_day, 2))}{told.series.unit}",
    )


def fields(told: Account) -> dict[str, object]:
    """Return the same for programs: what stands at each date, marks, contradictions, outlook."""
    return {
        "stands": [{"as_of": point.as_of, "value": plain(one.value)} for point, one in told.track.known],
        "passed": [_state(one) for one in told.passed],
        "conflicts": [_state(one) | json.loads(one.stored.state.detail) for one in told.conflicts],
        "outlook": None if told.outlook is None else _ahead(told.outlook),
    }


def _state(one: Listed) -> dict[str, object]:
    """Return how one alert stands."""
    state = one.stored.state
    shown = ("id", "rule", "key", "episode", "status", "reason", "as_of")
    return {name: str(getattr(state, name)) if name != "episode" else state.episode for name in shown}


def _ahead(ahead: Outlook) -> dict[str, object]:
    """Return the outlook for programs."""

    def written(moment: date | None) -> str | None:
        return None if moment is None else moment.isoformat()

    return {
        "mark": plain(ahead.mark),
        "expected": written(ahead.expected),
        "earliest": written(ahead.earliest),
        "latest": written(ahead.latest),
        "per_day": plain(round(ahead.per_day, 4)),
        "points": ahead.points,
    }
