"""What the story has set so far: each sentence is entered, told of and passed over; the next goes on from there."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from shuize.types import AsOfKind, Place
from workers.extract.counts.following import Wholes
from workers.extract.counts.later import Latest
from workers.extract.links.link import Link, Rule
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import before
from workers.extract.tallies.course import Course
from workers.extract.when.dating import When, leads_on
from workers.extract.when.lengths import began
from workers.extract.when.notices import SAME, Notice
from workers.extract.when.timing import Timed
from workers.extract.where.captions import under
from workers.extract.where.excluded import stands_abroad
from workers.extract.where.governing import governs
from workers.extract.where.organs import national
from workers.extract.where.parted import wide
from workers.extract.whom.hosts import Firms
from workers.extract.words.codes import NATION, inside
from workers.places.mentioned import PlaceMention
from workers.text.blocks import is_headline

ALL_OF = frozenset(("province", "prefecture", "county"))
WHOLE = ("全", "我", "本")
"""What such a reference to a place begins with that need not be named."""


@dataclass(slots=True)
class Ground(Timed):
    """What the story has set so far; each sentence adds to it as it is read."""

    wholes: Wholes = field(default_factory=dict)
    """What the sentence before counted."""
    latest: Latest = field(default_factory=dict)
    """What it told, where that is of one series."""
    heading: str | None = None
    """The population that the sentence before did nothing but name."""
    defined: dict[str, str] = field(default_factory=dict)
    """Of whom brackets said that a rate is told from here on."""
    subject: str | None = None
    subject_of: str | None = None
    """The pack of the indicator that the subject was told of by."""
    rate: str | None = None
    """The rate that the paragraph told of last: what 这一比例 means."""
    firms: Firms = field(default_factory=Firms)
    product: str | None = None
    """What the story's rates of products are of: the first that it named, then the last that was told of."""

    goods: tuple[int, str | None] = (-1, None)
    """What the last figure of goods was of, with where its sentence begins."""

    def tell(self, scene: Scene, course: Course) -> None:
        """Take up the running counts of the sentence: the last goes on after it, the widest place and the day stand."""
        tale = self.tale
        tale.follow(course, scene.sentence.paragraph)
        if course.root is None:
            return
        places, when = self.where(scene, course.root).places, self.when(scene, course.links[0])
        if when.kind is AsOfKind.STATED:
            tale.day, tale.day_span = when.as_of, when.span
        if when.kind in {AsOfKind.STATED, AsOfKind.NOW}:
            tale.now = frozenset(link.indicator for link in course.links) if when.kind is AsOfKind.NOW else frozenset()
        told = places[0].code if len(places) == 1 else None
        if told and not (tale.place and tale.place.code and (tale.place == NATION or inside(told, tale.place.code))):
            tale.place = places[0]

    def note(self, link: Link, when: When, about: str | None, places: tuple[Place, ...]) -> None:
        """Keep the day of the figure, where it is that of a notice, and whom it is of, for figures of its kind."""
        self.idle, self.until = False, None if self.day else self.until
        if when.as_of and link.rule is not Rule.PART:
            day = when if when.stands and when.kind is not AsOfKind.PUBLISHED else None
            self.notices.keep(link.indicator, Notice(self.paragraph, day, about, places))

    def enter(self, scene: Scene) -> None:
        """Take up the sentence's places, in order, each resolved by those before it; a new paragraph begins anew."""
        number = scene.sentence.paragraph
        if number != self.paragraph:
            divides = self.notices.enter(scene)
            led = leads_on(scene) or SAME.match(scene.text, scene.start) is not None
            zone = self.place if divides and self.place and self.place.zone else None
            titled = _under_title(self.story, scene)
            self.day, self.place = (self.day, self.place) if led else (None, zone)
            self.paragraph, self.opened = number, self.opened if titled else len(self.chain)
            self.subject = self.began = self.closed = None
            self.cities = []
            self.rate = self.rate if divides else None
            self.latest = {}
        elif self.notices.views(scene):
            self.subject = self.main = None
        self.resolved, self.before, self.idle = [], len(self.chain), True
        self.firms.enter(scene)
        self.local = self.local or (bool(scene.places) and any(map(_is_all_of, scene.places)))
        self.national = self.national or national(scene, scene.start, scene.end, placed=self.placed)
        for item in scene.places:
            self.take(scene, item)

    def pass_over(self, scene: Scene) -> None:
        """Take up what the sentence sets for those after it: its one governing place, its stated date."""
        held = wide(scene, self.resolved, self.standing) if self.resolved else None
        governing = None if held is None else {place for item, place in held if governs(scene, item)}
        if governing == set() and (branch := self.branch(scene, scene.end)):
            governing = {branch}
        if governing and len(governing) == 1 and not next(iter(governing)).name[:1].isdigit():
            (self.place,) = governing
        self.caption = under(scene, self.resolved, self.caption)
        self.tale.abroad = stands_abroad(scene, scene.end, stood=self.tale.abroad)
        self.began = began(scene) or self.began
        if scene.dates:
            self.set_day(scene)


def _under_title(story: Sequence[Scene], scene: Scene) -> bool:
    """Say whether a short line without a stop stands right over the sentence: what it names is what is told of."""
    (last,) = before(story, scene.start, 1) or (None,)
    return last is not None and is_headline(last.text, last.start, last.end)


def _is_all_of(item: PlaceMention) -> bool:
    """Say whether a mention is of all of a place that need not be named (全市)."""
    return item.reference in ALL_OF and item.name.startswith(WHOLE)
