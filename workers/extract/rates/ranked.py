"""Figures dealt out over places that the clause before ranks (甲、乙、丙复工率居前三位，依次为 98 %、97 %、96 %)."""

from itertools import pairwise

from shuize.pack import Indicator
from shuize.types import Span
from workers.extract.links.link import Link, Rule
from workers.extract.links.plans import planned
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.where.governing import governs
from workers.extract.words.lexicon import BEARERS, Lexicon, Mark, Sort
from workers.extract.words.units import counts_in
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

OPENINGS = ("依次", "分别")
DEALS = re.compile(r"(?:依次|分别)(?:均?超过?|高?达到?|为|是|有|完成|约|实现)*(?:了)?")
"""What a clause is before figures that it deals out."""
NAMED = re.compile(
    r"的?[\u4e00-\u9fff]{0,2}?(?:总?数量?|[家户人个]数|面积|金额|总?量|总?额|进度|率)?"
    r"(?:(?:均|都|也)?(?:[居位排列名最较领靠]|全[省市区县国]|在全).{0,10})?"
)
"""What follows the verb or name in the clause of the places: a noun of number, and their rank."""
RANK = re.compile(r"[居位排列名领靠](?:列|居|在|于|先|前)?[^，。；]{0,8}")
"""A clause of its own that says but a rank (位居全省前三)."""

IS = re.compile(r"(?:为|是|有|：)$")
"""What leads from the name of a list to its first place."""


def ranked(scene: Scene, lexicon: Lexicon, figure: Quantity, last: str | None = None) -> Link | None:
    """Return the link of a figure that is dealt to one of as many places, listed in the clause before.

    `last` is what was counted last, which one verb of several indicators means.
    """
    first, second = OPENINGS
    start, end = scene.start, figure.start
    if scene.text.find(first, start, end) < 0 and scene.text.find(second, start, end) < 0:
        return None
    group = scene.group(figure)
    low, _ = scene.clause(group[0].start)
    if not scene.text.startswith(OPENINGS, low) or len(group) == 1:
        return None
    before = scene.clause_before(low)
    if before and RANK.fullmatch(scene.text, *before):
        before = scene.clause_before(before[0])
    if not before or not DEALS.fullmatch(scene.text, low, group[0].prefix_start):
        return None
    found = _named(scene, lexicon, figure, before, last)
    if found is None or len(_places(scene, before[0], found[1].start)) != len(group):
        return None
    item, mark = found
    rank, anchor = group.index(figure), (mark.start, mark.end)
    return Link(item.id, figure.start, figure.end, anchor, Rule.LIST, figure, rank=rank, of=len(group))


def in_brackets(scene: Scene, lexicon: Lexicon, quantity: Quantity) -> Link | None:
    """Link a figure in brackets after its place by the name that leads the list (日产量前二的是甲市（31 万只）、…)."""
    opened = quantity.prefix_start - 1
    if scene.text[opened] != "（" or scene.text[quantity.end : quantity.end + 1] != "）":
        return None
    low = scene.clause(opened - 1)[0]
    while low > scene.start and scene.text[low - 1] == "）" and scene.text[low] == "、":
        low = scene.clause(scene.text.rfind("（", scene.start, low) - 1)[0]
    placed = between(scene.places, low, opened)
    first = next((place.start for place in placed if IS.search(scene.text, low, place.start)), low)
    named = [mark for sort in BEARERS for mark in scene.of(sort, low, first)]
    meant = [(one, mark) for mark in named for one in mark.ids if counts_in(lexicon.indicators[one], quantity)]
    if not meant or not placed or scene.text[placed[-1].end : opened].strip():
        return None
    one, mark = meant[-1]
    return Link(one, quantity.start, quantity.end, (mark.start, mark.end), Rule.TERM_BEFORE, quantity)


def _places(scene: Scene, low: int, high: int) -> list[object]:
    """Return the places that a stretch lists one after the other, none where they are no list."""
    named = [one for one in between(scene.places, low, high) if governs(scene, one) and not one.reference]
    return list(named) if all(scene.listed(one, other) for one, other in pairwise(named)) else []


def _named(
    scene: Scene, lexicon: Lexicon, figure: Quantity, before: Span, last: str | None
) -> tuple[Indicator, Mark] | None:
    """Return what the clause of the places names last that counts in the figure's unit, and where."""
    told = lexicon.rates if figure.unit == "%" else lexicon.counted_in.get(figure.unit, ())
    for mark in sorted((*scene.of(Sort.TERM, *before), *scene.of(Sort.VERB, *before)), reverse=True):
        meant = [one for one in told if one.id in mark.ids and counts_in(one, figure)]
        item = next((one for one in meant if one.id == last), meant[0] if meant else None)
        told_against = item and any(item.id in one.ids for one in scene.of(Sort.AVOID, *before))
        if item and not told_against and not planned(scene, mark.start):
            return (item, mark) if NAMED.fullmatch(scene.text, mark.end, before[1]) else None
    return None
