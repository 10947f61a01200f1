"""Where alerts go: the endpoints that the settings name, checked at start; their addresses and secrets never shown."""

import math
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

from shuize.addresses import HTTP, Network, Rate, hidden_words, network, rates, url_problem
from shuize.declared import EndpointTable, load
from shuize.errors import UsageError
from shuize.keys import NEW_SECRET, check_secrets, in_force, parse_secrets, read_keys
from shuize.settings import PREFIX, Settings
from shuize.wanted import EVERYTHING, Wanted
from shuize.wording import Language

LOG = "log"
WEBHOOK = "webhook"
SCHEMES = {"email": ("smtp", "smtps")}
"""What a sink's URL begins with where that is not http; `apprise` takes any."""
RATES = {
    "dingtalk": (Rate(20, 60),),
    "wecom": (Rate(20, 60),),
    "feishu": (Rate(100, 60), Rate(5, 1)),
    "slack": (Rate(1, 1),),
}
"""What the vendors let through, used where the file says nothing."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One place that is told; `secrets` newest first, `allow` the networks it may be in that are not public."""

    id: str
    url: str = field(default="", repr=False)
    secrets: tuple[str, ...] = field(default=(), repr=False)
    allow: tuple[Network, ...] = ()
    sink: str = WEBHOOK
    secret_file: Path | None = None
    """Where the secrets were read from, to be read again when they are replaced."""
    url_file: Path | None = None
    """The same of the address, which may be a robot's only secret."""
    format: str = "standard"
    language: Language = "zh"
    timezone: str = "Asia/Shanghai"
    rates: tuple[Rate, ...] = ()
    ca_file: Path | None = None
    cert_file: Path | None = None
    key_file: Path | None = None
    template: Path | None = None
    digest: bool = False
    wanted: Wanted = EVERYTHING
    to: tuple[str, ...] = ()
    sender: str = ""
    username: str = ""

    @property
    def shown(self) -> str:
        """Scheme, host and port: what may be printed of an address whose path or query may be a password."""
        parts = urlsplit(self.url)
        host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
        if self.sink == "apprise":
            return f"{parts.scheme}://..."  # even the host may be a token
        port = f":{parts.port}" if parts.port else ""
        return f"{parts.scheme}://{host}{port}" if self.url else self.id

    @property
    def hidden(self) -> tuple[str, ...]:
        """What no log line and no error may show: the secrets, the whole address, and what in it may be a token."""
        whole = (self.url, urlsplit(self.url).netloc) if self.sink == "apprise" and self.url else ()
        return (*self.secrets, *whole, *hidden_words(self.url))


@dataclass(frozen=True, slots=True)
class Condition:
    """How an endpoint is doing; `failures` in a row, `open_until` while its breaker is open."""

    endpoint: str
    enabled: bool = True
    reason: str | None = None
    failures: int = 0
    open_until: datetime | None = None
    failing_since: datetime | None = None
    sends: tuple[float, ...] = ()
    """When the last messages went out, in seconds since 1970, where the endpoint has a rate."""


def configured(settings: Settings, environ: Mapping[str, str] = os.environ) -> tuple[Endpoint, ...]:
    """Return the endpoints: `log` always, `webhook` where its URL is set, then those of the settings file.

    Raises UsageError, which repeats neither a URL nor a secret, where one of them, a network, a rate or a pause is of
    the wrong form.
    """
    _check_pauses(settings)
    log = Endpoint(LOG, sink=LOG, language=_language(settings), timezone=settings.timezone)
    found = [log, *_of_environment(settings)]
    for table in load(settings).endpoints:
        if table.id in {one.id for one in found}:
            raise UsageError(f"{settings.config}: [[endpoint]] {table.id}: this id is taken already; choose another")
        found.append(from_table(table, settings, environ))
    return tuple(found)


def filters(endpoints: Iterable[Endpoint]) -> dict[str, Wanted]:
    """Return what each endpoint that filters wants to hear of, by its id."""
    return {one.id: one.wanted for one in endpoints if one.wanted != EVERYTHING}


def _check_pauses(settings: Settings) -> None:
    """Raise UsageError unless attempts can be made at all."""
    pauses = settings.retry_seconds
    if not pauses or not all(0 <= pause < math.inf for pause in pauses):
        raise UsageError("SHUIZE_RETRY_SECONDS: needs a pause of 0 or more before each attempt (for example 0,5,300)")
    if not 0 < settings.webhook_timeout_seconds < math.inf:
        raise UsageError("SHUIZE_WEBHOOK_TIMEOUT_SECONDS: must be more than 0 (for example 15)")


def _of_environment(settings: Settings) -> tuple[Endpoint, ...]:
    """Return the webhook that the environment declares, if it does."""
    url = settings.webhook_url
    if not url:
        return ()
    if problem := url_problem(url):
        raise UsageError(f"SHUIZE_WEBHOOK_URL: {problem} (for example https://alerts.example.com/shuize)")
    secrets = parse_secrets(settings.webhook_secret)
    if not secrets:
        raise UsageError(
            f"SHUIZE_WEBHOOK_SECRET: SHUIZE_WEBHOOK_URL is set, and alerts are always signed; make a secret with "
            f"{NEW_SECRET} and give it to the receiver too"
        )
    allow = tuple(network(text, "SHUIZE_WEBHOOK_ALLOW_CIDRS") for text in settings.webhook_allow_cidrs)
    return (Endpoint(WEBHOOK, url, secrets, allow, language=_language(settings), timezone=settings.timezone),)


def _language(settings: Settings) -> Language:
    """Return the language of messages where an endpoint names none."""
    return cast("Language", settings.language)


def from_table(table: EndpointTable, settings: Settings, environ: Mapping[str, str]) -> Endpoint:
    """Return the endpoint that the settings file declares. Raises UsageError, which repeats no URL and no secret."""
    where = f"{settings.config}: [[endpoint]] {table.id}"
    folder = settings.config.resolve().parent
    _check_addressees(table, where)
    return Endpoint(
        id=table.id,
        url=_url(table, where, folder, environ),
        secrets=_secrets(table, where, folder, environ),
        allow=tuple(network(text, f"{where} allow_cidrs") for text in table.allow_cidrs),
        sink=table.sink,
        secret_file=folder / table.secret_file if table.secret_file else None,
        url_file=folder / table.url_file if table.url_file else None,
        format=table.format,
        language=table.language or _language(settings),
        timezone=table.timezone or settings.timezone,
        rates=rates(table.rate, f"{where} rate") or RATES.get(table.sink, ()),
        ca_file=_file(table.ca_file, f"{where} ca_file", folder),
        cert_file=_file(table.cert_file, f"{where} cert_file", folder),
        key_file=_file(table.key_file, f"{where} key_file", folder),
        template=_file(table.template, f"{where} template", folder),
        digest=table.digest,
        wanted=Wanted(**{name: getattr(table, name) for name in Wanted.__slots__}),
        to=table.to,
        sender=table.sender,
        username=table.username,
    )


def _check_addressees(table: EndpointTable, where: str) -> None:
    """Raise UsageError where keys do not fit the sink or one another."""
    mail = table.sink == "email"
    if mail and not (table.to and table.sender):
        raise UsageError(f"{where}: an email needs `to` and `from`")
    if not mail and (table.to or table.sender or table.username):
        raise UsageError(f"{where}: `to`, `from` and `username` are an email's")
    if table.format != "standard" and table.sink != WEBHOOK:
        raise UsageError(f"{where} format: only a webhook has one")
    if table.key_file and not table.cert_file:
        raise UsageError(f"{where}: key_file needs cert_file")


def _url(table: EndpointTable, where: str, folder: Path, environ: Mapping[str, str]) -> str:
    """Return the URL from where the table says it is; it must be of the sink's form."""
    places = {"url": table.url, "url_env": table.url_env, "url_file": table.url_file}
    given = [name for name, value in places.items() if value]
    if len(given) != 1:
        raise UsageError(f"{where}: needs one of url, url_env and url_file")
    url = table.url or _found(table.url_env, table.url_file, f"{where} {given[0]}", folder, environ)
    check_url(url, table.sink, f"{where} {given[0]}")
    return url


def check_url(url: str, sink: str, where: str) -> None:
    """Raise UsageError, without the URL, unless it is of the sink's form."""
    schemes = SCHEMES.get(sink, HTTP)
    problem = ("is no URL" if "://" not in url else None) if sink == "apprise" else url_problem(url, schemes)
    if problem:
        raise UsageError(f"{where}: {problem}")


def _secrets(table: EndpointTable, where: str, folder: Path, environ: Mapping[str, str]) -> tuple[str, ...]:
    """Return the secrets that sign now; a webhook must have one of the right form."""
    if table.secret_env and table.secret_file:
        raise UsageError(f"{where}: needs one of secret_env and secret_file, not both")
    name = f"{where} {'secret_env' if table.secret_env else 'secret_file'}"
    given = table.secret_env or table.secret_file
    text = _found(table.secret_env, table.secret_file, name, folder, environ) if given else ""
    if table.sink != WEBHOOK:
        return (text,) if text else ()
    try:
        secrets = in_force(read_keys(text), datetime.now(UTC))
    except ValueError:
        raise UsageError(f"{name}: a line's `until` is no instant (as 2026-11-22T08:00:00+00:00)") from None
    if not secrets:
        raise UsageError(f"{where}: webhooks are always signed; name secret_file or secret_env, made with {NEW_SECRET}")
    check_secrets(secrets, name)
    return secrets


def _found(variable: str, file: str, where: str, folder: Path, environ: Mapping[str, str]) -> str:
    """Return what the environment variable or the file holds. Raises UsageError where there is nothing."""
    if variable.startswith(PREFIX):
        raise UsageError(f"{where}: names beginning with {PREFIX} are Shuize's own settings; use another")
    if variable:
        text = environ.get(variable, "").strip()
    else:
        try:
            text = (folder / file).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"{where}: the file cannot be read ({type(error).__name__})") from None
    if not text:
        raise UsageError(f"{where}: {'the variable is not set' if variable else 'the file is empty'}")
    return text


def _file(text: str, where: str, folder: Path) -> Path | None:
    """Return the path of a file that must be there. Raises UsageError."""
    if not text:
        return None
    path = folder / text
    if not path.is_file():
        raise UsageError(f"{where}: there is no file {path}")
    return path
