"""`shuize demo`: nothing is played; the samples go through the whole system, and an alert that is missing fails it."""

import signal
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from rich.console import Console
from rich.text import Text
from sqlalchemy import Engine

from ingest.article import Defaults
from shuize import packfile
from shuize.cli import documents, figures, listing, options
from shuize.cli.expected import Key, announced, key
from shuize.cli.stage import Body, Stage, stage
from shuize.cli.words import indicator_names, word
from shuize.errors import ShuizeError
from shuize.packfile import SEEDS
from shuize.settings import database_url
from shuize.store import articles, outbox, views
from shuize.store.deliveries import DUE
from shuize.store.engine import open_store
from shuize.types import Article

SEED = SEEDS / "resumption"
STEP_SECONDS = 20.0
MARKS = {"crossed": ("▲", "bold green"), "retracted": ("✗", "bold red"), "reversed": ("▼", "bold yellow")}
OTHER_MARK = ("●", "bold magenta")


@dataclass(slots=True)
class Score:
    """What came of the demo so far."""

    articles: int = 0
    figures: int = 0
    heard: list[Key] = field(default_factory=list)


@click.command()
def command() -> None:
    """Run the whole system on its sample articles and show what happens.

    Starts every process on an embedded Redis and SQLite in a temporary folder, with a webhook receiver that verifies
    each signature; drops the samples in the order of their publication. Exit 1 if an alert that the samples must
    give does not arrive, or one arrives that they must not give.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what was started is ended
    language = options.settings().language
    console = listing.console()
    began = time.monotonic()
    with TemporaryDirectory(prefix="shuize-") as folder, stage(Path(folder), language) as running:
        with console.status(word("demo.starting", language)):
            running.await_ready()
        engine = open_store(database_url(running.settings))
        try:
            score = Show(running, engine, console).run()
        finally:
            engine.dispose()
        refused = running.receiver.counts["refused"]
    _conclude(score, refused, time.monotonic() - began, console, language)


class Show:
    """The walk through the samples, one after another."""

    def __init__(self, running: Stage, engine: Engine, console: Console) -> None:
        """Hold what the walk needs."""
        self._stage, self._engine, self._console = running, engine, console
        self._language = running.settings.language
        self._names = indicator_names([packfile.load(str(SEED))], self._language)

    def run(self) -> Score:
        """Drop each sample and show what came of it."""
        score = Score()
        samples = documents.listed([SEED / "articles"])
        for number, (doc, path) in enumerate(samples, start=1):
            with self._console.status(f"[{number}/{len(samples)}] {doc}"):
                self._stage.drop(path)
                (article,) = documents.articles(doc, path, Defaults())
                self._stage.until(f"{doc} read and told", STEP_SECONDS, partial(self._settled, article))
            self._show(doc, article, score)
        return score

    def _settled(self, article: Article) -> bool:
        """Say whether the article is read and everybody was told what it changed."""
        with self._engine.connect() as conn:
            found = articles.get(conn, article.id)
            if found is None or found[1] == articles.RECEIVED:
                return False
            if found[1] == articles.QUARANTINED:
                raise ShuizeError(f"{article.title} was put aside unread:\n{self._stage.tail()}")
            return not any(states[DUE] for states in outbox.counts(conn).values())

    def _show(self, doc: str, article: Article, score: Score) -> None:
        """Print what was read from the article and what was announced because of it."""
        with self._engine.connect() as conn:
            found = views.read_from(conn, article.id)
        seen = f"{word('published', self._language)} {article.published}"
        title = " · ".join(part for part in (doc, article.title, article.source, seen) if part)
        self._console.print()
        listing.put(figures.table(found, self._names, self._language, title), self._console)
        heard = self._stage.heard()
        for body in heard:
            self._announce(body)
        score.articles += 1
        score.figures += len(found)
        score.heard += [key(body) for body in heard]

    def _announce(self, body: Body) -> None:
        """Print one alert as it arrived."""
        told, said = body["data"], str(body["type"])
        sign, style = MARKS.get(said.rpartition(".")[2], OTHER_MARK)
        reason = word(told["alert"]["reason"], self._language)
        rule = told["alert"]["rule"]
        self._console.print(Text(f"  {sign} {told['text']}", style=style), soft_wrap=True)
        self._console.print(Text(f"    {said} · {word('why', self._language)}: {reason} · {rule}", style="dim"))


def _conclude(score: Score, refused: int, seconds: float, console: Console, language: str) -> None:
    """Compare what was heard with what the samples must give; exit 1 where they differ."""
    must, may = announced(SEED / "announced.jsonl")
    heard = Counter(score.heard)
    missing, surplus = must - heard, heard - must - may
    for problem, keys in (("demo.missing", missing), ("demo.surplus", surplus)):
        for one in keys.elements():
            console.print(f"{word(problem, language)}: {one}", style="bold red", markup=False, soft_wrap=True)
    if refused:
        console.print(f"{word('demo.refused', language)}: {refused}", style="bold red")
    console.print()
    console.print(
        word("demo.summary", language).format(
            articles=score.articles, figures=score.figures, alerts=len(score.heard), seconds=seconds
        ),
        style="bold",
    )
    if missing or surplus or refused:
        sys.exit(1)
