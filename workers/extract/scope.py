"""Where and when: the place and the date that govern a figure, from its clause, its sentence, and what stood before."""

from dataclasses import dataclass, field, replace
from datetime import date

from shuize.places import Gazetteer

from shuize.types import AsOfKind, Place
from workers.dates import DateMention
from workers.extract import cues
from workers.extract.lexicon import Sort
from workers.extract.links import Link
from workers.extract.scene import Scene, between
from workers.places import PlaceMention

NATION = Place("100000", "全国")
NOWHERE = Place(None, "")
LEVELS = {"province": 2, "prefecture": 4, "county": 6}
DATING = frozenset({"until", "at", "during", "now", "before"})


@dataclass(frozen=True, slots=True)
class Where:
    """The places of a figure (several only where a list is meant), those left out, and how they were found."""

    places: tuple[Place, ...]
    excludes: tuple[str, ...] = ()
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class When:
    """The date of a figure and the cue that gave it."""

    as_of: str | None
    kind: AsOfKind


@dataclass(slots=True)
class Ground:
    """What the story has set so far; each sentence adds to it as it is read."""

    published: date
    gazetteer: Gazetteer
    place: Place | None = None
    chain: list[str] = field(default_factory=list)
    """Codes named so far, the newest last: what 全省 and 该区 refer to."""
    day: DateMention | None = None
    paragraph: int = -1
    subject: str | None = None
    firm: str | None = None

    def where(self, scene: Scene, link: Link) -> Where:
        """Return the places that govern the link's figure."""
        named = [item for item in scene.places if not item.excluded and item.level != "foreign"]
        excludes = _excluded(scene, link)
        low, _ = scene.clause(link.first)
        for start, end in ((low, link.start), (scene.start, low)):
            group = self._group(scene, [item for item in between(named, start, end) if _governs(scene, item)])
            if group:
                return Where(self._dealt(group, link), excludes)
        if _is_foreign(scene, link):
            return Where((NOWHERE,), excludes)
        if excludes or scene.of(Sort.ORGAN, scene.start, link.end):
            return Where((NATION,), excludes)
        return Where((self.place or NOWHERE,), excludes, inherited=True)

    def _group(self, scene: Scene, named: list[PlaceMention]) -> list[Place]:
        """Return the last list of places of these (广东、江苏、上海), resolved."""
        if not named:
            return []
        run = [named[-1]]
        for item in reversed(named[:-1]):
            if not scene.listed(item, run[0]):
                break
            run.insert(0, item)
        return [place for item in run if (place := self.resolve(item))]

    def _dealt(self, group: list[Place], link: Link) -> tuple[Place, ...]:
        """Deal a list of places out over a list of figures of the same length; else each figure is of them all."""
        if link.of == len(group):
            return (group[link.rank],)
        return tuple(dict.fromkeys(group))

    def resolve(self, item: PlaceMention) -> Place | None:
        """Return the place that a mention means here, None where it cannot be settled."""
        if item.reference:
            return self._referred(item.reference)
        if item.code is None and item.ambiguous:
            near = [code for code in item.ambiguous if any(_inside(code, one) for one in self.chain[-6:])]
            return self.gazetteer.place(near[0], self.published) if len(near) == 1 else None
        if item.code is None:
            return None
        known = self.gazetteer.place(item.code, self.published)
        return replace(known, zone=item.zone, name=item.zone) if item.zone else known

    def _referred(self, reference: str) -> Place | None:
        """Return what 全省, 该区 or 当地 refers to: the newest named place of that level, or the one it lies in."""
        if reference == "nation":
            return NATION
        if reference == "any":
            return self.place
        for code in reversed(self.chain):
            if reference == _level(code) or (reference == "county" and code.endswith("0000") and _is_region(code)):
                return self.gazetteer.place(code, self.published)
            if reference == "prefecture" and _is_municipality(code):
                return self.gazetteer.place(code[:2] + "0000", self.published)
        for code in reversed(self.chain):
            if LEVELS[_level(code)] > LEVELS.get(reference, 0):
                wide = LEVELS[reference]
                return self.gazetteer.place(code[:wide].ljust(6, "0"), self.published)
        return None

    def when(self, scene: Scene, link: Link) -> When:
        """Return the date that governs the link's figure."""
        if link.before:
            return When(None, AsOfKind.BEFORE)
        low, _ = scene.clause(link.first)
        for start, end in ((low, link.start), (scene.start, low)):
            for mention in reversed(between(scene.dates, start, end)):
                if _dates(mention, self.published):
                    return self._said(scene, mention)
        if self.day and self.paragraph in {scene.sentence.paragraph, scene.sentence.paragraph - 1}:
            return When(self.day.as_of, AsOfKind.INHERITED)
        return When(self.published.isoformat(), AsOfKind.PUBLISHED)

    def _said(self, scene: Scene, mention: DateMention) -> When:
        """Return the date that a mention says; today and now inside quoted speech are the day that is told of."""
        deictic = mention.as_of == self.published.isoformat()
        if deictic and self.day and self.day.role == "at" and _quoted(scene, mention.start):
            return When(self.day.as_of, AsOfKind.INHERITED)
        return When(mention.as_of, mention.as_of_kind)

    def pass_over(self, scene: Scene) -> None:
        """Take up what the sentence sets for those after it."""
        if scene.sentence.paragraph != self.paragraph:
            self.day = (
                self.day
                if self.day and self.paragraph == scene.sentence.paragraph - 1 and self.day.role == "until"
                else None
            )
            self.paragraph = scene.sentence.paragraph
        for item in scene.places:
            place = None if item.excluded or item.level == "foreign" else self.resolve(item)
            if place and place.code and not place.code.startswith("100000"):
                self.chain.append(place.code)
        group = [
            item for item in scene.places if _governs(scene, item) and not item.excluded and item.level != "foreign"
        ]
        if group:
            first = self.resolve(group[0])
            self.place = first or self.place
        stated = [
            item for item in scene.dates if item.role in {"until", "at"} and item.as_of and item.last <= self.published
        ]
        if stated:
            self.day = stated[-1]


def _dates(mention: DateMention, published: date) -> bool:
    """Say whether a mention can date a figure: said of a time that has come."""
    return mention.role in DATING and mention.as_of is not None and mention.first <= published


def _governs(scene: Scene, item: PlaceMention) -> bool:
    """Say whether a mention is where something is so, not where something goes or a part of a name."""
    if item.inside_name:
        return False
    return not cues.GOAL_OF_MOTION.search(scene.text[max(scene.start, item.start - 3) : item.start])


def _excluded(scene: Scene, link: Link) -> tuple[str, ...]:
    """Return the codes that the sentence leaves out before the figure (除湖北外)."""
    named = [item.code for item in between(scene.places, scene.start, link.start) if item.excluded and item.code]
    return tuple(sorted(set(named)))


def _is_foreign(scene: Scene, link: Link) -> bool:
    """Say whether the figure's own clause speaks of a foreign country."""
    low, _ = scene.clause(link.first)
    return any(item.level == "foreign" for item in between(scene.places, low, link.start))


def _quoted(scene: Scene, at: int) -> bool:
    """Say whether a position lies in quoted speech."""
    before = scene.text[max(0, at - 400) : at]
    return before.rfind("“") > before.rfind("”")


def _level(code: str) -> str:
    """Return the level of a code: province, prefecture or county."""
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


def _inside(code: str, outer: str) -> bool:
    """Say whether `code` lies in `outer`."""
    return code != outer and code.startswith(outer.rstrip("0").ljust(2, "0"))


def _is_municipality(code: str) -> bool:
    """Say whether the code lies in 北京, 天津, 上海 or 重庆, whose 全市 is the whole of them."""
    return code[:2] in {"11", "12", "31", "50"}


def _is_region(code: str) -> bool:
    """Say whether the code is an autonomous region's, whose 全区 is the whole of it."""
    return code[:2] in {"15", "45", "54", "64", "65"}
