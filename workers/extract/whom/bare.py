"""Which firms are meant where only 企业 or 公司 is said: a batch, those left of a whole, or a kind told of first."""

from workers.extract.links.link import Link, Rule
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.whom.canon import canonical
from workers.extract.whom.names import ANYONE, name_after, name_before
from workers.extract.whom.owners import batched, owner
from workers.extract.words import namewords
from workers.extract.words.lexicon import Lexicon
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

APART = re.compile(r"(?:剔除|扣除|除去?)[^。；]{2,40}?外，?$")
"""What stands before those who are left of a whole when some are taken off (500 户重点企业除停产的外，496 户企业)."""
APART_REACH = 48
KINDS = ("公司", ANYONE)
"""Nouns of firms that name no kind of them."""
SUMMED = ("共", "共有", "共计", "合计", "总共")
"""What stands between those of a kind and how many firms they are (供应商[共] 46 户企业)."""


def left(scene: Scene, figure: Quantity, lexicon: Lexicon) -> str | None:
    """Return which firms a count of firms is of, where they are those who are left of a whole."""
    whole = next((one for one in scene.quantities if one.unit == figure.unit and one.start < figure.start), None)
    if whole and APART.search(scene.text, max(whole.end, figure.prefix_start - APART_REACH), figure.prefix_start):
        named = name_after(scene, whole.end, scene.clause(whole.start)[1], lexicon)
        return named if named and named.endswith(ANYONE) else ANYONE
    summed = scene.text.endswith(SUMMED, scene.start, figure.prefix_start)
    kind = name_before(scene, figure.prefix_start, lexicon) if summed else None
    if kind and kind not in namewords.ANAPHORS:
        return kind
    return batched(scene, figure, ANYONE) or canonical(owner(scene, figure) + ANYONE, lexicon)


def all_of(scene: Scene, link: Link, lexicon: Lexicon) -> str | None:
    """Return which firms were counted right before it is said of all of them (供应商共 46 户企业全部复工)."""
    low, _ = scene.clause(link.first)
    counted = between(scene.quantities, low, link.first) if link.rule is Rule.COMPLETE else []
    return left(scene, counted[-1], lexicon) if counted and counted[-1].unit in lexicon.counting else None


def of_kind(scene: Scene, link: Link, named: str | None, lexicon: Lexicon) -> str | None:
    """Return the firms of a kind that the sentence counted first, where later ones are but firms (其他公司)."""
    whole = next((one for one in scene.quantities if one.unit in lexicon.counting), None)
    if named not in KINDS or named is None or whole is None or whole.end > link.start:
        return None
    kind = name_after(scene, whole.end, scene.clause(whole.start)[1], lexicon)
    return canonical(owner(scene, whole) + kind, lexicon) if kind and kind.endswith(named) else None


def counts_firms(link: Link, lexicon: Lexicon) -> bool:
    """Say whether the figure is how many firms there are: 企业 before it are those of its place, and none told of."""
    indicator = lexicon.indicators.get(link.indicator)
    return indicator is not None and indicator.measure == "count" and not indicator.nouns
