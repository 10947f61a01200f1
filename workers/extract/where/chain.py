"""Which places a story has named so far: the newest first, or the most frequent first."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class Chain:
    """The codes of the places that a story named, in order; asking costs the distinct ones, never all."""

    codes: list[str] = field(default_factory=list)
    _counts: Counter[str] = field(default_factory=Counter)
    _first: dict[str, int] = field(default_factory=dict)
    _last: dict[str, int] = field(default_factory=dict)

    def __len__(self) -> int:
        """Say how many were named, each as often as it was."""
        return len(self.codes)

    def append(self, code: str) -> None:
        """Take up the next place named."""
        self._counts[code] += 1
        self._first.setdefault(code, len(self.codes))
        self._last[code] = len(self.codes)
        self.codes.append(code)

    def newest(self, since: int = 0) -> Iterator[str]:
        """Yield what was named after the first `since`, the newest first."""
        return (self.codes[at] for at in range(len(self.codes) - 1, since - 1, -1))

    def tail(self, most: int) -> Sequence[str]:
        """Return the last `most` named, in order."""
        return self.codes[-most:]

    def times(self, code: str) -> int:
        """Say how often a place was named."""
        return self._counts[code]

    def frequent(self, before: int | None = None) -> list[str]:
        """Return what was named, the most frequent first, the newest first among equals.

        With `before`: only what was named among the first so many.
        """
        named = [code for code in self._counts if before is None or self._first[code] < before]
        return sorted(named, key=lambda code: (self._counts[code], self._last[code]), reverse=True)
