"""Where the name of a population begins and ends, before a figure, after it, or anywhere in a stretch."""

from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between, last_mark, quoted
from workers.extract.where.governing import is_whose
from workers.extract.whom.asides import is_aside
from workers.extract.whom.bounded import bounds, exceeds
from workers.extract.whom.canon import CLOSING, OPENING, canonical, trimmed
from workers.extract.whom.firms import houses
from workers.extract.whom.goods import MODIFIER, SHORTEST
from workers.extract.whom.origin import INNER, NATIVE, placed
from workers.extract.whom.owners import attribute, batched, owner
from workers.extract.whom.trades import trade
from workers.extract.words import cues, namewords
from workers.extract.words.heads import QUALIFIERS, TITLES, is_head, is_noun
from workers.extract.words.lexicon import Lexicon, Sort
from workers.numbers.numerals import Quantity
from workers.places.mentioned import PlaceMention
from workers.text import lazyre as re

LONGEST = 26
REACH = 2 * LONGEST
"""How far before the end of a name a figure may bound it."""
EACH = 3
AREAS = re.compile("[等各该本](?:地区|区域|[省市区县地村镇乡州盟旗街])+|等(?:经开|开发|高新|新|园)区")
"""What several places are by their rank, or as zones (各市州企业, 等经开区企业): no part of a name."""
COUNTED_PLACES = re.compile(r"\d+(?:城|省|市|县|区|省份)")
"""So many places (24城): nobody."""
OWNED = frozenset(("国有", "所有", "公有", "私有", "自有", "民有", "特有", "固有", "稀有"))
TRADE, NOUN = "业", 2
"""The ending of a trade, which a segmenter tears off a noun of so many code points (住宿[业], 住宿[业达])."""
OF_TRADES = frozenset("务内态绩主界者余户")
"""What makes another word with it (饭店[业务])."""
OF_RANK = ("", "设区市", "地级市", "县级市")
"""What may stand between a number and the name of those who are counted, of whose places it is."""
SHORT = 2
"""A member of a list that a noun closes has at most so many words (医药、电子行业)."""
ANYONE = "企业"
QUOTED = 10
"""What stands in quotation marks at the beginning of a name has so many code points at most."""
PAUSED = ("、", "和", "与", "及")
"""What may stand between two members of a list."""
BEGINNING = frozenset("都会应")
"""Adverbs that stand before no noun: where they open a clause a name begins with them (都安高速)."""
ROOMS = ("车间", "食堂", "宿舍", "厂区", "生产线", "大厅")
"""Rooms and lines of somebody, who is the population where their clause is left."""
LEFT = (*ROOMS, "产线")
"""Those of which nothing is told once their clause is left."""
OFFICE = re.compile(
    r"(?<=中心)(?:(?:副?主任|负责人|专家)?[\u4e00-\u9fff]{0,4}?(?:在[^，。；]{2,12}?上)?"
    r"(?:获悉|了解到|消息|介绍|通报|公布|发布|披露|透露|表示|统计|监测|称(?!号)|说(?!明)|数据(?:显示|表明))"
    r"|(?:的?(?:最新)?(?:统计|监测)?(?:数据|消息|信息|报告)))"
)
"""What makes a centre an office that tells of others (疾控中心通报，)."""
OF_A_KIND = "性"
"""What makes a place a kind (全国性银行)."""
CHIEFLY = re.compile(r"以[^，。；]{2,16}?为主的")
"""What says whom there are most of (以外资企业为主的)."""


def name_after(scene: Scene, start: int, limit: int, lexicon: Lexicon) -> str | None:
    """Return the population named from `start` on (after a counted figure), None if none is."""
    chiefly = CHIEFLY.match(scene.text, start, limit)
    start = chiefly.end() if chiefly else start
    if scene.text.startswith(("：", ":"), start):
        return None
    verbs = [mark.start for mark in scene.of(Sort.VERB, start, limit)] + [
        mark.start for mark in scene.of(Sort.COMPLETE, start, limit)
    ]
    led = [
        item
        for item in between(scene.places, start, start + 2)
        if not (item.inside_name or is_whose(scene, item) or scene.text.startswith((OF_A_KIND, NATIVE), item.end))
    ]
    start = max([start, *[item.end for item in led]])
    limit = min([limit, start + LONGEST, *[at for at in verbs if at > start]])
    best = in_quotes(scene.text, start, limit)
    for word in scene.words_in(start, limit) if best is None else ():
        piece = scene.text[start : word[1]]
        if word[0] > start and scene.text[word[0] : word[1]] in namewords.STOPS - {"的"}:
            break
        if is_head(piece) or piece.endswith(TITLES):
            best = piece
    return canonical(best, lexicon) if best else None


def in_quotes(text: str, start: int, limit: int) -> str | None:
    """Return the population that stands whole in quotation marks from `start` on (“四上企业”)."""
    closed = text.find(CLOSING, start, min(limit, start + QUOTED)) if text.startswith(OPENING, start) else -1
    name = text[start + 1 : closed] if closed > 0 else ""
    return name if name and is_head(name) else None


def noun_before(scene: Scene, end: int, lexicon: Lexicon) -> str | None:
    """Return the run of words that ends at `end` if it can be a noun, whatever its ending."""
    name = name_before(scene, end, lexicon, headless=True)
    words = scene.words_in(scene.clause(end - 1)[0], end)
    if name and COUNTED_PLACES.fullmatch(name):
        return None
    return name if name and words and is_noun(name, scene.text[slice(*words[-1])], lexicon.leading) else None


def name_before_aside(scene: Scene, at: int, lexicon: Lexicon) -> str | None:
    """Return the population named right before brackets that the clause of `at` follows (规上企业（含新建）90 家)."""
    low, _ = scene.clause(at)
    opened = scene.resumed(at)
    before = scene.text.rfind("（", opened, low), scene.text.rfind("(", opened, low)
    return name_before(scene, max(before), lexicon) if opened < low and max(before) > opened else None


def last_head(scene: Scene, low: int, high: int, lexicon: Lexicon, skipped: tuple[str, ...] = ()) -> str | None:
    """Return the last name of a population in the stretch that does not end in one of the words `skipped`.

    What stands in brackets is told only to what stands in them.
    """
    aside = not scene.is_open(high)
    for word in scene.words_back(low, high):
        torn = scene.text[word[0]] == TRADE and scene.text[word[0] + 1 : word[1]] not in OF_TRADES
        end = word[0] + 1 if torn else word[1]
        piece = scene.text[max(low, word[0] - NOUN * torn) : end]
        if not is_head(piece) or piece.endswith(skipped) or is_aside(scene, low, end, high):
            continue
        if OFFICE.match(scene.text, end, high):
            continue
        if aside or scene.is_open(word[0]):
            return name_before(scene, end, lexicon)
    return None


def name_before(scene: Scene, end: int, lexicon: Lexicon, *, headless: bool = False) -> str | None:
    """Return the name of a population that ends at `end`, walking back over the words that can be part of one."""
    low, _ = scene.clause(end - 1)
    end = low + len(trimmed(scene.text[low:end]))
    opened = scene.text.rfind(OPENING, low, end) if scene.text.startswith(CLOSING, end) else -1
    if opened >= 0 and (whole := in_quotes(scene.text, opened, end + 1)):
        return canonical(whole, lexicon)
    near = max(low, end - REACH)
    places, days = between(scene.places, low, end), between(scene.dates, low, end)
    figures = between(scene.quantities, near, end)
    floor = max([low, *[item.end for item in places if _parts_from(scene, item, end)]]) if places else low
    floor = max([floor, *[item.end for item in days if item.end <= end]]) if days else floor
    figures = [one for one in figures if _is_told_before(scene, one, end)] if figures else figures
    floor = max([floor, *[item.end for item in figures if not bounds(scene, item)]]) if figures else floor
    since = max([low, *[item.end for item in places if item.end <= end]]) if places else low
    if listed := trade(scene, since, end, lexicon):
        return canonical(listed, lexicon)
    start = end
    opened = end
    for word in scene.words_back(max(floor, end - LONGEST), end):
        piece = scene.text[word[0] : word[1]]
        if piece == CLOSING and start < end:
            opened = max(scene.text.rfind(OPENING, floor, word[0]), floor - 1)
            start = opened if word[0] - opened <= QUOTED and opened >= floor else start
        if word[0] >= start > opened - 1 and start == opened:
            continue
        joins = piece in {"、", "和"} and start < end and _is_modifier_before(scene, word[0], floor)
        joins = joins or (piece == "非" and start < end)
        joins = joins or (piece in BEGINNING and start < end and (word[0] == low or scene.text[word[0] - 1] == "的"))
        if _ends_name(piece) or (piece in namewords.STOPS and not joins) or not (joins or MODIFIER.match(piece)):
            break
        start = word[0]
    start = floor if low < floor < start and _is_cut(scene, floor, start) else start
    areas = AREAS.search(scene.text, max(start - EACH, low), min(start + EACH, end))
    start = areas.end() if areas and areas.start() < start <= areas.end() else start
    start = placed(scene, low, start, end)
    start = _with_size(scene, figures, floor, start) if figures else start
    return _whole_name(scene, (floor, start, end), figures, lexicon, headless=headless)


def _whole_name(
    scene: Scene, span: tuple[int, int, int], figures: list[Quantity], lexicon: Lexicon, *, headless: bool
) -> str | None:
    """Return the name that begins at the second of the three, with what its figure or its list says of its bearers."""
    floor, start, end = span
    name = scene.text[start:end]
    listed = scene.text.endswith(PAUSED, floor, start) and any(item.end == floor for item in figures)
    whole = name_after(scene, floor, end, lexicon) if listed and is_head(name) else None
    if whole and whole.endswith(name):
        return whole
    if len(name) < SHORTEST or not (headless or is_head(name) or name in lexicon.subjects):
        return None
    counted = figures and [item for item in figures if item.end <= start and scene.text[item.end : start] in OF_RANK]
    if not counted and scene.text[start - 1 : start].isdecimal() and name[0] not in cues.AREAS:
        return None
    if name == ANYONE and scene.text[start - 1] == "的" and (of := attribute(scene, floor, start)):
        return lexicon.subjects.get(of[:-1] + name, of + name)
    own = canonical(name, lexicon)
    return (_of_counted(scene, counted[0], name, own, lexicon) if counted else None) or own


def _of_counted(scene: Scene, figure: Quantity, name: str, own: str | None, lexicon: Lexicon) -> str | None:
    """Return the name with the batch, or with whose those are, that stands before the figure that counts them."""
    batch = batched(scene, figure, own or name)
    whose = "" if batch else owner(scene, figure)
    return canonical(whose + name, lexicon) if whose else batch


def _is_told_before(scene: Scene, figure: Quantity, end: int) -> bool:
    """Say whether a figure counts something, and ends before `end` in no quotation that ends there."""
    quote = CLOSING in scene.text[figure.end : end] and quoted(scene.text, figure.start)
    return figure.end <= end and bool(figure.unit or scene.text[figure.end - 1] in "万亿") and not quote


def _with_size(scene: Scene, figures: list[Quantity], floor: int, start: int) -> int:
    """Return where the name begins with the age, or the size that they exceed, right before its first word."""
    aged = [item.start for item in figures if item.unit == "岁" and item.start < start <= item.end + 2]
    start = min([start, *[at for at in aged if at >= floor]])
    over = [item for item in figures if item.start == start and exceeds(scene, item)]
    return over[0].prefix_start if over else start


def _parts_from(scene: Scene, item: PlaceMention, end: int) -> bool:
    """Say whether a name that ends at `end` begins after the place: not in a firm's name, nor 本地 before whom."""
    local = scene.text[item.start : item.end] == "本地" and scene.text[item.end] not in "的，、"
    local = local or INNER.match(scene.text, item.start, end) is not None
    part = item.inside_name or local or is_whose(scene, item) or (item.end < end and houses(scene, item))
    return item.end <= end and not part


def _ends_name(piece: str) -> bool:
    """Say whether no name goes on before this word: 等 and 各, the name of a rate, a noun with 有 (该矿有)."""
    return piece[0] in "等各" or piece.endswith("率") or (piece.endswith("有") and piece not in OWNED)


def _is_cut(scene: Scene, floor: int, start: int) -> bool:
    """Say whether the word before `start` is one that the segmenter joined to what lies before `floor` (个省)."""
    straddling = scene.words_in(floor - 2, start)
    return any(low < floor < high == start for low, high in straddling)


def _is_modifier_before(scene: Scene, at: int, floor: int) -> bool:
    """Say whether the word before a list's mark is a short modifier that the list goes on with (医药、电子行业)."""
    words = scene.words_in(floor, at)
    if not words:
        return False
    last = scene.text[slice(*words[-1])]
    whole = last in namewords.STOPS or is_head(last) or bool(scene.of(Sort.VERB, *words[-1]))
    begins = last_mark(scene.text, "、和", floor, at) + 1
    members = [scene.text[slice(*word)] for word in scene.words_in(max(floor, begins), at)]
    return not whole and len([one for one in members if one not in QUALIFIERS]) <= SHORT
