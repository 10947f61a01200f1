"""Figures, rules and streams of figures, as the comparison knows them."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import msgspec
from hypothesis import strategies as st

from shuize.alert import Figure, Watch, last_day
from shuize.pack import Rule
from shuize.types import Kind, Relation, digest
from workers.compare.canonical import canonical
from workers.compare.project import project

SERIES = "5e41e50000000000"
RECORDED = datetime(2020, 4, 13, tzinfo=UTC)


def figure(value: str, as_of: str | None = None, published: str = "", **changes: object) -> Figure:
    """Make a figure; without `published` its article came out the day after its date."""
    day = last_day(as_of or str(changes["bound"]))
    fields: dict[str, Any] = {
        "article_id": digest(str(as_of), published, value, str(changes))[:8],
        "value": Decimal(value),
        "relation": Relation.EQ,
        "low": None,
        "high": None,
        "step": Decimal(1).scaleb(int(Decimal(value).as_tuple().exponent)),
        "as_of": as_of,
        "bound": None,
        "kind": Kind.STATED,
        "computed": None,
        "formula": None,
        "text": value,
        "quote": value,
        "start": 0,
        "end": len(value),
        "published": date.fromisoformat(published) if published else day + timedelta(days=1),
        "source": None,
        "rank": 50,
        "correction": False,
        "recorded_at": RECORDED,
    }
    fields |= changes
    return Figure(id=digest(*(f"{name}={fields[name]}" for name in sorted(fields))), **fields)


def watch(kind: str, **fields: object) -> Watch:
    """Make a rule of this kind under the name test/rule."""
    values = {name: _decimals(value) for name, value in fields.items()}
    return Watch("test/rule", msgspec.convert({"id": "rule", "kind": kind, **values}, Rule), 14)


def _decimals(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(Decimal(str(one)) for one in value)
    is_number = isinstance(value, str) and value.replace(".", "").isdigit()
    return Decimal(str(value)) if is_number else value


def states(rule: Watch, figures: Sequence[Figure], seen: str | None = None) -> list[tuple[str, int, str, str, str]]:
    """Project, in the words of the tables below: key, episode, status, reason, as_of."""
    found = project(rule, SERIES, canonical(figures, date.fromisoformat(seen) if seen else None))
    return sorted((one.key, one.episode, one.status.value, one.reason, one.as_of) for one in found)


MARKS = watch("milestone", marks=("90", "95", "100"))


CONTRADICTION = [
    figure("100", "2020-03-15", "2020-03-17", article_id="page"),
    figure("86.89", "2020-03-15", "2020-03-17", article_id="page", computed=Decimal("82.58"), formula="8327/10083"),
]


BASE = figure("1200000", bound="2020-03-12", published="2020-03-12")


EVERY_KIND = (
    watch("milestone", marks=("90", "95", "100")),
    watch("milestone", marks=("93",), direction="down", hysteresis="1"),
    watch("every", step="3"),
    watch("multiple", factors=("1.05", "1.1")),
    watch("record", min_points=2),
    watch("jump", per_day="2", z="3", min_points=2),
    watch("reversal", delta="3"),
    watch("conflict"),
    watch("restatement"),
    watch("series.new"),
    watch("stale", min_points=2, floor_days=1),
)
PAIR = (
    watch("overtakes"),
    watch("overtakes", direction="down", tolerance="0.5", within_days=1),
)


VALUES = ("88", "89.5", "90", "92", "94.5", "94.6", "95", "95.2", "96", "96.3", "97", "100")


@st.composite
def told_figures(draw: st.DrawFn) -> Figure:
    """Draw a figure: late or not, corrected, contradicted, a bound, an earlier value, of one of three sources."""
    day = draw(st.integers(1, 5))
    value = Decimal(draw(st.sampled_from(VALUES)))
    relation = draw(st.sampled_from([Relation.EQ] * 6 + list(Relation)))
    undated = draw(st.integers(0, 9)) == 0
    as_of = draw(st.sampled_from([f"2020-03-{day:02}"] * 8 + ["2020-03", "2020-02"]))
    return figure(
        str(value),
        None if undated else as_of,
        bound=as_of if undated else None,
        published=(date(2020, 3, day) + timedelta(days=draw(st.sampled_from([0, 1, 3, 20])))).isoformat(),
        relation=relation,
        low=value if relation in (Relation.GE, Relation.GT) else None,
        high=value if relation in (Relation.LE, Relation.LT) else None,
        source=draw(st.sampled_from(["a", "b", None])),
        rank=draw(st.sampled_from([50, 50, 50, 10])),
        correction=draw(st.integers(0, 9)) == 0,
        computed=Decimal(70) if draw(st.integers(0, 19)) == 0 else None,
    )
