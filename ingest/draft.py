"""What a file's format gives of one article, before anything is decided about it."""

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
