"""What NFKC makes of a text, quickly: nearly all Chinese texts have nothing in them that it changes but some marks."""

import re
import unicodedata

PLAIN = re.compile(r"[\u4e00-\u9fff0-9A-Za-z\s!-/:-@\[-`{-~，。、：；？！“”‘’（）《》〈〉「」【】—…·％～]*")
"""Texts in which NFKC changes nothing but blanks and the marks below."""
WIDE = (*zip("，：；？！（）％～", ",:;?!()%~", strict=True), ("…", "..."))
MARKS = re.compile(r"[^\u4e00-\u9fff0-9A-Za-z]+")


def is_plain(text: str) -> bool:
    """Say whether the text is of the commonest characters alone."""
    return PLAIN.fullmatch(text) is not None


def normal(text: str) -> str:
    """Return the text in NFKC, without white space.

    >>> normal("复工率：９６．３ ％")
    '复工率:96.3%'
    """
    if not is_plain(text):
        return "".join(unicodedata.normalize("NFKC", text).split())
    for wide, narrow in WIDE:
        text = text.replace(wide, narrow)
    return "".join(text.split())


def bare(text: str) -> str:
    """Return the letters and digits of the text, in whatever width they were printed.

    >>> bare("复工率：９６．３％"), bare("复工率: 96.3%")
    ('复工率963', '复工率963')
    """
    if is_plain(text):
        return MARKS.sub("", text)
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


def narrow(text: str) -> str:
    """Return a text that has the same numbers as the text in NFKC."""
    return text if is_plain(text) else unicodedata.normalize("NFKC", text)
