"""What labels made by hand say: the figures of articles, the traps in them, and when the articles were published.

All are JSON lines. A file tells by its first line which it holds: a figure has an `indicator`, a trap a `trap`, and
both a span (`doc`, `start`, `end`, `text`); an article's date has `doc` and `published`. Other files say nothing here.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import msgspec

from shuize.errors import UsageError
from shuize.pack import Indicator, Pack
from shuize.types import AsOfKind, Kind, Relation

META = "meta.jsonl"
TRAPS = "traps.jsonl"


class Span(msgspec.Struct, frozen=True):
    """Code points of an article's text, and what stands there."""

    doc: str
    start: int
    end: int
    text: str


class Trap(Span, frozen=True):
    """A figure that must give no observation; `trap` says what it is instead."""

    trap: str


class Line(Span, frozen=True):
    """One figure as a careful reader takes it; each `*_alt` holds readings that are accepted as well."""

    indicator: str
    value: Decimal
    unit: str
    relation: Relation
    kind: Kind
    region: str | None = None
    subject: str | None = None
    as_of: str | None = None
    as_of_kind: AsOfKind | None = None
    indicator_alt: tuple[str, ...] | None = None
    region_alt: tuple[str | None, ...] | None = None
    subject_alt: tuple[str | None, ...] | None = None
    as_of_alt: tuple[str | None, ...] | None = None
    excludes: tuple[str, ...] | None = None
    """Codes left out of the region; `excludes_alt` holds codes or lists of them, null for nothing left out."""
    excludes_alt: tuple[str | tuple[str, ...] | None, ...] | None = None
    zone: str | None = None
    """The area without a code that the figure is about, inside the region."""
    optional: bool = False
    """Neither required nor punished."""
    repeat: bool = False
    """The same fact as another line of the article: it counts once."""
    single: bool = False
    """Of one firm, plant or building site: its region is not asked."""
    note: str = ""

    @property
    def is_before(self) -> bool:
        """Whether it is the earlier value of a change, which has no date."""
        return self.as_of_kind is AsOfKind.BEFORE or (self.as_of is None and self.note == "before")

    @property
    def is_open(self) -> bool:
        """Whether it is a rate under its own words rather than a pack's indicator."""
        return self.kind is Kind.OPEN or self.indicator.startswith("?")


class Published(msgspec.Struct, frozen=True):
    """When an article was published."""

    doc: str
    published: date


@dataclass(frozen=True, slots=True)
class Labels:
    """All that the files said."""

    lines: tuple[Line, ...] = ()
    traps: tuple[Trap, ...] = ()
    published: Mapping[str, date] = field(default_factory=dict)

    def __add__(self, other: "Labels") -> "Labels":
        """Return both; of two dates of one article the later labels' holds."""
        dated = {**self.published, **other.published}
        return Labels(self.lines + other.lines, self.traps + other.traps, dated)


One = TypeVar("One", bound=msgspec.Struct)


def load(gold: Path, articles: Path, meta: Path | None) -> Labels:
    """Return the labels of a file, with the traps and dates beside it, or of all files of a folder.

    Dates are `meta`'s where it is given, else of a meta.jsonl beside the labels or among the articles. Raises
    UsageError: a line that is wrong (file and number named), no figure and no trap at all, dates that are none.
    """
    folder = gold if gold.is_dir() else gold.parent
    files = sorted(gold.glob("*.jsonl")) if gold.is_dir() else [gold, gold.with_name(TRAPS)]
    files = [path for path in files if path.name != META]
    dated = _existing([meta] if meta else [articles / META, folder / META])
    found = sum((parse(str(path), _text(path)) for path in _existing(files)), Labels())
    for path in dated:
        dates = parse(str(path), _text(path))
        if not dates.published:
            raise UsageError(f"{path}: no dates of publication; expected JSON lines with doc, published")
        found += dates
    if not gold.is_dir():
        docs = {line.doc for line in found.lines} | set(found.published)
        found = Labels(found.lines, tuple(trap for trap in found.traps if trap.doc in docs), found.published)
    if not found.lines and not found.traps:
        raise UsageError(f"{gold}: no figures are labelled here; expected JSON lines with doc, start, end, indicator")
    return found


def as_packs_name(labelled: Labels, packs: Iterable[Pack]) -> Labels:
    """Return the labels with the packs' own names of populations (外资企业: 外商投资企业), and units of running counts.

    A label is by whatever words its maker had; which of several names one population, or one unit of what a tally
    counts (例, 人, 宗), is kept under is the packs' to say.
    """
    chosen = tuple(packs)
    names = {term: one.name for pack in chosen for one in pack.subjects for term in one.terms}
    units = {item.id: item for pack in chosen for item in pack.indicators if item.measure == "tally"}
    return replace(labelled, lines=tuple(_renamed(line, names, units) for line in labelled.lines))


def _renamed(line: Line, names: Mapping[str, str], tallies: Mapping[str, Indicator]) -> Line:
    """Return the line with names and unit as the packs have them."""
    tally = tallies.get(line.indicator)
    unit = tally.unit if tally and line.unit in tally.units else line.unit
    other = line.subject_alt and tuple(names.get(one or "", one) for one in line.subject_alt)
    return msgspec.structs.replace(
        line, subject=names.get(line.subject or "", line.subject), subject_alt=other, unit=unit
    )


def _existing(paths: Iterable[Path]) -> list[Path]:
    """Return the files that are there, each once."""
    return [path for path in dict.fromkeys(paths) if path.is_file()]


def _text(path: Path) -> str:
    """Return the file's text. Raises UsageError where it has none."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read: {error}") from error


def parse(name: str, text: str) -> Labels:
    """Return the labels in a file's text; `name` names it in errors."""
    lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    first = _keys(name, *lines[0]) if lines else set()
    if {"doc", "start", "indicator"} <= first:
        return Labels(lines=tuple(_typed(name, lines, Line)))
    if {"doc", "start", "trap"} <= first:
        return Labels(traps=tuple(_typed(name, lines, Trap)))
    if {"doc", "published"} <= first:
        return Labels(published={one.doc: one.published for one in _typed(name, lines, Published)})
    return Labels()


def _keys(name: str, number: int, line: str) -> set[str]:
    """Return the keys of a line's object. Raises UsageError where it is none."""
    try:
        found = json.loads(line)
    except ValueError as error:
        raise UsageError(f"{name}:{number}: no JSON: {error}") from error
    return set(found) if isinstance(found, dict) else set()


def _typed(name: str, lines: Iterable[tuple[int, str]], kind: type[One]) -> Iterable[One]:
    """Yield the lines' objects. Raises UsageError for the first that is wrong."""
    for number, line in lines:
        try:
            yield msgspec.json.decode(line, type=kind)
        except msgspec.DecodeError as error:
            raise UsageError(f"{name}:{number}: {error}") from error
