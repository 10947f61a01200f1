"""Articles of one job are finished together or by themselves: what stands afterwards must be the same."""

import multiprocessing
import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, select

from shuize import broker
from shuize.store import articles, attempts, schema
from shuize.store.engine import writing
from shuize.types import Article, Label, PublishedKind, Reading
from tests.inboxes import Stack, stack
from tests.test_reprints import HEADLINE, LED_IN, NEXT_DAY, OTHER, PRINTED
from workers import jobs

TABLES = (schema.reprints, schema.observations, schema.alerts, schema.events, schema.event_alerts, schema.deliveries)
CLOCKS = {"recorded_at", "opened_at", "updated_at", "created_at", "due_at", "sequence", "event_sequence", "body"}
"""Columns that differ from one run to the next."""


def made(number: int, text: str) -> Article:
    """Return an article of that text."""
    return Article(f"{number:064}", text, date(2020, 3, 1 + number % 28), PublishedKind.GIVEN, source=f"报{number % 5}")


PLAIN = [
    f"第{number}次春耕会议部署第{number * 7}号事项，" + f"种子{number}、化肥和农机下乡，" * 8 for number in range(30)
]
TEXTS = [
    *PLAIN[:12], HEADLINE, OTHER, "太短。", f"{PLAIN[3]}再印一次。", *PLAIN[12:25],
    PRINTED, NEXT_DAY, f"{OTHER}又见。", LED_IN, f"再印：{PLAIN[3]}", *PLAIN[25:],
    "截至3月1日，济南市规模以上工业企业返岗率为97.2%。", "截至3月2日，济南市规模以上工业企业返岗率为93.1%。",
]  # fmt: skip
ARTICLES = [made(number, text) for number, text in enumerate(TEXTS)]


@contextmanager
def at_work(folder: Path, url: str) -> Iterator[Stack]:
    """Give a stack whose jobs are read in this process, with all the articles received."""
    with stack(folder, database_url=url) as box:
        receive(box.engine, ARTICLES)
        with working(box):
            yield box


@contextmanager
def working(box: Stack, reader: jobs.Reads | None = None, **settings: int) -> Iterator[None]:
    """Let this process be the worker of the stack, with that reader, while the block runs."""
    desk = jobs.make_desk(replace(box.settings, **settings), box.redis.client)
    jobs.prepare(replace(desk, reader=reader) if reader else desk)
    try:
        yield
    finally:
        jobs._Process.desk = None
        desk.engine.dispose()


def receive(engine: Engine, some: Sequence[Article]) -> None:
    """Put the articles into the ledger."""
    with writing(engine) as conn:
        articles.insert_all(conn, [(one, "a.txt") for one in some], now=datetime(2026, 11, 22, tzinfo=UTC))


def stands(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    """Return all that the database knows, times and numbers of rows left out."""
    known = schema.articles.c
    with engine.connect() as conn:
        found = {
            table.name: sorted(
                (tuple(value for name, value in row._mapping.items() if name not in CLOCKS) for row in rows), key=str
            )
            for table in TABLES
            for rows in [conn.execute(select(table)).all()]
        }
        sketched = select(schema.sketches.c.article_id, schema.bands.c.key).join_from(
            schema.sketches, schema.bands, schema.bands.c.sketch == schema.sketches.c.number
        )
        found["bands"] = sorted(map(tuple, conn.execute(sketched)))
        found["articles"] = sorted(map(tuple, conn.execute(select(known.id, known.state, known.labels))))
    return found


def test_together_as_one_by_one(tmp_path: Path, database_url: str, sqlite_url: str) -> None:
    """Plain articles, figures, reprints of both: one job of all leaves what a job for each leaves."""
    ids = [one.id for one in ARTICLES]
    folders = [tmp_path / name for name in ("together", "alone")]
    urls = [database_url, f"sqlite:///{tmp_path}/other.db" if database_url == sqlite_url else sqlite_url]
    found = []
    for folder, url, portions in zip(folders, urls, ([ids], [[one] for one in ids]), strict=True):
        folder.mkdir()
        with at_work(folder, url) as box:
            for portion in portions:
                jobs.read_articles(portion)
            found.append(stands(box.engine))
    assert found[0] == found[1]
    assert {state for _, state, _ in found[0]["articles"]} == {articles.READ}
    assert len(found[0]["reprints"]) >= 5
    assert len(found[0]["events"]) >= 2


def killed(ids: list[str], statement: int) -> None:
    """Read the articles in a process that is killed before that statement."""
    desk = jobs._Process.desk
    assert desk
    left = [statement]

    @event.listens_for(desk.engine, "before_cursor_execute")
    def count(*_: object) -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    jobs.read_articles(ids)


def test_killed_at_any_statement(tmp_path: Path, database_url: str) -> None:
    """A worker that is killed while it finishes many loses none, and whoever goes on doubles none."""
    ids = [one.id for one in ARTICLES]
    (tmp_path / "whole").mkdir()
    with at_work(tmp_path / "whole", f"sqlite:///{tmp_path}/other.db") as box:
        jobs.read_articles(ids)
        expected = stands(box.engine)
    (tmp_path / "killed").mkdir()
    with at_work(tmp_path / "killed", database_url) as box:
        deaths = 0
        for statement in (6, 7, 8, 9, 10, 41, 75):
            child = multiprocessing.get_context("fork").Process(target=killed, args=(ids, statement))
            child.start()
            child.join(60)
            deaths += child.exitcode == -signal.SIGKILL
            with writing(box.engine) as conn:
                attempts.forgive_attempts(conn, ids)
        jobs.read_articles(ids)
        assert deaths >= 6
        assert stands(box.engine) == expected


class Odd:
    """A reader of which one article gets a label that no database keeps, and one is dated anew while it is read."""

    def __init__(self, engine: Engine) -> None:
        """Reach the ledger too."""
        self._engine = engine

    def read(self, article: Article) -> Reading:
        """Return no figures."""
        if article == ARTICLES[4]:
            with writing(self._engine) as conn:
                articles.restate(conn, replace(article, published=date(2020, 2, 2)), datetime.now(UTC))
        label = Label("\ud800" if article == ARTICLES[2] else "t", Decimal(article.published.month), ())
        return Reading(article.id, (label,), (), ())


@pytest.fixture
def odd(box: Stack) -> Iterator[Stack]:
    """Give a stack that reads so."""
    receive(box.engine, ARTICLES[:8])
    with working(box, Odd(box.engine)):
        yield box


def test_what_the_store_refuses_loses_no_other(odd: Stack) -> None:
    """The seven that were to be finished with it are finished without it."""
    jobs.read_articles([one.id for one in ARTICLES[:8]])
    with odd.engine.connect() as conn:
        rows = conn.execute(select(schema.articles).order_by(schema.articles.c.id)).all()
    assert [row.state == articles.READ for row in rows] == [number != 2 for number in range(8)]
    assert rows[2].attempts == 1


def test_what_becomes_known_meanwhile_is_read(odd: Stack) -> None:
    """An article that a sidecar dates anew while it is read is read again with its new date."""
    jobs.read_articles([one.id for one in ARTICLES[3:8]])
    with odd.engine.connect() as conn:
        row = conn.execute(select(schema.articles).where(schema.articles.c.id == ARTICLES[4].id)).one()
    assert (row.state, row.published, row.attempts) == (articles.READ, "2020-02-02", 1)
    assert '"score": "2"' in row.labels


def test_only_who_has_something_to_tell_is_woken(tmp_path: Path, sqlite_url: str) -> None:
    """What an archive passes wakes no deliverer."""
    old, new = made(1, TEXTS[-2]), made(2, TEXTS[-2].replace("济南", "青岛"))
    with stack(tmp_path, database_url=sqlite_url) as box, working(box):
        for one, quiet, woken in ((old, True, 0), (new, False, 1)):
            with writing(box.engine) as conn:
                articles.insert(conn, one, name="a.txt", now=datetime.now(UTC), quiet=quiet)
            jobs.read_articles([one.id])
            with box.engine.connect() as conn:
                assert one.id in conn.scalars(select(schema.observations.c.article_id)).all()
            assert box.redis.client.exists(broker.WAKE) == woken


def test_an_article_that_is_tried_alone_waits_for_nobody(box: Stack) -> None:
    """With one attempt for each, every article is finished before the next begins."""
    receive(box.engine, ARTICLES[:3])
    seen: list[int] = []

    class Counting:
        def read(self, article: Article) -> Reading:
            with box.engine.connect() as conn:
                seen.append(articles.count(conn, articles.READ))
            return Reading(article.id, (), (), ())

    with working(box, Counting(), max_attempts=1):
        jobs.read_articles([one.id for one in ARTICLES[:3]])
    assert seen == [0, 1, 2]
