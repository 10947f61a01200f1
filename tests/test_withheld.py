"""What the system withholds: room on the disk, the right to write, watches, the folder itself; nothing gets lost."""

import ctypes
import errno
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ingest import shelf, watch
from ingest.watch import Watcher
from tests.inboxes import DEADLINE_SECONDS, SENTENCE, Stack, eventually, running, stack, write

TEXT = SENTENCE * 200


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """Mount a file system of that size."""
    folder.mkdir(parents=True)
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("mounting a small file system needs more rights than this user has")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_the_disk_is_full_when_a_file_is_moved(box: Stack, capfd: pytest.CaptureFixture[str]) -> None:
    """The file stays, whole, and was read once; when there is room, the next try moves it, without a word."""
    write(box.root / "a.txt", TEXT)
    with small_disk(box.root / "done", "64k") as disk:
        (disk / "filler").write_bytes(b"x" * 65_536)
        box.look()
        box.look()
        assert (box.root / "a.txt").read_text(encoding="utf-8") == TEXT
        assert box.names() == ["a.txt"]
        assert [path.name for path in disk.rglob("*") if path.is_file()] == ["filler"]
        assert len(box.queued()) == 1
        (disk / "filler").unlink()
        box.look()
        assert (box.root / "a.txt").exists()
        capfd.readouterr()
        box.inbox.move_at = time.monotonic()
        box.look()
        assert "article_duplicate" not in "".join(capfd.readouterr())
        assert [path.name for path in disk.rglob("*.txt")] == ["a.txt"]
        assert box.names() == ["a.txt"]


def test_a_move_that_breaks_off_leaves_the_file(tmp_path: Path) -> None:
    """What cannot be copied whole to another file system is not half there."""
    with small_disk(tmp_path / "inbox" / "done", "16k") as disk:
        path = write(tmp_path / "inbox" / "a.txt", TEXT)
        with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
            shelf.move(os.fsencode(tmp_path / "inbox"), b"a.txt", b"done")
        assert path.read_text(encoding="utf-8") == TEXT
        assert [*disk.iterdir()] == []


EXHAUST = """
import ctypes, sys, threading
from pathlib import Path
from ingest.watch import Watcher
libc = ctypes.CDLL(None, use_errno=True)
held = []
while (one := libc.inotify_init()) >= 0:
    held.append(one)
watcher = Watcher(Path(sys.argv[1]), threading.Event(), "auto")
print(watcher.polling)
"""


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "inotify_init"), reason="this system has no inotify")
def test_the_limit_of_watches_is_reached(tmp_path: Path) -> None:
    """Polling takes over, and the log says why."""
    code = f"import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (200, 200))\n{EXHAUST}"
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
        cwd=Path(watch.__file__).parents[1],
    )
    assert done.stdout.endswith("True\n")
    assert "polling_started" in done.stdout + done.stderr
    assert "the system gives no more watches" in done.stdout + done.stderr


def test_an_inbox_that_is_mounted_anew_is_watched_again(tmp_path: Path) -> None:
    """A disk taken out and put back between two looks: it is the same folder, and the kernel watches it no more."""
    mount, unmount = ["mount", "-t", "tmpfs", "tmpfs", tmp_path], ["umount", "-l", tmp_path]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting a file system needs more rights than this user has")
    changed = threading.Event()
    try:
        watcher = Watcher(tmp_path, changed, "auto")
        try:
            assert not watcher.polling
            subprocess.run(unmount, check=True)
            subprocess.run(mount, check=True)
            eventually(lambda: not watcher._is_sound())
            watcher.check()
            changed.clear()
            write(tmp_path / "a.txt")
            assert changed.wait(DEADLINE_SECONDS)
        finally:
            watcher.close()
    finally:
        subprocess.run(unmount, check=True)


WATCHES = 4
SHORT = f"""
import os, sys
line = 'echo {WATCHES} > /proc/sys/user/max_inotify_watches && exec "$@"'
os.execvp("unshare", ["unshare", "-Ur", "sh", "-c", line, "sh", sys.executable, "-m", "ingest"])
"""


@pytest.mark.parametrize("before", [2, 2 * WATCHES], ids=["new folders are too many", "too many from the start"])
def test_no_watches_are_left_for_the_folders(tmp_path: Path, before: int) -> None:
    """Polling takes over, says why, and every file is found; by events those of some folders never would be."""
    limit = "/proc/sys/user/max_inotify_watches"
    if subprocess.run(["unshare", "-Ur", "test", "-w", limit], capture_output=True, check=False).returncode:
        pytest.skip("a limit of one's own needs more rights than this user has")
    folders = [f"{number}/a.txt" for number in range(3 * WATCHES)]
    with stack(tmp_path, rescan_seconds=3600.0) as box:
        for folder in folders[:before]:
            (box.root / folder).parent.mkdir()
        with running(["-c", SHORT], box.settings):
            eventually(lambda: any("ingest_started" in log.read_text() for log in tmp_path.glob("log-*")))
            for number, folder in enumerate(folders):
                write(box.root / folder, f"{SENTENCE}{number}")
            eventually(lambda: box.names() == sorted(folders))
            eventually(lambda: any(watch.NO_MORE_WATCHES in log.read_text() for log in tmp_path.glob("log-*")))


def test_an_inbox_on_a_disk_that_cannot_be_written(tmp_path: Path) -> None:
    """Mounted read-only: what others put there is read once, by events, also over a restart."""
    with stack(tmp_path, rescan_seconds=3600.0) as box:
        beneath = tmp_path / "beneath"
        write(beneath / "a.txt")
        mounted = subprocess.run(["mount", "-o", "bind,ro", beneath, box.root], capture_output=True, check=False)
        if mounted.returncode:
            pytest.skip("a bind mount needs more rights than this user has")
        try:
            for number, name in enumerate(("b.txt", "c.txt"), start=2):
                with running(["-m", "ingest"], box.settings):
                    eventually(lambda number=number: len(box.queued()) == number - 1)
                    write(beneath / name, f"{SENTENCE}{number}")
                    eventually(lambda number=number: len(box.queued()) == number)
        finally:
            subprocess.run(["umount", "-l", box.root], check=True)
        assert box.names() == ["a.txt", "b.txt", "c.txt"]
        assert {one.name for one in beneath.iterdir()} == {"a.txt", "b.txt", "c.txt"}
        assert not any("polling_started" in log.read_text() for log in tmp_path.glob("log-*"))
