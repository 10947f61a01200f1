"""`shuize backtest`: what would have been announced of these articles, when and why; needs no Redis and no database."""

import json
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import cast

import click
import msgspec
from rich.text import Text

from ingest.contents import Contents
from ingest.defaults import general
from ingest.formats.records import DATE_KEYS
from shuize import packfile
from shuize.alert import Telling
from shuize.cli import documents, figures, listing, options
from shuize.cli.words import singular, word
from shuize.declared import Declared, OwnerTable, load
from shuize.errors import ArticleError, UsageError
from shuize.inboxes import watched
from shuize.pack import Pack
from shuize.places import Gazetteer
from shuize.refusals import spoken
from shuize.settings import Settings
from shuize.types import Article, Reading
from shuize.wording import Language
from workers.compare.rehearse import Announcement, rehearse
from workers.ledger.desk import area, responsible
from workers.read import Reader

MAX_BYTES = 1_000_000_000
"""Largest file: whoever names a stream means all of it."""
STYLES = {"retracted": "red", "reversed": "yellow", "held": "yellow", "opened": "yellow"}
Read = list[tuple[Article, Reading]]


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(exists=True, path_type=Path))
@options.pack_option
@click.option(
    "--compare", nargs=2, metavar="A.toml B.toml", help="Print only the announcements in which two packs differ."
)
@click.option("--all", "everything", is_flag=True, help="Print also what is only kept: held, historical, updated.")
@options.json_option
def command(
    paths: Sequence[Path], *, pack: Sequence[str], compare: tuple[str, str] | None, everything: bool, as_json: bool
) -> None:
    """Print what would have been announced of these articles, in the order of their publication.

    PATH is a file of articles, a .jsonl(.gz) stream of them, or a folder. The articles are taken by their publication
    dates; nothing is stored and nobody is told. Exit 4 when a file or a record is no article, or a record says no date;
    the others are read nevertheless.
    """
    settings = options.settings()
    if compare and pack:
        raise UsageError("--compare names its packs itself; leave --pack out")
    chosen = [[name] for name in compare] if compare else [pack or settings.packs]
    sides = [tuple(map(packfile.load, names)) for names in chosen]
    declared = load(settings)
    articles, refused = _articles(paths, settings, declared, {one.id for side in sides for one in side})
    announced = _announced(articles, sides, settings, declared.owners)
    if compare:
        _show_differences(compare, announced, settings, as_json=as_json)
    else:
        _show([one for one in announced[0] if everything or one.telling is Telling.TOLD], settings, as_json=as_json)
    if not as_json:
        click.echo(_summary(articles, announced, settings.language))
        if hint := "" if compare or everything else _hint(announced[0], settings.language):
            click.echo(hint)
    if refused:
        sys.exit(ArticleError.exit_code)


def _articles(
    paths: Sequence[Path], settings: Settings, declared: Declared, at_work: Collection[str]
) -> tuple[list[Article], int]:
    """Return the articles by date of publication, each text once, and how many files were none.

    What the settings file says of inboxes and sources holds here too.
    """
    found: dict[str, Article] = {}
    refused = 0
    base = replace(general(settings, declared, sorted(at_work)), max_bytes=max(MAX_BYTES, settings.max_bytes))
    inboxes = watched(settings, declared)
    for doc, path in documents.listed(paths):
        try:
            held = documents.contents(doc, path, documents.inboxed(path, inboxes, base))
        except ArticleError as error:
            refused += 1
            click.echo(f"shuize: {doc} {spoken(str(error))}", err=True)
            continue
        refused += _complain(held)
        undated = {one for _, one in held.undated}
        found = {one.id: one for one in held.articles if one.id not in undated} | found
    return sorted(found.values(), key=lambda one: one.published), refused


def _complain(held: Contents) -> int:
    """Name what the file holds that is no article, and the records that say no date; return how many they are."""
    name = held.named[0][0]
    undated = [(name, f"{place} has no date; expected one of {', '.join(DATE_KEYS)}") for place, _ in held.undated]
    for called, reason in (*held.refused, *undated):
        click.echo(f"shuize: {called} {spoken(reason)}", err=True)
    return len(held.refused) + len(undated)


def _announced(
    articles: Sequence[Article],
    sides: Sequence[tuple[Pack, ...]],
    settings: Settings,
    owners: tuple[OwnerTable, ...],
) -> list[list[Announcement]]:
    """Return the events under each side's packs; what reads alike is read once."""
    readings: dict[tuple[Pack, ...], Read] = {}
    found = []
    for side in sides:
        words = tuple(msgspec.structs.replace(one, rules=()) for one in side)
        if words not in readings:
            readings[words] = _read(articles, words)
        told = rehearse(
            readings[words],
            side,
            lateness_days=settings.lateness_days,
            language=cast("Language", settings.language),
            area=area,
            owner=partial(responsible, owners, packs=side),
            reprint_percent=settings.reprint_percent,
        )
        found.append(list(told))
    return found


def _read(articles: Sequence[Article], words: tuple[Pack, ...]) -> Read:
    """Read the articles, with a bar where errors go to a terminal."""
    reader = Reader(words, Gazetteer.load())
    found = []
    with click.progressbar(articles, label="reading", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        for article in bar:
            try:
                found.append((article, reader.read(article)))
            except Exception as error:  # noqa: BLE001 - as in a worker: one article must not lose the others
                why = spoken(f"cannot be read: {type(error).__name__}: {error}")
                click.echo(f"shuize: {article.title} {why}", err=True)
    return found


def _show(announced: Sequence[Announcement], settings: Settings, *, as_json: bool) -> None:
    """Print the announcements, one after another."""
    show = _line if as_json else _paragraph(settings)
    for one in announced:
        show(one, "")


def _show_differences(
    names: tuple[str, str], announced: Sequence[Sequence[Announcement]], settings: Settings, *, as_json: bool
) -> None:
    """Print what only one of the two announces, by date; of an event in common, nothing."""
    told = [[one for one in side if one.telling is Telling.TOLD] for side in announced]
    known = [{key for one in side for key in one.keys} for side in told]
    differing = [
        (one, name)
        for side, name, other in zip(told, names, reversed(known), strict=True)
        for one in side
        if not one.keys <= other
    ]
    show = _line if as_json else _paragraph(settings)
    for one, name in sorted(differing, key=lambda pair: pair[0].article.published):
        show(one, name)


def _line(one: Announcement, side: str) -> None:
    """Print the announcement for programs: a webhook's body, its article, and the pack that alone makes it."""
    fields = {"published": one.article.published.isoformat(), "title": one.article.title, "told": one.telling}
    only = {"only": side} if side else {}
    click.echo(json.dumps(fields | only | dict(one.body), ensure_ascii=False))


def _paragraph(settings: Settings) -> Callable[[Announcement, str], None]:
    """Return what prints an announcement for people: when, what, and the sentence that says why."""
    console = listing.console()

    def show(one: Announcement, side: str) -> None:
        observation = one.body["data"]["observation"]
        style = STYLES.get(str(one.body["type"]).rpartition(".")[2], "green")
        head = Text(f"{one.article.published}  ").append(one.text, style=f"bold {style}")
        if one.telling is not Telling.TOLD:
            head.append(f"  ({word(one.telling, settings.language)})", style="dim")
        if side:
            head.append(f"  [{word('only', settings.language)} {side}]", style="cyan")
        console.print(head, soft_wrap=True)
        console.print(Text("            ").append(figures.excerpt(observation["quote"], observation["words"])),
                      soft_wrap=True)  # fmt: skip
        source = " · ".join(filter(None, (one.article.title, one.article.source, one.body["data"]["alert"]["rule"])))
        console.print(Text(f"            {source}", style="dim"), soft_wrap=True)

    return show


def _summary(articles: Sequence[Article], announced: Iterable[Sequence[Announcement]], language: str) -> str:
    """Return the last line: how much was read, and how much of it would have been told."""
    told = " / ".join(str(sum(one.telling is Telling.TOLD for one in side)) for side in announced)
    return singular(word("backtest.summary", language).format(articles=len(articles), told=told))


def _hint(announced: Iterable[Announcement], language: str) -> str:
    """Return how many were only kept and what shows them, nothing where none were."""
    kept = sum(one.telling is not Telling.TOLD for one in announced)
    return word("backtest.kept", language).format(kept=kept) if kept else ""
