import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from watchdog.observers.api import EventEmitter
from watchdog.utils import BaseThread

from ingest import watch
from ingest.watch import Watcher, remote_type
from tests.inboxes import DEADLINE_SECONDS, configured, eventually, running, stack, write

MOUNTS = r"""22 1 8:1 / / rw - ext4 /dev/sda1 rw
30 22 0:50 / /mnt/share rw - nfs4 server:/x rw
31 22 0:51 / /mnt/my\040share rw - cifs //server/x rw
32 30 8:2 / /mnt/share/local rw - ext4 /dev/sdb rw
34 22 0:53 / /mnt/共享 rw - nfs4 server:/y rw
33 22 0:52 / /host_mnt rw - fuse.grpcfuse grpcfuse rw
"""


@pytest.fixture
def changed() -> threading.Event:
    """Give the flag that events raise."""
    return threading.Event()


@pytest.fixture
def watcher(tmp_path: Path, changed: threading.Event) -> Iterator[Watcher]:
    """Watch a folder."""
    (tmp_path / "inbox").mkdir()
    found = Watcher(tmp_path / "inbox", changed, "auto")
    changed.clear()
    yield found
    found.close()


def test_events_say_look_and_what_was_closed(watcher: Watcher, changed: threading.Event, tmp_path: Path) -> None:
    """A closed file and a renamed one are named; a new folder and a linked file only say look."""
    assert not watcher.polling
    path = write(tmp_path / "inbox" / "a.txt")
    seen: set[bytes] = set()
    eventually(lambda: seen.update(watcher.closed()) or os.fsencode(path) in seen)
    path.rename(tmp_path / "inbox" / "b.txt")
    eventually(lambda: seen.update(watcher.closed()) or os.fsencode(tmp_path / "inbox" / "b.txt") in seen)
    changed.clear()
    os.link(write(tmp_path / "outside.txt"), tmp_path / "inbox" / "linked.txt")
    assert changed.wait(DEADLINE_SECONDS)
    changed.clear()
    (tmp_path / "inbox" / "sub").mkdir()
    assert changed.wait(DEADLINE_SECONDS)


def test_a_replaced_folder_is_watched_again(watcher: Watcher, changed: threading.Event, tmp_path: Path) -> None:
    """Removed and made anew under the same name: the next check notices, and events come again."""
    shutil.rmtree(tmp_path / "inbox")
    watcher.check()  # nothing to watch yet, nothing to complain of
    (tmp_path / "inbox").mkdir()
    watcher.check()
    changed.clear()
    write(tmp_path / "inbox" / "a.txt")
    assert changed.wait(DEADLINE_SECONDS)


@pytest.mark.parametrize("thread", [lambda emitter: emitter, lambda emitter: emitter._inotify_fd])
def test_a_dead_thread_is_started_again(
    watcher: Watcher, changed: threading.Event, tmp_path: Path, thread: Callable[[EventEmitter], BaseThread]
) -> None:
    """A watching thread that ended is no watch."""
    for emitter in watcher._observer.emitters:
        thread(emitter).stop()
        thread(emitter).join(60)
    watcher.check()
    changed.clear()
    write(tmp_path / "inbox" / "a.txt")
    assert changed.wait(DEADLINE_SECONDS)


def test_two_folders_of_one_name_that_go_one_after_the_other(
    watcher: Watcher, changed: threading.Event, tmp_path: Path
) -> None:
    """A folder moved out, another made under its name, and both taken away: events go on."""
    day, out = tmp_path / "inbox" / "day", tmp_path / "out"
    (emitter,) = watcher._observer.emitters

    def until(watched: int) -> None:
        eventually(lambda: len(emitter._inotify._active_callbacks_by_watch) == watched)

    day.mkdir()
    until(2)
    day.rename(out)
    day.mkdir()
    until(3)
    day.rmdir()
    until(2)
    out.rmdir()
    until(1)
    changed.clear()
    write(tmp_path / "inbox" / "a.txt")
    assert changed.wait(DEADLINE_SECONDS)


def test_polling_always_and_never(tmp_path: Path, changed: threading.Event) -> None:
    """The setting decides."""
    for wish, polling in (("always", True), ("never", False)):
        found = Watcher(tmp_path, changed, wish)
        assert found.polling is polling
        found.check()
        found.close()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/mnt/share/inbox", "nfs4"),
        ("/mnt/share", "nfs4"),
        ("/mnt/my share/inbox", "cifs"),
        ("/mnt/share/local/inbox", None),
        ("/mnt/shared", None),
        ("/mnt/共享/inbox", "nfs4"),
        ("/host_mnt/c", "fuse.grpcfuse"),
        ("/", None),
    ],
)
def test_file_systems_that_others_write_to(tmp_path: Path, path: str, kind: str | None) -> None:
    """The mount that the folder is on says whether events can be complete."""
    mounts = tmp_path / "mountinfo"
    mounts.write_bytes(MOUNTS.encode() + b"77 1 0:77 / /mnt/\xb9\xb2\xcf\xed rw - nfs4 host:/x rw\n")
    assert remote_type(Path(path), mounts) == kind
    assert remote_type(Path(path), tmp_path / "none") is None


def test_a_folder_that_others_write_to_is_polled(
    tmp_path: Path, changed: threading.Event, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Nobody has to say so: the list of mounts does, and the log says why."""
    mounts = tmp_path / "mountinfo"
    mounts.write_text(f"30 22 0:50 / {tmp_path.resolve()} rw - nfs4 server:/x rw\n")
    monkeypatch.setattr(watch, "MOUNTS", mounts)
    found = Watcher(tmp_path, changed, "auto")
    assert found.polling
    found.close()
    assert "nfs4 does not tell of what others write" in "".join(capfd.readouterr())


class Deaf(Watcher):
    """Watches a folder whose events go to another one, as those of a network or a container may go nowhere."""

    def _observe(self) -> None:
        """Listen where nothing happens."""
        root, self._root = self._root, self._root / "elsewhere"
        super()._observe()
        self._root = root


def test_a_folder_without_events_is_polled(
    tmp_path: Path, changed: threading.Event, capfd: pytest.CaptureFixture[str]
) -> None:
    """A file is written to see whether it raises an event; it does not, and is taken away again."""
    (tmp_path / "elsewhere").mkdir()
    found = Deaf(tmp_path, changed, "auto")
    assert found.polling
    found.close()
    assert "a probe file raised no event" in "".join(capfd.readouterr())
    assert [path.name for path in tmp_path.iterdir()] == ["elsewhere"]


@pytest.mark.parametrize("polling", ["auto", "always"])
def test_the_process_reads_what_is_dropped_before_and_while_it_runs(tmp_path: Path, polling: str) -> None:
    """By events and by polling: files, sub-folders, a folder that goes and comes back; SIGTERM ends it."""
    with stack(tmp_path) as box:
        settings = configured(tmp_path, polling=polling)
        write(box.root / "before.txt", "早先的复工率10%。")
        with running(["-m", "ingest"], settings) as process:
            eventually(lambda: box.names() == ["before.txt"])
            write(box.root / "sub" / "while.txt", "后来的复工率20%。")
            eventually(lambda: len(box.names()) == 2)
            eventually(lambda: box.tree() == {"done/DAY/before.txt", "done/DAY/sub/while.txt"})
            box.root.rename(tmp_path / "gone")
            box.root.mkdir()
            write(box.root / "after.txt", "再后来的复工率30%。")
            eventually(lambda: len(box.names()) == 3)
            assert process.poll() is None
            process.terminate()
            assert process.wait(60) == 0
        assert box.tree() == {"done/DAY/after.txt"}
