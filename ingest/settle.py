"""When is a file whole? Pure: what was seen of it, and the time, decide."""

from dataclasses import dataclass, replace
from enum import Enum

Fingerprint = tuple[int, int, int]
"""Inode, size in bytes, modification time in ns."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What is known of a file: its fingerprint, since when it has had it, and whether its writer let go of it."""

    fingerprint: Fingerprint
    since: float
    """Seconds on the monotonic clock."""
    closed: bool = False
    """It was closed after writing, moved in, or nobody has it open for writing."""
    age: float = 0.0
    """Seconds since its modification when it was first seen like this; a file from yesterday need not settle."""


class Verdict(Enum):
    """What to do with a file now; WAIT means look again, never drop."""

    WHOLE = "whole"
    WAIT = "wait"


def look(before: Sight | None, fingerprint: Fingerprint, *, closed: bool, age: float, now: float) -> Sight:
    """Return what is known after seeing the file once more."""
    if before is None or before.fingerprint != fingerprint:
        return Sight(fingerprint, now, closed, age)
    return replace(before, closed=before.closed or closed)


def verdict(sight: Sight, *, now: float, settle_seconds: float) -> Verdict:
    """Say whether the file is whole.

    At once when its writer let go of it and something is in it: some tools make an empty file first and write later.
    Otherwise when size and time have not changed for `settle_seconds`.
    """
    size = sight.fingerprint[1]
    if sight.closed and size > 0:
        return Verdict.WHOLE
    return Verdict.WHOLE if now - sight.since >= settle_seconds else Verdict.WAIT


def due_in(sight: Sight, *, now: float, settle_seconds: float) -> float:
    """Return the seconds until a file that waits may be whole."""
    return max(0.0, sight.since + settle_seconds - now)


def sidecar_due_in(sight: Sight, *, now: float, sidecar_seconds: float) -> float:
    """Return the seconds that a whole article still waits for its sidecar; an old file has waited already."""
    return max(0.0, sight.since + sidecar_seconds - max(0.0, sight.age) - now)
