"""What is compared and told: a recorded figure, the state that a rule gives a series, and the notice of a change."""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

import msgspec

from shuize.pack import Rule
from shuize.types import Kind, Relation, digest


class Status(StrEnum):
    """Where an alert stands. `retracted` only in the store: what the figures do not say is not projected."""

    PENDING = "pending"
    """About the mark or past it, as far as anybody says; nobody says for sure."""
    OPEN = "open"
    HELD = "held"
    HISTORICAL = "historical"
    REVERSED = "reversed"
    RETRACTED = "retracted"


ACKNOWLEDGED = "acknowledged"
"""How an open alert stands once a person has said so, until something new is told of it; nothing projects it."""
STANDINGS = ("pending", "open", ACKNOWLEDGED, "reversed", "retracted", "historical", "held")
"""All that people are shown as the state of an alert."""


class Audience(StrEnum):
    """Who is told of a change: all, those who know what it takes back, the log, or nobody."""

    EVERYBODY = "everybody"
    BELIEVERS = "believers"
    LOG = "log"
    NOBODY = "nobody"


class Telling(StrEnum):
    """How an event is marked: somebody was told, nobody was, or only the log."""

    TOLD = "told"
    QUIET = "quiet"
    LOG = "log"


class Untold(StrEnum):
    """Why an event was told to nobody."""

    PENDING = "pending"
    HELD = "held"
    HISTORICAL = "historical"
    LATE = "late"
    ARCHIVE = "archive"
    HUSHED = "hushed"
    SILENCED = "silenced"
    FILTERED = "filtered"
    OWNER = "owner"
    KNOWN = "known"
    UNHEARD = "unheard"


class Figure(msgspec.Struct, frozen=True, gc=False):
    """One recorded observation beside what ranks it: its article's date, source, and whether it is a correction.

    A series has thousands and all are read to judge it: a dataclass takes twenty times as long to make.
    """

    id: str
    article_id: str
    value: Decimal
    relation: Relation
    low: Decimal | None
    high: Decimal | None
    step: Decimal
    as_of: str | None
    bound: str | None
    kind: Kind
    computed: Decimal | None
    formula: str | None
    text: str
    quote: str
    start: int
    end: int
    published: date
    source: str | None
    rank: int
    correction: bool
    recorded_at: datetime
    voice: str | None = None
    """In whose name a reprint speaks: that of the report's first print."""

    def in_name_of(self, voice: str | None) -> "Figure":
        """Return the figure as said in that name."""
        return msgspec.structs.replace(self, voice=voice)

    @property
    def speaker(self) -> str:
        """Who says it."""
        return self.voice or speaker(self.source, self.article_id)


@dataclass(frozen=True, slots=True)
class Settlement:
    """A person's decision which figure stands for a date, made when nothing newer than `on` was published for it."""

    observation_id: str
    on: date


@dataclass(frozen=True, slots=True)
class Watch:
    """A rule under its name in the store (`<pack>/<rule>`) and the lateness it allows."""

    id: str
    rule: Rule
    lateness_days: int


@dataclass(frozen=True, slots=True)
class State:
    """What one rule says of one series at one key (a mark, a multiple, a date): a function of the set of figures.

    The fields that are not compared say more about it without being a change when they change.
    """

    id: str
    rule: str
    kind: str
    series_id: str
    key: str
    episode: int
    status: Status
    reason: str
    as_of: str
    observation_id: str
    detail: str = "{}"
    """JSON: whatever else this kind of rule says (what a multiple is a multiple of, the values in conflict)."""
    severity: str = field(default="info", compare=False)
    published: date | None = field(default=None, compare=False)
    """When the figure that carries it was first published."""
    previous_id: str | None = field(default=None, compare=False)
    """The known figure before the one that carries it."""
    speakers: int = field(default=1, compare=False)
    """How many sources say so."""


@dataclass(frozen=True, slots=True)
class Stored:
    """An alert as the store keeps it: its last state and the number of its last event."""

    state: State
    version: int


@dataclass(frozen=True, slots=True)
class Change:
    """One alert's step from what is stored to what is projected; `version` is the step's number."""

    state: State
    version: int
    type: str
    audience: Audience
    came_from: Status | None


@dataclass(frozen=True, slots=True)
class Notice:
    """What is one event: the changes that one figure makes to one rule's marks; the lead is the furthest mark."""

    changes: tuple[Change, ...]

    @property
    def lead(self) -> Change:
        """The change that names the event."""
        return self.changes[-1]

    @property
    def id(self) -> str:
        """The event's id, the same whenever and wherever it is made."""
        return "msg_" + digest(self.lead.state.id, str(self.lead.version))[:32]

    @property
    def order_key(self) -> str:
        """What is told in order: all of one rule on one series."""
        return digest(self.lead.state.rule, self.lead.state.series_id)[:32]


def speaker(source: str | None, article_id: str) -> str:
    """Return who speaks: the source; an article without one speaks for itself."""
    return f"source:{source}" if source else f"article:{article_id}"


def alert_id(rule: str, series_id: str, key: str, episode: int) -> str:
    """Return the id of the alert with this identity."""
    return digest(rule, series_id, key, str(episode))[:32]


@lru_cache(maxsize=4096)
def last_day(as_of: str) -> date:
    """Return the last day that an as_of covers.

    >>> last_day("2020-02"), last_day("2019"), last_day("2020-03-10")
    (datetime.date(2020, 2, 29), datetime.date(2019, 12, 31), datetime.date(2020, 3, 10))
    """
    parts = [int(part) for part in as_of.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else monthrange(year, month)[1]  # noqa: PLR2004  # year, month, day
    return date(year, month, day)


def plain(value: Decimal) -> str:
    """Return the number without exponent and without zeros that say nothing.

    >>> plain(Decimal("1.20E+6")), plain(Decimal("95.0")), plain(Decimal("-0"))
    ('1200000', '95', '0')
    """
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text
