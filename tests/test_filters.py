"""Filters where deliveries are made: who wants no such news gets none, who was told hears what became of it."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from shuize.wanted import Wanted
from tests.tales import CROSSING, ENDPOINTS, NOW, PACK, Story, receive, send, told
from tests.test_retractions import CORRECTION
from workers.ledger.record import Recorded, record


def submit(engine: Engine, one: Story, second: int, wanted: dict[str, Wanted]) -> Recorded:
    """Record the story for endpoints that filter."""
    receive(engine, one, second)
    now = NOW + timedelta(seconds=second)
    return record(
        engine, one.article, one.reading, [PACK], ENDPOINTS,
        now=now, quiet=False, lateness_days=14, language="zh", wanted=wanted,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "hears"),
    [
        (Wanted(places=("370000",)), True),
        (Wanted(places=("山东省",)), True),
        (Wanted(places=("330000",)), False),
        (Wanted(topics=("t",)), True),
        (Wanted(topics=("other",)), False),
        (Wanted(types=("milestone.*",), packs=("p",), rules=("marks",), indicators=("return",)), True),
        (Wanted(types=("conflict.*",)), False),
        (Wanted(severities=("critical",)), False),
    ],
)
def test_news_goes_to_who_wants_it(engine: Engine, wanted: Wanted, hears: object) -> None:
    """The place, the topics of the article, type, pack, rule, indicator and severity of the event are asked."""
    expected = ENDPOINTS if hears else ("log",)
    assert told(submit(engine, CROSSING, 0, {"webhook": wanted})) == [("milestone.crossed", "told", expected)]


def test_a_retraction_follows_the_news_whatever_the_filter(engine: Engine) -> None:
    """Whoever was told is told that it is not so; whoever was not hears of neither."""
    submit(engine, CROSSING, 0, {"log": Wanted(places=("330000",))})
    send(engine)
    unwanted = {"webhook": Wanted(types=("milestone.crossed",)), "log": Wanted(places=("330000",))}
    assert told(submit(engine, CORRECTION, 1, unwanted)) == [("milestone.retracted", "told", ("webhook",))]
