"""Every way in which files come into a folder, on a real file system: each is read once, and only when it is whole."""

import ctypes
import errno
import os
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from ingest import shelf, watch
from tests.inboxes import SENTENCE, Stack, eventually, running, write, write_bytes

Drop = Callable[[Path, Path], None]
TEXT = SENTENCE * 200


def slowly(inbox: Path, _outside: Path) -> None:
    """Write in 100 pieces."""
    with (inbox / "a.txt").open("w", encoding="utf-8") as out:
        for start in range(0, len(TEXT), len(TEXT) // 100):
            out.write(TEXT[start : start + len(TEXT) // 100])
            out.flush()


def renamed(inbox: Path, _outside: Path) -> None:
    """Write under a temporary name and rename."""
    write(inbox / "a.txt.part", TEXT).rename(inbox / "a.txt")


def moved(inbox: Path, outside: Path) -> None:
    """Move in from elsewhere on the file system."""
    write(outside / "a.txt", TEXT).rename(inbox / "a.txt")


def hard_linked(inbox: Path, outside: Path) -> None:
    """Link a file that lies elsewhere too."""
    os.link(write(outside / "a.txt", TEXT), inbox / "a.txt")


class AbsentError(Exception):
    """A programme that drops files is not installed."""


def programme(*words: str) -> Drop:
    """Return a drop by a programme; SOURCE and INBOX are put in."""

    def drop(inbox: Path, outside: Path) -> None:
        if shutil.which(words[0]) is None:
            raise AbsentError(words[0])
        source = write(outside / "a.txt", TEXT)
        told = [word.replace("SOURCE", str(source)).replace("INBOX", str(inbox)) for word in words]
        subprocess.run(told, check=True, timeout=30)

    return drop


def scp_like(inbox: Path, _outside: Path) -> None:
    """Write under the final name from the start, cut to length, permissions and times last."""
    file = os.open(inbox / "a.txt", os.O_WRONLY | os.O_CREAT, 0o600)
    for start in range(0, len(TEXT.encode()), 16384):
        os.write(file, TEXT.encode()[start : start + 16384])
    os.ftruncate(file, len(TEXT.encode()))
    os.fchmod(file, 0o644)
    os.close(file)
    os.utime(inbox / "a.txt", (1_585_000_000, 1_585_000_000))


def edited(inbox: Path, _outside: Path) -> None:
    """Save as editors do: the new text beside, a backup made, the new one renamed over."""
    write(inbox / ".a.txt.swp", "swap")
    write(inbox / "a.txt~", "backup")
    write(inbox / ".goutputstream-X1", TEXT).rename(inbox / "a.txt")
    (inbox / ".a.txt.swp").unlink()


def in_a_folder(inbox: Path, outside: Path) -> None:
    """Move a whole folder in."""
    write(outside / "day" / "deep" / "a.txt", TEXT)
    (outside / "day").rename(inbox / "day")


STYLES = {
    "slow write": slowly,
    "rename in": renamed,
    "move in": moved,
    "hard link": hard_linked,
    "scp": scp_like,
    "editor": edited,
    "folder": in_a_folder,
    "cp": programme("cp", "SOURCE", "INBOX/"),
    "rsync": programme("rsync", "-a", "SOURCE", "INBOX/"),
    "rsync inplace": programme("rsync", "-a", "--inplace", "SOURCE", "INBOX/"),
    "rsync delayed": programme("rsync", "-a", "--delay-updates", "SOURCE", "INBOX/"),
    "rsync partial": programme("rsync", "-a", "--partial", "--bwlimit=2000", "SOURCE", "INBOX/"),
    "curl": programme("curl", "-sf", "-o", "INBOX/a.txt", "file://SOURCE"),
    "vim": programme("vim", "-es", "-u", "NONE", "+set writebackup backup", "+r SOURCE", "+w INBOX/a.txt", "+q!"),
    "tar": programme("sh", "-c", "cd $(dirname SOURCE) && tar -cf - a.txt | tar -C INBOX -xf -"),
}


@pytest.mark.parametrize("polling", ["never", "always"])
def test_every_style_under_a_running_watcher(box: Stack, tmp_path: Path, polling: str) -> None:
    """One after the other, noticed by events or by polling: each article whole, and once."""
    absent: set[str] = set()
    with running(["-m", "ingest"], replace(box.settings, polling=polling)):
        for number, (name, drop) in enumerate(STYLES.items()):
            outside = tmp_path / f"outside{number}"
            outside.mkdir()
            place = box.root / str(number)
            place.mkdir()
            try:
                drop(place, outside)
            except AbsentError as error:
                absent.add(str(error))
                continue
            eventually(lambda place=place: not [one for one in place.rglob("a.txt") if one.is_file()])
            assert [*box.root.glob(f"d*/**/{number}/**/a.txt")], name
    with box.engine.connect() as conn:
        texts = list(conn.exec_driver_sql("SELECT text FROM articles").scalars())
    assert {text.strip() for text in texts} == {TEXT}
    assert not (box.root / "rejected").exists()
    if absent:
        pytest.skip(f"all but {', '.join(sorted(absent))}: not installed")


def test_ten_thousand_at_once_in_small(box: Stack) -> None:
    """A burst by rename, as large as a test may be: none is lost and none is read twice."""
    with running(["-m", "ingest"], box.settings):
        for number in range(600):
            write(box.root / f"{number}.part", f"{SENTENCE}{number}").rename(box.root / f"{number}.txt")
        eventually(lambda: len(box.names()) == 600, 60)
    assert box.names() == sorted(f"{number}.txt" for number in range(600))


def test_a_file_deleted_before_it_is_read(box: Stack) -> None:
    """Nothing is said, nothing is stored, the next one is read."""
    write(box.root / "a.txt").unlink()
    box.look()
    write(box.root / "b.txt")
    box.look()
    assert box.names() == ["b.txt"]


def test_a_link_out_of_the_tree_is_refused(box: Stack, tmp_path: Path) -> None:
    """What it points to is never opened; the link itself lies in rejected/."""
    (box.root / "a.txt").symlink_to(write(tmp_path / "secret.txt"))
    (box.root / "folder").symlink_to(tmp_path)
    box.look()
    assert box.names() == []
    assert (box.root / "rejected" / "a.txt").is_symlink()
    assert "links and devices are not read" in (box.root / "rejected" / "a.txt.why").read_text(encoding="utf-8")


def test_names_of_every_kind(box: Stack) -> None:
    """A line's end, 255 bytes, composed and decomposed letters: four files, four articles."""
    composed, apart = (unicodedata.normalize(form, "é.txt").encode() for form in ("NFC", "NFD"))
    wanted = [b"a\nb.txt", b"x" * 251 + b".txt", composed, apart]
    for number, name in enumerate(wanted):
        write_bytes(box.root, name, f"{SENTENCE}{number}".encode())
    box.look()
    (day,) = (box.root / "done").iterdir()
    assert sorted(os.fsencode(one.name) for one in day.iterdir()) == sorted(wanted)
    assert len(box.names()) == 4


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


def test_the_disk_is_full_when_a_file_is_moved(box: Stack) -> None:
    """The file stays, whole, and was read once; when there is room, the next start moves it."""
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
        box.inbox.handled.clear()
        box.look()
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
        timeout=30,
        cwd=Path(watch.__file__).parents[1],
    )
    assert done.stdout.endswith("True\n")
    assert "polling_started" in done.stdout + done.stderr
    assert "the system gives no more watches" in done.stdout + done.stderr
