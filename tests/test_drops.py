"""Every way in which files come into a folder, on a real file system: each is read once, and only when it is whole."""

import os
import shutil
import subprocess
import time
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.inboxes import SENTENCE, Stack, eventually, running, write, write_bytes

Drop = Callable[[Path, Path], None]
"""Puts a file, which is called a.txt, into the inbox."""
TEXT = SENTENCE * 200

AT_ONCE = 10_000


def slowly(source: Path, inbox: Path) -> None:
    """Write in 100 pieces."""
    text = source.read_text(encoding="utf-8")
    with (inbox / "a.txt").open("w", encoding="utf-8") as out:
        for start in range(0, len(text), len(text) // 100):
            out.write(text[start : start + len(text) // 100])
            out.flush()


def renamed(source: Path, inbox: Path) -> None:
    """Write under a temporary name and rename."""
    shutil.copy(source, inbox / "a.txt.part").rename(inbox / "a.txt")


def moved(source: Path, inbox: Path) -> None:
    """Move in from elsewhere on the file system."""
    source.rename(inbox / "a.txt")


def hard_linked(source: Path, inbox: Path) -> None:
    """Link a file that lies elsewhere too."""
    os.link(source, inbox / "a.txt")


class AbsentError(Exception):
    """A programme that drops files is not installed."""


def programme(*words: str) -> Drop:
    """Return a drop by a programme; SOURCE and INBOX are put in."""

    def drop(source: Path, inbox: Path) -> None:
        if shutil.which(words[0]) is None:
            raise AbsentError(words[0])
        told = [word.replace("SOURCE", str(source)).replace("INBOX", str(inbox)) for word in words]
        subprocess.run(told, check=True, timeout=60)

    return drop


def shell(line: str) -> Drop:
    """Return a drop by a line of the shell."""
    return programme("sh", "-c", line)


SFTP_SERVER = Path("/usr/lib/openssh/sftp-server")
NEAR = f"""#!/bin/sh
# Stands where ssh stands, on this machine: what the far end is to run is the last word, or sftp's own server.
for last; do :; done
[ "$last" = sftp ] && exec {SFTP_SERVER}
exec sh -c "$last"
"""


def scp(*options: str) -> Drop:
    """Return a drop by scp whose far end is this machine: both ends are the real ones, only the network is missing."""

    def drop(source: Path, inbox: Path) -> None:
        if "-O" not in options and not SFTP_SERVER.exists():
            raise AbsentError("openssh-sftp-server")
        near = write(source.parent / "near", NEAR)
        near.chmod(0o755)
        programme("scp", "-q", "-S", str(near), *options, "SOURCE", "here:INBOX/")(source, inbox)

    return drop


def edited(source: Path, inbox: Path) -> None:
    """Save as editors do: the new text beside, a backup made, the new one renamed over."""
    write(inbox / ".a.txt.swp", "swap")
    write(inbox / "a.txt~", "backup")
    shutil.copy(source, inbox / ".goutputstream-X1").rename(inbox / "a.txt")
    (inbox / ".a.txt.swp").unlink()


def in_a_folder(source: Path, inbox: Path) -> None:
    """Move a whole folder in."""
    (source.parent / "day" / "deep").mkdir(parents=True)
    source.rename(source.parent / "day" / "deep" / "a.txt")
    (source.parent / "day").rename(inbox / "day")


STYLES = {
    "slow-write": slowly,
    "rename-in": renamed,
    "move-in": moved,
    "hard-link": hard_linked,
    "scp": scp("-O"),
    "scp-that-keeps-times": scp("-O", "-p"),
    "scp-by-sftp": scp(),
    "scp-by-sftp-that-keeps-times": scp("-p"),
    "desktop-editor": edited,
    "folder": in_a_folder,
    "cp": programme("cp", "SOURCE", "INBOX/"),
    "mv-from-another-disk": shell("cp SOURCE /dev/shm/a-$$ && mv /dev/shm/a-$$ INBOX/a.txt"),
    "touched-afterwards": shell("cp SOURCE INBOX/ && touch -d 2020-03-24 INBOX/a.txt"),
    "rsync": programme("rsync", "-a", "SOURCE", "INBOX/"),
    "rsync-inplace": programme("rsync", "-a", "--inplace", "SOURCE", "INBOX/"),
    "rsync-delayed": programme("rsync", "-a", "--delay-updates", "SOURCE", "INBOX/"),
    "rsync-partial": programme("rsync", "-a", "--partial", "--bwlimit=2000", "SOURCE", "INBOX/"),
    "curl": programme("curl", "-sf", "-o", "INBOX/a.txt", "file://SOURCE"),
    "vim": programme("vim", "-es", "-u", "NONE", "+set writebackup backup", "+r SOURCE", "+w INBOX/a.txt", "+q!"),
    "tar": shell("cd $(dirname SOURCE) && tar -cf - a.txt | tar -C INBOX -xf -"),
}


@pytest.mark.parametrize("polling", ["never", "always"])
def test_every_style_under_a_running_watcher(box: Stack, tmp_path: Path, polling: str) -> None:
    """One after the other, noticed by events or by polling: each article whole, and once."""
    absent: set[str] = set()
    wanted: dict[str, str] = {}
    with running(["-m", "ingest"], replace(box.settings, polling=polling)):
        for name, drop in STYLES.items():
            source = write(tmp_path / "outside" / name / "a.txt", name + TEXT)
            place = box.root / name
            place.mkdir()
            try:
                drop(source, place)
            except AbsentError as error:
                absent.add(str(error))
                continue
            wanted[name] = name + TEXT
            eventually(lambda place=place: not [one for one in place.rglob("a.txt") if one.is_file()])
            assert len([*box.root.glob(f"done/*/{name}/**/a.txt")]) == 1, name
    with box.engine.connect() as conn:
        read = conn.exec_driver_sql("SELECT name, text FROM articles").all()
    assert {name.partition("/")[0]: text.strip() for name, text in read} == wanted
    assert len(read) == len(wanted)
    assert not {"rejected", "duplicate"} & {one.name for one in box.root.iterdir()}
    if absent:
        pytest.skip(f"all but {', '.join(sorted(absent))}: not installed")


def test_a_writer_may_take_longer_than_a_file_may_settle(box: Stack) -> None:
    """A hundred pieces over twenty times that: the kernel says that somebody writes, so nothing is read before."""
    text = TEXT[:10_000]
    with running(["-m", "ingest"], replace(box.settings, polling="never", settle_seconds=0.05, rescan_seconds=0.05)):
        eventually(lambda: any("ingest_started" in log.read_text() for log in box.root.parent.glob("log-*")))
        with (box.root / "a.txt").open("w", encoding="utf-8") as out:
            for start in range(0, len(text), 100):
                out.write(text[start : start + 100])
                out.flush()
                time.sleep(0.01)  # what a slow writer does
            assert box.names() == []
        eventually(lambda: box.names() == ["a.txt"])
    with box.engine.connect() as conn:
        assert conn.exec_driver_sql("SELECT text FROM articles").scalar() == text


def test_ten_thousand_at_once(box: Stack) -> None:
    """A burst by rename: none is lost and none is taken twice."""
    with running(["-m", "ingest"], box.settings):
        for number in range(AT_ONCE):
            write(box.root / f"{number}.part", f"{SENTENCE}{number}").rename(box.root / f"{number}.txt")
        eventually(lambda: taken(box) == AT_ONCE, 300)
        eventually(lambda: not any(path.is_file() for path in box.root.iterdir()))
    assert set(box.names()) == {f"{number}.txt" for number in range(AT_ONCE)}
    assert len(box.queued()) == taken(box) == AT_ONCE


def taken(box: Stack) -> int:
    """Return how many articles the ledger has."""
    with box.engine.connect() as conn:
        return int(conn.exec_driver_sql("SELECT count(*) FROM articles").scalar_one())


def test_a_file_deleted_before_it_is_read(box: Stack) -> None:
    """Before the first look, while it settles, or between look and reading: nothing is stored, the next one is read."""
    write(box.root / "a.txt").unlink()
    box.look()
    seen = write(box.root / "b.txt", f"{SENTENCE}乙")
    box.look(trust=False)
    seen.unlink()
    box.look(trust=False)
    first, last = (write(box.root / name, f"{SENTENCE}{name}") for name in ("c.txt", "d.txt"))
    os.utime(first, (1_585_000_000, 1_585_000_000))
    asked: list[bool] = []
    box.inbox.go_on = lambda: (asked.append(True), last.unlink(missing_ok=True))[0] is None
    box.look()
    assert len(asked) == 2
    write(box.root / "e.txt")
    box.look()
    assert box.names() == ["c.txt", "e.txt"]
    assert box.tree() == {"done/DAY/c.txt", "done/DAY/e.txt"}


def test_a_link_out_of_the_tree_is_refused(box: Stack, tmp_path: Path) -> None:
    """What it points to is never opened; the link itself lies in rejected/."""
    (box.root / "a.txt").symlink_to(write(tmp_path / "secret.txt"))
    (box.root / "folder").symlink_to(tmp_path)
    box.look()
    assert box.names() == []
    assert (box.root / "rejected" / "a.txt").is_symlink()
    assert "links and devices are not read" in (box.root / "rejected" / "a.txt.why").read_text(encoding="utf-8")


@pytest.mark.parametrize("polling", ["never", "always"])
def test_names_of_every_kind(box: Stack, polling: str) -> None:
    """A line's end, 255 bytes, no UTF-8, composed and decomposed letters: each an article, each moved."""
    composed, apart = (unicodedata.normalize(form, "é.txt").encode() for form in ("NFC", "NFD"))
    wanted = [b"a\nb.txt", b"x" * 251 + b".txt", "复工.txt".encode("gb18030"), composed, apart, b"-rf 'a\" *.txt"]
    with running(["-m", "ingest"], replace(box.settings, polling=polling, rescan_seconds=3600.0)):
        eventually(lambda: any("ingest_started" in log.read_text() for log in box.root.parent.glob("log-*")))
        for number, name in enumerate(wanted):
            write_bytes(box.root, name, f"{SENTENCE}{number}".encode())
        eventually(lambda: len(box.names()) == len(wanted))
        eventually(lambda: sorted(os.fsencode(one.name) for one in box.root.glob("done/*/*")) == sorted(wanted))
