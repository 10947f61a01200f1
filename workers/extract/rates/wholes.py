"""全部复工: a completeness word before a verb of a rate says 100 % without printing it."""

from collections.abc import Iterator

from workers.extract.links.link import Link, Rule
from workers.extract.links.plans import planned
from workers.extract.rates.conditions import of_worth
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.whom.canon import canonical
from workers.extract.words import cues, namewords
from workers.extract.words.heads import is_head
from workers.extract.words.lexicon import Lexicon, Mark, Sort
from workers.text import lazyre as re

LINKING = re.compile(r"^(?:工作|任务|已|已经|都|均|也|实现|恢复|完成|顺利|正式|如期|了|按时|有序)*$")
AFTER = re.compile(r"[，。；、,;）)”\s了]|$|[！？!?.]")
DONE = re.compile(r"(?:完成|结束|完毕|到位)(?=[，。；、,;）)”\s了]|$)")
"""What says of a verb before it that all of it is done (收获全部完成)."""
BUT = re.compile(r"除\D{0,30}\d+[家个名人户条所][^，。；]{0,48}外[，\u4e00-\u9fff]{0,16}$")
"""What leaves some out of all (除 3 家外全部复工)."""
SITES = re.compile(r"[^，。；\d]{4,60}(?:工厂|公司|集团|基地|[总分][厂部])(?=[^，。；、]{0,4}$)")
"""What may be a list of works and firms."""
LISTED = re.compile(r"(?:工厂|公司|集团|基地|[总分][厂部])(?:、|和|与|以?及)")
"""What parts one of them from the next."""
LATIN = re.compile("[A-Za-z]")
"""What stands in names only."""
NAMED = re.compile(
    r"的?(?P<name>[\u4e00-\u9fffA-Za-z]{2,14}?)(?:截至)?(?:目前|已(?!有)经?|也|实现|顺利|正式|如期|按时|有序)*"
)
"""What stands between 全部 and the verb where it is said of those named after it."""
UNDONE = re.compile(r"[未没不难]|[要让使令待等]$|为了?|实现|做到|除")
"""What stands before 全部 where they are yet to do it, or not all of them did."""
OR = ("或", "或者")
REACH = 6
NAME_REACH = 20
ALL = "全部"
ADVERBS = "，已经均现都全部悉数也截至到 "
"""What a sentence may hold before its verb that says of nobody."""
BEFORE = 120
"""How far before such a sentence those it is said of are named."""
VAGUE, REALISED = "全面", "实现"


def link_wholes(scene: Scene, lexicon: Lexicon, taken: list[Link]) -> Iterator[Link]:
    """Yield an implied 100 % for each completeness word that a rate's verb follows; `taken` are the printed figures."""
    for mark in scene.of(Sort.COMPLETE, scene.start, scene.end):
        verb = _verb(scene, mark)
        if not verb or _is_not_all(scene, mark):
            continue
        rate = _rate(scene, lexicon, verb)
        if not rate or _printed(scene, rate, mark, taken) or planned(scene, mark.start):
            continue
        name = _named(scene, mark, verb)
        if name or _has_population(scene, lexicon, mark):
            span = (min(mark.start, verb.start), max(mark.end, verb.end))
            item = lexicon.indicators[rate]
            about = canonical(name, lexicon) if name and not item.nouns and item.about == "population" else None
            yield Link(rate, mark.start, max(mark.end, verb.end), span, Rule.COMPLETE, None, about=about)


def _is_not_all(scene: Scene, mark: Mark) -> bool:
    """Say whether the words beside take the completeness back: nearly, all but some, or all or a part (部分或全部)."""
    words = scene.text[scene.start : mark.start]
    either = words.endswith(OR) or scene.text.startswith(OR, mark.end)
    return either or cues.NEARLY.search(words) is not None or BUT.search(words) is not None


def _verb(scene: Scene, mark: Mark) -> Mark | None:
    """Return the verb that the completeness word is said of."""
    for verb in scene.of(Sort.VERB, mark.end, mark.end + REACH):
        followed = scene.text[verb.end : verb.end + 1]
        ended = AFTER.match(followed) or DONE.match(scene.text, verb.end)
        if LINKING.match(scene.text[mark.end : verb.start]) and ended:
            return verb
    if scene.text[mark.start : mark.end] == ALL and not UNDONE.search(
        scene.text, scene.clause(mark.start)[0], mark.start
    ):
        for verb in scene.of(Sort.VERB, mark.end, mark.end + NAME_REACH):
            if AFTER.match(scene.text[verb.end : verb.end + 1]) and _named(scene, mark, verb):
                return verb
    before = scene.of(Sort.VERB, mark.start - REACH, mark.start) if DONE.match(scene.text, mark.end) else []
    return before[-1] if before and LINKING.match(scene.text[before[-1].end : mark.start]) else None


def _named(scene: Scene, mark: Mark, verb: Mark) -> str:
    """Return the name of all those who did it, where nothing else stands before their verb (全部[规上企业]已复工)."""
    found = NAMED.fullmatch(scene.text, mark.end, verb.start)
    return found["name"] if found and is_head(found["name"]) else ""


def _rate(scene: Scene, lexicon: Lexicon, verb: Mark) -> str | None:
    """Return the rate whose verb it is; a rate of people where people are the subject."""
    low, _ = scene.clause(verb.start)
    words = _before(scene, verb.start) + scene.text[low : verb.end]
    rates = [item for item in lexicon.rates if item.id in verb.ids] or [
        item
        for item in lexicon.rates
        if set(item.numerator) & set(verb.ids) and any(one in words for one in item.nouns)
    ]
    people = [item for item in rates if item.nouns and any(noun in words for noun in item.nouns)]
    others = [item for item in rates if not item.nouns]
    chosen = people or others
    return chosen[0].id if chosen else None


def _before(scene: Scene, at: int) -> str:
    """Return what stands before the sentence where that names nobody (截至目前，已全部恢复供电)."""
    said = scene.undated(scene.start, at).strip(ADVERBS)
    return "" if said else scene.text[max(0, scene.start - BEFORE) : scene.start]


def _printed(scene: Scene, rate: str, mark: Mark, taken: list[Link]) -> bool:
    """Say whether the same rate is printed in the same clause, or right after and of nobody else (复产率 100 %)."""
    low, high = scene.clause(mark.start)
    after = scene.clause(high + 1) if high + 1 < scene.end else (high, high)
    same = [link for link in taken if link.indicator == rate and low <= link.start < after[1]]
    return any(link.start < high or not is_head(scene.text[after[0] : link.first].rstrip("的")) for link in same)


def _has_population(scene: Scene, lexicon: Lexicon, mark: Mark) -> bool:
    """Say whether the clause names who is meant; the vague 全面 needs them counted."""
    low, _ = scene.clause(mark.start)
    counted = [item for item in between(scene.quantities, low, mark.start) if item.unit in lexicon.counting]
    if counted and cues.SOME.search(scene.text[low : counted[-1].prefix_start]):
        return False
    if any(of_worth(scene, one, low) for one in between(scene.quantities, low, mark.start) if one.unit == "%"):
        return False
    words = scene.text[low : mark.start]
    before = scene.clause_before(mark.start)
    if scene.text[mark.start : mark.end] == VAGUE:
        return bool(counted) or (words == REALISED and _ends_counted(scene, lexicon, before))
    if len(words) <= 4 and before:  # noqa: PLR2004 - 均已, 现已: the subject stands in the clause before
        words = scene.text[before[0] : mark.start]
    goods = any(one in lexicon.products for name in scene.of(Sort.SUBJECT, low, mark.start) for one in name.ids)
    words += _before(scene, mark.start)
    if not counted and _are_sites(scene, low, mark.start):
        return False
    return bool(counted) or goods or any(head in words for head in namewords.HEADS) or is_head(words.rstrip(ADVERBS))


def _are_sites(scene: Scene, low: int, high: int) -> bool:
    """Say whether the stretch lists works by their own names (甲市某厂、乙市某公司都已复工): each is no population."""
    ends = SITES.match(scene.text, low, high)
    edges = [low, *(found.end() for found in LISTED.finditer(scene.text, low, ends.end()))] if ends else []
    parts = zip(edges, [*edges[1:], ends.end()], strict=True) if ends else ()
    return len(edges) > 1 and all(
        bool(between(scene.places, *part)) or LATIN.search(scene.text, *part) is not None for part in parts
    )


def _ends_counted(scene: Scene, lexicon: Lexicon, clause: tuple[int, int] | None) -> bool:
    """Say whether the clause ends with how many there are (规上企业 4113 户，实现全面复工)."""
    counted = between(scene.quantities, *clause) if clause else []
    return (
        bool(counted) and clause is not None and counted[-1].end == clause[1] and counted[-1].unit in lexicon.counting
    )
