"""Firms by a bare name: who opens a part of a sentence and has people, or did something (；震元光电已到岗 9 人)."""

from workers.extract.links.link import Link
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.whom.coined import coined, is_trade
from workers.extract.words import namewords
from workers.extract.words.heads import BARE_TRADES, QUALIFIERS, TITLES, has_head, is_head, is_noun
from workers.extract.words.lexicon import BEARERS, Lexicon
from workers.text import lazyre as re

LEADS = re.compile(r"(?:其中|比如|例如|譬如|如|像)[，：:]?|[^，；。]{2,14}中，")
"""What leads to whom a part tells of (重点企业中，)."""
ADVERBS = re.compile(
    r"(?:目前|现在|截至目前|现|已经?|均|都|也|共|总|拥|累计|合计|顺利|全面|有序|陆续|提前|率先|集中|统一|分批|组织|有|的)+$"
)
"""What stands between a name and what its bearer has or did."""
GOES_ON = re.compile(
    r"(?:在(?:[\u4e00-\u9fff]{2,8}?(?=加快|全力|保持|持续|恢复))?|(?:春节|节日|假期|疫情)期间|节[前后])*(?:累计|坚持|加紧|全力|率先|抢抓|开足|连续|[保维]持(?!稳定|平稳|在|较|正常|增长|良好)"
    r"|(?:持续|加快|恢复)(?=恢复|生产|运[转营行]|营业|经营|复[工产]))"
)
"""What goes on after the name of a firm that opens its part and does something there."""
FIELD = re.compile(r"[\u4e00-\u9fff]{2,8}(?:领域|方面)[，,]")
"""What says before it which field it is in."""
OFFICES = "委厅局部办院社报会队校镇乡村地"
"""What ends the names of others than firms."""
EVERY = "各该本其全多每这那几"
"""What begins no name."""
NAME = re.compile(r"[\u4e00-\u9fffA-Za-z]{3,8}")
"""A bare name."""
SHORT, SHORTEST, WITHIN = 2, 3, 20
KINDS = ("籍", "型", "类", "级", "线", "制", "性", "化", "技术", "管理", "医护", "医务", "科研", "专业", "后勤")
"""What ends a word that only says of which kind somebody is."""


def actor(scene: Scene, at: int, lexicon: Lexicon) -> str | None:
    """Return the bare name that opens the part of the sentence that holds `at`, None where it opens otherwise."""
    since = max(scene.text.rfind("；", scene.start, at) + 1, scene.start)
    if name := coined(scene, since, at):
        return name
    leads = LEADS.match(scene.text, since, at)
    low = leads.end() if leads else since
    high = scene.clause(low)[1]
    ends = [mark.start for mark in between(scene.marks, low, high) if mark.sort in BEARERS]
    ends += [found for noun in lexicon.people if (found := scene.text.find(noun, low, high)) > low]
    told = (scene.dates, scene.places, scene.quantities)
    if not ends or any(between(mentions, low, min(ends)) for mentions in told):
        return None
    name = ADVERBS.sub("", scene.text[low : min(ends)])
    bare = NAME.fullmatch(name) and not name.endswith(KINDS) and name not in QUALIFIERS
    return lexicon.subjects.get(name, name) if bare and _is_bare(scene, low, low + len(name), lexicon) else None


def _is_bare(scene: Scene, low: int, high: int, lexicon: Lexicon) -> bool:
    """Say whether the stretch is a noun that names no kind, and no word that no name holds."""
    words = [scene.text[slice(*word)] for word in scene.words_in(low, high)]
    name = scene.text[low:high]
    plain = bool(words) and not any(word in namewords.STOPS for word in words)
    return plain and not is_head(name) and is_noun(name, words[-1], lexicon.leading)


def opener(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the bare name of the firm that opens the part and does something, before its people or output are told of.

    A day or a field may stand before it (3月23日，海川晨星已全面复工，5 名员工到岗), a place may begin it.
    """
    indicator, at = lexicon.indicators.get(link.indicator), link.first
    if indicator is None or not (indicator.nouns or indicator.id in lexicon.recovering.values()):
        return None
    low = _opened(scene, at)
    high = min(at + SHORT, low + WITHIN)
    goes_on = GOES_ON.search(scene.text, low + SHORTEST, high)
    ends = [mark.start for mark in between(scene.marks, low + SHORTEST, high) if mark.sort in BEARERS]
    ends += [goes_on.start()] if goes_on else []
    name = ADVERBS.sub("", scene.text[low : min(ends)]) if ends else ""
    told = (scene.dates, scene.quantities, scene.places)
    inner = any(between(mentions, low + (mentions is scene.places), low + len(name)) for mentions in told)
    placed = next((one for one in scene.places if one.start == low), None)
    whole = placed is not None and (
        placed.reference or placed.end - low > SHORT or placed.end + SHORT > low + len(name)
    )
    if inner or whole or not NAME.fullmatch(name) or name.endswith((*KINDS, *OFFICES)) or _is_of_kind(name):
        return None
    return name if _is_bare(scene, low, low + len(name), lexicon) else None


def _opened(scene: Scene, at: int) -> int:
    """Return where the part of the sentence that holds `at` begins, after its day and its field."""
    low = max(scene.text.rfind("；", scene.start, at) + 1, scene.start)
    day = next((one.end for one in scene.dates if one.start == low), low)
    low = day + 1 if day > low and scene.text[day] in "，," else low
    first = scene.clause(low)[1]
    low = first + 1 if any(one.end == first for one in scene.places) else low
    field = FIELD.match(scene.text, low, at)
    return field.end() if field else low


def _is_of_kind(name: str) -> bool:
    """Say whether the name holds the noun of a population, or begins with a trade or 各: it is no firm's own."""
    return (
        has_head(name)
        or any(title in name for title in TITLES)
        or name[:SHORT] in BARE_TRADES
        or name[0] in EVERY
        or is_trade(name)
    )
