"""`shuize evaluate`: what the reader makes of articles, held against labels made by hand."""

import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from ingest.article import Defaults
from shuize import packfile
from shuize.cli import documents, evaluated, options
from shuize.cli.documents import Doc
from shuize.errors import ArticleError, ShuizeError, UsageError
from shuize.evaluate import labels
from shuize.evaluate.judge import Judged, Page, judge, strayed
from shuize.evaluate.labels import Labels
from shuize.evaluate.measures import Report, report
from shuize.pack import Pack
from shuize.places import Gazetteer
from shuize.types import Article
from workers.read import Reader

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@dataclass(frozen=True, slots=True)
class Timed:
    """What was read, and how long reading alone took."""

    outcomes: tuple[Judged, ...]
    documents: int
    characters: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Asks:
    """Which labels are the reader's to find, and which indicators are none of the labels' at all."""

    is_asked: evaluated.Asks
    outside: frozenset[str]


@click.command()
@click.argument("gold", type=click.Path(exists=True, path_type=Path))
@click.argument("articles", type=FOLDER)
@click.option("--meta", type=FILE, help="Publication dates: JSON lines with doc and published.")
@options.pack_option
@click.option("--all", "every", is_flag=True, help="Ask for figures too whose indicator no pack knows.")
@click.option(
    "--outside", multiple=True, metavar="INDICATOR",
    help="An indicator that the labels leave out: what is read of it is not judged. May be given again.",
)  # fmt: skip
@click.option("--min-f1", type=click.FloatRange(0, 1), help="Exit 1 where F1 of whole stated figures is below this.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, for programs.")
@click.option("--markdown", is_flag=True, help="The table of measures alone, in Markdown.")
def command(
    gold: Path, articles: Path, *, meta: Path | None, pack: Sequence[str], every: bool, outside: tuple[str, ...],
    min_f1: float | None, as_json: bool, markdown: bool,
) -> None:  # fmt: skip
    """Measure how well articles are read, against labels made by hand.

    GOLD is a file of labels (JSON lines) or a folder of such files; a traps.jsonl there lists figures that must give
    nothing. ARTICLES is the folder of the articles, each labelled wholly; a meta.jsonl beside either lists them with
    their publication dates. Exit 1 where --min-f1 is not reached.
    """
    chosen = tuple(packfile.load(name) for name in pack or options.settings().packs)
    known = {item.id for one in chosen for item in one.indicators} - set(outside)
    labelled = labels.as_packs_name(labels.load(gold, articles, meta), chosen)
    if not every and not any(line.indicator in known for line in labelled.lines) and not labelled.traps:
        raise UsageError(f"{gold}: no label is of an indicator that the packs know; give their --pack, or --all")
    asks = Asks(lambda line: every or line.indicator in known, frozenset(outside))
    timed = _read(labelled, articles, chosen, asks)
    found = report(timed.outcomes, labelled.traps)
    _show(found, timed, as_json=as_json, markdown=markdown)
    if min_f1 is not None and (found.f1 or 0.0) < min_f1:
        raise ShuizeError(f"F1 of whole stated figures is {found.f1 or 0.0:.3f}, below {min_f1:g}")


def _show(found: Report, timed: Timed, *, as_json: bool, markdown: bool) -> None:
    """Print the report in the form that was asked for."""
    effort = {"documents": timed.documents, "characters": timed.characters, "seconds": round(timed.seconds, 3)}
    if as_json:
        click.echo(json.dumps({**effort, **evaluated.fields(found)}, ensure_ascii=False))
    elif markdown:
        click.echo(evaluated.markdown(found))
    else:
        read = (str(timed.documents), str(timed.characters), f"{timed.seconds:.2f}")
        evaluated.show(found, read, options.settings().language)


def _read(labelled: Labels, folder: Path, chosen: Sequence[Pack], asks: Asks) -> Timed:
    """Read every article and judge what was read."""
    reader = Reader(chosen, Gazetteer.load())
    reader.warm()
    outcomes: list[Judged] = []
    characters, seconds = 0, 0.0
    found = list(_articles(labelled, folder))
    for doc, article in _progress(found):
        began = time.perf_counter()
        reading = reader.read(article)
        seconds += time.perf_counter() - began
        characters += len(article.text)
        judged = tuple(one for one in reading.observations if one.series.indicator not in asks.outside)
        outcomes += judge(replace(_page(labelled, doc, article), observations=judged), asks.is_asked)
    return Timed(tuple(outcomes), len(found), characters, seconds)


def _progress(found: list[tuple[str, Article]]) -> Iterator[tuple[str, Article]]:
    """Yield the articles, with a bar where standard error is a terminal."""
    with click.progressbar(found, label="reading", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        yield from bar


def _articles(labelled: Labels, folder: Path) -> Iterator[tuple[str, Article]]:
    """Yield the articles that are judged: those listed with dates and those with labels; without a list, all.

    Raises UsageError: one of them is not there. Raises ArticleError: it is no article.
    """
    spans = {span.doc for span in (*labelled.lines, *labelled.traps)}
    there = [doc for doc in documents.listed([folder]) if doc[1].suffix != ".jsonl" or doc[0] in spans]
    wanted = spans | set(labelled.published) if labelled.published else spans | {doc for doc, _path in there}
    found = {name: article for doc in there for name, article in _inside(doc, labelled, wanted)}
    missing = sorted(wanted - set(found))
    if missing:
        raise UsageError(f"{missing[0]}: labelled or listed, but no article of that name is in {folder}")
    yield from sorted(found.items())


def _inside(doc: Doc, labelled: Labels, wanted: set[str]) -> Iterator[tuple[str, Article]]:
    """Yield the articles of one file that are wanted, under the names that `shuize read` gives them."""
    name, path = doc
    if not any(one == name or one.startswith(f"{name}#") for one in wanted):
        return
    try:
        found = documents.articles(name, path, Defaults(given=labelled.published.get(name)))
    except ArticleError as error:
        raise ArticleError(f"{name} {error}") from error
    for number, article in enumerate(found, start=1):
        yield (name if len(found) == 1 else f"{name}#{number}"), article


def _page(labelled: Labels, doc: str, article: Article) -> Page:
    """Return the article with its labels, nothing read yet.

    Raises UsageError where a label's text is not in its place.
    """
    lines = [line for line in labelled.lines if line.doc == doc]
    traps = [trap for trap in labelled.traps if trap.doc == doc]
    page = Page(doc, article.text, article.published, lines, traps, ())
    for span in strayed(page):
        raise UsageError(f"{doc}: {span.text!r} does not stand at {span.start}:{span.end}; is it another article?")
    return page
