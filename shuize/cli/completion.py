"""`shuize completion SHELL`: the lines that make a shell complete our commands, written by click."""

import click
from click.shell_completion import get_completion_class

from shuize.cli.main import shuize
from shuize.errors import UsageError

SHELLS = ("bash", "zsh", "fish")
WHERE = """\b
Put the lines where your shell reads them:
  bash   shuize completion bash >> ~/.bashrc
  zsh    shuize completion zsh >> ~/.zshrc
  fish   shuize completion fish > ~/.config/fish/completions/shuize.fish"""


@click.command(epilog=WHERE)
@click.argument("shell", type=click.Choice(SHELLS))
def command(shell: str) -> None:
    """Print what makes your shell complete `shuize`."""
    found = get_completion_class(shell)
    if found is None:
        raise UsageError(f"click cannot complete in {shell}")
    click.echo(found(shuize, {}, "shuize", "_SHUIZE_COMPLETE").source())
