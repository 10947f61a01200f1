"""Which product an output or a supply is of."""

import re

from workers.extract import cues
from workers.extract.lexicon import Lexicon, Mark, Sort
from workers.extract.links import Link, Rule
from workers.extract.scene import Scene, between

LONGEST = 13
SHORTEST = 2
MODIFIER = re.compile(r"^[\u4e00-\u9fffA-Za-z0-9·“”]+$")
MAKE = re.compile(r"[A-Za-z][A-Za-z0-9-]*$")
GOODS = re.compile(
    r"""^(?:了|的|各类)*
        (?P<goods>(?:[\u4e00-\u9fffA-Za-z0-9]{1,10}、)*[\u4e00-\u9fffA-Za-z0-9]{1,10}等[\u4e00-\u9fff]{2,8}?)
        (?:共|约|近|超过?|累计)*$""",
    re.VERBOSE,
)
"""A list of goods that ends in what they are (棉衣、棉被等救灾物资)."""
PRODUCT_END = re.compile(r"(?:日?均?产量|产能|产出|日产|各类|生产|累计|等|的)+$")


def product(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the product of an output or a supply: before its name, or between the verb and the figure, or after it."""
    listed = _carried_product(scene, link)
    if listed:
        return lexicon.subjects.get(listed, listed)
    goods = _goods(scene, link)
    if goods:
        return goods
    known = [mark for mark in scene.of(Sort.SUBJECT, scene.start, scene.end) if _is_product(mark.ids, lexicon)]
    low, high = scene.clause(link.start)
    reach = min(link.anchor[0] - 12, low) if link.anchor[0] < low else low
    before = [mark for mark in known if reach <= mark.start and mark.end <= link.start]
    between_last = [mark for mark in before if mark.start >= link.anchor[1]]
    right_after = [mark for mark in known if mark.start == link.end]
    after = [mark for mark in known if link.end <= mark.start <= link.end + 8]
    nearest = right_after or between_last[-1:] or before[-1:] or after
    if nearest:
        return _make(scene, nearest[0]) + nearest[0].ids[0]
    return _plain_product(scene, link, high)


def _carried_product(scene: Scene, link: Link) -> str | None:
    """Return the product of a list's next item where its name alone stands before the figure (防护服 8 万套)."""
    low, _ = scene.clause(link.start)
    if link.rule is not Rule.ELLIPSIS or link.quantity is None or between(scene.quantities, low, link.start):
        return None
    name = scene.text[low : link.quantity.prefix_start].strip("、，,和及 ")
    return name if SHORTEST <= len(name) <= LONGEST and MODIFIER.match(name) else None


def _goods(scene: Scene, link: Link) -> str | None:
    """Return a list of goods that ends in what they are (棉衣、棉被等救灾物资), before or after the figure."""
    _, high = scene.clause(link.start)
    verbs = [mark.start for mark in scene.of(Sort.VERB, link.end, high)]
    before = GOODS.match(scene.text[link.anchor[1] : link.start])
    found = before or GOODS.match(scene.text[link.end : min([high, *verbs])])
    return found["goods"] if found else None


def _make(scene: Scene, mark: Mark) -> str:
    """Return the make that is part of a product's name (N95 口罩 is not any 口罩)."""
    found = MAKE.search(scene.text[max(scene.start, mark.start - len("KN95-FFP2")) : mark.start])
    return found.group() if found else ""


def _is_product(ids: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Say whether the subject is a product."""
    return any(one in lexicon.products for one in ids)


def _plain_product(scene: Scene, link: Link, high: int) -> str | None:
    """Return the noun right after the figure, or the one between the verb and it."""
    verbs = [mark.start for mark in scene.of(Sort.VERB, link.end, high)]
    after = re.match(r"(?:的)?(?P<noun>[\u4e00-\u9fff]{2,8})", scene.text[link.end : high])
    words = scene.words_in(link.end, min([high, *verbs]))
    if after and words:
        run = ""
        for word in words:
            piece = scene.text[word[0] : word[1]]
            if piece in cues.STOPS or not MODIFIER.match(piece):
                break
            run += piece
        if SHORTEST <= len(run) <= LONGEST:
            return run
    gap = scene.text[link.anchor[1] : link.quantity.prefix_start] if link.quantity else ""
    if cues.COPULA.match(gap):
        return None
    noun = PRODUCT_END.sub("", re.sub(r"^(?:了|过|各类|的)+", "", gap)).strip()
    return noun if SHORTEST <= len(noun) <= LONGEST and MODIFIER.match(noun) else None
