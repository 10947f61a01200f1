"""How many messages an endpoint may be sent now: never more than its rate in any window, whoever sends them.

Pure. The times of the last messages are kept beside the endpoint's condition, in the row that every deliverer locks
before it claims, so that all of them share one count without any further server.
"""

from collections.abc import Sequence

from shuize.addresses import Rate

MERGED_MOST = 50
"""Events in one message."""


def room(sends: Sequence[float], rates: Sequence[Rate], now: float) -> int | None:
    """Return how many messages may be sent at `now`; None: as many as there are.

    >>> room((0.0, 1.0, 50.0), (Rate(3, 60),), 60.5), room((), (), 0.0)
    (1, None)
    """
    left = [rate.count - sum(1 for at in sends if now - at < rate.seconds) for rate in rates]
    return max(min(left), 0) if left else None


def spent(sends: Sequence[float], rates: Sequence[Rate], count: int, now: float) -> tuple[float, ...]:
    """Return the times of the last messages after `count` more; those that no rate asks for are forgotten."""
    longest = max((rate.seconds for rate in rates), default=0.0)
    most = max((rate.count for rate in rates), default=0)
    kept = [at for at in sends if now - at < longest] + [now] * count
    return tuple(kept[-most:]) if most else ()


def parcels(due: int, messages: int | None, *, merges: bool) -> tuple[int, ...]:
    """Return how many of `due` events go into each message, where so many messages may be sent.

    One each; where they are more and the sink merges, the last message takes what is left, as far as one can.

    >>> parcels(3, None, merges=True), parcels(5, 3, merges=True), parcels(5, 3, merges=False)
    ((1, 1, 1), (1, 1, 3), (1, 1, 1))
    """
    if messages is None or due <= messages:
        return (1,) * due
    if not merges or not messages:
        return (1,) * messages
    return (*(1,) * (messages - 1), min(due - messages + 1, MERGED_MOST))
