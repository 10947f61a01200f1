"""The kind that a noun is told of by any name of it: a pack says what such names end with."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from workers.extract.words.lexicon import Lexicon, Mark, Sort
from workers.text import lazyre as re

BEGIN = attrgetter("start")
NOUNS = frozenset({Sort.TERM, Sort.NOUN, Sort.SUBJECT})
HOLDS = {Sort.TERM, Sort.SUBJECT, Sort.VERB}
LONGEST = 16
"""The most code points of the name of a kind."""
NAMED_AT = 8
SAID = re.compile("(?:新增|累[计积]|现有|共有?|报告|新|总)+$")
"""What may part a name from its noun (某某热新增病例), and how long it is."""
SAID_LAST = frozenset("增计积有共告新总")
"""What that ends with."""
NEAR = 4
"""How many marks back the noun that a name ends with may be known."""
LEADS = re.compile(
    r"新增|新报告|报告|通报|发现|出现|监测|诊断|录得|接获|收到|检出|累[计积]|目前|其中|今年|全国|本地|境外|(?<=[\d今昨当本上去])[年月日天周]|[的了有共为是例名宗起]"
)
"""What is said before a name and is no part of it."""


def longer(text: str, marks: list[Mark], lexicon: Lexicon) -> list[Mark]:
    """Return the marks, each noun with the name of its kind that stands right before it (某某热病例).

    What is marked already is another word, and begins no name.
    """
    named = _named(lexicon)
    if named is None:
        return marks
    name, last, nouns, packs = named
    found, apart, held = list(marks), [], 0
    for number, mark in enumerate(marks):
        counted = mark.sort in NOUNS and text.endswith(nouns, mark.start, mark.end)
        at = _end(text, held, mark) if counted else 0
        if at and text[at - 1] in last and not packs.isdisjoint(_packs(mark, lexicon)):
            ended = name.search(text, max(held, at - LONGEST), at)
            leads = [one.end() for one in LEADS.finditer(text, ended.start(), at)] if ended else []
            first = leads[-1] if leads else ended.start() if ended else at
            if at == mark.start:
                start = min([first, *_known(marks[max(0, number - NEAR) : number], mark)])
                found[number] = mark._replace(start=start)
            elif first < at:
                apart.append(Mark(first, at, Sort.NOUN, mark.ids))
        held = max(held, mark.end) if mark.sort in HOLDS and not _shares(marks, number) else held
    whole = _outermost(marks, found) if found != marks else marks
    return sorted([*whole, *apart], key=BEGIN) if apart else whole


class _Named(NamedTuple):
    """The names of kinds: what finds one, what they end with, the nouns they stand before, the packs of these."""

    name: "re.Pattern[str]"
    last: frozenset[str]
    nouns: tuple[str, ...]
    packs: frozenset[str]


@lru_cache(maxsize=64)
def _named(lexicon: Lexicon) -> _Named | None:
    """Return what a lexicon says of such names, None where it knows none."""
    named = [item for item in lexicon.tallies if item.endings]
    if not named:
        return None
    endings = tuple(dict.fromkeys(one for item in named for one in item.endings))
    return _Named(
        _name(endings),
        frozenset(one[-1] for one in endings),
        tuple(one for item in named for one in item.nouns),
        frozenset(lexicon.pack_of[item.id] for item in named),
    )


def _packs(mark: Mark, lexicon: Lexicon) -> Iterator[str | None]:
    """Yield the packs that know the noun."""
    return (lexicon.pack_of.get(one) or lexicon.packs_of.get(one) for one in mark.ids)


def _end(text: str, low: int, mark: Mark) -> int:
    """Return where a name before the noun ends: there, or before what may part the two."""
    said = SAID.search(text, max(low, mark.start - NAMED_AT), mark.start) if text[mark.start - 1] in SAID_LAST else None
    return said.start() if said else mark.start


def _outermost(marks: Sequence[Mark], found: Sequence[Mark]) -> list[Mark]:
    """Return the marks that were found in order, but for the nouns that are now a part of a longer one."""
    grown = sorted({new for old, new in zip(marks, found, strict=True) if old != new}, key=BEGIN, reverse=True)
    whole, reach = [], 0
    for one in sorted(found, key=BEGIN):
        while grown and grown[-1].start <= one.start:
            reach = max(reach, grown.pop().end)
        if one.sort is not Sort.NOUN or one.end >= reach:
            whole.append(one)
    return whole


def _known(marks: Sequence[Mark], mark: Mark) -> list[int]:
    """Return where a known noun begins that ends where the mark begins (某某感染的肺炎[病例])."""
    return [one.start for one in marks if one.sort is Sort.NOUN and one.end == mark.start]


def _shares(marks: Sequence[Mark], number: int) -> bool:
    """Say whether the next mark is of the same words."""
    return number + 1 < len(marks) and marks[number + 1].start == marks[number].start


def _name(endings: tuple[str, ...]) -> "re.Pattern[str]":
    """Return what finds a name that ends where the text is cut, with one of the endings."""
    ends = "|".join(sorted(endings, key=len, reverse=True))
    return re.compile(rf"(?!\d)(?:[\u4e00-\u9fffA-Za-z-]|(?<=[A-Za-z\d])\d)*(?:{ends})$")
