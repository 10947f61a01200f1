"""A count that no word beside it names: the next item of a list, another place's, or the one a rate is printed with."""

from workers.extract.counts.beside import names_goods
from workers.extract.links.link import Link, Rule
from workers.extract.rates.onward import reached
from workers.extract.rates.ranked import in_brackets, ranked
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.words import cues
from workers.extract.words.heads import TRADE, is_head
from workers.extract.words.lexicon import BEARERS, Lexicon, Sort
from workers.extract.words.units import counts_in
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

CARRIED = re.compile(
    r"^(?:[\u4e00-\u9fff]{1,16}[、，,和及]|[、，,和及]\s*(?:[\u4e00-\u9fff]{1,12}、)*[\u4e00-\u9fffA-Za-z0-9/-]{1,24}"
    r"|[；;][\u4e00-\u9fffA-Za-z0-9/-]{2,12}[)）]?)$"
)
"""What leads on to the next item of a list, which may be a list itself (、帐篷、折叠床等救灾物资 300 件)."""
NEXT = re.compile(
    r"(?:[、，]|和|及|以及)(?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,14}?(?:、[\u4e00-\u9fff]{2,8}?)?)(?:则?[有为达])?"
)
PART = re.compile(r"(?:[现目]前|其中|现|均|都)*(?:已经?|累计|共)[\u4e00-\u9fff]{2,6}?(?:了|为|达)?")
"""What a clause begins with that counts those of the clause before that did something."""
STOPPED = re.compile(
    r"[停未关]|[建设]立|新建|搭建|开设|组建|增设|累计|走访|检查|帮扶|纳税|申[请报]|无法|签约|在谈|储备|全[省市区县]"
    r"|[涉惠]及|受[益惠]|带动|覆盖|吸纳|^(?:居民|住户|业主|群众)"
)
"""What says of the next that it did not, did something else, is new, only gains by it, or is counted anew."""
IN_NUMBER = re.compile(r"(?:涉及|[共总合]计|共|累计|笔数|[发投]放|办理|为|达到?|近|约|超过?|已)+")
"""What a clause is before how many items an amount was paid in (投放信贷资金 7 亿元，涉及 130 笔)."""
LED = re.compile("[\u4e00-\u9fff]{0,4}?(?:分布|包括|涉及|涵盖)")
"""What leads to parts, which have a grammar of their own."""
BRACKETS = frozenset("（(）)")
MOST = 100
"""Another trade, or another place, counts at most so many times as many."""
NAMED_BEFORE = frozenset({Rule.VERB_BEFORE, Rule.ATTRIBUTE, Rule.TERM_BEFORE, Rule.ELLIPSIS})


def carried_on(scene: Scene, lexicon: Lexicon, quantity: Quantity, links: list[Link]) -> Link | None:
    """Return the link of a figure by what was counted before it; `links` are those of the sentence so far."""
    if any(mark.ids for mark in scene.of(Sort.TERM, quantity.end, quantity.end + 1)) or _is_whole(scene, quantity):
        return None
    known = [link for link in links if link.start < quantity.start and link.indicator in lexicon.indicators]
    counts = [link for link in known if lexicon.indicators[link.indicator].measure != "rate" and not link.running]
    return (
        in_brackets(scene, lexicon, quantity)
        or ranked(scene, lexicon, quantity, counts[-1].indicator if counts else None)
        or (reached(scene, quantity, counts[-1:]))
        or (_next_product(scene, lexicon, quantity, counts[-1]) if counts else None)
        or (_next_population(scene, lexicon, quantity, counts[-1]) if counts else None)
        or (_divided(scene, lexicon, quantity, counts[-1]) if counts else None)
        or _of_rate(scene, lexicon, quantity, known)
        or _in_number(scene, lexicon, quantity, known)
    )


def _is_whole(scene: Scene, quantity: Quantity) -> bool:
    """Say whether the next clause counts a part of the same by a verb of its own (机场 30 个，已复工 26 个)."""
    _, high = scene.clause(quantity.start)
    if quantity.end != high or high + 1 >= scene.end:
        return False
    start, end = scene.clause(high + 1)
    counted = [one for one in between(scene.quantities, start, end) if one.unit == quantity.unit]
    told = PART.fullmatch(scene.text, start, counted[0].prefix_start) if len(counted) == 1 else None
    return told is not None and counted[0].value <= quantity.value and bool(scene.of(Sort.VERB, start, end))


def _again(quantity: Quantity, last: Link) -> Link:
    """Return the link of a figure of what the last was of."""
    return Link(last.indicator, quantity.start, quantity.end, last.anchor, Rule.ELLIPSIS, quantity)


def _next_product(scene: Scene, lexicon: Lexicon, quantity: Quantity, last: Link) -> Link | None:
    """Carry an output or a supply on to the next product of a list (口罩 3212 万只、防护服 64 万套)."""
    item = lexicon.indicators[last.indicator]
    if item.measure not in {"output", "amount"}:
        return None
    gap = scene.text[last.end : quantity.prefix_start]
    gap = _past_brackets(lexicon, gap) or gap[:1] + cues.ASIDE.sub("", gap[1:])
    if _after_share(scene, lexicon, quantity, last):
        return _again(quantity, last) if counts_in(item, quantity) else None
    if cues.OTHERS.search(gap):
        return None
    if _opens_parts(lexicon, gap, quantity, last):
        return _again(quantity, last) if counts_in(item, quantity) else None
    told_against = any(item.id in mark.ids for mark in scene.of(Sort.AVOID, last.end, quantity.start))
    if (
        told_against
        or not counts_in(item, quantity)
        or not CARRIED.match(gap)
        or (
            gap[:1] in "；;"
            and item.id not in lexicon.supplies
            and not _is_known(scene, lexicon, last, quantity.prefix_start)
        )
        or not names_goods(scene, last, quantity)
    ):
        return None
    return _again(quantity, last)


def _past_brackets(lexicon: Lexicon, gap: str) -> str:
    """Return what leads on from brackets behind a figure, or around it, where that is the next item of a list."""
    rest = cues.ASIDE.sub("", gap).lstrip("）)") if gap[:1] in BRACKETS else ""
    return rest if rest.startswith("、") or lexicon.subjects.get(rest[1:]) in lexicon.products else ""


def _opens_parts(lexicon: Lexicon, gap: str, quantity: Quantity, last: Link) -> bool:
    """Say whether brackets right behind the last figure open with a product that is a part of it."""
    known = gap[:1] in "（(" and lexicon.subjects.get(gap[1:].removeprefix(cues.AMONG)) in lexicon.products
    return known and last.quantity is not None and quantity.value < last.quantity.value


def _is_known(scene: Scene, lexicon: Lexicon, last: Link, end: int) -> bool:
    """Say whether only the name of a product that a pack knows stands since the last figure, which is no part."""
    name = scene.text[last.end : end].lstrip("；; ")
    return lexicon.subjects.get(name) in lexicon.products and not scene.of(Sort.AMONG, scene.start, last.start)


def _after_share(scene: Scene, lexicon: Lexicon, quantity: Quantity, last: Link) -> bool:
    """Say whether the last figure's share was told, and then comes the next product's (，完成 28 %；水稻 625 万亩)."""
    shares = between(scene.quantities, last.end, quantity.start)
    if len(shares) != 1 or shares[0].unit != "%":
        return False
    low, _ = scene.clause(quantity.start)
    name = scene.text[low : quantity.prefix_start].removeprefix(cues.AMONG)
    near = low - 1 <= shares[0].end + len("左右）") and scene.text[low - 1] in "，；、）"
    return near and lexicon.subjects.get(name) in lexicon.products


def _next_population(scene: Scene, lexicon: Lexicon, quantity: Quantity, last: Link) -> Link | None:
    """Carry a count on to the next population of a list (复工个体工商户 935 家、小微企业 2031 家)."""
    item = lexicon.indicators[last.indicator]
    if (
        item.measure != "count"
        or item.about == "nobody"
        or last.rule not in NAMED_BEFORE
        or not counts_in(item, quantity)
    ):
        return None
    found = NEXT.fullmatch(scene.text, last.end, quantity.prefix_start)
    if (
        not found
        or not is_head(found["name"])
        or STOPPED.search(found["name"])
        or any(word in found["name"] for word in item.unless)
        or any(scene.of(sort, *found.span("name")) for sort in BEARERS)
    ):
        return None
    return _again(quantity, last) if scene.text[quantity.end : quantity.end + 1] in cues.LIST_ENDS else None


def _divided(scene: Scene, lexicon: Lexicon, quantity: Quantity, last: Link) -> Link | None:
    """Carry a count on to a clause that is but a place or a trade and its figure (其中甲市 98 家；生物医药 74 家)."""
    low, _ = scene.clause(quantity.start)
    words = scene.text[low : quantity.prefix_start]
    among = words.startswith(cues.AMONG)
    after = scene.text[quantity.end : quantity.end + 3]
    ends = after[:1] in cues.LIST_ENDS and not after[1:].startswith(cues.AMONG)
    if last.quantity is None or last.quantity.unit != quantity.unit or last.before or not ends or low < last.end:
        return None
    if any(one.unit == quantity.unit for one in between(scene.quantities, last.end, low)):
        return None
    product = lexicon.indicators[last.indicator].about == "product"
    if not (product or lexicon.indicators[last.indicator].measure == "count") or _aside_of_other(scene, low, last):
        return None
    if LED.match(scene.text, low, quantity.start) or len(scene.group(quantity)) > 1:
        return None
    places = between(scene.places, low, quantity.start)
    of_place = bool(places) and cues.COPULA.match(scene.text[places[-1].end : quantity.prefix_start]) is not None
    of_trade = (
        not product
        and scene.text[low - 1 : low] in "；;"
        and not any(scene.of(sort, low, quantity.start) for sort in BEARERS)
        and TRADE.fullmatch(words.removeprefix(cues.AMONG)) is not None
    )
    most = last.quantity.value * (1 if among else MOST)
    return _again(quantity, last) if (of_place or of_trade) and quantity.value <= most else None


def _aside_of_other(scene: Scene, low: int, last: Link) -> bool:
    """Say whether the clause stands in brackets that divide another figure (未恢复 75 户（广东 47 户，…）)."""
    if scene.is_open(low):
        return False
    opened = scene.text.rfind("（", scene.start, low)
    before = between(scene.quantities, scene.start, opened)
    return bool(before) and before[-1].start != last.start


def _of_rate(scene: Scene, lexicon: Lexicon, quantity: Quantity, links: list[Link]) -> Link | None:
    """Link a count that is all that stands after a rate to what that is a rate of (复工率 96 %（935 家）)."""
    opened, after = quantity.prefix_start - 1, scene.text[quantity.end : quantity.end + 1]
    ends = {"（": "）", "(": ")"}.get(scene.text[opened : opened + 1], "，。；")
    parted = scene.text[opened : opened + 1] in "，（("
    rate = next((link for link in links if link.end == opened), None) if parted and after in ends else None
    numerators = lexicon.indicators[rate.indicator].numerator if rate else ()
    counted = [one for one in numerators if counts_in(lexicon.indicators[one], quantity)]
    if not rate or not counted:
        return None
    return Link(counted[0], quantity.start, quantity.end, rate.anchor, Rule.ELLIPSIS, quantity)


def _in_number(scene: Scene, lexicon: Lexicon, quantity: Quantity, links: list[Link]) -> Link | None:
    """Link a count that is all its clause has to the amount before that was paid in so many items."""
    last = links[-1] if links else None
    low, high = scene.clause(quantity.start)
    if not last or quantity.end != high or not IN_NUMBER.fullmatch(scene.text, low, quantity.prefix_start):
        return None
    amount = lexicon.indicators[last.indicator]
    items = (one for one in lexicon.counted_in[quantity.unit] if one.measure == "count" and amount.measure == "amount")
    named = next((one for one in items if not set(one.terms).isdisjoint(amount.terms)), None)
    return _again(quantity, last)._replace(indicator=named.id) if named else None
