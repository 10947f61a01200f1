"""`shuize db upgrade`: bring an older database to this version's schema."""

import click

from shuize.cli import options
from shuize.cli.lazy import Group
from shuize.refusals import spoken
from shuize.settings import database_url
from shuize.store import engine


@click.group(cls=Group)
def command() -> None:
    """Work with the database."""


@command.command()
def upgrade() -> None:
    """Bring the database to this version's schema; an up-to-date one stays as it is. Stop the processes first."""
    revision = engine.upgrade(database_url(options.settings()))
    click.echo(spoken(f"the database has schema {revision}"))
