"""Reading all stored articles again, after the reader changed."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, event, select

from shuize.errors import UsageError
from shuize.pack import Pack
from shuize.store import events, observations, replays
from shuize.store.engine import open_store
from shuize.store.schema import metadata
from shuize.types import Article, Reading
from shuize.wanted import Wanted
from tests import test_kinds
from tests.afresh import afresh, ends
from tests.tales import (
    ENDPOINTS,
    NOW,
    PACK,
    SHANDONG,
    Story,
    everything,
    send,
    states,
    store,
    story,
    streams,
    submit,
)
from workers.ledger.desk import Told
from workers.ledger.foresee import Difference, foresee
from workers.ledger.replay import Course, Step, replay

LATER = NOW + timedelta(days=1)


@dataclass
class Reads:
    """A reader that has learnt how these articles read."""

    readings: Mapping[str, Reading]
    packs: tuple[Pack, ...] = (PACK,)
    refused: set[str] = field(default_factory=set)

    def read(self, article: Article) -> Reading:
        """Return what it learnt."""
        if article.id in self.refused:
            raise ValueError("no such sentence")
        return self.readings.get(article.id, Reading(article.id, (), (), ()))


def course(stories: Sequence[Story], pack: Pack = PACK, **changes: object) -> Course:
    """Return how these stories are read again."""
    reader = Reads({one.article.id: one.reading for one in stories}, (pack,))
    return replace(Course(reader, ENDPOINTS, {}, 14, "zh", batch=2), **changes)  # type: ignore[arg-type]  # its fields


def run(engine: Engine, how: Course, **changes: bool) -> list[Step]:
    """Do the whole replay."""
    return list(replay(engine, how, "1", clock=lambda: LATER, **changes))


def said(steps: Sequence[Step]) -> list[tuple[str, str]]:
    """Return the events, each as its type and how it was marked."""
    return [(one.type, one.told) for step in steps for one in step.told]


def misread(one: Story, value: str) -> Story:
    """Return the article as a bad reader has it: its first figure otherwise."""
    first, *others = story("2020-03-01", {"value": value, "as_of": "2020-03-01"}).reading.observations
    figure = replace(one.reading.observations[0], value=first.value)
    return Story(one.article, replace(one.reading, observations=(figure, *others)))


DAYS = [story(f"2020-03-{day:02}", {"value": str(80 + day), "as_of": f"2020-03-{day - 1:02}"}) for day in range(2, 9)]
CROSSING = story("2020-03-12", {"value": "96", "as_of": "2020-03-11"})
MISREAD = misread(CROSSING, "69")
WRONGLY_HIGH = misread(DAYS[0], "91")


def test_what_was_missed_and_what_was_wrong(engine: Engine) -> None:
    """The replay takes back what was told wrongly, tells what was missed; again, it finds nothing to do."""
    for second, one in enumerate([WRONGLY_HIGH, *DAYS[1:], MISREAD]):
        submit(engine, one, second)
    send(engine)
    steps = run(engine, course([*DAYS, CROSSING]))
    assert {step.phase for step in steps} == {"read", "judge"}
    last = steps[-1].progress
    assert (last.articles, last.added, last.withdrawn) == (8, 2, 2)
    assert said(steps) == [("milestone.crossed", "told"), ("milestone.crossed", "told")]
    with engine.connect() as conn:
        assert replays.under_way(conn, course([]).named("1")) is None
        assert replays.left(conn) == 0
    assert run(engine, course([*DAYS, CROSSING]))[-1].progress.added == 0


def test_told_to_nobody_by_choice(engine: Engine) -> None:
    """States change, nobody hears of it, not even that something is taken back; later changes are told again."""
    submit(engine, misread(CROSSING, "97"))
    send(engine)
    before = everything(engine)
    steps = run(engine, course([MISREAD], tell=False))
    assert said(steps) == [("milestone.retracted", "quiet")]
    assert everything(engine)[-1] == before[-1]
    assert said(run(engine, course([CROSSING]))) == [("milestone.crossed", "quiet")]  # they never heard otherwise
    assert said(run(engine, course([MISREAD]))) == [("milestone.retracted", "told")]


def test_what_is_long_past_is_no_news(engine: Engine) -> None:
    """A milestone that was missed half a year ago is kept; a wrong one of that time is taken back."""
    missed, wrong = misread(CROSSING, "69"), story("2020-03-13", {"value": "99", "as_of": "2020-03-12", "series": JIMO})
    submit(engine, missed)
    submit(engine, wrong, 1)
    send(engine)
    submit(engine, story("2020-09-13"), 2)
    steps = run(engine, course([CROSSING, misread(wrong, "9")]))
    assert sorted(said(steps)) == [("milestone.crossed", "quiet"), ("milestone.retracted", "told")]


JIMO = test_kinds.of("370215", "即墨区")


def test_nothing_is_told_of_a_mixture(engine: Engine) -> None:
    """Two articles of one date are both read otherwise: half-way through they contradict each other, to nobody."""
    pair = [story("2020-03-12", {"value": "96", "as_of": "2020-03-11"}, name=name, source=name) for name in "ab"]
    for second, one in enumerate(pair):
        submit(engine, misread(one, "86"), second)
    steps = run(engine, course(pair, batch=1))
    assert said(steps) == [("milestone.crossed", "told")]


def test_what_the_reader_cannot_read_stays(engine: Engine) -> None:
    """The article is named with the reason, its figures stay as they were, and the others are read."""
    submit(engine, CROSSING)
    before = states(engine)
    submit(engine, DAYS[0], 1)
    how = course([])
    how.reader.refused.add(CROSSING.article.id)  # type: ignore[attr-defined]  # our reader
    steps = run(engine, how)
    assert [dict(step.failed) for step in steps if step.failed] == [
        {CROSSING.article.id: "ValueError: no such sentence"}
    ]
    assert states(engine) == before
    with engine.connect() as conn:
        assert len(observations.of_series(conn, SHANDONG.id)) == 1


def test_figures_of_a_pack_that_does_not_read_are_left_alone(engine: Engine) -> None:
    """A replay with another pack withdraws nothing of this one's."""
    submit(engine, CROSSING)
    run(engine, course([], of_another_domain(PACK, "other")))
    with engine.connect() as conn:
        assert len(observations.of_series(conn, SHANDONG.id)) == 1


def of_another_domain(pack: Pack, name: str) -> Pack:
    """Return a pack of that id that knows none of the indicators."""
    head = type(pack.pack)(id=name, version="1", name=name, name_en=name)
    return Pack(pack=head, topics=pack.topics, indicators=())


def test_only_one_at_a_time(engine: Engine) -> None:
    """A second replay beside the first gives way, and the first one's count is right."""
    for second, one in enumerate(DAYS):
        submit(engine, one, second)
    first = replay(engine, course(DAYS), "1", clock=lambda: LATER)
    next(first)
    second = replay(engine, course(DAYS), "1", clock=lambda: LATER, afresh=True)
    next(second)
    with pytest.raises(UsageError, match="another replay"):
        list(first)
    assert list(second)[-1].progress.articles == len(DAYS)


def test_another_reader_begins_anew(engine: Engine) -> None:
    """An interrupted replay of other packs is not gone on with."""
    for second, one in enumerate(DAYS):
        submit(engine, one, second)
    begun = replay(engine, course(DAYS), "1", clock=lambda: LATER)
    next(begun)
    begun.close()
    assert run(engine, course(DAYS, of_another_domain(PACK, "other")))[-1].progress.articles == len(DAYS)


def foretold(engine: Engine, how: Course) -> list[object]:
    """Return what the dry run says; check that it changes no row."""
    before = rows(engine)
    with engine.connect() as conn:
        said = list(foresee(conn, how, LATER))
    assert rows(engine) == before
    return said


def rows(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    """Return all that the store holds."""
    with engine.connect() as conn:
        return {one.name: sorted(map(tuple, conn.execute(select(one))), key=repr) for one in metadata.sorted_tables}


@pytest.mark.parametrize("sent", [True, False])
def test_the_dry_run_knows_who_was_told(engine: Engine, *, sent: bool) -> None:
    """What was told is taken back from whoever heard; what was not sent yet is cancelled, and nobody hears."""
    submit(engine, CROSSING)
    if sent:
        send(engine)
    how = course([MISREAD])
    foreseen = foretold(engine, how)
    assert [one.told for one in foreseen if isinstance(one, Told)] == ["told" if sent else "quiet"]
    _check_foreseen(foreseen, run(engine, how))


def test_the_dry_run_filters_by_the_topics_read_now(engine: Engine) -> None:
    """An article that would lose its topic is no news for who asks for the topic."""
    submit(engine, MISREAD)
    unlabelled = Story(CROSSING.article, replace(CROSSING.reading, topics=()))
    how = course([unlabelled], wanted={"webhook": Wanted(topics=("t",))})
    foreseen = foretold(engine, how)
    assert [one.endpoints for one in foreseen if isinstance(one, Told)] == [("log",)]
    _check_foreseen(foreseen, run(engine, how))


def test_the_dry_run_finds_what_an_interrupted_replay_left(engine: Engine) -> None:
    """The figures are replaced already, their series not judged yet."""
    submit(engine, MISREAD)
    how = course([CROSSING])
    begun = replay(engine, how, "1", clock=lambda: LATER)
    next(begun)
    begun.close()
    foreseen = foretold(engine, how)
    assert [one.type for one in foreseen if isinstance(one, Told)] == ["milestone.crossed"]
    assert said(run(engine, how)) == [("milestone.crossed", "told")]


@settings(max_examples=25, deadline=None)
@given(
    stories=st.one_of(st.tuples(streams(), st.just(PACK)), st.tuples(test_kinds.streams(), st.just(test_kinds.PACK))),
    random=st.randoms(use_true_random=False),
)
def test_confluence(
    tmp_path_factory: pytest.TempPathFactory, stories: tuple[Sequence[Story], Pack], random: Random
) -> None:
    """After a replay, the states are those of a new store; the dry run said what it would tell, and changed nothing."""
    folder = tmp_path_factory.mktemp("stores")
    right, pack = stories
    with store(f"sqlite:///{folder}/again.db") as engine:
        for second, one in enumerate(right):
            other = random.choice([one, one, *right])
            figures = tuple(replace(figure, article_id=one.article.id) for figure in other.reading.observations)
            submit(engine, Story(one.article, replace(one.reading, observations=figures)), second, pack=pack)
            if random.random() < 0.5:
                send(engine)
        wanted = random.choice([{}, {"webhook": Wanted(topics=("other",))}])
        how = course(right, pack, tell=random.random() < 0.7, series=random.choice([1, 2, 50]), wanted=wanted)
        foreseen = foretold(engine, how)
        steps = run(engine, how)
        _check_foreseen(foreseen, steps)
        assert ends(engine) == afresh(folder, right, pack)


def _check_foreseen(foreseen: Sequence[object], steps: Sequence[Step]) -> None:
    """Check that the dry run counted the figures and named the events that the replay then made."""
    last = steps[-1].progress
    counted = [one.step for one in foreseen if isinstance(one, Difference)]
    assert [counted.count(name) for name in ("added", "changed", "withdrawn")] == [
        last.added, last.changed, last.withdrawn,
    ]  # fmt: skip
    told = sorted((one for step in steps for one in step.told), key=lambda one: one.event_id)
    assert sorted((one for one in foreseen if isinstance(one, Told)), key=lambda one: one.event_id) == told


def _replay_slowly(url: str, batch: int, ready: Callable[[], None]) -> None:
    with store(url) as engine:
        event.listen(engine, "commit", lambda _conn: ready())
        list(replay(engine, course([*DAYS, CROSSING], batch=batch), "1", clock=lambda: LATER))
    signal.pause()


@pytest.mark.parametrize("seed", range(4))
def test_killed_and_begun_again(database_url: str, tmp_path: Path, seed: int) -> None:
    """SIGKILL after any transaction: begun again, it goes on where it was and ends like a new store."""
    open_store(database_url).dispose()
    with store(database_url) as engine:
        for second, one in enumerate([WRONGLY_HIGH, *DAYS[1:], MISREAD]):
            submit(engine, one, second)
        send(engine)
    context = multiprocessing.get_context("fork")
    committed = context.Semaphore(0)
    child = context.Process(target=_replay_slowly, args=(database_url, 1, committed.release), daemon=True)
    child.start()
    random = Random(seed)  # noqa: S311  # a moment to die at
    for _ in range(random.randrange(2, 9)):
        assert committed.acquire(timeout=60)
    os.kill(child.pid or 0, signal.SIGKILL)
    child.join(30)
    assert child.exitcode == -signal.SIGKILL
    with store(database_url) as engine:
        last = run(engine, course([*DAYS, CROSSING]))[-1].progress
        assert (last.articles, last.added, last.withdrawn) == (8, 2, 2)
        assert states(engine) == {row for row in afresh(tmp_path, [*DAYS, CROSSING], PACK) if len(row) > 4}
        with engine.connect() as conn:
            told = [one.type for one in events.listed(conn) if one.told == "told"]
        assert told.count("milestone.crossed") == 3
