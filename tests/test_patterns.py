"""The reader's patterns mean the same in every Python that it runs on."""

import importlib
import pkgutil
import re

import pytest

import workers
import workers.text
from workers.text import lazyre

POSSESSIVE_GROUP = re.compile(r"\)\s*(?:\?|\*|\+|\{[0-9,]+\})\+")
"""What Python before 3.11.5 matches wrongly where something in the group backtracks; `(?>…)` it matches rightly."""


def test_no_group_is_possessive() -> None:
    """Single characters may be; a group that takes all it can is atomic."""
    for found in pkgutil.walk_packages(workers.__path__, "workers."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)
    written = [one.written[0] for one in lazyre._ALL]
    assert len(written) > 100
    assert [pattern for pattern in written if POSSESSIVE_GROUP.search(pattern)] == []


def test_such_a_group_is_seen() -> None:
    """The check can fail."""
    assert POSSESSIVE_GROUP.search(r"(?:[0-9]+,)*+")
    assert POSSESSIVE_GROUP.search(r"(?:a){2,}+")
    assert not POSSESSIVE_GROUP.search(r"(?>(?:[0-9]++,)*)[a-z]*+")


def test_patterns_of_other_flags_are_not_put_together() -> None:
    """One that may hold blanks and comments would be read as one that may not."""
    plain, verbose = lazyre.compile("ab"), lazyre.compile("a b", re.VERBOSE)
    assert lazyre.either(plain, lazyre.compile("cd")).findall("ab cd a b") == ["ab", "cd"]
    assert lazyre.either(verbose, verbose).findall("ab a b") == ["ab"]
    with pytest.raises(ValueError, match="too many values"):
        lazyre.either(plain, verbose)


def test_a_pattern_is_put_in_its_place_when_all_are_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    """One by itself, and those of a tuple; one that is put together from it afterwards says the same."""
    one = lazyre.compile("a.c", re.VERBOSE)
    monkeypatch.setattr(workers.text, "ONE", one, raising=False)
    monkeypatch.setattr(workers.text, "SEVERAL", (one, "a"), raising=False)
    lazyre.ready()
    placed = vars(workers.text)
    assert type(placed["ONE"]) is re.Pattern
    assert placed["SEVERAL"] == (placed["ONE"], "a")
    assert lazyre.either(placed["ONE"], one).findall("abc") == ["abc"]
