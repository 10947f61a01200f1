"""Linux' events of an inbox, and no more of them than tell something: half of what taking a file in cost was watching.

The kernel is not asked for what leaves a folder, nor for what happens in those that we fill ourselves, and what it says
goes from the thread that reads it to the hints, past watchdog's queue and its search for pairs of moves. Where it falls
silent, the emitter is not alive.
"""

import os
from contextlib import suppress
from functools import partial
from typing import Any

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers.api import BaseObserver, EventQueue, ObservedWatch
from watchdog.observers.inotify import InotifyFullEmitter, InotifyObserver, InotifyWatchGroup
from watchdog.observers.inotify_c import InotifyConstants, Mask, WatchDescriptor
from watchdog.observers.inotify_move_event_grouper import (
    GroupedInotifyEvent,
    InotifyMoveEventGrouper,
    PathedInotifyEvent,
)

from ingest import names


class Arrivals(InotifyMoveEventGrouper):
    """What comes is not looked for among what leaves: of that the kernel says nothing."""

    def get_queued_moved_from_event(self, cookie: int) -> None:
        """Know of none that leaves."""

    def _group_moved_to_event(self, to_event: PathedInotifyEvent) -> GroupedInotifyEvent:
        """Leave it alone."""
        return to_event


class Folders(InotifyWatchGroup):
    """The folders that are watched: all but those that hold what has been dealt with."""

    short: bool = False
    """A folder is not watched, for there are no more watches; watchdog says so of the first folder only."""

    def __post_init__(self) -> None:
        """Begin to watch."""
        self._move_event_grouper = Arrivals()
        super().__post_init__()

    @property
    def complete(self) -> bool:
        """Say whether every folder is watched; the first one is not any more once it was unmounted."""
        with self._lock:
            return not self.short and self.path in self._active_callbacks_by_path

    def on_watch_deleted(self, wd: WatchDescriptor) -> None:
        """Forget a folder that is gone; of two that had the same name, one after the other, the first as well."""
        with suppress(KeyError):  # watchdog 7.1 looks for it by name, and its reading thread would die of that
            super().on_watch_deleted(wd)

    def _add_callback(self, path: bytes) -> None:
        """Watch a folder, unless it is one of ours."""
        if os.path.relpath(path, self.path).split(b"/")[0] in names.RESERVED:
            return
        super()._add_callback(path)
        self.short = self.short or (path not in self._active_callbacks_by_path and os.access(path, os.R_OK))


class Emitter(InotifyFullEmitter):
    """Tells a handler what happens in the folders below one, in the thread that hears of it."""

    _inotify: Folders | None

    def __init__(
        self, handler: FileSystemEventHandler, queue: EventQueue, watch: ObservedWatch, **given: Any  # noqa: ANN401
    ) -> None:  # fmt: skip
        """Tell this handler; the queue stays empty."""
        super().__init__(queue, watch, **given)
        self._handler = handler

    def on_thread_start(self) -> None:
        """Begin to watch. Raises OSError where the system gives no more watches."""
        mask = Mask(self.get_event_mask_from_filter() & ~InotifyConstants.IN_MOVED_FROM)
        path = os.fsencode(self.watch.path)
        self._inotify = Folders(self._inotify_fd, path, is_recursive=self.watch.is_recursive, event_mask=mask)

    def is_alive(self) -> bool:
        """Say whether it hears of everything: one thread reads what the kernel says, and it in turn reads from that."""
        folders = self._inotify
        return super().is_alive() and self._inotify_fd.is_alive() and folders is not None and folders.complete

    def queue_event(self, event: FileSystemEvent) -> None:
        """Tell of the event."""
        if self._event_filter is None or any(isinstance(event, kind) for kind in self._event_filter):
            self._handler.dispatch(event)


def observer(handler: FileSystemEventHandler) -> BaseObserver:
    """Return an observer that tells this handler."""
    made = InotifyObserver()
    made._emitter_class = partial(Emitter, handler)  # type: ignore[assignment]  # noqa: SLF001 - the only way
    return made
