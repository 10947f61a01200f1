"""One endpoint's deliveries: so many at once, each bounded in time, none waiting for another endpoint's."""

import asyncio
import random
import time
from collections.abc import Callable
from concurrent.futures import Executor
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TypeVar

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from alerts import ledger
from alerts.ledger import Noted, Pace
from alerts.schedule import Outcome, Reason
from alerts.sinks.sink import Sink
from shuize import log as logs
from shuize import metrics
from shuize.errors import StoreError
from shuize.store.deliveries import Claim

log = logs.get("alerts")
T = TypeVar("T")

GRACE_SECONDS = 2.5
"""How long attempts under way may go on after the order to stop; then they are broken off and let go."""


class Lane:
    """Claims, tells and notes what is due to one endpoint until told to stop."""

    def __init__(self, endpoint: str, sink: Sink, engine: Engine, pace: Pace, executor: Executor) -> None:
        """Keep what the lane works with; `executor` runs the database's blocking calls."""
        self._endpoint = endpoint
        self._sink = sink
        self._engine = engine
        self._pace = pace
        self._executor = executor
        self._running: set[asyncio.Task[None]] = set()
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """Look for due deliveries now instead of at the next poll."""
        self._woken.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Deliver until `stop` is set, then end what is under way within GRACE_SECONDS and close the sink."""
        while not stop.is_set():
            self._woken.clear()
            await self._start_due()
            await self._rest()
        if self._running:
            _, late = await asyncio.wait(self._running, timeout=GRACE_SECONDS)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        await self._sink.aclose()

    async def _rest(self) -> None:
        """Wait for a wake-up, the end of an attempt, or the next poll."""
        try:
            async with asyncio.timeout(self._pace.poll_seconds):
                await self._woken.wait()
        except TimeoutError:
            return

    async def _start_due(self) -> None:
        """Claim as many deliveries as there is room for and begin them."""
        free = self._pace.concurrency - len(self._running)
        if not free:
            return
        try:
            claims, probe = await self._stored(
                partial(ledger.take, self._engine, self._endpoint, limit=free, pace=self._pace, now=datetime.now(UTC))
            )
        except (DBAPIError, StoreError) as error:
            log.warning("store_missed", endpoint=self._endpoint, error=_first_line(error))
            return
        for mine in claims:
            task = asyncio.create_task(self._deliver(mine, probe=probe))
            self._running.add(task)
            task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        """Make room, and look again: the next delivery of the same key may go now."""
        self._running.discard(task)
        self.wake()
        if not task.cancelled() and (error := task.exception()):
            log.error("attempt_broken", endpoint=self._endpoint, exc_info=error)

    async def _deliver(self, mine: Claim, *, probe: bool) -> None:
        """Make one attempt and note how it ended; broken off, let it go."""
        if datetime.now(UTC) + timedelta(seconds=self._pace.timeout_seconds) >= mine.lease_until:
            return  # the machine slept since the claim: the lease is as good as over, nothing was sent
        began = time.monotonic()
        try:
            outcome = await self._tell(mine)
        except asyncio.CancelledError:
            await self._stored(partial(ledger.let_go, self._engine, mine, datetime.now(UTC)))
            raise
        noted = await self._note(mine, outcome, probe=probe)
        if noted:
            _report(mine, outcome, noted, seconds=time.monotonic() - began)

    async def _tell(self, mine: Claim) -> Outcome:
        """Return how the attempt ended: never an exception, never later than the timeout allows."""
        try:
            async with asyncio.timeout(self._pace.timeout_seconds):
                return await self._sink.tell(mine, datetime.now(UTC))
        except TimeoutError:
            return Outcome(Reason.TIMEOUT, detail=f"no whole answer within {self._pace.timeout_seconds:g} s")
        except Exception as error:  # a sink's bug must stop neither the other deliveries nor the retries
            log.exception("sink_broken", endpoint=self._endpoint, id=mine.event_id)
            return Outcome(Reason.BROKEN, detail=type(error).__name__)

    async def _note(self, mine: Claim, outcome: Outcome, *, probe: bool) -> Noted | None:
        """Write the outcome, trying again while the lease lasts; None where the store stayed away."""
        while datetime.now(UTC) < mine.lease_until:
            try:
                return await self._stored(
                    partial(
                        ledger.note,
                        self._engine,
                        mine,
                        outcome,
                        probe=probe,
                        pace=self._pace,
                        now=datetime.now(UTC),
                        chance=random.random(),  # noqa: S311  # spreads retries, guards nothing
                    )
                )
            except (DBAPIError, StoreError) as error:
                log.warning("store_missed", endpoint=self._endpoint, id=mine.event_id, error=_first_line(error))
                await asyncio.sleep(self._pace.poll_seconds)
        return None

    async def _stored(self, call: Callable[[], T]) -> T:
        """Run a blocking call of the database in its threads."""
        return await asyncio.get_running_loop().run_in_executor(self._executor, call)


def _first_line(error: Exception) -> str:
    """Return what the database said, without the statement and its values."""
    return str(getattr(error, "orig", None) or error).partition("\n")[0]


def _report(mine: Claim, outcome: Outcome, noted: Noted, *, seconds: float) -> None:
    """Log how the attempt ended and what became of the endpoint."""
    metrics.count([("deliveries", (mine.endpoint, str(outcome.reason)), 1), ("stages", ("deliver",), seconds)])
    about = log.bind(endpoint=mine.endpoint, id=mine.event_id, type=mine.type, attempt=mine.attempts + 1)
    if not noted.ours:
        about.warning("lease_lost", reason=outcome.reason)
    elif outcome.reason is Reason.SENT:
        about.info("alert_sent", status=outcome.status, seconds=round(seconds, 3))
    elif noted.due_at is None:
        about.error("alert_abandoned", reason=outcome.reason, error=outcome.text)
    else:
        about.warning("alert_failed", reason=outcome.reason, error=outcome.text, due_at=noted.due_at.isoformat())
    _report_endpoint(mine.endpoint, noted)


def _report_endpoint(endpoint: str, noted: Noted) -> None:
    """Log that the endpoint was switched off, left alone for a while, or is back."""
    if noted.before.enabled and not noted.after.enabled:
        log.error("endpoint_disabled", endpoint=endpoint, reason=noted.after.reason, remedy="start alerts again")
    elif noted.after.open_until and noted.after.open_until != noted.before.open_until:
        until = noted.after.open_until.isoformat()
        log.warning("endpoint_paused", endpoint=endpoint, failures=noted.after.failures, until=until)
    elif noted.before.open_until and not noted.after.open_until:
        log.info("endpoint_recovered", endpoint=endpoint)
