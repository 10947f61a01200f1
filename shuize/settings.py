"""Every setting, read once from the environment in each process' main and passed down."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from shuize.errors import UsageError

PREFIX = "SHUIZE_"


@dataclass(frozen=True, slots=True)
class Settings:
    """The configuration; each field is the environment variable SHUIZE_<NAME IN CAPITALS>."""

    config: Annotated[Path, "settings file with endpoints and more; need not be there"] = Path("shuize.toml")
    inbox: Annotated[Path, "folder that is watched for articles"] = Path("inbox")
    more_inboxes: Annotated[tuple[str, ...], "further folders that are watched, separated by commas"] = ()
    data: Annotated[Path, "folder for the database, the embedded Redis and its socket"] = Path("data")
    database_url: Annotated[str, "SQLAlchemy URL; empty: SQLite in the data folder"] = field(default="", repr=False)
    redis_url: Annotated[str, "Redis URL; empty: an embedded server in the data folder"] = field(default="", repr=False)
    packs: Annotated[tuple[str, ...], "packs by name or path, separated by commas"] = ("resumption",)
    source: Annotated[str, "source of articles that name none"] = ""
    timezone: Annotated[
        str, "time zone of the times that are shown, and in which files' times become publication dates"
    ] = "Asia/Shanghai"
    language: Annotated[str, "language of the messages: zh or en"] = "zh"
    workers: Annotated[int, "worker processes that `shuize up` starts"] = 2
    after: Annotated[str, "what becomes of a file that was read: done (moved) or keep"] = "done"
    marker: Annotated[str, "ending of the file that says its article is whole, as .done; empty: none is needed"] = ""
    settle_seconds: Annotated[float, "an unclosed file is whole after this long without change"] = 1.0
    sidecar_seconds: Annotated[float, "how long an article waits for a NAME.meta.json that may come; 0: not"] = 0.2
    rescan_seconds: Annotated[float, "pause between two whole scans of the inbox"] = 5.0
    polling: Annotated[str, "watch by polling: auto, always or never"] = "auto"
    sweep_seconds: Annotated[float, "pause between two sweeps for articles that the queue lost"] = 5.0
    requeue_seconds: Annotated[float, "an article not read and not queued for this long is queued again"] = 30.0
    max_bytes: Annotated[int, "largest file that is read"] = 20_000_000
    max_attempts: Annotated[int, "an article that ended its worker this often is quarantined"] = 3
    batch_articles: Annotated[int, "most articles in one job on the queue"] = 100
    queue_jobs: Annotated[int, "files wait in the inbox while this many jobs are on the queue"] = 1000
    reprint_percent: Annotated[
        int, "an article that shares this much of its wording, and its numbers, with another is its reprint"
    ] = 60
    lateness_days: Annotated[int, "a crossing told later than this after its date is historical"] = 14
    webhook_url: Annotated[str, "where alerts are posted; empty: only logged"] = field(default="", repr=False)
    webhook_secret: Annotated[str, "whsec_... that signs the webhooks"] = field(default="", repr=False)
    webhook_allow_cidrs: Annotated[tuple[str, ...], "networks that are not public but may be posted to"] = ()
    webhook_timeout_seconds: Annotated[float, "longest that one whole attempt may take"] = 15.0
    retry_seconds: Annotated[tuple[float, ...], "pauses before each attempt to deliver"] = (
        0, 5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400,
    )  # fmt: skip
    database_pool: Annotated[int, "most connections that one process holds to PostgreSQL"] = 5
    metrics_host: Annotated[str, "address that /metrics, /healthz and /readyz are answered on"] = "127.0.0.1"
    metrics_port: Annotated[int, "their port; 0: none (`shuize up` takes this one and the next ones)"] = 0
    sent_days: Annotated[int, "deliveries that arrived are forgotten after this, but for the last of each alert"] = 365
    log_format: Annotated[str, "auto (colour on a terminal, else json), console or json"] = "auto"
    log_level: Annotated[str, "debug, info, warning or error"] = "info"


CHOICES = {
    "after": ("done", "keep"),
    "language": ("zh", "en"),
    "polling": ("auto", "always", "never"),
    "log_format": ("auto", "console", "json"),
    "log_level": ("debug", "info", "warning", "error"),
}
WHOLE_PERCENT = 100
FILE_SUFFIX = "_FILE"
LAST_PORT = 65535
MARKER = re.compile(r"\.[A-Za-z0-9_-]{1,20}(?:\.[A-Za-z0-9_-]{1,20})?")


def load(environ: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings from `environ`; a secret NAME may come from the file that NAME_FILE names.

    Raises UsageError for an unknown SHUIZE_ variable (with the nearest known), a value of the wrong form,
    or a secret's file that cannot be read.
    """
    known = {item.name: item for item in fields(Settings)}
    values: dict[str, object] = {}
    for variable in sorted(name for name in environ if name.startswith(PREFIX)):
        name, text = _name_and_text(variable, environ[variable], known)
        values[name] = _value(variable, name, text, known[name].default)
    settings = Settings(**values)  # type: ignore[arg-type]
    _check(settings)
    return settings


def _name_and_text(variable: str, text: str, known: Mapping[str, object]) -> tuple[str, str]:
    """Return the setting that `variable` sets and its text, read from a file for NAME_FILE."""
    name = variable.removeprefix(PREFIX).lower()
    if name in known:
        return name, text
    bare = variable.removesuffix(FILE_SUFFIX).removeprefix(PREFIX).lower()
    if variable.endswith(FILE_SUFFIX) and bare in known:
        try:
            return bare, Path(text).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise UsageError(f"{variable}: cannot read {text}: {error.strerror}") from error
    near = get_close_matches(name, known, n=1)
    hint = f"; did you mean {PREFIX}{near[0].upper()}?" if near else ""
    raise UsageError(f"{variable}: no such setting{hint}")


def _value(variable: str, name: str, text: str, default: object) -> object:
    """Turn `text` into the type of the setting's default."""
    try:
        if isinstance(default, tuple):
            kind = float if name == "retry_seconds" else str
            return tuple(kind(part.strip()) for part in text.split(",") if part.strip())
        return type(default)(text) if not isinstance(default, Path) else Path(text)  # type: ignore[call-arg]
    except ValueError as error:
        raise UsageError(
            f"{variable}: {text!r} is no {'whole number' if isinstance(default, int) else 'number'}"
        ) from error


def _check(settings: Settings) -> None:
    """Raise UsageError where a value lies outside what it may be."""
    for name, allowed in CHOICES.items():
        if getattr(settings, name) not in allowed:
            raise UsageError(f"{PREFIX}{name.upper()}: {getattr(settings, name)!r} is none of {', '.join(allowed)}")
    for item in fields(Settings):
        amount = getattr(settings, item.name)
        least = 0 if item.name.endswith(("_seconds", "_port")) else 1
        if isinstance(amount, int | float) and amount < least:
            raise UsageError(f"{PREFIX}{item.name.upper()}: {amount} is too small")
    if settings.reprint_percent > WHOLE_PERCENT:
        raise UsageError(f"{PREFIX}REPRINT_PERCENT: {settings.reprint_percent} is more than all")
    if settings.metrics_port > LAST_PORT:
        raise UsageError(f"{PREFIX}METRICS_PORT: {settings.metrics_port} is no port; there are {LAST_PORT} of them")
    if settings.marker and not MARKER.fullmatch(settings.marker):
        raise UsageError(f"{PREFIX}MARKER: {settings.marker!r} is no ending of a name, as .done")
    try:
        ZoneInfo(settings.timezone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise UsageError(f"{PREFIX}TIMEZONE: no time zone {settings.timezone!r}") from error


def database_url(settings: Settings) -> str:
    """Return the SQLAlchemy URL: the one set, else the data folder's SQLite file."""
    return settings.database_url or f"sqlite:///{settings.data.resolve() / 'shuize.db'}"
