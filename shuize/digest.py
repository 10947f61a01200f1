"""The day in one message: what was told, what was kept, what is open, and a three-coloured board, for three readers.

A digest covers the time from the same hour of the day before. When it is due is reckoned in its time zone, so that on
a day of 23 or 25 hours it still comes at its hour.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from shuize.alert import plain
from shuize.pack import Indicator
from shuize.types import digest as identify
from shuize.wording import Language, named_once

MISSED_DAYS = 7
"""How long a digest that was missed is still sent."""
MOST_BYTES = 20_000
MOST = 20
"""Items of one section in a message."""
WORDS: Mapping[str, tuple[str, str]] = {
    "title": ("水则日报 {day}", "Shuize, {day}"),
    "told": ("{month}月{date}日通告", "Told"),
    "kept": ("存而未告（搁置、待证实、历史、静默）", "Kept and not told (held, pending, historical, quiet)"),
    "conflicts": ("尚未解决的矛盾", "Open contradictions"),
    "stale": ("久无新数字的序列", "Series that have fallen silent"),
    "board": ("三色图", "Board"),
    "red": ("红", "red"),
    "amber": ("黄", "amber"),
    "green": ("绿", "green"),
    "none": ("无", "none"),
    "more": ("……另有 {rest} 条", "... and {rest} more"),
    "what": ("地点", "place"),
    "value": ("数字", "figure"),
    "as_of": ("截至", "as of"),
    "colour": ("色", "colour"),
}
SIGNS = {"red": "🔴", "amber": "🟡", "green": "🟢"}
SECTIONS = ("told", "kept", "conflicts", "stale")


@dataclass(frozen=True, slots=True)
class Item:
    """One line: the alert it speaks of, where that stands, and its sentence in each language."""

    alert: str
    type: str
    status: str
    text: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Square:
    """One place of the board: the newest figure of one indicator, and its colour."""

    colour: str
    indicator: Mapping[str, str]
    place: str
    subject: str | None
    value: Decimal
    unit: str
    as_of: str


@dataclass(frozen=True, slots=True)
class Digest:
    """One day; each section holds what there is room for, `counts` how many there are."""

    day: date
    since: datetime
    until: datetime
    told: Sequence[Item] = ()
    kept: Sequence[Item] = ()
    conflicts: Sequence[Item] = ()
    stale: Sequence[Item] = ()
    board: Sequence[Square] = ()
    counts: Mapping[str, int] = field(default_factory=dict)


def instant(day: date, at: str, zone: str) -> datetime:
    """Return when the day's digest is due.

    >>> instant(date(2026, 3, 29), "22:00", "Europe/Berlin").isoformat()
    '2026-03-29T20:00:00+00:00'
    """
    return datetime.combine(day, time.fromisoformat(at), ZoneInfo(zone)).astimezone(UTC)


def due(now: datetime, at: str, zone: str, *, days: int = MISSED_DAYS) -> list[date]:
    """Return the last days whose digest is due, the earliest first."""
    today = now.astimezone(ZoneInfo(zone)).date()
    last = today if instant(today, at, zone) <= now else today - timedelta(days=1)
    return [last - timedelta(days=number) for number in reversed(range(days))]


def event_id(day: date, endpoint: str) -> str:
    """Return the digest's webhook-id: one for each day and endpoint."""
    return "msg_" + identify("digest", day.isoformat(), endpoint)[:32]


def colour(indicator: Indicator, value: Decimal) -> str:
    """Return the colour of the value; the indicator has a board.

    >>> rate = Indicator("r", "r", "r", "%", "rate", board=(Decimal(80), Decimal(95)))
    >>> [colour(rate, Decimal(value)) for value in (79, 80, 95)]
    ['red', 'amber', 'green']
    """
    first, second = indicator.board
    rises = second > first
    if value < first if rises else value > first:
        return "red"
    return "green" if (value >= second if rises else value <= second) else "amber"


def body(found: Digest, endpoint: str, now: datetime, language: Language) -> str:
    """Return the JSON that is sent, with as many lines as there is room for; at worst it says how many there were."""
    text = ""
    for most in (2 * MOST, MOST, MOST // 2, MOST // 4, 1, 0):
        sections = {name: getattr(found, name)[:most] for name in (*SECTIONS, "board")}
        content = _content(replace(found, **sections), endpoint, now, language)
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        if len(text.encode()) <= MOST_BYTES:
            break
    return text


def _content(found: Digest, endpoint: str, now: datetime, language: Language) -> dict[str, Any]:
    """Return what is sent."""
    said = {one: {"title": title(found, one), "text": text(found, one)} for one in ("zh", "en")}
    return {
        "type": "digest",
        "timestamp": now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "api_version": "1",
        "data": {"endpoint": endpoint, **fields(found, language), "text": said[language]["text"], "said": said},
    }


def fields(found: Digest, language: Language) -> dict[str, Any]:
    """Return the digest for programs."""
    return {
        "day": found.day.isoformat(),
        "since": found.since.isoformat(),
        "until": found.until.isoformat(),
        "counts": dict(found.counts),
        **{name: [_item(one, language) for one in getattr(found, name)] for name in SECTIONS},
        "board": [_square(one, language) for one in found.board],
    }


def _item(one: Item, language: Language) -> dict[str, str]:
    """Return one line for programs."""
    return {"alert": one.alert, "type": one.type, "status": one.status, "text": one.text[language]}


def _square(one: Square, language: Language) -> dict[str, str | None]:
    """Return one place of the board for programs."""
    return {
        "colour": one.colour, "indicator": one.indicator[language], "place": one.place, "subject": one.subject,
        "value": plain(one.value), "unit": one.unit, "as_of": one.as_of,
    }  # fmt: skip


def title(found: Digest, language: Language) -> str:
    """Return the headline."""
    return _word("title", language).format(day=found.day.isoformat())


def text(found: Digest, language: Language) -> str:
    """Return the digest as plain text."""
    lines = [title(found, language)]
    for name in SECTIONS:
        lines += ["", _head(found, name, language)]
        lines += [f"· {one}" for one in _lines(found, name, language)]
    if found.board or found.counts.get("board"):
        lines += ["", _head(found, "board", language)]
        lines += [f"{SIGNS[one.colour]} {_what(one, language)} {plain(one.value)}{one.unit} ({one.as_of})"
                  for one in found.board]  # fmt: skip
        lines += _more(found, "board", language)
    return "\n".join(lines)


def markdown(found: Digest, language: Language) -> str:
    """Return the digest as Markdown."""
    lines = [f"# {title(found, language)}"]
    for name in SECTIONS:
        lines += ["", f"## {_head(found, name, language)}", ""]
        lines += [f"- {_escaped(one)}" for one in _lines(found, name, language)]
    if found.board or found.counts.get("board"):
        heads = [_word(name, language) for name in ("colour", "what", "value", "as_of")]
        lines += ["", f"## {_head(found, 'board', language)}", "", f"| {' | '.join(heads)} |", "|---|---|---|---|"]
        lines += [f"| {SIGNS[one.colour]} {_word(one.colour, language)} | {_escaped(_what(one, language))} "
                  f"| {plain(one.value)}{one.unit} | {one.as_of} |" for one in found.board]  # fmt: skip
        lines += ["", *_more(found, "board", language)]
    return "\n".join(lines).rstrip("\n")


def _head(found: Digest, name: str, language: Language) -> str:
    """Return the name of a section and how many it has."""
    words = _word(name, language).format(month=found.day.month, date=found.day.day)
    return f"{words} ({found.counts.get(name, 0)})"


def _lines(found: Digest, name: str, language: Language) -> Iterator[str]:
    """Give a section's lines."""
    items: Sequence[Item] = getattr(found, name)
    yield from (one.text[language] for one in items)
    yield from _more(found, name, language)
    if not found.counts.get(name, len(items)):
        yield _word("none", language)


def _more(found: Digest, name: str, language: Language) -> list[str]:
    """Return how many there was no room for."""
    rest = found.counts.get(name, 0) - len(getattr(found, name))
    return [_word("more", language).format(rest=rest)] if rest > 0 else []


def _what(one: Square, language: Language) -> str:
    """Return place, population and indicator."""
    subject, indicator = one.subject or "", one.indicator[language]
    if language == "zh":
        return one.place + named_once(subject, indicator)
    return " ".join(filter(None, (one.place, subject, indicator)))


def _escaped(words: str) -> str:
    """Return the words without what Markdown would make of them."""
    return "".join(f"\\{one}" if one in "\\`*_[]<>|#" else one for one in words)


def _word(key: str, language: Language) -> str:
    """Return the word in that language."""
    return WORDS[key][0 if language == "zh" else 1]
