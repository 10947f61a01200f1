"""The command line starts fast because a command's module is imported only when that command runs."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import click
from click.shell_completion import CompletionItem


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a command stands, and the line that help and completion show for it."""

    module: str
    line: str
    name: str = "command"


class LazyGroup(click.Group):
    """A group of commands that are known by name and line, and imported when they run."""

    def __init__(self, *args: Any, entries: Mapping[str, Entry] | None = None, **options: Any) -> None:  # noqa: ANN401  # click's
        """Keep the entries; everything else is click's."""
        super().__init__(*args, **options)
        self.entries = dict(entries or {})

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """Return the names in the order in which they were given."""
        return list(self.entries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's signature
        """Import the command."""
        entry = self.entries.get(cmd_name)
        if entry is None:
            return None
        found: click.Command = getattr(import_module(entry.module), entry.name)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # click's
        """Write the list of commands without importing one."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.line) for name, entry in self.entries.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete a command's name without importing one."""
        named = [
            CompletionItem(name, help=entry.line) for name, entry in self.entries.items() if name.startswith(incomplete)
        ]
        return named + click.Command.shell_complete(self, ctx, incomplete)
