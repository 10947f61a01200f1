"""The runner of the benches: what it finds in their output, and that what it names is there."""

from importlib.util import find_spec

import pytest

from bench.__main__ import BENCHES, OTHERS_SECONDS, SECONDS, main, run, tables

SAID = """three rows

| what | a second |
|---|---|
| reading | 1,000 |
| words, cut |  |

and

| a | b | c |
|---|---|---|
| 1 | 2 | 3 |
"""


def test_tables_become_rows() -> None:
    """Each table is a list of rows by column; text between them is left out."""
    assert tables(SAID) == [
        [{"what": "reading", "a second": "1,000"}, {"what": "words, cut", "a second": ""}],
        [{"a": "1", "b": "2", "c": "3"}],
    ]


@pytest.mark.parametrize("text", ["", "no table | here\n", "load 3\n"])
def test_no_table(text: str) -> None:
    """Other lines make none."""
    assert tables(text) == []


@pytest.mark.parametrize("name", BENCHES)
def test_every_bench_is_there(name: str) -> None:
    """Its command names a module of the folder."""
    assert find_spec(BENCHES[name].split()[0])


def test_an_unknown_bench_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is run where one of the names is wrong."""
    monkeypatch.setattr("sys.argv", ["bench", "rode"])
    with pytest.raises(SystemExit):
        main()
    assert "no such bench: rode" in capsys.readouterr().err


def test_one_that_takes_too_long_is_cut_short() -> None:
    """It is asked to end, and said to be cut, so that all together have a bound."""
    assert sum(SECONDS.get(name, OTHERS_SECONDS) for name in BENCHES) <= 25 * 60
    slow = run("slow", "timeit -n 1 -r 1 __import__('time').sleep(86400)", 1)
    assert slow.cut
    assert slow.code
    assert "cut short after 1 s" in slow.text


def test_one_that_ends_in_time_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    """What it says is shown and kept."""
    said = run("quick", "timeit -n 1 -r 1 -s print('begun') pass", 86400)
    assert (said.cut, said.code) == (False, 0)
    assert "begun" in said.text
    assert "begun" in capsys.readouterr().out
