"""What the pages say of the code is there: each file, folder and module that they name."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("README*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("bench/**/*.md")])
PACKAGES = "shuize|ingest|workers|alerts|bench|tests"
FILE = re.compile(rf"(?<![\w/.-])(?:{PACKAGES}|seeds)/[\w/-]*[\w-]\.(?:py|sh)\b")
MODULE = re.compile(rf"(?<![\w/.@-])(?:{PACKAGES})(?:\.[a-z_]+)+(?![\w/=-]|\.\w)")
DATA = ("toml", "db", "md", "json", "log")
"""What ends the name of a file that is none of the code's (shuize.db.lock)."""


def named(page: Path) -> Iterator[str]:
    """Yield the files and modules that a page names."""
    text = page.read_text(encoding="utf-8")
    yield from (found[0] for found in FILE.finditer(text))
    yield from (found[0] for found in MODULE.finditer(text) if found[0].split(".")[1] not in DATA)


def exists(name: str) -> bool:
    """Say whether it is a file, a module, a package, or what one of these has."""
    if "/" in name:
        return (ROOT / name).is_file()
    path = ROOT.joinpath(*name.split("."))
    owner = path.parent
    source = owner.with_suffix(".py") if owner.with_suffix(".py").is_file() else owner / "__init__.py"
    held = source.is_file() and re.search(rf"\b{path.name}\b", source.read_text(encoding="utf-8")) is not None
    return path.is_dir() or path.with_suffix(".py").is_file() or held


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_names_is_there(page: Path) -> None:
    """No page speaks of a module that was renamed or is gone."""
    assert [name for name in named(page) if not exists(name)] == []


def test_a_module_that_is_gone_is_seen() -> None:
    """The check can fail: a name that was never there is none, one that is there is one."""
    assert exists("workers/extract/promise.py")
    assert exists("workers.extract.words.lexicon.Lexicon")
    assert not exists("workers/extract/gone.py")
    assert not exists("workers.extract.gone")
