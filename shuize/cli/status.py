"""`shuize status`: how much waits, since when, what failed, and who was told."""

import json
from datetime import UTC, datetime
from typing import Any

import click
from rich.table import Table
from sqlalchemy import Connection

from shuize import broker, embedded, inboxes
from shuize.cli import listing, options, stored
from shuize.cli.words import word
from shuize.errors import BrokerError
from shuize.refusals import spoken
from shuize.settings import Settings
from shuize.store import alerts, articles, endpoints, observations, outbox, reprints, series, views

EMBEDDED_AWAY = word("redis.embedded", "en")


@click.command()
@options.json_option
def command(*, as_json: bool) -> None:
    """Show the queue, the backlog, failures and deliveries."""
    settings = options.settings()
    with stored.reading(settings) as conn:
        found = _stored(conn, datetime.now(UTC))
    found = {"queue": _queue(settings), **found, "rejected_files": _rejected(settings)}
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
    else:
        _show(found, settings.language)


def _queue(settings: Settings) -> dict[str, object]:
    """Return how many jobs wait, or why that cannot be said; starts nothing."""
    if not settings.redis_url and not embedded.socket_path(settings.data).exists():
        return {"depth": None, "problem": EMBEDDED_AWAY}
    url = settings.redis_url or f"unix://{embedded.socket_path(settings.data)}"
    try:
        with broker.connect(url) as client:
            return {"depth": broker.depth(client), "problem": None}
    except BrokerError as error:
        return {"depth": None, "problem": str(error)}


def _rejected(settings: Settings) -> int | None:
    """Return how many files lie in the inbox as rejected, each with its reason; None where no inbox is in sight."""
    folders = [folder for folder in inboxes.paths(settings) if folder.is_dir()]
    if not folders:
        return None
    return sum(1 for folder in folders for _ in (folder / "rejected").rglob("*.why"))


def _stored(conn: Connection, now: datetime) -> dict[str, Any]:
    """Return what the database says."""
    since = views.waiting_since(conn)
    return {
        "articles": articles.counts(conn),
        "oldest_waiting_seconds": None if since is None else round((now - since).total_seconds(), 1),
        "quarantined": [
            {"name": name, "published": published.isoformat(), "reason": reason}
            for name, published, reason in views.quarantined(conn)
        ],
        "reprints": reprints.count(conn),
        "series": series.count(conn),
        "observations": observations.count(conn),
        "alerts": alerts.counts(conn),
        "deliveries": outbox.counts(conn),
        "endpoints": {
            one.endpoint: {
                "enabled": one.enabled,
                "reason": one.reason,
                "failures": one.failures,
                "open_until": one.open_until.isoformat() if one.open_until else None,
            }
            for one in endpoints.listed(conn)
        },
    }


def _show(found: dict[str, Any], language: str) -> None:
    """Print the same for people."""
    console = listing.console()
    queue = found["queue"]
    shown = Table(show_header=False, expand=False)
    problem = word("redis.embedded", language) if queue["problem"] == EMBEDDED_AWAY else spoken(queue["problem"] or "")
    shown.add_row(word("queue", language), problem or f"{queue['depth']} {word('jobs', language)}")
    again = f" · {word('reprints', language)} {found['reprints']}" if found["reprints"] else ""
    shown.add_row(word("articles", language), _counted(found["articles"], language) + again)
    if found["oldest_waiting_seconds"] is not None:
        shown.add_row(word("oldest", language), f"{found['oldest_waiting_seconds']} {word('seconds', language)}")
    if found["rejected_files"] is not None:
        shown.add_row(word("rejected", language), f"{found['rejected_files']} {word('files', language)}")
    shown.add_row(word("series", language), f"{found['series']} ({found['observations']} {word('figures', language)})")
    raised = {f"status.{state}": count for state, count in found["alerts"].items()}
    shown.add_row(word("alerts", language), _counted(raised, language))
    for endpoint, states in found["deliveries"].items():
        condition = found["endpoints"].get(endpoint, {})
        trouble = f" · {spoken(condition['reason'])}" if condition.get("reason") else ""
        shown.add_row(f"{word('deliveries', language)} {endpoint}", _counted(states, language) + trouble)
    listing.put(shown, console)
    for one in found["quarantined"]:
        said = f"{word('quarantined', language)}: {one['name']}: {spoken(one['reason'] or '')}"
        console.print(said, style="red", markup=False, soft_wrap=True)


def _counted(counts: dict[str, int], language: str) -> str:
    """Return the counts as one line, zeros left out."""
    return ", ".join(f"{word(state, language)} {count}" for state, count in counts.items() if count) or "0"
