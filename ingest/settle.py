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


class Verdict(Enum):
    """What to do with a file now; WAIT means look again, never drop."""

    WHOLE = "whole"
    WAIT = "wait"


def look(before: Sight | None, fingerprint: Fingerprint, *, closed: bool, now: float) -> Sight:
    """Return what is known after seeing the file once more."""
    if before is None or before.fingerprint != fingerprint:
        return Sight(fingerprint, now, closed)
    return replace(before, closed=before.closed or closed)


def whole_in(sight: Sight, *, now: float, settle_seconds: float) -> float:
    """Return the seconds until the file is whole, if it does not change; 0: it is.

    At once when its writer let go of it and something is in it: some tools make an empty file first and write later.
    Otherwise when size and time have not changed for `settle_seconds`.
    """
    size = sight.fingerprint[1]
    if sight.closed and size > 0:
        return 0.0
    return max(0.0, sight.since + settle_seconds - now)


def verdict(
    article: Sight, sidecar: Sight | None, *, now: float, settle_seconds: float, sidecar_seconds: float
) -> tuple[Verdict, float]:
    """Say whether an article may be read now, and if not in how many seconds to look again.

    An article with a sidecar waits until both are whole, one without for `sidecar_seconds`.
    """
    wait = whole_in(article, now=now, settle_seconds=settle_seconds)
    if sidecar:
        wait = max(wait, whole_in(sidecar, now=now, settle_seconds=settle_seconds))
    else:
        wait = max(wait, article.since + sidecar_seconds - now)
    return (Verdict.WAIT, wait) if wait > 0 else (Verdict.WHOLE, 0.0)
