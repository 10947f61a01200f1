"""Which rate a percentage is a figure of: by its name, its verb, as a share, or carried on from the one before."""

import re
from collections.abc import Iterator

from workers.extract import cues
from workers.extract.deal import dealt, rates_of
from workers.extract.heads import is_head
from workers.extract.lexicon import Lexicon, Mark, Sort
from workers.extract.links import Link, Rule
from workers.extract.scene import Scene, between, span_of
from workers.numerals import Quantity

NAME_REACH = 24
"""Most code points between the name of a rate and its figure."""
VERB_REACH = 28
HEADING_ENDS = frozenset({"", "方面", "看", "上", "来看"})
CONDITION = re.compile(
    r"^(?:的|以上的?|以下的?)?[\u4e00-\u9fff]{0,8}(?:企业|项目|单位|网点|商户|工厂)?(?:有|达到?|为)?$"
)
RESTRICTED = re.compile(rf"(?:以上|以下|以内)?的[\u4e00-\u9fff]{{0,8}}?(?:{cues.HEAD})")
HYPOTHETIC = re.compile(
    r"(?:以后|之后|后|时|之前|前|的)[，,]?(?:将|即可|可以|可|才能?|方可|就能|予以|给予)|[\u4e00-\u9fff]{1,10}的[，,](?:将|可|按|每|给予|予以|奖励|补贴|补助)"
)
"""What makes a level a condition of what is to come (达到 95% 后，将)."""
LONGEST_NAME = 14
"""Most code points of the name of another population that a clause begins with."""
ITEM = re.compile(r"[\u4e00-\u9fff]{2,8}")
REACHED = re.compile(
    r"(?:截至)?(?:目前|现在|当前|如今|实际上?|眼下|事实上)?(?:已经?|实际|现|却|就)*(?:达到?了?|完成了?|升至|提高到|恢复到|为|有)"
)
"""What a clause begins with that says how much was reached, of what the clause before planned."""
BEING = re.compile(r"(?:[已仅只均也才都]|分别|依次|双双)*(?:为|是|有|达到?|仅|超过?|近)?了?")
"""A clause that says nothing but that something is so much."""
COMPARED = re.compile(
    r"[\u4e00-\u9fff]{0,6}?(?:最[高低快慢好]|[较略稍偏][高低快慢]|领先|[居列][\u4e00-\u9fff]{1,6}|垫底|落后)$"
)
"""What is said of a place before its figure."""
PEOPLED = ("人口", "人群")
"""Nouns of everybody there is."""
HAN = re.compile(r"[\u4e00-\u9fffA-Z0-9]+")
OPEN_NAME = re.compile(r"率|覆盖面")
"""What the name of a rate that no pack knows ends with."""
ADVERBS = re.compile(r"(?:已|已经|均|都|也|实现|恢复|顺利|全面|有序|陆续|基本|正式|完成|了|能够|成功|率先|,|\s)*$")


def link_rates(scene: Scene, lexicon: Lexicon) -> list[Link]:
    """Return the links of the sentence's percentages, in order."""
    links: list[Link] = []
    for quantity in scene.quantities:
        taken = scene.is_earlier(quantity) or any(link.start == quantity.start for link in links)
        if quantity.unit != "%" or taken:
            continue
        links.extend(_link(scene, lexicon, quantity, links))
    return links


def _link(scene: Scene, lexicon: Lexicon, quantity: Quantity, links: list[Link]) -> Iterator[Link]:
    """Yield the link of one figure and of the list it heads."""
    if rejected(scene, quantity) or _is_condition(scene, quantity):
        return
    found = (
        _by_name(scene, lexicon, quantity)
        or _by_heading(scene, lexicon, quantity)
        or _by_share(scene, lexicon, quantity)
        or _by_verb(scene, lexicon, quantity)
        or _despite_plan(scene, lexicon, quantity)
        or _predicated(scene, lexicon, quantity, links)
        or _carried(scene, quantity, links)
        or _open(scene, quantity)
    )
    if found:
        yield from dealt(scene, found, quantity, lexicon, links)


def rejected(scene: Scene, quantity: Quantity) -> bool:
    """Say whether the words before a figure make it a plan, a condition of a policy, or an amount of change."""
    low, _ = scene.clause(quantity.start)
    left = scene.text[low : quantity.prefix_start]
    named = [mark for mark in scene.of(Sort.TERM, low, quantity.start) if mark.end >= quantity.prefix_start - 1]
    if not named and cues.GROWTH.search(left):
        return True
    return planned(scene, quantity.start) or bool(not named and scene.of(Sort.POLICY, low, quantity.start))


def planned(scene: Scene, at: int) -> bool:
    """Say whether position `at` is governed by a word of planning, or by a date that lies ahead."""
    low, _ = scene.clause(at)
    if scene.of(Sort.PLAN, low, at):
        return True
    if HYPOTHETIC.match(scene.text[_figure_end(scene, at) : scene.end]):
        return True
    before = scene.clause_before(at)
    if before and scene.text[low : low + 2] == cues.AMONG and scene.of(Sort.PLAN, *before):
        return True
    reach = before[0] if before and not between(scene.quantities, *before) else low
    if scene.of(Sort.PLAN, reach, low) and bool(between(scene.dates, reach, low)):
        return True
    today = scene.published.isoformat()
    ahead = [one for one in between(scene.dates, reach, at) if one.as_of is not None and one.as_of > today]
    reached = {one.start for one in ahead if one.role == "until" and scene.text[one.start] == "截"}
    due = [one for one in ahead if one.start not in reached]
    return any(one.first > scene.published or one.role in {"by", "until"} for one in due)


def _figure_end(scene: Scene, at: int) -> int:
    """Return where the figure that begins at `at` ends."""
    return next((item.end for item in between(scene.quantities, at, at + 1)), at)


def _is_condition(scene: Scene, quantity: Quantity) -> bool:
    """Say whether the figure only restricts what the next one counts (到岗率 90% 以上企业 2609 户)."""
    _, high = scene.clause(quantity.start)
    after = [item for item in between(scene.quantities, quantity.end, high) if item.unit not in {"%", ""}]
    low, _ = scene.clause(quantity.start)
    if _restricts(scene, quantity) or cues.SOME_OF.search(scene.text[low : quantity.prefix_start]):
        return True
    if not after or not re.search(r"以上|以下|以内", quantity_words(scene, quantity)):
        return False
    return bool(CONDITION.match(scene.text[quantity.end : after[0].prefix_start]))


def _restricts(scene: Scene, quantity: Quantity) -> bool:
    """Say whether a rate's name and its figure only say which ones are meant (复工率 90% 以上的企业)."""
    low, high = scene.clause(quantity.start)
    bounded = re.search(r"(?:以上|以下|以内|不足|低于|超过)", scene.text[quantity.prefix_start : quantity.end + 2])
    head = RESTRICTED.match(scene.text[quantity.end : high])
    return bool(bounded and head and scene.of(Sort.TERM, low, quantity.start))


def quantity_words(scene: Scene, quantity: Quantity) -> str:
    """Return the figure's own words with two more after it."""
    return scene.text[quantity.start : quantity.end + 2]


def _by_name(scene: Scene, lexicon: Lexicon, quantity: Quantity) -> Link | None:
    """Link by the name of a rate in the same clause."""
    _, high = scene.clause(quantity.start)
    low = scene.resumed(scene.changes.get(quantity.start, quantity).start)
    rates = [mark for mark in scene.of(Sort.TERM, low, high) if rates_of(lexicon, mark)]
    for mark in rates:
        gap = scene.text[quantity.end : mark.start]
        if mark.start >= quantity.end and gap in {"", "的"}:
            return _made(lexicon, mark, quantity, Rule.TERM_AFTER)
    group = scene.group(quantity)
    for mark in reversed([mark for mark in rates if mark.end <= quantity.prefix_start]):
        gap = cues.ASIDE.sub("", scene.text[mark.end : group[0].prefix_start])
        if len(gap) <= NAME_REACH and not _other_figure(scene, mark.end, group[0].start):
            return _made(lexicon, mark, quantity, Rule.TERM_BEFORE)
        change = _other_figures(scene, mark.end, group[0].start)
        if len(change) == 1 and change[0] is scene.changes.get(quantity.start):
            return _made(lexicon, mark, quantity, Rule.TERM_BEFORE)
    return None


def _by_heading(scene: Scene, lexicon: Lexicon, quantity: Quantity) -> Link | None:
    """Link by the name of a rate that the clause before ends with (各市复工率，德州 92.8%、聊城 90.6%)."""
    before = scene.clause_before(quantity.start)
    low, _ = scene.clause(quantity.start)
    if not before:
        return None
    for mark in scene.of(Sort.TERM, *before):
        ends = scene.text[mark.end : before[1]].strip(" ：:") in HEADING_ENDS
        if ends and rates_of(lexicon, mark) and between(scene.places, low, quantity.start):
            return _made(lexicon, mark, quantity, Rule.TERM_BEFORE)
    return None


def _made(lexicon: Lexicon, mark: Mark, quantity: Quantity, rule: Rule) -> Link:
    """Return the link of the figure to the first rate of the mark."""
    return Link(rates_of(lexicon, mark)[0], quantity.start, quantity.end, (mark.start, mark.end), rule, quantity)


def _other_figures(scene: Scene, start: int, end: int) -> list[Quantity]:
    """Return the figures with a unit in [start, end)."""
    asides = [(start + found.start(), start + found.end()) for found in cues.ASIDE.finditer(scene.text[start:end])]
    return [
        item
        for item in between(scene.quantities, start, end)
        if item.unit and item.unit not in cues.SPANS and not any(low < item.start < high for low, high in asides)
    ]


def _other_figure(scene: Scene, start: int, end: int) -> bool:
    """Say whether another figure stands in [start, end)."""
    return bool(_other_figures(scene, start, end))


def _by_share(scene: Scene, lexicon: Lexicon, quantity: Quantity) -> Link | None:
    """Link 占总数的 68 % to the rate of which the count before it is the numerator."""
    low, _ = scene.clause(quantity.start)
    left = scene.text[low : quantity.prefix_start]
    share = cues.SHARE.search(left) or cues.PROPORTION.match(left) or _of_their_own(lexicon, left)
    if not share:
        return None
    verbs = scene.of(Sort.VERB, scene.start, quantity.start) + scene.of(Sort.TERM, scene.start, quantity.start)
    for mark in sorted(verbs, key=lambda one: one.start, reverse=True):
        for rate in lexicon.rates:
            if rate.numerator and set(rate.numerator) & set(mark.ids) and _fits(scene, lexicon, rate.id, mark):
                anchor = (low + share.start(), low + share.end())
                return Link(rate.id, quantity.start, quantity.end, anchor, Rule.SHARE, quantity)
    return None


def _of_their_own(lexicon: Lexicon, left: str) -> re.Match[str] | None:
    """Return a share that is said to be one of those a rate is of (占受影响用户的 98 %)."""
    share = cues.PART_OF.search(left)
    return share if share and share["whole"].endswith((*lexicon.people, *PEOPLED)) else None


def _fits(scene: Scene, lexicon: Lexicon, rate: str, mark: Mark) -> bool:
    """Say whether the word that counted the numerator is a word of this very rate, or of no rate at all."""
    word = scene.text[mark.start : mark.end]
    verbs = [item for item in lexicon.rates if word in item.verbs]
    if mark.sort is Sort.VERB and len(verbs) > 0:
        return rate in {item.id for item in verbs}
    return True


def _by_verb(scene: Scene, lexicon: Lexicon, quantity: Quantity) -> Link | None:
    """Link by a verb of a rate: 90% 已经复工, 复工复产已经达到 98%."""
    low, high = scene.clause(quantity.start)
    following = between(scene.quantities, quantity.end, high)
    reach = following[0].start if following else high
    if any(rates_of(lexicon, mark) for mark in scene.of(Sort.TERM, quantity.end, reach)):
        return None
    for mark in scene.of(Sort.VERB, quantity.end, min(reach, quantity.end + VERB_REACH)):
        predicate = ADVERBS.search(scene.text[quantity.end : mark.start]) and _ends_predicate(scene, mark)
        if predicate and not scene.of(Sort.PLAN, quantity.end, mark.start):
            found = _verb_link(scene, lexicon, mark, quantity, Rule.VERB_AFTER)
            if found:
                return found
    for mark in reversed(scene.of(Sort.VERB, low, quantity.prefix_start)):
        if cues.COPULA.match(scene.text[mark.end : quantity.prefix_start]):
            return _verb_link(scene, lexicon, mark, quantity, Rule.VERB_BEFORE)
    return None


def _ends_predicate(scene: Scene, mark: Mark) -> bool:
    """Say whether the verb is the clause's predicate and not the beginning of a name (复工企业, 复工政策)."""
    return bool(re.match(r"[，。；、,;）)”\s了并且而]|$|[！？!?.]|的?$|达|生产", scene.text[mark.end : mark.end + 1]))


def _verb_link(scene: Scene, lexicon: Lexicon, mark: Mark, quantity: Quantity, rule: Rule) -> Link | None:
    """Return the link of the figure to the rate whose verb the mark is; people's verbs where people are spoken of."""
    rates = [item for item in lexicon.rates if item.id in mark.ids]
    low, _ = scene.clause(quantity.start)
    words = scene.text[low : mark.end]
    rates.sort(key=lambda item: not any(noun in words for noun in item.nouns) if item.nouns else False)
    if not rates:
        return None
    return Link(rates[0].id, quantity.start, quantity.end, (mark.start, mark.end), rule, quantity)


def _carried(scene: Scene, quantity: Quantity, links: list[Link]) -> Link | None:
    """Carry the indicator on to a clause that names only another place or population (B 区 96 %)."""
    if not links or links[-1].rule is Rule.OPEN:
        return None
    low = scene.resumed(quantity.start)
    last = links[-1]
    if _other_figure(scene, max(low, last.end), quantity.start):
        return None
    places = between(scene.places, low, quantity.start)
    subjects = scene.of(Sort.SUBJECT, low, quantity.start)
    named = max([*[item.end for item in places], *[mark.end for mark in subjects]], default=0)
    if _headed(scene, low, quantity) or _listed_noun(scene, low, quantity, last):
        return Link(last.indicator, quantity.start, quantity.end, last.anchor, Rule.ELLIPSIS, quantity)
    if not named:
        return None
    gap = re.sub(
        r"^(?:等(?:\w{0,3}[省市区县地])?|[\u4e00-\u9fff]{0,6}(?:企业|项目|行业|业))",
        "",
        scene.text[named : quantity.prefix_start],
    )
    if not cues.COPULA.match(gap):
        return None
    return Link(last.indicator, quantity.start, quantity.end, last.anchor, Rule.ELLIPSIS, quantity)


def _despite_plan(scene: Scene, lexicon: Lexicon, quantity: Quantity) -> Link | None:
    """Link what was reached to the rate that the clause before planned (计划开工率达到 90 %，目前已达 94 %)."""
    low, _ = scene.clause(quantity.start)
    before = scene.clause_before(quantity.start)
    if not before or not REACHED.fullmatch(scene.text[low : quantity.prefix_start]):
        return None
    planned_for = [item for item in between(scene.quantities, *before) if item.unit == "%" and rejected(scene, item)]
    rates = [mark for mark in scene.of(Sort.TERM, *before) if rates_of(lexicon, mark)]
    return _made(lexicon, rates[-1], quantity, Rule.TERM_BEFORE) if planned_for and rates else None


def _predicated(scene: Scene, lexicon: Lexicon, quantity: Quantity, links: list[Link]) -> Link | None:
    """Link a clause that is but a verb of being and its figure to what the clause before is about.

    That clause names the rate (复工率居首位，为 98 %), or whose it is by what is said of it (某县最低，为 81 %).
    """
    low, _ = scene.clause(quantity.start)
    before = scene.clause_before(quantity.start)
    first = scene.group(quantity)[0]
    if not before or not BEING.fullmatch(scene.text[low : first.prefix_start]) or _other_figure(scene, *before):
        return None
    rates = [mark for mark in scene.of(Sort.TERM, *before) if rates_of(lexicon, mark)]
    if rates:
        return _made(lexicon, rates[-1], quantity, Rule.TERM_BEFORE)
    placed = [item for item in between(scene.places, *before) if COMPARED.match(scene.text, item.end, before[1])]
    last = links[-1] if links and links[-1].rule is not Rule.OPEN else None
    return (
        Link(last.indicator, quantity.start, quantity.end, span_of(placed[-1]), Rule.ELLIPSIS, quantity)
        if (last and placed)
        else None
    )


def _headed(scene: Scene, low: int, quantity: Quantity) -> bool:
    """Say whether the clause is but the name of another population and its figure (，金融业超过 99%，)."""
    if scene.text[quantity.end : quantity.end + 1] not in {"，", "、", "；", "。", ",", ";", ""}:
        return False
    words = cues.ASIDE.sub("", scene.text[low : quantity.prefix_start]).removeprefix(cues.AMONG).lstrip("，")
    ends = [at for at in range(1, min(len(words), LONGEST_NAME) + 1) if cues.COPULA.match(words[at:])]
    return any(HAN.fullmatch(words[:at]) and is_head(words[:at]) for at in ends)


def _listed_noun(scene: Scene, low: int, quantity: Quantity, last: Link) -> bool:
    """Say whether the clause is but the next item of a list, whatever its noun ends with (便利店 97 %、洗染 77 %)."""
    words = scene.text[low : quantity.prefix_start]
    follows = last.end == low - 1 and scene.text[low - 1] == "、"
    ends = scene.text[quantity.end : quantity.end + 1] in {"，", "、", "；", "。", ""}
    return follows and ends and bool(ITEM.fullmatch(words)) and not scene.of(Sort.TERM, low, quantity.start)


def _open(scene: Scene, quantity: Quantity) -> Link | None:
    """Keep a rate that no pack knows under its own words."""
    low, _ = scene.clause(quantity.start)
    at = low
    for found in OPEN_NAME.finditer(scene.text, low, quantity.prefix_start):
        at = found.end()
    if at == low or not cues.COPULA.match(scene.text[at : quantity.prefix_start]):
        return None
    start = _name_start(scene, low, at)
    name = scene.text[start:at]
    short = len(name) < 2 or scene.text[start - 1] in "未不没"  # noqa: PLR2004 - 率 alone is no name
    if short or re.search(r"增长|降|增|利率|税率|汇率|概率|效率|速率", name):
        return None
    return Link(f"?{name}", quantity.start, quantity.end, (start, at), Rule.OPEN, quantity)


def _name_start(scene: Scene, low: int, end: int) -> int:
    """Return where the name that ends at `end` begins: the last word or two before it."""
    words = scene.words_in(low, end)
    start = end
    for word in reversed(words[-3:]):
        if scene.text[word[0] : word[1]] in cues.STOPS or not re.match(r"[\u4e00-\u9fff]", scene.text[word[0]]):
            break
        if start < end and len(scene.text[start:end]) > 1 and is_head(scene.text[word[0] : word[1]]):
            break
        if end - word[0] > 6:  # noqa: PLR2004 - 满意率, 抽检合格率: longer is a phrase
            break
        start = word[0]
    return start
