"""Series as rows for a spreadsheet: one figure a row, in UTF-8 with the mark by which Excel and WPS know it."""

import csv
from collections.abc import Iterator, Mapping
from typing import TextIO

MARK = "\ufeff"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would reckon with."""
WORDS = ("region_name", "subject", "source", "text", "quote")
"""What articles say: never a formula."""
COLUMNS = (
    "series", "indicator", "indicator_name", "region", "region_name", "subject", "unit", "as_of", "value", "relation",
    "low", "high", "kind", "source", "rank", "correction", "published", "recorded_at", "article", "text", "quote",
)  # fmt: skip


def write(rows: Iterator[Mapping[str, object]], out: TextIO) -> None:
    """Write the figures, each with the series it belongs to."""
    out.write(MARK)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([_cell(column, row[column]) for column in COLUMNS])


def _cell(column: str, value: object) -> object:
    """Return what stands in the cell; what an article says is shown as it stands."""
    if column in WORDS and str(value or "").startswith(FORMULA):
        return f"'{value}"
    return value
