"""`shuize backfill`: articles of the past give the series their history, and alarm nobody."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click
from sqlalchemy import Engine

from ingest.backfill import Count, take_in
from ingest.defaults import general
from shuize import packfile
from shuize.cli import documents, options
from shuize.cli.documents import Doc
from shuize.cli.words import word
from shuize.declared import load
from shuize.errors import ArticleError
from shuize.inboxes import watched
from shuize.refusals import spoken
from shuize.settings import Settings, database_url
from shuize.store import articles
from shuize.store.engine import open_store

WIPED = "\r\x1b[K"
"""What takes an unfinished line of a terminal, as of a progress bar, away."""


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(exists=True, path_type=Path))
@click.option("--source", help="Source of articles that name none (SHUIZE_SOURCE).")
@options.json_option
def command(paths: Sequence[Path], *, source: str | None, as_json: bool) -> None:
    """Take archives in: their figures are recorded, and nobody is told of what they pass.

    PATH is a file, or a folder with all that is in it; nothing is moved. A running system (`shuize up`) reads the
    articles besides what comes new. Interrupted, the same call goes on where it was. Exit 4 when a file is no article.
    """
    settings = options.settings({"source": source})
    with _store(settings) as engine:
        count = _take_in(engine, documents.listed(paths), settings)
        with engine.connect() as conn:
            unread = articles.count(conn, articles.RECEIVED)
    found = {"fresh": count.fresh, "known": count.known, "rejected": count.rejected}
    click.echo(json.dumps(found) if as_json else word("backfill.summary", settings.language).format(**found))
    if unread and not as_json:
        click.echo(word("backfill.unread", settings.language).format(count=unread))
    if count.rejected:
        sys.exit(ArticleError.exit_code)


@contextmanager
def _store(settings: Settings) -> Iterator[Engine]:
    """Give the database, made if there is none yet."""
    engine = open_store(database_url(settings))
    try:
        yield engine
    finally:
        engine.dispose()


def _take_in(engine: Engine, docs: Sequence[Doc], settings: Settings) -> Count:
    """Take each file in; one that is no article is said, and stops none of the others."""
    declared = load(settings)
    base = general(settings, declared, [packfile.load(name).id for name in settings.packs])
    inboxes = watched(settings, declared)
    count = Count()
    size, label = sum(_size(path) for _, path in docs), word("backfill.label", settings.language)
    terminal = sys.stderr.isatty()
    with click.progressbar(length=size, label=label, file=sys.stderr, hidden=not terminal) as bar:
        for doc, path in docs:
            try:
                found = documents.contents(doc, path, documents.inboxed(path, inboxes, base))
                fresh, known = take_in(engine, found, datetime.now(UTC))
            except ArticleError as error:
                count.rejected += 1
                click.echo(f"{WIPED if terminal else ''}shuize: {doc} {spoken(str(error))}", err=True)
            else:
                count.fresh, count.known = count.fresh + fresh, count.known + known
            bar.update(_size(path))
    return count


def _size(path: Path) -> int:
    """Return how large the file is, 0 if it is gone."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
