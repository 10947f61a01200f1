import os
import re
import subprocess
import sys
from collections.abc import Iterator

import click
import pytest

from shuize.chinese.helps import HELP
from shuize.cli.helping import wrapped
from shuize.cli.main import shuize

HAN = re.compile(r"[\u4e00-\u9fff]")


def commands(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the words that call each command."""
    yield path
    if isinstance(command, click.Group):
        for name in command.list_commands(click.Context(command)):
            found = command.get_command(click.Context(command), name)
            assert found
            yield from commands(found, (*path, name))


ALL = list(commands(shuize))


def shown(*arguments: str, language: str = "", columns: int = 80) -> str:
    """Return what the call prints, on either stream."""
    code = "from shuize.cli.main import main; main()"
    environ = {"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(sys.path), "COLUMNS": str(columns)}
    environ |= {"SHUIZE_LANGUAGE": language} if language else {}
    ran = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return ran.stdout


def written(path: tuple[str, ...]) -> str:
    """Return the command's help as it is written for the terminal."""
    context = click.Context(shuize, info_name="shuize")
    command: click.Command = shuize
    for name in path:
        assert isinstance(command, click.Group)
        found = command.get_command(context, name)
        assert found
        command = found
        context = click.Context(command, parent=context, info_name=name)
    return command.get_help(context)


@pytest.mark.parametrize("path", ALL, ids=lambda path: " ".join(path) or "shuize")
def test_the_help_of_every_command_is_chinese(path: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """A command or an option that is new has its Chinese too; in English it says what its source says."""
    monkeypatch.delenv("SHUIZE_LANGUAGE", raising=False)
    chinese = written(path)
    for line in chinese.splitlines():
        words = re.sub(r"^ +(?:-|[a-z-]+  )\S*.*?(?=  |$)|shuize .*|\[.*?\]|`.*?`", "", line)
        assert HAN.search(line) or len(re.findall(r"[a-z]{2,}", words)) <= 2, line
    monkeypatch.setenv("SHUIZE_LANGUAGE", "en")
    english = written(path)
    assert not HAN.search(english.replace("水则", "").replace("青岛 返岗率", ""))
    assert chinese.count("\n  -") == english.count("\n  -") > 0


def test_no_translation_is_left_over() -> None:
    """What no command says any more is not kept."""
    said = set()
    for path in ALL:
        command: click.Command = shuize
        for name in path:
            command = command.get_command(click.Context(command), name)  # type: ignore[attr-defined]  # a group
        for text in (command.help, command.epilog, *(getattr(one, "help", "") for one in command.params)):
            said |= {" ".join(part.split()) for part in (text or "").replace("\b\n", "").split("\n\n")}
            said |= set((text or "").splitlines())
        said |= {entry.line for entry in getattr(command, "entries", {}).values()}
    assert set(HELP) - said == {"Show this message and exit."}


def test_a_call_without_a_command_shows_the_same_help() -> None:
    """No word of it is taken for an error."""
    assert shown() == shown("--help")
    assert shown("pack") == shown("pack", "--help")
    assert "Usage: shuize" in shown(language="en")


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_help_keeps_within_the_terminal(columns: int) -> None:
    """Chinese has no blanks to break a line at, and a character takes two columns."""
    wide = [
        len(re.sub(r"[^\x00-\xff]", "xx", line)) for line in shown("backtest", "--help", columns=columns).splitlines()
    ]
    assert max(wide) <= columns


def test_a_mark_never_begins_a_line() -> None:
    """What closes a clause stays with it, what opens one with what follows."""
    lines = list(wrapped("甲乙丙丁，戊己庚辛（壬癸）子丑寅卯。", 10))
    assert "".join(lines) == "甲乙丙丁，戊己庚辛（壬癸）子丑寅卯。"
    assert not [line for line in lines if line[0] in "，）。" or line[-1] == "（"]
