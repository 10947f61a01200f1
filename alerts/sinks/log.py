"""The log: every event as one line, always on, so that there is a sink that needs nothing."""

import json
from datetime import datetime

import structlog

from alerts.schedule import Outcome, Reason
from shuize.endpoints import Endpoint
from shuize.store.deliveries import Claim

log = structlog.get_logger()


class Log:
    """Writes each event through structlog under its type's name (`milestone_crossed`)."""

    def __init__(self, endpoint: Endpoint, *, timeout_seconds: float) -> None:
        """Need nothing."""

    async def tell(self, delivery: Claim, now: datetime) -> Outcome:  # noqa: ARG002  # a sink's signature
        """Write the event; what it says is the same as what a webhook posts."""
        body = json.loads(delivery.body)
        told = body["data"]
        rest = {key: value for key, value in told.items() if key != "text"}
        log.info(
            delivery.type.replace(".", "_"),
            text=told.get("text", ""),
            id=delivery.event_id,
            detected_at=body["timestamp"],
            data=rest,
        )
        return Outcome(Reason.SENT)

    async def aclose(self) -> None:
        """Nothing to close."""
