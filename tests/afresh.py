"""Where a store ends that never erred: what replays and readings again are compared with."""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Engine, select

from shuize.pack import Pack
from shuize.store.schema import dues
from tests.tales import Story, states, store, submit


def afresh(folder: Path, stories: Sequence[Story], pack: Pack) -> set[tuple[object, ...]]:
    """Return the states and dues of a new store that is fed these articles."""
    with store(f"sqlite:///{folder}/fresh.db") as engine:
        for second, one in enumerate(stories):
            submit(engine, one, second, pack=pack)
        return ends(engine)


def ends(engine: Engine) -> set[tuple[object, ...]]:
    """Return all states and dues."""
    with engine.connect() as conn:
        return states(engine) | {tuple(row) for row in conn.execute(select(dues))}
