"""How fast articles are read, stage by stage, against plain `jieba.lcut` over the same text, all in one run.

The samples are pages full of figures; the broadcast items, where they are there, are what an ordinary day's news is.
Each text is timed by itself and its least time counts, so that what else the machine does weighs less.
"""

import gzip
import json
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import jieba
import rjieba

from shuize import packfile
from shuize.places import Gazetteer
from shuize.types import Article, PublishedKind
from workers.classify import Classifier
from workers.days.dates import dates
from workers.extract.words.lexicon import Lexicon
from workers.numbers.numerals import quantities
from workers.places.places import places
from workers.read import Reader
from workers.text.stories import sentences

READ = 300
"""So many articles are read at least, each in turn several times, before the least time of each counts."""
ROUNDS = 3
DAY = date(2020, 4, 20)
SAMPLES = Path(packfile.SEEDS) / "resumption" / "articles"
BROADCAST = Path(__file__).resolve().parents[2] / "shared" / "stream" / "broadcast-2020H1.jsonl.gz"
EVERY = 5
"""Of so many broadcast items one is read."""
ALL = ("resumption", "epidemic", "vaccination")

Work = Callable[[Article], object]


def samples() -> list[Article]:
    """Return the sample articles."""
    return [_article(path.read_text("utf-8"), DAY) for path in sorted(SAMPLES.glob("*.txt"))]


def broadcast() -> list[Article]:
    """Return one of every few broadcast items, none where they are not there."""
    if not BROADCAST.exists():
        return []
    with gzip.open(BROADCAST, "rt", encoding="utf-8") as lines:
        items = [json.loads(line) for line in lines][::EVERY]
    return [_article(f"{one['title']}\n{one['text']}", date.fromisoformat(one["published_at"][:10])) for one in items]


def _article(text: str, day: date) -> Article:
    """Return the text as an article of that day."""
    return Article("bench", text, day, PublishedKind.GIVEN)


def ways() -> Iterator[tuple[str, Work]]:
    """Yield what is measured: the yardstick, the whole of reading, then its passes one by one."""
    gazetteer = Gazetteer.load()
    default, every = [packfile.load(ALL[0])], [packfile.load(name) for name in ALL]
    yield "`jieba.lcut` alone", lambda one: jieba.lcut(one.text)
    for engine in ("rjieba", "jieba"):
        for name, packs in (("pack resumption", default), ("three packs", every)):
            reader = Reader(packs, gazetteer, prefer=engine)
            reader.warm()
            yield f"reading, {engine}, {name}", reader.read
    classifier, lexicon = Classifier(every), Lexicon(every)
    yield "topics and packs", lambda one: classifier.classify(one.text)
    yield "sentences", lambda one: sentences(one.text)
    yield "known words", lambda one: lexicon.marks(one.text)
    yield "numbers", lambda one: quantities(one.text)
    yield "dates", lambda one: dates(one.text, one.published)
    yield "places", lambda one: places(one.text, gazetteer, one.published)
    yield "words, rjieba", lambda one: rjieba.cut(one.text)


def least_seconds(work: Work, articles: list[Article]) -> float:
    """Return the sum of each article's least processor time."""
    least = [float("inf")] * len(articles)
    for _ in range(max(ROUNDS, READ // len(articles))):
        for number, one in enumerate(articles):
            began = time.process_time()
            work(one)
            least[number] = min(least[number], time.process_time() - began)
    return sum(least)


def table(name: str, articles: list[Article], chosen: list[tuple[str, Work]]) -> None:
    """Print characters a second of each way, and how that stands to jieba's lcut."""
    size = sum(len(one.text) for one in articles)
    print(f"\n{name}: {len(articles)} articles, {size:,} characters\n")
    print("| what | characters a second | times `jieba.lcut` |")
    print("|---|---|---|")
    yardstick = 0.0
    for what, work in chosen:
        taken = least_seconds(work, articles)
        yardstick = yardstick or taken
        print(f"| {what} | {size / taken:,.0f} | {yardstick / taken:.2f} |", flush=True)


def main() -> None:
    """Print a table of the samples, and one of the broadcast items where they are there."""
    jieba.setLogLevel(60)
    jieba.initialize()
    chosen = list(ways())
    for _, work in chosen:
        work(_article("宁波企业复工率95%。", DAY))
    for name, articles in (("Samples", samples()), ("Broadcast", broadcast())):
        if articles:
            table(name, articles, chosen)


if __name__ == "__main__":
    main()
