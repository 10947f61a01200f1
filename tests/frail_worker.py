"""A worker for the tests, run as a process: the real one, with a reader that some articles are too much for.

毒 in the text kills the horse, 错 raises, 慢 takes until it is told to go on, 停 until its job is to end,
everything else reads as nothing.
"""

import os
import signal
import sys
import time
from pathlib import Path

from shuize import broker, log
from shuize.endpoints import Endpoint
from shuize.settings import load
from shuize.types import Article, Reading
from workers import jobs
from workers.__main__ import run


class FrailReader:
    """Reads nothing, and dies of what it must not touch."""

    def __init__(self, folder: Path) -> None:
        """Leave marks in `folder`."""
        self._folder = folder

    def read(self, article: Article) -> Reading:
        """Do what the text says."""
        with (self._folder / "begun").open("a") as marks:
            marks.write(f"{article.id}\n")
        if "毒" in article.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "错" in article.text:
            raise ValueError("cannot read redis://user:pass@host")
        while "慢" in article.text and not (self._folder / "go").exists():
            time.sleep(0.01)
        while "停" in article.text and not jobs._Process.stopping:
            time.sleep(0.01)
        return Reading(article.id, (), (), ())


def main() -> int:
    """Work with the settings of the environment."""
    settings = load()
    log.configure(settings, "workers")
    with broker.broker(settings) as redis:
        desk = jobs.Desk(
            settings,
            jobs.open_store(jobs.database_url(settings)),
            redis.client,
            (),
            FrailReader(settings.data),
            (Endpoint("log", sink="log"),),
        )
        return run(desk, redis)


if __name__ == "__main__":
    sys.exit(main())
