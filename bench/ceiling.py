"""What RQ does at most on this machine: jobs a second that do nothing, with one and with two of its workers."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rq import Queue, SimpleWorker, Worker
from rq.serializers import JSONSerializer

from shuize import broker
from shuize.settings import Settings

EMPTY_JOBS = 500
KINDS = (("Worker", 1), ("Worker", 2), ("SimpleWorker", 1), ("SimpleWorker", 2))


def empty() -> None:
    """Do nothing, as RQ's job."""


def ceiling(kind: str, number: int) -> float:
    """Return how many empty jobs a second so many workers of RQ get through."""
    with tempfile.TemporaryDirectory() as name, broker.broker(Settings(data=Path(name))) as redis:
        queue = Queue("empty", connection=redis.client, serializer=JSONSerializer)
        for _ in range(EMPTY_JOBS):
            queue.enqueue("bench.ceiling.empty", result_ttl=0)
        command = [sys.executable, "-m", "bench.ceiling", kind, redis.url]
        waiting = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) for _ in range(number)]
        for one in waiting:
            assert one.stdout  # noqa: S101 - piped above
            one.stdout.readline()
        began = time.monotonic()
        for one in waiting:
            assert one.stdin  # noqa: S101 - the same
            one.stdin.close()
        for one in waiting:
            one.wait()
        return round(EMPTY_JOBS / (time.monotonic() - began), 1)


def work(kind: str, url: str) -> None:
    """Be one of RQ's workers until the queue is empty; begin when standard input ends."""
    client = broker.connect(url)
    queue = Queue("empty", connection=client, serializer=JSONSerializer)
    worker = {"Worker": Worker, "SimpleWorker": SimpleWorker}[kind](
        [queue], connection=client, serializer=JSONSerializer
    )
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.read()
    worker.work(burst=True, logging_level="ERROR")


if __name__ == "__main__":
    work(*sys.argv[1:3])
