"""The sweeper: what the database says is not read and Redis does not know of goes back on the queue.

Every few seconds what has waited for long; all of it, at once, where Redis or a worker has begun anew.
"""

import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from math import inf

from ingest.desk import Desk
from ingest.submit import put_on_queue
from shuize import broker, hands, log
from shuize.store import attempts
from shuize.store.engine import writing

MOST = 1000
"""Articles of one sweep; the next one takes more."""
PART = 20
"""Sweeping takes no more than one of so many seconds, unless that would be longer than an article may wait for it."""
LOOK_SECONDS = 1.0
"""How often Redis is asked whether it is still the same."""

logger = log.get(__name__)


def sweep(desk: Desk, now: datetime) -> int:
    """Queue again what has waited for long and was lost, unless the queue is full, and return how many.

    Raises BrokerError where Redis cannot be asked.
    """
    before = now - timedelta(seconds=desk.settings.requeue_seconds)
    with desk.engine.connect() as conn:
        overdue = attempts.overdue(conn, before, MOST, now=now)
    if not overdue or not _room(desk):
        return 0
    carried = hands.carried(desk.client)
    queued = _requeue(desk, [one for one in overdue if one not in carried], now)
    with writing(desk.engine) as conn:
        attempts.mark_queued(conn, [one for one in overdue if one in carried], now)
    return queued


def recover(desk: Desk, now: datetime, *, again: bool = False) -> bool:
    """Queue again whatever was lost, however short a time ago, as far as the queue takes it; False: there is more.

    A worker that has just begun is about to take a job: what seems to be between the queue and a worker is left for
    the next time, unless this is it (`again`). Raises BrokerError where Redis cannot be asked.
    """
    room = _room(desk) * desk.settings.batch_articles
    most = desk.settings.queue_jobs * desk.settings.batch_articles + room  # the queue may hold so many of the oldest
    with desk.engine.connect() as conn:
        unread = attempts.overdue(conn, now, most, now=now) if room else []
    carried = hands.carried(desk.client, between=not again) if unread else set()
    lost = [one for one in unread if one not in carried]
    for start in range(0, min(room, len(lost)), MOST):
        _requeue(desk, lost[start : min(start + MOST, room)], now)
    return 0 < room >= len(lost)


def _room(desk: Desk) -> int:
    """Return how many jobs the queue may still take. Raises BrokerError."""
    return max(0, desk.settings.queue_jobs - broker.depth(desk.client))


def _requeue(desk: Desk, lost: Sequence[str], now: datetime) -> int:
    """Put these articles on the queue, note it, and return how many got there."""
    queued = put_on_queue(desk, lost)
    if queued:
        with writing(desk.engine) as conn:
            attempts.mark_queued(conn, queued, now)
        logger.warning("articles_requeued", articles=len(queued), first=queued[0][:12])
    return len(queued)


class Sweeper:
    """Sweeps when it is time to."""

    def __init__(self, desk: Desk, ensure: Callable[[], None]) -> None:
        """Hold what sweeping needs; `ensure` starts an embedded Redis that is gone."""
        self._desk, self._ensure = desk, ensure
        self._signs: tuple[str, ...] = ()
        self._due = self._sweep = self._again = -inf
        self._recovering = False

    def tend(self) -> None:
        """Ask Redis whether it is still the same, every second, and do what is due.

        What a worker held that has just died seems to be in living hands until it has been silent for a while; so what
        was looked for once is looked for once more then. Raises BrokerError, DBAPIError.
        """
        now = time.monotonic()
        if now < self._due:
            return
        self._due = now + self._desk.settings.sweep_seconds  # unless all goes well
        self._ensure()
        signs = hands.signs(self._desk.client)
        if signs != self._signs:
            self._signs, self._recovering, self._again = signs, True, now + hands.SILENT_SECONDS
        elif now >= self._again:
            self._recovering, self._again = True, inf
        if self._recovering:
            self._recovering = not recover(self._desk, datetime.now(UTC), again=self._again == inf)
        if now >= self._sweep:
            self._sweep = now + self._desk.settings.sweep_seconds
            sweep(self._desk, datetime.now(UTC))
            self._sweep = max(
                self._sweep, now + min(self._desk.settings.requeue_seconds, PART * (time.monotonic() - now))
            )
        self._due = now + LOOK_SECONDS
