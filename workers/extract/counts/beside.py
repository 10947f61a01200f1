"""What a count takes from the clause beside its own, and what only looks like a count."""

from shuize.pack import Indicator
from workers.extract.links.link import Link
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.whom.bounded import bounds
from workers.extract.words import cues, namewords
from workers.extract.words.heads import has_head, is_head
from workers.extract.words.lexicon import Lexicon, Mark, Sort
from workers.extract.words.unreal import STILL_TO
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

PLACES = re.compile(
    r"领域|方面|门类|(?:镇街|街镇)(?=[\u4e00-\u9fff])|(?:行政|自然|受灾)?(?:乡镇|村镇|街道|[省市县区州镇乡村国]|地区)(?:份|[市县区州])?(?:[，。；、（）()的和及与均都复]|$)"
)
"""What a count of places, or of fields, ends with (16 个市、9 个省份, 10 个领域)."""
LOADS = frozenset({"批", "批次", "列", "车", "车次", "箱", "趟", "架次", "次", "票", "单", "笔", "艘", "班", "辆"})
"""Units of loads, whose goods another figure may weigh (装运 40 批、5 万吨)."""
PIECES = frozenset("个辆台只艘列架支份张册本封")
"""Units that count vehicles, boxes and pieces of anything."""
AVOID_REACH = 8
"""How far behind a figure a word may stand that speaks against its indicator."""
LOAD_REACH = 12
"""Most code points of a count of loads."""
ALSO = re.compile(r"[，、,]?(?:共计?|合计|总计|约|近|超过?|总量|总重|重)*")
PAID_OUT = re.compile(r"(?:[发投]放|放[款贷]|落地)(?:了|金额|资金|合计|共计|达到?)*$")
"""What says before an amount that it was lent."""
ASIDE = re.compile(r"[（(](?:\d{1,2}月)?\d{1,2}日[）)](?=[^，。；、])")
"""A day in brackets that interrupts a clause (昨天（3月10日）运往武汉)."""
GOES_ON = frozenset("、，,和及与各非 ") | {"其中", "各类", "各种", "以及", "还有", "另有", "其他", "其它", "一批"}
"""What an item of a list may begin with."""
TOLD_OF = re.compile(
    r"，(?:[现目]前|现|已经?|实现|顺利)*(?:全[部面]|悉数|都|均|皆|也|[从由](?=[\u4e00-\u9fff]{2,10}?[送运启发]))"
)
"""What begins a clause that says of the one before it what became of it (近 50 吨蔬菜，全部运往武汉)."""


PER_DAY = re.compile(r"(?:[/／]|每)[天日]")
"""What makes an output one of a day (2 万件/天)."""
TO_EACH = re.compile(r"[到至为达](?:每[天日]|日均)$")
"""The same before its figure, behind what is made (产能恢复到每天 110 万只)."""
WHOLE_DAYS = ("产量", "生产")
"""What was made on a day that is named is that day's (2 月 20 日，全省煤炭产量 90 万吨)."""
MAY_BE_OF_DAY = re.compile("日[^。；]{0,24}?(?:产量|生产)")
"""The same as a sentence may say it."""
BY_THEN = re.compile(
    r"累计|总计|共计|今年|全年|本月|当月|以来|恢复|[复投转达]产|开始|安排|计划|[年月周]产|[公发]布|通报|表示|消息|生产(?:线|车间|企业|基地|设备)"
)
"""What makes it one of more days, of none, or only the day that somebody told of it."""
MADE = 16
"""Most code points between what is made and its figure."""
SUMMED = re.compile(r"^(?:共计?|合计|总计|金额|、|\s)*[\d.]+[百千万亿]*元")
"""What so many loans came to."""
VAGUE_UNITS = frozenset({"条", "项", "个", "处", "座", "所", "间", "栋"})
TOLD = 200
"""How far back a name lies whose parts are told of by place (…县已复工 5 项，…县 3 项)."""
HAN = re.compile("[\u4e00-\u9fff]")
AREAS_OF = re.compile(r"[\u4e00-\u9fff]{0,5}[区村镇乡县]的?")
"""What stands between how many areas there are and how many live in them (恢复 68 个台区 4 万户)."""
NOUN_REACH, VERB_REACH, LONGEST_GOODS = 10, 26, 5
"""How far from a figure stands what it counts: behind it, before it, and before it as the name of a place."""


def is_of_nothing(lexicon: Lexicon, link: Link) -> bool:
    """Say whether so many pieces or vehicles were sent, of which no goods are named (每天发送 1700 辆)."""
    return link.indicator in lexicon.supplies and link.quantity is not None and link.quantity.unit in PIECES


def per_day(scene: Scene, lexicon: Lexicon, item: Indicator, quantity: Quantity) -> Mark | None:
    """Return the word for what is made, where the figure itself says that it is of a day (产量超过 2 万件/天)."""
    if item.id not in lexicon.daily.values():
        return None
    low = max(scene.clause(quantity.start)[0], quantity.prefix_start - MADE)
    said = PER_DAY.match(scene.text, quantity.end) or TO_EACH.search(scene.text, low, quantity.prefix_start)
    if not said and not _of_day(scene, quantity):
        return None
    for name, made in lexicon.daily.items():
        known = made == item.id and (said or name in WHOLE_DAYS)
        at = scene.text.rfind(name, low, quantity.prefix_start) if known else -1
        longer = (one for one in lexicon.daily if len(one) > len(name) and lexicon.daily[one] != made)
        if at >= 0 and not any(scene.text.startswith(one, at) for one in longer):
            return Mark(at, at + len(name), Sort.TERM, (item.id,))
    return None


def _of_day(scene: Scene, quantity: Quantity) -> bool:
    """Say whether the day on which so much was made opens the clause, or is all of the one before (20 日，产量…)."""
    low, _ = scene.clause(quantity.start)
    before = scene.clause_before(quantity.start)
    opens = before[0] if before and not scene.undated(*before).strip() else low
    days = between(scene.dates, opens, quantity.prefix_start)
    day = days[0] if len(days) == 1 else None
    if day is None or day.role != "at" or day.first != day.last or day.start > low:
        return False
    return BY_THEN.search(scene.text, day.end, quantity.prefix_start) is None


def of_places(scene: Scene, quantity: Quantity) -> bool:
    """Say whether the figure counts but places (覆盖 16 个市, 甲乙两市)."""
    if quantity.unit != "个":
        return False
    if scene.text[quantity.end - 1] in cues.AREAS or PLACES.match(scene.text, quantity.end):
        return True
    before = between(scene.places, scene.clause(quantity.start)[0], quantity.prefix_start)[-2:]
    listed = len(before) > 1 and before[1].end == quantity.prefix_start and scene.listed(*before)
    return listed and scene.text[quantity.end : quantity.end + 1] in cues.AREAS


def begins(scene: Scene, quantity: Quantity) -> int:
    """Return where a figure begins with how many areas those live in whom it counts (68 个台区 4 万户)."""
    low = scene.clause(quantity.start)[0]
    before = between(scene.quantities, low, quantity.prefix_start)[-1:] if quantity.unit == "户" else []
    areas = before and before[0].unit in VAGUE_UNITS
    lived = areas and AREAS_OF.fullmatch(scene.text, before[0].end, quantity.prefix_start)
    return before[0].prefix_start if lived else quantity.prefix_start


def is_worth(scene: Scene, quantity: Quantity) -> bool:
    """Say whether the figure only says what goods are worth (价值 300 万元的空调)."""
    return quantity.unit == "元" and scene.text.startswith("价值", quantity.prefix_start - 2)


def weighs(scene: Scene, quantity: Quantity) -> bool:
    """Say whether the figure is but the weight of the loads counted right before it (4900 批，5.8 万吨)."""
    before = between(scene.quantities, quantity.prefix_start - LOAD_REACH, quantity.prefix_start)
    gap = scene.text[before[-1].end : quantity.prefix_start] if before else ""
    return bool(before) and before[-1].unit in LOADS and ALSO.fullmatch(gap) is not None


def names_goods(scene: Scene, last: Link, quantity: Quantity) -> bool:
    """Say whether the words between two figures go on with a list, and tell nothing else (，惠及 380 个村)."""
    words = scene.words_in(last.end, quantity.prefix_start)
    torn = bool(words) and words[-1][1] < quantity.prefix_start
    pieces = [scene.text[slice(*word)] for word in words[: len(words) - torn]]
    return next((piece not in namewords.STOPS for piece in pieces if piece not in GOES_ON), True)


def lent(scene: Scene, item: Indicator, quantity: Quantity, before: tuple[int, int]) -> Mark | None:
    """Return the name of what was paid out, where only the clause before says it (专项贷款 30 亿元，已发放 4 亿元)."""
    low, high = scene.clause(quantity.start)
    if quantity.end != high or not PAID_OUT.search(scene.text, low, quantity.prefix_start):
        return None
    named = [mark for mark in scene.of(Sort.TERM, *before) if item.id in mark.ids]
    if not named:
        return None
    since = max(
        [named[-1].end, *[one.end for one in between(scene.quantities, named[-1].end, low) if one.unit == "元"]]
    )
    avoided = any(item.id in word.ids for word in scene.of(Sort.AVOID, since, quantity.start))
    return None if avoided else named[-1]


def is_due(scene: Scene, start: int, end: int) -> bool:
    """Say whether the words behind an amount only say that it will be, or was not, paid (3 亿元贷款即将发放)."""
    return bool(scene.of(Sort.PLAN, start, end)) or STILL_TO.search(scene.text, start, end) is not None


def told_to(scene: Scene, quantity: Quantity, high: int, *, goods: bool) -> int:
    """Return where the figure's clause ends, with the next where a date parts them or it tells what became of goods."""
    aside = ASIDE.match(scene.text, high)
    if not aside and not (TOLD_OF.match(scene.text, high) and (goods or _is_all(scene, quantity, high))):
        return high
    end = scene.clause(aside.end() if aside else high + 1)[1]
    return high if between(scene.quantities, quantity.end, end) else end


def _is_all(scene: Scene, quantity: Quantity, high: int) -> bool:
    """Say whether the figure's clause, up to `high`, is but it and the name of those it counts, before or after it."""
    low, _ = scene.clause(quantity.start)
    before = scene.text[low : quantity.prefix_start] if quantity.end == high else ""
    return is_head(before) or (is_head(scene.text[quantity.end : high]) and opens(scene, quantity, "的共有 "))


def opens(scene: Scene, quantity: Quantity, besides: str) -> bool:
    """Say whether nothing but a place, and the characters `besides`, stands before the figure in its clause."""
    low, _ = scene.clause(quantity.start)
    named = between(scene.places, low, quantity.start)
    return not scene.text[named[-1].end if named else low : quantity.prefix_start].strip(besides)


def is_freight(scene: Scene, mark: Mark, item: Indicator) -> bool:
    """Say whether the verb only begins a noun that speaks of something else (货物发送量)."""
    told = [word for word in scene.of(Sort.AVOID, mark.start - LOAD_REACH, mark.start) if word.end == mark.start]
    return any(item.id in word.ids for word in told)


def avoided(scene: Scene, item: Indicator, mark: Mark, quantity: Quantity) -> bool:
    """Say whether a word that speaks against the indicator stands between its name and the figure, or right after."""
    high = scene.clause(quantity.start)[1] if mark.end <= quantity.start else scene.end
    start, end = min(mark.end, quantity.start), max(mark.start, min(high, quantity.end + AVOID_REACH))
    return any(item.id in word.ids for word in scene.of(Sort.AVOID, start, end))


def against(scene: Scene, found: Link) -> bool:
    """Say whether a word that speaks against a rate stands in its clause since the figure before, or right after.

    A name with nobody before it is told of whom the clause before counts (免疫生猪 26 万头，接种率 98%).
    """
    low, high = scene.clause(found.start)
    named, before = found.anchor[0], scene.clause_before(found.start)
    leads = before and low <= named < found.start and all(one.unit != "%" for one in between(scene.quantities, *before))
    if before and leads and not scene.undated(low, named).strip():
        low = before[0]
    else:
        low = max([low, *[one.end for one in between(scene.quantities, low, min(named, found.start))]])
    words = scene.of(Sort.AVOID, low, min(high, found.end + AVOID_REACH))
    return any(found.indicator in word.ids for word in words)


def unsummed(scene: Scene, quantity: Quantity, mark: Mark, item: Indicator) -> str:
    """Return the words from a figure to the name, without what so many loans came to (8 笔共 2 亿元)."""
    words = scene.text[quantity.end : mark.start]
    return SUMMED.sub("", words) if item.unit == "笔" else words


def is_counted(scene: Scene, quantity: Quantity) -> bool:
    """Say whether a figure with a classifier of everything (条 项 个) counts a population and not, say, measures."""
    if quantity.unit not in VAGUE_UNITS:
        return True
    low, high = scene.clause(quantity.start)
    after = scene.text[quantity.end : min(high, quantity.end + NOUN_REACH)]
    if cues.MEASURES.match(after):
        return False
    if HAN.match(after):
        return has_head(after)
    before = scene.text[max(scene.start, low - VERB_REACH) : quantity.start]
    placed = any(quantity.prefix_start - place.end <= LONGEST_GOODS for place in between(scene.places, low, low + 1))
    return has_head(before) or (placed and has_head(scene.text[max(0, low - TOLD) : low]))


def is_rated(scene: Scene, lexicon: Lexicon, item: Indicator, quantity: Quantity) -> bool:
    """Say whether the next clause is but the rate that the count is of (至 9 月底，开工 160 个，开工率 86 %)."""
    _, high = scene.clause(quantity.start)
    if quantity.end != high:
        return False
    named = scene.of(Sort.TERM, high + 1, high + 2)
    return any(item.id in lexicon.indicators[one].numerator for mark in named for one in mark.ids)


def is_goods(scene: Scene, quantity: Quantity) -> bool:
    """Say whether a figure with a classifier of everything counts goods: named before it, or known ones after it."""
    if quantity.unit not in VAGUE_UNITS or not HAN.match(scene.text, quantity.end):
        return True
    return bool(scene.of(Sort.SUBJECT, quantity.end, quantity.end + LONGEST_GOODS))


def describes(scene: Scene, figure: Quantity, mark: Mark) -> bool:
    """Say whether a figure only describes what does it (3 亿吨的煤矿, 26 个亿元以上项目)."""
    of = scene.text[figure.end : figure.end + 1] == "的" and is_head(scene.text[figure.end + 1 : mark.start])
    return of or bounds(scene, figure)
