"""Counts that only name those of whom the next tells how many did it: 86 个[新开工项目]已开工 56 个."""

from itertools import pairwise

from workers.extract.links.link import Link, Rule
from workers.extract.sentence.scene import Scene
from workers.text import lazyre as re

OF_THOSE = re.compile(r"[中里]?[，,]?(?:其中|目前|截至目前|现|，)*已经?")
"""What stands between how many there are and the verb of those of them who did."""
WITHIN = re.compile(r"(?:[中里]，?)?(?:其中|目前|截至目前|现|，)*(?:已经?)?有?")
"""What stands between their name and how many of them did (66 个新开工项目[已有]28 个开工)."""
DOING = frozenset({Rule.VERB_BEFORE, Rule.VERB_AFTER, Rule.TERM_BEFORE})
"""How those are counted who did it, by a verb before or behind."""
OPENS_WITHIN = 3
"""Most code points between the mark of a clause and the verb that opens it (，已复产)."""


def without_named(scene: Scene, links: list[Link]) -> list[Link]:
    """Return the links without those that only name whom the next tells of (86 个[新开工项目]已开工 56 个)."""
    named = {
        one.start
        for one, after in pairwise(links)
        if after.rule in DOING and _is_part(after, one) and _names(scene, one, after)
    }
    return [link for link in links if link.start not in named]


def _names(scene: Scene, whole: Link, part: Link) -> bool:
    """Say whether the name right before its verb counts them, or one with that verb (新开工 11 项中，已开工 2 项)."""
    if whole.rule is Rule.TERM_AFTER and part.rule is Rule.VERB_BEFORE:
        return 0 <= part.anchor[0] - whole.anchor[1] <= OPENS_WITHIN
    if part.rule is Rule.TERM_BEFORE:
        return whole.rule is Rule.TERM_AFTER and part.anchor == whole.anchor
    if part.rule is Rule.VERB_AFTER:
        gap = scene.text[whole.anchor[1] : (part.quantity or part).start]
        does = scene.text[part.anchor[0] : part.anchor[0] + 2]
        named = whole.rule is Rule.TERM_AFTER and does in scene.text[slice(*whole.anchor)]
        return named and WITHIN.fullmatch(gap) is not None
    again = scene.text[slice(*part.anchor)] in scene.text[whole.anchor[0] : whole.start]
    return (
        again and whole.end < part.anchor[0] and OF_THOSE.fullmatch(scene.text, whole.end, part.anchor[0]) is not None
    )


def _is_part(part: Link, whole: Link) -> bool:
    """Say whether the count can be of some of those that the one before it counts."""
    if not part.quantity or not whole.quantity:
        return False
    return part.quantity.unit == whole.quantity.unit and part.quantity.value < whole.quantity.value
