"""Whose a series is: the settings name people, each event names the one who answers."""

import json
from typing import Any

import pytest
from sqlalchemy import Engine

from shuize.declared import OwnerTable
from shuize.owners import ranked
from shuize.places import Gazetteer
from shuize.store import events, observations
from shuize.types import Place, Series
from shuize.wanted import Wanted
from tests.tales import CROSSING, ENDPOINTS, NOW, PACK, SHANDONG, Story, receive, story, told
from tests.test_kinds import of
from workers.ledger.desk import responsible
from workers.ledger.record import Recorded, record

LINGHAI = OwnerTable(id="linghai", name="凌海", places=("370000",))
QINGDAO = OwnerTable(id="qingdao", places=("青岛市",))
RETURN = OwnerTable(id="return", indicators=("返岗率",))
LARGE = OwnerTable(id="large", places=("370200",), subjects=("规模以上工业企业",))
ANY = OwnerTable(id="any")
JIMO = of("370215", "即墨区")
LARGE_QINGDAO = of("370200", "青岛市", subject="规模以上工业企业")
LANGU = of("370215", "即墨区", place=Place("370215", "即墨区", "蓝谷"))
HANGZHOU = of("330100", "杭州市")


@pytest.mark.parametrize(
    ("owners", "series", "answers"),
    [
        ([LINGHAI, QINGDAO], JIMO, "qingdao"),
        ([QINGDAO, LINGHAI], SHANDONG, "linghai"),
        ([LINGHAI, QINGDAO], HANGZHOU, None),
        ([ANY, LINGHAI], JIMO, "linghai"),
        ([RETURN, LINGHAI], JIMO, "linghai"),
        ([ANY, RETURN], HANGZHOU, "return"),
        ([RETURN], of("330100", "杭州市", indicator="output"), None),
        ([QINGDAO, LARGE], LARGE_QINGDAO, "large"),
        ([QINGDAO, LARGE], of("370200", "青岛市"), "qingdao"),
        ([OwnerTable(id="nation", places=("100000",)), RETURN], JIMO, "nation"),
        ([OwnerTable(id="zone", places=("蓝谷",)), QINGDAO], LANGU, "zone"),
        ([OwnerTable(id="one", places=("370200",)), OwnerTable(id="two", places=("370200",))], JIMO, "one"),
        ([ANY], of("", "某地", place=Place(None, "某地")), "any"),
        ([OwnerTable(id="named", places=("某地",))], of("", "某地", place=Place(None, "某地")), "named"),
        ([], JIMO, None),
    ],
)  # fmt: skip
def test_who_answers_for_a_series(owners: list[OwnerTable], series: Series, answers: str | None) -> None:
    """The smallest place wins, then the population, then the indicator, then the first in the file."""
    assert Gazetteer.load().known("370215")
    found = responsible(owners, series, [PACK])
    assert (found.id if found else None) == answers


def submit(engine: Engine, one: Story, second: int = 0, **changes: Any) -> Recorded:  # noqa: ANN401  # any option
    """Record the story with owners."""
    receive(engine, one, second)
    return record(
        engine, one.article, one.reading, [PACK], ENDPOINTS, now=NOW, quiet=False, lateness_days=14, language="zh",
        **changes,
    )  # fmt: skip


def test_an_event_names_its_owner(engine: Engine) -> None:
    """Id and name, and nothing of how to reach them; without owners the body has none."""
    submit(engine, CROSSING, owners=(LINGHAI, QINGDAO))
    submit(
        engine, story("2020-03-27", {"value": "96", "as_of": "2020-03-26", "series": HANGZHOU}), 1, owners=(LINGHAI,)
    )
    with engine.connect() as conn:
        bodies = [json.loads(one.body)["data"] for one in events.listed(conn)]
    assert [one.get("owner") for one in bodies] == [None, {"id": "linghai", "name": "凌海"}]


@pytest.mark.parametrize(("owners", "hears"), [((LINGHAI, ANY), True), ((QINGDAO, ANY), False)])
def test_only_their_own_series_are_told_to_an_owner(
    engine: Engine, owners: tuple[OwnerTable, ...], hears: object
) -> None:
    """An endpoint may want to hear only what one owner answers for."""
    said = told(submit(engine, CROSSING, owners=owners, wanted={"webhook": Wanted(owners=("linghai",))}))
    assert said == [("milestone.crossed", "told", ENDPOINTS if hears else ("log",))]


def test_a_rank_by_source(engine: Engine) -> None:
    """A source's rank in the settings settles a contradiction; a rank that came with the article goes before it."""
    ranks = {"bureau": 10}
    pair = [
        story("2020-03-26", {"value": value, "as_of": "2020-03-24"}, source=source)
        for value, source in (("96.3", "daily"), ("89.2", "bureau"))
    ]
    for second, one in enumerate(pair):
        submit(engine, Story(ranked(one.article, ranks), one.reading), second)
    with engine.connect() as conn:
        assert sorted(one.rank for one in observations.of_series(conn, SHANDONG.id)) == [10, 50]
        assert {one.type for one in events.listed(conn)} == {"milestone.crossed", "milestone.retracted"}
    given = story("2020-03-26", source="bureau", rank=20).article
    assert ranked(given, ranks) is given
    assert ranked(story("2020-03-26", source=None).article, ranks).rank == 50
