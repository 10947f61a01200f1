"""Where Redis is and what is put on it: an embedded server in the data folder unless a URL is set.

Redis carries work and wake-ups only; all of it may be lost at any moment, the database knows better.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from secrets import token_hex
from typing import cast

from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import RedisError
from redis.exceptions import TimeoutError as RedisTimeoutError
from redis.retry import Retry as ReconnectOnce
from rq import Queue, Retry
from rq.exceptions import DeserializationError
from rq.job import Job
from rq.serializers import JSONSerializer

from shuize import embedded, log, sentinels
from shuize.errors import BrokerError
from shuize.settings import Settings

QUEUE = "shuize-read"
JOB = "workers.jobs.read_articles"
WAKE = "shuize:wake"
JOB_SECONDS = 120
"""A job that takes longer is ended; the parent kills a horse that does not even hear that."""
KEPT_SECONDS = 3600
"""How long a failed job can be looked at; it blocks nothing."""
FETCHED_AT_ONCE = 500
CONNECT_SECONDS = 5.0
ANSWER_SECONDS = 15.0


class Broker:
    """A Redis that answers: `client` to use, `ensure` to call when it no longer does."""

    def __init__(self, settings: Settings) -> None:
        """Reach the server that is set, or the embedded one, which is started if none runs yet."""
        self._server = None if settings.redis_url else embedded.Server(settings.data)
        self.url = settings.redis_url or f"unix://{embedded.socket_path(settings.data)}"
        self.client = connect(self.url)
        if self._server:
            self._server.ensure(embedded.START_SECONDS)
        self.ensure()

    @property
    def shown(self) -> str:
        """The URL as it may be shown: without credentials."""
        return log.redact(self.url)

    def ensure(self) -> None:
        """Start the embedded server again if it is gone; raise BrokerError if Redis cannot be used."""
        if self._server:
            self._server.ensure()
        ping(self.client, self.shown)

    def close(self) -> None:
        """Close the connections, and end the embedded server if it is this process' own."""
        self.client.close()
        if self._server:
            self._server.close()


@contextmanager
def broker(settings: Settings) -> Iterator[Broker]:
    """Hold a Broker for as long as the block runs. Raises BrokerError: what, where, and what to do."""
    opened = Broker(settings)
    try:
        yield opened
    finally:
        opened.close()


def connect(url: str) -> Redis:
    """Return a client of the server at `url` (not connected yet) that tries a broken connection once more."""
    options = {
        "socket_connect_timeout": CONNECT_SECONDS,
        "socket_timeout": ANSWER_SECONDS,
        "retry": ReconnectOnce(NoBackoff(), 1),
    }
    try:
        return sentinels.client(url, options) if sentinels.is_sentinel(url) else Redis.from_url(url, **options)
    except ValueError as error:
        raise BrokerError(
            f"SHUIZE_REDIS_URL: {log.redact(url)} is no Redis URL; in a password / ? # @ are written %2F %3F %23 %40"
        ) from error


def ping(client: Redis, shown: str) -> None:
    """Raise BrokerError, in one clear line, unless the server answers."""
    try:
        client.ping()
    except (RedisError, OSError) as error:
        raise BrokerError(
            f"Redis at {shown} cannot be used: {said(error)}; "
            "start it, set SHUIZE_REDIS_URL, or leave that empty for the embedded server"
        ) from error


def said(error: Exception) -> str:
    """Return what went wrong, without passwords and without the client that a Sentinel's error spells out."""
    return log.redact(str(error)).partition(" : <")[0].rstrip(".")


def queue(client: Redis) -> Queue:
    """Return the one queue; arguments travel as JSON, never as pickle."""
    return Queue(QUEUE, connection=client, serializer=JSONSerializer, default_timeout=JOB_SECONDS)


def job_id(ids: Sequence[str]) -> str:
    """Return the id of the job that reads these articles: the same articles are the same job."""
    return f"read-{sha256(' '.join(ids).encode()).hexdigest()[:32]}"


def enqueue(client: Redis, ids: Sequence[str], *, attempts: int = 3, anew: bool = False) -> None:
    """Put one job that reads these articles on the queue; again is harmless. Raises BrokerError.

    `attempts` is how often one article may end its worker; every article of the job may. `anew`: a job of its own, for
    RQ forgets a job that ends, and with it the one of the same id that was put on the queue meanwhile.
    """
    try:
        queue(client).enqueue_call(
            JOB,
            args=(list(ids),),
            job_id=f"{job_id(ids)}-{token_hex(4)}" if anew else job_id(ids),
            retry=Retry(max=attempts * len(ids) + 1),
            result_ttl=0,
            failure_ttl=KEPT_SECONDS,
            description=f"read {len(ids)} articles, first {ids[0][:12]}",
        )
    except (RedisError, OSError) as error:
        raise BrokerError(f"Redis took no work: {said(error)}; the sweeper will try again") from error


def depth(client: Redis) -> int:
    """Return how many jobs wait. Raises BrokerError."""
    try:
        return int(queue(client).count)
    except (RedisError, OSError) as error:
        raise BrokerError(f"Redis does not answer: {said(error)}") from error


def oldest(client: Redis) -> datetime | None:
    """Return since when the job that is next has waited; None where none does. Raises BrokerError."""
    try:
        (first,) = queue(client).get_job_ids(0, 1) or (None,)
        jobs = fetched(client, [first]) if first else []
    except (RedisError, OSError) as error:
        raise BrokerError(f"Redis does not answer: {said(error)}") from error
    return next((job.enqueued_at.astimezone(UTC) for job in jobs if job.enqueued_at), None)


def portions(ids: Sequence[str], size: int) -> list[list[str]]:
    """Return the ids in as few lists of at most `size` as can be, all about as long, for as many workers.

    >>> portions("abcde", 4)
    [['a', 'b', 'c'], ['d', 'e']]
    """
    number = -(-len(ids) // size)
    each = -(-len(ids) // max(number, 1))
    return [list(ids[start : start + each]) for start in range(0, len(ids), each)] if ids else []


def fetched(client: Redis, ids: Sequence[str]) -> list[Job]:
    """Return the jobs of these ids that still exist and are ours."""
    found: list[Job] = []
    for part in portions(ids, FETCHED_AT_ONCE):
        fetched = Job.fetch_many(part, connection=client, serializer=JSONSerializer)
        found.extend(job for job in fetched if job and _is_ours(job))
    return found


def _is_ours(job: Job) -> bool:
    """Say whether the job is one that `enqueue` made."""
    try:
        return job.func_name == JOB
    except DeserializationError:
        return False


def wake(client: Redis) -> None:
    """Tell whoever waits that deliveries are due; if Redis is away they find out by themselves."""
    try:
        with client.pipeline(transaction=False) as pipeline:
            pipeline.lpush(WAKE, "1")
            pipeline.ltrim(WAKE, 0, 0)
            pipeline.execute()
    except (RedisError, OSError):
        return


def wait(client: Redis, seconds: float) -> bool:
    """Return True at the next wake-up, False after `seconds` (or one second, where Redis is away)."""
    try:
        return cast("object", client.blpop([WAKE], timeout=min(seconds, ANSWER_SECONDS / 2))) is not None
    except (RedisConnectionError, RedisTimeoutError, OSError):
        time.sleep(min(seconds, 1.0))
        return False
