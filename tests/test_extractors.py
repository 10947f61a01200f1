import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from shuize.types import PublishedKind
from tests import papers
from tests.papers import PICTURE, PORTAL, SENTENCE, fault, held, printed


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
