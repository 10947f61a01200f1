"""Names in a list, each with its own of the figures that 分别 deals out (确诊病例和治愈病例分别为 5 例、4 例)."""

from typing import NamedTuple

from workers.extract.links.link import Link, Rule
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.words.lexicon import BEARERS, Lexicon, Mark, Sort
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

JOINED = re.compile(r"(?:、|和|及|与|以及)?[\u4e00-\u9fff]{0,4}")
"""What stands between two names of a list; some are written without a pause (日产能产量)."""


PAIR_ENDS, TWO = re.compile(r"均?分别"), 2
"""What follows two names with one 日 before both."""


class Own(NamedTuple):
    """The name of one figure of such a list."""

    low: int
    """Where the words begin that are its own."""
    mark: Mark
    first: int
    """Where the first name of the list begins."""


def own_name(scene: Scene, figure: Quantity) -> Own | None:
    """Return the figure's own name where as many names are listed before 分别 as figures after it."""
    group = scene.group(figure)
    if len(group) == 1 or not scene.sorts.get(Sort.RESPECTIVELY):
        return None
    low, _ = scene.clause(group[0].start)
    said = scene.of(Sort.RESPECTIVELY, low, group[0].start)
    names = [mark for mark in between(scene.marks, low, said[-1].start) if mark.sort in BEARERS] if said else []
    run = names[-1:]
    for mark in reversed(names[:-1]):
        if not JOINED.fullmatch(scene.text, mark.end, run[0].start):
            break
        run.insert(0, mark)
    if len(run) != len(group):
        return None
    rank = group.index(figure)
    return Own(run[rank - 1].end if rank else low, run[rank], run[0].start)


def second_of_day(scene: Scene, lexicon: Lexicon, quantity: Quantity) -> Link | None:
    """Link the second of two figures of a day whose names share their day (日产能产量分别为 96 万只、66 万只)."""
    group = scene.group(quantity) if scene.sorts.get(Sort.RESPECTIVELY) else ()
    if len(group) != TWO or group[1] is not quantity:
        return None
    low, _ = scene.clause(group[0].start)
    for mark in reversed(scene.of(Sort.TERM, low, group[0].start)):
        name = next((one for one in lexicon.daily if scene.text.startswith(one, mark.end)), "")
        one = lexicon.daily.get(name, "")
        if name and one not in mark.ids and PAIR_ENDS.match(scene.text, mark.end + len(name)):
            span = (mark.start, mark.end + len(name))
            return Link(one, quantity.start, quantity.end, span, Rule.TERM_BEFORE, quantity)
    return None
