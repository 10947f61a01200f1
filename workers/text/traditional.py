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
    lines = TABLE.read_text(encoding="utf-8").splitlines()[1:]
    pairs = [pair for line in lines for pair in line.split()]
    only = "".join(pair[0] for pair in pairs if pair[0] not in SHARED)
    return {ord(pair[0]): pair[1] for pair in pairs}, re.compile(f"[{only}]")


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
    return replace(one, text=printed.text[one.start : one.end], quote=quote)
