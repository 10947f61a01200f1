"""The RQ worker: forking, so that a hung or dying article takes only its horse; one queue, one allowed function.

Measured on RQ 3.0: importing in the parent is worth 25 times importing in the horse, and a plain worker's job that
was lost is back sooner with short intervals. Retries have no pause, so scheduled jobs are only carried over in the
maintenance: RQ's scheduler process would outlive a killed worker.
"""

import os
import signal
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, NoReturn

from redis import Redis
from redis.exceptions import RedisError
from rq import Queue, Worker, worker_registration
from rq.exceptions import DeserializationError, InvalidJobOperation, NoSuchJobError, StopRequested
from rq.executions import Execution
from rq.job import Job, JobStatus
from rq.scheduler import RQScheduler
from rq.serializers import JSONSerializer
from rq.worker import WorkerStatus

from shuize import broker, forks, hands, log
from shuize.errors import BrokerError
from shuize.health import Pulse
from shuize.seldom import Repeats
from workers import armful, jobs
from workers import spare as spares

WORKER_SECONDS = 20
"""RQ's ttl of a worker; it waits five seconds at a time for work."""
MAINTENANCE_SECONDS = 5
MONITORING_SECONDS = 1
BEGIN_SECONDS = 30.0
"""A horse that has not begun its job by then is replaced: it may wait for a lock whose owner it left in its parent. A
disk that stands still, and another writer before it, are waited for so long."""
ALLOWED = frozenset((broker.JOB,))
AWAY = Repeats("could not connect to Redis")
"""RQ says so every second or two, for as long as Redis is away."""

logger = log.get(__name__)


class AllowedJob(Job):
    """A job that runs only our function; callbacks and webhooks, which name other functions, are taken off."""

    def restore(self, raw_data: dict[Any, Any]) -> None:
        """Restore from Redis what may be restored."""
        super().restore(raw_data)
        self._success_callback_name = self._failure_callback_name = self._stopped_callback_name = None
        self.webhooks = []

    def _remove_from_registries(self, pipeline: Any = None, remove_from_queue: bool = True) -> None:  # noqa: ANN401, FBT001, FBT002 - RQ's own signature
        """Leave no trace; of a job that was lost with Redis none is left, and that is no failure."""
        with suppress(InvalidJobOperation):
            super()._remove_from_registries(pipeline, remove_from_queue)

    @property
    def func(self) -> Any:  # noqa: ANN401 - RQ's own type
        """The function to call. Raises BrokerError for every function but ours."""
        reason = refusal(self)
        if reason:
            raise BrokerError(f"job refused: {reason}")
        return partial(jobs.read_articles, more=partial(armful.more, self, lambda other: refusal(other) is None))


def refusal(job: Job) -> str | None:
    """Return why the job must not run; None: it may."""
    try:
        name, instance, arguments, named = job.func_name, job.instance, job.args, job.kwargs
    except (DeserializationError, ValueError, TypeError):
        return "its call is no JSON"
    if name not in ALLOWED or instance is not None:
        return f"function {str(name)[:80]!r} is not on the list"
    ids = arguments[0] if len(arguments) == 1 and not named else None
    if not isinstance(ids, list) or not all(isinstance(one, str) for one in ids):
        return "its argument is no list of article ids"
    return None


class ReadingWorker(Worker):
    """Reads the queue until a signal; beats while it does."""

    max_connection_wait_time = 2.0
    job_class = AllowedJob

    def __init__(self, client: Redis, pulse: Pulse) -> None:
        """Listen on the one queue under a random name."""
        self._pulse = pulse
        queue = Queue(broker.QUEUE, connection=client, serializer=JSONSerializer, job_class=AllowedJob)
        super().__init__(
            [queue],
            connection=client,
            serializer=JSONSerializer,
            job_class=AllowedJob,
            worker_ttl=WORKER_SECONDS,
            maintenance_interval=MAINTENANCE_SECONDS,
            job_monitoring_interval=MONITORING_SECONDS,
            log_job_description=False,
        )
        self.log.addFilter(AWAY)
        self._spare = spares.Spare(self._practise, self._work_handed)
        self._carrier = RQScheduler([queue], connection=client, serializer=JSONSerializer, logging_level="WARNING")

    @property
    def ended_by_signal(self) -> bool:
        """Whether somebody asked it to end."""
        return self._shutdown_requested_date is not None

    def subscribe(self) -> None:
        """Hear no commands through Redis: that takes a thread and a connection, and nobody gives any."""

    def heartbeat(self, timeout: int | None = None, pipeline: Any = None) -> None:  # noqa: ANN401 - RQ's own type
        """Beat for the health check too, even while Redis is away, and for what is in hand.

        Raises StopRequested where a signal asked for it, and what it raised was lost, as in a finaliser.
        """
        self._pulse.beat()
        if self.ended_by_signal and self.get_state() == WorkerStatus.IDLE:
            raise StopRequested
        super().heartbeat(timeout, pipeline)
        hands.hold(self.connection if pipeline is None else pipeline, self.name)

    def register_birth(self) -> None:
        """Let the sweeper know: what somebody died with may be waiting."""
        super().register_birth()  # type: ignore[no-untyped-call]  # RQ leaves it untyped
        hands.begin(self.connection)

    def register_death(self) -> None:
        """Let go of all that was in hand."""
        hands.let_go(self.connection, self.name)
        super().register_death()  # type: ignore[no-untyped-call]  # RQ leaves it untyped

    def execute_job(self, job: Job, queue: Queue) -> None:
        """Run the job in a horse, or throw it away unrun. Raises StopRequested where Redis fails."""
        reason = refusal(job)
        if reason is None:
            try:
                super().execute_job(job, queue)
            except (RedisError, OSError) as error:
                logger.warning("queue_unavailable", reason=broker.said(error))
                raise StopRequested from error  # RQ logs all else with where it comes from
            return
        logger.error("job_refused", job=job.id[:80], reason=reason)
        queue.intermediate_queue.remove(job.id)
        job.delete()

    def handle_job_failure(self, job: Job, *given: Any, **named: Any) -> None:  # noqa: ANN401 - RQ's own types
        """Let what the horse took on last be tried again, not what it was forked for."""
        with suppress(NoSuchJobError):
            stands = AllowedJob.fetch(job.id, connection=self.connection, serializer=JSONSerializer)
            job.data, job.retries_left = stands.data, stands.retries_left
        super().handle_job_failure(job, *given, **named)

    def dequeue_job_and_maintain_ttl(self, timeout: int | None, max_idle_time: int | None = None) -> Any:  # noqa: ANN401
        """Wait for a job, with a horse that waits too. The type is RQ's own."""
        if jobs.rehearses():
            self._spare.ready()
        return super().dequeue_job_and_maintain_ttl(timeout, max_idle_time)

    def fork_work_horse(self, job: Job, queue: Queue) -> None:
        """Let the horse that waits have the job, or a new one."""
        execution = self.execution
        pid = self._spare.hand((job.id, execution.id)) if execution else None
        if pid is None:
            with forks.GATE:
                super().fork_work_horse(job, queue)
        else:
            self._horse_pid = pid

    def maintain_heartbeats(self, job: Job, execution: Execution) -> None:
        """Stay by the horse while Redis is away, for what it reads is recorded; replace one that does not begin."""
        with suppress(RedisError, OSError, InvalidJobOperation):
            super().maintain_heartbeats(job, execution)
            since = job.started_at or datetime.now(UTC)
            if datetime.now(UTC) - since < timedelta(seconds=BEGIN_SECONDS) or job.get_status() != JobStatus.QUEUED:
                return
            logger.warning("horse_replaced", pid=self.horse_pid, seconds=BEGIN_SECONDS)
            os.kill(self.horse_pid, signal.SIGKILL)

    def _practise(self) -> None:
        """In a horse that waits: do once what it will do."""
        self.setup_work_horse_signals()
        with suppress(RedisError, OSError):
            self.connection.ping()
        jobs.rehearse()

    def _work_handed(self, handed: spares.Job) -> NoReturn:
        """In the horse that waited: do its job."""
        job_id, execution_id = handed
        job = AllowedJob.fetch(job_id, connection=self.connection, serializer=JSONSerializer)
        self.execution = Execution.fetch(execution_id, job_id, connection=self.connection)
        self.main_work_horse(job, self.queues[0])
        raise AssertionError("RQ ends the process")

    def teardown(self) -> None:
        """Let the horse that waits go too."""
        self._spare.end()
        super().teardown()  # type: ignore[no-untyped-call]  # RQ leaves it untyped

    def run_maintenance_tasks(self) -> None:
        """Clean up after the dead, queue scheduled jobs that are due, and see to the day's digest."""
        jobs.tell_the_day(datetime.now(UTC))
        self._stay_known()
        super().run_maintenance_tasks()  # type: ignore[no-untyped-call]  # RQ leaves it untyped
        if self._carrier.acquire_locks():  # type: ignore[no-untyped-call]  # RQ leaves it untyped
            try:
                self._carrier.enqueue_scheduled_jobs()  # type: ignore[no-untyped-call]  # RQ leaves it untyped
            finally:
                self._carrier.release_locks()  # type: ignore[no-untyped-call]  # RQ leaves it untyped

    def _stay_known(self) -> None:
        """Be on Redis' list of workers again where that was emptied."""
        if not self.connection.sismember(self.redis_workers_keys, self.key):
            self.connection.hset(self.key, mapping=self.serialize())
            worker_registration.register(self)

    def set_shutdown_requested_date(self) -> None:
        """Tell Redis nothing from within a signal: it may be away, or just be spoken to."""

    def handle_warm_shutdown_request(self) -> None:
        """Ask the horse to end after the article it reads."""
        super().handle_warm_shutdown_request()  # type: ignore[no-untyped-call]  # RQ leaves it untyped
        if self.horse_pid:
            with suppress(ProcessLookupError):
                os.kill(self.horse_pid, signal.SIGUSR1)

    def setup_work_horse_signals(self) -> None:
        """In the horse: hear that request."""
        super().setup_work_horse_signals()  # type: ignore[no-untyped-call]  # RQ leaves it untyped
        signal.signal(signal.SIGUSR1, lambda _number, _frame: jobs.stop())

    def request_force_stop(self, signum: int, frame: Any) -> None:  # noqa: ANN401 - RQ's own type
        """At the second signal: take the horse down too."""
        asked: datetime | None = self._shutdown_requested_date
        logger.warning("worker_killed", asked_at=asked.isoformat() if asked else None)
        super().request_force_stop(signum, frame)
