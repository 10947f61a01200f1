"""jieba with no more of its dictionary than the text at hand asks for: for the few words of one article, cut at once.

jieba's dictionary is in the order of its words' first characters, but for some words of several scripts at its top. So
the words that begin with one character lie together, and are read when a text has that character.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from mmap import ACCESS_READ, mmap
from pathlib import Path

import jieba

from workers.text.cutting import Cutter

DICTIONARY = Path(jieba.__file__).parent / jieba.DEFAULT_DICT_NAME
TOP = 725
"""Where the words in order begin, in bytes."""
TOTAL = 60_101_967
"""The sum of all frequencies of the dictionary."""


def tokenizer(own: Iterable[str]) -> Cutter:
    """Return what cuts as a jieba tokenizer that also knows words of one's own."""
    jieba.setLogLevel(60)
    made = jieba.Tokenizer()
    made.FREQ, made.total, made.initialized = Frequencies(own, made.suggest_freq), TOTAL, True
    return Cutter(made)


class Frequencies(dict[str, int]):
    """jieba's table of words and of what words begin with, and of one's own words, as far as it was looked into."""

    def __init__(self, own: Iterable[str], suggest: Callable[[str], int]) -> None:
        """Read the top of the dictionary; `suggest` says with which frequency a word of one's own is cut whole."""
        super().__init__()
        self._suggest = suggest
        with DICTIONARY.open("rb") as opened:
            self._dictionary = mmap(opened.fileno(), 0, access=ACCESS_READ)
        self._own: dict[str, set[str]] = {}
        for word in own:
            self._own.setdefault(word[0], set()).add(word)
        self._open: set[str] = set()
        """Own words whose frequency is not known yet."""
        self._read: set[str] = set()
        self._add(self._dictionary[:TOP])

    def __contains__(self, words: object) -> bool:
        """Say whether words begin with these."""
        if isinstance(words, str) and words[0] not in self._read:
            self._look(words[0])
        return dict.__contains__(self, words)

    def __getitem__(self, word: str) -> int:
        """Return the word's frequency, 0 where it is only the beginning of others."""
        if word in self._open:
            self._open.remove(word)
            self[word] = self._suggest(word)
        return dict.__getitem__(self, word)

    def get(self, word: str, default: int | None = None) -> int | None:  # type: ignore[override]
        """Return the word's frequency."""
        return self[word] if word in self else default  # noqa: SIM401 - this is what get does

    def _look(self, character: str) -> None:
        """Read the words that begin with the character."""
        self._read.add(character)
        wanted, size = character.encode(), len(character.encode())

        def begins(at: int) -> bytes:
            start = self._dictionary.rfind(b"\n", 0, at) + 1
            return self._dictionary[start : start + size]

        every = range(TOP, len(self._dictionary))
        low, high = bisect_left(every, wanted, key=begins), bisect_right(every, wanted, key=begins)
        self._add(self._dictionary[TOP + low : TOP + high])
        for word in self._own.get(character, ()):
            self._open.add(word)
            self._begin(word)

    def _add(self, lines: bytes) -> None:
        """Take up lines of the dictionary."""
        for line in lines.decode().splitlines():
            word, frequency, _ = line.split(" ")
            self._begin(word)
            self[word] = int(frequency)

    def _begin(self, word: str) -> None:
        """Take up what the word begins with."""
        for end in range(1, len(word) + 1):
            self.setdefault(word[:end], 0)
