"""A sentence that opens with 其中 deals out what the sentence before it counted: over places, or over kinds."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from workers.extract.links.link import Link, Rule
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.whom.canon import canonical
from workers.extract.words import cues
from workers.extract.words.heads import is_head
from workers.extract.words.lexicon import BEARERS, Lexicon
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

OPENS = re.compile(r"\s*(?:其中|(?:从|分|按)[^，。；\d]{1,8}?(?:来看|看|划分|分))[，：]?")
"""What opens a sentence that goes on with the parts."""
ALIKE = {"个": "项", "项": "个"}
"""Units that count the same."""
PIECES = "件"
"""The unit of goods of whatever kind, of which each kind has its own."""
HAS = re.compile(r"(?:共?有|共|为|达)$")
"""What may stand between the name of a part and its figure."""
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
    """Say whether the sentence opens as one of parts."""
    return OPENS.match(scene.text, scene.start, scene.end) is not None


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
    goods = [one for one in wholes.values() if one.link.indicator in lexicon.supplies and one.figure.unit == PIECES]
    return wholes | {unit: one for one in goods for unit in lexicon.indicators[one.link.indicator].units}


def _is_whole(told: Sequence[Whole]) -> bool:
    """Say whether all that was counted in a unit is the first and its parts."""
    first = told[0]
    most = max(one.figure.value for one in told)
    return first.figure.value == most and len({one.link.indicator for one in told}) == 1 and first.link.of == 1


def link_parts(scene: Scene, lexicon: Lexicon, taken: Sequence[Link], wholes: Wholes) -> list[Link]:
    """Return the links of the figures that deal out what stood before; none where they are more than that."""
    opened = OPENS.match(scene.text, scene.start, scene.end) if wholes else None
    if not opened:
        return []
    held = {link.start for link in taken}
    fresh = [one for one in scene.quantities if one.unit in wholes and one.start not in held]
    links = [
        found for one in fresh if (found := _part(scene, lexicon, one, wholes[one.unit], opened.end())) is not None
    ]
    return [link for link in links if link.quantity and _fits(links, wholes[link.quantity.unit])]


def _fits(links: Sequence[Link], whole: Whole) -> bool:
    """Say whether the parts that places have are no more than the whole, as far as that is told."""
    units = {whole.figure.unit, ALIKE.get(whole.figure.unit, "")}
    if not any(link.quantity and link.quantity.unit in units for link in links):
        return True
    parts = [link.quantity.value for link in links if link.quantity and link.quantity.unit in units]
    most = whole.figure.high
    return most is None or (max(parts) <= most and sum(parts, Decimal(0)) <= most + whole.figure.value / 100)


def _part(scene: Scene, lexicon: Lexicon, figure: Quantity, whole: Whole, opened: int) -> Link | None:
    """Return the link of one part: its clause is but places, or the name of a kind, and its figures."""
    group = scene.group(figure)
    first = group[0]
    low = max(scene.clause(first.start)[0], opened)
    if scene.text[group[-1].end : group[-1].end + 1] not in cues.LIST_ENDS or scene.is_earlier(figure):
        return None
    link = Link(
        whole.link.indicator, figure.start, figure.end, (low, first.prefix_start), Rule.PART, figure, about=whole.about
    )
    places = between(scene.places, low, first.start)
    if places:
        joined = places[0].start == low and all(scene.listed(one, other) for one, other in pairwise(places))
        said = cues.COPULA.match(scene.text[places[-1].end : first.prefix_start])
        dealt = len(places) == len(group)
        return link._replace(rank=group.index(figure), of=len(group)) if joined and said and dealt else None
    name = HAS.sub("", scene.text[low : first.prefix_start])
    named = len(group) == 1 and _names_kind(scene, lexicon, name, low)
    return link._replace(about=canonical(name, lexicon)) if named else None


def _names_kind(scene: Scene, lexicon: Lexicon, name: str, low: int) -> bool:
    """Say whether the words are but the name of people, firms or goods."""
    goods = next((lexicon.subjects[name[at:]] for at in range(len(name) - 1) if name[at:] in lexicon.subjects), None)
    known = goods in lexicon.products or (cues.HAN.fullmatch(name) is not None and (is_head(name) or goods is not None))
    return known and not any(scene.of(sort, low, low + len(name)) for sort in BEARERS)
