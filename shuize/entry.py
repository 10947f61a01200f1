"""How `python -m` of a process begins: settings from the environment, then its main or its check."""

import sys
from collections.abc import Callable, Sequence

from shuize import health
from shuize.ending import end_quickly
from shuize.errors import ShuizeError
from shuize.settings import Settings, load


def command(process: str, main: Callable[[Settings], int], arguments: Sequence[str], *, says: str = "") -> int:
    """Run the process, or with `--check` say whether one is alive; a known error is one line and its exit code."""
    end_quickly()
    try:
        settings = load()
        return health.check(settings, process) if list(arguments) == ["--check"] else main(settings)
    except ShuizeError as error:
        sys.stderr.write(f"{says or process}: {error}\n")
        return error.exit_code
