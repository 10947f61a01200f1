"""`shuize endpoints`: who is told, how each is doing; try one, switch it on or off, give it a new secret."""

import base64
import json
import secrets
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile

import click
from sqlalchemy import Connection

from alerts import ledger, trial
from shuize import endpoints as declared
from shuize import running
from shuize.cli import listing, options, stored
from shuize.cli.lazy import Group
from shuize.cli.words import word
from shuize.endpoints import Condition, Endpoint
from shuize.errors import DeliveryError, UsageError
from shuize.keys import SECRET_PREFIX, Key, check_secrets, read_keys, write_keys
from shuize.refusals import spoken
from shuize.running import Told
from shuize.settings import Settings
from shuize.store import deliveries, outbox
from shuize.store import endpoints as conditions

BOTH_SIGN = timedelta(hours=24)
NEW_BYTES = 32


@click.group(cls=Group)
def command() -> None:
    """Look at the endpoints, try one, switch it on or off, or give it a new secret."""


@command.command("list")
@options.json_option
def list_(*, as_json: bool) -> None:
    """List the endpoints: where they are, whether they are on, and what waits for them."""
    settings = options.settings()
    known = declared.configured(settings)
    with stored.reading(settings) as conn:
        seen = replace(settings, language="en", timezone="UTC") if as_json else settings
        found = [_row(one, conn, seen) for one in known]
        found += [_elsewhere(one, conn, seen) for one in running.elsewhere(settings, known)]
    if as_json:
        for row in found:
            click.echo(json.dumps(row, ensure_ascii=False))
        return
    columns = ("endpoint", "sink", "to", "state", *deliveries.STATES)
    shown = listing.headed(columns, settings.language)
    for row in found:
        shown.add_row(*(str(row[name]) for name in columns))
    listing.put(shown)


def _elsewhere(one: Told, conn: Connection, settings: Settings) -> dict[str, object]:
    """Return one that the running `shuize up` tells and the settings of this shell do not name."""
    row = _row(Endpoint(one.id, sink=one.sink), conn, settings)
    return {**row, "to": one.to, "state": word("endpoint.elsewhere", settings.language).format(state=row["state"])}


def _row(one: Endpoint, conn: Connection, settings: Settings) -> dict[str, object]:
    """Return one endpoint as it is shown; for programs in English and UTC."""
    condition = next((stands for stands in conditions.listed(conn) if stands.endpoint == one.id), Condition(one.id))
    counted = outbox.counts(conn).get(one.id, dict.fromkeys(deliveries.STATES, 0))
    return {
        "endpoint": one.id,
        "sink": one.sink,
        "to": one.shown if one.url else "",
        "state": _state(condition, settings),
        "enabled": condition.enabled,
        "failures": condition.failures,
        **counted,
    }


def _state(condition: Condition, settings: Settings) -> str:
    """Return how the endpoint is doing, in a few words."""
    language = settings.language
    if not condition.enabled:
        return word("endpoint.off", language).format(
            reason=spoken(condition.reason or "", {"SHUIZE_LANGUAGE": language})
        )
    if condition.open_until:
        until = f"{listing.instant(condition.open_until, settings.timezone)} ({settings.timezone})"
        return word("endpoint.paused", language).format(until=until)
    return word("endpoint.on", language)


def _known(name: str) -> Endpoint:
    """Return the endpoint of this id. Raises UsageError."""
    settings = options.settings()
    known = declared.configured(settings)
    found = next((one for one in known if one.id == name), None)
    if found:
        return found
    if told := next((one for one in running.elsewhere(settings, known) if one.id == name), None):
        raise UsageError(
            f"{name}: the running `shuize up` tells it ({told.to}), but the settings of this shell do not name it; "
            "set here what was set there (SHUIZE_WEBHOOK_URL and SHUIZE_WEBHOOK_SECRET, or SHUIZE_CONFIG)"
        )
    raise UsageError(f"{name}: no such endpoint; there are {', '.join(one.id for one in known)}")


def _switched(name: str) -> str:
    """Return the id of an endpoint to switch on or off: who is told elsewhere can be switched here. Raises UsageError.

    The switch stands in the database.
    """
    settings = options.settings()
    told = running.elsewhere(settings, declared.configured(settings))
    return name if any(one.id == name for one in told) else _known(name).id


@command.command()
@click.argument("endpoint")
def test(endpoint: str) -> None:
    """Send one message that says it is a test, now and once, past queue and filters; exit 1 if it does not arrive."""
    one = _known(endpoint)
    outcome = trial.tell(one, options.settings().webhook_timeout_seconds, datetime.now(UTC))
    if outcome.reason != "sent":
        raise DeliveryError(f"{one.id} ({one.shown}): {outcome.text}")
    click.echo(spoken(f"{one.id} ({one.shown}): {outcome.text}"))


@command.command()
@click.argument("endpoint")
def enable(endpoint: str) -> None:
    """Switch an endpoint on again: what waits for it is tried now."""
    name = _switched(endpoint)
    with stored.opened(options.settings()) as engine:
        changed = ledger.enable(engine, name, datetime.now(UTC))
    click.echo(spoken(f"{name}: {'on again' if changed else 'was on already'}; what waits is tried now"))


@command.command()
@click.argument("endpoint")
@click.option("--why", default="", metavar="TEXT", help="Why; it is shown beside the endpoint.")
def disable(endpoint: str, why: str) -> None:
    """Switch an endpoint off: alerts for it are kept and wait."""
    name = _switched(endpoint)
    with stored.opened(options.settings()) as engine:
        changed = ledger.disable(engine, name, why or "switched off by hand", datetime.now(UTC))
    click.echo(spoken(f"{name}: {'off' if changed else 'was off already'}; `shuize endpoints enable {name}` ends that"))


@command.command("rotate-secret")
@click.argument("endpoint")
def rotate_secret(endpoint: str) -> None:
    """Give a webhook a new secret, written to its secret_file and printed once; for 24 h the old one signs too."""
    one = _known(endpoint)
    if one.sink != declared.WEBHOOK:
        raise UsageError(f"{one.id}: a {one.sink}'s secret is made by its vendor; put it where the settings file says")
    made = SECRET_PREFIX + base64.b64encode(secrets.token_bytes(NEW_BYTES)).decode()
    if one.secret_file is None:
        raise UsageError(
            f"{one.id}: its secret comes from the environment, which only you can change: set it to NEW,OLD, restart, "
            f"and take OLD out after 24 h; or use secret_file, which this command writes"
        )
    until = datetime.now(UTC).replace(microsecond=0) + BOTH_SIGN
    _rotate(one.secret_file, made, until)
    click.echo(made)
    timezone = options.settings().timezone
    said = (
        f"{one.id}: give this secret to the receiver; until {listing.instant(until, timezone)} ({timezone}) both sign"
    )
    click.echo(spoken(said), err=True)


def _rotate(path: Path, made: str, until: datetime) -> None:
    """Write the new secret before those that still sign, all at once."""
    try:
        keys = read_keys(path.read_text(encoding="utf-8"))
        check_secrets(tuple(one.secret for one in keys), str(path))
        now = datetime.now(UTC)
        still = tuple(replace(one, until=min(one.until or until, until)) for one in keys if not _over(one, now))
        with NamedTemporaryFile("w", dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            file.write(write_keys((Key(made), *still)))
        Path(file.name).chmod(path.stat().st_mode & 0o777)
        Path(file.name).replace(path)
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: the secret cannot be replaced ({type(error).__name__})") from error


def _over(key: Key, now: datetime) -> bool:
    """Say whether the secret signs no more."""
    return key.until is not None and key.until <= now
