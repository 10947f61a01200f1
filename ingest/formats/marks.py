"""By what bytes a format is known; cheap and bounded, for it is asked of everything that is dropped."""

import re
import struct
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from ingest.formats.bounds import MOST_MEMBERS
from ingest.formats.gzipped import GZIP

PAGE = re.compile(
    rb"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
HEAD_BYTES = 4096
PDF = b"%PDF-"
PDF_WITHIN = 1024
"""Readers take a PDF whose mark comes a little late."""
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
ZIP_ENTRY = b"PK\x01\x02"
WORD = "word/document.xml"
TAR = b"ustar"
TAR_AT = 257
TAR_HEAD = 512
HEADER = re.compile(rb"\A(?:[\x21-\x39\x3b-\x7e]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)+")
MAIL_HEADERS = re.compile(
    rb"^(?:from|to|date|subject|message-id|mime-version|received|return-path|delivered-to|content-type):",
    re.IGNORECASE | re.MULTILINE,
)
MAIL_EVIDENCE = 3
ARCHIVE = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)


def is_page(name: str, content: bytes) -> bool:
    """Say yes to what begins like a web page, or is called one and holds tags."""
    if PAGE.match(content[:HEAD_BYTES].lstrip(b"\xef\xbb\xbf")):
        return True
    return name.lower().endswith((".html", ".htm", ".xhtml")) and b"<" in content and not content.startswith(ZIP)


def is_pdf(_name: str, content: bytes) -> bool:
    """Say yes to what carries the mark of a PDF."""
    return content.startswith(PDF) or (PDF in content[:PDF_WITHIN] and b"%%EOF" in content[-PDF_WITHIN:])


def is_zip(_name: str, content: bytes) -> bool:
    """Say yes to what begins like a zip archive."""
    return content.startswith(ZIP)


def is_word(_name: str, content: bytes) -> bool:
    """Say yes to a zip archive that is a Word document."""
    return content.startswith(ZIP) and WORD in zip_names(content)


def zip_names(content: bytes) -> frozenset[str]:
    """Return the names in a zip archive; none where it is broken or has more entries than are ever read."""
    if content.count(ZIP_ENTRY) > 2 * MOST_MEMBERS:
        return frozenset()
    try:
        with ZipFile(BytesIO(content)) as archive:
            return frozenset(archive.namelist())
    except (BadZipFile, OSError, ValueError, NotImplementedError, struct.error, EOFError):
        return frozenset()


def is_tar(_name: str, content: bytes) -> bool:
    """Say yes to a tar archive, also one within gzip."""
    head = content[:TAR_HEAD]
    if content.startswith(GZIP):
        try:
            head = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16).decompress(content, TAR_HEAD)
        except zlib.error:
            return False
    return head[TAR_AT : TAR_AT + len(TAR)] == TAR


def is_mail(name: str, content: bytes) -> bool:
    """Say yes to what begins with a mail's headers, or is called a mail and has one."""
    found = HEADER.match(content[: 4 * HEAD_BYTES])
    known = {one.lower() for one in MAIL_HEADERS.findall(found[0])} if found else set()
    return len(known) >= (1 if name.lower().endswith(".eml") else MAIL_EVIDENCE)


def is_saved_page(name: str, content: bytes) -> bool:
    """Say yes to a page that a browser saved with everything it shows."""
    found = HEADER.match(content[: 4 * HEAD_BYTES])
    if not found:
        return False
    return bool(ARCHIVE.search(found[0])) and (
        name.lower().endswith((".mhtml", ".mht")) or b"snapshot-content-location:" in found[0].lower()
    )
