"""OpenTelemetry spans of an article's way, where the extra is installed and OTEL_EXPORTER_OTLP_ENDPOINT is set.

A trace is an article: its id is the first half of the article's, so that no process has to hand it to another.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from shuize import log

if TYPE_CHECKING:
    from opentelemetry.context import Context
    from opentelemetry.sdk.trace import TracerProvider

WANTED = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
FLUSH_MILLISECONDS = 2000
HEX = 16
NANOSECONDS = 1_000_000_000

logger = log.get(__name__)


@contextmanager
def span(name: str, article_id: str | None, **attributes: str | float) -> Iterator[None]:
    """Time the block as a span of the article's trace; nothing where nobody wants to know, or of no article."""
    provider = _provider(os.getpid()) if article_id else None
    if provider is None or article_id is None:
        yield
        return
    tracer = provider.get_tracer("shuize")
    with tracer.start_as_current_span(name, _root(article_id), attributes={"article.id": article_id, **attributes}):
        yield


def since(name: str, article_id: str | None, began: float, **attributes: str | float) -> None:
    """Add a span of the article's trace that began then (epoch seconds) and ends now."""
    provider = _provider(os.getpid()) if article_id else None
    if provider is None or article_id is None:
        return
    about = {"article.id": article_id, **attributes}
    started = provider.get_tracer("shuize").start_span(
        name, _root(article_id), attributes=about, start_time=int(began * NANOSECONDS)
    )
    started.end()


def flush() -> None:
    """Send what is held back, before a process ends that nothing is called at the end of."""
    provider = _provider(os.getpid())
    if provider is not None:
        provider.force_flush(FLUSH_MILLISECONDS)


def _root(article_id: str) -> "Context":
    """Return the context in which a span belongs to the article's trace."""
    from opentelemetry import trace  # noqa: PLC0415 - an extra

    trace_id, span_id = int(article_id[:32], HEX), int(article_id[32:48], HEX)
    parent = trace.SpanContext(trace_id, span_id, is_remote=True, trace_flags=trace.TraceFlags(1))
    return trace.set_span_in_context(trace.NonRecordingSpan(parent))


@cache
def _provider(_process: int) -> "TracerProvider | None":
    """Return what sends this process' spans; a forked child has one of its own, for threads do not survive a fork."""
    if not any(os.environ.get(name) for name in WANTED):
        return None
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415 - an extra
        from opentelemetry.sdk.resources import Resource  # noqa: PLC0415 - the same
        from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415 - the same
        from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415 - the same
    except ImportError:
        logger.warning("traces_unavailable", remedy="pip install 'shuize-gauge[otel]'")
        return None
    provider = TracerProvider(resource=Resource.create({"service.name": os.environ.get("OTEL_SERVICE_NAME", "shuize")}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    return provider
