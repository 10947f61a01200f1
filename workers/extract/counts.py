"""Which indicator a counted figure belongs to: by name or verb, and the population that a count is a part of."""

import re
from collections.abc import Iterator

from shuize.pack import Indicator
from workers.extract import cues
from workers.extract.lexicon import Lexicon, Mark, Sort
from workers.extract.links import Link, Rule
from workers.extract.rates import before_of_change, planned
from workers.extract.scene import Scene, between
from workers.numerals import Quantity

NAME_REACH = 16
VERB_REACH = 26
PRODUCT_REACH = 14
NOUN_REACH = 10
NOUN_GAP = re.compile(r"^(?:了|过|的|着)?(?P<noun>[\u4e00-\u9fffA-Za-z0-9“”]{0,14}?)$")
BEFORE_NAME = re.compile(r"^的?[\u4e00-\u9fff]{0,5}$")
PREDICATE = re.compile(r"[，。；、,;）)”\s了并且而已]|$|[！？!?.]")


def link_counts(scene: Scene, lexicon: Lexicon, taken: list[Link]) -> list[Link]:
    """Return the links of the sentence's counts, amounts and outputs, in order; `taken` are those of its rates."""
    links: list[Link] = []
    for quantity in scene.quantities:
        if quantity.unit in {"", "%"} or _is_taken(quantity, [*taken, *links]):
            continue
        found = _link(scene, lexicon, quantity, links)
        if not found:
            continue
        links.append(found)
        earlier = before_of_change(scene, found)
        if earlier and not _is_taken(earlier, links):
            links.append(
                Link(found.indicator, earlier.start, earlier.end, found.anchor, Rule.CHANGE, earlier, before=True)
            )
    links.extend(_totals(scene, lexicon, links, [*taken, *links]))
    return sorted(links, key=lambda link: link.start)


def _is_taken(quantity: Quantity, links: list[Link]) -> bool:
    """Say whether a link has this figure already."""
    return any(link.quantity is quantity for link in links)


def _link(scene: Scene, lexicon: Lexicon, quantity: Quantity, links: list[Link]) -> Link | None:
    """Return the best link of one figure."""
    low, _ = scene.clause(quantity.start)
    adjacent = [mark for mark in scene.of(Sort.TERM, low, quantity.start) if quantity.prefix_start - mark.end <= 1]
    left = scene.text[low : quantity.prefix_start]
    if (not adjacent and cues.GROWTH.search(left) and not _changes_to(left)) or planned(scene, quantity.start):
        return None
    fitting = [item for item in lexicon.indicators.values() if item.measure != "rate" and _counts(item, quantity)]
    scored = [(score, item, mark, rule) for item in fitting for score, mark, rule in _anchors(scene, item, quantity)]
    if scored:
        _, item, mark, rule = max(scored, key=lambda one: one[0])
        return Link(item.id, quantity.start, quantity.end, (mark.start, mark.end), rule, quantity)
    return _carried(scene, lexicon, quantity, links)


def _changes_to(left: str) -> bool:
    """Say whether the words end in a change to a level (扩大到)."""
    return left.endswith(("到", "至", "为"))


def _counts(item: Indicator, quantity: Quantity) -> bool:
    """Say whether the figure's unit is one that the indicator counts in."""
    return quantity.unit == item.unit or quantity.unit in item.units


def _anchors(scene: Scene, item: Indicator, quantity: Quantity) -> Iterator[tuple[float, Mark, Rule]]:
    """Yield every word that may make the figure one of `item`, with a score: nearer and more direct is more."""
    low, high = scene.clause(quantity.start)
    if any(item.id in mark.ids for mark in scene.of(Sort.AVOID, low, high)):
        return
    if item.nouns and not _speaks_of(scene, item.nouns, quantity):
        return
    for mark in scene.of(Sort.TERM, low, high):
        if item.id in mark.ids:
            yield from _by_name(scene, mark, quantity)
    for mark in scene.of(Sort.VERB, low, high):
        if item.id in mark.ids:
            yield from _by_verb(scene, mark, quantity)


def _speaks_of(scene: Scene, nouns: tuple[str, ...], quantity: Quantity) -> bool:
    """Say whether one of the nouns is what the figure counts, or was counted in the sentence before it."""
    low, high = scene.clause(quantity.start)
    around = scene.text[low : min(high, quantity.end + NOUN_REACH)]
    counted = [item for item in between(scene.quantities, scene.start, quantity.start) if item.unit == quantity.unit]
    before = "".join(scene.text[item.end : item.end + NOUN_REACH] for item in counted)
    subject = scene.text[scene.start : low]
    return any(noun in around or noun in before for noun in nouns) or any(
        noun in subject[-NOUN_REACH:] for noun in nouns
    )


def _by_name(scene: Scene, mark: Mark, quantity: Quantity) -> Iterator[tuple[float, Mark, Rule]]:
    """Score a name of the indicator before or right after the figure."""
    group = scene.group(quantity)
    if mark.end <= quantity.prefix_start:
        gap = scene.text[mark.end : group[0].prefix_start]
        figures = [item for item in between(scene.quantities, mark.end, group[0].start) if item.unit]
        change = len(figures) == 1 and cues.CHANGE.match(
            scene.text[figures[0].end : quantity.prefix_start].lstrip("的")
        )
        if (not figures and len(gap) <= NAME_REACH) or change:
            yield 3.0 - len(gap) / 20, mark, Rule.TERM_BEFORE
    elif mark.start >= quantity.end and BEFORE_NAME.match(scene.text[quantity.end : mark.start]):
        yield 2.5 - (mark.start - quantity.end) / 20, mark, Rule.TERM_AFTER


def _by_verb(scene: Scene, mark: Mark, quantity: Quantity) -> Iterator[tuple[float, Mark, Rule]]:
    """Score a verb of the indicator before the figure (复工 8327 家) or after what it counts (190 家企业复工)."""
    if mark.end <= quantity.prefix_start:
        gap = scene.text[mark.end : quantity.prefix_start]
        if between(scene.quantities, mark.end, quantity.start):
            return
        if cues.COPULA.match(gap):
            yield 2.8, mark, Rule.VERB_BEFORE
        elif NOUN_GAP.match(gap):
            yield 2.2 - len(gap) / 20, mark, Rule.VERB_BEFORE
        return
    gap = scene.text[quantity.end : mark.start]
    after = scene.text[mark.end : mark.end + 1]
    if len(gap) > VERB_REACH or between(scene.quantities, quantity.end, mark.start) or not PREDICATE.match(after):
        return
    yield 2.0 - len(gap) / 40, mark, Rule.VERB_AFTER


def _carried(scene: Scene, lexicon: Lexicon, quantity: Quantity, links: list[Link]) -> Link | None:
    """Carry an output or a supply on to the next product of a list (口罩 3212 万只、防护服 64 万套)."""
    if not links or lexicon.indicators[links[-1].indicator].measure not in {"output", "amount"}:
        return None
    last, item = links[-1], lexicon.indicators[links[-1].indicator]
    gap = scene.text[last.end : quantity.prefix_start]
    if not _counts(item, quantity) or not re.match(r"^[、，,和及]\s*[\u4e00-\u9fff]{1,12}$", gap):
        return None
    return Link(item.id, quantity.start, quantity.end, last.anchor, Rule.ELLIPSIS, quantity)


def _totals(scene: Scene, lexicon: Lexicon, links: list[Link], taken: list[Link]) -> Iterator[Link]:
    """Yield the figure before a count that says how many there are in all (26175 家企业复产 26088 家)."""
    used = [link.quantity for link in taken]
    for link in [one for one in links if not one.before]:
        rates = [rate for rate in lexicon.rates if link.indicator in rate.numerator and rate.denominator]
        before = scene.clause_before(link.start)
        low = before[0] if before else scene.clause(link.start)[0]
        candidates = [item for item in between(scene.quantities, low, link.start) if item not in used]
        for quantity in reversed(candidates):
            denominator = lexicon.indicators[rates[0].denominator[0]] if rates else None
            if denominator and link.quantity and _is_total(scene, denominator, quantity, link.quantity):
                used.append(quantity)
                yield Link(denominator.id, quantity.start, quantity.end, link.anchor, Rule.TOTAL, quantity)
                break


def _is_total(scene: Scene, denominator: Indicator, whole: Quantity, part: Quantity) -> bool:
    """Say whether `whole` can be the population of `part`: same unit, not less, and no plan."""
    if whole.unit != part.unit or not _counts(denominator, whole) or planned(scene, whole.start):
        return False
    limit = whole.high if whole.high is not None else whole.value
    return limit >= part.value and not cues.GROWTH.search(scene.text[scene.clause(whole.start)[0] : whole.prefix_start])
