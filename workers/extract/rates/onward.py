"""A percentage whose rate is not named beside it: a heading names it, a plan did, or it is carried on from before."""

from workers.extract.links.deal import made, rates_of
from workers.extract.links.link import Link, Rule
from workers.extract.links.plans import planned, rejected
from workers.extract.rates.portions import left_off
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.words import cues
from workers.extract.words.heads import SERVICES, is_head
from workers.extract.words.lexicon import BEARERS, Lexicon, Sort
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

HEADING_ENDS = frozenset({"", "方面", "看", "上", "来看", "而言", "来说", "来讲", "情况", "中看"})
GOES = re.compile("(?:进度|进展|进程|情况|方面)(?:方面|上|中|来)?看?")
"""What stands behind a verb in a heading (从复工进度看，甲市 95 %)."""
THE_OTHER = frozenset(("前者", "后者", "乡镇", "农村", "城区", "市区", "县城", "山区", "城镇", "乡村"))
"""What stands for one of two who were named before, or for a part of whatever place."""
LONGEST_NAME = 14
"""Most code points of the name of another population that a clause begins with."""
ITEM = re.compile(r"[\u4e00-\u9fff]{2,8}")
REACHED = re.compile(
    r"(?:截至)?(?:目前|现在|当前|如今|实际上?|眼下|事实上)?(?:已经?|实际|现|却|就)*(?:达到?了?|完成了?|升[到至]|提高[到至]|恢复[到至]|为|有)"
)
"""What a clause begins with that says how much was reached, of what the clause before planned."""
PROGRESS = re.compile(
    r"(?:工作)?(?:进展|推进|进行|在|进程|进度|整体|总体|总体上|正|已|也|均|都|较为|较|十分|比较)*"
    r"(?:顺利|有序|平稳|稳步推进|加快|提速|过半|全面展开|全面铺开|(?:进入|接近|近|临近)+(?:尾声|高峰期?|收尾阶段?|扫尾阶段?|大头))"
)
"""What a verb's clause says of how it goes, before the next says how far it is."""
DONE = re.compile(
    r"(?:截至)?(?:[目当]前|现在?|如今)?(?:全[省市县区国])?(?:累计)?(?:已经?|现已)?(?:完成了?|达到?|过|超过?|近)?"
)
"""What such a clause begins with."""
HAN = re.compile(r"[\u4e00-\u9fffA-Z0-9]+")
RANKED = re.compile(
    r"最[高低快慢好多少]|其次|次之|再次|居首|领先|垫底|落后|居末|紧随其后|紧跟其后|靠[前后]|[较略稍偏][高低快慢]|第[一二三]"
    r"|[居列][\u4e00-\u9fff]"
)
"""What a clause says of a place in an order, its figure in the next (宁波最高，为 96 %)."""
RANKS = re.compile(r"(?<![此目之日以先])前(?:\d{1,3}|[二两三四五六七八九十]{1,2})[位名家个强]$")
"""What counts those who lead an order, and is nobody's figure (复工率排名前三位的是宁波 98 %)."""
SAID = re.compile(r"[达为是至到升超有破仅]")
"""What a clause that is but a verb and its figure holds."""
THAN = re.compile(r"[略稍远仅]?(?:高于|低于|好于|优于|不及|领先|落后于?)(?P<whose>[\u4e00-\u9fff]{2,10})的")
"""What a clause is before a figure of another place that the one before is held against (高于河北的 98 %)."""
DEALT_ON = re.compile(r"(?:分别|依次)(?:已经?)?(?:达到?了?|为|是|有)?")
"""What a clause is before its figures that deals them out over what the clause before named."""
RANK_REACH = 10
"""Most code points of such a clause, its places and days taken out."""
WITH_SUBJECT = re.compile(
    r"^(?:等?(?:[\d一二两三四五六七八九十]+个?)?(?:设区|地级)?[省市区县地州]+|等(?:\w{0,3}[省市区县地])?|的?(?:进度|比例|占比)|[\u4e00-\u9fff]{0,6}(?:企业|项目|行业|业))"
)


def compared(scene: Scene, quantity: Quantity, links: list[Link]) -> Link | None:
    """Link the figure of another place that the one just told is held against; it is that place's own."""
    low, _ = scene.clause(quantity.start)
    than = THAN.fullmatch(scene.text, low, quantity.prefix_start) if links else None
    places = between(scene.places, low, quantity.start) if than else []
    if not than or links[-1].end != low - 1 or [(one.start, one.end) for one in places] != [than.span("whose")]:
        return None
    return Link(links[-1].indicator, quantity.start, quantity.end, links[-1].anchor, Rule.ELLIPSIS, quantity)


def by_heading(scene: Scene, lexicon: Lexicon, quantity: Quantity) -> Link | None:
    """Link by the name of a rate that a clause before ends with (各市复工率，德州 92.8%; 复工率方面，外企达 90%)."""
    low, _ = scene.clause(quantity.start)
    named = any(scene.of(sort, scene.start, low) for sort in BEARERS)
    before = scene.clause_before(quantity.start) if named else None
    if before and before[1] > before[0] and not scene.undated(*before).strip("到至 "):
        before = scene.clause_before(before[0])
    if not before or between(scene.quantities, *before):
        return None
    for mark in (mark for sort in BEARERS for mark in scene.of(sort, *before)):
        after = scene.text[mark.end : before[1]].strip(" ：:")
        ends = after in HEADING_ENDS if mark.sort is Sort.TERM else GOES.fullmatch(after) is not None
        if ends and rates_of(lexicon, mark) and _told_of_somebody(scene, low, quantity):
            return made(lexicon, mark, quantity, Rule.TERM_BEFORE)
    return None


def _told_of_somebody(scene: Scene, low: int, quantity: Quantity) -> bool:
    """Say whether the clause names a place, or is but a population, or a day, and its figure."""
    if between(scene.places, low, quantity.start):
        return True
    return _headed(scene, low, quantity) or _is_bare(scene, low, quantity)


def _is_bare(scene: Scene, low: int, quantity: Quantity) -> bool:
    """Say whether the clause is but a verb and its figure, or a day and its figure (达到 96 %, 3 月 7 日为 96 %)."""
    words = scene.undated(low, quantity.prefix_start)
    said = SAID.search(words) or len(words) < quantity.prefix_start - low or quantity.prefix_start < quantity.start
    return bool(said) and cues.COPULA.match(words.removesuffix("的")) is not None


def carried(scene: Scene, quantity: Quantity, links: list[Link]) -> Link | None:
    """Carry the indicator on to a clause that names only another place, population or day (B 区 96 %)."""
    last, low = _last(links), scene.resumed(quantity.start)
    if not last or other_figure(scene, max(low, last.end), quantity.start) or left_off(scene, last, low):
        return None
    if _headed(scene, low, quantity) or _listed_noun(scene, low, quantity, last):
        return Link(last.indicator, quantity.start, quantity.end, last.anchor, Rule.ELLIPSIS, quantity)
    places = between(scene.places, low, quantity.start)
    subjects = scene.of(Sort.SUBJECT, low, quantity.start)
    days = [item for item in between(scene.dates, low, quantity.start) if item.start == low]
    ends = [*[item.end for item in places], *[mark.end for mark in subjects], *[item.end for item in days]]
    named = max(ends, default=0)
    if not named:
        return None
    gap = WITH_SUBJECT.sub("", scene.text[named : quantity.prefix_start]).removeprefix("以")  # 浙江以 79 % 居首
    if not cues.COPULA.match(gap):
        return None
    return Link(last.indicator, quantity.start, quantity.end, last.anchor, Rule.ELLIPSIS, quantity)


def _last(links: list[Link]) -> Link | None:
    """Return the last link, unless no pack knows its rate."""
    return links[-1] if links and links[-1].rule is not Rule.OPEN else None


def continued(scene: Scene, lexicon: Lexicon, quantity: Quantity, links: list[Link]) -> Link | None:
    """Link a clause that is but a verb and its figure by the clause before it (复工率提高 2 个百分点，达到 96%)."""
    low, _ = scene.clause(quantity.start)
    before = scene.clause_before(quantity.start)
    rates = [mark for mark in scene.of(Sort.TERM, *before) if rates_of(lexicon, mark)] if before else []
    last = _last(links)
    if not before or not (rates or last):
        return None
    alone = not rates and low == quantity.prefix_start and _only_says_where(scene, *before)
    if not (alone or _is_bare(scene, low, quantity)):
        return None
    others = other_figures(scene, *before, also=("百分点", "倍"))
    if any(scene.text[one.end - 1] not in cues.AREAS for one in others):
        return None
    if rates:
        return None if planned(scene, before[1] - 1) else made(lexicon, rates[-1], quantity, Rule.TERM_BEFORE)
    if not last or last.end < before[0] - RANK_REACH or not _only_says_where(scene, *before):
        return None
    return Link(last.indicator, quantity.start, quantity.end, last.anchor, Rule.ELLIPSIS, quantity)


def _only_says_where(scene: Scene, start: int, end: int) -> bool:
    """Say whether a clause is but a day, or a place with its rank (B 最低，)."""
    words = scene.undated(start, end)
    placed = between(scene.places, start, end)
    rest = len(words) - sum(item.end - item.start for item in placed)
    return not words.strip() or (bool(placed) and rest <= RANK_REACH and RANKED.search(words) is not None)


def despite_plan(scene: Scene, lexicon: Lexicon, quantity: Quantity) -> Link | None:
    """Link what was reached to the rate that the clause before planned (计划开工率达到 90 %，目前已达 94 %)."""
    low, _ = scene.clause(quantity.start)
    before = scene.clause_before(quantity.start)
    rates = [mark for mark in scene.of(Sort.TERM, *before) if rates_of(lexicon, mark)] if before else []
    if not before or not rates or not REACHED.fullmatch(scene.undated(low, quantity.prefix_start)):
        return None
    planned_for = any(item.unit == "%" and rejected(scene, item) for item in between(scene.quantities, *before))
    return made(lexicon, rates[-1], quantity, Rule.TERM_BEFORE) if planned_for else None


def going_well(scene: Scene, lexicon: Lexicon, quantity: Quantity) -> Link | None:
    """Link what is done of that whose progress the clause before praises (秋粮收获进展顺利，已完成 60 %)."""
    low, _ = scene.clause(quantity.start)
    before = scene.clause_before(quantity.start)
    verbs = scene.of(Sort.VERB, *before) if before else []
    if not before or low == quantity.start or not DONE.fullmatch(scene.undated(low, quantity.prefix_start)):
        return None
    for mark in reversed(verbs):
        rates = [item for item in lexicon.rates if item.id in mark.ids]
        if rates and PROGRESS.fullmatch(scene.text, mark.end, before[1]):
            span = (mark.start, mark.end)
            return Link(rates[0].id, quantity.start, quantity.end, span, Rule.VERB_BEFORE, quantity)
    return None


def reached(scene: Scene, quantity: Quantity, links: list[Link]) -> Link | None:
    """Link what was reached to what the clause before told a former level of (不足 30 %，目前已达到 95 %)."""
    low, _ = scene.clause(quantity.start)
    last = _last(links)
    if not last or not last.quantity or last.quantity.unit != quantity.unit or last.end != low - 1:
        return None
    if not REACHED.fullmatch(scene.text, low, quantity.prefix_start):
        return None
    return Link(last.indicator, quantity.start, quantity.end, last.anchor, Rule.TERM_BEFORE, quantity)


def dealt_on(scene: Scene, quantity: Quantity, links: list[Link]) -> Link | None:
    """Link the figures that a clause deals out over those the clause before bounds (均超过 80 %，分别达 87 %、82 %)."""
    low, _ = scene.clause(scene.group(quantity)[0].start)
    last = _last(links)
    if not last or last.end != low - 1 or not DEALT_ON.fullmatch(scene.text, low, quantity.prefix_start):
        return None
    return Link(last.indicator, quantity.start, quantity.end, last.anchor, Rule.ELLIPSIS, quantity)


def exactly(scene: Scene, quantity: Quantity, links: list[Link]) -> Link | None:
    """Link a figure that alone stands in brackets after the one that it is more exactly (近九成（88.6 %）)."""
    last = _last(links)
    if not last or scene.text[last.end : quantity.start] not in {"（", "("}:
        return None
    closed = scene.text[quantity.end : quantity.end + 1] in {"）", ")"}
    return last._replace(start=quantity.start, end=quantity.end, quantity=quantity) if closed else None


def _headed(scene: Scene, low: int, quantity: Quantity) -> bool:
    """Say whether the clause is but the name of another population and its figure (，金融业超过 99%，)."""
    words = cues.ASIDE.sub("", scene.text[low : quantity.prefix_start]).removeprefix(cues.AMONG).lstrip("，、")
    last = scene.group(quantity)[-1] if any(one in words for one in cues.RESPECTIVELY) else quantity
    if scene.text[last.end : last.end + 1] not in cues.ITEM_ENDS:
        return False
    words = words if last is quantity else words.replace("、", "")
    ends = [at for at in range(1, min(len(words), LONGEST_NAME) + 1) if cues.COPULA.match(words[at:])]
    named = (words[:at] for at in ends if HAN.fullmatch(words[:at]))
    return any(is_head(name) or name in THE_OTHER or name in SERVICES for name in named)


def _listed_noun(scene: Scene, low: int, quantity: Quantity, last: Link) -> bool:
    """Say whether the clause is but the next item of a list, whatever its noun ends with (便利店 97 %、洗染 77 %)."""
    low += scene.text[low] == "、"
    words = scene.text[low : quantity.prefix_start].removeprefix(cues.AMONG)
    paused = low - len(cues.AMONG) - 1
    begins = paused if scene.text.startswith(cues.AMONG, paused) else low  # 其中，汽车制造 97 %
    among = scene.text.startswith(cues.AMONG, begins) and not scene.of(Sort.VERB, low, quantity.start)
    aside = cues.ASIDE.match(scene.text, last.end)
    follows = (aside.end() if aside else last.end) == begins - 1 and (among or scene.text[low - 1] == "、")
    ends = scene.text[quantity.end : quantity.end + 1] in cues.ITEM_ENDS
    return follows and ends and bool(ITEM.fullmatch(words)) and not scene.of(Sort.TERM, low, quantity.start)


def other_figures(scene: Scene, start: int, end: int, also: tuple[str, ...] = ()) -> list[Quantity]:
    """Return the figures with a unit in [start, end), but for lengths of time and those of the units in `also`."""
    asides = [(start + found.start(), start + found.end()) for found in cues.ASIDE.finditer(scene.text[start:end])]
    return [
        item
        for item in between(scene.quantities, start, end)
        if item.unit
        and item.unit not in cues.SPANS
        and item.unit not in also
        and scene.text[item.end - 1] not in cues.AREAS
        and not RANKS.search(scene.text, start, item.end)
        and not any(low < item.start < high for low, high in asides)
    ]


def other_figure(scene: Scene, start: int, end: int) -> bool:
    """Say whether another figure stands in [start, end)."""
    return bool(other_figures(scene, start, end))
