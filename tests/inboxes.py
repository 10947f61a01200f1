"""What the tests of the drop folder share: an inbox with store and Redis, and waiting with a deadline."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import psutil
from sqlalchemy import Engine, select

from ingest.defaults import general
from ingest.desk import Desk
from ingest.inbox import Inbox
from shuize import broker, packfile
from shuize.declared import Declared
from shuize.settings import Settings, database_url
from shuize.store import schema
from shuize.store.engine import open_store
from shuize.supervise import environment

DEADLINE_SECONDS = 60.0
"""Long enough for a disk that stands still for a while: Redis answers nothing then, and its clients wait 15 seconds."""
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
"""Long ago."""
SENTENCE = "截至3月24日，全市规模以上工业企业返岗率为96.3%，复工复产有序推进。"


def eventually(condition: Callable[[], object], seconds: float = DEADLINE_SECONDS) -> None:
    """Wait until the condition holds; fail after the deadline."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "the deadline has passed"
        time.sleep(0.01)


def configured(folder: Path, **given: object) -> Settings:
    """Return settings for a stack in `folder` that settles fast."""
    settings = Settings(
        inbox=folder / "inbox",
        data=folder / "data",
        settle_seconds=0.3,
        sidecar_seconds=0.0,
        rescan_seconds=0.5,
        sweep_seconds=0.5,
        requeue_seconds=1.0,
        log_format="json",
    )
    return replace(settings, **given)


@dataclass
class Stack:
    """An inbox, the store behind it and Redis, all real."""

    settings: Settings
    engine: Engine
    redis: broker.Broker
    inbox: Inbox

    @property
    def root(self) -> Path:
        """The inbox' folder."""
        return self.settings.inbox

    @property
    def desk(self) -> Desk:
        """What submitting works with."""
        return self.inbox.desk

    def look(self, *, trust: bool = True) -> float:
        """Look at the inbox once."""
        return self.inbox.round((), trust=trust)

    def look_until(self, condition: Callable[[], object], *, trust: bool = True) -> None:
        """Look at the inbox until the condition holds."""
        eventually(lambda: (self.look(trust=trust), condition())[1])

    def names(self) -> list[str]:
        """Return the names of the articles in the ledger."""
        with self.engine.connect() as conn:
            return sorted(conn.scalars(select(schema.articles.c.name)))

    def states(self) -> dict[str, str]:
        """Return the state of each article by its name."""
        with self.engine.connect() as conn:
            return dict(list(conn.execute(select(schema.articles.c.name, schema.articles.c.state))))

    def tree(self) -> set[str]:
        """Return every file below the inbox, the day of done/ spelled DAY."""
        found = [path.relative_to(self.root) for path in self.root.rglob("*") if not path.is_dir() or path.is_symlink()]
        parts = [("done", "DAY", *path.parts[2:]) if path.parts[0] == "done" else path.parts for path in found]
        return {"/".join(each) for each in parts}

    def queued(self) -> set[str]:
        """Return the ids of the articles on the queue."""
        waiting = broker.queue(self.redis.client)
        return {one for job in waiting.get_jobs() for one in job.args[0]}


@contextmanager
def stack(folder: Path, **given: object) -> Iterator[Stack]:
    """Run a stack in `folder` while the block runs."""
    settings = configured(folder, **given)
    settings.inbox.mkdir(exist_ok=True)
    engine = open_store(database_url(settings))
    try:
        with broker.broker(settings) as redis:
            base = general(settings, Declared(), [packfile.load(name).id for name in settings.packs])
            inbox = Inbox(Desk(settings, engine, redis.client, base=base))
            inbox.recall()
            yield Stack(settings, engine, redis, inbox)
    finally:
        engine.dispose()


@contextmanager
def running(command: Sequence[str], settings: Settings) -> Iterator["subprocess.Popen[str]"]:
    """Run a Python process with these settings while the block runs; nothing of it is left afterwards."""
    log = settings.data.parent / f"log-{time.monotonic_ns()}"
    with log.open("w+") as output:
        process = subprocess.Popen(
            [sys.executable, *command],
            env=environment(settings),
            stdout=output,
            stderr=output,
            text=True,
            cwd=Path(__file__).resolve().parents[1],
            start_new_session=True,
        )
        try:
            yield process
        finally:
            family = descendants(process.pid)
            process.kill()
            process.wait()
            for each in family:
                with suppress(psutil.NoSuchProcess):
                    each.kill()
            output.seek(0)
            sys.stderr.write(output.read()[-8000:])


def descendants(pid: int) -> list[psutil.Process]:
    """Return every process below that one."""
    try:
        return psutil.Process(pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def write(path: Path, text: str = SENTENCE) -> Path:
    """Write an article whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def write_bytes(folder: Path, name: bytes, content: bytes) -> None:
    """Write a file whose name need not be text."""
    file = os.open(os.fsencode(folder) + b"/" + name, os.O_WRONLY | os.O_CREAT, 0o644)
    with os.fdopen(file, "wb") as out:
        out.write(content)
