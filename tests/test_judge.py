import pytest

from shuize.evaluate.judge import Outcome, excerpt
from shuize.evaluate.labels import Line
from shuize.types import Kind, Observation, Place
from tests.labelled import AGAIN, AT, GOAL, OTHER, SECOND, also, at, evaluated, judged, line, one, outcomes, trap

DONGYUAN = Place("441625", "东源")


@pytest.mark.parametrize(
    ("lines", "read", "expected"),
    [
        ([line()], [one()], ["right"]),
        ([line()], [], ["missed"]),
        ([line()], [one(subject=None)], ["wrong"]),
        ([], [one()], ["false"]),
        ([line()], [at(SECOND)], ["missed", "false"]),
        # spans overlap by one character, or not at all
        ([line()], [one(start=AT + 4, end=AT + 6)], ["right"]),
        ([line()], [one(start=AT + 5, end=AT + 6)], ["missed", "false"]),
        # nobody asked
        ([line(optional=True)], [], []),
        ([line(optional=True)], [one(subject=None)], ["tolerated"]),
        ([line(optional=True)], [one(), one(subject=None)], ["tolerated", "tolerated"]),
        ([line(**OTHER)], [], []),
        ([line(**OTHER)], [one()], ["false"]),
        ([line(**OTHER, indicator_alt=["work_resumption_rate"])], [one()], ["tolerated"]),
        ([line(**OTHER)], [one(kind=Kind.OPEN, indicator="?治愈率")], ["tolerated"]),
        # a fact counts once
        ([line(), also(AGAIN, repeat=True)], [one(), at(AGAIN)], ["right", "tolerated"]),
        ([line(), also(AGAIN, repeat=True)], [one()], ["right"]),
        ([line(), also(AGAIN, repeat=True)], [at(AGAIN)], ["tolerated", "right"]),
        ([line(), also(AGAIN, repeat=True)], [one(), at(AGAIN, subject=None)], ["right", "false"]),
        ([line(), also(AGAIN, repeat=True)], [at(AGAIN, subject=None)], ["missed", "false"]),
        ([line()], [one(), at(AGAIN)], ["right", "tolerated"]),
        ([line()], [one(), at(AGAIN, as_of="2020-03-12")], ["right", "false"]),
        ([line()], [one(subject=None), at(AGAIN, subject=None)], ["wrong", "false"]),
        ([line()], [one(), one()], ["right", "tolerated"]),
        # one figure for several places: a label each at the same span, whichever way the readings are sorted
        ([line(), line(region="441625")], [one(place=DONGYUAN), one()], ["right", "right"]),
        ([line(region="441625"), line()], [one(place=DONGYUAN), one()], ["right", "right"]),
        ([line(), line(region="441625")], [one()], ["right", "missed"]),
        ([line()], [one(), one(place=DONGYUAN)], ["right", "false"]),
        # the label that accepts both takes the one that the other does not
        ([line(region_alt=["441625"]), line()], [one(), one(place=DONGYUAN)], ["right", "right"]),
        ([line(), line(region_alt=["441625"])], [one(), one(place=DONGYUAN)], ["right", "right"]),
        # what is asked for goes before what is not
        ([line(optional=True), line()], [one()], ["right"]),
        # computed figures stand at the spans of printed ones
        ([line(), line(kind="derived")], [one(kind=Kind.DERIVED)], ["missed", "right"]),
        ([line()], [one(kind=Kind.DERIVED)], ["missed", "false"]),
        ([line(kind="implied")], [one(kind=Kind.STATED)], ["right"]),
    ],
)  # fmt: skip
def test_outcome(lines: list[Line], read: list[Observation], expected: list[str]) -> None:
    """Labels are right, wrong or missed; readings beyond them are false or tolerated."""
    assert sorted(outcomes(lines, read)) == sorted(expected)


def test_all_labels_are_asked_for_where_the_caller_says_so() -> None:
    """An indicator that no pack knows is missed then."""
    (found,) = judged([line(**OTHER)], [], is_asked=lambda _line: True)
    assert found.outcome is Outcome.MISSED


def test_a_trap_is_sprung_once_whatever_is_read_there() -> None:
    """Two readings at a goal are two false figures and one trap; a trap beside a figure is none."""
    found = evaluated([line()], [one(), at(GOAL), at(GOAL, subject=None)], trap(GOAL, "goal"), trap(SECOND, "share"))
    assert (found.traps.total(), dict(found.sprung), found.f1) == (2, {"goal": 1}, 0.5)
    assert [item.trap.trap for item in found.of(Outcome.FALSE) if item.trap] == ["goal", "goal"]
    assert found.kinds[Kind.STATED].false == 2


def test_a_repetition_in_a_trap_is_no_repetition() -> None:
    """The same figure said as a goal is not the fact that was read elsewhere."""
    assert outcomes([line()], [one(), at(GOAL)], trap(GOAL, "goal")) == ["right", "false"]


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        ("复工率达96%。明天晴。", "96%", ("复工率达", "96%", "。")),
        ("昨天晴！\n复工率达96%\n明天晴", "96%", ("复工率达", "96%", "")),
        ("甲" * 40 + "96%" + "乙" * 40, "96%", ("…" + "甲" * 26, "96%", "乙" * 14 + "…")),
        ("96%", "96%", ("", "96%", "")),
    ],
)
def test_excerpt(text: str, figure: str, expected: tuple[str, str, str]) -> None:
    """The sentence around a figure, shortened on both sides."""
    start = text.index(figure)
    assert excerpt(text, start, start + len(figure)) == expected
