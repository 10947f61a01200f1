"""What the tallies of a pack count, by kind: a disease of many; each that is not the usual one has its own series."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from shuize.pack import Pack
from workers.text import lazyre as re


class Varieties(NamedTuple):
    """The kinds that a pack knows, and what finds the name of any of them."""

    tallies: frozenset[str]
    """The indicators that count them."""
    own: Mapping[str, str]
    """The name of each by every word for it; words for the usual kind are not here."""
    named: "re.Pattern[str]"
    every: frozenset[str]
    """What is told of every kind: where its cases come from (境外输入)."""
    things: tuple[str, ...]
    """What those indicators count (病例): behind its name it makes a kind one that is counted."""


def varieties(packs: Iterable[Pack]) -> tuple[Varieties, ...]:
    """Return those of each pack that has some."""
    return tuple(_of(pack) for pack in packs if any(one.variety for one in pack.subjects))


def _of(pack: Pack) -> Varieties:
    """Return the kinds of one pack."""
    known = [one for one in pack.subjects if one.variety]
    own = {term: one.name for one in known if one.variety == "own" for term in (one.name, *one.terms)}
    words = sorted({term for one in known for term in (one.name, *one.terms)}, key=len, reverse=True)
    tallies = [item for item in pack.indicators if item.measure == "tally"]
    things = tuple({noun for item in tallies for noun in item.nouns} - set(words))
    every = frozenset(one.name for one in pack.subjects if not one.variety)
    named = re.compile("|".join(map(re.escape, words)))
    return Varieties(frozenset(item.id for item in tallies), own, named, every, things)
