import fcntl
import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from subprocess import Popen

import psutil
import pytest

from shuize import embedded, supervise
from shuize import running as running_up
from shuize.errors import PackError, StoreError, UsageError
from shuize.settings import Settings, load
from shuize.store.articles import READ
from shuize.supervise import environment
from tests.inboxes import Stack, configured, descendants, eventually, running, stack, write

UP = ["-c", "import sys; from shuize import settings, supervise; sys.exit(supervise.run(settings.load()))"]
PATIENT = ["-c", f"from shuize import embedded; embedded.START_SECONDS = 3600.0; {UP[1]}"]


@contextmanager
def up(settings: Settings, command: Sequence[str] = UP) -> Iterator["Popen[str]"]:
    """Run the whole stack until the block ends."""
    with running(command, settings) as process:
        eventually(
            lambda: (
                len(children(process, settings, "workers")) == settings.workers
                and children(process, settings, "ingest")
            )
        )
        yield process


def children(process: "Popen[str]", settings: Settings, name: str) -> list[psutil.Process]:
    """Return the processes of that package that have beaten."""
    beaten = {path.name.rpartition("@")[2] for path in (settings.data / "health").glob(f"{name}@*")}
    return [one for one in descendants(process.pid) if str(one.pid) in beaten]


@contextmanager
def hung_up(answer: signal.Handlers) -> Iterator[None]:
    """Give what is started in the block this answer to the end of its terminal, however the tests were started."""
    former = signal.signal(signal.SIGHUP, answer)
    try:
        yield
    finally:
        signal.signal(signal.SIGHUP, former)


@pytest.fixture
def box(tmp_path: Path) -> Iterator[Stack]:
    """Give inbox and store of the stack that the test runs."""
    settings = configured(tmp_path)
    with stack(tmp_path) as found:
        found.redis.close()  # the stack under test has its own
        assert embedded.state(embedded.socket_path(settings.data)) is embedded.State.GONE
        yield found


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_up_reads_and_ends(box: Stack, number: int) -> None:
    """A dropped article is read; after the signal every process is gone, Redis last."""
    with hung_up(signal.SIG_DFL), up(box.settings) as process:
        write(box.root / "a.txt")
        eventually(lambda: box.states() == {"a.txt": READ})
        family = descendants(process.pid)
        assert len(family) >= 2 + 1 + 1 + 1
        assert [one.id for one in running_up.elsewhere(box.settings, ())] == ["log"]
        process.send_signal(number)
        assert process.wait(60) == 0
        assert [one for one in family if one.is_running()] == []
    assert embedded.state(embedded.socket_path(box.settings.data)) is embedded.State.GONE
    assert list((box.settings.data / "health").iterdir()) == []
    assert not (box.settings.data / running_up.FILE).exists()


def test_up_outlives_its_terminal_where_it_was_asked_to(box: Stack) -> None:
    """Started by nohup, it goes on."""
    with hung_up(signal.SIG_IGN), up(box.settings) as process:
        process.send_signal(signal.SIGHUP)
        write(box.root / "a.txt")
        eventually(lambda: box.states() == {"a.txt": READ})
        process.terminate()
        assert process.wait(60) == 0


def test_what_dies_is_started_again(box: Stack) -> None:
    """A worker, the ingest process and Redis itself: all killed, all back, and articles go on being read."""
    with up(box.settings) as process:
        for name in ("workers", "ingest"):
            victim = children(process, box.settings, name)[0]
            victim.kill()
            eventually(lambda gone=victim: not gone.is_running() or gone.status() == psutil.STATUS_ZOMBIE)
        server = next(one for one in descendants(process.pid) if "valkey" in one.name() or "redis" in one.name())
        server.kill()
        write(box.root / "a.txt")
        eventually(lambda: box.states() == {"a.txt": READ})
        eventually(lambda: len(children(process, box.settings, "workers")) == box.settings.workers)
        assert process.poll() is None


def test_a_redis_that_stands_still_holds_nothing_up(box: Stack) -> None:
    """However long it might be waited for: what dies is started again meanwhile, and a signal ends everything."""
    with up(box.settings, PATIENT) as process:
        eventually(lambda: children(process, box.settings, "alerts"))
        server = next(one for one in descendants(process.pid) if "valkey" in one.name() or "redis" in one.name())
        server.suspend()
        (log,) = box.settings.data.parent.glob("log-*")
        eventually(lambda: '"up", "event": "queue_unavailable"' in log.read_text())
        (victim,) = children(process, box.settings, "alerts")
        victim.kill()
        eventually(lambda: [one for one in children(process, box.settings, "alerts") if one != victim])
        process.terminate()
        assert process.wait(60) == 0
        assert not server.is_running()
        assert descendants(process.pid) == []


def test_a_killed_supervisor_leaves_no_process_behind(box: Stack) -> None:
    """SIGKILL cannot be heard, but the pipe it held is closed: its processes end, and the next `up` adopts Redis."""
    with up(box.settings) as process:
        family = [one for one in descendants(process.pid) if "python" in one.name()]
        assert len(family) >= 4
        process.kill()
        process.wait(60)
        eventually(lambda: not any(one.is_running() for one in family))
    with up(box.settings) as process:
        process.terminate()
        assert process.wait(60) == 0
    assert embedded.state(embedded.socket_path(box.settings.data)) is embedded.State.GONE


def test_two_stacks_on_one_data_folder(tmp_path: Path) -> None:
    """The second says who is there, and touches nothing."""
    settings = configured(tmp_path)
    settings.data.mkdir()
    with (settings.data / "up.lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(UsageError, match="another `shuize up` uses"):
            supervise.run(settings)
    assert os.listdir(settings.data) == ["up.lock"]  # noqa: PTH208 - names are what is compared


@pytest.mark.parametrize(
    ("given", "error", "says"),
    [
        ({"packs": ("resumpton",)}, PackError, "did you mean|no such pack"),
        ({"database_url": "postgresql://u:hidden@127.0.0.1:1/x"}, StoreError, "cannot use the database"),
        ({"data": Path("/proc/nowhere")}, UsageError, "SHUIZE_DATA"),
        ({"webhook_url": "http://127.0.0.1:1/hidden", "webhook_secret": ""}, UsageError, "SHUIZE_WEBHOOK_SECRET"),
    ],
)
def test_what_cannot_begin_says_so_before_anything_is_started(
    tmp_path: Path, given: dict[str, object], error: type[Exception], says: str
) -> None:
    """One clear line, no process, no password."""
    with pytest.raises(error, match=says) as raised:
        supervise.run(replace(configured(tmp_path), **given))
    assert "hidden" not in str(raised.value)


def test_every_setting_travels_to_the_children(tmp_path: Path) -> None:
    """What the environment says to a child is what the parent was told, and nothing besides."""
    settings = configured(
        tmp_path,
        packs=("resumption", "other"),
        webhook_url="http://127.0.0.1:9/x?a=b",
        retry_seconds=(0.0, 1.5),
        webhook_allow_cidrs=("127.0.0.0/8",),
        source="某报",
    )
    spoken = environment(settings, {"PATH": "/bin", "SHUIZE_SOURCE": "else", "SHUIZE_WEBHOOK_SECRET_FILE": "/x"})
    assert load(spoken) == settings
    assert "SHUIZE_WEBHOOK_SECRET_FILE" not in spoken
    assert spoken["PATH"] == "/bin"
