"""A sentence that opens with 其中 deals out what the sentence before it counted: over places, or over kinds."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from workers.extract.links.link import Link, Rule
from workers.extract.sentence.scene import Scene
from workers.extract.words.lexicon import Lexicon
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

OPENS = re.compile(r"\s*(?:其中|(?:从|分|按)[^，。；\d]{1,8}?(?:来看|看|划分|分))[，：]?")
"""What opens a sentence that goes on with the parts."""
DEALS = re.compile(
    r"\s*[\u4e00-\u9fff]{2,12}?[\d.]+[万亿]?(?P<unit>[\u4e00-\u9fff])[，、；,;][\u4e00-\u9fff]{2,12}?[\d.]+[万亿]?(?P=unit)"
)
"""What a sentence is that opens with two names, each with its figure (甲区 36 户，乙区 22 户)."""
ALIKE = {"个": "项", "项": "个"}
"""Units that count the same."""
BY_PIECE = "件"
"""The unit of goods of whatever kind, of which each kind has its own."""
PARTED = frozenset({"count", "output", "amount"})
"""Measures whose parts add up to the whole."""


class Whole(NamedTuple):
    """What a sentence counted, and whom it was of."""

    link: Link
    figure: Quantity
    about: str | None


Wholes = Mapping[str, Whole]
"""What the sentence before counted, by its unit."""


def opens(scene: Scene) -> bool:
    """Say whether the sentence opens as one of parts, or is but a list of them."""
    led = OPENS.match(scene.text, scene.start, scene.end) or DEALS.match(scene.text, scene.start, scene.end)
    return led is not None


def wholes_of(scene: Scene, told: Sequence[tuple[Link, str | None]], lexicon: Lexicon, stood: Wholes) -> Wholes:
    """Return what the next sentence may deal out: a unit that counts two things, or one twice, is left out."""
    if stood and opens(scene):
        return stood
    found: dict[str, list[Whole]] = {}
    for link, about in {link.start: (link, about) for link, about in told}.values():
        item = lexicon.indicators.get(link.indicator)
        level = not (link.running or link.before or link.rule is Rule.TOTAL)
        if link.quantity and item and level and item.measure in PARTED:
            found.setdefault(link.quantity.unit, []).append(Whole(link, link.quantity, about))
    wholes = {unit: one[0] for unit, one in found.items() if _is_whole(one)}
    wholes |= {ALIKE[unit]: one for unit, one in wholes.items() if ALIKE.get(unit, unit) not in found}
    goods = [one for one in wholes.values() if one.link.indicator in lexicon.supplies and one.figure.unit == BY_PIECE]
    return wholes | {unit: one for one in goods for unit in lexicon.indicators[one.link.indicator].units}


def _is_whole(told: Sequence[Whole]) -> bool:
    """Say whether all that was counted in a unit is the first and its parts."""
    first = told[0]
    most = max(one.figure.value for one in told)
    return first.figure.value == most and len({one.link.indicator for one in told}) == 1 and first.link.of == 1
