"""A webhook after the Standard Webhooks specification: the stored bytes, signed anew for each attempt."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import httpx
from standardwebhooks import Webhook as Signer

from alerts.guard import GuardedTransport
from alerts.schedule import Outcome, judge
from alerts.sinks.keyring import Keyring
from alerts.sinks.post import connect, post
from shuize.endpoints import Endpoint
from shuize.errors import UsageError
from shuize.store.deliveries import Claim

JSON = {"content-type": "application/json"}


class Webhook:
    """One receiver and the connections to it; `transport` is the guarded one unless a test dials differently."""

    def __init__(
        self, endpoint: Endpoint, *, timeout_seconds: float, transport: GuardedTransport | None = None
    ) -> None:
        """Prepare the client; nothing is dialled before the first delivery."""
        self._keyring = Keyring(endpoint)
        self._wrap = _wrapping(endpoint.format)
        self._url = _url(endpoint)
        self._transport = transport or connect(endpoint, timeout_seconds)

    async def tell(self, delivery: Claim, now: datetime) -> Outcome:
        """Post the delivery's stored bytes once and return how it ended; the caller bounds the whole time."""
        body, headers = self._wrap(delivery)
        signed = self._signed(delivery.event_id, body, now)
        answer = await post(self._transport, self._url, body.encode(), {**headers, **signed})
        return answer if isinstance(answer, Outcome) else judge(answer.status, answer.retry_after, now)

    def _signed(self, event_id: str, body: str, now: datetime) -> dict[str, str]:
        """Return the headers that identify, date and sign this attempt, with one signature for each secret."""
        seconds = int(now.timestamp())
        signed_at = datetime.fromtimestamp(seconds, UTC)  # the package signs wrongly for any other zone
        signers = map(Signer, self._keyring.secrets(now))
        signatures = [signer.sign(event_id, signed_at, body) for signer in signers]
        return {
            "webhook-id": event_id,
            "webhook-timestamp": str(seconds),
            "webhook-signature": " ".join(signatures),
        }

    async def aclose(self) -> None:
        """Close every connection."""
        await self._transport.aclose()


def _wrapping(form: str) -> Callable[[Claim], tuple[str, Mapping[str, str]]]:
    """Return what makes a request's body, and the headers that say what it is, of a delivery."""
    if form == "standard":
        return _as_stored
    from alerts.sinks import envelope  # noqa: PLC0415  # the package takes a while to load

    return envelope.binary if form == "cloudevents-binary" else envelope.structured


def _as_stored(delivery: Claim) -> tuple[str, Mapping[str, str]]:
    """Return the body as it is stored."""
    return delivery.body, JSON


def _url(endpoint: Endpoint) -> httpx.URL:
    """Return the endpoint's URL; UsageError, without it, where it cannot be dialled."""
    try:
        return httpx.URL(endpoint.url)
    except httpx.InvalidURL:
        raise UsageError(f"endpoint {endpoint.id}: its URL is none that can be dialled") from None
