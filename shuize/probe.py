"""The small server that each process shows itself on: /metrics, /healthz and /readyz."""

import os
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from shuize import forks, health, log, metrics
from shuize.errors import UsageError
from shuize.settings import Settings

PATIENCE_SECONDS = 5.0
TEXT = "text/plain; charset=utf-8"

logger = log.get(__name__)

Ready = Callable[[], None]
"""Returns where the process can do its work, raises otherwise."""


@contextmanager
def shown(settings: Settings, process: str, ready: Ready) -> Iterator[None]:
    """Answer on the port that the settings name, if any, while the block runs. Raises UsageError where it is taken."""
    if not settings.metrics_port:
        yield
        return
    server = _server(settings, process, ready)
    os.register_at_fork(after_in_child=server.socket.close)  # an orphaned child must not hold the port
    Thread(target=server.serve_forever, name="probe", daemon=True).start()
    logger.info("probe_started", address=f"http://{settings.metrics_host}:{server.server_port}")
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()


def _server(settings: Settings, process: str, ready: Ready) -> ThreadingHTTPServer:
    """Return the server, bound."""

    class Answer(_Answer):
        pages = {  # noqa: RUF012 - one for each server
            "/metrics": _counted,
            "/healthz": lambda: _healthy(settings, process),
            "/readyz": lambda: _ready(ready),
        }

    class Server(ThreadingHTTPServer):
        address_family = socket.AF_INET6 if ":" in settings.metrics_host else socket.AF_INET
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002 - the library's
            """Say what is wrong with us; that the other side hung up is no news."""
            error = sys.exception()
            if not isinstance(error, OSError):
                with forks.GATE:  # whoever forks while another thread writes leaves the child a locked stream
                    logger.error("probe_broken", exc_info=error)

    try:
        return Server((settings.metrics_host, settings.metrics_port), Answer)
    except OSError as error:
        where = f"{settings.metrics_host}:{settings.metrics_port}"
        raise UsageError(f"SHUIZE_METRICS_PORT: cannot listen on {where}: {error.strerror}") from error


Page = tuple[HTTPStatus, bytes, str]


class _Answer(BaseHTTPRequestHandler):
    """Answers GET and HEAD of a few pages, and says nothing in the log."""

    pages: dict[str, Callable[[], Page]]
    timeout = PATIENCE_SECONDS
    server_version, sys_version = "shuize", ""

    def do_GET(self) -> None:
        """Send the page."""
        page = self.pages.get(self.path.partition("?")[0])
        status, content, kind = page() if page else (HTTPStatus.NOT_FOUND, b"/metrics /healthz /readyz\n", TEXT)
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    do_HEAD = do_GET  # noqa: N815 - the library's name

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Keep quiet: probes come every few seconds."""


def _healthy(settings: Settings, process: str) -> Page:
    """Say whether this process' main loop goes on."""
    alive = health.alive(settings, process, now=time.time(), pid=os.getpid())
    return (HTTPStatus.OK, b"ok\n", TEXT) if alive else (HTTPStatus.SERVICE_UNAVAILABLE, b"its loop stands\n", TEXT)


def _counted() -> Page:
    """Say what was counted, and what is looked up for it."""
    with forks.GATE:
        return HTTPStatus.OK, generate_latest(metrics.REGISTRY), CONTENT_TYPE_LATEST


def _ready(ready: Ready) -> Page:
    """Say whether what this process needs is there."""
    try:
        with forks.GATE:
            ready()
    except Exception as error:  # noqa: BLE001 - the reason is the answer
        reason = log.redact(f"{getattr(error, 'orig', None) or error}").partition("\n")[0]
        return HTTPStatus.SERVICE_UNAVAILABLE, f"{reason}\n".encode(), TEXT
    return HTTPStatus.OK, b"ready\n", TEXT
