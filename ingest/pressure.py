"""Whether the workers are behind: the queue's depth says so, and decides whether files wait, and for how long."""

from redis import Redis

from shuize import broker, log
from shuize.errors import BrokerError

BEHIND_JOBS = 4
"""So many jobs wait that the next one can wait for more articles: a fork for each costs more than reading it."""

logger = log.get(__name__)


class Pressure:
    """What the queue said when it was last asked."""

    def __init__(self, client: Redis, most_jobs: int) -> None:
        """Ask this queue, which may hold so many jobs."""
        self._client, self._most = client, most_jobs
        self._full = False
        self.behind = False
        """Jobs waited when the last files were submitted: whoever looks later finds more of them for one job."""

    def is_full(self) -> bool:
        """Say whether the workers are so far behind that files had better wait where they are."""
        try:
            depth = broker.depth(self._client)
        except BrokerError:
            return False  # what comes now is kept in the database; the sweeper will queue it
        was, self._full = self._full, depth >= self._most
        self.behind = depth >= BEHIND_JOBS
        if self._full and not was:
            logger.warning("queue_filled", jobs=self._most)
        return self._full
