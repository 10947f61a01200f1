"""What must be announced when a seed's samples are read in their order, and what tells announcements apart."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

Key = tuple[str, ...]
"""Type, rule, indicator, region, subject, date and marks of an announcement."""


def announced(path: Path) -> tuple[Counter[Key], Counter[Key]]:
    """Return the announcements that must come, and those that may."""
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    must = Counter(_written(line) for line in lines if not line.get("optional"))
    may = Counter(_written(line) for line in lines if line.get("optional"))
    return must, may


def _written(line: dict[str, Any]) -> Key:
    """Return the key of a line of `announced.jsonl`."""
    names = ("type", "rule", "indicator", "region", "subject", "as_of")
    return (*(str(line[name]) for name in names), ",".join(line["marks"]))


def key(body: dict[str, Any]) -> Key:
    """Return the key of a webhook's body."""
    told = body["data"]
    series = told["series"]
    return (
        str(body["type"]),
        str(told["alert"]["rule"]),
        str(series["indicator"]["id"]),
        str(series["place"]["code"]),
        str(series["subject"]),
        str(told["observation"]["as_of"]),
        ",".join(told.get("milestone", {}).get("marks", ())),
    )
