import doctest
from types import ModuleType

import pytest

from ingest import article, names, published
from shuize import log


@pytest.mark.parametrize("module", [article, names, published, log])
def test_the_examples_in_the_docstrings_hold(module: ModuleType) -> None:
    """Every example is run."""
    found = doctest.testmod(module)
    assert found.attempted > 0
    assert found.failed == 0


@pytest.mark.parametrize(
    "name", [b"a\x00", "a\u2028b".encode(), "\u202egnp.txt".encode(), b"\xff\xfe", "复工 1.txt".encode()]
)
def test_a_printable_name_is_one_line_of_valid_text(name: bytes) -> None:
    """Whatever the bytes are: no line break, nothing that turns the text around, nothing that cannot be encoded."""
    shown = names.printable(name)
    assert shown.encode()
    assert len(shown.splitlines()) == 1
    assert shown.isprintable()


def test_a_sidecar_and_its_article_name_each_other() -> None:
    """One way and back."""
    assert names.article_of(names.sidecar_of(b"a/b.txt")) == b"a/b.txt"
    assert names.is_sidecar(names.sidecar_of(b"a/b.txt"))
    assert not names.is_sidecar(b"a/.meta.json")
