"""`shuize deliveries`: what was told to whom, how each attempt went, and telling it once more."""

import json
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from typing import cast
from zoneinfo import ZoneInfo

import click
from rich.text import Text

from alerts.told import told
from shuize.cli import listing, options, stored
from shuize.cli.lazy import Group
from shuize.cli.words import word
from shuize.errors import UsageError
from shuize.refusals import spoken
from shuize.settings import Settings
from shuize.store import deliveries, outbox
from shuize.store.engine import writing
from shuize.store.outbox import Delivery
from shuize.wording import Language

ENDPOINT = click.option("--endpoint", metavar="ID", help="Only those to this endpoint.")
TYPE = click.option("--type", "kind", metavar="TYPE", help="Only events of this type, as milestone.crossed.")


@click.group(cls=Group)
def command() -> None:
    """Look at deliveries, or have some told once more."""


@command.command("list")
@options.json_option
@click.option("--state", type=click.Choice(deliveries.STATES), help="Only those that stand so.")
@ENDPOINT
@TYPE
@click.option("--limit", default=100, show_default=True, type=click.IntRange(1), help="At most so many.")
def list_(*, as_json: bool, state: str | None, endpoint: str | None, kind: str | None, limit: int) -> None:
    """List deliveries, the newest first."""
    settings = options.settings()
    with stored.reading(settings) as conn:
        found = outbox.listed(conn, datetime.now(UTC), state=state, endpoint=endpoint, kind=kind, limit=limit)
    if as_json:
        for one in found:
            click.echo(_line(one))
        return
    shown = listing.headed(
        ("event", "endpoint", "type", "state", "attempts", "at", "why"), settings.language, settings.timezone
    )
    for one in found:
        shown.add_row(one.event_id, one.endpoint, one.type, *_standing(one, settings))
    listing.put_any(shown, settings.language)


def _line(one: Delivery) -> str:
    """Return the delivery as one line of JSON."""
    row = {name: value.isoformat() if isinstance(value, datetime) else value for name, value in asdict(one).items()}
    return json.dumps(row, ensure_ascii=False)


@command.command()
@options.json_option
@click.argument("event")
def show(*, as_json: bool, event: str) -> None:
    """Print one event and how it stands with each endpoint; a beginning of its id is enough. --json: as it is sent."""
    settings = options.settings()
    with stored.reading(settings) as conn:
        found = outbox.of_event(conn, event, datetime.now(UTC))
    if found is None:
        raise UsageError(f"{event}: no such event, or several begin so; `shuize deliveries list` shows their ids")
    body, rows = json.loads(found[0]), found[1]
    if as_json:
        click.echo(json.dumps({"body": body, "deliveries": [json.loads(_line(one)) for one in rows]},
                              ensure_ascii=False, indent=2))  # fmt: skip
        return
    in_words = told(body, cast("Language", settings.language), settings.timezone)
    console = listing.console()
    for text in (rows[0].event_id if rows else event, body["type"], in_words.text, in_words.quote, in_words.origin):
        if text:
            console.print(Text(text), soft_wrap=True)
    shown = listing.headed(("endpoint", "state", "attempts", "at", "why"), settings.language, settings.timezone)
    for one in rows:
        shown.add_row(one.endpoint, *_standing(one, settings))
    listing.put(shown, console)


def _standing(one: Delivery, settings: Settings) -> tuple[str, ...]:
    """Return how the delivery stands: its state, attempts, when it arrived or is due, and what went wrong last."""
    at = listing.instant(one.sent_at or one.due_at, settings.timezone)
    return word(one.state, settings.language), str(one.attempts), at, spoken(one.last_error or "")


@command.command()
@click.option("--since", type=options.IsoDate(), required=True, help="Only events of this day or later.")
@ENDPOINT
@TYPE
@click.option("--event", metavar="ID", help="Only this event.")
@click.option("--sent", is_flag=True, help="Also those that have arrived; else only those given up.")
def replay(*, since: date, endpoint: str | None, kind: str | None, event: str | None, sent: bool) -> None:
    """Tell once more what was given up, under the same webhook-id and with the same bytes."""
    settings = options.settings()
    begin = datetime.combine(since, time(), ZoneInfo(settings.timezone))
    with stored.opened(settings) as engine, writing(engine) as conn:
        count = outbox.replay_all(
            conn, datetime.now(UTC), since=begin, endpoint=endpoint, kind=kind, event_id=event, sent=sent
        )
    click.echo(spoken(f"{count} due again"))
