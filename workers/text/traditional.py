"""Texts in traditional characters are read in simplified ones, character for character, so that spans stay true."""

from dataclasses import replace
from functools import cache

from shuize.packfile import SEEDS
from shuize.types import Article, Observation
from workers.text import lazyre as re

TABLE = SEEDS / "traditional.txt"
SHARED = frozenset("於後徵夥")
"""Of both scripts: converted only in a text that has others."""


@cache
def _forms() -> tuple[dict[int, str], re.Pattern[str]]:
    """Return the simplified form of each character, and a pattern of those that only traditional texts have."""
    forms = {ord(pair[0]): pair[1] for line in TABLE.read_text("utf-8").splitlines()[1:] for pair in line.split()}
    only = "".join(one for one in map(chr, forms) if one not in SHARED)
    return forms, re.compile(f"[{only}]")


def only_traditional() -> str:
    """Return the characters that only traditional texts have."""
    return _forms()[1].pattern[1:-1]


def simplified(text: str) -> str:
    """Return the text in simplified characters, as long as it was; the very same text where it is already.

    >>> simplified("臺灣復工率達95％以上"), simplified("以后")
    ('台湾复工率达95％以上', '以后')
    """
    forms, only = _forms()
    return text.translate(forms) if only.search(text) else text


def as_printed(one: Observation, printed: Article, read: Article) -> Observation:
    """Return the observation of the text that was read with the words of the text as it was printed."""
    start = read.text.rfind(one.quote, 0, one.start + len(one.quote))
    quote = printed.text[start : start + len(one.quote)]
    text = printed.text[one.start : one.end]
    return one if (text, quote) == (one.text, one.quote) else replace(one, text=text, quote=quote)
