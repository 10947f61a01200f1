"""Marker mode: a file is whole when NAME.done lies beside it, and not before; the marker is never read itself."""

import os
from collections.abc import Collection, Mapping

from ingest.settle import Sight

ALONE_SECONDS = 5.0
"""A marker without its article is taken away after this long."""


def of(path: bytes, marker: str) -> bytes:
    """Return the path of the marker that says of a file that it is whole."""
    return path + os.fsencode(marker)


def is_marker(path: bytes, marker: str) -> bool:
    """Say whether the file is there only to say that another one is whole; nothing is where there are no markers.

    >>> is_marker(b"a/b.txt.done", ".done"), is_marker(b"a/.done", ".done"), is_marker(b"a.txt.done", "")
    (True, False, False)
    """
    ending = os.fsencode(marker)
    return bool(ending) and path.endswith(ending) and path.rpartition(b"/")[2] != ending


def alone(sights: Mapping[bytes, Sight], present: Collection[bytes], marker: str, now: float) -> list[bytes]:
    """Return the markers whose article is gone: one that comes later under that name is not whole yet.

    A crash between moving an article and taking its marker away leaves one behind.
    """
    found = (path for path in sights if is_marker(path, marker))
    length = len(os.fsencode(marker))
    return [path for path in found if path[:-length] not in present and now - sights[path].since > ALONE_SECONDS]
