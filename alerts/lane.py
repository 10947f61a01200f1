"""One endpoint's deliveries: so many at once, each bounded in time, none waiting for another endpoint's."""

import asyncio
import math
import random
import time
from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TypeVar

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from alerts import ledger
from alerts.ledger import Ended, Noted, Pace, Taken
from alerts.report import log, report
from alerts.schedule import BREAKER_FAILURES, Outcome, Reason
from alerts.sinks.sink import Merging, Sink
from shuize.errors import StoreError
from shuize.store.deliveries import Claim

T = TypeVar("T")

GRACE_SECONDS = 2.5
"""How long attempts under way may go on after the order to stop; then they are broken off and let go."""
AHEAD_MOST = 64
AHEAD_SECONDS = 0.25
"""Of a receiver that takes everything, as many deliveries are in hand as it takes in this time: one transaction then
notes and claims many. Of any other only as many as are attempted at once."""


class Lane:
    """Claims, tells and notes what is due to one endpoint until told to stop."""

    def __init__(self, endpoint: str, sink: Sink, engine: Engine, pace: Pace, executor: Executor) -> None:
        """Keep what the lane works with; `executor` runs the database's blocking calls."""
        self._endpoint = endpoint
        self._sink = sink
        self._engine = engine
        self._pace = pace
        self._executor = executor
        self._room = asyncio.Semaphore(pace.concurrency)
        self._running: set[asyncio.Task[None]] = set()
        self._ended: list[Ended] = []
        self._unsent: list[Claim] = []
        self._in_hand = pace.concurrency
        self._shut = False
        self._failures = 0
        self._woken = asyncio.Event()
        self._begun_at = -math.inf

    def wake(self) -> None:
        """Look for due deliveries now instead of at the next poll."""
        self._woken.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Deliver until `stop` is set, then end what is under way within GRACE_SECONDS and close the sink."""
        while not stop.is_set():
            await self._calm(stop)
            self._woken.clear()
            await self._turn()
            await self._rest()
        await self._end()
        await self._sink.aclose()

    async def _end(self) -> None:
        """Wait a while for attempts under way, break off the others, and note what ended as long as leases last."""
        if self._running:
            _, late = await asyncio.wait(self._running, timeout=GRACE_SECONDS)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        while self._ended or self._unsent:
            self._woken.clear()
            await self._turn(claiming=False)
            if self._ended:
                await self._rest()

    async def _calm(self, stop: asyncio.Event) -> None:
        """Let so much time pass since something was last told, unless there is something to note."""
        seconds = self._begun_at + self._pace.calm_seconds - time.monotonic()
        if seconds <= 0 or self._running or self._ended or self._unsent:
            return
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await stop.wait()

    async def _rest(self) -> None:
        """Wait for a wake-up, the end of an attempt, or the next poll."""
        try:
            async with asyncio.timeout(self._pace.poll_seconds):
                await self._woken.wait()
        except TimeoutError:
            return

    async def _turn(self, *, claiming: bool = True) -> None:
        """Note what ended and begin what is due; what the store does not take stays for the next turn."""
        await self._release()
        now = datetime.now(UTC)
        self._ended = [one for one in self._ended if now < one.mine.lease_until or (claiming and _arrived(one))]
        ended = list(self._ended)
        free = self._in_hand - len(self._running) if claiming else 0
        if not ended and free <= 0:
            return
        try:
            noted, taken = await self._stored(partial(self._transact, ended, free, now))
        except (DBAPIError, StoreError) as error:
            log.warning("store_missed", endpoint=self._endpoint, unnoted=len(ended), error=_first_line(error))
            return
        del self._ended[: len(ended)]
        self._adapt(noted)
        if taken.parcels:
            self._shut = False  # whoever closed the breaker: what was claimed may be told
        for parcel in taken.parcels:
            self._begin(parcel, probe=taken.probe)

    def _transact(self, ended: list[Ended], free: int, now: datetime) -> tuple[list[Noted], Taken]:
        """Write and claim in one transaction; where nothing is to be written, look first without a lock."""
        if not ended:
            return [], ledger.take(self._engine, self._endpoint, limit=free, pace=self._pace, now=now)
        limit = free if free * 2 >= self._in_hand else 0
        return ledger.turn(self._engine, self._endpoint, ended, limit=limit, pace=self._pace, now=now)

    def _adapt(self, noted: list[Noted]) -> None:
        """Report, and take more in hand while everything arrives quickly, less as soon as anything does not."""
        for one in noted:
            report(one)
        if noted:
            well = all(one.ended.outcome.reason is Reason.SENT for one in noted)
            self._in_hand = self._ahead(max(one.ended.seconds for one in noted)) if well else self._pace.concurrency
            last = noted[-1].after
            self._shut = last.open_until is not None or not last.enabled
            self._failures = 0

    def _ahead(self, seconds: float) -> int:
        """Return how many deliveries to have in hand where an attempt takes so long and arrives."""
        most = self._pace.concurrency
        if most == 1 or self._pace.rates:
            return most
        return max(most, min(AHEAD_MOST, int(most * AHEAD_SECONDS / max(seconds, 0.001))))

    def _begin(self, parcel: tuple[Claim, ...], *, probe: bool) -> None:
        """Begin to tell these as one message."""
        self._begun_at = time.monotonic()
        task = asyncio.create_task(self._deliver(parcel, probe=probe))
        self._running.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        """Make room, and look again: the next delivery of the same key may go now."""
        self._running.discard(task)
        self.wake()
        if not task.cancelled() and (error := task.exception()):
            log.error("attempt_broken", endpoint=self._endpoint, exc_info=error)

    async def _deliver(self, parcel: tuple[Claim, ...], *, probe: bool) -> None:
        """Make one attempt and keep how it ended; broken off or not begun, let it go."""
        try:
            async with self._room:
                if self._shut or self._failures >= BREAKER_FAILURES or self._too_late(parcel[0]):
                    self._unsent.extend(parcel)
                    return
                began = time.monotonic()
                outcome = await self._tell(parcel)
        except asyncio.CancelledError:
            self._unsent.extend(parcel)
            raise
        self._failures = 0 if outcome.reason is Reason.SENT else self._failures + 1
        seconds = time.monotonic() - began
        chance = random.random()  # noqa: S311  # spreads retries, guards nothing
        self._ended.extend(Ended(one, outcome, probe, seconds, chance) for one in parcel)

    def _too_late(self, mine: Claim) -> bool:
        """Say whether the lease might end within the attempt: the machine slept, or others were slow."""
        return datetime.now(UTC) + timedelta(seconds=self._pace.timeout_seconds) >= mine.lease_until

    async def _tell(self, parcel: tuple[Claim, ...]) -> Outcome:
        """Return how the attempt ended: never an exception, never later than the timeout allows."""
        now = datetime.now(UTC)
        try:
            async with asyncio.timeout(self._pace.timeout_seconds):
                if len(parcel) > 1 and isinstance(self._sink, Merging):
                    return await self._sink.tell_all(parcel, now)
                return await self._sink.tell(parcel[0], now)
        except TimeoutError:
            return Outcome.timeout(timedelta(seconds=self._pace.timeout_seconds))
        except Exception as error:  # noqa: BLE001  # a sink's bug must stop neither the other deliveries nor the retries
            log.exception("sink_broken", endpoint=self._endpoint, id=parcel[0].event_id)
            return Outcome(Reason.BROKEN, detail=type(error).__name__)

    async def _release(self) -> None:
        """Let go what was claimed and not told; where the store is away, the leases run out."""
        if not self._unsent:
            return
        unsent, self._unsent = self._unsent, []
        try:
            await self._stored(partial(ledger.let_go, self._engine, unsent, datetime.now(UTC)))
        except (DBAPIError, StoreError) as error:
            log.warning("store_missed", endpoint=self._endpoint, error=_first_line(error))

    async def _stored(self, call: Callable[[], T]) -> T:
        """Run a blocking call of the database in its threads."""
        return await asyncio.get_running_loop().run_in_executor(self._executor, call)


def _arrived(one: Ended) -> bool:
    """Say whether it is to be noted however late: unless somebody else has it by now, it would be told again."""
    return one.outcome.reason is Reason.SENT


def _first_line(error: Exception) -> str:
    """Return what the database said, without the statement and its values."""
    return str(getattr(error, "orig", None) or error).partition("\n")[0]
