"""A webhook after the Standard Webhooks specification: the stored bytes, signed anew for each attempt."""

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpx
from standardwebhooks import Webhook as Signer

from alerts.guard import DialError, GuardedTransport
from alerts.schedule import Outcome, Reason, judge
from shuize.endpoints import Endpoint
from shuize.errors import UsageError
from shuize.store.deliveries import Claim

ANSWER_MOST_BYTES = 16 * 1024
CONNECT_SHARE = 3  # an address that takes no connection uses a third of the time, the next ones the rest


class Webhook:
    """One receiver and the connections to it; `transport` is the guarded one unless a test dials differently."""

    def __init__(
        self, endpoint: Endpoint, *, timeout_seconds: float, transport: GuardedTransport | None = None
    ) -> None:
        """Prepare the client; nothing is dialled before the first delivery."""
        self._signers = tuple(Signer(secret) for secret in endpoint.secrets)
        self._url = _url(endpoint)
        self._client = httpx.AsyncClient(
            transport=transport or GuardedTransport(endpoint.allow),
            timeout=httpx.Timeout(timeout_seconds, connect=timeout_seconds / CONNECT_SHARE),
            follow_redirects=False,
            trust_env=False,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
        )

    async def tell(self, delivery: Claim, now: datetime) -> Outcome:
        """Post the delivery's stored bytes once and return how it ended; the caller bounds the whole time."""
        body = delivery.body.encode()
        try:
            async with self._client.stream(
                "POST", self._url, content=body, headers=self._headers(delivery, now)
            ) as answer:
                await _drain(answer)
                return judge(answer.status_code, answer.headers.get("retry-after"), now)
        except DialError as error:
            return Outcome(error.reason, detail=str(error))
        except httpx.HTTPError as error:
            return Outcome(_reason(error), detail=_detail(error))

    def _headers(self, delivery: Claim, now: datetime) -> dict[str, str]:
        """Return the headers that identify, date and sign this attempt, with one signature for each secret."""
        seconds = int(now.timestamp())
        signed_at = datetime.fromtimestamp(seconds, UTC)  # the package signs wrongly for any other zone
        signatures = [signer.sign(delivery.event_id, signed_at, delivery.body) for signer in self._signers]
        return {
            "content-type": "application/json",
            "user-agent": "Shuize",
            "accept-encoding": "identity",
            "webhook-id": delivery.event_id,
            "webhook-timestamp": str(seconds),
            "webhook-signature": " ".join(signatures),
        }

    async def aclose(self) -> None:
        """Close every connection."""
        await self._client.aclose()


def _url(endpoint: Endpoint) -> httpx.URL:
    """Return the endpoint's URL; UsageError, without it, where it cannot be dialled."""
    try:
        return httpx.URL(endpoint.url)
    except httpx.InvalidURL:
        raise UsageError("SHUIZE_WEBHOOK_URL: is not a URL that can be dialled") from None


async def _drain(answer: httpx.Response) -> None:
    """Read the answer to its end or to 16 KB; one that breaks off before did not arrive."""
    size = 0
    async for chunk in answer.aiter_raw():
        size += len(chunk)
        if size >= ANSWER_MOST_BYTES:
            return


def _reason(error: httpx.HTTPError) -> Reason:
    """Return why no answer came."""
    if isinstance(error, httpx.TimeoutException):
        return Reason.TIMEOUT
    if any(isinstance(cause, ssl.SSLError) for cause in _causes(error)):
        return Reason.TLS_FAILED
    return Reason.NOT_CONNECTED if isinstance(error, httpx.ConnectError) else Reason.CLOSED


def _detail(error: httpx.HTTPError) -> str:
    """Return what happened in the system's words; never the library's own text, which may repeat what was sent."""
    if isinstance(error, httpx.TimeoutException):
        return type(error).__name__
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return cause.verify_message
        if isinstance(cause, OSError) and cause.strerror:
            return cause.strerror
    return type(error).__name__


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield the error and what it came from, as far as that goes."""
    found: BaseException | None = error
    while found is not None:
        yield found
        found = found.__cause__ or found.__context__
