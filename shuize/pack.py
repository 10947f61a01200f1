"""What a pack may say: the whole of one domain (indicators, subjects, topics, rules) as validated data.

A pack is one TOML file. Nothing in the code knows a domain; everything that does is a pack's.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from difflib import get_close_matches
from itertools import chain
from pathlib import Path
from typing import Any, Literal

import msgspec

from shuize.errors import PackError

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
FILE = "pack.toml"

Measure = Literal["rate", "count", "amount", "output", "tally"]
RuleKind = Literal[
    "milestone", "every", "multiple", "record", "jump", "reversal", "conflict", "restatement", "series.new",
    "stale", "overtakes",
]  # fmt: skip
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
    """`[[subject]]`: a population or a product; `terms` are its other names, `product` marks what outputs count."""

    name: str
    name_en: str = ""
    terms: tuple[str, ...] = ()
    product: bool = False


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


BOARD = 2
LONGEST_RULE = 80
"""Code points of a rule's full name: what the database keeps."""
NEEDS = {
    "milestone": ("marks",),
    "every": ("step",),
    "multiple": ("factors",),
    "reversal": ("delta",),
}


def load(name_or_path: str) -> Pack:
    """Return the pack of that name in the seeds, or of the file or folder at that path.

    Raises PackError: no such pack, not TOML, an unknown key (the nearest known is named), a value out of place.
    """
    path = _path(name_or_path)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PackError(f"{path}: cannot be read: {error}") from error
    return parse(text, str(path))


def runs(packs: Iterable[Pack], indicator: str) -> bool:
    """Say whether the indicator is a tally that only grows: of all so far, or of what a day has added so far."""
    found = next((one for pack in packs for one in pack.indicators if one.id == indicator), None)
    return found is not None and found.measure == "tally" and not found.present_of


def _path(name_or_path: str) -> Path:
    """Return the pack's file."""
    path = Path(name_or_path)
    if path.is_dir():
        return path / FILE
    if path.suffix == ".toml" or path.exists():
        return path
    seed = SEEDS / name_or_path / FILE
    if seed.exists():
        return seed
    known = shipped()
    near = get_close_matches(name_or_path, known, n=1)
    shown = ", ".join([*near, *(name for name in known if name not in near)])
    raise PackError(f"{name_or_path}: no such pack; known: {shown}, or give a path to a {FILE}")


def shipped() -> list[str]:
    """Return the names of the packs that come with Shuize."""
    return sorted(entry.parent.name for entry in SEEDS.glob(f"*/{FILE}"))


def parse(text: str, where: str) -> Pack:
    """Return the pack that `text` holds; `where` names it in errors."""
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{where}: not TOML: {error}") from error
    try:
        pack = msgspec.convert(said, Pack)
    except msgspec.ValidationError as error:
        raise PackError(f"{where}: {_explain(str(error), said)}") from error
    _check_numbers(pack, where)
    _check(pack, where)
    return pack


TABLES: dict[str, type[msgspec.Struct]] = {
    "": Pack, "pack": Head, "topic": Topic, "indicator": Indicator, "subject": Subject, "rule": Rule,
}  # fmt: skip


PLACE = re.compile(r"^(?P<what>.*?)(?: - at `\$\.?(?P<path>[^`]*)`)?$", re.DOTALL)
STEP = re.compile(r"\w+")
SPOKEN = {
    "Expected `array`": "expected a list, as [90, 95]", "Expected `str`": "expected a text in quotes",
    "Expected `int`": "expected a whole number", "Expected `bool`": "expected true or false",
    "Expected `object`": "expected a table", "Expected `decimal`": "is no number", "Invalid decimal": "is no number",
    "Invalid enum value": "is none of what it may be",
}  # fmt: skip


def _explain(message: str, said: Mapping[str, Any]) -> str:
    """Say msgspec's words as somebody who writes a pack thinks: in which table, under which key, what is wrong."""
    found = PLACE.match(message)
    assert found  # noqa: S101 - it matches everything
    path = STEP.findall(found["path"] or "")
    unknown = re.search(r"unknown field `([^`]+)`", message)
    if unknown:
        return _explain_unknown(unknown[1], path[0] if path else "")
    missing = re.search(r"missing required field `([^`]+)`", message)
    owner, keys, value = _walk(path, said)
    what = next((words for start, words in SPOKEN.items() if message.startswith(start)), found["what"])
    if missing:
        keys, what = [], f"has no {missing[1]!r}, which it needs"
    shown = "" if missing or isinstance(value, dict) else f"{value!r} "
    return f"{': '.join([owner, *keys])}: {shown}{what}" if owner else what


def _explain_unknown(key: str, table: str) -> str:
    """Name the nearest known key."""
    known = TABLES.get(table, Pack).__struct_encode_fields__
    near = get_close_matches(key, known, n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(known)}"
    return f"unknown key {key!r} in {f'[[{table}]]' if table else 'the file'}; {hint}"


def _walk(path: Sequence[str], said: Mapping[str, Any]) -> tuple[str, list[str], object]:
    """Return what people call the table at the path, the keys below it, and the value there."""
    value: Any = said
    owner, keys = path[0] if path else "", []
    for number, step in enumerate(path):
        value = value[int(step)] if isinstance(value, list) else value.get(step)
        if number and step.isdigit() and isinstance(value, dict):
            owner = f"{owner} {(value.get('id') or value.get('name') or int(step) + 1)!r}"
        elif number and not step.isdigit():
            keys.append(step)
    return owner, keys, value


def _check(pack: Pack, where: str) -> None:
    """Raise PackError where parts of the pack do not fit one another."""
    indicators = {item.id: item for item in pack.indicators}
    for kind, ids in (("indicator", [item.id for item in pack.indicators]), ("rule", [item.id for item in pack.rules])):
        twice = sorted({one for one in ids if ids.count(one) > 1})
        if twice:
            raise PackError(f"{where}: {kind} {twice[0]!r} stands twice")
    for item in pack.indicators:
        _check_alone(item, where)
        whole = tuple(filter(None, (item.new_of, item.present_of)))
        _known(where, f"indicator {item.id!r}", (*item.numerator, *item.denominator, *whole), indicators)
        if any(one.measure != "tally" for one in (item, *(indicators[other] for other in whole)) if whole):
            raise PackError(f"{where}: indicator {item.id!r}: only a tally is new_of or present_of a tally")
    for rule in pack.rules:
        if len(f"{pack.id}/{rule.id}") > LONGEST_RULE:
            raise PackError(f"{where}: rule {rule.id!r}: with the pack's id longer than {LONGEST_RULE} characters")
        _known(where, f"rule {rule.id!r}", rule.indicators, indicators)
        missing = [need for need in NEEDS.get(rule.kind, ()) if not getattr(rule, need)]
        if missing:
            raise PackError(f"{where}: rule {rule.id!r} of kind {rule.kind!r} needs {missing[0]!r}")


def _check_alone(item: Indicator, where: str) -> None:
    """Raise PackError where an indicator does not fit itself."""
    if item.board and (len(item.board) != BOARD or item.board[0] == item.board[1]):
        raise PackError(f"{where}: indicator {item.id!r}: board needs two values, as [80, 95]")
    if item.measure == "rate" and item.unit != "%":
        raise PackError(f"{where}: indicator {item.id!r}: unit {item.unit!r} of a rate must be '%'")
    if item.over and not (item.when and item.unless):
        raise PackError(f"{where}: indicator {item.id!r}: over needs when and unless")


def _check_numbers(pack: Pack, where: str) -> None:
    """Raise PackError for inf and nan, which TOML knows and nothing can be compared with."""
    tables: Iterable[Indicator | Rule] = chain(pack.indicators, pack.rules)
    for one in tables:
        kind = type(one).__name__.lower()
        for key in one.__struct_fields__:
            value = getattr(one, key)
            for each in value if isinstance(value, tuple) else (value,):
                if isinstance(each, Decimal) and not each.is_finite():
                    raise PackError(f"{where}: {kind} {one.id!r}: {key}: {str(each).lower()} is no number")


def _known(where: str, owner: str, ids: tuple[str, ...], indicators: dict[str, Indicator]) -> None:
    """Raise PackError for the first id that is no indicator of the pack."""
    for one in ids:
        if one not in indicators:
            near = get_close_matches(one, indicators, n=1) or sorted(indicators)
            raise PackError(f"{where}: {owner}: unknown indicator {one!r}; did you mean {near[0]!r}?")
