"""Whom a figure is about: which of the names in and before its sentence is that of its population."""

from shuize.pack import Indicator
from workers import lazyre as re
from workers.extract import cues
from workers.extract.fuller import SECTIONS, UNNAMED, again, of_trade, sectioned
from workers.extract.heads import TRADE, is_head
from workers.extract.lexicon import Lexicon, Sort
from workers.extract.links import Link, Rule
from workers.extract.names import (
    ANYONE,
    ROOMS,
    TRAILING,
    apposed,
    bounds,
    canonical,
    last_head,
    name_after,
    name_before,
    name_before_aside,
    noun_before,
)
from workers.extract.onward import ITEM
from workers.extract.owners import owner, unbracketed
from workers.extract.products import earlier, own_product, product
from workers.extract.scene import Scene, between
from workers.numerals import Quantity

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
PARTITIVE = re.compile(r"(?P<of>[^，。；、\d]{2,12}?)[之当]?中的?[^，。；\d]{0,8}?企业(?:数量)?占")
"""Those of whom a share is told of some (规上企业中，复工企业占比 52 %)."""
NOUN = 2
"""Code points of most nouns."""
MAKERS = ("工厂", "整车厂", "企业", "公司", "车间")
"""Who makes them, before the goods (整车厂整车日产量)."""
LONGEST_MEMBER = 12
"""Most code points of a name in a list that one figure is said of."""
OPENED = re.compile(r"[\u4e00-\u9fff]{2,8}(?=\d)")
"""What alone stands before the first figure of a part (；生物医药 74 家，…)."""
IT_IS = ("的是", "的有", "的为")
"""What leads from a figure to whom it is of (复工率达 90 % 的有外贸企业)."""
MEMBERS = re.compile(r"、|和|与|及")
SUMMED = re.compile(r"[一二两三四五六七八九十\d]+(?:个|大类?|类)(?:重点|主要|支柱)*(?P<noun>行业|产业|领域|板块)$")
"""What sums up a list of trades before a figure is said of each (餐饮、住宿两个行业)."""


def subject(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the population of the link's figure as its sentence names it, None where it names none."""
    indicator = lexicon.indicators.get(link.indicator)
    if indicator and indicator.measure == "output":
        if link.of > 1 and (dealt := _dealt_goods(scene, link, lexicon)):
            return dealt
        named = product(scene, link, lexicon) or _made(scene, link, lexicon) or earlier(scene, link, lexicon)
        return named or _made_before(scene, link, lexicon)
    if indicator and indicator.about == "product":
        return _of_goods(scene, link, lexicon)
    name = _population(scene, link, lexicon)
    if name in SECTIONS or name in UNNAMED:
        name = sectioned(scene, link, name, lexicon)
    if name == ANYONE and (of := PARTITIVE.search(scene.text, scene.clause(link.first)[0], link.first)):
        return name_before(scene, of.start("of") + len(of["of"]), lexicon) or name
    name = again(scene, link, name, lexicon)
    return of_trade(scene, link, name)


def _population(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the population that the words nearest to the figure name."""
    return (
        _dealt(scene, link, lexicon)
        or _joint(scene, link, lexicon)
        or _open_owner(scene, link, lexicon)
        or _in_term(scene, link, lexicon)
        or counted(scene, link, lexicon)
        or _before(scene, link, lexicon)
        or _opened(scene, link, lexicon)
        or _termed(scene, link, lexicon)
        or _namedagain(scene, link, lexicon)
        or _elsewhere(scene, link, lexicon)
    )


def _namedagain(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return whose the first noun of a rate's name was when the sentence named it before (口罩产能提高，产能…)."""
    rate = lexicon.indicators.get(link.indicator)
    if rate is None or rate.measure != "rate" or link.rule is not Rule.TERM_BEFORE:
        return None
    noun = scene.text[link.anchor[0] : link.anchor[0] + NOUN]
    at = scene.text.rfind(noun, scene.start, scene.clause(link.anchor[0])[0])
    return noun_before(scene, at, lexicon) if at > scene.start else None


def _dealt(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the figure's own of a list of populations before the name (商场、超市营业率分别为 98%、99%).

    A second rate of the same ones names only their people, or nobody (员工返岗率分别为 80%、77%).
    """
    if link.of == 1:
        return None
    names = _members(scene, link.anchor[0], lexicon, shared=True)
    if len(names) <= 1 and ("".join(names) in {"", *lexicon.people}):
        before = scene.of(Sort.TERM, scene.start, scene.clause(link.anchor[0])[0])
        names = _members(scene, before[-1].start, lexicon, shared=True) if before else []
    if len(names) != link.of:
        names = _dealt_later(scene, link, lexicon) or names
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


def _dealt_goods(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the figure's own of a list of goods before the name (消毒液、熔喷布日产量分别达 8 万瓶、3 吨)."""
    low, _ = scene.clause(link.anchor[0])
    names = [name for name in MEMBERS.split(_placeless(scene, low, link.anchor[0])) if name]
    return canonical(names[link.rank], lexicon) if len(names) == link.of else None


def _counted_apart(scene: Scene, link: Link, lexicon: Lexicon) -> list[str]:
    """Return the populations counted one by one before a list of rates (A 复工 84 家、B 复工 35 家，复工率分别为…)."""
    low, _ = scene.clause(link.anchor[0])
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
    low, _ = scene.clause(end)
    low = max([low, *[item.end for item in between(scene.dates, low, end) if "、" not in scene.text[low : item.end]]])
    words = TRAILING.sub("", _placeless(scene, low, end))
    summed = SUMMED.search(words) if shared else None
    names = [name for name in MEMBERS.split(words[: summed.start()] if summed else words) if name]
    last, of, people = names[-1].partition("的") if names else ("", "", "")
    if of and len(names) > 1 and is_head(people):
        names = [name + people for name in (*names[:-1], last)]
    noun = next((kind for kind in SHARED if last.endswith(kind)), "") if shared else ""
    noun = summed["noun"] if summed else noun
    if noun and last != noun:
        names = [name if is_head(name) else name + noun for name in names]
    return names if all(is_head(name) or name in lexicon.subjects for name in names) else []


def _placeless(scene: Scene, low: int, end: int) -> str:
    """Return the words of the stretch without what leads to its first name, and without the places of the others."""
    placed = [item for item in between(scene.places, low, end) if not item.inside_name]
    words, at = "", low
    for item in placed:
        before = scene.text[at : item.start]
        words = words + before if before.endswith(PAUSES) else ""
        at = item.end + (scene.text[item.end : item.end + 1] == "的")
    return words + scene.text[at:end]


def _joint(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return a list of populations that one figure is said of (商超、菜市场、便利店营业率均达 98%)."""
    if link.of > 1 or link.rule not in {Rule.TERM_BEFORE, Rule.VERB_BEFORE}:
        return None
    names = [canonical(name, lexicon) for name in _members(scene, link.anchor[0], lexicon)]
    short = all(name is not None and len(name) <= LONGEST_MEMBER for name in names)
    return "、".join(name for name in names if name) if len(names) > 1 and short else None


def _of_goods(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the product that a rate is of: one of a list, the clause's own, or what the sentence named last."""
    return (
        _dealt(scene, link, lexicon)
        or _joint(scene, link, lexicon)
        or own_product(scene, link, lexicon)
        or _adjacent(scene, link, link.anchor[0], lexicon)
        or earlier(scene, link, lexicon)
    )


def _made(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the goods right before the name of an output (布洛芬片日产量), where those are not who makes them."""
    if link.rule not in {Rule.TERM_BEFORE, Rule.CHANGE}:
        return None
    name = noun_before(scene, link.anchor[0], lexicon)
    if name is None or is_head(name):
        return None
    makers = [at for at in range(2, len(name) - 1) if name[:at].endswith(MAKERS)]
    return name[makers[-1] :] if makers else name


def _made_before(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the goods before the name of the same output in an earlier clause (煤炭日产量…，其中某省日产量…)."""
    low, _ = scene.clause(link.first)
    before = [mark for mark in scene.of(Sort.TERM, scene.start, low) if link.indicator in mark.ids]
    name = noun_before(scene, before[-1].start, lexicon) if before and before[-1].start > scene.start else None
    return None if name is None or is_head(name) else name


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
    bounded = [one for one in between(scene.quantities, *scene.clause(link.anchor[0])) if bounds(scene, one)]
    named = name_before(scene, link.anchor[1], lexicon) if bounded and bounded[0].end <= link.anchor[0] else None
    return named or canonical(word, lexicon)


def counted(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return what the figure itself counts, standing right after it (523 家规模以上工业企业)."""
    _, high = scene.clause(link.start)
    following = [item for item in between(scene.quantities, link.end, high) if not bounds(scene, item)]
    start = link.end + 2 * scene.text.startswith(IT_IS, link.end)
    name = name_after(scene, start, following[0].prefix_start if following else high, lexicon)
    if link.quantity is None:
        return name
    if not name:
        return _in_unit(scene, link.quantity, lexicon.indicators.get(link.indicator))
    return again(scene, link, canonical(owner(scene, link.quantity) + name, lexicon), lexicon)


def _in_unit(scene: Scene, figure: Quantity, indicator: Indicator | None) -> str | None:
    """Return the people that the figure's own unit names (7800 万农民工), but for those it is of anyway."""
    printed = scene.text[figure.start : figure.end]
    named = [noun for noun in cues.HEADS if printed.endswith(noun)]
    noun = max(named, key=len, default=None)
    return None if indicator is None or noun in indicator.nouns else noun


def _before(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the population named before the words that named the indicator, in their clause or before the figure."""
    if link.rule is Rule.ELLIPSIS:
        low, aside = scene.resumed(link.start), scene.clause(link.start)[0]
        end = scene.text.rfind("（", low, aside) if low < aside else -1
        own = last_head(scene, low, end if end > low else link.start, lexicon) or _item(scene, link, low, lexicon)
        own = own or _opened(scene, link, lexicon)
        if own:
            return own
    ends = (unbracketed(scene, link.anchor[0]), link.quantity.prefix_start if link.quantity else link.start)
    for at in ends:
        named = name_before(scene, at, lexicon)
        if named:
            return named
    low, _ = scene.clause(link.anchor[0])
    near = _adjacent(scene, link, min(ends), lexicon) or last_head(scene, low, link.start, lexicon)
    return near or name_before_aside(scene, link.anchor[0], lexicon)


def _item(scene: Scene, link: Link, low: int, lexicon: Lexicon) -> str | None:
    """Return the noun that alone stands before a listed figure (、洗染 77 %)."""
    words = scene.text[low : link.quantity.prefix_start].removeprefix(cues.AMONG) if link.quantity else ""
    listed = (scene.text[low - 1 : low] == "、" or scene.text.startswith(cues.AMONG, low)) and not between(
        scene.places, low, link.start
    )
    return canonical(words, lexicon) if listed and ITEM.fullmatch(words) else None


def _adjacent(scene: Scene, link: Link, end: int, lexicon: Lexicon) -> str | None:
    """Return the noun right before the name or the figure of a rate, whatever it ends with (玉米复工率)."""
    rate = lexicon.indicators.get(link.indicator)
    if rate is None or rate.measure != "rate" or link.rule is Rule.SHARE:
        return None
    name = noun_before(scene, end, lexicon)
    word = scene.text[slice(*link.anchor)]
    people = next((noun for noun in lexicon.people if word.startswith(noun)), "") if end == link.anchor[0] else ""
    return apposed(name + people) if name else None


def _termed(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the population that a rate's own name begins with (加强针接种率), as a pack knows it."""
    word = scene.text[slice(*link.anchor)]
    named = [one for one in lexicon.subjects if one[0] not in "第首" and len(one) < len(word) and word.startswith(one)]
    return lexicon.subjects[max(named, key=len)] if named and link.rule is Rule.TERM_BEFORE else None


def _opened(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the bare trade that opens the figure's part of the sentence (；生物医药 74 家，复工率 98 %)."""
    since = scene.text.rfind("；", scene.start, link.start) + 1
    opens = OPENED.match(scene.text, since, link.end) if since > scene.start else None
    if opens is None or not TRADE.fullmatch(opens.group()):
        return None
    placed = bool(between(scene.places, *opens.span()))
    if placed or between(scene.marks, *opens.span()):
        return None
    return canonical(opens.group(), lexicon)


def _elsewhere(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the population that the sentence named last before the figure."""
    indicator = lexicon.indicators.get(link.indicator)
    skipped = () if indicator and indicator.nouns else lexicon.people
    return last_head(scene, scene.start, link.start, lexicon, (*skipped, *ROOMS))
