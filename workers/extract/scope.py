"""Where and when: the place and the date that govern a figure, from its clause, its sentence, and what stood before."""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from shuize.types import AsOfKind, Place, Span
from workers import lazyre as re
from workers.dates import DateMention
from workers.extract import cues
from workers.extract.aspects import Aspect
from workers.extract.captions import under
from workers.extract.codes import NATION, NOWHERE, inside
from workers.extract.course import Course, Tale
from workers.extract.dating import (
    When,
    at_end,
    can_date,
    in_brackets,
    is_earlier,
    leads,
    leads_on,
    of_earlier,
    opening,
    setting,
)
from workers.extract.excluded import excluded, excluded_in, holds, is_foreign, is_here, stands_abroad
from workers.extract.following import Wholes
from workers.extract.governing import governs, is_dateline
from workers.extract.hosts import Firms
from workers.extract.lengths import at_end_of_length, began
from workers.extract.links import Link, Rule
from workers.extract.meant import Meant
from workers.extract.notices import SAME, Notice, Notices
from workers.extract.organs import BRANCH, is_branch, is_home, is_rank, is_told_of_nation, national, office
from workers.extract.parted import counted_areas, is_sent_from, wide
from workers.extract.pointing import named_here
from workers.extract.scene import Scene, between, quoted, span_of
from workers.places import PlaceMention

SPEECH_REACH = 3
"""For how many paragraphs 今天 in quoted speech is the day that the story went back to."""
FRESH = 3
"""How many days before publication a day may lie that a notice was given on, and holds for the sentences after it."""
ORIGIN_REACH = 2
CLOSED = re.compile(r"[^（(）)]{0,80}[）)]")
"""What follows a place in brackets that are closed."""


class Where(NamedTuple):
    """The places of a figure (several only where a list is meant), those left out, and how they were found."""

    places: tuple[Place, ...]
    excludes: tuple[str, ...] = ()
    inherited: bool = False


@dataclass(slots=True)
class Ground(Meant):
    """What the story has set so far; each sentence adds to it as it is read."""

    day: DateMention | None = None
    began: date | None = None
    """The day since which the paragraph told of something: what 一个多月时间 counts from."""
    told: DateMention | None = None
    """The day that the story last went back to (2月10日, 工人们走进车间), and the paragraph that did."""
    told_in: int = -1
    paragraph: int = -1
    idle: bool = True
    """Whether the sentence has told no figure."""
    dated: bool = False
    """Whether it has set a day."""
    until: DateMention | None = None
    """The day that the story opens with (截至…) and dates nothing there: what the next paragraph tells is of it."""
    until_in: int = -1
    resolved: list[tuple[PlaceMention, Place]] = field(default_factory=list)
    """The present sentence's places, in order."""
    named: dict[Place, Span] = field(default_factory=dict)
    """Where the story named each place last."""
    tale: Tale = field(default_factory=Tale)
    notices: Notices = field(default_factory=lambda: Notices({}))
    wholes: Wholes = field(default_factory=dict)
    """What the sentence before counted."""
    heading: str | None = None
    """The population that the sentence before did nothing but name."""
    subject: str | None = None
    subject_of: str | None = None
    """The pack of the indicator that the subject was told of by."""
    rate: str | None = None
    """The rate that the paragraph told of last: what 这一比例 means."""
    firms: Firms = field(default_factory=Firms)
    product: str | None = None
    """What the story's rates of products are of: the first that it named, then the last that was told of."""

    def where(self, scene: Scene, link: Link) -> Where:
        """Return the places that govern the link's figure: its clause's, its sentence's, else what stands."""
        low, _ = scene.clause(link.first)
        areas = counted_areas(scene, low, link)
        return Where((areas,)) if areas else self._where(scene, link, low)

    def _where(self, scene: Scene, link: Link, low: int) -> Where:
        """Return the places that are named: those of the clause, the sentence, else what stands."""
        excludes = excluded(scene, low, link)
        here = (
            self._origin(scene, link)
            or self._paired(scene, low, link)
            or self._group(scene, low, link.start)
            or self._group(scene, link.start, link.anchor[0])
        )
        if here and link.within and self._lie_elsewhere(scene, here, link.within):
            return Where(())
        if here:
            own = excluded_in(scene, low, link)
            kept = excludes if NATION in here else own if any(holds(place, own) for place in here) else ()
            return Where(self._dealt(here, link), kept)
        if link.running and is_home(scene, link.start, [item for item, _ in self.resolved]):
            return Where((NATION,))
        if link.like and not excludes:
            return self.where(scene, link.like)
        if excludes:
            standing = self.standing()
            told = [*self._group(scene, scene.start, low), *([standing] if standing else [])]
            holders = [place for place in told if holds(place, excludes)]
            return Where((*holders, NATION)[:1], excludes)
        abroad = is_foreign(scene, low, link) or stands_abroad(scene, link.start, stood=self.tale.abroad)
        return Where(()) if abroad else self._farther(scene, link, low)

    def _lie_elsewhere(self, scene: Scene, here: list[Place], whole: Link) -> bool:
        """Say whether a part's places lie outside of its whole's: they say where somebody came from."""
        held = self.where(scene, whole).places
        codes = [place.code for place in here]
        if len(held) != 1 or held[0].code in {None, NATION.code} or None in codes:
            return False
        outer = str(held[0].code)
        return not any(code == outer or inside(str(code), outer) for code in codes)

    def _farther(self, scene: Scene, link: Link, low: int) -> Where:
        """Return the places that the sentence set before the link's clause, else what stands."""
        earlier = self._group(scene, scene.start, low, asides=not link.running)
        if earlier and (len(earlier) == 1 or not _names_population(scene, link)):
            return Where(self._dealt(earlier, link))
        level = office(scene)
        branch = self._branch(scene, link.start) or (self._referred(level) if level else None)
        if branch:
            return Where((branch,))
        if national(scene, scene.start, link.end, placed=len(self.chain) > 0):
            return Where((NATION,))
        told = self.caption.over(scene, running=link.running) or (self.tale.place if link.running else None)
        return Where((told or self.standing() or NOWHERE,), inherited=True)

    def _branch(self, scene: Scene, end: int) -> Place | None:
        """Return the place of the last branch that the sentence named before `end` (农行宁波分行)."""
        found = (place for item, place in reversed(self.resolved) if item.start < end and is_branch(scene, item))
        return next(found, None)

    def tell(self, scene: Scene, course: Course) -> None:
        """Take up the running counts of the sentence: the last goes on after it, the widest place and the day stand."""
        tale = self.tale
        if course.lost or course.main:
            tale.last = course.main
            tale.latest = course.first
        if course.lost or (course.main and course.main.aspect is not Aspect.PRESENT):
            tale.usual = course.main.aspect if course.main else Aspect.TOTAL
        tale.theme, tale.paragraph = course.theme, scene.sentence.paragraph
        tale.keep(course)
        if course.root is None:
            return
        places, when = self.where(scene, course.root).places, self.when(scene, course.links[0])
        if when.kind is AsOfKind.STATED:
            tale.day, tale.day_span = when.as_of, when.span
        told = places[0].code if len(places) == 1 else None
        if told and not (tale.place and tale.place.code and (tale.place == NATION or inside(told, tale.place.code))):
            tale.place = places[0]

    def _group(self, scene: Scene, start: int, end: int, *, asides: bool = True) -> list[Place]:
        """Return the last list of governing places in the stretch (广东、江苏、上海), or of those in no brackets."""
        named = [pair for pair in self.resolved if start <= pair[0].start < end and governs(scene, pair[0])]
        if not asides:
            named = [pair for pair in named if not CLOSED.match(scene.text, pair[0].end, end)]
        run = named[-1:]
        for pair in reversed(named[:-1]):
            if pair[0].end == run[0][0].start or not scene.listed(pair[0], run[0][0]):
                break
            run.insert(0, pair)
        return [place for _, place in run]

    def _origin(self, scene: Scene, link: Link) -> list[Place]:
        """Return the place that whom the figure counts are of (9 名来自贵州的工人, 9 名湖北籍员工, 九成的宁波企业)."""
        for item, place in self.resolved:
            gap = scene.text[link.end : item.start] if 0 <= item.start - link.end <= ORIGIN_REACH else None
            if gap is None and is_sent_from(scene, link, item):
                return [place]
            if gap in {"来自", "的"} or (gap == "" and scene.text[item.end : item.end + 1] == "籍"):
                return [place]
        return []

    def _paired(self, scene: Scene, low: int, link: Link) -> list[Place]:
        """Return the figure's own place where each name of a list has its own (昆山的台企、太仓的德企分别…)."""
        named = [pair for pair in self.resolved if low <= pair[0].start < link.anchor[0] and governs(scene, pair[0])]
        begins = all(scene.text[pair[0].start - 1] in "、和与及" for pair in named[1:])
        return [named[link.rank][1]] if link.of > 1 and len(named) == link.of and begins else []

    def _dealt(self, group: list[Place], link: Link) -> tuple[Place, ...]:
        """Deal a list of places out over a list of figures of the same length; else each figure is of them all."""
        if link.of == len(group):
            return (group[link.rank],)
        return tuple(dict.fromkeys(group))

    def when(self, scene: Scene, link: Link) -> When:
        """Return the date that governs the link's figure."""
        if link.before:
            return When(None, AsOfKind.BEFORE)
        low, _ = scene.clause(link.first)
        changed = link.start in scene.changes
        if not changed and is_earlier(scene.text[opening(scene, low) : link.start]):
            return When(None, AsOfKind.BEFORE)
        after = in_brackets(scene, link)
        if after and can_date(after, self.published):
            return self._said(scene, after)
        for start, end in ((low, max(link.start, link.anchor[0])), (scene.start, low)):
            for mention in reversed(between(scene.dates, start, end)):
                dates = can_date(mention, self.published) and leads(scene, mention)
                back = link.running and self._points_back(scene, mention)
                if dates and not back and not of_earlier(scene, mention, link):
                    return self._said(scene, mention)
        told = at_end(scene, link)
        if told and can_date(told, self.published):
            return self._said(scene, told)
        return self._undated(scene, link)

    def note(self, link: Link, when: When, about: str | None, places: tuple[Place, ...]) -> None:
        """Keep the day of the figure, where it is that of a notice, and whom it is of, for figures of its kind."""
        self.idle, self.until = False, None if self.day else self.until
        if when.as_of and link.rule is not Rule.PART:
            day = None if when.kind is AsOfKind.PUBLISHED else when
            self.notices.keep(link.indicator, Notice(self.paragraph, day, about, places))

    def naming(self, place: Place, link: Link) -> Span | None:
        """Return the words that name the figure's place: the last before it in its sentence, else the last at all."""
        here = [span_of(item) for item, one in self.resolved if one == place]
        before = [span for span in here if span[0] < link.end]
        return before[-1] if before else here[0] if here else self.named.get(place)

    def _tells_back(self, scene: Scene, link: Link) -> bool:
        """Say whether the figure is of the day that the story went back to: of 该公司 there, or in speech of 今天."""
        since = scene.sentence.paragraph - self.told_in
        today = any(one.as_of == scene.today for one in scene.dates)
        if since == 0 and scene.text[scene.start : scene.end].lstrip().startswith("该"):
            return True
        return since <= SPEECH_REACH and today and quoted(scene.text, link.start)

    def _undated(self, scene: Scene, link: Link) -> When:
        """Return the date of a figure whose sentence says none: the paragraph's, the bulletin's, else the article's."""
        if self.day and (self.day.role == "until" or (self.published - self.day.last).days <= FRESH):
            return When(self.day.as_of, AsOfKind.INHERITED, span_of(self.day))
        if ended := at_end_of_length(scene, self.began):
            return When(ended, AsOfKind.INHERITED)
        if self.told and not link.running and self._tells_back(scene, link):
            return When(self.told.as_of, AsOfKind.INHERITED, span_of(self.told))
        if link.running and self.tale.day:
            return When(self.tale.day, AsOfKind.INHERITED, self.tale.day_span)
        notice = self.notices.of(link.indicator, self.paragraph)
        if notice and notice.when and not scene.firms and not quoted(scene.text, link.start):
            same = notice.paragraph == self.paragraph
            if same or self.notices.covers(notice, self.where(scene, link).places):
                return When(notice.when.as_of, AsOfKind.INHERITED, notice.when.span)
        return self._opened_on(scene, link)

    def _opened_on(self, scene: Scene, link: Link) -> When:
        """Return the day that the story opens with and has not spoken of since, else that of publication."""
        next_to = scene.sentence.paragraph == self.until_in + 1
        if self.until and next_to and not scene.firms and not quoted(scene.text, link.start):
            return When(self.until.as_of, AsOfKind.INHERITED, span_of(self.until))
        return When(scene.today, AsOfKind.PUBLISHED)

    def _points_back(self, scene: Scene, mention: DateMention) -> bool:
        """Say whether the mention is 当日 of a bulletin that has told its day."""
        return self.tale.day is not None and scene.text[mention.start : mention.end] in cues.THAT_DAY

    def _said(self, scene: Scene, mention: DateMention) -> When:
        """Return the date that a mention says; today and now inside quoted speech are the day that is told of.

        A stretch of days that has not ended (3月中旬, told on the 12th) is told of as of publication.
        """
        today = scene.today
        near = self.told and scene.sentence.paragraph - self.told_in <= SPEECH_REACH
        if mention.as_of == today and near and self.told and quoted(scene.text, mention.start):
            return When(self.told.as_of, AsOfKind.INHERITED, span_of(self.told))
        dated = mention.as_of_kind is not AsOfKind.BEFORE
        ended = min(mention.as_of or today, today)
        return When(ended, mention.as_of_kind if dated else AsOfKind.STATED, span_of(mention))

    def enter(self, scene: Scene) -> None:
        """Take up the sentence's places, in order, each resolved by those before it; a new paragraph begins anew."""
        number = scene.sentence.paragraph
        if number != self.paragraph:
            led = leads_on(scene) or SAME.match(scene.text, scene.start) is not None
            self.day, self.place = (self.day, self.place) if led else (None, None)
            self.paragraph, self.opened = number, len(self.chain)
            self.subject = self.began = None
            self.cities = []
            self.rate = self.rate if self.notices.enter(scene) else None
        self.resolved, self.before, self.idle = [], len(self.chain), True
        self.firms.enter(scene)
        self.national = self.national or national(scene, scene.start, scene.end, placed=len(self.chain) > 0)
        for item in scene.places:
            self._take(scene, item)

    def _take(self, scene: Scene, item: PlaceMention) -> None:
        """Resolve one mention and remember it; 江苏全省 is 江苏 once."""
        last = self.resolved[-1][0] if self.resolved else None
        here = is_here(item) and not is_rank(scene, item)
        place = named_here(scene, item, self.resolved) or self.resolve(item) if here else None
        if place is None or (item.reference and last and last.end == item.start):
            return
        self.resolved.append((item, place))
        if place.code and not item.reference and (not item.inside_name or scene.text[item.end - 1] in "市县"):
            self.cities.append(place.code)
        self.named[place] = span_of(item)
        if place.code == NATION.code:
            self.national = self.national or is_told_of_nation(scene, item)
        elif place.code and (governs(scene, item) or BRANCH.match(scene.text, item.end)):
            self.chain.append(place.code)
        elif place.code and is_dateline(scene, item):
            self.chain.append(place.code)
            self.before = len(self.chain)

    def pass_over(self, scene: Scene) -> None:
        """Take up what the sentence sets for those after it: its one governing place, its stated date."""
        governing = (
            {place for item, place in wide(scene, self.resolved, self.standing) if governs(scene, item)}
            if self.resolved
            else None
        )
        if governing == set() and (branch := self._branch(scene, scene.end)):
            governing = {branch}
        if governing and len(governing) == 1 and not next(iter(governing)).name[:1].isdigit():
            (self.place,) = governing
        self.caption = under(scene, self.resolved, self.caption)
        self.tale.abroad = stands_abroad(scene, scene.end, stood=self.tale.abroad)
        self.began = began(scene) or self.began
        if scene.dates:
            self._dated(scene)

    def _dated(self, scene: Scene) -> None:
        """Take up the day that the sentence sets, and the one that it goes back to."""
        stated = setting(scene)
        until = [item for item in stated if item.role == "until" and item.last <= self.published]
        last = (until or stated)[-1:]
        if last and last[0].last <= self.published and not self._points_back(scene, last[0]):
            self.until = last[0] if last[0].role == "until" and self.idle and not self.dated else None
            self.until_in = scene.sentence.paragraph
            self.day, self.dated = last[0], True
        today = scene.today
        narrated = [item for item in stated if item.role == "at" and item.as_of and item.as_of < today]
        if narrated and not quoted(scene.text, narrated[-1].start):
            self.told, self.told_in = narrated[-1], scene.sentence.paragraph


def _names_population(scene: Scene, link: Link) -> bool:
    """Say whether the link's own clause names whom it is about."""
    words = scene.text[slice(*scene.clause(link.first))]
    return any(head in words for head in cues.HEADS)
