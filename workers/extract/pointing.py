"""这一比例, 该数字: words that point back at the rate that was told of last, in the sentence or the one before."""

import re
from collections.abc import Iterator

from workers.extract.lexicon import Lexicon
from workers.extract.links import Link, Rule
from workers.extract.rates import rejected
from workers.extract.scene import Scene

POINTING = re.compile(r"(?:这一|这个|该|此)(?:比例|比率|占比|数字|数据|指标)")
REACH = 24
"""Most code points between the pointing words and the figure."""


def link_pointed(scene: Scene, lexicon: Lexicon, rates: list[Link], told: str | None) -> Iterator[Link]:
    """Yield the links of percentages that a pointing word makes figures of the last rate; `told` is the story's."""
    taken = {link.start for link in rates}
    for figure in scene.quantities:
        if figure.unit != "%" or figure.start in taken or scene.is_earlier(figure):
            continue
        found = _pointing(scene, figure.prefix_start)
        before = [link.indicator for link in rates if found and link.end <= found.start()]
        rate = before[-1] if before else told
        if found and rate in lexicon.indicators and not rejected(scene, figure):
            yield Link(rate, figure.start, figure.end, found.span(), Rule.ELLIPSIS, figure)


def _pointing(scene: Scene, end: int) -> re.Match[str] | None:
    """Return the last pointing words before `end` with no other figure between."""
    found = list(POINTING.finditer(scene.text, max(scene.start, end - REACH), end))
    crossed = found and any(found[-1].end() <= one.start < end for one in scene.quantities)
    return found[-1] if found and not crossed else None
