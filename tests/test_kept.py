import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.inboxes import SENTENCE, Stack, stack, write

NOBODY = 65534


def test_keep_leaves_everything_and_reads_once(tmp_path: Path) -> None:
    """Nothing is moved; after a restart nothing is read again; what changes is."""
    with stack(tmp_path, after="keep") as box:
        write(box.root / "a.txt")
        write(box.root / "a.txt.meta.json", '{"published": "2020-03-25"}')
        write(box.root / "empty.txt", "")
        box.look_until(lambda: len(box.inbox.handled) == 3)
        before = box.queued()
    with stack(tmp_path, after="keep") as box:
        box.look()
        assert box.tree() == {"a.txt", "a.txt.meta.json", "empty.txt"}
        assert box.queued() == before
        write(box.root / "a.txt", SENTENCE + "补记。")
        box.look()
        assert len(box.queued()) == 2


@pytest.fixture
def mortal() -> Iterator[Path]:
    """Give a folder of a user to whom permissions apply, and be that user."""
    folder = Path(tempfile.mkdtemp(prefix="shuize-"))
    if os.geteuid() == 0:
        os.chown(folder, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    try:
        if not os.access(__file__, os.R_OK, effective_ids=os.access in os.supports_effective_ids):
            pytest.skip("the tests run as root, from a folder that root alone may read")
        yield folder
    finally:
        os.seteuid(os.getuid())
        shutil.rmtree(folder)


def test_an_inbox_that_cannot_be_changed_is_kept(mortal: Path) -> None:
    """No right to move: the file stays and is read once; when that is allowed, the next start moves it."""
    with stack(mortal) as box:
        write(box.root / "a.txt")
        box.root.chmod(0o555)
        box.look()
        box.look()
        assert box.tree() == {"a.txt"}
        assert box.names() == ["a.txt"]
        assert len(box.queued()) == 1
        box.root.chmod(0o755)
    with stack(mortal) as box:
        box.look()
        assert box.tree() == {"done/DAY/a.txt"}


def test_permission_denied_then_granted(mortal: Path) -> None:
    """A file or folder that may not be read is neither lost nor rejected; it is tried again. So is the whole inbox."""
    with stack(mortal, rescan_seconds=0.05) as box:
        write(box.root / "a.txt").chmod(0)
        write(box.root / "shut" / "b.txt", SENTENCE * 2)
        (box.root / "shut").chmod(0)
        box.look()
        box.root.chmod(0)
        with pytest.raises(PermissionError):
            box.look()
        box.root.chmod(0o755)
        assert box.names() == []
        (box.root / "a.txt").chmod(0o644)
        (box.root / "shut").chmod(0o755)
        box.look_until(lambda: len(box.names()) == 2)
        assert box.tree() == {"done/DAY/a.txt", "done/DAY/shut/b.txt"}


def test_a_file_that_cannot_be_moved_stays_and_is_read_once(box: Stack) -> None:
    """The folder it should go to is no folder: the file stays, nothing goes round in circles."""
    write(box.root / "a.txt")
    (box.root / "done").write_bytes(b"in the way")
    for _ in range(3):
        box.look()
    assert box.tree() == {"a.txt", "done/DAY"} or box.tree() == {"a.txt", "done"}
    assert box.names() == ["a.txt"]
    assert len(box.queued()) == 1


def test_after_a_restart_moving_is_tried_again(tmp_path: Path) -> None:
    """What could not be moved before is moved now, and counts as the same article."""
    with stack(tmp_path) as box:
        write(box.root / "a.txt")
        (box.root / "done").write_bytes(b"in the way")
        box.look()
    with stack(tmp_path) as box:
        (box.root / "done").unlink()
        box.look()
        assert box.tree() == {"done/DAY/a.txt"}
        assert box.names() == ["a.txt"]
