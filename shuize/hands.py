"""Who has which work, and whether that may have been lost: Redis says so, in keys that vanish with what they stand for.

Redis that was emptied, began again or is another one now has another mark or another id; a worker that began anew may
take the place of one that died with work in hand. Only Redis' clock counts, so that of no machine need be right.
"""

from collections.abc import Iterable
from secrets import token_hex
from typing import Any

from redis import Redis
from redis.exceptions import RedisError

from shuize.broker import fetched, queue, said
from shuize.errors import BrokerError

MARK = "shuize:mark"
BEGUN = "shuize:begun"
HAND = "shuize:hand:"
SILENT_SECONDS = 5.0
"""A worker that has not spoken for this long is dead; it does so every second while it has work."""


def signs(client: Redis) -> tuple[str, ...]:
    """Return what changes when Redis may have lost work, or a worker began. Raises BrokerError."""
    try:
        with client.pipeline(transaction=False) as pipeline:
            pipeline.set(MARK, token_hex(8), nx=True)
            pipeline.mget(MARK, BEGUN)
            pipeline.info("server")
            _, marks, server = pipeline.execute()
    except (RedisError, OSError) as error:
        raise BrokerError(f"Redis does not answer: {said(error)}") from error
    return (str(server.get("run_id")), *map(str, marks))


def begin(client: Redis) -> None:
    """Say that a worker begins. Raises RedisError."""
    client.incr(BEGUN)


def hold(connection: Any, worker: str) -> None:  # noqa: ANN401 - a client or one of its pipelines
    """Say that this worker is alive, with all that it has in hand. Raises RedisError."""
    connection.set(HAND + worker, 1, px=int(SILENT_SECONDS * 1000))


def let_go(client: Redis, worker: str) -> None:
    """Say that this worker has nothing in hand any more. Raises RedisError."""
    client.delete(HAND + worker)


def carried(client: Redis, *, between: bool = False) -> set[str]:
    """Return the ids of the articles that wait on the queue or are in the hands of a living worker.

    A job between the two counts for nothing: it is there for a millisecond, unless its worker was killed in it. RQ then
    takes up to 15 minutes to bring it back, for whoever cleans up may have been killed too, holding the lock. Who asks
    when workers are likely to take jobs, and will ask again, may count what is `between`.
    Raises BrokerError where Redis does not answer.
    """
    waiting = queue(client)
    try:
        taken = waiting.intermediate_queue.get_job_ids() if between else []
        held = waiting.started_job_registry.get_job_ids(cleanup=False)
        ids = {*waiting.get_job_ids(), *waiting.scheduled_job_registry.get_job_ids(cleanup=False)}
        jobs = fetched(client, list({*ids, *held, *taken}))
        alive = _alive(client, {job.worker_name for job in jobs if job.worker_name})
    except (RedisError, OSError) as error:
        raise BrokerError(f"Redis does not answer: {said(error)}") from error
    found = [job for job in jobs if job.id in ids or (job.worker_name in alive if job.worker_name else between)]
    return {one for job in found for one in (job.args[0] if job.args else ())}


def _alive(client: Redis, workers: Iterable[str]) -> set[str]:
    """Return which of these workers have spoken lately."""
    names = sorted(workers)
    if not names:
        return set()
    spoken = client.mget([HAND + name for name in names])
    return {name for name, word in zip(names, spoken, strict=True) if word}
