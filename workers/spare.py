"""A fork that is made before its job comes, and practises while it waits: an article that comes alone is read at once.

What a fork costs is the copying of pages that it touches for the first time and the opening of its connections; both
are done by then. It takes one job and ends with it as every fork does, or with its parent: then the pipe is closed.
"""

import json
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from select import select
from typing import NoReturn

from shuize import forks

IDLE_SECONDS = 0.25
"""A job that follows so soon finds a fork that has not practised: where many come, all the time is for them, and
nobody waits for the one writer that SQLite has."""
LONGEST = 4096
"""Bytes of a message, written and read in one piece."""
ENDING = (signal.SIGTERM, signal.SIGINT)

Job = tuple[str, str]
"""The ids of a job and of its execution."""


@contextmanager
def _held() -> Iterator[None]:
    """Hold back the signals that end: an exception that one raises among the hooks of a fork would be lost.

    They are blocked in this thread, kept where another thread takes them, and raised again at the end.
    """
    came: list[int] = []
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    former = {number: signal.signal(number, lambda number, _frame: came.append(number)) for number in ENDING}
    try:
        yield
    finally:
        for number, one in former.items():
            signal.signal(number, one)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        for taken in came:
            signal.raise_signal(taken)


class Spare:
    """At most one fork that waits."""

    def __init__(self, practise: Callable[[], None], work: Callable[[Job], NoReturn]) -> None:
        """`practise` and `work` run in the fork."""
        self._practise, self._work = practise, work
        self._pid, self._pipe = 0, -1

    def ready(self) -> None:
        """Fork, unless one waits already."""
        if self._pid and not self._is_gone():
            return
        reading, self._pipe = os.pipe()
        with forks.GATE, _held():
            self._pid = os.fork()
            if self._pid == 0:
                self._wait(reading)
            os.close(reading)

    def hand(self, job: Job) -> int | None:
        """Give the job to the fork that waits and return its process id; None where there is none."""
        if not self._pid or self._is_gone():
            return None
        try:
            os.write(self._pipe, json.dumps(job).encode())
        except BrokenPipeError:
            os.waitpid(self._pid, 0)
            return None
        finally:
            pid = self._leave()
        return pid

    def end(self) -> None:
        """End the one that waits; whatever it practises leaves nothing behind."""
        if self._pid and not self._is_gone():
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._leave(), 0)

    def _is_gone(self) -> bool:
        """Say whether the one that waited was ended by somebody."""
        with suppress(ChildProcessError):
            if os.waitpid(self._pid, os.WNOHANG)[0] == 0:
                return False
        self._leave()
        return True

    def _leave(self) -> int:
        """Have nothing to do with it any more, and return which it was."""
        os.close(self._pipe)
        pid, self._pid, self._pipe = self._pid, 0, -1
        return pid

    def _wait(self, reading: int) -> NoReturn:
        """In the fork: practise unless work is there, take one job, and end."""
        try:
            os.close(self._pipe)
            os.setpgrp()
            for number in ENDING:
                signal.signal(number, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
            if not select([reading], [], [], IDLE_SECONDS)[0]:
                self._practise()
            message = os.read(reading, LONGEST)
            if not message:
                os._exit(0)  # nobody is there any more
            self._work(tuple(json.loads(message)))
        finally:
            os._exit(1)
