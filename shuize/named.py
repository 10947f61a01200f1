"""What the settings file names must be there: a name that nothing bears would wait for ever, without a word."""

import re
from collections.abc import Collection, Iterable, Sequence
from difflib import get_close_matches
from typing import get_args

from shuize import packfile
from shuize.declared import Declared
from shuize.errors import UsageError
from shuize.inboxes import check_packs, watched
from shuize.pack import Pack, RuleKind
from shuize.places import NATION_NAME, Gazetteer
from shuize.settings import Settings

ANY_ZONE = re.compile(r"(?:新|高新|开发|园|示范|保税|度假|实验|合作|管理|经济|经开|工业|景)区$|园$")
"""So end the names of areas that no table holds and that articles name all the same."""
SHOWN = 6


def check(settings: Settings, declared: Declared, at_work: Sequence[Pack]) -> None:
    """Raise UsageError for a pack of an inbox that is not at work, or a filter's or owner's name that nothing bears."""
    known = [one.id for one in at_work]
    for inbox in watched(settings, declared):
        check_packs(inbox, known)
    _check_filters(declared, at_work, str(settings.config))


def _check_filters(declared: Declared, at_work: Sequence[Pack], where: str) -> None:
    """Raise UsageError for what an endpoint or an owner names and nothing bears."""
    for one in declared.endpoints:
        place = f"{where}: [[endpoint]] {one.id}"
        _check(f"{place} kinds", one.kinds, get_args(RuleKind))
        _check(f"{place} owners", one.owners, [owner.id for owner in declared.owners])
        _check_places(f"{place} places", one.places)
        if one.packs or one.rules or one.indicators:
            every = _every(at_work)
            _check(f"{place} packs", one.packs, [pack.id for pack in every])
            _check(f"{place} rules", one.rules, _rules(every))
            _check(f"{place} indicators", one.indicators, [item.id for pack in every for item in pack.indicators])
    for owner in declared.owners:
        place = f"{where}: [[owner]] {owner.id}"
        _check_places(f"{place} places", owner.places)
        if owner.indicators:
            known = [name for pack in _every(at_work) for item in pack.indicators for name in (item.id, item.name)]
            _check(f"{place} indicators", owner.indicators, known)


def _every(at_work: Iterable[Pack]) -> list[Pack]:
    """Return the packs at work and those that come with Shuize: a filter may be written before its pack is at work."""
    return [*at_work, *map(packfile.load, packfile.shipped())]


def _rules(every: Iterable[Pack]) -> list[str]:
    """Return the rules' names, alone and with their packs'."""
    return [name for pack in every for rule in pack.rules for name in (rule.id, f"{pack.id}/{rule.id}")]


def _check_places(where: str, names: Sequence[str]) -> None:
    """Raise UsageError for a place that no table holds."""
    if not names:
        return
    table = Gazetteer.load()
    known = {name for row in table.rows for name in (row.code, row.name)}
    known |= {NATION_NAME, *(one.name for one in table.zones), *(one.name for one in table.regions)}
    _check(where, [name for name in names if not ANY_ZONE.search(name)], known)


def _check(where: str, names: Iterable[str], known: Collection[str]) -> None:
    """Raise UsageError for the first name that is not known, with the nearest that is."""
    for name in names:
        if name not in known:
            near = get_close_matches(name, sorted(known), n=1, cutoff=0.5)
            some = ", ".join(sorted(set(known))[:SHOWN]) or "none"
            raise UsageError(f"{where}: no {name!r}; " + (f"did you mean {near[0]!r}?" if near else f"known: {some}"))
