"""In which of some units a stretch of text can hold figures: asked before figures are read, as most hold none.

It is never too narrow: what stands before a measure word is a digit, a numeral, or what may stand between the two.
"""

from collections.abc import Iterable
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from workers.numbers.units import SIGNS, UNITS
from workers.text import lazyre as re

NUMBER = "[0-9零〇一二三四五六七八九十百千万亿兆两廿卅半几翻多余来许 　（(]"
"""The last character before a measure word, or before that of a heading (复工率（%）：92)."""
SHARES = {"%": "成分/", "‰": "分"}
"""What may stand for the measure word of a share: 九成, 百分之五, 三分之一, 1/3."""
ALONE = {"%": "半", "倍": "番"}
"""What may stand without a number: 过半, 翻番."""
NEVER = "\0"
"""What counts nothing; a class of characters may not be empty."""
REACH = 8
"""How far behind the last character of the stretch the measure word of its last figure may end."""


def spots(text: str, units: frozenset[str]) -> tuple[list[int], list[frozenset[str]]]:
    """Return where in a legible text figures in one of the units may stand, in order, and in which units each.

    >>> spots("复工率达九成，共3人", frozenset({"%", "人"}))
    ([4, 8], [frozenset({'%'}), frozenset({'人'})])
    """
    measured, behind, alone, signs = _shapes(units)
    found = [(at := one.start(), behind[text[at + 1]]) for one in measured.finditer(text)]
    found += [(one.start(), signs[one.group()]) for one in alone.finditer(text) if one.group() != NEVER]
    found.sort(key=itemgetter(0))
    return [at for at, _ in found], [said for _, said in found]


class _Shapes(NamedTuple):
    """What finds a number's end and what follows it, the units by that; and characters that are as much alone."""

    measured: re.Pattern[str]
    behind: dict[str, frozenset[str]]
    alone: re.Pattern[str]
    signs: dict[str, frozenset[str]]


@lru_cache(maxsize=256)
def _shapes(units: frozenset[str]) -> _Shapes:
    """Return what finds figures in these units."""
    words = [(word, unit) for word, (unit, _) in UNITS.items() if unit in units]
    words += [(sign, unit) for unit in units for sign in SHARES.get(unit, "")]
    alone = [(sign, unit) for unit in units for sign in ALONE.get(unit, "")]
    alone += [(sign, unit) for sign, unit in SIGNS.items() if unit in units]
    behind, signs = _by_first(words), _by_first(alone)
    first = re.escape("".join({NEVER, *behind}))
    measured = f"{NUMBER}(?=[{first}])(?={'|'.join(re.escape(word) for word, _ in words)})"
    return _Shapes(re.compile(measured), behind, re.compile(f"[{''.join({NEVER, *signs})}]"), signs)


def _by_first(words: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Return the units of the words that begin with each character."""
    found: dict[str, set[str]] = {}
    for word, unit in words:
        found.setdefault(word[0], set()).add(unit)
    return {first: frozenset(units) for first, units in found.items()}
