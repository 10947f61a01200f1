"""Of which day and of which place each figure is, over whole notices: the table tells them in order."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from shuize.types import Article, PublishedKind
from tests.reading import EVERY_PACK, reader

TABLES = Path(__file__).parent / "data" / "told"


def _told() -> Iterator[tuple[date, str, str]]:
    """Yield the day of publication, the text and what it tells of every line of the tables."""
    for table in sorted(TABLES.glob("*.txt")):
        day = date.min
        for line in table.read_text(encoding="utf-8").splitlines():
            if line.startswith("@"):
                day = date.fromisoformat(line[1:])
            elif line and not line.startswith("#"):
                text, _, told = line.rpartition(" | ")
                yield day, text.replace("\\n", "\n"), told


@pytest.mark.parametrize(("day", "text", "told"), list(_told()))
def test_each_figure_has_its_place_and_its_day(day: date, text: str, told: str) -> None:
    """The stated figures, in order, each with its place and its day; - is none."""
    found = reader(*EVERY_PACK).read(Article("test", text, day, PublishedKind.GIVEN)).observations
    rows = [f"{one.text} {one.series.place.name or '-'} {one.as_of or '-'}" for one in found if one.kind == "stated"]
    assert "; ".join(rows) == ("" if told == "nothing" else told)
