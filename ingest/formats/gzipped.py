"""Takes gzip off, never more than a limit of it; members may follow one another, as `cat a.gz b.gz` makes them."""

import zlib

from ingest.formats.bounds import TooMuchError, check_ratio
from shuize.errors import ArticleError

GZIP = b"\x1f\x8b"


def unpacked(content: bytes, limit: int) -> bytes:
    """Return what gzip packed. Raises ArticleError: broken, cut short, more than `limit` bytes, a bomb."""
    parts: list[bytes] = []
    size, rest = 0, content
    while rest.startswith(GZIP):
        part, rest = _member(rest, limit - size)
        size += len(part)
        if size > limit:
            raise TooMuchError(f"unpacks to more than {limit} bytes; split it or raise SHUIZE_MAX_BYTES")
        parts.append(part)
    if rest.strip(b"\0"):  # tapes and block devices pad with zeros
        raise ArticleError(f"is no whole gzip file: the last {len(rest)} bytes of it are none")
    check_ratio(len(content), size)
    return b"".join(parts)


def _member(content: bytes, limit: int) -> tuple[bytes, bytes]:
    """Return what one member holds, a little beyond the limit at most, and the bytes after it."""
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        part = unpacker.decompress(content, limit + 1)
    except zlib.error as error:
        raise ArticleError(f"is no whole gzip file: {error}") from error
    if not unpacker.eof and len(part) <= limit:
        raise ArticleError("is no whole gzip file: it ends too early")
    return part, unpacker.unused_data
