"""The date proper, before the words around it are looked at: in figures, a festival, a weekday, 昨天, a period."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from shuize.types import AsOfKind
from workers.days import words
from workers.days.ago import ago, later
from workers.days.almanac import SINGLE, Days, day, festival, nearest, on
from workers.days.periods import Frame, number, period

_WEEK, _SATURDAY = 7, 5
_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
_WEEKS = {"本": 0, "这": 0, "上": -1, "上上": -2, "下": 1, "下下": 2}
_DASH = "-"
_EACH_YEAR = frozenset(("每年", "往年", "历年", "常年"))
"""Behind these a month or a day is that of every year."""
_CUTS = frozenset(("月", "/", _DASH))
_OPENED = frozenset("。；;！!？?\n，,")
_HELD = re.compile(r"$|[的为是仅只约已有达比增减升降相对数水值最历均平。；]|[上下][升降]|\d|[（(]")
"""What makes 同期 the time a year ago though it opens a clause: figures of then follow (，同期为 3 例, 同期的…)."""
_INDENT = 8
"""What a sentence may be set in by, and the word that opens it, are no longer than this."""
_YEAR_ENDS = frozenset("0123456789〇零一二三四五六七八九今去前明")
_ISO_SIGNS = frozenset("-/.")
_NUMERALS = frozenset("0123456789")
_CLOCK_FIRST = frozenset(" 　凌清早上中午下傍晚夜深北0123456789零一二三四五六七八九十廿卅")


class Core(NamedTuple):
    """The date proper, before the words around it are looked at."""

    end: int
    days: Days
    role: str
    kind: AsOfKind = AsOfKind.STATED


NUMBERED_DAYS = 4
"""How many days before publication a day may lie that is called today or yesterday by its number."""


def core_at(text: str, start: int, frame: Frame) -> Core | None:
    """Read the date proper: in figures, a festival, a weekday, a relative word, or a period."""
    word = None if text[start : start + 1] in _NUMERALS else words.WORDS.match(text, start)
    back = ago(text, start, frame.published)
    if back:
        return Core(*back, "at" if back[1].is_day else "during")
    if then := later(text, start, frame.context):
        return Core(*then, "at" if then[1].is_day else "during", AsOfKind.INHERITED)
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
    if word in words.DAY_BEFORE and start and "一" <= text[start - 1] <= "鿿":
        return text[start - 1] not in words.BEFORE_DAY_BEFORE
    return unlike is not None and start > 0 and text[start - 1] in unlike


def _iso(text: str, start: int) -> Core | None:
    """2020-03-10, 2020/3/10, 2020.3.10, and 2020-03."""
    found = words.ISO.match(text, start) if text[start + 4 : start + 5] in _ISO_SIGNS else None
    if not found or (not found["day"] and (found["sign"] != "-" or len(found["month"]) == 1)):
        return None
    year, month = int(found["year"]), int(found["month"])
    if not found["day"]:
        return Core(found.end(), _month_days(year, month), "during")
    at = day(year, month, int(found["day"]))
    return Core(_clock_end(text, found.end()), on(at), "at") if at else None


def _month_days(year: int, month: int) -> Days:
    first = date(year, month, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return Days(first, last, first.isoformat()[:7])


def _relative(text: str, word: str, end: int, frame: Frame) -> Core | None:
    """今天, 昨晚, 当天, 目前, 近日, 同期."""
    published = frame.published
    bracketed = word[1:2] in ("（", "(")
    numbered = _numbered(words.DAY_IN_BRACKETS.split(word[2:])[-2], published) if bracketed else None
    word = word[0] if bracketed else word
    if word in words.NOW:
        return Core(end, on(published), "now", AsOfKind.NOW)
    if word in words.VAGUE:
        return Core(end, on(published), "vague", AsOfKind.PUBLISHED)
    if word in words.RELATIVE_DAY:
        away = words.RELATIVE_DAY[word]
        told = numbered or ((frame.today if not away else None) or published) + timedelta(days=away)
        return Core(_clock_end(text, end), on(told), "at")
    if word in words.SAME_DAY:
        return Core(_clock_end(text, end), on(_named(frame)), "at", AsOfKind.INHERITED)
    if word in words.BESIDE_DAY:
        return _beside(text, word, end, frame)
    return _meanwhile(text, end, frame) if word == "同期" else None


def _beside(text: str, word: str, end: int, frame: Frame) -> Core | None:
    """次日, 前一天: counted from the day last named; where none was, no day."""
    if frame.context is None or not frame.context.is_day:
        return None
    at = frame.context.last + timedelta(days=words.BESIDE_DAY[word])
    return Core(_clock_end(text, end), on(at), "at", AsOfKind.INHERITED)


def _named(frame: Frame) -> date:
    """Return the day last named, publication's where there is none."""
    return frame.context.last if frame.context and frame.context.is_day else frame.published


def _meanwhile(text: str, end: int, frame: Frame) -> Core:
    """同期: the time just told of where it opens a clause (同期，全省…, 同期甲市报告…), else that time a year ago."""
    before = text[max(end - _INDENT, 0) : end - 2].rstrip(" \u3000")
    if (not before or before[-1] in _OPENED) and not _HELD.match(text, end):
        told = frame.context or on(frame.published)
        return Core(end, told, "at" if told.is_day else "during", AsOfKind.INHERITED)
    return Core(end, _same_period(frame.published.year - 1, frame), "before", AsOfKind.BEFORE)


def _numbered(said: str, published: date) -> date | None:
    """Return the day that is told with its number (今（28）日, printed on the 29th), where it is none long ago."""
    back = (published - timedelta(days=days) for days in range(NUMBERED_DAYS) if published.toordinal() > days)
    return next((one for one in back if str(one.day) == said), None)


def _same_period(year: int, frame: Frame) -> Days:
    """去年同期: the day last named in that year, else publication's, standing for a period whose end alone is known."""
    named = frame.context.last if frame.context and frame.context.is_day else None
    at = day(year, named.month, named.day) if named else None
    if at:
        return on(at)
    published = frame.published
    at = day(year, published.month, published.day) or date(year, published.month, 28)
    return Days(at, at, str(year))


def _festival(text: str, start: int, frame: Frame) -> Core | None:
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
    told = words.THAT_DAY.match(text, found.end()) if found["name"] else None
    if found["name"] and told is None and name not in SINGLE:
        return Core(found.end(), days, "festival")
    return Core(_clock_end(text, told.end() if told else found.end()), days, "at")


def _weekday(text: str, start: int, frame: Frame) -> Core | None:
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
        return Core(found.end(), Days(first, last, as_of.isoformat()), "during", _published_if(current=current))
    if found["weekday"] == "末":
        if not found["which"] and first + timedelta(days=_SATURDAY) > frame.published:
            first -= timedelta(weeks=1)
        sunday = first + timedelta(days=_WEEK - 1)
        return Core(found.end(), Days(sunday - timedelta(days=1), sunday, sunday.isoformat()), "during")
    at = first + timedelta(days=_WEEKDAYS[found["weekday"]])
    if not found["which"] and at > frame.published:
        at -= timedelta(weeks=1)
    return Core(_clock_end(text, found.end()), on(at), "at")


def _published_if(*, current: bool) -> AsOfKind:
    return AsOfKind.PUBLISHED if current else AsOfKind.STATED


def _period(text: str, start: int, frame: Frame) -> Core | None:
    found = words.PERIOD.match(text, start)
    if not found or found.end() == start or not found[0].strip():
        return None
    rest = _is_rest(text, start, found, ends_range=frame.since is not None)
    named = found[0].endswith("年") and words.NAMES.match(text, found.end())
    days = None if rest or named or _is_numbered(text, start, found) else period(found, frame)
    if days is None or _is_length(text, start, found):
        return None
    end = found.end() - (len(found[0]) - len(found[0].rstrip(" 　的")))
    if text.startswith("同期", end):
        return Core(end + 2, _same_period(days.last.year, frame), "before", AsOfKind.BEFORE)
    if found["day"] or found["lunar_day"]:
        return Core(_clock_end(text, end), days, "at" if days.is_day else "during")
    return Core(end, days, "during")


def _is_rest(text: str, start: int, found: re.Match[str], *, ends_range: bool) -> bool:
    """Whether it is what is left of a date that is none (2月30日, 2019年2月29日), of another era or of every year."""
    before = text[start - 1 : start]
    if text[max(0, start - 2) : start] in _EACH_YEAR:
        return True
    if found["day"] and not found["month"]:
        return before in _CUTS and not (before == _DASH and ends_range)
    if found["short"]:
        return before != "" and before not in words.SHORT_YEAR_AFTER
    return before == "年" and found["year"] is None and text[start - 2 : start - 1] in _YEAR_ENDS


def _is_numbered(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether a bare 9号 is the number of something (台风第9号，, 8号、9号机组), not a day."""
    if not found["day"] or found["month"] or text[found.end() - 1] != "号":
        return False
    before = text[start - 1 : start]
    if before in words.PLACE_AFTER:
        return before != "" and text[found.end() : found.end() + 1] == "，"
    return before not in words.NUMBER_AFTER


def _is_length(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether a bare 3日 is three days (连续3日, 3日内), not the third; 一月 behind what it is counted from a month."""
    if text[start - 1 : start] == words.COUNTED_FROM and found[0] == f"{found['month']}月":
        return text[start] not in _NUMERALS and text[start - 2 : start - 1] not in words.NOT_COUNTED_FROM
    if not found["day"] or found["month"] or found["word_month"]:
        return False
    before = text[max(0, start - 3) : start]
    return words.LENGTH_AFTER.search(before) is not None or words.WITHIN.match(text, found.end()) is not None


def _clock_end(text: str, end: int) -> int:
    """Return where the hour that follows a day ends (24时, 下午3点半, 12:30), or `end`."""
    found = words.CLOCK.match(text, end) if text[end : end + 1] in _CLOCK_FIRST else None
    return end + len(found[0].rstrip()) if found and found[0].strip(" 　许左右") else end
