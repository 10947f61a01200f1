"""`shuize digest`: one day in one page, as it is sent in the evening."""

import json
from datetime import UTC, date, datetime
from typing import cast

import click

from shuize import declared, digest, packfile
from shuize.cli import options, stored
from shuize.declared import DigestTable
from shuize.wording import Language
from workers.ledger.daily import make


@click.command()
@click.option("--date", "day", type=options.IsoDate(), help="The day; the last whose digest was due where left out.")
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
def command(day: date | None, form: str) -> None:
    """Print a day's digest: what was told and kept, what is open, and the board. Sends nothing."""
    settings = options.settings()
    table = declared.load(settings).digest or DigestTable()
    zone = table.timezone or settings.timezone
    language = cast("Language", table.language or settings.language)
    chosen = day or digest.due(datetime.now(UTC), table.at, zone, days=1)[0]
    with stored.reading(settings) as conn:
        made = make(conn, [packfile.load(name) for name in settings.packs], chosen, at=table.at, zone=zone)
    if form == "json":
        click.echo(json.dumps(digest.fields(made, language), ensure_ascii=False))
    else:
        click.echo((digest.markdown if form == "markdown" else digest.text)(made, language))
