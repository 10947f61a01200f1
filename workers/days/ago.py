"""Lengths of time that name a day, a month or a year: before publication (10 天前, 半年前), after a day (三天后)."""

from datetime import date, timedelta

from workers.days import words
from workers.days.almanac import Days, month_end, on
from workers.days.periods import number

WEEK, HALF_MONTH, MONTHS, HALF_YEAR = 7, 15, 12, 6


def ago(text: str, start: int, published: date) -> tuple[int, Days] | None:
    """Return where the length ends that begins at `start`, and the days it names; None where there is none."""
    found = words.AGO.match(text, start) if text[start : start + 1] in words.AGO_FIRST else None
    if found is None or (start and text[start - 1] not in words.BEFORE_AGO):
        return None
    many, unit = number(found["many"] or ""), found["unit"] or found["half"]
    if unit == "年":
        return found.end(), _month(published, HALF_YEAR) if found["half"] else _year(published.year - many)
    if found["half"]:
        return found.end(), on(published - timedelta(days=HALF_MONTH))
    if unit == "个月":
        return found.end(), _month(published, many)
    return found.end(), on(published - timedelta(days=many * (1 if unit == "天" else WEEK)))


def later(text: str, start: int, named: Days | None) -> tuple[int, Days] | None:
    """Return where the length ends that begins at `start`, and the days that it leads to from the day named last."""
    found = words.LATER.match(text, start) if named and text[start : start + 1] in words.AGO_FIRST else None
    if found is None or named is None or not named.is_day or (start and text[start - 1] not in words.BEFORE_LATER):
        return None
    many, unit = number(found["many"] or ""), found["unit"]
    if unit == "个月":
        return found.end(), _month(named.last, -many)
    if unit is None:
        return found.end(), _month(named.last + timedelta(days=HALF_MONTH), 0)
    return found.end(), on(named.last + timedelta(days=many * (1 if unit == "天" else WEEK)))


def _month(published: date, back: int) -> Days:
    """Return the month so many months before publication."""
    year, month = divmod(published.year * MONTHS + published.month - 1 - back, MONTHS)
    first = date(year, month + 1, 1)
    return Days(first, month_end(year, month + 1), first.isoformat()[:7])


def _year(year: int) -> Days:
    """Return the year."""
    return Days(date(year, 1, 1), date(year, 12, 31), str(year))
