"""When a reading agrees with a label, field by field. Pure."""

import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from shuize.evaluate.labels import Line
from shuize.types import Kind, Observation, Relation

BOUNDS = {Relation.GT: Relation.GE, Relation.LE: Relation.LT}
"""Nobody prints whether the bound itself is meant: 超过 counts as 以上, 不超过 as 不足."""
PLAIN = str.maketrans("和与及", "、、、", "“”‘’「」")
"""Names are compared without quotation marks; what joins the members of a list is as good as its mark."""
MONTH = len("YYYY-MM")
HALF = Decimal("0.5")


def disagreements(line: Line, one: Observation, published: date) -> tuple[str, ...]:
    """Return the fields in which the reading differs from the label; none: it is right, if their spans overlap."""
    return tuple(name for name, agrees in CHECKS.items() if not agrees(line, one, published))


def same_span(line: Line, one: Observation) -> bool:
    """Say whether both mean the same characters."""
    return (line.start, line.end) == (one.start, one.end)


def _value(line: Line, one: Observation, _published: date) -> bool:
    """Compare values: printed ones exactly, computed ones within half of the label's last digit."""
    if line.kind is not Kind.DERIVED:
        return one.value == line.value
    exponent = line.value.as_tuple().exponent
    return abs(one.value - line.value) <= HALF.scaleb(exponent if isinstance(exponent, int) else 0)


def _unit(line: Line, one: Observation, _published: date) -> bool:
    """Compare units as they are written."""
    return one.series.unit == line.unit


def _relation(line: Line, one: Observation, _published: date) -> bool:
    """Compare relations by their direction."""
    return BOUNDS.get(one.relation, one.relation) == BOUNDS.get(line.relation, line.relation)


def _indicator(line: Line, one: Observation, _published: date) -> bool:
    """Compare indicators; an open rate may be named with more or fewer words before it."""
    read = one.series.indicator
    accepted = (line.indicator, *(line.indicator_alt or ()))
    if not line.is_open or one.kind is not Kind.OPEN:
        return read in accepted
    words = [name.removeprefix("?") for name in accepted]
    return any(read.endswith(name) or name.endswith(read.removeprefix("?")) for name in words)


def _region(line: Line, one: Observation, _published: date) -> bool:
    """Compare regions by code; that of a single firm is not asked."""
    return line.single or one.series.place.code in (line.region, *(line.region_alt or ()))


def _zone(line: Line, one: Observation, _published: date) -> bool:
    """Compare zones where the label has one, in full or in short."""
    if line.zone is None or line.single:
        return True
    read = one.series.place.zone or ""
    return bool(read) and (read in line.zone or line.zone in read)


def _excludes(line: Line, one: Observation, _published: date) -> bool:
    """Compare what is left out of the region, in any order; `excludes_alt` is one list or holds several."""
    other = line.excludes_alt or ()
    codes = {item for item in other if isinstance(item, str)}
    accepted = [set(line.excludes or ()), *({code} for code in codes), *([codes] if codes else [])]
    accepted += [set(item or ()) for item in other if not isinstance(item, str)]
    return set(one.series.excludes) in accepted


def _subject(line: Line, one: Observation, _published: date) -> bool:
    """Compare subjects by name, whatever the width of their signs, in quotation marks or not."""
    return _folded(one.series.subject) in map(_folded, (line.subject, *(line.subject_alt or ())))


def _folded(name: str | None) -> str | None:
    """Return the name with the signs and digits that any keyboard has, without quotation marks, its list by marks."""
    return unicodedata.normalize("NFKC", name).translate(PLAIN) if name else None


def _as_of(line: Line, one: Observation, published: date) -> bool:
    """Compare dates; without any cue in the text both the publication date and none are accepted."""
    accepted = {line.as_of, *(line.as_of_alt or ())}
    if _is_undated(line, published):
        accepted |= {None, published.isoformat()}
    return one.as_of in accepted


def _is_undated(line: Line, published: date) -> bool:
    """Say whether nothing in the text dates the figure.

    Labels that do not say what dates them give such a figure no date, or only the month of publication.
    """
    if line.as_of_kind is not None or line.is_before:
        return line.as_of_kind == "published"
    return line.as_of is None or (len(line.as_of) == MONTH and line.as_of == published.isoformat()[:MONTH])


CHECKS: Mapping[str, Callable[[Line, Observation, date], bool]] = {
    "value": _value,
    "unit": _unit,
    "relation": _relation,
    "indicator": _indicator,
    "region": _region,
    "zone": _zone,
    "excludes": _excludes,
    "subject": _subject,
    "as_of": _as_of,
}
