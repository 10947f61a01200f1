"""What an address, a network and a rate must look like; what is wrong is said without repeating an address."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network
from urllib.parse import SplitResult, parse_qsl, urlsplit

from shuize.errors import UsageError

HTTP = ("http", "https")
Network = IPv4Network | IPv6Network
RATE = re.compile(r"(?P<count>[1-9][0-9]{0,2}|1000)/(?P<unit>s|min|h)")
TOKEN_LENGTH = 8
LONG_LENGTH = 20
UNIT_SECONDS = {"s": 1.0, "min": 60.0, "h": 3600.0}


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `count` messages in any window of `seconds`."""

    count: int
    seconds: float


def url_problem(url: str, schemes: Collection[str] = HTTP) -> str | None:
    """Return what is wrong with the URL, if anything, without repeating it."""
    if not url.isprintable() or " " in url:
        return "must not contain spaces or control characters"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "is not a URL: its host or port cannot be read"
    if parts.scheme not in schemes:
        return f"must begin with {' or '.join(f'{scheme}://' for scheme in schemes)}"
    if not _named(parts) or port == 0:
        return "names no host that could be reached"
    return "must not have a #fragment" if parts.fragment else None


def _named(parts: SplitResult) -> bool:
    """Say whether the URL's host is a name or an address that could be looked up."""
    try:
        return bool((parts.hostname or "").rstrip(".").encode("idna"))
    except UnicodeError:
        return False


def hidden_words(url: str) -> tuple[str, ...]:
    """Return what of the URL nobody may be shown: itself where it has more than a host, and what may be a token in it.

    >>> hidden_words("https://bot.example/services/0123456789abcdef?key=s3cr3tkey"), hidden_words("https://a.example/")
    (('https://bot.example/services/0123456789abcdef?key=s3cr3tkey', '0123456789abcdef', 's3cr3tkey'), ())
    """
    parts = urlsplit(url)
    named = [part for part in parts.path.split("/") if _may_be_token(part)]
    given = [value for _, value in parse_qsl(parts.query) if len(value) >= TOKEN_LENGTH]
    whole = (url,) if parts.path.strip("/") or parts.query or parts.password else ()
    return (*whole, *named, *given, *((parts.password,) if parts.password else ()))


def _may_be_token(word: str) -> bool:
    """Say whether a part of a path looks like a password rather than a word."""
    return len(word) >= TOKEN_LENGTH and (len(word) >= LONG_LENGTH or not word.islower() or not word.isalpha())


def network(text: str, setting: str) -> Network:
    """Return the network that the text names. Raises UsageError."""
    try:
        return ip_network(text)
    except ValueError as error:
        raise UsageError(f"{setting}: {error} (for example 127.0.0.0/8)") from error


def rates(text: str, setting: str) -> tuple[Rate, ...]:
    """Return the rates that the text gives, separated by commas. Raises UsageError.

    >>> rates("100/min, 5/s", "rate")
    (Rate(count=100, seconds=60.0), Rate(count=5, seconds=1.0))
    """
    found = [RATE.fullmatch(part.strip()) for part in text.split(",") if part.strip()]
    good = [one for one in found if one]
    if len(good) != len(found):
        raise UsageError(f"{setting}: must be a number up to 1000 a time, as 20/min, 5/s or 500/h")
    return tuple(Rate(int(one["count"]), UNIT_SECONDS[one["unit"]]) for one in good)
