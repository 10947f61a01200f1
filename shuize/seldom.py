"""Trouble that goes on is said when it begins and then once a minute, however often it is found."""

import logging
import time
from collections.abc import Callable

EVERY_SECONDS = 60.0
GONE_SECONDS = 10.0
"""Trouble that was not found for so long is over; what comes then is another one."""


class Seldom:
    """Says whether it is time to say of one kind of trouble that it is there."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with no trouble."""
        self._clock = clock
        self._said = self._found = float("-inf")

    def is_time(self) -> bool:
        """Say so now that it is found once more."""
        now = self._clock()
        due = now - self._said >= EVERY_SECONDS or now - self._found >= GONE_SECONDS
        self._said, self._found = now if due else self._said, now
        return due


class Repeats(logging.Filter):
    """Lets a line of somebody else's log that holds these words through when it is time."""

    def __init__(self, words: str) -> None:
        """Hold back lines with these words."""
        super().__init__()
        self._words, self._seldom = words, Seldom()

    def filter(self, record: logging.LogRecord) -> bool:
        """Say whether the line is written."""
        return self._words not in record.getMessage() or self._seldom.is_time()
