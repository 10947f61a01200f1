"""`shuize schema`: what a webhook's body looks like, for programs that check it or make types of it."""

import json

import click

from shuize import body


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of the webhook's body."""
    click.echo(json.dumps(body.schema(), ensure_ascii=False, indent=2))
