"""How much one dropped file may unpack to, however it is packed: one budget for all that is inside it."""

from dataclasses import dataclass

from shuize.errors import ArticleError

MOST_MEMBERS = 10_000
MOST_DEPTH = 3
MOST_RATIO = 200
"""Text packs 3 to 20 times; what packs more than this is made to fill a disk."""
RATIO_FROM_BYTES = 1_000_000


class TooMuchError(ArticleError):
    """The whole file is refused, not only the member that was one too many."""


@dataclass(slots=True)
class Budget:
    """What may still be unpacked of one dropped file."""

    most_bytes: int
    bytes_left: int
    members_left: int = MOST_MEMBERS

    def check(self, size: int) -> None:
        """Raise TooMuchError where a member of `size` bytes is one too many: to be asked before it is unpacked."""
        if size > self.bytes_left:
            raise TooMuchError(f"unpacks to more than {self.most_bytes} bytes; split it or raise SHUIZE_MAX_BYTES")
        if not self.members_left:
            raise TooMuchError(f"holds more than {MOST_MEMBERS} files; split it")

    def spend(self, size: int) -> None:
        """Take a member of `size` bytes out of the budget. Raises TooMuchError."""
        self.check(size)
        self.bytes_left -= size
        self.members_left -= 1


@dataclass(frozen=True, slots=True)
class File:
    """A dropped file, or a member of one, and the budget that they share."""

    name: str
    content: bytes
    budget: Budget
    depth: int = 0

    def member(self, name: str, content: bytes) -> "File":
        """Return a file inside this one, paid for. Raises TooMuchError."""
        if self.depth == MOST_DEPTH:
            raise TooMuchError(f"is packed in itself more than {MOST_DEPTH} times")
        self.budget.spend(len(content))
        return File(name, content, self.budget, self.depth + 1)


def dropped(name: str, content: bytes, limit: int) -> File:
    """Return the file with a budget of its own."""
    return File(name, content, Budget(limit, limit))


def check_ratio(packed: int, unpacked: int) -> None:
    """Raise TooMuchError for a bomb: what is much larger than it looks."""
    if unpacked > RATIO_FROM_BYTES and unpacked > MOST_RATIO * max(packed, 1):
        raise TooMuchError(f"packs {unpacked} bytes into {packed}, more than {MOST_RATIO} to one; no text does")
