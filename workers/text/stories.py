"""Where one story ends and the next begins, and what of it is body: a file may hold a whole page read by OCR."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from workers.text import lazyre as re
from workers.text.blocks import BYLINE_MARK, ENDS, LONGEST_NOTE, NOTES, OTHERS, SHORT, TAIL, Role, is_headline, role_of


class Sentence(NamedTuple):
    """One sentence: its span in the text, the story and the paragraph it stands in (counted from 0), its role."""

    start: int
    end: int
    story: int
    paragraph: int
    role: Role


class Paragraph(NamedTuple):
    """One block of lines that belong together: its span without white space around it."""

    start: int
    end: int
    role: Role
    story: int


LINE = re.compile(r"\S(?:[^\n\r]*\S)?")
"""A line without the white space around it."""
CLOSED = frozenset("。！？!?…”’」』）):：；;>】")
"""What ends a line that stops where its author stopped."""
OPENED = r"""
    [（(【]?
    (?:本[报台网刊社]|[\w—-]{2,12}?(?:[社网台端]|[日晚晨早商时导快]报|在线))
    (?:消息|(?:(?!消息)[^\W\d]){0,8}?\s?(?:\d{4}年)?(?:\d{1,2}月\d{1,2}日)?(?:专|综合)?[电讯])
    (?=[\s（(:：，】）)\d]|题|记者)
    """
DATELINE = re.compile(rf"(?<!\S){OPENED}", re.VERBOSE)
"""What a paper, an agency or a site begins a story with: 本报江北讯, 某某网3月8日电（记者 …）."""
DATELINE_NEXT = re.compile(rf"\s{OPENED}", re.VERBOSE)
"""One with the white space before it, which makes the scan fast."""
SIGNED = re.compile(
    r"[（(](?:完|(?:[\u4e00-\u9fff]{2,8}[报社网台])?(?:\w{2,3})?(?:记者|通讯员)[^）)摄图]{1,40})[）)](?=\s*?(?:\n|\Z))"
)
"""Who wrote a story, at the end of it."""
HEADLINE_LINES = 3
LONGEST = 600
"""A sentence longer than this is cut at a lesser mark: nobody writes one, and no rule looks further back."""
ASIDE = 120
"""Brackets are closed as soon as that, or were never meant to be."""
LESSER = ("；;", "，,", "、 \t\u3000")
"""The marks to cut a sentence at that never ends, the best first."""


def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of all stories of `text`, in order; offsets are code points of `text`."""
    found: list[Sentence] = []
    for number, (begin, stop, role, story) in enumerate(paragraphs(text)):
        found += [Sentence(start, end, story, number, role) for start, end in _sentences(text, begin, stop)]
    return tuple(found)


def paragraphs(text: str) -> list[Paragraph]:
    """Return the paragraphs of `text`, each with its role and its story."""
    blocks = _joined(text, [found.span() for found in LINE.finditer(text)])
    starts = set() if _is_one(text) else _story_starts(text, blocks)
    return list(_roles(text, blocks, starts))


def stories(text: str) -> list[tuple[int, int]]:
    """Return the spans of the stories of `text`, which together are all of it."""
    if _is_one(text):
        return [(0, len(text))]
    blocks = paragraphs(text)
    starts = [block.start for before, block in pairwise(blocks) if block.story != before.story]
    return list(pairwise([0, *starts, len(text)]))


@lru_cache(maxsize=1)
def _is_one(text: str) -> bool:
    """Say whether nothing in the text can open a second story; asked for its stories, then for its paragraphs."""
    return BYLINE_MARK not in text and SIGNED.search(text) is None and not _tells_again(text)


def _tells_again(text: str) -> bool:
    """Say whether the text holds more than one dateline."""
    opens = DATELINE.match(text) is not None
    return any(count + opens for count, _ in enumerate(DATELINE_NEXT.finditer(text)))


def _joined(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join a line that was broken in the middle of a sentence to the line after it."""
    blocks: list[tuple[int, int]] = []
    for start, end in lines:
        if blocks and _broken(text, *blocks[-1], end) and not _opens(text, start, end):
            blocks[-1] = (blocks[-1][0], end)
        else:
            blocks.append((start, end))
    return blocks


def _opens(text: str, start: int, end: int) -> bool:
    """Say whether a line opens a story by its byline or its dateline."""
    return BYLINE_MARK in text[start : min(end, start + 30)] or DATELINE.match(text, start, end) is not None


def _broken(text: str, start: int, end: int, after: int) -> bool:
    """Say whether this block stops in the middle of a sentence, or of brackets that the line up to `after` closes."""
    if text[end - 1] in CLOSED:
        return False
    return (end - start > SHORT and bool(ENDS.search(text, start, end))) or _in_brackets(text, start, end, after)


def _story_starts(text: str, blocks: list[tuple[int, int]]) -> set[int]:
    """Return the numbers of the blocks that open a story after the first.

    The headline lines over each later byline or dateline do, and those after the name of who wrote the story before.
    """
    printed = enumerate(blocks) if BYLINE_MARK in text else ()
    bylines = [number for number, (start, end) in printed if BYLINE_MARK in text[start : min(end, start + 4)]]
    datelines = [number for number, block in enumerate(blocks) if DATELINE.match(text, *block)]
    over = {number: _headlines(text, blocks, number) for number in {*bylines, *datelines}}
    starts = {over[number] for number in bylines}
    if len(bylines) == 1 and min(starts) <= HEADLINE_LINES:
        starts = set()
    told = [over[number] for number in datelines if len(over) > 1 and not _under_byline(over, number)]
    signed = set(_after_signed(text, blocks))
    if told or signed:
        body = [number for number, block in enumerate(blocks) if not is_headline(text, *block)] or [len(blocks)]
        starts |= {number for number in told if number > body[0]} | {number for number in signed if number < body[-1]}
    return starts - {0}


def _headlines(text: str, blocks: list[tuple[int, int]], number: int) -> int:
    """Return the number of the first of the headline lines over a block, its own where there are none."""
    first = number
    while first > 0 and number - first < HEADLINE_LINES and is_headline(text, *blocks[first - 1]):
        first -= 1
    return first


def _under_byline(over: Mapping[int, int], number: int) -> bool:
    """Say whether a byline stands among the headline lines over a dateline: both are of one story."""
    return any(one in over for one in range(over[number], number))


def _after_signed(text: str, blocks: list[tuple[int, int]]) -> Iterator[int]:
    """Yield the numbers of the headline lines after the name of who wrote a story."""
    for number, (block, following) in enumerate(pairwise(blocks), 1):
        signed = SIGNED.search(text, *block) and is_headline(text, *following)
        if signed and not TAIL.match(text, *following):
            yield number


def _roles(text: str, blocks: list[tuple[int, int]], starts: set[int]) -> Iterator[Paragraph]:
    """Yield each block with its story and its role in it."""
    story, seen_body, after_note, others = 0, False, False, False
    for number, (start, end) in enumerate(blocks):
        if number in starts:
            story, seen_body, others = story + 1, False, False
        note = end - start <= LONGEST_NOTE and text[start:end] in NOTES
        role = role_of(text, start, end)
        if role is not Role.TAIL and (note or after_note):
            role = Role.NOTE
        elif role is Role.HEADLINE and seen_body and not _is_over(text, blocks[number : number + 2]):
            role = Role.BODY
        others = (others and role is Role.BODY) or OTHERS.match(text, start, end) is not None
        others = others and not ENDS.search(text, start, end)
        role = Role.TAIL if others else role
        after_note = note
        seen_body = seen_body or role is Role.BODY
        yield Paragraph(start, end, role, story)


def _is_over(text: str, blocks: list[tuple[int, int]]) -> bool:
    """Say whether the first of two blocks can be a line over the second, within a story (国内联播快讯)."""
    return len(blocks) > 1 and blocks[1][1] - blocks[1][0] > SHORT and bool(ENDS.search(text, *blocks[1]))


def _sentences(text: str, at: int, stop: int) -> list[tuple[int, int]]:
    """Return the spans of the sentences of one paragraph."""
    spans: list[tuple[int, int]] = []
    bracketed = text.find("（", at, stop) >= 0 or text.find("(", at, stop) >= 0
    for found in ENDS.finditer(text, at, stop):
        start, end = found.span()
        if bracketed and _in_brackets(text, at, end, stop):
            continue
        if start > at:
            spans += _cut(text, at, end) if end - at > LONGEST else ((at, end),)
        at = end
    if at < stop:
        spans += _cut(text, at, stop)
    return spans


def _in_brackets(text: str, low: int, at: int, high: int) -> bool:
    """Say whether position `at` stands in brackets, opened since `low` and closed soon (9 例（…。…），)."""
    low, high = max(low, at - ASIDE), min(high, at + ASIDE)
    opened = max(text.rfind("（", low, at), text.rfind("(", low, at))
    if opened < 0 or text.find("）", opened, at) >= 0 or text.find(")", opened, at) >= 0:
        return False
    closed = min((end for mark in "）)" if (end := text.find(mark, at, high)) >= 0), default=-1)
    return closed >= 0 and all(text.find(mark, at, closed) < 0 for mark in "（(")


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the span in pieces of at most LONGEST code points, each cut after the best mark that it holds."""
    while end - start > LONGEST:
        reach = start + LONGEST
        cuts = (max(text.rfind(mark, start, reach) for mark in marks) + 1 for marks in LESSER)
        cut = next((one for one in cuts if one > start), reach)
        yield start, cut
        start = cut
    yield start, end
