"""What a browser saves beside a page is left out of what is read, without a word, and goes where the page goes."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from shuize.cli import documents
from tests.inboxes import SENTENCE, Stack, stack, write, write_bytes

PAGE = f"<!doctype html><html><body><p>{SENTENCE * 20}</p></body></html>"
PARTS = ("复工_files/a.js", "复工_files/css/b.CSS", "复工_files/c.png", "复工_files/d.woff2")


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Stack]:
    """Give an inbox."""
    with stack(tmp_path) as made:
        yield made


def saved(root: Path) -> None:
    """Save a page with what it is made of, and one frame that is text."""
    for part in PARTS:
        write(root / part, "function a() { return 1 }")
    write(root / "复工.html", PAGE)


@pytest.mark.parametrize("after", ["done", "keep"])
def test_a_page_takes_its_parts_along(tmp_path: Path, after: str) -> None:
    """One article; nothing is rejected; the folder lies beside the page, and is gone from the inbox."""
    with stack(tmp_path, after=after) as here:
        saved(here.root)
        here.look_until(lambda: here.names() == ["复工.html"])
        here.look()
        moved = {f"done/DAY/{one}" for one in ("复工.html", *PARTS)}
        assert here.tree() == (moved if after == "done" else {"复工.html", *PARTS})
        assert (here.root / "复工_files").exists() == (after == "keep")


def test_what_may_be_an_article_is_read_all_the_same(here: Stack) -> None:
    """A text in such a folder is an article; a style elsewhere is dealt with as ever."""
    write(here.root / "2020_files/a.txt", SENTENCE)
    write(here.root / "2020_files/b.css", "a {}")
    here.look_until(lambda: here.names() == ["2020_files/a.txt"])
    assert "2020_files/b.css" in here.tree()


def test_archives_and_folders_that_are_named(here: Stack, tmp_path: Path) -> None:
    """They leave out the same."""
    saved(tmp_path / "named")
    assert [name for name, _ in documents.listed([tmp_path / "named"])] == ["复工.html"]
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("a.html", PAGE)
        archive.writestr("a_files/a.js", "function a() { return 1 }")
    write_bytes(here.root, b"a.zip", packed.getvalue())
    here.look_until(lambda: here.names() == ["a.zip!a.html"])
