import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest

from shuize.alert import Figure, Watch
from shuize.types import Relation
from tests.figures import (
    PAIR,
    SERIES,
    figure,
    watch,
)
from workers.compare.canonical import canonical
from workers.compare.overtaking import Rival
from workers.compare.project import project_pair

OURS = [figure("80", "2020-03-01"), figure("86", "2020-03-05"), figure("91", "2020-03-09")]
THEIRS = [figure("84", "2020-03-02"), figure("88.5", "2020-03-06"), figure("89", "2020-03-08")]


def passings(rule: Watch, mine: Sequence[Figure], theirs: Sequence[Figure]) -> list[tuple[str, str, str]]:
    """Say each passing as its date, its status and the value that was passed."""
    found = project_pair(rule, SERIES, canonical(mine), Rival("other", canonical(theirs)))
    return sorted((one.as_of, one.status.value, json.loads(one.detail)["value"]) for one in found)


def test_one_place_passes_another_and_back() -> None:
    """Behind, ahead on the 5th, behind again on the 6th, ahead on the 9th; the other passes back in between."""
    assert passings(PAIR[0], OURS, THEIRS) == [("2020-03-05", "open", "84"), ("2020-03-09", "open", "89")]
    assert passings(PAIR[0], THEIRS, OURS) == [("2020-03-06", "open", "86")]
    down = watch("overtakes", direction="down")
    assert passings(down, OURS, THEIRS) == [("2020-03-06", "open", "88.5")]
    assert passings(PAIR[0], OURS[:1], THEIRS) == []


@pytest.mark.parametrize(
    ("value", "changes", "rule"),
    [
        ("84", {}, {}),
        ("84.4", {"step": Decimal(1)}, {}),
        ("85", {}, {"tolerance": "1"}),
        ("85", {"relation": Relation.GT, "low": Decimal(80)}, {}),
        ("90", {"computed": Decimal(70)}, {}),
        ("90", {"as_of": "2020-03-10"}, {}),
    ],
)
def test_what_passes_nobody(value: str, changes: dict[str, Any], rule: dict[str, Any]) -> None:
    """A tie, a lead within rounding or tolerance, a bound below, a contested figure, one a week after the other's."""
    later = figure(value, **{"as_of": "2020-03-05"} | changes)
    assert passings(watch("overtakes", **rule), [OURS[0], later], THEIRS[:1]) == []


def test_a_passing_is_news_once_both_are_told() -> None:
    """The other's figure came a month later: nobody could know before, so it is history."""
    late = figure("84", "2020-03-02", "2020-04-02")
    assert passings(PAIR[0], OURS[:2], [late]) == [("2020-03-05", "historical", "84")]


def test_a_tie_is_no_change_of_places() -> None:
    """Behind, level, ahead is one passing; ahead, level, ahead is none."""
    level = [figure("84", "2020-03-04"), figure("90", "2020-03-06")]
    assert passings(PAIR[0], [OURS[0], *level], THEIRS[:1]) == [("2020-03-06", "open", "84")]
    ahead = figure("85", "2020-03-03")
    assert passings(PAIR[0], [ahead, *level], THEIRS[:1]) == []
