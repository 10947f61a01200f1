"""What a horse takes on when it is done: jobs that wait, and for a moment longer those that come.

A fork costs as much as reading some thirty articles: pages are copied, connections opened, caches filled. What is taken
on becomes the horse's job in place of what that was, before it begins, so whatever holds of a job holds of it: its
retries, in whose hands it is. What a horse had in hand that dies just then, the sweeper finds.
"""

import time
from collections.abc import Callable, Sequence
from contextlib import suppress

from redis.exceptions import RedisError
from rq import Queue
from rq.job import Job
from rq.serializers import JSONSerializer

FEW = 30
"""Articles of small jobs that are taken at once; one of more is taken by itself, for there may be other workers."""
LINGER_SECONDS = 0.1
STEP_SECONDS = 0.005


def more(job: Job, allowed: Callable[[Job], bool]) -> list[str]:
    """Make jobs that wait, up to one that is not `allowed`, what this job is, and return their articles.

    None: no other came while the horse lingered, or Redis is away.
    """
    with suppress(RedisError, OSError):
        return _more(job, allowed)
    return []


def _more(job: Job, allowed: Callable[[Job], bool]) -> list[str]:
    """Do that where Redis answers."""
    queue = Queue(job.origin, connection=job.connection, serializer=JSONSerializer, job_class=type(job))
    until = time.monotonic() + LINGER_SECONDS
    while not (mine := _taken(queue, allowed)):
        if time.monotonic() > until:
            return []
        time.sleep(STEP_SECONDS)
    ids = list(dict.fromkeys(article_id for one in mine for article_id in one.args[0]))
    _become(job, ids, mine)
    return ids


def _taken(queue: Queue, allowed: Callable[[Job], bool]) -> list[Job]:
    """Take the next job from the queue, or the next few where they are small; no other worker has them then."""
    ids = queue.get_job_ids(0, FEW)
    jobs = queue.job_class.fetch_many(ids, connection=queue.connection, serializer=queue.serializer) if ids else []
    wished: list[Job] = []
    for one in jobs:
        if one is None or not allowed(one) or (wished and sum(len(each.args[0]) for each in [*wished, one]) > FEW):
            break
        wished.append(one)
    with queue.connection.pipeline(transaction=False) as pipeline:
        for one in wished:
            queue.remove(one, pipeline=pipeline)
        return [one for one, removed in zip(wished, pipeline.execute(), strict=True) if removed]


def _become(job: Job, ids: Sequence[str], others: Sequence[Job]) -> None:
    """Let the job be of these articles; each may end its worker as often as before."""
    name = job.func_name  # read before it is overwritten: RQ writes a job's call as a whole
    job.args, job.func_name = (list(ids),), name
    job.retries_left = sum(one.retries_left or 0 for one in others)
    with job.connection.pipeline() as pipeline:
        job.save(pipeline=pipeline)
        for one in others:
            one.delete(pipeline=pipeline, remove_from_queue=False)
        pipeline.execute()
