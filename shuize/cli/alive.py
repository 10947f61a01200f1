"""`shuize alive PROCESS`: the health check of a container; imports next to nothing, because it runs all the time."""

import sys
import time

import click

from shuize import health
from shuize.cli import options
from shuize.refusals import spoken


@click.command()
@click.argument("process", type=click.Choice(["ingest", "workers", "alerts", "up"]))
def command(process: str) -> None:
    """Say whether a process of this machine is at work; exit 1 if not. For health checks."""
    found = health.alive(options.settings(), process, now=time.time())
    click.echo(spoken("alive" if found else "not at work"))
    sys.exit(0 if found else 1)
