"""The tables. The database is the truth: everything else (queue, files, memory) may be lost at any moment.

Quantities are text (exact decimals in every database), instants are aware UTC, dates are ISO text.
"""

from shuize.store.schema.columns import metadata
from shuize.store.schema.reading import (
    ONCE_READ,
    UNFINISHED,
    articles,
    bands,
    dues,
    files,
    former,
    observations,
    replays,
    reprints,
    series,
    sketches,
    unjudged,
)
from shuize.store.schema.telling import alerts, deliveries, endpoints, event_alerts, events, notes, settlements

__all__ = [
    "ONCE_READ",
    "UNFINISHED",
    "alerts",
    "articles",
    "bands",
    "deliveries",
    "dues",
    "endpoints",
    "event_alerts",
    "events",
    "files",
    "former",
    "metadata",
    "notes",
    "observations",
    "replays",
    "reprints",
    "series",
    "settlements",
    "sketches",
    "unjudged",
]
