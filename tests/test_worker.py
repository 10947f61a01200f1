"""A worker that dies, is told to end, or whose Redis or store is away: no article is lost, and none read in vain."""

import logging
import os
import signal
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from subprocess import Popen
from threading import Thread

import psutil
import pytest
from rq import Worker
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from ingest.sweep import sweep
from shuize import broker
from shuize.health import Pulse
from shuize.seldom import Seldom
from shuize.store import articles, schema
from shuize.store.articles import QUARANTINED, READ, RECEIVED
from shuize.store.engine import writing
from shuize.types import Article, Reading
from tests.at_work import FRAIL, begun, drop, jobs_left, working
from tests.inboxes import DEADLINE_SECONDS, SENTENCE, Stack, descendants, eventually, running, stack, write
from workers import jobs
from workers.worker import ReadingWorker


def reason(box: Stack, name: str) -> str:
    """Return why an article was put aside."""
    with box.engine.connect() as conn:
        return str(conn.scalar(select(schema.articles.c.reason).where(schema.articles.c.name == name)))


def test_a_poisonous_article_is_put_aside_and_the_rest_is_read(box: Stack) -> None:
    """It kills three horses; the articles before and after it, of the same job, are read: the one before it twice.

    That one waited to be finished with others when its horse died; once only, for what is tried again waits for nobody.
    """
    drop(box, "", "毒", "", "")
    with working(box):
        eventually(lambda: RECEIVED not in box.states().values())
    assert box.states() == {"0.txt": READ, "1.txt": QUARANTINED, "2.txt": READ, "3.txt": READ}
    assert reason(box, "1.txt") == "ended its worker 3 times"
    assert len(begun(box)) == 3 + 3 + 1


def tries(box: Stack) -> dict[str, int]:
    """Return how often each article was tried, by its name, as the ledger counts it."""
    with box.engine.connect() as conn:
        return dict(list(conn.execute(select(schema.articles.c.name, schema.articles.c.attempts))))


def test_the_others_of_a_job_pay_for_poison_once_at_most(box: Stack) -> None:
    """Their first attempt is counted with that of the whole job; however often it dies, they are not put aside."""
    drop(box, "毒", "毒", "", "")
    with working(box):
        eventually(lambda: RECEIVED not in box.states().values())
    assert box.states() == {"0.txt": QUARANTINED, "1.txt": QUARANTINED, "2.txt": READ, "3.txt": READ}
    assert max(tries(box)[name] for name in ("2.txt", "3.txt")) <= 2
    assert len(begun(box)) >= 3 + 2 + 2


def test_where_one_attempt_is_all_each_is_counted_for_itself(tmp_path: Path) -> None:
    """Nothing is put aside that was never tried."""
    with stack(tmp_path, max_attempts=1) as box:
        drop(box, "毒", "", "")
        with working(box):
            eventually(lambda: RECEIVED not in box.states().values())
        assert box.states() == {"0.txt": QUARANTINED, "1.txt": READ, "2.txt": READ}
        assert tries(box)["1.txt"] == 1


def test_an_article_that_raises_loses_no_other(box: Stack) -> None:
    """The others are read at once; it stays received, is tried again, and is put aside at the third time."""
    drop(box, "", "错", "")
    with working(box):
        eventually(lambda: list(box.states().values()).count(READ) == 2)
        assert box.states()["1.txt"] == RECEIVED
        later = datetime.now(UTC) + timedelta(seconds=60)
        for tries in (1, 2):
            eventually(lambda tries=tries: len(begun(box)) == 2 + tries and jobs_left(box) == 0)
            assert sweep(box.desk, later) == 1
            later += timedelta(seconds=60)
        eventually(lambda: box.states()["1.txt"] == QUARANTINED)
    assert reason(box, "1.txt") == "ValueError: cannot read redis://***@host"
    assert len(begun(box)) == 2 + 3


def test_a_killed_worker_loses_nothing(box: Stack) -> None:
    """Worker and horse killed at work: the sweeper finds what they held, another worker reads it."""
    drop(box, "慢", "")
    with working(box) as process:
        eventually(lambda: begun(box))
        family = descendants(process.pid)
        os.kill(process.pid, signal.SIGKILL)
        for each in family:
            each.kill()
        process.wait(60)
    assert set(box.states().values()) == {RECEIVED}
    (box.settings.data / "go").touch()
    eventually(lambda: sweep(box.desk, datetime.now(UTC) + timedelta(seconds=60)) == 2)
    with working(box):
        eventually(lambda: set(box.states().values()) == {READ})


def kill_all(process: "Popen[str]") -> None:
    """Kill the process and all below it."""
    family = descendants(process.pid)
    for each in (psutil.Process(process.pid), *family):
        each.kill()
    process.wait(60)


def test_what_the_dead_held_is_read_by_the_next_within_seconds(tmp_path: Path) -> None:
    """A worker and its horse killed, then Redis emptied under the next one's hands: neither waits for the old sweep."""
    with stack(tmp_path) as box:
        settings = replace(box.settings, requeue_seconds=600.0, sweep_seconds=600.0)
        with running(["-m", "ingest"], settings):
            write(box.root / "0.txt", f"{SENTENCE}慢")
            with running([FRAIL], settings) as process:
                eventually(lambda: len(begun(box)) == 1)
                kill_all(process)
            with running([FRAIL], settings) as process:
                eventually(lambda: len(begun(box)) == 2)
                write(box.root / "1.txt")
                eventually(lambda: len(box.queued()) == 1)
                box.redis.client.flushall()
                eventually(lambda: box.queued() == set(box_ids(box)))
                (box.settings.data / "go").touch()
                eventually(lambda: box.states() == {"0.txt": READ, "1.txt": READ})
                eventually(lambda: Worker.count(box.redis.client) == 1)
                assert process.poll() is None
                assert broker.queue(box.redis.client).failed_job_registry.count == 0
                assert len(begun(box)) <= 4


def box_ids(box: Stack) -> list[str]:
    """Return the id of every article."""
    with box.engine.connect() as conn:
        return list(conn.scalars(select(schema.articles.c.id)))


def test_a_signal_lets_the_article_be_finished_and_gives_the_rest_back(box: Stack) -> None:
    """SIGTERM in the middle of a batch: the one is read, the others are on the queue, the worker is gone."""
    drop(box, "停", "", "")
    with working(box) as process:
        eventually(lambda: begun(box))
        process.terminate()
        assert process.wait(60) == 0
        assert sorted(box.states().values()) == [READ, RECEIVED, RECEIVED]
        assert sorted(tries(box).values()) == [0, 0, 1]
        assert len(box.queued()) == 2
    with working(box):
        eventually(lambda: set(box.states().values()) == {READ})
    assert len(begun(box)) == 3


def test_a_second_signal_takes_the_horse_down(box: Stack) -> None:
    """An article that takes too long does not keep anybody waiting; it is back on the queue."""
    drop(box, "慢")
    with working(box) as process:
        eventually(lambda: begun(box))
        (horse,) = psutil.Process(process.pid).children()
        process.terminate()
        eventually(lambda: ended_or_signalled(process, horse))
        assert not horse.is_running() or horse.status() == psutil.STATUS_ZOMBIE
    assert box.states() == {"0.txt": RECEIVED}


def ended_or_signalled(process: "Popen[str]", horse: psutil.Process) -> bool:
    """Send the signal again until the process has ended."""
    if process.poll() is None:
        process.terminate()
    return process.poll() is not None and (not horse.is_running() or horse.status() == psutil.STATUS_ZOMBIE)


def test_a_worker_survives_a_restart_of_redis(box: Stack) -> None:
    """Killed and started again, Redis finds the same worker waiting; all its memory lost, the sweeper helps."""
    with working(box) as process:
        drop(box, "")
        eventually(lambda: box.states() == {"0.txt": READ})
        os.kill(box.redis.client.info("server")["process_id"], signal.SIGKILL)
        box.redis.ensure()
        box.redis.client.flushall()
        write(box.root / "after.txt", "重启之后的复工率12%。")
        box.look()
        eventually(lambda: box.states().get("after.txt") == READ)
        assert process.poll() is None


def test_that_redis_is_away_is_said_seldom(box: Stack, caplog: pytest.LogCaptureFixture) -> None:
    """RQ finds it every second or two; the log says it when it begins."""
    offered: list[logging.LogRecord] = []
    rq = logging.getLogger("rq.worker")
    worker = ReadingWorker(box.redis.client, Pulse(box.settings, "workers"))
    worker.register_birth()
    rq.filters.insert(0, keep := lambda record: offered.append(record) or True)
    try:
        waiting = Thread(target=worker.dequeue_job_and_maintain_ttl, args=(30,))
        waiting.start()
        eventually(lambda: any("b" in one["flags"] for one in box.redis.client.client_list()))  # it waits on the queue
        os.kill(box.redis.client.info("server")["process_id"], signal.SIGKILL)
        eventually(lambda: len([one for one in offered if "connect to Redis" in one.getMessage()]) > 2)
        box.redis.ensure()
        broker.enqueue(box.redis.client, ["none"])
        waiting.join(DEADLINE_SECONDS)
        assert not waiting.is_alive()
    finally:
        rq.filters.remove(keep)
    assert len([one for one in caplog.records if "connect to Redis" in one.getMessage()]) == 1


def test_trouble_is_said_at_first_and_once_a_minute() -> None:
    """Also when it comes back after it was gone."""
    found = [*range(0, 130, 2), 200, 201]
    clock = iter(found)
    seldom = Seldom(lambda: next(clock))
    assert [at for at in found if seldom.is_time()] == [0, 60, 120, 200]


class Away:
    """A reader whose article meets a database in trouble."""

    def read(self, article: Article) -> Reading:
        """Fail as the driver does."""
        raise OperationalError("INSERT", {}, OSError(f"disk full at {article.id[:6]}"))


def test_a_store_in_trouble_costs_no_attempt(box: Stack, monkeypatch: pytest.MonkeyPatch) -> None:
    """Trouble with the database is no fault of the article: however often, it is not put aside for it."""
    write(box.root / "a.txt", SENTENCE)
    box.look_until(box.names)
    with box.engine.connect() as conn:
        (article_id,) = conn.scalars(select(schema.articles.c.id))
    desk = replace(jobs.make_desk(box.settings, box.redis.client), reader=Away())
    monkeypatch.setattr(jobs._Process, "desk", desk)
    monkeypatch.setattr(jobs._Process, "stopping", False)
    for _ in range(box.settings.max_attempts + 1):
        with pytest.raises(OperationalError):
            jobs.read_articles([article_id])
    with box.engine.connect() as conn:
        assert conn.execute(select(schema.articles.c.state, schema.articles.c.attempts)).one() == (RECEIVED, 0)


class Overtaken:
    """The real reader, while a sidecar dates its article otherwise."""

    def __init__(self, box: Stack, reader: jobs.Reads) -> None:
        """Restate the article in the store of `box` the first time that it is read."""
        self._box, self._reader, self.read_as = box, reader, list[date]()

    def read(self, article: Article) -> Reading:
        """Read it, and let more be known of it before that is recorded."""
        self.read_as.append(article.published)
        if len(self.read_as) == 1:
            with writing(self._box.engine) as conn:
                assert articles.restate(conn, replace(article, published=date(2020, 3, 12)), datetime.now(UTC))
        return self._reader.read(article)


def test_what_becomes_known_while_an_article_is_read_counts(box: Stack, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is read again at once, as it is known now; the first reading leaves nothing behind, nor costs an attempt."""
    write(box.root / "a.txt", "今天，青岛市规模以上工业企业复工率达96.3%。")
    box.look_until(box.names)
    with box.engine.connect() as conn:
        (article_id,) = conn.scalars(select(schema.articles.c.id))
    desk = jobs.make_desk(box.settings, box.redis.client)
    reader = Overtaken(box, desk.reader)
    monkeypatch.setattr(jobs._Process, "desk", replace(desk, reader=reader))
    monkeypatch.setattr(jobs._Process, "stopping", False)
    jobs.read_articles([article_id])
    assert reader.read_as[1:] == [date(2020, 3, 12)]
    with box.engine.connect() as conn:
        assert conn.execute(select(schema.articles.c.state, schema.articles.c.attempts)).one() == (READ, 1)
        figures = select(schema.observations.c.as_of, schema.observations.c.withdrawn_at)
        assert conn.execute(figures).all() == [("2020-03-12", None)]
