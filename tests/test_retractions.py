import json
from datetime import timedelta

from sqlalchemy import Engine, select

from shuize.store import alerts, deliveries, events, outbox
from shuize.store.engine import writing
from shuize.store.schema import deliveries as delivery_rows
from shuize.store.schema import event_alerts
from tests.tales import (
    CROSSING,
    ENDPOINTS,
    JIMO,
    NOW,
    PAGE,
    send,
    story,
    submit,
    told,
)

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
        assert [one.state for one in outbox.listed(conn, NOW)] == ["cancelled", "cancelled"]


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
        assert {one.state for one in outbox.listed(conn, NOW)} == {"due"}
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
