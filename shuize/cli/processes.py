"""The commands that run processes; each option goes before the setting of the same name."""

import sys
from collections.abc import Mapping
from importlib import import_module
from typing import NoReturn

import click

from shuize import declared, named, packfile
from shuize.cli import options

INBOX = click.option("--inbox", type=options.FOLDER, help="Folder that is watched (SHUIZE_INBOX).")
DATA = click.option("--data", type=options.FOLDER, help="Folder of the database and the queue (SHUIZE_DATA).")
PACK = click.option(
    "--pack", "packs", multiple=True, metavar="P", callback=options.separated,
    help="Packs by name or path, separated by commas (SHUIZE_PACKS).",
)  # fmt: skip
WEBHOOK = click.option("--webhook", "webhook_url", metavar="URL", help="Where alerts go (SHUIZE_WEBHOOK_URL).")
WORKERS = click.option("--workers", type=click.IntRange(1), help="Processes that read (SHUIZE_WORKERS).")


@click.command()
@INBOX
@DATA
@WORKERS
@WEBHOOK
@PACK
def up(**given: object) -> None:
    """Run all processes on this machine until Ctrl-C: what was begun is finished or put back, nothing is lost."""
    _run("shuize.supervise", given, main="run")


@click.command()
@INBOX
@DATA
@PACK
def watch(**given: object) -> None:
    """Run the process that takes articles in from the inbox (also: python -m ingest)."""
    _run("ingest.__main__", given)


@click.command()
@DATA
@PACK
def work(**given: object) -> None:
    """Run one process that reads articles (also: python -m workers)."""
    _run("workers.__main__", given)


@click.command()
@DATA
@WEBHOOK
def deliver(**given: object) -> None:
    """Run the process that delivers alerts (also: python -m alerts)."""
    _run("alerts.__main__", given)


def _run(module: str, given: Mapping[str, object], main: str = "main") -> NoReturn:
    """Run the main of the process; only its own module is imported, so each process holds what it needs."""
    settings = options.settings(given)
    if main != "run":  # which looks itself
        named.check(settings, declared.load(settings), [packfile.load(name) for name in settings.packs])
    sys.exit(getattr(import_module(module), main)(settings))
