"""What a sentence has told so far of running counts, and where its next figure stands: what it may be a part of."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from shuize.pack import Indicator
from workers.extract.links.link import Link, Rule
from workers.extract.links.paired import own_name
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between, last_mark, span_of
from workers.extract.tallies.aspects import CORRECTED, Aspect, aspect_before
from workers.extract.tallies.tale import Told
from workers.extract.words.lexicon import BEARERS, Lexicon, Mark, Sort
from workers.extract.words.units import counts_in
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

ORDINAL, YEARS = "ordinal", "岁"
ASIDE = frozenset((YEARS, "种"))
"""The units of figures that say more of the one behind them (报告 19 种 300 例)."""
NAMED = {*BEARERS, Sort.SUBJECT}
BRACKET = re.compile(r"[（(）)]")
OPEN, CLOSE = "（(", "）)"
PARTS = re.compile(r"[其当]中|含|包括")
DEEPEST = 4
"""Brackets inside of more brackets than this are read as one."""
DEALT = re.compile(r"(?:如下|分别[为是]|其中)[：:。—]*\s*$|[例宗人名者]中?[：:]\s*$")
"""What ends a line whose figure the lines after it deal out."""
NAME = 24
"""Most code points of the name of what is counted, between its figure and brackets."""
ALL_OF = re.compile(r"，(?:均|都|全部|全)(?:为|是|系)?")
"""What goes on with all of those counted (10 例，均为境外输入病例（甲省 9 例）)."""
APART = re.compile(r"[，。；、：（）()\d]")
"""What parts a figure from brackets that are not its own."""


@dataclass(slots=True)
class Listing:
    """What the parts of a list that semicolons divide open with."""

    low: int = -1
    """Where the present part begins."""
    seen: int = 0
    """Where the last figure begins."""
    head: Told | None = None
    """What the first figure of the present part was told of."""
    begun: bool = False
    """Whether its first figure was gone through."""
    blind: bool = False
    """Whether its first figure was a place's, and told of nothing known."""
    model: Told | None = None
    """What the part before opens with."""
    placed: bool = False
    """Whether that is a place's."""
    lost: bool = False
    """Whether that is not known."""
    aspect: Aspect | None = None
    """The aspect of what was told last."""


@dataclass(slots=True)
class Course:
    """What a sentence has told so far: `levels` holds the last figure at each depth of brackets."""

    scene: Scene
    lexicon: Lexicon
    main: Told | None = None
    """The last figure that is not a part of another."""
    topic: str | None = None
    """The subject that the last two of those had in common."""
    root: Link | None = None
    """The link whose place stands for figures that name none."""
    theme: str | None = None
    added: dict[str, Decimal] = field(default_factory=dict)
    """How many were added of each count whose additions were told last, but as a part of another."""
    sited: bool = False
    """Whether the sentence stands where one institution is told of."""
    partly: bool = False
    """Whether it stands where a part of a day is told of."""
    several: bool = False
    """Whether what was added last came in several days."""
    period: bool = False
    """Whether the sentences before, none of which this one dates anew, tell of a stretch of days that is over."""
    lost: bool = False
    """Whether something else was counted last."""
    abroad: bool = False
    usual: Aspect = Aspect.TOTAL
    """The aspect that stands where no words of the sentence say one."""
    levels: dict[int, Told] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    first: Told | None = None
    """The first that the sentence told."""
    before: Told | None = None
    """The first that the sentence before told, where this one opens with 其中."""
    latest: Told | None = None
    """The first that the last sentence that told anything told."""
    stood: Told | None = None
    """The first that the sentence before told, in the same paragraph: of what a bare total is."""
    group: str | None = None
    """The people of an age whom the sentence told of last, and where."""
    grouped: int = 0
    within: tuple[str, Decimal, int] | None = None
    """The people of an age that a part of the sentence was, how many they are, and where it ends."""
    said: Aspect | None = None
    """The aspect of what was counted last, where that was nothing of a pack's (新增感染者 8 例，其中确诊 5 例)."""
    said_about: str | None = None
    """Whom that was of."""
    listing: Listing = field(default_factory=Listing)
    runs: dict[int, Decimal] | None = None
    """How many the figures of each list of places are in all, once asked for."""
    divided: bool | None = None
    """Whether semicolons divide the sentence, once asked for."""
    dealt: bool = False
    """Whether it is a line of such a list."""
    spread: Told | None = None
    """What the sentence deals out over places, each with its figure in brackets."""

    @property
    def deals(self) -> bool:
        """Say whether the lines after this one deal out what it tells over places, or go on with that."""
        return self.dealt or self.heads or DEALT.search(self.scene.text, self.scene.start, self.scene.end) is not None

    @property
    def heads(self) -> bool:
        """Say whether the sentence is a line that ends with the figure it tells: what stands below may divide that."""
        told, scene = self.main, self.scene
        return bool(told and told.link) and not scene.text[told.end : scene.end].strip() if told else False

    @property
    def goes_on(self) -> bool:
        """Say whether a sentence after this one may go on from what it told."""
        told = self.main or self.first or self.theme or self.said
        return bool(told or self.added or self.several)

    def take(self, spot: "Spot", told: Told) -> None:
        """Remember a figure and its link."""
        self.levels = {depth: one for depth, one in self.levels.items() if depth < spot.depth}
        self.levels[spot.depth] = told
        self.listing.aspect = told.aspect
        self.first = self.first or told
        listed = told.link is not None and told.link.rule is Rule.ELLIPSIS and spot.aspect is None
        if not (spot.part or listed):
            self.topic = told.about if self.main and self.main.about == told.about else None
            self.main, self.root, self.lost = told, told.link, False
            self.added.pop(told.base, None)
            if told.aspect is Aspect.NEW:
                self.added[told.base] = spot.figure.value
        elif self.root is None and not spot.depth and not between(self.scene.places, spot.low, spot.figure.start):
            self.root = told.link
        if self.main is None or not spot.part:
            self.group, self.grouped = told.group, told.end
        elif told.group:
            self.within = told.group, spot.figure.value, told.end
        if told.link:
            self.links.append(told.link)

    def forget(self, spot: "Spot") -> None:
        """Let nothing be carried on from a figure of another thing."""
        self.levels = {depth: one for depth, one in self.levels.items() if depth < spot.depth}
        if not spot.part:
            self.main, self.topic, self.lost = None, None, True


class Spot(NamedTuple):
    """A figure where it stands: the words of its clause before and after it, and what it is a part of."""

    figure: Quantity
    low: int
    high: int
    depth: int
    aspect: Aspect | None
    owner: Told | None
    part: bool
    """Whether it is one part of `owner`: in brackets, or after 其中."""
    opened: int | None
    """Where the brackets begin that it stands in."""
    own: Mark | None
    """Its name, where names are listed and figures dealt out over them."""


def depths(scene: Scene) -> list[tuple[int, tuple[int, ...]]]:
    """Return, for each bracket of the sentence, where the brackets begin that are open from there on."""
    result: list[tuple[int, tuple[int, ...]]] = [(scene.start, ())]
    for found in BRACKET.finditer(scene.text, scene.start, scene.end):
        opened = result[-1][1]
        opened = (*opened[:DEEPEST], found.start()) if found.group() in OPEN else opened[:-1]
        result.append((found.start(), opened))
    return result


def counted(scene: Scene, low: int, high: int) -> list[Quantity]:
    """Return the figures of the stretch but for those in a name (第一针, 至少接种1剂人数) and ordinals."""
    figures = [one for one in between(scene.quantities, low, high) if one.form != ORDINAL]
    for start, end in [span_of(mark) for mark in between(scene.marks, low, high) if mark.sort in NAMED]:
        figures = [one for one in figures if one.start < start or end < one.end]
    return figures


def spot_of(course: Course, figure: Quantity, brackets: tuple[int, ...]) -> Spot:
    """Return the figure with its surroundings."""
    scene, depth = course.scene, len(brackets)
    low, high = scene.clause(figure.start)
    said = low if brackets else _led_on(course, low)
    apart = (one for one in counted(scene, low, high) if not figure.prefix_start <= one.start < figure.start)
    beside = [one for one in apart if not CORRECTED.match(scene.text, one.end, figure.start)]
    since = max([low, *[one.end for one in beside if one.end <= figure.start and one.unit not in ASIDE]])
    low, said = since, said if since == low else since
    high = min([high, *[one.prefix_start for one in beside if one.start >= figure.end]])
    above = [one for level, one in course.levels.items() if level < depth]
    among = PARTS.search(scene.text, low, figure.start) is not None
    owner = (above[-1] if above else None) if depth else (None if among else course.levels.get(0)) or course.main
    if depth and owner and not _qualifies(scene, owner.end, brackets[-1]):
        owner = None
    opened = brackets[-1] if brackets else None
    if course.spread and depth == 1 and any(item.end == opened for item in scene.places):
        owner = course.spread
    own = own_name(scene, figure)
    led = scene.text[scene.clause(own.low)[0] : own.mark.end] if own else scene.text[said : figure.prefix_start]
    if own:
        low, high = own.low, own.mark.end
    name, part = own.mark if own else None, bool(depth) or among
    return Spot(figure, low, high, depth, aspect_before(led), owner, part=part, opened=opened, own=name)


def _led_on(course: Course, low: int) -> int:
    """Return where the clause begins that brackets which count nothing interrupt (新增肺炎（俗称…）确诊病例 3 例)."""
    scene = course.scene
    opened = last_mark(scene.text, OPEN, scene.start, low) if scene.text[low - 1] in CLOSE else -1
    if opened <= scene.start:
        return low
    resumed, units = scene.clause(opened - 1)[0], course.lexicon.tally_units
    return low if any(one.unit in units for one in between(scene.quantities, resumed, low)) else resumed


def counted_before(scene: Scene, opened: int) -> bool:
    """Say whether the brackets that begin at `opened` say more of a figure."""
    figures = between(scene.quantities, max(scene.start, opened - 2 * NAME), opened)
    return bool(figures) and _qualifies(scene, figures[-1].end, opened)


def _qualifies(scene: Scene, end: int, opened: int) -> bool:
    """Say whether the brackets that begin at `opened` say more of the figure that ends at `end`: 5 例确诊病例（…）."""
    said = ALL_OF.match(scene.text, end, opened)
    return 0 <= opened - end <= NAME and not APART.search(scene.text, said.end() if said else end, opened)


def item_of(course: Course, mark: Mark, figure: Quantity) -> Indicator | None:
    """Return the first tally that the mark stands for and the figure's unit counts."""
    items = (course.lexicon.indicators[one] for one in mark.ids)
    return next((item for item in items if item.measure == "tally" and counts_in(item, figure)), None)
