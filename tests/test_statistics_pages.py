"""What ministries, associations and papers of trade tell beside a rate: shares, levels of some, lengths of time."""

from datetime import date

import pytest

from shuize.types import Article, Observation, PublishedKind
from tests.test_divided import reader

TOLD = date(2020, 3, 12)


def read(text: str) -> tuple[Observation, ...]:
    """Return the observations of a text of the day."""
    return reader().read(Article("test", text, TOLD, PublishedKind.GIVEN)).observations


def figures(text: str) -> list[tuple[str, str]]:
    """Return the words and the indicator of each figure."""
    return [(one.text, one.series.indicator) for one in read(text)]


def told_of(text: str) -> list[tuple[str, str | None]]:
    """Return the words and the subject of each figure."""
    return [(one.text, one.series.subject) for one in read(text)]


LEVELS_OF_SOME = [
    "合肥市开工率达到100%的企业占四成，开工率为70%至100%的企业占35%。",
    "合肥市全面复工及复工率在70%以上的公司占比91%。",
    "合肥市返岗率达到90%的项目占比超八成。",
    "合肥市复工率100%的街道有14个。",
    "合肥市产能利用率在80%的企业比例为三成。",
    "合肥市有纺织企业复工率达六成。",
    "合肥市有的企业复工率达到92%。",
    "合肥市部分企业复工率达到92%。",
    "合肥市大部分商场的营业率超过八成。",
    "目前，有多家外资企业开工率达92%。",
    "合肥市不少工厂的产能利用率恢复到70%以上。",
    "合肥市多数餐厅上座率达到75%。",
    "超过六成产能恢复率达到80%以上；约七成的外资企业营业额达到平时的80%以上。",
]


@pytest.mark.parametrize("text", LEVELS_OF_SOME)
def test_levels_that_only_some_reached(text: str) -> None:
    """A level that only some, or a share of them, reached is none of the whole."""
    assert not figures(text)


LEVELS_OF_ALL = [
    ("合肥市国有企业复工率达到92%。", [("92%", "work_resumption_rate")]),
    ("合肥市有色金属企业复工率达到92%。", [("92%", "work_resumption_rate")]),
    ("合肥市现有企业复工率达到92%。", [("92%", "work_resumption_rate")]),
    ("合肥市所有企业复工率达到92%。", [("92%", "work_resumption_rate")]),
    (
        "合肥市复工率达92%的规上企业已复工1300家。",
        [("92%", "work_resumption_rate"), ("1300家", "resumed_enterprises")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), LEVELS_OF_ALL)
def test_levels_that_all_reached(text: str, wanted: list[tuple[str, str]]) -> None:
    """What only looks like some of them is all of a kind."""
    assert figures(text) == wanted


SHARES = [
    ("合肥市小微企业1300户，占复工企业的六成。", []),
    ("合肥市龙头企业40家，占已开工项目总数的15%。", []),
    ("合肥市产能利用率80%以上企业2100户，占已复工企业的57.5%。", []),
    ("其中民营企业复工800家，占全部复工企业的72%。", [("800家", "resumed_enterprises")]),
    (
        "合肥市规上企业已复工1300家，占应复工企业的97%。",
        [("1300家", "resumed_enterprises"), ("97%", "work_resumption_rate")],
    ),
    (
        "合肥市规上企业已复工1300家，占具备复工条件企业总数的97%。",
        [("1300家", "resumed_enterprises"), ("97%", "work_resumption_rate")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), SHARES)
def test_shares_of_those_who_did(text: str, wanted: list[tuple[str, str]]) -> None:
    """A share of those who did it says of what kind they are; a share of those who could is a rate."""
    assert figures(text) == wanted


HALVES = [
    ("合肥市停摆近半年的影院终于复工。", []),
    ("合肥市停工近半个月的工厂复工。", []),
    ("合肥市近半企业复工。", [("半", "work_resumption_rate")]),
    ("合肥市超半数企业已复工。", [("半数", "work_resumption_rate")]),
]


@pytest.mark.parametrize(("text", "wanted"), HALVES)
def test_half_a_year_is_no_half(text: str, wanted: list[tuple[str, str]]) -> None:
    """近半 before a length of time is half of it."""
    assert figures(text) == wanted


CAME_BACK = [
    ("合肥市企业复工复产加快，日用电量14万千瓦时，恢复到去年同期的72%。", [("72%", "power_recovery_rate")]),
    ("合肥市企业复工复产加快，日用电量14万千瓦时，目前已恢复到去年同期的72%。", [("72%", "power_recovery_rate")]),
    ("合肥市企业复工复产加快，日用电量14万千瓦时，商场销售额恢复到去年同期的72%。", []),
    ("合肥市企业复工复产加快，日用电量14万千瓦时，客流恢复到去年同期的72%。", []),
]


@pytest.mark.parametrize(("text", "wanted"), CAME_BACK)
def test_what_came_back_is_named_in_its_clause(text: str, wanted: list[tuple[str, str]]) -> None:
    """Where the clause names what came back itself, it is not what an earlier one told of."""
    assert figures(text) == wanted


WHOSE = [
    ("餐饮、零售、家政等企业的复工率分别达到了82%、63%和45%。", ["餐饮企业", "零售企业", "家政企业"]),
    ("中央企业分类分级精准复工复产，截至目前，复工复产率超过92%。", ["中央企业"]),
    ("重点服务企业复工率在92%以上。", ["重点服务企业"]),
    ("外卖骑手复工到岗人员超过30万人。", ["外卖骑手"]),
    ("我国口罩实际产能已经恢复65%。", ["口罩"]),
    ("合肥市14个高速公路服务区全部恢复开放。", ["高速公路服务区"]),
    ("合肥市续建项目269个进展顺利；汽车产业园、生态产业园等51个项目开工建设。", ["项目"]),
]


@pytest.mark.parametrize(("text", "wanted"), WHOSE)
def test_whose_figures_are(text: str, wanted: list[str]) -> None:
    """Neither 等 nor what says how something is done is part of whom it is told of."""
    stated = [one for one in read(text) if one.kind.value == "stated"]
    assert [one.series.subject for one in stated][-len(wanted) :] == wanted


def test_those_who_are_brought_back_are_carried() -> None:
    """A verb of those who are carried governs the name of people that begins with another verb."""
    assert figures("安徽接回返皖返岗农民工2.6万余人。") == [("2.6万余人", "workers_transported")]
    assert figures("安徽返皖返岗农民工2.6万余人。") == [("2.6万余人", "returned_staff")]


def test_a_change_however_large_leads_to_its_level() -> None:
    """大幅度 stands between the figures of a change as other adverbs do."""
    found = figures("合肥市口罩日产量从3月2日的4.2万只大幅度增长到3月11日的14.6万只。")
    assert found == [("4.2万只", "daily_output"), ("14.6万只", "daily_output")]
