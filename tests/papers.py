"""Real files of every format, made by hand or by the libraries that people make them with, and what they hold."""

import gzip
import random
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from email.message import EmailMessage
from io import BytesIO

import docx
import pytest

from ingest.article import Defaults
from ingest.contents import Contents, contents
from ingest.formats.pdf import width
from shuize.errors import ArticleError

SENTENCE = "截至3月24日，全市规模以上工业企业返岗率为96.3%，企业复工复产有序推进，比上周提高两个百分点。"
MODIFIED = datetime(2020, 5, 1, 20, 0, tzinfo=UTC)
LIMIT = 2_000_000
PICTURE = b"\x89PNG\r\n\x1a\n...."
PORTAL = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>东莱复工加快_某网</title></head><body>
<div class="nav"><a href="/">首页</a>|<a href="/2">财经</a></div><div><h1>东莱复工加快</h1>
<div class="info">2020年03月25日09:00 来源：<a href="x">海岱日报</a></div></div><div id="content">{paragraphs}</div>
<div class="comments"><p>网友甲：我们这儿复工率才50%，我看不止这些，大家都说说自己的情况吧。</p></div>
<div class="rel"><h3>相关新闻</h3><ul><li><a href="1">浙江复工率达97%</a><span>2020-04-01</span></li></ul></div>
<div class="copyright">版权所有 2020-05-01</div></body></html>"""
FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font"
    b"/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
    b"/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[-25 -254 1000 880]"
    b"/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>>>]>>"
)


def pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """Return a PDF with a page for each list of printed lines; an empty list is a page without text."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(), FONT]
    for number, lines in enumerate(pages):
        shown = "".join(f"<{line.encode('utf-16-be').hex()}> Tj 0 -16 Td " for line in lines)
        stream = f"BT /F1 12 Tf 50 780 Td {shown}ET".encode() if lines else b"0 0 100 100 re f"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 842]/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {5 + 2 * number} 0 R>>".encode()
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    return numbered(objects)


def numbered(objects: Sequence[bytes]) -> bytes:
    """Return a PDF file of these objects, with the table that says where each lies."""
    out, places = BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, content in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue()


def word(*paragraphs: str, cells: Sequence[str] = ()) -> bytes:
    """Return a Word document of these paragraphs, and a table of one row."""
    document, out = docx.Document(), BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if cells:
        row = document.add_table(1, len(cells)).rows[0]
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.save(out)
    return out.getvalue()


def zipped(members: Mapping[str, bytes]) -> bytes:
    """Return a zip archive."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2020, 3, 25, 20, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def tarred(members: Mapping[str, bytes], *, packed: bool = True) -> bytes:
    """Return a tar archive, within gzip or bare, its members of 2020-03-25 in the evening, UTC."""
    out = BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size, info.mtime = len(content), 1585166400
            archive.addfile(info, BytesIO(content))
    return gzip.compress(out.getvalue()) if packed else out.getvalue()


def mail(body: str, *, page: str = "", attached: Mapping[str, bytes] | None = None) -> bytes:
    """Return a mail with a body, perhaps also as a page, and attachments."""
    message = EmailMessage()
    message["From"], message["To"] = "desk@donglai.example", "inbox@shuize.example"
    message["Subject"], message["Date"] = "东莱复工快报", "Wed, 25 Mar 2020 23:30:00 +0000"
    message.set_content(body)
    if page:
        message.add_alternative(page, subtype="html")
    for name, content in (attached or {}).items():
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def saved_page(page: str) -> bytes:
    """Return a page as a browser saves it with all that it shows."""
    message = EmailMessage()
    message["From"], message["Subject"] = "<Saved by Blink>", "快报"
    message["Snapshot-Content-Location"] = "https://donglai.example/2020/0325/a.html"
    message["Date"] = "Wed, 25 Mar 2020 23:30:00 +0000"
    message.add_related(page, subtype="html", charset="utf-8")
    message.add_related(b"\x89PNG....", maintype="image", subtype="png")
    return message.as_bytes()


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
