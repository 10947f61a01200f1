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
    """Nothing is broken into columns of a few characters; what is empty is left out."""
    lines = written(60, terminal=True)
    assert lines[0] == "题"
    assert lines[1] == "figure: 95.8%"
    assert lines[2].startswith(f"the words: {WIDE}")
    assert lines[-2:] == ["", "figure: 3"]


def test_where_it_fits_it_is_a_table() -> None:
    """On a terminal that is wide enough."""
    assert any("┃ figure ┃ the words" in line for line in written(120, terminal=True))
