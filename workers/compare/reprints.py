"""When two texts are one report printed twice: most of their wording is the same, and so are their numbers.

A bulletin of the next day has the wording of the last one and other numbers: it is a report of its own. Both are a
function of the two texts alone, so that it never matters which of them came first.
"""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from hashlib import blake2b

from rensa import RMinHash

from shuize.width import bare, narrow

SHINGLE = 5
"""Characters that are compared at a time."""
SHORTEST = 60
"""Characters, marks and blanks aside: in less than this, two who say the same use the same words by chance."""
BANDS, ROWS = 16, 4
"""Of two texts that share 60 % of their shingles, nine in ten share a band; of 70 %, 99 in 100."""
SEED = 1
NUMBERS_PERCENT = 90
"""Of the numbers in the text that has fewer."""
NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def bands(text: str) -> tuple[int, ...]:
    """Return the keys of which alike texts most likely share one (64 bits, signed); none for a text too short."""
    said = bare(text)
    if len(said) < SHORTEST:
        return ()
    sketch = RMinHash(BANDS * ROWS, SEED)
    sketch.update([said[start : start + SHINGLE] for start in range(len(said) - SHINGLE + 1)])
    rows = sketch.digest()
    return tuple(_key(band, rows[band * ROWS : (band + 1) * ROWS]) for band in range(BANDS))


def _key(band: int, rows: list[int]) -> int:
    """Return the key of one band."""
    said = b"%d %d %d %d %d" % (band, *rows)
    return int.from_bytes(blake2b(said, digest_size=8).digest(), "big", signed=True)


def shingles(text: str) -> AbstractSet[str]:
    """Return the runs of characters that the text has, marks and blanks left out; none of one that is too short."""
    said = bare(text)
    if len(said) < SHORTEST:
        return frozenset()
    return {said[start : start + SHINGLE] for start in range(len(said) - SHINGLE + 1)}


def numbers(text: str) -> AbstractSet[str]:
    """Return the numbers in the text, in whatever width they were printed."""
    return set(NUMBER.findall(narrow(text)))


@dataclass(slots=True)
class Print:
    """One text that others are compared with; what it is compared by is found once, when first asked for."""

    text: str
    _numbers: AbstractSet[str] | None = field(default=None, init=False)
    _shingles: AbstractSet[str] | None = field(default=None, init=False)

    @property
    def numbers(self) -> AbstractSet[str]:
        """The numbers in it."""
        if self._numbers is None:
            self._numbers = numbers(self.text)
        return self._numbers

    @property
    def shingles(self) -> AbstractSet[str]:
        """The runs of characters in it."""
        if self._shingles is None:
            self._shingles = shingles(self.text)
        return self._shingles

    def is_like(self, other: "Print", percent: int) -> bool:
        """Say whether the texts share `percent` of their wording and nearly all of their numbers.

        Numbers first: they tell tomorrow's bulletin from today's at a tenth of the cost.
        """
        shared = len(self.numbers & other.numbers)
        if shared * 100 < NUMBERS_PERCENT * min(len(self.numbers), len(other.numbers)):
            return False
        common = len(self.shingles & other.shingles)
        return common > 0 and common * 100 >= percent * (len(self.shingles) + len(other.shingles) - common)


def is_reprint(one: str, other: str, percent: int) -> bool:
    """Say whether the texts share `percent` of their wording and nearly all of their numbers."""
    return Print(one).is_like(Print(other), percent)


def alike(text: str, others: Iterable[tuple[str, str, str]], percent: int) -> list[str]:
    """Return the ids of those of the others (id, report, text) that are like the text: one of each report is enough."""
    mine, reports, found = Print(text), set[str](), []
    for other, report, printed in others:
        if report not in reports and mine.is_like(Print(printed), percent):
            reports.add(report)
            found.append(other)
    return found
