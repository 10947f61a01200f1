import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from ingest import rejected
from tests.inboxes import SENTENCE, Stack, stack, write


def test_in_marker_mode_the_marker_says_when(tmp_path: Path) -> None:
    """However whole a file looks, it waits for its marker; then it is read with its sidecar, and the marker goes."""
    with stack(tmp_path, marker=".done", sidecar_seconds=60.0) as box:
        write(box.root / "sub" / "a.txt")
        write(box.root / "sub" / "a.txt.meta.json", '{"published": "2020-03-25"}')
        write(box.root / "b.txt", SENTENCE + "二")
        box.look()
        assert box.names() == []
        (box.root / "sub" / "a.txt.done").touch()
        (box.root / "b.txt.ready").touch()
        box.look()
        assert box.names() == ["sub/a.txt"]
        assert box.tree() == {"done/DAY/sub/a.txt", "done/DAY/sub/a.txt.meta.json", "b.txt", "b.txt.ready"}


def test_a_marker_that_a_crash_left_does_not_speak_for_the_next_file(tmp_path: Path) -> None:
    """Alone for a while, it is taken away; the next article of that name waits for its own."""
    with stack(tmp_path, marker=".done") as box:
        (box.root / "a.txt.done").touch()
        box.look()
        assert box.tree() == {"a.txt.done"}
        sight = box.inbox.sights[b"a.txt.done"]
        box.inbox.sights[b"a.txt.done"] = replace(sight, since=sight.since - 60)
        box.look()
        write(box.root / "a.txt")
        box.look()
        assert (box.tree(), box.names()) == ({"a.txt"}, [])


def test_in_marker_mode_a_second_try_needs_no_hand(tmp_path: Path) -> None:
    """What was rejected is put back with a marker, or it would wait for ever."""
    with stack(tmp_path, marker=".done", settle_seconds=0.0) as box:
        write(box.root / "a.txt", "")
        (box.root / "a.txt.done").touch()
        box.look()
        write(box.root / "rejected" / "a.txt")
        (one,) = rejected.listed(box.settings)
        rejected.retry(one, ".done")
        assert box.tree() == {"a.txt", "a.txt.done"}
        box.look()
        assert (box.tree(), box.names()) == ({"done/DAY/a.txt"}, ["a.txt"])


def test_in_marker_mode_kept_files_keep_their_markers(tmp_path: Path) -> None:
    """Where nothing is moved nothing is taken away, and nothing is read twice."""
    with stack(tmp_path, marker=".done", after="keep") as box:
        write(box.root / "a.txt")
        (box.root / "a.txt.done").touch()
        box.look()
        box.look()
        assert (box.tree(), box.names()) == ({"a.txt", "a.txt.done"}, ["a.txt"])


def test_a_sidecar_before_its_article(tmp_path: Path) -> None:
    """It waits, tells, and goes where its article goes."""
    with stack(tmp_path, sidecar_seconds=0.2) as box:
        write(box.root / "a.txt.meta.json", '{"published": "2020-03-25", "source": "某报"}')
        box.look()
        assert box.names() == []
        write(box.root / "a.txt")
        box.look()
        assert box.tree() == {"done/DAY/a.txt", "done/DAY/a.txt.meta.json"}
        with box.engine.connect() as conn:
            row = conn.exec_driver_sql("SELECT published, published_kind, source FROM articles").one()
        assert tuple(row) == ("2020-03-25", "sidecar", "某报")


def test_an_article_waits_for_its_sidecar(tmp_path: Path) -> None:
    """A sidecar that comes a moment later is still in time."""
    with stack(tmp_path, sidecar_seconds=5.0) as box:
        write(box.root / "a.txt")
        assert 0 < box.look() <= 5.0
        assert box.names() == []
        write(box.root / "a.txt.meta.json", '{"published": "2020-03-25"}')
        box.look()
        assert box.tree() == {"done/DAY/a.txt", "done/DAY/a.txt.meta.json"}


def test_a_broken_sidecar_rejects_both(box: Stack) -> None:
    """Neither is read by half."""
    write(box.root / "a.txt.meta.json", '{"published": "soon"}')
    write(box.root / "a.txt")
    box.look()
    assert box.tree() == {"rejected/a.txt", "rejected/a.txt.why", "rejected/a.txt.meta.json"}
    assert "its sidecar says published 'soon'" in (box.root / "rejected" / "a.txt.why").read_text(encoding="utf-8")


@pytest.mark.parametrize("marker", [".part", ".meta.json", ".TMP"])
def test_a_marker_that_means_something_else_is_refused(tmp_path: Path, marker: str) -> None:
    """A marker that would never be seen stops the process at start, with what to do."""
    environ = {"SHUIZE_MARKER": marker, "SHUIZE_INBOX": str(tmp_path / "in"), "SHUIZE_DATA": str(tmp_path / "data")}
    done = subprocess.run(
        [sys.executable, "-m", "ingest"], env=os.environ | environ, capture_output=True, text=True, check=False,
        timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (
        2, f"ingest: SHUIZE_MARKER: {marker} has a meaning already; take another one, as .done\n",
    )  # fmt: skip
