"""What a figure leaves out: the parts that 除…外 takes from a place, and foreign countries."""

from shuize.types import Place
from workers.extract.links.link import Link
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.when.dating import OPENING
from workers.extract.where.governing import governs
from workers.extract.words import cues
from workers.extract.words.codes import NATION, inside
from workers.extract.words.lexicon import Sort
from workers.places.mentioned import PlaceMention
from workers.text import lazyre as re

NAMED_AFTER = re.compile(
    r"(?![\u4e00-\u9fff]{1,5}?(?:[省郡]|[\u4e00-\u9fff]{3}州))[^，。；、的在]{0,6}?(?:经开区|经济技术开发区|开发区|产业园|工业园|合作区|自贸区|示范区|生态城|科技园|博览会|商会|铁路|班列|公司|集团|新闻|日报|时报|通讯社|电视台)"
)
"""What follows a country in the name of something in this one."""

IN = "在"
WORLD = "全球"
COUNTRIES = re.compile(r"(?:已有|超过?|逾|近|共|的)*(?:[\d一二三四五六七八九十]+多?个?(?:国家|经济体)|各国|多国)")
"""What says of 全球 that all the world is told of (导致[全球]21 个国家…)."""
IS = ("是", "为")
"""What stands before 全球 where it says how great something in this country is (也是[全球]最大的工厂)."""
LONGEST = 12
"""Most code points of the name of a place that another name stands right behind ([武汉]万象城)."""
NEAR = 4
"""Most code points between a place and what is left out of it right after (湖北省（除武汉外）)."""
LEAD = 3
"""Most code points of a clause before 全球, dates aside, where it is told of the world (调配[全球]资源)."""


OF_THEM = re.compile(r"[^，。；]{0,8}?外的[^，。；、省市县区州地的]{0,8}(?:企业|项目|单位|商户|门店|市场|景区)")
"""What follows a place that is left out only of those of a noun of its clause (除湖北外的企业复工率 90 %；农药…)."""


def holds(place: Place, excludes: tuple[str, ...]) -> bool:
    """Say whether what is left out is a part of the place (湖北省除武汉外)."""
    return place.code is not None and all(inside(code, place.code) for code in excludes)


def excluded(scene: Scene, low: int, link: Link) -> tuple[str, ...]:
    """Return the codes that are left out before the figure (除湖北外), in its clause or the run-up to it.

    What is left out stays so over the clauses (除武汉外，湖北…，到岗率…) until another place, or the whole, is named.
    """
    named = between(scene.places, scene.start, link.start)
    if not [item for item in named if item.excluded]:
        return ()
    left: list[str] = []
    whole, last = False, None
    for item in named:
        if item.excluded and item.start < low and OF_THEM.match(scene.text, item.end):
            continue
        if item.excluded and item.code and not item.zone:
            near = last is not None and item.start - last.end <= NEAR and inside(item.code, last.code or "-")
            left, whole = ([] if whole else left) + [item.code], near or (whole and not left)
        elif item.start < low and (_refers_anew(item, last) or item.code not in {None, NATION.code}):
            held = item.reference is not None or all(inside(code, item.code or "-") for code in left)
            left, whole = ([] if whole or not held else left), held
        last = item
    return tuple(sorted(set(left)))


def _refers_anew(item: PlaceMention, last: PlaceMention | None) -> bool:
    """Say whether a mention points at a whole (全省), not as one with a place (湖北全省), nor at parts (各地)."""
    return item.reference not in {None, "any"} and (last is None or last.end != item.start)


def excluded_in(scene: Scene, low: int, link: Link) -> tuple[str, ...]:
    """Return the codes that the figure's own clause leaves out (湖北除武汉外)."""
    named = between(scene.places, max(scene.start, low - OPENING), link.start)
    return tuple(sorted({item.code for item in named if item.excluded and item.code and not item.zone}))


def _is_named_after(scene: Scene, item: PlaceMention) -> bool:
    """Say whether a country is but part of the name of a zone, a fair or a mall of this one (广西-东盟经开区)."""
    near = between(scene.places, item.start - LONGEST, item.start)
    within = any(one.end == item.start and is_here(one) and one.code != NATION.code for one in near)
    return within or NAMED_AFTER.match(scene.text, item.end) is not None


def is_foreign(scene: Scene, low: int, link: Link) -> bool:
    """Say whether the figure's own clause speaks of a foreign country."""
    abroad = (item for item in between(scene.places, low, link.start) if item.level == "foreign")
    return any(not _is_named_after(scene, item) for item in abroad)


def plays_abroad(scene: Scene, low: int, end: int) -> bool:
    """Say whether the last place that a clause names before `end` is where, in a foreign country (宁波企业在越南的)."""
    named = between(scene.places, low, end) if scene.text.find(IN, max(0, low - 1), end) >= 0 else []
    if not named or named[-1].level != "foreign" or scene.text[named[-1].start - 1] != IN:
        return False
    return not _is_named_after(scene, named[-1])


def stands_abroad(scene: Scene, end: int, *, stood: bool) -> bool:
    """Say whether the words before `end` speak of a foreign country: the last place named, else what `stood`.

    全国 after a country's name is that country. Where somebody came from (来自美国), what stands in brackets, and goals
    of motion turn to no country.
    """
    whole = False
    for item in reversed(between(scene.places, scene.start, end)):
        if item.reference or item.inside_name or not scene.is_open(item.start):
            continue
        if not is_here(item) and (item.level == "foreign" or item.code == NATION.code):
            if _turns_to(scene, item):
                return True
        elif scene.text[item.start : item.end] == "全国":
            whole = True
        elif not item.excluded:
            return False
    return stood and not whole and not scene.of(Sort.ORGAN, scene.start, end)


def _turns_to(scene: Scene, item: PlaceMention) -> bool:
    """Say whether what follows a mention is said of it (在印度，…; 中国以外的病例), not of those who left it."""
    first, last = _list_of(scene, item)
    low, _ = scene.clause(first.start)
    if scene.text[item.start : item.end] == WORLD and not COUNTRIES.match(scene.text, item.end):
        before = scene.undated(low, item.start).strip(" “，据在")
        if len(before) > LEAD or before.endswith(IS):
            return False
    led = cues.LEFT.search(scene.text[low : first.start]) or cues.LEAVERS.match(scene.text, last.end)
    return not led and not _is_named_after(scene, item) and governs(scene, item)


def _list_of(scene: Scene, item: PlaceMention) -> tuple[PlaceMention, PlaceMention]:
    """Return the first and the last of the list that a mention stands in: who came from one came from all of them."""
    first = last = item
    for other in reversed(between(scene.places, scene.start, item.start)):
        if not scene.listed(other, first):
            break
        first = other
    for other in between(scene.places, item.end, scene.end):
        if not scene.listed(last, other):
            break
        last = other
    return first, last


def is_here(item: PlaceMention) -> bool:
    """Say whether a mention is of a place of this country that is not left out."""
    return not item.excluded and item.level != "foreign"
