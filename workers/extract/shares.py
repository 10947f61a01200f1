"""Whose shares of a population a list deals out (覆盖人数和全程接种人数分别占总人口的 92 % 和 89 %)."""

from itertools import pairwise

from workers import lazyre as re
from workers.extract.lexicon import Lexicon, Sort
from workers.extract.links import Link
from workers.extract.scene import Scene

MEMBERS = re.compile(r"[、和与及]")
SHARE_OF = "占"


def divides_people(scene: Scene, link: Link, lexicon: Lexicon) -> bool:
    """Say whether the link is the share that a running count has of a population."""
    rate = lexicon.indicators.get(link.indicator)
    made = rate.numerator if rate and rate.measure == "rate" else ()
    tallied = any(one in lexicon.indicators and lexicon.indicators[one].measure == "tally" for one in made)
    return tallied and scene.text[link.anchor[0]] == SHARE_OF


def sharer(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return whom the share is of: the figure's own of the list before it, else the population it is a share of."""
    low, high = scene.clause(link.anchor[0])[0], link.anchor[0]
    cuts = [low, *[found.end() for found in MEMBERS.finditer(scene.text, low, high)], high]
    spans = list(pairwise(cuts))
    counted = scene.of(Sort.TERM, low, link.start)
    own = spans[link.rank] if link.of == len(spans) > 1 else (low if counted else scene.start, high)
    return _last(scene, *own, lexicon) or _last(scene, link.anchor[0], link.start, lexicon)


def _last(scene: Scene, low: int, high: int, lexicon: Lexicon) -> str | None:
    """Return the last population in the stretch that a pack knows."""
    named = [one for mark in scene.of(Sort.SUBJECT, low, high) for one in mark.ids if one not in lexicon.products]
    return named[-1] if named else None
