"""Which names in the inbox are articles, which are sidecars, and which are never looked at."""

import re

RESERVED = (b"done", b"duplicate", b"rejected")
"""Folders at the top of the inbox that hold what has been dealt with."""
TEMPORARY = (b".part", b".tmp", b".crdownload", b"~", b".filepart", b".partial", b".download", b".swp")
SIDECAR = b".meta.json"
PAGES = (b".html", b".htm", b".xhtml")
BESIDE = (b"_files", b".files")
"""How browsers name the folder in which they save what a page is made of: the page's name and one of these."""
PARTS = (
    b".js", b".mjs", b".css", b".png", b".jpg", b".jpeg", b".gif", b".webp", b".avif", b".svg", b".bmp", b".ico",
    b".woff", b".woff2", b".ttf", b".otf", b".eot",
)  # fmt: skip
"""Scripts, styles, pictures and fonts."""
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def ignored(name: bytes) -> bool:
    """Say that a file or folder of that name (the last part of a path) is never read.

    >>> [ignored(name) for name in (b".git", b"a.txt.part", b"a.txt~", b"a.txt")]
    [True, True, True, False]
    """
    return name.startswith((b".", b"~$")) or name.lower().endswith(TEMPORARY)


def is_part(path: bytes) -> bool:
    """Say that the file is what a saved page is made of: a script, a picture and such in the page's folder.

    >>> [is_part(path) for path in (b"a_files/b.css", b"x/a_files/b/c.PNG", b"a_files/b.html", b"b.css")]
    [True, True, False, False]
    """
    *folders, name = path.split(b"/")
    return name.lower().endswith(PARTS) and any(one.endswith(BESIDE) for one in folders)


def folders_of(page: bytes) -> list[bytes]:
    """Return the folders in which a browser may have saved what the page is made of; none for what is no page."""
    stem, dot, ending = page.rpartition(b".")
    return [stem + one for one in BESIDE] if dot + ending.lower() in PAGES else []


def is_sidecar(path: bytes) -> bool:
    """Say that the file tells about another one.

    >>> is_sidecar(b"a.txt.meta.json"), is_sidecar(b"a.txt"), is_sidecar(b".meta.json")
    (True, False, False)
    """
    return path.lower().endswith(SIDECAR) and path.rpartition(b"/")[2].lower() != SIDECAR


def sidecar_of(path: bytes) -> bytes:
    """Return the name of the sidecar that may lie beside `path`."""
    return path + SIDECAR


def article_of(sidecar: bytes) -> bytes:
    """Return the path that a sidecar tells about."""
    return sidecar[: -len(SIDECAR)]


def printable(path: bytes) -> str:
    r"""Return `path` for people: one line, valid Unicode, what is neither shown as an escape.

    >>> printable("复工.txt".encode()), printable(b"a\nb.txt"), printable(b"\xb8\xb4.txt")
    ('复工.txt', 'a\\x0ab.txt', '\\xb8\\xb4.txt')
    """
    return UNPRINTABLE.sub(_escape, path.decode("utf-8", "surrogateescape"))


def _escape(found: re.Match[str]) -> str:
    """Show a byte that is no UTF-8 as that byte, any other character by its number."""
    point = ord(found[0])
    lowest, highest = 0xDC80, 0xDCFF  # where surrogateescape puts bytes
    point = point - 0xDC00 if lowest <= point <= highest else point
    return f"\\x{point:02x}" if point <= 0xFF else f"\\u{point:04x}"  # noqa: PLR2004 - one byte
