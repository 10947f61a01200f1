"""`shuize pack check FILE`: whether a pack can be used, found out before anything is started with it."""

import click

from shuize import pack as packs


@click.group()
def command() -> None:
    """Work with packs (what is measured, and which marks are told)."""


@command.command()
@click.argument("file")
def check(file: str) -> None:
    """Check the pack FILE (a path, or the name of one that comes with Shuize); exit 3 if it cannot be used."""
    from workers.extract.lexicon import Lexicon  # noqa: PLC0415 - only here is a pack compiled for reading

    pack = packs.load(file)
    Lexicon([pack])
    click.echo(
        f"{pack.id} {pack.pack.version}: {len(pack.topics)} topics, {len(pack.indicators)} indicators, "
        f"{len(pack.subjects)} subjects, {len(pack.rules)} rules: usable"
    )
