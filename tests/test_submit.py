import json
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ingest import submit, sweep
from ingest.desk import Outcome, Prepared
from ingest.inbox import Inbox
from ingest.scan import scan
from shuize import broker
from shuize.errors import BrokerError
from shuize.store import articles, attempts, files
from shuize.store.engine import writing
from tests.inboxes import SENTENCE, Stack, stack, write, write_bytes

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def prepared(box: Stack) -> list[Prepared]:
    """Do step 1 for everything in the inbox."""
    made = [submit.prepare(box.desk, found, None) for found in scan(box.desk.root, [])]
    return [one for one in made if one]


def run_until(box: Stack, last: int) -> None:
    """Do the steps up to number `last`, then stop as a crash would."""
    made = prepared(box)
    outcomes: list[Outcome] = []
    queued: list[str] = []
    kept: list[bytes] = []
    steps: list[Callable[[], None]] = [
        lambda: outcomes.extend(submit.record(box.desk, made, NOW)),
        lambda: queued.extend(submit.enqueue(box.desk, outcomes)),
        lambda: kept.extend(submit.put_away(box.desk, outcomes, NOW)),
        lambda: submit.note(box.desk, outcomes, queued, kept, NOW),
    ]
    for step in steps[: last - 1]:
        step()


@pytest.mark.parametrize("last", [1, 2, 3, 4, 5])
def test_a_crash_after_any_step_loses_nothing_and_doubles_nothing(box: Stack, last: int) -> None:
    """Whatever step was the last, a new process brings every file to the same end."""
    write(box.root / "a.txt", SENTENCE + "甲")
    write(box.root / "sub" / "b.txt", SENTENCE + "乙")
    write(box.root / "twin.txt", SENTENCE + "  甲\n")
    write(box.root / "bad.txt", "\n")
    run_until(box, last)
    box.inbox = Inbox(box.desk)
    box.inbox.recall()
    box.look_until(lambda: "rejected/bad.txt" in box.tree())
    assert len(box.names()) == 2
    assert len(box.queued()) == 2
    done = {name for name in box.tree() if name.startswith("done/")}
    assert len(done) == 2
    assert {name.rpartition("/")[2] for name in box.tree() if not name.endswith(".why")} == {
        "a.txt", "b.txt", "twin.txt", "bad.txt",
    }  # fmt: skip
    with box.engine.connect() as conn:
        assert files.fingerprints(conn) == {}
    sweep.sweep(box.desk, datetime.now(UTC))
    with box.engine.connect() as conn:
        assert attempts.overdue(conn, datetime(2000, 1, 1, tzinfo=UTC), 10) == []
    assert len(box.queued()) == 2


def test_the_same_on_every_database(tmp_path: Path, database_url: str) -> None:
    """Names of any bytes, crash and sweep: PostgreSQL keeps the ledger as SQLite does."""
    with stack(tmp_path, database_url=database_url) as box:
        write_bytes(box.root, b"\xb8\xb4\n.txt", SENTENCE.encode())
        write(box.root / "b.json", json.dumps({"text": "甲\0乙\ud800", "title": "\0"}))
        run_until(box, 3)
        box.inbox.recall()
        box.look()
        assert box.names() == ["\\xb8\\xb4\\x0a.txt", "b.json"]
        assert len(box.queued()) == 2
        box.redis.client.flushall()
        later = datetime.now(UTC) + timedelta(seconds=60)
        assert sweep.sweep(box.desk, later) == 2
        assert len([name for name in box.tree() if name.startswith("done/")]) == 2


def test_one_transaction_holds_a_file_and_its_articles(box: Stack) -> None:
    """Both are there after step 2, neither before."""
    write(box.root / "a.jsonl", f'{{"text": "{SENTENCE}甲"}}\n{{"text": "{SENTENCE}乙"}}\n')
    made = prepared(box)
    assert box.names() == []
    (outcome,) = submit.record(box.desk, made, NOW)
    assert outcome.outcome == files.DONE
    assert len(outcome.unread) == 2
    with box.engine.connect() as conn:
        (seen,) = files.known_of(conn, [b"a.jsonl"]).values()
    assert set(seen.article_ids) == set(outcome.unread)


def test_redis_away_is_no_loss(tmp_path: Path) -> None:
    """Rows and files go on; the sweeper queues what could not be, once Redis is back."""
    with stack(tmp_path) as box:
        write(box.root / "a.txt")
        box.redis._server.stop()
        box.look()
        assert box.tree() == {"done/DAY/a.txt"}
        assert box.states() == {"a.txt": "received"}
        with pytest.raises(BrokerError):
            sweep.sweep(box.desk, datetime.now(UTC))
        box.redis.ensure()
        assert sweep.sweep(box.desk, datetime.now(UTC)) == 1
        assert len(box.queued()) == 1


@pytest.mark.parametrize("find", [sweep.sweep, sweep.recover])
def test_a_clock_that_was_ahead_hides_nothing_from_the_sweeper(box: Stack, find: Callable[..., object]) -> None:
    """A worker's clock was an hour ahead, or ours was put back: what was lost is found at once, the rest left alone."""
    write(box.root / "a.txt")
    box.look()
    (lost,) = box.queued()
    box.redis.client.flushall()
    write(box.root / "b.txt", f"{SENTENCE}2")
    box.look()
    now = datetime.now(UTC)
    with writing(box.engine) as conn:
        attempts.begin_attempt(conn, lost, now + timedelta(hours=1))
        attempts.mark_queued(conn, box.queued(), now + timedelta(hours=1))
    find(box.desk, now)
    assert lost in box.queued()
    waiting = broker.queue(box.redis.client)
    assert sorted(one for job in waiting.get_jobs() for one in job.args[0]) == sorted(box.queued())


def test_the_sweeper_requeues_after_flushall(tmp_path: Path) -> None:
    """All of Redis lost: everything unread is back, in batches; what is read or put aside is not."""
    with stack(tmp_path, batch_articles=20) as box:
        for number in range(45):
            write(box.root / f"{number:02}.txt", f"{SENTENCE}{number}")
        box.look()
        ids = sorted(box.queued())
        with writing(box.engine) as conn:
            articles.finish(conn, ids[0], "[]", NOW)
            articles.quarantine(conn, ids[1], "a reason", NOW)
        box.redis.client.flushall()
        later = datetime.now(UTC) + timedelta(seconds=box.settings.requeue_seconds + 1)
        assert sweep.sweep(box.desk, later) == 43
        assert box.queued() == set(ids[2:])
        assert box.redis.client.llen("rq:queue:shuize-read") == 3


def test_the_sweeper_leaves_what_is_on_the_queue(box: Stack) -> None:
    """A long queue is no loss: nothing is queued twice, and it is not asked again at once."""
    for number in range(5):
        write(box.root / f"{number}.txt", f"{SENTENCE}{number}")
    box.look()
    later = datetime.now(UTC) + timedelta(seconds=box.settings.requeue_seconds + 1)
    assert sweep.sweep(box.desk, later) == 0
    assert box.redis.client.llen("rq:queue:shuize-read") == 1
    with box.engine.connect() as conn:
        assert attempts.overdue(conn, later, 10) == []


def test_the_sweeper_brings_back_what_a_worker_took_and_never_began(box: Stack) -> None:
    """A worker killed between taking a job off the queue and saying so leaves it where only RQ's cleaner looks."""
    write(box.root / "a.txt")
    box.look()
    (wanted,) = box.queued()
    box.redis.client.lmove("rq:queue:shuize-read", "rq:queue:shuize-read:intermediate")
    later = datetime.now(UTC) + timedelta(seconds=box.settings.requeue_seconds + 1)
    assert sweep.sweep(box.desk, later) == 1
    assert box.queued() == {wanted}


def test_what_was_lost_with_redis_is_queued_at_once(tmp_path: Path) -> None:
    """Emptied a moment after: everything is back, as far as the queue takes it; what waits there is not doubled."""
    with stack(tmp_path, batch_articles=2, queue_jobs=2, requeue_seconds=600.0) as box:
        for number in range(6):
            write(box.root / f"{number}.txt", f"{SENTENCE}{number}")
        box.look()
        box.redis.client.flushall()
        sweeper = sweep.Sweeper(box.desk, box.redis.ensure)
        sweeper.tend()
        assert len(box.queued()) == 4
        box.redis.client.delete("rq:queue:shuize-read")
        assert not sweep.recover(box.desk, datetime.now(UTC))
        assert len(box.queued()) == 4
        with writing(box.engine) as conn:
            for one in sorted(box.queued()):
                articles.finish(conn, one, "[]", NOW)
        box.redis.client.delete("rq:queue:shuize-read")
        assert sweep.recover(box.desk, datetime.now(UTC))
        assert len(box.queued()) == 2
        assert sweep.recover(box.desk, datetime.now(UTC))
        assert box.redis.client.llen("rq:queue:shuize-read") == 1
        box.redis.client.lmove("rq:queue:shuize-read", "rq:queue:shuize-read:intermediate")
        assert sweep.recover(box.desk, datetime.now(UTC))  # a worker may be taking it
        assert not box.queued()
        assert sweep.recover(box.desk, datetime.now(UTC), again=True)
        assert len(box.queued()) == 2


def test_the_sweeper_is_patient(box: Stack) -> None:
    """What was queued a moment ago is not looked for."""
    write(box.root / "a.txt")
    box.look()
    box.redis.client.flushall()
    assert sweep.sweep(box.desk, datetime.now(UTC)) == 0


def test_a_file_replaced_while_it_is_read_is_read_again(box: Stack) -> None:
    """The fingerprint that was read is the one that is remembered; another one is another file."""
    write(box.root / "a.txt", SENTENCE + "旧")
    made = prepared(box)
    write(box.root / "a.txt", SENTENCE + "新的")
    submit.record(box.desk, made, NOW)
    box.look()
    assert len(box.names()) == 2


def test_a_file_replaced_after_it_was_read_is_read_too(box: Stack) -> None:
    """Between reading and moving somebody may put another file there: it stays until it is read itself."""
    write(box.root / "a.txt", SENTENCE + "旧")
    outcomes = submit.record(box.desk, prepared(box), NOW)
    write(box.root / "next", SENTENCE + "新的")
    (box.root / "next").replace(box.root / "a.txt")
    assert submit.put_away(box.desk, outcomes, NOW) == [b"a.txt"]
    assert (box.root / "a.txt").read_text("utf-8") == SENTENCE + "新的"
    submit.note(box.desk, outcomes, [], [b"a.txt"], NOW)
    box.look_until(lambda: len(box.names()) == 2)


@pytest.mark.parametrize("sidecar", [None, '{"published": "2020-03-25"}'])
def test_a_file_touched_after_it_was_read_is_no_duplicate_of_itself(box: Stack, sidecar: str | None) -> None:
    """`cp -p`, `scp -p` and `rsync` set a file's time when it is whole already: what is in it was read from it."""
    path = write(box.root / "a.txt")
    if sidecar:
        write(box.root / "a.txt.meta.json", sidecar)
    found = {one.path: one for one in scan(box.desk.root, [])}
    made = submit.prepare(box.desk, found[b"a.txt"], b"a.txt.meta.json" if sidecar else None)
    assert made
    outcomes = submit.record(box.desk, [made], NOW)
    os.utime(path, (1_585_000_000, 1_585_000_000))
    kept = submit.put_away(box.desk, outcomes, NOW)
    submit.note(box.desk, outcomes, submit.enqueue(box.desk, outcomes), kept, NOW)
    assert kept == [b"a.txt"]
    box.look_until(lambda: "a.txt" not in box.tree())
    assert box.tree() == {"done/DAY/a.txt", *(["done/DAY/a.txt.meta.json"] if sidecar else [])}
    assert len(box.names()) == len(box.queued()) == 1
