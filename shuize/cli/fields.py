"""How a figure is shown to programs: the fields of one observation, no others; imports no library."""

from decimal import Decimal

from shuize.types import Observation


def fields(doc: str, observation: Observation) -> dict[str, object]:
    """Return the observation as the object that `shuize read --json` prints; offsets count code points."""
    series = observation.series
    return {
        "doc": doc,
        "story": observation.story,
        "start": observation.start,
        "end": observation.end,
        "text": observation.text,
        "indicator": series.indicator,
        "value": plain(observation.value),
        "unit": series.unit,
        "relation": observation.relation.value,
        "low": plain(observation.low),
        "high": plain(observation.high),
        "region": series.place.code,
        "region_name": series.place.zone or series.place.name,
        "subject": series.subject,
        "as_of": observation.as_of,
        "as_of_kind": observation.as_of_kind.value,
        "kind": observation.kind.value,
        "quote": observation.quote,
        "confidence": plain(observation.confidence),
        "correction": observation.correction,
    }


def plain(value: Decimal | None) -> str | None:
    """Return the number's digits, without an exponent."""
    return None if value is None else f"{value:f}"
