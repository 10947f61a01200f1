"""Which product an output or a supply is of."""

from itertools import pairwise

from workers.extract.links.link import Link, Rule
from workers.extract.links.paired import own_name
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between, in_quotes
from workers.extract.whom.goods import (
    LONGEST,
    MODIFIER,
    PRODUCT_END,
    SHORTEST,
    goods_after,
    goods_between,
    listed_goods,
    named_from,
)
from workers.extract.words import cues
from workers.extract.words.heads import ABSTRACT
from workers.extract.words.lexicon import Lexicon, Mark, Sort
from workers.text import lazyre as re

KIND = r"(?:医用|外科|防护|一次性|颗粒物|普通|民用|家用|军用|工业用?|平面|立体|儿童|成人|特种|高端|进口|国产)"
MAKE = re.compile(rf"(?P<make>[A-Za-z][A-Za-z0-9-]*){KIND}*$|(?P<kind>{KIND}+)$")
"""What tells kinds of goods apart, and makes each a product of its own (N95 口罩, 一次性医用口罩, 普通口罩)."""
MADE = re.compile(
    r"日均?产(?P<goods>[^出能生值总产])量|日均(?P<made>[\u4e00-\u9fff]{1,4})产量"
    r"|日均?(?:处理|揽收|投递)(?P<handled>[\u4e00-\u9fff]{2,4})"
)
"""A daily output that names its goods within (日产气量, 日均粗钢产量, 日处理快件)."""
SUMMED = re.compile(r"^.*等(?:各类|各种|一批)?")
"""The examples before what sums up a list of goods (监护仪、呼吸机等医疗设备)."""
AREA = "面积"
"""What ends the name of a product's area."""
MADE_FOR = re.compile(
    r"(?:生产)?机(?![构关会场播收种耕插械采割])|用?(?:辅料|原料|原材料|面料|材料|耳[带绳]|鼻梁条|滤[芯材]|[配零]件|零部件|包装[袋盒]?|无纺布|熔喷布)|种[子苗]|秧苗"
)
"""What makes a product only that which something else is for, or is of (口罩机, 口罩辅料, 小麦种子)."""
NEXT = re.compile(r"(?:、|和|与|及|以及)[\u4e00-\u9fff]{0,4}")
"""What stands between two products of a list, each of which may have a word of its own (冬播土豆、露地大豆)."""
NAMED = re.compile(
    r"(?!累计|目前|现|已|共|新|全|各|抢|又|还|再|继续|陆续|完成|基本|正|当|其)"
    r"(?P<goods>[\u4e00-\u9fff]{2,6}?(?<![户民队手社人者员已共均都]))(?:已经?|也|均|都|共)*"
)
"""A name of other goods that alone stands before a verb in a list of parts (；绿肥播种 35 万亩)."""
SIZE = re.compile(r"(?:其中)?[\d.]+(?:平方米|平米|毫升|升|千瓦|马力|千伏安)(?=[\u4e00-\u9fff]{2})")
"""How big each is, before the name of goods (12 平方米[棉帐篷] 7100 顶)."""
IS = re.compile(r"[则也就]?(?:是|为|有)$")
"""What says of a place how much of the goods of the whole is its (全省 32 万亩，某市则为 14 万亩)."""
OWNED = 2
"""How far behind its figure a product may be named (九成的玉米, 七成多玉米)."""


def product(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the product of an output or a supply: before its name, or between the verb and the figure, or after it."""
    listed = _carried_product(scene, link)
    if listed:
        return lexicon.subjects.get(listed, listed)
    if link.quantity and own_name(scene, link.quantity):
        return in_name(scene, link, lexicon) or _known(scene, link, lexicon)
    return (
        in_name(scene, link, lexicon)
        or listed_goods(scene, link)
        or _known(scene, link, lexicon)
        or goods_after(scene, link)
        or goods_between(scene, link)
    )


def in_name(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the product that the indicator's own name begins with (小麦面积), or has before 面积 (夏收小麦面积)."""
    word = scene.text[slice(*link.anchor)].removeprefix("已")
    if made := MADE.fullmatch(word):
        return made["goods"] or made["made"] or made["handled"]
    edges = [(0, end) for end in range(len(word) - (link.rule is not Rule.TERM_BEFORE), SHORTEST - 1, -1)]
    edges += [(at, -len(AREA)) for at in range(1, len(word) - len(AREA) - 1) if word.endswith(AREA)]
    names = (lexicon.subjects.get(word[slice(*edge)], "") for edge in edges)
    return next((name for name in names if name in lexicon.products), None)


def _known(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the product that a pack knows: right after the figure, else the one that stands last before it.

    What is named after a list's mark or a comma is counted by a figure of its own.
    """
    known = _products(scene, lexicon)
    low, high = scene.clause(link.start)
    reach = min(link.anchor[0] - 12, low) if link.anchor[0] < low else low
    named = named_from(scene, link, high)
    right_after = [mark for mark in known if mark.start in {named, link.end}]
    before = [mark for mark in known if reach <= mark.start and mark.end <= link.start]
    inside = [mark for mark in before if mark.start >= link.anchor[1]]
    after = [mark for mark in known if named <= mark.start <= named + 8 and not _parted(scene, named, mark.start)]
    if not inside and link.anchor[1] <= link.start and goods_between(scene, link):
        return None
    nearest = right_after or inside[-1:] or (after if link.anchor[1] > link.start else before[-1:] or after)
    return _make(scene, nearest[0]) + nearest[0].ids[0] if nearest else None


def own_product(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the product that the figure's clause names: the last before the figure, else the one right after it."""
    low, high = scene.clause(link.start)
    known = [mark for mark in _products(scene, lexicon) if low <= mark.start < high]
    before = [mark for mark in known if mark.end <= link.start]
    after = [mark for mark in known if 0 <= mark.start - link.end <= OWNED]
    listed = before[-link.of :]
    if len(listed) == link.of and all(NEXT.fullmatch(scene.text, one.end, two.start) for one, two in pairwise(listed)):
        return listed[link.rank].ids[0]
    return before[-1].ids[0] if before else after[0].ids[0] if after else None


def _products(scene: Scene, lexicon: Lexicon) -> list[Mark]:
    """Return every product of the sentence that a pack knows."""
    named = scene.of(Sort.SUBJECT, scene.start, scene.end)
    known = [_whole(scene, mark) for mark in named if any(one in lexicon.products for one in mark.ids)]
    within = [found for mark in scene.of(Sort.TERM, scene.start, scene.end) if (found := _within(scene, mark, lexicon))]
    return sorted([*known, *within], key=lambda mark: mark.start) if within else known


def _whole(scene: Scene, mark: Mark) -> Mark:
    """Return the product with what is made for it, or of it, which is a product of its own (口罩机)."""
    found = MADE_FOR.match(scene.text, mark.end, scene.end)
    return mark._replace(end=found.end(), ids=tuple(one + found[0] for one in mark.ids)) if found else mark


def _within(scene: Scene, mark: Mark, lexicon: Lexicon) -> Mark | None:
    """Return the product that an indicator's name begins with, as a word of its own (冬小麦面积)."""
    end = mark.end - len(AREA)
    name = lexicon.subjects.get(scene.text[mark.start : end], "") if scene.text.startswith(AREA, end) else ""
    return Mark(mark.start, end, Sort.SUBJECT, (name,)) if name in lexicon.products else None


def _parted(scene: Scene, start: int, end: int) -> bool:
    """Say whether a mark of a list or of a clause stands between."""
    return any(sign in scene.text[start:end] for sign in "、，,；;：:")


def earlier(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the product that the sentence named last before the figure's clause (口罩企业复工，日产量 9 万只)."""
    low, _ = scene.clause(link.first)
    other = NAMED.fullmatch(scene.text, low, link.anchor[0]) if link.rule is Rule.VERB_BEFORE else None
    listed = scene.text[low - 1] in "；;" or scene.of(Sort.AMONG, scene.start, low)
    if other and listed and not between(scene.places, low, link.anchor[0]):
        return other["goods"]
    before = [mark for mark in _products(scene, lexicon) if mark.end <= max(low, link.anchor[0])]
    return _make(scene, before[-1]) + before[-1].ids[0] if before else None


def _carried_product(scene: Scene, link: Link) -> str | None:
    """Return the product of a list's next item where its name alone stands before the figure (防护服 8 万套)."""
    low = _item(scene, link)
    if link.rule is Rule.ELLIPSIS and link.quantity and scene.text[link.quantity.prefix_start - 1] in "、和及与":
        return goods_after(scene, link)
    listed = link.rule is Rule.ELLIPSIS or (link.rule is Rule.VERB_AFTER and scene.text[low - 1] == "、")
    sized = SIZE.match(scene.text, low)
    low = sized.end() if sized else low
    if not listed or link.quantity is None or between(scene.quantities, low, link.start):
        return None
    low = max([low, *[item.end for item in between(scene.places, low, link.start) if not item.inside_name]])
    name = cues.ASIDE.sub("", scene.text[low : link.quantity.prefix_start]).strip("、，,：: 和及")
    name = name.removeprefix("各类").removeprefix("各种")
    name = IS.sub("", PRODUCT_END.sub("", name.removeprefix(cues.AMONG)))
    name = SUMMED.sub("", name) if len(name) > LONGEST else name
    named = SHORTEST <= len(name) <= LONGEST and name not in ABSTRACT
    return name if named and MODIFIER.match(name) else None


def _item(scene: Scene, link: Link) -> int:
    """Return where the item of a list begins that the figure is of, brackets behind its name and all."""
    low, _ = scene.clause(link.start)
    opened = scene.text.rfind("（", scene.resumed(link.start), low)
    return max(scene.resumed(link.start), scene.text.rfind("、", scene.start, opened) + 1) if opened >= 0 else low


def _make(scene: Scene, mark: Mark) -> str:
    """Return the make or the kind before a product's name (N95 口罩 is not any 口罩)."""
    found = MAKE.search(scene.text[max(scene.start, mark.start - len("KN95-FFP2一次性医用")) : mark.start])
    return found["make"] or found["kind"] if found else ""


def first_named(scene: Scene, lexicon: Lexicon) -> str | None:
    """Return the first product that the sentence names, but in a saying that it quotes, or as one of several."""
    plain = (mark for mark in scene.sorts.get(Sort.SUBJECT, ()) if not in_quotes(scene.text, scene.start, mark.start))
    first = next((mark for mark in plain if any(one in lexicon.products for one in mark.ids)), None)
    several = first and any(NEXT.fullmatch(scene.text, first.end, one.start) for one in _products(scene, lexicon))
    return None if first is None or several else next(one for one in first.ids if one in lexicon.products)
