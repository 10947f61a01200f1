"""What holds for an article that says nothing of itself: the settings, before them its inbox, the sources' ranks."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.article import Defaults
from shuize.declared import Declared
from shuize.inboxes import Watched, check_packs
from shuize.settings import Settings


def general(settings: Settings, declared: Declared, known_packs: Sequence[str] = ()) -> Defaults:
    """Return what holds everywhere."""
    return Defaults(
        settings.source,
        settings.timezone,
        settings.max_bytes,
        known_packs=tuple(known_packs),
        ranks={one.name: one.rank for one in declared.sources},
    )


def of_inbox(base: Defaults, inbox: Watched) -> Defaults:
    """Return what holds in this inbox. Raises UsageError for a pack that is not at work."""
    check_packs(inbox, base.known_packs)
    return replace(
        base,
        source=inbox.source or base.source,
        rank=base.rank if inbox.rank is None else inbox.rank,
        packs=inbox.packs,
        language=inbox.language,
    )
