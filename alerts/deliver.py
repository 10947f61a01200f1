"""The deliverer: a lane for each endpoint, woken through Redis; without Redis, right by polling the database."""

import asyncio
import contextlib
import signal
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from redis import Redis
from redis.exceptions import RedisError
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from alerts import ledger
from alerts.lane import Lane
from alerts.ledger import Pace
from alerts.report import log
from alerts.sinks.sink import Merging, sink
from shuize import broker, embedded
from shuize.endpoints import LOG, Endpoint
from shuize.errors import StoreError
from shuize.health import Pulse
from shuize.settings import Settings

STORE_THREADS = 4
WAIT_SECONDS = 5.0
LOG_SECONDS = 1.0
"""How often the log is told at most; nobody waits for it, and a turn costs as much as ten events more in one."""
PURGE_SECONDS = 3600.0


async def deliver(settings: Settings, engine: Engine, endpoints: Sequence[Endpoint]) -> None:
    """Deliver to the endpoints until SIGTERM or SIGINT, then finish or let go within 5 s."""
    stop = asyncio.Event()
    pace = Pace(settings.retry_seconds, settings.webhook_timeout_seconds)
    for off in ledger.open_lanes(engine, tuple(one.id for one in endpoints), datetime.now(UTC)):
        remedy = f"shuize endpoints enable {off.endpoint}"
        log.warning("endpoint_off", endpoint=off.endpoint, reason=off.reason, remedy=remedy)
    with ThreadPoolExecutor(STORE_THREADS, thread_name_prefix="store") as executor:
        turns = sorted(
            endpoints, key=lambda one: one.sink == LOG
        )  # of two that claim, the second waits for the disk twice
        lanes = [_lane(one, engine, pace, executor) for one in turns]

        def wake() -> None:
            for lane in lanes:
                lane.wake()

        _on_signals(stop, wake)
        _listen(settings, wake)
        log.info("alerts_started", endpoints=[_named(one) for one in endpoints])
        async with asyncio.TaskGroup() as group:
            group.create_task(_beat(settings, stop))
            group.create_task(_purge(settings, engine, executor, stop))
            for lane in lanes:
                group.create_task(lane.run(stop))
    log.info("alerts_stopped")


def _named(endpoint: Endpoint) -> str:
    """Return its id, with sink and address where it has one: two robots may have the same address."""
    return f"{endpoint.id} ({endpoint.sink} {endpoint.shown})" if endpoint.url else endpoint.id


def _lane(endpoint: Endpoint, engine: Engine, pace: Pace, executor: Executor) -> Lane:
    """Return the lane that tells this endpoint at its own rate."""
    made = sink(endpoint, pace.timeout_seconds)
    calm = LOG_SECONDS if endpoint.sink == LOG else 0.0
    own = replace(pace, calm_seconds=calm, rates=endpoint.rates, merges=isinstance(made, Merging))
    return Lane(endpoint.id, made, engine, own, executor)


def _on_signals(stop: asyncio.Event, wake: Callable[[], None]) -> None:
    """Let SIGTERM and SIGINT stop the lanes."""

    def end() -> None:
        if not stop.is_set():
            log.info("alerts_stopping")
        stop.set()
        wake()

    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, end)


async def _beat(settings: Settings, stop: asyncio.Event) -> None:
    """Show that the loop goes on, until it stops."""
    pulse = Pulse(settings, "alerts")
    while not stop.is_set():
        pulse.beat()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(1.0):
                await stop.wait()
    pulse.stop()


async def _purge(settings: Settings, engine: Engine, executor: Executor, stop: asyncio.Event) -> None:
    """Forget now and every hour what is old enough, until told to stop."""
    while not stop.is_set():
        call = partial(ledger.forget, engine, datetime.now(UTC), sent_days=settings.sent_days)
        try:
            forgotten = await asyncio.get_running_loop().run_in_executor(executor, call)
        except (DBAPIError, StoreError) as error:
            log.warning("purge_missed", error=type(error).__name__)
        else:
            if forgotten:
                log.info("deliveries_forgotten", count=forgotten)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PURGE_SECONDS):
                await stop.wait()


def _listen(settings: Settings, wake: Callable[[], None]) -> None:
    """Wake the lanes whenever a worker says that something is due; a thread that nothing waits for."""
    url = settings.redis_url or f"unix://{embedded.socket_path(settings.data)}"
    client = broker.connect(url)
    loop = asyncio.get_running_loop()
    threading.Thread(target=_forward, args=(client, loop, wake), name="wake", daemon=True).start()


def _forward(client: Redis, loop: asyncio.AbstractEventLoop, wake: Callable[[], None]) -> None:
    """Pass every wake-up on to the loop until that is closed."""
    while not loop.is_closed():
        try:
            woken = broker.wait(client, WAIT_SECONDS)
        except RedisError:  # a server that refuses: the lanes ask the database anyway
            woken = False
            time.sleep(WAIT_SECONDS)
        if woken:
            with contextlib.suppress(RuntimeError):  # closed meanwhile
                loop.call_soon_threadsafe(wake)
