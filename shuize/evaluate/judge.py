"""What one article's readings are worth: each label is right, wrong or missed, each reading beyond them false. Pure."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from shuize.evaluate.agree import disagreements
from shuize.evaluate.labels import Line, Span, Trap
from shuize.types import Kind, Observation

BEFORE, AFTER = 26, 14
"""How many characters of the sentence are shown before and after a figure."""
SENTENCE_END = re.compile(r"[。！？；\n]")
REFERENCE = re.compile(r"[全该我本][省市区县州]|当地|[省市区县]内|境内")
"""Words that name a place by pointing at it."""


class Outcome(StrEnum):
    """What became of a label or a reading; a tolerated one is neither asked for nor punished."""

    RIGHT = "right"
    WRONG = "wrong"
    MISSED = "missed"
    FALSE = "false"
    TOLERATED = "tolerated"


@dataclass(frozen=True, slots=True)
class Page:
    """One article with its labels and what was read from it."""

    doc: str
    text: str
    published: date
    lines: Sequence[Line]
    traps: Sequence[Trap]
    observations: Sequence[Observation]


@dataclass(frozen=True, slots=True)
class Judged:
    """One label with its reading, or one of them alone; `fields` are those that differ, `trap` the one stepped into."""

    doc: str
    outcome: Outcome
    kind: Kind
    around: tuple[str, str, str]
    """The sentence before the figure, the figure, the sentence after it, shortened."""
    line: Line | None = None
    one: Observation | None = None
    fields: tuple[str, ...] = ()
    trap: Trap | None = None
    is_reference: bool = False
    """Whether the sentence names its place by a pointing word (全省, 该区)."""


@dataclass(frozen=True, slots=True)
class _Edge:
    """A label and a reading whose spans overlap, by their numbers."""

    line: int
    one: int
    fields: tuple[str, ...]


def judge(page: Page, is_asked: Callable[[Line], bool]) -> tuple[Judged, ...]:
    """Return what became of every label and every reading of the article.

    `is_asked` says which labels are the reader's to find; the others, and optional ones, are tolerated.
    """
    pairs = _pairs(page, is_asked)
    found = list(_labelled(page, pairs, is_asked))
    found = _counted_once(page, found)
    facts = {_fact(item.one) for item in found if item.one and not item.fields}
    taken = {edge.one for edge in pairs.values()}
    for number, one in enumerate(page.observations):
        if number not in taken:
            found.append(_beyond(page, one, facts))
    return tuple(sorted(found, key=_position))


def _pairs(page: Page, is_asked: Callable[[Line], bool]) -> dict[int, _Edge]:
    """Return each label's reading: those that agree best first, and as many as can be.

    Several labels may stand at one span (one figure for several places), and several readings.
    """
    edges = list(_edges(page))
    edges.sort(key=lambda edge: (not _is_required(page.lines[edge.line], is_asked), edge.line, edge.one))
    pairs: dict[int, _Edge] = {}
    for cost in sorted({len(edge.fields) for edge in edges}):
        taken = {edge.one for edge in pairs.values()}
        free = [e for e in edges if len(e.fields) == cost and e.line not in pairs and e.one not in taken]
        pairs |= _matched(free)
    return pairs


def _edges(page: Page) -> Iterator[_Edge]:
    """Yield what overlaps; a computed figure stands at another's span and is compared with computed ones only."""
    for at, line in enumerate(page.lines):
        for number, one in enumerate(page.observations):
            if _overlap(line, one) and (line.kind is Kind.DERIVED) == (one.kind is Kind.DERIVED):
                yield _Edge(at, number, disagreements(line, one, page.published))


def _overlap(span: Span, one: Observation) -> bool:
    """Say whether both have a character in common."""
    return span.start < one.end and one.start < span.end


def _matched(edges: Sequence[_Edge]) -> dict[int, _Edge]:
    """Return as many of the edges as can be without using a label or a reading twice."""
    holder: dict[int, _Edge] = {}

    def place(line: int, tried: set[int]) -> bool:
        for edge in edges:
            if edge.line == line and edge.one not in tried:
                tried.add(edge.one)
                if edge.one not in holder or place(holder[edge.one].line, tried):
                    holder[edge.one] = edge
                    return True
        return False

    for line in dict.fromkeys(edge.line for edge in edges):
        place(line, set())
    return {edge.line: edge for edge in holder.values()}


def _is_required(line: Line, is_asked: Callable[[Line], bool]) -> bool:
    """Say whether missing the label is a fault."""
    return is_asked(line) and not line.optional and not line.repeat


def _labelled(page: Page, pairs: dict[int, _Edge], is_asked: Callable[[Line], bool]) -> Iterator[Judged]:
    """Yield what became of each label; one that is not required and was not read is nothing."""
    for at, line in enumerate(page.lines):
        edge = pairs.get(at)
        required = _is_required(line, is_asked)
        if edge is None and required:
            yield _judged(page, line, Outcome.MISSED, line.kind, line=line)
        elif edge is not None:
            one = page.observations[edge.one]
            outcome = _outcome(line, one, edge, required=required)
            kind = one.kind if outcome is Outcome.FALSE else line.kind
            yield _judged(page, line, outcome, kind, line=line, one=one, fields=edge.fields)


def _outcome(line: Line, one: Observation, edge: _Edge, *, required: bool) -> Outcome:
    """Return what a label's reading is; a misread figure is false even where nobody asked for it, unless optional."""
    if required:
        return Outcome.WRONG if edge.fields else Outcome.RIGHT
    if line.optional or not edge.fields or one.kind is Kind.OPEN:
        return Outcome.TOLERATED
    return Outcome.FALSE


def _counted_once(page: Page, found: list[Judged]) -> list[Judged]:
    """Return the outcomes with each fact that was missed in one place and read right in its repetition as right."""
    repeated = {
        _said(item.line): item for item in found if item.line and item.line.repeat and item.one and not item.fields
    }
    return [
        _judged(page, item.line, Outcome.RIGHT, item.kind, line=item.line, one=repeated[_said(item.line)].one)
        if item.outcome is Outcome.MISSED and item.line and _said(item.line) in repeated
        else item
        for item in found
    ]


def _said(line: Line) -> tuple[object, ...]:
    """Return what a label says, wherever and of whatever day it says it."""
    return line.indicator, line.value, line.unit, line.region, line.subject


def _fact(one: Observation) -> tuple[object, ...]:
    """Return what a reading says, wherever it says it."""
    return one.series.id, one.value, one.relation, one.as_of


def _beyond(page: Page, one: Observation, facts: set[tuple[object, ...]]) -> Judged:
    """Return what a reading without a label is: a fact already counted, at an optional figure, or false."""
    trap = next((trap for trap in page.traps if _overlap(trap, one)), None)
    optional = any(line.optional and _overlap(line, one) for line in page.lines)
    tolerated = trap is None and (optional or _fact(one) in facts)
    return _judged(page, one, Outcome.TOLERATED if tolerated else Outcome.FALSE, one.kind, one=one, trap=trap)


def _judged(
    page: Page, at: Span | Observation, outcome: Outcome, kind: Kind, *, line: Line | None = None,
    one: Observation | None = None, fields: tuple[str, ...] = (), trap: Trap | None = None,
) -> Judged:  # fmt: skip
    """Return the outcome with the words around it."""
    around = excerpt(page.text, at.start, at.end)
    pointed = bool(REFERENCE.search(page.text, _sentence_start(page.text, at.start), at.start))
    return Judged(page.doc, outcome, kind, around, line, one, fields, trap, pointed)


def excerpt(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Return the words before the figure, the figure and the words after it, none beyond the sentence.

    >>> excerpt("昨天晴。全市复工率达96.3%，较好。", 10, 15)
    ('全市复工率达', '96.3%', '，较好。')
    """
    first = _sentence_start(text, start)
    stop = SENTENCE_END.search(text, end)
    last = stop.end() if stop else len(text)
    before = ("…" if first < start - BEFORE else "") + text[max(first, start - BEFORE) : start]
    after = text[end : min(last, end + AFTER)] + ("…" if end + AFTER < last else "")
    return before, text[start:end].replace("\n", " "), after.rstrip("\n")


def _sentence_start(text: str, at: int) -> int:
    """Return where the sentence begins that `at` is in."""
    return max(text.rfind(sign, 0, at) for sign in "。！？；\n") + 1


def _position(item: Judged) -> tuple[int, int]:
    """Return where the outcome stands in the text."""
    at = item.line or item.one
    return (at.start, at.end) if at else (0, 0)


def strayed(page: Page) -> Iterable[Span]:
    """Yield the labels whose span does not hold their text: they are of another article, or another version of it."""
    labelled: tuple[Span, ...] = (*page.lines, *page.traps)
    return (span for span in labelled if page.text[span.start : span.end] != span.text)
