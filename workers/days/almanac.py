"""Which day a calendar word falls on: lunar days, festivals, month ends, the likeliest year of a date without one."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from lunardate import LunarDate

_FUTURE_COST = 2
"""A day ahead is as unlikely to be meant as two days past: news tells what has happened."""
_REACHED = 31
"""What is said to be reached (截至) lies ahead by a month at most: publication dates may be off."""
_SURE = 120
"""No other year can be nearer."""
_SOLAR = {
    "元旦": (1, 1),
    "情人节": (2, 14),
    "妇女节": (3, 8),
    "三八节": (3, 8),
    "植树节": (3, 12),
    "劳动节": (5, 1),
    "五一": (5, 1),
    "青年节": (5, 4),
    "儿童节": (6, 1),
    "六一": (6, 1),
    "建党节": (7, 1),
    "建军节": (8, 1),
    "教师节": (9, 10),
    "国庆": (10, 1),
    "双十一": (11, 11),
    "双11": (11, 11),
    "圣诞": (12, 25),
}
_LUNAR = {
    "春节": (1, 1),
    "新春": (1, 1),
    "农历新年": (1, 1),
    "大年初一": (1, 1),
    "元宵": (1, 15),
    "端午": (5, 5),
    "七夕": (7, 7),
    "中秋": (8, 15),
    "重阳": (9, 9),
    "腊八": (12, 8),
    "小年": (12, 23),
}
LUNAR_DAYS = ("二月二", "三月三", "五月五", "六月六", "七月七", "九月九")
"""Festivals that are called by their day, month and day of one number."""
_EVES = frozenset(("除夕", "大年三十", "年三十"))
FESTIVALS = (*_SOLAR, *_LUNAR, *LUNAR_DAYS, "清明", *_EVES)
SINGLE = _EVES | {"大年初一"}
"""Names of one day, and of no holiday."""


def month_end(year: int, month: int) -> date:
    """Return the last day of the month."""
    return date(year, month, monthrange(year, month)[1])


def day(year: int, month: int, number: int) -> date | None:
    """Return the date, or None where there is no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


@lru_cache(maxsize=1024)
def lunar(year: int, month: int, number: int) -> date | None:
    """Return the solar date of a lunar day; the 30th of a month of 29 days is its last.

    >>> lunar(2020, 1, 10)
    datetime.date(2020, 2, 3)
    """
    try:
        at: date = LunarDate(year, month, number).to_solar_date()
    except ValueError:
        return lunar(year, month, 29) if number == 30 else None  # noqa: PLR2004 - the longest lunar month
    return at


def festival(name: str, year: int) -> date | None:
    """Return the day of the festival in that year, lunar ones in the lunar year that begins in it."""
    if name in _SOLAR:
        return date(year, *_SOLAR[name])
    if name in _LUNAR:
        return lunar(year, *_LUNAR[name])
    if name in LUNAR_DAYS:
        month = "一二三四五六七八九".index(name[0]) + 1
        return lunar(year, month, month)
    if name in _EVES:
        new_year = lunar(year, 1, 1)
        return new_year and new_year - timedelta(days=1)
    return _qingming(year)


def _qingming(year: int) -> date:
    """Return the solar term, between 4 and 6 April; exact from 1901 to 2099."""
    base = 5.59 if year < 2000 else 4.81  # noqa: PLR2004 - the constant of each century
    short = year % 100
    return date(year, 4, int(short * 0.2422 + base) - short // 4)


class Days(NamedTuple):
    """The days from `first` to `last`; `as_of` is what a figure about them is dated."""

    first: date
    last: date
    as_of: str

    @property
    def is_day(self) -> bool:
        """Whether it names one day."""
        return self.first == self.last


def on(at: date) -> Days:
    """Return the one day."""
    return Days(at, at, at.isoformat())


def nearest(of_year: Callable[[int], Days | None], published: date, *, until: bool = False) -> Days | None:
    """Return the days, of the years around publication, that an article of that day most likely means.

    截至12月31日 in an article of 3 January is last year's.
    """
    best, least = None, 0
    for year in (published.year, published.year - 1, published.year + 1):
        days = of_year(year)
        cost = _cost(days, published, until=until) if days else None
        if cost is not None and (best is None or cost < least):
            best, least = days, cost
        if best and least < _SURE:
            break
    return best


def _cost(days: Days, published: date, *, until: bool) -> int:
    """Return how far the days lie from publication, the future counting double: days under way have yet to end."""
    if days.last < published:
        return (published - days.last).days
    begun = days.first <= published
    ahead = ((days.last if begun else days.first) - published).days
    if until and (days.last - published).days > _REACHED:
        ahead = max(ahead, 366)
    return max(ahead, 0) * _FUTURE_COST
