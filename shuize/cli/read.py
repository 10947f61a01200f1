"""`shuize read`: what workers read, printed instead of recorded; a file that is no article stops none of the others."""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path

import click

from ingest.contents import Contents
from ingest.defaults import general
from shuize import packfile
from shuize.cli import documents, options
from shuize.cli.documents import Doc
from shuize.cli.evidence import fields as evidence
from shuize.cli.evidence import spans, synonyms
from shuize.cli.fields import fields
from shuize.cli.parts import Named, is_stored, split
from shuize.declared import load
from shuize.errors import ArticleError, UsageError
from shuize.pack import Pack
from shuize.places import Gazetteer
from shuize.refusals import spoken
from shuize.settings import Settings
from shuize.types import Article, Reading
from workers.read import Reader

Show = Callable[[str, Article, Reading], None]
"""What prints the reading of one article; the string names its document."""


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=Named(exists=True, path_type=Path))
@options.json_option
@click.option(
    "--explain", is_flag=True, help="Show which words gave each figure its parts, and the rule that linked them."
)
@click.option("--published", type=options.IsoDate(), help="When the articles were published, whatever they say.")
@options.pack_option
def command(
    paths: Sequence[Path], *, as_json: bool, explain: bool, published: date | None, pack: Sequence[str]
) -> None:
    """Read articles and print their figures; needs no Redis and no database.

    PATH is a file, one article of it by the name under which it is printed (news.jsonl#29, news.zip!a.txt), or a folder
    whose files are read in the order of their names. A NAME.meta.json beside an article says when it was published.
    An article's id, or its first eight digits or more, is the article in the database. Exit 4
    when a file is no article; the others are read nevertheless.
    """
    settings = options.settings()
    chosen = tuple(packfile.load(name) for name in pack or settings.packs)
    reader = Reader(chosen, Gazetteer.load())
    defaults = replace(general(settings, load(settings), [one.id for one in chosen]), given=published)
    show = _lines(chosen, explain=explain) if as_json else _shower(chosen, settings, explain=explain)
    refused, (files, only) = 0, split(path for path in paths if not is_stored(path))
    for name, article in _stored([str(path) for path in paths if is_stored(path)], settings, published):
        show(name, article, reader.read(article))
    for doc, path in _progress(documents.listed(files)):
        try:
            found = documents.contents(doc, path, defaults)
        except ArticleError as error:
            refused += 1
            click.echo(f"shuize: {doc} {spoken(str(error))}", err=True)
            continue
        for name, reason in found.refused:
            click.echo(f"shuize: {name} {spoken(reason)}", err=True)
        for name, article in _wanted(found, only.get(path)):
            show(name, article, reader.read(article))
    if refused:
        sys.exit(ArticleError.exit_code)


def _stored(ids: Sequence[str], settings: Settings, given: date | None) -> Iterator[tuple[str, Article]]:
    """Yield the articles of the database that are meant; what asks it is imported only for those who name one."""
    if ids:
        found: Iterator[tuple[str, Article]] = import_module("shuize.cli.kept").articles_of(ids, settings, given)
        yield from found


def _numbered(found: Contents) -> Iterator[tuple[str, Article]]:
    """Yield the articles with their names; of several under one name the second is NAME#2."""
    times = Counter(name for name, _ in found.named)
    seen: Counter[str] = Counter()
    for name, article in found.named:
        seen[name] += 1
        yield (f"{name}#{seen[name]}" if times[name] > 1 else name), article


def _wanted(found: Contents, names: set[str] | None) -> Iterator[tuple[str, Article]]:
    """Yield the articles that are meant, all where none is named. Raises UsageError for a name that none has."""
    for name, article in _numbered(found):
        if names is None or name in names:
            yield name, article
            (names or set()).discard(name)
    if names:
        raise UsageError(f"{min(names)}: the file has no such article")


def _progress(docs: list[Doc]) -> Iterator[Doc]:
    """Yield the documents, with a bar on the terminal where the output goes elsewhere and nothing else would move."""
    shown = sys.stderr.isatty() and not sys.stdout.isatty() and len(docs) > 1
    with click.progressbar(docs, label="reading", file=sys.stderr, hidden=not shown) as bar:
        yield from bar


def _shower(chosen: Sequence[Pack], settings: Settings, *, explain: bool) -> Show:
    """Return what prints an article for people; what draws is imported only for those who see it."""
    drawing = import_module("shuize.cli.explained" if explain else "shuize.cli.figures")
    drawn: Show = drawing.shower(chosen, settings)
    return drawn


def _lines(chosen: Sequence[Pack], *, explain: bool) -> Show:
    """Return what prints an article's figures, one JSON object a line, with their evidence where it is asked for."""
    known = synonyms(chosen)

    def show(doc: str, article: Article, reading: Reading) -> None:
        for one in reading.observations:
            shown = fields(doc, one)
            if explain and one.evidence:
                shown["evidence"] = evidence(spans(article.text, one, known), one.evidence.rule)
            click.echo(json.dumps(shown, ensure_ascii=False))

    return show
