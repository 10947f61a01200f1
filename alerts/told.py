"""What a message may say of an event: the words of a template, from the stored body, in the endpoint's language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from shuize.sentence import day, number
from shuize.types import Relation
from shuize.wording import BOUNDS, Language

LABELS: Mapping[str, tuple[str, str]] = {
    "value": ("数字", "figure"),
    "previous": ("此前", "before"),
    "marks": ("刻度", "marks"),
    "as_of": ("截至", "as of"),
    "place": ("地点", "place"),
    "subject": ("对象", "of"),
    "indicator": ("指标", "indicator"),
    "source": ("来源", "said by"),
    "detected": ("记录于", "recorded"),
}
SEVERITIES: Mapping[str, tuple[str, str]] = {
    "warning": ("【注意】", "Warning: "),
    "critical": ("【严重】", "Critical: "),
}
CONFIDENCE: Mapping[str, tuple[str, str]] = {
    "single_source": ("单一来源", "a single source"),
    "corroborated": ("多方印证", "several sources"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One event in words; `event` is the whole body, `facts` are labels and values in the order of reading."""

    type: str
    severity: str
    title: str
    text: str
    quote: str
    origin: str
    confidence: str
    facts: tuple[tuple[str, str], ...]
    language: Language
    event: Mapping[str, Any]

    def shorter(self, *, quote: str | None = None, text: str | None = None) -> "Told":
        """Return the same with a shorter quote or text."""
        return replace(self, quote=self.quote if quote is None else quote, text=self.text if text is None else text)


def told(event: Mapping[str, Any], language: Language, timezone: str) -> Told:
    """Return the event in words; what a body does not have (a digest has no figure) stays empty."""
    content: Mapping[str, Any] = event.get("data", {})
    column = 0 if language == "zh" else 1
    said = content.get("said", {}).get(language, {})
    text = str(said.get("text") or content.get("text", ""))
    alert, seen = content.get("alert", {}), content.get("observation", {})
    severity = str(alert.get("severity", "info"))
    title = line(said.get("title") or text or event.get("type", ""))
    return Told(
        type=str(event.get("type", "")),
        severity=severity,
        title=SEVERITIES.get(severity, ("", ""))[column] + title,
        text=text,
        quote=line(seen.get("quote") or ""),
        origin=_origin(seen, language),
        confidence=CONFIDENCE.get(str(alert.get("confidence")), ("", ""))[column],
        facts=tuple((LABELS[name][column], value) for name, value in _facts(event, language, timezone) if value),
        language=language,
        event=event,
    )


def _facts(event: Mapping[str, Any], language: Language, timezone: str) -> Iterator[tuple[str, str]]:
    """Yield each fact that the body has."""
    content: Mapping[str, Any] = event.get("data", {})
    series, seen = content.get("series", {}), content.get("observation", {})
    unit = str(series.get("unit", ""))
    if "value" in seen:
        yield "value", _amount(seen, unit, language)
    if previous := content.get("previous"):
        when = f" ({day(previous['as_of'], language)})" if previous.get("as_of") else ""
        yield "previous", _amount(previous, unit, language) + when
    yield "marks", _marks(content, unit, language)
    yield "as_of", day(seen["as_of"], language) if seen.get("as_of") else ""
    yield "place", line(f"{series.get('place', {}).get('name') or ''}{series.get('zone') or ''}")
    yield "subject", line(series.get("subject") or "")
    yield "indicator", line(series.get("indicator", {}).get("name") or "")
    yield "source", _origin(seen, language)
    yield "detected", _instant(str(event.get("timestamp", "")), timezone)


def _amount(figure: Mapping[str, Any], unit: str, language: Language) -> str:
    """Return the figure with its bound and unit."""
    bound = BOUNDS[Relation(figure.get("relation", "eq"))][0 if language == "zh" else 1]
    return bound + number(Decimal(figure["value"]), unit, language)


def _marks(content: Mapping[str, Any], unit: str, language: Language) -> str:
    """Return the marks; of a rule about multiples, the factors."""
    marks = content.get("milestone", {}).get("marks", ())
    if "base" in content.get("detail", {}):
        return " ".join(f"{mark}×" for mark in marks)
    return ("、" if language == "zh" else ", ").join(number(Decimal(mark), unit, language) for mark in marks)


def _origin(seen: Mapping[str, Any], language: Language) -> str:
    """Return who said it, and when that was published."""
    published = day(str(seen["published"]), language) if seen.get("published") else ""
    return ("，" if language == "zh" else ", ").join(
        part for part in (line(seen.get("source") or ""), published) if part
    )


def _instant(text: str, timezone: str) -> str:
    """Return the instant in the endpoint's time zone; "" for what is none."""
    try:
        moment = datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        return ""
    return f"{moment.astimezone(ZoneInfo(timezone)):%Y-%m-%d %H:%M} ({timezone})"


def line(text: object) -> str:
    r"""Return the text on one line, without what no message should carry.

    >>> line("一 行\n两行\x1b[2J")
    '一 行 两行 [2J'
    """
    return " ".join("".join(char if char.isprintable() or char in JOINERS else " " for char in str(text)).split())


JOINERS = "\u200d\u200c"
"""What holds an emoji together, though it is not printable by itself."""
