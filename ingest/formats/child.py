"""The process in which complex formats are parsed: `python -m ingest.formats.child`, driven through its pipes.

A question is a head (JSON: name, limit, seconds) and the file's bytes; the answer is JSON: `drafts`, or the `reason`
why there are none.
"""

import json
import logging
import resource
import signal
import sys
import warnings
from contextlib import suppress
from dataclasses import asdict
from typing import BinaryIO

from ingest.formats import registry
from ingest.formats.bounds import dropped
from ingest.sealed import LENGTH, MOST_MEMORY
from shuize.errors import ArticleError

TOO_BIG = f"needs more than {MOST_MEMORY >> 20} MB of memory to read; split it or save its text"


def main() -> None:
    """Answer until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who asks; then the pipe closes
    _limit()
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    reading, writing = sys.stdin.buffer, sys.stdout.buffer
    while (head := _part(reading)) is not None:
        question = json.loads(head)
        signal.alarm(question["seconds"])  # its default is the end of the process, whatever code is running
        content = _part(reading)
        if content is None:
            return
        answer = _answer(question, content)
        signal.alarm(0)
        writing.write(LENGTH.pack(len(answer)))
        writing.write(answer)
        writing.flush()


def _limit() -> None:
    """Take away what parsing does not need; a system that knows no such limit goes without."""
    for kind, most in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0)):
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


def _part(reading: BinaryIO) -> bytes | None:
    """Return what comes next, None where nothing (whole) does."""
    length = reading.read(LENGTH.size)
    if len(length) < LENGTH.size:
        return None
    (size,) = LENGTH.unpack(length)
    part = reading.read(size)
    return part if len(part) == size else None


def _answer(head: dict[str, object], content: bytes) -> bytes:
    """Return the articles or the reason; whatever a parser raises is the file's fault, and said."""
    try:
        found = registry.extract(dropped(str(head["name"]), content, int(str(head["limit"]))))
        answer = json.dumps({"drafts": [asdict(one) for one in found]})
    except ArticleError as error:
        answer = json.dumps({"reason": str(error)})
    except MemoryError:
        answer = json.dumps({"reason": TOO_BIG})
    except Exception as error:  # noqa: BLE001 - parsers of others raise anything; the reason names it
        line = " ".join(f"{type(error).__name__}: {error}".split())[:300]
        answer = json.dumps({"reason": f"cannot be read: {line}"})
    return answer.encode()


if __name__ == "__main__":
    main()
