"""Which days a period or a calendar date covers (2019年, 一季度, 2月底, 3月1—5日, 正月初十), seen from publication."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from workers.days import words
from workers.days.almanac import Days, day, lunar, month_end, nearest, on
from workers.numbers.cardinals import cardinal

_HALVES = {"上": (1, 6), "前": (1, 6), "下": (7, 12), "后": (7, 12)}
_PARTS = {
    "上旬": (1, 10),
    "初": (1, 10),
    "中旬": (11, 20),
    "中": (11, 20),
    "下旬": (21, 31),
    "底": (21, 31),
    "末": (21, 31),
}
_VAGUE_PARTS = frozenset(("初", "中"))
_YEAR_PARTS = {"初": 1, "中": 6}
_LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12}
_CALENDAR = frozenset("0123456789廿卅")
"""What a day of a month without its month begins with; 三日 may be three days, 廿三日 never is."""
_DECEMBER = 12
_ERA = 1911
"""The year before 民国 began to count."""
_QUARTER_MONTHS = 3
_YEAR_CLOSES = 3
"""Until March 全年 and 截至年底 without a year are the year before's."""
_PAIRS = {"一二三四五六七八九十"[at : at + 2]: (at + 1, at + 2) for at in range(9)}
"""Months in a row, said together (一二月份)."""
_CLOSING = frozenset("底末")


class Frame(NamedTuple):
    """What a date without a year or a month leans on: publication, the days the text last named, 截至 before it."""

    published: date
    context: Days | None = None
    until: bool = False
    since: date | None = None
    """The first day of the range that the date ends."""
    today: date | None = None
    """The day that the story was filed on, where that was not the day of publication."""


def number(word: str) -> int:
    """Return the number a word of digits or numerals spells, 0 for none."""
    if word.isdecimal():
        return int(word)
    read = cardinal(word)
    return int(read.value) if read else 0


def period(found: re.Match[str], frame: Frame) -> Days | None:
    """Return the days that a match of `datewords.PERIOD` names, None where there are none (2月30日)."""
    year = _year(found, frame)
    if found["lunar_month"]:
        return _lunar(found, frame, year)
    if found["day"]:
        return _day(found, frame, year)
    if found["month"] or found["word_month"] or (found["part"] and year is None):
        return _month(found, frame, year)
    return _of_year(found, frame, year)


def _year(found: re.Match[str], frame: Frame) -> int | None:
    """Return the year said, or None."""
    if found["year"]:
        return number(found["year"]) if found["year"].isdecimal() else _spelled(found["year"])
    if found["era"]:
        return _ERA + int(found["era"])
    if found["short"]:
        return 2000 + int(found["short"])
    word = found["word_year"]
    if not word:
        return None
    if word in words.RELATIVE_YEAR:
        return frame.published.year + words.RELATIVE_YEAR[word]
    named = frame.context.last.year if frame.context else frame.published.year
    return named + (word == "次年")


def _spelled(digits: str) -> int:
    return int("".join(str("〇一二三四五六七八九".index(digit.replace("零", "〇"))) for digit in digits))


def _in_year(year: int | None, of_year: Callable[[int], Days | None], frame: Frame) -> Days | None:
    """Return the days in the year said, else in the year nearest to publication."""
    if year is not None:
        return of_year(year)
    if frame.since:
        days = of_year(frame.since.year)
        return days if days and days.last >= frame.since else of_year(frame.since.year + 1)
    return nearest(of_year, frame.published, until=frame.until)


def _lunar(found: re.Match[str], frame: Frame, year: int | None) -> Days | None:
    month = _LUNAR_MONTHS.get(found["lunar_month"]) or number(found["lunar_month"])
    of_month = number(found["lunar_day"].removeprefix("初"))

    def of_year(other: int) -> Days | None:
        at = lunar(other, month, of_month)
        return on(at) if at else None

    return _in_year(year, of_year, frame)


def _day(found: re.Match[str], frame: Frame, year: int | None) -> Days | None:
    """3月10日, 上月10日, 10日, and 3月1—5日."""
    first, last = number(found["day"]), number(found["day_to"] or found["day"])
    if found["month"]:
        month = number(found["month"])
        return _in_year(year, lambda other: _between(day(other, month, first), day(other, month, last)), frame)
    if found["word_month"]:
        start = _relative_month(found["word_month"], frame)
        return _between(day(start.year, start.month, first), day(start.year, start.month, last))
    counts = found["day"][0] not in _CALENDAR and not words.TOLD_ON.match(found.string, found.end())
    if year is not None or (counts and not (frame.until or frame.since)):
        return None  # 一日, 三日 without a month are lengths of time
    start = _month_of_day(last, frame)
    return _between(day(start.year, start.month, first), day(start.year, start.month, last))


def _between(first: date | None, last: date | None) -> Days | None:
    if first is None or last is None or last < first:
        return None
    return Days(first, last, last.isoformat())


def _month_of_day(number_of_day: int, frame: Frame) -> date:
    """Return the first of the month of a bare 10日: the month last named, else the nearest past one that has it."""
    if frame.since:
        same = day(frame.since.year, frame.since.month, number_of_day)
        begins = frame.since.replace(day=1)
        return begins if same and same >= frame.since else (begins + timedelta(days=31)).replace(day=1)
    if frame.context:
        named = day(frame.context.last.year, frame.context.last.month, number_of_day)
        if named and (named - frame.published).days <= _QUARTER_MONTHS:
            return named.replace(day=1)
    month = frame.published.replace(day=1)
    for _ in range(3):
        at = day(month.year, month.month, number_of_day)
        if at and at <= frame.published:
            break
        month = (month - timedelta(days=1)).replace(day=1)
    return month


def _relative_month(word: str, frame: Frame) -> date:
    """Return the first of 本月, 上月, 当月."""
    word = word.removesuffix("份")
    base = frame.published
    if word not in words.RELATIVE_MONTH and frame.context:
        base = frame.context.last
    months = base.year * 12 + base.month - 1 + words.RELATIVE_MONTH.get(word, 1 if word == "次月" else 0)
    return date(months // 12, months % 12 + 1, 1)


def _month(found: re.Match[str], frame: Frame, year: int | None) -> Days | None:
    """2月份, 1—2月, 本月, 2月底, 3月上旬, 月底."""
    if found["month"]:
        one = number(found["month"])
        first, last = _PAIRS.get(found["month"], (one, number(found["month_to"]) if found["month_to"] else one))
        if not (1 <= first <= _DECEMBER and 1 <= last <= _DECEMBER):
            return None
        return _in_year(year, lambda other: _months(other, first, last, found["part"]), frame)
    start = _relative_month(found["word_month"] or "本月", frame)
    return _months(start.year, start.month, start.month, found["part"])


def _months(year: int, first: int, last: int, part: str | None) -> Days:
    """Return the months from first to last, of the year that the last lies in, or a part of the last."""
    end = month_end(year, last)
    if part is None:
        begin = date(year - (first > last), first, 1)
        return Days(begin, end, end.isoformat()[:7])
    low, high = _PARTS[part]
    at = end.replace(day=min(high, end.day))
    return Days(end.replace(day=low), at, at.isoformat()[:7] if part in _VAGUE_PARTS else at.isoformat())


def _of_year(found: re.Match[str], frame: Frame, year: int | None) -> Days | None:
    """一季度, 前三季度, 上半年, 前两个月, 年底, 全年, or the year itself."""
    if found["half"]:
        return _closed(*_HALVES[found["half"]], frame, year)
    if found["quarter"] or found["first_quarter"]:
        at = number(found["quarter"] or "1")
        return _closed(at * _QUARTER_MONTHS - 2, at * _QUARTER_MONTHS, frame, year)
    if found["quarters"]:
        return _closed(1, number(found["quarters"]) * _QUARTER_MONTHS, frame, year)
    if found["months"]:
        last = number(found["months"])
        return _in_year(year, lambda other: _months(other, 1, last, None), frame) if 1 <= last <= _DECEMBER else None
    return _whole(found, frame, year)


def _closed(first: int, last: int, frame: Frame, year: int | None) -> Days | None:
    def of_year(other: int) -> Days:
        end = month_end(other, last)
        return Days(date(other, first, 1), end, end.isoformat())

    told = of_year(frame.published.year)
    if year is None and not frame.since and told.last <= frame.published:
        return told
    return _in_year(year, of_year, frame)


def _whole(found: re.Match[str], frame: Frame, year: int | None) -> Days | None:
    """年底, 去年底, 2019年初, 全年, 2019年."""
    at = frame.published.year if year is None else year
    part = found["year_part"] or found["part"]
    opens = year is None and frame.published.month <= _YEAR_CLOSES
    if opens and (found["whole"] or (part in _CLOSING and frame.until)):
        at -= 1
    if part in _CLOSING:
        return Days(date(at, _DECEMBER, 1), date(at, _DECEMBER, 31), f"{at}-12-31")
    if part in _YEAR_PARTS:
        month = _YEAR_PARTS[part]
        return Days(date(at, month, 1), month_end(at, month), f"{at}-{month:02}")
    begin = min(int(found["year_from"] or at), at)
    return Days(date(begin, 1, 1), date(at, _DECEMBER, 31), str(at))
