"""What agencies, ministries and newspapers set around a figure: datelines, ways, areas, other days and other years."""

from datetime import date

import pytest

from shuize.types import Article, Observation, PublishedKind
from tests.test_divided import reader

TOLD = date(2020, 3, 12)
Figures = list[tuple[str, str | None, str | None]]


def read(text: str) -> tuple[Observation, ...]:
    """Return the observations of a text of the day."""
    return reader().read(Article("test", text, TOLD, PublishedKind.GIVEN)).observations


def placed(text: str) -> Figures:
    """Return the words, the place (its zone where it has no code) and the day of each figure."""
    found = [(one.text, one.series.place, one.as_of) for one in read(text)]
    return [(words, place.code or place.zone, day) for words, place, day in found]


TOLD_FROM: list[tuple[str, Figures]] = [
    ("新华社北京3月12日电（记者李欣）记者从工信部获悉，钢铁企业复工率达97%。", [("97%", "100000", "2020-03-12")]),
    ("中新网广州3月12日电 国家邮政局称，邮政业复工率达92%。", [("92%", "100000", "2020-03-12")]),
    ("新华社合肥3月12日电 截至11日，规上工业企业复工率达97%。", [("97%", "340100", "2020-03-11")]),
    ("新华社合肥3月12日电 截至11日，全省规上工业企业复工率达97%。", [("97%", "340000", "2020-03-11")]),
    ("工信部称，北京至张家口高铁已经通车。钢铁企业复工率达97%。", [("97%", "100000", "2020-03-12")]),
    ("工信部称，东北地区重点项目复工率达61%。", [("61%", "东北地区", "2020-03-12")]),
]


@pytest.mark.parametrize(("text", "figures"), TOLD_FROM)
def test_where_an_agency_tells_from(text: str, figures: Figures) -> None:
    """A dateline says where something is so only if nothing else does; an end of a way never; an area is no rank."""
    assert placed(text) == figures


OTHER_DAYS: list[tuple[str, Figures]] = [
    (
        "截至3月9日，台州市商场开业率为81%，较节前（1月20日）低9个百分点。餐馆开业率为66%。",
        [("81%", "331000", "2020-03-09"), ("66%", "331000", "2020-03-09")],
    ),
    ("2月，台州市项目开工率为71%（去年同期69%）。", [("71%", "331000", "2020-02")]),
    ("2月，台州市重点项目复工140个（上年同期为122个）。", [("140个", "331000", "2020-02")]),
    ("台州市项目开工率为71%（截至3月9日）。", [("71%", "331000", "2020-03-09")]),
    ("台州市2019年引进的44个项目已经复工。", [("44个", "331000", "2020-03-12")]),
]


@pytest.mark.parametrize(("text", "figures"), OTHER_DAYS)
def test_days_of_something_else(text: str, figures: Figures) -> None:
    """A day that another is compared with, that of a year ago, or that projects came in dates no figure."""
    assert placed(text) == figures
