"""An article that is read again: its date became known, or the reader reads it otherwise."""

import json
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from shuize.pack import Pack
from shuize.store import articles, attempts, events, former, observations, series, views
from shuize.store.engine import writing
from shuize.types import PublishedKind
from tests import test_kinds
from tests.afresh import afresh, ends
from tests.tales import (
    ENDPOINTS,
    NOW,
    PACK,
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
from workers.ledger.record import Recorded

CROSSED = ("milestone.crossed", "told", ENDPOINTS)
TAKEN_BACK = ("milestone.retracted", "told", ENDPOINTS)
WRONG = story("2020-03-26", {"value": "96.3", "as_of": "2020-03-24"})
RIGHT_FIGURE = story("2020-03-26", {"value": "69.3", "as_of": "2020-03-24"}).reading.observations[0]


def read_as(one: Story, *figures: Story) -> Story:
    """Return the article as another reader reads it: with the figures of those stories, in their places."""
    found = tuple(
        replace(figure, article_id=one.article.id) for other in figures for figure in other.reading.observations
    )
    return Story(one.article, replace(one.reading, observations=found))


RIGHT = Story(WRONG.article, replace(WRONG.reading, observations=(replace(RIGHT_FIGURE, article_id=WRONG.article.id),)))
NOTHING = Story(WRONG.article, replace(WRONG.reading, observations=()))


def last_body(engine: Engine) -> dict[str, Any]:
    """Return the newest event."""
    with engine.connect() as conn:
        body: dict[str, Any] = json.loads(events.listed(conn, limit=1)[0].body)
    return body


@pytest.mark.parametrize("better", [RIGHT, NOTHING])
def test_what_was_misread_is_taken_back(engine: Engine, better: Story) -> None:
    """Who was told hears that it is not so, with the words that were misread; the old reading stays on record."""
    assert told(submit(engine, WRONG)) == [CROSSED]
    send(engine)
    again = submit(engine, better, 1)
    assert told(again) == [TAKEN_BACK]
    assert (again.added, again.withdrawn) == (len(better.reading.observations), 1)
    assert last_body(engine)["data"]["observation"]["value"] == "96.3"
    misread = WRONG.reading.observations[0].id
    with engine.connect() as conn:
        assert views.read_from(conn, WRONG.article.id) == list(better.reading.observations)
        live, withdrawn = observations.with_withdrawn(conn, SHANDONG.id)
        assert [one.id for one in live] == [one.id for one in better.reading.observations]
        assert [one.id for one in withdrawn] == [misread]
        assert former.of(conn, misread) == [{"withdrawn_at": None}]
        assert len(series.listed(conn)) == len(better.reading.observations)


def test_back_to_the_first_reading(engine: Engine) -> None:
    """A figure that was withdrawn counts again, under its own id; the milestone is told once more."""
    submit(engine, WRONG)
    before = states(engine)
    send(engine)
    submit(engine, RIGHT, 1)
    send(engine)
    again = submit(engine, WRONG, 2)
    assert told(again) == [CROSSED]
    assert (again.added, again.changed, again.withdrawn) == (0, 1, 1)
    assert states(engine) == before
    misread = WRONG.reading.observations[0].id
    with engine.connect() as conn:
        assert former.of(conn, misread)[1]["withdrawn_at"] is not None


def test_what_is_not_sent_yet_is_not_sent(engine: Engine) -> None:
    """Misread and read rightly before anything went out: nobody hears of either."""
    submit(engine, WRONG)
    assert told(submit(engine, RIGHT, 1)) == [("milestone.retracted", "quiet", ())]


def restated(engine: Engine, one: Story, second: int = 0, **changes: Any) -> Story:  # noqa: ANN401  # any field
    """Put what is now known of the article into the ledger and return it."""
    known = Story(replace(one.article, **changes), one.reading)
    with writing(engine) as conn:
        assert articles.restate(conn, known.article, NOW + timedelta(seconds=second))
        assert not articles.restate(conn, known.article, NOW + timedelta(seconds=second))
    return known


def test_a_date_that_becomes_known_later(engine: Engine) -> None:
    """The file's time made it news; its sidecar says that it is old: only the log hears that the date moved."""
    guessed = story("2020-09-20", {"value": "96.3", "as_of": "2020-09-20"}, published_kind=PublishedKind.MODIFIED)
    assert told(submit(engine, guessed)) == [CROSSED]
    send(engine)
    figure = replace(guessed.reading.observations[0], as_of="2020-03-24")
    known = restated(engine, guessed, 1, published=date(2020, 3, 26), published_kind=PublishedKind.SIDECAR)
    with engine.connect() as conn:
        assert articles.get(conn, known.article.id) == (known.article, articles.AGAIN, False)
        assert attempts.overdue(conn, NOW, 10) == [known.article.id]
        assert former.of(conn, known.article.id) == [{"published": "2020-09-20", "published_kind": "modified"}]
    again = submit(engine, Story(known.article, replace(known.reading, observations=(figure,))), 2)
    assert told(again) == [("alert.updated", "log", ("log",))]
    with engine.connect() as conn:
        assert [one.published for one in observations.of_series(conn, SHANDONG.id)] == [date(2020, 3, 26)]
        assert articles.get(conn, known.article.id) == (known.article, articles.READ, False)
        assert attempts.overdue(conn, NOW, 10) == []


def test_a_source_that_becomes_known_later(engine: Engine) -> None:
    """The same figure under the same id, restated: it counts with its source's rank, and what it was is kept."""
    submit(engine, WRONG)
    submit(engine, story("2020-03-26", {"value": "94", "as_of": "2020-03-24"}, source="other"), 1)
    known = restated(engine, WRONG, 2, source="bureau", rank=10)
    again = submit(engine, known, 3)
    assert (again.added, again.changed, again.withdrawn) == (0, 1, 0)
    with engine.connect() as conn:
        found = {one.id: one for one in observations.of_series(conn, SHANDONG.id)}
        (was,) = former.of(conn, WRONG.reading.observations[0].id)
    figure = found[WRONG.reading.observations[0].id]
    assert (figure.source, figure.rank, figure.recorded_at) == ("bureau", 10, NOW + timedelta(seconds=3))
    assert (was["source"], was["rank"]) == ("daily", 50)
    assert ("open", "2020-03-24") in {(row[4], row[6]) for row in states(engine)}


def test_event_time_goes_back_with_the_newest_article(engine: Engine) -> None:
    """Its date made a series stale; it turns out to be older, and the series is not stale."""
    tell = test_kinds.tell
    tell(engine, "2020-03-05", (test_kinds.QINGDAO, "80", "2020-03-02"), (test_kinds.QINGDAO, "81", "2020-03-04"))
    newest = story("2020-03-20", {"series": test_kinds.NINGBO, "value": "70", "as_of": "2020-03-04"})
    assert told(submit(engine, newest, 1, pack=test_kinds.PACK)) == [("stale.opened", "told", ENDPOINTS)]
    send(engine)
    known = restated(engine, newest, 2, published=date(2020, 3, 6))
    assert told(submit(engine, known, 3, pack=test_kinds.PACK)) == [("stale.resolved", "told", ENDPOINTS)]


@settings(max_examples=25, deadline=None)
@given(
    stories=st.one_of(st.tuples(streams(), st.just(PACK)), st.tuples(test_kinds.streams(), st.just(test_kinds.PACK))),
    random=st.randoms(use_true_random=False),
)
def test_only_the_last_reading_counts(
    tmp_path_factory: pytest.TempPathFactory, stories: tuple[Sequence[Story], Pack], random: Random
) -> None:
    """Articles misread and misdated, then read again in any order, end in the states of a store that never erred."""
    folder = tmp_path_factory.mktemp("stores")
    right, pack = stories
    first = [_misread(one, right, random) for one in right]
    with store(f"sqlite:///{folder}/again.db") as engine:
        for second, one in enumerate(random.sample(first, len(first))):
            submit(engine, one, second, pack=pack)
            if random.random() < 0.3:
                send(engine)
        for second, one in enumerate(random.sample(list(right), len(right)), len(right)):
            with writing(engine) as conn:
                articles.restate(conn, one.article, NOW + timedelta(seconds=second))
            submit(engine, one, second, pack=pack)
        assert ends(engine) == afresh(folder, right, pack)


def _misread(one: Story, others: Sequence[Story], random: Random) -> Story:
    """Return the article as a bad reader has it: another's figures, a wrong date, or rightly."""
    article = one.article
    if random.random() < 0.3:
        article = replace(article, published=article.published + timedelta(days=random.choice((-4, 3, 9))))
    given_ = random.choice([one, random.choice(others), None])
    figures = () if given_ is None else given_.reading.observations
    figures = tuple(replace(figure, article_id=article.id) for figure in figures)
    return Story(article, replace(one.reading, observations=figures))


def test_two_readers_at_once(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Workers with two versions of the reader meet at the same articles: each article ends as one of them read it."""
    right = [
        story(f"2020-03-{day:02}", {"value": str(86 + day), "as_of": f"2020-03-{day - 1:02}"}) for day in range(2, 8)
    ]
    wrong = [read_as(one, right[(number + 1) % len(right)]) for number, one in enumerate(right)]
    for second, one in enumerate(right):
        receive(engine, one, second)
    start = threading.Barrier(24)

    def run(number: int) -> Recorded:
        start.wait(60)
        return submit(engine, (right if number % 2 else wrong)[number // 2 % len(right)], number)

    with ThreadPoolExecutor(24) as pool:
        for future in [pool.submit(run, number) for number in range(24)]:
            future.result(timeout=120)
    with engine.connect() as conn:
        ended = [
            Story(one.article, replace(one.reading, observations=tuple(views.read_from(conn, one.article.id))))
            for one in right
        ]
    for number, one in enumerate(ended):
        assert one.reading.observations in (right[number].reading.observations, wrong[number].reading.observations)
    assert states(engine) == afresh(tmp_path_factory.mktemp("store"), ended, PACK)
