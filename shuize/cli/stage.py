"""The whole system in a folder of its own, for a while: `shuize up` with an inbox to drop into and ears to listen."""

import base64
import json
import queue
import secrets
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from threading import Thread
from typing import Any

from rich.console import Console

from alerts.receiver import Behaviour, Receiver, Server
from ingest import names
from shuize import health
from shuize.errors import ShuizeError
from shuize.settings import Settings
from shuize.supervise import environment

PROCESSES = ("ingest", "workers", "alerts")
POLL_SECONDS = 0.05
READY_SECONDS = 30.0
END_SECONDS = 10.0
LOG_LINES = 15

Body = dict[str, Any]


class Stage:
    """What runs on the stage: one `shuize up` and one receiver that verifies every signature."""

    def __init__(self, settings: Settings, receiver: Receiver, heard: "queue.Queue[str]") -> None:
        """Start the processes; their log goes to a file."""
        self.settings = settings
        self.receiver = receiver
        self._heard = heard
        self._log = settings.data / "up.log"
        with self._log.open("wb") as log:
            self._up = subprocess.Popen(
                [sys.executable, "-m", "shuize", "up"],
                env=environment(settings),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def drop(self, article: Path) -> None:
        """Put the article into the inbox, its sidecar first, each whole at once."""
        beside = article.with_name(article.name + names.SIDECAR.decode())
        for path in (beside, article):
            if path.exists():
                part = self.settings.inbox / f"{path.name}.part"
                shutil.copyfile(path, part)
                part.rename(self.settings.inbox / path.name)

    def heard(self) -> list[Body]:
        """Return the alerts that arrived since the last time, repeats left out."""
        lines = [json.loads(self._heard.get()) for _ in range(self._heard.qsize())]
        return [json.loads(line["body"]) for line in lines if not line["repeat"]]

    def await_ready(self) -> None:
        """Return when every process says that it is at work."""
        self.until(
            "every process at work",
            READY_SECONDS,
            lambda: all(health.alive(self.settings, one, now=time.time()) for one in PROCESSES),
        )

    def until(self, what: str, seconds: float, reached: Callable[[], bool]) -> None:
        """Return when `reached` says so. Raises ShuizeError, with the end of the log, if it does not in time."""
        deadline = time.monotonic() + seconds
        while not reached():
            if self._up.poll() is not None:
                raise ShuizeError(f"the processes ended by themselves, exit {self._up.returncode}:\n{self.tail()}")
            if time.monotonic() > deadline:
                raise ShuizeError(f"{what}: not within {seconds:.0f} s:\n{self.tail()}")
            time.sleep(POLL_SECONDS)

    def tail(self) -> str:
        """Return the last lines of the processes' log."""
        return "\n".join(self._log.read_text("utf-8", "replace").splitlines()[-LOG_LINES:])

    def end(self) -> int:
        """End the processes as Ctrl-C does and return their exit code."""
        if self._up.poll() is None:
            self._up.send_signal(signal.SIGTERM)
        try:
            return self._up.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self._up.kill()
            return self._up.wait()


@contextmanager
def stage(folder: Path, language: str) -> Iterator[Stage]:
    """Give a stage in the folder while the block runs."""
    heard: queue.Queue[str] = queue.Queue()
    secret = "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()
    receiver = Receiver(Behaviour((secret,)), Console(file=StringIO()), heard.put)
    with Server(("127.0.0.1", 0), receiver) as server:
        Thread(target=server.serve_forever, args=(POLL_SECONDS,), daemon=True).start()
        settings = Settings(
            inbox=folder / "inbox",
            data=folder / "data",
            language=language,
            webhook_url=f"http://127.0.0.1:{server.server_port}/",
            webhook_secret=secret,
            webhook_allow_cidrs=("127.0.0.0/8",),
            log_format="json",
        )
        for made in (settings.inbox, settings.data):
            made.mkdir()
        running = Stage(settings, receiver, heard)
        try:
            yield running
        finally:
            running.end()
            server.shutdown()
