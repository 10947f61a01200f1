"""`shuize rejected`: which files were no articles, why, and another try for those that are now."""

import json
import sys
from collections.abc import Sequence
from datetime import datetime

import click
from rich.table import Table
from rich.text import Text

from ingest import rejected
from ingest.rejected import Rejected
from shuize.cli import listing, options
from shuize.cli.lazy import Group
from shuize.cli.words import word
from shuize.errors import UsageError
from shuize.refusals import spoken
from shuize.settings import Settings


@click.group(cls=Group)
def command() -> None:
    """Look at the files that were rejected, or try them again."""


@command.command("list")
@options.json_option
def show(*, as_json: bool) -> None:
    """List the rejected files with their reasons, oldest first."""
    settings = options.settings()
    found = rejected.listed(settings)
    if as_json:
        for one in found:
            click.echo(json.dumps({"name": one.name, "reason": one.reason, "at": one.at}, ensure_ascii=False))
    else:
        listing.put_any(_table(found, settings), settings.language)


@command.command()
@click.argument("names", nargs=-1, metavar="NAME...")
@click.option("--all", "everything", is_flag=True, help="Every file that was rejected.")
def retry(*, names: Sequence[str], everything: bool) -> None:
    """Put rejected files back into the inbox, where they are read again; NAME as `list` shows it."""
    settings = options.settings()
    failed, chosen = False, _chosen(settings, names, everything=everything)
    if not chosen:
        click.echo(word("none yet", settings.language))
    for one in chosen:
        try:
            target = rejected.retry(one, settings.marker)
        except OSError as error:
            failed = True
            click.echo(f"shuize: {spoken(f'{one.name} cannot be moved: {error.strerror}')}", err=True)
            continue
        click.echo(f"{one.name} -> {str(target).encode(errors='replace').decode()}")
    if failed:
        sys.exit(1)


def _chosen(settings: Settings, names: Sequence[str], *, everything: bool) -> list[Rejected]:
    """Return the files that are meant. Raises UsageError for a name that no rejected file has, and for no name."""
    found = {one.name: one for one in rejected.listed(settings)}
    unknown = [name for name in names if name not in found]
    if unknown:
        raise UsageError(f"{unknown[0]}: no rejected file is called so; `shuize rejected list` shows those that are")
    if not names and not everything:
        raise UsageError("which files? name them as `shuize rejected list` does, or say --all")
    return list(found.values()) if everything else [found[name] for name in dict.fromkeys(names)]


def _table(found: Sequence[Rejected], settings: Settings) -> Table:
    """Return the files for people."""
    shown = listing.headed(("file", "why", "rejected_at"), settings.language, settings.timezone)
    for one in found:
        shown.add_row(Text(one.name), Text(spoken(one.reason)), _instant(one.at, settings.timezone))
    return shown


def _instant(at: str, timezone: str) -> str:
    """Return the time as it is shown; what a person wrote over as it stands."""
    try:
        return listing.instant(datetime.fromisoformat(at), timezone)
    except ValueError:
        return at
