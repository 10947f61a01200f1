"""How a received alert looks: a panel in colour on a terminal, a plain line elsewhere, a JSON object for programs."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from rich.console import Console
from rich.panel import Panel
from rich.text import Text

COLOURS = {"crossed": "green", "retracted": "red", "reversed": "yellow", "opened": "magenta"}
OTHER_COLOUR = "cyan"


def printable(value: object) -> str:
    r"""Return the text on one line without what could steer a terminal: it came over the network, from articles.

    >>> printable("山东\x1b[2J 96.9%\n")
    '山东 [2J 96.9% '
    """
    return "".join(char if char.isprintable() else " " for char in str(value))


def _part(body: Mapping[str, Any], *path: str) -> str:
    """Return the text at that path of the body, "" where there is none."""
    found: Any = body
    for key in path:
        found = found.get(key) if isinstance(found, Mapping) else None
    return "" if found is None else printable(found)


def show(console: Console, webhook_id: str, body: Mapping[str, Any], now: datetime) -> None:
    """Print the alert for a person: what happened, the sentence that says so, and where it stands."""
    kind, text = _part(body, "type"), _part(body, "data", "text")
    at = f"{now:%H:%M:%S}"
    if not console.is_terminal:
        console.print(Text(f"{at} {kind} {text} [{printable(webhook_id)}]"), soft_wrap=True)
        return
    colour = COLOURS.get(kind.rpartition(".")[2], OTHER_COLOUR)
    lines = [Text(text, style="bold"), *_evidence(body)]
    console.print(
        Panel(
            Text("\n").join(lines),
            title=Text(f"{at} {kind}", style=f"bold {colour}"),
            subtitle=Text(f"{printable(webhook_id)} · signature verified", style="dim"),
            title_align="left",
            subtitle_align="right",
            border_style=colour,
        )
    )


def _evidence(body: Mapping[str, Any]) -> list[Text]:
    """Return the quoted sentence and its source, where the alert has them."""
    quote = _part(body, "data", "observation", "quote")
    places = (_part(body, "data", "observation", key) for key in ("source", "published"))
    origin = ", ".join(place for place in places if place)
    lines = [Text(f"“{quote}”", style="italic")] if quote else []
    return [*lines, Text(origin, style="dim")] if origin else lines


def note(console: Console, text: str, now: datetime, *, style: str = "dim") -> None:
    """Print one line about a request that brought nothing new."""
    console.print(Text(f"{now:%H:%M:%S} {printable(text)}", style=style), soft_wrap=True)


def json_line(webhook_id: str, raw: bytes, *, repeat: bool, now: datetime) -> str:
    """Return what was received as one line of JSON; `body` is the text that was signed."""
    line = {"webhook_id": webhook_id, "repeat": repeat, "received_at": now.isoformat(), "body": raw.decode()}
    return json.dumps(line, ensure_ascii=False)
