"""Whom a figure is about: which of the names in and before its sentence is that of its population."""

from shuize.pack import Indicator
from workers.extract.links.link import Link, Rule
from workers.extract.rates.recovered import came_back
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.tallies.origins import of_age
from workers.extract.whom.actors import actor, opener
from workers.extract.whom.bare import all_of, held, left, of_deed, of_kind
from workers.extract.whom.bounded import WEIGHED, bounds
from workers.extract.whom.canon import canonical
from workers.extract.whom.coined import apposed, coined
from workers.extract.whom.firms import of_area
from workers.extract.whom.fuller import SECTIONS, UNNAMED, again, named_again, of_trade, sectioned
from workers.extract.whom.items import bracketed, item, opened
from workers.extract.whom.made import goods_at, made
from workers.extract.whom.members import dealt, joint
from workers.extract.whom.names import (
    ANYONE,
    LEFT,
    last_head,
    name_after,
    name_before,
    name_before_aside,
    noun_before,
)
from workers.extract.whom.owners import batch_of, owner, unbracketed
from workers.extract.whom.products import earlier, own_product
from workers.extract.words import namewords
from workers.extract.words.heads import ABSTRACT, OF_PLACES, is_head
from workers.extract.words.lexicon import Lexicon, Sort
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

PARTITIVE = re.compile(r"(?P<of>[^，。；、\d]{2,12}?)[之当]?中的?[^，。；\d]{0,8}?企业(?:数量)?占")
"""Those of whom a share is told of some (规上企业中，复工企业占比 52 %)."""
ONWARD = re.compile("项目|单位|商户|车间")
"""What may follow the noun that an indicator's name ends with (复工企业项目)."""
PLACED = re.compile("全[\u4e00-\u9fff]|兵团|垦区|各地|当地|总体|整体")
"""What only says where, before the name of a rate of goods (全疆播种进度)."""
IT_IS = ("的是", "的有", "的为")
"""What leads from a figure to whom it is of (复工率达 90 % 的有外贸企业)."""
DAYS = re.compile(r"(?:假期|假日|节日|期间|季度|[一二三四五六七八九十两\d][日天周月年])$")
"""What names a length of time, which is nobody (假期四日平均入住率)."""
FIRM = 2
"""A firm after the noun of its kind has a name of more code points (企业管理[人员] is none)."""
BACK = re.compile("恢复(?:率|比例)")
"""What follows the noun that a rate's name begins with, which is of whom it is (国内[航线]恢复率)."""
WITHIN = "中"
"""What ends a clause that says among whom (规上企业中，开工企业 90 家)."""


def subject(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the population of the link's figure as its sentence names it, None where it names none."""
    indicator = lexicon.indicators.get(link.indicator)
    if indicator and indicator.measure == "output":
        return made(scene, link, lexicon)
    if indicator and indicator.about == "product":
        return _of_goods(scene, link, lexicon)
    name = _population(scene, link, lexicon)
    if name and name.endswith(OF_PLACES) and _is_listed_place(scene, link, name):
        return None
    if name and link.rule is Rule.VERB_AFTER and name in scene.text[slice(*link.anchor)]:
        return None
    if name in SECTIONS or name in UNNAMED:
        name = sectioned(scene, link, name, lexicon)
    if name == ANYONE and (of := PARTITIVE.search(scene.text, scene.clause(link.first)[0], link.first)):
        return name_before(scene, of.start("of") + len(of["of"]), lexicon) or name
    if name == ANYONE:
        name = _within(scene, link, lexicon) or all_of(scene, link, lexicon) or name
    full = again(scene, link, name, lexicon)
    name = sectioned(scene, link, full, lexicon) if full in UNNAMED and full != name else full
    return of_trade(scene, link, name)


def _within(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return those among whom the clause before says that firms are counted (受调查的中小企业中，96 %的企业已复工)."""
    before = scene.clause_before(link.first)
    within = before and scene.text[before[1] - 1] == WITHIN
    return name_before(scene, before[1], lexicon) if before and within else None


def _is_listed_place(scene: Scene, link: Link, name: str) -> bool:
    """Say whether the name, that of a kind of zones, goes on with a list of places (甲区、乙区和开发区)."""
    at = scene.text.rfind(name, scene.start, link.start)
    return scene.text[at - 1] in "、和与及" and any(item.end == at - 1 for item in scene.places)


def _population(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the population that the words nearest to the figure name."""
    return (
        dealt(scene, link, lexicon)
        or joint(scene, link, lexicon)
        or _open_owner(scene, link, lexicon)
        or _in_term(scene, link, lexicon)
        or counted(scene, link, lexicon)
        or _before(scene, link, lexicon)
        or opened(scene, link, lexicon)
        or _termed(scene, link, lexicon)
        or (actor(scene, link.first, lexicon) if link.rule is not Rule.OPEN else None)
        or named_again(scene, link, lexicon)
        or opener(scene, link, lexicon)
        or _elsewhere(scene, link, lexicon)
    )


def _of_goods(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the product that a rate is of: one of a list, the clause's own, or what the sentence named last."""
    return (
        dealt(scene, link, lexicon)
        or joint(scene, link, lexicon)
        or own_product(scene, link, lexicon)
        or goods_at(scene, link.anchor[0], lexicon)
        or _grown(scene, link, lexicon)
        or earlier(scene, link, lexicon)
    )


def _grown(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the goods that no pack knows right before a rate's name; whose progress it is by place are none."""
    name = _adjacent(scene, link, link.anchor[0], lexicon)
    return None if name is None or PLACED.fullmatch(name) else name


def _open_owner(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the noun right before the name of an open rate (供热满意率 -> 供热)."""
    if link.rule is not Rule.OPEN:
        return None
    name = name_before(scene, link.anchor[0], lexicon, headless=True)
    return None if name is None or name.isdigit() or name in ABSTRACT or DAYS.search(name) else name


def _in_term(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the population that the indicator's own name ends with (复工企业 1100 家)."""
    word = scene.text[slice(*link.anchor)]
    if link.rule is not Rule.TERM_BEFORE or not is_head(word) or word.endswith(lexicon.people):
        return None
    bounded = [one for one in between(scene.quantities, *scene.clause(link.anchor[0])) if bounds(scene, one)]
    named = name_before(scene, link.anchor[1], lexicon) if bounded and bounded[0].end <= link.anchor[0] else None
    before = scene.clause_before(link.anchor[0])
    within = name_before(scene, before[1], lexicon) if before and scene.text[before[1] - 1] == WITHIN else None
    own = canonical(word + (onward[0] if (onward := ONWARD.match(scene.text, link.anchor[1])) else ""), lexicon)
    return named or within or batch_of(scene, link.anchor[0], own) or of_deed(scene, link, own, lexicon)


def counted(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return what the figure itself counts, standing right after it (523 家规模以上工业企业)."""
    _, high = scene.clause(link.start)
    if link.end >= high:
        return _in_unit(scene, link.quantity, lexicon.indicators.get(link.indicator)) if link.quantity else None
    start = link.end + 2 * scene.text.startswith(IT_IS, link.end)
    weighed = WEIGHED.match(scene.text[start:high])
    start += weighed.end() if weighed else 0
    following = [item for item in between(scene.quantities, start, high) if not bounds(scene, item)]
    name = name_after(scene, start, following[0].prefix_start if following else high, lexicon)
    if link.quantity is None:
        return name
    if not name:
        return _in_unit(scene, link.quantity, lexicon.indicators.get(link.indicator))
    if whose := held(scene, link.quantity, name, lexicon):
        return whose
    if name == ANYONE:
        return left(scene, link.quantity, lexicon)
    return again(scene, link, canonical(owner(scene, link.quantity) + name, lexicon), lexicon)


def _in_unit(scene: Scene, figure: Quantity, indicator: Indicator | None) -> str | None:
    """Return the people that the figure's own unit names (7800 万农民工), but for those it is of anyway."""
    printed = scene.text[figure.start : figure.end]
    if indicator is None or not printed.endswith(namewords.HEADS):
        return None
    noun = max((noun for noun in namewords.HEADS if printed.endswith(noun)), key=len)
    return None if noun in indicator.nouns else noun


def _before(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the population named before the words that named the indicator, in their clause or before the figure."""
    if link.rule is Rule.ELLIPSIS:
        low, aside = scene.resumed(link.start), scene.clause(link.start)[0]
        end = scene.text.rfind("（", low, aside) if low < aside else -1
        own = last_head(scene, low, end if end > low else link.start, lexicon) or item(scene, link, low, lexicon)
        own = own or opened(scene, link, lexicon) or bracketed(scene, link, lexicon)
        if own:
            return own
    ends = (_thing_end(scene, link, lexicon), link.quantity.prefix_start if link.quantity else link.start)
    back = came_back(scene, link.start) if link.anchor[0] < scene.clause(link.start)[0] else None
    for at in (back, *ends) if back else ends:
        named = of_age(scene, at, lexicon) or name_before(scene, at, lexicon)
        if named:
            return named
    low, _ = scene.clause(link.anchor[0])
    near = _adjacent(scene, link, min(ends), lexicon) or last_head(scene, low, link.start, lexicon)
    return near or name_before_aside(scene, link.anchor[0], lexicon)


def _thing_end(scene: Scene, link: Link, lexicon: Lexicon) -> int:
    """Return where the name before the indicator's words ends: behind the sort of thing that they begin with."""
    at = unbracketed(scene, link.anchor[0])
    if not scene.text.startswith(lexicon.things, at):
        return at
    end = at + len(next(one for one in lexicon.things if scene.text.startswith(one, at)))
    return end if scene.text.endswith(lexicon.sorts, scene.start, end) else at


def _adjacent(scene: Scene, link: Link, end: int, lexicon: Lexicon) -> str | None:
    """Return the noun right before the name or the figure of a rate, whatever it ends with (玉米复工率)."""
    rate = lexicon.indicators.get(link.indicator)
    if rate is None or rate.measure != "rate" or link.rule is Rule.SHARE:
        return None
    of = scene.text[end - 1] == "的"
    if area := of_area(scene, end - of):
        return area
    if of:
        name = coined(scene, scene.clause(end)[0], end)
        return name if name and scene.text.endswith(name, 0, end - 1) else None
    name = noun_before(scene, end, lexicon)
    word = scene.text[slice(*link.anchor)]
    nouns = (*lexicon.people, *(word[:at] for at in range(2, len(word)) if BACK.match(word, at) and is_head(word[:at])))
    people = next((noun for noun in nouns if word.startswith(noun)), "") if end == link.anchor[0] else ""
    return (apposed(name) if len(apposed(name)) > FIRM else name) + people if name else None


def _termed(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the population that a rate's own name begins with (加强针接种率), as a pack knows it."""
    word = scene.text[slice(*link.anchor)]
    if link.rule is not Rule.TERM_BEFORE or word[0] in "第首":
        return None
    known = (word[:end] for end in range(len(word) - 1, 0, -1))
    return next((lexicon.subjects[one] for one in known if one in lexicon.subjects), None)


def _elsewhere(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return the population that the sentence named last before the figure."""
    if link.rule is Rule.OPEN and between(scene.places, scene.clause(link.start)[0], link.anchor[0]):
        return None
    indicator = lexicon.indicators.get(link.indicator)
    skipped = () if indicator and indicator.nouns else lexicon.people
    named = last_head(scene, scene.start, _before_parts(scene, link), lexicon, (*skipped, *LEFT))
    return of_kind(scene, link, named, lexicon) or named


def _before_parts(scene: Scene, link: Link) -> int:
    """Return where those end of whom a clause of places may tell: whom 其中 tells of before it, they are parts of."""
    low, _ = scene.clause(link.first)
    parts = scene.of(Sort.AMONG, scene.start, low)
    if not parts or not between(scene.places, low, link.start):
        return link.start
    start = parts[-1].start
    told = between(scene.quantities, start, low) and not between(scene.places, start, low)
    return start if told else link.start
