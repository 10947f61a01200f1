"""How much a horse takes at once: where jobs wait, so many of them that the other workers have as many left.

A fork costs as much as reading some thirty articles: pages are copied, connections opened, caches filled. What is taken
along becomes part of the job before that begins, so whatever holds of a job holds of all of it: its time, its retries,
in whose hands it is. What a worker had in hand that dies just then, the sweeper finds.
"""

from collections.abc import Callable, Sequence

from rq import Queue, Worker
from rq.job import Job

MOST = 500
"""Articles; a job gives back what it has no time for."""
FEW = 30
"""Articles that are not worth a fork of their own, however few jobs are left for others then."""
LOOKED_AT = 50
"""Jobs at most, of which most are taken."""


def fill(job: Job, queue: Queue, allowed: Callable[[Job], bool]) -> None:
    """Take jobs that wait along in this one, in their order, up to one that is not `allowed`."""
    waiting = queue.count
    if not waiting:
        return
    share = waiting // max(1, Worker.count(queue=queue))
    others = _next(queue, min(waiting, max(share, FEW), LOOKED_AT), allowed)
    wished = others[: _worth(len(job.args[0]), [len(one.args[0]) for one in others], share)]
    with queue.connection.pipeline(transaction=False) as pipeline:
        for one in wished:
            queue.remove(one, pipeline=pipeline)
        mine = [one for one, removed in zip(wished, pipeline.execute(), strict=True) if removed]
    if mine:
        _join(job, mine)


def _next(queue: Queue, number: int, allowed: Callable[[Job], bool]) -> list[Job]:
    """Return so many of the jobs that are next, up to one that is gone or not allowed."""
    ids = queue.get_job_ids(0, number)
    jobs = queue.job_class.fetch_many(ids, connection=queue.connection, serializer=queue.serializer)
    stop = next((at for at, one in enumerate(jobs) if one is None or not allowed(one)), len(jobs))
    return [one for one in jobs[:stop] if one]


def _worth(had: int, sizes: Sequence[int], share: int) -> int:
    """Return how many jobs of these sizes to take beside `had` articles: the share, and more where those are few.

    >>> _worth(100, [100] * 9, 3), _worth(100, [100] * 9, 9), _worth(2, [3] * 20, 1), _worth(2, [100], 0)
    (3, 4, 10, 1)
    """
    taken = 0
    for size in sizes:
        if (taken >= share and had >= FEW) or had + size > MOST:
            break
        taken, had = taken + 1, had + size
    return taken


def _join(job: Job, others: Sequence[Job]) -> None:
    """Make one job of them: each article may end its worker as often as before."""
    ids = (article_id for one in (job, *others) for article_id in one.args[0])
    job.args = (list(dict.fromkeys(ids)),)
    job.retries_left = sum(one.retries_left or 0 for one in (job, *others))
    with job.connection.pipeline() as pipeline:
        job.save(pipeline=pipeline)
        for one in others:
            one.delete(pipeline=pipeline, remove_from_queue=False)
        pipeline.execute()
