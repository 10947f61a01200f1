"""Printed rates against their printed counts, and rates that only the counts give."""

from decimal import Decimal

import pytest

from tests.reading import observe

DERIVED = [
    ("宁波市外贸企业800家，已复工720家。", "90", "720/800"),
    ("甬江造船有限公司现有员工857名，已返岗822名。", "95.92", "822/857"),
    ("宁波市外贸企业3家，已复工2家。", "66.67", "2/3"),
    ("宁波市外贸企业1.2万家，复产1.2万家。", "100", "12000/12000"),
]

NOT_DERIVED = [
    # bounded, not exact
    "宁波市外贸企业800多家，已复工720家。",
    "宁波市外贸企业800家，已复工近720家。",
    # more than there are
    "宁波市外贸企业720家，已复工800家。",
    # another day
    "2月底，宁波市外贸企业800家。截至3月10日，宁波市外贸企业复工720家。",
    # another place
    "杭州市外贸企业800家，宁波市外贸企业复工720家。",
    # not together
    f"宁波市外贸企业800家，已经做了许多准备，{'人人都在忙，' * 15}复工720家。",
]


@pytest.mark.parametrize(("text", "value", "formula"), DERIVED)
def test_a_rate_that_is_not_printed_is_derived(text: str, value: str, formula: str) -> None:
    """It stands at the words of its numerator, rounded to a hundredth, with its computation."""
    (one,) = [item for item in observe(text) if item.kind == "derived"]
    assert (one.value, one.formula, one.series.unit) == (Decimal(value), formula, "%")
    assert one.low == one.high == one.value


@pytest.mark.parametrize("text", NOT_DERIVED)
def test_nothing_is_derived_from_what_does_not_belong_together(text: str) -> None:
    """Both counts must be exact, and of one population, place and day."""
    assert [item for item in observe(text) if item.kind == "derived"] == []


@pytest.mark.parametrize(
    ("rate", "computed"),
    [("86.89%", Decimal("82.58")), ("82.58%", None), ("82.6%", None), ("83%", None), ("82%", Decimal("82.58"))],
)
def test_a_printed_rate_is_checked(rate: str, computed: Decimal | None) -> None:
    """What its counts give is kept beside it where that differs beyond rounding; nothing is derived besides."""
    found = observe(f"宁波市外贸企业10083家，复工8327家，复工率{rate}。")
    (one,) = [item for item in found if item.series.indicator == "work_resumption_rate"]
    assert (one.kind, one.computed) == ("stated", computed)
    assert one.formula == ("8327/10083" if computed else None)


@pytest.mark.parametrize(
    ("rate", "contradicts"), [("58.15%", False), ("58.2%", False), ("58.3%", True), ("57.9%", True)]
)
def test_rounded_counts_leave_room(rate: str, contradicts: bool) -> None:  # noqa: FBT001 - a column of the table
    """11.19 万 and 19.25 万 are rounded to 100: the rate may be any that such counts can give."""
    (one,) = [
        one for one in observe(f"宁波市在建项目19.25万个，复工11.19万个，复工率{rate}。") if one.series.unit == "%"
    ]
    assert (one.computed is not None) is contradicts


def test_a_rate_printed_with_a_bound_is_not_checked() -> None:
    """超过八成 says less than the counts do, not something else."""
    found = observe("宁波市外贸企业10083家，复工8327家，复工率超过八成。")
    assert all(item.computed is None for item in found)


def test_a_rate_said_in_words_is_not_derived_again() -> None:
    """全部复工 is 100 % already."""
    found = observe("宁波市外贸企业800家已全部复工，复工800家。")
    assert [str(item.kind) for item in found if item.series.unit == "%"] == ["implied"]


def test_only_the_rate_whose_verb_was_used_is_derived() -> None:
    """复产 says nothing of 复工."""
    found = observe("宁波市外贸企业800家，已复产720家。")
    assert [item.series.indicator for item in found if item.kind == "derived"] == ["production_resumption_rate"]
