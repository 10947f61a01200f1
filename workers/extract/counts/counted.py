"""Which indicator a counted figure belongs to: by its name, its verb, or carried on from the one before."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from shuize.pack import Indicator
from workers.extract.counts.anchors import anchors, possible
from workers.extract.counts.beside import begins, of_places
from workers.extract.counts.composed import composes
from workers.extract.counts.daily import beside_total, of_a_day, of_each_day
from workers.extract.counts.doers import LEFT_OUT
from workers.extract.counts.holdings import is_of_one
from workers.extract.counts.listings import carried_on
from workers.extract.counts.people import named_money, named_people
from workers.extract.counts.sharing import Held, sharing
from workers.extract.links.deal import changed_from
from workers.extract.links.link import Link, Rule
from workers.extract.links.paired import own_name, second_of_day
from workers.extract.links.plans import of_year_ago, planned
from workers.extract.rates.counted import counts_others
from workers.extract.sentence.led import led
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.words import cues
from workers.extract.words.lexicon import Lexicon, Mark, Sort
from workers.extract.words.units import LAND, counts_in
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

REST = re.compile(r"(?:[剩余]|剩余|剩下|余下|尚有|仍有|最后)(?:的|最后|约|近|不到)*$")
"""What stands between a verb and how many are left that did not."""
EXCEPT = "除"
LISTING = frozenset("、和及")
LAST_LISTED = frozenset("、和及的")
OBJECT_NAME = re.compile(r"|[\u4e00-\u9fff]{0,4}(?:用户|客户|企业|商户|项目)")
"""What is named alone as the next object of a verb."""
SUCH = re.compile(r"(?:以上|以下|以内)?的[^，。；、\d]{1,10}?(?:共?有|达到?|为|共计?|增至|已达)(?:约|近)?\d")
"""What follows a size that only so many reached (到岗超过 500 人的项目有 119 个)."""
INCLUDED = re.compile("其?中?含")
"""What opens brackets that hold how many of those just counted are of a kind (（含远程办公 46 人）)."""
ADDED = re.compile(r"(?:新增|日增|增加|净增|减少)了?$")
"""What makes a count one of those added, not of all."""
ADDED_LAND = re.compile(r"(?:新增|净增|增加|减少|扩大)了?(?:的?[\u4e00-\u9fff]{1,6})?$")
"""The same of land, whose crop may stand between (新增大豆种植面积 20 万亩)."""
GOAL = re.compile(r"的?(?:全年|年度|年|本年|既定)?(?:任务|目标|计划|额度|需求|缺口|指标)")
"""What makes an amount one that was set or is needed (全年 2800 亿元任务目标)."""
GOAL_OF = re.compile(r"[^，。；、\d的]{2,12}的(?:全年|年度|年|本年|既定)?(?:任务|目标|计划)")
"""The same behind what is counted (新开工 27 项重大工程的目标有望实现)."""
MET = re.compile(r"完成|实现|超额|达成")
"""What says before the figure that the goal was met."""
FROM = re.compile(r"[由从][^，。；\d]{0,14}$")
LED_TO = re.compile(r"[^，。；\d]{0,4}(?:恢复|[下升]?降|减少|增加|提[高升]|扩大|压减)[到至为]")
"""What stands before and behind the figure that a change led away from, whatever it led to."""
EACH = re.compile(r"(?:平均每|[户人笔]均|每(?:[家户笔亩名人位天日周月年]|个(?![月项]))|[日月]均)[^，。；]*$")
"""What makes an amount one for each of them, or of a day, and no sum of all (平均每户贷款 40 万元)."""
GRANT = re.compile(r"的?[\u4e00-\u9fff]{0,4}?(?:补贴|补助|奖励|奖金|津贴|贴息|捐款)(?!资?金?贷|项目)")
"""What an amount is that is given, and not lent (贷款 5 万元、3000 元补贴)."""
ONE_TRIP = re.compile(r"[^，。；]{2,14}的[A-Z]?\d{2,5}次(?:列车|航班|[专班]列)")
"""What follows those that one train or flight by its number holds, which are none of a total."""
RESPECTIVELY = re.compile(r"分别|依次|各自")
Scored = list[tuple[float, Indicator, Mark, Rule]]
"""What a figure may belong to, each with how likely it is, the word that says so and how."""
OBJECT_GAP = 4
"""Most code points between a verb and the name that is its object."""
BEFORE = frozenset({Rule.VERB_BEFORE, Rule.ATTRIBUTE})
"""How a verb before a list of figures has its first."""
NAMING = frozenset({Rule.TERM_BEFORE, Rule.ATTRIBUTE})
"""How those are named whom another verb brings somewhere (运送[返岗人员] 300 人, 接回[返岗]农民工 300 人)."""


def link_counts(scene: Scene, lexicon: Lexicon, taken: list[Link]) -> list[Link]:
    """Return the links of the sentence's counts, amounts and outputs, in order; `taken` are those of its rates."""
    named = (named_money(scene, lexicon, named_people(scene, figure)) for figure in scene.quantities)
    counted = [led(scene, quantity) for quantity in named if quantity.unit in lexicon.counted_in]
    if not counted:
        return []
    told, held = list(taken), {link.start: link for link in taken}
    for quantity in counted:
        if quantity.start in held or of_places(scene, quantity) or scene.is_earlier(quantity):
            continue
        found = _link(scene, lexicon, quantity) or carried_on(scene, lexicon, quantity, told)
        if not found or _is_no_level(scene, lexicon, quantity):
            continue
        if counts_others(scene, quantity) or composes(scene, found) or _is_rest(scene, found):
            continue
        if of_each_day(scene, lexicon, found):
            continue
        fresh = [found, *changed_from(scene, found)]
        told += fresh
        held |= {link.start: link for link in fresh}
    links = told[len(taken) :]
    rest = [one for link in links for one in _rest(scene, link, held)]
    links, held = links + rest, held | {link.start: link for link in rest}
    shared = [one for link in links for one in sharing(scene, lexicon, link, held)]
    again = {link.start for link in shared}
    links = [*shared, *(link for link in links if link.start not in again)]
    links = [link for link in links if not beside_total(scene, link, links)]
    return [_respective(scene, link) for link in sorted(links, key=lambda link: link.start)]


def _rest(scene: Scene, link: Link, held: Held) -> list[Link]:
    """Return the links of the other figures of a list that its verb deals out (分别复电 20 万户、16 万户)."""
    group = scene.group(link.quantity) if link.quantity and link.rule in BEFORE else ()
    if len(group) <= 1 or group[0].start != link.start or link.before:
        return []
    if not _is_dealt(scene, group):
        return []
    rest = [one for one in group[1:] if one.start not in held]
    return [link._replace(start=one.start, end=one.end, quantity=one, rule=Rule.LIST) for one in rest]


def _is_dealt(scene: Scene, group: Sequence[Quantity]) -> bool:
    """Say whether a list of figures is dealt out: 分别 says so, or as many places stand listed in its clause."""
    low, end = scene.clause(group[0].start)[0], group[0].start
    named = between(scene.places, low, end)
    joined = len(named) == len(group) and all(scene.listed(one, after) for one, after in pairwise(named))
    return joined or RESPECTIVELY.search(scene.text, low, end) is not None


def _respective(scene: Scene, link: Link) -> Link:
    """Return the link with its place in a list that is dealt out (A、B 分别达到 410 万亩、268 万亩)."""
    group = scene.group(link.quantity) if link.quantity and not link.before else ()
    if len(group) <= 1 or own_name(scene, group[0]) or not _is_dealt(scene, group):
        return link
    rank = next((number for number, one in enumerate(group) if one.start == link.start), 0)
    return link._replace(rank=rank, of=len(group))


def _is_no_level(scene: Scene, lexicon: Lexicon, quantity: Quantity) -> bool:
    """Say whether the figure is an amount of change, of a plan, or a goal."""
    low, _ = scene.clause(quantity.start)
    adjacent = [mark for mark in scene.of(Sort.TERM, low, quantity.start) if quantity.prefix_start - mark.end <= 1]
    left = scene.text[low : quantity.prefix_start]
    adjacent = adjacent if left[-1:] not in cues.BY else []
    added = ADDED_LAND if quantity.unit in LAND else ADDED
    grown = added.search(scene.text[low : adjacent[-1].start]) if adjacent else cues.GROWTH.search(left)
    given = quantity.unit in {"元", "人"} and (GRANT if quantity.unit == "元" else ONE_TRIP)
    each = (EACH if quantity.unit == "元" else cues.OF_EACH).search(left)
    included = INCLUDED.match(scene.text, low, quantity.start) and scene.text[low - 1] in "（("
    if each or included or SUCH.match(scene.text, quantity.end):
        return True
    if FROM.search(left) and LED_TO.match(scene.text, quantity.end):
        return True
    if of_year_ago(scene, quantity) or _left_out(scene, quantity) or (given and given.match(scene.text, quantity.end)):
        return True
    changed = (grown is not None and not _changes_to(left)) or of_a_day(scene, lexicon, quantity)
    if quantity.unit in LAND and is_of_one(scene, quantity, low):
        return True
    if GOAL_OF.match(scene.text, quantity.end) and not MET.search(left):
        return True
    return changed or planned(scene, quantity.start) or GOAL.match(scene.text, quantity.end) is not None


def _is_rest(scene: Scene, link: Link) -> bool:
    """Say whether the figure is what the verb before it has yet to do (复电剩 250 户)."""
    low, _ = scene.clause(link.start)
    first = link.quantity.prefix_start if link.quantity else link.start
    return link.anchor[0] < link.start and REST.search(scene.text, max(low, link.anchor[1]), first) is not None


def _left_out(scene: Scene, quantity: Quantity) -> bool:
    """Say whether the figure counts those that are left out of what is told (除 23 个项目外，均已复工)."""
    said = scene.text.find(EXCEPT, scene.clause(quantity.start)[0], quantity.start) >= 0
    return said and LEFT_OUT.match(scene.text, quantity.end, scene.end) is not None


def _link(scene: Scene, lexicon: Lexicon, quantity: Quantity) -> Link | None:
    """Return the best link of one figure by a word of its clause."""
    own = own_name(scene, quantity)
    named = [item for item in lexicon.counted_in[quantity.unit] if own and item.id in own.mark.ids]
    if own and named:
        anchor = own.mark.start, own.mark.end
        return Link(named[0].id, quantity.start, quantity.end, anchor, Rule.TERM_BEFORE, quantity)
    if paired := second_of_day(scene, lexicon, quantity):
        return paired
    scored = [
        (score, item, mark, rule)
        for item in possible(scene, lexicon, quantity)
        for score, mark, rule in anchors(scene, lexicon, item, quantity)
    ]
    scored = scored or list(_listed_object(scene, lexicon, quantity))
    if scored:
        _, item, mark, rule = _carrying(scored) or max(scored, key=lambda one: one[0])
        rank, of = _dealt(scene, mark, quantity)
        return Link(item.id, quantity.start, quantity.end, (mark.start, mark.end), rule, quantity, rank=rank, of=of)
    return None


def _carrying(scored: Scored) -> tuple[float, Indicator, Mark, Rule] | None:
    """Return the verb of those who are carried, where what names people is but its object (运送返岗复工人员 300 人)."""
    named = [
        (mark.start, OBJECT_GAP if rule in NAMING else 0) for _, item, mark, rule in scored if item.about != "nobody"
    ]
    found = (
        one
        for one in scored
        if one[3] in BEFORE and one[1].nouns and any(0 <= at - one[2].end <= gap for at, gap in named)
    )
    return next((one for one in found if one[1].about == "nobody"), None)


def _listed_object(scene: Scene, lexicon: Lexicon, quantity: Quantity) -> Iterator[tuple[float, Indicator, Mark, Rule]]:
    """Yield the verb of the item before, whose next object the figure is (恢复线路 27 条、用户 5 户)."""
    low, _ = scene.clause(quantity.start)
    before = scene.clause_before(quantity.start)
    first = begins(scene, quantity)
    last = scene.text[first - 1] in LAST_LISTED and between(scene.quantities, low, first)
    if last:
        before, low = (low, first), first
    words = scene.text[low:first]
    if not before or not (last or scene.text[low - 1 : low] in LISTING) or not OBJECT_NAME.fullmatch(words):
        return
    for mark in _verbs(scene, before):
        for item in (lexicon.indicators[one] for one in mark.ids):
            has_object = between(scene.quantities, mark.end, quantity.start)
            if has_object and item.measure == "count" and counts_in(item, quantity) and quantity.unit == item.unit:
                yield 1.0, item, mark, Rule.ATTRIBUTE


def _verbs(scene: Scene, last: tuple[int, int]) -> list[Mark]:
    """Return the verbs of the nearest item, from the last one back to where the list begins, that has any."""
    item: tuple[int, int] | None = last
    while item:
        verbs, low = scene.of(Sort.VERB, *item), item[0]
        if verbs or scene.text[low - 1 : low] not in LISTING:
            return verbs
        item = scene.clause_before(low)
    return []


def _dealt(scene: Scene, mark: Mark, quantity: Quantity) -> tuple[int, int]:
    """Return the figure's place in a list that is dealt out (日产量分别为 3 万吨、2 万吨和 1 万吨), and its length."""
    group = scene.run(quantity)
    shared = mark.end <= group[0].start and scene.of(Sort.RESPECTIVELY, mark.end, group[0].start)
    return (group.index(quantity), len(group)) if shared and quantity in group else (0, 1)


def _changes_to(left: str) -> bool:
    """Say whether the words end in a change to a level (扩大到)."""
    return left.endswith(("到", "至", "为"))
