"""The process that reads articles: `python -m workers`, and `--check` for its health."""

import gc
import signal
import sys
import time
from functools import partial
from types import FrameType
from typing import NoReturn

from redis.exceptions import RedisError
from rq.exceptions import StopRequested

from shuize import broker, entry, gauges, health, log, metrics, probe
from shuize.errors import BrokerError
from shuize.seldom import Seldom
from shuize.settings import Settings
from workers import jobs
from workers.worker import ReadingWorker

AWAY_SECONDS = 1.0
AWAY = Seldom()

logger = log.get(__name__)


def main(settings: Settings) -> int:
    """Read until a signal ends it, whatever becomes of Redis. Raises ShuizeError where it cannot begin."""
    log.configure(settings, "workers")
    _hear()
    with broker.broker(settings) as redis:
        desk = jobs.make_desk(settings, redis.client)
        try:
            return run(desk, redis)
        finally:
            desk.engine.dispose()


def run(desk: jobs.Desk, redis: broker.Broker) -> int:
    """Work at this desk until a signal."""
    jobs.prepare(desk)
    gc.collect()
    gc.freeze()  # what the horses inherit stays shared
    pulse = health.Pulse(desk.settings, "workers")
    logger.info("worker_started", packs=[one.id for one in desk.packs], redis=redis.shown)
    metrics.gather()
    try:
        with probe.shown(desk.settings, "workers", partial(gauges.ready, desk.engine, redis.client)):
            while not _work(redis, pulse):
                _await_redis(redis, pulse)
    except (StopRequested, KeyboardInterrupt):
        pass  # a signal between two rounds
    finally:
        pulse.stop()
    logger.info("worker_stopped")
    return 0


def _work(redis: broker.Broker, pulse: health.Pulse) -> bool:
    """Work until a signal (True) or until Redis fails (False)."""
    try:
        worker = ReadingWorker(redis.client, pulse)
    except (RedisError, OSError) as error:
        _say(broker.said(error))
        return False
    try:
        worker.work(logging_level="WARNING")
    except (RedisError, OSError) as error:
        _say(broker.said(error))
    _hear()
    return worker.ended_by_signal


def _await_redis(redis: broker.Broker, pulse: health.Pulse) -> None:
    """Come back when Redis answers again; the embedded one is started if need be."""
    while True:
        pulse.beat()
        try:
            redis.ensure()
        except BrokerError as error:
            _say(str(error))
            time.sleep(AWAY_SECONDS)
        else:
            return


def _say(reason: str) -> None:
    """Log that Redis is away, when that begins and once a minute."""
    if AWAY.is_time():
        logger.warning("queue_unavailable", reason=reason)


def _hear() -> None:
    """End at a signal; one that a worker that works no more were told of would be lost."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _leave)


def _leave(_number: int, _frame: FrameType | None) -> NoReturn:
    """End where no work is done."""
    raise SystemExit(0)


if __name__ == "__main__":
    sys.exit(entry.command("workers", main, sys.argv[1:]))
