"""A plan that only names those of whom the state up to a day is told (截至 5 日，年底建成的项目复工率达 95 %)."""

from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.text import lazyre as re

NAMED = re.compile(r"[^，。；的]{0,18}的(?![^，。；]*(?:目标|任务|指标|要求))[^，。；将要应须可]{2,}")
"""What stands from a word of planning, or a day ahead, to the figure where a clause before a noun holds the plan."""
GOAL = re.compile("力争|争取|力求|确保|目标|要求|明确|提出|规定|下达|部署|任务")
"""What makes all that follows in a sentence something that is to be."""

OF_THEM = frozenset(("%", "人", "名"))
"""What is told of those who are named, and is none of what is planned."""


def only_names(scene: Scene, start: int, end: int, at: int) -> bool:
    """Say whether the plan's words, from `start` to `end`, only name those whose figure at `at` is told as of now."""
    frames = [one for one in between(scene.dates, scene.start, start) if one.role in {"until", "now"}]
    told = bool(frames) and not between(scene.quantities, frames[-1].end, start)
    figures = between(scene.quantities, at, at + 1)
    if not told or not figures or figures[0].unit not in OF_THEM or GOAL.search(scene.text, frames[-1].end, end):
        return False
    return NAMED.fullmatch(scene.text, end, at) is not None
