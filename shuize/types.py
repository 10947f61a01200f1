"""The values that travel between the rooms: immutable, with unit, date and span of text attached."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256


class Relation(StrEnum):
    """How the printed number bounds the true one (近 below, 多 above, 约 about)."""

    EQ = "eq"
    GE = "ge"
    GT = "gt"
    LE = "le"
    LT = "lt"
    APPROX = "approx"


class Kind(StrEnum):
    """Where an observation comes from: printed, said in words (全部复工), computed, or outside every pack."""

    STATED = "stated"
    IMPLIED = "implied"
    DERIVED = "derived"
    OPEN = "open"


class AsOfKind(StrEnum):
    """What dates an observation: its own words, words before it, 目前, nothing but publication, or 'before'."""

    STATED = "stated"
    INHERITED = "inherited"
    NOW = "now"
    PUBLISHED = "published"
    BEFORE = "before"


class PublishedKind(StrEnum):
    """What the publication date was taken from, best first."""

    GIVEN = "given"
    SIDECAR = "sidecar"
    FRONT_MATTER = "front_matter"
    DATELINE = "dateline"
    FILE_NAME = "file_name"
    MODIFIED = "modified"


UNRANKED = 50
"""The rank of a source of which nobody said how far it is trusted."""


def digest(*parts: str) -> str:
    """Return the 64 hex digits that identify these parts, whatever they contain."""
    framed = "".join(f"{len(part)}:{part}" for part in parts)
    return sha256(framed.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Article:
    """One text to read. `id` is sha256 of the normalised text; `rank` orders sources, 0 the most trusted."""

    id: str
    text: str
    published: date
    published_kind: PublishedKind
    title: str | None = None
    source: str | None = None
    rank: int = UNRANKED
    url: str | None = None
    correction_of: str | None = None
    """Id or URL of the article this one corrects, or "*" when it corrects without naming which."""
    packs: tuple[str, ...] = ()
    """The packs that read it, whatever it is about; empty: those that it earns."""
    language: str | None = None
    """The language of its alerts; None: the system's."""


@dataclass(frozen=True, slots=True)
class Place:
    """A region by its six-digit GB/T 2260 code (None where no code fits) and the words that name it."""

    code: str | None
    name: str
    zone: str | None = None
    """An area inside `code` without a code of its own (两江新区)."""


@dataclass(frozen=True, slots=True)
class Series:
    """What a figure is a figure of; two figures are compared only where all five agree."""

    indicator: str
    place: Place
    subject: str | None
    unit: str
    excludes: tuple[str, ...] = ()
    """Codes left out of the place (除湖北外 -> ("420000",))."""

    @property
    def id(self) -> str:
        """Sixteen hex digits; names of places do not enter, their codes do."""
        place = self.place.code or ""
        zone = self.place.zone or ""
        return digest(self.indicator, place, zone, self.subject or "", self.unit, ",".join(self.excludes))[:16]


Span = tuple[int, int]
"""Start and end in code points of the article's text."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What of the text made a figure what it is: the rule that linked it, and the words that gave it its parts.

    A part that no words gave (the publication date, the nation of a roundup) has none. Words may stand in another
    sentence of the story.
    """

    rule: str
    indicator: Span
    place: Span | None = None
    date: Span | None = None


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure read from one article.

    `value`, `low`, `high`, `step` are in the series' base unit: [low, high] is the interval that value and
    relation stand for (None: unbounded), step the weight of the last printed digit (96.3 % -> 0.1).
    `as_of` is YYYY-MM-DD or YYYY-MM or YYYY; None only for the earlier value of a change (`as_of_kind` before),
    and then `bound` is the as_of of the later value. `start`, `end` are code points of the article's text.
    """

    series: Series
    value: Decimal
    relation: Relation
    low: Decimal | None
    high: Decimal | None
    step: Decimal
    as_of: str | None
    as_of_kind: AsOfKind
    kind: Kind
    article_id: str
    story: int
    start: int
    end: int
    text: str
    quote: str
    confidence: Decimal
    bound: str | None = None
    computed: Decimal | None = None
    """The rate that the numerator and denominator printed beside this rate give, where it differs beyond rounding."""
    formula: str | None = None
    """`8327/10083`: what `computed` or a derived value was computed from."""
    correction: bool = False
    """Whether the text itself puts it in place of a wrong one (98%应为89%)."""
    evidence: Evidence | None = field(default=None, compare=False)
    """Only what was just read has it; it is not kept."""

    @property
    def id(self) -> str:
        """64 hex digits: the same figure read again from the same place of the same article is the same observation."""
        return digest(
            self.article_id, self.series.id, str(self.start), str(self.end), str(self.value), self.kind, str(self.as_of)
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """All that reading one article gave."""

    article_id: str
    topics: tuple["Label", ...]
    packs: tuple["Label", ...]
    observations: tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """A topic or a pack that an article earned, its score in [0, 1], and the terms that earned it."""

    id: str
    score: Decimal
    terms: tuple[str, ...]
