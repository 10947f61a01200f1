"""Which product an output or a supply is of."""

from itertools import pairwise

from workers.extract.links.link import Link, Rule
from workers.extract.links.paired import own_name
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between, in_quotes
from workers.extract.words import cues, namewords
from workers.extract.words.heads import ABSTRACT
from workers.extract.words.lexicon import Lexicon, Mark, Sort
from workers.extract.words.loads import LEADING, ORDINAL, UPON, is_saying
from workers.text import lazyre as re

LONGEST = 13
SHORTEST = 2
MODIFIER = re.compile(r"^[\u4e00-\u9fffA-Za-z0-9·“”]+$")
KIND = r"(?:医用|外科|防护|一次性|颗粒物|普通|民用|家用|军用|工业用?|平面|立体|儿童|成人|特种|高端|进口|国产)"
MAKE = re.compile(rf"(?P<make>[A-Za-z][A-Za-z0-9-]*){KIND}*$|(?P<kind>{KIND}+)$")
"""What tells kinds of goods apart, and makes each a product of its own (N95 口罩, 一次性医用口罩, 普通口罩)."""
MADE = re.compile(r"日均?产(?P<goods>[^出能生值总产])量|日均(?P<made>[\u4e00-\u9fff]{1,4})产量")
"""A daily output that names its goods within (日产气量, 日均粗钢产量)."""
GOODS = re.compile(
    r"""^(?:了|的|各类)*
        (?P<goods>(?:[\u4e00-\u9fffA-Za-z0-9]{1,10}、)*[\u4e00-\u9fffA-Za-z0-9]{1,10}等[\u4e00-\u9fff]{2,8}?)
        (?:共|约|接?近|将近|超过?|逾|累计)*$""",
    re.VERBOSE,
)
"""A list of goods that ends in what they are (棉衣、棉被等救灾物资)."""
LISTED = re.compile(
    r"^(?:了|过|各类|的)*(?P<goods>[\u4e00-\u9fff]{1,8}(?:、[\u4e00-\u9fff]{1,8})+?)等?(?:物资|物品)?(?:共|约|接?近|将近|超过?|逾|累计)*$"
)
"""A list of goods between a verb and the figure of them all (鸡蛋、大米等 180 多吨)."""
DESCRIBED = re.compile(r"[\u4e00-\u9fff]{1,4}、[\u4e00-\u9fff]{1,4}的|总?价值[^，。；、的]{2,12}元的?")
"""Two words that describe goods (新鲜、优质的苹果)."""
WORTH = re.compile(r"[^，。；、\d]{0,4}价值[^，。；、的]{2,12}元的?")
"""What a gift is worth, before what it is (捐赠价值 50 万元的药品 300 盒)."""
SUMMED = re.compile(r"^.*等(?:各类|各种|一批)?")
"""The examples before what sums up a list of goods (监护仪、呼吸机等医疗设备)."""
REACHED = re.compile(r"(?<![马雷])达到?了?$")
"""A verb before the figure that the noun of the goods ends before (供应蔬菜达 450 吨), not 马达 nor 雷达."""
OUT = re.compile(r"(?<=产)出(?![租口])")
"""The rest of 产出 where the name of an output is 日产."""
LED_FROM = re.compile(r"(?:由|从)[^，。；]{0,12}$")
"""What leads to the earlier figure of a change (日产钢材由 200 吨增加到 600 吨)."""
HAN = re.compile(r"[\u4e00-\u9fff]{2,8}")
AREA = "面积"
"""What ends the name of a product's area."""
NEXT = re.compile(r"(?:、|和|与|及|以及)[\u4e00-\u9fff]{0,4}")
"""What stands between two products of a list, each of which may have a word of its own (冬播土豆、露地大豆)."""
NAMED = re.compile(
    r"(?!累计|目前|现|已|共|新|全|各|抢|又|还|再|继续|陆续|完成|基本|正|当|其)[\u4e00-\u9fff]{2,6}(?<![户民队手社人者员已共均都])"
)
"""A name of other goods that alone stands before a verb in a list of parts (；绿肥播种 35 万亩)."""
OWNED = 2
"""How far behind its figure a product may be named (九成的玉米, 七成多玉米)."""
OF = re.compile(r"[\u4e00-\u9fff]{0,4}的")
"""What may stand between where goods go and their name (发往武汉市场的大米)."""
MOVES = re.compile(
    rf"左右|上下|大幅|{'|'.join(cues.OF_ALL)}|合计|总计|提[高升]|上升|扩大|增[长加至到]|下降|减少|降[到至低]|恢复|达到|翻|同比|环比|比|较|从|由"
)
"""Words of change, which name no goods."""
PRODUCT_END = re.compile(
    rf"(?:日?均?产量|产能|产出|日产|各类|生产|累计|合计|共计|总计|等|的|{'|'.join(cues.OF_ALL)}|分别|[已均共]|(?:[种播]植?)?面积(?:已|达到?|约|近|为|有|超过?)*|量(?:高达|达到?|约|近|为|超过?)+)+$"
)


def product(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the product of an output or a supply: before its name, or between the verb and the figure, or after it."""
    listed = _carried_product(scene, link)
    if listed:
        return lexicon.subjects.get(listed, listed)
    if link.quantity and own_name(scene, link.quantity):
        return in_name(scene, link, lexicon) or _known(scene, link, lexicon)
    return (
        in_name(scene, link, lexicon)
        or _goods(scene, link)
        or _known(scene, link, lexicon)
        or _plain_product(scene, link)
    )


def in_name(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the product that the indicator's own name begins with (小麦面积), or has before 面积 (夏收小麦面积)."""
    word = scene.text[slice(*link.anchor)].removeprefix("已")
    if made := MADE.fullmatch(word):
        return made["goods"] or made["made"]
    edges = [(0, end) for end in range(len(word) - (link.rule is not Rule.TERM_BEFORE), SHORTEST - 1, -1)]
    edges += [(at, -len(AREA)) for at in range(1, len(word) - len(AREA) - 1) if word.endswith(AREA)]
    names = (lexicon.subjects.get(word[slice(*edge)], "") for edge in edges)
    return next((name for name in names if name in lexicon.products), None)


def _known(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the product that a pack knows: right after the figure, else the one that stands last before it.

    What is named after a list's mark or a comma is counted by a figure of its own.
    """
    known = _products(scene, lexicon)
    low, _ = scene.clause(link.start)
    reach = min(link.anchor[0] - 12, low) if link.anchor[0] < low else low
    right_after = [mark for mark in known if mark.start == link.end]
    before = [mark for mark in known if reach <= mark.start and mark.end <= link.start]
    inside = [mark for mark in before if mark.start >= link.anchor[1]]
    after = [
        mark for mark in known if link.end <= mark.start <= link.end + 8 and not _parted(scene, link.end, mark.start)
    ]
    if not inside and link.anchor[1] <= link.start and _between(scene, link):
        return None
    nearest = right_after or inside[-1:] or (after if link.anchor[1] > link.start else before[-1:] or after)
    return _make(scene, nearest[0]) + nearest[0].ids[0] if nearest else None


def own_product(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the product that the figure's clause names: the last before the figure, else the one right after it."""
    low, high = scene.clause(link.start)
    known = [mark for mark in _products(scene, lexicon) if low <= mark.start < high]
    before = [mark for mark in known if mark.end <= link.start]
    after = [mark for mark in known if 0 <= mark.start - link.end <= OWNED]
    listed = before[-link.of :]
    if len(listed) == link.of and all(NEXT.fullmatch(scene.text, one.end, two.start) for one, two in pairwise(listed)):
        return listed[link.rank].ids[0]
    return before[-1].ids[0] if before else after[0].ids[0] if after else None


def _products(scene: Scene, lexicon: Lexicon) -> list[Mark]:
    """Return every product of the sentence that a pack knows."""
    named = scene.of(Sort.SUBJECT, scene.start, scene.end)
    known = [mark for mark in named if any(one in lexicon.products for one in mark.ids)]
    within = [found for mark in scene.of(Sort.TERM, scene.start, scene.end) if (found := _within(scene, mark, lexicon))]
    return sorted([*known, *within], key=lambda mark: mark.start) if within else known


def _within(scene: Scene, mark: Mark, lexicon: Lexicon) -> Mark | None:
    """Return the product that an indicator's name begins with, as a word of its own (冬小麦面积)."""
    end = mark.end - len(AREA)
    name = lexicon.subjects.get(scene.text[mark.start : end], "") if scene.text.startswith(AREA, end) else ""
    return Mark(mark.start, end, Sort.SUBJECT, (name,)) if name in lexicon.products else None


def _parted(scene: Scene, start: int, end: int) -> bool:
    """Say whether a mark of a list or of a clause stands between."""
    return any(sign in scene.text[start:end] for sign in "、，,；;：:")


def earlier(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the product that the sentence named last before the figure's clause (口罩企业复工，日产量 9 万只)."""
    low, _ = scene.clause(link.first)
    other = NAMED.fullmatch(scene.text, low, link.anchor[0]) if link.rule is Rule.VERB_BEFORE else None
    if other and scene.of(Sort.AMONG, scene.start, low) and not between(scene.places, low, link.anchor[0]):
        return other[0]
    before = [mark for mark in _products(scene, lexicon) if mark.end <= low]
    return _make(scene, before[-1]) + before[-1].ids[0] if before else None


def _carried_product(scene: Scene, link: Link) -> str | None:
    """Return the product of a list's next item where its name alone stands before the figure (防护服 8 万套)."""
    low, _ = scene.clause(link.start)
    if link.rule is Rule.ELLIPSIS and link.quantity and scene.text[link.quantity.prefix_start - 1] in "、和及与":
        return _following(scene, link)
    listed = link.rule is Rule.ELLIPSIS or (link.rule is Rule.VERB_AFTER and scene.text[low - 1] == "、")
    if not listed or link.quantity is None or between(scene.quantities, low, link.start):
        return None
    name = scene.text[low : link.quantity.prefix_start].strip("、，,和及 ")
    name = name.removeprefix("各类").removeprefix("各种")
    name = PRODUCT_END.sub("", name.removeprefix(cues.AMONG))
    if any(scene.text[item.start : item.end] == name for item in between(scene.places, low, link.start)):
        return None
    name = SUMMED.sub("", name) if len(name) > LONGEST else name
    return name if SHORTEST <= len(name) <= LONGEST and MODIFIER.match(name) else None


def _goods(scene: Scene, link: Link) -> str | None:
    """Return a list of goods that ends in what they are (棉衣、棉被等救灾物资), before or after the figure."""
    _, high = scene.clause(link.start)
    verbs = [mark.start for mark in scene.of(Sort.VERB, link.end, high)]
    before = GOODS.match(scene.text[link.anchor[1] : link.start])
    found = before or GOODS.match(scene.text[link.end : min([high, *verbs])])
    return found["goods"] if found else None


def _make(scene: Scene, mark: Mark) -> str:
    """Return the make or the kind before a product's name (N95 口罩 is not any 口罩)."""
    found = MAKE.search(scene.text[max(scene.start, mark.start - len("KN95-FFP2一次性医用")) : mark.start])
    return found["make"] or found["kind"] if found else ""


def _plain_product(scene: Scene, link: Link) -> str | None:
    """Return the noun right after the figure, or the one between the verb and it."""
    return _following(scene, link) or _between(scene, link)


def _following(scene: Scene, link: Link) -> str | None:
    """Return the run of words right after the figure that can name goods."""
    _, high = scene.clause(link.start)
    verbs = [mark.start for mark in scene.of(Sort.VERB, link.end, high)]
    upon = [found.start() for found in UPON.finditer(scene.text, link.end, high)]
    end = min([high, *verbs, *upon, *(item.start for item in between(scene.dates, link.end, high))])
    said = DESCRIBED.match(scene.text, link.end, end)
    start = said.end() if said else link.end + scene.text.startswith("的", link.end)
    words = scene.words_in(start, end)
    run = scene.text[start : words[0][0]] if words else ""
    for word in words:
        piece = scene.text[slice(*word)]
        if piece in namewords.STOPS or not MODIFIER.match(piece) or (run and _goes(scene, word)):
            break
        run += piece
    return run if SHORTEST <= len(run) <= LONGEST and run not in ABSTRACT and not MOVES.match(run) else None


def _goes(scene: Scene, word: tuple[int, int]) -> bool:
    """Say whether a word after goods tells where they go, or how they are (支援湖北, 整装待发)."""
    piece = scene.text[slice(*word)]
    placed = any(item.start < word[1] and word[0] < item.end for item in between(scene.places, word[0] - 1, word[1]))
    return placed or is_saying(piece) or bool(cues.GOAL_OF_MOTION.search(piece))


def _between(scene: Scene, link: Link) -> str | None:
    """Return the noun between the words that named the indicator and the figure, None where those are no noun."""
    if link.quantity is None:
        return None
    earlier = link.quantity if link.before else scene.changes.get(link.start, link.quantity)
    changed = link.before or link.start in scene.changes
    worth = WORTH.match(scene.text, link.anchor[1], earlier.start)
    low = worth.end() if worth else link.anchor[1] + bool(OUT.match(scene.text, link.anchor[1]))
    loads = [one for one in between(scene.quantities, low, earlier.start) if scene.text[one.start] != ORDINAL]
    gap = scene.text[low : (loads[0] if loads else earlier).prefix_start]
    gap = LED_FROM.sub("", gap) if changed else gap
    counted = between(scene.quantities, link.anchor[1], link.quantity.prefix_start)
    if (changed and not HAN.fullmatch(gap)) or cues.COPULA.match(gap) or (link.of > 1 and counted):
        return None
    placed = between(scene.places, link.anchor[1], link.start)
    if placed:
        gap = (
            OF.sub("", scene.text[placed[-1].end : link.quantity.prefix_start])
            if OF.match(scene.text, placed[-1].end)
            else ""
        )
    listed = LISTED.match(gap)
    if listed:
        return listed["goods"].rstrip("等")
    noun = PRODUCT_END.sub("", REACHED.sub("", PRODUCT_END.sub("", LEADING.sub("", gap)))).strip()
    return noun if SHORTEST <= len(noun) <= LONGEST and MODIFIER.match(noun) and not MOVES.search(noun) else None


def first_named(scene: Scene, lexicon: Lexicon) -> str | None:
    """Return the first product that the sentence names, but in a saying that it quotes."""
    plain = (mark for mark in scene.sorts.get(Sort.SUBJECT, ()) if not in_quotes(scene.text, scene.start, mark.start))
    return next((one for mark in plain for one in mark.ids if one in lexicon.products), None)
