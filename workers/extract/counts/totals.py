"""Which count is the population that another count, or a rate, is a part of."""

from collections.abc import Iterator, Mapping

from shuize.pack import Indicator
from workers.extract.counts.beside import of_places
from workers.extract.counts.by_name import NAME_REACH
from workers.extract.counts.named import OPENS_WITHIN, without_named
from workers.extract.counts.people import named_people
from workers.extract.links.link import Link, Rule
from workers.extract.links.plans import planned
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.where.governing import governs
from workers.extract.whom.asides import GAINS
from workers.extract.whom.bounded import WEIGHED, bounds
from workers.extract.whom.names import name_before
from workers.extract.words import cues, namewords
from workers.extract.words.heads import is_head
from workers.extract.words.lexicon import Lexicon, Sort
from workers.extract.words.units import counts_in
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

WHOLE_OF = re.compile(
    r"^[^，。；]{2,24}(?:已?有|[中里](?:，?(?:目前|其中|已?有|[\u4e00-\u9fff]{2,4}的))*)(?:近|约|超过?)?$"
)
SAMPLE = re.compile(r"(?:(?:参[与加]|接受|被|受)[^，。；\d]{0,4}(?:调[查研]|抽样)|受访)的?$")
"""What makes a whole but those who were asked."""
NAMED = re.compile(rf"^[\u4e00-\u9fffA-Za-z0-9“”]*(?:{namewords.HEAD})的?$")
STOPPED = re.compile(
    r"(?:[停受][\u4e00-\u9fff]|歇业|关停)(?:检修|整顿|整改)?(?:的[\u4e00-\u9fff]{0,12}?|过)?(?:共?有|达|为)(?:近|约)?$"
)
"""What says of a count that it is only those that had stopped (停产的有 63 家)."""
TRADE = re.compile(r"(?:行业|产业|领域)的?$")
TAKEN_OFF = re.compile(r"(?:剔除|扣除|除去|除了?)[^，。；\d]{0,24}$")
"""What stands before how many are taken off a whole."""
BUT = re.compile(rf"[^，。；\d]{{0,16}}?(?:{namewords.HEAD})(?:中|当中|里)?，?[^，。；\d]{{0,2}}(?=剔除|扣除|除)")
"""What follows a whole before those that are taken off it."""
SURVEYED = re.compile(
    rf"[^，。；、\d]{{0,8}}?(?:{namewords.HEAD})(?:进行)?的?(?:抽样|问卷|跟踪|摸底|最新)*(?:统计|调查|监测|调度|摸排|摸底|调研)"
)
"""What follows those who were asked or looked at."""
ASKED = re.compile("对[^，。；\\d]{0,6}$")
"""What stands before how many they are."""
LONGEST_NAME = 12
"""Most code points of a population's name between such a clause and the name of its rate."""
SHARE_OF = re.compile(r"占(?:到|了)?(?:全[省市区县国州]|全部|所有)?$")
"""What stands before how many those are whom a share is of."""
ADVERBIAL = re.compile(r"(?:的?(?:总体|整体|平均|综合|目前的?|现在的?)|(?:均|都|已|已经)?实现|已经?)$")
"""What may stand between those who are counted and the name of their rate (68 家企业[总体]开工率)."""
OF_AREAS = re.compile(
    r"(?:(?:主产|产粮|沿海)[省市县区]|自贸(?:试验)?区|自贸片区|片区|开发区|经开区|高新区|园区|市州|州市|地市|盟市|区县|县区|县市|设区市|省份|城市|乡镇|街道)的?(?=[\u4e00-\u9fff])"
)
"""What a number counts before those that are of it (17 个自贸区规上企业)."""
EMPLOYED = re.compile(r"[\u4e00-\u9fff]{0,4}?用工")
"""Those who work in ordinary times, after a bare number (12.5 万正常生产用工)."""
PLAIN = frozenset(("企业", "项目", "的企业", "的项目", "商户", "单位", "户数", "数量"))
"""What those are called again whom the clause before has named."""
CLASSIFIERS = frozenset("家户个项")
ALIKE = frozenset("家户")
"""Classifiers of firms: the whole may be counted by the one, the part by the other."""


def link_totals(scene: Scene, lexicon: Lexicon, rates: list[Link], counts: list[Link]) -> list[Link]:
    """Return the links of the counts with those of their populations, in order, and without totals of nothing."""
    links = _with_totals(scene, lexicon, without_named(scene, counts), rates)
    links = _with_parts(lexicon, [*links, *_populations(scene, lexicon, rates, links)], rates)
    return sorted(links, key=lambda link: link.start)


def _with_totals(scene: Scene, lexicon: Lexicon, links: list[Link], taken: list[Link]) -> list[Link]:
    """Return the links with the figure before each count that says how many there are in all.

    26175 家企业复产 26088 家; also where a verb only modifies what is counted (投产企业 12014 家, 已复工 11562 家).
    """
    held = {link.start: link for link in (*taken, *links)} if links else {}
    found: dict[int, Link] = {}
    for part in links:
        if whole := _whole(scene, lexicon, part, held):
            held[whole.start] = found[whole.start] = whole
    return [*(link for link in links if link.start not in found), *found.values()]


def _with_parts(lexicon: Lexicon, links: list[Link], taken: list[Link]) -> list[Link]:
    """Return the links without totals that nothing in the sentence is a part of (门店总数超过 20 万家)."""
    wholes = {whole for rate in lexicon.rates for whole in rate.denominator} if links else set()
    if wholes.isdisjoint(link.indicator for link in links):
        return links
    spoken = {link.indicator for link in (*links, *taken)}
    wanted = {whole for rate in lexicon.rates if spoken & {rate.id, *rate.numerator} for whole in rate.denominator}
    return [link for link in links if link.indicator not in wholes - wanted]


def _whole(scene: Scene, lexicon: Lexicon, part: Link, held: Mapping[int, Link]) -> Link | None:
    """Return the link of the nearest figure before the count that can be its population; `held` are those so far."""
    rates = [rate for rate in lexicon.rates_of.get(part.indicator, ()) if rate.denominator]
    if not rates or part.quantity is None or part.before:
        return None
    denominator = lexicon.indicators[rates[0].denominator[0]]
    for figure in reversed(between(scene.quantities, scene.start, scene.group(part.quantity)[0].start)):
        quantity = named_people(scene, figure) if EMPLOYED.match(scene.text, figure.end) else figure
        if quantity.unit != part.quantity.unit and not {quantity.unit, part.quantity.unit} <= ALIKE:
            continue
        if (not scene.is_open(quantity.start) and scene.is_open(part.start)) or _is_left_out(scene, quantity):
            continue
        known = held.get(quantity.start)
        source = known is not None and part.rule is Rule.ELLIPSIS and known.anchor == part.anchor
        if source or _parted(scene, quantity, part) or _of_others(scene, lexicon, quantity, part):
            return None
        rule = known.rule if known else Rule.ATTRIBUTE
        told = rule is Rule.ATTRIBUTE or (rule is Rule.ELLIPSIS and _is_named(scene, quantity, part.anchor[0]))
        if told and _is_total(scene, denominator, quantity, part):
            return Link(denominator.id, quantity.start, quantity.end, part.anchor, Rule.TOTAL, quantity)
        return None
    return None


def _is_left_out(scene: Scene, quantity: Quantity) -> bool:
    """Say whether the figure counts those that are taken off the whole (剔除 4 户季节性停产企业外)."""
    return TAKEN_OFF.search(scene.text, scene.clause(quantity.start)[0], quantity.prefix_start) is not None


def _is_named(scene: Scene, whole: Quantity, at: int) -> bool:
    """Say whether the figure's clause is but those it counts, and the next opens at `at` (企业 12 户，复产 9 户)."""
    low, high = scene.clause(whole.start)
    alone = whole.end == high and is_head(scene.text[low : whole.prefix_start].rstrip("各共有"))
    told = scene.of(Sort.VERB, low, whole.start)
    near = len(cues.ASIDE.sub("", scene.undated(high, at)).lstrip("，,")) < OPENS_WITHIN if low < high < at else False
    return alone and not told and whole.unit in CLASSIFIERS and near


def _parted(scene: Scene, whole: Quantity, part: Link) -> bool:
    """Say whether another place is named between the two counts (杭州企业 800 家，宁波企业复工 720 家)."""
    named = between(scene.places, whole.end, part.start)
    return any(governs(scene, one) for one in named if not (one.reference or one.excluded or one.name[:1].isdigit()))


def _of_others(scene: Scene, lexicon: Lexicon, whole: Quantity, part: Link) -> bool:
    """Say whether the two clauses name two populations, neither of which may be a part of the other by its name."""
    low, high = scene.clause(whole.start)
    if low <= part.anchor[0] < high or part.anchor[0] > part.start:
        return False
    first, second = (name_before(scene, at, lexicon) for at in (whole.prefix_start, part.anchor[0]))
    return first is not None and second is not None and first not in second and second not in first


def _is_total(scene: Scene, denominator: Indicator, whole: Quantity, part: Link) -> bool:
    """Say whether `whole` can be the population of `part`: not less, no plan, no growth, and `part` is no attribute."""
    if not part.quantity or not counts_in(denominator, whole) or planned(scene, whole.start):
        return False
    if STOPPED.search(scene.text, scene.clause(whole.start)[0], whole.prefix_start):
        return False
    limit = whole.high if whole.high is not None else whole.value
    left = scene.text[scene.clause(whole.start)[0] : whole.prefix_start]
    counted = part.rule is not Rule.ATTRIBUTE or _goes_on(scene, whole, part)
    return limit >= part.quantity.value and counted and not cues.GROWTH.search(left)


def _goes_on(scene: Scene, whole: Quantity, part: Link) -> bool:
    """Say whether the next clause opens with some of those just counted (企业 99 户（不含…），已复工企业 68 户)."""
    named = scene.text[part.anchor[1] : part.quantity.prefix_start] if part.quantity else ""
    led = cues.ASIDE.sub("", scene.undated(whole.end, part.anchor[0]))
    alike = named in PLAIN and led.strip("，,") in {"", "已", "已经"}
    return alike and _is_named(scene, whole, part.anchor[0])


def _populations(scene: Scene, lexicon: Lexicon, rates: list[Link], links: list[Link]) -> Iterator[Link]:
    """Yield the count that a rate is said to be a rate of (130 家企业有 90 % 复工, 966 个项目中复工率为 88.5 %)."""
    held = {link.start for link in links}
    for link in rates:
        rate = lexicon.indicators.get(link.indicator)
        if not rate or not rate.denominator:
            continue
        denominator = lexicon.indicators[rate.denominator[0]]
        for whole in _told_of(scene, link):
            if whole.start not in held and counts_in(denominator, whole) and not planned(scene, whole.start):
                held.add(whole.start)
                yield Link(denominator.id, whole.start, whole.end, link.anchor, Rule.TOTAL, whole)


def _told_of(scene: Scene, link: Link) -> list[Quantity]:
    """Return the count right before a rate that it is of, or each of several, by place (甲县 5 户，乙县 3 户，…均)."""
    low = scene.clause(link.start)[0]
    within = between(scene.quantities, low, link.start) if link.anchor[1] > low else []
    if within and SHARE_OF.search(scene.text, low, within[-1].prefix_start):
        words = scene.text[within[-1].end : (link.quantity or within[-1]).prefix_start]
        return within[-1:] if words.endswith("的") and is_head(words[:-1]) else []
    before = [
        item
        for item in between(scene.quantities, scene.start, link.first)
        if not (item.unit == "%" or bounds(scene, item) or of_places(scene, item) or _gains(scene, item))
    ]
    if not before:
        return []
    words = WEIGHED.sub("", scene.text[before[-1].end : link.first].rstrip("，, "))
    named = link.rule in {Rule.TERM_BEFORE, Rule.VERB_BEFORE} and _is_name(scene, before[-1], words)
    left = _is_left_out(scene, before[-1])
    if left and len(before) > 1 and BUT.match(scene.text, before[-2].end, before[-1].start):
        return before[-2:-1]
    sample = SAMPLE.search(scene.text, scene.clause(before[-1].start)[0], before[-1].prefix_start)
    if named or (WHOLE_OF.match(words) and not sample) or _surveyed(scene, before[-1], link.first):
        return before[-1:]
    at, found = link.anchor[0], list[Quantity]()
    for whole in reversed(before) if link.rule is Rule.TERM_BEFORE else ():
        if not _is_named(scene, whole, at):
            break
        found.append(whole)
        at = scene.clause(whole.start)[0]
    return found


def _gains(scene: Scene, whole: Quantity) -> bool:
    """Say whether the figure counts those that what was told before does good to (，惠及居民 32 万户)."""
    return GAINS.search(scene.text, scene.clause(whole.start)[0], whole.prefix_start) is not None


def _surveyed(scene: Scene, whole: Quantity, end: int) -> bool:
    """Say whether so many were asked or looked at for what the next clause tells (对 1200 家企业调查显示，)."""
    found = SURVEYED.match(scene.text, whole.end, end)
    low = scene.clause(whole.start)[0]
    asked = found and ASKED.search(scene.text, low, whole.prefix_start)
    return (
        asked is not None and not scene.undated(found.end() if found else end, end).strip("，,显示结果 ")[LONGEST_NAME:]
    )


def _is_name(scene: Scene, whole: Quantity, words: str) -> bool:
    """Say whether the words between a count and a rate are but the name of what is counted, one by one (30 家企业).

    A number that sums up a list (等 8 省市的企业, 等五个行业) counts places or trades.
    """
    before = scene.text[scene.start : whole.prefix_start]
    sums_up = before.endswith("等") or scene.text[whole.start : whole.end].endswith((*cues.AREAS, "省份"))
    words = ADVERBIAL.sub("", words).rstrip("，")
    sums_up = sums_up or OF_AREAS.match(words) is not None
    return not sums_up and not TRADE.search(words) and len(words) <= NAME_REACH and NAMED.match(words) is not None
