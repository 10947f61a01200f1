"""Jobs that wait are taken along, and none of their articles is lost or taken twice."""

from collections.abc import Callable

import pytest
from rq import Queue, Worker, worker_registration
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
def first(queue: Queue) -> Callable[[], Job]:
    """Give what takes the first job and fills it."""

    def take() -> Job:
        job = queue.fetch_job(str(queue.pop_job_id()))
        assert job
        armful.fill(job, queue, lambda one: refusal(one) is None)
        return job

    return take


@pytest.fixture
def taken(queue: Queue, first: Callable[[], Job]) -> Callable[..., Job]:
    """Give what puts jobs of these sizes on the queue, takes the first and fills it."""

    def take(*sizes: int) -> Job:
        for job, size in enumerate(sizes):
            broker.enqueue(queue.connection, ids(size, job))
        return first()

    return take


def test_all_that_few_articles_make(queue: Queue, taken: Callable[..., Job]) -> None:
    """Small jobs become one, which Redis keeps; each article may end its worker as often as before."""
    job = taken(2, 3, 1)
    expected = [*ids(2, 0), *ids(3, 1), *ids(1, 2)]
    kept = AllowedJob.fetch(job.id, connection=queue.connection, serializer=JSONSerializer)
    assert list(kept.args) == list(job.args) == [expected]
    assert kept.retries_left == 3 * len(expected) + 3
    assert queue.count == 0
    assert len(queue.connection.keys("rq:job:*")) == 1


def test_others_are_left_their_share(queue: Queue, taken: Callable[..., Job]) -> None:
    """Of two workers, each takes half of what waits; never more than is read in the time of a job."""
    for name in ("one", "other"):
        worker_registration.register(Worker([queue], name=name, connection=queue.connection))
    job = taken(*[60] * 7)
    assert len(job.args[0]) == 60 * 4
    assert queue.count == 3


def test_no_more_than_a_job_takes(queue: Queue, taken: Callable[..., Job]) -> None:
    """However many wait."""
    assert len(taken(*[100] * 12).args[0]) == armful.MOST
    assert queue.count == 12 - 5


def test_what_is_refused_stays(queue: Queue, first: Callable[[], Job]) -> None:
    """A job of another function is left for whoever throws it away, and so is all behind it."""
    broker.enqueue(queue.connection, ids(1, 0))
    queue.enqueue_call("os.getcwd")
    broker.enqueue(queue.connection, ids(1, 1))
    assert len(first().args[0]) == 1
    assert queue.count == 2


def test_what_is_taken_along_is_in_hand(queue: Queue, taken: Callable[..., Job]) -> None:
    """Whoever sweeps knows of it as of the rest of the job."""
    job = taken(1, 1)
    queue.push_job_id(job.id)
    assert hands.carried(queue.connection) == {*ids(1, 0), *ids(1, 1)}
