"""Which words of an article gave a figure its parts, as spans; where its population is named is looked up only here."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from shuize.pack import Pack
from shuize.types import Observation, Span

ROLES = ("figure", "indicator", "place", "date", "population")
BESIDE = 1
Spans = Mapping[str, Span | None]
"""Each role's words, None where no words gave it."""


def synonyms(packs: Iterable[Pack]) -> dict[str, tuple[str, ...]]:
    """Return by which words the packs know each population or product."""
    return {item.name: (item.name, *item.terms) for pack in packs for item in pack.subjects}


def spans(text: str, one: Observation, known: Mapping[str, tuple[str, ...]]) -> Spans:
    """Return the words that gave the figure each part; empty for a figure that was not just read."""
    if one.evidence is None:
        return {}
    return {
        "figure": (one.start, one.end),
        "indicator": one.evidence.indicator,
        "place": one.evidence.place,
        "date": one.evidence.date,
        "population": population(text, one, known),
    }


def population(text: str, one: Observation, known: Mapping[str, tuple[str, ...]]) -> Span | None:
    """Return where the figure's population is named: right after it, else nearest before it.

    The name is canonical and its words may stand apart; what no words hold as a whole is not found.
    """
    name = one.series.subject
    if not name:
        return None
    words = {name, name.replace("规模以上", "规上"), *known.get(name, ())}
    first, last = sentence(text, one)
    found = [(at, at + len(word)) for word in words for at in _all(text, word, first, last)]
    if not found:
        found = [(at, at + len(word)) for word in words if (at := text.rfind(word, 0, first)) >= 0]
    return min(found, key=lambda span: (_distance(one, span), span[0] - span[1]), default=None)


def _all(text: str, word: str, start: int, end: int) -> Iterator[int]:
    """Yield where the word stands in the stretch."""
    at = text.find(word, start, end)
    while at >= 0:
        yield at
        at = text.find(word, at + 1, end)


def _distance(one: Observation, span: Span) -> tuple[bool, int]:
    """Return how far the words are from the figure; what follows it counts only where it is counted (190家企业)."""
    return span[0] > one.end + BESIDE, max(span[0] - one.end, one.start - span[1], 0)


def sentence(text: str, one: Observation) -> Span:
    """Return where the figure's sentence stands."""
    at = text.find(one.quote, max(one.end - len(one.quote), 0))
    return at, at + len(one.quote)


def pieces(text: str, stretch: Span, found: Spans) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the stretch cut where a role begins or ends, each piece with its roles in the order of ROLES."""
    start, end = stretch
    inner = [span for span in found.values() if span and start <= span[0] and span[1] <= end]
    for low, high in pairwise(sorted({start, end, *[edge for span in inner for edge in span]})):
        roles = tuple(role for role in ROLES if (span := found.get(role)) and span[0] <= low and high <= span[1])
        yield text[low:high], roles


def fields(found: Spans, rule: str) -> dict[str, object]:
    """Return the evidence as `shuize read --json --explain` prints it; offsets count code points."""
    return {"rule": rule, **{role: list(span) if (span := found.get(role)) else None for role in ROLES}}
