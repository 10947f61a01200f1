"""One article, its labels and what might be read from it, for the tests of the evaluation."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec

from shuize.evaluate.judge import Judged, Page, judge
from shuize.evaluate.labels import Line, Trap
from shuize.evaluate.measures import Report, report
from shuize.types import AsOfKind, Kind, Observation, Place, Relation, Series

TODAY = date(2020, 3, 12)
TEXT = "截至3月10日，河源市外贸企业复工率达96.3%，其中东源县97%。下月力争达到99%。河源复工率96.3%。"
AT = TEXT.index("96.3%")
FIRST, SECOND, GOAL, AGAIN = (found.span() for found in re.finditer(r"[\d.]+%", TEXT))
KNOWN = {"work_resumption_rate", "staff_return_rate"}
LINE = {
    "doc": "a.txt", "start": FIRST[0], "end": FIRST[1], "text": "96.3%", "indicator": "work_resumption_rate",
    "value": 96.3, "unit": "%", "relation": "eq", "kind": "stated", "region": "441600", "subject": "外贸企业",
    "as_of": "2020-03-10", "as_of_kind": "stated",
}  # fmt: skip
RIGHT = Observation(
    series=Series("work_resumption_rate", Place("441600", "河源"), "外贸企业", "%"),
    value=Decimal("96.3"), relation=Relation.EQ, low=Decimal("96.3"), high=Decimal("96.3"), step=Decimal("0.1"),
    as_of="2020-03-10", as_of_kind=AsOfKind.STATED, kind=Kind.STATED, article_id="a", story=0,
    start=FIRST[0], end=FIRST[1], text="96.3%", quote=TEXT, confidence=Decimal(1),
)  # fmt: skip


def line(**changes: object) -> Line:
    """Return the label with those changes."""
    return msgspec.json.decode(json.dumps({**LINE, **changes}, ensure_ascii=False), type=Line)


def one(**changes: Any) -> Observation:  # noqa: ANN401  # any field's value
    """Return the right reading with those changes; `place`, `subject` and the like are of its series."""
    keys = {"indicator", "place", "subject", "unit", "excludes"} & set(changes)
    series = replace(RIGHT.series, **{key: changes.pop(key) for key in keys})
    return replace(RIGHT, series=series, **changes)


def at(span: tuple[int, int], **changes: Any) -> Observation:  # noqa: ANN401  # any field's value
    """Return the right reading at another place."""
    return one(start=span[0], end=span[1], text=TEXT[slice(*span)], **changes)


def also(span: tuple[int, int], **changes: object) -> Line:
    """Return the label at another place."""
    return line(start=span[0], end=span[1], text=TEXT[slice(*span)], **changes)


def judged(
    lines: list[Line], read: list[Observation], *traps: Trap, is_asked: Callable[[Line], bool] | None = None
) -> tuple[Judged, ...]:
    """Judge an article with those labels and readings."""
    page = Page("a.txt", TEXT, TODAY, lines, traps, read)
    return judge(page, is_asked or (lambda item: item.indicator in KNOWN))


def outcomes(lines: list[Line], read: list[Observation], *traps: Trap) -> list[str]:
    """Return what became of the labels and readings, in the order of the text."""
    return [item.outcome.value for item in judged(lines, read, *traps)]


OTHER = {"indicator": "new_confirmed_cases"}


def trap(span: tuple[int, int], kind: str) -> Trap:
    """Return a trap at that place."""
    return Trap(doc="a.txt", start=span[0], end=span[1], text=TEXT[slice(*span)], trap=kind)


def evaluated(lines: list[Line], read: list[Observation], *traps: Trap) -> Report:
    """Return the report on an article with those labels and readings."""
    return report(judged(lines, read, *traps), traps)
