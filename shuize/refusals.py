"""What goes wrong is said in the reader's language: errors are English where they arise, and Chinese at the terminal.

Logs, JSON and the reasons that are stored stay English, for programs and for searching.
"""

import os
import re
from collections.abc import Mapping
from functools import cache

from shuize.chinese import CHINESE

HOLE = re.compile(r"\\\{([a-z])\\\}")
REASON = re.compile(r" (?=(?:is|has|holds|cannot|needs|packs|unpacks|takes|ends|gives|was) )")
"""Between the name of a file, or of a part of one, and what is wrong with it."""
LISTED = re.compile(r"; (?=(?:line|record) \d|its sidecar |its publication date |was read |and \d+ more)")
"""Between the reasons of one file."""
PLACES = ((re.compile(r"line (\d+)"), r"第 \1 行"), (re.compile(r"record (\d+)"), r"第 \1 条"))


def spoken(text: str, environ: Mapping[str, str] = os.environ) -> str:
    """Return the error as SHUIZE_LANGUAGE has it said; a file's may follow the file's name.

    >>> spoken("SHUIZE_INBXO: no such setting; did you mean SHUIZE_INBOX?", {})
    'SHUIZE_INBXO：没有这项设置；是不是 SHUIZE_INBOX？'
    >>> spoken("a.png is a picture, which is not read; save its text as UTF-8", {})
    'a.png 是图片，不能读；请把文字另存为 UTF-8'
    """
    return text if environ.get("SHUIZE_LANGUAGE") == "en" else _chinese(text)


def _chinese(text: str) -> str:
    """Return the Chinese of a sentence that the table has, or of several; any other text stands for itself."""
    if len(parts := LISTED.split(text)) > 1:
        return "；".join(map(_chinese, parts))
    if (said := _whole(text)) is not None:
        return said
    for found in REASON.finditer(text):
        if (said := _whole(text[found.end() :])) is not None:
            return f"{_place(text[: found.start()])}{said}"
    return text


def _place(name: str) -> str:
    """Return where in a stream something stands; any other name stands for itself, a blank after it."""
    for pattern, said in PLACES:
        if pattern.fullmatch(name):
            return pattern.sub(said, name)
    return f"{name} "


def _whole(text: str) -> str | None:
    """Return the Chinese of a sentence that the table has, None if it has none."""
    for pattern, said in _patterns():
        if found := pattern.fullmatch(text):
            return said.format(**{hole: _chinese(part) for hole, part in found.groupdict().items()})
    return None


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """Return what each sentence looks like with its Chinese, those of most words first."""
    ordered = sorted(CHINESE.items(), key=lambda one: len(re.sub(r"\{[a-z]\}", "", one[0])), reverse=True)
    return [(re.compile(HOLE.sub(r"(?P<\1>.+?)", re.escape(said)), re.DOTALL), chinese) for said, chinese in ordered]
