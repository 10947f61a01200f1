"""Archives: articles of long ago go straight into the ledger, quietly; the sweeper hands them to the workers.

Nothing is moved, and the queue is never fuller than it may be. Begun again after any crash it goes on where it was: an
article that is known is not taken in twice.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from ingest.contents import Contents
from shuize.store import articles as ledger
from shuize.store.engine import writing


@dataclass(slots=True)
class Count:
    """What became of the files so far."""

    fresh: int = 0
    known: int = 0
    rejected: int = 0


def take_in(engine: Engine, found: Contents, now: datetime) -> tuple[int, int]:
    """Add one file's articles as received, to be recorded and told to nobody; return how many are new, and known."""
    with writing(engine) as conn:
        added = [ledger.insert(conn, article, name=name, now=now, quiet=True) for name, article in found.named]
    return sum(added), len(added) - sum(added)
