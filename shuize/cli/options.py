"""What the commands have in common: options that go before settings, dates, and where to write for whom."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from shuize import settings as configuration
from shuize.settings import Settings

FOLDER = click.Path(file_okay=False, path_type=Path)


class IsoDate(click.ParamType[date]):
    """YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401  # click's
        """Return the date."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no date; write it as 2020-03-10", param, ctx)


def settings(changes: Mapping[str, object] | None = None) -> Settings:
    """Return the environment's settings with those `changes` that were given; raises UsageError."""
    given = {name: value for name, value in (changes or {}).items() if value is not None and value != ()}
    return replace(configuration.load(), **given)  # type: ignore[arg-type]  # each option has its setting's type


def separated(_ctx: click.Context, _param: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """Return the names of an option that may be given several times and may name several each time: a,b."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def pack_option(command: Any) -> Any:  # noqa: ANN401  # click decorates functions and commands alike
    """Add `--pack`."""
    told = "Packs by name or path, separated by commas, instead of SHUIZE_PACKS."
    return click.option("--pack", "pack", multiple=True, metavar="P", callback=separated, help=told)(command)


def json_option(command: Any) -> Any:  # noqa: ANN401  # click decorates functions and commands alike
    """Add `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for programs.")(command)
