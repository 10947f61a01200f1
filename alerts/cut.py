"""Where a text may be cut: between whole characters as people see them, so that what is left fits so many bytes."""

import regex

CHARACTERS = regex.compile(r"\X")
"""A character with its accents, an emoji with its parts, a flag: what a person would call one character."""

ELLIPSIS = "…"


def size(text: str) -> int:
    """Return how many bytes the text is as it is sent."""
    return len(text.encode())


def cut(text: str, most_bytes: int) -> str:
    """Return the text, or its beginning and an ellipsis, in at most so many bytes of UTF-8.

    >>> cut("复工率达到95%", 12), cut("👨‍👩‍👧👨‍👩‍👧", 24), cut("e\u0301e\u0301e\u0301", 8), cut("水", 2)
    ('复工率…', '👨\u200d👩\u200d👧…', 'e\u0301…', '')
    """
    if size(text) <= most_bytes:
        return text
    room = most_bytes - size(ELLIPSIS)
    end = 0
    for found in CHARACTERS.finditer(text[: max(room, 0) + 1]):
        room -= size(found[0])
        if room < 0:
            break
        end = found.end()
    return text[:end].rstrip() + ELLIPSIS if most_bytes >= size(ELLIPSIS) else ""


def first_characters(text: str, most: int) -> str:
    """Return the text, or its beginning and an ellipsis, in at most so many code points.

    >>> first_characters("复工率达到95%", 4), first_characters("👍🏽👍🏽", 3)
    ('复工率…', '👍🏽…')
    """
    if len(text) <= most:
        return text
    end = 0
    for found in CHARACTERS.finditer(text):
        if found.end() >= most:
            break
        end = found.end()
    return text[:end].rstrip() + ELLIPSIS
