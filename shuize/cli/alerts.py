"""`shuize alerts`: what was raised, where it stands now, and the sentence that says so."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

import click
from rich.table import Table
from rich.text import Text

from shuize import declared, packfile
from shuize.alert import STANDINGS
from shuize.cli import figures, listing, options, stored
from shuize.cli.fields import plain
from shuize.cli.lazy import Entry, LazyGroup
from shuize.cli.words import indicator_names, word
from shuize.errors import UsageError
from shuize.pack import RuleKind
from shuize.settings import Settings
from shuize.store import alerts, events, notes
from shuize.store.alerts import Listed
from shuize.store.notes import Note, What
from shuize.types import Relation
from workers.ledger.desk import responsible

ENTRIES = {
    "show": Entry("shuize.cli.alert", "Print all that was told and said of an alert.", "show"),
    "ack": Entry("shuize.cli.handling", "Say that you have seen an alert.", "ack"),
    "resolve": Entry("shuize.cli.handling", "Say that you are done with an alert.", "resolve"),
    "silence": Entry("shuize.cli.handling", "Tell nobody of an alert's rule on its series until a day.", "silence"),
}
SHORT = 8
"""How much of an alert's id is shown; as much names it to the commands, as long as no other begins so."""
COLOURS = {"open": "green", "pending": "yellow", "held": "yellow", "reversed": "yellow", "retracted": "red"}
MOST = 10_000
"""Alerts among which those of an owner are looked for."""


@click.group(cls=LazyGroup, entries=ENTRIES, invoke_without_command=True)
@options.json_option
@click.option("--state", "--status", type=click.Choice(STANDINGS), help="Only those that stand so.")
@click.option("--kind", type=click.Choice(get_args(RuleKind)), help="Only those of rules of this kind.")
@click.option("--rule", metavar="PACK/RULE", help="Only those of this rule.")
@click.option("--owner", metavar="ID", help="Only those for whose series this owner answers.")
@click.option("--limit", default=100, show_default=True, type=click.IntRange(1), help="At most so many.")
@click.pass_context
def command(
    ctx: click.Context, *, as_json: bool, state: str | None, kind: str | None, rule: str | None, owner: str | None,
    limit: int,
) -> None:  # fmt: skip
    """List the alerts that were raised, newest first, or say that one is seen, done with, or not to be told."""
    if ctx.invoked_subcommand:
        return
    settings = options.settings()
    _check_rule(rule, settings)
    answers = Answers(settings)
    answers.check(owner)
    with stored.reading(settings) as conn:
        found = alerts.listed(conn, standing=state, rule=rule, kind=kind, limit=MOST if owner else limit)
        found = [one for one in found if owner in (None, answers.of(one))][:limit]
        ids = [one.stored.state.id for one in found]
        kept = Kept(notes.standing(conn, ids), events.untold(conn, ids))
    if as_json:
        for one in found:
            key = one.stored.state.id
            more = {"untold": kept.untold.get(key), "owner": answers.of(one), "note": _note(kept.notes.get(key))}
            click.echo(json.dumps(fields(one) | more, ensure_ascii=False))
    else:
        listing.put_any(table(found, settings, kept, answers), settings.language)


@dataclass(frozen=True, slots=True)
class Kept:
    """What the store says of alerts beside themselves, by their ids."""

    notes: Mapping[str, Note]
    untold: Mapping[str, str]
    """Why nobody was told the last of it."""


class Answers:
    """Who answers for the series of an alert, as the settings file says now."""

    def __init__(self, settings: Settings) -> None:
        """Read the file once."""
        self.owners = declared.load(settings).owners
        self.packs = [packfile.load(name) for name in settings.packs]

    def check(self, owner: str | None) -> None:
        """Raise UsageError where nobody is called so."""
        known = [one.id for one in self.owners]
        if owner is not None and owner not in known:
            there = f"there are {', '.join(known)}" if known else "the settings file names none"
            raise UsageError(f"--owner {owner}: no such owner; {there}")

    def of(self, one: Listed) -> str | None:
        """Return the id of whoever answers for it."""
        found = responsible(self.owners, one.series, self.packs)
        return found.id if found else None


def _check_rule(rule: str | None, settings: Settings) -> None:
    """Raise UsageError where a pack that is in use has no such rule; rules of packs that are not may have alerts."""
    known = {pack.id: {one.id for one in pack.rules} for pack in map(packfile.load, settings.packs)}
    owner, _, name = (rule or "").rpartition("/")
    if rule and (not owner or (owner in known and name not in known[owner])):
        shown = ", ".join(f"{pack}/{one}" for pack, rules in known.items() for one in sorted(rules))
        raise UsageError(f"--rule {rule}: no such rule; there are {shown}")


def table(found: list[Listed], settings: Settings, kept: Kept, answers: Answers) -> Table:
    """Return the alerts as a table for people."""
    names = indicator_names(map(packfile.load, settings.packs), settings.language)
    owned = ("owner",) if answers.owners else ()
    shown = listing.headed(
        ("alert", "state", "mark", "figure", "indicator", "place", "population", "date", "why", *owned, "words"),
        settings.language,
    )
    for one in found:
        state, series = one.stored.state, one.series
        shown.add_row(
            state.id[:SHORT],
            Text(_stands(one, kept.notes.get(state.id), settings.language), style=COLOURS.get(one.standing, "")),
            state.key,
            figures.signed(one.value, Relation(one.relation), series.unit),
            names.get(series.indicator, series.indicator),
            series.place.zone or series.place.name,
            series.subject or "",
            state.as_of or "",
            _why(state.reason, kept.untold.get(state.id), settings.language),
            *([answers.of(one) or ""] if owned else []),
            figures.excerpt(one.quote, one.text),
        )
    return shown


def _stands(one: Listed, note: Note | None, language: str) -> str:
    """Return how the alert stands, and what somebody made of it."""
    stands = word(f"status.{one.standing}", language)
    if note is None:
        return stands
    made = "" if one.acknowledged and note.what is What.ACK else f"{word(note.what, language)}: "
    return f"{stands} ({made}{note.who})"


def _why(reason: str, untold: str | None, language: str) -> str:
    """Return why it stands so, and why nobody was told."""
    said = word(reason, language)
    return (
        word("untold.short", language).format(reason=said, why=word(f"untold.{untold}", language)) if untold else said
    )


def _note(note: Note | None) -> dict[str, object] | None:
    """Return what somebody said of the alert, for programs."""
    if note is None:
        return None
    return {"what": note.what, "who": note.who, "why": note.why, "said_at": note.said_at.isoformat()}


def fields(one: Listed) -> dict[str, object]:
    """Return the alert as an object for programs; quantities are strings."""
    state, series = one.stored.state, one.series
    return {
        "id": state.id,
        "rule": state.rule,
        "kind": state.kind,
        "key": state.key,
        "episode": state.episode,
        "state": one.standing,
        "status": state.status.value,
        "reason": state.reason,
        "severity": state.severity,
        "version": one.stored.version,
        "series": state.series_id,
        "indicator": series.indicator,
        "region": series.place.code,
        "region_name": series.place.zone or series.place.name,
        "subject": series.subject,
        "value": plain(one.value),
        "unit": series.unit,
        "relation": one.relation,
        "as_of": state.as_of,
        "published": one.published,
        "source": one.source,
        "article": one.article_id,
        "quote": one.quote,
        "opened_at": one.opened_at.isoformat(),
        "updated_at": one.updated_at.isoformat(),
    }
