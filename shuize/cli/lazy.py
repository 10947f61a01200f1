"""The command line starts fast because a command's module is imported only when that command runs."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import IO, Any

import click
from click.shell_completion import CompletionItem

from shuize.cli import helping
from shuize.refusals import spoken

helping.install()


class WrongCallError(click.UsageError):
    """What click says of a call that is wrong, in the reader's language."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Say how the command is called, where its help is, and what is wrong."""
        if os.environ.get("SHUIZE_LANGUAGE") == "en":
            super().show(file)
            return
        if self.ctx:
            click.echo(f"{self.ctx.get_usage()}\n说明：{self.ctx.command_path} --help\n", file, err=True)
        click.echo(spoken(self.message), file, err=True)


@contextmanager
def _said() -> Iterator[None]:
    """Let what click says of a wrong call be said in the reader's language."""
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        raise WrongCallError(error.format_message(), error.ctx) from error


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a command stands, and the line that help and completion show for it."""

    module: str
    line: str
    name: str = "command"


class Group(click.Group):
    """A group that shows the whole first paragraph of what each of its commands does."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands."""
        named = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        with formatter.section("Commands"):
            formatter.write_dl([(name, _paragraph(one.help or "")) for name, one in named if one])


def _paragraph(text: str) -> str:
    """Return the first paragraph on one line."""
    return " ".join(text.partition("\n\n")[0].split())


class LazyGroup(click.Group):
    """A group of commands that are known by name and line, and imported when they run."""

    def __init__(self, *args: Any, entries: Mapping[str, Entry] | None = None, **options: Any) -> None:  # noqa: ANN401  # click's
        """Keep the entries; everything else is click's."""
        super().__init__(*args, **options)
        self.entries = dict(entries or {})

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the options of the group itself."""
        with _said():
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  # click's
        """Run the command that was named."""
        with _said():
            return super().invoke(ctx)

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

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is called; of one that is not there, say which are near: click knows those made."""
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand as error:
            raise click.NoSuchCommand(error.command_name, possibilities=self.entries, ctx=ctx) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # click's
        """Write the list of commands without importing one."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.line) for name, entry in self.entries.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete a command's name without importing one."""
        named = [
            CompletionItem(name, help=helping.said(entry.line))
            for name, entry in self.entries.items()
            if name.startswith(incomplete)
        ]
        return named + click.Command.shell_complete(self, ctx, incomplete)
