"""Blanks that set figures and Latin letters apart from Chinese (达到 78%, 9 月 18 日) are taken out before reading.

Some outlets set them throughout; in a text of others one parts columns, or stands by chance, and says nothing.
"""

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import NamedTuple

from shuize.types import Evidence, Observation, Span
from workers import lazyre as re

BLANKS = " \u00a0\u2009\u202f"
HAN, OTHER = "\u4e00-\u9fff", "0-9A-Za-z%"
APART = re.compile(f"[{BLANKS}](?:(?<=[{HAN}][{BLANKS}])(?=[{OTHER}])|(?<=[{OTHER}][{BLANKS}])(?=[{HAN}]))")
"""One blank between the two."""
CLOSE = re.compile(f"[{OTHER}](?:(?<=[{HAN}].)|(?=[{HAN}]))")
"""A figure or a letter right beside Chinese."""


class Squeezed(NamedTuple):
    """A text without these blanks, and where each of them stood in it: before which of its code points."""

    text: str
    gone: list[int]

    def printed(self, span: Span) -> Span:
        """Return the span in the text as it was printed."""
        start, end = span
        return start + bisect_right(self.gone, start), end + bisect_left(self.gone, end)


def squeezed(text: str) -> Squeezed | None:
    """Return the text without these blanks if it sets more of them than not; else None.

    >>> squeezed("复工率达 78%，比 3 月 5 日高").text, squeezed("（记者 王某）复工率达78%")
    ('复工率达78%，比3月5日高', None)
    """
    apart = [found.start() for found in APART.finditer(text)]
    if not apart or len(apart) < sum(1 for _ in CLOSE.finditer(text)):
        return None
    return Squeezed(APART.sub("", text), [at - before for before, at in enumerate(apart)])


def as_printed(one: Observation, printed: str, read: Squeezed) -> Observation:
    """Return the observation of the text without the blanks as one of the text with them."""
    start, end = read.printed((one.start, one.end))
    begun = read.text.rfind(one.quote, 0, one.start + len(one.quote))
    first, last = read.printed((begun, begun + len(one.quote)))
    evidence = one.evidence
    if evidence:
        place, date = (read.printed(span) if span else None for span in (evidence.place, evidence.date))
        evidence = Evidence(evidence.rule, read.printed(evidence.indicator), place, date)
    return replace(one, start=start, end=end, text=printed[start:end], quote=printed[first:last], evidence=evidence)
