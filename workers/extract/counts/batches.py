"""Goods that a later sentence lists: what a batch (这批物资), told of as given or sent before, is made up of."""

from workers.extract.links.link import Link, Rule
from workers.extract.links.plans import planned
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.words.cues import LIST_ENDS
from workers.extract.words.lexicon import Lexicon, Sort
from workers.extract.words.units import counts_in
from workers.text import lazyre as re

BATCH = re.compile(
    r"""(?:(?:[这该此首]|第[一二三四五六七八九十\d])(?:一?批次?|次|车)|[捐援支送运赠助]{2}的?)[^，。；、\d]{0,28}?(?P<goods>物资|物品|用品|货物)
        [^。；\d]{0,40}?(?:包括了?|包含了?|含有?|共计?有?|总计|合计|有|其中[，,]?)[：:]?(?=[^，。；、：\d]{0,12}\d)""",
    re.VERBOSE,
)
"""The goods of a gift, and what leads to the first of them (此次援助物资包括防护服 300 套, 这批物资由…捐赠，共…)."""

WANTED = re.compile("(?:缺口|需求)量?[较很最]?[大多]的")
"""What a word of planning begins that only says which goods they are (缺口较大的药品)."""
GOODS = re.compile("物[资品]|用品|货物")
"""One of these is in each of those words; most sentences speak of none."""


def of_batch(scene: Scene) -> re.Match[str] | None:
    """Return the words that lead to the goods of a batch."""
    named = GOODS.search(scene.text, scene.start, scene.end)
    return BATCH.search(scene.text, scene.start, scene.end) if named else None


def given(scene: Scene, lexicon: Lexicon) -> str | None:
    """Return the supply that the sentence has a verb of."""
    if lexicon.supplies.isdisjoint(scene.named):
        return None
    ids = (one for mark in scene.sorts.get(Sort.VERB, ()) for one in mark.ids)
    return next((one for one in ids if one in lexicon.supplies), None)


def link_batch(scene: Scene, lexicon: Lexicon, supply: str | None) -> list[Link]:
    """Return the link of the first of the goods of a batch; `supply` is what was told of goods before."""
    found = of_batch(scene) if lexicon.supplies else None
    supply = supply or (given(scene, lexicon) if found else None)
    figures = between(scene.quantities, found.end(), scene.end)[:1] if found and supply else []
    if not found or not supply or not figures:
        return []
    first = figures[0]
    plans = scene.of(Sort.PLAN, found.start(), scene.end)
    if any(not WANTED.match(scene.text, mark.start) for mark in plans) or first.unit == "元":
        return []
    if not counts_in(lexicon.indicators[supply], first) or planned(scene, first.start):
        return []
    alone = found.end() == first.prefix_start and scene.text[first.end : first.end + 1] in LIST_ENDS
    about = found["goods"] if alone else None
    return [Link(supply, first.start, first.end, found.span(), Rule.ATTRIBUTE, first, about=about)]
