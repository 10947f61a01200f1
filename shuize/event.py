"""The JSON body of an event: built once, stored as text, signed and sent byte for byte on every attempt.

Quantities travel as strings. A body stays under 20 KB: quote and names are cut, and a
contradiction lists its first values only.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, get_args

from msgspec import UNSET

from shuize import body as body_of
from shuize.alert import Figure, Notice, State, plain
from shuize.body import (
    API_VERSION,
    Alert,
    Data,
    Detail,
    Event,
    Indicator,
    Member,
    Milestone,
    Observation,
    Owner,
    Place,
    Previous,
    Said,
    encoded,
)
from shuize.declared import OwnerTable
from shuize.headline import headline
from shuize.pack import THRESHOLDS, Pack, Rule
from shuize.sentence import Scene, sentence
from shuize.types import Series
from shuize.wording import Language, named_once

LANGUAGES: tuple[Language, ...] = get_args(Language)
QUOTE_LENGTH = 600
NAME_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Subject:
    """What an event is about, beside its notice: the series and the figures, in the words of a pack."""

    series: Series
    figure: Figure
    previous: Figure | None
    pack: Pack
    rule: Rule
    language: Language
    rival: Series | None = None
    """The series that was overtaken."""
    area: Callable[[str], str] = str
    """What people call the area of a code; the code itself where nobody says."""
    owner: OwnerTable | None = None


def body(notice: Notice, subject: Subject, *, supersedes: str | None, now: datetime) -> str:
    """Return the event's JSON."""
    told = _told(notice, subject, supersedes)
    return encoded(Event(type=notice.lead.type, timestamp=_instant(now), api_version=API_VERSION, data=told))


def _told(notice: Notice, subject: Subject, supersedes: str | None) -> Data:
    """Return what the event says."""
    state = notice.lead.state
    detail: Detail = json.loads(state.detail)
    said = {language: _said(notice, replace(subject, language=language), detail) for language in LANGUAGES}
    return Data(
        alert=_alert(notice, supersedes),
        series=_series(subject),
        milestone=_milestone(notice, subject.rule) if state.kind in THRESHOLDS else UNSET,
        detail=detail or UNSET,
        rival=_series(replace(subject, series=subject.rival)) if subject.rival else UNSET,
        owner=Owner(id=subject.owner.id, name=subject.owner.name or subject.owner.id) if subject.owner else UNSET,
        observation=_observation(subject.figure, state),
        previous=_previous(subject.previous),
        text=said[subject.language].text,
        said=said,
    )


def _said(notice: Notice, subject: Subject, detail: Mapping[str, Any]) -> Said:
    """Return the headline and the sentence in the subject's language."""
    scene = _scene(notice, subject, detail)
    return Said(title=headline(scene, subject.language), text=sentence(scene, subject.language))


def _alert(notice: Notice, supersedes: str | None) -> Alert:
    """Return which alert it is and where it stands."""
    state = notice.lead.state
    return Alert(
        id=state.id,
        rule=state.rule,
        kind=state.kind,
        severity=state.severity,
        status=state.status,
        sequence=notice.lead.version,
        episode=state.episode,
        reason=state.reason,
        confidence="corroborated" if state.speakers > 1 else "single_source",
        supersedes=supersedes,
    )


def _series(subject: Subject) -> body_of.Series:
    """Return what the figure is a figure of, with the names people use."""
    series = subject.series
    return body_of.Series(
        id=series.id,
        indicator=Indicator(id=series.indicator, name=_indicator_name(subject)),
        place=Place(code=series.place.code, name=_cut(series.place.name)),
        subject=_cut(series.subject),
        unit=series.unit,
        zone=_cut(series.place.zone) if series.place.zone else UNSET,
        excludes=list(series.excludes) or UNSET,
    )


def _milestone(notice: Notice, rule: Rule) -> Milestone:
    """Return the marks, each with the alert that stands for it."""
    return Milestone(
        direction=rule.direction,
        marks=[plain(mark) for mark in _marks(notice)],
        hysteresis=plain(rule.hysteresis) if rule.kind == "milestone" else "0",
        alerts=[Member(id=change.state.id, sequence=change.version) for change in notice.changes],
    )


def _observation(figure: Figure, state: State) -> Observation:
    """Return the figure that carries it and where it is printed."""
    return Observation(
        id=figure.id,
        value=plain(figure.value),
        relation=figure.relation,
        as_of=state.as_of,
        published=figure.published.isoformat(),
        recorded_at=_instant(figure.recorded_at),
        source=_cut(figure.source),
        words=_cut(figure.text),
        quote=_cut(figure.quote, QUOTE_LENGTH),
        start=figure.start,
        end=figure.end,
        article_id=figure.article_id,
    )


def _previous(figure: Figure | None) -> Previous | None:
    """Return the known value before, as far as there is one."""
    if figure is None:
        return None
    return Previous(value=plain(figure.value), relation=figure.relation, as_of=figure.as_of)


def _scene(notice: Notice, subject: Subject, detail: Mapping[str, Any]) -> Scene:
    """Return what the sentence is about."""
    state = notice.lead.state
    return Scene(
        type=notice.lead.type,
        reason=state.reason,
        rises=subject.rule.direction == "up",
        what=_what(subject),
        unit=subject.series.unit,
        as_of=state.as_of,
        figure=subject.figure,
        previous=subject.previous,
        marks=_marks(notice),
        multiple_of=Decimal(detail["base"]) if state.kind == "multiple" else None,
        detail=detail,
        rival=_place(subject, subject.rival) if subject.rival else "",
    )


def _marks(notice: Notice) -> tuple[Decimal, ...]:
    """Return the marks of a rule about thresholds, from the nearest to the furthest."""
    if notice.lead.state.kind not in THRESHOLDS:
        return ()
    return tuple(Decimal(change.state.key) for change in notice.changes)


def _what(subject: Subject) -> str:
    """Return place, population and indicator as one name."""
    zh = subject.language == "zh"
    place, population = _place(subject, subject.series), _population(subject)
    if zh:
        return place + named_once(population, _indicator_name(subject))
    return " ".join(part for part in (place, population, _indicator_name(subject)) if part)


def _place(subject: Subject, series: Series) -> str:
    """Return the place's name, with what is left out of it."""
    zone = series.place.zone if series.place.zone != series.place.name else None
    place = f"{_cut(series.place.name)}{_cut(zone) or ''}"
    if not series.excludes:
        return place
    zh = subject.language == "zh"
    left_out = ("、" if zh else ", ").join(_cut(subject.area(code)) or "" for code in series.excludes)
    return place + (f"（不含{left_out}）" if zh else f" (without {left_out})")


def _population(subject: Subject) -> str:
    """Return the population's name in the language, as far as the pack has one."""
    name = _cut(subject.series.subject) or ""
    known = next((one for one in subject.pack.subjects if one.name == name), None)
    return known.name_en if known and known.name_en and subject.language == "en" else name


def _indicator_name(subject: Subject) -> str:
    """Return the indicator's name in the language; a rule watches only what its pack knows."""
    known = next(one for one in subject.pack.indicators if one.id == subject.series.indicator)
    return known.name if subject.language == "zh" else known.name_en


def _cut(text: str | None, length: int = NAME_LENGTH) -> str | None:
    """Return the text, or its beginning."""
    if text is None or len(text) <= length:
        return text
    return text[:length] + "…"


def _instant(moment: datetime) -> str:
    """Return the instant in seconds of UTC."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
