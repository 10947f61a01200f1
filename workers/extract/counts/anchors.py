"""What a counted figure may belong to: a name beside it, or a verb before or after it, each at its distance."""

from collections.abc import Iterator

from shuize.pack import Indicator
from workers.extract.counts.ahead import (
    LISTED,
    SUMMED_UP,
    at_event,
    done_of_plan,
    goes_on,
    is_cleft,
    told_since,
    topic,
)
from workers.extract.counts.beside import (
    VAGUE_UNITS,
    VERB_REACH,
    avoided,
    begins,
    is_counted,
    is_freight,
    is_goods,
    is_rated,
    is_worth,
    lent,
    per_day,
    told_to,
    weighs,
)
from workers.extract.counts.by_name import by_name, is_done_to
from workers.extract.counts.doers import is_subject_of
from workers.extract.counts.people import is_plain, speaks_of
from workers.extract.links.link import Rule
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.where.parted import without_origins
from workers.extract.whom.bounded import bounds
from workers.extract.words import cues
from workers.extract.words.lexicon import Lexicon, Mark, Sort
from workers.extract.words.units import counts_in
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

NOUN_GAP = re.compile(r"^(?:了|过|的|着)?(?P<noun>[\u4e00-\u9fffA-Za-z0-9“”、]{0,14}?)$")
PRODUCT_GAP = re.compile(r"^(?:了|过|的|着)?[\u4e00-\u9fffA-Za-z0-9“”、，]{0,24}?$")
SUM = re.compile(r"(?:[\u4e00-\u9fff]{0,2}(?:总?金额|总额)|共|共计|合计|总计)(?:合计|共计|为|达到?|约|近|超过?)*$")
"""What an amount begins with that is told of the same as the count before it (发放贷款 120 笔、金额 3 亿元)."""
NUMBER_OF = re.compile(r"^的?(?:人数|人员数?|户数|家数|总数|数量|企业数|项目数)?")
"""What a verb may be followed by that only says that a number comes (开复工的人数已超过 20 万)."""
ONLY = re.compile(r"(?:累计|共计?|已经?|总共|分批|了|约|近|超过?)*")
"""What stands beside the verb of a clause that is but it and its figure."""
ABLE = re.compile(r"(?<![可不])能$|只能$|能够$|满足$|可以$|(?<![认许])可$")
"""What makes a verb something that can be done (一天能收 200 亩), which says nothing of what was."""
ANY_GOODS = re.compile(
    r"重的|[^，。；、\d]{0,10}?(?:乡镇|街道|社区|村庄|县区)|(?:柜|箱|集装箱|批|车|船|票)?的?(?:产品|货物|商品|物料)|(?:\d+人的)?[\u4e00-\u9fff]{0,6}(?:队|小组|专家组)|[货卡客]?车(?!间)|大[客货]?[巴车]|[载满][载装有]|装满"
)
"""What a figure counts that is no goods of a name (5 万吨货物): freight, and no supply."""
OF_LINE = re.compile(r"的?[\u4e00-\u9fff]{0,8}?(?:生产线|产线|装置|设备|项目)")
"""What makes so much a day only what a line is for (日产 30 吨消毒液生产线), and no output."""
LISTS = "、"
"""What parts what a verb ends from what stands listed with that (9 家企业复工、3 家停业)."""
HEADS_LIST = re.compile("的?(?:进展)?情况[:：]")
"""What makes a verb part of a heading, which says of nobody that he did it (重点项目复工情况：29 个项目中…)."""
SPREAD = re.compile(r"(?:涵盖|涉及|覆盖|分布在|包括)[^。；\d]{2,24}(?=，)")
"""What is told between those who are named and how many they are (项目[涵盖水利、交通等领域]，共计 67 个)."""
KINDS = re.compile("(?:多|余)?(?:品种|种类|品类|类别)(?:、|，|，?共计?|总计)?")
"""What stands between how many kinds of goods there are and how much of them all (10 余个品种、120 吨)."""
MACHINE = re.compile(
    r"机(?![会收播插])|备案|申请|申报|审批|条件|承诺书?的|许可|能力|意愿|意向|愿望|需求|资格|困难|难题|问题|方案|计划(?!内)"
)
"""What makes a verb the name of what does it (收割[机]), or of what comes before it (复工[备案]的企业)."""


def possible(scene: Scene, lexicon: Lexicon, quantity: Quantity) -> list[Indicator]:
    """Return what counts in the figure's unit and may be said: an output needs no word for it, but is of some goods."""
    items = [one for one in lexicon.counted_in[quantity.unit] if one.measure == "output" or one.id in scene.named]
    return [one for one in items if one.measure != "output" or not _counts_no_goods(scene, lexicon, one, quantity)]


def anchors(scene: Scene, lexicon: Lexicon, item: Indicator, quantity: Quantity) -> Iterator[tuple[float, Mark, Rule]]:
    """Yield every word that may make the figure one of `item`, with a score: nearer and more direct is more."""
    first = scene.steps(scene.changes.get(quantity.start, quantity))[0]
    low, high = scene.resumed(first.start), scene.clause(quantity.start)[1]
    before = scene.clause_before(quantity.start) if item.measure in {"amount", "output"} else None
    summed = item.measure == "amount" and SUM.match(scene.text[low : quantity.prefix_start])
    onward = item.measure != "amount" and goes_on(scene, item, quantity, low)
    if onward and (earlier := scene.clause_before(quantity.start)):
        low = earlier[0]
    elif before and (summed or (item.measure == "output" and (weighs(scene, quantity) or is_cleft(scene, before[1])))):
        low = before[0]
    elif before and item.measure == "amount" and (paid := lent(scene, item, quantity, before)):
        yield 2.4, paid, Rule.TERM_BEFORE
    for mark in scene.of(Sort.TERM, low, high):
        if item.id in mark.ids and not (avoided(scene, item, mark, quantity) or is_done_to(scene, item, mark)):
            yield from by_name(scene, mark, quantity, item)
    if item.measure == "output":
        rates = {rate.id for rate in lexicon.rates_of.get(item.id, ())} if onward else frozenset[str]()
        yield from ((2.0, mark, Rule.VERB_BEFORE) for mark in scene.of(Sort.TERM, low, high) if rates & {*mark.ids})
        yield from _of_output(scene, lexicon, item, quantity)
    if item.measure == "count" and (event := at_event(scene, item, quantity)):
        yield 1.5, event, Rule.VERB_BEFORE
    yield from _by_verbs(scene, lexicon, item, quantity, (low, high))


def _counts_no_goods(scene: Scene, lexicon: Lexicon, item: Indicator, quantity: Quantity) -> bool:
    """Say whether the figure counts no goods, or those of a day that a line is for (日产 30 吨消毒液生产线)."""
    daily = item.id in lexicon.daily.values() and OF_LINE.match(scene.text, quantity.end)
    return bool(daily) or ANY_GOODS.match(scene.text, quantity.end) is not None


def _of_output(
    scene: Scene, lexicon: Lexicon, item: Indicator, quantity: Quantity
) -> Iterator[tuple[float, Mark, Rule]]:
    """Yield the word for what is made a day or is told of, or for the work of which so much was planned."""
    if named := per_day(scene, lexicon, item, quantity) or topic(scene, item, quantity):
        yield 2.0, named, Rule.TERM_BEFORE
    if work := done_of_plan(scene, item, quantity):
        yield 1.5, work, Rule.VERB_BEFORE


def _by_verbs(
    scene: Scene, lexicon: Lexicon, item: Indicator, quantity: Quantity, clause: tuple[int, int]
) -> Iterator[tuple[float, Mark, Rule]]:
    """Score the verbs of the indicator in the clause, and in the next where that goes on with the figure."""
    low, high = clause
    verbs = [mark for mark in scene.of(Sort.VERB, low, scene.end) if item.id in mark.ids]
    if not verbs:
        return
    reach = told_to(scene, quantity, high, goods=item.measure == "output") if verbs[-1].start >= high else high
    speaks = not item.nouns or speaks_of(scene, item.nouns, quantity) or _by_trips(scene, lexicon, item, quantity)
    for mark in verbs:
        if mark.start < reach and (speaks or is_plain(scene, lexicon, item, mark, quantity)):
            yield from _by_verb(scene, lexicon, mark, quantity, item)


def _by_trips(scene: Scene, lexicon: Lexicon, item: Indicator, quantity: Quantity) -> bool:
    """Say whether the clause before counts what carried them, with nobody else named (开行专列 5 趟，运送 80 人)."""
    before = scene.clause_before(quantity.start) if item.about == "nobody" else None
    low, high = scene.clause(quantity.start)
    verbs = [mark for mark in scene.of(Sort.VERB, low, quantity.start) if item.id in mark.ids]
    said = [scene.text[low : verbs[0].start], scene.text[verbs[0].end : quantity.prefix_start]] if verbs else []
    alone = bool(said) and quantity.end == high and all(map(ONLY.fullmatch, said))
    if not before or not alone or any(counts_in(item, one) for one in between(scene.quantities, *before)):
        return False
    ids = {one for mark in scene.of(Sort.TERM, *before) for one in mark.ids}
    trips = (lexicon.indicators[one] for one in ids)
    return any(one.about == "nobody" and one.measure == item.measure and not one.nouns for one in trips)


def _by_verb(
    scene: Scene, lexicon: Lexicon, mark: Mark, quantity: Quantity, item: Indicator
) -> Iterator[tuple[float, Mark, Rule]]:
    """Score a verb of the indicator before the figure (复工 8327 家) or after what it counts (190 家企业复工)."""
    reach = max(quantity.end + 3, mark.start)
    others = scene.of(Sort.AVOID, quantity.end, reach) if quantity.unit in VAGUE_UNITS else []
    if any(item.id in word.ids for word in others):
        return
    led = max(scene.start, mark.start - 2)
    going_on = item.measure == "output" and scene.text.startswith("正在", led)
    if going_on or _is_article(scene, mark, quantity) or ABLE.search(scene.text, led, mark.start):
        return
    if mark.end <= quantity.prefix_start:
        yield from _complement(scene, lexicon, mark, quantity, item)
    elif mark.start - quantity.end <= VERB_REACH and is_subject_of(scene, mark, quantity, item):
        yield 2.0 - (mark.start - quantity.end) / 40, mark, Rule.VERB_AFTER


def _is_article(scene: Scene, mark: Mark, quantity: Quantity) -> bool:
    """Say whether one is but an article; in digits after what it did it is a count like others (甲县已复工 1 项)."""
    counted = mark.end == quantity.prefix_start and scene.text.startswith("1", quantity.start)
    return not counted and cues.ONE.match(scene.text[quantity.start : quantity.end]) is not None


def _complement(
    scene: Scene, lexicon: Lexicon, mark: Mark, quantity: Quantity, item: Indicator
) -> Iterator[tuple[float, Mark, Rule]]:
    """Score the figure as what completes the verb before it."""
    gap = None
    first = begins(scene, quantity)
    told = reversed(between(scene.quantities, mark.end, first))
    others = (one for one in told if one.unit and not (is_worth(scene, one) or bounds(scene, one)))
    last = next(others, None)
    if last and (weighs(scene, quantity) or KINDS.fullmatch(scene.text, last.end, quantity.prefix_start)):
        gap, last = scene.text[mark.end : last.prefix_start], next(others, None)
    low, _ = scene.clause(quantity.start)
    since = told_since(scene, item, mark, vague=quantity.unit in VAGUE_UNITS)
    against = any(item.id in word.ids for word in scene.of(Sort.AVOID, since, first))
    machine = MACHINE.match(scene.text, mark.end) is not None
    if against or machine or is_freight(scene, mark, item) or cues.TEMPORAL.match(scene.text[mark.end : mark.end + 2]):
        return
    if last or cues.OBJECT.search(scene.text[low : mark.start]) or cues.VISITED.search(scene.text, low, mark.start):
        return
    counted = is_counted(scene, quantity) or is_rated(scene, lexicon, item, quantity)
    if not (is_goods(scene, quantity) if item.measure == "output" else counted):
        return
    if gap is None:
        gap = SPREAD.sub("", cues.ASIDE.sub("", without_origins(scene, mark.end, first)))
    told_already = gap.startswith(LISTS) and between(scene.quantities, low, mark.start)
    if HEADS_LIST.match(gap) or told_already:
        return
    gap = LISTED.sub("", gap)
    gap = SUMMED_UP.sub("", gap) if SUMMED_UP.fullmatch(gap) is None else gap
    if cues.COPULA.match(NUMBER_OF.sub("", gap)) or SUMMED_UP.fullmatch(gap):
        yield 2.8, mark, Rule.VERB_BEFORE
    elif (PRODUCT_GAP if item.about == "product" else NOUN_GAP).match(gap):
        yield 2.2 - len(gap) / 20, mark, Rule.ATTRIBUTE
