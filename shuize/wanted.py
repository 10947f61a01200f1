"""What an endpoint wants to hear of: filters by what an event is about; an empty filter lets everything through."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase


@dataclass(frozen=True, slots=True)
class Occurrence:
    """What filters look at in an event; `places` are codes and names of the place and of every place around it."""

    type: str
    severity: str
    rule: str
    kind: str
    pack: str
    indicator: str
    places: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filters of one endpoint; `types` may hold `*`, a rule is named alone or as `<pack>/<rule>`."""

    types: tuple[str, ...] = ()
    severities: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()


EVERYTHING = Wanted()
EVERYBODY: Mapping[str, Wanted] = {}
"""No endpoint filters anything."""


def wants(wanted: Wanted, one: Occurrence) -> bool:
    """Say whether the event passes every filter; of one filter's words, any will do.

    >>> told = Occurrence("milestone.crossed", "info", "resumption/rate", "milestone", "resumption", "rate")
    >>> wants(Wanted(types=("milestone.*",), rules=("rate",)), told), wants(Wanted(places=("370000",)), told)
    (True, False)
    """
    return (
        (not wanted.types or any(fnmatchcase(one.type, pattern) for pattern in wanted.types))
        and _named(wanted.severities, {one.severity})
        and _named(wanted.owners, one.owners)
        and _named(wanted.places, one.places)
        and _named(wanted.topics, one.topics)
        and _named(wanted.packs, {one.pack})
        and _named(wanted.rules, {one.rule, one.rule.rpartition("/")[2]})
        and _named(wanted.kinds, {one.kind})
        and _named(wanted.indicators, {one.indicator})
    )


def _named(filter_: tuple[str, ...], words: Collection[str]) -> bool:
    """Say whether the filter is empty or names one of the words."""
    return not filter_ or any(word in words for word in filter_)
