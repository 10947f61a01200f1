"""`shuize quarantine`: the articles that no worker could read, why, and their second chance."""

import json
from collections.abc import Sequence
from datetime import date

import click
from rich.table import Table
from rich.text import Text

from shuize.cli import listing, options, stored
from shuize.cli.lazy import Group
from shuize.cli.words import word
from shuize.errors import UsageError
from shuize.refusals import spoken
from shuize.store import attempts, views
from shuize.store.engine import writing

SHOWN = 12
"""Characters of an id that are shown; more of it may be given."""
Row = tuple[str, str, date, str | None]


@click.group(cls=Group)
def command() -> None:
    """Look at the articles that were put aside because reading them failed, or read them once more."""


@command.command("list")
@options.json_option
def show(*, as_json: bool) -> None:
    """List the articles that were put aside, with the reason; the newest first."""
    settings = options.settings()
    with stored.reading(settings) as conn:
        found = views.set_aside(conn)
    if as_json:
        for key, name, published, reason in found:
            line = {"article": key, "name": name, "published": published.isoformat(), "reason": reason}
            click.echo(json.dumps(line, ensure_ascii=False))
    else:
        listing.put_any(_table(found, settings.language), settings.language)


@command.command()
@click.argument("ids", nargs=-1, metavar="ID...")
@click.option("--all", "everything", is_flag=True, help="Every article that was put aside.")
def retry(*, ids: Sequence[str], everything: bool) -> None:
    """Let articles be read once more, as if they had just come; ID as `list` shows it. A running system does so."""
    settings = options.settings()
    with stored.opened(settings) as engine, writing(engine) as conn:
        chosen = _chosen(views.set_aside(conn), ids, everything=everything)
        attempts.release(conn, [key for key, *_ in chosen])
    if not chosen:
        click.echo(word("none yet", settings.language))
    for key, name, *_ in chosen:
        click.echo(f"{key[:SHOWN]} {name}")


def _chosen(found: Sequence[Row], ids: Sequence[str], *, everything: bool) -> list[Row]:
    """Return the articles that are meant. Raises UsageError for an id that none or several have, and for no id."""
    if not ids and not everything:
        raise UsageError("which articles? name them as `shuize quarantine list` does, or say --all")
    if everything:
        return list(found)
    chosen = {}
    for start in ids:
        meant = [row for row in found if row[0].startswith(start)]
        if len(meant) != 1:
            what = "several articles begin like that" if meant else "no article that was put aside is called so"
            raise UsageError(f"{start}: {what}; `shuize quarantine list` shows them")
        chosen[meant[0][0]] = meant[0]
    return list(chosen.values())


def _table(found: Sequence[Row], language: str) -> Table:
    """Return the articles for people."""
    shown = listing.headed(("article", "file", "published", "why"), language)
    for key, name, published, reason in found:
        shown.add_row(key[:SHOWN], Text(name), published.isoformat(), Text(spoken(reason or "")))
    return shown
