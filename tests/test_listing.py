import io

import pytest
from rich.console import Console
from rich.table import Table
from rich.text import Text

from shuize.cli import listing

WIDE = "截至3月2日，烟台规模以上工业企业的复工率达到95.8%，一周提高4.6个百分点。"


def table(*, heads: bool = True) -> Table:
    """Return a table of two rows; a cell holds what would break a line, and one is empty."""
    made = Table(title="题", show_header=heads)
    made.add_column("figure")
    made.add_column("the words")
    made.add_row(Text("95.8%", style="bold"), f"{WIDE}\n\tb")
    made.add_row("3", "")
    return made


def written(width: int, *, terminal: bool, heads: bool = True) -> list[str]:
    """Return the lines that are written to such a console."""
    out = io.StringIO()
    listing.put(table(heads=heads), Console(file=out, width=width, force_terminal=terminal, color_system=None))
    return out.getvalue().splitlines()


@pytest.mark.parametrize("heads", [True, False])
def test_other_programs_get_fields_between_tabs(heads: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """One line a row, nothing padded, drawn or broken, however narrow."""
    rows = [f"95.8%\t{WIDE} b", "3\t"]
    assert written(20, terminal=False, heads=heads) == ["题", *(["figure\tthe words"] if heads else []), *rows]


def test_a_narrow_terminal_gets_row_by_row() -> None:
    """Nothing is broken into columns of a few characters: a row is a line, and what is long stands below it."""
    lines = written(40, terminal=True)
    assert lines == ["题", "95.8%", f"  {WIDE} b", "3"]


def test_what_does_not_say_what_it_is_is_called_so() -> None:
    """A number or a day among others stands after the name of its column; what is empty is left out."""
    made = listing.headed(("alert", "mark", "figure", "date", "published", "owner", "words"), "zh")
    made.add_row("60112233", "95", "95.8%", "2020-03-02", "2020-03-04", "", WIDE)
    out = io.StringIO()
    listing.put(made, Console(file=out, width=80, force_terminal=True, color_system=None))
    assert out.getvalue().splitlines() == [
        "60112233 · 水则 95 · 95.8% · 日期 2020-03-02 · 见报 2020-03-04",
        f"  {WIDE}",
    ]


@pytest.mark.parametrize("width", [70, 100, 130])
def test_only_the_longest_cells_are_folded(width: int) -> None:
    """An id, a number or a day is never broken: either the table has room for them, or there is no table."""
    made = listing.headed(("alert", "state", "mark", "figure", "indicator", "date", "words"), "zh")
    for _ in range(3):
        made.add_row("6854a912", "成立", "1000000000", "1,010,489,000 剂次", "累计接种剂次", "2021-06-19", WIDE)
    out = io.StringIO()
    listing.put(made, Console(file=out, width=width, force_terminal=True, color_system=None))
    printed = out.getvalue()
    assert all(printed.count(whole) == 3 for whole in ("6854a912", "1000000000", "1,010,489,000 剂次", "2021-06-19"))
    assert ("┃" in printed) == (width == 130)


def test_where_it_fits_it_is_a_table() -> None:
    """On a terminal that is wide enough."""
    assert any("┃ figure ┃ the words" in line for line in written(120, terminal=True))
