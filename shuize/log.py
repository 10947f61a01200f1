"""How every process writes its log: one JSON object a line, or coloured lines for a person, never a secret."""

import json
import logging
import re
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import lru_cache
from typing import TextIO, cast

import structlog
from structlog.typing import EventDict, FilteringBoundLogger, Processor

from shuize.settings import Settings

HIDDEN = "***"
SECRET_KEYS = re.compile(r"secret|passw|token|authoriz|signature|credential|api_?key", re.IGNORECASE)
SECRETS_IN_TEXT = re.compile(
    r"""
      (?P<scheme>\b[a-z][a-z0-9+.-]*://) [^\s"']+ @                  # credentials before a host, escaped or not
    | (?P<parameter>[?&](?:access_token|token|key|sign|secret|\w*password)=) [^&\s"'\#]+
    | \bwhsec_[A-Za-z0-9+/=_-]+
    """,
    re.VERBOSE | re.IGNORECASE,
)
QUIET = (
    "rq.worker",
    "rq.job",
    "rq.queue",
    "rq.scheduler",
    "rq.registry",
    "httpx",
    "httpcore",
    "watchdog",
    "jieba",
    "alembic",
    "apprise",
    "aiosmtplib",
)
ENCODER = json.JSONEncoder(ensure_ascii=False, default=str)
FIRST = ("timestamp", "level", "process", "event")
STRUCTURED = "data"
"""The key of what only programs read."""
PATH_MATTERS = 2
"""A configured URL is hidden whole only where it has more than scheme and host: a bot's token stands in its path."""


def configure(settings: Settings, process: str, *, stream: TextIO | None = None, hidden: Iterable[str] = ()) -> None:
    """Set up structlog and the standard library's logging for this process; `process` is on every line.

    No line shows a secret of the settings, nor any of the `hidden` words.
    """
    target = stream or sys.stderr
    console = settings.log_format == "console" or (settings.log_format == "auto" and target.isatty())
    shared = _shared(process, (*secrets(settings), *hidden))
    renderers = _renderers(console=console, colour=console and target.isatty())
    lines = Lines(target)
    structlog.configure(
        processors=[*shared, *renderers],
        wrapper_class=structlog.make_filtering_bound_logger(settings.log_level),
        logger_factory=lambda *_: lines,
        cache_logger_on_first_use=False,
    )
    _install(settings, shared, renderers, target)


class Lines:
    """Where our own lines go: straight to the stream, past the standard library's logging, a quarter of the cost."""

    def __init__(self, target: TextIO) -> None:
        """Write to this stream."""
        self._target = target

    def msg(self, line: str) -> None:
        """Write one line; a log that cannot be written ends nobody."""
        with suppress(OSError, ValueError):
            try:
                self._target.write(line + "\n")
            except UnicodeEncodeError:  # a lone surrogate
                self._target.write(line.encode("ascii", "backslashreplace").decode() + "\n")
            self._target.flush()

    log = debug = info = warning = error = critical = exception = fatal = msg


def get(name: str) -> FilteringBoundLogger:
    """Return the logger of that name; events are noun_pastverb, everything else a keyword."""
    return cast("FilteringBoundLogger", structlog.get_logger(name))


def secrets(settings: Settings) -> tuple[str, ...]:
    """Return the configured words that no line may show."""
    url = settings.webhook_url
    whole = (url,) if url.rstrip("/").count("/") > PATH_MATTERS else ()
    return tuple(word for word in (*whole, settings.webhook_secret) if word)


def redact(text: str, hidden: Iterable[str] = ()) -> str:
    """Return `text` without `hidden` words, URL credentials, tokens in a query and webhook secrets.

    >>> redact("redis://user:pass@host:6379/0")
    'redis://***@host:6379/0'
    >>> redact("https://bot.example/send?access_token=abc&x=1")
    'https://bot.example/send?access_token=***&x=1'
    """
    for word in hidden:
        text = text.replace(word, HIDDEN)
    may_hold_one = "_" in text or "=" in text or "://" in text  # asking that first is cheaper
    return SECRETS_IN_TEXT.sub(_hide, text) if may_hold_one else text


def _hide(found: re.Match[str]) -> str:
    """Keep what shows where the secret stood."""
    if found["scheme"]:
        return f"{found['scheme']}{HIDDEN}@"
    return f"{found['parameter'] or ''}{HIDDEN}"


_later: set[str] = set()
"""Words to hide that became known after the start."""


def hide(words: Iterable[str]) -> None:
    """Show these words in no line from now on: a secret was replaced."""
    _later.update(word for word in words if word)


def redactor(hidden: Iterable[str]) -> Processor:
    """Return the processor that redacts every value of an event."""
    words = tuple(hidden)

    def process_event(_logger: object, _method: str, event: EventDict) -> EventDict:
        return cast("EventDict", _redacted(event, (*words, *_later)))

    return process_event


def _redacted(value: object, words: tuple[str, ...]) -> object:
    """Return `value` with everything secret in it hidden, however deep."""
    if isinstance(value, str):
        return redact(value, words)
    if value is None or isinstance(value, int | float):
        return value
    if isinstance(value, Mapping):
        return {key: HIDDEN if one and _is_secret(key) else _redacted(one, words) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_redacted(one, words) for one in value]
    if isinstance(value, BaseException):
        return redact(f"{type(value).__name__}: {value}", words)
    return value


@lru_cache(1000)
def _is_secret(key: object) -> bool:
    """Say whether what stands under that key is shown to nobody."""
    return isinstance(key, str) and SECRET_KEYS.search(key) is not None


def _shared(process: str, hidden: Iterable[str]) -> list[Processor]:
    """Return what happens to every event, ours or a library's, of whatever thread, before it is rendered."""

    def name(_logger: object, _method: str, event: EventDict) -> EventDict:
        event["process"] = process
        return event

    return [
        name,
        structlog.stdlib.add_log_level,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        redactor(hidden),
    ]


def _renderers(*, console: bool, colour: bool) -> list[Processor]:
    """Return the last processors: lines for a person or JSON."""
    if console:
        return [
            _short,
            structlog.dev.ConsoleRenderer(
                colors=colour, pad_event_to=24, exception_formatter=structlog.dev.plain_traceback
            ),
        ]
    return [
        _ordered,
        _as_json,
    ]


def _as_json(_logger: object, _method: str, event: EventDict) -> str:
    """Return the line for programs."""
    return ENCODER.encode(event)


def _short(_logger: object, _method: str, event: EventDict) -> EventDict:
    """Leave out what only programs read: a person has the sentence."""
    event.pop(STRUCTURED, None)
    return event


def _ordered(_logger: object, _method: str, event: EventDict) -> EventDict:
    """Put what every line has before what only this one has."""
    first = {name: event.pop(name) for name in FIRST if name in event}
    return {**first, **event}


def _install(settings: Settings, shared: list[Processor], renderers: list[Processor], target: TextIO) -> None:
    """Make the root logger write through the same processors, the libraries' loggers only what went wrong."""
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *renderers],
    )
    handler = logging.StreamHandler(target)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    level = settings.log_level.upper()
    root.setLevel(level)
    for name in QUIET:
        logging.getLogger(name).setLevel(level if level == "DEBUG" else "WARNING")
