"""Lists of populations: whose each of several figures is, and of whom one figure is said together."""

from workers.extract.links.link import Link, Rule
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.whom.asides import is_aside
from workers.extract.whom.canon import canonical, trimmed
from workers.extract.whom.names import LEFT, name_after, name_before
from workers.extract.whom.trades import trade
from workers.extract.words import cues
from workers.extract.words.heads import BARE_TRADES, is_head
from workers.extract.words.lexicon import Lexicon, Sort
from workers.text import lazyre as re

PAUSES = ("、", "和", "与", "及")
SHARED = (
    "企业",
    "行业",
    "产业",
    "项目",
    "工程",
    "人员",
    "员工",
    "工人",
    "门店",
    "市场",
    "网点",
    "学校",
    "机构",
    "群体",
    "人群",
)
"""Nouns that the members of a list may share."""
BUILT = ("项目", "工程")
WORKS = ("公路", "铁路", "干线", "支线", "道", "机场", "港口", "码头", "水库", "桥梁", "电站", "枢纽")
"""What is built is no member by itself of a list that the noun of such works ends (高速公路、国省道、水运项目)."""
LONGEST_MEMBER = 12
"""Most code points of a name in a list that one figure is said of."""
MEMBERS = re.compile(r"、|以及|和(?!平|谐|田|县)|(?<!参)与(?!会)|(?<![涉普波危以顾])及(?!时|其|早)")
SUCH_AS = re.compile(rf"等(?=(?:{'|'.join(SHARED)})$)")
"""What parts the last of a list from the noun that all of them share (餐饮、家政[等]企业)."""
SUMMED = re.compile(r"[一二两三四五六七八九十\d]+(?:个|大类?|类)(?:重点|主要|支柱)*(?P<noun>行业|产业|领域|板块)$")
"""What sums up a list of trades before a figure is said of each (餐饮、住宿两个行业)."""
BEFORE = frozenset({Rule.TERM_BEFORE, Rule.VERB_BEFORE})
ADVERBS = re.compile(r"(?:目前|现|已经?|均|都|也)*")
"""What may stand before 全部复工 in a clause of its own."""
AMONG_THEM = re.compile(r"^.*(?:行业|产业|企业|领域|项目)中")
"""What names the whole before the first of its parts (消费品行业中食品行业)."""


def is_list(name: str) -> bool:
    """Say whether the name is a list whose last member is joined by a word (班组长、经理及工人)."""
    return "、" in name and MEMBERS.search(name, name.rfind("、") + 1) is not None


DEALT_OUT = re.compile(r"(?:已经?|累计|共)*(?:分别|依次)(?:已经?|累计|共)*$")
"""What stands between a list of names and the verb of all (小麦、油菜[已分别]收获)."""


def dealt(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the figure's own of a list of populations before the name (商场、超市营业率分别为 98%、99%).

    A second rate of the same ones names only their people, or nobody (员工返岗率分别为 80%、77%).
    """
    if link.of == 1:
        return None
    names = _members(scene, link.anchor[0], lexicon, shared=True) if link.anchor[0] < link.start else []
    if len(names) <= 1 and ("".join(names) in {"", *lexicon.people}):
        before = scene.of(Sort.TERM, scene.start, scene.clause(link.anchor[0])[0])
        names = _members(scene, before[-1].start, lexicon, shared=True) if before else []
    if len(names) != link.of:
        names = _dealt_later(scene, link, lexicon) or _dealt_before(scene, link, lexicon) or names
    names = names if len(names) == link.of else _counted_apart(scene, link, lexicon)
    return canonical(names[link.rank], lexicon) if len(names) == link.of else None


def _dealt_later(scene: Scene, link: Link, lexicon: Lexicon) -> list[str]:
    """Return the list of populations of a clause after the rate's name (复工率 93 %，其中白酒、化工企业分别为…)."""
    if link.quantity is None or link.anchor[1] >= scene.clause(link.start)[0]:
        return []
    first = scene.group(link.quantity)[0].prefix_start
    low, _ = scene.clause(first)
    dealt = scene.of(Sort.RESPECTIVELY, low, first)
    names = _members(scene, dealt[0].start, lexicon, shared=True) if dealt else []
    return [names[0].removeprefix(cues.AMONG), *names[1:]] if names else []


def _dealt_before(scene: Scene, link: Link, lexicon: Lexicon) -> list[str]:
    """Return the list of populations before 分别 with their figures before the name, or in the clause before.

    机械、汽车分别以 99 %、98 % 的开工率居前; 食品业和轻工业开工较好，开工率分别达 99 %、98 %.
    """
    low, _ = scene.clause(link.anchor[0])
    dealt = scene.of(Sort.RESPECTIVELY, low, link.start)
    if dealt and link.anchor[0] > link.start:
        return _members(scene, dealt[0].start, lexicon, shared=True)
    before = scene.clause_before(link.anchor[0])
    verbs = scene.of(Sort.VERB, *before) if before else []
    names = _members(scene, verbs[-1].start, lexicon, shared=True) if verbs and dealt else []
    return [AMONG_THEM.sub("", names[0]), *names[1:]] if names else []


def dealt_goods(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the figure's own of a list of goods before the name (消毒液、熔喷布日产量分别达 8 万瓶、3 吨)."""
    low, _ = scene.clause(link.anchor[0])
    names = [name for name in MEMBERS.split(DEALT_OUT.sub("", _placeless(scene, low, link.anchor[0]))) if name]
    return canonical(names[link.rank], lexicon) if len(names) == link.of else None


def _counted_apart(scene: Scene, link: Link, lexicon: Lexicon) -> list[str]:
    """Return the populations counted one by one before a list of rates (A 复工 84 家、B 复工 35 家，复工率分别为…)."""
    low, _ = scene.clause(link.anchor[0])
    if between(scene.places, low, link.anchor[0]):
        return []
    counted = [one for one in between(scene.quantities, scene.start, low) if one.unit in lexicon.counting]
    names = []
    for one in counted[-link.of :]:
        start, end = scene.clause(one.start)
        verbs = scene.of(Sort.VERB, start, one.start)
        named = name_after(scene, one.end, end, lexicon) or name_before(scene, one.prefix_start, lexicon)
        names.append(named or (name_before(scene, verbs[-1].start, lexicon) if verbs else None))
    return [name for name in names if name]


def _members(scene: Scene, end: int, lexicon: Lexicon, *, shared: bool = False) -> list[str]:
    """Return the populations of the list that ends at `end`, none where one of its members names none.

    What 的 says of the last is said of all (中小学、幼儿园的教职工); so is, where it is `shared`, its last noun
    (食品、医药企业).
    """
    low, _ = scene.clause(end - 1)
    low = max([low, *[item.end for item in between(scene.dates, low, end) if "、" not in scene.text[low : item.end]]])
    words = DEALT_OUT.sub("", trimmed(_placeless(scene, low, end)).rpartition("：")[2])
    words = SUCH_AS.sub("", words) if shared else words
    summed = SUMMED.search(words) if shared else None
    names = [name for name in MEMBERS.split(words[: summed.start()] if summed else words) if name]
    last, of, people = names[-1].partition("的") if names else ("", "", "")
    if of and len(names) > 1 and is_head(people):
        names = [name + people for name in (*names[:-1], last)]
    noun = next((kind for kind in SHARED if last.endswith(kind)), "") if shared else ""
    noun = summed["noun"] if summed else noun
    if noun and last != noun:
        built = WORKS if noun in BUILT else ()
        named = [is_head(name) and name not in BARE_TRADES and not name.endswith(built) for name in names]
        names = [name if own else name + noun for name, own in zip(names, named, strict=True)]
    several = BARE_TRADES if len(names) > 1 and "等" not in names[-1] else ()
    return names if all(is_head(name) or name in lexicon.subjects or name in several for name in names) else []


def _placeless(scene: Scene, low: int, end: int) -> str:
    """Return the words of the stretch without what leads to its first name, and without the places of the others."""
    placed = [item for item in between(scene.places, low, end) if not item.inside_name]
    words, at = "", low
    for item in placed:
        before = scene.text[at : item.start]
        words = words + before if before.endswith(PAUSES) else ""
        at = item.end + (scene.text[item.end : item.end + 1] == "的")
    return words + scene.text[at:end]


def _is_of_all(scene: Scene, link: Link) -> bool:
    """Say whether it is said of all of those just named that they did (超市、商场已全部复工, 已 100%复工)."""
    shared = link.rule is Rule.VERB_AFTER and link.quantity and link.quantity.unit == "%"
    counted = between(scene.quantities, scene.clause(link.first)[0], link.first)
    return (link.rule is Rule.COMPLETE or bool(shared)) and not counted


def _closed(scene: Scene, link: Link) -> int:
    """Return where a list of those whom the figure is said of ends: before its clause where that is but 已全部复工."""
    low, _ = scene.clause(link.first)
    alone = link.rule is Rule.COMPLETE and ADVERBS.fullmatch(scene.text, low, link.first)
    before = scene.clause_before(link.first) if alone else None
    return before[1] if before else link.first


def joint(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return a list of populations that one figure is said of (商超、菜市场、便利店营业率均达 98%)."""
    if link.rule is Rule.COMPLETE and (counted := _counted_together(scene, link, lexicon)):
        return counted
    if link.of > 1 or not (link.rule in BEFORE or _is_of_all(scene, link)):
        return None
    return joined(scene, _closed(scene, link), lexicon)


def _counted_together(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return those who are counted one by one before it is said of all of them (90 家商场和 8 家影院已全部复工)."""
    low, _ = scene.clause(link.first)
    counted = [one for one in between(scene.quantities, low, link.first) if one.unit in lexicon.counting]
    ends = [*(one.prefix_start for one in counted[1:]), link.first][: len(counted)]
    names = [scene.text[one.end : end] for one, end in zip(counted, ends, strict=True)]
    listed = len(names) > 1 and all(name.endswith(PAUSES) for name in names[:-1])
    known = [canonical(name.strip("、和与及"), lexicon) for name in names] if listed else []
    return (
        "、".join(name for name in known if name) if known and all(name and is_head(name) for name in known) else None
    )


def joined(scene: Scene, end: int, lexicon: Lexicon) -> str | None:
    """Return the list of populations that ends at `end` as one name."""
    if MEMBERS.search(scene.text, scene.clause(end - 1)[0], end) is None:
        return None
    names = [canonical(name, lexicon) for name in _members(scene, end, lexicon)]
    if names and trade(scene, scene.clause(end - 1)[0], end, lexicon):
        return None
    short = all(name is not None and len(name) <= LONGEST_MEMBER for name in names)
    return "、".join(name for name in names if name) if len(names) > 1 and short else None


def antecedent(scene: Scene, end: int, pointing: str, lexicon: Lexicon) -> str | None:
    """Return the population named in the sentence before `end` that a pointing word (行业) points back at."""
    for word in scene.words_back(scene.start, end):
        piece = scene.text[word[0] : word[1]]
        apart = pointing.endswith(piece) or not is_head(piece) or piece.endswith((*lexicon.people, *LEFT))
        if not apart and not is_aside(scene, scene.start, word[1], end):
            return joined(scene, word[1], lexicon) or name_before(scene, word[1], lexicon)
    return None
