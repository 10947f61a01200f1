import json
from itertools import permutations
from pathlib import Path

from sqlalchemy import Engine

from shuize.store import alerts, articles, events, observations, outbox, series
from tests.tales import (
    APRIL,
    ENDPOINTS,
    JIMO,
    MARCH,
    NOW,
    PAGE,
    SHANDONG,
    everything,
    plans,
    receive,
    states,
    store,
    story,
    submit,
    told,
)


def marks_in(engine: Engine) -> set[tuple[str, str, str, str]]:
    """Return what stands in words: series, key, state, reason."""
    with engine.connect() as conn:
        rows = alerts.listed(conn, limit=1000)
    return {
        (one.series.place.name, one.stored.state.key, one.stored.state.status.value, one.stored.state.reason)
        for one in rows
        if one.stored.state.status != "retracted"
    }


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
    before = everything(engine)
    again = submit(engine, MARCH, 1)
    assert (again.observations, again.added, again.events) == (3, 0, ())
    assert everything(engine) == before


def test_a_quiet_article_tells_nobody(engine: Engine) -> None:
    """A backfill, and an article older than the newest received by more than the lateness: states, no deliveries."""
    assert told(submit(engine, PAGE, quiet=True)) == [
        ("milestone.held", "quiet", ()),
        ("conflict.opened", "quiet", ()),
    ]
    submit(engine, story("2020-04-13"), 1)
    assert told(submit(engine, MARCH, 2)) == [("milestone.crossed", "quiet", ())]
    with engine.connect() as conn:
        assert outbox.listed(conn, NOW) == []


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


def test_what_a_backfill_moves_nobody_hears(engine: Engine) -> None:
    """Archives are recorded and told to nobody, the log among them."""
    submit(engine, story("2020-03-26", {"value": "96.3", "as_of": "2020-03-24"}))
    moved = submit(engine, story("2020-03-21", {"value": "95.1", "as_of": "2020-03-20"}), 1, quiet=True)
    assert told(moved) == [("alert.updated", "log", ())]
    with engine.connect() as conn:
        heard = {(one.type, one.endpoint) for one in outbox.listed(conn, NOW)}
    assert heard == {("milestone.crossed", "log"), ("milestone.crossed", "webhook")}


def test_an_older_or_repeated_figure_is_nothing(engine: Engine) -> None:
    """It is kept, and changes nothing."""
    submit(engine, story("2020-03-26", {"value": "96.3", "as_of": "2020-03-24"}))
    older = submit(engine, story("2020-03-27", {"value": "89", "as_of": "2020-03-24", "series": JIMO}), 1)
    again = submit(engine, story("2020-03-28", {"value": "96.3", "as_of": "2020-03-24"}, source="other"), 2)
    assert (older.added, again.added) == (1, 1)
    assert (older.events, again.events) == ((), ())


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
        assert alerts.counts(conn) == {
            "pending": 0, "open": 4, "acknowledged": 0, "held": 3, "historical": 0, "reversed": 0, "retracted": 0,
        }  # fmt: skip
        assert {one.stored.state.status for one in alerts.listed(conn, status="held", rule="p/marks")} == {"held"}
        assert articles.counts(conn) == {"received": 0, "read": 3, "again": 0, "quarantined": 0}
        assert (series.count(conn), observations.count(conn), events.count(conn)) == (3, 9, 4)


def test_only_the_touched_series_is_read(sqlite_url: str) -> None:
    """Each query on observations and on articles' dates goes through an index; none scans a table."""
    with store(sqlite_url) as engine:
        submit(engine, MARCH)
        seen = plans(engine, lambda: submit(engine, APRIL, 1))
    assert any("ix_observations_series_as_of" in plan for plan in seen)
    assert any("ix_articles_published_received" in plan for plan in seen)
    assert {plan for plan in seen if plan.startswith("SCAN")} == {"SCAN days"}  # the step from date to date
