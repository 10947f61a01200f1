"""What a whole is made up of, told in brackets: 29 个项目（续建 6 个、新开工 23 个） says of nobody what he did."""

from decimal import Decimal

from workers.extract.links.link import Link
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.text import lazyre as re

CLOSES = re.compile("[)）]")
KINDS = re.compile(r"[（(、，,和及\s]*(?!已|现|目前|其中|均|尚|未)[\u4e00-\u9fff]{2,10}")
"""What stands before the figure of a kind, none of which says that something is done."""
FEWEST = 2
"""A whole has more kinds than one."""


def composes(scene: Scene, link: Link) -> bool:
    """Say whether the figure is that of a kind in brackets whose figures add up to the one before them."""
    figure = link.quantity
    if figure is None or scene.is_open(figure.start):
        return False
    opened = max(scene.text.rfind("（", scene.start, figure.start), scene.text.rfind("(", scene.start, figure.start))
    closed = CLOSES.search(scene.text, figure.end, scene.end)
    before = between(scene.quantities, scene.start, opened)
    if not closed or not before or before[-1].unit != figure.unit or link.anchor[0] < opened:
        return False
    kinds = between(scene.quantities, opened, closed.start())
    edges = [opened, *(one.end for one in kinds)]
    named = all(KINDS.fullmatch(scene.text, low, one.prefix_start) for low, one in zip(edges, kinds, strict=False))
    alike = len(kinds) >= FEWEST and all(one.unit == figure.unit for one in kinds)
    return alike and named and sum((one.value for one in kinds), Decimal(0)) == before[-1].value
