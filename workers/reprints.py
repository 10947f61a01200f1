"""When two texts are one report printed twice: most of their wording is the same, and so are their numbers.

A bulletin of the next day has the wording of the last one and other numbers: it is a report of its own. Both are a
function of the two texts alone, so that it never matters which of them came first.
"""

import re
import unicodedata
from collections.abc import Set as AbstractSet
from hashlib import blake2b

from rensa import RMinHash

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
    parts = shingles(text)
    if not parts:
        return ()
    sketch = RMinHash(BANDS * ROWS, SEED)
    sketch.update(list(parts))
    rows = sketch.digest()
    return tuple(_key(band, rows[band * ROWS : (band + 1) * ROWS]) for band in range(BANDS))


def _key(band: int, rows: list[int]) -> int:
    """Return the key of one band."""
    said = " ".join(map(str, (band, *rows)))
    return int.from_bytes(blake2b(said.encode(), digest_size=8).digest(), "big", signed=True)


def shingles(text: str) -> AbstractSet[str]:
    """Return the runs of characters that the text has, marks and blanks left out; none of one that is too short."""
    bare = "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())
    if len(bare) < SHORTEST:
        return frozenset()
    return {bare[start : start + SHINGLE] for start in range(len(bare) - SHINGLE + 1)}


def is_reprint(one: str, other: str, percent: int) -> bool:
    """Say whether the texts share `percent` of their wording and nearly all of their numbers."""
    mine, theirs = shingles(one), shingles(other)
    shared = len(mine & theirs)
    return shared > 0 and shared * 100 >= percent * (len(mine) + len(theirs) - shared) and _same_numbers(one, other)


def _same_numbers(one: str, other: str) -> bool:
    """Say whether the text that has fewer numbers has nearly none that the other has not."""
    mine, theirs = (set(NUMBER.findall(unicodedata.normalize("NFKC", text))) for text in (one, other))
    return len(mine & theirs) * 100 >= NUMBERS_PERCENT * min(len(mine), len(theirs))
