"""How listings are written: as a table where it fits the terminal, row by row where not, between tabs elsewhere."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TextIO
from zoneinfo import ZoneInfo

import click
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from shuize.cli.words import word

PLAIN_WIDTH = 150
"""Columns where no terminal says how many it has."""
ROOM, LITTLE = 30, 20
"""Columns that the longest cells, and other long ones, are folded into at least; for fewer there is no table."""
BETWEEN, INDENT = " · ", "  "
INSTANTS = ("at", "rejected_at")
BARE = re.compile(r"[\d.,:Z -]+")
"""A number, a day or an instant: it says by itself not what it is."""


def console(file: TextIO | None = None) -> Console:
    """Return where tables are written; colour only on a terminal, and NO_COLOR turns it off there."""
    shown = Console(file=file, highlight=False)
    return shown if shown.is_terminal else Console(file=file, highlight=False, width=PLAIN_WIDTH)


def headed(keys: Iterable[str], language: str, timezone: str = "") -> Table:
    """Return a table without rows whose columns are these words; those of instants say which zone they are in."""
    shown = Table(expand=False)
    for key in keys:
        zone = f" ({timezone})" if timezone and key in INSTANTS else ""
        shown.add_column(word(key, language) + zone, overflow="fold")
    return shown


def instant(moment: datetime, timezone: str) -> str:
    """Return the instant as people of that zone write it.

    >>> instant(datetime.fromisoformat("2020-03-01T18:00:00Z"), "Asia/Shanghai")
    '2020-03-02 02:00:00'
    """
    return f"{moment.astimezone(ZoneInfo(timezone)):%Y-%m-%d %H:%M:%S}"


def put_any(table: Table, language: str) -> None:
    """Write the table to standard output; where it has no row, say that there is nothing yet."""
    if table.row_count:
        put(table)
    else:
        click.echo(word("none yet", language))


def put(table: Table, shown: Console | None = None) -> None:
    """Write the table to standard output, or to that console."""
    shown = shown or console()
    if not shown.is_terminal:
        for row in plain(table):
            click.echo(row, file=shown.file)
    elif _fits(table, shown.width):
        shown.print(table)
    else:
        for line in stacked(table, shown.width):
            shown.print(line, soft_wrap=True)


def _fits(table: Table, width: int) -> bool:
    """Say whether the table can be drawn with long cells folded; those of the first column and short ones are whole."""
    longest, widths = _longest(table)
    least = [wide if number == 0 else min(wide, LITTLE) for number, wide in enumerate(widths)]
    least[longest] = min(widths[longest], ROOM)
    for column, wide, whole in zip(table.columns, widths, least, strict=True):
        column.no_wrap = wide == whole
    return 3 * len(widths) + 1 + sum(least) <= width


def _longest(table: Table) -> tuple[int, list[int]]:
    """Return which column but the first has the longest cells, and how many columns of a terminal each takes."""
    heads = [str(column.header) if table.show_header else "" for column in table.columns]
    cells = [[head, *map(str, column.cells)] for head, column in zip(heads, table.columns, strict=True)]
    widths = [max(cell_len(line) for cell in column for line in (cell.splitlines() or [""])) for column in cells]
    return widths.index(max(widths[1:] or widths), min(1, len(widths) - 1)), widths


def plain(table: Table) -> Iterator[str]:
    """Yield title, head and rows, their fields between tabs; what would break a line or a field is a blank."""
    if table.title:
        yield str(table.title)
    heads = [[str(column.header) for column in table.columns]] if table.show_header else []
    for row in [*heads, *_rows(table)]:
        yield "\t".join(" ".join(str(cell).split()) for cell in row)


def stacked(table: Table, width: int) -> Iterator[Text]:
    """Yield each row as a line of its cells, folded between two of them, and what is long below it."""
    if table.title:
        yield Text(str(table.title), style="bold")
    longest, _ = _longest(table)
    for row in _rows(table):
        cells = [one if isinstance(one, Text) else Text(str(one)) for one in row]
        below = cells[longest] if cells[longest].cell_len > ROOM else Text("")
        line = Text("")
        for cell in (_called(table, number, one) for number, one in enumerate(cells) if one.plain and one is not below):
            if line.cell_len + cell.cell_len + len(BETWEEN) > width and line.plain.strip():
                yield line
                line = Text(INDENT)
            line = Text.assemble(line, BETWEEN if line.plain.strip() else "", cell)
        yield line
        if below.plain:
            yield Text.assemble(INDENT, " ".join(below.plain.split()) if "\n" in below.plain else below)


def _called(table: Table, number: int, cell: Text) -> Text:
    """Return the cell, after what its column is called where it does not say that itself."""
    if not (number and table.show_header and BARE.fullmatch(cell.plain)):
        return cell
    return Text.assemble((f"{table.columns[number].header} ", "dim"), cell)


def _rows(table: Table) -> Iterator[Sequence[object]]:
    """Yield the cells of each row."""
    yield from zip(*(list(column.cells) for column in table.columns), strict=True)
