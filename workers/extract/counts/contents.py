"""Goods of a total that stands right before them: in brackets, or behind 包括, 其中, 含, 分别为."""

from collections.abc import Iterator, Sequence

from workers.extract.links.link import Link, Rule
from workers.extract.links.plans import planned
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.whom.canon import canonical
from workers.extract.words import cues
from workers.extract.words.lexicon import Lexicon, Sort
from workers.extract.words.units import counts_in
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

LEADS = re.compile(
    r"""[^，。；：（(\d]{0,16}[，,：:；;]?(?P<open>[（(])?
        (?:其?中?(?:主要)?(?:包括|包含|含)了?有?|其中有?|(?:主要|具体|分别)[为是有]|(?(open)(?=[\u4e00-\u9fff]{2,8}\d)|(?!)))[：:，,]?""",
    re.VERBOSE,
)
"""What leads from a total to the goods that it is made up of (2 万件救灾物资，包括；350 吨（其中：)."""
JOINS = r"(?:[、，,；;]|和|及|以及)*(?:其中)?(?:各类|各种)?"
NAME = r"(?P<name>[\u4e00-\u9fffA-Za-z0-9-]{2,16}(?:[（(][^（）()]{1,12}[）)])?)"
UNREAD = re.compile(rf"{JOINS}(?:[\u4e00-\u9fff]{{2,10}}\d[\d.,万余多]*[\u4e00-\u9fff]{{1,2}}[、，])+")
"""Goods counted in a unit that no figure is read in (应急灯 3000 盏)."""
BEFORE = re.compile(rf"{JOINS}{NAME}(?:约|近|超过?|逾|各|共)*")
JOINED = re.compile(JOINS)
AFTER = re.compile(r"的?(?P<name>[\u4e00-\u9fffA-Za-z0-9-]{2,10})(?=[、，,；;。）)和及])")
"""The name of goods before or behind their figure (帐篷 500 顶; 5 吨茄子)."""
INSIDE = re.compile(r"(?:[^（()）]|[（(][^（()）]*[）)])*")
"""What stands in brackets, which may hold others."""
PIECES = "件"
"""The unit of goods of whatever kind, of which each kind has its own."""


def link_contents(scene: Scene, lexicon: Lexicon, links: Sequence[Link]) -> list[Link]:
    """Return the links of the goods that the totals of the sentence are made up of; `links` are those so far."""
    supplies = [one for one in links if one.indicator in lexicon.supplies and one.quantity and not one.before]
    held = {one.start for one in links}
    return [
        one for whole in supplies for one in _contents(scene, lexicon, whole, held) if not planned(scene, one.start)
    ]


def _contents(scene: Scene, lexicon: Lexicon, whole: Link, held: set[int]) -> Iterator[Link]:
    """Yield the links of the goods of one total, up to the first figure that is none of them."""
    led = LEADS.match(scene.text, whole.end, scene.end)
    if not led or scene.of(Sort.VERB, led.start(), led.end()):
        return
    at = led.end()
    ends = INSIDE.match(scene.text, at, scene.end) if led["open"] else None
    closed = ends.end() if ends else scene.end
    for figure in between(scene.quantities, at, closed):
        found = _named(scene, figure, at)
        if not found or not counts_in(lexicon.indicators[whole.indicator], figure) or not _fits(figure, whole):
            return
        name, at = found
        if figure.start not in held:
            about = canonical(name, lexicon)
            yield Link(
                whole.indicator, figure.start, figure.end, whole.anchor, Rule.PART, figure, about=about, like=whole
            )


def _named(scene: Scene, figure: Quantity, at: int) -> tuple[str, int] | None:
    """Return the name of the goods that a figure counts and where their words end; None where it counts others."""
    unread = UNREAD.match(scene.text, at, figure.prefix_start)
    start = unread.end() if unread else at
    before = BEFORE.fullmatch(scene.text, start, figure.prefix_start)
    if before and scene.text[figure.end : figure.end + 1] in cues.LIST_ENDS:
        named = before.span("name")
    elif JOINED.fullmatch(scene.text, start, figure.prefix_start) and (
        after := AFTER.match(scene.text, figure.end, scene.end)
    ):
        named = after.span("name")
    else:
        return None
    if between(scene.places, *named) or scene.of(Sort.VERB, *named) or scene.of(Sort.TERM, *named):
        return None
    return scene.text[slice(*named)], max(named[1], figure.end)


def _fits(figure: Quantity, whole: Link) -> bool:
    """Say whether the figure is no more than the total, as far as the units tell."""
    same = whole.quantity is not None and whole.quantity.unit in {figure.unit, PIECES}
    return not same or whole.quantity is None or figure.value <= whole.quantity.value
