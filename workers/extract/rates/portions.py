"""A percentage told as the share of those who did: 占总数的 68 %, 512 家（占 68 %）, 已复工的占 68 %."""

from collections.abc import Iterator

from shuize.pack import Indicator
from workers.extract.links.link import Link, Rule
from workers.extract.rates.wider import is_of_wider
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.words import cues
from workers.extract.words.heads import has_head, is_head
from workers.extract.words.lexicon import BEARERS, Lexicon, Mark, Sort
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

BARE = re.compile(
    r"(?:(?:占|完成|达到?|为)了?[^，。；、占投资\d]{0,8}(?:计划|任务|目标)[^，。；、占投资\d]{0,4}|占比?|完成)"
    r"(?:已|分别|依次)?(?:达到?|为|有|约|近|超过?)?(?:了)?$"
)
"""A share of nobody in particular, or of a plan: of those just counted, or of whom its own clause names."""
COMPOSED = re.compile(r"中(?=[^小型央介外医学心])|里|比重|同比")
"""What makes a share one of those who did, by their kind (复工企业中民营企业占 60 %)."""
DID = re.compile(r"占[到了]?(?:全[省市区县国州]|全部|所有|目前)?(?:已经?)?$")
"""What stands before the verb of those whom a share is said to be of, where they did it (占[已]复工企业的 60 %)."""
ALL_OF = re.compile(r"^(?:全[省市区县国州]|全部|所有|全体|应[复返到]\w{0,2}|本地|当地|该[市县区省])+")
"""What the whole begins with that a share is said to be of (占全部规上企业的 68 %)."""
EVERY = ("全部", "所有", "全体")
"""What alone means all of those just told of (占全部的 98 %)."""
COUNTED = re.compile(r"\d[\d.]*[百千万亿]?[余多]?[家户个](?:[\u4e00-\u9fff]{0,8})(?:企业|商户|项目|单位|门店)$")
"""A whole that is counted itself (占 88 万家用电企业的 47 %)."""
ADVERBS = re.compile("(?:分别|依次|已经?|均|约|其中|合计|共|总|，)+")
PART_OF_ALL = re.compile(
    r"(?:其(?!中)|[这该][\d一二三四五六七八九十两]*个?[省市区县])[^，。；\d]{0,20}占全[省市区县国州]|占(?:全国|全部|所有)的?(?:城市|[地县区]级?市|省[份区])"
)
"""What makes a share one that a place has of the whole it lies in, or that some places are of all."""
WHILE = re.compile(r"(?:截至|目前|现在?|已经?|全[省市区县州]|[，, ])*")
"""What may stand before those who did it, in a clause that names nobody else."""
PLAIN = frozenset(
    ("企业", "项目", "商户", "门店", "单位", "的企业", "的项目", "的商户", "的门店", "人员", "员工", "职工")
)
"""What names those who did it behind their verb (复工复产[企业]占规上企业的 93 %)."""
DOERS = re.compile("[中里的已]|其中")
"""What parts the name of a population from what is told of it."""
FEW = 3
WHOLE_REACH = 32
"""A whole named by more characters, all of them of what was counted right before, is that in other words."""
QUALIFIED, SHORTEST = 5, 3
"""A qualifier of fewer code points may stand before whom a share is said to be of (占在营业大型商超的 98 %)."""
PEOPLED = ("人口", "人群")
"""Nouns of everybody there is."""
ALL_YEAR = re.compile(r"占全年(?![^，。；]*(?:计划|任务|目标))")
"""What makes a share one that a season has of its year (夏粮面积占全年粮食面积的 23 %)."""
PLANNED = re.compile("计划|意向|预计|应|任务|目标")
"""What says of a whole that it is what was to be done (占计划播种面积的 62 %)."""
BRACKETS = {"（": "）", "(": ")"}
NAME_REACH = 4
"""Most code points between an area's name and its figure."""
COUNTED_REACH = 16
"""Most code points between a count and the share that it is, told in a clause of its own."""


def by_share(scene: Scene, lexicon: Lexicon, quantity: Quantity) -> Link | None:
    """Link 占总数的 68 % to the rate of which the count before it is the numerator."""
    low, _ = scene.clause(quantity.start)
    left = scene.text[low : quantity.prefix_start]
    share = cues.SHARE.search(left) or cues.PROPORTION.match(left) or _of_their_own(scene, lexicon, left, low)
    counted = _counted(scene, lexicon, quantity, low)
    at = low + share.start() if share else low
    if share and (_of_another(scene, low, at) or is_of_wider(scene, at, quantity.start)):
        return None
    another = share and (PART_OF_ALL.match(scene.text, low, quantity.start) or ALL_YEAR.search(left))
    if another or (share and _of_who_did_already(scene, lexicon, at, quantity.prefix_start)):
        return None
    if share:
        span = (low + share.start(), low + share.end())
    else:
        found = _of_counted(scene, quantity, low, left) if counted else None
        span = found or _of_those_who_did(scene, lexicon, low, left) or (0, 0)
        counted = counted if found else None
    if span == (0, 0):
        return None
    rule = Rule.SHARE if counted else Rule.VERB_BEFORE
    for mark in _from_whole(scene, *span, quantity.start):
        ids = [one for one in mark.ids if lexicon.indicators[one].measure == "output"]
        told = mark.start < span[0] and (mark.sort is Sort.VERB or _has_figure(scene, mark))
        if ids and lexicon.rates_of.keys().isdisjoint(ids) and mark.end <= span[1] and told:
            return None
        own = mark.sort is Sort.VERB
        for rate in (one for one in lexicon.rates if one.numerator):
            counts = {*rate.numerator, rate.id} if own else {*rate.numerator}
            if counts & set(mark.ids) and _fits(scene, lexicon, rate, mark, span):
                said = span if span[0] < span[1] else (mark.start, mark.end)
                return Link(rate.id, quantity.start, quantity.end, said, rule, quantity)
    return None


def _of_who_did_already(scene: Scene, lexicon: Lexicon, start: int, end: int) -> bool:
    """Say whether a share is one of those who did it, by their kind: no rate (小微企业占已复工企业的 60 %)."""
    doers = [mark for mark in _doers(scene, lexicon, start, end) if not _is_area(lexicon, mark)]
    return any(DID.search(scene.text, start, mark.start) for mark in doers)


def _of_another(scene: Scene, low: int, end: int) -> bool:
    """Say whether the clause says of something else how much of a whole it is (营业收入占全市企业总量的 45 %)."""
    said = ADVERBS.sub("", scene.undated(low, end))
    ends = [mark.end for mark in _bearers(scene, low, end)] + [one.end for one in between(scene.quantities, low, end)]
    after = [ADVERBS.sub("", scene.text[one:end]) for one in ends]
    told = any(not rest or has_head(rest) for rest in after) or bool(between(scene.places, low, end))
    return scene.text[end] == "占" and len(said) > FEW and not told and not has_head(said)


def of_counted(scene: Scene, lexicon: Lexicon, quantity: Quantity) -> Link | None:
    """Link a progress of nothing in particular to what was counted just before it (收获 2 亿亩，总体进度达 85 %)."""
    low, _ = scene.clause(quantity.start)
    named = scene.of(Sort.TERM, low, min(low + 1, quantity.start))
    before = scene.clause_before(quantity.start) if named else None
    if not named or not before or not cues.PROPORTION.match(scene.text[low : quantity.prefix_start]):
        return None
    found = by_share(scene, lexicon, quantity) if _counted(scene, lexicon, quantity, low) else None
    packs = {lexicon.pack_of[one] for one in named[-1].ids}
    return found if found and lexicon.pack_of[found.indicator] not in packs else None


def _has_figure(scene: Scene, mark: Mark) -> bool:
    """Say whether an area's name has its own figure right after it, and is no verb's object (小麦面积 1500 万亩)."""
    after = between(scene.quantities, mark.end, mark.end + NAME_REACH)
    governed = any(one.end == mark.start for one in scene.of(Sort.VERB, mark.start - NAME_REACH, mark.start))
    return bool(after) and after[0].unit != "%" and not governed


def _bearers(scene: Scene, start: int, end: int) -> list[Mark]:
    """Return the verbs and names that begin in the stretch."""
    return [mark for sort in BEARERS for mark in scene.of(sort, start, end)]


def _doers(scene: Scene, lexicon: Lexicon, start: int, end: int) -> list[Mark]:
    """Return those of them that say who did what a rate is of."""
    return [mark for mark in _bearers(scene, start, end) if not lexicon.rates_of.keys().isdisjoint(mark.ids)]


def _counted(scene: Scene, lexicon: Lexicon, quantity: Quantity, low: int) -> Quantity | None:
    """Return the figure before the share, where it can be the numerator of a rate."""
    before = [one for one in between(scene.quantities, scene.start, quantity.start) if one.unit not in {"", "百分点"}]
    if not before or (before[-1].start >= low and before[-1].unit == "%"):
        return None
    items = [item for one in lexicon.rates_of if (item := lexicon.indicators.get(one))]
    units = {unit for item in items for unit in (item.unit, *item.units)}
    return before[-1] if before[-1].unit in units else None


def _of_counted(scene: Scene, quantity: Quantity, low: int, left: str) -> tuple[int, int] | None:
    """Return the words of a clause that is but the share of those counted before it (512 家（占 68 %）)."""
    closing = BRACKETS.get(scene.text[low - 1 : low])
    before = between(scene.quantities, scene.start, quantity.start)[-1]
    if closing and not left and scene.text[quantity.end : quantity.end + 1] == closing:
        return (low - 1, low) if before.end == low - 1 else None
    alone = not left and scene.text[quantity.end : quantity.end + 1] in "，；。！）"
    if alone and (before.end == low - 1 or _names(scene, before.end, low)):
        return low, low
    found = BARE.fullmatch(left)
    near = low - before.end <= COUNTED_REACH and not scene.text[before.end : low].strip("（，、")
    return (low, low + found.end()) if found and (near or _names(scene, before.end, low)) else None


def _names(scene: Scene, start: int, end: int) -> bool:
    """Say whether nothing stands between but what was counted and what it did (8327 家企业复工，)."""
    return end - start <= COUNTED_REACH and bool(scene.of(Sort.VERB, start, end)) and scene.text[start] not in "，,；"


def _of_those_who_did(scene: Scene, lexicon: Lexicon, low: int, left: str) -> tuple[int, int] | None:
    """Return what makes the share one of those whom its own clause says to have done it (复工的企业占 96 %)."""
    found = BARE.search(left)
    if found is None or not found.start() or found.group().startswith("完成"):
        return None
    end = low + found.start()
    marks = _doers(scene, lexicon, low, end)
    if not marks or COMPOSED.search(scene.text, max(marks, key=lambda one: one.end).end, end):
        return None
    return end, low + found.end()


def _of_their_own(scene: Scene, lexicon: Lexicon, left: str, low: int) -> re.Match[str] | None:
    """Return a share that is said to be one of those a rate is of (占受影响用户的 98 %, 占全部外贸企业的 98 %)."""
    share = cues.PART_OF.search(left)
    if (
        share is None
        or share["whole"].endswith((*lexicon.people, *PEOPLED))
        or COUNTED.match(ALL_OF.sub("", share["whole"]))
    ):
        return share
    whole = ALL_OF.sub("", share["whole"])
    if not whole and share["whole"].startswith(EVERY):
        return share
    before = scene.text[max(scene.start, low - WHOLE_REACH) : low].replace("规上", "规模以上")
    again = len(whole) > FEW and set(whole) <= set(before)
    tails = [whole[at:] for at in range(max(1, min(QUALIFIED, len(whole) - SHORTEST + 1)))] if len(whole) > 1 else []
    named = any(scene.text.find(one, scene.start, low + share.start()) >= 0 for one in tails)
    named = named or _is_narrower(scene, low, whole)
    return share if again or named or _is_of_doers(scene, lexicon, low, low + share.start()) else None


def _is_narrower(scene: Scene, low: int, whole: str) -> bool:
    """Say whether the whole is those of the clause before under a fuller name (规上企业…，占规上受灾企业的 83 %)."""
    before = scene.clause_before(low)
    since = max([before[0], *[one.end for one in between(scene.places, *before)]]) if before else low
    names = DOERS.split(scene.text[since:low]) if before else []
    return any(len(one) > FEW and is_head(one) and set(one) <= set(whole) for one in names)


def _is_of_doers(scene: Scene, lexicon: Lexicon, low: int, end: int) -> bool:
    """Say whether the clause before a share names but those who did it, and where (全市复工企业占规上企业的 96 %)."""
    named = _doers(scene, lexicon, low, end)
    since = max([low, *[place.end for place in between(scene.places, low, end)]])
    whole = bool(named) and (named[-1].end == end or scene.text[named[-1].end : end] in PLAIN)
    alone = whole and named[-1].start >= since
    return alone and WHILE.fullmatch(scene.undated(since, named[-1].start)) is not None


def _from_whole(scene: Scene, low: int, high: int, end: int) -> Iterator[Mark]:
    """Yield the verbs and names before a share, the nearest first; verbs that name what was to be done come last."""
    marks = sorted(_bearers(scene, scene.start, end), key=lambda one: one.start, reverse=True)
    inside = [mark for mark in marks if low <= mark.start and mark.end <= high]
    yield from (mark for mark in marks if mark not in inside)
    if PLANNED.search(scene.text, low, high):
        yield from (mark for mark in inside if mark.sort is Sort.VERB)


def _is_area(lexicon: Lexicon, mark: Mark) -> bool:
    """Say whether the mark is the name of an area, which may be one that a share is of (播种面积)."""
    return mark.sort is Sort.TERM and lexicon.indicators[mark.ids[0]].measure == "output"


def _fits(scene: Scene, lexicon: Lexicon, rate: Indicator, mark: Mark, whole: tuple[int, int]) -> bool:
    """Say whether the word that counted the numerator is a word of this very rate, or of no rate at all.

    The name of an area is one where it says what was done (春播面积), and no such area is what its share is of.
    """
    word = scene.text[mark.start : mark.end]
    if _is_area(lexicon, mark):
        named = any(set(one.ids) & set(mark.ids) for one in _bearers(scene, *whole))
        composed = named and not PLANNED.search(scene.text, *whole)
        return not composed and any(verb in word for verb in rate.verbs)
    verbs = [item for item in lexicon.rates if word in item.verbs]
    return not (mark.sort is Sort.VERB and verbs) or rate in verbs


def left_off(scene: Scene, last: Link, low: int) -> bool:
    """Say whether a share of something else was told since the last (，晚稻栽插完成 27 %，其中江西…)."""
    shares = [one for one in between(scene.quantities, last.end, low) if one.unit == "%"]
    verbs = scene.of(Sort.VERB, last.end, shares[-1].start) if shares else []
    return bool(verbs) and not any(last.indicator in mark.ids for mark in verbs)
