import os
import random
import re
import signal
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import psutil
import pytest

from ingest.formats import bounds
from ingest.sealed import Room
from shuize.errors import ArticleError
from tests import papers
from tests.papers import LIMIT, PICTURE, PORTAL, SENTENCE, fault, held, mutated, printed


def overlapping() -> bytes:
    """Return an archive that unpacks a thousand times its size."""
    return papers.zipped({f"{number}.txt": b"0" * 900_000 for number in range(50)})


def deep(times: int) -> bytes:
    """Return an archive within archives."""
    content = papers.zipped({"a.txt": SENTENCE.encode()})
    for _ in range(times):
        content = papers.zipped({"a.zip": content})
    return content


def locked() -> bytes:
    """Return an archive whose one member says that it has a password."""
    packed = bytearray(papers.zipped({"a.txt": SENTENCE.encode()}))
    packed[6] |= 1
    packed[packed.index(b"PK\x01\x02") + 8] |= 1
    return bytes(packed)


def sheet() -> bytes:
    """Return what a spreadsheet looks like from outside."""
    return papers.zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"})


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (lambda: papers.zipped({"a.txt": b"0" * 1_900_000}), "a.zip", "packs 1900000 bytes into"),
        (overlapping, "a.zip", "unpacks to more than 2000000 bytes"),
        (lambda: papers.tarred({"a.txt": os.urandom(9000) * 250}), "a.tgz", "unpacks to more"),
        (lambda: papers.tarred({"a.txt": b"0" * 1_900_000}), "a.tgz", "packs 19"),
        (lambda: deep(9), "a.zip", "is packed in itself more than"),
        (lambda: papers.zipped({f"{one}.txt": b"" for one in range(bounds.MOST_MEMBERS + 1)}), "a.zip", "more than"),
        (locked, "a.zip", "holds no article: a.txt is locked with a password"),
        (lambda: papers.zipped({"a.png": PICTURE, "b.png": PICTURE}), "a.zip", "a.png is a picture.*, and 1 more"),
        (lambda: papers.zipped({}), "a.zip", "is empty"),
        (sheet, "a.xlsx", "is an Office document other than Word"),
        (lambda: papers.zipped({"a.txt": b"x" * 99})[:-30], "a.zip", "broken zip archive"),
        (lambda: papers.word(SENTENCE)[:-900], "a.docx", "is a broken"),
        (lambda: papers.zipped({"word/document.xml": b"<w:document"}), "a.docx", "is a broken Word document"),
        (lambda: papers.pdf([[SENTENCE]])[:200], "a.pdf", "is a broken PDF"),
        (lambda: papers.tarred({"a.txt": SENTENCE.encode()})[:-30], "a.tgz", "no whole gzip|broken tar"),
        (lambda: b"<html><body>" + b"<div>" * 10_000, "a.html", "without a text"),
        (lambda: os.urandom(5000).replace(b"\0", b"\1"), "a.txt", "is no text"),
        (lambda: b"From: a\nTo: b\nSubject: c\n\n", "a.eml", "is empty"),
    ],
)  # fmt: skip
def test_what_is_no_article_or_too_much_is_said(content: Callable[[], bytes], name: str, reason: str) -> None:
    """Bombs, locks, pictures, halves: one line says what it is."""
    assert re.search(reason, fault(name, content()))


def test_a_broken_member_costs_only_itself() -> None:
    """A wrong checksum, a password: each is said, the others are read; a half archive is no whole file."""
    packed = bytearray(
        papers.zipped({name: (SENTENCE + name).encode() for name in ("a.txt", "b.txt", "c.txt", "d.txt")})
    )
    central = packed.index(b"PK\x01\x02")
    second = packed.index(b"b.txt") + len("b.txt")
    packed[second + 3] ^= 0xFF
    third = packed.index(b"PK\x01\x02", packed.index(b"PK\x01\x02", central + 4) + 4)
    packed[third + 8] |= 1
    found = held("a.zip", bytes(packed))
    assert [name for name, _ in found.named] == ["a.zip!a.txt", "a.zip!d.txt"]
    assert [name for name, _ in found.refused] == ["a.zip!b.txt", "a.zip!c.txt"]
    assert "cannot be unpacked" in found.refused[0][1]
    assert "password" in found.refused[1][1]
    assert "broken zip archive" in fault("a.zip", bytes(packed[:-30]))


@pytest.mark.parametrize("seed", range(8))
def test_mutated_files_end_in_articles_or_a_reason(seed: int) -> None:
    """A few hundred broken files of every format: none ends the process that reads them, none takes long."""
    chance = random.Random(seed)  # noqa: S311 - the same files in every run
    page = PORTAL.format(paragraphs=f"<p>{SENTENCE}</p>" * 5).encode()
    whole = {
        "a.pdf": papers.pdf([["题", *printed(SENTENCE)], []]),
        "a.docx": papers.word(SENTENCE, cells=["青岛", "96.3%"]),
        "a.zip": papers.zipped({"a.txt": SENTENCE.encode(), "b.docx": papers.word(SENTENCE), "c.html": page}),
        "a.tgz": papers.tarred({"a.txt": SENTENCE.encode(), "b.html": page}),
        "a.tar": papers.tarred({"a.txt": SENTENCE.encode(), "b.html": page}, packed=False),
        "a.eml": papers.mail(SENTENCE, page=page.decode(), attached={"a.docx": papers.word(SENTENCE)}),
        "a.mhtml": papers.saved_page(page.decode()),
        "a.html": page,
    }
    ended = 0
    for _ in range(6):
        for name, content in whole.items():
            broken = mutated(content, chance)
            try:
                found = held(chance.choice((name, "a.txt")), broken)
            except ArticleError as error:
                ended += "ends the program" in str(error)
                continue
            assert all(each.text.strip() and "\0" not in each.text and each.text.encode() for each in found.articles)
            assert all(called.encode() for called, _ in (*found.named, *found.refused))
    assert ended < 6  # the deadline and the seal are for the rare one


def heavy() -> bytes:
    """Return a small PDF of a thousand pages, each of which draws the same two million letters."""
    stream = zlib.compress(b"BT /F1 1 Tf " + b"<590d> Tj " * 200_000 + b"ET")
    kids = b" ".join(b"4 0 R" for _ in range(1000))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</Font<</F1 3 0 R>>>>/Contents 5 0 R>>"
    return papers.numbered(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1000/Kids[" + kids + b"]>>", papers.FONT, page,
         b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(stream), stream)]
    )  # fmt: skip


def test_a_file_that_takes_too_long_is_refused_and_the_next_one_is_read() -> None:
    """The deadline ends whatever code is running, and nothing of it is left."""
    room = Room(seconds=2)
    try:
        began = time.monotonic()
        with pytest.raises(ArticleError, match="takes longer than 2 seconds"):
            room.drafts("a.pdf", heavy(), 2_000_000_000)
        assert time.monotonic() - began < 10
        assert room.drafts("a.pdf", papers.pdf([[SENTENCE]]), LIMIT)[0].text == SENTENCE
    finally:
        room.close()


def test_memory_has_a_limit() -> None:
    """A page that would take gigabytes is refused, or read within the limit; the next one is read either way."""
    room = Room(seconds=5)
    page = b"<html><body>" + b"<p><b>a</b>" * 1_500_000
    try:
        try:
            room.drafts("a.html", page, 20_000_000)
        except ArticleError as error:
            assert "memory" in str(error) or "takes longer" in str(error) or "without a text" in str(error)  # noqa: PT017 - either way is right
        assert room.drafts("a.pdf", papers.pdf([[SENTENCE]]), LIMIT)[0].text == SENTENCE
    finally:
        room.close()


def children() -> list[psutil.Process]:
    """Return the processes that parse for this one."""
    return [each for each in psutil.Process().children() if "ingest.formats.child" in each.cmdline()]


def test_a_child_that_somebody_ended_is_replaced() -> None:
    """Who kills the child by chance does not get a file refused."""
    before = {each.pid for each in children()}
    room = Room()
    try:
        assert room.drafts("a.docx", papers.word(SENTENCE), LIMIT)[0].text == SENTENCE
        (child,) = [each for each in children() if each.pid not in before]
        child.send_signal(signal.SIGKILL)
        assert room.drafts("a.docx", papers.word(SENTENCE), LIMIT)[0].text == SENTENCE
    finally:
        room.close()
    assert {each.pid for each in children()} == before


def test_plain_text_costs_none_of_it(tmp_path: Path) -> None:
    """Reading a text imports no large library and starts no process."""
    path = tmp_path / "a.txt"
    path.write_text(SENTENCE, "utf-8")
    code = (
        "import sys, psutil; from datetime import datetime, UTC; from ingest.contents import articles; "
        f"articles('a.txt', open({str(path)!r}, 'rb').read(), sidecar=None, modified=datetime.now(UTC)); "
        "large = {'trafilatura', 'lxml', 'docx', 'pypdfium2', 'email.parser', 'tarfile'} & set(sys.modules); "
        "print(large, psutil.Process().children()); sys.exit(bool(large or psutil.Process().children()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_zip_whose_directory_lies_about_sizes() -> None:
    """What a directory promises is no more than a promise: never more than that is unpacked."""
    packed = bytearray(papers.zipped({"a.txt": b"0" * 500_000}))
    place = packed.index(b"PK\x01\x02") + 24
    packed[place : place + 4] = (100).to_bytes(4, "little")
    assert "holds no article: a.txt cannot be unpacked" in fault("a.zip", bytes(packed))
    with zipfile.ZipFile(BytesIO(bytes(packed))) as archive:
        assert archive.infolist()[0].file_size == 100
