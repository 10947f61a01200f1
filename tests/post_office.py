"""A real mail server on loopback: STARTTLS or TLS, with a password, that keeps letters or refuses as it is told."""

import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP as POLICY
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.receivers import free_port

USER, PASSWORD = "alerts@example.org", "s3cr3t-mail-password"


@dataclass
class Office:
    """What the server keeps, and what it answers: `refusals` of letters in turn, addresses it does not know."""

    port: int = 0
    letters: list[EmailMessage] = field(default_factory=list)
    recipients: list[list[str]] = field(default_factory=list)
    over_tls: list[bool] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    unknown: tuple[str, ...] = ()

    async def handle_RCPT(  # noqa: N802  # the library's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Take the address unless nobody has it."""
        if address in self.unknown:
            return "550 5.1.1 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802  # the same
        """Keep the letter, or refuse it."""
        if self.refusals:
            return self.refusals.pop(0)
        assert isinstance(envelope.content, bytes)
        self.letters.append(message_from_bytes(envelope.content, policy=POLICY))  # type: ignore[arg-type]  # typeshed's policy
        self.recipients.append(list(envelope.rcpt_tos))
        self.over_tls.append(session.ssl is not None)
        return "250 OK"


def authenticated(_server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, given: Any) -> AuthResult:  # noqa: ANN401  # aiosmtpd's
    """Know one user."""
    right = isinstance(given, LoginPassword) and given == LoginPassword(USER.encode(), PASSWORD.encode())
    return AuthResult(success=right, handled=False)


@contextmanager
def office(certificate: Path | None, *, tls: bool = False, password: bool = False, **known: Any) -> Iterator[Office]:  # noqa: ANN401  # an Office's
    """Run a mail server: plain without a certificate, else with STARTTLS, or with `tls` from the start."""
    opened = Office(port=free_port(), **known)
    context = None
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, f"{certificate}.key")
    options: dict[str, Any] = {"ssl_context": context} if tls else {"tls_context": context}
    if certificate and not tls:
        options["require_starttls"] = True
    if password:
        options |= {"auth_required": True, "auth_require_tls": not tls, "authenticator": authenticated}
    controller = Controller(opened, hostname="127.0.0.1", port=opened.port, **options)
    controller.start()
    try:
        yield opened
    finally:
        controller.stop()


def certificate_for(host: str, folder: Path) -> Path:
    """Make a certificate for the host; its key lies beside it."""
    file = folder / f"{host}.pem"
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=test"
    names = ["-addext", f"subjectAltName=DNS:{host}", "-keyout", f"{file}.key", "-out", str(file)]
    subprocess.run([*command.split(), *names], check=True, capture_output=True)
    return file
