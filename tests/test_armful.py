"""Jobs that wait are taken on, and none of their articles is lost or taken twice."""

from collections.abc import Callable

import pytest
from rq import Queue
from rq.job import Job
from rq.serializers import JSONSerializer

from shuize import broker, hands
from tests.inboxes import Stack
from workers import armful
from workers.worker import AllowedJob, refusal


def ids(number: int, job: int) -> list[str]:
    """Return so many ids of articles that no other job has."""
    return [f"{job:03}{one:061}" for one in range(number)]


@pytest.fixture
def queue(box: Stack) -> Queue:
    """Give the queue as a worker sees it."""
    return Queue(broker.QUEUE, connection=box.redis.client, serializer=JSONSerializer, job_class=AllowedJob)


@pytest.fixture
def job(queue: Queue) -> Job:
    """Give the job that a horse has just done."""
    broker.enqueue(queue.connection, ids(7, 0))
    job = queue.fetch_job(str(queue.pop_job_id()))
    assert job
    return job


@pytest.fixture
def more(queue: Queue, job: Job) -> Callable[..., list[str]]:
    """Give what puts jobs of these sizes on the queue and lets the horse take on what it wants."""

    def take(*sizes: int) -> list[str]:
        for number, size in enumerate(sizes, 1):
            broker.enqueue(queue.connection, ids(size, number))
        return armful.more(job, lambda one: refusal(one) is None)

    return take


def test_small_jobs_are_taken_at_once(queue: Queue, job: Job, more: Callable[..., list[str]]) -> None:
    """They become the job, as Redis keeps it; each article may end its worker as often as before."""
    taken = more(2, 3, 1)
    assert taken == [*ids(2, 1), *ids(3, 2), *ids(1, 3)]
    kept = AllowedJob.fetch(job.id, connection=queue.connection, serializer=JSONSerializer)
    assert list(kept.args) == list(job.args) == [taken]
    assert kept.retries_left == 3 * len(taken) + 3
    assert queue.count == 0
    assert len(queue.connection.keys("rq:job:*")) == 1


def test_a_large_job_is_taken_alone(queue: Queue, more: Callable[..., list[str]]) -> None:
    """There may be other workers."""
    assert more(100, 100, 2) == ids(100, 1)
    assert queue.count == 2
    assert more() == ids(100, 2)
    assert more() == ids(2, 3)
    assert more() == []


def test_what_is_refused_stays(queue: Queue, more: Callable[..., list[str]]) -> None:
    """A job of another function is left for whoever throws it away, and so is all behind it."""
    queue.enqueue_call("os.getcwd")
    assert more(1) == []
    assert queue.count == 2


def test_what_is_taken_on_is_in_hand(queue: Queue, job: Job, more: Callable[..., list[str]]) -> None:
    """Whoever sweeps knows of it, and no more of what the horse had before."""
    more(1, 1)
    queue.push_job_id(job.id)
    assert hands.carried(queue.connection) == {*ids(1, 1), *ids(1, 2)}
