"""A real file system that others write to unseen: FUSE shows what lies in another folder, and inotify is deaf to it."""

import shutil
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.watch import MOUNTS, Watcher, remote_type
from tests.inboxes import SENTENCE, Stack, configured, eventually, running, stack, write


@pytest.fixture
def beneath(tmp_path: Path) -> Iterator[Path]:
    """Show a folder as the inbox through bindfs, and give that folder: what is written there raises no event above."""
    if shutil.which("bindfs") is None or shutil.which("fusermount3") is None:
        pytest.skip("bindfs is not installed (apt-get install bindfs)")
    folder, shown = tmp_path / "beneath", configured(tmp_path).inbox
    folder.mkdir()
    shown.mkdir()
    mounted = subprocess.run(["bindfs", folder, shown], capture_output=True, text=True, check=False, timeout=60)
    if mounted.returncode:
        pytest.skip(f"{mounted.stderr.strip()}: FUSE needs more rights than this user has")
    yield folder
    subprocess.run(["fusermount3", "-u", "-z", shown], check=True, timeout=60)


@pytest.fixture
def mounted(beneath: Path, tmp_path: Path) -> Iterator[Stack]:  # noqa: ARG001 - mounted before the stack looks
    """Give a stack whose inbox is that."""
    with stack(tmp_path) as box:
        yield box


def test_events_alone_would_miss_it(beneath: Path, mounted: Stack) -> None:
    """What others write raises nothing there, what is written through it does: a probe file would be no proof."""
    changed = threading.Event()
    watcher = Watcher(mounted.root, changed, "never")
    try:
        changed.clear()
        write(beneath / "unseen.txt")
        assert (mounted.root / "unseen.txt").read_text(encoding="utf-8") == SENTENCE
        assert not changed.wait(1.0)
        write(mounted.root / "seen.txt")
        assert changed.wait(5.0)
    finally:
        watcher.close()


def test_its_type_says_so(mounted: Stack, tmp_path: Path) -> None:
    """That of the inbox and of a folder in it, not of what lies beside it."""
    (mounted.root / "day").mkdir()
    assert remote_type(mounted.root, MOUNTS) == "fuse"
    assert remote_type(mounted.root / "day", MOUNTS) == "fuse"
    assert remote_type(tmp_path / "beneath", MOUNTS) is None


def test_nothing_is_missed(beneath: Path, mounted: Stack) -> None:
    """Polling is chosen by itself; whole files, slow ones, renamed ones, folders and folders moved in: each once."""
    with running(["-m", "ingest"], replace(mounted.settings, rescan_seconds=3600.0, settle_seconds=1.0)):
        log = mounted.settings.data.parent
        eventually(lambda: any("ingest_started" in path.read_text() for path in log.glob("log-*")))
        slow = (beneath / "slow.txt").open("w", encoding="utf-8")
        for number in range(100):
            write(beneath / "day" / f"{number}.txt", f"{SENTENCE}{number}")
            write(beneath / f"{number}.part", f"{SENTENCE}r{number}").rename(beneath / f"r{number}.txt")
            slow.write(f"{SENTENCE}{number}\n")
            slow.flush()
        slow.close()
        write(log / "moved" / "deep" / "m.txt", f"{SENTENCE}m")
        (log / "moved").rename(beneath / "moved")
        wanted = {
            "slow.txt",
            "moved/deep/m.txt",
            *(f"day/{n}.txt" for n in range(100)),
            *(f"r{n}.txt" for n in range(100)),
        }
        eventually(lambda: len(mounted.names()) == len(wanted), 60)
    assert sorted(wanted) == mounted.names()
    with mounted.engine.connect() as conn:
        texts = conn.exec_driver_sql("SELECT text FROM articles WHERE name = 'slow.txt'").scalar_one()
    assert texts.count(SENTENCE) == 100
    assert any("fuse does not tell of what others write" in path.read_text() for path in log.glob("log-*"))


def test_a_bind_mount_is_watched_by_events(tmp_path: Path) -> None:
    """Where events come, as on a bind mount of the same machine, nothing is polled."""
    folder, shown = tmp_path / "beneath", tmp_path / "inbox"
    folder.mkdir()
    shown.mkdir()
    done = subprocess.run(["mount", "--bind", folder, shown], capture_output=True, check=False, timeout=60)
    if done.returncode:
        pytest.skip("a bind mount needs more rights than this user has")
    changed = threading.Event()
    try:
        watcher = Watcher(shown, changed, "auto")
        try:
            assert not watcher.polling
            changed.clear()
            write(folder / "a.txt")
            assert changed.wait(5.0)
        finally:
            watcher.close()
    finally:
        subprocess.run(["umount", "-l", shown], check=True, timeout=60)
