"""Firms by their full names: where a name begins, and which firm a speaker means."""

from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between, quoted
from workers.extract.where.governing import governs
from workers.extract.whom.coined import is_firm
from workers.extract.whom.speakers import spoken_behind
from workers.extract.words import cues, namewords
from workers.extract.words.heads import ABSTRACT, TITLES, is_head
from workers.places.mentioned import PlaceMention
from workers.text import lazyre as re

SPEAKER_REACH = 200
"""How far behind a quotation its speaker is named."""
SHORTEST_FIRM = 5
"""该公司 and 我公司 are no names."""
GROUP = "集团"
"""A shorter name that ends so, and opens its sentence, is a firm's."""
SHORT = 2
"""A place of so many code points ends in 州 by its own name (常州)."""
LIMITED = ("有限", "股份", "公司", "责任")
SPEAKS = re.compile(r"[“\s]*(?:目前，)?(?:该|这家|我们|本)?(?:公司|企业|集团|厂)(?![名型])")
"""A sentence that begins with a firm that was named before, or with who speaks for it (公司负责人说)."""
BRANCH = re.compile(r"[总分子]公司|[总分]厂|工厂|基地")
"""What makes a place in a firm's name the one of a branch (天津中车鄂尔多斯分公司)."""
BEFORE_NAME = re.compile(r"^.*(?:位于|坐落|来自|的|据|在(?![一-鿿]{0,2}线))(?=[^，。；]{4})")
"""Words before a firm's name in a sentence that is not cut."""
HOUSE = re.compile(
    r"[市区]?(?:(?:超级|生产|整车|制造|智能|新)*(?:工厂|基地|(?:产业|工业)?园区?|厂区|总部|厂(?![商家房矿区长]))|[分支]行|分公司)"
)
"""What a place stands before in the name of somebody's house there (某某集团嘉兴基地)."""
BANK = "行"
COUNTED = frozenset("家户")
"""What firms are counted by."""
OPENS = 8
"""A name that opens a sentence has so many code points before its place at most."""
AREAS = ("片区", "区域", "地区", "大区")
"""What makes a place a part of where somebody is."""
OWNERS = ("集团", "公司", "银行", "股份")
"""Endings of those who have houses elsewhere; other nouns of a kind have none."""
SPEAKER = re.compile(rf"”(?P<firm>[\u4e00-\u9fff]{{4,8}}?)(?:公司|相关|[副总])*(?:{'|'.join(TITLES)})")
"""Who speaks for a firm of a short name, behind what they say (”恒源纺织总经理某某说)."""
LED = frozenset("在的、，从")
"""What stands before a place with which a name begins."""
CLASS = re.compile(r"(?:[省市区县]?属|国有|中央|民营|外资)(?:企业)?集团(?:公司)?")
"""Firms by whose they are: a class, and none of them (省属企业集团)."""
KIND = re.compile(
    r"^[\u4e00-\u9fff]{0,10}?(?:企业|商户|单位|供应商)(?!管理|集团|服务|发展|咨询|总公司|股份|有限|联合|家)(?=[\u4e00-\u9fff]{4})"
)
"""The noun of its kind that a firm's name may follow (钢铁企业甬江钢铁集团)."""


def maker(scene: Scene, at: int, before: str | None) -> str | None:
    """Return the firm whose own output is told of at `at`: its sentence's last, or the one before where 公司 speaks.

    None where a place is named between the firm and the figure.
    """
    spans = [span for span in scene.firms if span[1] <= at]
    since = spans[-1][1] if spans else scene.start
    if any(governs(scene, item) for item in between(scene.places, since, at)):
        return None
    if spans and (firm := _firm(scene, *spans[-1])):
        return None if firm in namewords.ORGANS else firm
    return before if SPEAKS.match(scene.text, scene.start, at) else None


def firm_of(scene: Scene, end: int) -> str | None:
    """Return the last firm named in the sentence before `end`, from the word its name begins with."""
    names = [span for span in scene.firms if span[1] <= end]
    return _firm(scene, *names[-1]) if names else None


def _firm(scene: Scene, start: int, stop: int) -> str | None:
    """Return the firm's name without the words before it that are no part of it, None where nothing is left."""
    words = [word for word in scene.words_in(start, stop) if word[1] < stop]
    inner = [word for word in words if _stops(scene, word)]
    placed = [item for item in scene.places if start < item.end < stop and not _is_inner(scene, item, start)]
    counted = [item.end for item in scene.quantities if start <= item.start < stop and item.unit]
    dated = [item.end for item in scene.dates if start <= item.start and item.end < stop]
    edges = [*counted, *dated, *(item.start if _is_of_name(scene, item) else item.end for item in placed)]
    name = KIND.sub("", scene.text[max([start, *[word[1] for word in inner], *edges]) : stop])
    opens = name.endswith(GROUP) and not scene.text[scene.start : stop - len(name)].strip()
    short = SHORTEST_FIRM - opens
    own = name not in namewords.ANAPHORS and not CLASS.fullmatch(name)
    return name if len(name) >= short and own and not _is_counted(scene, stop - len(name), stop) else None


def _is_counted(scene: Scene, start: int, stop: int) -> bool:
    """Say whether several bear the name: it is that of their kind (物业公司 320 家, 320 家物业公司)."""
    beside = (one for one in scene.quantities if one.unit in COUNTED and (one.end == start or one.prefix_start == stop))
    return any(one.value > 1 for one in beside)


def _stops(scene: Scene, word: tuple[int, int]) -> bool:
    """Say whether a name begins after the word; 集团 goes on to what the firm is, 和 after one character is its own."""
    piece = scene.text[slice(*word)]
    if piece == "和" and any(item.end == word[0] - 1 for item in between(scene.places, scene.start, word[0])):
        return False
    return piece in namewords.FIRM_STOPS and not (piece == GROUP and scene.text.startswith(LIMITED, word[1]))


def _is_inner(scene: Scene, item: PlaceMention, start: int) -> bool:
    """Say whether a name goes on over the place: in brackets, or of where its branch is."""
    if scene.text[item.end] in ")）":
        return True
    led = item.start > start and scene.text[item.start - 1] not in LED
    return led and (BRANCH.match(scene.text, item.end) is not None or _is_of_house(scene, item, start))


def _is_of_house(scene: Scene, item: PlaceMention, start: int) -> bool:
    """Say whether a short name of no known word stands right before a firm's place (海立|长沙汽车有限公司)."""
    words = [scene.text[slice(*word)] for word in scene.words_in(max(start, item.start - SHORT), item.start)]
    stops = namewords.STOPS | namewords.FIRM_STOPS
    return len(words) == SHORT and all(len(word) == 1 and word not in stops for word in words)


def houses(scene: Scene, item: PlaceMention) -> bool:
    """Say whether the place stands in the name of a house, after whose house it is, who opens the clause."""
    return HOUSE.match(scene.text, item.end) is not None and _is_owned(scene, item)


def housed(scene: Scene, end: int) -> str | None:
    """Return the name of somebody's house in a place that opens the sentence (海川上海超级工厂在 4 月复工)."""
    first = scene.places[0] if scene.places else None
    if first is None or not scene.start < first.start <= min(end, scene.start + OPENS):
        return None
    found = HOUSE.match(scene.text, first.end, end)
    if found is None or found.group().endswith(BANK) or not _is_owned(scene, first):
        return None
    return scene.text[scene.start : found.end()].strip()


def of_area(scene: Scene, end: int) -> str | None:
    """Return who opens the clause if what they do in an area ends at `end` (某某快运宁波片区)."""
    low, _ = scene.clause(end)
    areas = (one for one in between(scene.places, low, end) if scene.text[one.end : end] in AREAS)
    return next((scene.text[low : one.start] for one in areas if one.start > low and _is_owned(scene, one)), None)


def _is_owned(scene: Scene, item: PlaceMention) -> bool:
    """Say whether somebody's name stands right before the place, and nothing else in its clause."""
    low, _ = scene.clause(item.start)
    words = [scene.text[slice(*word)] for word in scene.words_in(low, item.start)]
    name = "".join(words)
    if not cues.HAN.fullmatch(name) or low + len(name) != item.start or between(scene.marks, low, item.start):
        return False
    others = any(one.start < item.start for one in between(scene.places, low, item.start))
    common = is_head(name) and not name.endswith(OWNERS)
    return not (others or common or name in ABSTRACT or any(word in namewords.STOPS for word in words))


def _is_of_name(scene: Scene, item: PlaceMention) -> bool:
    """Say whether a place begins a firm's name (青岛高丽钢铁公司) rather than saying where it is (胶州开发区…)."""
    named_so = scene.text[item.end - 1] == "州" and item.end - item.start == SHORT
    return item.inside_name and (named_so or scene.text[item.end - 1] not in "市区县镇州")


def speaker_firm(scene: Scene, after: int) -> str | None:
    """Return the firm that is named first after the figure: in its sentence, or behind the quotation it stands in."""
    here = scene.text.count("“", scene.start, after) > scene.text.count("”", scene.start, after)
    end = scene.end + SPEAKER_REACH if here or quoted(scene.text, after) else scene.end
    paragraph = scene.text.find("\n", after, end)
    found = namewords.COMPANY.search(scene.text, after, paragraph if paragraph > 0 else end)
    named = _firm(scene, *found.span()) if found else None
    if named:
        return BEFORE_NAME.sub("", named)
    spoken = SPEAKER.search(scene.text, after, paragraph if paragraph > 0 else end)
    if spoken and is_firm(spoken["firm"]):
        return spoken["firm"]
    return spoken_behind(scene, after, paragraph if paragraph > 0 else end)
