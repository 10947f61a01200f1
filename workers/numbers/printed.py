"""Whether a stretch of text can hold a figure in one of some units: asked before figures are read, as most hold none.

It is never too narrow: what stands before a measure word is a digit, a numeral, or what may stand between the two.
"""

from functools import lru_cache

from workers.numbers.units import SIGNS, UNITS
from workers.text import lazyre as re

NUMBER = "[0-9零〇一二三四五六七八九十百千万亿兆两廿卅半几翻多余来许 　]"
"""The last character before a measure word."""
SHARES = {"%": "成分/", "‰": "分"}
"""What may stand for the measure word of a share: 九成, 百分之五, 三分之一, 1/3."""
ALONE = {"%": "半", "倍": "番"}
"""What may stand without a number: 过半, 翻番."""
NEVER = "\0"
"""What stands in no text; a class of characters may not be empty."""
REACH = 8
"""How far behind the last character of the stretch the measure word of its last figure may end."""


def may_hold(text: str, start: int, end: int, units: frozenset[str]) -> bool:
    """Say whether a figure in one of the units may begin in the stretch of a legible text.

    >>> [may_hold(text, 0, len(text), frozenset({"%"})) for text in ("复工率达九成", "共3人", "企业复工过半")]
    [True, False, True]
    """
    if "" in units:
        return True
    measured, alone = _shapes(units)
    return measured.search(text, start, end + REACH) is not None or alone.search(text, start, end) is not None


def spots(text: str, units: frozenset[str]) -> list[int]:
    """Return where in a legible text figures in one of the units may stand, in order.

    >>> spots("复工率达九成，共3人", frozenset({"%", "人"}))
    [4, 8]
    """
    measured, alone = _shapes(units)
    found = [one.start() for one in measured.finditer(text)]
    found += [one.start() for one in alone.finditer(text)]
    return sorted(found)


@lru_cache(maxsize=256)
def _shapes(units: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return a pattern of a number's end and what follows it, and the characters that are as much by themselves."""
    words = [word for word, (unit, _) in UNITS.items() if unit in units]
    words += [sign for unit in units for sign in SHARES.get(unit, "")]
    alone = [NEVER, *(sign for unit in units for sign in ALONE.get(unit, ""))]
    alone += [sign for sign, unit in SIGNS.items() if unit in units]
    first = "".join({NEVER, *(word[0] for word in words)})
    measured = f"{NUMBER}(?=[{re.escape(first)}])(?={'|'.join(map(re.escape, words))})"
    return re.compile(measured), re.compile(f"[{''.join(alone)}]")
