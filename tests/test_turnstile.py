"""SQLite's writers take turns; a turn that nobody gives back holds nobody up for long."""

import fcntl
import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection as Pipe
from pathlib import Path

from shuize.store.engine import open_store, writing
from shuize.store.turnstile import is_free, turn


def hold(path: Path, pipe: Pipe) -> None:
    """Keep the turn until told."""
    with path.open("w") as file:
        fcntl.lockf(file, fcntl.LOCK_EX)
        pipe.send("held")
        pipe.recv()


@contextmanager
def held(path: Path) -> Iterator[Pipe]:
    """Let another process have the turn while the block runs."""
    ours, theirs = multiprocessing.Pipe()
    child = multiprocessing.get_context("fork").Process(target=hold, args=(path, theirs))
    child.start()
    assert ours.recv() == "held"
    yield ours
    ours.send("go")
    child.join(60)


def test_turns(tmp_path: Path) -> None:
    """Whoever has it keeps others out, for so long; then SQLite has the last word. It is given back."""
    engine = open_store(f"sqlite:///{tmp_path}/a.db")
    path = tmp_path / "a.db.lock"
    try:
        with held(path), engine.connect() as conn, turn(conn, 0.05), path.open("r+") as file:
            try:
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                kept = True
            else:
                kept = False
        assert kept
        with writing(engine) as conn:
            conn.exec_driver_sql("CREATE TABLE t (a)")
        with held(path):
            pass
        with engine.connect() as conn:
            assert conn.exec_driver_sql("SELECT count(*) FROM t").scalar_one() == 0
    finally:
        engine.dispose()


def test_whose_turn_it_is_can_be_asked(tmp_path: Path) -> None:
    """Nobody waits for the answer, and asking takes no turn."""
    engine = open_store(f"sqlite:///{tmp_path}/a.db")
    try:
        assert is_free(engine)
        with held(tmp_path / "a.db.lock"):
            assert not is_free(engine)
        assert is_free(engine)
    finally:
        engine.dispose()
