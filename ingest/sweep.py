"""The sweeper: what the database says is not read and Redis does not know of goes back on the queue."""

from datetime import datetime, timedelta

from ingest.desk import Desk
from ingest.submit import put_on_queue
from shuize import broker, log
from shuize.store import articles
from shuize.store.engine import writing

MOST = 1000
"""Articles of one sweep; the next one takes more."""

logger = log.get(__name__)


def sweep(desk: Desk, now: datetime) -> int:
    """Queue again what was lost, unless the queue is full, and return how many.

    Raises BrokerError where Redis cannot be asked.
    """
    before = now - timedelta(seconds=desk.settings.requeue_seconds)
    with desk.engine.connect() as conn:
        overdue = articles.overdue(conn, before, MOST)
    if not overdue:
        return 0
    if broker.depth(desk.client) >= desk.settings.queue_jobs:
        return 0
    carried = broker.carried(desk.client, now)
    lost = [one for one in overdue if one not in carried]
    queued = put_on_queue(desk, lost)
    with writing(desk.engine) as conn:
        articles.mark_queued(conn, [*queued, *(one for one in overdue if one in carried)], now)
    if queued:
        logger.warning("articles_requeued", articles=len(queued), first=queued[0][:12])
    return len(queued)
