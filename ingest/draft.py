"""What a file's format gives of one article, before anything is decided about it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """The text and what the file itself says of it; None where it says nothing."""

    text: str
    title: str | None = None
    source: str | None = None
    published: object = None
    """As written: a string, a number of seconds, a date."""
    url: str | None = None
    rank: object = None
    correction_of: str | None = None
    member: str | None = None
    """Its name inside the file, where that holds several: `folder/a.txt`, `inner.zip!a.txt`, `page 3`."""
    modified: str | None = None
    """The instant (ISO) that the file gives for its last change or its sending: better than the file's own time."""
    sidecar: Mapping[str, object] | None = None
    """What a NAME.meta.json beside it, inside the same archive, says."""
    refused: str | None = None
    """Why this member is no article; the text is then empty."""
    line: str | None = None
    """The line or record of a stream that it is, as it stands there: one that is no article can be put right."""
    place: str = ""
    """Where in the stream that is: line 3."""
    encoding: str | None = None
    """What it is taken to be written in, where nothing says so and it is no UTF-8."""
