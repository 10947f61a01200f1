"""Names in a list, each with its own of the figures that 分别 deals out (确诊病例和治愈病例分别为 5 例、4 例)."""

from typing import NamedTuple

from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.words.lexicon import BEARERS, Mark, Sort
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

JOINED = re.compile(r"(?:、|和|及|与|以及)?[\u4e00-\u9fff]{0,4}")
"""What stands between two names of a list; some are written without a pause (日产能产量)."""


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
