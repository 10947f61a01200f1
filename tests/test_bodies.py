import json
from dataclasses import replace

import pytest
from sqlalchemy import Engine

from shuize.store import events, series
from shuize.types import (
    Place,
)
from tests.tales import (
    CROSSING,
    JIMO,
    SHANDONG,
    store,
    story,
    submit,
)


def test_bodies_stay_small_and_whole(engine: Engine) -> None:
    """A quote of a whole page, and names of any length, are cut; the JSON holds every promised field."""
    long = "字" * 30_000
    place = replace(SHANDONG, place=Place("370000", long), subject=long)
    submit(engine, story("2020-03-26", {"value": "96.3", "as_of": "2020-03-24", "series": place, "quote": long}))
    with engine.connect() as conn:
        (only,) = events.listed(conn)
    assert len(only.body.encode()) < 20_000
    content = json.loads(only.body)
    assert content["type"] == "milestone.crossed"
    assert content["timestamp"] == "2026-11-21T08:00:00Z"
    assert content["api_version"] == "1"
    body = content["data"]
    assert set(body) == {"alert", "series", "milestone", "observation", "previous", "text", "said"}
    assert {"id", "rule", "status", "sequence", "episode", "reason", "confidence", "supersedes"} <= set(body["alert"])
    assert body["alert"]["rule"] == "p/marks"
    assert body["alert"]["confidence"] == "single_source"
    assert body["series"]["indicator"] == {"id": "return", "name": "返岗率"}
    assert body["milestone"] | {"alerts": None} == {
        "direction": "up", "marks": ["90", "95"], "hysteresis": "0.5", "alerts": None,
    }  # fmt: skip
    assert body["observation"]["value"] == "96.3"
    assert (body["observation"]["start"], body["observation"]["end"]) == (0, 4)
    assert body["previous"] is None


@pytest.mark.parametrize(("language", "left_out"), [("zh", "（不含湖北省）"), ("en", " (without 湖北省)")])
def test_zones_and_what_is_left_out_are_named(sqlite_url: str, language: str, left_out: str) -> None:
    """An area inside a region, and regions left out of one, stand in the body and in the sentence."""
    zone = replace(SHANDONG, place=Place("370200", "青岛市", "高新区"), excludes=("420000",))
    with store(sqlite_url) as engine:
        figure = {"value": "96.3", "as_of": "2020-03-24", "series": zone}
        (said,) = submit(engine, story("2020-03-26", figure), language=language).events
        assert f"青岛市高新区{left_out}" in said.text
        with engine.connect() as conn:
            body = json.loads(events.listed(conn)[0].body)["data"]
            assert series.get(conn, zone.id) == zone
    assert (body["series"]["zone"], body["series"]["excludes"]) == ("高新区", ["420000"])


def test_a_contradiction_of_many_values_stays_small(sqlite_url: str) -> None:
    """Forty sources, forty values: the body names ten."""
    told_ = [{"value": str(50 + number), "as_of": "2020-03-24"} for number in range(40)]
    with store(sqlite_url) as engine:
        submit(engine, story("2020-03-26", *told_))
        with engine.connect() as conn:
            bodies = [one.body for one in events.listed(conn)]
    values = [json.loads(one)["data"].get("detail", {}).get("values") for one in bodies]
    assert [len(one) for one in values if one] == [10]


def test_an_area_without_a_code_is_named_once(engine: Engine) -> None:
    """Where the area's name is all that is known of the place, the sentence does not say it twice."""
    west = replace(JIMO, place=Place("370211", "西海岸新区", "西海岸新区"))
    inside = replace(JIMO, place=Place("500000", "重庆市", "两江新区"))
    figures = [{"value": "91", "as_of": "2020-03-24", "series": one} for one in (west, inside)]
    said = sorted(one.text for one in submit(engine, story("2020-03-26", *figures)).events)
    assert said == [
        "截至2020年3月24日，西海岸新区返岗率为91%，首次见报即已越过90%。",
        "截至2020年3月24日，重庆市两江新区返岗率为91%，首次见报即已越过90%。",
    ]


def test_messages_in_english(engine: Engine) -> None:
    """The pack's English names and the English sentence."""
    (event_,) = submit(engine, CROSSING, language="en").events
    assert event_.text == (
        "山东省 large industry return rate was first reported at 96.3% as of 2020-03-24, already past 90%, 95%."
    )
