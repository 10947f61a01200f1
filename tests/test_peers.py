"""A peer's own examples, where their expectation fits the meaning here; each exception has its reason."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from workers.days.dates import DateMention, dates
from workers.numbers.cardinals import cardinal, standard
from workers.numbers.numerals import Quantity, quantities

EXAMPLES = Path(__file__).resolve().parents[2] / "shared" / "peers" / "recognizers-zh"

EXCEPTIONS = {
    "a numeral below a hundred without a unit counts nothing in news (三农, 五四), so neither does its negative": (
        "NumberModel 11 107 191 NumberRangeModel 0 12 13 27"
    ),
    "dozens are no multiple here: a 打 is a unit": "NumberModel 34 71 95 121 172",
    "半百 is a figure of speech": "NumberModel 61",
    "k, M and scientific notation do not occur in Chinese news: letters make the number an identifier": (
        "NumberModel 18 100 197 202 203 215 229 230 231 NumberRangeModel 50 PercentModel 59 72 79 80 105 129 130"
    ),
    "powers and numbers that begin with a point are mathematics": (
        "NumberModel 99 198 210 216 217 224 225 226 227 228"
    ),
    "mixed and improper fractions, and parts of odd wholes, are arithmetic; 1/2 and 三分之二 are read": (
        "NumberModel 233 235 237 242 244 245 248 250 251 253 254 255 257 258 262 264 267 268 270 272 273 274 276 303"
        "  PercentModel 94"
    ),
    "letter-spaced text is joined before it is read": (
        "NumberModel 256 259 260 275 277 278 NumberRangeModel 10"
        " PercentModel 2 4 6 7 13 65 66 67 98 99 106 109 110 123 124 138 139 142"
    ),
    "a fraction is a share of a hundred here: 四分之一 is 25 %": "NumberRangeModel 9 18",
    "two vague words on one number": "NumberRangeModel 60",
    "the peer drops the 万": "NumberRangeModel 63",
    "折 is what a price is cut to, no share of a population": (
        "PercentModel 0 12 14 17 20 26 27 29 32 33 34 35 107 111 112 115 143"
    ),
    "二三十 is the range from 20 to 30": "PercentModel 48 49 116",
    "two ends of a range are one quantity": "PercentModel 148 AgeModel 7",
    "small change is no news: 元 is read, 角 and 分 behind it are not": "CurrencyModel 10 16 17 20",
    "a comma between 20 and 300 makes 20,300": "CurrencyModel 30",
    "multiples and parts of a unit are folded into it (168cm is 1.68 米)": "DimensionModel 2 4 5 20 21 22 23 24 35",
    "两 is the numeral": "DimensionModel 28 29 30 31",
    "一个 and 一位 count one": "DimensionModel 8 9",
    "lunar dates are converted": "DateTimeModel 8 9 13",
    "the peer ends a range where its last month or year begins": "DateTimeModel 83 84 85 102 103 105 106 107 259",
    "a season has no days of its own, but its year has": "DateTimeModel 27",
    "the peer ends the current year today": "DateTimeModel 86",
    "two dates with 和 between them are two": "DateTimeModel 100 104 108",
    "lengths of time counted from an unnamed day date no figure": "DateTimeModel 20 26 87 92 154",
    "numbered weeks and months of a year, and parts of months and weeks": (
        "DateTimeModel 19 136 146 147 148 251 252 253 254 255 256 257 258"
    ),
    "a year of two digits is as likely a length of time": "DateTimeModel 78 79 80 81",
    "a bare year is a number": "DateTimeModel 132",
    "dates are written year, month, day": "DateTimeModel 209 230 232 234",
    "years of emperors, centuries and decades": "DateTimeModel 213 214 215 216 217 218 219 220 221 235 236",
    "days that do not exist are no dates": "DateTimeModel 241 242 246",
}
"""Reason: the examples that differ for it, by model and number."""

DAYS = ("date", "daterange")


def excepted() -> set[str]:
    """Return the names of all examples that are expected to differ."""
    names = set()
    for listed in EXCEPTIONS.values():
        model = ""
        for word in listed.split():
            if word.isdecimal():
                names.add(f"{model}#{word}")
            else:
                model = word
    return names


def examples() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield name and content of each example."""
    for path in sorted(EXAMPLES.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            example = json.loads(line)
            yield example["src"].rsplit("/", 1)[-1], example


def agrees(name: str, example: dict[str, Any]) -> bool:
    """Whether everything the peer expects of the text is read so here."""
    if name.startswith("DateTimeModel"):
        return agrees_on_dates(example)
    found = quantities(example["text"])
    if not example["expected"]:
        return not [quantity for quantity in found if not name.startswith("NumberModel") or not quantity.unit]
    return all(agrees_on_number(name, found, expected) for expected in example["expected"])


def agrees_on_number(name: str, found: list[Quantity], expected: dict[str, Any]) -> bool:
    """Whether a quantity where the peer expects one has its value."""
    value = (expected.get("res") or {}).get("value")
    end = expected["start"] + len(expected["text"])
    near = [quantity for quantity in found if quantity.start < end and expected["start"] < quantity.end]
    if value is None:
        return True
    if name.startswith("NumberRangeModel"):
        return agrees_on_interval(near, value)
    wanted = Decimal(value.rstrip("%"))
    if any(same(worth(quantity, share=name.startswith("NumberModel")), wanted, quantity) for quantity in near):
        return True
    read = cardinal(standard(expected["text"])) if name.startswith("NumberModel") else None
    return read is not None and read.value == wanted


def worth(quantity: Quantity, *, share: bool) -> Decimal:
    """Return the value as the peer's models count: percentages, or shares of one for bare fractions."""
    if quantity.unit == "‰":
        return quantity.value / (1000 if share else 10)
    return quantity.value / 100 if share and quantity.unit == "%" and quantity.form != "tenths" else quantity.value


def same(value: Decimal, wanted: Decimal, quantity: Quantity) -> bool:
    """Compare to twelve digits, fractions to the two places that are kept of them."""
    margin = Decimal("0.0001") if quantity.form == "fraction" else abs(wanted) / 10**12
    return abs(value - wanted) <= margin


def agrees_on_interval(near: list[Quantity], interval: str) -> bool:
    """Whether the ends of the peer's interval are ends here."""
    ends = [Decimal(end) for end in interval.strip("[]()").split(",") if end]
    known = {bound for quantity in near for bound in (quantity.low, quantity.high, quantity.value)}
    return all(end in known for end in ends)


def agrees_on_dates(example: dict[str, Any]) -> bool:
    """Compare the days; hours, lengths of time and repetitions are outside."""
    published = date.fromisoformat((example["ref"] or "2020-01-01")[:10])
    mentions = dates(example["text"], published)
    if not example["expected"]:
        return not mentions
    return all(
        agrees_on_days(mentions, expected)
        for expected in example["expected"]
        if expected["type"].rsplit(".", 1)[-1] in DAYS
    )


def agrees_on_days(mentions: list[DateMention], expected: dict[str, Any]) -> bool:
    """Whether a mention where the peer expects one covers the same days."""
    end = expected["start"] + len(expected["text"])
    near = [mention for mention in mentions if mention.start < end and expected["start"] < mention.end]
    return any(covers(mention, value) for mention in near for value in expected["res"]["values"])


def covers(mention: DateMention, value: dict[str, Any]) -> bool:
    """Whether the mention's days are the value's; an open range needs one end."""
    first, last = mention.first.isoformat(), mention.last.isoformat()
    after = (mention.last + timedelta(days=1)).isoformat()
    if "start" in value and "end" in value:
        return value["start"] == first and value["end"] in (last, after)
    if "start" in value or "end" in value:
        return (value.get("start") or value.get("end")) in (first, last, after)
    return bool(value.get("value") == first == last)


@pytest.mark.skipif(not EXAMPLES.exists(), reason="the peer's examples are not beside the project")
def test_a_peers_examples() -> None:
    """All of the peer's examples are read as it expects, but for the exceptions, which do differ."""
    differing = {name for name, example in examples() if not agrees(name, example)}
    assert sorted(differing - excepted()) == []
    assert sorted(excepted() - differing) == []
