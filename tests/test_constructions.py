"""Ways of telling a figure, crossed with other words for each part: every sentence gives its figures and nothing else.

The tables in `tests/data/constructions` are the specification; what does not hold yet is marked there, and is asked for
not holding, so that the marks stay true.
"""

import pytest

from tests.constructions import Construction, Table, agrees, cells, given, held, tables

EACH = 5
"""Sentences of each construction."""
TOLD = [(made, one) for made in tables() for one in made.constructions]
NAMES = list(dict.fromkeys((one.table, one.name) for _, one in TOLD))


def under(name: tuple[str, str]) -> list[tuple[Table, Construction]]:
    """Return the constructions of a heading that hold."""
    return [(made, one) for made, one in TOLD if (one.table, one.name) == name and one.holds]


@pytest.mark.parametrize("name", NAMES, ids="/".join)
def test_a_construction_gives_its_figures(name: tuple[str, str]) -> None:
    """Each sentence gives the figures of its construction, whatever words stand in its gaps."""
    wrong = [(cell.text, cell.wanted, found) for made, one in under(name) for cell, found in held(made, one, EACH)[1]]
    assert not wrong


def test_what_does_not_hold_is_marked() -> None:
    """A construction that is marked fails in some sentence; one that holds by now must lose its mark."""
    marked = [(made, one) for made, one in TOLD if not one.holds]
    assert not [one.template for made, one in marked if not held(made, one, EACH)[1]]


EVERY_PACK = ("resumption", "epidemic", "vaccination", "harvest", "power", "projects")
ALIKE = "projects"
"""The table whose words resumption has too (开工): which of the two an article earns says whose they are."""


def test_other_packs_take_nothing_away() -> None:
    """With the words of all packs at hand each sentence still gives its own figures, and no other."""
    told = [(made, one) for made, one in TOLD if one.holds and one.table != ALIKE]
    read = [(cell, given(EVERY_PACK, cell.text)) for made, one in told for cell in cells(made, one, 1)]
    assert not [(cell.text, found) for cell, found in read if not agrees(cell.wanted, found)]
