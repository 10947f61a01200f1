"""What a webhook's secret is, and how the file that keeps one says until when an older one still signs.

A file holds one secret a line, the newest first; a line `whsec_... until 2026-11-22T08:00:00+00:00` ends then.
"""

import base64
import binascii
from dataclasses import dataclass, field
from datetime import datetime

from shuize.errors import UsageError

SECRET_PREFIX = "whsec_"  # noqa: S105  # the public prefix of a secret, not one
SECRET_BYTES = range(24, 65)  # what the Standard Webhooks specification allows
NEW_SECRET = (
    "python3 -c \"import base64, secrets; print('whsec_' + base64.b64encode(secrets.token_bytes(32)).decode())\""  # noqa: S105
)
UNTIL = " until "


@dataclass(frozen=True, slots=True)
class Key:
    """One secret; `until` the instant after which it signs no more, None: for as long as it stands there."""

    secret: str = field(repr=False)
    until: datetime | None = None


def read_keys(text: str) -> tuple[Key, ...]:
    """Return the secrets of a file's text, newest first; separated by lines or commas. Raises ValueError."""
    parts = (part.strip() for line in text.splitlines() for part in line.split(","))
    return tuple(_key(part) for part in parts if part)


def _key(part: str) -> Key:
    """Return the secret that the line gives."""
    secret, _, until = part.partition(UNTIL)
    if not until:
        return Key(secret)
    end = datetime.fromisoformat(until.strip())
    if end.tzinfo is None:
        raise ValueError("an instant needs its time zone")
    return Key(secret.strip(), end)


def write_keys(keys: tuple[Key, ...]) -> str:
    """Return the text of a file with these secrets, which `read_keys` reads."""
    lines = (one.secret + (f"{UNTIL}{one.until.isoformat()}" if one.until else "") for one in keys)
    return "".join(f"{line}\n" for line in lines)


def in_force(keys: tuple[Key, ...], now: datetime) -> tuple[str, ...]:
    """Return the secrets that sign at `now`, newest first."""
    return tuple(one.secret for one in keys if one.until is None or now < one.until)


def parse_secrets(text: str, setting: str = "SHUIZE_WEBHOOK_SECRET") -> tuple[str, ...]:
    """Return the secrets, newest first, two separated by a comma while one is being replaced. Raises UsageError."""
    secrets = tuple(part.strip() for part in text.split(",") if part.strip())
    check_secrets(secrets, setting)
    return secrets


def check_secrets(secrets: tuple[str, ...], setting: str) -> None:
    """Raise UsageError, which repeats none of them, unless all are Standard Webhooks secrets."""
    if not all(_is_secret(secret) for secret in secrets):
        raise UsageError(
            f"{setting}: must be {SECRET_PREFIX} and the base64 of {SECRET_BYTES.start} to "
            f"{SECRET_BYTES.stop - 1} random bytes; make one with {NEW_SECRET}"
        )


def _is_secret(text: str) -> bool:
    """Say whether the text is a Standard Webhooks secret of a length that protects."""
    encoded = text.removeprefix(SECRET_PREFIX)
    try:
        key = base64.b64decode(encoded + "=" * (-len(encoded) % 4), validate=True)
    except (binascii.Error, ValueError):
        return False
    return text.startswith(SECRET_PREFIX) and len(key) in SECRET_BYTES
