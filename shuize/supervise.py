"""`shuize up`: every process of this machine under one roof, restarted when it dies, ended together within 5 s."""

import fcntl
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, fields, replace
from types import FrameType

from shuize import broker, endpoints, health, log, named, packfile, probe, running
from shuize.declared import load
from shuize.errors import BrokerError, PackError, UsageError
from shuize.settings import PREFIX, Settings, database_url
from shuize.store.engine import open_store

TICK_SECONDS = 0.2
ENSURE_SECONDS = 1.0
FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 30.0
STEADY_SECONDS = 20.0
"""A process that lived this long begins again without a pause."""
HOPELESS = (UsageError.exit_code, PackError.exit_code)
"""Exit codes that another try cannot change."""
ASK_AGAIN_SECONDS = 2.5
"""The first signal lets an article be finished, the second one gives it back to the queue."""
KILL_SECONDS = 3.5
GONE_SECONDS = 0.5

logger = log.get(__name__)


@dataclass(slots=True)
class Child:
    """One process: its package and environment, what runs of it, and when it may begin again."""

    name: str
    environment: Mapping[str, str]
    process: "subprocess.Popen[bytes] | None" = None
    started: float = 0.0
    begin_at: float = 0.0
    pause: float = FIRST_PAUSE_SECONDS

    def start(self, now: float) -> None:
        """Start it in a session of its own: Ctrl-C is the supervisor's to pass on."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "shuize.child", self.name],
            env=self.environment,
            stdin=subprocess.PIPE,
            start_new_session=True,
        )
        self.started = now

    def ended(self) -> int | None:
        """Return its exit code once it has ended, None while it runs or waits."""
        return self.process.poll() if self.process else None

    def send(self, number: int) -> None:
        """Send it a signal if it runs."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(number)

    def put_off(self, now: float) -> float:
        """Let it begin again after a pause that doubles while it dies young; return the pause."""
        steady = now - self.started >= STEADY_SECONDS
        self.pause = FIRST_PAUSE_SECONDS if steady else min(self.pause * 2, LONGEST_PAUSE_SECONDS)
        pause = 0.0 if steady else self.pause
        if self.process and self.process.stdin:
            self.process.stdin.close()
        self.process, self.begin_at = None, now + pause
        return pause


def run(settings: Settings) -> int:
    """Run everything until Ctrl-C, SIGTERM or the end of the terminal, and return the exit code.

    Raises ShuizeError, before anything is started, where a pack, a name in the settings file, the webhook's settings,
    the database or Redis cannot be used, or where another `up` uses the same data folder.
    """
    log.configure(settings, "up")
    stop = threading.Event()
    with _signals(stop), _alone(settings):
        named.check(settings, load(settings), [packfile.load(name) for name in settings.packs])
        told = endpoints.configured(settings)
        open_store(database_url(settings)).dispose()
        with broker.broker(settings) as redis:
            logger.info("stack_started", workers=settings.workers, inbox=str(settings.inbox), redis=redis.shown)
            running.leave(settings, told)
            with probe.shown(settings, "up", redis.ensure):
                code = _watch(settings, redis, stop)
            running.take_away(settings)
    logger.info("stack_stopped", code=code)
    return code


@contextmanager
def _signals(stop: threading.Event) -> Iterator[None]:
    """Let SIGINT and SIGTERM set `stop` while the block runs, and the end of the terminal where that is not ignored."""

    def end(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    ends = [signal.SIGINT, signal.SIGTERM]
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # as nohup asks for
        ends.append(signal.SIGHUP)
    before = {number: signal.signal(number, end) for number in ends}
    try:
        yield
    finally:
        for number, former in before.items():
            signal.signal(number, former)


@contextmanager
def _alone(settings: Settings) -> Iterator[None]:
    """Hold the data folder's lock. Raises UsageError where another `up` holds it or it cannot be written."""
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
        lock = (settings.data / "up.lock").open("wb")
    except OSError as error:
        raise UsageError(f"SHUIZE_DATA: {settings.data} cannot be used: {error.strerror}") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise UsageError(f"another `shuize up` uses {settings.data}; end it or set SHUIZE_DATA") from None
        yield


def _watch(settings: Settings, redis: broker.Broker, stop: threading.Event) -> int:
    """Keep every process running until `stop`, or until one says that it never will; end them all."""
    children, pulse, code = _children(settings), health.Pulse(settings, "up"), 0
    threading.Thread(target=_keep, args=(redis, stop), name="redis", daemon=True).start()
    try:
        while not stop.is_set() and not code:
            now = time.monotonic()
            code = max(_tend(child, now) for child in children)
            pulse.beat()
            stop.wait(TICK_SECONDS)
    finally:
        _end(children)
        pulse.stop()
    return code


def _children(settings: Settings) -> list[Child]:
    """Return what is to run; each shows its metrics on a port of its own, after that of `up`."""
    names = ("alerts", "ingest", *["workers"] * settings.workers)
    port = settings.metrics_port
    return [
        Child(name, environment(replace(settings, metrics_port=port and port + number)))
        for number, name in enumerate(names, start=1)
    ]


def _tend(child: Child, now: float) -> int:
    """Start what should run; return the exit code of what will never run, else 0."""
    if child.process is None:
        if now >= child.begin_at:
            child.start(now)
        return 0
    code = child.ended()
    if code is None:
        return 0
    if code in HOPELESS:
        logger.error("process_failed", name=child.name, code=code)
        return code
    logger.warning("process_died", name=child.name, code=code, pause_seconds=child.put_off(now))
    return 0


def _keep(redis: broker.Broker, stop: threading.Event) -> None:
    """Start the embedded server again whenever it dies; one that is elsewhere is somebody else's to start.

    In a thread of its own: a Redis that stands still is waited for, while processes die and signals come.
    """
    said = ""
    while not stop.wait(ENSURE_SECONDS):
        try:
            redis.ensure()
        except BrokerError as error:
            if said != str(error) and not stop.is_set():
                logger.error("queue_unavailable", reason=str(error))  # noqa: TRY400 - one clear line
            said = str(error)
        else:
            said = ""


def _end(children: Sequence[Child]) -> None:
    """Ask all to end, ask again, and kill what is left."""
    began = time.monotonic()
    for number, seconds in (
        (signal.SIGTERM, ASK_AGAIN_SECONDS),
        (signal.SIGTERM, KILL_SECONDS),
        (signal.SIGKILL, None),
    ):
        for child in children:
            child.send(number)
        if _all_ended(children, began + seconds if seconds else time.monotonic() + GONE_SECONDS):
            break
    for child in children:
        if child.process and child.process.stdin:
            with suppress(OSError):
                child.process.stdin.close()


def _all_ended(children: Sequence[Child], deadline: float) -> bool:
    """Wait until all have ended or the deadline has come."""
    for child in children:
        if child.process:
            try:
                child.process.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                return False
    return True


def environment(settings: Settings, base: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return the environment in which a process reads these settings."""
    bare = {name: text for name, text in base.items() if not name.startswith(PREFIX)}
    ours = {f"{PREFIX}{item.name.upper()}": _spelled(getattr(settings, item.name)) for item in fields(settings)}
    return {**bare, **ours, "PYTHONUNBUFFERED": "1"}


def _spelled(value: object) -> str:
    """Return a setting as the environment says it."""
    return ",".join(map(str, value)) if isinstance(value, tuple) else str(value)
