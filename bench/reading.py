"""How fast articles are read: the whole of reading against cutting words alone, on the sample articles, in one run."""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import jieba
import rjieba

from shuize import pack
from shuize.places import Gazetteer
from shuize.types import Article, PublishedKind
from workers.dates import dates
from workers.numerals import quantities
from workers.places import places
from workers.read import Reader

ROUNDS = 5
DAY = date(2020, 4, 20)
SAMPLES = Path(pack.SEEDS) / "resumption" / "articles"


def best_seconds(work: Callable[[str], object], texts: list[str]) -> float:
    """Return the least processor time of one round over all texts."""
    taken = []
    for _ in range(ROUNDS):
        began = time.process_time()
        for text in texts:
            work(text)
        taken.append(time.process_time() - began)
    return min(taken)


def main() -> None:
    """Print a table: characters a second, and how that stands to jieba's lcut."""
    texts = [path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    size = sum(map(len, texts))
    gazetteer = Gazetteer.load()
    reader = Reader([pack.load("resumption")], gazetteer)
    jieba.setLogLevel(60)
    jieba.initialize()
    ways: dict[str, Callable[[str], object]] = {
        "jieba.lcut": jieba.lcut,
        "rjieba.cut": rjieba.cut,
        "quantities": quantities,
        "dates": lambda text: dates(text, DAY),
        "places": lambda text: places(text, gazetteer, DAY),
        "everything: Reader.read": lambda text: reader.read(Article(str(hash(text)), text, DAY, PublishedKind.GIVEN)),
    }
    seconds = {name: best_seconds(work, texts) for name, work in ways.items()}
    print(f"{len(texts)} articles, {size} characters, best of {ROUNDS} rounds, processor time\n")
    print("| what | characters a second | times jieba.lcut |\n|---|---|---|")
    for name, taken in seconds.items():
        print(f"| {name} | {size / taken:,.0f} | {seconds['jieba.lcut'] / taken:.2f} |")


if __name__ == "__main__":
    main()
