"""这一比例, 该数字, 当地: words that point back at the rate, or the place, that was told of last."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from shuize.types import Place, Span
from workers.extract.links.deal import dealt, rates_of
from workers.extract.links.link import Link, Rule
from workers.extract.links.plans import rejected
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between, span_of
from workers.extract.where.governing import governs
from workers.extract.where.organs import national
from workers.extract.words import cues
from workers.extract.words.codes import NATION
from workers.extract.words.lexicon import Lexicon, Sort
from workers.numbers.numerals import Quantity
from workers.places.mentioned import PlaceMention
from workers.text import lazyre as re

POINTING = re.compile(r"(?:这一|这个|该|此)(?:比例|比率|占比|数字|数据|指标)")
DEALT = re.compile(r"(?:分别|依次)(?:为|达|是|\d)")
"""What deals figures out over places (分市看，A、B 分别为 95 %、93 %), of the rate that was told of before."""
PLACED = re.compile(
    r"[\u4e00-\u9fff](?:[还也均都则仅才只]|分别|依次|进度|已)*(?:(?<=进度)|为|达到?|超过?|过|不到|不足|近|接近)(?:\d|[一二三四五六七八九]成)"
)
"""What may be a place and its share (某县还不到四成)."""
EVERYWHERE = "各地"
OF_PROGRESS = re.compile(
    r"^(?:等(?:\d+|[一二两三四五六七八九十]+)?个?(?:地区?|省[份市]?|设区市|市|区|县)*)?(?:的?(?:总体|整体)?(?:进度|进展|比例))?"
)
"""What may stand between a place and its share of what is told of (陕西进度过八成, 江西、山东等地超 80 %)."""
PROGRESS = "进度"
ENDS = re.compile(
    r"(?:工作|进度)?(?:已经?|均|都|也|基本|全部|全面|陆续)*(?:结束|完成|过半|收官|告捷|(?:进入|接近|临近|近)(?:尾声|高峰期?|收尾阶段?|扫尾阶段?|末期))"
)
"""What a clause says of a place beside others that have their shares (河南麦收进入尾声，江苏过八成)."""
AVERAGE = "平均"
"""What makes 全省 a place with a share of its own beside those of its parts (全省平均为 97 %)."""
SHARED = re.compile(r"[%％][、，；][\u4e00-\u9fff]{2,5}\d")
"""What may be a list of places and their shares."""
LED = re.compile(
    r"(?:(?:其中)?(?:(?:分别|依次)(?:是|为|有)|即|有)?|除|各[省市县区地][\u4e00-\u9fff]{0,4}(?:进度|情况|比例))[：，]?"
)
"""What may stand before the first place that has a share (各市进度：; ，分别是甲市 88 %、乙市 86 %)."""
HERE = frozenset(("当地", "本地", "该地", "该地区"))
REACH = 24
"""Most code points between the pointing words and the figure."""


def link_pointed(scene: Scene, lexicon: Lexicon, rates: list[Link], told: str | None) -> Iterator[Link]:
    """Yield the links of percentages that a pointing word makes figures of the last rate; `told` is the story's."""
    printed = list(rates)
    taken = {link.start for link in printed}
    other = False  # a share of something else was told before (湖南育秧达五成，云南过半)
    for figure in scene.quantities:
        if figure.unit != "%" or figure.start in taken or scene.is_earlier(figure):
            continue
        found = _pointing(scene, figure.prefix_start)
        before = [link.indicator for link in printed if found and link.end <= found.start()]
        named = None if found else _named_before(scene, lexicon, figure)
        rate = before[-1] if before else named or told or _progress(scene, lexicon, figure)
        if rate not in lexicon.indicators or rejected(scene, figure):
            continue
        if found:
            yield Link(rate, figure.start, figure.end, found.span(), Rule.ELLIPSIS, figure)
        elif other or any(link.start < figure.start for link in printed) or _of_else(scene, lexicon, rate, figure):
            continue
        elif place := _of_places(scene, figure) or _of_goods(scene, lexicon, rate, figure):
            link = Link(rate, figure.start, figure.end, place, Rule.ELLIPSIS, figure)
            fresh = [one for one in dealt(scene, link, figure, lexicon, ()) if one.start not in taken]
            taken.update(one.start for one in fresh)
            told = rate
            yield from fresh
        else:
            other = other or not named


def _of_else(scene: Scene, lexicon: Lexicon, rate: str, figure: Quantity) -> bool:
    """Say whether the sentence tells of something that has no rate (冬小麦已播 43 %，其中西北过八成)."""
    verbs = scene.of(Sort.VERB, scene.start, figure.start)
    outputs = bool(verbs) and all(lexicon.indicators[one].measure == "output" for one in verbs[-1].ids)
    return outputs and not set(lexicon.indicators[rate].numerator) & set(verbs[-1].ids)


def _named_before(scene: Scene, lexicon: Lexicon, figure: Quantity) -> str | None:
    """Return the rate that the sentence named last before the figure (复工率超过 80 % 的有 2 个市，分别是…)."""
    named = [rates_of(lexicon, mark) for mark in scene.of(Sort.TERM, scene.start, figure.start)]
    return next((rates[0] for rates in reversed(named) if rates), None)


def _progress(scene: Scene, lexicon: Lexicon, figure: Quantity) -> str | None:
    """Return the rate that a place's bare share is, by the verb of a clause before (运城麦收结束，临汾进度过七成)."""
    low, _ = scene.clause(figure.start)
    verbs = reversed(scene.of(Sort.VERB, scene.start, low))
    rates = ((mark, rate.id) for mark in verbs for rate in lexicon.rates if rate.id in mark.ids)
    mark, found = next(rates, (None, None))
    bare = mark and scene.text.find(PROGRESS, low, figure.start) < 0
    return None if bare and mark and not ENDS.fullmatch(scene.text, mark.end, low - 1) else found


def _of_places(scene: Scene, figure: Quantity) -> Span | None:
    """Return where the last place stands of a clause that is but places and their figures (A、B 分别为 95 %、93 %)."""
    low, _ = scene.clause(figure.start)
    first = scene.group(figure)[0]
    named = [
        item
        for item in between(scene.places, low, first.start)
        if item.code or item.level == "region" or item.reference
    ]
    if any(item.reference and not scene.text.startswith(AVERAGE, item.end) for item in named):
        return None
    if not named or first.start != figure.start or not LED.fullmatch(scene.text, low, named[0].start):
        return None
    joined = all(scene.listed(one, other) for one, other in pairwise(named))
    said = cues.COPULA.match(OF_PROGRESS.sub("", scene.text[named[-1].end : figure.prefix_start]))
    return span_of(named[-1]) if joined and said else None


def _of_goods(scene: Scene, lexicon: Lexicon, rate: str, figure: Quantity) -> Span | None:
    """Return where the product stands of a clause that is but it and its share of the rate (分作物看，中稻过七成)."""
    low, _ = scene.clause(figure.start)
    low += len(cues.AMONG) * scene.text.startswith(cues.AMONG, low)
    named = next((mark for mark in scene.of(Sort.SUBJECT, low, figure.start) if mark.start == low), None)
    if named is None or lexicon.indicators[rate].about != "product" or lexicon.products.isdisjoint(named.ids):
        return None
    said = cues.COPULA.match(OF_PROGRESS.sub("", scene.text[named.end : figure.prefix_start]))
    return (named.start, named.end) if said else None


def _pointing(scene: Scene, end: int) -> re.Match[str] | None:
    """Return the last pointing words before `end` with no other figure between."""
    found = list(POINTING.finditer(scene.text, max(scene.start, end - REACH), end))
    crossed = found and any(found[-1].end() <= one.start < end for one in scene.quantities)
    return found[-1] if found and not crossed else None


def named_here(scene: Scene, item: PlaceMention, resolved: Sequence[tuple[PlaceMention, Place]]) -> Place | None:
    """Return what 当地 points at where its own sentence has named a place before it: the last that governs.

    各地 of which an organ of the nation tells are the whole of it (国家统计局数据显示，各地…).
    """
    if item.name == EVERYWHERE and not resolved and national(scene, scene.start, item.start, placed=False):
        return NATION
    if item.name not in HERE:
        return None
    named = [(one, place) for one, place in reversed(resolved) if not one.reference and not one.inside_name]
    return next((place for one, place in named if governs(scene, one)), named[0][1] if named else None)
