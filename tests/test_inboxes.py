import os
from dataclasses import replace
from pathlib import Path

import pytest

from ingest import rejected
from ingest.__main__ import main
from ingest.desk import Desk
from ingest.inbox import Inbox
from shuize.errors import UsageError
from shuize.store import articles
from tests.inboxes import LONG_AGO, SENTENCE, configured, eventually, running, stack, write


def test_several_folders_are_watched_each_by_itself(tmp_path: Path) -> None:
    """The same name in two inboxes is two files; each goes to its own done/; one that vanishes stops no other."""
    first, second, third = (tmp_path / name for name in ("inbox", "second", "third"))
    settings = configured(tmp_path, more_inboxes=(str(second), str(third)))
    for folder, text in ((first, "一"), (second, "二"), (third, "")):
        write(folder / "a.txt", SENTENCE + text if text else "")
    write(second / ".shuize.toml", 'source = "二报"')
    with running(["-m", "ingest"], settings):
        eventually(lambda: [*first.glob("done/*/a.txt")] and [*second.glob("done/*/a.txt")])
        eventually((third / "rejected" / "a.txt.why").exists)
        assert [one.name for one in rejected.listed(settings)] == [f"{third}/a.txt"]
        second.rename(tmp_path / "away")
        write(first / "b.txt", SENTENCE + "三")
        eventually(lambda: [*first.glob("done/*/b.txt")])
        write(third / "rejected" / "a.txt", SENTENCE + "四")
        rejected.retry(rejected.listed(settings)[0], "")
        eventually(lambda: [*third.glob("done/*/a.txt")])
        (tmp_path / "away").rename(second)
        write(second / "c.txt", SENTENCE + "五")
        eventually(lambda: [*second.glob("done/*/c.txt")])


def test_kept_files_of_two_inboxes_are_remembered_apart(tmp_path: Path) -> None:
    """After a restart each inbox knows its own files and forgets none of the other's."""
    with stack(tmp_path, after="keep") as box:
        other = replace(box.settings, inbox=tmp_path / "other")
        write(box.root / "a.txt", SENTENCE + "一")
        write(other.inbox / "a.txt", SENTENCE + "二")
        for inbox in (box.inbox, Inbox(Desk(other, box.engine, box.redis.client, further=True))):
            inbox.round((), trust=True)
        for again in (Inbox(box.desk), Inbox(Desk(other, box.engine, box.redis.client, further=True))):
            again.recall()
            assert set(again.handled) == {b"a.txt"}
        os.unlink(other.inbox / "a.txt")  # noqa: PTH108 - as a person does
        last = Inbox(Desk(other, box.engine, box.redis.client, further=True))
        last.recall()
        assert last.handled == {}
        first = Inbox(box.desk)
        first.recall()
        assert set(first.handled) == {b"a.txt"}


def test_a_late_sidecar_speaks_of_its_own_inbox(tmp_path: Path) -> None:
    """The same name came to both; the sidecar in the second one dates the second one's article."""
    with stack(tmp_path) as box:
        other = Inbox(Desk(replace(box.settings, inbox=tmp_path / "other"), box.engine, box.redis.client, further=True))
        for number, inbox in enumerate((other, box.inbox)):
            write(inbox.desk.settings.inbox / "a.txt", f"{SENTENCE}{number}")
            inbox.round((), trust=True)
        write(tmp_path / "other" / "a.txt.meta.json", '{"published": "2020-03-25", "source": "二报"}')
        eventually(lambda: (other.round((), trust=True), [*(tmp_path / "other").glob("done/*/a.txt.meta.json")])[1])
        with box.engine.connect() as conn:
            found = {name: articles.named(conn, name, LONG_AGO) for name in ("a.txt", f"{tmp_path}/other/a.txt")}
    assert [[one.source for one in group] for group in found.values()] == [[None], ["二报"]]


@pytest.mark.parametrize("name", ["inbox", "inbox/sub", "."])
def test_an_inbox_within_another_is_refused(tmp_path: Path, name: str) -> None:
    """Its files would be read by both."""
    with pytest.raises(UsageError, match="lies in"):
        main(configured(tmp_path, more_inboxes=(str(tmp_path / name),)))
