"""Whom the `shuize up` of a data folder tells, left there for commands in other shells: no address's path, no secret.

What was said on its command line, or in the environment of its shell alone, is known to nobody else.
"""

import os
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from shuize import health
from shuize.endpoints import Endpoint
from shuize.settings import Settings

FILE = "up.json"


class Told(msgspec.Struct, frozen=True):
    """One endpoint: its id, what kind it is, and scheme, host and port of its address."""

    id: str
    sink: str
    to: str


def leave(settings: Settings, endpoints: Iterable[Endpoint]) -> None:
    """Write down who is told; where that cannot be written, others do not know it."""
    told = [Told(one.id, one.sink, one.shown if one.url else "") for one in endpoints]
    new = _path(settings).with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        new.write_bytes(msgspec.json.encode(told))
        new.replace(_path(settings))


def take_away(settings: Settings) -> None:
    """Forget it: nobody is told any more."""
    with suppress(OSError):
        _path(settings).unlink(missing_ok=True)


def elsewhere(settings: Settings, known: Sequence[Endpoint]) -> list[Told]:
    """Return whom a living `shuize up` of this data folder tells and these endpoints do not name."""
    if not health.alive(settings, "up", now=time.time()):
        return []
    try:
        told = msgspec.json.decode(_path(settings).read_bytes(), type=list[Told])
    except (OSError, msgspec.DecodeError):
        return []
    return [one for one in told if one.id not in {mine.id for mine in known}]


def _path(settings: Settings) -> Path:
    """Return where it stands."""
    return settings.data / FILE
