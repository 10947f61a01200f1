"""A place that a line or a paragraph opens with: what stands under it is told of that place."""

from collections.abc import Sequence
from typing import NamedTuple

from shuize.types import Place
from workers.extract.sentence.scene import Scene
from workers.extract.where.governing import governs
from workers.extract.words.codes import NATION, inside
from workers.places.mentioned import PlaceMention
from workers.text import lazyre as re

BEFORE = re.compile(r"[\s●■◆▲★○◎•·▶►【\[（(一二三四五六七八九十\d、.．)）]*")
AFTER = re.compile(r"(?:\d{3,8})?(?:[\u4e00-\u9fff]情|情况|方面)*[\s】\]）)：:。]*")
Resolved = Sequence[tuple[PlaceMention, Place]]


class Caption(NamedTuple):
    """The place whose name alone is a line above, and the one that a paragraph opens with."""

    line: Place | None = None
    opening: Place | None = None
    paragraph: int = -1

    def over(self, scene: Scene, *, running: bool) -> Place | None:
        """Return the place that the sentence stands under; only running counts go on with their paragraph's first."""
        opened = running and self.paragraph == scene.sentence.paragraph
        return (self.opening if opened else None) or self.line


def under(scene: Scene, resolved: Resolved, stood: Caption) -> Caption:
    """Return what the sentences after this one stand under; another place told of ends what `stood`."""
    first = resolved[0] if resolved and _opens(resolved, scene) else None
    leads = first[1] if first and first[1].code and not first[0].reference else None
    if leads and len(resolved) == 1 and AFTER.fullmatch(scene.text, resolved[0][0].end, scene.end):
        return Caption(line=leads)
    line = stood.line if stood.line and _stays(resolved, scene, stood.line) else None
    number = scene.sentence.paragraph
    if number == stood.paragraph:
        return stood if line is stood.line else stood._replace(line=line)
    return Caption(line, leads if first and governs(scene, first[0]) else None, number)


def _opens(resolved: Resolved, scene: Scene) -> bool:
    """Say whether nothing stands before the first place, or but a day, and no other is told of (截至 8 日，甲市…)."""
    at = resolved[0][0].start
    if BEFORE.fullmatch(scene.text, scene.start, at):
        return True
    if not scene.dates or scene.dates[0].start >= at:
        return False
    before = scene.undated(scene.start, at)
    if not before or BEFORE.fullmatch(before.replace("，", "").replace(",", "")) is None:
        return False
    return len({place for item, place in resolved if governs(scene, item)}) == 1


def _stays(resolved: Resolved, scene: Scene, stood: Place) -> bool:
    """Say whether every place that the sentence tells of lies in the one that stands."""
    outer = str(stood.code)
    named = [str(place.code) for item, place in resolved if place.code and governs(scene, item)]
    return all(code in (outer, NATION.code) or inside(code, outer) for code in named)
