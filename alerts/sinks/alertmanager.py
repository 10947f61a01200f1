"""Prometheus Alertmanager, API v2: an alert begins when it was detected and lasts until it is taken back.

With an `endsAt` in the past a new alert is dropped with a 200; with none it is called resolved after five minutes. So
the end is far ahead until a retraction, reversal or resolution says that it is now. Labels are ids only: what resolves
an alert must carry the same.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from alerts.message import Writer
from alerts.schedule import Outcome
from alerts.sinks.answers import by_status
from alerts.sinks.keyring import Current
from alerts.sinks.post import connect, post
from alerts.sinks.robot import check_url
from shuize.endpoints import Endpoint
from shuize.store.deliveries import Claim

PATH = "/api/v2/alerts"
NEVER = timedelta(days=3650)
ONCE = timedelta(days=1)
"""How long what is no alert (a digest, word of an endpoint) stands."""
TRIAL = timedelta(minutes=5)
ENDED = ("retracted", "reversed", "resolved")
TEXT_MOST_BYTES = 8000
SAME = ("rule", "kind", "severity")


class Alertmanager:
    """One Alertmanager and the connections to it."""

    def __init__(self, endpoint: Endpoint, *, timeout_seconds: float) -> None:
        """Prepare the client; nothing is dialled. Raises UsageError."""
        check_url(endpoint)
        self._current = Current(endpoint)
        self._writer = Writer(endpoint, "txt", endpoint.template)
        url = httpx.URL(endpoint.url)
        self._url = url if url.path.endswith(PATH) else url.copy_with(path=url.path.rstrip("/") + PATH)
        self._transport = connect(endpoint, timeout_seconds)

    async def tell(self, delivery: Claim, now: datetime) -> Outcome:
        """Post the event's alerts once, one for each mark, and return how it ended."""
        message = self._writer.write(delivery.body, TEXT_MOST_BYTES)
        said = {"summary": message.title, "description": message.text, "event_id": delivery.event_id}
        content = json.dumps(list(alerts(json.loads(delivery.body), delivery.event_id, said, now)), ensure_ascii=False)
        headers = {"content-type": "application/json"}
        endpoint = self._current.endpoint()
        if endpoint.secrets:
            headers["authorization"] = f"Bearer {endpoint.secrets[0]}"
        answer = await post(self._transport, self._url, content.encode(), headers)
        return answer if isinstance(answer, Outcome) else by_status(answer, endpoint, now)

    async def aclose(self) -> None:
        """Close every connection."""
        await self._transport.aclose()


def alerts(event: Mapping[str, Any], event_id: str, said: Mapping[str, str], now: datetime) -> Iterator[dict[str, Any]]:
    """Yield the event's alerts as the API takes them: one for each mark, else one."""
    detected = datetime.fromisoformat(event["timestamp"])
    lasting = TRIAL if event["type"] == "endpoint.test" else NEVER if "alert" in event["data"] else ONCE
    ended = event["type"].rpartition(".")[2] in ENDED
    times = {
        "startsAt": _instant(min(detected, now)),
        "endsAt": _instant(now if ended else detected + lasting),
    }
    for labels in _labels(event, event_id):
        yield {"labels": {name: value for name, value in labels.items() if value}, "annotations": said, **times}


def _labels(event: Mapping[str, Any], event_id: str) -> Iterator[dict[str, str]]:
    """Yield what makes each alert the same alert whenever it is spoken of: ids, never names or words."""
    content = event["data"]
    if "alert" not in content:
        yield {"alertname": "Shuize", "kind": event["type"], "alert_id": event_id}
        return
    series = content["series"]
    shared = {
        "alertname": "Shuize",
        **{name: str(content["alert"][name]) for name in SAME},
        "series": series["id"],
        "indicator": series["indicator"]["id"],
        "place": series["place"]["code"] or "",
    }
    reached = content.get("milestone")
    if reached is None:
        yield {**shared, "alert_id": content["alert"]["id"]}
        return
    for mark, one in zip(reached["marks"], reached["alerts"], strict=True):
        yield {**shared, "mark": mark, "alert_id": one["id"]}


def _instant(moment: datetime) -> str:
    """Return the instant as the API writes it."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
