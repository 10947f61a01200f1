import json
import os
import shutil
from pathlib import Path

import pytest

from tests import papers
from tests.inboxes import SENTENCE, Stack, stack, write, write_bytes


def test_a_file_is_read_queued_and_moved(box: Stack) -> None:
    """The whole of it, once."""
    write(box.root / "a.txt")
    box.look()
    assert box.tree() == {"done/DAY/a.txt"}
    assert box.names() == ["a.txt"]
    assert len(box.queued()) == 1


def test_a_slow_writer_is_waited_for(box: Stack) -> None:
    """A file that somebody has open for writing is not read, however long it takes."""
    with (box.root / "slow.txt").open("w", encoding="utf-8") as out:
        for number in range(100):
            out.write(f"第{number}段。")
            out.flush()
            box.look()
            assert box.names() == []
    box.look()
    assert box.names() == ["slow.txt"]
    assert len((box.root / box_done(box, "slow.txt")).read_text(encoding="utf-8").split("段")) == 101


def box_done(box: Stack, name: str) -> Path:
    """Return where a done file lies."""
    (found,) = (box.root / "done").rglob(name)
    return found


def test_who_says_stop_is_heard_between_two_files(box: Stack) -> None:
    """A round that is told to end leaves the rest where it is; the next round reads it."""
    for number in range(5):
        write(box.root / f"{number}.txt", f"{SENTENCE}{number}")
    asked: list[int] = []
    box.inbox.go_on = lambda: (asked.append(1), len(asked) <= 2)[1]
    box.look()
    assert box.names() == ["0.txt", "1.txt"]
    box.inbox.go_on = lambda: True
    box.look()
    assert len(box.names()) == 5


def test_an_archive_is_one_file_and_its_members_are_articles(box: Stack) -> None:
    """Each member is queued under its own name; the archive is moved whole; a bomb is rejected with its reason."""
    members = {f"{number}.txt": f"{SENTENCE}{number}".encode() for number in range(3)}
    (box.root / "a.zip").write_bytes(papers.zipped({**members, "logo.png": b"\x89PNG...."}))
    (box.root / "bomb.zip").write_bytes(papers.zipped({"a.txt": b"0" * 5_000_000}))
    box.look()
    assert box.names() == ["a.zip!0.txt", "a.zip!1.txt", "a.zip!2.txt"]
    assert len(box.queued()) == 3
    assert box.tree() == {"done/DAY/a.zip", "rejected/bomb.zip", "rejected/bomb.zip.why"}
    assert "packs 5000000 bytes" in (box.root / "rejected" / "bomb.zip.why").read_text(encoding="utf-8")


def test_without_the_kernels_word_time_decides(box: Stack) -> None:
    """Where writers cannot be seen, a file is whole once it has not changed for a while."""
    write(box.root / "a.txt")
    assert 0 < box.look(trust=False) < 0.31
    assert box.names() == []
    write(box.root / "a.txt", SENTENCE * 2)
    assert 0 < box.look(trust=False) < 0.31
    box.look_until(box.names, trust=False)
    assert box_done(box, "a.txt").read_text(encoding="utf-8") == SENTENCE * 2


def test_an_event_that_says_closed_is_taken_at_its_word(box: Stack) -> None:
    """Closed after writing is whole at once."""
    path = write(box.root / "a.txt")
    box.inbox.round([os.fsencode(path)], trust=False)
    assert box.names() == ["a.txt"]


def test_a_guessed_encoding_is_said(box: Stack, capfd: pytest.CaptureFixture[str]) -> None:
    """Once for each article that needed it, with what it was taken for; not for what says itself what it is."""
    traditional = "截至3月24日，全市規模以上工業企業返崗率為96.3%，復工復產有序推進，企業陸續恢復生產。"
    records = [json.dumps({"text": f"{SENTENCE}{n}"}, ensure_ascii=False) for n in range(2)]
    files = {
        "gb.txt": (SENTENCE + "甲").encode("gb18030"),
        "big5.txt": traditional.encode("big5"),
        "utf16.txt": (SENTENCE + "乙").encode("utf-16-le"),
        "lines.jsonl": "\n".join(records).encode("gb18030"),
        "utf8.txt": (SENTENCE + "丙").encode(),
        "marked.txt": (SENTENCE + "丁").encode("utf-16"),
        "bom.txt": (SENTENCE + "戊").encode("utf-8-sig"),
    }
    for name, content in files.items():
        (box.root / name).write_bytes(content)
    box.look()
    assert len(box.names()) == len(files) + 1
    said = [line for line in "".join(capfd.readouterr()).splitlines() if "encoding_guessed" in line]
    found = {
        name: next(word for word in line.split() if "encoding=" in word)
        for line in said
        for name in files
        if name in line
    }
    assert found == {
        "gb.txt": "encoding=gb18030",
        "big5.txt": "encoding=big5",
        "utf16.txt": "encoding=utf_16_le",
        "lines.jsonl": "encoding=gb18030",
    }
    assert len(said) == len(found)


def test_drop_styles(box: Stack, tmp_path: Path) -> None:
    """Renamed in, linked in, a folder moved in whole, a sub-folder, GB18030, a part renamed: all are read."""
    write(tmp_path / "renamed.txt", SENTENCE + "甲").rename(box.root / "renamed.txt")
    os.link(write(tmp_path / "linked.txt", SENTENCE + "乙"), box.root / "linked.txt")
    write(tmp_path / "folder" / "deep" / "inside.txt", SENTENCE + "丙")
    (tmp_path / "folder").rename(box.root / "folder")
    write(box.root / "sub" / "below.txt", SENTENCE + "丁")
    (box.root / "gb.txt").write_bytes((SENTENCE + "戊").encode("gb18030"))
    part = write(box.root / "big.txt.part", SENTENCE + "己")
    box.look()
    expected = ["folder/deep/inside.txt", "gb.txt", "linked.txt", "renamed.txt", "sub/below.txt"]
    assert box.names() == expected
    part.rename(box.root / "big.txt")
    box.look()
    assert box.names() == ["big.txt", *expected]
    assert box.tree() == {f"done/DAY/{name}" for name in box.names()}
    assert (tmp_path / "linked.txt").exists()


@pytest.mark.parametrize(
    "name", ["a.part", "a.tmp", "a.txt.crdownload", "a.txt~", "a.filepart", ".a.txt", ".git/a.txt", "done/a.txt",
             "duplicate/a.txt", "rejected/a.txt", "A.PART"],
)  # fmt: skip
def test_what_is_never_looked_at(box: Stack, name: str) -> None:
    """Temporary names, dot files and our own folders are left alone."""
    write(box.root / name)
    box.look()
    assert box.names() == []
    assert (box.root / name).exists()


def test_links_pipes_and_devices_are_refused(box: Stack, tmp_path: Path) -> None:
    """A link out of the inbox is moved as a link, never followed; a pipe is never opened."""
    secret = write(tmp_path / "secret.txt", "机密。复工率1%")
    (box.root / "link.txt").symlink_to(secret)
    (box.root / "loop").symlink_to(box.root)
    os.mkfifo(box.root / "pipe.txt")
    box.look_until(lambda: not {"link.txt", "loop", "pipe.txt"} & box.tree())
    assert box.names() == []
    assert box.tree() >= {"rejected/link.txt", "rejected/link.txt.why", "rejected/pipe.txt", "rejected/loop"}
    assert secret.exists()
    assert '"reason": "is no regular file' in (box.root / "rejected" / "link.txt.why").read_text(encoding="utf-8")


def test_names_of_any_bytes(box: Stack) -> None:
    """A line feed, bytes that are no UTF-8, 255 bytes, a combining accent: read, moved, and shown on one line."""
    names = [b"a\nb.txt", "复工.txt".encode("gb18030"), b"x" * 251 + b".txt", "e\u0301.txt".encode(), b"- a'b\"c.txt"]
    for number, name in enumerate(names):
        write_bytes(box.root, name, f"{SENTENCE}{number}".encode())
    box.look()
    assert len(box.names()) == len(names)
    assert all(name.isprintable() for name in box.names())
    assert "a\\x0ab.txt" in box.names()
    (day,) = (box.root / "done").iterdir()
    assert {os.fsencode(path.name) for path in day.iterdir()} == set(names)


def test_bad_files_are_rejected_with_one_line_each(box: Stack) -> None:
    """Empty, binary, too long a name for its reason: each lies in rejected/ beside its why."""
    write(box.root / "empty.txt", "")
    (box.root / "binary.txt").write_bytes(bytes(range(256)) * 100)
    write_bytes(box.root, b"y" * 255, b"%PDF-1.7")
    box.look_until(lambda: len(list((box.root / "rejected").glob("*"))) == 6)
    why = (box.root / "rejected" / "empty.txt.why").read_text(encoding="utf-8").splitlines()
    assert why[0] == "empty.txt 是空的"
    assert '"reason": "is empty"' in why[1]
    assert len(why) == 2
    assert box.names() == []


def test_too_large_a_file_is_not_even_read(tmp_path: Path) -> None:
    """Its size is enough to know."""
    with stack(tmp_path, max_bytes=1000) as box:
        with (box.root / "huge.txt").open("wb") as out:
            out.truncate(1 << 40)
        box.look_until(lambda: "rejected/huge.txt" in box.tree())
        assert "more than 1000" in (box.root / "rejected" / "huge.txt.why").read_text(encoding="utf-8")


def test_an_empty_file_may_still_be_filled(box: Stack) -> None:
    """Some tools make a file first and write it later: nothing is rejected at once for being empty."""
    path = write(box.root / "later.txt", "")
    assert box.look() > 0
    write(path)
    box.look_until(box.names)
    assert box.tree() == {"done/DAY/later.txt"}


def test_the_same_text_again_is_a_duplicate(box: Stack) -> None:
    """Under another name, in another encoding or layout; a name that is taken gets a number."""
    write(box.root / "a.txt")
    box.look()
    write(box.root / "a.txt")
    (box.root / "b.txt").write_bytes(SENTENCE.encode("gb18030"))
    box.look()
    write(box.root / "a.txt", SENTENCE + "\n")
    write(box.root / "c.json", f'{{"text": "{SENTENCE}"}}')
    box.look()
    assert box.tree() == {
        "done/DAY/a.txt", "duplicate/a.txt", "duplicate/a.1.txt", "duplicate/b.txt", "duplicate/c.json",
    }  # fmt: skip
    assert box.names() == ["a.txt"]


def test_another_article_under_the_same_name(box: Stack) -> None:
    """Nothing in done/ is ever written over."""
    for number in range(3):
        write(box.root / "a.txt", f"{SENTENCE}{number}")
        box.look()
    assert box.tree() == {"done/DAY/a.txt", "done/DAY/a.1.txt", "done/DAY/a.2.txt"}


def test_a_burst_is_read_in_batches(tmp_path: Path) -> None:
    """Many files at once make few jobs, and none is lost."""
    with stack(tmp_path, batch_articles=20) as box:
        for number in range(210):
            write(box.root / f"{number:03}.txt", f"{SENTENCE}第{number}篇")
        box.look()
        assert len(box.names()) == 210
        assert len(box.queued()) == 210
        assert box.redis.client.llen("rq:queue:shuize-read") == 11


def test_a_file_that_vanishes_or_is_replaced(box: Stack) -> None:
    """Deleted before it is read: nothing. Replaced: the new one is read."""
    write(box.root / "gone.txt").unlink()
    write(box.root / "a.txt", SENTENCE + "旧")
    (write(box.root / "a.new.tmp", SENTENCE + "新")).replace(box.root / "a.txt")
    box.look()
    assert box.names() == ["a.txt"]
    assert box_done(box, "a.txt").read_text(encoding="utf-8").endswith("新")


def test_the_inbox_may_go_and_come_back(box: Stack, tmp_path: Path) -> None:
    """While it is away that is an error the loop tells of; afterwards everything goes on."""
    shutil.move(box.root, tmp_path / "away")
    with pytest.raises(FileNotFoundError):
        box.look()
    shutil.move(tmp_path / "away", box.root)
    write(box.root / "a.txt")
    box.look()
    assert box.names() == ["a.txt"]


def test_while_jobs_wait_the_next_look_is_later(box: Stack) -> None:
    """So that the next job is of many articles; as soon as nothing is to be submitted, it is soon again."""
    seen = []
    for number in range(6):
        write(box.root / f"{number}.txt", f"{SENTENCE}{number}")
        box.look_until(lambda number=number: len(box.names()) == number + 1)
        seen.append(box.inbox.pressure.behind)
    assert seen == [False, False, False, False, True, True]
    box.look()
    assert not box.inbox.pressure.behind
