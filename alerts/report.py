"""What the log and the metrics say of an attempt and of its endpoint."""

import time

import msgspec

from alerts.ledger import Noted
from alerts.schedule import Reason
from shuize import log as logs
from shuize import metrics, tracing

log = logs.get("alerts")


class _Observation(msgspec.Struct):
    article_id: str | None = None


class _Told(msgspec.Struct):
    observation: _Observation | None = None


class _Body(msgspec.Struct):
    data: _Told | None = None


BODY = msgspec.json.Decoder(_Body)


def article_of(body: str) -> str | None:
    """Return the article that an event's body is evidence from; None for what has none, as a digest."""
    try:
        data = BODY.decode(body).data
    except msgspec.DecodeError:
        return None
    return data.observation.article_id if data and data.observation else None


def report(noted: Noted) -> None:
    """Log and count how the attempt ended and what became of the endpoint."""
    mine, outcome, seconds = noted.ended.mine, noted.ended.outcome, noted.ended.seconds
    metrics.count([("deliveries", (mine.endpoint, str(outcome.reason)), 1), ("stages", ("deliver",), seconds)])
    article = article_of(mine.body)
    about = log.bind(endpoint=mine.endpoint, id=mine.event_id, type=mine.type, attempt=mine.attempts + 1)
    if article:
        about = about.bind(article=article[:12])
    began = time.time() - seconds
    tracing.since("deliver", article, began, endpoint=mine.endpoint, outcome=str(outcome.reason))
    if not noted.ours:
        about.warning("lease_lost", reason=outcome.reason)
    elif outcome.reason is Reason.SENT:
        said = {"said": outcome.detail} if outcome.detail else {}
        about.info("alert_sent", status=outcome.status, seconds=round(seconds, 3), **said)
    elif noted.due_at is None:
        about.error("alert_abandoned", reason=outcome.reason, error=outcome.text)
    else:
        about.warning("alert_failed", reason=outcome.reason, error=outcome.text, due_at=noted.due_at.isoformat())
    _report_endpoint(mine.endpoint, noted)


def _report_endpoint(endpoint: str, noted: Noted) -> None:
    """Log that the endpoint was switched off, left alone for a while, or is back."""
    if noted.before.enabled and not noted.after.enabled:
        log.error(
            "endpoint_disabled",
            endpoint=endpoint,
            reason=noted.after.reason,
            remedy=f"shuize endpoints enable {endpoint}",
        )
    elif noted.after.open_until and noted.after.open_until != noted.before.open_until:
        until = noted.after.open_until.isoformat()
        log.warning("endpoint_paused", endpoint=endpoint, failures=noted.after.failures, until=until)
    elif noted.before.open_until and not noted.after.open_until:
        log.info("endpoint_recovered", endpoint=endpoint)
