"""How an evaluation is shown: tables for people, one object for programs, Markdown for the documentation."""

from collections.abc import Callable, Iterable, Sequence

from rich.table import Table
from rich.text import Text

from shuize.chinese.evaluation import SAID, share
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
    Outcome.WRONG: "Wrong, worst fields first: {a}",
    Outcome.MISSED: "Missed: {a}",
    Outcome.FALSE: "Read where there is nothing to read: {a}",
}
WRONG_FIELDS = "Wrong fields: {a}"
HEADLINE = "Whole stated figures: F1 {a} ({b} articles, {c} characters, {d} s)"


def show(report: Report, effort: Sequence[str], language: str) -> None:
    """Print the tables; `effort` is how many articles and characters were read in how many seconds."""
    console, told = listing.console(), Told(language)
    listing.put(told.measures(report.measures), console)
    listing.put(told.kinds(report), console)
    if report.traps:
        listing.put(told.traps(report), console)
    for outcome in LISTED:
        found = report.of(outcome)
        if found:
            listing.put(told.outcomes(TITLES[outcome], found), console)
    if report.wrong_fields:
        worst = ", ".join(f"{name} {count}" for name, count in report.wrong_fields.most_common())
        console.print(told.said(WRONG_FIELDS, worst), markup=False)
    console.print(told.said(HEADLINE, _ratio(report.f1), *effort), style="bold", markup=False)


class Told:
    """The tables, their heads in the reader's language; the names of rows are the same in both."""

    def __init__(self, language: str) -> None:
        """Take up the language."""
        self._zh = language == "zh"

    def said(self, text: str, *parts: object) -> str:
        """Return the text in the language with its parts."""
        return (SAID[text] if self._zh else text).format(**dict(zip("abcd", parts, strict=False)))

    def _table(self, title: str, *columns: str) -> Table:
        """Return an empty table; what does not fit its column goes on in the next line."""
        shown = Table(title=title, title_justify="left", title_style="bold", expand=False)
        for column in columns:
            shown.add_column(self.said(column), overflow="fold")
        return shown

    def measures(self, measures: Iterable[Measure]) -> Table:
        """Return the table of targets."""
        shown = self._table(self.said("Stated figures"), "measure", "found", "target", "short by", "of")
        for one in measures:
            style = "red" if one.short_by else "green" if one.short_by == 0 else ""
            of = share(one.of) if self._zh else one.of
            shown.add_row(one.name, Text(_ratio(one.found), style), _ratio(one.target, 2), _ratio(one.short_by), of)
        return shown

    def kinds(self, report: Report) -> Table:
        """Return the table of whole figures by kind."""
        columns = ("kind", "precision", "recall", "F1", "right", "wrong", "missed", "false")
        shown = self._table(self.said("Whole figures by kind"), *columns)
        for kind, tally in report.kinds.items():
            score = tally.score
            ratios = map(_ratio, (score.precision, score.recall, score.f1))
            shown.add_row(kind, *ratios, *map(str, (tally.right, tally.wrong, tally.missed, tally.false)))
        return shown

    def traps(self, report: Report) -> Table:
        """Return the table of traps."""
        sprung = report.sprung
        title = self.said("Traps: {a} sprung, {b}", sprung.total(), f"{sprung.total() / report.traps.total():.1%}")
        shown = self._table(title, "trap", "set", "sprung")
        for name, count in sorted(report.traps.items(), key=lambda item: (-sprung[item[0]], -item[1], item[0])):
            shown.add_row(name, str(count), Text(str(sprung[name]), "red" if sprung[name] else ""))
        return shown

    def outcomes(self, title: str, found: Sequence[Judged]) -> Table:
        """Return the outcomes with their sentences."""
        shown = self._table(self.said(title, len(found)), "article", "the words", "what differs")
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
