"""E-mail over SMTP: `smtp://` with STARTTLS, `smtps://` with TLS from the start; `?tls=none` for a relay next door."""

import asyncio
import contextlib
import ssl
from datetime import datetime
from email.message import EmailMessage
from urllib.parse import parse_qs, urlsplit

import aiosmtplib
import structlog

from alerts.guard import DialError, dial
from alerts.schedule import Outcome, Reason
from alerts.sinks.answers import by_mail_code
from alerts.sinks.keyring import Current
from alerts.sinks.letter import Letters
from alerts.sinks.trust import context
from shuize.endpoints import Endpoint
from shuize.errors import UsageError
from shuize.store.deliveries import Claim

log = structlog.get_logger()

PORTS = {"smtp": 587, "smtps": 465}

SILENCES: tuple[tuple[type[BaseException], Reason], ...] = (
    (ssl.SSLError, Reason.TLS_FAILED),
    (TimeoutError, Reason.TIMEOUT),
    (OSError, Reason.NOT_CONNECTED),
)
"""What an error that is no answer stands for, the first that fits."""


class Email:
    """One mail server and who is written to; a connection for each letter."""

    def __init__(self, endpoint: Endpoint, *, timeout_seconds: float) -> None:
        """Try templates and addresses; nothing is dialled. Raises UsageError."""
        parts = urlsplit(endpoint.url)
        if parts.username or parts.password:
            raise UsageError(f"[[endpoint]] {endpoint.id}: name `username` and secret_file, not a password in the URL")
        plain = parse_qs(parts.query).get("tls") == ["none"]
        if plain and (endpoint.secrets or parts.scheme == "smtps"):
            raise UsageError(f"[[endpoint]] {endpoint.id}: tls=none is for smtp:// without a password")
        self._current = Current(endpoint)
        self._endpoint = endpoint
        self._letters = Letters(endpoint)
        self._timeout_seconds = timeout_seconds
        self._host, self._port = parts.hostname or "", parts.port or PORTS[parts.scheme]
        self._tls, self._start_tls = parts.scheme == "smtps", parts.scheme == "smtp" and not plain
        self._context = context(endpoint)

    async def tell(self, delivery: Claim, now: datetime) -> Outcome:
        """Send the event's letter once and return how it ended; the caller bounds the whole time."""
        letter = self._letters.write(delivery, now)
        self._endpoint = self._current.endpoint()
        try:
            return await self._send(letter, delivery)
        except DialError as error:
            return Outcome(error.reason, detail=str(error))
        except (aiosmtplib.SMTPException, OSError) as error:
            return self._failed(error)

    async def _send(self, letter: EmailMessage, delivery: Claim) -> Outcome:
        """Dial through the guard and hand the letter over."""
        client = aiosmtplib.SMTP(
            hostname=self._host,
            sock=await dial(self._host, self._port, self._endpoint.allow),
            use_tls=self._tls,
            start_tls=False,  # said below, so that whatever fails the connection is hung up at once
            tls_context=self._context,
            timeout=self._timeout_seconds,
            local_hostname="localhost",
        )
        await client.connect()
        try:
            await self._introduce(client)
            refused, _ = await client.send_message(letter)
            with contextlib.suppress(aiosmtplib.SMTPException):  # it has the letter, whatever it says to a goodbye
                await client.execute_command(b"QUIT")
        finally:
            _hang_up(client)
        for address, (code, text) in refused.items():  # others took it: a second attempt would tell those twice
            error = by_mail_code(code, text, self._endpoint).detail
            log.warning("recipient_refused", endpoint=self._endpoint.id, id=delivery.event_id, to=address, error=error)
        return Outcome(Reason.SENT)

    async def _introduce(self, client: aiosmtplib.SMTP) -> None:
        """Begin to encrypt and log in, where the settings say so."""
        if self._start_tls:
            await client.starttls(tls_context=self._context)
        if self._endpoint.secrets:
            await client.login(self._endpoint.username, self._endpoint.secrets[0])

    def _failed(self, error: aiosmtplib.SMTPException | OSError) -> Outcome:
        """Return what the server's refusal, or its silence, stands for."""
        if isinstance(error, aiosmtplib.SMTPRecipientsRefused):
            error = error.recipients[0]
        if isinstance(error, aiosmtplib.SMTPResponseException):
            return by_mail_code(error.code, error.message, self._endpoint)
        if type(error) is aiosmtplib.SMTPException:  # no STARTTLS, no log-in: the library's own words, nobody's data
            return Outcome(Reason.TLS_FAILED, detail=str(error))
        cause = error.__cause__ or error
        reason = next((reason for kind, reason in SILENCES if isinstance(cause, kind)), Reason.CLOSED)
        detail = getattr(cause, "verify_message", "") or getattr(cause, "strerror", "") or type(cause).__name__
        return Outcome(reason, detail=detail)

    async def aclose(self) -> None:
        """Nothing is kept open."""


def _hang_up(client: aiosmtplib.SMTP) -> None:
    """Close the connection without waiting for the other side."""
    if isinstance(client.transport, asyncio.WriteTransport):
        client.transport.abort()
    client.close()
