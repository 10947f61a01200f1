"""Positions in a text: anything that stands somewhere in it, and what lies in a stretch of it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import Protocol, TypeVar

FEW = 12
"""As many items as are looked through faster than they are searched."""
BEGIN = attrgetter("start")
SPEECH = 400
"""How far before a word the quotation it stands in may open."""


class Spanned(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int:
        """First code point."""

    @property
    def end(self) -> int:
        """The code point after the last."""


Item = TypeVar("Item", bound=Spanned)


def between(items: Sequence[Item], start: int, end: int) -> list[Item]:
    """Return the items that begin in [start, end); `items` are in order."""
    found: list[Item] = []
    if len(items) > FEW:
        low = bisect_left(items, start, key=BEGIN)
        return list(items[low : bisect_left(items, end, lo=low, key=BEGIN)])
    for item in items:
        at = item.start
        if at >= end:
            break
        if at >= start:
            found.append(item)
    return found


def before(items: Sequence[Item], at: int, most: int) -> list[Item]:
    """Return the items that begin before `at`, the nearest first, so many at most; `items` are in order."""
    end = bisect_left(items, at, key=BEGIN)
    return list(reversed(items[max(0, end - most) : end]))


class Clauses(dict[int, tuple[int, int]]):
    """The clause that holds each position, found when first asked for: a figure's is asked for some thirty times."""

    def __init__(self, breaks: list[int], clauses: list[tuple[int, int]]) -> None:
        """Take where the clauses of a sentence begin, and the clauses."""
        super().__init__()
        self._breaks, self._clauses = breaks, clauses

    def __missing__(self, at: int) -> tuple[int, int]:
        """Find it."""
        number = bisect_right(self._breaks, at) - 1
        found = self[at] = self._clauses[max(number, 0) if number < len(self._clauses) else -1]
        return found


def quoted(text: str, at: int) -> bool:
    """Say whether a position lies in quoted speech."""
    return in_quotes(text, max(0, at - SPEECH), at)


def last_mark(text: str, marks: str, start: int, end: int) -> int:
    """Return where the last of some marks stands in [start, end), -1 where none does."""
    last = -1
    for mark in marks:
        at = text.rfind(mark, start, end)
        last = at if at > last else last  # noqa: FURB136 - faster than max()
    return last


def span_of(item: Spanned) -> tuple[int, int]:
    """Return where it stands."""
    return item.start, item.end


def in_quotes(text: str, start: int, at: int) -> bool:
    """Say whether position `at` stands in quotation marks that open after `start`."""
    return text.rfind("“", start, at) > text.rfind("”", start, at)
