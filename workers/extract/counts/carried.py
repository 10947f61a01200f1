"""People carried whom no word beside their figure names: the sentence before did, or what they travel for does."""

from collections.abc import Sequence

from workers.extract.counts.daily import OF_A_DAY
from workers.extract.counts.following import Wholes
from workers.extract.links.link import Link, Rule
from workers.extract.links.plans import planned
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.words import cues
from workers.extract.words.lexicon import BEARERS, Lexicon, Sort
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

PERSONS = "人"
LOADED = re.compile(r"(?:了|着|共|约|近|超过?|累计)*")
"""What stands between a verb of carrying and how many."""
NOBODY = re.compile(r"(?=[，。；、,;（）()]|前往|赶?赴|奔赴|去往?|返|回到|到|[从由])|的?(?:乘客|旅客)")
"""What follows a figure that names nobody, or only as those who travel."""
ABOARD = re.compile(r"[”》]?(?:上|内|里)?的?(?:共有?)?$")
"""What leads from a vehicle to those who are in it (包机[上的] 154 名乘客)."""
VEHICLE = re.compile(r"(?:列车|航班|大巴|客车|汽车|飞机|高铁|动车|班车)车?$")
"""A vehicle that is nobody's in particular; the packs know others."""
TRAVELLERS = re.compile(r"的?(?:乘客|旅客)")
TRAVELLING = re.compile("[乘旅]客")


def link_carried(scene: Scene, lexicon: Lexicon, taken: Sequence[Link], wholes: Wholes) -> list[Link]:
    """Return the links of the figures that count people carried for work."""
    people = [one for one in scene.quantities if one.unit == PERSONS]
    carrier = next(iter(carriers(lexicon)), None) if people else None
    if carrier is None or not (carrier in scene.named or may_travel(scene)):
        return []
    held, told = {one.start for one in taken}, wholes.get(PERSONS)
    fresh = [one for one in people if one.start not in held]
    known = told is not None and told.link.indicator == carrier
    known = known or _work(scene, lexicon, carrier, scene.start)
    return _carried(scene, lexicon, carrier, fresh) if fresh and known else []


def carriers(lexicon: Lexicon) -> list[str]:
    """Return what counts people whom somebody carries."""
    return [one.id for one in lexicon.counted_in.get(PERSONS, ()) if one.nouns and one.about == "nobody"]


def may_travel(scene: Scene) -> bool:
    """Say whether the sentence names those who travel, whom no verb need carry."""
    return TRAVELLING.search(scene.text, scene.start, scene.end) is not None


def _work(scene: Scene, lexicon: Lexicon, carrier: str, low: int) -> bool:
    """Say whether the sentence, from `low` on, says of travellers that they work, or go to work."""
    if any(scene.text.find(noun, low, scene.end) >= 0 for noun in lexicon.indicators[carrier].nouns):
        return True
    people = {one.id for one in lexicon.counted_in[PERSONS] if one.nouns and one.id != carrier}
    return any(not people.isdisjoint(mark.ids) for sort in BEARERS for mark in scene.of(sort, low, scene.end))


def _carried(scene: Scene, lexicon: Lexicon, carrier: str, fresh: Sequence[Quantity]) -> list[Link]:
    """Return the links of those whom a verb of carrying or a vehicle has, and of the parts told right after them."""
    links: list[Link] = []
    for one in fresh:
        anchor = _anchor(scene, lexicon, carrier, one)
        each = cues.OF_EACH.search(scene.text, scene.clause(one.start)[0], one.prefix_start)
        if anchor and not (each or planned(scene, one.start) or OF_A_DAY.search(scene.text, scene.start, one.start)):
            links.append(Link(carrier, one.start, one.end, anchor, Rule.VERB_BEFORE, one))
        elif links and _is_part(scene, links[0], one, links[-1].end):
            links.append(links[0]._replace(start=one.start, end=one.end, rule=Rule.PART, quantity=one, like=links[0]))
    return links


def _anchor(scene: Scene, lexicon: Lexicon, carrier: str, figure: Quantity) -> tuple[int, int] | None:
    """Return the words that say that those counted are carried."""
    low, _ = scene.clause(figure.start)
    verbs = [mark for mark in scene.of(Sort.VERB, low, figure.start) if carrier in mark.ids]
    if verbs and LOADED.fullmatch(scene.text, verbs[-1].end, figure.prefix_start):
        return (verbs[-1].start, verbs[-1].end) if NOBODY.match(scene.text, figure.end) else None
    if not TRAVELLERS.match(scene.text, figure.end) or not _work(scene, lexicon, carrier, low):
        return None
    aboard = ABOARD.search(scene.text, low, figure.prefix_start)
    at = aboard.start() if aboard else low
    owned = any(mark.end == at for mark in scene.of(Sort.TERM, low, at)) or VEHICLE.search(scene.text, low, at)
    return (low, figure.prefix_start) if owned else None


PART = re.compile(
    r"[，、；,;](?:其中)?[，,]?(?:去?到|前?往|去往?|赴|[送发]往|抵达|送[至到])?[\u4e00-\u9fff]{2,10}?(?:的|有|的有)?"
)
"""What leads from those carried, or from one part of them, to those who go to a place (，到广州 169 人)."""


def _is_part(scene: Scene, whole: Link, figure: Quantity, since: int) -> bool:
    """Say whether the figure counts those of them who go to a place."""
    led = PART.fullmatch(scene.text, since, figure.prefix_start) is not None
    placed = any(not one.reference for one in between(scene.places, since, figure.prefix_start))
    return led and placed and whole.quantity is not None and figure.value < whole.quantity.value
