"""What day an article was published on, read from its text, its file's name, or what somebody wrote about it."""

import re
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

HEAD_LINES = 25
HEAD_LINE = 80
"""A clock line is short: a date in a long line is prose."""
BARE_LINE = 40
DATELINE_REACH = 600
EARLIEST = 1900
MILLISECONDS = 100_000_000_000
"""Epoch numbers above this are milliseconds."""

DAY = r"(?P<year>(?:19|20)\d{2})\s*[年\-/.]\s*(?P<month>\d{1,2})\s*[月\-/.]\s*(?P<day>\d{1,2})\s*日?(?!\d)"
CLOCK = re.compile(rf"(?<!\d){DAY}\s*T?\s*\d{{1,2}}\s*[:：时]\s*\d{{2}}")
BARE = re.compile(
    rf"""
    ^\W*                                                            # brackets, bullets
    (?:(?:发布|更新|发表|刊发|来源)?(?:时间|日期)?\s*[:：]?\s*)      # 发布时间：
    {DAY}
    (?P<rest>[^，。；]*)$                                            # and no sentence
    """,
    re.VERBOSE,
)
AGENCY = re.compile(
    r"""
    (?:社|报|网|台|讯|记者|综合)[^\n。，]{0,12}?                     # 新华社济南, 本报北京
    (?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})日\s*(?:电|讯|消息)
    """,
    re.VERBOSE,
)
NAMED = re.compile(
    r"""
    (?<![0-9A-Za-z])(?P<year>(?:19|20)\d{2})
    (?: (?P<between>[-_.]) (?P<month>\d{1,2}) (?P=between) (?P<day>\d{1,2})
      | 年 (?P<month_c>\d{1,2}) 月 (?P<day_c>\d{1,2}) 日?
      | (?P<month_8>\d{2}) (?P<day_8>\d{2})
    ) (?!\d)
    """,
    re.VERBOSE,
)
WRITTEN = re.compile(rf"^\s*{DAY}(?P<rest>.*)$", re.DOTALL)


def from_text(text: str, latest: date) -> date | None:
    """Return the date of a clock line or a dateline, None if the text has neither.

    `latest` is the day the file is from: an agency's dateline without a year (新华社济南4月13日电) is the last such
    day up to the day after it.
    """
    day = from_clock(text)
    if day:
        return day
    found = AGENCY.search(text[:DATELINE_REACH])
    return _last_before(int(found["month"]), int(found["day"]), latest) if found else None


def from_clock(text: str) -> date | None:
    """Return the date of a clock line (2020年04月13日13:09 来源：…) near the text's head, None if it has none."""
    lines = (line for line in map(str.strip, text.splitlines()) if line)
    for line in islice(lines, HEAD_LINES):
        found = CLOCK.search(line) if len(line) <= HEAD_LINE else None
        found = found or (BARE.search(line) if len(line) <= BARE_LINE else None)
        day = found and _day(found["year"], found["month"], found["day"])
        if day:
            return day
    return None


def from_name(path: str) -> date | None:
    """Return the date in a file's name, else in the nearest folder's that has one.

    >>> from_name("2020-04-13 山东.txt"), from_name("20200325/a.txt"), from_name("b_41a17fe2df7bf2df.txt")
    (datetime.date(2020, 4, 13), datetime.date(2020, 3, 25), None)
    """
    for part in reversed(path.split("/")):
        for found in NAMED.finditer(part):
            month = found["month"] or found["month_c"] or found["month_8"]
            day = _day(found["year"], month, found["day"] or found["day_c"] or found["day_8"])
            if day:
                return day
    return None


def from_words(value: object, zone: ZoneInfo) -> date | None:
    """Return the day that a field says (ISO date or instant, 2020年4月13日, 2020/4/13, epoch), None if it is no date.

    >>> from_words("2020-04-13T23:30:00Z", ZoneInfo("Asia/Shanghai"))
    datetime.date(2020, 4, 14)
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _from_epoch(float(value), zone)
    if isinstance(value, datetime):
        return (value.astimezone(zone) if value.tzinfo else value).date()
    return value if isinstance(value, date) else _from_string(str(value).strip(), zone)


def _from_string(text: str, zone: ZoneInfo) -> date | None:
    """Return the day a string says."""
    try:
        return from_words(datetime.fromisoformat(text), zone)
    except ValueError:
        found = WRITTEN.match(text)
        return _day(found["year"], found["month"], found["day"]) if found else None


def _from_epoch(number: float, zone: ZoneInfo) -> date | None:
    """Return the day of a count of seconds, or milliseconds, since 1970."""
    try:
        return (
            datetime.fromtimestamp(number / 1000 if abs(number) > MILLISECONDS else number, UTC).astimezone(zone).date()
        )
    except (OverflowError, ValueError, OSError):
        return None


def _day(year: str, month: str, day: str) -> date | None:
    """Return the date, None where the calendar has no such day."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _last_before(month: int, day: int, latest: date) -> date | None:
    """Return the last such day of a year up to the day after `latest`."""
    limit = latest + timedelta(days=1)
    for year in range(limit.year, limit.year - 9, -1):  # a leap day is at most eight years back
        found = _day(str(year), str(month), str(day))
        if found and found <= limit:
            return found
    return None
