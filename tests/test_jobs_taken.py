"""Which jobs a worker takes from the queue, and what of a job it never does."""

import json
import socket
from datetime import UTC, datetime, timedelta

import psutil
import pytest
from rq.serializers import DefaultSerializer, JSONSerializer

from shuize import broker
from shuize.errors import BrokerError
from shuize.store.articles import READ
from tests.at_work import begun, drop, jobs_left, working
from tests.inboxes import Stack, eventually, write
from workers import jobs


@pytest.mark.parametrize(
    ("function", "arguments"),
    [
        ("os.system", ("touch {mark}",)),
        ("os.remove", ("{mark}",)),
        ("workers.jobs.stop", ()),
        ("builtins.open", ("{mark}", "w")),
        (broker.JOB, ("no list",)),
        (broker.JOB, ()),
        (broker.JOB, ([1, 2],)),
    ],
)
def test_a_function_outside_the_list_is_refused(box: Stack, function: str, arguments: tuple[object, ...]) -> None:
    """Whoever reaches Redis may waste our time, not run code; ours is read all the same."""
    mark = box.settings.data / "mark"
    filled = [one.format(mark=mark) if isinstance(one, str) else one for one in arguments]
    waiting = broker.queue(box.redis.client)
    job = waiting.enqueue_call(function, args=filled, job_id="evil")
    drop(box, "")
    with working(box) as process:
        eventually(lambda: box.states() == {"0.txt": READ} and jobs_left(box) == 0)
        assert process.poll() is None
    assert not mark.exists()
    assert not box.redis.client.exists(job.key)


def test_callbacks_and_webhooks_are_taken_off(box: Stack) -> None:
    """A job of ours that names functions or addresses to call afterwards is read; they are not called."""
    ear = socket.create_server(("127.0.0.1", 0))
    ear.setblocking(False)
    drop(box, "")
    (job,) = broker.queue(box.redis.client).get_jobs()
    for name in ("success", "failure", "stopped"):
        box.redis.client.hset(job.key, f"{name}_callback_name", "builtins.print")
    hook = {"url": f"http://127.0.0.1:{ear.getsockname()[1]}", "job_status": "finished", "method": "GET", "timeout": 1}
    box.redis.client.hset(job.key, "webhooks", json.dumps([hook]))
    with working(box):
        eventually(lambda: box.states() == {"0.txt": READ} and jobs_left(box) == 0)
    (log,) = box.settings.data.parent.glob("log-*")
    assert job.id not in log.read_text()
    with ear, pytest.raises(BlockingIOError):
        ear.accept()


def test_pickled_calls_are_refused(box: Stack) -> None:
    """A pickle is never opened, whatever it would do."""
    job = broker.queue(box.redis.client).enqueue_call(broker.JOB, args=(["0" * 64],), job_id="pickled")
    box.redis.client.hset(job.key, "data", DefaultSerializer.dumps((broker.JOB, None, (["0" * 64],), {})))
    drop(box, "")
    with working(box) as process:
        eventually(lambda: box.states() == {"0.txt": READ} and jobs_left(box) == 0)
        assert process.poll() is None


def test_a_scheduled_job_is_carried_over(box: Stack) -> None:
    """Whatever was put off for later comes to the queue without a scheduler's process."""
    drop(box, "")
    (job,) = broker.queue(box.redis.client).get_jobs()
    waiting = broker.queue(box.redis.client)
    waiting.remove(job)
    waiting.scheduled_job_registry.schedule(job, datetime.now(UTC) - timedelta(seconds=1))
    with working(box) as process:
        eventually(lambda: box.states() == {"0.txt": READ})
        eventually(lambda: psutil.Process(process.pid).children() == [])


def test_reading_twice_is_reading_once(box: Stack) -> None:
    """The same job again, or an id that nobody knows, does nothing."""
    drop(box, "", "")
    ids = sorted(box.queued())
    with working(box):
        eventually(lambda: set(box.states().values()) == {READ})
        broker.enqueue(box.redis.client, [*ids, "0" * 64])
        eventually(lambda: jobs_left(box) == 0)
    assert len(begun(box)) == 2


def test_a_job_without_its_worker_says_so() -> None:
    """`rq worker` would run it without packs and store: it says which command to use."""
    with pytest.raises(BrokerError, match="python -m workers"):
        jobs.read_articles(["0" * 64])


def test_arguments_are_json_on_both_sides(box: Stack) -> None:
    """What lies in Redis can be read with any JSON reader."""
    drop(box, "")
    (job,) = broker.queue(box.redis.client).get_jobs()
    assert JSONSerializer.loads(job.data)[0] == broker.JOB


def test_an_article_in_hand_is_queued_anew(box: Stack) -> None:
    """RQ forgets a job that ends, and one of the same id with it: what is stated anew is a job of its own."""
    drop(box, "慢")
    with working(box):
        eventually(lambda: begun(box))
        write(box.root / "0.txt.meta.json", '{"published": "2020-03-12"}')
        eventually(lambda: (box.look(), jobs_left(box) == 2)[1])
        (box.settings.data / "go").touch()
        eventually(lambda: jobs_left(box) == 0)
    assert box.states() == {"0.txt": READ}
    assert len(begun(box)) == 2
