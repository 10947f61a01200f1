"""The outbox's rows, on both databases: who may claim what, and whose word counts."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from threading import Thread

import pytest
from sqlalchemy import Connection, Engine

from shuize.store import deliveries, outbox
from shuize.store.deliveries import Claim
from shuize.store.engine import open_store, writing
from tests.outbox import START, add, added, prepare, row

LEASE = timedelta(seconds=20)
SECOND = timedelta(seconds=1)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """Give a store with what events stand on."""
    opened = open_store(database_url)
    prepare(opened, "webhook")
    yield opened
    opened.dispose()


def claimed(
    engine: Engine,
    endpoint: str = "webhook",
    *,
    limit: int = 10,
    after: timedelta = SECOND,
    token: str = "t",  # noqa: S107  # a lease's, it opens nothing
    first_pause_seconds: float = 0,
) -> list[Claim]:
    """Claim at START + after."""
    now = START + after
    with writing(engine) as conn:
        return deliveries.claim(
            conn,
            endpoint,
            limit=limit,
            now=now,
            lease_until=now + LEASE,
            token=token,
            first_pause_seconds=first_pause_seconds,
        )


def test_claim_gives_what_is_stored(engine: Engine) -> None:
    """A claim carries the event's bytes, type and key."""
    event_id = added(engine, key="k7")
    (mine,) = claimed(engine)
    assert (mine.event_id, mine.type, mine.order_key, mine.attempts) == (event_id, "milestone.crossed", "k7", 0)
    assert mine.body.startswith('{"type": "milestone.crossed"')
    assert mine.lease_until == START + SECOND + LEASE


def told(conn: Connection, mine: Claim, status: int | None, now: datetime) -> bool:
    """Note that it arrived and return whether the claim was still ours."""
    return bool(deliveries.finish_all(conn, [mine], statuses={mine.sequence: status}, now=now))


def test_leased_is_not_claimed_until_the_lease_ends(engine: Engine) -> None:
    """Nobody gets a row that somebody holds; afterwards anybody does, under another token."""
    added(engine)
    assert len(claimed(engine)) == 1
    assert claimed(engine, token="u") == []
    (again,) = claimed(engine, after=SECOND + LEASE, token="u")
    assert again.token == "u"


def test_lost_lease_closes_nothing(engine: Engine) -> None:
    """Whoever lost the lease can neither finish, postpone, give up nor release."""
    event_id = added(engine)
    (lost,) = claimed(engine)
    (held,) = claimed(engine, after=SECOND + LEASE, token="u")
    with writing(engine) as conn:
        assert not told(conn, lost, 200, START)
        assert not deliveries.reschedule(conn, lost, due_at=START, status=500, error="x")
        assert not deliveries.give_up(conn, lost, status=500, error="x")
        assert not deliveries.release(conn, lost, now=START)
    assert row(engine, event_id)["lease_token"] == "u"
    with writing(engine) as conn:
        assert told(conn, held, 204, START + LEASE)
    stored = row(engine, event_id)
    assert (stored["state"], stored["attempts"], stored["last_status"]) == ("sent", 1, 204)


def test_first_in_first_out_for_each_key(engine: Engine) -> None:
    """The second event of a key waits for the first one's end; another key's does not."""
    first, second, other = added(engine, key="a"), added(engine, key="a"), added(engine, key="b")
    claims = {mine.event_id: mine for mine in claimed(engine)}
    assert set(claims) == {first, other}
    with writing(engine) as conn:
        deliveries.reschedule(conn, claims[first], due_at=START + timedelta(hours=1), status=500, error="x")
        told(conn, claims[other], 200, START)
    assert claimed(engine, after=timedelta(minutes=30)) == []
    (mine,) = claimed(engine, after=timedelta(hours=1))
    assert mine.event_id == first
    with writing(engine) as conn:
        told(conn, mine, 200, START)
    assert [one.event_id for one in claimed(engine, after=timedelta(hours=1))] == [second]


@pytest.mark.parametrize("end", ["give_up", "cancel"])
def test_what_ended_unsent_holds_up_nothing(engine: Engine, end: str) -> None:
    """Given up or cancelled, the first of a key lets the second go."""
    first, second = added(engine), added(engine)
    with writing(engine) as conn:
        if end == "cancel":
            assert deliveries.cancel_unsent(conn, first, "webhook")
    if end == "give_up":
        (mine,) = claimed(engine)
        with writing(engine) as conn:
            deliveries.give_up(conn, mine, status=500, error="x")
    assert [one.event_id for one in claimed(engine)] == [second]


def test_same_key_at_another_endpoint_goes_its_own_way(engine: Engine) -> None:
    """Order is kept for each endpoint, not across them."""
    first, second = added(engine, to=("webhook", "log")), added(engine, to=("webhook", "log"))
    (mine,) = claimed(engine, "log")
    with writing(engine) as conn:
        told(conn, mine, None, START)
    assert [one.event_id for one in claimed(engine, "log")] == [second]
    assert [one.event_id for one in claimed(engine)] == [first]


def test_waiting_agrees_with_claim(engine: Engine) -> None:
    """The look without a lock finds exactly what a claim would."""

    def waiting(**given: float) -> bool:
        with engine.connect() as conn:
            return deliveries.awaited(conn, "webhook", START + SECOND, **given) is not None

    assert not waiting()
    added(engine)
    assert waiting()
    assert not waiting(first_pause_seconds=60)
    assert claimed(engine, first_pause_seconds=60) == []
    assert len(claimed(engine)) == 1
    assert not waiting()


@pytest.mark.postgres
def test_claiming_compares_no_delivery_with_all_others(postgres_url: str) -> None:
    """Not even while the database knows nothing yet of how many there are: each looks for the first of its own key."""
    engine = open_store(postgres_url)
    with engine.connect() as conn:
        asked = {"to": "webhook", "now": START, "paused": START, "most": 8}
        compiled = deliveries.CLAIMED.compile(engine)
        explained = conn.exec_driver_sql(f"EXPLAIN {compiled}", compiled.construct_params(asked))
        plan = "\n".join(explained.scalars())
    engine.dispose()
    assert "Join Filter" not in plan
    (condition,) = [line for line in plan.splitlines() if "earlier.order_key" in line or "order_key)" in line]
    assert "Index Cond" in condition


def test_longest_due_first_and_no_more_than_the_limit(engine: Engine) -> None:
    """The limit takes those that have waited longest."""
    late = added(engine, key="late", now=START + SECOND)
    early = added(engine, key="early", now=START)
    assert [one.event_id for one in claimed(engine, limit=1)] == [early]
    assert [one.event_id for one in claimed(engine, limit=5)] == [late]


def test_cancel_only_what_nobody_can_have(engine: Engine) -> None:
    """Untouched: cancelled. Leased, lapsed, let go, failed, sent: not."""
    untouched, touched = added(engine, key="a"), added(engine, key="b")
    with writing(engine) as conn:
        assert deliveries.cancel_unsent(conn, untouched, "webhook")
        assert not deliveries.cancel_unsent(conn, untouched, "webhook")
    (mine,) = claimed(engine)
    with writing(engine) as conn:
        assert not deliveries.cancel_unsent(conn, touched, "webhook")
        assert deliveries.release(conn, mine, now=START + SECOND)
        assert not deliveries.cancel_unsent(conn, touched, "webhook")
    (mine,) = claimed(engine, token="u")
    with writing(engine) as conn:
        deliveries.reschedule(conn, mine, due_at=START, status=500, error="x")
        assert not deliveries.cancel_unsent(conn, touched, "webhook")


def test_replay_keeps_the_event_and_may_not_be_cancelled(engine: Engine) -> None:
    """What was given up goes out again under its own id; it may have arrived before."""
    event_id = added(engine)
    (mine,) = claimed(engine)
    with writing(engine) as conn:
        assert outbox.replay_all(conn, START, since=START, event_id=event_id) == 0
        deliveries.give_up(conn, mine, status=503, error="server_error")
        assert outbox.replay_all(conn, START, since=START, event_id=event_id) == 1
        assert not deliveries.cancel_unsent(conn, event_id, "webhook")
    assert [one.event_id for one in claimed(engine, token="u")] == [event_id]


def test_counts_and_list(engine: Engine) -> None:
    """The operator's views: every state of every endpoint, and the rows newest first."""
    sent, failed = added(engine, key="a", to=("webhook", "log")), added(engine, key="b")
    claims = {mine.event_id: mine for mine in claimed(engine)}
    with writing(engine) as conn:
        told(conn, claims[sent], 200, START)
        deliveries.give_up(conn, claims[failed], status=500, error="server_error (HTTP 500)")
    with engine.connect() as conn:
        assert outbox.counts(conn) == {
            "log": {"due": 1, "sent": 0, "given_up": 0, "cancelled": 0},
            "webhook": {"due": 0, "sent": 1, "given_up": 1, "cancelled": 0},
        }
        (shown,) = outbox.listed(conn, START, state="given_up")
        assert (shown.event_id, shown.last_error, shown.leased) == (failed, "server_error (HTTP 500)", False)
        assert len(outbox.listed(conn, START, endpoint="webhook")) == 2


def test_many_claimers_never_share_a_row(engine: Engine) -> None:
    """Eight claimers at once get every row exactly once."""
    with writing(engine) as conn:
        ids = {add(conn, key=f"k{number}") for number in range(80)}
    got: list[str] = []

    def work(token: str) -> None:
        while claims := claimed(engine, limit=3, token=token):
            got.extend(mine.event_id for mine in claims)

    threads = [Thread(target=work, args=(f"t{number}",)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert set(claimed_all(engine, got)) == ids
    assert len(got) == len(set(got))


def claimed_all(engine: Engine, got: list[str]) -> list[str]:
    """Return what was claimed, with what a claimer left because another held it at that moment."""
    got.extend(mine.event_id for mine in claimed(engine, limit=100, token="last"))
    return got
