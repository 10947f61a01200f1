"""The file of a pack: where it lies, how it is read, and what is wrong with it in the words of who wrote it."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from difflib import get_close_matches
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec

from shuize.errors import PackError, unknown_key
from shuize.pack import Head, Indicator, Pack, Rule, Subject, Topic

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
FILE = "pack.toml"
TABLES: dict[str, type[msgspec.Struct]] = {
    "": Pack, "pack": Head, "topic": Topic, "indicator": Indicator, "subject": Subject, "rule": Rule,
}  # fmt: skip
BOARD = 2
LONGEST_RULE = 80
"""Code points of a rule's full name: what the database keeps."""
NEEDS = {
    "milestone": ("marks",),
    "every": ("step",),
    "multiple": ("factors",),
    "reversal": ("delta",),
}
PLACE = re.compile(r"^(?P<what>.*?)(?: - at `\$\.?(?P<path>[^`]*)`)?$", re.DOTALL)
STEP = re.compile(r"\w+")
SPOKEN = {
    "Expected `array`": "expected a list, as [90, 95]", "Expected `str`": "expected a text in quotes",
    "Expected `int`": "expected a whole number", "Expected `bool`": "expected true or false",
    "Expected `object`": "expected a table", "Expected `decimal`": "is no number", "Invalid decimal": "is no number",
    "Invalid enum value": "is none of what it may be",
}  # fmt: skip


def load(name_or_path: str) -> Pack:
    """Return the pack of that name in the seeds, or of the file or folder at that path.

    Raises PackError: no such pack, not TOML, an unknown key (the nearest known is named), a value out of place.
    """
    path = _path(name_or_path)
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise PackError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise PackError(f"{path}: cannot be read: it is not UTF-8") from error
    return parse(text, str(path))


def _path(name_or_path: str) -> Path:
    """Return the pack's file."""
    path = Path(name_or_path)
    if path.is_dir():
        return path / FILE
    if path.suffix == ".toml" or path.exists():
        return path
    seed = SEEDS / name_or_path / FILE
    if seed.exists():
        return seed
    known = shipped()
    near = get_close_matches(name_or_path, known, n=1)
    shown = ", ".join([*near, *(name for name in known if name not in near)])
    raise PackError(f"{name_or_path}: no such pack; known: {shown}, or give a path to a {FILE}")


def shipped() -> list[str]:
    """Return the names of the packs that come with Shuize."""
    return sorted(entry.parent.name for entry in SEEDS.glob(f"*/{FILE}"))


def parse(text: str, where: str) -> Pack:
    """Return the pack that `text` holds; `where` names it in errors."""
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{where}: not TOML: {error}") from error
    _name_in_english(said)
    try:
        pack = msgspec.convert(said, Pack)
    except msgspec.ValidationError as error:
        raise PackError(f"{where}: {_explain(str(error), said)}") from error
    _check_numbers(pack, where)
    _check(pack, where)
    return pack


def _name_in_english(said: Mapping[str, Any]) -> None:
    """Let what has no English name go by its name: whoever is told in Chinese alone needs none."""
    for tables in (said.get("pack"), said.get("topic"), said.get("indicator")):
        for table in tables if isinstance(tables, list) else [tables]:
            if isinstance(table, dict) and "name" in table:
                table.setdefault("name_en", table["name"])


def _explain(message: str, said: Mapping[str, Any]) -> str:
    """Say msgspec's words as somebody who writes a pack thinks: in which table, under which key, what is wrong."""
    found = PLACE.match(message)
    assert found  # noqa: S101 - it matches everything
    path = STEP.findall(found["path"] or "")
    unknown = re.search(r"unknown field `([^`]+)`", message)
    if unknown:
        return _explain_unknown(unknown[1], path[0] if path else "")
    missing = re.search(r"missing required field `([^`]+)`", message)
    owner, keys, value = _walk(path, said)
    what = next((words for start, words in SPOKEN.items() if message.startswith(start)), found["what"])
    if missing:
        keys, what = [], f"has no {missing[1]!r}, which it needs"
    shown = "" if missing or isinstance(value, dict) else f"{value!r} "
    return f"{': '.join([owner, *keys])}: {shown}{what}" if owner else what


def _explain_unknown(key: str, table: str) -> str:
    """Name the nearest known key."""
    known = TABLES.get(table, Pack).__struct_encode_fields__
    return unknown_key(key, known, f"[[{table}]]" if table else "the file")


def _walk(path: Sequence[str], said: Mapping[str, Any]) -> tuple[str, list[str], object]:
    """Return what people call the table at the path, the keys below it, and the value there."""
    value: Any = said
    owner, keys = path[0] if path else "", []
    for number, step in enumerate(path):
        value = value[int(step)] if isinstance(value, list) else value.get(step)
        if number and step.isdigit() and isinstance(value, dict):
            owner = f"{owner} {(value.get('id') or value.get('name') or int(step) + 1)!r}"
        elif number and not step.isdigit():
            keys.append(step)
    return owner, keys, value


def _check(pack: Pack, where: str) -> None:
    """Raise PackError where parts of the pack do not fit one another."""
    indicators = {item.id: item for item in pack.indicators}
    for kind, ids in (("indicator", [item.id for item in pack.indicators]), ("rule", [item.id for item in pack.rules])):
        twice = sorted({one for one in ids if ids.count(one) > 1})
        if twice:
            raise PackError(f"{where}: {kind} {twice[0]!r} stands twice")
    for item in pack.indicators:
        _check_alone(item, where)
        whole = tuple(filter(None, (item.new_of, item.present_of)))
        told = (*item.numerator, *item.denominator, *whole, *filter(None, (item.receives,)))
        _known(where, f"indicator {item.id!r}", told, indicators)
        if item.receives and (item.measure != "count" or indicators[item.receives].measure != "amount"):
            raise PackError(f"{where}: indicator {item.id!r}: only a count receives, and an amount")
        if any(one.measure != "tally" for one in (item, *(indicators[other] for other in whole)) if whole):
            raise PackError(f"{where}: indicator {item.id!r}: only a tally is new_of or present_of a tally")
    for rule in pack.rules:
        if len(f"{pack.id}/{rule.id}") > LONGEST_RULE:
            raise PackError(f"{where}: rule {rule.id!r}: with the pack's id longer than {LONGEST_RULE} characters")
        _known(where, f"rule {rule.id!r}", rule.indicators, indicators)
        missing = [need for need in NEEDS.get(rule.kind, ()) if not getattr(rule, need)]
        if missing:
            raise PackError(f"{where}: rule {rule.id!r} of kind {rule.kind!r} needs {missing[0]!r}")


def _check_alone(item: Indicator, where: str) -> None:
    """Raise PackError where an indicator does not fit itself."""
    if item.board and (len(item.board) != BOARD or item.board[0] == item.board[1]):
        raise PackError(f"{where}: indicator {item.id!r}: board needs two values, as [80, 95]")
    if item.measure == "rate" and item.unit != "%":
        raise PackError(f"{where}: indicator {item.id!r}: unit {item.unit!r} of a rate must be '%'")
    if item.endings and (item.measure != "tally" or not item.nouns):
        raise PackError(f"{where}: indicator {item.id!r}: only a tally with nouns has endings")
    odd = [one for one in item.kinds if not one.endswith(item.terms)] if item.kinds else []
    if odd:
        raise PackError(f"{where}: indicator {item.id!r}: kind {odd[0]!r} ends with none of its terms")
    if item.over and not (item.when and item.unless):
        raise PackError(f"{where}: indicator {item.id!r}: over needs when and unless")


def _check_numbers(pack: Pack, where: str) -> None:
    """Raise PackError for inf and nan, which TOML knows and nothing can be compared with."""
    tables: Iterable[Indicator | Rule] = chain(pack.indicators, pack.rules)
    for one in tables:
        kind = type(one).__name__.lower()
        for key in one.__struct_fields__:
            value = getattr(one, key)
            for each in value if isinstance(value, tuple) else (value,):
                if isinstance(each, Decimal) and not each.is_finite():
                    raise PackError(f"{where}: {kind} {one.id!r}: {key}: {str(each).lower()} is no number")


def _known(where: str, owner: str, ids: tuple[str, ...], indicators: dict[str, Indicator]) -> None:
    """Raise PackError for the first id that is no indicator of the pack."""
    for one in ids:
        if one not in indicators:
            near = get_close_matches(one, indicators, n=1) or sorted(indicators)
            raise PackError(f"{where}: {owner}: unknown indicator {one!r}; did you mean {near[0]!r}?")
