"""Apprise, for the long tail of services: an optional extra. What it calls success is accepted, not delivered.

It dials by itself: a named host is checked before, but not at the moment of dialling.
"""

from datetime import datetime
from importlib import import_module
from typing import Any

from alerts.guard import DialError, check, resolve
from alerts.message import Writer
from alerts.schedule import Outcome, Reason
from shuize.endpoints import Endpoint
from shuize.errors import UsageError
from shuize.store.deliveries import Claim

TEXT_MOST_BYTES = 8000
ACCEPTED = "accepted by Apprise; whether it was delivered it cannot say"


class Apprise:
    """One service of Apprise's."""

    def __init__(self, endpoint: Endpoint, *, timeout_seconds: float) -> None:
        """Let Apprise read the URL. Raises UsageError where it is not installed or knows no such service."""
        where = f"[[endpoint]] {endpoint.id}"
        try:
            apprise: Any = import_module("apprise")
        except ImportError:
            raise UsageError(f"{where}: apprise is not installed; install shuize-gauge[apprise]") from None
        self._service = apprise.Apprise.instantiate(endpoint.url, suppress_exceptions=True)
        if self._service is None:
            raise UsageError(f"{where}: no service that Apprise knows has such a URL")
        self._service.socket_connect_timeout = self._service.socket_read_timeout = timeout_seconds / 2
        self._endpoint = endpoint
        self._form = apprise.NotifyFormat.TEXT
        self._writer = Writer(endpoint, "txt", endpoint.template)

    async def tell(self, delivery: Claim, now: datetime) -> Outcome:  # noqa: ARG002  # a sink's signature
        """Hand the event's message over once."""
        try:
            await self._check()
        except DialError as error:
            return Outcome(error.reason, detail=str(error))
        message = self._writer.write(delivery.body, TEXT_MOST_BYTES)
        taken = await self._service.async_notify(body=message.text, title=message.title, body_format=self._form)
        return Outcome(Reason.SENT, detail=ACCEPTED) if taken else Outcome(Reason.REJECTED, detail="Apprise says no")

    async def _check(self) -> None:
        """Raise DialError where the URL names a host whose address is not public; many name a token there instead."""
        host = str(getattr(self._service, "host", None) or "")
        if not ("." in host or ":" in host or host == "localhost"):
            return
        try:
            addresses = await resolve(host, int(getattr(self._service, "port", None) or 443))
        except DialError:
            return  # a token with a dot in it
        check(addresses, self._endpoint.allow)

    async def aclose(self) -> None:
        """Nothing is kept open."""
