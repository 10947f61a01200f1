"""`shuize alerts show`: the course of one alert: what was told of it, to whom, and what people said of it."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, cast

import click
from rich.text import Text
from sqlalchemy import Connection

from alerts.told import told
from shuize.cli import listing, options, stored
from shuize.cli.alerts import Answers, Kept, fields, table
from shuize.cli.handling import find
from shuize.cli.words import word
from shuize.settings import Settings
from shuize.store import alerts, events, notes
from shuize.store.events import Event
from shuize.store.notes import Note
from shuize.wording import Language


@click.command()
@options.json_option
@click.argument("alert")
def show(*, as_json: bool, alert: str) -> None:
    """Print where one alert stands and all that was told and said of it, the earliest first."""
    settings = options.settings()
    with stored.reading(settings) as conn:
        state = find(conn, alert).state
        (listed,) = alerts.listed(conn, alert_id=state.id)
        course = sorted(_course(conn, state.id, settings), key=lambda one: one["at"])
        standing = notes.standing(conn, [state.id])
        untold = events.untold(conn, [state.id])
    answers = Answers(settings)
    if as_json:
        body = fields(listed) | {"untold": untold.get(state.id), "owner": answers.of(listed), "course": course}
        click.echo(json.dumps(body, ensure_ascii=False, indent=2, default=datetime.isoformat))
        return
    console = listing.console()
    listing.put(table([listed], settings, Kept(standing, untold), answers), console)
    shown = listing.headed(("at", "what", "who", "words"), settings.language, settings.timezone)
    for one in course:
        shown.add_row(listing.instant(one["at"], settings.timezone), *_told(one, settings))
    listing.put(shown, console)


def _course(conn: Connection, alert_id: str, settings: Settings) -> Iterator[dict[str, Any]]:
    """Yield everything that happened to the alert."""
    for event, endpoints in events.of_alert(conn, alert_id):
        yield _of_event(event, settings) | {"endpoints": endpoints}
    for note in notes.of_alert(conn, alert_id):
        yield _of_note(note)


def _of_event(event: Event, settings: Settings) -> dict[str, Any]:
    """Return what was told, or kept."""
    said = told(json.loads(event.body), cast("Language", settings.language), settings.timezone)
    happened = {"at": event.created_at, "event": event.id, "what": event.type, "told": event.told}
    return happened | {"untold": event.untold, "text": said.text}


def _of_note(note: Note) -> dict[str, Any]:
    """Return what somebody said."""
    return {"at": note.said_at, "what": note.what.value, "who": note.who, "why": note.why, "until": note.until}


def _told(one: dict[str, Any], settings: Settings) -> tuple[str | Text, ...]:
    """Return the row's cells but for the first."""
    language = settings.language
    if "event" in one:
        heard = ", ".join(one["endpoints"]) or word(one["told"], language)
        if one["untold"]:
            heard = word("untold.why", language).format(told=heard, why=word(f"untold.why.{one['untold']}", language))
        return one["what"], heard, one["text"]
    day = listing.instant(one["until"], settings.timezone)[:10] if one["until"] else ""
    until = word("note.until", language).format(day=day) if day else ""
    return word(one["what"], language) + until, one["who"], one["why"]
