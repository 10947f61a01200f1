"""What a counted figure may belong to: a name beside it, or a verb before or after it, each at its distance."""

from collections.abc import Iterator

from shuize.pack import Indicator
from workers.extract.counts.ahead import (
    LISTED,
    SUMMED_UP,
    at_event,
    done_of_plan,
    goes_on,
    is_added,
    is_cleft,
    told_since,
    topic,
)
from workers.extract.counts.beside import (
    LOAD_REACH,
    LONGEST_GOODS,
    VAGUE_UNITS,
    VERB_REACH,
    avoided,
    begins,
    is_counted,
    is_due,
    is_freight,
    is_goods,
    is_rated,
    is_worth,
    lent,
    per_day,
    told_to,
    unsummed,
    weighs,
)
from workers.extract.counts.doers import is_subject_of
from workers.extract.counts.people import is_plain, speaks_of
from workers.extract.links.link import Rule
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.where.parted import without_origins
from workers.extract.whom.bounded import bounds
from workers.extract.words import cues
from workers.extract.words.lexicon import BEARERS, Lexicon, Mark, Sort
from workers.extract.words.units import counts_in
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

NAME_REACH = 16
NOUN_GAP = re.compile(r"^(?:了|过|的|着)?(?P<noun>[\u4e00-\u9fffA-Za-z0-9“”、]{0,14}?)$")
BEFORE_NAME = re.compile(r"^(?:(?:[发开前驶]往|赴)[\u4e00-\u9fff]{2,10}的|的?)[\u4e00-\u9fff]{0,5}$")
ARTICLE = "一"
"""One, spelled out: before a noun it is an article and no count (乘坐一辆专列)."""
PRODUCT_GAP = re.compile(r"^(?:了|过|的|着)?[\u4e00-\u9fffA-Za-z0-9“”、，]{0,24}?$")
GIVEN = re.compile(
    r"[发投]放|提供|获得|拿到|得到|申请到|收到|办理|审批|批准|批复|放[款贷]|落实|新增|累计|安排|授信|送|达|注入|支持|完成|取得|争取到|为"
)
"""What makes an amount one that was lent: without it the amount only says which loan (3000 亿元再贷款支持的企业)."""
PAID = re.compile(r"[^，。；的]{0,12}?(?:到账|到位|[发投]放|落地|放[款贷])")
"""The same behind the name of an amount (45 亿元专项贷款已投放到位)."""
SUM = re.compile(r"(?:[\u4e00-\u9fff]{0,2}(?:总?金额|总额)|共|共计|合计|总计)(?:合计|共计|为|达到?|约|近|超过?)*$")
"""What an amount begins with that is told of the same as the count before it (发放贷款 120 笔、金额 3 亿元)."""
IN_ALL = ("总数", "总户数")
"""What ends a name that says how many there are in all."""
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
        if item.id in mark.ids and not (avoided(scene, item, mark, quantity) or _is_object(scene, item, mark)):
            yield from _by_name(scene, mark, quantity, item)
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


def _is_object(scene: Scene, item: Indicator, mark: Mark) -> bool:
    """Say whether the name is what a verb of another indicator right before it is done to (已收小麦面积)."""
    goods = scene.of(Sort.SUBJECT, mark.start - LONGEST_GOODS, mark.start)
    at = goods[-1].start if goods and goods[-1].end == mark.start else mark.start
    verbs = [verb for verb in scene.of(Sort.VERB, at - 2, at) if verb.end == at]
    own = scene.text.startswith(item.verbs, mark.start)
    if item.measure == "count" and (
        cues.VISITED.search(scene.text, scene.start, mark.start) or _sums_up(scene, item, mark)
    ):
        return True
    return bool(verbs) and not own and item.measure == "output" and item.id not in verbs[-1].ids


def _sums_up(scene: Scene, item: Indicator, mark: Mark) -> bool:
    """Say whether the name only says how many there are of whom a word of another count names (复工企业[总数])."""
    led = [one for sort in BEARERS for one in scene.of(sort, mark.start - NAME_REACH, mark.start)]
    own = any(one.end == mark.start and item.id not in one.ids for one in led)
    return own and scene.text.endswith(IN_ALL, mark.start, mark.end)


def _by_name(scene: Scene, mark: Mark, quantity: Quantity, item: Indicator) -> Iterator[tuple[float, Mark, Rule]]:
    """Score a name of the indicator before or right after the figure."""
    counted = between(scene.quantities, mark.start - LOAD_REACH, mark.start)
    named = bool(counted) and counted[-1].end == mark.start and counted[-1].unit not in {"", *cues.SPANS}
    article = named and scene.text.startswith(ARTICLE, counted[-1].start) and counted[-1].value == 1
    if named and not article and not bounds(scene, counted[-1]) and mark.end <= quantity.start:
        return
    first = _first(scene, mark, quantity)
    if mark.end <= quantity.prefix_start:
        gap = first.prefix_start - mark.end
        if gap > NAME_REACH:
            return
        told = (one for one in between(scene.quantities, mark.end, first.prefix_start) if counts_in(item, one))
        if all(is_added(scene, scene.clause(mark.start)[0], one) for one in told):
            yield 3.0 - gap / 20, mark, Rule.TERM_BEFORE
    elif scene.text.startswith(ARTICLE, quantity.start) and quantity.value == 1:
        return
    elif mark.start >= quantity.end and BEFORE_NAME.match(unsummed(scene, quantity, mark, item)):
        low, high = scene.clause(quantity.start)
        if item.measure == "count" and cues.SERVED.search(scene.text, low, quantity.prefix_start):
            return
        given = item.measure != "amount" or GIVEN.search(scene.text, low, quantity.start)
        paid = given or (PAID.match(scene.text, mark.end, high) and not is_due(scene, mark.end, high))
        if not paid:
            return
        yield 2.5 - (mark.start - quantity.end) / 20, mark, Rule.TERM_AFTER


def _first(scene: Scene, mark: Mark, quantity: Quantity) -> Quantity:
    """Return the first figure of the list that `quantity` stands in, one of other units too where it is dealt out."""
    run = scene.run(quantity)
    dealt = mark.end <= run[0].start and scene.of(Sort.RESPECTIVELY, mark.end, run[0].start)
    first = run[0] if dealt else scene.group(quantity)[0]
    return quantity if first.start == quantity.start else first


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
