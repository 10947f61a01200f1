"""What is handed on between the steps from a file to work on the queue."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from redis import Redis
from sqlalchemy import Engine

from ingest import folder, names, shelf
from ingest.article import Defaults
from shuize.settings import Settings
from shuize.types import Article


@dataclass(frozen=True, slots=True)
class Desk:
    """What submitting needs: the inbox, the store, the queue."""

    settings: Settings
    engine: Engine
    client: Redis
    further: bool = False
    """The inbox is not the first one: the ledger knows its files by their whole paths."""
    base: Defaults | None = None
    """What holds in this inbox for articles that say nothing else; None: what the settings say."""

    @property
    def root(self) -> bytes:
        """The inbox in bytes."""
        return _absolute(self.settings.inbox)

    def key(self, path: bytes) -> bytes:
        """Return by what the ledger knows a file of this inbox."""
        return self.root + b"/" + path if self.further else path

    def path(self, key: bytes) -> bytes | None:
        """Return the file of this inbox that the ledger knows by that, None if it lies in another one."""
        if not self.further:
            return None if key.startswith(b"/") else key
        start = self.root + b"/"
        return key[len(start) :] if key.startswith(start) else None

    def called(self, name: str) -> str:
        """Return what the ledger calls an article of that name below this inbox: in two inboxes it is two."""
        return f"{names.printable(self.root)}/{name}" if self.further else name

    def defaults(self, path: bytes) -> Defaults:
        """Return what holds for articles in that file that say nothing else. Raises UsageError, OSError."""
        settings = self.settings
        base = self.base or Defaults(settings.source, settings.timezone, settings.max_bytes)
        if b"/" not in path and not os.path.lexists(self.root + b"/" + os.fsencode(folder.NAME)):
            return base  # as for nearly every file
        return folder.defaults(shelf.place(self.root), Path(os.fsdecode(path)), base)


@cache
def _absolute(inbox: Path) -> bytes:
    """Return the folder in bytes."""
    return bytes(inbox.absolute())


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file that was read: its articles, or the reason why it has none."""

    path: bytes
    fingerprint: str
    articles: tuple[Article, ...] = ()
    reason: str | None = None
    sidecar: bytes | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    """What each article is called, by its id, where that is not the file's own name: `a.zip!b.txt`."""
    refused: tuple[tuple[str, str], ...] = ()
    """Members and lines that are no articles, each with its reason."""
    remains: str = ""
    """Those lines, as they stand there."""
    doubts: tuple[str, ...] = ()
    """What is odd about the file though it was read."""
    guesses: tuple[tuple[str, str], ...] = ()
    """What was read in an encoding that had to be guessed, with that encoding."""
    restated: tuple[Article, ...] = ()
    """Articles that came earlier, with what a sidecar says of them now."""
    began: float = 0.0
    """When the file was opened, in epoch seconds; 0 where it was not."""

    @property
    def article_ids(self) -> tuple[str, ...]:
        """What its articles are known by."""
        return tuple(article.id for article in self.articles)

    def name(self, article_id: str) -> str:
        """Return what an article is called."""
        return self.names.get(article_id) or names.printable(self.path)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: done, duplicate or rejected, and the ids that are still to be read."""

    prepared: Prepared
    outcome: str
    unread: tuple[str, ...] = ()
    reason: str | None = None
    again: bool = False
    """The file was dealt with before, and is now only to be put away."""
    fresh: tuple[str, ...] = ()
    """Those of them that nobody knew: the ledger says already that they are queued."""
