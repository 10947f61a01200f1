"""Articles as they might come, and a store to put them into."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import Engine, event, select, text, update

from shuize.pack import Pack
from shuize.packfile import parse
from shuize.store import articles
from shuize.store.engine import open_store, writing
from shuize.store.schema import alerts as alert_rows
from shuize.store.schema import deliveries as delivery_rows
from shuize.types import (
    Article,
    AsOfKind,
    Kind,
    Label,
    Observation,
    Place,
    PublishedKind,
    Reading,
    Relation,
    Series,
    digest,
)
from workers.ledger.record import Recorded, record

NOW = datetime(2026, 11, 21, 8, tzinfo=UTC)
ENDPOINTS = ("log", "webhook")
HEAD = """
[pack]
id = "p"
version = "1"
name = "复工"
name_en = "resumption"

[[topic]]
id = "t"
name = "复工"
name_en = "resumption"
terms = ["复工"]

[[indicator]]
id = "return"
name = "返岗率"
name_en = "return rate"
unit = "%"
measure = "rate"
"""
"""Where the packs of these tests begin: one topic and one rate."""
PACK = parse(
    HEAD
    + """
[[indicator]]
id = "output"
name = "日产量"
name_en = "daily output"
unit = "只"
measure = "output"

[[subject]]
name = "规模以上工业企业"
name_en = "large industry"

[[rule]]
id = "marks"
kind = "milestone"
indicators = ["return"]
marks = [90, 95, 100]

[[rule]]
id = "conflicts"
kind = "conflict"

[[rule]]
id = "times"
kind = "multiple"
indicators = ["output"]
factors = [2, 5, 10]
""",
    "pack.toml",
)
SHANDONG = Series("return", Place("370000", "山东省"), "规模以上工业企业", "%")
JIMO = Series("return", Place("370215", "即墨区"), None, "%")
MASKS = Series("output", Place("370000", "山东省"), "口罩", "只")


@dataclass(frozen=True)
class Story:
    """An article and what was read from it."""

    article: Article
    reading: Reading


def story(published: str, *told: dict[str, Any], name: str = "", **changes: Any) -> Story:  # noqa: ANN401  # any field
    """Make an article of that date with these figures; `name` tells two of the same date apart."""
    article = Article(
        id=digest(published, name, str(told), str(changes)),
        text="text",
        published=date.fromisoformat(published),
        **{"source": "daily", "published_kind": PublishedKind.GIVEN} | changes,
    )
    figures = [_observation(article.id, number, one) for number, one in enumerate(told)]
    labels = (Label("t", Decimal("0.9"), ("复工",)),)
    return Story(article, Reading(article.id, labels, labels, tuple(figures)))


def _observation(article_id: str, number: int, told: dict[str, Any]) -> Observation:
    fields: dict[str, Any] = {
        "series": SHANDONG,
        "relation": Relation.EQ,
        "low": None,
        "high": None,
        "step": Decimal("0.1"),
        "as_of_kind": AsOfKind.STATED,
        "kind": Kind.STATED,
        "article_id": article_id,
        "story": 0,
        "start": number * 10,
        "end": number * 10 + 4,
        "text": "words",
        "quote": "the sentence",
        "confidence": Decimal("0.9"),
    }
    return Observation(**fields | told | {"value": Decimal(told["value"])})


def receive(engine: Engine, one: Story, second: int = 0, *, quiet: bool = False) -> None:
    """Put the article into the ledger, received at that second."""
    with writing(engine) as conn:
        articles.insert(conn, one.article, name="a.txt", now=NOW + timedelta(seconds=second), quiet=quiet)


def submit(
    engine: Engine,
    one: Story,
    second: int = 0,
    *,
    quiet: bool = False,
    language: Any = "zh",  # noqa: ANN401  # a literal
    pack: Pack = PACK,
    **more: Any,  # noqa: ANN401  # any option
) -> Recorded:
    """Receive and record the article."""
    receive(engine, one, second, quiet=quiet)
    return record(
        engine, one.article, one.reading, [pack], ENDPOINTS,
        now=NOW + timedelta(seconds=second), quiet=quiet, lateness_days=14, language=language, **more,
    )  # fmt: skip


def told(recorded: Recorded) -> list[tuple[str, str, tuple[str, ...]]]:
    """Say each event as its type, how it was marked, and to whom it goes."""
    return [(one.type, one.told, one.endpoints) for one in recorded.events]


def states(engine: Engine) -> set[tuple[object, ...]]:
    """Return what stands in the end: all that must not depend on the order of arrival."""
    columns = [
        alert_rows.c[name]
        for name in ("id", "rule", "key", "episode", "state", "reason", "as_of", "observation_id", "detail")
    ]
    with engine.connect() as conn:
        return {tuple(row) for row in conn.execute(select(*columns)) if row.state != "retracted"}


@contextmanager
def store(url: str) -> Iterator[Engine]:
    """Open a store and close it."""
    engine = open_store(url)
    try:
        yield engine
    finally:
        engine.dispose()


def shuffled(stories: Sequence[Story], random: Random, folder: Path) -> Iterator[tuple[list[Story], Engine]]:
    """Give two orders of the stories, one of them told again, each with an empty store."""
    for number in range(2):
        order = [*stories, random.choice(stories)]
        random.shuffle(order)
        with store(f"sqlite:///{folder}/{number}.db") as engine:
            yield order, engine


def send(engine: Engine) -> None:
    """Mark everything due as sent, as the deliverer does."""
    with writing(engine) as conn:
        conn.execute(update(delivery_rows).where(delivery_rows.c.state == "due").values(state="sent", attempts=1))


@st.composite
def streams(draw: st.DrawFn) -> list[Story]:
    """Draw a few articles: late, corrected, contradicting, from three sources."""
    made = []
    for number in range(draw(st.integers(2, 5))):
        told_ = [
            {"value": str(Decimal(draw(st.integers(880, 1000))) / 10), "as_of": f"2020-03-{draw(st.integers(1, 5)):02}"}
            for _ in range(draw(st.integers(1, 2)))
        ]
        day = f"2020-03-{draw(st.sampled_from([6, 7, 9, 25])):02}"
        changes = {"source": draw(st.sampled_from(["a", "b", None]))}
        if draw(st.integers(0, 5)) == 0:
            changes["correction_of"] = "*"
        made.append(story(day, *told_, name=str(number), **changes))
    return made


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


def everything(engine: Engine) -> list[int]:
    """Count the rows of each table that recording fills."""
    tables = ("observations", "series", "alerts", "events", "event_alerts", "deliveries")
    with engine.connect() as conn:
        return [int(conn.scalar(text(f"SELECT count(*) FROM {name}")) or 0) for name in tables]  # noqa: S608  # constants


CROSSING = story("2020-03-26", {"value": "96.3", "as_of": "2020-03-24"})


def plans(engine: Engine, act: Callable[[], object], verb: str = "SELECT") -> list[str]:
    """Return how SQLite finds what each query of the act asks for, or each other statement of that verb."""
    said: list[tuple[str, Any]] = []
    verbs = ("SELECT", "WITH") if verb == "SELECT" else (verb,)
    event.listen(
        engine, "before_cursor_execute", lambda *a: said.append((a[2], a[3])) if a[2].startswith(verbs) else None
    )
    act()
    with engine.connect() as conn:
        return [
            row[3]
            for query, values in list(said)
            for row in conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}", values)
        ]
