"""`shuize alerts ack | resolve | silence`: what people say of an alert; who, when and why are kept."""

import getpass
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import click
from sqlalchemy import Connection

from shuize.alert import Stored
from shuize.cli import options, stored
from shuize.cli.words import word
from shuize.errors import UsageError
from shuize.store import alerts, notes
from shuize.store.engine import writing
from shuize.store.notes import Note, What

FEWEST = 4
"""Digits of an id that a person may name it by."""


def _login() -> str:
    """Return who calls, as far as the machine knows."""
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:
        raise UsageError("nobody is logged in by name; say who you are with --by") from error


def reasons(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--why` and `--by`."""
    why = click.option("--why", required=True, metavar="TEXT", help="Why; it is kept.")
    by = click.option("--by", "who", metavar="NAME", default=_login, show_default="your login", help="Who says so.")
    return why(by(command))


def find(conn: Connection, name: str) -> Stored:
    """Return the alert of this id, or whose id alone begins so. Raises UsageError."""
    found = alerts.named(conn, name.lower()) if len(name) >= FEWEST else []
    if len(found) != 1:
        known = "several alerts' ids begin so" if found else "no such alert"
        raise UsageError(f"{name}: {known}; `shuize alerts` shows their ids, at least {FEWEST} digits name one")
    return found[0]


@click.command()
@click.argument("alert")
@reasons
def ack(alert: str, why: str, who: str) -> None:
    """Say that you have seen an alert. It stays as it is; when something new is told of it, nobody has seen it yet."""
    _say(alert, What.ACK, who, why)


@click.command()
@click.argument("alert")
@reasons
def resolve(alert: str, why: str, who: str) -> None:
    """Say that you are done with an alert. A contradiction is settled by `shuize conflict resolve` instead."""
    _say(alert, What.RESOLVE, who, why)


@click.command()
@click.argument("alert")
@click.option("--until", required=True, type=options.IsoDate(), help="The first day on which it is told again.")
@reasons
def silence(alert: str, until: date, why: str, who: str) -> None:
    """Tell nobody of an alert's rule on its series until a day. States go on; what was told is still taken back."""
    zone = ZoneInfo(options.settings().timezone)
    _say(alert, What.SILENCE, who, why, until=datetime.combine(until, time(), zone))


def _say(name: str, what: What, who: str, why: str, *, until: datetime | None = None) -> None:
    """Keep the note and repeat it."""
    settings = options.settings()
    with stored.opened(settings) as engine, writing(engine) as conn:
        found = find(conn, name)
        notes.add(conn, Note(found.state.id, found.version, what, who, why, datetime.now(UTC), until))
    ends = word("note.until", settings.language).format(day=f"{until:%Y-%m-%d}") if until else ""
    said = {"what": word(what, settings.language), "rule": found.state.rule, "key": found.state.key}
    click.echo(word("note.said", settings.language).format(**said, ends=ends, who=who, why=why))
