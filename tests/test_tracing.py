"""Spans, as a real OTLP receiver gets them."""

import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from shuize import tracing
from shuize.settings import database_url
from shuize.store import articles
from shuize.store.engine import open_store
from tests.inboxes import configured, eventually, running, write

proto = pytest.importorskip("opentelemetry.proto.collector.trace.v1.trace_service_pb2")


@dataclass
class Collector:
    """What was received: name, trace, article."""

    port: int
    spans: list[tuple[str, str, str]] = field(default_factory=list)

    def names(self, trace: str) -> set[str]:
        """Return the names of the spans of a trace."""
        return {name for name, found, _ in self.spans if found == trace}


@pytest.fixture
def collector(monkeypatch: pytest.MonkeyPatch) -> Iterator[Collector]:
    """Receive spans over HTTP; whatever starts meanwhile sends them here."""

    class Receives(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = proto.ExportTraceServiceRequest.FromString(self.rfile.read(int(self.headers["Content-Length"])))
            for resource in request.resource_spans:
                for scope in resource.scope_spans:
                    for span in scope.spans:
                        about = {one.key: one.value.string_value for one in span.attributes}
                        found.spans.append((span.name, span.trace_id.hex(), about["article.id"]))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Receives)
    found = Collector(server.server_port)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", f"http://127.0.0.1:{found.port}")
    monkeypatch.setenv("OTEL_BSP_SCHEDULE_DELAY", "200")
    tracing._provider.cache_clear()
    yield found
    tracing._provider.cache_clear()
    server.shutdown()
    server.server_close()


def test_a_trace_is_an_article_through_all_processes(collector: Collector, tmp_path: Path) -> None:
    """Taken in, worked at, read, told: four spans of one trace, whose id is the article's."""
    settings = configured(tmp_path, workers=1)
    with running(["-c", "from shuize.cli.main import main; main()", "up"], settings):
        write(settings.inbox / "2020-03-25.txt", "截至3月24日，青岛市规模以上工业企业返岗率为96.3%。")
        eventually(lambda: len({name for name, _, _ in collector.spans}) == 4, 60)
    engine = open_store(database_url(settings))
    with engine.connect() as conn:
        assert articles.counts(conn)["read"] == 1
    engine.dispose()
    (article,) = {article for _, _, article in collector.spans}
    assert collector.names(article[:32]) == {"ingest", "work", "read", "deliver"}


def test_a_forked_child_sends_its_own(collector: Collector) -> None:
    """What a child timed arrives although it ends without a goodbye."""
    with tracing.span("before", "a" * 64):
        pass
    child = os.fork()
    if not child:
        with tracing.span("within", "a" * 64):
            pass
        tracing.flush()
        os._exit(0)
    os.waitpid(child, 0)
    tracing.flush()
    eventually(lambda: collector.names("a" * 32) == {"before", "within"})


def test_nobody_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the address nothing is imported and nothing sent."""
    for name in tracing.WANTED:
        monkeypatch.delenv(name, raising=False)
    tracing._provider.cache_clear()
    with tracing.span("x", "a" * 64):
        assert tracing._provider(os.getpid()) is None
    tracing.since("x", "a" * 64, 0.0)
    tracing.flush()
