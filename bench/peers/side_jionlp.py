"""What JioNLP finds in each sentence: sums of money and times; it has no finder of numbers or places."""

from typing import Any

import jionlp
from side import answer


def mentions(text: str, published: str) -> list[dict[str, Any]]:
    """Return its mentions."""
    year, month, day = map(int, published.split("-"))
    times = jionlp.ner.extract_time(text, time_base={"year": year, "month": month, "day": day})
    found = [
        {
            "kind": "date",
            "start": one["offset"][0],
            "end": one["offset"][1],
            "first": one["detail"]["time"][0][:10],
            "last": one["detail"]["time"][1][:10],
        }
        for one in times
        if one["type"] in {"time_point", "time_span"}
    ]
    for one in jionlp.ner.extract_money(text):
        span = {"start": one["offset"][0], "end": one["offset"][1]}
        number = one["detail"]["num"]
        number = number if isinstance(number, str) else number[0]
        found.append({"kind": "quantity", **span, "value": number, "unit": one["detail"]["case"]})
    return found


if __name__ == "__main__":
    answer(mentions)
