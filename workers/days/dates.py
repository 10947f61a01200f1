"""Dates: which days the words of a text mean, seen from the day it was published.

A mention's span holds the words that make it a date: 截至 and 到 before it, hours, 以来, 期间, 为止 behind it.
A period is as of its last day (一季度, 2月底, 3月上旬) or, where nothing closer is said, its month (2月份, 1—2月) or
year (去年). A date without a year is of the year nearest to publication, one without a month of the month that the
text last named, else the nearest past one. A figure 以来 is as of publication, or of the month still running.
"""

from datetime import date, timedelta
from typing import NamedTuple

from shuize.types import AsOfKind
from workers.days import words
from workers.days.almanac import Days
from workers.days.cores import Core, core_at
from workers.days.periods import Frame
from workers.numbers.cardinals import standard

_REACH = 200
"""How many characters further on a date still lends its month to a bare 10日."""
_FILED = 4
"""How many days before publication a story may have been filed whose 今天 is that day."""
_BEFORE_SPAN = 12
_BACK = ("当", "同期")
"""What points back over the end of a line."""
_UNTIL_ENDS = frozenset("至止到间于迄 　")
_SINCE_ENDS = frozenset("自从打 　")
_AFTERWARDS = frozenset("以至到起开来之后为止前期间内 　")
_TO = frozenset("-—–~至到 　")


class DateMention(NamedTuple):
    """Words that date a figure.

    [start, end) spans the words, 截至 and hours included. `as_of` (YYYY-MM-DD, YYYY-MM or YYYY) dates a figure that
    they govern; `first` to `last` are the days they cover. `role`: until (截至3月10日, 到2月底) | at (3月10日, 昨天)
    | since (3月以来) | during (2月份, 上半年, 本周) | by (3月20日前) | festival (春节) | now (目前) | vague (近日)
    | before (去年同期).
    """

    start: int
    end: int
    as_of: str | None
    first: date
    last: date
    role: str
    as_of_kind: AsOfKind


EARLIEST, LATEST = date(100, 1, 1), date(9900, 12, 31)
"""From these days years can be counted back and forth; an article from outside of them is read as of the nearer."""


def dates(text: str, published: date, end: int | None = None) -> list[DateMention]:
    """Return the dates of the text (up to the end of a line) in order, not overlapping; linear in its length.

    >>> [(m.as_of, m.role) for m in dates("截至3月10日24时，较去年底增加。目前", date(2020, 3, 12))]
    [('2020-03-10', 'until'), ('2019-12-31', 'during'), ('2020-03-12', 'now')]
    """
    published = min(max(published, EARLIEST), LATEST)
    folded = standard(text)
    end = len(folded) if end is None else end
    starts = {found.start() for found in words.NUMERIC.finditer(folded, 0, end)}
    starts |= {found.start() for found in words.WORDS.finditer(folded, 0, end)}
    mentions: list[DateMention] = []
    named = _Named()
    today = _filed(folded, published)
    floor = 0
    for start in sorted(starts):
        if start < floor:
            continue
        found = _mention(folded, start, floor, Frame(published, named.before(folded, start), today=today))
        if found is None:
            continue
        mention, core = found
        mentions.append(mention)
        floor = mention.end
        if core.kind is AsOfKind.STATED and core.role != "festival":
            named = _Named(floor, core.days)
    return mentions


def _filed(text: str, published: date) -> date | None:
    """Return the day that a story says it was filed on, a few days before it is published: its 今天 (某社3月8日电)."""
    found = words.FILED.search(text, 0, _REACH) if text.find("月", 0, _REACH) >= 0 else None
    if found is None:
        return None
    days = (published - timedelta(days=back) for back in range(1, _FILED) if published.toordinal() > back)
    return next((one for one in days if (one.month, one.day) == (int(found[1]), int(found[2]))), None)


class _Named(NamedTuple):
    """The days the text last named, and where: for a bare 10日 and 当日 nearby."""

    end: int = 0
    days: Days | None = None

    def before(self, text: str, start: int) -> Days | None:
        """Return the days, if what begins at `start` is in reach of them, on their line or pointing back (当日)."""
        apart = not text.startswith(_BACK, start) and text.find("\n", self.end, start) >= 0
        return None if start - self.end > _REACH or apart else self.days


def _mention(text: str, start: int, floor: int, frame: Frame) -> tuple[DateMention, Core] | None:
    """Read the mention whose date proper begins at `start`."""
    published = frame.published
    begin, role = _introduced(text, start, floor)
    if role == "until" and text.startswith("截", begin):
        frame = frame._replace(until=True)
    core = core_at(text, start, frame)
    if core is None:
        return None
    core = _joined(text, core, frame)
    led = begin < start and not role
    role, end = _followed(text, core, role)
    role = "since" if led and role == "at" and words.SINCE_THEN.match(text, end) else role
    as_of, kind = core.days.as_of, core.kind
    if role == "since" and core.days.first <= published and not _current_month(core.days, published):
        as_of, kind = published.isoformat(), AsOfKind.PUBLISHED
    return DateMention(begin, end, as_of, core.days.first, core.days.last, role, kind), core


def _current_month(days: Days, published: date) -> bool:
    """Whether 3月以来 is said in March: such a figure is the month's."""
    return days.as_of == published.isoformat()[:7]


def _introduced(text: str, start: int, floor: int) -> tuple[int, str]:
    """Return where the words that lead to the date begin, and the role that they give it."""
    last = text[start - 1 : start] if start > floor else ""
    before = text[max(floor, start - _BEFORE_SPAN) : start]
    until = words.UNTIL.search(before) if last in _UNTIL_ENDS else None
    if until and until[0]:
        return start - len(before) + until.start(), "until"
    since = words.SINCE.search(before) if last in _SINCE_ENDS else None
    return (start - len(before) + since.start() if since else start), ""


def _followed(text: str, core: Core, role: str) -> tuple[str, int]:
    """Return the role that the words behind the date give it, and where they end."""
    end = core.end
    if core.role in ("now", "vague", "before"):
        ended = text.startswith("为止", end)
        return core.role, end + 2 * ended
    found = words.AFTERWARDS.match(text, end) if text[end : end + 1] in _AFTERWARDS else None
    if found and found.lastgroup:
        return found.lastgroup, found.end()
    return role or core.role, end


def _joined(text: str, core: Core, frame: Frame) -> Core:
    """Return the range that two dates with 至 or a dash between them make."""
    sign = words.TO.match(text, core.end) if text[core.end : core.end + 1] in _TO else None
    if core.role not in ("at", "during") or not sign:
        return core
    other = core_at(text, sign.end(), Frame(frame.published, core.days, since=core.days.first))
    if other is None or other.role not in ("at", "during") or other.days.is_day != core.days.is_day:
        return core
    if other.days.last < core.days.first:
        return core
    return Core(other.end, Days(core.days.first, other.days.last, other.days.as_of), "during")
