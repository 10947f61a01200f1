from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine

from shuize.store import articles, attempts, files, views, watermarks
from shuize.store.engine import writing
from shuize.types import Article, PublishedKind
from tests.tales import plans, store

NOW = datetime(2026, 11, 21, 8, tzinfo=UTC)
ARTICLE = Article(
    id="a" * 64,
    text="text",
    published=date(2020, 3, 12),
    published_kind=PublishedKind.GIVEN,
    title="title",
    source="daily",
    rank=10,
    url="https://example.org/a",
    correction_of="*",
)


def _insert(engine: Engine, *ids: str) -> None:
    with writing(engine) as conn:
        for one in ids:
            assert articles.insert(conn, replace(ARTICLE, id=one), name=f"{one}.txt", now=NOW)


def test_an_article_comes_back_as_it_was(engine: Engine) -> None:
    """Every field; known once, it is a duplicate, whatever its name."""
    with writing(engine) as conn:
        assert articles.insert(conn, ARTICLE, name="a.txt", now=NOW, quiet=True)
        assert not articles.insert(conn, replace(ARTICLE, title="other"), name="b.txt", now=NOW)
    with engine.connect() as conn:
        assert articles.get(conn, ARTICLE.id) == (ARTICLE, "received", True)
        assert articles.get(conn, "none") is None


def test_attempts_are_counted_and_the_end_is_kept(engine: Engine) -> None:
    """Received becomes read or quarantined; what was read is never quarantined afterwards."""
    _insert(engine, "a", "b")
    with writing(engine) as conn:
        assert [attempts.begin_attempt(conn, "a", NOW) for _ in range(3)] == [1, 2, 3]
        articles.quarantine(conn, "a", "killed its worker", NOW)
        articles.finish(conn, "b", "{}", NOW)
        articles.quarantine(conn, "b", "too late", NOW)
        assert articles.counts(conn) == {"received": 0, "read": 1, "again": 0, "quarantined": 1}


def test_what_the_queue_lost_is_overdue(engine: Engine) -> None:
    """Never queued, or queued before the instant; never what is read, being read, or freshly queued."""
    _insert(engine, "fresh", "lost", "never", "read", "tried")
    with writing(engine) as conn:
        attempts.mark_queued(conn, ["fresh"], NOW)
        attempts.mark_queued(conn, ["lost", "read", "tried"], NOW - timedelta(minutes=5))
        articles.finish(conn, "read", "{}", NOW)
        attempts.begin_attempt(conn, "tried", NOW)
        before = NOW - timedelta(minutes=1)
        assert sorted(attempts.overdue(conn, before, 10)) == ["lost", "never"]
        assert len(attempts.overdue(conn, before, 1)) == 1


def test_attempts_are_counted_by_keys_alone(sqlite_url: str) -> None:
    """However many wait, those whose attempts are counted are not looked for among them."""
    with store(sqlite_url) as engine:
        _insert(engine, *(f"{number:03}" for number in range(40)))
        mine = [f"{number:03}" for number in range(30)]

        def act() -> None:
            with writing(engine) as conn:
                assert len(attempts.begin_attempts(conn, mine)) == len(mine)
                attempts.forgive_attempts(conn, mine)
                attempts.mark_queued(conn, mine, NOW)

        seen = plans(engine, act, "UPDATE")
    assert seen == ["SEARCH articles USING INDEX sqlite_autoindex_articles_1 (id=?)"] * 3


def test_those_that_wait_are_found_by_an_index_of_their_own(sqlite_url: str) -> None:
    """Sweeps and counts never look at what was read, nor at the table."""
    with store(sqlite_url) as engine:
        _insert(engine, "a", "b")

        def act() -> None:
            with engine.connect() as conn:
                attempts.overdue(conn, NOW, 10, now=NOW)
                articles.counts(conn)
                views.waiting_since(conn)
                watermarks.seen(conn)
                watermarks.newest(conn, NOW)

        seen = [plan for plan in plans(engine, act) if plan != "SCAN days"]  # a step for each date
    assert [plan for plan in seen if plan.startswith("SCAN") or "autoindex" in plan] == []
    assert any("ix_articles_state_queued" in plan for plan in seen)
    assert any("ix_articles_state_published" in plan for plan in seen)


def test_the_watermark_is_what_was_received_before(engine: Engine) -> None:
    """The newest date among earlier receptions, file times and days to come aside; none for the first."""
    days = {
        "a": (0, date(2020, 3, 1)),
        "b": (1, date(2020, 4, 1)),
        "c": (2, date(2020, 2, 1)),
        "d": (2, date(2020, 5, 1)),
        "e": (3, date(2026, 1, 1)),
        "f": (4, date(2020, 1, 1)),
        "g": (5, date(2098, 3, 5)),
        "h": (6, date(2020, 1, 1)),
    }
    with writing(engine) as conn:
        for one, (second, day) in days.items():
            kind = PublishedKind.MODIFIED if one == "e" else PublishedKind.SIDECAR
            article = replace(ARTICLE, id=one, published=day, published_kind=kind)
            articles.insert(conn, article, name=one, now=NOW + timedelta(seconds=second))
        found = {one: watermarks.watermark(conn, one) for one in days}
    later = dict.fromkeys("efgh", date(2020, 5, 1))
    assert found == {"a": None, "b": date(2020, 3, 1), "c": date(2020, 4, 1), "d": date(2020, 4, 1), **later}


def test_files_by_their_bytes(engine: Engine) -> None:
    """A name that is no UTF-8 is remembered, written over when it changed, and forgotten."""
    path = b"inbox/\xff\xfe.txt"
    with writing(engine) as conn:
        assert files.known_of(conn, [path]) == {}
        later = files.Seen(path, "1-2-4", files.DONE, None, ("a", "b"), NOW)
        files.remember_all(conn, [files.Seen(path, "1-2-3", files.REJECTED, "empty", (), NOW)])
        files.remember_all(conn, [later])
        assert files.known_of(conn, [path]) == {path: later}
        assert files.fingerprints(conn) == {path: "1-2-4"}
        files.forget_all(conn, [path])
        assert files.fingerprints(conn) == {}


def test_an_instant_needs_its_zone(engine: Engine) -> None:
    """A naive time is a mistake, not a guess."""
    with pytest.raises(Exception, match="time zone"), writing(engine) as conn:
        articles.insert(conn, ARTICLE, name="a", now=NOW.replace(tzinfo=None))
