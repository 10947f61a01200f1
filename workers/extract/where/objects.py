"""A place that another, which its clause opens with, only does something to or with: nothing is so there."""

from collections.abc import Callable, Sequence

from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.words.codes import NATION, inside
from workers.extract.words.lexicon import Sort
from workers.places.mentioned import PlaceMention
from workers.places.names import RANK
from workers.text import lazyre as re

OPENS = re.compile(
    r"[\s“‘：:]*(?:目前|眼下|当前|现在|如今|近日|日前|近期|近来|近年来|今年|今天|昨天|同样|同时|此外|另外|其中|例如|比如|据了解|据悉|而|但|在)?[，,]?"
)
"""What may stand between the beginning of a clause and the place that it is of, dates aside."""
ARRIVES = re.compile(
    r"[^，。；]+?(?:落户|落地|[入进]驻|来到?|回到?|走进|走访|深入|投资|下沉|位于|地处)$|[^，。；]{0,8}(?:[人商队员]|企业|公司)在$"
)
"""Verbs of somebody who comes to a place: what is told after them is told of it (广东企业家来到毕节)."""
MADE = re.compile("(?:[出生]?产|制?造|运来|发来|引进)的")
"""What makes the first place only where something is from (武汉产的机器在毕节)."""
LISTED, WITH = frozenset("、和及暨"), frozenset("与同跟和")
"""What joins places that are told of alike, and what leads to one with whom something is done."""
TOGETHER = re.compile(
    r"[\u4e00-\u9fff]{0,6}?(?:结[成对]|签[署订约]|合作|联手|联合|对接|携手|协作|共[建同]|接壤|相邻|交界|毗邻|相比)"
)
"""What one place does with another, of which nothing more is told."""
TELLS = (Sort.TERM, Sort.VERB, Sort.NOUN)


def is_object(scene: Scene, item: PlaceMention, governs: Callable[[Scene, PlaceMention], bool]) -> bool:
    """Say whether the place is what the one that opens its clause acts on, or with: 甲市学习乙市做法, 甲市与乙市签约.

    Where the clause tells a figure both may be meant.
    """
    if item.reference or item.level == "nation" or not between(scene.places, scene.start, item.start):
        return False
    low, high = scene.clause(item.start)
    named = between(scene.places, low, item.start)
    if not named or not _apart(named[0], item):
        return False
    first, text = named[0], scene.text
    gap = text[first.end : _list_of(scene, named, item).start]
    beside = text[first.end : item.start]
    if not (beside in WITH and TOGETHER.match(text, item.end, high)) and not _acts(gap):
        return False
    if first.start > low and not OPENS.fullmatch(scene.undated(low, first.start)):
        return False
    told = tells(scene, first.end, high) or between(scene.quantities, first.end, item.start)
    return not told and governs(scene, first)


def tells(scene: Scene, low: int, high: int) -> bool:
    """Say whether the stretch holds a figure and a word that can make one of something, or all of a population."""
    if scene.of(Sort.COMPLETE, low, high):
        return True
    return any(scene.of(sort, low, high) for sort in TELLS) and bool(between(scene.quantities, low, high))


def _acts(gap: str) -> bool:
    """Say whether the words between two places do more than list them, or bring somebody from the one to the other."""
    return bool(gap) and gap not in WITH and gap[-1] not in LISTED and not (ARRIVES.match(gap) or MADE.match(gap))


def _list_of(scene: Scene, named: Sequence[PlaceMention], item: PlaceMention) -> PlaceMention:
    """Return the first place of the list that the mention stands in."""
    first = item
    for other in reversed(named):
        if not scene.listed(other, first):
            break
        first = other
    return first


def _apart(first: PlaceMention, item: PlaceMention) -> bool:
    """Say whether neither the place lies in the first, nor the first is left out."""
    if first.excluded or item.excluded or first.level == "foreign":
        return False
    if first.reference:
        return RANK.get(first.reference, 0) >= RANK.get(item.level, len(RANK))
    code = item.code or ""
    return first.code not in {None, NATION.code, code} and not inside(code, str(first.code))
