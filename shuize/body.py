"""The types of an event's JSON body: what a receiver may rely on; `docs/webhook.schema.json` is generated from them.

A field that is UNSET is not in the body. Fields are written in this order.
"""

from typing import Annotated, Any, TypedDict

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from shuize.types import Relation
from shuize.wording import Language

API_VERSION = "1"

Quantity = Annotated[str, Meta(pattern=r"^-?\d+(\.\d+)?$", description="an exact decimal as text")]
Instant = Annotated[str, Meta(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", description="seconds of UTC")]
Day = Annotated[str, Meta(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$", description="a day, a month or a year")]


class Alert(Struct, frozen=True, kw_only=True):
    """Which alert it is and where it stands."""

    id: str
    rule: str
    kind: str
    severity: str
    status: str
    sequence: int
    episode: int
    reason: str
    confidence: str
    supersedes: str | None


class Indicator(Struct, frozen=True, kw_only=True):
    """What is measured."""

    id: str
    name: str


class Place(Struct, frozen=True, kw_only=True):
    """Where; the code is that of GB/T 2260, where there is one."""

    code: str | None
    name: str | None


class Series(Struct, frozen=True, kw_only=True):
    """What the figure is a figure of, with the names people use."""

    id: str
    indicator: Indicator
    place: Place
    subject: str | None
    unit: str
    zone: str | UnsetType | None = UNSET
    excludes: list[str] | UnsetType = UNSET


class Member(Struct, frozen=True, kw_only=True):
    """The alert of one mark."""

    id: str
    sequence: int


class Milestone(Struct, frozen=True, kw_only=True):
    """The marks, from the nearest to the furthest, each with the alert that stands for it."""

    direction: str
    marks: list[Quantity]
    hysteresis: Quantity
    alerts: list[Member]


class Computed(TypedDict):
    """A printed rate and what the numbers printed beside it give."""

    value: Quantity
    computed: Quantity
    formula: str


class Detail(TypedDict, total=False):
    """Whatever else this kind of rule says; other keys may come."""

    values: list[Quantity]
    computed: list[Computed]
    base: Quantity
    base_by: str
    crossed_as_of: Day
    crossed_by: str
    due: Day
    rival: str
    value: Quantity
    relation: Relation
    as_of: Day
    by: str


class Observation(Struct, frozen=True, kw_only=True):
    """The figure that carries the event, and where it is printed."""

    id: str
    value: Quantity
    relation: Relation
    as_of: Day
    published: Day
    recorded_at: Instant
    source: str | None
    words: str | None
    quote: str | None
    start: int
    end: int
    article_id: str


class Previous(Struct, frozen=True, kw_only=True):
    """The known value before."""

    value: Quantity
    relation: Relation
    as_of: Day | None


class Said(Struct, frozen=True, kw_only=True):
    """The event for people: a headline and a sentence."""

    title: str
    text: str


class Owner(Struct, frozen=True, kw_only=True):
    """Who answers for the series, as the settings file says."""

    id: str
    name: str


class Data(Struct, frozen=True, kw_only=True):
    """What the event says."""

    alert: Alert
    series: Series
    milestone: Milestone | UnsetType = UNSET
    detail: Detail | UnsetType = UNSET
    rival: Series | UnsetType = UNSET
    owner: Owner | UnsetType = UNSET
    observation: Observation
    previous: Previous | None
    text: str
    said: dict[Language, Said] | UnsetType = UNSET
    """By language, `zh` and `en`; bodies that were stored before there were headlines have none."""


class Event(Struct, frozen=True, kw_only=True):
    """The whole body."""

    type: str
    timestamp: Instant
    api_version: str
    data: Data


def encoded(event: Event) -> str:
    """Return the body's text: JSON without spaces, in the order of the types."""
    return msgspec.json.encode(event).decode()


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the body."""
    found = msgspec.json.schema(Event)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Shuize webhook body", **found}
