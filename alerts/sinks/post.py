"""One guarded POST: the checked address, nothing followed or remembered, a bounded answer, errors as outcomes."""

import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import httpx

from alerts.guard import DialError, GuardedTransport
from alerts.schedule import Outcome, Reason
from alerts.sinks.trust import context
from shuize.endpoints import Endpoint

ANSWER_MOST_BYTES = 16 * 1024
ALWAYS = {"user-agent": "Shuize", "accept": "*/*", "accept-encoding": "identity"}
CONNECT_SHARE = 3  # an address that takes no connection uses a third of the time, the next ones the rest


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; of a longer body the first 16 KB."""

    status: int
    retry_after: str | None
    body: bytes


def connect(endpoint: Endpoint, timeout_seconds: float) -> GuardedTransport:
    """Return what dials through the guard; nothing is dialled yet."""
    share = timeout_seconds / CONNECT_SHARE
    return GuardedTransport(endpoint.allow, context=context(endpoint), connect_seconds=share)


async def post(
    transport: GuardedTransport, url: httpx.URL, content: bytes, headers: Mapping[str, str]
) -> Answer | Outcome:
    """Post the bytes once; an Outcome where no whole answer came. The caller bounds the whole time.

    Past httpx's client, which would follow redirects, keep cookies and read proxies from the environment unless told.
    """
    request = httpx.Request("POST", url, content=content, headers={**ALWAYS, **headers})
    try:
        answer = await transport.handle_async_request(request)
        try:
            body = await _beginning(answer)
        finally:
            await answer.aclose()
    except DialError as error:
        return Outcome(error.reason, detail=str(error))
    except (httpx.HTTPError, OSError) as error:
        return Outcome(_reason(error), detail=_detail(error))
    return Answer(answer.status_code, answer.headers.get("retry-after"), body)


async def _beginning(answer: httpx.Response) -> bytes:
    """Read the answer to its end or to 16 KB; one that breaks off before did not arrive."""
    body = b""
    async for chunk in answer.aiter_raw():
        body += chunk
        if len(body) >= ANSWER_MOST_BYTES:
            break
    return body[:ANSWER_MOST_BYTES]


def _reason(error: Exception) -> Reason:
    """Return why no answer came."""
    if isinstance(error, httpx.TimeoutException):
        return Reason.TIMEOUT
    if any(isinstance(cause, ssl.SSLError) for cause in _causes(error)):
        return Reason.TLS_FAILED
    return Reason.NOT_CONNECTED if isinstance(error, httpx.ConnectError) else Reason.CLOSED


def _detail(error: Exception) -> str:
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
