"""What an article changes, and whose news it is: one pure step, the same for the store and for a rehearsal in memory.

A series as it now is -> each rule projected -> the difference to what stands -> who holds another belief.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from shuize.alert import Audience, Figure, Notice, Settlement, State, Status, Stored, Telling, Untold, Watch
from shuize.event import Subject
from shuize.pack import Pack, runs
from shuize.siblings import family
from shuize.types import Series
from shuize.wording import Language
from workers.compare.canonical import canonical
from workers.compare.diff import diff
from workers.compare.overtaking import Rival, rival_of
from workers.compare.project import PAIRS, project, project_pair
from workers.compare.silence import due_day

LOG_ENDPOINT = "log"
UNTOLD = (Status.RETRACTED, Status.PENDING)
"""Whoever was last told of an alert that it stands so believes nothing that could be taken back."""
FIRM = re.compile("公司|集团|厂$")


@dataclass(frozen=True, slots=True)
class Moment:
    """Where event time stands when an article comes, and whether its changes are told to nobody."""

    horizon: date
    """What was published before it is no news."""
    seen: date
    """The newest publication date of the articles read so far, this one among them."""
    lateness_days: int
    quiet: bool
    again: bool = False
    """All was published before, and is looked at again: whatever is older than the horizon is no news."""
    archive: bool = False
    """It is part of an archive that is taken in quietly."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """One series with all its figures by id, and its alerts, retracted ones too, by rule."""

    series: Series
    figures: Mapping[str, Figure]
    stored: Mapping[str, Sequence[Stored]]
    settled: Mapping[str, Settlement] = field(default_factory=dict)
    """For which dates a person decided which figure stands."""
    withdrawn: Mapping[str, Figure] = field(default_factory=dict)
    """Figures that count no more: what is taken back may have rested on them."""

    @property
    def evidence(self) -> Mapping[str, Figure]:
        """Every figure that an event may speak of."""
        return {**self.figures, **self.withdrawn} if self.withdrawn else self.figures


@dataclass(frozen=True, slots=True)
class Scope:
    """One rule of one pack on one series."""

    series: Series
    pack: Pack
    watch: Watch
    rival: Series | None = None
    """The series beside it, for a rule that looks at two."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The events that one rule makes of one series; `figures` holds those that the events speak of."""

    scope: Scope
    notices: tuple[Notice, ...]
    figures: Mapping[str, Figure]

    @property
    def stand(self) -> dict[str, Status]:
        """How its alerts stand after it."""
        return {change.state.id: change.state.status for one in self.notices for change in one.changes}

    def subject(self, notice: Notice, language: Language, area: Callable[[str], str]) -> Subject:
        """Return what the event is about, beside its notice; `area` names the area of a code."""
        state = notice.lead.state
        figure, previous = self.figures[state.observation_id], self.figures.get(state.previous_id or "")
        scope = self.scope
        return Subject(scope.series, figure, previous, scope.pack, scope.watch.rule, language, scope.rival, area)


@dataclass(frozen=True, slots=True)
class Verdict:
    """All that an article changes."""

    decisions: tuple[Decision, ...]
    due: Mapping[tuple[str, str], date | None]
    """For each rule and series on which it was asked: the day on which the series is stale, None where it never is."""


def moment(
    published: date, received: date | None, *, lateness_days: int, quiet: bool, seen: date | None = None
) -> Moment:  # fmt: skip
    """Return when an article of this date comes.

    `received` is the newest publication date of the articles received before it, `seen` of those read.
    """
    horizon = max(received or published, published) - timedelta(days=lateness_days)
    stands = max(seen or published, published)
    return Moment(horizon, stands, lateness_days, quiet or published < horizon, archive=quiet)


def decide(packs: Sequence[Pack], shelves: Mapping[str, Shelf], when: Moment, *, touched: Collection[str]) -> Verdict:
    """Return what the rules make of the series as they now are, beyond what stands.

    The shelves are those of the series that the article touched, of the series beside them, and of those that are
    overdue; a rule that changes nothing is left out.
    """
    court = _Court(packs, shelves, when)
    for key in sorted(shelves):
        for scope in scopes(packs, shelves[key].series, when.lateness_days):
            if scope.watch.rule.kind in PAIRS:
                court.compare(scope, touched)
            elif key in touched or scope.watch.rule.kind == "stale":
                court.judge(scope)
    return Verdict(tuple(court.decisions), court.due)


class _Court:
    """The series of one article, and what is decided of them."""

    def __init__(self, packs: Sequence[Pack], shelves: Mapping[str, Shelf], when: Moment) -> None:
        """Settle each series once."""
        self.packs, self.shelves, self.when = packs, shelves, when
        self.tracks = {
            key: canonical(
                shelf.figures.values(), when.seen, shelf.settled, running=runs(packs, shelf.series.indicator)
            )
            for key, shelf in shelves.items()
        }
        self.families = {key: family(shelf.series) for key, shelf in shelves.items()}
        self.decisions: list[Decision] = []
        self.due: dict[tuple[str, str], date | None] = {}

    def judge(self, scope: Scope) -> None:
        """Decide by one rule on one series."""
        key, watch = scope.series.id, scope.watch
        if watch.rule.kind == "stale":
            self.due[watch.id, key] = due_day(watch.rule, self.tracks[key])
        stored = self.shelves[key].stored.get(watch.id, ())
        self._add(scope, stored, project(watch, key, self.tracks[key]))

    def compare(self, scope: Scope, touched: Collection[str]) -> None:
        """Decide by one rule on the series beside each of its siblings, where either was touched."""
        key, watch = scope.series.id, scope.watch
        kin = self.families[key]
        for other in sorted(self.shelves):
            if other == key or kin is None or self.families[other] != kin or not (key in touched or other in touched):
                continue
            stored = [one for one in self.shelves[key].stored.get(watch.id, ()) if rival_of(one.state.key) == other]
            projected = project_pair(watch, key, self.tracks[key], Rival(other, self.tracks[other]))
            self._add(replace(scope, rival=self.shelves[other].series), stored, projected)

    def _add(self, scope: Scope, stored: Iterable[Stored], projected: Iterable[State]) -> None:
        """Keep what the rule changes, if it changes anything."""
        when = self.when
        notices = diff(scope.watch, stored, projected, quiet=when.quiet, horizon=when.horizon, again=when.again)
        if notices:
            self.decisions.append(Decision(scope, notices, self.shelves[scope.series.id].evidence))


def compares(packs: Iterable[Pack], series: Series) -> bool:
    """Say whether a rule sets the series beside others."""
    return any(scope.watch.rule.kind in PAIRS for scope in scopes(packs, series, 0))


def waiting(packs: Iterable[Pack]) -> tuple[str, ...]:
    """Return the rules that tell of series of which nothing more is heard, by their names in the store."""
    return tuple(f"{pack.id}/{rule.id}" for pack in packs for rule in pack.rules if rule.kind == "stale")


def scopes(packs: Iterable[Pack], series: Series, lateness_days: int) -> list[Scope]:
    """Return the rules of all packs that watch the series; figures of an unknown place are kept, and none watches."""
    if not _is_known(series):
        return []
    return [
        Scope(series, pack, Watch(f"{pack.id}/{rule.id}", rule, lateness_days))
        for pack in packs
        for rule in pack.rules
        if series.indicator in (rule.indicators or tuple(one.id for one in pack.indicators))
        and (not rule.subjects or series.subject in rule.subjects)
    ]


def _is_known(series: Series) -> bool:
    """Say whether it is known whose figures these are: a place's, or a firm's wherever it is.

    The outlets of thirty provinces say 全省; what names no province would be one series of them all.
    """
    return bool(series.place.code or series.place.zone or FIRM.search(series.subject or ""))


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
        believers = {one for belief, _ in held for one, status in belief.items() if status not in UNTOLD}
        return tuple(sorted(believers))
    return ()


def telling(notice: Notice, told_to: Sequence[str], endpoints: Sequence[str]) -> Telling:
    """Return how the event is marked; where there are no endpoints, what is for everybody counts as told."""
    if notice.lead.audience is Audience.LOG:
        return Telling.LOG
    everybody = notice.lead.audience is Audience.EVERYBODY and not endpoints
    return Telling.TOLD if told_to or everybody else Telling.QUIET


def untold(notice: Notice, when: Moment) -> Untold | None:
    """Return why the event is told to nobody, whoever wants what; None where it is for somebody."""
    lead = notice.lead
    if lead.audience is not Audience.NOBODY:
        return None
    if lead.state.status in {Status.PENDING, Status.HELD}:
        return Untold(lead.state.status)
    if lead.state.reason == "historical":
        return Untold.HISTORICAL
    return Untold.ARCHIVE if when.archive else Untold.LATE
