"""Figures that are part of a name: the size of those who are named, or their age."""

from workers.extract.sentence.scene import Scene
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

BOUND = re.compile(r"(?:元|人|亩|吨|美元|辆|台|平方米|公里)?(?:以上|以下|以内)$")
OVER = re.compile(r"超过?[\d.]+[百千万亿]*元(?:企业|项目)")
"""A size that those who are named exceed."""
WEIGHED = re.compile(r"^占[^，。；]{2,12}?\d[\d.]*%(?:以上|左右)?的")
"""What says of those who are counted how much of something they make (25 户占产值 80 %的企业)."""
NOUN = 2
"""Code points of the noun after such a size."""


def bounds(scene: Scene, figure: Quantity) -> bool:
    """Say whether the figure is part of a name: what it bounds (亿元以上, 超 50 亿元企业) or an age (12 至 17 岁)."""
    return figure.unit == "岁" or bool(BOUND.search(scene.text[figure.start : figure.end])) or exceeds(scene, figure)


def exceeds(scene: Scene, figure: Quantity) -> bool:
    """Say whether the figure is the size that those who are named right after it exceed (超 50 亿元企业)."""
    return figure.unit == "元" and OVER.match(scene.text, figure.prefix_start, figure.end + NOUN) is not None
