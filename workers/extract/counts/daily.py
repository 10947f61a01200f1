"""Counts that are of one day, or of each, and none of all so far: 当日返岗 3200 人，累计返岗 4.6 万人."""

from workers.extract.links.link import Link
from workers.extract.sentence.scene import Scene
from workers.extract.words.lexicon import Lexicon, Sort
from workers.extract.words.units import LAND
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

LEVELS = frozenset("家户人") | LAND
"""Units of whom, and of what, there is a level of all so far."""
OF_A_DAY = re.compile(
    r"(?:当[日天](?!，)|单日|日均|每[天日]|一天|(?<![\d今昨前当次])日(?=[接发开运投][入行送]))(?![，。；]?(?:[^，。；]*?，)*?[^，。；]*?(?:已|累计|进度))[^。；]*$"
)
"""What makes an area one of a day, none of all."""
OWN_TRIPS = re.compile(r"[^，。；\d]{2,8}\d+[辆趟列班][^，。；\d]{2,8}，(?:把|将)")
"""What is of a day itself, where the clause after it tells of all (每天派出 6 辆客车，把 500 名员工接回)."""
OF_SOME_DAY = re.compile(r"[昨当今][天日]|单日|首日|[\d一二三]日(?!游)|小时内|一天")
"""What says that a clause tells of one day."""
SO_FAR = re.compile("累计|总计|总数|共计|合计")
"""What says that it tells of all so far."""
DAILY = re.compile(
    r"(?:每[天日]|日均|[日净]增)(?:都|还|就|有|约|近|仅|超过?|[\u4e00-\u9fff]{2}(?<=[返到上复][岗厂工产]))*$"
    r"|日均[\u4e00-\u9fff]{0,10}$"
)
"""What makes a count one of each day, or of one (每天约有 40 家企业复工, 日增返岗 1 万人)."""
MORE = re.compile("[又再]有?(?:约|近|超过?)?$")
MORE_DONE = re.compile("(?:新增|[日净]增|[又再])$")
"""What says before those who did it, and before what they did, that so many more did it (又有 30 家复工)."""
MORE_THAN = re.compile(r"(?:比(?!较)|较)(?:[^，。；\d]|\d{4}年){1,12}?多[^，。；\d的]{1,10}$")
"""What says that so much was done more than at another time (比去年多播种 3 万亩)."""
EVERY_DAY = re.compile("每[天日]|日均")
"""What makes goods those of each day, and of no total (每天投放猪肉 120 吨)."""


def beside_total(scene: Scene, link: Link, links: list[Link]) -> bool:
    """Say whether the figure is only that of a day, of which the next clause tells all so far (，累计返岗 4 万人)."""
    low, high = scene.clause(link.start)
    if not OF_SOME_DAY.search(scene.text, low, link.start) or SO_FAR.search(scene.text, low, high):
        return False
    after = [one for one in links if one.indicator == link.indicator and scene.clause_before(one.start) == (low, high)]
    figures = [one.quantity for one in (link, *after[:1]) if one.quantity]
    total = len(figures) > 1 and figures[0].unit == figures[1].unit and figures[0].value < figures[1].value
    return total and SO_FAR.search(scene.text, high, after[0].start) is not None


def of_each_day(scene: Scene, lexicon: Lexicon, link: Link) -> bool:
    """Say whether a count is only that of each day, or of one, or of those who came on top."""
    first = link.quantity.prefix_start if link.quantity else link.start
    low, _ = scene.clause(link.start)
    if MORE_THAN.search(scene.text, low, first):
        return True
    if link.indicator in lexicon.supplies:
        return EVERY_DAY.search(scene.text, low, first) is not None
    if _is_more(scene, lexicon, link, low, first):
        return True
    counts = lexicon.indicators[link.indicator].measure == "count"
    return counts and DAILY.search(scene.text, low, first) is not None


def _is_more(scene: Scene, lexicon: Lexicon, link: Link, low: int, first: int) -> bool:
    """Say whether a level of those who are counted one by one, or of land, is only told as what came on top of it."""
    levels = link.indicator in lexicon.rates_of and link.quantity is not None and link.quantity.unit in LEVELS
    behind = link.anchor[0] >= first
    said = MORE if behind else MORE_DONE
    return levels and said.search(scene.text, low, first if behind else link.anchor[0]) is not None


def of_a_day(scene: Scene, lexicon: Lexicon, quantity: Quantity) -> bool:
    """Say whether the figure is what one day added to an output that is told as a whole (当日机收 830 亩)."""
    lasting = [item for item in lexicon.counted_in[quantity.unit] if item.id in lexicon.rates_of]
    summed = (bool(lasting) and lasting[0].measure == "output") or _is_carried(scene, lexicon, quantity)
    found = OF_A_DAY.search(scene.text, scene.start, quantity.start) if summed else None
    return found is not None and not OWN_TRIPS.match(scene.text, found.start(), quantity.start)


def _is_carried(scene: Scene, lexicon: Lexicon, quantity: Quantity) -> bool:
    """Say whether the figure counts people whom a verb of its clause brings somewhere (当日运送 300 人)."""
    carrying = {one.id for one in lexicon.counted_in[quantity.unit] if one.nouns and one.about == "nobody"}
    verbs = scene.of(Sort.VERB, *scene.clause(quantity.start)) if carrying else ()
    return any(not carrying.isdisjoint(verb.ids) for verb in verbs)
