"""Parts of a whole: figures without words of their own that a list deals out after what they are parts of.

A part takes its indicator, day and place from its whole, unless its own words forbid it: a verb or a name of an
indicator, a goal, a growth, a share, another unit, more than the whole.
"""

from collections.abc import Sequence
from decimal import Decimal

from workers.extract.counts.following import BY_PIECE, OPENS, Wholes
from workers.extract.counts.onepart import IS, List, parted
from workers.extract.links.link import Link, Rule
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between, last_mark
from workers.extract.words import cues
from workers.extract.words.lexicon import BEARERS, Lexicon, Sort
from workers.extract.words.units import counts_in
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

DEALT = ("count", "output", "amount", "rate")
"""Measures that are told of a whole and of its parts."""
AMONG = (
    r"其中|(?:主要|具体|分别)?(?:包括|包含|涵盖|涉及(?!居民|住户|业主|群众|人口|家庭)|含)了?|(?:主要|具体|分别|依次)[为是有]|(?:主要|集中)*分布[为在于]"
    r"|[分从按](?:照)?[^，。；、\d]{1,8}?(?:来看|看|划分|分|统计)|居前[^，。；\d]{0,6}?[是为有]|[^，。；、\d]{0,6}?最[多高大快][^，。；、\d]{0,4}?[是为]|其次是?|居首位?的是"
)
LEAD = re.compile(rf"(?:[，、；。,;（(]|\s)*(?:{AMONG})(?:有|为|是)?[，,：:]?")
"""What leads to parts, whatever they are."""
LED = re.compile(rf"(?:[，；。,;：:（(\s])(?:{AMONG})(?:有|为|是)?[，,：:]$")
"""The same in a clause of its own."""
LISTED = re.compile(r"[：:]\s*$|[（(]$")
"""A mark that leads to them."""
TAIL = re.compile(r"的?[\u4e00-\u9fffA-Za-z0-9“”、]{0,16}?(?:以?上)?[，；。,;：:（(\s]*")
"""What a whole's clause may end with behind its figure: the name of those it counts."""
JOIN = re.compile(r"(?:[、，；,;）)\s]|以?及|和|其中|还有|另有|有(?![色限机])|[一二三四五六七八九十]是)*")
FAILED = re.compile("[未停]|仍|尚|缺口|同期|去年|上年|增加了?$")
"""What in the words that lead to them makes parts those of something else."""
OTHERS = re.compile(r"其[余他它]|另|剩|余下")
"""What makes it the rest of the whole, which is nobody."""
HEADED = re.compile(
    r"(?![\u4e00-\u9fff]{0,8}?(?:[组队局办厅]|检查|走访|慰问|帮扶|调研|服务|发现|存在|整改|要求|措施|动态|通知|指南))"
    r"的?(?:[\u4e00-\u9fff]{0,6}?[中里][，,：:]|[\u4e00-\u9fff]{0,8}?(?:主要|分别)?(?:有|包括|为|是|数|数量|情况|如下)?[：:])"
)
"""What makes a verb or a name the head of a list, without a figure of its own (返岗人员中，; 已恢复营业的有：)."""
HAD = re.compile("共?有")
"""A clause of its own between the name of a part and its figure (最多的是甲县，有 120 家)."""
OPENING, CLOSING = frozenset("（("), frozenset("）)")
CLASSIFIERS, ONE = frozenset("家户个项"), "个"
"""Classifiers of firms, users and projects: a whole may be counted by the one, its parts by the other."""
FEW = 2
"""Without a word that leads to them, two are a list."""
SLACK = Decimal("1.01")


def link_parts(scene: Scene, lexicon: Lexicon, taken: Sequence[Link], wholes: Wholes) -> list[Link]:
    """Return the links of the parts that the sentence deals out, of its own wholes and those of the one before."""
    held = {one.start: one for one in taken}
    if {one.start for one in scene.quantities} <= held.keys():
        return []
    lists = _standing(scene, wholes) | _headed(scene, lexicon)
    found: list[Link] = []
    for figure in scene.quantities:
        if own := held.get(figure.start):
            found += _told(scene, lexicon, lists, own, figure)
        elif (
            lists and (unit := _kind(figure.unit)) in lists and not _goes_on(scene, lexicon, lists, lists[unit], figure)
        ):
            found += _closed(lists.pop(unit))
    for one in lists.values():
        found += _closed(one)
    unique = {one.start: one for one in found}
    return list(unique.values())


def _kind(unit: str) -> str:
    """Return the unit under which figures are compared."""
    return ONE if unit in CLASSIFIERS else unit


def _standing(scene: Scene, wholes: Wholes) -> dict[str, List]:
    """Return the lists that the sentence may open with, of what the sentence before counted."""
    if not wholes:
        return {}
    opened = OPENS.match(scene.text, scene.start, scene.end)
    at = opened.end() if opened else scene.start
    lists = {one.link.start: List(one.link, at, one.about, led=opened is not None) for one in wholes.values()}
    return {_kind(unit): lists[one.link.start] for unit, one in wholes.items()}


def _headed(scene: Scene, lexicon: Lexicon) -> dict[str, List]:
    """Return the list that the sentence opens with, of what a verb or a name without a figure says."""
    first = next((one for one in scene.quantities if one.unit in lexicon.counted_in), None)
    if first is None:
        return {}
    for mark in (mark for sort in BEARERS for mark in reversed(scene.of(sort, scene.start, first.start))):
        led = HEADED.match(scene.text, mark.end, first.prefix_start)
        items = (lexicon.indicators[one] for one in mark.ids)
        item = next((one for one in items if one.measure in DEALT and counts_in(one, first)), None)
        if led and item and not scene.of(Sort.PLAN, scene.start, mark.end):
            span = mark.start, mark.end
            head = Link(item.id, *span, span, Rule.ATTRIBUTE, None)
            return {_kind(first.unit): List(head, led.end(), led=True, count=-1)}
    return {}


def _told(scene: Scene, lexicon: Lexicon, lists: dict[str, List], own: Link, figure: Quantity) -> list[Link]:
    """Take note of a figure that has a link: a part that is known already, or a whole; return what that closes."""
    unit, item = _kind(figure.unit), lexicon.indicators.get(own.indicator)
    stands = lists.get(unit)
    if item is None or item.measure not in DEALT or own.before or own.running or own.rule is Rule.TOTAL:
        return _closed(lists.pop(unit)) if stands else []
    if stands and own.indicator == stands.whole.indicator and own.rule in {Rule.ELLIPSIS, Rule.PART, Rule.LIST}:
        low = max(stands.at, scene.clause(own.start)[0])
        stands.led = stands.led or LEAD.match(scene.text, low, own.start) is not None or _is_led(scene, stands.at, low)
        stands.at, stands.count = max(own.end, own.anchor[1]), stands.count + 1
        return []
    closed = _closed(stands) if stands else []
    lists[unit] = opened = List(own, max(own.end, own.anchor[1]))
    for other in item.units if own.indicator in lexicon.supplies and unit == BY_PIECE else ():
        stood = lists.get(_kind(other))
        if stood is None or stood.whole.end <= scene.start:
            lists[_kind(other)] = opened
    return closed


def _goes_on(scene: Scene, lexicon: Lexicon, lists: dict[str, List], one: List, figure: Quantity) -> bool:
    """Say whether the figure is one of the list, or only says by how much another grew."""
    low, _ = scene.clause(figure.start)
    grown = cues.GROWTH.search(scene.text, low, figure.prefix_start) is not None
    return grown or figure.start in one.starts or _take(scene, lexicon, lists, one, figure)


def _closed(one: List) -> list[Link]:
    """Return the links of a list that is one: led to, or of two at least, and no more in all than its whole."""
    told = one.whole.quantity
    alike = [link.quantity.value for link in one.fresh if link.quantity and told and link.quantity.unit == told.unit]
    if told and one.adds_up and sum(alike, Decimal(0)) > (told.high or told.value) * SLACK:
        return []
    return one.fresh if (one.led and one.count) or (one.adds_up and one.count >= FEW) else []


def _take(scene: Scene, lexicon: Lexicon, lists: dict[str, List], one: List, figure: Quantity) -> bool:
    """Add the figure to the list where it is its next part."""
    low = scene.resumed(figure.start)
    start = max(low, one.at)
    if scene.text[low - 1] in OPENING and scene.text[figure.end : figure.end + 1] in CLOSING and one.at < low - 1:
        start = max(scene.clause(low - 2)[0], one.at)
    if one.at < low and HAD.fullmatch(scene.text, low, figure.prefix_start):
        start = max(scene.clause(low - 2)[0], one.at)
    led = LEAD.match(scene.text, start, figure.prefix_start)
    colon = last_mark(scene.text, "：:", start, figure.prefix_start)
    if led and not OPENING.isdisjoint(led[0]) and scene.is_open(figure.start):
        return False
    begins = led.end() if led else max(start, colon + 1)
    said = bool(led or colon >= 0 or _is_led(scene, one.at, begins))
    deeper = said and one.count > 0 and not one.led
    if deeper or not _reaches(scene, one, start, begins, said=said) or not one.holds(figure):
        return False
    join = JOIN.match(scene.text, begins, figure.prefix_start)
    at = join.end() if join else begins
    if OTHERS.match(scene.text, at, figure.prefix_start) and not IS.match(scene.text, figure.end, scene.end):
        one.count, one.at = one.count + 1, figure.end
        return True
    beside = _beside(scene, lists, one, figure)
    links = [beside] if beside else parted(scene, lexicon, one, figure, at, said=said or one.led)
    if not links:
        return False
    one.led = one.led or said
    one.add(links)
    return True


def _is_led(scene: Scene, since: int, at: int) -> bool:
    """Say whether a word or a mark that leads to parts stands right before `at`."""
    return LED.search(scene.text, since, at) is not None or LISTED.search(scene.text, since, at) is not None


def _beside(scene: Scene, lists: dict[str, List], one: List, figure: Quantity) -> Link | None:
    """Return the link of a figure in another unit right behind that of the same part (民营企业 1100 户、18 亿元)."""
    last = (other.fresh[-1] for other in lists.values() if other is not one and other.fresh)
    told = next((link for link in last if JOIN.fullmatch(scene.text, link.end, figure.prefix_start)), None)
    if told is None:
        return None
    whole = one.whole
    return told._replace(
        indicator=whole.indicator, start=figure.start, end=figure.end, quantity=figure, about=told.about, like=whole
    )


def _reaches(scene: Scene, one: List, start: int, begins: int, *, said: bool) -> bool:
    """Say whether the list goes on to a clause: no other verb or name waits for its figure before it."""
    told = between(scene.quantities, one.at, begins)
    since = told[-1].end if told else one.at
    if any(scene.of(sort, since, begins) for sort in BEARERS) or FAILED.search(scene.text, since, begins):
        return False
    if one.count > 0 or said:
        return True
    if one.whole.end <= scene.start:
        return one.led or start == scene.start
    return one.adds_up and TAIL.fullmatch(scene.text, one.at, start) is not None
