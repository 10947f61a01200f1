"""What the log and the metrics say of an attempt and of its endpoint."""

from alerts.ledger import Noted
from alerts.schedule import Reason
from shuize import log as logs
from shuize import metrics

log = logs.get("alerts")


def report(noted: Noted) -> None:
    """Log and count how the attempt ended and what became of the endpoint."""
    mine, outcome, seconds = noted.ended.mine, noted.ended.outcome, noted.ended.seconds
    metrics.count([("deliveries", (mine.endpoint, str(outcome.reason)), 1), ("stages", ("deliver",), seconds)])
    about = log.bind(endpoint=mine.endpoint, id=mine.event_id, type=mine.type, attempt=mine.attempts + 1)
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
