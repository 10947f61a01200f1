"""The settings file: endpoints, owners, inboxes, sources and the digest, as tables that are checked whole at start.

A secret never stands in the file, only where it is to be found; what is wrong is said without repeating any value.
"""

import re
import tomllib
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Literal, get_args, get_type_hints
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from shuize.errors import UsageError, unknown_key
from shuize.settings import Settings

SinkName = Literal["webhook", "dingtalk", "feishu", "wecom", "slack", "email", "alertmanager", "apprise"]
BodyFormat = Literal["standard", "cloudevents-binary", "cloudevents-structured"]
Tongue = Literal["zh", "en"]


class EndpointTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`[[endpoint]]`: who is told how, and of what; empty filters let everything through."""

    id: str
    sink: SinkName = "webhook"
    url: str = ""
    url_env: str = ""
    url_file: str = ""
    secret_env: str = ""
    secret_file: str = ""
    format: BodyFormat = "standard"
    language: Tongue | None = None
    timezone: str = ""
    allow_cidrs: tuple[str, ...] = ()
    rate: str = ""
    ca_file: str = ""
    cert_file: str = ""
    key_file: str = ""
    template: str = ""
    digest: bool = False
    types: tuple[str, ...] = ()
    severities: tuple[Literal["info", "warning", "critical"], ...] = ()
    owners: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    sender: str = msgspec.field(default="", name="from")
    username: str = ""


class OwnerTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`[[owner]]`: who answers for the series of these places, indicators and subjects (empty: all of them)."""

    id: str
    name: str = ""
    contact: str = ""
    places: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()


class InboxTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`[[inbox]]`: a further folder that is watched, and what is so of its articles unless they say otherwise."""

    path: str
    source: str = ""
    rank: int | None = None
    packs: tuple[str, ...] = ()
    language: Tongue | None = None


class SourceTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`[[source]]`: how far a source is trusted; 0 is the most trusted."""

    name: str
    rank: int


class DigestTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`[digest]`: the day in one message, when and to whom."""

    at: str = "22:00"
    timezone: str = ""
    language: Tongue | None = None
    endpoints: tuple[str, ...] = ()


class Declared(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={
    "endpoints": "endpoint", "owners": "owner", "inboxes": "inbox", "sources": "source",
}):  # fmt: skip
    """The whole file; its paths are relative to its own folder."""

    endpoints: tuple[EndpointTable, ...] = ()
    owners: tuple[OwnerTable, ...] = ()
    inboxes: tuple[InboxTable, ...] = ()
    sources: tuple[SourceTable, ...] = ()
    digest: DigestTable | None = None


TABLES: dict[str, type[msgspec.Struct]] = {
    "": Declared, "endpoint": EndpointTable, "owner": OwnerTable, "inbox": InboxTable, "source": SourceTable,
    "digest": DigestTable,
}  # fmt: skip
MISTAKEN = {"secret": "secret_env or secret_file", "password": "secret_env or secret_file", "token": "secret_file"}
ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
CLOCK = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
PLACE = re.compile(r"\$(?:\.(?P<table>\w+)(?:\[[^\]]*\])?)?(?:\.(?P<key>\w+))?")


def load(settings: Settings) -> Declared:
    """Return what the settings file declares: nothing where the default file is not there.

    Raises UsageError: a file that is named but missing or unreadable, not TOML, an unknown key (the nearest known is
    named), a value out of place.
    """
    path = settings.config
    if path == Settings().config and not path.exists():
        return Declared()
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError(f"SHUIZE_CONFIG: cannot read {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"SHUIZE_CONFIG: {path} is not UTF-8") from error
    return parse(text, str(path))


def parse(text: str, where: str) -> Declared:
    """Return what `text` declares; `where` names the file in errors. Raises UsageError."""
    try:
        declared = msgspec.convert(tomllib.loads(text), Declared)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{where}: not TOML: {_at(str(error))}") from None
    except msgspec.ValidationError as error:
        raise UsageError(f"{where}: {_explain(str(error))}") from None
    _check(declared, where)
    return declared


def _at(message: str) -> str:
    """Return where the file stops being TOML, without the words that may repeat a value."""
    found = re.search(r"\((?P<place>at [^()]*)\)$", message)
    return found["place"] if found else "check quotes and brackets"


def _explain(message: str) -> str:
    """Return msgspec's words with the nearest known key or value, without the value that was given."""
    what, _, place = message.partition(" - at `")
    found = PLACE.match(place)
    table, key = (found["table"] or "", found["key"] or "") if found else ("", "")
    if unknown := re.search(r"unknown field `(?P<key>[^`]+)`", what):
        return _unknown(unknown["key"], table)
    if missing := re.search(r"missing required field `(?P<key>[^`]+)`", what):
        return f"{_shown(table)} needs {missing['key']}"
    name = f"{_shown(table)}{f' {key}' if key else ''}"
    if what.startswith("Invalid enum value"):
        return f"{name}: must be one of {', '.join(_allowed(table, key))}"
    return f"{name}: {what[:1].lower()}{what[1:]}"


def _unknown(key: str, table: str) -> str:
    """Return what is said of a key that a table does not have."""
    if table == "endpoint" and key in MISTAKEN:
        return f"{key!r} in {_shown(table)}: secrets never stand in this file; use {MISTAKEN[key]}"
    return unknown_key(key, TABLES.get(table, Declared).__struct_encode_fields__, _shown(table))


def _shown(table: str) -> str:
    """Return the table as the file writes it."""
    if not table:
        return "the file"
    return "[digest]" if table == "digest" else f"[[{table}]]"


def _allowed(table: str, key: str) -> list[str]:
    """Return the words that the key may have."""
    struct = TABLES.get(table, Declared)
    hint = get_type_hints(struct).get(key)
    words: list[str] = []
    for part in (hint, *get_args(hint)):
        found = [one for one in get_args(part) if isinstance(one, str)]
        words += [one for one in found if one not in words]
    return words


def _check(declared: Declared, where: str) -> None:
    """Raise UsageError where names stand twice or cannot be kept, or a time is none."""
    for table, names in (
        ("endpoint", [one.id for one in declared.endpoints]),
        ("owner", [one.id for one in declared.owners]),
    ):
        _check_names(f"{where}: [[{table}]]", names)
    for one in declared.endpoints:
        _check_zone(f"{where}: [[endpoint]] {one.id}", one.timezone)
    for inbox in declared.inboxes:
        _check_rank(f"{where}: [[inbox]]", inbox.rank)
    for source in declared.sources:
        _check_rank(f"{where}: [[source]]", source.rank)
    if declared.digest:
        _check_digest(declared.digest, declared, f"{where}: [digest]")


def _check_names(where: str, names: Iterable[str]) -> None:
    """Raise UsageError for an id that is none, or stands twice."""
    seen: set[str] = set()
    for name in names:
        if not ID.fullmatch(name):
            raise UsageError(f"{where} id: letters, digits, '.', '_' and '-' only, 80 at most")
        if name in seen:
            raise UsageError(f"{where} id: {name!r} stands twice")
        seen.add(name)


def _check_zone(where: str, name: str) -> None:
    """Raise UsageError for a time zone that nobody knows."""
    try:
        ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise UsageError(f"{where} timezone: no such time zone (for example Asia/Shanghai)") from error


def _check_rank(where: str, rank: int | None) -> None:
    """Raise UsageError for a rank below the best."""
    if rank is not None and rank < 0:
        raise UsageError(f"{where} rank: must be 0 (the most trusted) or more")


def _check_digest(digest: DigestTable, declared: Declared, where: str) -> None:
    """Raise UsageError where the digest cannot be sent at that time or to those endpoints."""
    if not CLOCK.fullmatch(digest.at):
        raise UsageError(f"{where} at: must be a time of day (for example 22:00)")
    _check_zone(where, digest.timezone)
    known = ["log", "webhook", *(one.id for one in declared.endpoints)]
    for name in digest.endpoints:
        if name not in known:
            near = get_close_matches(name, known, n=1) or known
            raise UsageError(f"{where} endpoints: no endpoint {name!r}; did you mean {near[0]!r}?")
