"""`--help` speaks the reader's language: what click writes in English is put into Chinese here, line by line.

So no command says anything twice: its docstring and its options stay English, and the table has the Chinese.
"""

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator

import click

from shuize.chinese.helps import HELP

HEADINGS = {"Options": "选项", "Commands": "命令"}
EXTRAS = (("default: ", "默认 "), ("(your login)", "登录名"), ("required", "必填"))
"""What click adds to what an option does."""
PIECE = re.compile(r"[（“《]*(?:[!-~]+|\S)[，。；：、！？）”》]*| +")
"""What a line is not broken within: a word of Latin letters, a character with the marks about it."""
FIRST_COLUMN = 30


class Formatter(click.HelpFormatter):
    """What click writes a command's help with."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the command is called."""
        super().write_usage(prog, args, prefix or ("Usage: " if _english() else "用法："))

    def write_heading(self, heading: str) -> None:
        """Write what stands above options or commands."""
        if _english():
            super().write_heading(heading)
        else:
            self.write(f"{'':{self.current_indent}}{HEADINGS.get(heading, heading)}：\n")

    def write_text(self, text: str) -> None:
        """Write the paragraphs; one that begins with click's mark keeps its lines."""
        if _english():
            super().write_text(text)
            return
        shown = []
        for paragraph in text.split("\n\n"):
            kept = paragraph.startswith("\b\n")
            said = paragraph[2:].splitlines() if kept else [" ".join(paragraph.split())]
            folded = (
                line for one in said for line in ([chinese(one)] if kept else wrapped(chinese(one), self._room()))
            )
            shown.append("\n".join(" " * self.current_indent + line for line in folded))
        self.write("\n\n".join(shown) + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = FIRST_COLUMN, col_spacing: int = 2) -> None:
        """Write the options, or the commands, each with what it does."""
        if _english():
            super().write_dl(rows, col_max, col_spacing)
            return
        rows = list(rows)
        first = min(max((len(one) for one, _ in rows), default=0), col_max) + col_spacing
        for one, said in rows:
            begun = f"{'':{self.current_indent}}{one}"
            lines = list(wrapped(chinese(said), max(self._room() - first, 20)))
            if len(one) > first - col_spacing and lines:
                self.write(f"{begun}\n")
                begun = ""
            for line in lines or [""]:
                self.write(f"{begun:{self.current_indent + first}}{line}".rstrip() + "\n")
                begun = ""

    def _room(self) -> int:
        """Return how many columns a line has."""
        return self.width - self.current_indent


def said(line: str) -> str:
    """Return the line in the reader's language."""
    return line if _english() else chinese(line)


def _english() -> bool:
    """Say whether help is to stay as it is written."""
    return os.environ.get("SHUIZE_LANGUAGE") == "en"


def chinese(text: str) -> str:
    """Return the Chinese of a paragraph, or of what an option does with what click adds in brackets.

    >>> chinese("At most so many.  [default: 100; x>=1]")
    '至多这么多。[默认 100; x>=1]'
    """
    said, bracket, extra = text.partition("[") if text.endswith("]") else (text, "", "")
    for english, replaced in EXTRAS:
        extra = extra.replace(english, replaced)
    return HELP.get(said.strip(), said.strip() if bracket else said) + bracket + extra


def wrapped(text: str, width: int) -> Iterator[str]:
    """Yield the lines of a text, no wider than so many columns: Chinese has no blanks to break at.

    >>> list(wrapped("数字一越过刻度，就告知 SHUIZE。", 14))
    ['数字一越过刻', '度，就告知', 'SHUIZE。']
    """
    line = ""
    for piece in PIECE.findall(text):
        if _columns(line + piece.rstrip()) > width and line.strip():
            yield line.rstrip()
            line = piece.lstrip()
        else:
            line += piece
    if line.strip():
        yield line.rstrip()


def _columns(text: str) -> int:
    """Return how many columns of a terminal the text takes."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def install() -> None:
    """Let click write every command's help so."""
    click.Context.formatter_class = Formatter
