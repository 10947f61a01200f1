"""What Microsoft's Recognizers-Text finds in each sentence: numbers, percentages, currencies and dates."""

from datetime import datetime
from typing import Any

from recognizers_date_time import recognize_datetime
from recognizers_number import recognize_number, recognize_percentage
from recognizers_number_with_unit import recognize_currency
from recognizers_text import Culture
from side import answer

UNITS = {"Chinese yuan": "元"}


def mentions(text: str, published: str) -> list[dict[str, Any]]:
    """Return its mentions; of the dates that one may mean the first, which is the past one."""
    found = []
    for unit, recognize in (("", recognize_number), ("%", recognize_percentage), (None, recognize_currency)):
        for one in recognize(text, Culture.Chinese):
            value = (one.resolution or {}).get("value")
            if value:
                kind = UNITS.get(one.resolution.get("unit"), "?") if unit is None else unit
                found.append({"kind": "quantity", **_span(one), "value": value.rstrip("%"), "unit": kind})
    for one in recognize_datetime(text, Culture.Chinese, reference=datetime.fromisoformat(published)):
        values = [value for value in (one.resolution or {}).get("values", []) if value["type"] in {"date", "daterange"}]
        if values:
            first = values[0].get("start") or values[0].get("value")
            last = values[0].get("end") or first
            found.append({"kind": "date", **_span(one), "first": first, "last": last})
    return found


def _span(one: object) -> dict[str, int]:
    """Return where a mention stands; its end is inclusive there."""
    return {"start": one.start, "end": one.end + 1}


if __name__ == "__main__":
    answer(mentions)
