import json
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
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import docx
import psutil
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ingest.article import Contents, Defaults, contents
from ingest.formats import bounds
from ingest.formats.pdf import width
from ingest.sealed import Room
from shuize.errors import ArticleError
from shuize.types import PublishedKind
from tests import papers
from tests.papers import SENTENCE

MODIFIED = datetime(2020, 5, 1, 20, 0, tzinfo=UTC)
LIMIT = 2_000_000
PICTURE = b"\x89PNG\r\n\x1a\n...."


def held(name: str, content: bytes, limit: int = LIMIT) -> Contents:
    """Return what the file holds."""
    return contents(name, content, sidecar=None, modified=MODIFIED, defaults=Defaults(max_bytes=limit))


def printed(text: str, columns: int = 30) -> list[str]:
    """Return a text as it is printed: in lines of so many columns, of which a Chinese character takes two."""
    lines = [""]
    for char in text:
        if width(lines[-1] + char) > columns:
            lines.append("")
        lines[-1] += char
    return lines


def fault(name: str, content: bytes, limit: int = LIMIT) -> str:
    """Return why the file is no article."""
    with pytest.raises(ArticleError) as raised:
        held(name, content, limit)
    assert "\n" not in str(raised.value)
    return str(raised.value)


@pytest.mark.parametrize("columns", [17, 21, 30, 47])
def test_a_pdf_gives_its_paragraphs(columns: int) -> None:
    """Printed lines are joined again, also within 96.3%; headline, page numbers and short lines stay apart."""
    pages = [["山东复工加快", *printed(SENTENCE, columns), "- 1 -"], ["各地推进。", "第 2 页"]]
    (article,) = held("a.pdf", papers.pdf(pages)).articles
    assert article.text == f"山东复工加快\n{SENTENCE}\n各地推进。"
    assert article.title == "山东复工加快"


def test_a_page_without_text_is_named() -> None:
    """The pages with text are read, the others are said; a PDF of pictures alone is no article."""
    found = held("a.pdf", papers.pdf([[SENTENCE], [], [SENTENCE + "二"]]))
    assert found.articles[0].text == f"{SENTENCE}\n{SENTENCE}二"
    assert found.refused == (("a.pdf!page 2", "has no text; a picture of text is not read"),)
    assert "without text on any of its 2 pages" in fault("a.pdf", papers.pdf([[], []]))


def test_a_word_document_gives_its_text_as_it_stands() -> None:
    """Inserted text counts, deleted text does not; table cells are lines; the template's time is nobody's."""
    document, out = docx.Document(), BytesIO()
    paragraph = document.add_paragraph("返岗率为")
    for tag, word, text in (("ins", "t", "96.3%"), ("del", "delText", "93.6%"), ("moveFrom", "t", "83.6%")):
        xml = f"<w:{tag} {nsdecls('w')} w:id='1' w:author='a'><w:r><w:{word}>{text}</w:{word}></w:r></w:{tag}>"
        paragraph._p.append(parse_xml(xml))
    paragraph.add_run("，\n有序。")
    document.add_table(1, 2).rows[0].cells[1].text = "青岛"
    document.save(out)
    (article,) = held("a.docx", out.getvalue()).articles
    assert article.text == "返岗率为96.3%，\n有序。\n青岛"
    assert article.published == date(2020, 5, 2)
    document.core_properties.modified = datetime(2020, 3, 25, 20, 0, tzinfo=UTC)
    document.save(out := BytesIO())
    (dated,) = held("a.docx", out.getvalue()).articles
    assert (dated.published, dated.published_kind) == (date(2020, 3, 26), PublishedKind.MODIFIED)


@pytest.mark.parametrize("make", [papers.zipped, papers.tarred])
def test_each_member_of_an_archive_is_an_article_of_its_own(make: Callable[[dict[str, bytes]], bytes]) -> None:
    """Each goes through its own format, under its own name, with its own sidecar; what is none is said."""
    members = {
        "a.txt": f"{SENTENCE}甲".encode("gb18030"),
        "子/b.docx": papers.word(SENTENCE + "乙"),
        "c.pdf": papers.pdf([[SENTENCE + "丙"], []]),
        "d.jsonl": b'{"text": "\xe4\xb8\x80"}\n{"text": "\xe4\xba\x8c"}',
        "inner.zip": papers.zipped({"2020-03-11 e.txt": (SENTENCE + "丁").encode()}),
        "a.txt.meta.json": json.dumps({"source": "海岱日报", "published": "2020-03-12"}).encode(),
        "picture.png": PICTURE,
        "../out.txt": SENTENCE.encode(),
        "__MACOSX/._a.txt": b"\0\1\2",
        "b.txt.part": SENTENCE.encode(),
        "bad.json": b'{"text": "x", "published": "soon"}',
    }
    found = held("x.bin", make(members))
    assert [name for name, _ in found.named] == [
        "x.bin!a.txt", "x.bin!子/b.docx", "x.bin!c.pdf", "x.bin!d.jsonl", "x.bin!d.jsonl",
        "x.bin!inner.zip!2020-03-11 e.txt",
    ]  # fmt: skip
    first, *_, nested = found.articles
    assert (first.text, first.source, first.published) == (SENTENCE + "甲", "海岱日报", date(2020, 3, 12))
    assert (nested.published, nested.published_kind) == (date(2020, 3, 11), PublishedKind.FILE_NAME)
    reasons = dict(found.refused)
    assert set(reasons) == {f"x.bin!{name}" for name in ("c.pdf!page 2", "picture.png", "../out.txt", "bad.json")}
    assert "leads out of the archive" in reasons["x.bin!../out.txt"]


def test_names_in_archives_of_chinese_windows() -> None:
    """GBK names without a flag are read as what they are, and their dates with them; the member's time is a date."""
    raw = "2020年3月11日 东莱.txt".encode("gb18030")
    packed = papers.zipped({"x" * len(raw): SENTENCE.encode(), "b.txt": (SENTENCE + "二").encode()})
    first, second = held("a.zip", packed.replace(b"x" * len(raw), raw)).named
    assert (first[0], first[1].published) == ("a.zip!2020年3月11日 东莱.txt", date(2020, 3, 11))
    assert (second[1].published, second[1].published_kind) == (date(2020, 3, 25), PublishedKind.MODIFIED)


def test_a_mail_is_its_body_and_its_attachments() -> None:
    """The subject is the title, the day it was sent a date; a picture in the signature spoils nothing."""
    attached = {"附件.docx": papers.word(SENTENCE + "附"), "logo.png": PICTURE}
    found = held("m.eml", papers.mail(SENTENCE, page=f"<html><body><p>{SENTENCE}</p></body></html>", attached=attached))
    assert [name for name, _ in found.named] == ["m.eml!body", "m.eml!附件.docx"]
    body = found.articles[0]
    assert (body.text.strip(), body.title, body.published) == (SENTENCE, "东莱复工快报", date(2020, 3, 26))
    assert body.source is None
    assert [name for name, _ in found.refused] == ["m.eml!logo.png"]


def test_a_mail_within_a_mail_and_a_body_that_is_a_page() -> None:
    """What was forwarded as an attachment is read as a mail; a page as body gives its text."""
    inner = papers.mail(SENTENCE + "内")
    page = f"<html><body><table><tr><td><p>{SENTENCE}外</p></td></tr></table></body></html>"
    outer = papers.mail("", page=page).replace(b"text/plain", b"text/x-none")
    assert [each.text.strip() for each in held("m.eml", outer).articles] == [SENTENCE + "外"]
    found = held("m.eml", papers.mail("见附件。", attached={"forwarded.eml": inner}))
    assert [name for name, _ in found.named] == ["m.eml!body", "m.eml!forwarded.eml!body"]


def test_a_saved_page_gives_its_article_and_its_address() -> None:
    """The page among the parts is the article; what it shows is not."""
    page = f"<!DOCTYPE html><html><head><title>快报</title></head><body><p>{SENTENCE}</p></body></html>"
    (article,) = held("a.mhtml", papers.saved_page(page)).articles
    assert (article.text, article.title) == (SENTENCE, "快报")
    assert article.url == "https://donglai.example/2020/0325/a.html"
    assert article.published == date(2020, 3, 26)


PORTAL = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>东莱复工加快_某网</title></head><body>
<div class="nav"><a href="/">首页</a>|<a href="/2">财经</a></div><div><h1>东莱复工加快</h1>
<div class="info">2020年03月25日09:00 来源：<a href="x">海岱日报</a></div></div><div id="content">{paragraphs}</div>
<div class="comments"><p>网友甲：我们这儿复工率才50%，我看不止这些，大家都说说自己的情况吧。</p></div>
<div class="rel"><h3>相关新闻</h3><ul><li><a href="1">浙江复工率达97%</a><span>2020-04-01</span></li></ul></div>
<div class="copyright">版权所有 2020-05-01</div></body></html>"""


def test_a_portal_page_gives_its_article_and_nothing_around_it() -> None:
    """Figures of readers' comments and of other articles stay out, and no figure is torn from its sentence."""
    row = "第{0}，截至3月24日，<a href=k>企业</a>返岗率为<b>9{0}.3</b>%，有序推进。"
    said = [row.format(number) for number in range(8)]
    page = PORTAL.format(paragraphs="".join(f"<p>　　{one}</p>" for one in said))
    (article,) = held("a.html", page.encode()).articles
    lines = article.text.splitlines()
    assert lines[0] == article.title == "东莱复工加快"
    assert [line for line in lines if "返岗率" in line] == [
        f"第{number}，截至3月24日，企业返岗率为9{number}.3%，有序推进。" for number in range(8)
    ]
    assert "50%" not in article.text
    assert "97%" not in article.text
    assert (article.source, article.published) == ("海岱日报", date(2020, 3, 25))


def test_a_date_in_the_text_is_never_the_pages() -> None:
    """What the figures are about is not when the page was published."""
    page = f"<!DOCTYPE html><html><body><div><p>{SENTENCE}</p><p>2020年1月5日，{SENTENCE}</p></div></body></html>"
    assert held("a.html", page.encode()).articles[0].published_kind is PublishedKind.MODIFIED


def test_a_page_with_a_torn_byte_is_read_and_a_binary_one_is_not() -> None:
    """What a browser shows is read; the torn character is marked where it stood."""
    page = f'<!DOCTYPE html><html><head><meta charset="{{}}"></head><body><p>{SENTENCE * 9}</p></body></html>'
    for charset in ("utf-8", "gbk"):
        torn = bytearray(page.format(charset).encode(charset))
        torn[-60] = 0xFF
        (article,) = held("a.html", bytes(torn)).articles
        assert article.text.startswith(SENTENCE * 8)
        assert "\ufffd" in article.text
    assert "is no text" in fault("a.html", b"<!DOCTYPE html><html>" + bytes(range(128, 256)) * 50)


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


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", papers.pdf([[SENTENCE]])),
        ("a.pdf", papers.word(SENTENCE)),
        ("a.docx", SENTENCE.encode()),
        ("a.docx", papers.zipped({"a.txt": SENTENCE.encode()})),
        ("a.zip", f"<html><body><p>{SENTENCE}</p></body></html>".encode()),
        ("a", papers.mail(SENTENCE)),
        ("a.json", papers.tarred({"a.txt": SENTENCE.encode()}, packed=False)),
        ("a.jsonl.gz", papers.tarred({"a.txt": SENTENCE.encode()})),
    ],
)
def test_a_wrong_ending_misleads_nobody(name: str, content: bytes) -> None:
    """The content says what it is."""
    assert [article.text.strip() for article in held(name, content).articles] == [SENTENCE]


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Return the content cut, flipped, doubled or overwritten somewhere."""
    found = bytearray(content)
    for _ in range(chance.choice((1, 1, 3, 20))):
        place = chance.randrange(len(found))
        how = chance.randrange(5)
        if how == 0:
            found[place] = chance.randrange(256)
        elif how == 1:
            found[place : place + chance.randrange(1, 50)] = b""
        elif how == 2:
            found[place:place] = found[place : place + chance.randrange(1, 200)]
        elif how == 3:
            found[place : place + 4] = chance.choice((b"\0\0\0\0", b"\xff\xff\xff\xff", b"<![", b"\xed\xa0\x80"))
        elif len(found) > 100:
            del found[chance.randrange(50, len(found)) :]
        if not found:
            return b"x"
    return bytes(found)


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
        "import sys, psutil; from datetime import datetime, UTC; from ingest.article import articles; "
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
