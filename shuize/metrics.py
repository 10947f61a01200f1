"""What the processes count, for Prometheus: every name and label stands here, and in docs/operations.md.

A worker's articles are read in a forked child that ends with its job, so what it counts goes through a pipe to the
process it came from; a count that cannot be written is dropped, for the database knows the truth.
"""

import json
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress

from prometheus_client import CollectorRegistry, Counter, Histogram, disable_created_metrics
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

disable_created_metrics()  # type: ignore[no-untyped-call]  # the library leaves it untyped
REGISTRY = CollectorRegistry()
SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0)
LONGEST_LINE = 4096
"""What POSIX writes to a pipe in one piece."""
COUNTS_A_LINE = 40

articles = Counter("shuize_articles", "Articles by what became of them", ["outcome"], registry=REGISTRY)
stages = Histogram("shuize_stage_seconds", "Seconds by stage of the way", ["stage"], registry=REGISTRY, buckets=SECONDS)
observations = Counter("shuize_observations", "Figures recorded, by kind", ["kind"], registry=REGISTRY)
events = Counter("shuize_events", "Events of alerts, by type", ["type"], registry=REGISTRY)
deliveries = Counter(
    "shuize_delivery_attempts", "Attempts to deliver, by how they ended", ["endpoint", "outcome"], registry=REGISTRY
)

COUNTERS: Mapping[str, Counter | Histogram] = {
    "articles": articles,
    "stages": stages,
    "observations": observations,
    "events": events,
    "deliveries": deliveries,
}

ADDS = {name: "observe" if isinstance(one, Histogram) else "inc" for name, one in COUNTERS.items()}
"""What adds to each; asked once, for it takes as long as ten additions."""

Count = tuple[str, tuple[str, ...], float]
"""Which of COUNTERS, its labels' values, and by how much (or how many seconds)."""
Reading = tuple[str, str, tuple[str, ...], Sequence[tuple[tuple[str, ...], float]]]
"""A gauge as it stands: name, help, names of labels, values with their labels'."""


class _Pipe:
    """Where a forked child writes: the pipe's end, and who reads it."""

    writer: int | None = None
    owner: int = 0


def gather() -> None:
    """Let children that are forked from now on count here, whatever becomes of them."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    _Pipe.writer, _Pipe.owner = writer, os.getpid()
    threading.Thread(target=_read, args=(reader,), name="counts", daemon=True).start()


def count(counts: Iterable[Count]) -> None:
    """Add to the counters, in a forked child to those of the process that gathers."""
    if _Pipe.writer is None or os.getpid() == _Pipe.owner:
        for name, labels, amount in counts:
            _add(name, labels, amount)
        return
    left = list(counts)
    for start in range(0, len(left), COUNTS_A_LINE):
        line = (json.dumps(left[start : start + COUNTS_A_LINE]) + "\n").encode()
        if len(line) <= LONGEST_LINE:
            with suppress(OSError):
                os.write(_Pipe.writer, line)


@contextmanager
def watched(gauges: Callable[[], Iterable[Reading]]) -> Iterator[None]:
    """Ask this whenever somebody looks while the block runs; that it raised shows as `shuize_store_up 0`."""
    collector = _Gauges(gauges)
    REGISTRY.register(collector)
    try:
        yield
    finally:
        REGISTRY.unregister(collector)


class _Gauges(Collector):
    """Values that are looked up when they are asked for."""

    def __init__(self, gauges: Callable[[], Iterable[Reading]]) -> None:
        self._gauges = gauges

    def describe(self) -> Iterable[Metric]:
        """Name nothing beforehand: registering must not look into the store."""
        return ()

    def collect(self) -> Iterator[Metric]:
        """Return the gauges, or that they could not be had."""
        up = GaugeMetricFamily("shuize_store_up", "1 while the database and Redis answer")
        try:
            found = list(self._gauges())
        except Exception:  # noqa: BLE001 - whoever looks must see the other metrics
            up.add_metric([], 0)
            yield up
            return
        up.add_metric([], 1)
        yield up
        for name, says, labels, values in found:
            family = GaugeMetricFamily(name, says, labels=labels)
            for labelled, value in values:
                family.add_metric(labelled, value)
            yield family


def _add(name: str, labels: Sequence[str], amount: float) -> None:
    """Add to one counter."""
    getattr(COUNTERS[name].labels(*labels), ADDS[name])(amount)


def _read(reader: int) -> None:
    """Add what children write, for as long as this process lives."""
    with os.fdopen(reader) as lines:
        for line in lines:
            with suppress(ValueError, KeyError, TypeError):
                for name, labels, amount in json.loads(line):
                    _add(name, labels, amount)
