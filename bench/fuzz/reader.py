"""Fuzz the whole reader with atheris: any bytes are a date and a text; no exception, no span outside, no hang.

    sh bench/fuzz/run.sh [SECONDS]      # 1200 unless told

The first four bytes are the publication date and what is done with bytes that are no UTF-8, the rest is the text.
"""

import sys
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import atheris  # noqa: E402 - found by the environment of run.sh only

with atheris.instrument_imports(include=["workers", "shuize"]):
    from shuize import packfile
    from shuize.places import Gazetteer
    from shuize.types import Article, PublishedKind
    from workers.read import Reader

from tests.upheld import assert_upheld  # noqa: E402

PACKS = ("resumption", "epidemic", "vaccination")
HEAD = 4
EVERYDAY = date(2020, 3, 12)
ODD = 32
"""Bytes of the head above this leave the publication date as it is most of the time."""
SETTLED_SECONDS, SECONDS_A_CHARACTER = 0.5, 0.0005
"""An input may take so long; five times what one costs here, instrumented."""


def article_of(data: bytes) -> Article:
    """Return the article that the bytes stand for: half of them with lone surrogates, one in eight of any century."""
    head, body = data[:HEAD].ljust(HEAD, b"\0"), data[HEAD:]
    errors = "surrogateescape" if head[0] & 1 else "ignore"
    day = date.fromordinal(1 + int.from_bytes(head[1:4], "big") % date.max.toordinal()) if head[0] < ODD else EVERYDAY
    return Article("fuzzed", body.decode("utf-8", errors), day, PublishedKind.GIVEN)


class Target:
    """What atheris calls with each input."""

    def __init__(self) -> None:
        """Make a reader of all packs."""
        self.reader = Reader([packfile.load(name) for name in PACKS], Gazetteer.load())
        self.reader.warm()

    def __call__(self, data: bytes) -> None:
        """Read the input; raise where a promise is broken."""
        article = article_of(data)
        began = time.process_time()
        reading = self.reader.read(article)
        taken = time.process_time() - began
        assert_upheld(article, reading)
        if taken > SETTLED_SECONDS + SECONDS_A_CHARACTER * len(article.text):
            raise TimeoutError(f"{taken:.2f} s for {len(article.text)} characters")


if __name__ == "__main__":
    atheris.Setup(sys.argv, Target())
    atheris.Fuzz()
