"""Complex formats are parsed in a child process: a file made to break a parser ends the child, and is rejected.

One child reads file after file (importing its libraries is dear) and is replaced when it dies and after a while. It
has a deadline a file and a limit of memory, and it ends with us: standard input closes.
"""

import atexit
import json
import subprocess
import sys
from contextlib import suppress
from signal import SIGALRM
from struct import Struct

from ingest.draft import Draft
from shuize.errors import ArticleError

MODULE = "ingest.formats.child"
DEADLINE_SECONDS = 20
MOST_MEMORY = 512 << 20
"""Address space, in bytes; what the libraries take of it is small."""
MOST_FILES = 500
TRIES = 2
"""A child that dies may have been ended by somebody else; the same file twice is the file's doing."""
LENGTH = Struct(">Q")
TOO_LONG = "takes longer than {} seconds to read; split it or save its text"
DEADLY = "ends the program that reads it; it is broken, or made to do harm"
TOO_LARGE = "gives more text than its size allows"


class Child:
    """The process that parses; `ask` may be called again and again, until it returns None."""

    def __init__(self) -> None:
        """Start it; it imports a format's libraries when the first file of the format comes."""
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", MODULE], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.files = 0

    def ask(self, head: bytes, content: bytes, most: int) -> bytes | None:
        """Return its answer, None if it died. Raises ArticleError for an answer of more than `most` bytes."""
        self.files += 1
        reading, writing = self._process.stdout, self._process.stdin
        assert reading is not None  # noqa: S101 - a pipe was asked for
        assert writing is not None  # noqa: S101 - the same
        try:
            for part in (head, content):
                writing.write(LENGTH.pack(len(part)))
                writing.write(part)
            writing.flush()
        except BrokenPipeError:
            return None
        length = reading.read(LENGTH.size)
        if len(length) < LENGTH.size:
            return None
        (size,) = LENGTH.unpack(length)
        if size > most:
            raise ArticleError(TOO_LARGE)
        answer = reading.read(size)
        return answer if len(answer) == size else None

    def end(self) -> int:
        """End it at once and return its exit code, negative for a signal."""
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                if pipe:
                    pipe.close()
        with suppress(subprocess.TimeoutExpired):
            return self._process.wait(0.2)
        self._process.kill()
        return self._process.wait()


class Room:
    """Holds the child while there is one."""

    def __init__(self, seconds: int = DEADLINE_SECONDS) -> None:
        """Begin empty: nothing is started before a file needs it."""
        self._seconds = seconds
        self._child: Child | None = None

    def drafts(self, name: str, content: bytes, limit: int) -> list[Draft]:
        """Return the articles that a child finds. Raises ArticleError with its reason, or with what became of it."""
        head = json.dumps({"name": name, "limit": limit, "seconds": self._seconds}).encode()
        answer = json.loads(self._ask(head, content, 8 * limit + (1 << 20)))
        if "reason" in answer:
            raise ArticleError(answer["reason"])
        return [Draft(**fields) for fields in answer["drafts"]]

    def _ask(self, head: bytes, content: bytes, most: int) -> bytes:
        """Return a child's answer. Raises ArticleError where the file ends every child, or takes too long."""
        for _ in range(TRIES):
            child = self._ready()
            try:
                answer = child.ask(head, content, most)
            except BaseException:
                self.close()  # an answer half read is nobody's answer to the next question
                raise
            if answer is not None:
                return answer
            if self.close() == -SIGALRM:
                raise ArticleError(TOO_LONG.format(self._seconds))
        raise ArticleError(DEADLY)

    def close(self) -> int:
        """End the child and return its exit code; 0 if there is none."""
        child, self._child = self._child, None
        return child.end() if child else 0

    def _ready(self) -> Child:
        """Return a child that has not read too many files yet."""
        if self._child and self._child.files >= MOST_FILES:
            self.close()
        self._child = self._child or Child()
        return self._child


ROOM = Room()
atexit.register(ROOM.close)
