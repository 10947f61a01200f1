"""Dates: which days the words of a text mean, seen from the day it was published.

A mention's span holds the words that make it a date: 截至 and 到 before it, hours, 以来, 期间, 为止 behind it.
A period is as of its last day (一季度, 2月底, 3月上旬) or, where nothing closer is said, its month (2月份, 1—2月) or
year (去年). A date without a year is of the year nearest to publication, one without a month of the month that the
text last named, else the nearest past one. A figure 以来 is as of publication, or of the month still running.
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

from shuize.types import AsOfKind
from workers import datewords as words
from workers.almanac import Days, day, festival, nearest, on
from workers.cardinals import standard
from workers.periods import Frame, number, period

_REACH = 200
"""How many characters further on a date still lends its month to a bare 10日."""
_WEEK = 7
_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
_WEEKS = {"本": 0, "这": 0, "上": -1, "上上": -2, "下": 1, "下下": 2}
_BEFORE_SPAN = 12
_UNTIL_ENDS = frozenset("至止到间于迄 　")
_SINCE_ENDS = frozenset("自从打 　")
_AFTERWARDS = frozenset("以至到起开来之后为止前期间内 　")
_TO = frozenset("-—–~至到 　")
_CUTS = frozenset("月/-")
_YEAR_ENDS = frozenset("0123456789〇零一二三四五六七八九今去前明")
_ISO_SIGNS = frozenset("-/.")
_NUMERALS = frozenset("0123456789")


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


class _Core(NamedTuple):
    """The date proper, before the words around it are looked at."""

    end: int
    days: Days
    role: str
    kind: AsOfKind = AsOfKind.STATED


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
    floor = 0
    for start in sorted(starts):
        if start < floor:
            continue
        found = _mention(folded, start, floor, Frame(published, named.before(folded, start)))
        if found is None:
            continue
        mention, core = found
        mentions.append(mention)
        floor = mention.end
        if core.kind is AsOfKind.STATED and core.role != "festival":
            named = _Named(floor, core.days)
    return mentions


class _Named(NamedTuple):
    """The days the text last named, and where: for a bare 10日 and 当日 nearby."""

    end: int = 0
    days: Days | None = None

    def before(self, text: str, start: int) -> Days | None:
        """Return the days, if what begins at `start` is in reach of them, on their line or pointing back (当日)."""
        apart = text[start : start + 1] != "当" and text.find("\n", self.end, start) >= 0
        return None if start - self.end > _REACH or apart else self.days


def _mention(text: str, start: int, floor: int, frame: Frame) -> tuple[DateMention, _Core] | None:
    """Read the mention whose date proper begins at `start`."""
    published = frame.published
    begin, role = _introduced(text, start, floor)
    if role == "until" and text.startswith("截", begin):
        frame = frame._replace(until=True)
    core = _core(text, start, frame)
    if core is None:
        return None
    core = _joined(text, core, frame)
    role, end = _followed(text, core, role)
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


def _followed(text: str, core: _Core, role: str) -> tuple[str, int]:
    """Return the role that the words behind the date give it, and where they end."""
    end = core.end
    if core.role in ("now", "vague", "before"):
        ended = text.startswith("为止", end)
        return core.role, end + 2 * ended
    found = words.AFTERWARDS.match(text, end) if text[end : end + 1] in _AFTERWARDS else None
    if found and found.lastgroup:
        return found.lastgroup, found.end()
    return role or core.role, end


def _joined(text: str, core: _Core, frame: Frame) -> _Core:
    """Return the range that two dates with 至 or a dash between them make."""
    sign = words.TO.match(text, core.end) if text[core.end : core.end + 1] in _TO else None
    if core.role not in ("at", "during") or not sign:
        return core
    other = _core(text, sign.end(), Frame(frame.published, core.days, since=core.days.first))
    if other is None or other.role not in ("at", "during") or other.days.is_day != core.days.is_day:
        return core
    if other.days.last < core.days.first:
        return core
    return _Core(other.end, Days(core.days.first, other.days.last, other.days.as_of), "during")


def _core(text: str, start: int, frame: Frame) -> _Core | None:
    """Read the date proper: in figures, a festival, a weekday, a relative word, or a period."""
    word = None if text[start] in _NUMERALS else words.WORDS.match(text, start)
    if word is None:
        return _iso(text, start) or _period(text, start, frame)
    if _is_tail(text, start, word[0]):
        return None
    return (
        _relative(text, word[0], word.end(), frame)
        or _festival(text, start, frame)
        or _weekday(text, start, frame)
        or _period(text, start, frame)
    )


def _is_tail(text: str, start: int, word: str) -> bool:
    """Whether the word is the tail of another: 体现在, 3日前, 每周一."""
    unlike = words.NOT_AFTER.get(word) or words.NOT_AFTER.get(word[0])
    return unlike is not None and start > 0 and text[start - 1] in unlike


def _iso(text: str, start: int) -> _Core | None:
    """2020-03-10, 2020/3/10, 2020.3.10, and 2020-03."""
    found = words.ISO.match(text, start) if text[start + 4 : start + 5] in _ISO_SIGNS else None
    if not found or (not found["day"] and (found["sign"] != "-" or len(found["month"]) == 1)):
        return None
    year, month = int(found["year"]), int(found["month"])
    if not found["day"]:
        return _Core(found.end(), _month_days(year, month), "during")
    at = day(year, month, int(found["day"]))
    return _Core(_clock_end(text, found.end()), on(at), "at") if at else None


def _month_days(year: int, month: int) -> Days:
    first = date(year, month, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return Days(first, last, first.isoformat()[:7])


def _relative(text: str, word: str, end: int, frame: Frame) -> _Core | None:
    """今天, 昨晚, 当天, 目前, 近日, 同期."""
    published = frame.published
    word = word[0] + word[-1] if word[1] in "（(" else word
    if word in words.NOW:
        return _Core(end, on(published), "now", AsOfKind.NOW)
    if word in words.VAGUE:
        return _Core(end, on(published), "vague", AsOfKind.PUBLISHED)
    if word in words.RELATIVE_DAY:
        return _Core(_clock_end(text, end), on(published + timedelta(days=words.RELATIVE_DAY[word])), "at")
    if word in words.SAME_DAY or word == "次日":
        named = frame.context.last if frame.context and frame.context.is_day else published
        return _Core(_clock_end(text, end), on(named + timedelta(days=word == "次日")), "at", AsOfKind.INHERITED)
    if word == "同期":
        return _Core(end, _same_period(published.year - 1, frame), "before", AsOfKind.BEFORE)
    return None


def _same_period(year: int, frame: Frame) -> Days:
    """去年同期: the day last named in that year, else publication's, standing for a period whose end alone is known."""
    named = frame.context.last if frame.context and frame.context.is_day else None
    at = day(year, named.month, named.day) if named else None
    if at:
        return on(at)
    published = frame.published
    at = day(year, published.month, published.day) or date(year, published.month, 28)
    return Days(at, at, str(year))


def _festival(text: str, start: int, frame: Frame) -> _Core | None:
    """春节, 元宵节, 大年初二, 五一."""
    found = words.FESTIVAL.match(text, start)
    if not found:
        return None
    name, offset = (found["name"], 0) if found["name"] else ("春节", number(found["new_year"][1:]) - 1)

    def of_year(year: int) -> Days | None:
        at = festival(name, year)
        return on(at + timedelta(days=offset)) if at else None

    days = nearest(of_year, frame.published)
    if days is None:
        return None
    return _Core(found.end(), days, "festival") if found["name"] else _Core(_clock_end(text, found.end()), days, "at")


def _weekday(text: str, start: int, frame: Frame) -> _Core | None:
    """本周, 上周三, 周一: a bare weekday is the nearest past one."""
    found = words.WEEKDAY.match(text, start)
    if not found or not (found["which"] or found["weekday"]):
        return None
    monday = frame.published - timedelta(days=frame.published.weekday())
    first = monday + timedelta(weeks=_WEEKS[found["which"] or "本"])
    if not found["weekday"]:
        last = first + timedelta(days=_WEEK - 1)
        current = first <= frame.published <= last
        as_of = frame.published if current else last
        return _Core(found.end(), Days(first, last, as_of.isoformat()), "during", _published_if(current=current))
    if found["weekday"] == "末":
        sunday = first + timedelta(days=_WEEK - 1)
        return _Core(found.end(), Days(sunday - timedelta(days=1), sunday, sunday.isoformat()), "during")
    at = first + timedelta(days=_WEEKDAYS[found["weekday"]])
    if not found["which"] and at > frame.published:
        at -= timedelta(weeks=1)
    return _Core(_clock_end(text, found.end()), on(at), "at")


def _published_if(*, current: bool) -> AsOfKind:
    return AsOfKind.PUBLISHED if current else AsOfKind.STATED


def _period(text: str, start: int, frame: Frame) -> _Core | None:
    found = words.PERIOD.match(text, start)
    if not found or found.end() == start or not found[0].strip():
        return None
    days = None if _is_rest(text, start, found) else period(found, frame)
    if days is None or _is_length(text, start, found):
        return None
    end = found.end() - (len(found[0]) - len(found[0].rstrip(" 　的")))
    if text.startswith("同期", end):
        return _Core(end + 2, _same_period(days.last.year, frame), "before", AsOfKind.BEFORE)
    if found["day"] or found["lunar_day"]:
        return _Core(_clock_end(text, end), days, "at" if days.is_day else "during")
    return _Core(end, days, "during")


def _is_rest(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether it is what is left of a date that is none (2月30日, 2019年2月29日) or of another era."""
    before = text[start - 1 : start]
    if found["day"] and not found["month"]:
        return before in _CUTS
    if found["short"]:
        return before != "" and before not in words.SHORT_YEAR_AFTER
    return before == "年" and found["year"] is None and text[start - 2 : start - 1] in _YEAR_ENDS


def _is_length(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether a bare 3日 is three days (连续3日, 3日内), not the third."""
    if not found["day"] or found["month"] or found["word_month"]:
        return False
    before = text[max(0, start - 3) : start]
    return words.LENGTH_AFTER.search(before) is not None or words.WITHIN.match(text, found.end()) is not None


def _clock_end(text: str, end: int) -> int:
    """Return where the hour that follows a day ends (24时, 下午3点半, 12:30), or `end`."""
    found = words.CLOCK.match(text, end)
    return end + len(found[0].rstrip()) if found and found[0].strip(" 　许左右") else end
