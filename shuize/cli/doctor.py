"""`shuize doctor`: whether each thing that Shuize depends on can be used here, and what to do where it cannot."""

import asyncio
import os
import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from urllib.parse import urlsplit

import click
from rich.text import Text

from alerts import guard
from alerts.guard import DialError
from alerts.schedule import HINTS
from alerts.sinks.sink import sink
from shuize import broker, declared, embedded, endpoints, inboxes, named, packfile, running
from shuize.cli import listing, options
from shuize.endpoints import Endpoint
from shuize.errors import ShuizeError, UsageError
from shuize.places import Gazetteer
from shuize.refusals import spoken
from shuize.settings import Settings, database_url
from shuize.store.engine import NoStoreError, open_store, shown, sqlite_file

OLDEST_PYTHON = (3, 11)
LOOK_UP_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One dependency: what was found if it can be used, else what is wrong and what to do."""

    name: str
    usable: bool
    text: str


@click.command()
def command() -> None:
    """Say of each dependency whether it can be used, and what to do if not; exit 1 if one cannot."""
    settings = options.settings()
    console = listing.console()
    missing = 0
    for finding in _findings(settings):
        missing += not finding.usable
        sign = Text("ok  " if finding.usable else "FAIL", style="green" if finding.usable else "bold red")
        console.print(sign, Text(f"{finding.name:<9}"), Text(finding.text), soft_wrap=True)
    if missing:
        sys.exit(1)


def _findings(settings: Settings) -> Iterator[Finding]:
    """Look at one dependency after another."""
    checks: tuple[tuple[str, Callable[[Settings], str]], ...] = (
        ("python", _python),
        ("inbox", _inbox),
        ("data", _data),
        ("places", _places),
        ("packs", _packs),
        ("segmenter", _segmenter),
        ("redis", _redis),
        ("database", _database),
    )
    for name, check in checks:
        try:
            yield Finding(name, usable=True, text=check(settings))
        except ShuizeError as error:
            yield Finding(name, usable=False, text=spoken(str(error)))
    try:
        yield from _webhooks(settings)
    except ShuizeError as error:
        yield Finding("webhook", usable=False, text=spoken(str(error)))


def _python(_settings: Settings) -> str:
    """Name the interpreter."""
    if sys.version_info < OLDEST_PYTHON:
        raise UsageError(f"Python {platform.python_version()} is too old; install 3.11 or newer")
    return f"{platform.python_version()}, {platform.system()} {platform.machine()}"


def _inbox(settings: Settings) -> str:
    """Say where articles are dropped."""
    return "; ".join(_writable(one.path, one.variable) for one in inboxes.watched(settings))


def _data(settings: Settings) -> str:
    """Say where database and queue lie."""
    return _writable(settings.data, "SHUIZE_DATA")


def _writable(folder: Path, setting: str) -> str:
    """Return the full path; raise UsageError where the folder is, or would be made, in a place closed to us."""
    there = folder.resolve()
    standing = next(path for path in (there, *there.parents) if path.exists())
    if not standing.is_dir():
        raise UsageError(f"{setting}: {standing} is no folder; name another")
    if not os.access(standing, os.R_OK | os.W_OK | os.X_OK):
        raise UsageError(f"{setting}: {standing} cannot be written by this user; change its owner or name another")
    if standing == there:
        return str(there)
    _try_folder(standing, there, setting)
    return spoken(f"{there} (will be made)")


def _try_folder(standing: Path, there: Path, setting: str) -> None:
    """Raise UsageError where `standing` takes no folder, whatever its rights say; one is made in it and taken away."""
    try:
        Path(mkdtemp(prefix=".shuize-", dir=standing)).rmdir()
    except OSError as error:
        raise UsageError(f"{setting}: {there} cannot be made: {standing}: {error.strerror}; name another") from error


def _places(_settings: Settings) -> str:
    """Load the table of places."""
    Gazetteer.load()
    return spoken("the table of places is readable")


def _packs(settings: Settings) -> str:
    """Load the packs, and look for what the settings file names of them."""
    at_work = [packfile.load(name) for name in settings.packs]
    named.check(settings, declared.load(settings), at_work)
    return ", ".join(f"{pack.id} {pack.pack.version}" for pack in at_work)


def _segmenter(_settings: Settings) -> str:
    """Say which segmenters are installed."""
    try:
        import rjieba  # noqa: F401, PLC0415  # optional: its absence is what is asked for
    except ImportError:
        return spoken("jieba (rjieba is not installed: reading is slower, the results are the same)")
    return "jieba, rjieba"


def _redis(settings: Settings) -> str:
    """Reach Redis; where the embedded one does not run, start one in a folder of its own and end it again."""
    if settings.redis_url or embedded.socket_path(settings.data).exists():
        with broker.broker(settings) as opened:
            jobs = broker.depth(opened.client)
            return spoken(f"{opened.shown} answers, version {_version(opened)}, {jobs} jobs wait")
    with TemporaryDirectory() as folder, broker.broker(replace(settings, data=Path(folder))) as opened:
        return spoken(f"an embedded server can be started, version {_version(opened)}; none runs now")


def _version(opened: broker.Broker) -> str:
    """Return which version answers; Valkey also names the version of Redis that it stands for."""
    return str(opened.client.info("server").get("redis_version", "?"))


def _database(settings: Settings) -> str:
    """Reach the database; a file that does not exist yet is not made for the question."""
    path = sqlite_file(database_url(settings))
    if path and not (path.exists() and path.stat().st_size):
        _writable(path.parent, "SHUIZE_DATABASE_URL" if settings.database_url else "SHUIZE_DATA")
        return spoken(f"{path} (will be made)")
    try:
        engine = open_store(database_url(settings), makes=False)
    except NoStoreError as found:
        return spoken(str(found))
    try:
        return spoken(f"{shown(engine.url)} answers and has this version's schema")
    finally:
        engine.dispose()


def _webhooks(settings: Settings) -> Iterator[Finding]:
    """Check the endpoints' settings, certificates and templates, and that each may be dialled; nothing is sent."""
    told, failed = endpoints.configured(settings), False
    for one in told:
        try:
            asyncio.run(sink(one, settings.webhook_timeout_seconds).aclose())
            _dialled(one)
        except ShuizeError as error:
            failed = True
            yield Finding("webhook", usable=False, text=spoken(str(error)))
    if failed:
        return
    said = [f"{one.id} → {one.shown}" if one.url else one.id for one in told]
    said += [spoken(f"{one.id} → {one.to} (by the running `shuize up`)") for one in running.elsewhere(settings, told)]
    yield Finding("webhook", usable=True, text="; ".join(said))


def _dialled(one: Endpoint) -> None:
    """Raise UsageError where the endpoint's host has no address, or one that the guard refuses."""
    host = urlsplit(one.url).hostname
    if not host or one.sink == "apprise":
        return
    try:
        _ask_guard(host, one)
    except TimeoutError:
        raise UsageError(f"{one.id} ({one.shown}): its name is not looked up within {LOOK_UP_SECONDS:g} s") from None
    except DialError as error:
        hint = HINTS.get(error.reason, "check the name")
        raise UsageError(f"{one.id} ({one.shown}): {error}; {hint}") from error


def _ask_guard(host: str, one: Endpoint) -> None:
    """Look the host up as a delivery does, and ask the guard."""

    async def look() -> None:
        async with asyncio.timeout(LOOK_UP_SECONDS):
            guard.check(await guard.resolve(host, urlsplit(one.url).port or 443), one.allow)

    asyncio.run(look())
