"""Whether a figure stands alone: nothing that is not known beside it, nothing between it and what it counts."""

from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.tallies.aspects import ASPECT_WORDS
from workers.extract.tallies.behind import JOINTS
from workers.extract.tallies.course import Spot
from workers.extract.tallies.unclaimed import unclaimed
from workers.extract.tallies.unsaid import RECORD
from workers.extract.words.lexicon import Sort
from workers.text import lazyre as re

NAMES = frozenset({Sort.TERM, Sort.NOUN, Sort.SUBJECT})
ADDED = re.compile("新增|新报告|新发")
"""What says right behind a figure that so many came (85 例新增确诊病例)."""
RANKED = re.compile(r"为?(?:最[多高少]|居[冠首多次]|[居排列]名?第[一二三四五六七八九十\d]+位?|次之|领先|为首)")


def bare(scene: Scene, spot: Spot) -> bool:
    """Say whether nothing that is not known stands beside the figure in its clause, but that none is higher."""
    highest = RANKED.match(scene.text, spot.figure.end, scene.end) or RECORD.match(
        scene.text, spot.figure.end, scene.end
    )
    start = min(highest.end(), spot.high) if highest else spot.figure.end
    return unclaimed(scene, spot.low, spot.figure.prefix_start) and unclaimed(scene, start, _own_end(scene, spot))


def _own_end(scene: Scene, spot: Spot) -> int:
    """Return where the words behind a figure end that are its own: before what joins the next one's to them."""
    if spot.high == scene.clause(spot.figure.start)[1]:
        return spot.high
    named = [mark for mark in between(scene.marks, spot.figure.end, spot.high) if mark.sort in NAMES]
    joined = [mark.end for mark in named if scene.text[mark.end] in JOINTS and mark.end < spot.high]
    return joined[0] if joined else spot.high


def follows(scene: Scene, start: int, end: int) -> bool:
    """Say whether what a figure counts goes on from `start` to `end` (5 例确诊病例出院)."""
    said = ADDED.match(scene.text, start, end)
    return unclaimed(scene, start, end) and not ASPECT_WORDS.search(scene.text, said.end() if said else start, end)
