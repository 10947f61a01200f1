"""What is only planned gives nothing, what a plan has come to does; whom lists of trades and bare people are of."""

import pytest

from tests.test_phrases import read

PLANNED = [
    "洪湖车站今年将加开5趟前往东莞的务工专列。",
    "洪湖将陆续开行专列12趟。",
    "洪湖已同航空公司商定，将于5月3日至8日开行专机6趟，免费运送900名务工人员返岗。",
    "洪湖117个项目预计已开工65个。",
]
CARRIED_OUT = [
    ("洪湖将5000只口罩送到孝感。", [("5000只", "supplies_delivered", "口罩")]),
    ("轻轨3号线将于5月底通车，已有700名工人返岗。", [("700名", "returned_staff", "轻轨3号线")]),
    ("洪湖市84个计划新开工项目已正式开工31个。", [("31个", "projects_started", "新开工项目")]),
]
WHOM = [
    ("洪湖市已返岗农民工9.4万人。", [("9.4万人", "returned_staff", "农民工")]),
    ("洪湖市已有9.4万农民工返岗。", [("9.4万农民工", "returned_staff", "农民工")]),
    (
        "洪湖市住宿、理发两个行业的复工率分别为71%和64%。",
        [("71%", "work_resumption_rate", "住宿行业"), ("64%", "work_resumption_rate", "理发行业")],
    ),
]


@pytest.mark.parametrize("text", PLANNED)
def test_plans_give_nothing(text: str) -> None:
    """Days ahead, 将 with what it announces, and what goes on after it."""
    assert read(text) == []


@pytest.mark.parametrize(("text", "figures"), [*CARRIED_OUT, *WHOM])
def test_what_is_done_is_read(text: str, figures: list[tuple[str, str, str | None]]) -> None:
    """A plan that was carried out, 将 before its object, people who are a population of their own, lists summed up."""
    assert [one for one in read(text) if one[1] != "total_enterprises"] == figures
