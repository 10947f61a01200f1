"""The horse that waits for its job: it practises, does one job, and goes with its worker."""

import os
import signal
import threading
from pathlib import Path
from typing import NoReturn

import psutil
import pytest

from shuize.store.articles import READ
from tests.inboxes import Stack, descendants, eventually, running, write
from workers.spare import Job, Spare

JOB = ("read-1", "execution")


@pytest.fixture
def spare(tmp_path: Path) -> Spare:
    """Give a spare that writes down what its fork does."""

    def practise() -> None:
        (tmp_path / "practised").write_text(str(os.getpid()))

    def work(job: Job) -> NoReturn:
        (tmp_path / "worked").write_text(" ".join([str(os.getpid()), *job]))
        os._exit(0)

    return Spare(practise, work)


def test_it_practises_and_does_one_job(spare: Spare, tmp_path: Path) -> None:
    """The same process; asked again while it waits, there is no second one."""
    spare.ready()
    eventually((tmp_path / "practised").exists)
    spare.ready()
    pid = spare.hand(JOB)
    assert pid is not None
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert (tmp_path / "worked").read_text() == f"{pid} read-1 execution"
    assert (tmp_path / "practised").read_text() == str(pid)
    assert spare.hand(JOB) is None


def test_one_that_was_killed_gets_no_job(spare: Spare) -> None:
    """It is noticed, whenever; the next one is made anew."""
    before = set(psutil.Process().children())
    spare.ready()
    (child,) = set(psutil.Process().children()) - before
    child.kill()
    eventually(lambda: child.status() == psutil.STATUS_ZOMBIE)
    assert spare.hand(JOB) is None
    spare.ready()
    (other,) = set(psutil.Process().children()) - before
    assert other.pid != child.pid
    spare.end()
    assert other not in psutil.Process().children()


class EndedError(Exception):
    """What the test's own answer to SIGTERM raises."""


def test_a_signal_that_another_thread_takes_in_the_midst_of_a_fork_is_not_lost(spare: Spare) -> None:
    """An exception among the hooks of a fork is only printed; the signal is heard after it, and the fork is there."""
    forking = threading.Event()

    def kill() -> None:
        forking.wait(60)
        os.kill(os.getpid(), signal.SIGTERM)

    other = threading.Thread(target=kill)  # begun before the fork: it blocks no signals

    def send() -> None:
        if not forking.is_set():
            forking.set()
            other.join(60)

    def end(_number: int, _frame: object) -> None:
        raise EndedError

    former = signal.signal(signal.SIGTERM, end)
    other.start()
    try:
        os.register_at_fork(after_in_parent=send)
        with pytest.raises(EndedError):
            spare.ready()
    finally:
        signal.signal(signal.SIGTERM, former)
    pid = spare.hand(JOB)
    assert pid is not None
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


def test_work_that_raises_ends_it(tmp_path: Path) -> None:
    """Nothing of the parent goes on in the fork."""

    def work(_job: Job) -> NoReturn:
        raise ValueError

    spare = Spare((tmp_path / "practised").touch, work)
    spare.ready()
    pid = spare.hand(JOB)
    assert pid is not None
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 1


def test_a_worker_reads_with_it(box: Stack) -> None:
    """Each article by the fork that waited; a worker that is killed leaves none behind, one that ends neither."""
    with running(["-m", "workers"], box.settings) as process:
        for number in range(2):
            eventually(lambda: len(descendants(process.pid)) == 1)
            (waiting,) = descendants(process.pid)
            write(box.root / f"{number}.txt", f"截至3月10日，青岛市企业复工率达96%。{number}")
            box.look_until(lambda number=number: f"{number}.txt" in box.names())
            eventually(lambda number=number: box.states()[f"{number}.txt"] == READ)
            eventually(lambda waiting=waiting: not waiting.is_running())
        eventually(lambda: len(descendants(process.pid)) == 1)
        (waiting,) = descendants(process.pid)
        process.kill()
        eventually(lambda: not waiting.is_running() or waiting.status() == psutil.STATUS_ZOMBIE)
    with running(["-m", "workers"], box.settings) as process:
        eventually(lambda: len(descendants(process.pid)) == 1)
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0
        assert descendants(process.pid) == []


def test_one_that_dies_waiting_costs_nothing(box: Stack) -> None:
    """The worker forks as it always did."""
    with running(["-m", "workers"], box.settings) as process:
        eventually(lambda: len(descendants(process.pid)) == 1)
        (waiting,) = descendants(process.pid)
        waiting.kill()
        write(box.root / "a.txt", "截至3月10日，青岛市企业复工率达96%。")
        box.look_until(lambda: box.names() == ["a.txt"])
        eventually(lambda: box.states()["a.txt"] == READ)
