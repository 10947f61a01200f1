"""What recording an article costs whose series was told of a hundred times before, and ten thousand times.

The series has a hundred dates; on each, as many articles tell its value as it takes, every tenth of them another
value, each in its own name. An article that comes then tells the value of one date again: whatever was told of the
series is read and settled anew for it, so that this grows with their number, and must not grow faster. Building is
not measured.

    python -m bench.crowded [--sizes 100,1000,10000] [--rounds 15]
"""

import argparse
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from itertools import count, islice
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from sqlalchemy import Engine

from bench.growth import DATES, FIRST, add, article_of, article_row, figure, figure_row, recorded, series_of, series_row
from shuize import packfile
from shuize.pack import Pack
from shuize.store import schema
from shuize.store.engine import open_store, writing
from shuize.types import Article, Observation

ONE = series_of(0, ["370000"])
STRAY = 10
"""One in so many tells another value."""


def papers() -> Iterator[tuple[int, Article]]:
    """Give articles for ever, date after date and then again, with the number of their date."""
    random = Random(1)  # noqa: S311  # a simulation, not a secret
    for number in count():
        yield number % DATES, article_of(f"telling {number}", FIRST + timedelta(days=number % DATES), random)


def told(paper: Article, number: int, day: int) -> Observation:
    """Return what the article of that number tells of its date."""
    stray = number // DATES % STRAY == STRAY - 1
    return figure(paper, ONE, Decimal(600 + day * 2 + stray * 3) / 10, 0)


def build(engine: Engine, tellings: int) -> None:
    """Fill the store with one series, told of so many times."""
    numbered = list(enumerate(islice(papers(), tellings)))
    with writing(engine) as conn:
        add(conn, schema.series, [{"id": ONE.id, **series_row(ONE)}])
        add(conn, schema.articles, (article_row(paper) for _, (_, paper) in numbered))
        rows = (
            {**figure_row(paper, ONE, 0, day), "id": one.id, "value": str(one.value), "source": None}
            for number, (day, paper) in numbered
            for one in [told(paper, number, day)]
        )
        add(conn, schema.observations, rows)


def milliseconds(engine: Engine, pack: Pack, tellings: int, rounds: int) -> float:
    """Return the median of processor time that one article more takes; the first has all that is said at last."""
    coming = islice(papers(), tellings, tellings + rounds + 1)
    taken = [recorded(engine, [pack], paper, (told(paper, 0, day),)).processor for day, paper in coming]
    return median(taken[1:])


def main() -> None:
    """Print the table."""
    given = argparse.ArgumentParser()
    given.add_argument("--sizes", default="100,1000,10000")
    given.add_argument("--rounds", type=int, default=15)
    chosen = given.parse_args()
    pack = packfile.load("resumption")
    print("| the series was told of | processor ms an article | microseconds for each telling |\n|---|---|---|")
    for tellings in map(int, chosen.sizes.split(",")):
        with TemporaryDirectory() as folder:
            engine = open_store(f"sqlite:///{folder}/crowded.db")
            build(engine, tellings)
            taken = milliseconds(engine, pack, tellings, chosen.rounds)
            engine.dispose()
        print(f"| {tellings:,} times | {taken:.1f} | {taken * 1000 / tellings:.0f} |", flush=True)


if __name__ == "__main__":
    main()
