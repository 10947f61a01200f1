"""Which firms are meant where only 企业 or 公司 is said: a batch, those left of a whole, or a kind told of first."""

from workers.extract.links.link import Link, Rule
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between
from workers.extract.whom.canon import TRADES, canonical
from workers.extract.whom.names import ANYONE, name_after, name_before, noun_before
from workers.extract.whom.owners import batched, owner
from workers.extract.words import namewords
from workers.extract.words.heads import is_head
from workers.extract.words.lexicon import Lexicon
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

APART = re.compile(r"(?:剔除|扣除|除去?)[^。；]{2,40}?外，?$")
"""What stands before those who are left of a whole when some are taken off (500 户重点企业除停产的外，496 户企业)."""
APART_REACH = 48
KINDS = ("公司", ANYONE)
"""Nouns of firms that name no kind of them."""
SHARE, OF = "%", "的"
PLAIN = (ANYONE, "项目", "工程项目")
HAVE = re.compile("(?:共|现|拥)?有(?:约|近|超过?)?$")
WIDE = re.compile("工程$|领域$|(?<![企物就创作副])业$")
"""What ends the name of works or of a trade, of which each is a project or a firm."""
SUMMED = ("共", "共有", "共计", "合计", "总共")
"""What stands between those of a kind and how many firms they are (供应商[共] 46 户企业)."""

OF_KINDS = (ANYONE, "项目")
SO_FAR = re.compile("(?:累计|共|已)*$")
PAUSE = "、"


def left(scene: Scene, figure: Quantity, lexicon: Lexicon) -> str | None:
    """Return which firms a count of firms is of, where they are those who are left of a whole."""
    whole = next((one for one in scene.quantities if one.unit == figure.unit and one.start < figure.start), None)
    if whole and APART.search(scene.text, max(whole.end, figure.prefix_start - APART_REACH), figure.prefix_start):
        named = name_after(scene, whole.end, scene.clause(whole.start)[1], lexicon)
        return named if named and named.endswith(ANYONE) else ANYONE
    if figure.unit == SHARE and (others := _of_share_before(scene, figure, lexicon)):
        return others
    summed = scene.text.endswith(SUMMED, scene.start, figure.prefix_start)
    kind = name_before(scene, figure.prefix_start, lexicon) if summed else None
    if kind and kind not in namewords.ANAPHORS:
        return kind
    return batched(scene, figure, ANYONE) or canonical(owner(scene, figure) + ANYONE, lexicon)


def _of_share_before(scene: Scene, figure: Quantity, lexicon: Lexicon) -> str | None:
    """Return the firms of which the sentence told another share before (97 %的工业企业已开工，其中 56 %的企业…)."""
    shares = [one for one in between(scene.quantities, scene.start, figure.prefix_start) if one.unit == SHARE]
    for one in reversed(shares):
        start = one.end + scene.text.startswith(OF, one.end)
        named = name_after(scene, start, scene.clause(one.start)[1], lexicon)
        if named and named not in KINDS:
            return named if named.endswith(ANYONE) else None
    return None


def held(scene: Scene, figure: Quantity, name: str, lexicon: Lexicon) -> str | None:
    """Return the works or the trade that so many plain projects or firms are those of (市政工程有 90 个项目)."""
    found = HAVE.search(scene.text, scene.clause(figure.start)[0], figure.prefix_start) if name in PLAIN else None
    kind = name_before(scene, found.start(), lexicon) if found else None
    return kind if kind and WIDE.search(kind) else None


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


def _before_deeds(scene: Scene, at: int, lexicon: Lexicon) -> int:
    """Return where the kind ends before the deeds that lead to a noun at `at` (市政工程[累计开工、]复工项目 90 个)."""
    end = at - len(PAUSE) if scene.text.startswith(PAUSE, at - len(PAUSE)) else at
    listed = next((verb for verb in lexicon.deeds if end < at and scene.text.endswith(verb, scene.start, end)), "")
    end = end - len(listed) if listed else at
    found = SO_FAR.search(scene.text, scene.start, end)
    return found.start() if found else end


def of_deed(scene: Scene, link: Link, own: str | None, lexicon: Lexicon) -> str | None:
    """Return the population of an indicator's name with the kind that stands before it (文旅行业复工企业)."""
    kind = noun_before(scene, _before_deeds(scene, link.anchor[0], lexicon), lexicon) if own in OF_KINDS else None
    if own is None or kind is None or not is_head(kind):
        return own
    if own != ANYONE:
        return kind if WIDE.search(kind) else own
    return kind if kind.endswith(TRADES) else canonical(kind.removesuffix(own) + own, lexicon)
