"""How an evaluation is shown: tables for people, one object for programs, Markdown for the documentation."""

from collections.abc import Callable, Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from shuize.cli import listing
from shuize.cli.fields import plain
from shuize.evaluate.judge import Judged, Outcome
from shuize.evaluate.labels import Line
from shuize.evaluate.measures import Measure, Report, Tally
from shuize.types import Observation

Asks = Callable[[Line], bool]
"""Says whether a label is the reader's to find."""
LONGEST_NAME = 24
"""Columns for an article's name in the lists."""
LISTED = (Outcome.WRONG, Outcome.MISSED, Outcome.FALSE)
TITLES = {
    Outcome.WRONG: "Wrong, worst fields first",
    Outcome.MISSED: "Missed",
    Outcome.FALSE: "Read where there is nothing to read",
}


def show(report: Report, effort: str) -> None:
    """Print the tables."""
    console = listing.console()
    listing.put(_measures(report.measures), console)
    listing.put(_kinds(report), console)
    if report.traps:
        listing.put(_traps(report), console)
    for outcome in LISTED:
        found = report.of(outcome)
        if found:
            listing.put(_list(TITLES[outcome], found), console)
    _foot(console, report, effort)


def _foot(console: Console, report: Report, effort: str) -> None:
    """Print which fields are wrong most, and the headline."""
    if report.wrong_fields:
        worst = ", ".join(f"{name} {count}" for name, count in report.wrong_fields.most_common())
        console.print(f"Wrong fields: {worst}", markup=False)
    console.print(f"Whole stated figures: F1 {_ratio(report.f1)} ({effort})", style="bold", markup=False)


def _table(title: str, *columns: str) -> Table:
    """Return an empty table; what does not fit its column goes on in the next line."""
    shown = Table(title=title, title_justify="left", title_style="bold", expand=False)
    for column in columns:
        shown.add_column(column, overflow="fold")
    return shown


def _measures(measures: Iterable[Measure]) -> Table:
    """Return the table of targets."""
    shown = _table("Stated figures", "measure", "found", "target", "short by", "of")
    for one in measures:
        style = "red" if one.short_by else "green" if one.short_by == 0 else ""
        shown.add_row(one.name, Text(_ratio(one.found), style), _ratio(one.target, 2), _ratio(one.short_by), one.of)
    return shown


def _kinds(report: Report) -> Table:
    """Return the table of whole figures by kind."""
    shown = _table(
        "Whole figures by kind", "kind", "precision", "recall", "F1", "right", "wrong", "missed", "false"
    )  # fmt: skip
    for kind, tally in report.kinds.items():
        score = tally.score
        ratios = map(_ratio, (score.precision, score.recall, score.f1))
        shown.add_row(kind, *ratios, *map(str, (tally.right, tally.wrong, tally.missed, tally.false)))
    return shown


def _traps(report: Report) -> Table:
    """Return the table of traps."""
    share = report.sprung.total() / report.traps.total()
    shown = _table(f"Traps: {report.sprung.total()} sprung, {share:.1%}", "trap", "set", "sprung")
    for name, count in sorted(report.traps.items(), key=lambda item: (-report.sprung[item[0]], -item[1], item[0])):
        shown.add_row(name, str(count), Text(str(report.sprung[name]), "red" if report.sprung[name] else ""))
    return shown


def _list(title: str, found: Sequence[Judged]) -> Table:
    """Return the outcomes with their sentences."""
    shown = _table(f"{title}: {len(found)}", "article", "the words", "what differs")
    for item in found:
        before, figure, after = item.around
        words = Text(before).append(figure, style="bold yellow").append(after)
        shown.add_row(_short(item.doc), words, _differs(item))
    return shown


def _short(doc: str) -> str:
    """Return the end of a long name, which tells articles apart."""
    return doc if len(doc) <= LONGEST_NAME else f"…{doc[1 - LONGEST_NAME :]}"


def _differs(item: Judged) -> str:
    """Return what was expected and what was read, where they differ."""
    if item.line and item.one and item.fields:
        expected, read = labelled(item.line), observed(item.one)
        return "\n".join(f"{name}: {expected[name]} ← {read[name]}" for name in item.fields)
    said = observed(item.one) if item.one else labelled(item.line) if item.line else {}
    trap = f"TRAP {item.trap.trap}: " if item.trap else ""
    return trap + " ".join(str(said[name]) for name in ("indicator", "region", "subject", "as_of"))


def labelled(line: Line) -> dict[str, object]:
    """Return what the label says, by field."""
    return {
        "indicator": line.indicator,
        "value": plain(line.value),
        "unit": line.unit,
        "relation": line.relation.value,
        "region": line.region,
        "zone": line.zone,
        "excludes": list(line.excludes or ()),
        "subject": line.subject,
        "as_of": line.as_of,
        "kind": line.kind.value,
    }


def observed(one: Observation) -> dict[str, object]:
    """Return what was read, by field."""
    return {
        "indicator": one.series.indicator,
        "value": plain(one.value),
        "unit": one.series.unit,
        "relation": one.relation.value,
        "region": one.series.place.code,
        "zone": one.series.place.zone,
        "excludes": list(one.series.excludes),
        "subject": one.series.subject,
        "as_of": one.as_of,
        "kind": one.kind.value,
    }


def fields(report: Report) -> dict[str, object]:
    """Return the report as the object that `--json` prints."""
    return {
        "f1": report.f1,
        "kinds": {kind.value: _counts(tally) for kind, tally in report.kinds.items()},
        "measures": [
            {"measure": one.name, "found": one.found, "target": one.target, "short_by": one.short_by, "of": one.of}
            for one in report.measures
        ],
        "wrong_fields": dict(report.wrong_fields.most_common()),
        "traps": {
            "set": report.traps.total(),
            "sprung": report.sprung.total(),
            "by_kind": {
                name: {"set": count, "sprung": report.sprung[name]} for name, count in report.traps.most_common()
            },
        },
        "tolerated": len(report.of(Outcome.TOLERATED)),
        **{outcome.value: [_entry(item) for item in report.of(outcome)] for outcome in LISTED},
    }


def _counts(tally: Tally) -> dict[str, object]:
    """Return one kind's counts and scores."""
    score = tally.score
    return {
        "precision": score.precision,
        "recall": score.recall,
        "f1": score.f1,
        "right": tally.right,
        "wrong": tally.wrong,
        "missed": tally.missed,
        "false": tally.false,
    }


def _entry(item: Judged) -> dict[str, object]:
    """Return one outcome: where, what was expected, what was read, the sentence around the figure."""
    at = item.line or item.one
    return {
        "doc": item.doc,
        "start": at.start if at else None,
        "end": at.end if at else None,
        "text": item.around[1],
        "fields": list(item.fields),
        "trap": item.trap.trap if item.trap else None,
        "expected": labelled(item.line) if item.line else None,
        "read": observed(item.one) if item.one else None,
        "sentence": "".join(item.around),
    }


def markdown(report: Report) -> str:
    """Return the measures as a table in Markdown."""
    rows = ["| measure | found | target | short by | of |", "|---|---|---|---|---|"]
    rows += [
        f"| {one.name} | {_ratio(one.found)} | {_ratio(one.target, 2)} | {_ratio(one.short_by)} | {one.of} |"
        for one in report.measures
    ]
    return "\n".join(rows)


def _ratio(value: float | None, digits: int = 3) -> str:
    """Return a share as people write it, nothing where there is none."""
    return "" if value is None else f"{value:.{digits}f}"
