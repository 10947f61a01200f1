"""What an earlier paragraph set for figures of the same kind: the day of its notice, and whom it was told of."""

from collections.abc import Callable
from dataclasses import dataclass, field

from shuize.types import AsOfKind, Place
from workers.extract.sentence.scene import Scene
from workers.extract.when.dating import When
from workers.extract.words.codes import NATION, inside
from workers.text import lazyre as re

REACH = 3
"""For how many paragraphs a notice's day holds."""
VIEWED = r"(?:从|分|按|就)[^，。；\d]{1,14}?(?:来看|看|来说|而言|划分|分)"
DIVIDES = re.compile(
    rf"\s*(?:{VIEWED}|其中[，：]?(?=[\u4e00-\u9fff])|(?:具体来看|具体看|具体而言|据统计)[，：]|按照?[^，。；]{{2,40}}?(?:计算|测算|推算)[，,])"
)
"""What a paragraph begins with that divides what the one before it told (从各区情况看, 其中), or reckons with it."""
ASPECT = re.compile(rf"\s*{VIEWED}，")
"""What a sentence within a paragraph begins with that divides anew what all its like divide (分地区看，)."""

IN_FIELD = re.compile(r"\s*在?[^，。；、\d]{2,10}方面[，：]")
"""What a paragraph begins with that goes on with the notice in another field (商贸方面，)."""
SHARES = re.compile(r"[\u4e00-\u9fff]{2,5}\d+(?:\.\d+)?[%％][、，；][\u4e00-\u9fff]{2,5}\d")
"""What a paragraph begins with that is but places and their shares (枣庄 71 %、临沂 68 %)."""


SAME = re.compile(r"\s*(?:这|上述|以上)\d+[家户个名项]")
"""What a paragraph opens with that tells more of those just counted (这 42 个项目中)."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What one kind of figures was told of last, and in which paragraph."""

    paragraph: int
    when: When | None = None
    subject: str | None = None
    places: tuple[Place, ...] = ()
    named: int = -1
    """The paragraph that named the subject; the first that it names is the one that it is about."""


@dataclass(slots=True)
class Notices:
    """The notices of one story, by the kind of their figures."""

    kin: dict[str, str]
    last: dict[str, Notice] = field(default_factory=dict)
    divided: int = -1
    """The paragraph that divides what was told before it."""
    whole: dict[str, Notice] | None = None
    """What was told before the first of the views that follow on one another: each of them divides that."""
    viewed: int = -1
    """The paragraph that the last of them stands in."""
    opened: bool = False
    """Whether the paragraph opens with a place."""
    field_of: int = -1
    """The last paragraph that goes on with the notice in another field."""
    rolled: tuple[int, When] | None = None
    """The last paragraph whose figures went on with an earlier one's, and the day that it has from there."""

    def enter(self, scene: Scene) -> bool:
        """Take up, and say, whether a new paragraph divides what the last one told."""
        first = scene.places[0] if scene.places else None
        self.opened = bool(first and first.code and not scene.text[scene.start : first.start].strip())
        shared = SHARES.match(scene.text, scene.start, scene.end) and scene.places
        self.field_of = (
            scene.sentence.paragraph if IN_FIELD.match(scene.text, scene.start, scene.end) else self.field_of
        )
        divides = bool(shared) or DIVIDES.match(scene.text, scene.start, scene.end) is not None
        self.divided = scene.sentence.paragraph if divides else self.divided
        self.whole = self.whole if divides and self.views(scene) else None
        return divides

    def views(self, scene: Scene) -> bool:
        """Take up, and say, whether a sentence views anew what was told before its like (分规模看，… 分地区看，)."""
        if ASPECT.match(scene.text, scene.start, scene.end) is None:
            return False
        self.viewed = scene.sentence.paragraph
        self.whole = dict(self.last) if self.whole is None else self.whole
        return True

    def of(self, indicator: str, paragraph: int) -> Notice | None:
        """Return the notice that a figure of the indicator goes on with, None where none stands."""
        last = self.last if self.whole is None else self.whole
        kind = self.kin.get(indicator, indicator)
        found = last.get(kind)
        if found is None and self.divided == paragraph and kind in self.kin:
            found = max(last.values(), key=lambda one: one.paragraph, default=None)
        return found if found and paragraph - found.paragraph <= REACH else None

    def keep(self, indicator: str, notice: Notice) -> None:
        """Keep what a figure was told of: the paragraph's first subject, and what stood where it said nothing."""
        kind = self.kin.get(indicator, indicator)
        known = self.last.get(kind, notice)
        goes_on = known.paragraph == notice.paragraph or (known.when and notice.when == _inherited(known.when))
        parts = goes_on and _lie_in(notice.places, known.places)
        places = known.places if parts or (known.when and notice.when is None) else notice.places
        told_in = notice.paragraph if notice.when or not known.when else known.paragraph
        first = None if known.named == notice.paragraph else notice.subject
        self.last[kind] = Notice(told_in, notice.when or known.when, first or known.subject, places, notice.paragraph)

    def covers(self, notice: Notice, paragraph: int, of: Callable[[], tuple[Place, ...]]) -> bool:
        """Say whether a figure `of` places goes on with the notice: the paragraph divides it, or they lie within.

        Of the nation's places it is so where the paragraph opens with one: what is told by provinces.
        """
        if self.divided >= notice.paragraph:
            return True
        in_field = self.field_of == paragraph
        within = self.opened or NATION not in notice.places
        places = of() if in_field or within else ()
        return (in_field and places == notice.places) or (within and _lie_in(places, notice.places))


def _inherited(when: When) -> When:
    """Return the day as that of a figure that goes on with it."""
    return When(when.as_of, AsOfKind.INHERITED, when.span)


def _lie_in(places: tuple[Place, ...], held: tuple[Place, ...]) -> bool:
    """Say whether one of the places lies within one of those held."""
    return any(
        one.code is None or (one.code != place.code and place.code and (one == NATION or inside(place.code, one.code)))
        for one in held
        for place in places
    )
