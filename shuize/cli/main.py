"""`shuize`: one command for everything; a known error is one line on stderr and its exit code, never a traceback."""

import sys
from typing import NoReturn

import click

from shuize.cli.lazy import Entry, LazyGroup
from shuize.ending import end_quickly
from shuize.errors import ShuizeError
from shuize.refusals import spoken

DISTRIBUTION = "shuize-gauge"
ENTRIES = {
    "demo": Entry("shuize.cli.demo", "Run the whole system on its sample articles and show what happens."),
    "up": Entry("shuize.cli.processes", "Run all processes on this machine until Ctrl-C.", "up"),
    "watch": Entry("shuize.cli.processes", "Run the process that takes articles in from the inbox.", "watch"),
    "work": Entry("shuize.cli.processes", "Run one process that reads articles.", "work"),
    "deliver": Entry("shuize.cli.processes", "Run the process that delivers alerts.", "deliver"),
    "read": Entry("shuize.cli.read", "Read articles and print their figures; needs no Redis and no database."),
    "evaluate": Entry("shuize.cli.evaluate", "Measure how well articles are read, against labels made by hand."),
    "backtest": Entry("shuize.cli.backtest", "Print what would have been announced of these articles; stores nothing."),
    "alerts": Entry("shuize.cli.alerts", "List the alerts that were raised, newest first."),
    "conflict": Entry("shuize.cli.conflicts", "Settle contradictions between figures."),
    "series": Entry("shuize.cli.series", "List the series, or show one with its history."),
    "backfill": Entry(
        "shuize.cli.backfill", "Take archives in: their figures are recorded, and nobody is told of what they pass."
    ),
    "digest": Entry("shuize.cli.digest", "Print a day's digest: what was told and kept, what is open, and the board."),
    "replay": Entry("shuize.cli.replay", "Read all stored articles again, after the reader or a pack changed."),
    "rejected": Entry("shuize.cli.rejected", "Look at the files that were rejected, or try them again."),
    "quarantine": Entry("shuize.cli.quarantine", "Look at the articles that were put aside; read them once more."),
    "status": Entry("shuize.cli.status", "Show the queue, the backlog, failures and deliveries."),
    "endpoints": Entry("shuize.cli.endpoints", "Look at the endpoints; try one, switch it, give it a new secret."),
    "deliveries": Entry("shuize.cli.outbox", "Look at deliveries, or have some told once more."),
    "pack": Entry("shuize.cli.packs", "Work with packs (what is measured, and which marks are told)."),
    "doctor": Entry("shuize.cli.doctor", "Say of each dependency whether it can be used, and what to do if not."),
    "alive": Entry("shuize.cli.alive", "Say whether a process of this machine is at work; exit 1 if not."),
    "db": Entry("shuize.cli.database", "Work with the database."),
    "receiver": Entry("alerts.receiver", "Receive alerts, verify their signatures and show them."),
    "schema": Entry("shuize.cli.schema", "Print the JSON Schema of the webhook's body."),
    "completion": Entry("shuize.cli.completion", "Print what makes your shell complete `shuize`."),
}
NOTES = """Settings come from the environment (SHUIZE_INBOX, SHUIZE_DATA, SHUIZE_WEBHOOK_URL, ...); options go before
them.

Exit codes: 0 done, 1 something is wrong, 2 wrong call or setting, 3 wrong pack, 4 a file is no article, 5 the database
cannot be used, 6 Redis cannot be used."""


@click.group(cls=LazyGroup, entries=ENTRIES, epilog=NOTES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name=DISTRIBUTION, message="shuize %(version)s")
def shuize() -> None:
    """Shuize 水则: drop Chinese articles into a folder; each mark that a figure passes is announced."""


def main() -> NoReturn:
    """Run the command line."""
    end_quickly()
    try:
        shuize(prog_name="shuize")
    except ShuizeError as error:
        click.echo(f"shuize: {spoken(str(error))}", err=True)
        sys.exit(error.exit_code)
    sys.exit(0)
