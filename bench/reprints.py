"""Which share of wording tells a reprint from a report of its own, measured on the streams of real articles.

    python bench/reprints.py [FOLDER]     (FOLDER holds *.jsonl.gz; default ../shared/stream)

Prints for each share how many pairs of different articles reach it, with the same numbers and with others; then how
many reprints made from the same articles (another headline, a line before and after, a fifth cut off) are found.
"""

import gzip
import json
import random
import re
import sys
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

from workers.compare.reprints import SHORTEST, bands, is_reprint, shingles

STREAMS = Path(__file__).resolve().parents[2] / "shared" / "stream"
HEADLINE = "最新消息来了请看这里"
CROWD = 300
"""A band that more articles share says nothing."""
SAMPLE = 500
STEPS = range(30, 101, 10)


def texts(folder: Path) -> list[str]:
    """Return the different texts of the streams that are long enough."""
    found = {}
    for path in sorted(folder.glob("*-2020*.jsonl.gz")):
        for line in gzip.decompress(path.read_bytes()).decode().splitlines():
            record = json.loads(line)
            text = f"{record.get('title') or ''}\n{record.get('text') or record.get('summary') or ''}"
            if shingles(text):
                found[text] = None
    return list(found)


def neighbours(articles: list[str]) -> set[tuple[int, int]]:
    """Return the pairs that share a band."""
    crowds = defaultdict(list)
    for number, text in enumerate(articles):
        for key in bands(text):
            crowds[key].append(number)
    return {pair for crowd in crowds.values() if len(crowd) <= CROWD for pair in combinations(crowd, 2)}


def show_pairs(articles: list[str]) -> None:
    """Print how many pairs reach each share."""
    alike: Counter[int] = Counter()
    same: Counter[int] = Counter()
    for one, other in neighbours(articles):
        mine, theirs = shingles(articles[one]), shingles(articles[other])
        percent = 100 * len(mine & theirs) // len(mine | theirs)
        agreed = is_reprint(articles[one], articles[other], 1)
        for step in STEPS:
            alike[step] += percent >= step
            same[step] += percent >= step and agreed
    print(f"{len(articles)} articles of at least {SHORTEST} characters")
    for step in STEPS:
        others = alike[step] - same[step]
        print(f"{step:3} % of the wording: {same[step]:5} pairs with the same numbers, {others:5} others")


def printed_again(text: str) -> dict[str, str]:
    """Return the ways in which others print the article."""
    body = text.partition("\n")[2]
    sentences = re.findall(r"[^。]+。?", body)
    return {
        "another headline": f"{HEADLINE}\n{body}",
        "a line before and after": f"{HEADLINE}\n据某某日报客户端消息 记者某某 {body}\n责任编辑：某某 来源：某某网",
        "a fifth cut off": f"{HEADLINE}\n{''.join(sentences[: max(1, len(sentences) * 4 // 5)])}",
    }


def show_reprints(articles: list[str]) -> None:
    """Print how many reprints are found at each share."""
    chosen = random.Random(1).sample(articles, min(SAMPLE, len(articles)))  # noqa: S311 - a sample
    for shortest, longest in ((100, 250), (250, 600), (600, 10_000)):
        of_length = [text for text in chosen if shortest <= len(text) < longest]
        for how in printed_again(""):
            pairs = [(text, printed_again(text)[how]) for text in of_length]
            met = [(one, other) for one, other in pairs if set(bands(one)) & set(bands(other))]
            shares = [f"{step} %: {sum(is_reprint(*pair, step) for pair in met)}" for step in (50, 60, 70, 80)]
            print(f"{shortest}-{longest} characters, {how}: of {len(pairs)} found at {', '.join(shares)}")


def main(folder: Path) -> None:
    """Print both tables."""
    articles = texts(folder)
    show_pairs(articles)
    show_reprints(articles)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else STREAMS)
