"""Whether an article without a sidecar waits for one: where sidecars come all wait, elsewhere only the first few.

An alert that is told at once and taken back a moment later, for a sidecar dated its article otherwise, is worse than
one that comes 0.2 s later. But only who drops sidecars needs that, and shows it by dropping one.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ingest import names

FIRST = 3
"""So many articles wait after a start, to see whether sidecars come: who drops pairs may write the article first."""
DAYS = 30
"""An article that was dated by a sidecar so many days ago still says that sidecars come."""


@dataclass(slots=True)
class Habit:
    """What one inbox has shown."""

    pairs: bool = False
    """A sidecar was seen."""
    alone: int = 0
    """Articles that were taken in without one since the start."""

    def learn(self, present: Iterable[bytes]) -> None:
        """See what lies in the inbox."""
        self.pairs = self.pairs or any(map(names.is_sidecar, present))

    @property
    def waits(self) -> bool:
        """Say whether an article without a sidecar is to wait for one."""
        return self.pairs or self.alone < FIRST
