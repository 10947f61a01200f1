"""Goods that no pack knows, by where they stand: a list of them, the noun after the figure, or before it.

The last is the one between the words that named the indicator and the figure (日产[精炼铜] 300 吨).
"""

from workers.extract.links.link import Link
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.words import cues, namewords
from workers.extract.words.heads import ABSTRACT
from workers.extract.words.lexicon import Sort
from workers.extract.words.loads import LEADING, ORDINAL, UPON, is_saying
from workers.text import lazyre as re

LONGEST = 13
SHORTEST = 2
MODIFIER = re.compile(r"^[\u4e00-\u9fffA-Za-z0-9·“”]+$")
GOODS = re.compile(
    r"""^(?:了|的|各类)*
        (?P<goods>(?:(?!\d)[\u4e00-\u9fffA-Za-z0-9]{1,10}、)*(?!\d)[\u4e00-\u9fffA-Za-z0-9]{1,10}等[\u4e00-\u9fff]{2,8}?)
        (?:共|约|接?近|将近|超过?|逾|累计)*$""",
    re.VERBOSE,
)
"""A list of goods that ends in what they are (棉衣、棉被等救灾物资)."""
LISTED = re.compile(
    r"^(?:了|过|各类|的)*(?P<goods>[\u4e00-\u9fff]{1,8}(?:、[\u4e00-\u9fff]{1,8})+?)等?(?:物资|物品)?(?:共|约|接?近|将近|超过?|逾|累计)*$"
)
"""A list of goods between a verb and the figure of them all (鸡蛋、大米等 180 多吨)."""
DESCRIBED = re.compile(
    r"[\u4e00-\u9fff]{1,4}、[\u4e00-\u9fff]{1,4}的|总?价值[^，。；、的]{2,12}元的?|内?[印标装写刻附含带配载贴绣画盛存]有[^，。；]{1,30}?的"
)
"""What describes goods before their name: two words (新鲜、优质的苹果), what they hold (装有体温计的健康包)."""
WORTH = re.compile(r"[^，。；、\d]{0,4}价值[^，。；、的]{2,12}元的?")
"""What a gift is worth, before what it is (捐赠价值 50 万元的药品 300 盒)."""
REACHED = re.compile(r"(?<![马雷])达到?了?$")
"""A verb before the figure that the noun of the goods ends before (供应蔬菜达 450 吨), not 马达 nor 雷达."""
OUT = re.compile(r"(?<=产)出(?![租口])")
"""The rest of 产出 where the name of an output is 日产."""
LED_FROM = re.compile(r"(?:由|从)[^，。；]{0,12}$")
"""What leads to the earlier figure of a change (日产钢材由 200 吨增加到 600 吨)."""
HAN = re.compile(r"[\u4e00-\u9fff]{2,8}")
OF = re.compile(r"[\u4e00-\u9fff]{0,4}的")
"""What may stand between where goods go and their name (发往武汉市场的大米)."""
MOVES = re.compile(
    rf"左右|上下|大幅|{'|'.join(cues.OF_ALL)}|合计|总计|提[高升]|上升|扩大|增[长加至到]|下降|减少|降[到至低]|恢复|达到|翻|同比|环比|比|较|从|由"
)
"""Words of change, which name no goods."""
PRODUCT_END = re.compile(
    rf"(?:日均?产量|产量|总量|产能|产出|日产|各类|生产|任务|累计|合计|共计|总计|等|的|{'|'.join(cues.OF_ALL)}|分别|[已均共]|(?:[种播]植?)?面积(?:已|达到?|约|近|为|有|超过?)*|量(?:高达|达到?|约|近|为|超过?)+)+$"
)


def listed_goods(scene: Scene, link: Link) -> str | None:
    """Return a list of goods that ends in what they are (棉衣、棉被等救灾物资), before or after the figure."""
    _, high = scene.clause(link.start)
    verbs = [mark.start for mark in scene.of(Sort.VERB, link.end, high)]
    before = GOODS.match(scene.text[link.anchor[1] : link.start])
    found = before or GOODS.match(scene.text[link.end : min([high, *verbs])])
    return found["goods"] if found else None


def goods_after(scene: Scene, link: Link) -> str | None:
    """Return the run of words right after the figure that can name goods."""
    _, high = scene.clause(link.start)
    verbs = [mark.start for mark in scene.of(Sort.VERB, link.end, high)]
    upon = [found.start() for found in UPON.finditer(scene.text, link.end, high)]
    end = min([high, *verbs, *upon, *(item.start for item in between(scene.dates, link.end, high))])
    start = named_from(scene, link, end)
    words = scene.words_in(start, end)
    run = scene.text[start : words[0][0]] if words else ""
    for word in words:
        piece = scene.text[slice(*word)]
        if piece in namewords.STOPS or not MODIFIER.match(piece) or (run and _goes(scene, word)):
            break
        run += piece
    return run if SHORTEST <= len(run) <= LONGEST and run not in ABSTRACT and not MOVES.match(run) else None


def named_from(scene: Scene, link: Link, end: int) -> int:
    """Return where the goods are named behind the figure: after what describes them."""
    said = DESCRIBED.match(scene.text, link.end, end)
    return said.end() if said else link.end + scene.text.startswith("的", link.end)


def _goes(scene: Scene, word: tuple[int, int]) -> bool:
    """Say whether a word after goods tells where they go, or how they are (支援湖北, 整装待发)."""
    piece = scene.text[slice(*word)]
    placed = any(item.start < word[1] and word[0] < item.end for item in between(scene.places, word[0] - 1, word[1]))
    return placed or is_saying(piece) or bool(cues.GOAL_OF_MOTION.search(piece))


def goods_between(scene: Scene, link: Link) -> str | None:
    """Return the noun between the words that named the indicator and the figure, None where those are no noun."""
    if link.quantity is None:
        return None
    earlier = link.quantity if link.before else scene.changes.get(link.start, link.quantity)
    changed = link.before or link.start in scene.changes
    worth = WORTH.match(scene.text, link.anchor[1], earlier.start)
    low = worth.end() if worth else link.anchor[1] + bool(OUT.match(scene.text, link.anchor[1]))
    told = between(scene.quantities, low, earlier.start)
    loads = [one for one in told if one.unit and scene.text[one.start] != ORDINAL]
    gap = scene.text[low : (loads[0] if loads else earlier).prefix_start]
    gap = LED_FROM.sub("", gap) if changed else gap
    counted = between(scene.quantities, link.anchor[1], link.quantity.prefix_start)
    if (changed and not HAN.fullmatch(gap)) or cues.COPULA.match(gap) or (link.of > 1 and counted):
        return None
    placed = between(scene.places, link.anchor[1], link.start)
    if placed:
        gap = scene.text[placed[-1].end : link.quantity.prefix_start]
        among = scene.text.find(cues.AMONG, *link.anchor) >= 0
        gap = OF.sub("", gap) if OF.match(gap) else gap if among else ""
    listed = LISTED.match(gap)
    if listed:
        return listed["goods"].rstrip("等")
    noun = PRODUCT_END.sub("", REACHED.sub("", PRODUCT_END.sub("", LEADING.sub("", gap)))).strip()
    return noun if SHORTEST <= len(noun) <= LONGEST and MODIFIER.match(noun) and not MOVES.search(noun) else None
