"""What all chat robots have in common: a message in the vendor's form, posted once, and what the answer stands for."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import httpx

from alerts.message import Message, Writer
from alerts.schedule import Outcome
from alerts.sinks.keyring import Current
from alerts.sinks.post import Answer, connect, post
from alerts.template import WIDE, Form
from shuize.endpoints import Endpoint
from shuize.errors import UsageError
from shuize.store.deliveries import Claim

Body = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Dialect:
    """How one vendor wants it: the form and most bytes of the text, the request, and how its answers are judged."""

    form: Form
    most_bytes: int
    request: Callable[[Endpoint, Message, datetime], tuple[httpx.URL, Body]]
    judge: Callable[[Answer, Endpoint, datetime], Outcome]


class Robot:
    """One robot and the connections to it."""

    def __init__(self, endpoint: Endpoint, dialect: Dialect, *, timeout_seconds: float) -> None:
        """Try the template and prepare the client; nothing is dialled. Raises UsageError."""
        check_url(endpoint)
        self._current = Current(endpoint)
        self._dialect = dialect
        self._writer = Writer(endpoint, dialect.form, endpoint.template)
        self._transport = connect(endpoint, timeout_seconds)

    async def tell(self, delivery: Claim, now: datetime) -> Outcome:
        """Post one event's message."""
        return await self._say(self._writer.write(delivery.body, self._dialect.most_bytes), now)

    async def tell_all(self, deliveries: Sequence[Claim], now: datetime) -> Outcome:
        """Post the headlines of several events as one message."""
        bodies = [one.body for one in deliveries]
        return await self._say(self._writer.write_all(bodies, self._dialect.most_bytes), now)

    async def _say(self, message: Message, now: datetime) -> Outcome:
        """Post the message once and return how it ended; the caller bounds the whole time."""
        endpoint = self._current.endpoint()
        url, body = self._dialect.request(endpoint, message, now)
        content = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
        answer = await post(self._transport, url, content, {"content-type": "application/json; charset=utf-8"})
        return answer if isinstance(answer, Outcome) else self._dialect.judge(answer, endpoint, now)

    async def aclose(self) -> None:
        """Close every connection."""
        await self._transport.aclose()


def check_url(endpoint: Endpoint) -> None:
    """Raise UsageError, without the URL, where it cannot be dialled."""
    try:
        httpx.URL(endpoint.url)
    except httpx.InvalidURL:
        raise UsageError(f"[[endpoint]] {endpoint.id}: its URL is none that can be dialled") from None


def headed(message: Message) -> str:
    """Return the text in Markdown under its title."""
    return f"### {message.title.translate(WIDE)}\n\n{message.text}"
