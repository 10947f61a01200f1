"""What a pack may say: the whole of one domain (indicators, subjects, topics, rules) as validated data.

A pack is one TOML file, which `packfile` finds and reads. Nothing in the code knows a domain; everything that does
is a pack's.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

import msgspec

Measure = Literal["rate", "count", "amount", "output", "tally"]
RuleKind = Literal[
    "milestone", "every", "multiple", "record", "jump", "reversal", "conflict", "restatement", "series.new",
    "stale", "overtakes",
]  # fmt: skip
THRESHOLDS: tuple[RuleKind, ...] = ("milestone", "every", "multiple")
"""Kinds of rules whose alerts stand each for one threshold that was passed."""
Severity = Literal["info", "warning", "critical"]


class Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[pack]`: which pack this is. `id` enters the record of each reading beside `version`."""

    id: str
    version: str
    name: str
    name_en: str
    language: Literal["zh", "en"] = "zh"


class Topic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[[topic]]`: a label that an article earns by containing its terms.

    `enough` terms close together earn it, or half as many in the headline; `hints` are words that count half;
    `avoid` are longer words that hold a term or a hint and speak of something else. Where there are words to stand
    `beside`, a hint counts as much as a term, but only next to one of them in a sentence. A word right after one of
    `before`, or right before one of `after`, is only the time or the cause of something else.
    `own` says that an article with this topic is this pack's to read.
    """

    id: str
    name: str
    name_en: str
    terms: tuple[str, ...]
    hints: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    enough: int = 2
    own: bool = True


class Indicator(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[[indicator]]`: one thing that is measured, and the words by which it is known.

    `unit` is the base unit of its series, `units` other classifiers that count the same (家 户 个).
    `terms` name it outright (复工率); `verbs` say it of a figure (已复工 8327 家); `nouns` are what such a
    figure must count for a verb to claim it; `avoid` are words in the clause that speak against it.
    `numerator` and `denominator` are the indicators a rate is computed from. `about` says what its subject is:
    the population that is counted, the product that is made, or nobody.
    A `tally` is a running count that bulletins tell as a total (累计), what was added (新增) and what there is now
    (现有): `new_of` and `present_of` name the total that this one is the additions to, or the present state of.
    Its `nouns` are what its unit counts where nothing says more (新增病例 5 例).
    """

    id: str
    name: str
    name_en: str
    unit: str
    measure: Measure
    units: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    numerator: tuple[str, ...] = ()
    denominator: tuple[str, ...] = ()
    about: Literal["population", "product", "nobody"] = "population"
    receives: str = ""
    """The amount whose receivers a count is of: told beside it (向 64 户企业发放贷款 50 亿元)."""
    kinds: tuple[str, ...] = ()
    """Names that end with one of the `terms`, each a series of its own where several are told of (涉农贷款)."""
    endings: tuple[str, ...] = ()
    """What the name of a kind of its nouns may end with: any such name before one of them is a part of it."""
    new_of: str = ""
    present_of: str = ""
    over: tuple[str, ...] = ()
    """Another pack's indicators that know some of the same words: where both are read, `when` and `unless` decide."""
    when: tuple[str, ...] = ()
    """Words that, standing nearest, make such a word this indicator's, and those that make it the other's."""
    unless: tuple[str, ...] = ()
    board: tuple[Decimal, ...] = ()
    """Two values for the three-coloured board: red before the first, green from the second on, which may be lower."""


class Subject(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[[subject]]`: a population or a product; `terms` are its other names, `product` marks what outputs count.

    A `variety` is one of what the pack's tallies count (a disease): `own` has series of its own, `usual` is what is
    meant where none is named.
    """

    name: str
    name_en: str = ""
    terms: tuple[str, ...] = ()
    product: bool = False
    variety: Literal["", "own", "usual"] = ""


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[[rule]]`: when somebody is told. Which fields a kind needs is checked by `parse`."""

    id: str
    kind: RuleKind
    indicators: tuple[str, ...] = ()
    """Indicators it watches; empty: all of the pack."""
    subjects: tuple[str, ...] = ()
    """Subjects it watches; empty: all."""
    marks: tuple[Decimal, ...] = ()
    direction: Literal["up", "down"] = "up"
    hysteresis: Decimal = Decimal("0.5")
    step: Decimal | None = None
    factors: tuple[Decimal, ...] = ()
    delta: Decimal | None = None
    per_day: Decimal | None = None
    z: Decimal | None = None
    min_points: int = 5
    tolerance: Decimal = Decimal(0)
    gaps: Decimal = Decimal(3)
    floor_days: int = 14
    within_days: int = 7
    severity: Severity = "info"


class Pack(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={
    "topics": "topic", "indicators": "indicator", "subjects": "subject", "rules": "rule",
}):  # fmt: skip
    """One domain, whole and checked."""

    pack: Head
    topics: tuple[Topic, ...]
    indicators: tuple[Indicator, ...]
    subjects: tuple[Subject, ...] = ()
    rules: tuple[Rule, ...] = ()

    @property
    def id(self) -> str:
        """The pack's own name."""
        return self.pack.id


def runs(packs: Iterable[Pack], indicator: str) -> bool:
    """Say whether the indicator is a tally that only grows: of all so far, or of what a day has added so far."""
    found = next((one for pack in packs for one in pack.indicators if one.id == indicator), None)
    return found is not None and found.measure == "tally" and not found.present_of
