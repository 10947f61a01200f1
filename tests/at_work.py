"""A vocabulary for tests of workers: one runs whose reader some articles are too much for, and what it began."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import Popen

from shuize import broker
from tests.inboxes import SENTENCE, Stack, running, write

FRAIL = str(Path(__file__).parent / "frail_worker.py")


@contextmanager
def working(box: Stack) -> Iterator["Popen[str]"]:
    """Run a worker whose reader some articles are too much for."""
    with running([FRAIL], box.settings) as process:
        yield process


def drop(box: Stack, *texts: str) -> None:
    """Drop the texts as one batch, named by their number, and submit them."""
    for number, text in enumerate(texts):
        write(box.root / f"{number}.txt", f"{SENTENCE}{number}{text}")
    box.look()


def begun(box: Stack) -> list[str]:
    """Return the ids of the articles whose reading began, in order."""
    path = box.settings.data / "begun"
    return path.read_text().splitlines() if path.exists() else []


def jobs_left(box: Stack) -> int:
    """Return how many jobs wait or are in work."""
    waiting = broker.queue(box.redis.client)
    return int(waiting.count) + waiting.started_job_registry.get_job_count(cleanup=False)
