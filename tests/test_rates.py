"""How many messages may go out: counted by windows, shared by all deliverers, the last one taking what is left."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from alerts import ledger
from alerts.ledger import Pace
from alerts.rates import parcels, room, spent
from alerts.schedule import Outcome, Reason
from shuize.addresses import Rate
from shuize.store.deliveries import Claim
from shuize.store.engine import open_store
from tests.outbox import added, prepare, run_lanes, states

NOW = datetime.now(UTC)
SLOW = Pace((0, *[0.05] * 30), timeout_seconds=5, poll_seconds=0.05, rates=(Rate(3, 60),), merges=True)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """Give a store whose lane is open."""
    opened = open_store(database_url)
    prepare(opened, "webhook")
    yield opened
    opened.dispose()


def test_no_window_holds_more_than_the_rate() -> None:
    """However the sends fall, any sixty seconds hold at most three and any second at most two."""
    rates = (Rate(3, 60), Rate(2, 1))
    sends: tuple[float, ...] = ()
    history: list[float] = []
    for tick in range(2000):
        now = tick / 10
        count = room(sends, rates, now) or 0
        sends = spent(sends, rates, count, now)
        history += [now] * count
    for rate in rates:
        fullest = max(sum(1 for at in history if start <= at < start + rate.seconds) for start in history)
        assert fullest == rate.count
    assert len(sends) <= 3


def test_without_a_rate_nothing_is_kept() -> None:
    """Nothing is counted, everything may go."""
    assert room((), (), 0.0) is None
    assert spent((), (), 100, 0.0) == ()


@pytest.mark.parametrize(
    ("due", "messages", "merges", "sizes"),
    [
        (2, None, True, (1, 1)),
        (0, 3, True, ()),
        (3, 3, True, (1, 1, 1)),
        (4, 3, True, (1, 1, 2)),
        (4, 1, True, (4,)),
        (4, 3, False, (1, 1, 1)),
        (4, 0, True, ()),
        (500, 2, True, (1, 50)),
    ],
)
def test_what_overflows_is_one_message(due: int, messages: int | None, merges: object, sizes: tuple[int, ...]) -> None:
    """One event a message while there is room; the last takes the rest, fifty at most, of sinks that merge."""
    assert parcels(due, messages, merges=bool(merges)) == sizes


def test_all_deliverers_share_one_count(engine: Engine) -> None:
    """Two deliverers at once send three messages in a minute together: the rest waits, then goes on."""
    for number in range(9):
        added(engine, key=f"k{number}")
    single = replace(SLOW, merges=False)
    taken = [ledger.take(engine, "webhook", limit=2, pace=single, now=NOW) for _ in range(3)]
    assert [len(one.parcels) for one in taken] == [2, 1, 0]
    later = NOW + timedelta(seconds=61)
    assert len(ledger.take(engine, "webhook", limit=8, pace=single, now=later).parcels) == 3


class Group:
    """A chat that keeps what it is told."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.messages: list[list[str]] = []

    async def tell(self, delivery: Claim, now: datetime) -> Outcome:  # noqa: ARG002  # a sink's signature
        """Keep one event."""
        self.messages.append([delivery.event_id])
        return Outcome(Reason.SENT)

    async def tell_all(self, deliveries: Sequence[Claim], now: datetime) -> Outcome:  # noqa: ARG002  # the same
        """Keep several as one message."""
        self.messages.append([one.event_id for one in deliveries])
        return Outcome(Reason.SENT)

    async def aclose(self) -> None:
        """Nothing to close."""


def test_a_flood_is_told_within_the_rate(engine: Engine) -> None:
    """Twelve events, three messages a minute: two alone, ten in the third; each is told once and noted as sent."""
    ids = {added(engine, key=f"k{number}") for number in range(12)}
    group = Group()
    run_lanes(engine, {"webhook": group}, SLOW, lambda: states(engine)["sent"] == 12)
    assert sorted(map(len, group.messages)) == [1, 1, 10]
    assert {one for message in group.messages for one in message} == ids
