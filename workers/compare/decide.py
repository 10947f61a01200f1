"""What an article changes, and whose news it is: one pure step, the same for the store and for a rehearsal in memory.

A series as it now is -> each rule projected -> the difference to what stands -> who holds another belief.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from shuize.alert import Audience, Figure, Notice, Status, Stored, Telling, Watch
from shuize.event import Subject
from shuize.pack import Pack
from shuize.sentence import Language
from shuize.types import Series
from workers.compare.canonical import canonical
from workers.compare.diff import diff
from workers.compare.project import project

LOG_ENDPOINT = "log"


@dataclass(frozen=True, slots=True)
class Moment:
    """Where event time stands when an article comes, and whether its changes are told to nobody."""

    horizon: date
    """What was published before it is no news."""
    lateness_days: int
    quiet: bool


@dataclass(frozen=True, slots=True)
class Shelf:
    """One series with all its figures by id, and its alerts, retracted ones too, by rule."""

    series: Series
    figures: Mapping[str, Figure]
    stored: Mapping[str, Sequence[Stored]]


@dataclass(frozen=True, slots=True)
class Scope:
    """One rule of one pack on one series."""

    series: Series
    pack: Pack
    watch: Watch


@dataclass(frozen=True, slots=True)
class Decision:
    """The events that one rule makes of one series; `figures` holds those that the events speak of."""

    scope: Scope
    notices: tuple[Notice, ...]
    figures: Mapping[str, Figure]

    def subject(self, notice: Notice, language: Language) -> Subject:
        """Return what the event is about, beside its notice."""
        state = notice.lead.state
        figure, previous = self.figures[state.observation_id], self.figures.get(state.previous_id or "")
        return Subject(self.scope.series, figure, previous, self.scope.pack, self.scope.watch.rule, language)


def moment(published: date, newest: date | None, *, lateness_days: int, quiet: bool) -> Moment:
    """Return when an article of this date comes, `newest` being the newest publication date before it."""
    horizon = max(newest or published, published) - timedelta(days=lateness_days)
    return Moment(horizon, lateness_days, quiet or published < horizon)


def decide(packs: Iterable[Pack], shelf: Shelf, when: Moment) -> list[Decision]:
    """Return what the rules make of the series as it now is, beyond what stands; a rule that changes nothing is out."""
    track = canonical(shelf.figures.values())
    found: list[Decision] = []
    for scope in scopes(packs, shelf.series, when.lateness_days):
        projected = project(scope.watch, shelf.series.id, track)
        stored = shelf.stored.get(scope.watch.id, ())
        notices = diff(scope.watch, stored, projected, quiet=when.quiet, horizon=when.horizon)
        if notices:
            found.append(Decision(scope, notices, shelf.figures))
    return found


def scopes(packs: Iterable[Pack], series: Series, lateness_days: int) -> list[Scope]:
    """Return the rules of all packs that watch the series."""
    return [
        Scope(series, pack, Watch(f"{pack.id}/{rule.id}", rule, lateness_days))
        for pack in packs
        for rule in pack.rules
        if series.indicator in (rule.indicators or tuple(one.id for one in pack.indicators))
        and (not rule.subjects or series.subject in rule.subjects)
    ]


def audience(
    notice: Notice, endpoints: Sequence[str], beliefs: Mapping[str, Mapping[str, Status]]
) -> tuple[str, ...]:  # fmt: skip
    """Return the endpoints for which the event is news: those that hold another belief about one of its alerts."""
    if notice.lead.audience is Audience.LOG:
        return tuple(one for one in endpoints if one == LOG_ENDPOINT)
    held = [(beliefs[change.state.id], change.state.status) for change in notice.changes]
    if notice.lead.audience is Audience.EVERYBODY:
        return tuple(one for one in endpoints if any(belief.get(one) is not status for belief, status in held))
    if notice.lead.audience is Audience.BELIEVERS:
        believers = {one for belief, _ in held for one, status in belief.items() if status is not Status.RETRACTED}
        return tuple(sorted(believers))
    return ()


def telling(notice: Notice, told_to: Sequence[str], endpoints: Sequence[str]) -> Telling:
    """Return how the event is marked; where there are no endpoints, what is for everybody counts as told."""
    if notice.lead.audience is Audience.LOG:
        return Telling.LOG
    everybody = notice.lead.audience is Audience.EVERYBODY and not endpoints
    return Telling.TOLD if told_to or everybody else Telling.QUIET
