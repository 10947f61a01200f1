"""When: the date that governs a figure, from its clause, its sentence, and the days that were told of before."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from shuize.types import AsOfKind
from workers.days.dates import DateMention
from workers.extract.links.link import Link, Rule
from workers.extract.sentence.scene import Scene
from workers.extract.sentence.spans import between, quoted, span_of
from workers.extract.when.dating import (
    When,
    at_end,
    can_date,
    day_of_now,
    in_brackets,
    leads,
    of_earlier,
    opening,
    setting,
)
from workers.extract.when.earlier import is_earlier
from workers.extract.when.lengths import at_end_of_length
from workers.extract.when.notices import Notices
from workers.extract.when.reach import behind, closed, closing, dealt_day, has_come, heads, is_aside, is_count_of
from workers.extract.where.placing import Placed
from workers.extract.words import cues
from workers.text import lazyre as re
from workers.text.blocks import Role

SPEECH_REACH = 3
"""For how many paragraphs 今天 in quoted speech is the day that the story went back to."""
FRESH = 3
"""How many days before publication a day may lie that a notice was given on, and holds for the sentences after it."""

EARLIER_DAY = re.compile(r"(?:此前|之前|早先|较早)的?[，,]?$")
"""What stands right before an earlier day that is named."""
BELOW = re.compile(r"(?:通报|通告|公布|公告|报告|发布|情况)如下")
"""What says of a day that the figures which follow are its own."""


def _reaches(scene: Scene, link: Link, low: int) -> Iterator[tuple[int, int]]:
    """Yield where a figure's day may stand, nearest first; a total has that of its part only where it has none."""
    after = max(link.start, link.anchor[0])
    whole = link.rule is Rule.TOTAL
    yield low, link.start if whole else after
    now = whole and any(item.role == "now" for item in between(scene.dates, link.start, after))
    if whole and not now:
        yield link.start, after
    yield scene.start, low
    if now:
        yield link.start, after


def _on_day(scene: Scene, link: Link, low: int) -> bool:
    """Say whether what is told of an earlier time names its day after the word for it (此前的 2 月 20 日)."""
    low = opening(scene, low)
    days = [item for item in between(scene.dates, low, link.start) if item.role == "at" and item.as_of]
    return any(EARLIER_DAY.search(scene.text, low, item.start) for item in days)


def _parts(scene: Scene) -> bool:
    """Say whether the sentence opens as one of the parts of what the one before told, whose day is theirs."""
    return scene.text[scene.start : scene.end].lstrip().startswith(cues.AMONG)


@dataclass(slots=True)
class Timed(Placed):
    """The days that the story has set so far, and which of them a figure is of."""

    day: DateMention | None = None
    lasts: bool = False
    """Whether that day holds however long ago it was."""
    closed: DateMention | None = None
    """The months that the paragraph told of (前三季度，…), lately over."""
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
    reported: DateMention | None = None
    """The day whose figures the story says that it reports below (现将 2 月 17 日情况通报如下)."""
    notices: Notices = field(default_factory=lambda: Notices({}))
    stated: tuple[int, When] | None = None
    """Where the last sentence ends that said the day of a figure, and that day."""
    taken: tuple[int, When] | None = None
    """Where the last sentence begins that took the day of a figure from before, and that day."""

    def when(self, scene: Scene, link: Link) -> When:
        """Return the date that governs the link's figure."""
        found = self._when(scene, link)
        if found.kind is AsOfKind.STATED and found.stands:
            self.stated = scene.end, found
        if found.kind is AsOfKind.INHERITED:
            self.taken = scene.start, found
        return found

    def _when(self, scene: Scene, link: Link) -> When:
        """Return the date that governs the link's figure, from its sentence, else from before."""
        if link.before:
            return When(None, AsOfKind.BEFORE)
        low, _ = scene.clause(link.first)
        changed = link.start in scene.changes
        if not changed and is_earlier(scene, opening(scene, low), link) and not _on_day(scene, link, low):
            return When(None, AsOfKind.BEFORE)
        after = in_brackets(scene, link) or dealt_day(scene, link)
        if after and can_date(after, self.published):
            return self._said(scene, after)
        since = False
        for start, end in _reaches(scene, link, low):
            for mention in reversed(between(scene.dates, start, end)):
                since = since or (mention.role == "since" and mention.start >= low)
                if mention.role == "during" and (since or self._is_under_way(scene, mention, low)):
                    continue
                come = can_date(mention, self.published) or has_come(scene, mention)
                dates = come and leads(scene, mention, link) and not is_aside(scene, mention, low)
                back = link.running and self._points_back(scene, mention)
                if dates and not back and not of_earlier(scene, mention, link):
                    return self._said(scene, day_of_now(scene, mention))
        told = at_end(scene, link) or closing(scene, link) or behind(scene, link)
        if told and can_date(told, self.published):
            return self._said(scene, told)
        return self._undated(scene, link)

    def _is_under_way(self, scene: Scene, mention: DateMention, low: int) -> bool:
        """Say whether a time that has not ended only names something of a day told before it (8 日，四季度活动，)."""
        before = between(scene.dates, scene.start, mention.start) if mention.last > self.published else []
        return mention.start < low and any(item.role in {"at", "until"} for item in before)

    def _tells_back(self, scene: Scene, link: Link) -> bool:
        """Say whether the figure is of the day that the story went back to: of 该公司 there, or in speech of 今天."""
        since = scene.sentence.paragraph - self.told_in
        today = any(one.as_of == scene.today for one in scene.dates)
        if since == 0 and scene.text[scene.start : scene.end].lstrip().startswith("该"):
            return True
        return since <= SPEECH_REACH and today and quoted(scene.text, link.start)

    def _undated(self, scene: Scene, link: Link) -> When:
        """Return the date of a figure whose sentence says none: the paragraph's, the bulletin's, else the article's."""
        if self.stated and not link.running and scene.start <= self.stated[0] + 1 and _parts(scene):
            return When(self.stated[1].as_of, AsOfKind.INHERITED, self.stated[1].span)
        fresh = self.day if self.day and (self.lasts or (self.published - self.day.last).days <= FRESH) else None
        now = link.running and link.indicator in self.tale.now
        told = self.tale.day_span if link.running and self.tale.day else None
        later = told is not None and self.day is not None and self.day.start < told[0]
        if held := None if now or later else fresh or self.closed:
            return When(held.as_of, AsOfKind.INHERITED, span_of(held))
        if ended := at_end_of_length(scene, self.began):
            return When(ended, AsOfKind.INHERITED)
        if self.told and not link.running and self._tells_back(scene, link):
            return When(self.told.as_of, AsOfKind.INHERITED, span_of(self.told))
        if link.running and self.tale.day and not now:
            return When(self.tale.day, AsOfKind.INHERITED, self.tale.day_span)
        noticed = None if scene.firms or quoted(scene.text, link.start) else self._noticed(scene, link)
        return noticed or self._opened_on(scene, link)

    def _noticed(self, scene: Scene, link: Link) -> When | None:
        """Return the day of the notice that the figure goes on with, or that its paragraph went on with before."""
        notice = self.notices.of(link.indicator, self.paragraph)
        if notice and notice.when:
            same = notice.paragraph == self.paragraph
            within = self.day is None and not same
            if same or (within and self.notices.covers(notice, self.paragraph, lambda: self.where(scene, link).places)):
                told = When(notice.when.as_of, AsOfKind.INHERITED, notice.when.span)
                if self.notices.opened and not same:
                    self.notices.rolled = self.paragraph, told
                return told
        paragraph, rolled = self.notices.rolled or (-1, None)
        return rolled if paragraph == self.paragraph and self.day is None else None

    def _opened_on(self, scene: Scene, link: Link) -> When:
        """Return the day that the story opens with and has not spoken of since, else that of publication."""
        if self.taken and self.taken[0] == scene.start and not (link.running or link.rule is Rule.OPEN):
            return self.taken[1]
        next_to = scene.sentence.paragraph == self.until_in + 1
        if self.until and next_to and not scene.firms and not quoted(scene.text, link.start):
            return When(self.until.as_of, AsOfKind.INHERITED, span_of(self.until))
        if self.reported and not scene.firms and not quoted(scene.text, link.start):
            return When(self.reported.as_of, AsOfKind.INHERITED, span_of(self.reported))
        return When(scene.today, AsOfKind.PUBLISHED)

    def _points_back(self, scene: Scene, mention: DateMention) -> bool:
        """Say whether the mention is 当日 of a bulletin that has told its day."""
        return self.tale.day is not None and scene.text[mention.start : mention.end] in cues.THAT_DAY

    def _said(self, scene: Scene, mention: DateMention) -> When:
        """Return the date that a mention says; today and now inside quoted speech are the day that is told of.

        A stretch of days that has not ended (3月中旬, told on the 12th) is told of as of publication.
        """
        today = scene.today
        if mention.role == "now" and self.reported and self._reports(scene, mention):
            return When(self.reported.as_of, AsOfKind.INHERITED, span_of(self.reported))
        near = self.told and scene.sentence.paragraph - self.told_in <= SPEECH_REACH
        if mention.as_of == today and near and self.told and quoted(scene.text, mention.start):
            return When(self.told.as_of, AsOfKind.INHERITED, span_of(self.told))
        dated = mention.as_of_kind is not AsOfKind.BEFORE
        ended = min(mention.as_of or today, today)
        kind = mention.as_of_kind if dated else AsOfKind.STATED
        return When(ended, kind, span_of(mention), stands=mention.role != "by")

    def _reports(self, scene: Scene, mention: DateMention) -> bool:
        """Say whether 目前 is the day that is reported on: it is no more than a few days old."""
        near = self.reported is not None and 0 <= (self.published - self.reported.last).days <= FRESH
        return near and not quoted(scene.text, mention.start)

    def set_day(self, scene: Scene) -> None:
        """Take up the day that the sentence sets, and the one that it goes back to; a page's own record sets none."""
        if scene.sentence.role is Role.BYLINE:
            return
        stated = setting(scene)
        until = [item for item in stated if item.role == "until" and item.last <= self.published]
        last = (until or stated)[-1:]
        if last and last[0].last <= self.published and not self._points_back(scene, last[0]):
            self.until = last[0] if last[0].role == "until" and self.idle and not self.dated else None
            self.until_in = scene.sentence.paragraph
            self.day, self.dated = last[0], True
            self.lasts = last[0].role == "until" or is_count_of(scene, last[0])
            self.reported = last[0] if BELOW.search(scene.text, last[0].end, scene.end) else self.reported
        if (months := closed(scene)) and self.day and self.day.role == "at" and self.day.start < months.start:
            self.day = None  # the day was that of the telling (9 月 18 日消息，1—8 月份…)
        self.closed = months or self.closed
        self.reported = heads(scene) or self.reported
        today = scene.today
        narrated = [item for item in stated if item.role == "at" and item.as_of and item.as_of < today]
        if narrated and not quoted(scene.text, narrated[-1].start):
            self.told, self.told_in = narrated[-1], scene.sentence.paragraph
