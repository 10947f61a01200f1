"""What goes wrong is said in the reader's language: errors are English where they arise, and Chinese at the terminal.

Logs, JSON and the reasons that are stored stay English, for programs and for searching.
"""

import os
import re
from collections.abc import Mapping
from functools import cache

from shuize.chinese import CHINESE

HOLE = re.compile(r"\\\{([a-z])\\\}")
NAME_WORDS = 8
"""A file's name of more words than these hides its reason."""


def spoken(text: str, environ: Mapping[str, str] = os.environ) -> str:
    """Return the error as SHUIZE_LANGUAGE has it said; a file's may follow the file's name.

    >>> spoken("SHUIZE_INBXO: no such setting; did you mean SHUIZE_INBOX?", {})
    'SHUIZE_INBXO：没有这项设置；是不是 SHUIZE_INBOX？'
    >>> spoken("a.png is a picture, which is not read; save its text as UTF-8", {})
    'a.png 是图片，不能读；请把文字另存为 UTF-8'
    """
    if environ.get("SHUIZE_LANGUAGE") == "en":
        return text
    words = text.split(" ", NAME_WORDS)
    for at in range(len(words)):
        name, reason = " ".join(words[:at]), " ".join(words[at:])
        if (found := _chinese(reason)) != reason:
            return f"{name} {found}".strip()
    return text


def _chinese(text: str) -> str:
    """Return the Chinese of a sentence that the table has; any other text stands for itself."""
    for pattern, said in _patterns():
        if found := pattern.fullmatch(text):
            return said.format(**{hole: _chinese(part) for hole, part in found.groupdict().items()})
    return text


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """Return what each sentence looks like with its Chinese, those of most words first."""
    ordered = sorted(CHINESE.items(), key=lambda one: len(re.sub(r"\{[a-z]\}", "", one[0])), reverse=True)
    return [(re.compile(HOLE.sub(r"(?P<\1>.+?)", re.escape(said)), re.DOTALL), chinese) for said, chinese in ordered]
