"""`shuize pack`: which packs come with Shuize, and whether one can be used, before anything is started with it."""

import click
from rich.table import Table

from shuize import packfile
from shuize.cli import listing, options
from shuize.cli.lazy import Group
from shuize.cli.words import singular, word
from shuize.refusals import spoken


@click.group(cls=Group)
def command() -> None:
    """Work with packs (what is measured, and which marks are told)."""


@command.command("list")
def list_() -> None:
    """List the packs that come with Shuize: name, what it is of, and how many indicators it has."""
    language = options.settings().language
    shown = Table(expand=False)
    for name in ("pack", "name", "indicator"):
        shown.add_column(word(name, language), justify="right" if name == "indicator" else "left")
    for one in map(packfile.load, packfile.shipped()):
        shown.add_row(one.id, one.pack.name if language == "zh" else one.pack.name_en, str(len(one.indicators)))
    listing.put(shown)


@command.command()
@click.argument("file")
def check(file: str) -> None:
    """Check the pack FILE (a path, or the name of one that comes with Shuize); exit 3 if it cannot be used."""
    from workers.extract.words.lexicon import Lexicon  # noqa: PLC0415 - only here is a pack compiled for reading

    pack = packfile.load(file)
    Lexicon([pack])
    held = f"{len(pack.topics)} topics, {len(pack.indicators)} indicators, {len(pack.subjects)} subjects, "
    said = f"{pack.id} {pack.pack.version}: {held}{len(pack.rules)} rules: usable"
    click.echo(singular(said) if (told := spoken(said)) == said else told)
