import json
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import permutations
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, event, select, text

from shuize.store import alerts, articles, deliveries, events, observations, series
from shuize.store.engine import open_store, writing
from shuize.store.schema import alerts as alert_rows
from shuize.store.schema import deliveries as delivery_rows
from shuize.store.schema import event_alerts
from shuize.store.schema import events as event_rows
from shuize.types import (
    AsOfKind,
    Place,
    Relation,
)
from tests.tales import (
    ENDPOINTS,
    JIMO,
    MASKS,
    NOW,
    SHANDONG,
    Story,
    receive,
    send,
    states,
    store,
    story,
    streams,
    submit,
    told,
)
from workers.record import Recorded


def marks_in(engine: Engine) -> set[tuple[str, str, str, str]]:
    """Return what stands in words: series, key, state, reason."""
    with engine.connect() as conn:
        rows = alerts.listed(conn, limit=1000)
    return {
        (one.series.place.name, one.stored.state.key, one.stored.state.status.value, one.stored.state.reason)
        for one in rows
        if one.stored.state.status != "retracted"
    }


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """Give an empty store of either kind."""
    with store(database_url) as opened:
        yield opened


MARCH = story(
    "2020-03-12",
    {"value": "87.7", "as_of": "2020-03-10"},
    {"value": "1200000", "as_of": None, "bound": "2020-03-12", "series": MASKS, "as_of_kind": AsOfKind.BEFORE},
    {"value": "8000000", "as_of": "2020-03-12", "series": MASKS},
)
PAGE = story(
    "2020-03-17",
    {"value": "100", "as_of": "2020-03-15", "series": JIMO},
    {"value": "86.89", "as_of": "2020-03-15", "series": JIMO, "computed": Decimal("82.58"), "formula": "8327/10083"},
)
APRIL = story(
    "2020-04-13",
    {"value": "94.7", "as_of": "2020-04-01"},
    {"value": "1200000", "as_of": None, "bound": "2020-04-13", "series": MASKS, "as_of_kind": AsOfKind.BEFORE},
    {"value": "11000000", "as_of": "2020-04-13", "series": MASKS},
    {"value": "100", "as_of": "2020-04-13", "series": JIMO, "relation": Relation.LT, "high": Decimal(100)},
)
SCENARIO = {
    ("山东省", "90", "open", "crossed"),
    ("山东省", "2", "open", "crossed"),
    ("山东省", "5", "open", "crossed"),
    ("即墨区", "2020-03-15", "open", "conflict"),
    ("即墨区", "90", "held", "conflict"),
    ("即墨区", "95", "held", "conflict"),
    ("即墨区", "100", "held", "conflict"),
}


def test_the_spring_of_2020(engine: Engine) -> None:
    """In order of publication: each milestone is told once with all its marks, and the contradiction, not 100."""
    said = [told(submit(engine, one, number)) for number, one in enumerate((MARCH, PAGE, APRIL))]
    everybody = ("told", ENDPOINTS)
    assert said[0] == [("milestone.crossed", *everybody)]
    assert sorted(said[1]) == [("conflict.opened", *everybody), ("milestone.held", "quiet", ())]
    assert said[2] == [("milestone.crossed", *everybody)]
    assert marks_in(engine) == SCENARIO
    with engine.connect() as conn:
        listed = [json.loads(one.body)["data"] for one in events.listed(conn, told="told")]
    by_marks = {tuple(one["milestone"]["marks"]): one for one in listed if "milestone" in one}
    assert set(by_marks) == {("2", "5"), ("90",)}
    assert by_marks["90",]["text"] == (
        "截至2020年4月1日，山东省规模以上工业企业返岗率由87.7%（2020年3月10日）升至94.7%，越过90%。"
    )
    assert by_marks["2", "5"]["text"] == (
        "截至2020年3月12日，山东省口罩日产量由120万只升至800万只，越过首个已知值120万只的2倍、5倍。"
    )
    conflict = next(one for one in listed if one["alert"]["kind"] == "conflict")
    assert conflict["text"] == (
        "截至2020年3月15日，即墨区返岗率的数字互相矛盾：100%、86.89%；8327/10083得82.58%，与所写86.89%不符。"
    )


def test_any_order_ends_in_the_same_states(tmp_path: Path) -> None:
    """Dropped in any order, and again, the three articles leave the same states."""
    found = set()
    for number, order in enumerate(permutations((MARCH, PAGE, APRIL))):
        with store(f"sqlite:///{tmp_path}/{number}.db") as engine:
            for second, one in enumerate((*order, order[0])):
                submit(engine, one, second)
            assert marks_in(engine) == SCENARIO
            found.add(frozenset(states(engine)))
    assert len(found) == 1


def test_recording_again_is_nothing(engine: Engine) -> None:
    """The same article once more adds no figure, no event, no delivery."""
    submit(engine, MARCH)
    before = _everything(engine)
    again = submit(engine, MARCH, 1)
    assert (again.observations, again.added, again.events) == (3, 0, ())
    assert _everything(engine) == before


def _everything(engine: Engine) -> list[int]:
    tables = ("observations", "series", "alerts", "events", "event_alerts", "deliveries")
    with engine.connect() as conn:
        return [int(conn.scalar(text(f"SELECT count(*) FROM {name}")) or 0) for name in tables]  # noqa: S608  # constants


def test_a_quiet_article_tells_nobody(engine: Engine) -> None:
    """A backfill, and an article older than the newest received by more than the lateness: states, no deliveries."""
    assert told(submit(engine, PAGE, quiet=True)) == [
        ("milestone.held", "quiet", ()),
        ("conflict.opened", "quiet", ()),
    ]
    submit(engine, story("2020-04-13"), 1)
    assert told(submit(engine, MARCH, 2)) == [("milestone.crossed", "quiet", ())]
    with engine.connect() as conn:
        assert deliveries.listed(conn, NOW) == []


def test_workers_out_of_order_do_not_make_an_article_old(engine: Engine) -> None:
    """What counts is when an article was received, not whether a later one was read first."""
    receive(engine, MARCH, 0)
    submit(engine, APRIL, 1)
    assert told(submit(engine, MARCH, 0))[0][1:] == ("log", ("log",))
    fresh = story("2020-03-13", {"value": "96", "as_of": "2020-03-12", "series": JIMO})
    receive(engine, fresh, 0)
    assert told(submit(engine, fresh, 0)) == [("milestone.crossed", "told", ENDPOINTS)]


def test_a_moved_date_is_only_logged(engine: Engine) -> None:
    """An earlier article that tells the same crossing moves it; only the log hears."""
    submit(engine, story("2020-03-26", {"value": "96.3", "as_of": "2020-03-24"}))
    moved = submit(engine, story("2020-03-21", {"value": "95.1", "as_of": "2020-03-20"}), 1)
    assert told(moved) == [("alert.updated", "log", ("log",))]


def test_an_older_or_repeated_figure_is_nothing(engine: Engine) -> None:
    """It is kept, and changes nothing."""
    submit(engine, story("2020-03-26", {"value": "96.3", "as_of": "2020-03-24"}))
    older = submit(engine, story("2020-03-27", {"value": "89", "as_of": "2020-03-24", "series": JIMO}), 1)
    again = submit(engine, story("2020-03-28", {"value": "96.3", "as_of": "2020-03-24"}, source="other"), 2)
    assert (older.added, again.added) == (1, 1)
    assert (older.events, again.events) == ((), ())


CROSSING = story("2020-03-26", {"value": "96.3", "as_of": "2020-03-24"})
CORRECTION = story("2020-03-27", {"value": "86.3", "as_of": "2020-03-24"}, correction_of="*")
SECOND_CORRECTION = story("2020-03-28", {"value": "96.3", "as_of": "2020-03-24"}, correction_of="*")


def test_a_retraction_reaches_who_was_told(engine: Engine) -> None:
    """Sent already: the retraction goes to the same endpoints and names what it supersedes; true again: told again."""
    crossed = submit(engine, CROSSING)
    send(engine)
    retracted = submit(engine, CORRECTION, 1)
    assert told(retracted) == [("milestone.retracted", "told", ENDPOINTS)]
    with engine.connect() as conn:
        (last, first) = events.listed(conn)
    body = json.loads(last.body)["data"]
    assert body["alert"]["supersedes"] == first.id == crossed.events[0].event_id
    assert body["milestone"]["marks"] == ["90", "95"]
    assert body["text"] == "更正：山东省规模以上工业企业返岗率越过90%、95%（截至2020年3月24日，96.3%）不再成立。"
    send(engine)
    assert told(submit(engine, SECOND_CORRECTION, 2)) == [("milestone.crossed", "told", ENDPOINTS)]
    with engine.connect() as conn:
        versions = conn.execute(select(event_alerts.c.alert_id, event_alerts.c.version)).all()
    assert sorted(version for _, version in versions) == [1, 1, 2, 2, 3, 3]


def test_an_unsent_crossing_is_cancelled_with_its_retraction(engine: Engine) -> None:
    """Nobody was told, so nobody hears of either."""
    submit(engine, CROSSING)
    assert told(submit(engine, CORRECTION, 1)) == [("milestone.retracted", "quiet", ())]
    with engine.connect() as conn:
        assert [one.state for one in deliveries.listed(conn, NOW)] == ["cancelled", "cancelled"]


def test_a_retraction_goes_only_to_who_may_have_it(engine: Engine) -> None:
    """One endpoint is mid-attempt, the other untouched: the one is told, the other's crossing is cancelled."""
    submit(engine, CROSSING)
    with writing(engine) as conn:
        deliveries.claim(conn, "webhook", limit=1, now=NOW + timedelta(1), lease_until=NOW + timedelta(2), token="t")
    assert told(submit(engine, CORRECTION, 1)) == [("milestone.retracted", "told", ("webhook",))]


def test_a_partly_retracted_event_is_not_cancelled(engine: Engine) -> None:
    """92 instead of 96: past 90 still holds, so the event goes out, and after it that 95 does not hold."""
    submit(engine, CROSSING)
    partly = submit(engine, story("2020-03-27", {"value": "92", "as_of": "2020-03-24"}, correction_of="*"), 1)
    assert told(partly) == [
        ("milestone.retracted", "told", ENDPOINTS),
        ("alert.updated", "log", ("log",)),
    ]
    with engine.connect() as conn:
        assert {one.state for one in deliveries.listed(conn, NOW)} == {"due"}
        keys = set(conn.scalars(select(delivery_rows.c.order_key)))
    assert len(keys) == 1


def test_a_quiet_correction_still_takes_back(engine: Engine) -> None:
    """Whoever was told something false hears of it, even by a backfill."""
    submit(engine, CROSSING)
    send(engine)
    assert told(submit(engine, CORRECTION, 1, quiet=True)) == [("milestone.retracted", "told", ENDPOINTS)]


def test_a_fall_is_told_and_re_arms(engine: Engine) -> None:
    """Reversed, then crossed again as the next episode; a reversal corrected away before it was sent is never told."""
    submit(engine, CROSSING)
    send(engine)
    fall = submit(engine, story("2020-04-01", {"value": "94", "as_of": "2020-03-30"}, source="a"), 1)
    assert told(fall) == [("milestone.reversed", "told", ENDPOINTS)]
    no_fall = story("2020-04-02", {"value": "96.4", "as_of": "2020-03-30"}, source="a", correction_of="*")
    assert told(submit(engine, no_fall, 2)) == [("milestone.crossed", "quiet", ())]
    real = submit(engine, story("2020-04-06", {"value": "93", "as_of": "2020-04-05"}), 3)
    assert told(real) == [("milestone.reversed", "told", ENDPOINTS)]
    again = submit(engine, story("2020-04-09", {"value": "97", "as_of": "2020-04-08"}), 4)
    assert told(again) == [("milestone.crossed", "told", ENDPOINTS)]
    with engine.connect() as conn:
        episodes = {
            one.stored.state.episode for one in alerts.listed(conn, status="open") if one.stored.state.key == "95"
        }
    assert episodes == {2}


def test_a_held_mark_is_told_when_released(engine: Engine) -> None:
    """The correction says 100: the contradiction is resolved for who heard of it, the marks are told to all."""
    submit(engine, PAGE)
    send(engine)
    settled = story("2020-03-18", {"value": "100", "as_of": "2020-03-15", "series": JIMO}, correction_of="*")
    assert told(submit(engine, settled, 1)) == [
        ("milestone.crossed", "told", ENDPOINTS),
        ("conflict.resolved", "told", ENDPOINTS),
    ]


def test_a_crossing_told_and_then_contested_is_not_told_twice(engine: Engine) -> None:
    """Sent, then held by a contradiction, then released: whoever knows it already hears only of the contradiction."""
    submit(engine, story("2020-03-26", {"value": "96.3", "as_of": "2020-03-24"}, source="a"))
    send(engine)
    other = story("2020-03-27", {"value": "86.3", "as_of": "2020-03-24"}, source="b")
    assert sorted(told(submit(engine, other, 1))) == [
        ("conflict.opened", "told", ENDPOINTS),
        ("milestone.held", "quiet", ()),
    ]
    settled = story("2020-03-28", {"value": "96.3", "as_of": "2020-03-24"}, source="b")
    assert sorted(told(submit(engine, settled, 2))) == [
        ("conflict.resolved", "quiet", ()),
        ("milestone.crossed", "quiet", ()),
    ]


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
    assert set(body) == {"alert", "series", "milestone", "observation", "previous", "text"}
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


def test_lists_for_people(engine: Engine) -> None:
    """Alerts, series, one series' history and the counts."""
    for number, one in enumerate((MARCH, PAGE, APRIL)):
        submit(engine, one, number)
    with engine.connect() as conn:
        assert [one.observations for one in series.listed(conn, indicator="return")] == [2, 3]
        assert len(series.listed(conn, region="370000")) == 2
        assert series.get(conn, SHANDONG.id) == SHANDONG
        assert series.get(conn, "none") is None
        assert [str(one.value) for one in observations.of_series(conn, SHANDONG.id)] == ["87.7", "94.7"]
        assert alerts.counts(conn) == {"open": 4, "held": 3, "historical": 0, "reversed": 0, "retracted": 0}
        assert {one.stored.state.status for one in alerts.listed(conn, status="held", rule="p/marks")} == {"held"}
        assert articles.counts(conn) == {"received": 0, "read": 3, "quarantined": 0}
        assert (series.count(conn), observations.count(conn), events.count(conn)) == (3, 9, 4)


def test_only_the_touched_series_is_read(sqlite_url: str) -> None:
    """Each query on observations and on articles' dates goes through an index; none scans a table."""
    with store(sqlite_url) as engine:
        submit(engine, MARCH)
        said: list[tuple[str, Any]] = []
        event.listen(
            engine, "before_cursor_execute", lambda *a: said.append((a[2], a[3])) if a[2].startswith("SELECT") else None
        )
        submit(engine, APRIL, 1)
        with engine.connect() as conn:
            plans = [
                row[3]
                for query, values in list(said)
                for row in conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}", values)
            ]
    assert any("ix_observations_series_as_of" in plan for plan in plans)
    assert any("ix_articles_published_received" in plan for plan in plans)
    wide = [plan for plan in plans if plan.startswith("SCAN") and "ix_articles_published_received" not in plan]
    assert wide == []


@settings(max_examples=25, deadline=None)
@given(stories=streams(), random=st.randoms(use_true_random=False))
def test_confluence_through_the_store(
    tmp_path_factory: pytest.TempPathFactory, stories: Sequence[Story], random: Random
) -> None:
    """Two orders of the same articles, with repetitions, end in the same rows; the last event says each state."""
    found = []
    for _ in range(2):
        order = [*stories, random.choice(stories)]
        random.shuffle(order)
        with store(f"sqlite:///{tmp_path_factory.mktemp('store')}/shuize.db") as engine:
            for second, one in enumerate(order):
                submit(engine, one, second)
                if random.random() < 0.3:
                    send(engine)
            found.append(states(engine))
            _check_events(engine)
    assert found[0] == found[1]


def _check_events(engine: Engine) -> None:
    """Each alert stands as its last event says, and its events are numbered without a gap."""
    with engine.connect() as conn:
        said = conn.execute(select(event_alerts.c.alert_id, event_alerts.c.version, event_alerts.c.state)).all()
        stands = conn.execute(select(alert_rows.c.id, alert_rows.c.version, alert_rows.c.state)).all()
    for alert_id, version, state in stands:
        mine = sorted((row.version, row.state) for row in said if row.alert_id == alert_id)
        assert mine[-1] == (version, state)
        assert [number for number, _ in mine] == list(range(1, version + 1))


def test_fifty_threads_at_once(engine: Engine) -> None:
    """The same and interleaved articles from 50 threads: one observation each, one event each, no deadlock."""
    stories = [
        MARCH,
        PAGE,
        APRIL,
        CROSSING,
        story("2020-03-29", {"value": "97", "as_of": "2020-03-28", "series": JIMO}),
    ]
    for second, one in enumerate(stories):
        receive(engine, one, second)
    start = threading.Barrier(50)

    def run(number: int) -> Recorded:
        start.wait(60)
        return submit(engine, stories[number % len(stories)], number)

    with ThreadPoolExecutor(50) as pool:
        done = [future.result(timeout=120) for future in [pool.submit(run, number) for number in range(50)]]
    assert sum(one.added for one in done) == sum(len(one.reading.observations) for one in stories)
    _check_events(engine)
    with engine.connect() as conn:
        ids = list(conn.scalars(select(event_rows.c.id)))
        rows = list(conn.execute(select(delivery_rows.c.event_id, delivery_rows.c.endpoint)))
    assert len(ids) == len(set(ids)) == sum(len(one.events) for one in done)
    assert len(rows) == len(set(rows))


def _record_many(url: str, stories: Sequence[Story], ready: Callable[[], None]) -> None:
    with store(url) as engine:
        for second, one in enumerate(stories):
            submit(engine, one, second)
            ready()


@pytest.mark.parametrize("seed", range(6))
def test_killed_in_the_middle(database_url: str, seed: int) -> None:
    """SIGKILL at a random moment, then again from the start: everything is there exactly once."""
    stories = [
        story(f"2020-03-{number + 2:02}", {"value": str(86 + number), "as_of": f"2020-03-{number + 1:02}"})
        for number in range(14)
    ]
    open_store(database_url).dispose()
    context = multiprocessing.get_context("fork")
    begun = context.Semaphore(0)
    child = context.Process(target=_record_many, args=(database_url, stories, begun.release))
    child.start()
    random = Random(seed)  # noqa: S311  # a moment to die at
    for _ in range(random.randrange(1, 8)):
        assert begun.acquire(timeout=60)
    child.join(random.random() * 0.02)
    os.kill(child.pid or 0, signal.SIGKILL)
    child.join(30)
    assert child.exitcode == -signal.SIGKILL
    _record_many(database_url, stories, lambda: None)
    with store(database_url) as engine:
        _check_events(engine)
        assert _everything(engine) == [14, 1, 2, 2, 2, 4]
        with engine.connect() as conn:
            assert articles.counts(conn)["read"] == 14
