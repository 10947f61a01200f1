import os
import time
from pathlib import Path

from shuize import health
from shuize.settings import Settings
from tests.inboxes import configured, eventually, running


def test_only_the_living_are_alive(tmp_path: Path) -> None:
    """Nobody, somebody, somebody silent for too long, somebody who ended."""
    settings = Settings(data=tmp_path)
    assert health.check(settings, "ingest") == 1
    pulse = health.Pulse(settings, "ingest")
    assert health.check(settings, "ingest") == 0
    assert health.check(settings, "workers") == 1
    assert not health.alive(settings, "ingest", now=time.time() + 60)
    (file,) = (tmp_path / "health").iterdir()
    os.utime(file, (0, 0))
    assert health.check(settings, "ingest") == 1
    pulse.stop()
    assert list((tmp_path / "health").iterdir()) == []
    pulse.stop()


def test_the_process_answers_for_itself(tmp_path: Path) -> None:
    """`python -m ingest --check` is 1 before, 0 while it runs, 1 after it ended on purpose."""
    settings = configured(tmp_path)

    def answer() -> int:
        with running(["-m", "ingest", "--check"], settings) as asked:
            return asked.wait(60)

    assert answer() == 1
    with running(["-m", "ingest"], settings) as process:
        eventually(lambda: list((settings.data / "health").glob("ingest@*")))
        assert answer() == 0
        process.terminate()
        assert process.wait(60) == 0
    assert answer() == 1
