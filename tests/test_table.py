"""The table of transitions, row by row, through the store: what comes, what stands then, which event, who is told."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Engine, delete

from shuize.store import alerts, events, notes, outbox
from shuize.store.engine import writing
from shuize.store.notes import Note, What
from shuize.store.schema import metadata
from shuize.types import Relation
from tests.conftest import database
from tests.tales import ENDPOINTS, JIMO, NOW, Story, send, store, story, submit, told

TOLD, QUIET, LOG = ("told", ENDPOINTS), ("quiet", ()), ("log", ("log",))
CROSSED, UPDATED, PENDING, HELD = "milestone.crossed", "alert.updated", "milestone.pending", "milestone.held"
RETRACTED, REVERSED = "milestone.retracted", "milestone.reversed"
CONTESTED, SETTLED = "conflict.opened", "conflict.resolved"


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def opened(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Open one store of each kind for all rows."""
    if request.param == "sqlite":
        with store(f"sqlite:///{tmp_path_factory.mktemp('table')}/shuize.db") as found:
            yield found
        return
    with database(request.getfixturevalue("postgres_server")) as url, store(url) as found:
        yield found


@pytest.fixture
def engine(opened: Engine) -> Engine:
    """Give the store, emptied."""
    with writing(opened) as conn:
        for table in reversed(metadata.sorted_tables):
            conn.execute(delete(table))
    return opened


def say(value: str, as_of: str, published: str, **changes: Any) -> Story:  # noqa: ANN401  # any field of an article
    """Make an article of that date with one figure; `about`: only about so."""
    number = Decimal(value)
    about = {"relation": Relation.APPROX, "low": number - 1, "high": number + 1} if changes.pop("about", False) else {}
    return story(published, {"value": value, "as_of": as_of, **about}, **changes)


@dataclass(frozen=True)
class Row:
    """What stood before, what comes, what is then said and to whom, and where each mark stands."""

    name: str
    before: Sequence[Story]
    comes: Story
    said: Sequence[tuple[str, str, tuple[str, ...]]]
    stands: dict[str, tuple[str, str]]
    quiet: bool = False
    sent: bool = True


BELOW = say("87.7", "2020-03-10", "2020-03-12")
PAST = say("91", "2020-03-24", "2020-03-26")
OTHER = story("2020-04-20", {"value": "50", "as_of": "2020-04-19", "series": JIMO})
ABOUT = say("91", "2020-03-24", "2020-03-26", about=True)
CONTRARY = say("85", "2020-03-24", "2020-03-27", source="weekly")

TABLE = [
    Row("no crossing -> crossing between two known values", [BELOW], PAST,
        [(CROSSED, *TOLD)], {"90": ("open", "crossed")}),
    Row("first known value past the mark, published within the lateness", [], say("91", "2020-03-12", "2020-03-26"),
        [(CROSSED, *TOLD)], {"90": ("open", "first_report")}),
    Row("several marks passed by one figure are one event", [BELOW], say("100", "2020-03-24", "2020-03-26"),
        [(CROSSED, *TOLD)], dict.fromkeys(("90", "95", "100"), ("open", "crossed"))),
    Row("a crossing told more than the lateness after its date", [BELOW], say("91", "2020-03-12", "2020-03-27"),
        [(CROSSED, *QUIET)], {"90": ("historical", "historical")}),
    Row("a first value told more than the lateness after its date", [], say("91", "2020-03-12", "2020-03-27"),
        [(CROSSED, *QUIET)], {"90": ("historical", "historical")}),
    Row("a crossing from an article published before the watermark less the lateness", [BELOW, OTHER], PAST,
        [(CROSSED, *QUIET)], {"90": ("open", "crossed")}),
    Row("a crossing in a bulk backfill", [BELOW], PAST,
        [(CROSSED, *QUIET)], {"90": ("open", "crossed")}, quiet=True),
    Row("the same crossing, its date moved", [BELOW, PAST], say("90.5", "2020-03-20", "2020-03-28"),
        [(UPDATED, *LOG)], {"90": ("open", "crossed")}),
    Row("the same crossing, its source moved", [BELOW, PAST], say("91", "2020-03-24", "2020-03-25", source="weekly"),
        [(UPDATED, *LOG)], {"90": ("open", "crossed")}),
    Row("no longer true: a correction", [BELOW, PAST], say("86", "2020-03-24", "2020-03-28", correction_of="*"),
        [(RETRACTED, *TOLD)], {"90": ("retracted", "retracted")}),
    Row("no longer true: a better source", [BELOW, PAST], say("86", "2020-03-24", "2020-03-28", source="x", rank=1),
        [(RETRACTED, *TOLD)], {"90": ("retracted", "retracted")}),
    Row("no longer true, still unsent: both are cancelled", [BELOW, PAST],
        say("86", "2020-03-24", "2020-03-28", correction_of="*"),
        [(RETRACTED, *QUIET)], {"90": ("retracted", "retracted")}, sent=False),
    Row("no longer true, by a backfill: who was told hears of it", [BELOW, PAST],
        say("86", "2020-03-24", "2020-03-28", correction_of="*"),
        [(RETRACTED, *TOLD)], {"90": ("retracted", "retracted")}, quiet=True),
    Row("what nobody was told is taken back in silence", [BELOW, say("91", "2020-03-12", "2020-03-27")],
        say("86", "2020-03-12", "2020-03-28", correction_of="*"),
        [(RETRACTED, *QUIET)], {"90": ("retracted", "retracted")}),
    Row("a later date at the mark less the hysteresis", [BELOW, PAST], say("89.5", "2020-03-30", "2020-03-31"),
        [(REVERSED, *TOLD)], {"90": ("reversed", "reversed")}),
    Row("a later date within the hysteresis", [BELOW, PAST], say("89.6", "2020-03-30", "2020-03-31"),
        [], {"90": ("open", "crossed")}),
    Row("re-armed: the next crossing is another episode", [BELOW, PAST, say("89.5", "2020-03-30", "2020-03-31")],
        say("92", "2020-04-02", "2020-04-03"),
        [(CROSSED, *TOLD)], {"90": ("reversed", "reversed"), "90#2": ("open", "crossed")}),
    Row("an older date", [BELOW, PAST], say("88", "2020-03-15", "2020-03-28"),
        [], {"90": ("open", "crossed")}),
    Row("the same value again", [BELOW, PAST], say("91", "2020-03-24", "2020-03-28"),
        [], {"90": ("open", "crossed")}),
    Row("the same value from a second source", [BELOW, PAST], say("91", "2020-03-24", "2020-03-28", source="weekly"),
        [], {"90": ("open", "crossed")}),
    Row("months later: milestones never time out", [BELOW, PAST], say("93", "2020-12-01", "2020-12-02"),
        [], {"90": ("open", "crossed")}),
    Row("about the mark: pending", [BELOW], ABOUT, [(PENDING, *QUIET)], {"90": ("pending", "about")}),
    Row("pending -> sure", [BELOW, ABOUT], say("91.2", "2020-03-24", "2020-03-28"),
        [(CROSSED, *TOLD)], {"90": ("open", "crossed")}),
    Row("pending -> surely not", [BELOW, ABOUT], say("89", "2020-03-26", "2020-03-28"),
        [(RETRACTED, *QUIET)], {"90": ("retracted", "retracted")}),
    Row("crossing -> only about so, by a correction", [BELOW, PAST],
        say("93", "2020-03-24", "2020-03-28", about=True, correction_of="*"),
        [(RETRACTED, *TOLD)], {"90": ("pending", "about")}),
    Row("contradicted before it was told: held", [BELOW, CONTRARY], PAST,
        [(HELD, *QUIET), (CONTESTED, *TOLD)], {"90": ("held", "conflict")}),
    Row("contradicted after it was told: held, told through the contradiction", [BELOW, PAST], CONTRARY,
        [(HELD, *QUIET), (CONTESTED, *TOLD)], {"90": ("held", "conflict")}),
    Row("held -> released by a better source", [BELOW, CONTRARY, PAST],
        say("91", "2020-03-24", "2020-03-28", source="x", rank=1),
        [(CROSSED, *TOLD), (SETTLED, *TOLD)], {"90": ("open", "crossed")}),
    Row("held -> surely not, by a better source", [BELOW, CONTRARY, PAST],
        say("85", "2020-03-24", "2020-03-28", source="x", rank=1),
        [(RETRACTED, *QUIET), (SETTLED, *TOLD)], {"90": ("retracted", "retracted")}),
    Row("held after it was told -> surely not: who was told hears of it", [BELOW, PAST, CONTRARY],
        say("85", "2020-03-24", "2020-03-28", source="x", rank=1),
        [(RETRACTED, *TOLD), (SETTLED, *TOLD)], {"90": ("retracted", "retracted")}),
]  # fmt: skip


def marks(engine: Engine) -> dict[str, tuple[str, str]]:
    """Return where each mark stands and why; a later episode bears its number."""
    with engine.connect() as conn:
        found = [one.stored.state for one in alerts.listed(conn, kind="milestone")]
    return {f"{one.key}#{one.episode}".removesuffix("#1"): (one.status.value, one.reason) for one in found}


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_the_table(engine: Engine, row: Row) -> None:
    """From what stood to what stands: the event, and who is told of it."""
    for second, one in enumerate(row.before):
        submit(engine, one, second)
        if row.sent:
            send(engine)
    recorded = submit(engine, row.comes, len(row.before), quiet=row.quiet)
    assert sorted(told(recorded)) == sorted(row.said)
    assert marks(engine) == row.stands
    assert recorded.added == len(row.comes.reading.observations)


def test_what_is_taken_back_is_named(engine: Engine) -> None:
    """A retraction names the crossing it supersedes; unsent, neither is sent."""
    submit(engine, BELOW)
    crossed = submit(engine, PAST, 1).events[0].event_id
    submit(engine, say("86", "2020-03-24", "2020-03-28", correction_of="*"), 2)
    with engine.connect() as conn:
        (last, *_) = events.listed(conn)
        assert json.loads(last.body)["data"]["alert"]["supersedes"] == crossed
        assert {one.state for one in outbox.listed(conn, NOW)} == {"cancelled"}


def test_a_second_source_corroborates(engine: Engine) -> None:
    """The next event of the mark says that more than one source stands behind it."""
    for second, one in enumerate((BELOW, PAST, say("91", "2020-03-24", "2020-03-28", source="weekly"))):
        submit(engine, one, second)
    submit(engine, say("91", "2020-03-24", "2020-03-25", source="daily"), 3)
    with engine.connect() as conn:
        said = [json.loads(one.body)["data"]["alert"]["confidence"] for one in events.listed(conn)]
    assert said == ["corroborated", "single_source"]


def acknowledge(engine: Engine, what: What = What.ACK) -> None:
    """Say of the one milestone that it is seen."""
    with writing(engine) as conn:
        (one,) = alerts.listed(conn, kind="milestone")
        notes.add(conn, Note(one.stored.state.id, one.stored.version, what, "王", "看过", NOW + timedelta(1)))


@pytest.mark.parametrize(
    ("comes", "standing"),
    [
        (None, "acknowledged"),
        (say("92", "2020-03-26", "2020-03-28"), "acknowledged"),
        (say("90.5", "2020-03-20", "2020-03-28"), "acknowledged"),
        (say("89", "2020-03-30", "2020-03-31"), "reversed"),
        (say("86", "2020-03-24", "2020-03-28", correction_of="*"), "retracted"),
    ],
)
def test_acknowledged_until_something_new_is_told(engine: Engine, comes: Story | None, standing: str) -> None:
    """What only the log hears of leaves it acknowledged; a reversal or a retraction nobody has seen yet."""
    submit(engine, BELOW)
    submit(engine, PAST, 1)
    send(engine)
    acknowledge(engine)
    if comes:
        submit(engine, comes, 2)
    with engine.connect() as conn:
        assert [one.standing for one in alerts.listed(conn, kind="milestone")] == [standing]
        assert len(alerts.listed(conn, standing=standing)) == 1
        assert alerts.listed(conn, standing="open") == []
        assert alerts.counts(conn) == dict.fromkeys(alerts.STANDINGS, 0) | {standing: 1}


def test_a_silence_is_no_acknowledgement(engine: Engine) -> None:
    """Who wants to hear nothing has not said that it is seen; what is taken back and true again is open again."""
    submit(engine, PAST)
    send(engine)
    acknowledge(engine, What.SILENCE)
    with engine.connect() as conn:
        assert [one.standing for one in alerts.listed(conn)] == ["open"]
    acknowledge(engine, What.RESOLVE)
    submit(engine, say("86", "2020-03-24", "2020-03-28", correction_of="*"), 1)
    submit(engine, say("91", "2020-03-24", "2020-03-29", correction_of="*"), 2)
    with engine.connect() as conn:
        assert [one.standing for one in alerts.listed(conn)] == ["open"]


def test_every_alert_leads_to_the_words_it_rests_on(engine: Engine) -> None:
    """Alert -> figure -> article and span, for each alert of a page that contradicts itself and of a crossing."""
    told_ = {"value": "96.3", "as_of": "2020-03-24", "start": 3, "end": 8, "quote": "返岗率达96.3%。", "text": "96.3%"}
    one = story("2020-03-26", told_)
    one = replace(one, article=replace(one.article, text="返岗率96.3%。"))
    submit(engine, one)
    with engine.connect() as conn:
        found = alerts.listed(conn)
        bodies = [json.loads(event.body)["data"]["observation"] for event in events.listed(conn)]
    assert {each.article_id for each in found} == {one.article.id}
    for said in bodies:
        assert said["article_id"] == one.article.id
        assert one.article.text[said["start"] : said["end"]] == said["words"]
        assert Decimal(said["words"].rstrip("%")) == Decimal(said["value"])
