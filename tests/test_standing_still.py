"""What a worker does while Redis is away, and with a horse that stands still: nothing is lost, nothing left behind."""

import os
import signal
from contextlib import suppress
from dataclasses import replace

import psutil
from rq.exceptions import StopRequested

from shuize import health
from shuize.store.articles import READ
from tests.at_work import FRAIL
from tests.inboxes import Stack, descendants, eventually, running, write
from workers.worker import ReadingWorker

IMPATIENT = """
import sys
from shuize.settings import load
from workers import __main__ as process, worker
worker.BEGIN_SECONDS = 1.0
sys.exit(process.main(load()))
"""


def begun(box: Stack) -> int:
    """Return how many articles were begun."""
    path = box.settings.data / "begun"
    return len(set(path.read_text().split())) if path.exists() else 0


def end_redis(box: Stack) -> None:
    """Kill the server."""
    server = psutil.Process(box.redis.client.info("server")["process_id"])
    server.kill()
    eventually(lambda: not server.is_running() or server.status() == psutil.STATUS_ZOMBIE)


def test_a_worker_stays_by_its_horse_while_redis_is_away(box: Stack) -> None:
    """It forks no other beside it, and when that is done nothing of it is left: no process, thread or open file."""
    with running([FRAIL], replace(box.settings, redis_url=box.redis.url)) as process:
        worker, stands = psutil.Process(process.pid), []
        for number in range(3):
            (box.settings.data / "go").unlink(missing_ok=True)
            write(box.root / f"{number}.txt", f"慢{number}")
            box.look_until(lambda number=number: f"{number}.txt" in box.names())
            eventually(lambda number=number: begun(box) == 2 * number + 1)
            (horse,) = worker.children()
            beaten = worker_pulse(box)
            end_redis(box)
            eventually(lambda beaten=beaten: worker_pulse(box) > beaten + 2)  # it knows by now
            assert worker.children() == [horse]
            assert horse.is_running()
            box.redis.ensure()
            (box.settings.data / "go").touch()
            eventually(lambda number=number: (box.look(), box.states().get(f"{number}.txt") == READ)[1])
            eventually(lambda: worker.children() == [])
            write(box.root / f"after-{number}.txt", f"之后{number}")
            eventually(lambda number=number: (box.look(), box.states().get(f"after-{number}.txt") == READ)[1])
            eventually(lambda: worker.children() == [])
            stands.append((worker.num_threads(), worker.num_fds()))
        assert stands[0] == stands[-1]


def worker_pulse(box: Stack) -> float:
    """Return when a worker beat last, in epoch seconds."""
    return max(one.stat().st_mtime for one in (box.settings.data / "health").glob("workers@*"))


def test_a_signal_while_redis_is_away_is_heard(box: Stack) -> None:
    """The article in hand is finished, and the worker ends as it always does."""
    with running([FRAIL], replace(box.settings, redis_url=box.redis.url)) as process:
        write(box.root / "0.txt", "停")
        box.look_until(box.names)
        eventually(lambda: begun(box) == 1)
        end_redis(box)
        process.terminate()
        assert process.wait(60) == 0
        assert box.states() == {"0.txt": READ}
        assert descendants(process.pid) == []
    (log,) = box.settings.data.parent.glob("log-*")
    assert "set_shutdown_requested_date" not in log.read_text()


def test_a_signal_between_two_workers_is_heard(box: Stack) -> None:
    """Redis is away, nobody works: the one who waits for it ends."""
    with running([FRAIL], replace(box.settings, redis_url=box.redis.url)) as process:
        write(box.root / "0.txt", "慢")
        box.look_until(box.names)
        eventually(lambda: begun(box) == 1)
        end_redis(box)
        (box.settings.data / "go").touch()
        (log,) = box.settings.data.parent.glob("log-*")
        eventually(lambda: "queue_unavailable" in log.read_text())
        process.terminate()
        assert process.wait(60) == 0


def test_a_signal_whose_exception_is_lost_is_heard(box: Stack) -> None:
    """Raised in a finaliser or among the hooks of a fork it is only printed."""
    worker = ReadingWorker(box.redis.client, health.Pulse(box.settings, "workers"))
    former = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        with suppress(StopRequested):
            worker.request_stop(signal.SIGTERM, None)
        worker.work(logging_level="WARNING")
    finally:
        for number, one in former.items():
            signal.signal(number, one)


def test_a_horse_that_does_not_begin_is_replaced(box: Stack) -> None:
    """It stands still before its job, as one that waits for a lock of its parent: another one reads, soon."""
    with running(["-c", IMPATIENT], box.settings) as process:
        eventually(lambda: len(descendants(process.pid)) == 1)
        (waiting,) = descendants(process.pid)
        os.kill(waiting.pid, signal.SIGSTOP)
        write(box.root / "a.txt", "截至3月10日，青岛市企业复工率达96%。")
        box.look_until(lambda: box.names() == ["a.txt"])
        eventually(lambda: box.states() == {"a.txt": READ})
        assert not waiting.is_running()
    (log,) = box.settings.data.parent.glob("log-*")
    assert "horse_replaced" in log.read_text()
