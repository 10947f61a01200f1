"""Which segmenter cuts a sentence into words: rjieba where it is installed, else jieba; the same words either way."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from typing import Protocol

from workers.text import lazyre as re

Word = tuple[int, int]
"""Start and end of a word in its text, in code points."""

APART = re.compile(r"[，。、；：！？“”（）《》]")
"""Marks that are always words of their own: no engine looks across one, so what lies between two is cut alone."""

LITTLE = 300
"""So many characters are cut sooner with what they need of the dictionary than with all of it."""
HYPHEN = "-"
"""jieba parts what it joins (F-35), rjieba does not."""


class Segmenter(Protocol):
    """Cuts text into words that together are the whole text."""

    def cut(self, text: str) -> Iterable[str]:
        """Yield the words of `text` in order."""


class Waiting:
    """A segmenter that is loaded when it has cut a little: most articles are never cut, and one alone in few places."""

    def __init__(self, words: Callable[[], Iterable[str]], *, prefer: str = "rjieba") -> None:
        """Load nothing yet."""
        self._words, self._prefer = words, prefer
        self._loaded: Segmenter | None = None
        self._thrifty: Segmenter | None = None
        self._left = LITTLE

    def cut(self, text: str) -> Iterable[str]:
        """Yield the words of `text` in order."""
        self._left -= len(text)
        if self._loaded is None and (self._left < 0 or HYPHEN in text):
            self.load()
        return (self._loaded or self._first()).cut(text)

    def load(self) -> None:
        """Load it now."""
        self._loaded = self._loaded or segmenter(self._words(), prefer=self._prefer)

    def _first(self) -> Segmenter:
        """Return what cuts a little with little of the dictionary."""
        if self._thrifty is None:
            from workers.text.thrifty import tokenizer  # noqa: PLC0415 - jieba, which only a first reader needs

            self._thrifty = tokenizer(self._words())
        return self._thrifty


def segmenter(words: Iterable[str], *, prefer: str = "rjieba") -> Segmenter:
    """Return a segmenter of its own that also knows `words`; `prefer` names the engine to take where it is there."""
    own = tuple(sorted(set(words), key=lambda word: (len(word), word)))
    if prefer == "rjieba" and find_spec("rjieba"):
        return _fast(own)
    return _plain(own)


@cache
def _fast(words: tuple[str, ...]) -> Segmenter:
    """Return an rjieba with the words added.

    The first one is the module's own dictionary, which importing has built already (0.15 s); others are built anew,
    so that no pack's words reach another pack.
    """
    import rjieba  # noqa: PLC0415 - 41 MB that only a reader needs

    cutter: Segmenter = rjieba.Jieba() if _fast.cache_info().currsize else rjieba
    for word in words:
        cutter.add_word(word, None, None)  # type: ignore[attr-defined]
    return cutter


@cache
def _plain(words: tuple[str, ...]) -> Segmenter:
    """Return what cuts as a jieba tokenizer with the words added does."""
    import jieba  # noqa: PLC0415 - a second and 95 MB that only a reader without rjieba needs

    from workers.text.cutting import Cutter  # noqa: PLC0415 - it needs jieba

    jieba.setLogLevel(60)
    tokenizer = jieba.Tokenizer()
    for word in words:
        tokenizer.add_word(word)
    return Cutter(tokenizer)


def spans(segments: Segmenter, text: str, offset: int = 0) -> Iterator[Word]:
    """Yield each word's span, `offset` added."""
    at = offset
    for word in segments.cut(text):
        yield at, at + len(word)
        at += len(word)


class Words:
    """The words of one stretch of text, each part of it cut when first asked for: most are never asked for."""

    __slots__ = ("_cut", "_edges", "_segments", "_text")

    def __init__(self, segments: Segmenter, text: str, start: int, end: int) -> None:
        """Note where the stretch's marks are."""
        self._segments, self._text = segments, text
        self._edges = [start, *[found.start() for found in APART.finditer(text, start + 1, end)], end]
        self._cut: dict[int, list[Word]] = {}

    def within(self, start: int, end: int) -> list[Word]:
        """Return the words that lie in [start, end), in order."""
        found: list[Word] = []
        for number in self._parts(start, end):
            found += self._inside(number, start, end)
        return found

    def back(self, start: int, end: int) -> Iterator[Word]:
        """Yield the words that lie in [start, end), the last first; what is never reached is never cut."""
        for number in reversed(self._parts(start, end)):
            yield from reversed(self._inside(number, start, end))

    def _parts(self, start: int, end: int) -> range:
        """Return the numbers of the parts that the stretch touches."""
        first = max(0, bisect_right(self._edges, start) - 1)
        return range(first, min(bisect_left(self._edges, end, lo=first), len(self._edges) - 1))

    def _inside(self, number: int, start: int, end: int) -> list[Word]:
        """Return the words of a part that lie in the stretch."""
        words = self._part(number)
        if start <= self._edges[number] and self._edges[number + 1] <= end:
            return words
        first = bisect_left(words, (start, start))
        last = bisect_left(words, (end, end), lo=first)
        return words[first : last - (last > first and words[last - 1][1] > end)]

    def _part(self, number: int) -> list[Word]:
        """Return the words from one mark to the next."""
        words = self._cut.get(number)
        if words is None:
            low, high = self._edges[number : number + 2]
            words = self._cut[number] = list(spans(self._segments, self._text[low:high], low))
        return words
