"""The states that one rule gives one series: a pure function of the set of its figures, whatever their arrival."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta

from shuize.alert import State, Status, Watch, alert_id
from shuize.pack import Rule
from workers.compare.canonical import Track
from workers.compare.finding import Finding
from workers.compare.movement import jump, record, reversal
from workers.compare.overtaking import Rival, overtakes
from workers.compare.silence import stale
from workers.compare.testimony import conflict, restatement, series_new
from workers.compare.threshold import every, milestone, multiple

RULES: Mapping[str, Callable[[Rule, Track], Iterator[Finding]]] = {
    "milestone": milestone,
    "every": every,
    "multiple": multiple,
    "record": record,
    "jump": jump,
    "reversal": reversal,
    "conflict": conflict,
    "restatement": restatement,
    "series.new": series_new,
    "stale": stale,
}
PAIRS: Mapping[str, Callable[[Rule, Track, Rival], Iterator[Finding]]] = {"overtakes": overtakes}
"""The rules that look at two series at once."""


def project(watch: Watch, series_id: str, track: Track) -> tuple[State, ...]:
    """Return every state that the rule sees in the series, by id."""
    return _states(watch, series_id, RULES[watch.rule.kind](watch.rule, track))


def project_pair(watch: Watch, series_id: str, track: Track, rival: Rival) -> tuple[State, ...]:
    """Return every state that the rule sees in the series beside its rival, by id."""
    return _states(watch, series_id, PAIRS[watch.rule.kind](watch.rule, track, rival))


def _states(watch: Watch, series_id: str, findings: Iterator[Finding]) -> tuple[State, ...]:
    """Return the findings as states, by id."""
    states = (_state(watch, series_id, finding) for finding in findings)
    return tuple(sorted(states, key=lambda state: state.id))


def _state(watch: Watch, series_id: str, finding: Finding) -> State:
    """Give the finding its identity, and its age."""
    late = finding.ages and _is_late(finding, watch.lateness_days)
    status = Status.HISTORICAL if late and finding.status is Status.OPEN else finding.status
    return State(
        id=alert_id(watch.id, series_id, finding.key, finding.episode),
        rule=watch.id,
        kind=watch.rule.kind,
        series_id=series_id,
        key=finding.key,
        episode=finding.episode,
        status=status,
        reason="historical" if late else finding.reason,
        as_of=finding.point.as_of,
        observation_id=finding.figure.id,
        detail=json.dumps(finding.detail, ensure_ascii=False, sort_keys=True),
        severity=watch.rule.severity,
        published=finding.known_since,
        previous_id=finding.previous.id if finding.previous else None,
        speakers=finding.speakers,
    )


def _is_late(finding: Finding, lateness_days: int) -> bool:
    """Say whether the article that first told it came more than the lateness after its date."""
    day = min(finding.point.day, finding.known_since)
    return finding.known_since - day > timedelta(days=lateness_days)
