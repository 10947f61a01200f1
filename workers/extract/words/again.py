"""Verbs of taking up again that what they are said of parts, or leads: 恢复[城市公交]运营, [公交线路]已恢复 172 条."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from workers.extract.words import heads

AGAIN = "恢复"
"""What a verb of taking up again begins with; what is taken up may stand in its midst, or before it."""
OF_WHAT = 16
"""How far before a bare such verb a word may stand that says of what it is told."""


class Again(NamedTuple):
    """Such a verb in a text, what it stands for, and where what is taken up begins that makes it so."""

    start: int
    end: int
    rest: int
    ids: tuple[str, ...]
    bare: bool


def again(
    verbs: Mapping[str, tuple[str, ...]], against: Mapping[str, tuple[str, ...]]
) -> Callable[[str], list[Again]] | None:
    """Return what finds such verbs by the known ones (恢复运营); `against` are words that speak against each."""
    said = {word.removeprefix(AGAIN) for word in verbs if word.startswith(AGAIN) and word != AGAIN}
    if not said:
        return None
    parted = re.compile(f"{AGAIN}(?!已)[\u4e00-\u9fff]{{2,6}}?(?P<rest>{_any(said)})")
    named = {one for one in said if heads.is_head(one)}
    came = re.compile(f"(?P<rest>{_any(named)})[\u4e00-\u9fff]{{0,4}}?(?P<again>{AGAIN})(?!率)") if named else None

    def found(text: str) -> Iterator[Again]:
        for one in parted.finditer(text):
            word = AGAIN + one["rest"]
            if not any(other in one.group() for other in against[word]):
                yield Again(*one.span(), one.start("rest"), verbs[word], bare=False)
        for one in came.finditer(text) if came else ():
            word, start = AGAIN + one["rest"], one.start("again")
            if not any(other in text[max(0, start - OF_WHAT) : start] for other in against[word]):
                yield Again(start, one.end(), start, verbs[word], bare=True)

    return lambda text: list(found(text))


def _any(words: set[str]) -> str:
    """Return the words as an alternation, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))
