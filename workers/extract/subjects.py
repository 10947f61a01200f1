"""Whom a figure is about: the name of a population in its canonical words."""

import re

from workers.extract import cues
from workers.extract.heads import is_head
from workers.extract.lexicon import Lexicon, Sort
from workers.extract.links import Link, Rule
from workers.extract.owners import owner, trades
from workers.extract.products import MODIFIER, SHORTEST, product
from workers.extract.scene import Scene, between

LONGEST = 26
LEADING = re.compile(
    r"""^(?: \w{0,3}大[省市]、? | 其中 | 各类 | 各 | 全部 | 所有 | 广大 | 其他 | 其它
      | 该 | 等 | 和(?!田|县) | 与 | 及 | 、 | 的 | 几家 | 类
      | 有(?![色限机]) | 家(?![电具居政庭纺装畜禽]) | 户(?![外用]) | 个(?![体人]) | 名(?![优牌特贵])
      | 余(?![姚杭]) | 多(?![晶媒层]) | 共(?!享) )+""",
    re.VERBOSE,
)
"""What comes before the name of a population and is no part of it; 有色, 家电, 个体 and the like are."""
TRAILING = re.compile(
    r"(?:的|平均|总体|整体|综合|累计|共|共有|已|已经|现|现已|均|均已|都|都已|也|也已|基本|顺利|陆续|有序|中|里|内|当中|之中|全部|总|等|们|方面|有|“|”)+$"
)
BOUND = re.compile(r"(?:元|人|亩|吨|美元|辆|台|平方米|公里)?(?:以上|以下|以内)$")
ANYONE = "企业"
MEMBERS = re.compile(r"、|和|与|及")


def subject(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the population of the link's figure as its sentence names it, None where it names none."""
    if link.indicator in lexicon.indicators and lexicon.indicators[link.indicator].measure == "output":
        return product(scene, link, lexicon)
    return (
        _dealt(scene, link, lexicon)
        or _open_owner(scene, link, lexicon)
        or _in_term(scene, link, lexicon)
        or _counted(scene, link, lexicon)
        or _before(scene, link, lexicon)
        or _elsewhere(scene, link, lexicon)
    )


def _dealt(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the figure's own of a list of populations before the name (商场、超市营业率分别为 98%、99%)."""
    low, _ = scene.clause(link.anchor[0])
    floor = max([low, *[item.end for item in between(scene.places, low, link.anchor[0]) if not item.inside_name]])
    names = MEMBERS.split(TRAILING.sub("", scene.text[floor : link.anchor[0]]))
    if link.of == 1 or len(names) != link.of or not all(is_head(name) or name in lexicon.subjects for name in names):
        return None
    return canonical(names[link.rank], lexicon)


def _open_owner(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the noun right before the name of an open rate (供热满意率 -> 供热)."""
    if link.rule is not Rule.OPEN:
        return None
    name = name_before(scene, link.anchor[0], lexicon, headless=True)
    return None if name is None or name.isdigit() else name


def _in_term(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the population that the indicator's own name ends with (复工企业 1100 家)."""
    word = scene.text[slice(*link.anchor)]
    if link.rule is not Rule.TERM_BEFORE or not is_head(word) or word.endswith(lexicon.people):
        return None
    return canonical(word, lexicon)


def _counted(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return what the figure itself counts, standing right after it (523 家规模以上工业企业)."""
    _, high = scene.clause(link.start)
    following = between(scene.quantities, link.end, high)
    name = name_after(scene, link.end, following[0].prefix_start if following else high, lexicon)
    if not name or link.quantity is None:
        return name
    return canonical(owner(scene, link.quantity) + name, lexicon)


def name_after(scene: Scene, start: int, limit: int, lexicon: Lexicon) -> str | None:
    """Return the population named from `start` on (after a counted figure), None if none is."""
    verbs = [mark.start for mark in scene.of(Sort.VERB, start, limit)] + [
        mark.start for mark in scene.of(Sort.COMPLETE, start, limit)
    ]
    start = max([start, *[item.end for item in between(scene.places, start, start + 2) if not item.inside_name]])
    limit = min([limit, start + LONGEST, *[at for at in verbs if at > start]])
    best = None
    for word in scene.words_in(start, limit):
        piece = scene.text[start : word[1]]
        if scene.text[word[0] : word[1]] in cues.STOPS and word[0] > start and scene.text[word[0] : word[1]] != "的":
            break
        if is_head(piece):
            best = piece
    return canonical(best, lexicon) if best else None


def _before(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the population named before the words that named the indicator, in their clause or before the figure."""
    if link.rule is Rule.ELLIPSIS:
        own = _last_head(scene, scene.clause(link.start)[0], link.start, lexicon)
        if own:
            return own
    for at in (link.anchor[0], link.start):
        named = name_before(scene, at, lexicon)
        if named:
            return named
    low, _ = scene.clause(link.anchor[0])
    return _last_head(scene, low, link.start, lexicon)


def _last_head(scene: Scene, low: int, high: int, lexicon: Lexicon, skipped: tuple[str, ...] = ()) -> str | None:
    """Return the last name of a population in the stretch that does not end in one of the words `skipped`."""
    for word in reversed(scene.words_in(low, high)):
        piece = scene.text[word[0] : word[1]]
        if is_head(piece) and not piece.endswith(skipped):
            return name_before(scene, word[1], lexicon)
    return None


def name_before(scene: Scene, end: int, lexicon: Lexicon, *, headless: bool = False) -> str | None:
    """Return the name of a population that ends at `end`, walking back over the words that can be part of one."""
    low, _ = scene.clause(end - 1)
    trimmed = TRAILING.sub("", scene.text[low:end])
    end = low + len(trimmed)
    floor = max(
        [low, *[item.end for item in between(scene.places, low, end) if item.end <= end and not item.inside_name]]
    )
    floor = max([floor, *[item.end for item in between(scene.dates, low, end) if item.end <= end]])
    figures = [item for item in between(scene.quantities, low, end) if item.end <= end and item.unit]
    floor = max([floor, *[item.end for item in figures if not BOUND.search(scene.text[item.start : item.end])]])
    listed = trades(scene, max([low, *[item.end for item in between(scene.places, low, end) if item.end <= end]]), end)
    if listed:
        return canonical(listed, lexicon)
    start = end
    for word in reversed(scene.words_in(max(floor, end - LONGEST), end)):
        piece = scene.text[word[0] : word[1]]
        joins = piece in {"、", "和"} and start < end and _is_modifier_before(scene, word[0], floor)
        if piece[0] in "等各" or (piece in cues.STOPS and not joins) or not (joins or MODIFIER.match(piece)):
            break
        start = word[0]
    start = floor if _is_cut(scene, floor, start) else start
    start += scene.text[start - 1 : start] in {"等", "各"} and scene.text[start : start + 1] in set("省市区县地")
    start -= scene.text[start : start + 1] == "属"
    name = scene.text[start:end]
    if len(name) < SHORTEST or not (headless or is_head(name) or name in lexicon.subjects):
        return None
    counted = [item for item in figures if item.end == start]
    return canonical(owner(scene, counted[0]) + name if counted else name, lexicon)


def _is_cut(scene: Scene, floor: int, start: int) -> bool:
    """Say whether the word before `start` is one that the segmenter joined to what lies before `floor` (个省)."""
    straddling = scene.words_in(floor - 2, start)
    return any(low < floor < high == start for low, high in straddling)


def _is_modifier_before(scene: Scene, at: int, floor: int) -> bool:
    """Say whether the word before a list's mark is a short modifier that the list goes on with (医药、电子行业)."""
    words = scene.words_in(floor, at)
    return (
        bool(words)
        and scene.text[words[-1][0] : words[-1][1]] not in cues.STOPS
        and not is_head(scene.text[words[-1][0] : words[-1][1]])
    )


def _elsewhere(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the population that the sentence named last before the figure."""
    indicator = lexicon.indicators.get(link.indicator)
    skipped = () if indicator and indicator.nouns else lexicon.people
    return _last_head(scene, scene.start, link.start, lexicon, skipped)


def antecedent(scene: Scene, end: int, pointing: str, lexicon: Lexicon) -> str | None:
    """Return the population named in the sentence before `end` that a pointing word (行业) points back at."""
    for word in reversed(scene.words_in(scene.start, end)):
        piece = scene.text[word[0] : word[1]]
        if not pointing.endswith(piece) and is_head(piece) and not piece.endswith(lexicon.people):
            return name_before(scene, word[1], lexicon)
    return None


def canonical(name: str, lexicon: Lexicon) -> str | None:
    """Return the one name of a population: the pack's where it knows the words, else the words trimmed."""
    words = TRAILING.sub("", LEADING.sub("", name)).strip("“”、，, ")
    words = _without_verbs(words, lexicon)
    words = _without_people(words, lexicon).replace("规上", "规模以上")
    return lexicon.subjects.get(words, words) if len(words) >= SHORTEST else None


def _without_verbs(words: str, lexicon: Lexicon) -> str:
    """Take the verbs off the front of a name (已复工和新开工的铁路项目 -> 铁路项目)."""
    for verb in lexicon.leading:
        rest = LEADING.sub("", words.removeprefix(verb))
        if words.startswith(verb) and is_head(rest):
            return _without_verbs(rest, lexicon)
    return words


def _without_people(words: str, lexicon: Lexicon) -> str:
    """Take the people off the name of a trade (邮政行业复工人员 -> 邮政行业)."""
    for noun in lexicon.people:
        rest = words.removesuffix(noun)
        for verb in ("", *lexicon.leading):
            if rest != words and is_head(rest.removesuffix(verb)):
                return rest.removesuffix(verb)
    return words
