import json
import os
import pty
import subprocess
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select

from ingest.sweep import sweep
from shuize.cli.main import shuize
from shuize.store import schema
from tests import papers
from tests.inboxes import SENTENCE, Stack, stack, write


def call(box: Stack, *arguments: object) -> Result:
    """Run `shuize backfill` on the stack's database."""
    environ = {"SHUIZE_INBOX": str(box.root), "SHUIZE_DATA": str(box.settings.data), "SHUIZE_LANGUAGE": "en"}
    return CliRunner(env=environ).invoke(shuize, ["backfill", *map(str, arguments)])


def on_a_terminal(box: Stack, *arguments: object) -> str:
    """Return what `shuize backfill` writes to a terminal, in Chinese."""
    environ = {"SHUIZE_INBOX": str(box.root), "SHUIZE_DATA": str(box.settings.data), "TERM": "xterm"}
    seen, terminal = pty.openpty()
    with os.fdopen(seen, "rb", buffering=0) as screen:
        done = subprocess.run(
            [sys.executable, "-m", "shuize", "backfill", *map(str, arguments)],
            env={**os.environ, **environ}, stdout=terminal, stderr=terminal, check=False, timeout=300,
        )  # fmt: skip
        os.close(terminal)
        assert done.returncode == 4
        written = b""
        with suppress(OSError):  # the other end is closed
            while part := screen.read(65536):
                written += part
    return written.decode()


def test_a_terminal_shows_how_far_it_is_and_each_refusal_on_a_line_of_its_own(tmp_path: Path, archive: Path) -> None:
    """The bar is drawn in the reader's language, and gives way to what is said meanwhile; then: who reads them."""
    with stack(tmp_path) as box:
        written = on_a_terminal(box, archive)
    assert "正在收入" in written
    assert "100%" in written
    assert "\r\x1b[Kshuize: picture.png 是图片" in written
    assert "收入 6 篇，已知 0 篇，拒收 1 个文件；不作通知\r\n6 篇等待读取" in written


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Give a folder of three files with six articles, and one that is none."""
    folder = tmp_path / "archive"
    write(folder / "2020" / "2020-03-11 a.txt", SENTENCE)
    lines = [json.dumps({"text": f"{SENTENCE}{number}", "published": "2020-03-12"}) for number in range(3)]
    write(folder / "b.jsonl", "\n".join(lines))
    members = {"c.txt": f"{SENTENCE}三".encode(), "d.txt": f"{SENTENCE}四".encode()}
    (folder / "c.zip").write_bytes(papers.zipped(members))
    (folder / "picture.png").write_bytes(b"\x89PNG....")
    return folder


def test_articles_of_the_past_are_taken_in_quietly_and_stay_where_they_are(tmp_path: Path, archive: Path) -> None:
    """Every article is in the ledger as quiet, nothing is moved, and what is no article is said."""
    before = sorted(archive.rglob("*"))
    with stack(tmp_path) as box:
        done = call(box, archive, "--source", "海岱日报")
        assert done.exit_code == 4
        assert "6 articles taken in, 0 known already, 1 files rejected" in done.stdout
        assert "picture.png is a picture" in done.stderr
        with box.engine.connect() as conn:
            rows = conn.execute(select(schema.articles.c.quiet, schema.articles.c.source)).all()
        assert {tuple(row) for row in rows} == {(True, "海岱日报")}
        assert "c.zip!c.txt" in box.names()
    assert sorted(archive.rglob("*")) == before


def test_the_sweeper_hands_them_to_the_workers_as_far_as_the_queue_takes_them(tmp_path: Path, archive: Path) -> None:
    """A full queue gets no more; one with room gets them all."""
    with stack(tmp_path, queue_jobs=1, batch_articles=2) as box:
        assert call(box, archive / "b.jsonl").exit_code == 0
        now = datetime.now(UTC)
        assert sweep(box.desk, now) == 3
        assert call(box, archive / "c.zip").exit_code == 0
        assert sweep(box.desk, now) == 0
        assert len(box.queued()) == 3


def test_begun_again_it_goes_on_where_it_was(tmp_path: Path, archive: Path) -> None:
    """What an interrupted run took in is known to the next one; so is what the inbox took, which stays loud."""
    with stack(tmp_path) as box:
        write(box.root / "a.txt", SENTENCE)
        box.look()
        assert call(box, archive / "b.jsonl").exit_code == 0
        again = call(box, archive)
        assert "2 articles taken in, 4 known already" in again.stdout
        with box.engine.connect() as conn:
            loud = list(conn.scalars(select(schema.articles.c.name).where(~schema.articles.c.quiet)))
        assert loud == ["a.txt"]


def test_files_wait_in_the_inbox_while_the_queue_is_full(tmp_path: Path) -> None:
    """Nothing is read or moved until the workers have caught up; then everything is."""
    with stack(tmp_path, queue_jobs=2, batch_articles=1) as box:
        for number in range(3):
            write(box.root / f"{number}.txt", f"{SENTENCE}{number}")
        box.look()
        assert len(box.queued()) == 3
        write(box.root / "late.txt", f"{SENTENCE}迟")
        assert 0 < box.look() <= 0.5
        assert "late.txt" in box.tree()
        box.redis.client.flushall()
        box.look()
        assert "done/DAY/late.txt" in box.tree()


def test_for_programs(tmp_path: Path, archive: Path) -> None:
    """With `--json` the counts are one object."""
    with stack(tmp_path) as box:
        assert json.loads(call(box, archive / "b.jsonl", "--json").stdout) == {"fresh": 3, "known": 0, "rejected": 0}
