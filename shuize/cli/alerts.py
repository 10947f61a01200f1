"""`shuize alerts`: what was raised, where it stands now, and the sentence that says so."""

import json

import click
from rich.table import Table
from rich.text import Text

from shuize import pack as packs
from shuize.alert import Status
from shuize.cli import figures, options, stored
from shuize.cli.fields import plain
from shuize.cli.words import indicator_names, word
from shuize.settings import Settings
from shuize.store import alerts
from shuize.store.alerts import Listed
from shuize.types import Relation

COLOURS = {Status.OPEN: "green", Status.HELD: "yellow", Status.REVERSED: "yellow", Status.RETRACTED: "red"}


@click.command()
@options.json_option
@click.option("--status", type=click.Choice([one.value for one in Status]), help="Only those that stand so.")
@click.option("--rule", metavar="PACK/RULE", help="Only those of this rule.")
@click.option("--limit", default=100, show_default=True, type=click.IntRange(1), help="At most so many.")
def command(*, as_json: bool, status: str | None, rule: str | None, limit: int) -> None:
    """List the alerts that were raised, newest first."""
    settings = options.settings()
    with stored.reading(settings) as conn:
        found = alerts.listed(conn, status=status, rule=rule, limit=limit)
    if as_json:
        for one in found:
            click.echo(json.dumps(fields(one), ensure_ascii=False))
    elif found:
        figures.console().print(table(found, settings))
    else:
        click.echo(word("none yet", settings.language))


def table(found: list[Listed], settings: Settings) -> Table:
    """Return the alerts as a table for people."""
    shown = Table(expand=False)
    names = indicator_names(map(packs.load, settings.packs), settings.language)
    for key in ("state", "mark", "figure", "indicator", "place", "population", "date", "why", "words"):
        shown.add_column(word(key, settings.language), overflow="fold")
    for one in found:
        state, series = one.stored.state, one.series
        shown.add_row(
            Text(word(f"status.{state.status}", settings.language), style=COLOURS.get(state.status, "")),
            state.key,
            figures.signed(one.value, Relation(one.relation), series.unit),
            names.get(series.indicator, series.indicator),
            series.place.zone or series.place.name,
            series.subject or "",
            state.as_of or "",
            word(state.reason, settings.language),
            figures.excerpt(one.quote, one.text),
        )
    return shown


def fields(one: Listed) -> dict[str, object]:
    """Return the alert as an object for programs; quantities are strings."""
    state, series = one.stored.state, one.series
    return {
        "id": state.id,
        "rule": state.rule,
        "kind": state.kind,
        "key": state.key,
        "episode": state.episode,
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
