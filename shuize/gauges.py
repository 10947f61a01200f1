"""What is looked up in the database and on the queue when somebody asks for metrics: what waits, and since when."""

from collections.abc import Iterator
from datetime import UTC, datetime

from redis import Redis
from sqlalchemy import Connection, Engine

from shuize import broker
from shuize.metrics import Reading
from shuize.store import alerts, articles, endpoints, views


def intake(engine: Engine, client: Redis) -> Iterator[Reading]:
    """Yield what the process that takes files in shows: articles that wait, and the queue."""
    now = datetime.now(UTC)
    with engine.connect() as conn:
        waiting, quarantined = (articles.count(conn, state) for state in (articles.RECEIVED, articles.QUARANTINED))
        since = views.waiting_since(conn)
    queued = broker.oldest(client)
    yield _one("shuize_articles_waiting", "Articles taken in and not read yet", waiting)
    yield _one("shuize_articles_quarantined", "Articles put aside until somebody looks at them", quarantined)
    yield _one("shuize_article_oldest_waiting_seconds", "How long the oldest of them has waited", _age(since, now))
    yield _one("shuize_queue_jobs", "Jobs on the queue", broker.depth(client))
    yield _one("shuize_queue_oldest_seconds", "Age of the job that is next on the queue", _age(queued, now))


def outbox(engine: Engine) -> Iterator[Reading]:
    """Yield what the process that tells shows: alerts, deliveries, and how each endpoint is doing."""
    now = datetime.now(UTC)
    with engine.connect() as conn:
        found = list(_outbox(conn, now))
    yield from found


def _outbox(conn: Connection, now: datetime) -> Iterator[Reading]:
    """Yield the same from one connection."""
    states = [((state,), float(count)) for state, count in alerts.counts(conn).items()]
    yield "shuize_alerts", "Alerts by state", ("status",), states
    waiting = views.owed(conn)
    due = [((one.endpoint,), float(one.due)) for one in waiting]
    yield "shuize_deliveries_due", "Deliveries not made yet", ("endpoint",), due
    lost = [((one.endpoint,), float(one.given_up)) for one in waiting]
    yield "shuize_deliveries_given_up", "Deliveries given up", ("endpoint",), lost
    ages = [((one.endpoint,), _age(one.oldest, now)) for one in waiting]
    yield "shuize_delivery_oldest_due_seconds", "Age of the oldest delivery not made yet", ("endpoint",), ages
    conditions = endpoints.listed(conn)
    enabled = [((one.endpoint,), float(one.enabled)) for one in conditions]
    yield "shuize_endpoint_enabled", "1 while the endpoint is switched on", ("endpoint",), enabled
    paused = [((one.endpoint,), float(one.open_until is not None and one.open_until > now)) for one in conditions]
    yield "shuize_endpoint_paused", "1 while the endpoint is left alone after failures", ("endpoint",), paused


def _one(name: str, says: str, value: float) -> Reading:
    """Return a gauge without labels."""
    return name, says, (), [((), float(value))]


def _age(since: datetime | None, now: datetime) -> float:
    """Return the seconds since then; 0 where nothing waits."""
    return max(0.0, (now - since).total_seconds()) if since else 0.0


def ready(engine: Engine, client: Redis | None = None) -> None:
    """Return where the database, and Redis if it is needed, answer; raises what they raise."""
    with engine.connect() as conn:
        views.answers(conn)
    if client is not None:
        client.ping()
