from decimal import Decimal

import pytest

from shuize.evaluate.judge import Outcome
from shuize.evaluate.measures import Score
from shuize.types import Place, Relation
from tests.labelled import AGAIN, GOAL, SECOND, also, at, evaluated, line, one


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        (Score(8, 10, 16), (0.8, 0.5, 2 * 0.8 * 0.5 / 1.3)),
        (Score(0, 0, 4), (None, 0.0, 0.0)),
        (Score(0, 4, 0), (0.0, None, 0.0)),
        (Score(0, 0, 0), (None, None, None)),
    ],
)
def test_score(score: Score, expected: tuple[float | None, ...]) -> None:
    """Precision, recall and F1; nothing read and nothing asked have none."""
    for found, wanted in zip((score.precision, score.recall, score.f1), expected, strict=True):
        assert found == (None if wanted is None else pytest.approx(wanted))


def test_the_table_of_targets() -> None:
    """Each row counts what it says: end to end for F1, among the figures found for fields."""
    lines = [
        line(),
        also(SECOND, value=97, region="441625", as_of_kind="inherited"),
        also(AGAIN, zone="河源高新区", excludes=["441625"]),
        also(GOAL, value=99, as_of=None, as_of_kind="before"),
    ]
    read = [
        one(relation=Relation.GE),
        at(SECOND, value=Decimal(97), as_of="2020-03-12"),
        at(AGAIN, place=Place(None, "高新区", "高新区")),
    ]
    found = {item.name: item.of for item in evaluated(lines, read).measures}
    assert found == {
        "quantity (value and span), F1": "3 of 3 read, 4 asked",
        "value and unit": "3 of 3 found",
        "relation": "2 of 3 found",
        "indicator": "3 of 3 found",
        "explicit dates": "2 of 2 found",
        "vague, lunar and inherited dates": "0 of 1 found",
        "earlier value of a change": "0 of 0 found",
        "place, precision": "1 of 2 found",
        "place, recall": "1 of 3 found",
        "place where 全省, 该区 point at it": "0 of 0 found",
        "zone": "1 of 1 found",
        "what is left out (除…外)": "0 of 1 found",
        "subject": "3 of 3 found",
        "whole figure, F1, relation and scope not asked": "1 of 3 read, 4 asked",
        "whole figure, F1": "0 of 3 read, 4 asked",
        "traps not sprung": "0 of 0 sprung",
    }


def test_short_by() -> None:
    """A measure says what is missing to its target, and nothing where there is nothing to compare."""
    rows = {item.name: item for item in evaluated([line(), also(SECOND)], [one()]).measures}
    assert rows["whole figure, F1"].short_by == pytest.approx(0.92 - 2 / 3)
    assert rows["relation"].short_by == 0
    assert rows["subject"].short_by is rows["traps not sprung"].short_by is None


def test_wrong_figures_are_listed_by_the_field_that_is_wrong_most() -> None:
    """Two wrong subjects stand before one wrong date, wherever they are in the text."""
    lines = [line(), also(SECOND), also(AGAIN)]
    read = [one(as_of="2020-03-01"), at(SECOND, subject=None), at(AGAIN, subject=None)]
    assert [item.fields for item in evaluated(lines, read).of(Outcome.WRONG)] == [
        ("subject",),
        ("subject",),
        ("as_of",),
    ]
