"""Where alerts go: the endpoints that the settings name, checked at start; their addresses and secrets never shown."""

import base64
import binascii
import math
from dataclasses import dataclass, field
from datetime import datetime
from ipaddress import IPv4Network, IPv6Network, ip_network
from urllib.parse import SplitResult, urlsplit

from shuize.errors import UsageError
from shuize.settings import Settings

LOG = "log"
WEBHOOK = "webhook"
SECRET_PREFIX = "whsec_"  # noqa: S105  # the public prefix of a secret, not one
SECRET_BYTES = range(24, 65)  # what the Standard Webhooks specification allows
NEW_SECRET = (
    "python3 -c \"import base64, secrets; print('whsec_' + base64.b64encode(secrets.token_bytes(32)).decode())\""  # noqa: S105
)

Network = IPv4Network | IPv6Network


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One place that is told; `secrets` newest first, `allow` the networks it may be in that are not public."""

    id: str
    url: str = field(default="", repr=False)
    secrets: tuple[str, ...] = field(default=(), repr=False)
    allow: tuple[Network, ...] = ()

    @property
    def shown(self) -> str:
        """Scheme, host and port: what may be printed of an address whose path or query may be a password."""
        parts = urlsplit(self.url)
        host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
        port = f":{parts.port}" if parts.port else ""
        return f"{parts.scheme}://{host}{port}" if self.url else self.id


@dataclass(frozen=True, slots=True)
class Condition:
    """How an endpoint is doing; `failures` in a row, `open_until` while its breaker is open."""

    endpoint: str
    enabled: bool = True
    reason: str | None = None
    failures: int = 0
    open_until: datetime | None = None
    failing_since: datetime | None = None


def configured(settings: Settings) -> tuple[Endpoint, ...]:
    """Return the endpoints: `log` always, `webhook` where its URL is set.

    Raises UsageError, which repeats neither the URL nor a secret, where one of them, a network or a pause is of the
    wrong form.
    """
    _check_pauses(settings)
    log = Endpoint(LOG)
    if not settings.webhook_url:
        return (log,)
    _check_url(settings.webhook_url)
    secrets = _needed_secrets(settings.webhook_secret)
    allow = tuple(_network(text) for text in settings.webhook_allow_cidrs)
    return log, Endpoint(WEBHOOK, settings.webhook_url, secrets, allow)


def _check_pauses(settings: Settings) -> None:
    """Raise UsageError unless attempts can be made at all."""
    pauses = settings.retry_seconds
    if not pauses or not all(0 <= pause < math.inf for pause in pauses):
        raise UsageError("SHUIZE_RETRY_SECONDS: needs a pause of 0 or more before each attempt (for example 0,5,300)")
    if not 0 < settings.webhook_timeout_seconds < math.inf:
        raise UsageError("SHUIZE_WEBHOOK_TIMEOUT_SECONDS: must be more than 0 (for example 15)")


def _check_url(url: str) -> None:
    """Raise UsageError unless this is an http or https URL of some host."""
    problem = _url_problem(url)
    if problem:
        raise UsageError(f"SHUIZE_WEBHOOK_URL: {problem} (for example https://alerts.example.com/shuize)")


def _url_problem(url: str) -> str | None:
    """Return what is wrong with the URL, if anything, without repeating it."""
    if not url.isprintable() or " " in url:
        return "must not contain spaces or control characters"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "is not a URL: its host or port cannot be read"
    if parts.scheme not in {"http", "https"}:
        return "must begin with http:// or https://"
    if not _named(parts) or port == 0:
        return "names no host that could be reached"
    return "must not have a #fragment" if parts.fragment else None


def _named(parts: SplitResult) -> bool:
    """Say whether the URL's host is a name or an address that could be looked up."""
    try:
        return bool((parts.hostname or "").rstrip(".").encode("idna"))
    except UnicodeError:
        return False


def _needed_secrets(text: str) -> tuple[str, ...]:
    """Return the webhook's secrets; UsageError where there is none."""
    secrets = parse_secrets(text)
    if not secrets:
        raise UsageError(
            f"SHUIZE_WEBHOOK_SECRET: SHUIZE_WEBHOOK_URL is set, and alerts are always signed; make a secret with "
            f"{NEW_SECRET} and give it to the receiver too"
        )
    return secrets


def parse_secrets(text: str) -> tuple[str, ...]:
    """Return the secrets, newest first, two separated by a comma while one is being replaced. Raises UsageError."""
    secrets = tuple(part.strip() for part in text.split(",") if part.strip())
    if not all(_is_secret(secret) for secret in secrets):
        raise UsageError(
            f"SHUIZE_WEBHOOK_SECRET: must be {SECRET_PREFIX} and the base64 of {SECRET_BYTES.start} to "
            f"{SECRET_BYTES.stop - 1} random bytes; make one with {NEW_SECRET}"
        )
    return secrets


def _is_secret(text: str) -> bool:
    """Say whether the text is a Standard Webhooks secret of a length that protects."""
    encoded = text.removeprefix(SECRET_PREFIX)
    try:
        key = base64.b64decode(encoded + "=" * (-len(encoded) % 4), validate=True)
    except (binascii.Error, ValueError):
        return False
    return text.startswith(SECRET_PREFIX) and len(key) in SECRET_BYTES


def _network(text: str) -> Network:
    """Return the network that the text names."""
    try:
        return ip_network(text)
    except ValueError as error:
        raise UsageError(f"SHUIZE_WEBHOOK_ALLOW_CIDRS: {error} (for example 127.0.0.0/8)") from error
