"""How listings are written: as a table where it fits the terminal, row by row where not, between tabs elsewhere."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

import click
from rich.console import Console
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from shuize.cli.words import word

PLAIN_WIDTH = 150
"""Columns where no terminal says how many it has."""
NARROW = 100
"""Columns: in fewer, a table whose cells would be broken into pieces is written row by row."""


def console(file: TextIO | None = None) -> Console:
    """Return where tables are written; colour only on a terminal, and NO_COLOR turns it off there."""
    shown = Console(file=file, highlight=False)
    return shown if shown.is_terminal else Console(file=file, highlight=False, width=PLAIN_WIDTH)


def headed(keys: Iterable[str], language: str) -> Table:
    """Return a table without rows whose columns are these words."""
    shown = Table(expand=False)
    for key in keys:
        shown.add_column(word(key, language), overflow="fold")
    return shown


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
    elif shown.width < NARROW and Measurement.get(shown, shown.options, table).maximum >= shown.width:
        for line in stacked(table):
            shown.print(line, soft_wrap=True)
    else:
        shown.print(table)


def plain(table: Table) -> Iterator[str]:
    """Yield title, head and rows, their fields between tabs; what would break a line or a field is a blank."""
    if table.title:
        yield str(table.title)
    heads = [[str(column.header) for column in table.columns]] if table.show_header else []
    for row in [*heads, *_rows(table)]:
        yield "\t".join(" ".join(str(cell).split()) for cell in row)


def stacked(table: Table) -> Iterator[Text]:
    """Yield each row as lines of head and cell, a blank line between two rows."""
    if table.title:
        yield Text(str(table.title), style="bold")
    for number, row in enumerate(_rows(table)):
        if number:
            yield Text("")
        for column, cell in zip(table.columns, row, strict=True):
            head = f"{column.header}: " if table.show_header else ""
            if str(cell):
                yield Text.assemble((head, "dim"), cell if isinstance(cell, Text) else str(cell))


def _rows(table: Table) -> Iterator[Sequence[object]]:
    """Yield the cells of each row."""
    yield from zip(*(list(column.cells) for column in table.columns), strict=True)
