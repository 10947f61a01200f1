"""What a text takes back in so many words: 98%应为89%, 由98%更正为89%, 将89%误写为98%.

The wrong figure and the words that take it back are taken out before reading, so that the right one stands where the
wrong one stood; what is read there is a correction.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from shuize.types import Observation, Span
from workers.text import lazyre as re
from workers.text.spacing import Squeezed, whole, without

HINT = re.compile(
    "[应更订改勘误而不](?:(?<=应)[为是当改作更订修该]|(?<=[更订])正|(?<=[改勘])正|(?<=误)[写报登排刊印记录植作为成]"
    r"|(?<=而)非|(?<=不)是[\d一二三四五六七八九百])"
)
"""A word that every erratum has; most texts have none."""
FIGURE = (
    r"(?:\d[\d.,]*(?:[％%‰]|[万亿][\u4e00-\u9fff]{1,2}|[\u4e00-\u9fff]{1,2})?"
    "|[一二三四五六七八九]成[一二三四五六七八九半]?|百分之[〇零一二三四五六七八九十百点]+)"
)
"""A number with its unit."""
FROM = "(?:[由从自](?:原来的|原先的|此前的|原)?)?"
OUGHT = "(?:应当?|现|已|特|须|需)*(?:更正|订正|改正|勘正)[为成至作]|应当?(?:修正|更改|修改|改)?[为成至作是]"
"""What the right one follows upon; what is only changed (由10小时改为12小时) was right before."""
MISTOLD = "误(?:写|报|登|排|刊|印|记|录|植|作)?[为成作]"
"""What the wrong one follows upon."""
OPENING, CLOSING = "[“‘「『]", "[”’」』]"
SAID = f"{OPENING}(?P<{{name}}>[^“”‘’「」『』\n]{{{{1,60}}}}){CLOSING}"
FAULTY = "(?:一[句处]|的?(?:表述|说法|数据|数字|内容)|[有系为]误|是?笔误|错误|[，,]|其中)*"

QUOTED = re.compile(f"{SAID.format(name='wrong')}(?P<gap>{FAULTY}(?:{OUGHT})[：:]?){SAID.format(name='right')}")
"""“复工率达98%”应为“复工率达89%”."""
BARE = re.compile(f"(?P<wrong>{FROM}{FIGURE})(?P<gap>{FAULTY}(?:{OUGHT}))(?P<right>[约近超逾达]?{FIGURE})")
"""98%应为89%; 由98%更正为89%."""
MISQUOTED = re.compile(f"{SAID.format(name='right')}(?P<wrong>{MISTOLD}{OPENING}[^“”‘’「」『』\n]{{1,60}}{CLOSING})")
"""将“复工率达89%”误为“复工率达98%”."""
MISPRINTED = re.compile(f"(?P<right>{FIGURE})(?P<wrong>{MISTOLD}了?{FIGURE})")
"""89%误写为98%."""
NOT = re.compile(
    f"(?:{OUGHT})(?P<right>[约近超逾达]?{FIGURE})(?P<wrong>[，,]?(?:而非|而不是|不是|并非)[^，。；！？\n]{{0,10}}?{FIGURE})"
)
"""应为89%，而非98%."""
DENIED = re.compile(f"(?P<wrong>(?:不是|并非){FIGURE}[，,]而?)(?=(?:应该?)?[是为达](?P<right>{FIGURE}))")
"""不是98%，而是89%."""
LAST = re.compile(f"{FIGURE}$")
DIGIT = re.compile("[0-9一二三四五六七八九十]")
WORDS = re.compile("[\u4e00-\u9fff]{4}")
"""A quotation with as many characters in a row says of itself what its figure is."""


class Righted(NamedTuple):
    """A text without what it takes back, and where the right figures are in the text as it was."""

    read: Squeezed
    right: tuple[Span, ...]


def righted(text: str) -> Righted | None:
    """Return the text without what it takes back, None where it takes nothing back.

    >>> righted("规上企业复工率由98%更正为89%。").read.text, righted("复工率应为多少")
    ('规上企业复工率89%。', None)
    """
    if not HINT.search(text):
        return None
    found = sorted({(gone, right) for gone, right in _found(text)})
    apart = [one for number, one in enumerate(found) if not number or one[0][0] >= found[number - 1][0][1]]
    return Righted(without(text, [gone for gone, _ in apart]), tuple(right for _, right in apart)) if apart else None


def _found(text: str) -> Iterator[tuple[Span, Span]]:
    """Yield what goes and what is right."""
    for found in QUOTED.finditer(text):
        wrong, right = found["wrong"], found["right"]
        if not (DIGIT.search(wrong) and DIGIT.search(right)):
            continue
        last = LAST.search(wrong)
        if WORDS.search(right):
            yield (found.start(), found.end("gap")), found.span("right")
        elif last:
            yield (found.start("wrong") + last.start(), found.start("right")), found.span("right")
    for found in BARE.finditer(text):
        yield (found.start(), found.end("gap")), found.span("right")
    for pattern in (MISQUOTED, MISPRINTED, NOT, DENIED):
        for found in pattern.finditer(text):
            if DIGIT.search(found["right"]):
                yield found.span("wrong"), found.span("right")


def corrected(found: tuple[Observation, ...], printed: str, text: Righted) -> tuple[Observation, ...]:
    """Return the observations of the righted text as those of the text as it was, the right figures as corrections."""
    return tuple(
        replace(one, correction=True) if any(low <= one.start < high for low, high in text.right) else one
        for one in whole(found, printed, text.read)
    )
