"""What the clause before says of a count: of how many it is some, which area it is of, that it goes on."""

from shuize.pack import Indicator
from workers.extract.counts.beside import AVOID_REACH
from workers.extract.links.plans import planned
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.words import cues, namewords
from workers.extract.words.heads import is_head
from workers.extract.words.lexicon import Mark, Sort
from workers.extract.words.units import LAND, counts_in
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

DONE = re.compile(r"(?:均|都|全部|目前|现|已经?|陆续|顺利|正式|实现|得以)+")
AMONG = re.compile(rf"[^，。；]{{0,20}}(?:{namewords.HEAD})(?:中|里|当中|之中)?")
"""What stands in the clause before between how many there are and its end."""
HAVING = re.compile(r"(?:目前|现|已经?)*有(?:约|近|超过?)?$")
"""What stands after a whole before those of it that did, in the same clause (61 个在建项目有 60 个已复工)."""
OPENS = frozenset(("", "已有", "有", "目前", "现", "现有", "目前已有", "现已有", "其中", "其中有", "其中已有"))
"""What may open a clause before how many of those just counted did."""
GOES_ON = re.compile(
    r"(?:总数|总人数|总量|累计)?(?:目前|现|已|已经|均)*(?:达到?了?|增至|升至|扩大到|提高到|增加到)|(?:[共总合]计|共有?|累计|总数|总人数|总量)(?:达到?)?"
)
"""What a clause is before its figure that goes on from the clause before."""
ADDED = re.compile(r"(?:新增|日增|净增|增加了?)[^，。；\d]{0,10}$")
"""What makes those who are named those who came on top."""
COMPLETED = re.compile(r"(?:截至)?(?:目前|现在?|已经?|均|累计|实际)*(?:完成|落实)了?(?:面积)?")
"""What such a clause may be where an area is told of (小麦播种进度最快，已完成 530 万亩)."""
LISTED = re.compile(r"^[^，。；、]{2,}、[^，。；]*等(?:共|[约近])?(?=[\u4e00-\u9fff]{2,10}$|$)")
"""Those who are named before the noun of them all (已开复工甲、乙等重大项目 23 个)."""
SUMMED_UP = re.compile(r"[，,](?:[共总合]计|共有?)(?:达到?)?")
"""What stands between a verb and how many did it, told in a clause of its own (全部恢复运营，共计 340 条)."""
AREA = "面积"
AREA_OF = re.compile(r"面积(?:[已均共约达为是在到]|达到|超过|突破|稳定|保持|继续|落实)*")
"""What a clause is before its figure that says the area of what the clause before told of."""
CLEFT = re.compile(r"，(?:其中)?(?:还|也|就|更)?(?:有|是|包括)(?!的)")
"""What follows a clause that ends in 的 with what it is said of (送往武汉的，还有 90 吨苹果)."""

JOINED_WITH = re.compile(r"[^，。；、的\d和及与]{0,8}(?:、|和|以?及|与)")
"""What stands between two counts of which the same is said (3 万户居民和 12 条线路恢复供电)."""
GOODS = frozenset("双对条把本部块根幅朵株棵束捆筐篮")
"""Classifiers of goods that an indicator of goods need not count in; they may stand in a list of such."""

RUSH = "抢"
"""What a verb of doing in haste begins with."""
RESULT = frozenset("通复完成毕好出电")
"""What such a verb ends with where it says that it was done (抢通)."""
REACHED = re.compile(r"(?:已经?)?(?:达到?|到|至|了)?")
"""What may stand between a verb and the part that did."""
EVENT = re.compile(r"[^，。；\d]{0,4}?(?:活动|仪式|大会|动员会|推进会|现场会|启动会)")
"""What makes a verb the name of an event at which it is done (集中开工[仪式])."""
AT_EVENT = re.compile(
    r"(?:当[天日]|现场|全[省市区县州]|其中|活动)*(?:[此本这]次[^，。；\d]{0,6}?(?:当[天日]|现场|全[省市区县州]|其中|活动)*)?"
    r"(?:一?共|总共|共计|合计)?(?:有|涉及|安排|参加的?|涵盖|包括|推出)?"
)
"""What a clause is before how many were part of it (…举行，此次共有 98 个项目)."""
WHOLE = 100
"""Per cent."""
DUTY = "任务"
"""What makes a verb the name of a task (完成了 200 万亩收获任务)."""
WHILE = re.compile(r"(?:目前|现在?|截至目前|已经?|均|共|累计)*")
"""What may stand before a verb that goes on with those of the clause before."""


def rushes(scene: Scene, mark: Mark, gap: str) -> bool:
    """Say whether the verb after a figure only tells of haste (360 万亩玉米抢收), with nothing that says it is done."""
    hasty = scene.text[mark.start] == RUSH and scene.text[mark.end - 1] not in RESULT and not fulfils(scene, mark)
    return hasty and re.search("已|完|结束", gap + scene.text[mark.end : mark.end + 2]) is None


def fulfils(scene: Scene, mark: Mark) -> bool:
    """Say whether the verb names a task that its clause says to be fulfilled (完成了 200 万亩收获任务)."""
    low, _ = scene.clause(mark.start)
    return scene.text.startswith(DUTY, mark.end) and scene.text.find("完成", low, mark.end) >= 0


def joined(scene: Scene, item: Indicator, quantity: Quantity, others: list[Quantity], gap: str) -> bool:
    """Say whether the counts between a figure and its verb are of one list with it: in one unit, or each joined on.

    Those of whom some are counted next are no part of that list (12 个项目中已有 9 个项目、15 个标段复工).
    """
    if HAVING.search(scene.text, quantity.end, others[0].prefix_start):
        return False
    listed = re.search(r"[、和及]", gap) is not None
    if listed and all(counts_in(item, one) or (item.measure == "output" and one.unit in GOODS) for one in others):
        return True
    edges = [quantity.end, *[at for one in others for at in (one.prefix_start, one.end)]]
    pairs = zip(edges[::2], edges[1::2], strict=False)
    return item.measure == "count" and all(JOINED_WITH.fullmatch(scene.text, *pair) for pair in pairs)


def among_named(scene: Scene, quantity: Quantity, gap: str) -> bool:
    """Say whether the figure is some of those the clause before counts and names (81 个项目中，80 个已)."""
    low, _ = scene.clause(quantity.start)
    having = HAVING.search(scene.text, low, quantity.prefix_start)
    opens = scene.text[low : quantity.prefix_start] in OPENS
    before = scene.clause_before(quantity.start) if opens else (low, having.start()) if having else None
    whole = [one for one in between(scene.quantities, *before) if one.unit == quantity.unit] if before else []
    return bool(whole and DONE.fullmatch(gap) and before and AMONG.fullmatch(scene.text, whole[-1].end, before[1]))


def told_since(scene: Scene, item: Indicator, mark: Mark, *, vague: bool) -> int:
    """Return where those are told of whom a verb counts: what was cut off says what came back.

    A clause that its verb opens goes on from the one before (停水 4 万户，修复 5000 户); whom a vague unit counts is
    named in the clause itself.
    """
    if item.about != "nobody":
        return mark.end
    low, _ = scene.clause(mark.start)
    before = scene.clause_before(mark.start) if WHILE.fullmatch(scene.text, low, mark.start) else None
    counted = {before[0], *(one.prefix_start for one in between(scene.quantities, *before))} if before else set()
    if before and any(not counted.isdisjoint((word.start, word.end)) for word in scene.of(Sort.AVOID, *before)):
        return before[0]
    return low if vague else mark.end


def topic(scene: Scene, item: Indicator, quantity: Quantity) -> Mark | None:
    """Return the crop of the clause before whose area a bare 面积 is (小麦长势良好，面积达到 31 万亩)."""
    low, _ = scene.clause(quantity.start)
    before = scene.clause_before(quantity.start) if scene.text.startswith(AREA, low) else None
    if not before or not AREA_OF.fullmatch(scene.text, low, quantity.prefix_start):
        return None
    told = any(counts_in(item, one) for one in between(scene.quantities, *before))
    others = any(item.id not in mark.ids for mark in scene.of(Sort.VERB, *before))
    against = any(item.id in mark.ids for mark in scene.of(Sort.AVOID, before[0], quantity.end + AVOID_REACH))
    if told or others or against:
        return None
    named = scene.of(Sort.SUBJECT, *before)
    return next((mark for mark in named if scene.text[mark.start : mark.end] + AREA in item.terms), None)


def goes_on(scene: Scene, item: Indicator, quantity: Quantity, low: int) -> bool:
    """Say whether the figure's clause only goes on from the one before (日产量翻了一番，达到 120 万只)."""
    before = scene.clause_before(quantity.start)
    done = item.measure == "output" and COMPLETED.fullmatch(scene.text, low, quantity.prefix_start)
    if not before or not (done or GOES_ON.fullmatch(scene.text, low, quantity.prefix_start)):
        return False
    counted = (one for one in between(scene.quantities, *before) if counts_in(item, one))
    return all(is_added(scene, before[0], one) for one in counted)


def done_of_plan(scene: Scene, item: Indicator, quantity: Quantity) -> Mark | None:
    """Return the verb of the clause before of whose planned area so much is done (计划播种 5 万亩，已完成 3 万亩)."""
    low, _ = scene.clause(quantity.start)
    before = scene.clause_before(quantity.start)
    if quantity.unit not in LAND or not before or not COMPLETED.fullmatch(scene.text, low, quantity.prefix_start):
        return None
    areas = [one for one in between(scene.quantities, *before) if counts_in(item, one)]
    verbs = [mark for mark in scene.of(Sort.VERB, *before) if item.id in mark.ids]
    return verbs[-1] if verbs and len(areas) == 1 and planned(scene, areas[0].start) else None


def is_added(scene: Scene, low: int, figure: Quantity) -> bool:
    """Say whether the figure is but how many there are more (比昨天多 300 家, 新增复工企业 56 家)."""
    grown = cues.GROWTH.search(scene.text[low : figure.prefix_start]) is not None
    return grown or ADDED.search(scene.text, low, figure.prefix_start) is not None


def is_cleft(scene: Scene, at: int) -> bool:
    """Say whether the clause that ends at `at` says what is so of what the next one has (送往武汉的，还有…)."""
    return scene.text[at - 1] == "的" and CLEFT.match(scene.text, at) is not None


def has_part(scene: Scene, mark: Mark, whole: Quantity) -> bool:
    """Say whether only a part of those counted did what the verb says (30 万户恢复供电达 94 %, 96 家营业了 71 家)."""
    after = between(scene.quantities, mark.end, scene.clause(mark.start)[1])[:1]
    share = bool(after) and after[0].unit == "%" and after[0].value < WHOLE
    fewer = bool(after) and after[0].unit == whole.unit and after[0].value <= whole.value
    part = after[0] if share or fewer else None
    return part is not None and REACHED.fullmatch(scene.text, mark.end, part.prefix_start) is not None


def at_event(scene: Scene, item: Indicator, quantity: Quantity) -> Mark | None:
    """Return the verb of the event that the clause before tells of, where the figure counts what was part of it."""
    low, high = scene.clause(quantity.start)
    before = scene.clause_before(quantity.start)
    if not before or not AT_EVENT.fullmatch(scene.text, low, quantity.prefix_start):
        return None
    named = scene.text[quantity.end : high]
    verbs = [mark for mark in scene.of(Sort.VERB, *before) if EVENT.match(scene.text, mark.end, before[1])]
    fits = bool(verbs) and item.id in verbs[-1].ids and is_head(named) and quantity.unit == item.unit
    return verbs[-1] if fits and not scene.of(Sort.VERB, low, high) else None
