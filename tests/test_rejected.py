import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ingest import rejected
from shuize.cli.main import shuize
from shuize.errors import UsageError
from tests.inboxes import SENTENCE, Stack, stack, write, write_bytes


@pytest.fixture
def box(tmp_path: Path) -> Iterator[Stack]:
    """Give a running stack that has rejected three files."""
    with stack(tmp_path) as found:
        write(found.root / "sub" / "a.txt", "\u3000 \n")
        write(found.root / "b[red].txt").with_name("b[red].txt.meta.json").write_text('{"published": "soon"}')
        write_bytes(found.root, b"x" * 255, b"\x89PNG....")
        found.look()
        assert found.names() == []
        yield found


def call(box: Stack, *arguments: str) -> Result:
    """Run `shuize rejected` on the inbox."""
    environ = {"SHUIZE_INBOX": str(box.root), "SHUIZE_DATA": str(box.settings.data), "SHUIZE_LANGUAGE": "en"}
    return CliRunner(env=environ).invoke(shuize, ["rejected", *arguments])


def listed(box: Stack) -> dict[str, str]:
    """Return the reason of each rejected file."""
    return {one["name"]: one["reason"] for one in map(json.loads, call(box, "list", "--json").stdout.splitlines())}


def test_every_rejected_file_is_listed_with_its_reason(box: Stack) -> None:
    """Names of any length, in folders, with brackets in them; the table says the same."""
    assert listed(box) == {
        "sub/a.txt": "is empty",
        "b[red].txt": "cannot be dated: its sidecar says published 'soon', expected YYYY-MM-DD",
        "x" * 255: "is a picture, which is not read; save its text as UTF-8",
    }
    shown = call(box, "list").stdout
    assert "b[red].txt" in shown
    assert "rejected at" in shown
    (box.root / "rejected" / "sub" / "a.txt.why").write_text("a person's words\n")
    assert "sub/a.txt" in call(box, "list").stdout


def test_what_was_put_right_is_read_at_the_second_try(box: Stack) -> None:
    """File and sidecar go back to where they were dropped, and are read as if they had just come."""
    lying = box.root / "rejected" / "b[red].txt.meta.json"
    lying.write_text('{"published": "2020-03-25"}')
    assert call(box, "retry", "b[red].txt").exit_code == 0
    assert {"b[red].txt", "b[red].txt.meta.json"} <= box.tree()
    box.look()
    assert box.names() == ["b[red].txt"]
    assert set(listed(box)) == {"sub/a.txt", "x" * 255}
    assert not [name for name in box.tree() if name.startswith("rejected/b")]


def test_all_are_tried_again_and_what_is_still_none_comes_back(box: Stack) -> None:
    """The same fault gives the same reason, once."""
    before = listed(box)
    assert call(box, "retry", "--all").exit_code == 0
    assert listed(box) == {}
    box.look()
    assert listed(box) == before
    assert call(box, "list").exit_code == 0


def test_a_file_of_that_name_that_came_meanwhile_stays(box: Stack) -> None:
    """Nothing in the inbox is written over."""
    write(box.root / "sub" / "a.txt")
    (box.root / "rejected" / "sub" / "a.txt").write_text(SENTENCE + "二")
    assert call(box, "retry", "sub/a.txt").exit_code == 0
    box.look()
    assert box.names() == ["sub/a.1.txt", "sub/a.txt"]


def test_a_second_file_of_that_name_keeps_its_own_sidecar(box: Stack) -> None:
    """Beside a file that was renamed, because its name was taken, lies its sidecar under the new name."""
    write(box.root / "b[red].txt").with_name("b[red].txt.meta.json").write_text('{"published": "later"}')
    box.look()
    assert {"rejected/b[red].1.txt", "rejected/b[red].1.txt.meta.json"} <= box.tree()
    assert "says published 'later'" in listed(box)["b[red].1.txt"]


def test_names_that_are_none(box: Stack) -> None:
    """A name must be one that is listed; no name at all is a question, not a wish for all."""
    for arguments, reason in ((["nobody.txt"], "no rejected file is called so"), ([], "say --all")):
        failed = call(box, "retry", *arguments)
        assert isinstance(failed.exception, UsageError)
        assert reason in str(failed.exception)
    assert call(box, "list", "--json").exit_code == 0
    assert len(rejected.listed(box.settings)) == 3


def test_an_inbox_that_has_rejected_nothing(tmp_path: Path) -> None:
    """There is nothing to show, and nothing fails."""
    found = CliRunner(env={"SHUIZE_INBOX": str(tmp_path)}).invoke(shuize, ["rejected", "list"])
    assert (found.exit_code, found.stdout) == (0, "还没有\n")
