"""What a story has told so far of running counts, and what a figure of them was told of."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from shuize.types import Place, Span
from workers.days.dates import DateMention
from workers.extract.links.link import Link
from workers.extract.tallies.aspects import ASPECTS, SAID, Aspect
from workers.numbers.numerals import Quantity
from workers.text import lazyre as re

if TYPE_CHECKING:
    from workers.extract.tallies.course import Course


COLON = re.compile(r"[：:]\s*")
"""What alone stands behind a figure that the lines below deal out (其中本土病例 104 例：)."""


DAY = timedelta(days=1)
SPANS = frozenset({"at", "during", "until"})
"""The roles of times that say of which days an addition is."""


class Told(NamedTuple):
    """What a figure was told of: its total's indicator, its aspect and subject, and its link."""

    base: str
    aspect: Aspect
    about: str | None
    link: Link | None
    end: int
    group: str | None = None
    """The people of an age whom it is of."""

    @property
    def counted(self) -> Quantity | None:
        """The figure, None where it is no indicator's."""
        return self.link.quantity if self.link else None


def is_period(told: DateMention) -> bool:
    """Say whether a time is of days that are over, and not all since the year began."""
    begun = (told.first.month, told.first.day) == (1, 1)
    return told.role == "during" and told.first < told.last and not (begun and told.last.month > 1)


def is_month(told: DateMention) -> bool:
    """Say whether a time is of a whole month that is over."""
    return is_period(told) and told.first.day == 1 and (told.last + DAY).day == 1


@dataclass(slots=True)
class Tale:
    """What a story has told so far of running counts."""

    last: Told | None = None
    """The last that was told, as long as nothing else was counted after it."""
    latest: Told | None = None
    """The first that its sentence told, whatever else was counted after it: what 其中 and a name go on with."""
    usual: Aspect = Aspect.TOTAL
    """The aspect that stands where a sentence says neither one nor a day."""
    abroad: bool = False
    """Whether the story turned to a foreign country last."""
    theme: str | None = None
    """The subject that the paragraph has set before the aspect (境外输入现有…): it stands until a place is named."""
    paragraph: int = -1
    day: str | None = None
    day_span: Span | None = None
    now: frozenset[str] = frozenset()
    """What was told of last as of now: its parts are of now too."""
    place: Place | None = None
    """The widest place that one was told of."""
    sited: bool = False
    """Whether the paragraph tells of one institution."""
    partly: bool = False
    """Whether the paragraph tells of what came in a part of a day."""
    several: bool = False
    """Whether what was added last came in several days."""
    period: bool = False
    """Whether the time named last is a stretch of days that is over (2 月，…): what is told next came in it."""
    said: Aspect | None = None
    """The aspect of what was counted last, where that was nothing of a pack's."""
    added: dict[str, Decimal] = field(default_factory=dict)
    """How many were added of each count whose additions were told last."""
    dealt: Told | None = None
    """What the lines that follow deal out, each over a place (分布情况如下：)."""
    standing: int = -1
    """The paragraph that this was said of."""

    def told_nothing(self) -> bool:
        """Say whether running counts read as if no sentence stood before theirs."""
        return replace(self, paragraph=-1, standing=-1) == Tale()

    def pass_by(self, paragraph: int, *, placed: bool) -> None:
        """Take up that a sentence told nothing: another paragraph or place ends a theme."""
        if placed or paragraph != self.paragraph:
            self.theme = None

    def follow(self, course: "Course", paragraph: int) -> None:
        """Take up what the sentence told last and added, over how many days, and of what aspect what was no pack's."""
        if course.lost or course.main:
            self.last, self.latest = course.main, course.first
        if course.lost or (course.main and course.main.aspect is not Aspect.PRESENT):
            self.usual = course.main.aspect if course.main else _went_on(course)
        self.dealt = _head(course) if course.deals else None
        self.theme, self.paragraph = course.theme, paragraph
        self.added, self.several, self.said = course.added, course.several, course.said
        if course.said and course.main is None:
            self.last = self.latest = None
        told = [one for one in course.scene.dates if one.role in SPANS]
        self.period = is_period(told[-1]) and (told[-1].last - told[-1].first).days > 1 if told else course.period
        if told and not course.links and is_month(told[-1]):
            self.day, self.day_span = told[-1].as_of, (told[-1].start, told[-1].end)

    def stand(self, paragraph: int, *, sited: bool, partly: bool) -> None:
        """Take up whether the paragraph now tells of one institution, and of a part of a day."""
        self.sited, self.partly, self.standing = sited, partly, paragraph


def _head(course: "Course") -> Told | None:
    """Return what the lines after a sentence deal out: a part that a colon follows, else what it told first."""
    last, scene = course.levels.get(0), course.scene
    colon = last is not None and COLON.fullmatch(scene.text, last.end, scene.end) is not None
    return last if colon else course.main or course.first


def _went_on(course: "Course") -> Aspect:
    """Return the aspect of what a sentence told before it counted something else of the same day."""
    first, scene = course.first, course.scene
    if first is None or first.aspect is not Aspect.NEW:
        return Aspect.TOTAL
    later = {SAID.get(found.group()) for found in ASPECTS.finditer(scene.text, first.end, scene.end)}
    return Aspect.TOTAL if later & {Aspect.TOTAL, Aspect.PRESENT} else Aspect.NEW
