"""`shuize read`: what workers read, printed instead of recorded; a file that is no article stops none of the others."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import click

from ingest import article as articles
from ingest import names
from shuize import pack as packs
from shuize.cli import figures, options
from shuize.cli.words import indicator_names, word
from shuize.errors import ArticleError
from shuize.pack import Pack
from shuize.places import Gazetteer
from shuize.settings import Settings
from shuize.types import Article, Reading
from workers.read import Reader

Doc = tuple[str, Path]
"""A file's name as it is printed, and where it lies."""


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(exists=True, path_type=Path))
@options.json_option
@click.option("--published", type=options.IsoDate(), help="When the articles were published, whatever they say.")
@click.option("--pack", "pack", multiple=True, metavar="P", help="A pack by name or path, instead of SHUIZE_PACKS.")
def command(paths: Sequence[Path], *, as_json: bool, published: date | None, pack: Sequence[str]) -> None:
    """Read articles and print their figures; needs no Redis and no database.

    PATH is a file, or a folder whose files are read in the order of their names. A NAME.meta.json beside an article
    says when it was published. Exit 4 when a file is no article; the others are read nevertheless.
    """
    settings = options.settings()
    chosen = tuple(packs.load(name) for name in pack or settings.packs)
    reader = Reader(chosen, Gazetteer.load())
    defaults = articles.Defaults(settings.source, settings.timezone, settings.max_bytes, given=published)
    show = _Lines() if as_json else _Tables(chosen, settings)
    refused = 0
    for doc, path in _progress(_documents(paths)):
        try:
            found = _articles(doc, path, defaults)
        except ArticleError as error:
            refused += 1
            click.echo(f"shuize: {doc} {error}", err=True)
            continue
        for number, article in enumerate(found, start=1):
            show(doc if len(found) == 1 else f"{doc}#{number}", article, reader.read(article))
    if refused:
        sys.exit(ArticleError.exit_code)


def _documents(paths: Iterable[Path]) -> list[Doc]:
    """Return the files to read: those named, and those in the folders named, in the order of their names."""
    return [doc for path in paths for doc in (_inside(path) if path.is_dir() else [(path.name, path)])]


def _inside(folder: Path) -> Iterator[Doc]:
    """Yield the folder's articles; what lies in folders for files already dealt with is not read."""
    for path in sorted(folder.rglob("*")):
        parts = [part.encode("utf-8", "surrogateescape") for part in path.relative_to(folder).parts]
        passed_over = parts[0] in names.RESERVED or any(map(names.ignored, parts)) or names.is_sidecar(parts[-1])
        if path.is_file() and not passed_over:
            yield names.printable(b"/".join(parts)), path


def _articles(doc: str, path: Path, defaults: articles.Defaults) -> list[Article]:
    """Return the articles in the file. Raises ArticleError, also where the file cannot be read."""
    try:
        content, modified = path.read_bytes(), datetime.fromtimestamp(path.stat().st_mtime, UTC)
        beside = path.with_name(path.name + names.SIDECAR.decode())
        sidecar = articles.sidecar_fields(beside.read_bytes()) if beside.is_file() else None
    except OSError as error:
        raise ArticleError(f"cannot be read: {error.strerror}") from error
    return articles.articles(doc, content, sidecar=sidecar, modified=modified, defaults=defaults)


def _progress(docs: list[Doc]) -> Iterator[Doc]:
    """Yield the documents, with a bar on the terminal where the output goes elsewhere and nothing else would move."""
    shown = sys.stderr.isatty() and not sys.stdout.isatty() and len(docs) > 1
    with click.progressbar(docs, label="reading", file=sys.stderr, hidden=not shown) as bar:
        yield from bar


class _Lines:
    """One JSON object a line."""

    def __call__(self, doc: str, _article: Article, reading: Reading) -> None:
        """Print the reading's figures."""
        for observation in reading.observations:
            click.echo(json.dumps(figures.fields(doc, observation), ensure_ascii=False))


class _Tables:
    """One table an article."""

    def __init__(self, chosen: Sequence[Pack], settings: Settings) -> None:
        """Keep what the tables are written with."""
        self._language = settings.language
        self._names = indicator_names(chosen, settings.language)
        self._console = figures.console()

    def __call__(self, doc: str, article: Article, reading: Reading) -> None:
        """Print the reading's figures."""
        seen = f"{word('published', self._language)} {article.published} ({article.published_kind})"
        title = " · ".join(part for part in (doc, article.title, seen) if part)
        if reading.observations:
            self._console.print(figures.table(reading.observations, self._names, self._language, title))
        else:
            self._console.print(f"{title}: {word('no figures', self._language)}", style="dim", markup=False)
