"""Which rate a percentage is a figure of: by its name, its verb, as a share, or carried on from the one before."""

from collections.abc import Iterator

from shuize.pack import Indicator
from shuize.types import Relation
from workers.extract.counts.ahead import fulfils
from workers.extract.counts.beside import against
from workers.extract.links.deal import dealt, made, rates_of
from workers.extract.links.link import Link, Rule
from workers.extract.links.plans import rejected
from workers.extract.rates.conditions import is_condition
from workers.extract.rates.counted import only_counted, tells_apart
from workers.extract.rates.onward import (
    by_heading,
    carried,
    compared,
    continued,
    dealt_on,
    despite_plan,
    exactly,
    going_well,
    other_figure,
    reached,
)
from workers.extract.rates.portions import by_share, of_counted
from workers.extract.rates.ranked import in_brackets, ranked
from workers.extract.rates.recovered import recovered, restored
from workers.extract.rates.told_of import fulfils_task, of_those_before, of_whom, with_goods
from workers.extract.rates.unnamed import by_ending, open_rate
from workers.extract.sentence.led import led
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.words import cues
from workers.extract.words.heads import is_head
from workers.extract.words.lexicon import Lexicon, Mark, Sort
from workers.numbers.numerals import Quantity
from workers.numbers.relations import interval
from workers.text import lazyre as re

BRACKETS = frozenset("（(")
NAME_REACH = 24
"""Most code points between the name of a rate and its figure."""
VERB_REACH = 28
LONGEST_NAME = 12
"""Most code points of the name of those who did it, between a verb and its figure."""
LISTED = re.compile(r"的?[\u4e00-\u9fffA-Za-z0-9]{2,14}[、和与及]")
"""What stands between two items of a list of shares."""
BOUNDED = re.compile(
    r"""(?:(?P<approx>(?:约|大概|大致|估计)占[^，。；]*|约(?=[^，。；]{0,8}(?:面积|总[数量体额])的)[^，。；]*)
        |占?(?:(?P<ge>超过?|逾|突破)|(?P<lt>接近|近|不足|不到))
         (?:全[省市县区国])?[\u4e00-\u9fff]{0,6}(?:(?:面积|总数|总量|总体|总额|人口|户数)的|面积))$""",
    re.VERBOSE,
)
"""What says of a share, before what it is a share of, that it is more, less or not exactly so (超过播种面积的 54 %)."""
ABOUT = re.compile(r"(?<![预签节合契履制相公违邀解特条])(?:大?约|大概|大致)[已可能]?")
REST = "则"
"""What stands behind a share that others of the same whole have theirs beside (5 % 于 2 日复工，76 % 则…)."""
REACHES = re.compile(r"恢复|完成|达|提[升高]|回升|占")
"""What says before a verb that its figure is not exactly so (产能约恢复至正常水平的七成)."""


AREA = "积"
"""What the name of an area ends with."""


AGAINST = (rejected, is_condition, only_counted, tells_apart)
"""What speaks against any percentage; it is asked of those that have a rate."""


def link_rates(scene: Scene, lexicon: Lexicon) -> list[Link]:
    """Return the links of the sentence's percentages, in order."""
    links: list[Link] = []
    held: set[int] = set()
    for quantity in scene.quantities:
        if quantity.unit != "%" or quantity.start in held or scene.is_earlier(quantity):
            continue
        fresh = list(_link(scene, lexicon, led(scene, quantity), links))
        links += fresh
        held.update(link.start for link in fresh)
    return links


def _link(scene: Scene, lexicon: Lexicon, quantity: Quantity, links: list[Link]) -> Iterator[Link]:
    """Yield the link of one figure and of the list it heads."""
    found = _known(scene, lexicon, quantity, links) or open_rate(scene, quantity)
    if found and not any(says_no(scene, quantity) for says_no in AGAINST):
        yield from (_about(scene, link) for link in dealt(scene, found, quantity, lexicon, links))


def _known(scene: Scene, lexicon: Lexicon, quantity: Quantity, links: list[Link]) -> Link | None:
    """Return the link of one figure to a rate of the packs, if nothing beside it speaks against that."""
    found = (
        of_counted(scene, lexicon, quantity)
        or _by_name(scene, lexicon, quantity)
        or _by_number(scene, lexicon, quantity)
        or ranked(scene, lexicon, quantity)
        or in_brackets(scene, lexicon, quantity)
        or by_heading(scene, lexicon, quantity)
        or by_share(scene, lexicon, quantity)
        or _by_verb(scene, lexicon, quantity)
        or despite_plan(scene, lexicon, quantity)
        or going_well(scene, lexicon, quantity)
        or reached(scene, quantity, links)
        or dealt_on(scene, quantity, links)
        or exactly(scene, quantity, links)
        or recovered(scene, lexicon, quantity)
        or restored(scene, lexicon, quantity)
        or compared(scene, quantity, links)
        or carried(scene, quantity, links)
        or continued(scene, lexicon, quantity, links)
        or by_ending(scene, lexicon, quantity)
    )
    return None if found and against(scene, found) else found


def _about(scene: Scene, link: Link) -> Link:
    """Return the link with its figure bounded as its share is said to be (约占总面积的 26 %, 超过总数的 54 %)."""
    figure = link.quantity
    if figure is None or figure.relation is not Relation.EQ:
        return link
    low, _ = scene.clause(figure.start)
    if _is_about(scene, low, figure.prefix_start):
        return _bounded(link, figure, Relation.APPROX)
    bounded = BOUNDED.search(scene.text, low, figure.prefix_start)
    relation = bounded and next(one for one in (Relation.GE, Relation.LT, Relation.APPROX) if bounded[one.value])
    return _bounded(link, figure, relation) if relation else link


def _is_about(scene: Scene, low: int, end: int) -> bool:
    """Say whether a verb before the figure is said to hold but about."""
    verbs = {mark.start for mark in scene.of(Sort.VERB, low, end)}
    said = (found.end() for found in ABOUT.finditer(scene.text, low, end))
    return any(at in verbs or REACHES.match(scene.text, at, end) for at in said)


def _bounded(link: Link, figure: Quantity, relation: Relation) -> Link:
    """Return the link with its figure so bounded."""
    least, most = interval(figure.value, relation, None)
    return link._replace(quantity=figure._replace(relation=relation, low=least, high=most))


def _by_name(scene: Scene, lexicon: Lexicon, quantity: Quantity) -> Link | None:
    """Link by the name of a rate in the same clause."""
    if Sort.TERM not in scene.sorts:
        return None
    _, high = scene.clause(quantity.start)
    low = scene.resumed(scene.steps(scene.changes.get(quantity.start, quantity))[0].start)
    rates = [mark for mark in scene.of(Sort.TERM, low, high) if rates_of(lexicon, mark)]
    for mark in rates:
        gap = scene.text[quantity.end : mark.start]
        if mark.start >= quantity.end and gap in {"", "的"}:
            return made(lexicon, mark, quantity, Rule.TERM_AFTER)
    group = scene.group(quantity)
    opened = group[0].prefix_start - 1
    if scene.text[opened] in BRACKETS and not scene.text.startswith("的", quantity.end + 1):
        named = [mark for mark in scene.of(Sort.TERM, opened - NAME_REACH, opened) if mark.end == opened]
        rates += [mark for mark in named if rates_of(lexicon, mark)]
    first = group[0] if group[0].start < quantity.start else quantity
    for mark in reversed([mark for mark in rates if mark.end <= quantity.prefix_start]):
        gap = cues.ASIDE.sub("", scene.text[mark.end : first.prefix_start])
        if len(gap) <= NAME_REACH and not other_figure(scene, mark.end, first.prefix_start):
            return made(lexicon, mark, quantity, Rule.TERM_BEFORE)
    return None


COMPLETED_WITHIN = 60
"""How far before its figure, or the list that this stands in, a verb may stand that it completes."""


def _by_number(scene: Scene, lexicon: Lexicon, quantity: Quantity) -> Link | None:
    """Link by the name of those who did it, of whom the figure is the share (返岗人数超过六成, 复工企业达 95 %)."""
    low, _ = scene.clause(quantity.start)
    whole = cues.SHARE.search(scene.text[low : quantity.start])
    since = low + whole.start() if whole else quantity.prefix_start
    for mark in reversed(scene.of(Sort.TERM, low, since)):
        if not cues.COPULA.match(scene.text[mark.end : quantity.prefix_start]):
            continue
        word = scene.text[mark.start : mark.end]
        rates = [
            rate for one in mark.ids for rate in lexicon.rates_of.get(one, ()) if _is_share(lexicon, rate, one, word)
        ]
        if rates:
            return Link(rates[0].id, quantity.start, quantity.end, (mark.start, mark.end), Rule.TERM_BEFORE, quantity)
    return None


def _is_share(lexicon: Lexicon, rate: Indicator, counted: str, word: str) -> bool:
    """Say whether the name of what is counted can have a share: people, an area, or who did it by a verb."""
    done = any(verb in word for verb in rate.verbs)
    return done and word[-1] == AREA if lexicon.indicators[counted].measure == "output" else done or bool(rate.nouns)


def _by_verb(scene: Scene, lexicon: Lexicon, quantity: Quantity) -> Link | None:
    """Link by a verb of a rate: 90% 已经复工, 复工复产已经达到 98%."""
    low, high = scene.clause(quantity.start)
    following = [one for one in between(scene.quantities, quantity.end, high) if one.unit != "岁"]
    reach = following[0].start if following else high
    if any(rates_of(lexicon, mark) for mark in scene.of(Sort.TERM, quantity.end, reach)):
        return None
    for mark in scene.of(Sort.VERB, quantity.end, min(reach, quantity.end + VERB_REACH)):
        ended = _ends_predicate(scene, mark) or _has_object(scene, lexicon, mark)
        rest = scene.text.startswith(REST, quantity.end)
        predicate = not rest and (ended or fulfils(scene, mark))
        if predicate and not scene.of(Sort.PLAN, quantity.end, mark.start):
            found = _verb_link(scene, lexicon, mark, quantity, Rule.VERB_AFTER)
            if found:
                return found
    shared = _of_next(scene, lexicon, quantity)
    if shared:
        return shared
    first = min(scene.group(quantity)[0].prefix_start, quantity.prefix_start)
    for mark in reversed(scene.of(Sort.VERB, max(low, first - COMPLETED_WITHIN), quantity.prefix_start)):
        told = scene.text[with_goods(scene, mark) : quantity.prefix_start]
        if _completes(told) or fulfils_task(scene, mark, quantity):
            return _verb_link(scene, lexicon, mark, quantity, Rule.VERB_BEFORE)
    return None


def _completes(words: str) -> bool:
    """Say whether the words lead from a verb to its figure, with at most those between who did it (到岗[工人]不足)."""
    ends = (at for at in range(2, LONGEST_NAME + 1) if is_head(words[:at].removeprefix("的")))
    return any(cues.COPULA.match(words[at:]) for at in (0, *ends))


def _has_object(scene: Scene, lexicon: Lexicon, verb: Mark) -> bool:
    """Say whether what a tally counts, or a sort of it, stands right behind the verb (接种流感疫苗)."""
    sorts = (mark for mark in scene.of(Sort.SUBJECT, verb.end, verb.end + 1) if mark.ids[0] in lexicon.sorts)
    return bool(scene.of(Sort.NOUN, verb.end, verb.end + 1)) or any(sorts)


def _of_next(scene: Scene, lexicon: Lexicon, quantity: Quantity) -> Link | None:
    """Link by the verb that a list of shares has in common (96% 的 A、88% 的 B 已复工)."""
    after = between(scene.quantities, quantity.end, quantity.end + VERB_REACH)
    if not after or after[0].unit != "%" or not LISTED.fullmatch(scene.text[quantity.end : after[0].prefix_start]):
        return None
    found = _by_verb(scene, lexicon, after[0])
    if found is None or found.rule is not Rule.VERB_AFTER:
        return None
    return found._replace(start=quantity.start, end=quantity.end, quantity=quantity)


def _ends_predicate(scene: Scene, mark: Mark) -> bool:
    """Say whether the verb is the clause's predicate and not the beginning of a name (复工企业, 复工政策)."""
    return bool(re.match(r"[，。；、,;）)”\s了并且而]|$|[！？!?.]|的?$|达|生产", scene.text[mark.end : mark.end + 1]))


def _verb_link(scene: Scene, lexicon: Lexicon, mark: Mark, quantity: Quantity, rule: Rule) -> Link | None:
    """Return the link of the figure to the rate whose verb the mark is; people's verbs where people are spoken of."""
    low, _ = scene.clause(quantity.start)
    words = scene.text[low : mark.end]
    rates = [item for item in lexicon.rates if item.id in mark.ids] or of_whom(scene, lexicon, mark, quantity)
    rates = rates or of_those_before(scene, lexicon, mark, quantity)
    rates.sort(key=lambda item: not any(noun in words for noun in item.nouns) if item.nouns else False)
    if not rates:
        return None
    return Link(rates[0].id, quantity.start, quantity.end, (mark.start, mark.end), rule, quantity)
