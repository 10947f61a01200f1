"""A stored body as a CloudEvent 1.0, binary or structured; loaded only where an endpoint asks for it.

A CloudEvent is a function of the stored body and nothing else, so every attempt sends the same bytes.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from cloudevents.core.bindings.http import HTTPMessage, to_binary, to_structured
from cloudevents.core.formats.json import JSONFormat
from cloudevents.core.v1.event import CloudEvent

from shuize.store.deliveries import Claim

SOURCE = "/shuize"
FORMAT = JSONFormat()
Wrapped = tuple[str, Mapping[str, str]]


def binary(delivery: Claim) -> Wrapped:
    """Return the event's data, its attributes in headers."""
    return _wrapped(to_binary(_event(delivery), FORMAT))


def structured(delivery: Claim) -> Wrapped:
    """Return the event whole, as one JSON object."""
    return _wrapped(to_structured(_event(delivery), FORMAT))


def _wrapped(message: HTTPMessage) -> Wrapped:
    """Return body and headers as they are sent."""
    return message.body.decode(), {name.lower(): value for name, value in message.headers.items()}


def _event(delivery: Claim) -> CloudEvent:
    """Return the stored body as an event."""
    stored: dict[str, Any] = json.loads(delivery.body)
    return CloudEvent(_attributes(delivery, stored), stored["data"])


def _attributes(delivery: Claim, stored: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a CloudEvent says of itself; its subject is the series, its source the rule."""
    content: Mapping[str, Any] = stored["data"]
    rule = content.get("alert", {}).get("rule")
    subject = content.get("series", {}).get("id")
    found = {
        "id": delivery.event_id,
        "source": f"{SOURCE}/{rule}" if rule else SOURCE,
        "type": delivery.type,
        "time": datetime.fromisoformat(stored["timestamp"]),
        "datacontenttype": "application/json",
        "shuizeversion": str(stored.get("api_version", "")),
    }
    return {**found, "subject": subject} if subject else found
