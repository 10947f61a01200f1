"""The process that watches, under everything that is no article, is broken or was made to do harm."""

import gzip
import random
from collections import Counter
from contextlib import suppress
from pathlib import Path

import psutil

from shuize import broker
from tests import papers
from tests.inboxes import SENTENCE, configured, descendants, eventually, running
from tests.papers import mutated

FILES = 300
WHOLE_SHARE, CUT_SHARE, WRONG_SHARE = 0.1, 0.2, 0.2
WRONG = (".txt", ".pdf", ".docx", ".html", ".zip", ".json", ".eml")
MOST_MEMORY = 512 << 20
PAGE = f"<!DOCTYPE html><html><body><article><p>{SENTENCE}</p><p>各地推进。</p></article></body></html>"
BOMB = papers.zipped({"a.txt": b"0" * 5_000_000})
WHOLE = {
    "a.pdf": papers.pdf([["题", SENTENCE], []]),
    "a.docx": papers.word(SENTENCE, cells=["青岛", "96.3%"]),
    "a.zip": papers.zipped({"a.txt": SENTENCE.encode(), "b.docx": papers.word(SENTENCE), "c.html": PAGE.encode()}),
    "a.tgz": papers.tarred({"a.txt": SENTENCE.encode(), "b.html": PAGE.encode()}),
    "a.eml": papers.mail(SENTENCE, page=PAGE, attached={"a.docx": papers.word(SENTENCE)}),
    "a.mhtml": papers.saved_page(PAGE),
    "a.html": PAGE.encode(),
    "deep.html": b"<html><body>" + b"<div>" * 10_000 + SENTENCE.encode(),
    "a.txt": SENTENCE.encode(),
    "a.jsonl.gz": gzip.compress(b'{"text":"x"}\n' * 50),
    "strange.json": b'{"text": "a\\u0000b\\ud800c"}',
    "binary.txt": random.Random(0).randbytes(3000),  # noqa: S311 - the same bytes in every run
    "bomb.zip": BOMB,
}


def make(inbox: Path, files: int) -> None:
    """Drop files: whole, mutated, cut short, under the endings of other formats."""
    chance = random.Random(6)  # noqa: S311 - the same files in every run
    for number in range(files):
        name = chance.choice(list(WHOLE))
        content = WHOLE[name] if chance.random() < WHOLE_SHARE else mutated(WHOLE[name], chance)
        if chance.random() < CUT_SHARE:
            content = content[: chance.randrange(len(content) + 1)]
        ending = chance.choice(WRONG) if chance.random() < WRONG_SHARE else ""
        (inbox / f"{number}-{name}{ending}").write_bytes(content)


def dropped(inbox: Path) -> list[Path]:
    """Return the files that still lie where they were dropped."""
    return [path for path in inbox.iterdir() if path.is_file()]


def parsers(pid: int) -> list[psutil.Process]:
    """Return the processes that parse for the one of that id."""
    found = []
    for each in descendants(pid):
        with suppress(psutil.NoSuchProcess):  # it was replaced just now
            found += [each] if "ingest.formats.child" in each.cmdline() else []
    return found


def resident(process: psutil.Process) -> int:
    """Return the bytes of memory that a process holds; none if it is gone."""
    try:
        return int(process.memory_info().rss)
    except psutil.NoSuchProcess:
        return 0


def is_gone(process: psutil.Process) -> bool:
    """Say whether a process has ended, also in the moment between two questions."""
    with suppress(psutil.NoSuchProcess):
        return process.status() == psutil.STATUS_ZOMBIE
    return True


def test_every_file_ends_in_done_duplicate_or_rejected_with_a_reason(tmp_path: Path) -> None:
    """Broken, mutated and hostile files of every format: none stays, none ends the process, none fills the memory."""
    settings = configured(tmp_path, settle_seconds=0.1)
    settings.inbox.mkdir()
    make(settings.inbox, FILES)
    most = 0
    with running(["-m", "ingest"], settings) as process:

        def is_done() -> bool:
            nonlocal most
            family = [psutil.Process(process.pid), *parsers(process.pid)]
            most = max(most, sum(map(resident, family)))
            return not dropped(settings.inbox)

        eventually(is_done, 120)
        assert process.poll() is None
    ended = [path for path in settings.inbox.rglob("*") if path.is_file()]
    where = Counter(path.relative_to(settings.inbox).parts[0] for path in ended if path.suffix != ".why")
    left_out = sum(why.parent.parent.name == "done" for why in settings.inbox.rglob("*.jsonl.gz.why"))
    assert sum(where.values()) == FILES + left_out  # the broken lines of a stream lie in rejected/ too
    assert set(where) == {"done", "duplicate", "rejected"}
    reasons = {path.name for path in (settings.inbox / "rejected").iterdir() if path.suffix == ".why"}
    assert len(reasons) == where["rejected"]
    assert most < MOST_MEMORY


def test_what_parses_ends_with_the_process_it_parses_for(tmp_path: Path) -> None:
    """Killed without a word, the process that watches leaves nothing behind."""
    settings = configured(tmp_path, settle_seconds=0.1)
    settings.inbox.mkdir()
    with running(["-m", "ingest"], settings) as process:
        (settings.inbox / "a.pdf").write_bytes(WHOLE["a.pdf"])
        eventually(lambda: parsers(process.pid) and not dropped(settings.inbox))
        (child,) = parsers(process.pid)
        process.kill()
        eventually(lambda: is_gone(child))
    with broker.broker(settings) as redis:  # adopt the server that was left, and end it
        assert redis.client.ping()
